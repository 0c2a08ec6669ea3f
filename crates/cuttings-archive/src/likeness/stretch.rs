//! The articles of one stretch of time by their telling words, in memory: for each word a list of
//! articles.
//!
//! Hundreds of lists are read for each newcomer, and they lie all over the memory. So each is in one piece,
//! in one common block; one that has become too long for its place moves to a place twice as long,
//! and its old place is given to another one.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foldhash::fast::RandomState;

#[derive(Debug, Default)]
pub(super) struct Stretch {
    by_word: HashMap<u32, List, RandomState>,
    /// All lists. (Articles are numbered one after the other: none has a larger number.)
    articles: Vec<u32>,
    /// Places that are free, by their size: the logarithm of how many articles fit.
    free: Vec<Vec<u32>>,
}

/// Where the articles of a word stand, the newest last.
#[derive(Clone, Copy, Debug)]
struct List {
    start: u32,
    length: u32,
    /// The logarithm of how many articles fit.
    size: u8,
}

impl List {
    fn end(self) -> usize {
        self.start as usize + self.length as usize
    }
}

impl Stretch {
    /// How many places are taken.
    pub(super) fn places(&self) -> usize {
        self.articles.len()
    }

    /// An article has a word.
    pub(super) fn post(&mut self, term: u32, article: i64) {
        let Ok(article) = u32::try_from(article) else { return };
        let known = self.by_word.get(&term).copied();
        let mut list = known.unwrap_or(List { start: 0, length: 0, size: 0 });
        let Err(behind) = self.having_slice(list).binary_search(&article) else { return };
        if known.is_none() {
            let Some(start) = self.place(0) else { return };
            list.start = start;
        } else if list.length >= 1 << list.size {
            let Some(start) = self.place(list.size + 1) else { return };
            self.articles.copy_within(list.start as usize..list.end(), start as usize);
            self.give_back(list);
            list = List { start, size: list.size + 1, ..list };
        }
        let at = list.start as usize + behind;
        self.articles.copy_within(at..list.end(), at + 1);
        if let Some(place) = self.articles.get_mut(at) {
            *place = article;
        }
        self.by_word.insert(term, List { length: list.length + 1, ..list });
    }

    /// An article has a word no more.
    pub(super) fn remove(&mut self, term: u32, article: i64) {
        let (Ok(article), Entry::Occupied(mut known)) =
            (u32::try_from(article), self.by_word.entry(term))
        else {
            return;
        };
        let list = *known.get();
        let here = self.articles.get(list.start as usize..list.end()).unwrap_or_default();
        let Ok(before) = here.binary_search(&article) else { return };
        let at = list.start as usize + before;
        self.articles.copy_within(at + 1..list.end(), at);
        if list.length > 1 {
            known.get_mut().length -= 1;
        } else {
            known.remove();
            self.give_back(list);
        }
    }

    /// The articles that have a word, the newest last.
    pub(super) fn having(&self, term: u32) -> &[u32] {
        let list = self.by_word.get(&term).copied();
        list.map(|list| self.having_slice(list)).unwrap_or_default()
    }

    fn having_slice(&self, list: List) -> &[u32] {
        self.articles.get(list.start as usize..list.end()).unwrap_or_default()
    }

    /// A place of a size; `None` where there are more than can be numbered.
    fn place(&mut self, size: u8) -> Option<u32> {
        if let Some(free) = self.free.get_mut(usize::from(size)).and_then(Vec::pop) {
            return Some(free);
        }
        let start = u32::try_from(self.articles.len()).ok()?;
        let fits = 1_usize.checked_shl(u32::from(size))?;
        u32::try_from(self.articles.len() + fits).ok()?;
        self.articles.resize(self.articles.len() + fits, 0);
        Some(start)
    }

    fn give_back(&mut self, list: List) {
        let size = usize::from(list.size);
        if self.free.len() <= size {
            self.free.resize(size + 1, Vec::new());
        }
        if let Some(free) = self.free.get_mut(size) {
            free.push(list.start);
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
            steps in prop::collection::vec((any::<bool>(), 0..4_u32, 0..12_i64), 0..160)
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
                let having: Vec<i64> = stretch.having(term).iter().copied().map(i64::from).collect();
                let of_term = expected.iter().filter(|(other, _)| *other == term);
                let of_term: Vec<i64> = of_term.map(|(_, article)| *article).collect();
                prop_assert_eq!(having, of_term);
            }
        }
    }
}
