//! What an article tells of, as weighted words.
//!
//! A word weighs by how rare it is among the articles known when the profile was made, so that two
//! profiles can be compared by themselves, without asking the archive about each of their words.

use crate::dictionary::Translation;
use crate::words::{self, Class, Word, Words};

/// How many words of a text are looked at: news comes first.
pub(crate) const MOST_WORDS: usize = 400;

/// How many different words are kept.
const MOST_TERMS: usize = 320;

/// Rarity is kept in steps of this size, in one byte.
const RARITY_STEP: f32 = 1.0 / 16.0;

/// A small word weighs only where it is known to be rare: where fewer than one in so many articles have
/// it, even if some more had it. In a small archive all words are rare, and headlines that share "Le" and
/// "du" alone would be alike.
const FREQUENT: u64 = 8;
const PRESUMED: u64 = 4;

/// The first byte of a profile's bytes.
const VERSION: u8 = 1;

/// A word of a profile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The hash of its stem.
    pub id: u32,
    /// How often it stands in the article, up to 15.
    pub count: u8,
    /// How often it stands in the headline, up to 3.
    pub in_title: u8,
    /// What it is.
    pub class: Class,
    /// How rare it is, in steps of 1/16 (natural logarithm of articles to articles with it).
    pub(crate) rarity: u8,
}

impl Term {
    /// How rare it was when the profile was made.
    #[must_use]
    pub fn rarity(&self) -> f32 {
        rarity(self.rarity)
    }
}

/// The natural logarithm that so many steps stand for.
pub(crate) fn rarity(steps: u8) -> f32 {
    f32::from(steps) * RARITY_STEP
}

/// What an article tells of. Terms are sorted by their number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    terms: Vec<Term>,
}

/// What is seen of one stem.
#[derive(Clone, Copy)]
struct Seen {
    id: u32,
    count: u32,
    in_title: u32,
    number: bool,
    capital: bool,
    small: bool,
    short: bool,
}

impl Seen {
    /// One word, `place` words behind the beginning.
    fn once(word: Word<'_>, place: usize, in_title: u32) -> Self {
        // A capital at the beginning says nothing of a word like "The".
        let capital = word.class == Class::Name && (place > 0 || word.capitals || !word.is_short());
        Self {
            id: id(word.stem()),
            count: 1,
            in_title,
            number: word.class == Class::Number,
            capital,
            small: word.class != Class::Number && !capital,
            short: word.is_short(),
        }
    }

    /// What a word is in the language that articles are compared in.
    fn translated(translation: Translation, in_title: u32) -> Self {
        Self {
            id: translation.id,
            count: 1,
            in_title,
            number: translation.class == Class::Number,
            capital: translation.class == Class::Name,
            small: matches!(translation.class, Class::Word | Class::Small),
            short: translation.class == Class::Small,
        }
    }

    /// The same stem again.
    fn again(&mut self, later: &Self) {
        self.count += later.count;
        self.in_title += later.in_title;
        self.number |= later.number;
        self.capital |= later.capital;
        self.small |= later.small;
        self.short = later.short;
    }
}

impl Profile {
    /// The profile of an article, before its words are weighed.
    #[must_use]
    pub fn of(title: &str, text: &str) -> Self {
        let words = |text| Words::of(text, MOST_WORDS);
        Self::of_words(&words(title), &words(text), |_| None)
    }

