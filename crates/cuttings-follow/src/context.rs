//! What following needs from around it: where the archive is, what time it is, and who is told of what
//! happens. Nothing here reads the environment or writes to a terminal: the command line and the server
//! say what these are.

use std::error::Error;
use std::fmt::Arguments;
use std::path::PathBuf;
use std::sync::Arc;

use cuttings_archive::Archive;
use cuttings_search::Index;
use jiff::Timestamp;

use crate::failure::Failure;

/// The folder of the archive's directory that the WARC files are in.
pub const WARC_FOLDER: &str = "warc";

/// The folder of the archive's directory that the search index is in.
pub const INDEX_FOLDER: &str = "index";

/// Is told of what happens. Many threads tell at once. Texts hold what strangers wrote, so whoever shows
/// them makes them harmless first.
pub trait Listener: Send + Sync {
    /// Something was done.
    fn note(&self, text: Arguments<'_>);
    /// Something may not be as it should.
    fn warning(&self, text: Arguments<'_>);
    /// One of many things failed; the run goes on.
    fn failed(&self, error: &dyn Error, hint: Option<&str>);
    /// So many articles are in the search index; `None` when that is done.
    fn indexing(&self, done: Option<u64>) {
        let _ = done;
    }
}

/// What time it is.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    now: fn() -> Timestamp,
    fixed: Option<Timestamp>,
}

impl Clock {
    /// A clock that runs.
    #[must_use]
    pub fn running(now: fn() -> Timestamp) -> Self {
        Self { now, fixed: None }
    }

    /// The same clock, standing still where a time is given: runs can be repeated.
    #[must_use]
    pub fn stopped_at(self, fixed: Option<Timestamp>) -> Self {
        Self { fixed, ..self }
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.fixed.unwrap_or_else(self.now)
    }

    /// The time that the clock stands at, where it does.
    #[must_use]
    pub fn fixed(&self) -> Option<Timestamp> {
        self.fixed
    }
}

/// What following needs from around it.
#[derive(Clone)]
pub struct Context {
    /// The archive's directory.
    pub directory: PathBuf,
    /// What time it is.
    pub clock: Clock,
    /// Who is told of what happens.
    pub listener: Arc<dyn Listener>,
}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context").field("directory", &self.directory).finish_non_exhaustive()
    }
}

impl Context {
    /// The time now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The time that the clock stands at, where it does.
    pub(crate) fn fixed_now(&self) -> Option<Timestamp> {
        self.clock.fixed()
    }

    /// Brings the search index up to date.
    pub(crate) fn index(&self, archive: &Archive) -> Result<(), Failure> {
        let index = Index::open(&self.directory.join(INDEX_FOLDER))?;
        let caught_up = index.catch_up(archive, &mut |done| self.listener.indexing(Some(done)));
        self.listener.indexing(None);
        caught_up?;
        Ok(())
    }
}
