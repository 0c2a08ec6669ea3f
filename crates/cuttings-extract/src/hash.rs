//! Hash tables for what a page holds.
//!
//! Keyed anew in every process, so that nobody can write a page whose names all collide, and several
//! times as fast on short names as the standard library's. Nothing that the reader gives back depends
//! on the order of a table.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hash};

use foldhash::fast::{FixedState, RandomState};

/// A map.
pub(crate) type Map<K, V> = HashMap<K, V, RandomState>;

/// A set.
pub(crate) type Set<T> = HashSet<T, RandomState>;

/// A map with room for so many keys.
pub(crate) fn map_of<K, V>(keys: usize) -> Map<K, V> {
    Map::with_capacity_and_hasher(keys, RandomState::default())
}

/// A number for a value, the same in every process.
pub(crate) fn of<T: Hash + ?Sized>(value: &T) -> u64 {
    FixedState::default().hash_one(value)
}
