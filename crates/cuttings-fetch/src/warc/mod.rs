//! WARC files (ISO 28500): reading those that others made, and writing those that keep what was
//! taken in.
//!
//! Reading: [`WarcFile`] gives the pages of a file; [`read_at`] gives back one record by its place,
//! [`record_with_request`] its bytes as they are.
//! Writing: [`WarcWriter`] appends snapshots to the archive's own files; [`cdxj`] indexes them; [`Eraser`]
//! takes out what must not be kept.

pub mod cdxj;
mod encoding;
mod erase;
mod raw;
mod read;
mod record;
pub(crate) mod section;
mod tail;
mod write;

pub use erase::Eraser;
pub use raw::record_with_request;
pub(crate) use read::{Record, read_from};
pub use read::{WarcFile, read_at};
pub use write::{FILE_SIZE, Original, WarcWriter};

/// Where a record is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file's name, relative to the archive's `warc` folder.
    pub file: String,
    /// Offset of the record's gzip member, in bytes.
    pub offset: u64,
    /// Length of the member, in bytes.
    pub length: u64,
}
