//! Folding: letters that readers type for one another become one letter.
//!
//! Latin letters lose their diacritics (Tantivy's table, which is that of Lucene's `ASCIIFoldingFilter`).
//! Greek loses its accents, Cyrillic ё becomes е, Arabic and Hebrew lose their vowel points, and the
//! forms of alef, yeh and teh marbuta become one (as in Lucene's `ArabicNormalizer`). Signs that make
//! another letter of it, such as the marks of kana or the vowels of Indic scripts, stay.

use std::cell::RefCell;

use tantivy::tokenizer::{AsciiFoldingFilter, RawTokenizer, TextAnalyzer, TokenStream};

/// Letters outside the Latin script, and what stands for them; sorted.
const LETTERS: &[(char, char)] = &[
    ('ΐ', 'ι'),
    ('ά', 'α'),
    ('έ', 'ε'),
    ('ή', 'η'),
    ('ί', 'ι'),
    ('ΰ', 'υ'),
    ('ς', 'σ'),
    ('ϊ', 'ι'),
    ('ϋ', 'υ'),
    ('ό', 'ο'),
    ('ύ', 'υ'),
    ('ώ', 'ω'),
    ('ё', 'е'),
    ('آ', 'ا'),
    ('أ', 'ا'),
    ('إ', 'ا'),
    ('ة', 'ه'),
    ('ى', 'ي'),
    ('ٱ', 'ا'),
    ('ک', 'ك'),
    ('ی', 'ي'),
];

/// Folds a word that is in lower case.
pub(crate) fn fold(lower: &str) -> String {
    if lower.is_ascii() {
        return lower.to_owned();
    }
    let folded: String = lower.chars().filter(|&c| !is_mark(c)).map(letter).collect();
    if folded.chars().any(is_latin_variant) { latin(&folded) } else { folded }
}

fn letter(c: char) -> char {
    match LETTERS.binary_search_by_key(&c, |&(from, _)| from) {
        Ok(at) => LETTERS.get(at).map_or(c, |&(_, to)| to),
        Err(_) => c,
    }
}

/// Combining accents, Hebrew points, Arabic points and the tatweel, invisible joiners.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x00ad | 0x0300..=0x036f | 0x0591..=0x05c7 | 0x0610..=0x061a | 0x0640 | 0x064b..=0x065f
        | 0x0670 | 0x200b..=0x200f | 0x2060 | 0xfeff)
}

/// Latin letters beyond ASCII, and full-width forms.
fn is_latin_variant(c: char) -> bool {
    matches!(u32::from(c), 0x00aa..=0x024f | 0x1d00..=0x1eff | 0x2c60..=0x2c7f | 0xa720..=0xa7ff
        | 0xfb00..=0xfb06 | 0xff00..=0xff5e)
}

thread_local! {
    /// Tantivy has its table behind a filter of an analyzer, which is made once a thread.
    static LATIN: RefCell<TextAnalyzer> = RefCell::new(
        TextAnalyzer::builder(RawTokenizer::default()).filter(AsciiFoldingFilter).build(),
    );
}

fn latin(word: &str) -> String {
    LATIN.with_borrow_mut(|analyzer| {
        let mut stream = analyzer.token_stream(word);
        stream.next().map(|token| token.text.to_lowercase()).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(LETTERS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn diacritics_fold_in_many_scripts() {
        for (word, folded) in [
            ("café", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("straße", "strasse"),
            ("łódź", "lodz"),
            ("smørrebrød", "smorrebrod"),
            ("ｗｉｄｅ", "wide"),
            ("καλημέρα", "καλημερα"),
            ("λόγος", "λογοσ"),
            ("ёлка", "елка"),
            ("йод", "йод"),
            ("أَخْبَار", "اخبار"),
            ("חֲדָשׁוֹת", "חדשות"),
            ("がく", "がく"),
            ("हिन्दी", "हिन्दी"),
        ] {
            assert_eq!(fold(word), folded);
        }
    }
}
