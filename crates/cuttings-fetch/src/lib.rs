//! Where snapshots come from, and the WARC files that keep them.
//!
//! A [`Source`] gives one copy of a page after the other, wherever they come from:
//!
//! 1. [`paths`]: files, directories, standard input, sites saved by a mirroring tool ([`tree`]);
//! 2. [`warc`] and [`wacz`]: web archives that others have made;
//!
//! Whoever follows links asks a [`Web`] for one address after the other:
//!
//! 1. [`http`]: the live web, politely: with a name and a contact address, by the rules of
//!    `robots.txt`, within limits of time and size, and never into private networks unless asked to;
//! 2. [`replay`]: any of the above, as if the network were those files.
//!
//! What is taken in is kept as WARC records by [`warc::WarcWriter`].
//!
//! Nothing here talks to a terminal or reads the environment.

mod error;
pub mod http;
mod media;
pub mod paths;
pub mod replay;
mod sized;
pub mod tree;
pub mod wacz;
pub mod warc;
mod web;

pub use error::Error;
pub use web::{Answer, Ask, Capture, Validators, Wanted, Web};

use std::net::IpAddr;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// One copy of a page, as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// The address it was served from, after redirects; a `file:` address for files.
    pub url: String,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// When it was fetched, where that is known (HTTP, WARC); `None` for files.
    pub fetched_at: Option<Timestamp>,
    /// The body, decompressed.
    pub body: Vec<u8>,
    /// What to call it when talking to the user: the path as given, or the address.
    pub name: String,
    /// The heads of the HTTP messages that it came with.
    pub exchange: Option<Exchange>,
    /// The machine that it came from; unknown behind a proxy.
    pub ip: Option<IpAddr>,
}

/// The heads of an HTTP request and its response, as kept in a WARC file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    /// The request line and the request's headers; `None` where only the response is known.
    pub request: Option<String>,
    /// The status line ("HTTP/1.1 200 OK").
    pub status_line: String,
    /// The response's headers, without those that speak of how the body was encoded on its way:
    /// the body is kept decoded.
    pub headers: Vec<(String, String)>,
}

impl Fetched {
    /// The address on the web; `None` for what came from a file of unknown address.
    #[must_use]
    pub fn web_address(&self) -> Option<&str> {
        let is_web = self.url.starts_with("https://") || self.url.starts_with("http://");
        is_web.then_some(self.url.as_str())
    }

    /// The snapshot's name: `sha256:` and the hexadecimal digest of the body.
    #[must_use]
    pub fn digest(&self) -> String {
        digest(&self.body)
    }

    /// Whether this is a chunk of a file of rows (JSON lines) rather than a page.
    #[must_use]
    pub fn is_rows(&self) -> bool {
        self.content_type.as_deref() == Some(ROWS)
    }
}

/// The content type of a chunk of a JSON lines file.
pub const ROWS: &str = "application/x-ndjson";

/// `sha256:` and the hexadecimal digest of some bytes.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", HEXLOWER.encode(&Sha256::digest(bytes)))
}

/// Gives snapshots, one after the other.
pub trait Source {
    /// The next snapshot; `None` when there are no more.
    ///
    /// An error concerns one thing only (a file, a record, the rest of a damaged file), which it
    /// names; the source goes on with what follows.
    fn next(&mut self) -> Option<Result<Fetched, Error>>;

    /// How far the source is, for a progress bar.
    fn progress(&self) -> Progress {
        Progress::default()
    }

    /// What was passed over on purpose up to now, in words for the user.
    fn passed_over(&self) -> Vec<String> {
        Vec::new()
    }
}

/// How far a source is. The unit is the source's own: files, bytes or addresses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How much is done.
    pub done: u64,
    /// How much there is; 0 where that is not known.
    pub total: u64,
}

/// What a source takes at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The size of a page, decompressed, in bytes.
    pub page: u64,
}

impl Default for Limits {
    /// 50 MB a page: the largest feeds and sitemaps that the standards allow.
    fn default() -> Self {
        Self { page: 50_000_000 }
    }
}
