//! The archive for assistants: the Model Context Protocol, at `/mcp` and over standard input and output.
//!
//! 1. [`http`] and [`stdio`] take messages in. Who may ask was decided before, as for the pages.
//! 2. [`protocol`] reads a message and answers it. Nothing is remembered between two messages.
//! 3. [`tools`] ask the archive what the pages ask it, in the words of the API.
//! 4. [`quoted`] marks what came from web pages, since an assistant reads it as it reads its user.

mod http;
mod protocol;
mod quoted;
mod stdio;
mod tools;

use cuttings_archive::Archive;
use cuttings_follow::Context;
use cuttings_search::Index;

pub(crate) use http::{PATH, routes};
pub use stdio::converse;

use crate::failure::Failure;
use crate::manage::Reach;
use crate::manage::preview::Lookout;
use crate::origin::Origin;
use crate::site::Site;

/// What the tools work with.
#[derive(Clone)]
pub(crate) struct Desk {
    site: Site,
    /// Where the site is reached, for links to its pages.
    origin: Option<Origin>,
    /// How pages are looked at that are not in the archive, or why they are not.
    lookout: Result<Lookout, Failure>,
}

/// An archive without a server, for the one who started the program.
#[derive(Clone)]
pub struct Own(Desk);

impl Own {
    /// An archive and its index; nothing is fetched.
    #[must_use]
    pub fn new(archive: Archive, index: Index) -> Self {
        let lookout = Err(Failure::Refused(
            "Nothing is fetched here: 'cuttings mcp' was started with --offline.".into(),
        ));
        Self(Desk { site: Site::new(archive, index), origin: None, lookout })
    }

    /// Lets pages of the web be looked at.
    #[must_use]
    pub fn looking(self, reach: impl Reach + 'static, context: Context) -> Self {
        let lookout = Ok(Lookout::alone(reach, context));
        Self(Desk { lookout, ..self.0 })
    }

    /// Who is told of failures, in words for the operator.
    #[must_use]
    pub fn with_log(self, log: impl Fn(&str) + Send + Sync + 'static) -> Self {
        let site = self.0.site.with_log(log);
        Self(Desk { site, ..self.0 })
    }
}

impl std::fmt::Debug for Own {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Own").field(&self.0.site).finish()
    }
}
