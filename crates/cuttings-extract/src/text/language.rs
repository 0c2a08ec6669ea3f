//! The language of a dump.

use whatlang::Lang;

/// So many characters are enough to tell a language.
const SAMPLE: usize = 4_000;

/// ISO 639-1 codes of the languages that the detector knows, by its own ISO 639-3 codes, sorted.
/// Source: the Library of Congress' ISO 639 code tables; "cmn" is written as its macrolanguage.
const TWO_LETTERS: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

/// The language as a two-letter tag, where the text tells it reliably.
pub(crate) fn of(text: &str) -> Option<String> {
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(at, _)| at);
    let sample = text.get(..end)?;
    let words: Vec<&str> = sample
        .split_whitespace()
        .filter(|word| !word.contains("://") && !word.contains("]("))
        .collect();
    let info = whatlang::detect(&words.join(" "))?;
    info.is_reliable().then(|| two_letters(info.lang())).flatten()
}

fn two_letters(lang: Lang) -> Option<String> {
    let at = TWO_LETTERS.binary_search_by(|(three, _)| (*three).cmp(lang.code())).ok()?;
    TWO_LETTERS.get(at).map(|(_, two)| (*two).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Lang, TWO_LETTERS, of, two_letters};

    #[test]
    fn a_language_is_named_by_two_letters() {
        assert_eq!(
            of("堤防は昨日の夜に修復された。町長はとても喜んでいる。"),
            Some("ja".to_owned())
        );
        let english =
            "The dike was mended last night, and the mayor of the town is very happy about it.";
        assert_eq!(of(english), Some("en".to_owned()));
        assert_eq!(of("42"), None);
    }

    #[test]
    fn every_language_of_the_detector_has_its_letters() {
        assert!(TWO_LETTERS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for lang in Lang::all() {
            assert!(two_letters(*lang).is_some(), "{}", lang.code());
        }
    }
}
