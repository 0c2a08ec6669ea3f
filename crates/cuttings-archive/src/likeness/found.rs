//! What is found near an article: other articles, with how much they share with it.
//!
//! Some six hundred are found for each, most by a single word, and a few of them are wanted. So they stand in a table
//! of fixed size that stays in the processor's cache, and is emptied place by place.

/// How many places there are: a power of two, and some times as many as are found.
const PLACES: usize = 4096;

/// How many can be found: a fuller table would be slow.
const MOST: usize = PLACES / 2;

#[derive(Debug, Default)]
pub(super) struct Found {
    /// None before the first search.
    places: Vec<Place>,
    /// The places that are taken, in the order in which they were.
    taken: Vec<u16>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    article: u32,
    /// The rarities of the words shared, added in one order, whatever the machine.
    sum: f32,
    /// The word that was added last, since an article of several stretches has a word only once.
    last: u32,
    is_taken: bool,
}

impl Found {
    /// Makes ready for another search.
    pub(super) fn clear(&mut self) {
        self.places.resize(PLACES, Place::default());
        for place in self.taken.drain(..) {
            if let Some(place) = self.places.get_mut(usize::from(place)) {
                *place = Place::default();
            }
        }
    }

    /// An article has a word, of so much rarity. Gives whether that was not known.
    pub(super) fn add(&mut self, article: u32, term: u32, rarity: f32) -> bool {
        // Articles near each other have numbers near each other: so they fall into different places.
        let mut at = article as usize % PLACES;
        while let Some(place) = self.places.get_mut(at) {
            if !place.is_taken {
                if self.taken.len() >= MOST {
                    return false;
                }
                *place = Place { article, sum: rarity, last: term, is_taken: true };
                self.taken.extend(u16::try_from(at));
                return true;
            }
            if place.article == article {
                if place.last == term {
                    return false;
                }
                place.sum += rarity;
                place.last = term;
                return true;
            }
            at = (at + 1) % PLACES;
        }
        false
    }

    /// The articles that share most, those first, at most so many; of those that share as much the newest.
    pub(super) fn nearest(&self, most: usize, but: u32) -> Vec<u32> {
        let mut nearest: Vec<(f32, u32)> = Vec::with_capacity(most + 1);
        let places = self.taken.iter().filter_map(|&place| self.places.get(usize::from(place)));
        for place in places.filter(|place| place.article != but) {
            let this = (place.sum, place.article);
            let is_before =
                |other: &(f32, u32)| this.0.total_cmp(&other.0).then(this.1.cmp(&other.1)).is_lt();
            if nearest.len() == most && nearest.last().is_none_or(is_before) {
                continue;
            }
            nearest.insert(nearest.partition_point(is_before), this);
            nearest.truncate(most);
        }
        nearest.into_iter().map(|(_, article)| article).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_finds_what_adding_up_and_sorting_would(
            words in prop::collection::vec((1..9_u8, prop::collection::btree_set(0..400_u32, 0..60)), 0..20)
        ) {
            let mut found = Found::default();
            for _ in 0..2 {
                found.clear();
                let mut sums: BTreeMap<u32, f32> = BTreeMap::new();
                for (term, (rarity, articles)) in (0..).zip(&words) {
                    for &article in articles {
                        // Some stand at the same place.
                        let article = article / 2 + article % 2 * PLACES as u32;
                        prop_assert!(found.add(article, term, f32::from(*rarity)));
                        prop_assert!(!found.add(article, term, f32::from(*rarity)));
                        *sums.entry(article).or_default() += f32::from(*rarity);
                    }
                }
                sums.remove(&7);
                let mut expected: Vec<(u32, f32)> = sums.into_iter().collect();
                expected.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
                let expected: Vec<u32> = expected.into_iter().map(|(article, _)| article).take(24).collect();
                prop_assert_eq!(found.nearest(24, 7), expected);
            }
        }
    }

    #[test]
    fn more_than_fit_are_not_found() {
        let mut found = Found::default();
        found.clear();
        let added = (0..5000).filter(|article| found.add(*article, 1, 1.0)).count();
        assert_eq!(added, MOST);
        assert_eq!(found.nearest(2, 0), [2047, 2046]);
    }
}
