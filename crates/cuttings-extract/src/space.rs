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

/// A text, cut where its white space is anything but one plain space between two words: what is left is
/// collapsed as it stands, so that prose is taken over in long stretches rather than word by word.
///
/// As with [`cut`], an empty stretch at either end says that there was space, and so does the end of
/// every stretch but the last. A plain space may be cut at, too.
pub(crate) fn stretches(text: &str, blank: Blank) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some((at, length)) = first_break(text, blank) else {
            rest = None;
            return Some(text);
        };
        rest = text.get(at + length..);
        text.get(..at)
    })
}

/// A hyphen that is shown only where a line is broken at it.
const SOFT_HYPHEN: char = '\u{AD}';
const SOFT_HYPHEN_END: u8 = 0xAD;

/// Appends a stretch of text as it is shown: without soft hyphens.
pub(crate) fn push_shown(out: &mut String, stretch: &str) {
    // Hardly any text has the byte that it ends with.
    let may_have = memchr::memchr(SOFT_HYPHEN_END, stretch.as_bytes()).is_some();
    if !may_have || !stretch.contains(SOFT_HYPHEN) {
        return out.push_str(stretch);
    }
    for part in stretch.split(SOFT_HYPHEN) {
        // What it stood between may be spaces.
        let is_gap = out.is_empty() || out.ends_with(' ');
        out.push_str(if is_gap { part.trim_start_matches(' ') } else { part });
    }
    out.truncate(out.trim_end_matches(' ').len());
}

/// How many words a text has.
pub(crate) fn count_words(text: &str) -> usize {
    if !text.is_ascii() {
        return cut(text, Blank::White).filter(|word| !word.is_empty()).count();
    }
    let bytes = text.as_bytes();
    let begins = bytes.iter().zip(bytes.iter().skip(1));
    let begins = begins.filter(|&(&before, &here)| is_space(before) && !is_space(here)).count();
    begins + usize::from(bytes.first().is_some_and(|&first| !is_space(first)))
}

/// Whether a byte is white space of ASCII.
fn is_space(byte: u8) -> bool {
    byte == b' ' || (b'\t'..=b'\r').contains(&byte)
}

/// So many bytes are looked at together.
const STRIDE: usize = 16;

/// Where the first space is that is not a plain one between two words, and how long it is in bytes.
fn first_break(text: &str, blank: Blank) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    // Where a stride is not plain its bytes are looked at one by one, and strides only from there on.
    let mut closely = 1;
    loop {
        if from >= closely {
            from = plain_until(bytes, from);
            closely = from + STRIDE;
        }
        let byte = *bytes.get(from)?;
        match class(byte) {
            Class::Word => from += 1,
            Class::Space if byte == b' ' && from > 0 && joins(bytes.get(from + 1)) => from += 1,
            Class::Space => return Some((from, 1)),
            Class::Either => {
                let c = text.get(from..)?.chars().next()?;
                if is_blank(c, blank) {
                    return Some((from, c.len_utf8()));
                }
                from += c.len_utf8();
            }
        }
    }
}

/// Whether a plain space before this byte stands between two words.
fn joins(next: Option<&u8>) -> bool {
    next.is_some_and(|&next| class(next) == Class::Word)
}

/// The end of the strides from there on that hold neither white space that has to go nor what may begin
/// such.
fn plain_until(bytes: &[u8], from: usize) -> usize {
    let mut from = from;
    while bytes.get(from..).and_then(|rest| rest.first_chunk()).is_some_and(is_plain) {
        from += STRIDE;
    }
    from
}

/// Whether all bytes but the last, which is only looked at, are of words or plain spaces between them.
/// It has no branches, so that the processor looks at all bytes at once.
fn is_plain(stride: &[u8; STRIDE + 1]) -> bool {
    let of_word =
        |byte: u8| (byte > b' ') & LEADS.iter().fold(true, |others, &lead| others & (byte != lead));
    let pairs = stride.iter().zip(stride.iter().skip(1));
    pairs.fold(true, |all, (&here, &next)| all & (of_word(here) | ((here == b' ') & of_word(next))))
}

fn class(byte: u8) -> Class {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Either)
}

/// Where the first space of a text is, and how long it is in bytes.
fn first(text: &str, blank: Blank) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
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

    use super::{Blank, count_words, cut, is_blank, stretches};

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

    /// How a writer puts stretches together.
    fn collapsed(text: &str) -> String {
        let parts = stretches(text, Blank::White).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn soft_hyphens_are_not_shown() {
        let shown = |text: &str| {
            let mut out = String::new();
            super::push_shown(&mut out, text);
            out
        };
        assert_eq!(shown("Har\u{AD}bour news"), "Harbour news");
        assert_eq!(shown("Harbour \u{AD} news"), "Harbour news");
        assert_eq!(shown("\u{AD} Harbour \u{AD}"), "Harbour");
        assert_eq!(shown("\u{AD} \u{AD}"), "");
    }

    #[test]
    fn prose_is_taken_over_in_one_stretch() {
        let prose =
            "The ferry to Harrow Quay runs every hour; on Sundays – and on feast days – it rests.";
        assert_eq!(
            stretches(prose, Blank::White).collect::<Vec<_>>(),
            [
                "The ferry to Harrow Quay runs every hour; on Sundays",
                "– and on feast days",
                "– it rests."
            ]
        );
        let plain =
            "Hamnen öppnar i maj, säger kommunen, och stängs först när isen lägger sig igen.";
        assert_eq!(stretches(plain, Blank::White).count(), 1);
        assert_eq!(stretches(" a ", Blank::White).collect::<Vec<_>>(), ["", "a", ""]);
    }

    proptest! {
        #[test]
        fn stretches_make_the_same_text_as_words(text in "[ \\t\n\u{B}\u{A0}\u{2003}\u{3000}a-f中é„]{0,60}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(collapsed(&text), words.join(" "));
            let ends = |mut parts: Vec<&str>| (parts.first().is_some_and(|p| p.is_empty()), parts.pop().is_some_and(str::is_empty));
            prop_assert_eq!(ends(stretches(&text, Blank::White).collect()), ends(cut(&text, Blank::White).collect()));
        }

        #[test]
        fn words_are_counted_as_by_the_standard_library(text in "[ \\t\r\u{B}\u{A0}a-fé]{0,40}") {
            prop_assert_eq!(count_words(&text), text.split_whitespace().count());
        }

        #[test]
        fn long_words_and_texts_are_cut_alike(text in "[ a-zäß]{0,120}( |\t|\u{2003})?[a-z ]{0,120}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(collapsed(&text), words.join(" "));
        }

        #[test]
        fn texts_are_cut_as_by_the_standard_library(text in "[ \\t\u{A0}\u{2003}\u{3000}a中é„]{0,20}") {
            let wanted: Vec<&str> = text.split(char::is_whitespace).collect();
            prop_assert_eq!(cut(&text, Blank::White).collect::<Vec<_>>(), wanted);
        }
    }
}
