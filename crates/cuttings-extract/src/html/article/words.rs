//! How many words a text has, and how many sentence ends, in any script.

/// Words and sentence ends of a text.
pub(super) fn count(text: &str) -> (u32, u32) {
    if text.len() >= LONG && text.is_ascii() { of_ascii(text.as_bytes()) } else { of_any(text) }
}

/// From this length on, in bytes, it pays to look at many bytes together.
const LONG: usize = 48;

/// Counts in a text of ASCII by its neighbouring bytes, of which many are looked at together: a word begins
/// where a letter stands behind none, unless what is between them joins words, and a sentence ends where a mark
/// stands behind a letter.
fn of_ascii(text: &[u8]) -> (u32, u32) {
    let first = u32::from(text.first().is_some_and(|byte| is_letter(*byte)));
    let (mut starts, mut sentences) = (0, 0);
    let behind = text.get(1..).unwrap_or_default();
    for (before, behind) in text.chunks(STRETCH).zip(behind.chunks(STRETCH)) {
        let (begun, ended) = of_stretch(before, behind);
        starts += u32::from(begun);
        sentences += u32::from(ended);
    }
    let joints = memchr::memchr2_iter(b'\'', b'-', text).filter(|&at| joins(text, at)).count();
    let joints = u32::try_from(joints).unwrap_or(u32::MAX);
    ((first + starts).saturating_sub(joints), sentences)
}

/// What is counted of so many bytes fits in one.
const STRETCH: usize = 255;

/// How many words begin and how many sentences end in a stretch of bytes, each of which stands behind that of the first
/// slice: counts of one byte each are added for sixteen bytes at once.
fn of_stretch(before: &[u8], behind: &[u8]) -> (u8, u8) {
    before.iter().zip(behind).fold((0, 0), |(begun, ended): (u8, u8), (a, b)| {
        let (a_letter, b_letter) = (is_letter(*a), is_letter(*b));
        let begins = u8::from(!a_letter & b_letter);
        let ends = u8::from(a_letter & is_end(*b));
        (begun.wrapping_add(begins), ended.wrapping_add(ends))
    })
}

fn is_letter(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10)
}

fn is_end(byte: u8) -> bool {
    (byte == b'.') | (byte == b'!') | (byte == b'?') | (byte == b',')
}

/// Whether a run of apostrophes and hyphens that begins at a place stands between two letters.
fn joins(text: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.get(at));
    let behind = text.get(at..).unwrap_or_default();
    let behind = behind.iter().find(|byte| !matches!(byte, b'\'' | b'-'));
    before.is_some_and(|byte| is_letter(*byte)) && behind.is_some_and(|byte| is_letter(*byte))
}

fn of_any(text: &str) -> (u32, u32) {
    let mut counter = Counter::default();
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if byte.is_ascii_alphanumeric() {
            counter.letter();
            let rest = text.as_bytes().get(at..).unwrap_or_default();
            at += rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            continue;
        }
        if byte.is_ascii() {
            counter.mark(byte);
            at += 1;
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        counter.other(c);
        at += c.len_utf8();
    }
    (counter.words + counter.wide.div_ceil(2), counter.sentences)
}

/// Counts the words and the sentence ends of a text, character by character.
#[derive(Default)]
struct Counter {
    words: u32,
    sentences: u32,
    /// Characters that are written without spaces between words: two make a word.
    wide: u32,
    in_word: bool,
    /// Whether the last character was part of a word, or written as one.
    behind_word: bool,
}

impl Counter {
    /// A letter or a digit of ASCII, or several.
    fn letter(&mut self) {
        self.words += u32::from(!self.in_word);
        (self.in_word, self.behind_word) = (true, true);
    }

    /// Anything else of ASCII.
    fn mark(&mut self, byte: u8) {
        self.sentences += u32::from(self.behind_word && matches!(byte, b'.' | b'!' | b'?' | b','));
        self.in_word &= matches!(byte, b'\'' | b'-');
        self.behind_word = false;
    }

    fn other(&mut self, c: char) {
        self.behind_word = c.is_alphanumeric();
        match c {
            '。' | '！' | '？' | '、' | '，' | '؟' | '۔' | '،' | '।' | '…' => {
                self.sentences += 1;
                self.in_word = false;
            }
            '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => {
                self.wide += 1;
                self.in_word = false;
            }
            c => {
                self.words += u32::from(self.behind_word && !self.in_word);
                self.in_word = self.behind_word || (self.in_word && c == '’');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{count, of_any, of_ascii};

    #[test]
    fn words_and_sentences_are_counted_in_any_script() {
        assert_eq!(count("It's late. Go home!"), (4, 2));
        assert_eq!(count("今日は雨です。").0, 3);
        assert_eq!(count("هذا خبر، جديد").0, 3);
        assert_eq!(count("오늘은 비가 옵니다.").1, 1);
    }

    proptest! {
        #[test]
        fn a_text_of_ascii_is_counted_like_any_other(text in "[ \\t\\na-c0'.,!?-]{0,80}") {
            prop_assert_eq!(of_ascii(text.as_bytes()), of_any(&text));
        }
    }
}
