//! Texts of strangers, made fit to stand in a page.
//!
//! They are cut to a length, kept on one line and freed of characters that override the direction of
//! the text around them (UAX #9) or that cannot be seen at all. Escaping is the templates' job.

use cuttings_export::shorten;

/// A run of text, and whether it matches what was searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) matched: bool,
}

/// The text on one line and of at most `length` characters.
pub(crate) fn line(text: &str, length: usize) -> String {
    shorten(text, length).replace(overrides, "")
}

/// A text that is one run.
pub(crate) fn plain(text: &str, length: usize) -> Vec<Run> {
    vec![Run { text: line(text, length), matched: false }]
}

/// The pieces that a search gives, up to a length in all.
pub(crate) fn runs(pieces: &[cuttings_search::Piece], length: usize) -> Vec<Run> {
    let mut left = length;
    let mut runs = Vec::new();
    for piece in pieces {
        if left == 0 {
            break;
        }
        let text: String = piece.text.replace(overrides, "").chars().take(left).collect();
        let count = text.chars().count();
        left -= count;
        runs.push(Run { text, matched: piece.matched });
    }
    if left == 0
        && let Some(last) = runs.last_mut()
    {
        last.text.push('…');
    }
    runs
}

/// Paragraphs of a text, up to a number of bytes, and whether that is all of it.
pub(crate) fn paragraphs(text: &str, bytes: usize) -> (Vec<String>, bool) {
    let mut left = bytes;
    let mut out = Vec::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()) {
        if paragraph.len() > left {
            if out.is_empty() {
                out.push(line(paragraph, bytes / 4));
            }
            return (out, false);
        }
        left -= paragraph.len();
        out.push(line(paragraph, usize::MAX));
    }
    (out, true)
}

/// The language, where it can be named in an attribute.
pub(crate) fn language(tag: Option<&str>) -> Option<String> {
    tag.filter(|tag| cuttings_export::is_language_tag(tag)).map(str::to_owned)
}

/// The direction that a text is written in, by its first letter (UAX #9, rules P2 and P3). The blocks of
/// right-to-left scripts are those that the Unicode Character Database's DerivedBidiClass.txt gives the
/// default classes R and AL.
pub(crate) fn direction(text: &str) -> &'static str {
    let right_to_left = |c: char| {
        matches!(
            c,
            '\u{590}'..='\u{8ff}'
                | '\u{fb1d}'..='\u{fdff}'
                | '\u{fe70}'..='\u{feff}'
                | '\u{10800}'..='\u{10fff}'
                | '\u{1e800}'..='\u{1efff}'
        )
    };
    match text.chars().find(|c| c.is_alphabetic()) {
        Some(letter) if right_to_left(letter) => "rtl",
        _ => "ltr",
    }
}

/// Direction overrides, and control characters.
fn overrides(c: char) -> bool {
    matches!(c, '\u{202d}' | '\u{202e}' | '\u{feff}') || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::{direction, line, paragraphs, runs};
    use cuttings_search::Piece;

    #[test]
    fn a_text_cannot_turn_the_text_around_it() {
        assert_eq!(line("invoice\u{202e}fdp.exe\u{0}", 80), "invoicefdp.exe");
    }

    #[test]
    fn the_first_letter_tells_the_direction() {
        for (text, expected) in [
            ("Harbour", "ltr"),
            ("12: مجلس الميناء board", "rtl"),
            ("“עיתון”", "rtl"),
            ("2024", "ltr"),
            ("", "ltr"),
        ] {
            assert_eq!(direction(text), expected, "{text}");
        }
    }

    #[test]
    fn pieces_are_cut_in_all() {
        let pieces = [
            Piece { text: "abc".to_owned(), matched: false },
            Piece { text: "def".to_owned(), matched: true },
            Piece { text: "ghi".to_owned(), matched: false },
        ];
        let texts: Vec<String> = runs(&pieces, 5).into_iter().map(|run| run.text).collect();
        assert_eq!(texts, ["abc", "de…"]);
        assert_eq!(runs(&pieces, 50).len(), 3);
    }

    #[test]
    fn a_text_is_cut_between_paragraphs() {
        let (kept, whole) = paragraphs("one\n\ntwo\n\nthree", 7);
        assert_eq!((kept.len(), whole), (2, false));
        let (kept, whole) = paragraphs(&"a".repeat(1000), 100);
        assert_eq!((kept.len(), kept[0].chars().count(), whole), (1, 26, false));
    }
}
