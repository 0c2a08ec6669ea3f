//! A feed for every view: `feed.atom`, `feed.rss` and `feed.json` beside each list, and the outlets as OPML.
//!
//! - [`articles`]: the newest articles of all, of an outlet, a story, a search;
//! - [`alarms`]: what is wrong with listings that are followed;
//! - [`opml`]: all outlets' feeds.
//!
//! [`frame`] is what all feeds of articles share, those of tags and saved searches too.
//!
//! Every feed is paged (RFC 5005, section 3; JSON Feed's `next_url`): from page to page a reader comes to the
//! first article of the archive. `content=full` asks for whole texts where they were seen, `limit` for so
//! many articles a page; both stay in the addresses of further pages.

mod alarms;
mod articles;
mod frame;
mod opml;

pub(crate) use frame::{Request, Subject, written};
pub(crate) use opml::opml;

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use cuttings_export::{Content, FeedFormat, FeedHead};
use jiff::Timestamp;

use crate::conditional::last_modified;
use crate::failure::Failure;
use crate::href;
use crate::origin::Origin;
use crate::query::Params;
use crate::site::Site;

/// The formats with the endings of their addresses.
pub(crate) const ENDINGS: [(FeedFormat, &str); 3] =
    [(FeedFormat::Atom, "atom"), (FeedFormat::Rss, "rss"), (FeedFormat::Json, "json")];

/// Articles on one page of a feed where nothing is said, and at most.
const PAGE: usize = 50;
const LARGEST_PAGE: usize = 200;

type Answer = Result<Response, Failure>;

/// The routes of the feeds of articles.
pub(crate) fn routes() -> Router<Site> {
    let latest =
        |format| get(move |site, origin, query| articles::latest(format, site, origin, query));
    let search =
        |format| get(move |site, origin, query| articles::search(format, site, origin, query));
    let outlet = |format| {
        get(move |site, origin, name, query| articles::outlet(format, site, origin, name, query))
    };
    let story = |format| {
        get(move |site, origin, number, query| articles::story(format, site, origin, number, query))
    };
    beside("", latest)
        .merge(beside("/search", search))
        .merge(beside("/outlets/{name}", outlet))
        .merge(beside("/stories/{number}", story))
}

/// The routes of the feeds of those who keep the archive.
pub(crate) fn upkeep() -> Router<Site> {
    beside("/alarms", |format| get(move |site, origin| alarms::feed(format, site, origin)))
}

/// The routes of the feeds beside a page, one for each format.
pub(crate) fn beside(page: &str, feed: impl Fn(FeedFormat) -> MethodRouter<Site>) -> Router<Site> {
    ENDINGS.iter().fold(Router::new(), |router, (format, ending)| {
        router.route(&format!("{page}/feed.{ending}"), feed(*format))
    })
}

/// How a reader wants a feed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub(crate) content: Content,
    pub(crate) limit: usize,
}

impl Wanted {
    pub(crate) fn read(params: &Params) -> Result<Self, Failure> {
        let content = match params.get("content") {
            None | Some("summary") => Content::Summary,
            Some("full") => Content::Full,
            Some(_) => return Err(Failure::BadRequest("content: summary or full.".into())),
        };
        let limit = params.number("limit", 1, LARGEST_PAGE)?.unwrap_or(PAGE);
        Ok(Self { content, limit })
    }

    /// The parameters that say so, where it is not the usual way.
    pub(crate) fn pairs(self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        if self.content == Content::Full {
            pairs.push(("content".to_owned(), "full".to_owned()));
        }
        if self.limit != PAGE {
            pairs.push(("limit".to_owned(), self.limit.to_string()));
        }
        pairs
    }
}

/// A view of the site as a feed: where it is and what it was asked for.
pub(crate) struct View {
    pub(crate) format: FeedFormat,
    pub(crate) origin: Origin,
    /// The page that it is a feed of.
    pub(crate) home: String,
    /// What stands before `/feed.atom`.
    pub(crate) path: String,
    pub(crate) pairs: Vec<(String, String)>,
}

/// The pages of a feed: the value of the parameter that leads to each, where there is one.
#[derive(Default)]
pub(crate) struct Pages<'a> {
    /// The parameter's name.
    name: &'static str,
    this: Option<&'a str>,
    next: Option<&'a str>,
    /// The page before, where it is known; its value is `None` where it is the first.
    previous: Option<Option<&'a str>>,
    last: Option<&'a str>,
}

impl View {
    /// Everything of a feed's head that follows from its address.
    pub(crate) fn head(&self, pages: &Pages<'_>, content: Content) -> FeedHead {
        let address = |value: Option<&str>| {
            let ending =
                ENDINGS.iter().find(|(format, _)| *format == self.format).map_or("", |(_, e)| e);
            let mut pairs: Vec<(&str, Option<&str>)> =
                self.pairs.iter().map(|(n, v)| (n.as_str(), Some(v.as_str()))).collect();
            pairs.push((pages.name, value));
            self.origin.absolute(&href::with_query(&format!("{}/feed.{ending}", self.path), &pairs))
        };
        FeedHead {
            home: Some(self.origin.absolute(&self.home)),
            this: Some(address(pages.this)),
            first: (pages.this.is_some() || pages.next.is_some()).then(|| address(None)),
            previous: pages.previous.map(address),
            next: pages.next.map(|next| address(Some(next))),
            last: pages.last.map(|last| address(Some(last))),
            articles: Some(self.origin.absolute("/articles/")),
            content,
            ..FeedHead::default()
        }
    }
}

/// A feed that was written, as an answer.
fn answer(format: FeedFormat, body: Vec<u8>, changed: Option<Timestamp>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    if let Some(date) = changed.and_then(last_modified) {
        headers.insert(header::LAST_MODIFIED, date);
    }
    (headers, body).into_response()
}
