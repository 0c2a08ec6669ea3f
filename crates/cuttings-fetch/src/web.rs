//! The web as one thing that is asked for addresses: the live one, or one that was saved.
//!
//! Whoever follows a listing asks for one address after the other and does not know which will come
//! next. [`Web`] is what it asks; [`crate::http::Live`] and [`crate::replay::Replay`] answer, by the
//! same rules, so that everything that works on the network works on a file, and can be tested on one.

use std::net::IpAddr;

use jiff::Timestamp;
use url::Url;

use crate::{Error, Exchange, Fetched};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The address.
    pub url: Url,
    /// What was kept of the last answer, so that an unchanged page need not be sent again.
    pub validators: Validators,
    /// Which snapshot is wanted, where there are several.
    pub wanted: Wanted,
}

/// Which snapshot of a page is asked for. The network has only the one of now; a web archive may have many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// The one that was taken next to what was asked for before.
    #[default]
    Nearest,
    /// A later one than was given last, to see whether the page moved meanwhile.
    Reread,
    /// A later one than was given last, to go on from there.
    Newer,
}

impl Ask {
    /// Asks for a page, whether it has changed or not.
    #[must_use]
    pub fn new(url: Url) -> Self {
        Self::with(url, Validators::default())
    }

    /// Asks for a page where it is another than what was kept.
    #[must_use]
    pub fn with(url: Url, validators: Validators) -> Self {
        Self { url, validators, wanted: Wanted::Nearest }
    }

    /// Asks for a page once more, to see whether it moved meanwhile.
    #[must_use]
    pub fn again(url: Url, validators: Validators) -> Self {
        Self { url, validators, wanted: Wanted::Reread }
    }

    /// Asks for how a page was later than when it was asked for last.
    #[must_use]
    pub fn later(url: Url) -> Self {
        Self { url, validators: Validators::default(), wanted: Wanted::Newer }
    }
}

/// What a server gave to recognise a version of a page by (RFC 9110, section 8.8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The `ETag` header, as it came.
    pub etag: Option<String>,
    /// The `Last-Modified` header, as it came.
    pub last_modified: Option<String>,
}

impl Validators {
    /// What the headers of an answer give.
    #[must_use]
    pub fn of(exchange: &Exchange) -> Self {
        let header = |wanted: &str| {
            let found = exchange.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        Self { etag: header("etag"), last_modified: header("last-modified") }
    }

    /// Whether there is nothing to ask with.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// What came of asking.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The page.
    Page(Box<Fetched>),
    /// The page is as it was when the validators were given.
    Unchanged(Box<Capture>),
}

/// One request and its response that are not a page to be read, but belong to the evidence: a
/// robots.txt, a redirect, an error, a "not modified".
#[derive(Clone, Debug)]
pub struct Capture {
    /// The address that was asked.
    pub url: String,
    /// When it answered.
    pub at: Timestamp,
    /// The heads of both messages.
    pub exchange: Exchange,
    /// The machine that answered; unknown behind a proxy.
    pub ip: Option<IpAddr>,
    /// The body, decoded; as much of it as is kept.
    pub body: Vec<u8>,
}

impl Capture {
    /// The status in numbers; 0 where the status line has none.
    #[must_use]
    pub fn status(&self) -> u16 {
        let mut words = self.exchange.status_line.split_ascii_whitespace();
        words.nth(1).and_then(|word| word.parse().ok()).unwrap_or_default()
    }
}

/// Where pages are asked for by their address.
pub trait Web: Send + Sync {
    /// Asks for a page. Redirects are followed. What else was said on the way is added to `captures`,
    /// also where the answer is an error.
    fn get(&self, ask: &Ask, captures: &mut Vec<Capture>) -> Result<Answer, Error>;

    /// The sitemaps that the site's robots.txt names (<https://www.sitemaps.org/protocol.html>).
    fn sitemaps(&self, site: &Url, captures: &mut Vec<Capture>) -> Vec<Url>;

    /// How many requests have been made up to now, robots.txt and redirects among them.
    fn requests(&self) -> u64;
}
