//! Things by their numbers, where those that are used together have numbers close to each other: articles and
//! stories are numbered one after the other, and what is near an article came shortly before it.
//!
//! So they stand in leaves of neighbours, and what is found by a number is mostly in the processor's cache, unlike
//! in a table that spreads them on purpose: a hundred are looked up for each newcomer.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// How many neighbours a leaf has room for.
const LEAF: usize = 64;

#[derive(Debug)]
pub(super) struct Numbered<T> {
    leaves: HashMap<i64, Box<Leaf<T>>, RandomState>,
}

type Leaf<T> = [Option<T>; LEAF];

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { leaves: HashMap::default() }
    }
}

impl<T> Numbered<T> {
    pub(super) fn get(&self, number: i64) -> Option<&T> {
        let (leaf, place) = place(number);
        self.leaves.get(&leaf)?.get(place)?.as_ref()
    }

    pub(super) fn insert(&mut self, number: i64, value: T) {
        let (leaf, place) = place(number);
        let leaf = self.leaves.entry(leaf).or_insert_with(|| Box::new([const { None }; LEAF]));
        if let Some(place) = leaf.get_mut(place) {
            *place = Some(value);
        }
    }

    /// Gives what it held, and holds it no more.
    pub(super) fn take(&mut self, number: i64) -> Option<T> {
        let (leaf, place) = place(number);
        self.leaves.get_mut(&leaf)?.get_mut(place)?.take()
    }

    /// For how many things there is room, which its memory goes by.
    pub(super) fn room(&self) -> usize {
        self.leaves.len() * LEAF
    }

    pub(super) fn clear(&mut self) {
        self.leaves.clear();
    }
}

/// The number of a leaf, and the place there.
fn place(number: i64) -> (i64, usize) {
    let leaf = LEAF as i64;
    (number.div_euclid(leaf), number.rem_euclid(leaf) as usize)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_holds_what_a_map_would(
            steps in prop::collection::vec((-100..300_i64, any::<Option<u8>>()), 0..100)
        ) {
            let mut numbered = Numbered::default();
            let mut expected = BTreeMap::new();
            for (number, value) in steps {
                match value {
                    Some(value) => {
                        numbered.insert(number, value);
                        expected.insert(number, value);
                    }
                    None => prop_assert_eq!(numbered.take(number), expected.remove(&number)),
                }
            }
            for number in -100..300 {
                prop_assert_eq!(numbered.get(number), expected.get(&number));
            }
            prop_assert!(numbered.room() <= 7 * LEAF);
        }
    }

    #[test]
    fn the_largest_and_the_smallest_number_have_a_place() {
        let mut numbered = Numbered::default();
        for number in [i64::MIN, -1, 0, i64::MAX] {
            numbered.insert(number, number);
        }
        for number in [i64::MIN, -1, 0, i64::MAX] {
            assert_eq!(numbered.get(number), Some(&number));
        }
    }
}
