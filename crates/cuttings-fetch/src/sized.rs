//! Reading no more than was agreed on, whatever the other side sends.

use std::io::{self, Read};

/// What came out of a bounded read.
pub(crate) enum Sized {
    /// All of it.
    Whole(Vec<u8>),
    /// There was more than the limit.
    TooLarge,
}

/// Reads to the end, but not more than `limit` bytes.
pub(crate) fn read(reader: impl Read, limit: u64) -> io::Result<Sized> {
    let mut bytes = Vec::new();
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(if bytes.len() as u64 > limit { Sized::TooLarge } else { Sized::Whole(bytes) })
}
