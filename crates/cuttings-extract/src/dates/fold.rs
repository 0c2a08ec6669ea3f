//! Letters as dates are read: without case, accents, vowel points, and one form of each letter, so
//! that "MÄRZ", "Marz" and "märz" are one word.
//!
//! The table is built once, from `data/folds.tsv`; it never changes.

use std::sync::LazyLock;

/// The folded forms of the first characters, straight by code; the others are looked up.
const NEAR: usize = 0x0700;

/// Stands for "dropped" in the tables.
const DROPPED: char = '\0';

struct Folds {
    near: Vec<char>,
    far: Vec<(char, char)>,
}

static FOLDS: LazyLock<Folds> = LazyLock::new(|| {
    let mut near: Vec<char> =
        (0..NEAR).map(|code| char::from_u32(code as u32).map_or(DROPPED, first_lower)).collect();
    let mut far = Vec::new();
    for line in include_str!("data/folds.tsv").lines() {
        let Some((from, to)) = line.split_once('\t') else { continue };
        let Some(from) = from.chars().next() else { continue };
        far.push((from, to.chars().next().unwrap_or(DROPPED)));
    }
    far.sort_unstable();
    for slot in &mut near {
        if let Ok(found) = far.binary_search_by_key(slot, |&(from, _)| from) {
            *slot = far[found].1;
        }
    }
    Folds { near, far }
});

fn first_lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// The letter that a character counts as; `None` if it counts for nothing.
pub(crate) fn fold(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    if is_ideograph(c) || ('\u{ac00}'..='\u{d7a3}').contains(&c) {
        return Some(c);
    }
    let folds = &*FOLDS;
    let folded = match folds.near.get(c as usize) {
        Some(&near) => near,
        None => {
            let lower = first_lower(c);
            let found = folds.far.binary_search_by_key(&lower, |&(from, _)| from);
            found.map_or(lower, |at| folds.far[at].1)
        }
    };
    (folded != DROPPED).then_some(folded)
}

/// A whole phrase, folded, with single spaces.
pub(super) fn fold_phrase(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            folded.extend(fold(c));
        }
    }
    folded.trim().to_owned()
}

/// Whether words of this letter's script stand together without spaces (or with endings that other
/// languages write as words, as in Korean).
pub(super) fn is_unspaced(c: char) -> bool {
    is_ideograph(c)
        || matches!(c,
            '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether the character is a word by itself, as far as cutting up a text goes.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}')
}

/// The value of a decimal digit of any script that dates are written in.
pub(crate) fn digit(c: char) -> Option<u32> {
    const ZEROS: [u32; 13] = [
        0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0e50, 0x0ed0, 0x1040,
        0x17e0, 0xff10,
    ];
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = c as u32;
    ZEROS.iter().map(|zero| code.wrapping_sub(*zero)).find(|value| *value < 10)
}

/// The value of a digit as Chinese and Japanese write it out; 10 and 20 are themselves.
pub(super) fn ideographic_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '元' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '廿' => 20,
        '卅' => 30,
        _ => return None,
    })
}

/// Marks of direction and width that are no part of what is written.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{00ad}' | '\u{fe0e}' | '\u{fe0f}')
}

/// Punctuation in the one form that the reader knows: full-width, Arabic and typographic marks
/// become plain ones, every dash longer than a hyphen an en dash.
pub(super) fn plain_mark(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '،' | '、' | '､' => ',',
        '\u{060d}' | '⁄' | '∕' => '/',
        '‐' | '‑' | '−' | '־' => '-',
        '‒' | '–' | '—' | '―' | '─' => '–',
        '’' | '‘' | 'ʼ' | '′' | '´' | '`' | '׳' => '\'',
        '\u{2024}' | '。' | '｡' | '۔' | '।' => '.',
        '・' | '･' | '•' | '∙' | '⋅' | '●' | '‧' | '▪' => '·',
        '¦' | '│' | '┃' => '|',
        '【' | '〔' | '〈' => '(',
        '】' | '〕' | '〉' => ')',
        '∶' | '︰' => ':',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{digit, fold, fold_phrase};

    #[test]
    fn case_accents_and_letter_forms_do_not_count() {
        for (written, folded) in [
            ("FÉVRIER", "fevrier"),
            ("MÄRZ", "marz"),
            ("İyul", "iyul"),
            ("ΜΆΡΤΙΟΣ", "μαρτιοσ"),
            ("ноябрь й", "ноябрь и"),
            ("أبريل", "ابريل"),
            ("فوریهٔ", "فوريه"),
            ("thứ  sáu", "thu sau"),
            ("ｍａｒ", "mar"),
        ] {
            assert_eq!(fold_phrase(written), folded);
        }
    }

    #[test]
    fn a_combining_accent_is_dropped() {
        assert_eq!(fold('\u{301}'), None);
        assert_eq!(fold_phrase("fe\u{301}v"), "fev");
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            if let Some(once) = fold(c) {
                assert_eq!(fold(once), Some(once), "{c:?}");
            }
        }
    }

    #[test]
    fn digits_of_many_scripts_count() {
        for c in ['7', '٧', '۷', '७', '๗', '７'] {
            assert_eq!(digit(c), Some(7));
        }
        assert_eq!(digit('x'), None);
    }
}
