//! What was asked for recently, up to a bound.
//!
//! It is kept in two halves: what is asked for goes into the young one; when that is full, it takes the
//! place of the old one, which goes. So what is needed again and again stays.

use super::numbered::Numbered;

#[derive(Debug)]
pub(super) struct Recent<T> {
    /// By number: what was asked for, and how much it takes besides its place.
    young: Numbered<(T, usize)>,
    old: Numbered<(T, usize)>,
    /// How much the young half holds besides places, how much it may hold with them, and how much one counts.
    held: usize,
    most: usize,
    place: usize,
}

impl<T> Recent<T> {
    /// One whose halves hold `most` each, where a place counts as so much, and what something takes besides is told
    /// to [`Self::insert`].
    pub(super) fn new(most: usize, place: usize) -> Self {
        Self { young: Numbered::default(), old: Numbered::default(), held: 0, most, place }
    }

    pub(super) fn get(&mut self, article: i64) -> Option<&T> {
        if self.young.get(article).is_none()
            && let Some((value, takes)) = self.old.take(article)
        {
            self.insert(article, value, takes);
        }
        self.young.get(article).map(|(value, _)| value)
    }

    pub(super) fn insert(&mut self, article: i64, value: T, takes: usize) {
        if self.held + self.young.room() * self.place >= self.most {
            self.old = std::mem::take(&mut self.young);
            self.held = 0;
        }
        self.remove(article);
        self.young.insert(article, (value, takes));
        self.held += takes;
    }

    pub(super) fn remove(&mut self, article: i64) {
        self.take(article);
    }

    /// Gives what it held, and holds it no more.
    pub(super) fn take(&mut self, article: i64) -> Option<T> {
        let old = self.old.take(article);
        let Some((value, took)) = self.young.take(article) else {
            return old.map(|(value, _)| value);
        };
        self.held = self.held.saturating_sub(took);
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_what_is_not_goes() {
        let mut recent = Recent::new(1000, 1);
        recent.insert(1, "asked for", 1);
        recent.insert(2, "not asked for", 1);
        for article in 3..10_000 {
            recent.insert(article, "another", 1);
            assert!(recent.get(1).is_some(), "{article}");
        }
        assert_eq!(recent.get(2), None);
        assert!(recent.young.room() + recent.old.room() <= 2200);
        recent.remove(1);
        assert_eq!(recent.get(1), None);
    }
}
