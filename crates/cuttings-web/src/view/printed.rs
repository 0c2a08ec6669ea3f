//! What a page on paper says of where it is from, since it has no address bar there.

use jiff::Timestamp;

use super::when::{self, Shown};
use crate::origin::Origin;

/// The address of a page, and the day on which it was made for its reader.
#[derive(Clone, Debug)]
pub(crate) struct Printed {
    pub(crate) address: String,
    pub(crate) day: Shown,
}

impl Printed {
    pub(crate) fn new(origin: &Origin, path: &str, now: Timestamp) -> Self {
        Self { address: origin.absolute(path), day: when::day_of(now) }
    }
}
