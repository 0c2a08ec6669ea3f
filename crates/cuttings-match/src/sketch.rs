//! A small stand-in for a text's runs of words.
//!
//! A text is taken as the set of all runs of [`RUN`] words in it (its shingles: Broder, "On the
//! resemblance and containment of documents", 1997). Of their hashes the smallest are kept: a bottom-k
//! sketch, the form of MinHash that also tells how much of a small text is contained in a large one.

use std::borrow::Cow;

use crate::words::Words;

/// How many words a run has. Short ones survive more of an editor's work.
pub const RUN: usize = 3;

/// How many hashes are kept.
pub const SIZE: usize = 96;

/// How many words of a text are looked at.
pub(crate) const MOST_WORDS: usize = 20_000;

/// The runs of words of a text, as hashes. Sorted, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs(Vec<u32>);

impl Runs {
    /// The runs of a text. One shorter than a run is one run.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self::of_words(&Words::of(text, MOST_WORDS))
    }

    pub(crate) fn of_words(words: &Words) -> Self {
        let mut runs: Vec<u32> = words.runs(RUN).map(|hash| (hash >> 32) as u32).collect();
        runs.sort_unstable();
        runs.dedup();
        Self(runs)
    }

    /// How many different runs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the text had no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of the runs are in another text too.
    #[must_use]
    pub fn shared(&self, other: &Self) -> usize {
        shared(&self.0, &other.0)
    }

    /// The sketch of these runs.
    #[must_use]
    pub fn sketch(&self) -> Sketch<'static> {
        let smallest = self.0.iter().copied().take(SIZE).collect();
        Sketch { runs: u32::try_from(self.0.len()).unwrap_or(u32::MAX), smallest }
    }
}

/// The smallest hashes of a text's runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch<'h> {
    runs: u32,
    smallest: Cow<'h, [u32]>,
}

impl<'h> Sketch<'h> {
    /// Put together from its parts, which were kept apart.
    #[must_use]
    pub fn of(runs: u32, smallest: &'h [u32]) -> Self {
        Self { runs, smallest: Cow::Borrowed(smallest) }
    }

    /// How many different runs the text has.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.runs as usize
    }

    /// The hashes that are kept, sorted: texts with much in common share many of them.
    #[must_use]
    pub fn smallest(&self) -> &[u32] {
        &self.smallest
    }

    /// How much of the smaller text is in the larger one, about: 0 to 1. Exact where both have at most
    /// [`SIZE`] runs.
    #[must_use]
    pub fn containment(&self, other: &Sketch<'_>) -> f64 {
        // Both sketches are complete up to the smaller of their largest hashes.
        let end = |sketch: &Sketch<'_>| match sketch.smallest.last() {
            Some(&last) if sketch.runs as usize > SIZE => last,
            _ => u32::MAX,
        };
        let end = end(self).min(end(other));
        let within = |sketch: &Sketch<'_>| sketch.smallest.partition_point(|&hash| hash <= end);
        let (a, b) = (within(self), within(other));
        let shared = shared(
            self.smallest.get(..a).unwrap_or_default(),
            other.smallest.get(..b).unwrap_or_default(),
        );
        match a.min(b) {
            0 => 0.0,
            smaller => shared as f64 / smaller as f64,
        }
    }

    /// As bytes: the number of runs, then the hashes, all little-endian.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let numbers = std::iter::once(&self.runs).chain(self.smallest.iter());
        numbers.flat_map(|number| number.to_le_bytes()).collect()
    }

    /// Reads what [`Self::to_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (chunks, []) = bytes.as_chunks::<4>() else { return None };
        let mut numbers = chunks.iter().map(|chunk| u32::from_le_bytes(*chunk));
        let runs = numbers.next()?;
        let smallest: Vec<u32> = numbers.collect();
        let sound =
            smallest.len() == SIZE.min(runs as usize) && smallest.is_sorted_by(|a, b| a < b);
        sound.then_some(Self { runs, smallest: Cow::Owned(smallest) })
    }
}

/// How many numbers are in both, which are sorted and hold each number once.
fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut here, mut there, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (a.get(here), b.get(there)) {
        shared += usize::from(a == b);
        here += usize::from(a <= b);
        there += usize::from(b <= a);
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_part_is_contained_in_the_whole() {
        let whole: String = (0..600).map(|n| format!("word{} ", n * 7 % 601)).collect();
        let part: String = whole.split_inclusive(' ').skip(100).take(300).collect();
        let (whole, part) = (Runs::of(&whole), Runs::of(&part));
        assert_eq!(part.shared(&whole), part.len());
        assert!(part.sketch().containment(&whole.sketch()) > 0.99);
        assert!(whole.sketch().containment(&part.sketch()) > 0.99);
    }

    #[test]
    fn the_bytes_never_change() {
        let bytes = Runs::of("The ferry is back at Saltmarket").sketch().to_bytes();
        let bytes: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(bytes, "04000000b530a01d71b262d897779de0424821e7");
    }

    proptest! {
        #[test]
        fn bytes_are_read_back(text in "[a-d ]{0,400}") {
            let sketch = Runs::of(&text).sketch();
            prop_assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), Some(sketch));
        }

        #[test]
        fn no_bytes_are_too_strange(bytes in any::<Vec<u8>>()) {
            let _ = Sketch::from_bytes(&bytes);
        }
    }
}
