//! A feed for every view: `feed.atom`, `feed.rss` and `feed.json` beside each list of articles, and the
//! outlets as OPML.

use axum::Router;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use cuttings_archive::{ArticleRow, Filter};
use cuttings_export::feed::moment::feed_changed;
use cuttings_export::{FeedFormat, FeedHead, Subscription, write_feed, write_opml};
use cuttings_search::Order;

use crate::conditional::last_modified;
use crate::failure::Failure;
use crate::href;
use crate::origin::Origin;
use crate::pages::outlet::unknown;
use crate::pages::search::{Asked, FIELDS, PAGES, find};
use crate::pages::stories::UNTITLED;
use crate::pages::story as story_page;
use crate::query::Params;
use crate::site::Site;

/// The formats with the endings of their addresses.
pub(crate) const ENDINGS: [(FeedFormat, &str); 3] =
    [(FeedFormat::Atom, "atom"), (FeedFormat::Rss, "rss"), (FeedFormat::Json, "json")];

/// Articles on one page of a feed.
const PAGE: usize = 50;

/// The routes of all feeds.
pub(crate) fn routes() -> Router<Site> {
    let mut router = Router::new();
    for (format, ending) in ENDINGS {
        router = router
            .route(
                &format!("/feed.{ending}"),
                get(move |site, origin, query| latest(format, site, origin, query)),
            )
            .route(
                &format!("/outlets/{{name}}/feed.{ending}"),
                get(move |site, origin, name, query| outlet(format, site, origin, name, query)),
            )
            .route(
                &format!("/stories/{{number}}/feed.{ending}"),
                get(move |site, origin, number| story(format, site, origin, number)),
            )
            .route(
                &format!("/search/feed.{ending}"),
                get(move |site, origin, query| search(format, site, origin, query)),
            );
    }
    router
}

type Answer = Result<Response, Failure>;

async fn latest(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let cursor = Params::read(query.as_deref()).get("cursor").map(str::to_owned);
    let asked = Filter { cursor: cursor.clone(), limit: PAGE, ..Filter::default() };
    let page = site.ask(move |archive| Ok(archive.articles(&asked)?)).await?;
    let feed =
        View { format, origin, home: "/".to_owned(), path: String::new(), pairs: Vec::new() };
    let head = FeedHead {
        title: "Latest articles".to_owned(),
        description: "The newest articles of all outlets in this archive".to_owned(),
        ..feed.head(("cursor", cursor.as_deref()), page.next.as_deref())
    };
    written(format, &head, &page.articles)
}

async fn outlet(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let cursor = Params::read(query.as_deref()).get("cursor").map(str::to_owned);
    let asked = Filter {
        outlet: Some(name.clone()),
        cursor: cursor.clone(),
        limit: PAGE,
        ..Filter::default()
    };
    let (outlet, page) = site
        .ask(move |archive| {
            let outlet = archive.outlet(&name)?.ok_or_else(|| unknown(&name))?;
            Ok((outlet, archive.articles(&asked)?))
        })
        .await?;
    let home = href::outlet(&outlet.name);
    let feed = View { format, origin, path: home.clone(), home, pairs: Vec::new() };
    let head = FeedHead {
        description: format!("The newest articles of {}", outlet.name),
        title: outlet.name,
        ..feed.head(("cursor", cursor.as_deref()), page.next.as_deref())
    };
    written(format, &head, &page.articles)
}

/// The newest articles of a story: as many as a page of a feed has.
async fn story(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(text): Path<String>,
) -> Answer {
    let number = story_page::number(&text)?;
    let story = site
        .ask(move |archive| archive.story(number)?.ok_or_else(|| story_page::unknown(number)))
        .await?;
    let mut articles = story.articles;
    articles.reverse();
    articles.truncate(PAGE);
    let home = href::story(story.row.id);
    let feed = View { format, origin, path: home.clone(), home, pairs: Vec::new() };
    let title = story.row.title.unwrap_or_else(|| UNTITLED.to_owned());
    let head = FeedHead {
        description: format!("The newest articles of story {}", story.row.id),
        title: format!("Story: {title}"),
        ..feed.head(("page", None), None)
    };
    written(format, &head, &articles)
}

async fn search(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let params = Params::read(query.as_deref());
    // Feed readers look at the top for what is new, so the order is not theirs to choose.
    let asked = Asked { order: Order::Newest, ..Asked::read(&params, Order::Newest)? };
    let (words, page) = (asked.query.clone(), asked.page);
    let (found, rows) = find(&site, asked, PAGE).await?;
    let pairs: Vec<(String, String)> = FIELDS
        .iter()
        .filter(|name| !["page", "order"].contains(name))
        .filter_map(|name| Some(((*name).to_owned(), params.get(name)?.to_owned())))
        .collect();
    let borrowed: Vec<_> = pairs.iter().map(|(n, v)| (n.as_str(), Some(v.as_str()))).collect();
    let home = href::with_query("/search", &borrowed);
    let feed = View { format, origin, home, path: "/search".to_owned(), pairs };
    let this = (page > 1).then(|| page.to_string());
    let next = (page < found.total.div_ceil(PAGE).min(PAGES)).then(|| (page + 1).to_string());
    let title =
        if words.is_empty() { "All articles".to_owned() } else { format!("Search: {words}") };
    let head = FeedHead {
        description: "The newest articles that this search finds".to_owned(),
        title,
        ..feed.head(("page", this.as_deref()), next.as_deref())
    };
    written(format, &head, &rows)
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

impl View {
    /// Everything of a feed's head that follows from its address.
    pub(crate) fn head(&self, (name, this): (&str, Option<&str>), next: Option<&str>) -> FeedHead {
        let address = |value: Option<&str>| {
            let ending =
                ENDINGS.iter().find(|(format, _)| *format == self.format).map_or("", |(_, e)| e);
            let mut pairs: Vec<(&str, Option<&str>)> =
                self.pairs.iter().map(|(n, v)| (n.as_str(), Some(v.as_str()))).collect();
            pairs.push((name, value));
            self.origin.absolute(&href::with_query(&format!("{}/feed.{ending}", self.path), &pairs))
        };
        FeedHead {
            home: Some(self.origin.absolute(&self.home)),
            this: Some(address(this)),
            next: next.map(|next| address(Some(next))),
            articles: Some(self.origin.absolute("/articles/")),
            ..FeedHead::default()
        }
    }
}

pub(crate) fn written(format: FeedFormat, head: &FeedHead, articles: &[ArticleRow]) -> Answer {
    let mut body = Vec::new();
    write_feed(&mut body, format, head, articles)?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    // Any sighting can have changed an article's words, so the last one dates the feed.
    let changed = feed_changed(articles.iter().map(|article| article.last_seen));
    if let Some(date) = last_modified(changed).filter(|_| !articles.is_empty()) {
        headers.insert(header::LAST_MODIFIED, date);
    }
    Ok((headers, body).into_response())
}

/// `/outlets.opml`: every outlet's feed, to subscribe to all of them at once.
pub(crate) async fn opml(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
) -> Result<Response, Failure> {
    let outlets = site.ask(|archive| Ok(archive.outlets()?)).await?;
    let subscriptions: Vec<Subscription> = outlets
        .into_iter()
        .map(|outlet| {
            let home = origin.absolute(&href::outlet(&outlet.name));
            Subscription { title: outlet.name, feed: format!("{home}/feed.atom"), home: Some(home) }
        })
        .collect();
    let mut body = Vec::new();
    write_opml(&mut body, "Outlets", &subscriptions)?;
    let media_type = HeaderValue::from_static("text/x-opml; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, media_type)], body).into_response())
}
