//! Texts as plain words, for comparing what two pages say: case, punctuation, kinds of quotation marks
//! and spacing differ from page to page and mean nothing.

use cuttings_match::letters::{is_apostrophe, is_invisible, is_unspaced};

/// The plain words of a text, in order. Scripts that are written without spaces give a word a
/// character.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        if is_apostrophe(c) || is_invisible(c) {
            continue;
        }
        if !c.is_alphanumeric() {
            finish(&mut word, &mut words);
        } else if is_unspaced(c) {
            finish(&mut word, &mut words);
            words.push(c.to_string());
        } else {
            word.extend(c.to_lowercase());
        }
    }
    finish(&mut word, &mut words);
    words
}

/// A text as one line of plain words; `None` where it has none.
pub(crate) fn line(text: &str) -> Option<String> {
    let words = words(text);
    (!words.is_empty()).then(|| words.join(" "))
}

fn finish(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// Whether two teasers can be one teaser, cut at different places: the shorter one is the beginning of
/// the longer one, and its last word may have been cut too.
///
/// Of teasers shorter than [`TELLING`] words only equal ones, or one that is known to be cut, count.
pub(crate) fn same_teaser(a: &Teaser<'_>, b: &Teaser<'_>) -> bool {
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let Some((last, whole)) = short.words.split_last() else { return long.words.is_empty() };
    let Some(beginning) = long.words.get(..short.words.len()) else { return false };
    let Some((same_place, same_whole)) = beginning.split_last() else { return false };
    if whole != same_whole {
        return false;
    }
    if last == same_place {
        return short.words.len() == long.words.len()
            || short.truncated
            || short.words.len() >= TELLING;
    }
    // A word cut in two: one is the beginning of the other, and the cut one ends its teaser.
    let cut = if same_place.starts_with(last.as_str()) {
        true
    } else {
        short.words.len() == long.words.len() && last.starts_with(same_place.as_str())
    };
    cut && (short.truncated || long.truncated || short.words.len() > TELLING)
}

/// How many words of a teaser's beginning tell it from others of the same headline.
pub(crate) const TELLING: usize = 5;

/// A teaser to compare.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Teaser<'a> {
    pub(crate) words: &'a [String],
    pub(crate) truncated: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        let (a_words, b_words) = (words(a), words(b));
        let a = Teaser { words: &a_words, truncated: a.ends_with('…') };
        let b = Teaser { words: &b_words, truncated: b.ends_with('…') };
        let answer = same_teaser(&a, &b);
        assert_eq!(answer, same_teaser(&b, &a), "the order must not matter");
        answer
    }

    #[test]
    fn case_punctuation_and_quotation_marks_mean_nothing() {
        assert_eq!(words("The  “Harbour’s” END—again!"), words("the 'harbours' end again"));
    }

    #[test]
    fn an_unspaced_script_gives_a_word_a_character() {
        assert_eq!(words("港口重开 2024年"), ["港", "口", "重", "开", "2024", "年"]);
    }

    #[test]
    fn a_teaser_cut_earlier_is_the_same_teaser() {
        assert!(same(
            "The harbour reopened on Monday after six weeks…",
            "The harbour reopened on Monday after six weeks of work on its northern quay."
        ));
    }

    #[test]
    fn a_teaser_cut_in_mid_word_is_the_same_teaser() {
        assert!(same(
            "The harbour reopened on Monday after six wee",
            "The harbour reopened on Monday after six weeks of work."
        ));
        assert!(same("The harbour reop…", "The harbour reopened…"));
    }

    #[test]
    fn a_teaser_that_goes_on_differently_is_another() {
        assert!(!same(
            "The meeting held earlier in November heard four speakers.",
            "The meeting held earlier in the month heard four speakers."
        ));
    }

    #[test]
    fn a_short_uncut_teaser_is_not_the_beginning_of_another() {
        assert!(!same("Watch now", "Watch now how the harbour reopened"));
        assert!(same("Watch now…", "Watch now how the harbour reopened"));
        assert!(same("Watch now", "Watch now!"));
    }

    #[test]
    fn no_teaser_equals_only_no_teaser() {
        assert!(same("", ""));
        assert!(!same("", "The harbour reopened on Monday after six weeks"));
    }
}
