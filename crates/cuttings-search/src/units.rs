//! Texts as units: words, and the single signs of scripts that are written without spaces.
//!
//! Both sides of a search go through here: what is indexed, what is asked for, and what is highlighted.
//! Words are found by the word boundaries of Unicode (UAX #29), then split at apostrophes and inner
//! full stops, so that "l'homme" is found by "homme" and "post.example" by "example"; only numbers
//! ("3.5") and abbreviations of single letters ("U.S." is "us") stay whole.

use unicode_segmentation::UnicodeSegmentation;

use crate::fold;

/// A unit of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Where it stands, in bytes.
    pub(crate) start: usize,
    /// Where it ends.
    pub(crate) end: usize,
    /// The text in lower case, with its diacritics: what stemmers expect.
    pub(crate) lower: String,
    /// The text as it is compared.
    pub(crate) folded: String,
    /// Whether it is a sign of an unspaced script rather than a word.
    pub(crate) sign: bool,
}

/// The units of a text, in order.
pub(crate) fn units(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    for (start, word) in text.unicode_word_indices() {
        if word.chars().any(is_unspaced) {
            push_mixed(start, word, &mut units);
        } else {
            push_words(start, word, &mut units);
        }
    }
    units
}

/// Chinese, Japanese, Korean, and the scripts of South East Asia. Korean has spaces, but its words carry
/// their endings, so that it is searched by syllables like the others.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff // Thai, Lao
        | 0x1000..=0x109f | 0x1780..=0x17ff // Myanmar, Khmer
        | 0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7ff // Hangul
        | 0x3040..=0x30ff | 0x31f0..=0x31ff // Kana
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff) // Han
}

fn push_mixed(start: usize, word: &str, units: &mut Vec<Unit>) {
    let mut run = 0;
    for (at, c) in word.char_indices() {
        if !is_unspaced(c) {
            continue;
        }
        push_words(start + run, word.get(run..at).unwrap_or_default(), units);
        run = at + c.len_utf8();
        let text = c.to_string();
        units.push(Unit {
            start: start + at,
            end: start + run,
            folded: fold::fold(&text),
            lower: text,
            sign: true,
        });
    }
    push_words(start + run, word.get(run..).unwrap_or_default(), units);
}

fn push_words(start: usize, word: &str, units: &mut Vec<Unit>) {
    if is_number(word) || is_abbreviation(word) {
        push(start, word, units);
        return;
    }
    let mut from = 0;
    for (at, c) in word.char_indices() {
        if is_joint(c) {
            push(start + from, word.get(from..at).unwrap_or_default(), units);
            from = at + c.len_utf8();
        }
    }
    push(start + from, word.get(from..).unwrap_or_default(), units);
}

fn push(start: usize, word: &str, units: &mut Vec<Unit>) {
    let end = start + word.len();
    // Most words of most texts.
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let lower = word.to_ascii_lowercase();
        units.push(Unit { start, end, folded: lower.clone(), lower, sign: false });
        return;
    }
    let lower: String = word.chars().filter(|&c| !is_joint(c) || is_number(word)).collect();
    let lower = lower.to_lowercase();
    let folded = fold::fold(&lower);
    if !folded.is_empty() {
        units.push(Unit { start, end, lower, folded, sign: false });
    }
}

/// What UAX #29 lets stand within words.
fn is_joint(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}'
            | '\u{2019}'
            | '\u{ff07}'
            | '.'
            | '\u{2024}'
            | ':'
            | '\u{00b7}'
            | '_'
            | ','
            | ';'
    )
}

fn is_number(word: &str) -> bool {
    word.chars().any(char::is_numeric) && !word.chars().any(char::is_alphabetic)
}

/// Single letters with full stops between them.
fn is_abbreviation(word: &str) -> bool {
    let mut letters = word.split('.');
    word.contains('.')
        && letters.all(|letter| {
            let mut chars = letter.chars();
            chars.next().is_none_or(char::is_alphabetic) && chars.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::units;

    fn folded(text: &str) -> Vec<String> {
        units(text).into_iter().map(|unit| unit.folded).collect()
    }

    #[test]
    fn words_are_split_where_readers_would_look_for_their_parts() {
        for (text, expected) in [
            ("The harbour re-opens!", vec!["the", "harbour", "re", "opens"]),
            ("l’homme d'État", vec!["l", "homme", "d", "etat"]),
            ("news.harbour-post.example", vec!["news", "harbour", "post", "example"]),
            ("U.S. ships, 3.5 %, 1,000", vec!["us", "ships", "3.5", "1,000"]),
            ("snake_case", vec!["snake", "case"]),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn signs_stand_alone() {
        assert_eq!(folded("港口2024年 reopens"), ["港", "口", "2024", "年", "reopens"]);
        assert_eq!(folded("정부는"), ["정", "부", "는"]);
    }

    proptest! {
        #[test]
        fn units_are_slices_of_the_text_in_order(text in "\\PC{0,80}") {
            let mut last = 0;
            for unit in units(&text) {
                prop_assert!(unit.start >= last && unit.end > unit.start);
                prop_assert!(text.get(unit.start..unit.end).is_some());
                last = unit.end;
            }
        }
    }
}
