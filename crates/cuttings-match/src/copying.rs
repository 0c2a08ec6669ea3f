//! Whether one text is made from the other: whole or cut, edited, under another headline.
//!
//! What counts is how many runs of words of the shorter text stand in the longer one too. A long text
//! needs a smaller part, since chance and common phrases give a long text few runs in common; a short one
//! needs more, since one quotation can be most of it.

use crate::sketch::{Runs, Sketch};

/// Texts with fewer runs of words than this are too short to say.
pub const LEAST_RUNS: usize = 10;

/// How many runs they need in common.
const LEAST_SHARED: usize = 10;

/// From how many runs on a text is long.
const LONG: usize = 120;

/// The part of a short text, and of a long one, that has to stand in the other.
const PART_OF_SHORT: f64 = 0.5;
const PART_OF_LONG: f64 = 0.22;

/// Sketches are inexact: what is below this share of the part needed is not looked at closer.
const SLACK: f64 = 0.6;

/// Whether it is worth comparing the texts themselves.
#[must_use]
pub fn may_be_copies(a: &Sketch<'_>, b: &Sketch<'_>) -> bool {
    let runs = a.runs().min(b.runs());
    runs >= LEAST_RUNS && a.containment(b) >= SLACK * part_needed(runs)
}

/// The part of the shorter text that stands in the longer one, 0 to 1, where that makes one the copy of
/// the other.
#[must_use]
pub fn similarity(a: &Runs, b: &Runs) -> Option<f64> {
    let (runs, shared) = (a.len().min(b.len()), a.shared(b));
    let part = shared as f64 / runs.max(1) as f64;
    let copied = runs >= LEAST_RUNS && shared >= LEAST_SHARED && part >= part_needed(runs);
    copied.then_some(part)
}

fn part_needed(runs: usize) -> f64 {
    let length = (runs as f64 / LONG as f64).min(1.0);
    PART_OF_SHORT + (PART_OF_LONG - PART_OF_SHORT) * length
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "The night ferry from Saltmarket ran aground off Wrack Point at ten past one on \
        Tuesday morning. Its 19 passengers and a dog were taken off by the lifeboat of Grayling, whose \
        crew had been at a wedding. Nobody was hurt, said the harbour master, but the ferry will not \
        sail again before Easter.";

    fn copied(a: &str, b: &str) -> Option<f64> {
        let (a, b) = (Runs::of(a), Runs::of(b));
        assert!(similarity(&a, &b).is_none() || may_be_copies(&a.sketch(), &b.sketch()));
        similarity(&a, &b)
    }

    #[test]
    fn a_cut_text_is_a_copy() {
        let cut: String = STORY.chars().take(150).collect();
        assert!(copied(STORY, &cut).is_some_and(|part| part > 0.9));
        assert!(copied(&cut, STORY).is_some());
    }

    #[test]
    fn a_text_with_another_opening_is_a_copy() {
        let opening = "Nineteen people and a dog have had a wet night. ";
        let rest: String = STORY.chars().skip(97).collect();
        assert!(copied(STORY, &format!("{opening}{rest}")).is_some());
    }

    #[test]
    fn the_same_event_in_other_words_is_no_copy() {
        let other = "A ferry with 19 aboard is stuck on rocks near Wrack Point. Lifeboatmen from \
            Grayling, called away from a wedding, took everybody ashore on Tuesday, among them a dog. \
            The harbour master expects repairs to last until Easter.";
        assert_eq!(copied(STORY, other), None);
    }

    #[test]
    fn short_texts_say_nothing() {
        assert_eq!(
            copied("Watch our video of the day here", "Watch our video of the day here"),
            None
        );
    }
}
