//! The length at which a page cuts its teasers, where they show it.
//!
//! ```text
//!  #######################|        unfinished, at the limit: cut
//!  #########.             |        finished, short of it: whole
//!  #######################|        finished by chance, exactly at it: cut
//!  ##############         |        unfinished, short of it: a label, whole
//! ```

use super::Draft;
use super::ending::Ending;

/// Fewer texts that stop at one length are chance.
const FEWEST_CUT: usize = 3;
/// A cut at a word boundary falls short of the limit by less than a long word.
const LONG_WORD: usize = 14;
/// Texts shorter than this are labels, which are often of one length.
const SHORTEST_LIMIT: usize = 40;
/// Nobody cuts at a word so early, and labels are often of about one length.
const SHORTEST_WORD_LIMIT: usize = 80;

/// A length that no text of the page exceeds and at which several stop unfinished.
pub(super) enum Limit {
    /// So many characters, to within one or two; cuts words.
    Characters(usize),
    /// So many words exactly.
    Words(usize),
    /// About so many characters, at a word boundary.
    WordBoundary(usize),
}

impl Limit {
    /// What the limit says of a text without a mark.
    pub(super) fn cuts(&self, draft: &Draft<'_>) -> Option<bool> {
        let (reached, exact) = match *self {
            Self::Characters(limit) => (draft.chars + 2 >= limit, true),
            Self::Words(limit) => (draft.words >= limit, true),
            Self::WordBoundary(limit) => (draft.chars + LONG_WORD >= limit, false),
        };
        match (reached, draft.ending) {
            (true, Ending::Open | Ending::Bare) => Some(true),
            (true, Ending::Finished) => Some(exact),
            (false, Ending::Bare) => Some(false),
            _ => None,
        }
    }
}

/// Finds the limit of a page's teasers.
pub(super) fn find(drafts: &[&Draft<'_>]) -> Option<Limit> {
    let unmarked: Vec<&Draft<'_>> =
        drafts.iter().copied().filter(|draft| !draft.marked()).collect();
    let longest = unmarked.iter().map(|draft| draft.chars).max()?;
    let most_words = unmarked.iter().map(|draft| draft.words).max()?;
    if longest < SHORTEST_LIMIT {
        return None;
    }
    if holds(&unmarked, |draft| draft.chars + 2 >= longest, 2) {
        return Some(Limit::Characters(longest));
    }
    if most_words >= 8 && holds(&unmarked, |draft| draft.words == most_words, 2) {
        return Some(Limit::Words(most_words));
    }
    (longest >= SHORTEST_WORD_LIMIT
        && holds(&unmarked, |draft| draft.chars + LONG_WORD >= longest, FEWEST_CUT))
    .then_some(Limit::WordBoundary(longest))
}

/// Whether enough texts reach the limit, most of them unfinished, and most unfinished ones do.
fn holds(texts: &[&Draft<'_>], reaches: impl Fn(&Draft<'_>) -> bool, unfinished: usize) -> bool {
    let unfinished_texts = texts.iter().filter(|draft| draft.unfinished()).count();
    let reached = texts.iter().filter(|draft| reaches(draft));
    let (all, cut) =
        reached.fold((0, 0), |(all, cut), draft| (all + 1, cut + usize::from(draft.unfinished())));
    all >= FEWEST_CUT && cut >= unfinished && cut * 3 >= all * 2 && cut * 3 >= unfinished_texts * 2
}
