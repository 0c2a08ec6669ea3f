//! Feeds of articles: of all, of an outlet, a story, a search.

use axum::extract::{Extension, Path, RawQuery, State};
use cuttings_archive::{ArticleRow, Filter};
use cuttings_export::feed::moment::feed_changed;
use cuttings_export::{FeedFormat, FeedHead, write_feed};
use cuttings_search::Order;

use super::{Answer, Pages, View, Wanted, answer};
use crate::href;
use crate::origin::Origin;
use crate::pages::outlet::unknown;
use crate::pages::search::{Asked, FIELDS, PAGES, find};
use crate::pages::stories::UNTITLED;
use crate::pages::story as story_page;
use crate::query::Params;
use crate::site::Site;

pub(super) async fn latest(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let params = Params::read(query.as_deref());
    let wanted = Wanted::read(&params)?;
    let asked = filter(None, &params, wanted);
    let page = site.ask(move |archive| Ok(archive.articles(&asked)?)).await?;
    let view =
        View { format, origin, home: "/".to_owned(), path: String::new(), pairs: wanted.pairs() };
    let head = FeedHead {
        title: "Latest articles".to_owned(),
        description: "The newest articles of all outlets in this archive".to_owned(),
        ..view.head(&by_cursor(&params, page.next.as_deref()), wanted.content)
    };
    written(format, &head, &page.articles)
}

pub(super) async fn outlet(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let params = Params::read(query.as_deref());
    let wanted = Wanted::read(&params)?;
    let asked = filter(Some(name.clone()), &params, wanted);
    let (outlet, page) = site
        .ask(move |archive| {
            let outlet = archive.outlet(&name)?.ok_or_else(|| unknown(&name))?;
            Ok((outlet, archive.articles(&asked)?))
        })
        .await?;
    let home = href::outlet(&outlet.name);
    let view = View { format, origin, path: home.clone(), home, pairs: wanted.pairs() };
    let head = FeedHead {
        description: format!("The newest articles of {}", outlet.name),
        title: outlet.name,
        ..view.head(&by_cursor(&params, page.next.as_deref()), wanted.content)
    };
    written(format, &head, &page.articles)
}

/// The articles of a story, newest first.
pub(super) async fn story(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(text): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let params = Params::read(query.as_deref());
    let wanted = Wanted::read(&params)?;
    let number = story_page::number(&text)?;
    let page = params.number("page", 1, PAGES)?.unwrap_or(1);
    let story = site
        .ask(move |archive| archive.story(number)?.ok_or_else(|| story_page::unknown(number)))
        .await?;
    let total = story.articles.len();
    let articles: Vec<ArticleRow> = story
        .articles
        .into_iter()
        .rev()
        .skip((page - 1) * wanted.limit)
        .take(wanted.limit)
        .collect();
    let home = href::story(story.row.id);
    let view = View { format, origin, path: home.clone(), home, pairs: wanted.pairs() };
    let title = story.row.title.unwrap_or_else(|| UNTITLED.to_owned());
    let head = FeedHead {
        description: format!("The newest articles of story {}", story.row.id),
        title: format!("Story: {title}"),
        ..view.head(&Numbered::new(page, total, wanted).pages(), wanted.content)
    };
    written(format, &head, &articles)
}

pub(super) async fn search(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let params = Params::read(query.as_deref());
    let wanted = Wanted::read(&params)?;
    // Feed readers look at the top for what is new, so the order is not theirs to choose.
    let asked = Asked { order: Order::Newest, ..Asked::read(&params, Order::Newest)? };
    let (words, page) = (asked.query.clone(), asked.page);
    let (found, rows) = find(&site, asked, wanted.limit).await?;
    let mut pairs: Vec<(String, String)> = FIELDS
        .iter()
        .filter(|name| !["page", "order"].contains(name))
        .filter_map(|name| Some(((*name).to_owned(), params.get(name)?.to_owned())))
        .collect();
    let borrowed: Vec<_> = pairs.iter().map(|(n, v)| (n.as_str(), Some(v.as_str()))).collect();
    let home = href::with_query("/search", &borrowed);
    pairs.extend(wanted.pairs());
    let view = View { format, origin, home, path: "/search".to_owned(), pairs };
    let title =
        if words.is_empty() { "All articles".to_owned() } else { format!("Search: {words}") };
    let head = FeedHead {
        description: "The newest articles that this search finds".to_owned(),
        title,
        ..view.head(&Numbered::new(page, found.total, wanted).pages(), wanted.content)
    };
    written(format, &head, &rows)
}

fn filter(outlet: Option<String>, params: &Params, wanted: Wanted) -> Filter {
    let cursor = params.get("cursor").map(str::to_owned);
    Filter { outlet, cursor, limit: wanted.limit, ..Filter::default() }
}

/// Pages that begin where the one before ended; the one before is not known.
pub(crate) fn by_cursor<'a>(params: &'a Params, next: Option<&'a str>) -> Pages<'a> {
    Pages { name: "cursor", this: params.get("cursor"), next, ..Pages::default() }
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
pub(crate) fn written(format: FeedFormat, head: &FeedHead, articles: &[ArticleRow]) -> Answer {
    let mut body = Vec::new();
    write_feed(&mut body, format, head, articles)?;
    // Any sighting can have changed an article's words, so the last one dates the feed.
    let changed = feed_changed(articles.iter().map(|article| article.last_seen));
    Ok(answer(format, body, Some(changed).filter(|_| !articles.is_empty())))
}
