//! What was worked out from the index with some effort, kept as long as the index stays as it is.
//!
//! What very many articles match is asked for again and again: everything, all of one outlet, a common word.
//! Of many who ask for the same at once, one works it out. What is kept is bounded in bytes; the oldest goes
//! first.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A state of the index: of its articles, and of the user's tags of outlets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) articles: u64,
    pub(crate) tags: u64,
}

/// How much is kept at most, in bytes as [`Kept::get`] is told them.
const MOST: usize = 16_000_000;

/// Values by what was asked.
#[derive(Debug)]
pub(crate) struct Kept<K, V>(Mutex<Values<K, V>>);

type Slot<V> = Arc<Mutex<Option<Arc<V>>>>;

#[derive(Debug)]
struct Values<K, V> {
    state: Option<State>,
    slots: HashMap<K, Slot<V>>,
    /// What is kept, with its size, in the order in which it was worked out.
    kept: VecDeque<(K, usize)>,
    size: usize,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Values {
            state: None,
            slots: HashMap::new(),
            kept: VecDeque::new(),
            size: 0,
        }))
    }
}

impl<K: Clone + Eq + Hash, V> Kept<K, V> {
    /// What was asked in this state of the index: as it is kept, or as `make` works it out. `size` says how
    /// many bytes it takes, and nothing where it is not worth keeping.
    pub(crate) fn get<E>(
        &self,
        state: State,
        asked: &K,
        size: impl FnOnce(&V) -> Option<usize>,
        make: impl FnOnce() -> Result<V, E>,
    ) -> Result<Arc<V>, E> {
        let slot = self.slot(state, asked);
        let mut held = lock(&slot);
        if let Some(value) = &*held {
            return Ok(Arc::clone(value));
        }
        let made = make().map(Arc::new);
        match made.as_ref().ok().and_then(|value| Some((value, size(value)?))) {
            Some((value, size)) => {
                *held = Some(Arc::clone(value));
                lock(&self.0).keep(state, asked, size);
            }
            None => lock(&self.0).let_go(state, asked),
        }
        made
    }

    /// What was asked, where it is kept.
    pub(crate) fn known(&self, state: State, asked: &K) -> Option<Arc<V>> {
        let values = lock(&self.0);
        let slot = values.slots.get(asked).filter(|_| values.state == Some(state))?;
        // What is just being worked out is not known yet.
        slot.try_lock().ok()?.clone()
    }

    fn slot(&self, state: State, asked: &K) -> Slot<V> {
        let mut values = lock(&self.0);
        if values.state != Some(state) {
            *values = Values {
                state: Some(state),
                slots: HashMap::new(),
                kept: VecDeque::new(),
                size: 0,
            };
        }
        Arc::clone(values.slots.entry(asked.clone()).or_default())
    }
}

impl<K: Clone + Eq + Hash, V> Values<K, V> {
    fn keep(&mut self, state: State, asked: &K, size: usize) {
        // The index may have moved on meanwhile.
        if self.state != Some(state) {
            return;
        }
        self.kept.push_back((asked.clone(), size));
        self.size = self.size.saturating_add(size);
        while self.size > MOST
            && let Some((oldest, size)) = self.kept.pop_front()
        {
            self.slots.remove(&oldest);
            self.size = self.size.saturating_sub(size);
        }
    }

    fn let_go(&mut self, state: State, asked: &K) {
        if self.state == Some(state) {
            self.slots.remove(asked);
        }
    }
}

/// A panic while something was worked out left nothing half done: the slot is still empty.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::{Kept, MOST, State};

    fn state(articles: u64) -> State {
        State { articles, tags: 0 }
    }

    fn get(kept: &Kept<u8, u64>, articles: u64, asked: u8, made: u64, size: Option<usize>) -> u64 {
        *kept.get(state(articles), &asked, |_| size, || Ok::<_, ()>(made)).unwrap()
    }

    #[test]
    fn what_was_worked_out_is_kept_until_the_index_changes() {
        let kept = Kept::default();
        assert_eq!(get(&kept, 1, 7, 10, Some(8)), 10);
        assert_eq!(get(&kept, 1, 7, 11, Some(8)), 10);
        assert_eq!(get(&kept, 2, 7, 12, Some(8)), 12);
        assert_eq!(get(&kept, 2, 7, 13, Some(8)), 12);
    }

    #[test]
    fn what_took_no_effort_and_what_failed_is_not_kept() {
        let kept = Kept::default();
        assert_eq!(get(&kept, 1, 7, 10, None), 10);
        assert_eq!(get(&kept, 1, 7, 11, None), 11);
        assert!(kept.get(state(1), &8, |_| Some(1), || Err::<u64, _>(())).is_err());
        assert_eq!(get(&kept, 1, 8, 12, None), 12);
        assert!(kept.0.lock().unwrap().slots.is_empty());
    }

    #[test]
    fn the_oldest_goes_first_where_there_is_too_much() {
        let kept = Kept::default();
        for asked in 0..5 {
            get(&kept, 1, asked, 10, Some(MOST / 3));
        }
        assert_eq!(kept.0.lock().unwrap().slots.len(), 3);
        assert_eq!(get(&kept, 1, 0, 11, None), 11);
        assert_eq!(get(&kept, 1, 4, 11, None), 10);
    }
}
