//! Sightings of an article: where it was listed, when, and in which words.

use cuttings_archive::{Reason, SightingRow};
use cuttings_export::web_address;

use super::foreign;
use super::when::{self, Shown};

const HEADLINE: usize = 200;
const ADDRESS: usize = 120;
/// Headlines of more words are shown whole instead of compared.
const COMPARED_WORDS: usize = 60;

/// One sighting in a table.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) when: Shown,
    pub(crate) page_title: Option<String>,
    pub(crate) page_address: String,
    pub(crate) page_link: Option<String>,
    /// "number 3", or `None` where the page is the article's own.
    pub(crate) position: Option<u32>,
    pub(crate) reason: Option<&'static str>,
    pub(crate) words: Words,
    pub(crate) date_text: Option<String>,
    pub(crate) digest: String,
    pub(crate) digest_start: String,
    pub(crate) warc: Option<String>,
}

/// The headline, seen against that of the sighting before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    None,
    First(String),
    Same,
    Changed(Vec<Word>),
}

/// A word of a changed headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) change: Change,
}

/// What happened to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Kept,
    Added,
    Removed,
}

/// Sightings, oldest first, each with its headline against the last one before it.
pub(crate) fn seen(sightings: &[SightingRow]) -> Vec<Seen> {
    let mut before: Option<String> = None;
    let mut out = Vec::with_capacity(sightings.len());
    for sighting in sightings {
        let title = sighting.title.as_deref().map(|title| foreign::line(title, HEADLINE));
        out.push(one(sighting, compare(before.as_deref(), title.as_deref())));
        before = title.or(before);
    }
    out
}

fn one(sighting: &SightingRow, words: Words) -> Seen {
    let digest = sighting.snapshot.trim_start_matches("sha256:");
    let place = sighting.warc.as_ref();
    Seen {
        when: when::moment(sighting.seen),
        page_title: sighting.page_title.as_deref().map(|title| foreign::line(title, HEADLINE)),
        page_address: foreign::line(&sighting.page_url, ADDRESS),
        page_link: web_address(&sighting.page_url).map(str::to_owned),
        position: (sighting.position > 0).then_some(sighting.position),
        reason: match sighting.reason {
            Reason::New => None,
            Reason::Address => Some("known by its address"),
            Reason::Text => Some("known by its words"),
            Reason::User => Some("decided by hand"),
        },
        words,
        date_text: sighting.date_text.as_deref().map(|text| foreign::line(text, ADDRESS)),
        digest: foreign::line(&sighting.snapshot, ADDRESS),
        digest_start: digest.chars().take(12).collect(),
        warc: place.map(|place| {
            format!(
                "{}, {} bytes at {}",
                foreign::line(&place.file, ADDRESS),
                place.length,
                place.offset
            )
        }),
    }
}

fn compare(before: Option<&str>, now: Option<&str>) -> Words {
    match (before, now) {
        (_, None) => Words::None,
        (None, Some(now)) => Words::First(now.to_owned()),
        (Some(before), Some(now)) if before == now => Words::Same,
        (Some(before), Some(now)) => Words::Changed(difference(before, now)),
    }
}

/// The words of both headlines in order, by their longest common subsequence.
fn difference(before: &str, now: &str) -> Vec<Word> {
    let old: Vec<&str> = before.split(' ').collect();
    let new: Vec<&str> = now.split(' ').collect();
    if old.len() > COMPARED_WORDS || new.len() > COMPARED_WORDS {
        return vec![word(now, Change::Added)];
    }
    let common = common_lengths(&old, &new);
    let length =
        |i: usize, j: usize| common.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    let (mut i, mut j) = (0, 0);
    let mut words = Vec::new();
    loop {
        match (old.get(i), new.get(j)) {
            (None, None) => return words,
            (Some(a), Some(b)) if a == b => {
                words.push(word(b, Change::Kept));
                (i, j) = (i + 1, j + 1);
            }
            (Some(a), b) if b.is_none() || length(i + 1, j) >= length(i, j + 1) => {
                words.push(word(a, Change::Removed));
                i += 1;
            }
            (_, Some(b)) => {
                words.push(word(b, Change::Added));
                j += 1;
            }
            // Not reached: without a new word the arm for old ones holds.
            (Some(_), None) => return words,
        }
    }
}

fn word(text: &str, change: Change) -> Word {
    Word { text: text.to_owned(), change }
}

/// For each pair of places, how many words are common to what follows.
fn common_lengths(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut rows = vec![vec![0_u16; new.len() + 1]];
    for a in old.iter().rev() {
        let below = rows.last().cloned().unwrap_or_default();
        let mut row = vec![0_u16];
        for (b, pair) in new.iter().rev().zip(below.windows(2).rev()) {
            let right = row.last().copied().unwrap_or(0);
            let (diagonal, straight) = (pair.get(1), pair.first());
            row.push(if a == b {
                diagonal.map_or(1, |length| length + 1)
            } else {
                right.max(straight.copied().unwrap_or(0))
            });
        }
        row.reverse();
        rows.push(row);
    }
    rows.reverse();
    rows
}

#[cfg(test)]
mod tests {
    use super::{Change, Words, compare};

    fn marked(before: &str, now: &str) -> String {
        let Words::Changed(words) = compare(Some(before), Some(now)) else {
            return "same".to_owned();
        };
        let mark = |word: super::Word| match word.change {
            Change::Kept => word.text,
            Change::Added => format!("+{}", word.text),
            Change::Removed => format!("-{}", word.text),
        };
        words.into_iter().map(mark).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn changed_words_of_a_headline_stand_out() {
        assert_eq!(marked("Board votes today", "Board votes today"), "same");
        assert_eq!(
            marked("Board to vote today", "Board votes today"),
            "Board -to -vote +votes today"
        );
        assert_eq!(marked("Ferry late", "Ferry late again"), "Ferry late +again");
        assert_eq!(marked("UPDATE: Ferry late", "Ferry late"), "-UPDATE: Ferry late");
        assert_eq!(marked("a b", "c d"), "-a -b +c +d");
    }

    #[test]
    fn very_long_headlines_are_not_compared() {
        let long = "word ".repeat(100);
        assert!(marked("a", &long).starts_with("+word"));
    }
}
