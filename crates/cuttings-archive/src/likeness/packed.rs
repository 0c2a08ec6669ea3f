//! What was asked for recently, up to a bound, where each thing is a head and a list: the words of an article, the hashes
//! of a sketch.
//!
//! Two hundred thousand small lists that come and go would leave the memory full of holes, and everything else that
//! asks for memory would look for a place among them. So all lists stand one behind the other in two blocks, that are
//! never given back: as in [`Recent`](super::recent::Recent), what is asked for goes into the young one; when that
//! is full, the old one is emptied and becomes the young one.

use super::numbered::Numbered;

/// A block has room for so many items more each time that it is full, so that small archives take little.
const ROOM: usize = 64 * 1024;

#[derive(Debug)]
pub(super) struct Packed<H, T> {
    young: Block<H, T>,
    old: Block<H, T>,
    /// How much the young block may hold, and how much room for a head counts.
    most: usize,
    head: usize,
}

#[derive(Debug)]
struct Block<H, T> {
    /// By article: its head, and where its list begins and ends.
    places: Numbered<(H, u32, u32)>,
    items: Vec<T>,
}

impl<H, T> Default for Block<H, T> {
    fn default() -> Self {
        Self { places: Numbered::default(), items: Vec::new() }
    }
}

impl<H: Copy, T: Copy> Block<H, T> {
    fn get(&self, article: i64) -> Option<(H, &[T])> {
        let &(head, start, end) = self.places.get(article)?;
        Some((head, self.items.get(start as usize..end as usize)?))
    }

    fn clear(&mut self) {
        self.places.clear();
        self.items.clear();
    }
}

impl<H: Copy, T: Copy> Packed<H, T> {
    /// One whose blocks hold `most` items each, where the room for a head counts like so many items.
    pub(super) fn new(most: usize, head: usize) -> Self {
        Self { young: Block::default(), old: Block::default(), most, head }
    }

    /// Whether it is there; then it stays for a while.
    pub(super) fn renew(&mut self, article: i64) -> bool {
        if self.young.places.get(article).is_some() {
            return true;
        }
        let Some((head, list)) = self.old.get(article) else { return false };
        let list = list.to_vec();
        self.insert(article, head, &list);
        true
    }

    /// What is there, without a change to what stays.
    pub(super) fn get(&self, article: i64) -> Option<(H, &[T])> {
        self.young.get(article).or_else(|| self.old.get(article))
    }

    pub(super) fn insert(&mut self, article: i64, head: H, list: &[T]) {
        if self.young.items.len() + self.young.places.room() * self.head >= self.most {
            std::mem::swap(&mut self.young, &mut self.old);
            self.young.clear();
        }
        self.remove(article);
        let items = &mut self.young.items;
        let (start, end) = (items.len(), items.len() + list.len());
        let (Ok(from), Ok(to)) = (u32::try_from(start), u32::try_from(end)) else { return };
        if items.capacity() < end {
            items.reserve_exact(list.len().max(ROOM));
        }
        items.extend_from_slice(list);
        self.young.places.insert(article, (head, from, to));
    }

    pub(super) fn remove(&mut self, article: i64) {
        self.young.places.take(article);
        self.old.places.take(article);
    }

    pub(super) fn clear(&mut self) {
        self.young.clear();
        self.old.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_what_is_not_goes() {
        let mut packed = Packed::new(1000, 1);
        packed.insert(1, 'a', &[7, 8]);
        packed.insert(2, 'b', &[9]);
        for article in 3..10_000 {
            packed.insert(article, 'c', &[4, 5, 6]);
            assert!(packed.renew(1), "{article}");
            assert_eq!(packed.get(1), Some(('a', &[7, 8][..])));
        }
        assert!(!packed.renew(2));
        assert_eq!(packed.get(2), None);
        assert!(packed.young.places.room() + packed.old.places.room() <= 2200);
        packed.insert(1, 'd', &[]);
        assert_eq!(packed.get(1), Some(('d', &[][..])));
        packed.remove(1);
        assert_eq!(packed.get(1), None);
        packed.clear();
        assert_eq!(packed.get(9999), None);
    }
}
