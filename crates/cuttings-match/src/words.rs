//! Texts as words: folded, cut to their stems, and told apart as words, names and numbers.
//!
//! Stems are the first letters of words ("n-truncation": McNamee and Mayfield, "Character n-gram
//! tokenization for European language text retrieval", 2004, find it close to stemmers in all the
//! languages they tried). That needs no list for a language, so that all are treated alike.

use crate::letters::{is_apostrophe, is_invisible, is_unspaced};

/// How many letters of a word count.
pub(crate) const STEM: usize = 7;

/// How many letters a short word has at most.
const SHORT: usize = 3;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Any word.
    Word,
    /// A word written with a capital, or one of a script that has none: it may be a name.
    Name,
    /// Something that begins with a digit.
    Number,
    /// A word of up to three letters that is no name: most such words join others ("de", "the"). Single
    /// words are never told to be of this class, since that takes the whole text.
    Small,
}

impl Class {
    /// The class that was written as two bits.
    pub(crate) fn from_bits(bits: u8) -> Self {
        match bits {
            0 => Self::Word,
            1 => Self::Name,
            2 => Self::Number,
            _ => Self::Small,
        }
    }
}

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// Lower case, without apostrophes.
    pub text: &'t str,
    /// What it looks like.
    pub class: Class,
    /// Whether it has no small letter, as abbreviations have none.
    pub capitals: bool,
}

impl<'t> Word<'t> {
    /// Whether it is as short as the words that join others, in an alphabet (Latin, Greek, Cyrillic) in
    /// which a letter is no syllable.
    #[must_use]
    pub fn is_short(&self) -> bool {
        // No letter of these takes more than two bytes.
        self.text.len() <= 2 * SHORT
            && self.text.chars().count() <= SHORT
            && self.text.chars().all(|c| c.is_alphabetic() && u32::from(c) < 0x530)
    }

    /// What is the same in the word's forms.
    #[must_use]
    pub fn stem(&self) -> &'t str {
        if self.class == Class::Number || self.text.len() <= STEM {
            return self.text;
        }
        match self.text.char_indices().nth(STEM) {
            Some((end, _)) => self.text.get(..end).unwrap_or(self.text),
            None => self.text,
        }
    }
}

/// The words of a text, in order. They stand one behind the other in one string, so that a text needs no
/// room for each of its words.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Each word, and a zero behind it.
    letters: String,
    places: Vec<Place>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    start: u32,
    class: Class,
    capitals: bool,
}

impl Words {
    /// The words of a text, at most `most`. Scripts that are written without spaces give each pair of
    /// neighbouring letters as a word.
    #[must_use]
    pub fn of(text: &str, most: usize) -> Self {
        let mut found = Self::default();
        let mut run = String::new();
        let mut unspaced: Option<char> = None;
        for c in text.chars().chain([' ']) {
            if found.len() >= most {
                break;
            }
            // Most letters are such.
            if c.is_ascii_alphanumeric() {
                unspaced = None;
                run.push(c);
                continue;
            }
            if is_invisible(c) {
                continue;
            }
            if is_unspaced(c) {
                found.finish(&mut run);
                if let Some(before) = unspaced {
                    let start = found.letters.len();
                    found.letters.extend([before, c]);
                    found.end(start, Class::Name, false);
                }
                unspaced = Some(c);
                continue;
            }
            unspaced = None;
            if c.is_alphanumeric() || (is_apostrophe(c) && !run.is_empty()) {
                run.push(c);
            } else {
                found.finish(&mut run);
            }
        }
        found
    }

    /// Takes in a word as it is written.
    fn finish(&mut self, run: &mut String) {
        // "Lenin's" is a form of "Lenin"; the apostrophe of "don't" means nothing.
        let mut parts = run.rsplitn(2, is_apostrophe);
        let kept = match (parts.next(), parts.next()) {
            (Some("s" | "S" | ""), Some(head)) => head,
            _ => run.as_str(),
        };
        if let Some(first) = kept.chars().next() {
            let class = if first.is_numeric() {
                Class::Number
            } else if first.is_lowercase() {
                Class::Word
            } else {
                Class::Name
            };
            let start = self.letters.len();
            if kept.is_ascii() {
                let plain = kept.bytes().filter(|&byte| !is_apostrophe(char::from(byte)));
                self.letters.extend(plain.map(|byte| char::from(byte.to_ascii_lowercase())));
            } else {
                let plain = kept.chars().filter(|&c| !is_apostrophe(c));
                self.letters.extend(plain.flat_map(char::to_lowercase));
            }
            let capitals = !kept.chars().any(char::is_lowercase);
            self.end(start, class, capitals);
        }
        run.clear();
    }

