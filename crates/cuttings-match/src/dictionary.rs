//! What the words of one language are in another, so that articles in both can be found to tell of one event.
//!
//! A dictionary is made from lines of a word and its translation, as word lists for machine translation and
//! tables of aligned words have them. It is for comparing, not for reading: of several translations that one counts
//! which most articles have, since two outlets that report one event find the same words more often than not; and a
//! form that is not listed (a plural, a case) is taken for the word that begins like it.

use std::fmt;

use crate::profile;
use crate::words::{self, Class, STEM, Word, Words};

/// How many translations of a word are kept: the first ones, which such lists have in front.
const MOST: usize = 3;

/// What is left of a word without its ending has so many letters at least.
const SHORTEST_ROOT: usize = 4;

/// The first byte of a dictionary's bytes, and how many bytes each of its entries has.
const VERSION: u8 = 1;
const ENTRY: usize = 9;

/// What a word is in the other language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The number of its stem.
    pub id: u32,
    /// What it looks like there.
    pub class: Class,
}

/// The words of a language, each with what it is in another one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dictionary {
    /// By form; those of one form in the order of the list that they are from.
    entries: Vec<(u32, Translation)>,
}

/// How a list was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// How many lines gave a word and its translation.
    pub pairs: usize,
    /// How many lines were left out: those with expressions of several words, or with nothing to compare.
    pub left_out: usize,
}

/// A line that is no word and its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// From 1.
    pub line: usize,
    /// What it says, or how that begins.
    pub text: String,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} is not a word and its translation: '{}'", self.line, self.text)
    }
}

impl std::error::Error for BadLine {}

/// A line's word and translation, and how likely it is, where the line tells.
struct Pair<'t> {
    word: &'t str,
    translation: &'t str,
    likely: f32,
}

impl Dictionary {
    /// Of a text with a word and its translation on each line, with a tab between them; where there is no tab,
    /// with spaces. A number behind them tells how likely the translation is: of several, the likeliest count.
    /// Lines that are empty or begin with `#` are passed over.
    ///
    /// # Errors
    ///
    /// Where a line has no translation: such a text is something else.
    pub fn parse(text: &str) -> Result<(Self, Understood), BadLine> {
        let mut pairs = Vec::new();
        for (line, number) in text.lines().zip(1..) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let bad = || BadLine { line: number, text: line.chars().take(60).collect() };
            pairs.push(pair(line).ok_or_else(bad)?);
        }
        // Lists without such numbers stay in their order.
        pairs.sort_by(|a, b| b.likely.total_cmp(&a.likely));
        let mut understood = Understood::default();
        let mut dictionary = Self::default();
        for pair in pairs {
            match dictionary.take_in(&pair) {
                Some(()) => understood.pairs += 1,
                None => understood.left_out += 1,
            }
        }
        dictionary.settle();
        Ok((dictionary, understood))
    }

    fn take_in(&mut self, pair: &Pair<'_>) -> Option<()> {
        let (word, translation) = (Words::of(pair.word, 2), Words::of(pair.translation, 2));
        let (word, translation) = (only(&word)?, only(&translation)?);
        let class = match translation.class {
            Class::Word if translation.is_short() => Class::Small,
            class => class,
        };
        let translation = Translation { id: profile::id(translation.stem()), class };
        self.entries.push((whole(word.text), translation));
        if let Some(open) = beginning(word.text) {
            self.entries.push((begun(open, word.class == Class::Name), translation));
        }
        Some(())
    }

    /// Brings the entries into order, with the first translations of each form.
    fn settle(&mut self) {
        self.entries.sort_by_key(|(form, _)| *form);
        let mut settled: Vec<(u32, Translation)> = Vec::with_capacity(self.entries.len());
        for same in self.entries.chunk_by(|a, b| a.0 == b.0) {
            let start = settled.len();
            for entry in same {
                let kept = settled.get(start..).unwrap_or_default();
                if kept.len() < MOST && !kept.contains(entry) {
                    settled.push(*entry);
                }
            }
        }
        self.entries = settled;
    }

    /// How many forms of words it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.chunk_by(|a, b| a.0 == b.0).count()
    }

    /// Whether it knows no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What a word is in the other language, where that is known: of several translations the one that most
    /// articles have, of those that are equally frequent the first.
    pub fn translation(
        &self,
        word: &Word<'_>,
        mut articles_with: impl FnMut(u32) -> u64,
    ) -> Option<Translation> {
        let known = forms(word.text, word.class == Class::Name)
            .map(|form| self.of_form(form))
            .find(|translations| !translations.is_empty())?;
        if let [(_, only)] = known {
            return Some(*only);
        }
        let counted =
            known.iter().map(|(_, translation)| (articles_with(translation.id), translation));
        let best = counted.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map(|(_, translation)| *translation)
    }

    fn of_form(&self, form: u32) -> &[(u32, Translation)] {
        let start = self.entries.partition_point(|(known, _)| *known < form);
        let rest = self.entries.get(start..).unwrap_or_default();
        let end = rest.iter().take_while(|(known, _)| *known == form).count();
        rest.get(..end).unwrap_or_default()
    }

    /// As bytes: a version, then for each entry its form, its translation's number and class.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(1 + ENTRY * self.entries.len());
        bytes.push(VERSION);
        for (form, translation) in &self.entries {
            bytes.extend(form.to_le_bytes());
            bytes.extend(translation.id.to_le_bytes());
            bytes.push(translation.class as u8);
        }
        bytes
    }

    /// Reads what [`Self::to_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (&VERSION, rest) = bytes.split_first()? else { return None };
        let (entries, []) = rest.as_chunks::<ENTRY>() else { return None };
        let entry = |&[a, b, c, d, e, f, g, h, class]: &[u8; ENTRY]| {
            let translation = Translation {
                id: u32::from_le_bytes([e, f, g, h]),
                class: Class::from_bits(class),
            };
            (u32::from_le_bytes([a, b, c, d]), translation)
        };
        let entries: Vec<_> = entries.iter().map(entry).collect();
        entries.is_sorted_by_key(|(form, _)| *form).then_some(Self { entries })
    }
}

