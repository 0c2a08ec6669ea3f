//! What all feeds of articles share: what a request says, and how an answer is put together.

use axum::response::Response;
use cuttings_archive::{Archive, ArticleRow, Filter};
use cuttings_export::feed::moment::feed_changed;
use cuttings_export::{FeedFormat, FeedHead, write_feed};
use cuttings_search::Order;

use super::{Pages, View, Wanted, answer};
use crate::failure::Failure;
use crate::origin::Origin;
use crate::pages::search::{Asked, PAGES, find};
use crate::query::Params;
use crate::site::Site;

/// What a request for a feed says.
pub(crate) struct Request {
    pub(crate) format: FeedFormat,
    pub(crate) origin: Origin,
    pub(crate) params: Params,
    pub(crate) wanted: Wanted,
}

/// What a feed is of.
pub(crate) struct Subject {
    pub(crate) title: String,
    pub(crate) description: String,
    /// The page that it is a feed of.
    pub(crate) home: String,
    /// What stands before `/feed.atom`.
    pub(crate) path: String,
    /// What stands in its address, besides how it is wanted.
    pub(crate) pairs: Vec<(String, String)>,
}

impl Subject {
    /// A page whose feed stands right below it.
    pub(crate) fn at(home: String, title: String, description: String) -> Self {
        Self { title, description, path: home.clone(), home, pairs: Vec::new() }
    }
}

impl Request {
    pub(crate) fn read(
        format: FeedFormat,
        origin: Origin,
        query: Option<String>,
    ) -> Result<Self, Failure> {
        let params = Params::read(query.as_deref());
        let wanted = Wanted::read(&params)?;
        Ok(Self { format, origin, params, wanted })
    }

    /// The number of the page that is asked for.
    pub(crate) fn page(&self) -> Result<usize, Failure> {
        Ok(self.params.number("page", 1, PAGES)?.unwrap_or(1))
    }

    /// The feed of the articles that a filter lets through. `subject` says what they are of, or that there is
    /// no such thing.
    pub(crate) async fn by_filter(
        self,
        site: &Site,
        filter: Filter,
        subject: impl FnOnce(&Archive) -> Result<Subject, Failure> + Send + 'static,
    ) -> Result<Response, Failure> {
        let this = self.params.get("cursor").map(str::to_owned);
        let filter = Filter { cursor: this.clone(), limit: self.wanted.limit, ..filter };
        let (subject, page) =
            site.ask(move |archive| Ok((subject(archive)?, archive.articles(&filter)?))).await?;
        // Pages begin where the one before ended; the one before is not known.
        let (this, next) = (this.as_deref(), page.next.as_deref());
        let pages = Pages { name: "cursor", this, next, ..Pages::default() };
        self.answer(subject, &pages, &page.articles)
    }

    /// The feed of what a search finds. Feed readers look at the top for what is new, so the order is not
    /// theirs to choose.
    pub(crate) async fn by_search(
        self,
        site: &Site,
        asked: Asked,
        subject: Subject,
    ) -> Result<Response, Failure> {
        let asked = Asked { page: self.page()?, order: Order::Newest, ..asked };
        let page = asked.page;
        let (found, rows) = find(site, asked, self.wanted.limit).await?;
        let numbered = Numbered::new(page, found.total, self.wanted);
        self.answer(subject, &numbered.pages(), &rows)
    }

    /// The feed of the articles of one page.
    pub(crate) fn answer(
        self,
        subject: Subject,
        pages: &Pages<'_>,
        articles: &[ArticleRow],
    ) -> Result<Response, Failure> {
        let Self { format, origin, wanted, .. } = self;
        let Subject { title, description, home, path, mut pairs } = subject;
        pairs.extend(wanted.pairs());
        let view = View { format, origin, home, path, pairs };
        let head = FeedHead { title, description, ..view.head(pages, wanted.content) };
        written(format, &head, articles)
    }
}

/// The numbers of the pages around one.
pub(crate) struct Numbered {
    this: Option<String>,
    previous: Option<Option<String>>,
    next: Option<String>,
    last: Option<String>,
}

impl Numbered {
    pub(crate) fn new(page: usize, total: usize, wanted: Wanted) -> Self {
        let last = total.div_ceil(wanted.limit).min(PAGES);
        let name = |page: usize| (page > 1).then(|| page.to_string());
        Self {
            this: name(page),
            previous: (page > 1).then(|| name(page - 1)),
            next: (page < last).then(|| (page + 1).to_string()),
            last: name(last),
        }
    }

    pub(crate) fn pages(&self) -> Pages<'_> {
        Pages {
            name: "page",
            this: self.this.as_deref(),
            next: self.next.as_deref(),
            previous: self.previous.as_ref().map(Option::as_deref),
            last: self.last.as_deref(),
        }
    }
}

/// A feed of articles, as an answer.
pub(crate) fn written(
    format: FeedFormat,
    head: &FeedHead,
    articles: &[ArticleRow],
) -> Result<Response, Failure> {
    let mut body = Vec::new();
    write_feed(&mut body, format, head, articles)?;
    // Any sighting can have changed an article's words, so the last one dates the feed.
    let changed = feed_changed(articles.iter().map(|article| article.last_seen));
    Ok(answer(format, body, Some(changed).filter(|_| !articles.is_empty())))
}
