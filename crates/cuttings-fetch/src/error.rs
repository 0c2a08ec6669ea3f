//! What can go wrong while getting a snapshot, and what the user can do about it.

use std::io;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

/// What can go wrong while getting a snapshot. Each names the one thing that it concerns.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read.
    #[error("cannot read {name}")]
    Read {
        /// The path as given.
        name: String,
        /// Why.
        source: io::Error,
    },
    /// A page is larger than the limit.
    #[error("{name} is larger than {} MB", limit / 1_000_000)]
    TooLarge {
        /// The path or address.
        name: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// A WARC file is damaged.
    #[error("{name} is damaged after byte {offset}: its rest was not read")]
    DamagedWarc {
        /// The path as given.
        name: String,
        /// Where the last whole record begins.
        offset: u64,
        /// What the reader said.
        source: io::Error,
    },
    /// One record of a WARC file is damaged.
    #[error("{name}: the record of {url} is damaged")]
    DamagedRecord {
        /// The path as given.
        name: String,
        /// The record's address.
        url: String,
        /// What was wrong.
        source: io::Error,
    },
    /// A WACZ file is not one.
    #[error("{name} is not a WACZ file: {message}")]
    Wacz {
        /// The path as given.
        name: String,
        /// What was wrong.
        message: String,
    },
    /// The archive's own WARC file could not be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Another process is writing to the archive.
    #[error("another cuttings is writing to {}", path.display())]
    Locked {
        /// The archive's `warc` folder.
        path: PathBuf,
    },
    /// The record is not where the archive says it is.
    #[error("{}: no record at byte {offset}", path.display())]
    NoRecord {
        /// The WARC file.
        path: PathBuf,
        /// Where the record should be.
        offset: u64,
    },
    /// The address cannot be fetched at all.
    #[error("'{address}' is not a web address: {message}")]
    Address {
        /// The address as given.
        address: String,
        /// What is wrong with it.
        message: String,
    },
    /// The address leads into a private network.
    #[error("{url} leads to {ip}, which is not on the public internet")]
    Private {
        /// The address.
        url: String,
        /// Where it leads.
        ip: IpAddr,
    },
    /// The site's robots.txt says no.
    #[error("{url} was not fetched: {robots} asks Cuttings not to")]
    Disallowed {
        /// The address.
        url: String,
        /// The address of the robots.txt.
        robots: String,
    },
    /// The site's robots.txt could not be had, so nothing may be fetched.
    #[error("{url} was not fetched: {robots} could not be read ({reason})")]
    RobotsUnreachable {
        /// The address.
        url: String,
        /// The address of the robots.txt.
        robots: String,
        /// Why.
        reason: String,
    },
    /// The server answered, but not with the page.
    #[error("{url} answered {status}")]
    Status {
        /// The address.
        url: String,
        /// The status, in numbers and words.
        status: String,
        /// The status, in numbers.
        code: u16,
        /// How long the server wants to be left alone.
        retry_after: Option<Duration>,
    },
    /// The server has asked to be left alone for a while, and that is not over.
    #[error("{url} was not fetched: its server asks to be left alone for {} s more", left.as_secs().max(1))]
    Closed {
        /// The address.
        url: String,
        /// How long yet.
        left: Duration,
    },
    /// The archive that is replayed does not hold the page.
    #[error("{url} is not in {name}")]
    NotSaved {
        /// The address.
        url: String,
        /// What is replayed.
        name: String,
    },
    /// The archive that is replayed holds no later snapshot of the page.
    #[error("{name} holds no other reading of {url}")]
    NotSavedAgain {
        /// The address.
        url: String,
        /// What is replayed.
        name: String,
    },
    /// The records of a web archive cannot be read one by one.
    #[error("{name} cannot be replayed: its records cannot be read one by one")]
    NotSeekable {
        /// The path as given.
        name: String,
    },
    /// The server sent something that is not a page.
    #[error("{url} is {content_type}, not a page")]
    NotText {
        /// The address.
        url: String,
        /// What it is.
        content_type: String,
    },
    /// Too many redirects.
    #[error("{url} redirects more than {limit} times")]
    Redirects {
        /// The first address.
        url: String,
        /// How many are followed.
        limit: usize,
    },
    /// It took too long.
    #[error("{url} took longer than {seconds} s")]
    Timeout {
        /// The address.
        url: String,
        /// The limit.
        seconds: u64,
    },
    /// No connection, or it broke.
    #[error("{url} could not be fetched")]
    Transport {
        /// The address.
        url: String,
        /// What the network said.
        source: reqwest::Error,
    },
    /// The server does not prove that it is who it says.
    #[error("{url} was not fetched: the certificate of its server cannot be trusted ({reason})")]
    Certificate {
        /// The address.
        url: String,
        /// What is wrong with the certificate.
        reason: String,
    },
    /// The HTTP client could not be set up.
    #[error("cannot set up HTTPS")]
    Client(#[source] reqwest::Error),
    /// The runtime could not be set up.
    #[error("cannot set up the network")]
    Runtime(#[source] io::Error),
}

impl Error {
    /// What the user can do about it, where there is something.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::TooLarge { .. } => "raise the limit with --max-size MB",
            Self::DamagedWarc { .. } => {
                "what came before was read; get a fresh copy of the file for the rest"
            }
            Self::Locked { .. } => "wait until it is done, or use another archive",
            Self::Private { .. } => "pass --allow-private if this is a server of your own",
            Self::Disallowed { .. } => {
                "ask the outlet, or save the page with a browser and use 'cuttings import'"
            }
            Self::RobotsUnreachable { .. } => {
                "nothing is fetched while robots.txt is unreachable (RFC 9309): check the address, or try again later"
            }
            Self::Status { code: 429 | 503, .. } | Self::Closed { .. } => {
                "the server asks for fewer requests: try again later"
            }
            Self::Certificate { .. } => {
                "check the address and this machine's clock; to trust an authority of your own, name \
                 its file in SSL_CERT_FILE"
            }
            Self::NotSeekable { .. } => {
                "compress it record by record ('warcio recompress OLD.warc.gz NEW.warc.gz'), or take \
                 it in with 'cuttings import'"
            }
            Self::Client(_) => "are the system's certificates installed (package ca-certificates)?",
            _ => return None,
        };
        Some(hint.to_owned())
    }

    /// Whether asking again later can help: the network or the server failed, not the question.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Timeout { .. }
            | Self::Transport { .. }
            | Self::Certificate { .. }
            | Self::RobotsUnreachable { .. }
            | Self::Closed { .. } => true,
            Self::Status { code, .. } => matches!(code, 408 | 425 | 429 | 500..=599),
            _ => false,
        }
    }

    /// Whether the server says that there is no such page.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Status { code: 404 | 410, .. } | Self::NotSaved { .. })
    }

    /// How long the server wants to be left alone, where it says so.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            Self::Closed { left, .. } => Some(*left),
            _ => None,
        }
    }

    pub(crate) fn read(name: impl Into<String>, source: io::Error) -> Self {
        Self::Read { name: name.into(), source }
    }
}
