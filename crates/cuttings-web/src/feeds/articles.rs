//! Feeds of articles: of all, of an outlet, a story, a search.

use axum::extract::{Extension, Path, RawQuery, State};
use cuttings_archive::{ArticleRow, Filter};
use cuttings_export::FeedFormat;
use cuttings_search::Order;

use super::Answer;
use super::frame::{Numbered, Request, Subject};
use crate::href;
use crate::origin::Origin;
use crate::pages::outlet::unknown;
use crate::pages::search::{Asked, WHAT};
use crate::pages::stories::UNTITLED;
use crate::pages::story as story_page;
use crate::saved::words;
use crate::site::Site;

pub(super) async fn latest(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let subject = Subject {
        title: "Latest articles".to_owned(),
        description: "The newest articles of all outlets in this archive".to_owned(),
        home: "/".to_owned(),
        path: String::new(),
        pairs: Vec::new(),
    };
    let request = Request::read(format, origin, query)?;
    request.by_filter(&site, Filter::default(), |_| Ok(subject)).await
}

pub(super) async fn outlet(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let filter = Filter { outlets: vec![name.clone()], ..Filter::default() };
    let request = Request::read(format, origin, query)?;
    request
        .by_filter(&site, filter, move |archive| {
            let outlet = archive.outlet(&name)?.ok_or_else(|| unknown(&name))?;
            let description = format!("The newest articles of {}", outlet.name);
            Ok(Subject::at(href::outlet(&outlet.name), outlet.name, description))
        })
        .await
}

/// The articles of a story, newest first.
pub(super) async fn story(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(text): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let request = Request::read(format, origin, query)?;
    let (number, page) = (story_page::number(&text)?, request.page()?);
    let story = site
        .ask(move |archive| archive.story(number)?.ok_or_else(|| story_page::unknown(number)))
        .await?;
    let (total, limit) = (story.articles.len(), request.wanted.limit);
    let newest_first = story.articles.into_iter().rev();
    let articles: Vec<ArticleRow> = newest_first.skip((page - 1) * limit).take(limit).collect();
    let title = story.row.title.unwrap_or_else(|| UNTITLED.to_owned());
    let subject = Subject::at(
        href::story(story.row.id),
        format!("Story: {title}"),
        format!("The newest articles of story {}", story.row.id),
    );
    let numbered = Numbered::new(page, total, request.wanted);
    request.answer(subject, &numbered.pages(), &articles)
}

pub(super) async fn search(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let request = Request::read(format, origin, query)?;
    let params = &request.params;
    let asked = Asked::read(params, Order::Newest)?;
    let pairs = params.pairs(&WHAT);
    let subject = Subject {
        title: match words(params).as_str() {
            "" => "All articles".to_owned(),
            words => format!("Search: {words}"),
        },
        description: "The newest articles that this search finds".to_owned(),
        home: href::with_pairs("/search", &pairs),
        path: "/search".to_owned(),
        pairs: pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect(),
    };
    request.by_search(&site, asked, subject).await
}
