//! How much a text says, and how many sentences end in it.
//!
//! Every text of a page is measured, so both are counted in one pass over its bytes: most bytes say by
//! themselves what they count for, and only what may be special is decoded.

/// The measure of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Measure {
    /// Letters, digits and marks; ideographs and kana count double.
    pub(super) weight: u32,
    /// Marks that end a sentence, with white space or nothing behind them.
    pub(super) sentence_ends: u32,
}

/// How much a text says: letters and digits, ideographs and kana counted double.
pub(super) fn weight(text: &str) -> u32 {
    measure(text).weight
}

/// Measures a text.
pub(super) fn measure(text: &str) -> Measure {
    if text.len() >= LONG && text.is_ascii() { of_ascii(text.as_bytes()) } else { of_any(text) }
}

/// From this length on, in bytes, it pays to look at many bytes together.
const LONG: usize = 48;

/// Measures a text of ASCII: many of its bytes are looked at together.
fn of_ascii(text: &[u8]) -> Measure {
    let is_space = |byte: &u8| *byte == b' ' || (b'\t'..=b'\r').contains(byte);
    let weight = text.iter().filter(|byte| !is_space(byte)).count();
    let ends = memchr::memchr3_iter(b'.', b'!', b'?', text)
        .filter(|at| text.get(at + 1).is_none_or(is_space))
        .count();
    let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Measure { weight: short(weight), sentence_ends: short(ends) }
}

fn of_any(text: &str) -> Measure {
    let mut sum = Measure::default();
    for (at, byte) in text.bytes().enumerate() {
        let class = CLASSES.get(usize::from(byte)).copied().unwrap_or(SPECIAL);
        if class != SPECIAL {
            sum.weight += u32::from(class);
            continue;
        }
        let mut chars = text.get(at..).unwrap_or_default().chars();
        if let Some(c) = chars.next() {
            sum.weight += weight_of(c);
            sum.sentence_ends += u32::from(ends_sentence(c, chars.next()));
        }
    }
    sum
}

/// A byte whose character must be looked at.
const SPECIAL: u8 = u8::MAX;

/// For each byte, the weight of the character that it begins: 0 for spaces and for bytes that go on
/// with a character.
const CLASSES: [u8; 256] = {
    let mut classes = [1; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'\t'..=b'\r' | b' ' | 0x80..=0xBF => 0,
            b'.' | b'!' | b'?' => SPECIAL,
            // U+0085 and U+00A0; Arabic; Devanagari's neighbours; spaces and marks; U+A000 and on; the
            // last Hangul; forms for compatibility; what is beyond the first plane.
            0xC2 | 0xD8 | 0xE0..=0xE3 | 0xEA | 0xED | 0xEF | 0xF0 => SPECIAL,
            // U+4000 to U+9FFF, U+B000 to U+CFFF.
            0xE4..=0xE9 | 0xEB | 0xEC => 2,
            _ => 1,
        };
        byte += 1;
    }
    classes
};

fn weight_of(c: char) -> u32 {
    if c.is_whitespace() {
        0
    } else if is_ideographic(c) {
        2
    } else {
        1
    }
}

/// Characters of scripts that write a word in one or two of them.
pub(super) fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn ends_sentence(c: char, next: Option<char>) -> bool {
    matches!(c, '。' | '！' | '？')
        || (matches!(c, '.' | '!' | '?' | '…' | '؟' | '।') && next.is_none_or(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ends_sentence, measure, of_any, of_ascii, weight_of};

    #[test]
    fn every_character_is_measured_as_by_itself() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let text = format!("a{c}");
            let found = measure(&text);
            assert_eq!(found.weight, 1 + weight_of(c), "{c:?}");
            assert_eq!(found.sentence_ends, u32::from(ends_sentence(c, None)), "{c:?}");
        }
    }

    #[test]
    fn sentences_end_before_white_space() {
        assert_eq!(measure("One. Two?\u{a0}Three 3.5 four.five…").sentence_ends, 3);
        assert_eq!(measure("今日は。明日").sentence_ends, 1);
        assert_eq!(measure(" \t\u{3000}今日 3").weight, 5);
    }

    proptest! {
        #[test]
        fn a_text_of_ascii_is_measured_like_any_other(text in "[ \\t\\n\x0B\x1Fa-c,.!?]{0,80}") {
            prop_assert_eq!(of_ascii(text.as_bytes()), of_any(&text));
        }
    }
}