/// What a line says; `None` where it has no translation.
fn pair(line: &str) -> Option<Pair<'_>> {
    let mut parts: Vec<&str> = match line.contains('\t') {
        true => line.split('\t').map(str::trim).collect(),
        false => line.split_whitespace().collect(),
    };
    let likely = parts.get(2).and_then(|text| text.parse().ok()).filter(|l: &f32| l.is_finite());
    // Between spaces, an expression cannot be told from its translation.
    if likely.is_some() || line.contains('\t') {
        parts.truncate(2);
    }
    match parts.as_slice() {
        &[word, translation] if !word.is_empty() && !translation.is_empty() => {
            Some(Pair { word, translation, likely: likely.unwrap_or_default() })
        }
        _ => None,
    }
}

/// The word of a text that is but one.
fn only(words: &Words) -> Option<Word<'_>> {
    let mut words = words.iter();
    words.next().filter(|_| words.next().is_none())
}

/// The forms by which a word is looked for: itself, then without an ending, then what it begins with.
fn forms(word: &str, is_name: bool) -> impl Iterator<Item = u32> {
    let letters = word.chars().count();
    let without = move |ending: usize| {
        let left = letters.checked_sub(ending).filter(|left| *left >= SHORTEST_ROOT)?;
        Some(first(word, left))
    };
    let beginnings = match letters > STEM {
        true => [Some(first(word, STEM)), None],
        false => [without(0), without(1)],
    };
    std::iter::once(whole(word))
        .chain([without(1), without(2)].into_iter().flatten().map(whole))
        .chain(beginnings.into_iter().flatten().map(move |open| begun(open, is_name)))
}

/// What the other forms of a listed word begin with; `None` for one that is too short to tell.
fn beginning(word: &str) -> Option<&str> {
    let letters = word.chars().count();
    let left = letters.saturating_sub(1).min(STEM);
    (left >= SHORTEST_ROOT).then(|| first(word, left))
}

fn first(word: &str, letters: usize) -> &str {
    let end = word.char_indices().nth(letters).map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or(word)
}

/// The number of a word as it stands there, and of a beginning.
fn whole(word: &str) -> u32 {
    (words::hash(&[word]) >> 32) as u32
}