    /// Words count as what they are in the language that articles are compared in, where that is known.
    pub(crate) fn of_words(
        title: &Words,
        text: &Words,
        mut translate: impl FnMut(&Word<'_>) -> Option<Translation>,
    ) -> Self {
        let mut words: Vec<Seen> = Vec::with_capacity(title.len() + text.len().min(MOST_WORDS));
        for (part, in_title) in [(title, 1), (text, 0)] {
            let part = part.iter().take(MOST_WORDS).enumerate();
            words.extend(part.map(|(place, word)| match translate(&word) {
                Some(translation) => Seen::translated(translation, in_title),
                None => Seen::once(word, place, in_title),
            }));
        }
        // In their order where they are the same.
        words.sort_by_key(|seen| seen.id);
        let mut terms: Vec<Term> = Vec::new();
        for same in words.chunk_by(|a, b| a.id == b.id).take(MOST_TERMS) {
            let Some((&first, others)) = same.split_first() else { continue };
            let seen = others.iter().fold(first, |mut seen, later| {
                seen.again(later);
                seen
            });
            terms.push(Term {
                id: seen.id,
                count: u8::try_from(seen.count.min(15)).unwrap_or(15),
                in_title: u8::try_from(seen.in_title.min(3)).unwrap_or(3),
                // A word that is written small anywhere is no name, however a headline writes it.
                class: match seen {
                    Seen { number: true, .. } => Class::Number,
                    Seen { capital: true, small: false, .. } => Class::Name,
                    Seen { short: true, .. } => Class::Small,
                    _ => Class::Word,
                },
                rarity: 0,
            });
        }
        Self { terms }
    }

    /// Weighs the words: `articles` is how many articles there are, `with` how many have a term. Both
    /// count this one.
    #[must_use]
    pub fn weighed(mut self, articles: u64, mut with: impl FnMut(u32) -> u64) -> Self {
        for term in &mut self.terms {
            let with = with(term.id);
            let ratio = (articles as f32 + 1.0) / (with as f32 + 0.5);
            let frequent = term.class == Class::Small
                && with.saturating_add(PRESUMED).saturating_mul(FREQUENT) >= articles;
            let steps = if frequent { 0.0 } else { ratio.ln().max(0.0) / RARITY_STEP };
            term.rarity = steps.round().clamp(0.0, 255.0) as u8;
        }
        self
    }

    /// Its terms, sorted by number.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The terms by which others like it are found: the most telling first, at most `most`.
    #[must_use]
    pub fn telling(&self, most: usize) -> Vec<Term> {
        let weight = |term: &Term| {
            let class = if term.class == Class::Word { 1.0 } else { 1.5 };
            let title = if term.in_title > 0 { 1.5 } else { 1.0 };
            term.rarity() * class * title * (1.0 + f32::from(term.count).ln())
        };
        let rare = self.terms.iter().filter(|term| term.rarity > 0);
        let mut weighed: Vec<(f32, Term)> = rare.map(|term| (weight(term), *term)).collect();
        weighed.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.id.cmp(&b.1.id)));
        weighed.truncate(most);
        weighed.into_iter().map(|(_, term)| term).collect()
    }

    /// As bytes: a version, then for each term its distance from the one before (LEB128), its counts and
    /// class, its rarity.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        let mut before = 0;
        for term in &self.terms {
            let mut step = term.id.wrapping_sub(before);
            before = term.id;
            while step >= 0x80 {
                bytes.push((step & 0x7f) as u8 | 0x80);
                step >>= 7;
            }
            bytes.push(step as u8);
            bytes.push(term.count.min(15) | term.in_title.min(3) << 4 | (term.class as u8) << 6);
            bytes.push(term.rarity);
        }
        bytes
    }

    /// Reads what [`Self::to_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (&VERSION, mut rest) = bytes.split_first()? else { return None };
        let mut terms = Vec::new();
        let mut before = 0_u32;
        while !rest.is_empty() {
            let mut step = 0_u32;
            let mut shift = 0;
            loop {
                let (&byte, behind) = rest.split_first()?;
                rest = behind;
                step |= u32::from(byte & 0x7f).checked_shl(shift)?;
                shift += 7;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            let (&[marks, rarity], behind) = rest.split_first_chunk::<2>()?;
            rest = behind;
            before = before.wrapping_add(step);
            let class = Class::from_bits(marks >> 6);
            let (count, in_title) = (marks & 0xf, marks >> 4 & 3);
            terms.push(Term { id: before, count, in_title, class, rarity });
        }
        Some(Self { terms })
    }
}

/// The number of a stem.
#[must_use]
pub fn id(stem: &str) -> u32 {
    (words::hash(&[stem]) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_capital_makes_a_name_only_where_the_word_is_never_written_small() {
        let profile =
            Profile::of("Ferry Returns To Saltmarket", "The ferry is back at Saltmarket.");
        let class =
            |word| profile.terms().iter().find(|term| term.id == id(word)).map(|term| term.class);
        assert_eq!(class("ferry"), Some(Class::Word));
        assert_eq!(class("saltmar"), Some(Class::Name));
    }

    #[test]
    fn rare_words_tell_more() {
        let profile = Profile::of("", "the the the quay")
            .weighed(100, |term| if term == id("the") { 100 } else { 2 });
        assert_eq!(profile.telling(5).first().map(|term| term.id), Some(id("quay")));
    }

    #[test]
    fn small_words_weigh_nothing_while_the_archive_is_too_small_to_tell() {
        let profile = |articles, with| {
            Profile::of("Le port du sud rouvre", "").weighed(articles, |_| with).telling(9)
        };
        let ids = |terms: Vec<Term>| -> Vec<u32> { terms.iter().map(|term| term.id).collect() };
        let mut telling = ids(profile(10, 2));
        telling.sort_unstable();
        let mut expected = ["port", "rouvre"].map(id);
        expected.sort_unstable();
        assert_eq!(telling, expected);
        assert_eq!(profile(1000, 2).len(), 5);
        assert_eq!(profile(1000, 200).len(), 2);
    }

    #[test]
    fn an_abbreviation_is_a_name_wherever_it_stands() {
        let class = |title: &str, word: &str| {
            let profile = Profile::of(title, "");
            profile.terms().iter().find(|term| term.id == id(word)).map(|term| term.class)
        };
        assert_eq!(class("UN sends boats", "un"), Some(Class::Name));
        assert_eq!(class("The UN sends boats", "un"), Some(Class::Name));
        assert_eq!(class("The UN sends boats", "the"), Some(Class::Small));
        assert_eq!(class("Boats of Xi arrive", "xi"), Some(Class::Name));
    }

    #[test]
    fn the_bytes_never_change() {
        let profile = Profile::of("Quay 9", "the quay").weighed(10, |_| 1);
        let bytes: String = profile.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(bytes, "01c4e2d86dc100df90fcd2081220bd9cb6d2029120");
    }

    proptest! {
        #[test]
        fn bytes_are_read_back(title in any::<String>(), text in any::<String>(), n in 1..9_u64) {
            let profile = Profile::of(&title, &text).weighed(9, |_| n);
            prop_assert_eq!(Profile::from_bytes(&profile.to_bytes()), Some(profile));
        }

        #[test]
        fn no_bytes_are_too_strange(bytes in any::<Vec<u8>>()) {
            let _ = Profile::from_bytes(&bytes);
        }
    }
}
