//! White space in text, found byte by byte.
//!
//! Texts are collapsed wherever they are read, so this is one of the inner loops of the reader. Only
//! five bytes begin the white space beyond ASCII; all others are passed over without decoding.

/// What counts as space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blank {
    /// White space, as Unicode has it.
    White,
    /// White space, and what has no width: the zero-width space and the byte order mark.
    WhiteOrEmpty,
}

/// What a byte can be the beginning of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Space,
    /// Of space or of a word.
    Either,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Word; 256];
    let mut at = 0;
    while at < SPACES.len() {
        classes[SPACES[at] as usize] = Class::Space;
        at += 1;
    }
    let mut at = 0;
    while at < LEADS.len() {
        classes[LEADS[at] as usize] = Class::Either;
        at += 1;
    }
    classes
};

/// The white space of ASCII, by `char::is_whitespace`.
const SPACES: [u8; 6] = [b'\t', b'\n', 0x0B, 0x0C, b'\r', b' '];

/// The first bytes of the white space beyond ASCII, and of what has no width.
const LEADS: [u8; 5] = [0xC2, 0xE1, 0xE2, 0xE3, 0xEF];

/// A text, cut at every character that counts as space, as `str::split` cuts it: between two spaces
/// is an empty part.
pub(crate) fn cut(text: &str, blank: Blank) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some((at, length)) = first(text, blank) else {
            rest = None;
            return Some(text);
        };
        rest = text.get(at + length..);
        text.get(..at)
    })
}

/// Where the first space of a text is, and how long it is in bytes.
fn first(text: &str, blank: Blank) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let class = |b: u8| CLASSES.get(usize::from(b)).copied().unwrap_or(Class::Either);
    let mut from = 0;
    loop {
        let rest = bytes.get(from..)?;
        let at = from + rest.iter().position(|&b| class(b) != Class::Word)?;
        if bytes.get(at).is_some_and(|&b| class(b) == Class::Space) {
            return Some((at, 1));
        }
        let c = text.get(at..)?.chars().next()?;
        if is_blank(c, blank) {
            return Some((at, c.len_utf8()));
        }
        from = at + c.len_utf8();
    }
}

fn is_blank(c: char, blank: Blank) -> bool {
    c.is_whitespace() || (blank == Blank::WhiteOrEmpty && matches!(c, '\u{200B}' | '\u{FEFF}'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Blank, cut, is_blank};

    #[test]
    fn every_space_of_unicode_is_found() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let text = format!("a{c}b");
            for blank in [Blank::White, Blank::WhiteOrEmpty] {
                let parts = cut(&text, blank).count();
                assert_eq!(parts, 1 + usize::from(is_blank(c, blank)), "{c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn texts_are_cut_as_by_the_standard_library(text in "[ \\t\u{A0}\u{2003}\u{3000}a中é„]{0,20}") {
            let wanted: Vec<&str> = text.split(char::is_whitespace).collect();
            prop_assert_eq!(cut(&text, Blank::White).collect::<Vec<_>>(), wanted);
        }
    }
}
