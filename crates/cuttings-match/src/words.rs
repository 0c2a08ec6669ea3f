//! Texts as words: folded, cut to their stems, and told apart as words, names and numbers.
//!
//! Stems are the first letters of words ("n-truncation": McNamee and Mayfield, "Character n-gram
//! tokenization for European language text retrieval", 2004, find it close to stemmers in all the
//! languages they tried). That needs no list for a language, so that all are treated alike.

use crate::letters::{is_apostrophe, is_invisible, is_unspaced};

/// How many letters of a word count.
const STEM: usize = 7;

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

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without apostrophes.
    pub text: String,
    /// What it looks like.
    pub class: Class,
    /// Whether it has no small letter, as abbreviations have none.
    pub capitals: bool,
}

impl Word {
    /// Whether it is as short as the words that join others, in an alphabet (Latin, Greek, Cyrillic) in
    /// which a letter is no syllable.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.text.chars().count() <= SHORT
            && self.text.chars().all(|c| c.is_alphabetic() && u32::from(c) < 0x530)
    }

    /// What is the same in the word's forms.
    #[must_use]
    pub fn stem(&self) -> &str {
        if self.class == Class::Number {
            return &self.text;
        }
        match self.text.char_indices().nth(STEM) {
            Some((end, _)) => self.text.get(..end).unwrap_or(&self.text),
            None => &self.text,
        }
    }
}

/// The words of a text, in order, at most `most`. Scripts that are written without spaces give each pair
/// of neighbouring letters as a word.
#[must_use]
pub fn words(text: &str, most: usize) -> Vec<Word> {
    let mut found = Vec::new();
    let mut run = String::new();
    let mut unspaced: Option<char> = None;
    for c in text.chars().chain([' ']) {
        if found.len() >= most {
            break;
        }
        if is_invisible(c) {
            continue;
        }
        if is_unspaced(c) {
            finish(&mut run, &mut found);
            if let Some(before) = unspaced {
                let text = format!("{before}{c}");
                found.push(Word { text, class: Class::Name, capitals: false });
            }
            unspaced = Some(c);
            continue;
        }
        unspaced = None;
        if c.is_alphanumeric() || (is_apostrophe(c) && !run.is_empty()) {
            run.push(c);
        } else {
            finish(&mut run, &mut found);
        }
    }
    found
}

fn finish(run: &mut String, found: &mut Vec<Word>) {
    let raw = std::mem::take(run);
    // "Lenin's" is a form of "Lenin"; the apostrophe of "don't" means nothing.
    let mut parts = raw.rsplitn(2, is_apostrophe);
    let kept = match (parts.next(), parts.next()) {
        (Some("s" | "S" | ""), Some(head)) => head,
        _ => raw.as_str(),
    };
    let Some(first) = kept.chars().next() else { return };
    let class = if first.is_numeric() {
        Class::Number
    } else if first.is_lowercase() {
        Class::Word
    } else {
        Class::Name
    };
    let text: String =
        kept.chars().filter(|&c| !is_apostrophe(c)).flat_map(char::to_lowercase).collect();
    if !text.is_empty() {
        let capitals = !kept.chars().any(char::is_lowercase);
        found.push(Word { text, class, capitals });
    }
}

/// A number for a text that is the same in every version and on every machine (FNV-1a, 64 bits, with the
/// finish of MurmurHash3, so that its low bits are as good as its high ones).
#[must_use]
pub fn hash(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
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
        words(text, 100).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn apostrophes_and_case_mean_nothing() {
        assert_eq!(texts("Lenin’s  don't “END”"), ["lenin", "dont", "end"]);
    }

    #[test]
    fn classes_are_told_by_the_first_letter() {
        let classes: Vec<Class> =
            words("The quay of Saltmarket, 3rd. ميناء", 9).iter().map(|w| w.class).collect();
        use Class::{Name, Number, Word};
        assert_eq!(classes, [Name, Word, Word, Name, Number, Name]);
    }

    #[test]
    fn a_script_without_spaces_gives_pairs_of_letters() {
        assert_eq!(texts("港口重开 2024"), ["港口", "口重", "重开", "2024"]);
    }

    #[test]
    fn a_stem_is_cut_between_letters() {
        let word = &words("Überschwemmungen", 1)[0];
        assert_eq!(word.stem(), "übersch");
    }

    #[test]
    fn hashes_never_change() {
        assert_eq!(hash(&["harbour"]), 14_560_835_764_950_744_791);
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in any::<String>()) {
            for word in words(&text, 50) {
                prop_assert!(!word.text.is_empty() && !word.stem().is_empty());
            }
        }
    }
}
