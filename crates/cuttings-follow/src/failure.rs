//! Why a run broke off as a whole. What concerns one page only is a [`cuttings_fetch::Error`]: it is
//! told, and the run goes on.

/// Why a run broke off.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// The archive could not be read or written.
    #[error(transparent)]
    Archive(#[from] cuttings_archive::Error),
    /// The evidence could not be kept.
    #[error(transparent)]
    Fetch(#[from] cuttings_fetch::Error),
    /// The search index could not be read or written.
    #[error(transparent)]
    Search(#[from] cuttings_search::Error),
    /// A followed address is none.
    #[error("{url}")]
    Address {
        /// What stands in its place.
        url: String,
        /// Why it is none.
        source: url::ParseError,
    },
    /// A listing was forgotten while it was worked on.
    #[error("the listing is followed no more")]
    Gone,
    /// Something still takes pages in.
    #[error("pages are still being taken in")]
    Unfinished,
    /// The search index was left behind.
    #[error("the search index was not brought up to date")]
    Index(#[source] Box<Failure>),
    /// The index of the WARC files was left behind.
    #[error("the index of the WARC files was not brought up to date")]
    RecordIndex(#[source] cuttings_fetch::Error),
}

impl Failure {
    /// What the user can do, where something can be done.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Fetch(error) | Self::RecordIndex(error) => error.hint(),
            Self::Index(failure) => failure.hint(),
            _ => None,
        }
    }
}