    /// What stands behind `start` is a word, if it is anything.
    fn end(&mut self, start: usize, class: Class, capitals: bool) {
        if self.letters.len() > start
            && let Ok(start) = u32::try_from(start)
        {
            self.letters.push('\0');
            self.places.push(Place { start, class, capitals });
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = Word<'_>> {
        self.places.iter().zip(1..).map(|(place, next)| {
            // Without the zero behind it.
            let (start, end) = (place.start as usize, self.start(next).saturating_sub(1));
            let text = self.letters.get(start..end).unwrap_or_default();
            Word { text, class: place.class, capitals: place.capitals }
        })
    }

    /// The hashes of all runs of so many words; of a text that is shorter, that of the whole.
    pub(crate) fn runs(&self, length: usize) -> impl Iterator<Item = u64> {
        let length = length.min(self.len());
        let starts = if length == 0 { 0..0 } else { 0..self.len() - length + 1 };
        starts.map(move |first| {
            let run = self.start(first)..self.start(first + length);
            finished(fnv(BASIS, self.letters.as_bytes().get(run).unwrap_or_default()))
        })
    }

    /// Where a word begins, or where the words end.
    fn start(&self, word: usize) -> usize {
        self.places.get(word).map_or(self.letters.len(), |place| place.start as usize)
    }
}

/// A number for a text that is the same in every version and on every machine (FNV-1a, 64 bits, with the
/// finish of MurmurHash3, so that its low bits are as good as its high ones).
#[must_use]
pub fn hash(parts: &[&str]) -> u64 {
    finished(parts.iter().fold(BASIS, |hash, part| fnv(fnv(hash, part.as_bytes()), &[0])))
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn finished(mut hash: u64) -> u64 {
    for factor in [0xff51_afd7_ed55_8ccd_u64, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<String> {
        Words::of(text, 100).iter().map(|word| word.text.to_owned()).collect()
    }

    #[test]
    fn apostrophes_and_case_mean_nothing() {
        assert_eq!(texts("Lenin’s  don't “END”"), ["lenin", "dont", "end"]);
    }

    #[test]
    fn classes_are_told_by_the_first_letter() {
        let classes: Vec<Class> =
            Words::of("The quay of Saltmarket, 3rd. ميناء", 9).iter().map(|w| w.class).collect();
        use Class::{Name, Number, Word};
        assert_eq!(classes, [Name, Word, Word, Name, Number, Name]);
    }

    #[test]
    fn a_script_without_spaces_gives_pairs_of_letters() {
        assert_eq!(texts("港口重开 2024"), ["港口", "口重", "重开", "2024"]);
    }

    #[test]
    fn a_stem_is_cut_between_letters() {
        let words = Words::of("Überschwemmungen", 1);
        assert_eq!(words.iter().map(|word| word.stem()).collect::<Vec<_>>(), ["übersch"]);
    }

    #[test]
    fn hashes_never_change() {
        assert_eq!(hash(&["harbour"]), 14_560_835_764_950_744_791);
    }

    #[test]
    fn a_run_is_told_by_its_words() {
        let words = Words::of("The quay of Saltmarket", 9);
        let runs: Vec<u64> = words.runs(3).collect();
        assert_eq!(runs, [hash(&["the", "quay", "of"]), hash(&["quay", "of", "saltmarket"])]);
        assert_eq!(words.runs(9).collect::<Vec<_>>(), [hash(&["the", "quay", "of", "saltmarket"])]);
        assert_eq!(Words::of(" -- ", 9).runs(3).count(), 0);
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in any::<String>()) {
            let words = Words::of(&text, 50);
            prop_assert!(words.len() <= 50);
            prop_assert_eq!(words.iter().count(), words.len());
            for word in words.iter() {
                prop_assert!(!word.text.is_empty() && !word.stem().is_empty());
                prop_assert!(!word.text.contains('\0'));
            }
        }
    }
}
