//! The articles of one stretch of time by their telling words, in memory: for each word a chain of
//! articles, the newest first.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foldhash::fast::RandomState;

/// The end of a chain.
const END: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(super) struct Stretch {
    /// By word: the place of the newest article that has it.
    newest: HashMap<u32, u32, RandomState>,
    places: Vec<Place>,
}

/// An article in the chain of a word. What a chain is followed along is as small as can be: it lies all
/// over the memory.
#[derive(Clone, Copy, Debug)]
struct Place {
    article: u32,
    /// The place of the one before it that has the same word.
    older: u32,
}

impl Stretch {
    /// How many places are taken; those of what was removed are not given back.
    pub(super) fn places(&self) -> usize {
        self.places.len()
    }

    /// An article has a word. (Articles are numbered one after the other: none has a larger number.)
    pub(super) fn post(&mut self, term: u32, article: i64) {
        let (Ok(place), Ok(number)) = (u32::try_from(self.places.len()), u32::try_from(article))
        else {
            return;
        };
        let (newer, here) = self.around(term, article);
        if self.article(here) == Some(article) {
            return;
        }
        self.places.push(Place { article: number, older: here });
        self.link(term, newer, place);
    }

    /// An article has a word no more.
    pub(super) fn remove(&mut self, term: u32, article: i64) {
        let (newer, here) = self.around(term, article);
        if self.article(here) == Some(article) {
            let behind = self.behind(here);
            self.link(term, newer, behind);
        }
    }

    /// The articles that have a word, the newest first.
    pub(super) fn having(&self, term: u32) -> impl Iterator<Item = i64> {
        let mut here = self.newest.get(&term).copied().unwrap_or(END);
        std::iter::from_fn(move || {
            let article = self.article(here)?;
            here = self.behind(here);
            Some(article)
        })
    }

    /// Where in a word's chain an article stands or would stand, and the place before that, which is
    /// [`END`] for the first.
    fn around(&self, term: u32, article: i64) -> (u32, u32) {
        let mut newer = END;
        let mut here = self.newest.get(&term).copied().unwrap_or(END);
        while self.article(here).is_some_and(|other| other > article) {
            newer = here;
            here = self.behind(here);
        }
        (newer, here)
    }

    fn article(&self, place: u32) -> Option<i64> {
        self.places.get(place as usize).map(|place| i64::from(place.article))
    }

    fn behind(&self, place: u32) -> u32 {
        self.places.get(place as usize).map_or(END, |place| place.older)
    }

    /// Lets a place, or the beginning of a chain, be followed by another place.
    fn link(&mut self, term: u32, newer: u32, place: u32) {
        if let Some(newer) = self.places.get_mut(newer as usize) {
            newer.older = place;
            return;
        }
        match self.newest.entry(term) {
            Entry::Occupied(known) if place == END => {
                known.remove();
            }
            Entry::Occupied(mut known) => *known.get_mut() = place,
            Entry::Vacant(unknown) if place != END => {
                unknown.insert(place);
            }
            Entry::Vacant(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_holds_what_was_posted_and_not_removed(
            steps in prop::collection::vec((any::<bool>(), 0..4_u32, 0..12_i64), 0..80)
        ) {
            let mut stretch = Stretch::default();
            let mut expected = BTreeSet::new();
            for (removes, term, article) in steps {
                if removes {
                    stretch.remove(term, article);
                    expected.remove(&(term, article));
                } else {
                    stretch.post(term, article);
                    expected.insert((term, article));
                }
            }
            for term in 0..4 {
                let having: Vec<i64> = stretch.having(term).collect();
                let of_term = expected.iter().rev().filter(|(other, _)| *other == term);
                let of_term: Vec<i64> = of_term.map(|(_, article)| *article).collect();
                prop_assert_eq!(having, of_term);
            }
        }
    }
}
