//! An archive as those may see it who may not read whole texts: headlines, dates, links, short teasers.
//!
//! What is left out is left out here, where rows leave the archive, so that no view has to think of it.

use crate::row::{ArticleRow, SightingRow};

impl ArticleRow {
    /// The row with a teaser of at most so many characters, and without text and picture.
    pub(crate) fn cut(mut self, length: usize) -> Self {
        let text = self.content_text.take();
        if self.title.is_none() && self.summary.is_none() {
            // A post that is nothing but text is told by its beginning.
            self.summary = text;
        }
        self.image = None;
        self.truncated |= cut(&mut self.summary, length);
        self
    }
}

impl SightingRow {
    /// The row with a teaser of at most so many characters, and without the place of its record.
    pub(crate) fn cut(mut self, length: usize) -> Self {
        self.warc = None;
        self.truncated |= cut(&mut self.summary, length);
        self
    }
}

/// Cuts a text after a whole word, and says whether anything was cut off.
fn cut(text: &mut Option<String>, length: usize) -> bool {
    let Some(whole) = text else { return false };
    let Some((end, _)) = whole.char_indices().nth(length) else { return false };
    let after_a_word = whole.get(end..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    whole.truncate(end);
    if !after_a_word && let Some(space) = whole.rfind(char::is_whitespace) {
        whole.truncate(space);
    }
    whole.truncate(whole.trim_end().len());
    if whole.is_empty() {
        *text = None;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{ArticleRow, cut};

    #[test]
    fn a_teaser_ends_after_a_whole_word() {
        for (whole, length, teaser, is_cut) in [
            ("low water at dusk", 17, Some("low water at dusk"), false),
            ("low water at dusk", 12, Some("low water at"), true),
            ("low water at dusk", 11, Some("low water"), true),
            ("Küstenblätter", 5, Some("Küste"), true),
            ("low water", 0, None, true),
        ] {
            let mut text = Some(whole.to_owned());
            assert_eq!(cut(&mut text, length), is_cut, "{whole} {length}");
            assert_eq!(text.as_deref(), teaser, "{whole} {length}");
        }
    }

    #[test]
    fn a_cut_row_has_no_text() {
        let row = ArticleRow {
            content_text: Some("All of it.".to_owned()),
            summary: Some("Two ferries met at noon".to_owned()),
            ..ArticleRow::default()
        };
        let row = row.cut(12);
        assert_eq!((row.content_text, row.truncated), (None, true));
        assert_eq!(row.summary.as_deref(), Some("Two ferries"));
    }

    #[test]
    fn what_is_nothing_but_text_is_told_by_its_beginning() {
        let text = || Some("Two ferries met at noon".to_owned());
        let row = ArticleRow { content_text: text(), ..ArticleRow::default() }.cut(12);
        assert_eq!((row.content_text, row.summary.as_deref()), (None, Some("Two ferries")));
        let title = Some("At noon".to_owned());
        let row = ArticleRow { content_text: text(), title, ..ArticleRow::default() }.cut(12);
        assert_eq!(row.summary, None);
    }
}
