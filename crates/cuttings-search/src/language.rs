//! Languages: which one a text is in, and the stems of its words.

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream};
use whatlang::Lang;

use crate::fold;

/// The languages with a stemmer, by primary subtag; sorted.
const STEMMED: &[(&str, Language)] = &[
    ("ar", Language::Arabic),
    ("da", Language::Danish),
    ("de", Language::German),
    ("el", Language::Greek),
    ("en", Language::English),
    ("es", Language::Spanish),
    ("fi", Language::Finnish),
    ("fr", Language::French),
    ("hu", Language::Hungarian),
    ("it", Language::Italian),
    ("nb", Language::Norwegian),
    ("nl", Language::Dutch),
    ("nn", Language::Norwegian),
    ("no", Language::Norwegian),
    ("pt", Language::Portuguese),
    ("ro", Language::Romanian),
    ("ru", Language::Russian),
    ("sv", Language::Swedish),
    ("ta", Language::Tamil),
    ("tr", Language::Turkish),
];

/// How much text tells its language.
const TELLING_CHARS: usize = 60;

/// How much of a text is looked at.
const SAMPLE_CHARS: usize = 1500;

/// The primary subtag of the language that a text is in, where the text tells it reliably.
pub(crate) fn detect(texts: &[&str]) -> Option<&'static str> {
    let sample: String =
        texts.join("\n").chars().filter(|c| *c != '\0').take(SAMPLE_CHARS).collect();
    if sample.chars().count() < TELLING_CHARS {
        return None;
    }
    let info = whatlang::detect(&sample)?;
    info.is_reliable().then(|| subtag(info.lang())).flatten()
}

/// BCP 47 subtags of the detector's languages that a stemmer or a reader's filter may ask for (IANA
/// Language Subtag Registry).
fn subtag(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Ara => "ar",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tha => "th",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Vie => "vi",
        _ => return None,
    })
}

/// "pt" of "pt-BR".
pub(crate) fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Whether there is a stemmer for a language.
pub(crate) fn has_stems(language: &str) -> bool {
    STEMMED.binary_search_by_key(&language, |&(subtag, _)| subtag).is_ok()
}

/// The stemmer of one language.
#[derive(Clone)]
pub(crate) struct Stems {
    subtag: &'static str,
    analyzer: TextAnalyzer,
}

impl Stems {
    /// `None` where there is no stemmer for the language.
    pub(crate) fn of(language: &str) -> Option<Self> {
        let at = STEMMED.binary_search_by_key(&language, |&(subtag, _)| subtag).ok()?;
        STEMMED.get(at).map(Self::new)
    }

    /// The stemmers of all languages.
    pub(crate) fn all() -> Vec<Self> {
        STEMMED.iter().map(Self::new).collect()
    }

    fn new(&(subtag, language): &(&'static str, Language)) -> Self {
        let stemmer = Stemmer::new(language);
        Self {
            subtag,
            analyzer: TextAnalyzer::builder(RawTokenizer::default()).filter(stemmer).build(),
        }
    }

    /// The token of a word's stem. It names the language, since what is a stem in one language is a
    /// word in another.
    pub(crate) fn token(&mut self, lower: &str) -> String {
        let mut stream = self.analyzer.token_stream(lower);
        let stem = stream.next().map(|token| fold::fold(&token.text)).unwrap_or_default();
        format!("{}:{stem}", self.subtag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(STEMMED.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn forms_of_a_word_have_one_stem_in_their_language() {
        for (language, a, b) in [
            ("en", "protests", "protesting"),
            ("de", "häfen", "hafen"),
            ("fr", "élections", "élection"),
        ] {
            let mut stems = Stems::of(language).unwrap();
            assert_eq!(stems.token(a), stems.token(b));
        }
        assert!(Stems::of("tlh").is_none());
    }

    #[test]
    fn a_text_tells_its_language_if_there_is_enough_of_it() {
        let german =
            "Der Hafen ist nach sechs Wochen Arbeit an seinen Mauern wieder für Schiffe offen.";
        assert_eq!(detect(&[german]), Some("de"));
        assert_eq!(detect(&["Hafen"]), None);
        assert_eq!(detect(&[]), None);
    }
}
