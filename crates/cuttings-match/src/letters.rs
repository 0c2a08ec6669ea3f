//! Sorts of characters that mean nothing, or stand for a word, wherever plain words are taken from texts.

/// Whether a character is an apostrophe: "Lenin's" is written with any of these, or with none.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{ff07}' | '`' | '\u{00b4}')
}

/// Whether a character is not seen: soft hyphens, zero-width spaces and joiners, direction marks, byte
/// order marks.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a letter is of a script without spaces between words: Thai, Lao, Myanmar, Khmer, kana, Han
/// (Unicode blocks, The Unicode Standard, chapters 16 and 18).
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff
        | 0x3040..=0x30ff | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff
        | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}