/// The beginnings of words with a capital are others than those of words without: "Merkel" is no form of "merken".
fn begun(beginning: &str, is_name: bool) -> u32 {
    (words::hash(&[beginning, if is_name { "A" } else { "a" }]) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dictionary(text: &str) -> Dictionary {
        Dictionary::parse(text).unwrap().0
    }

    /// What a word is, where all are equally frequent.
    fn translation(dictionary: &Dictionary, word: &str) -> Option<Translation> {
        let words = Words::of(word, 1);
        dictionary.translation(&words.iter().next().unwrap(), |_| 0)
    }

    fn id(dictionary: &Dictionary, word: &str) -> Option<u32> {
        translation(dictionary, word).map(|translation| translation.id)
    }

    #[test]
    fn a_line_has_a_word_and_its_translation() {
        let text = "# German\nhafen\tport\n\nBrücke bridge\nWerft\tyard\t0.4\n";
        let (dictionary, understood) = Dictionary::parse(text).unwrap();
        assert_eq!(understood, Understood { pairs: 3, left_out: 0 });
        assert_eq!(id(&dictionary, "Hafen"), Some(profile::id("port")));
        assert_eq!(id(&dictionary, "BRÜCKE"), Some(profile::id("bridge")));
        assert_eq!(id(&dictionary, "werft"), Some(profile::id("yard")));
        assert_eq!(id(&dictionary, "Kai"), None);
    }

    #[test]
    fn expressions_are_left_out() {
        let (dictionary, understood) =
            Dictionary::parse("Fähre\tferry boat\nkleine Fähre\tferry\nFähre\tferry").unwrap();
        assert_eq!(understood, Understood { pairs: 1, left_out: 2 });
        assert_eq!(id(&dictionary, "Fähre"), Some(profile::id("ferry")));
    }

    #[test]
    fn a_line_that_is_something_else_is_named() {
        for (text, line) in [
            ("port", 1),
            ("Hafen port inf", 1),
            ("Hafen port\nport\t", 2),
            ("The ferry is late.", 1),
        ] {
            assert_eq!(Dictionary::parse(text).unwrap_err().line, line, "{text}");
        }
        let bad = Dictionary::parse("<html><head></head>").unwrap_err();
        assert_eq!(
            bad.to_string(),
            "line 1 is not a word and its translation: '<html><head></head>'"
        );
    }

    #[test]
    fn of_several_translations_the_most_frequent_counts_and_else_the_first() {
        let dictionary = dictionary("Beben\tquake\nBeben\ttremor\nBeben\tearthquake");
        let words = Words::of("Beben", 1);
        let word = words.iter().next().unwrap();
        let best = |frequent: &str| {
            let with = |term| if term == profile::id(frequent) { 9 } else { 2 };
            dictionary.translation(&word, with).map(|translation| translation.id)
        };
        assert_eq!(best("tremor"), Some(profile::id("tremor")));
        assert_eq!(best("nothing"), Some(profile::id("quake")));
    }

    #[test]
    fn likelier_translations_come_first() {
        let dictionary = dictionary("Bank\tbench\t0.2\nBank\tbank\t0.7");
        assert_eq!(id(&dictionary, "Bank"), Some(profile::id("bank")));
    }

    #[test]
    fn forms_that_are_not_listed_are_taken_for_the_word_that_begins_like_them() {
        let dictionary = dictionary(
            "Fähre ferry\nSchiff ship\nExplosion explosion\nArt kind\nMinister minister\nMinisterium ministry\nmerken notice",
        );
        for (form, word) in [
            ("Fähren", "ferry"),
            ("Schiffe", "ship"),
            ("Schiffes", "ship"),
            ("Explosionen", "explosi"),
        ] {
            assert_eq!(id(&dictionary, form), Some(profile::id(word)), "{form}");
        }
        assert_eq!(id(&dictionary, "Arten"), None, "too short to tell");
        assert_eq!(id(&dictionary, "Merkel"), None, "a name is no form of a verb");
    }

    #[test]
    fn a_translation_is_a_name_where_it_has_a_capital() {
        let dictionary = dictionary("Wien Vienna\nSchiff ship\nmit by");
        let class = |word| translation(&dictionary, word).map(|translation| translation.class);
        assert_eq!(class("Wien"), Some(Class::Name));
        assert_eq!(class("Schiff"), Some(Class::Word));
        assert_eq!(class("mit"), Some(Class::Small));
    }

    #[test]
    fn the_bytes_never_change() {
        let bytes = dictionary("Kai\tquay").to_bytes();
        let bytes: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(bytes, "01f3939c81a339159800");
    }

    proptest! {
        #[test]
        fn bytes_are_read_back(pairs in prop::collection::vec("[a-zäß]{1,9}\t[a-zA-Z]{1,9}", 0..9)) {
            let dictionary = dictionary(&pairs.join("\n"));
            prop_assert_eq!(Dictionary::from_bytes(&dictionary.to_bytes()), Some(dictionary));
        }

        #[test]
        fn no_text_and_no_bytes_are_too_strange(text in any::<String>(), bytes in any::<Vec<u8>>()) {
            if let Ok((dictionary, _)) = Dictionary::parse(&text) {
                for word in Words::of(&text, 50).iter() {
                    let _ = dictionary.translation(&word, |_| 1);
                }
            }
            let _ = Dictionary::from_bytes(&bytes);
        }
    }
}
