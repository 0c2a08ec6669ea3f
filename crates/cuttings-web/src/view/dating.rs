//! How an article's day is known: everything that speaks for one, in words.

use cuttings_archive::Clue;
use cuttings_extract::DateBasis;

use super::foreign;
use super::when::{self, Shown};

const WORDS: usize = 160;
/// Clues shown at most.
const CLUES: usize = 30;

/// Something that is known of the day.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) days: Option<Shown>,
    pub(crate) source: &'static str,
    /// The words that say so.
    pub(crate) words: Option<String>,
    /// Whether it agrees with what is known better.
    pub(crate) counts: bool,
}

/// All that is known, the surest first.
pub(crate) fn known(clues: &[Clue]) -> Vec<Known> {
    clues.iter().take(CLUES).map(one).collect()
}

fn one(clue: &Clue) -> Known {
    Known {
        days: when::range(clue.earliest, clue.latest),
        source: match clue.basis {
            DateBasis::Attribute => "a page states it in machine-readable form",
            DateBasis::Text => "a page shows it",
            DateBasis::Url => "its address holds it",
            DateBasis::Context => "its text names it",
            DateBasis::Order => "it stands between dated neighbours in a list that is in order",
            DateBasis::Seen => "it was there when it was first seen",
        },
        words: clue.words.as_deref().map(|words| foreign::line(words, WORDS)),
        counts: clue.counts,
    }
}
