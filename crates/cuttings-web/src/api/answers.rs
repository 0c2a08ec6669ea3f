//! One handler a path of the API.

use axum::Json;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use cuttings_archive::{Archive, ArticleRow, Order, OutletRow, StoryFilter};
use cuttings_search::Piece;
use serde::Serialize;
use serde_json::{Map, Value};

use super::paged::List;
use crate::failure::Failure;
use crate::href;
use crate::origin::Origin;
use crate::pages::search::{Asked, FIELDS, PAGES, find, with_rows};
use crate::pages::{search as search_page, story as story_page};
use crate::query::{Narrow, Params, tag_name};
use crate::site::Site;

/// Rows of a page where no `limit` says otherwise, and at most.
pub(crate) const PAGE: (usize, usize) = (50, 500);
/// Hits of a page, likewise.
const HITS: (usize, usize) = (search_page::PAGE, 100);
/// More articles or outlets of a story than this are not asked for.
const MOST_OF_A_STORY: usize = 1_000_000;

pub(super) type Answer = Result<Response, Failure>;

pub(super) async fn articles(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let names = ["outlet", "tag", "kind", "lang", "after", "before", "order"];
    let list = List::read(origin, "/api/v1/articles", &names, query.as_deref(), PAGE)?;
    let order = match list.params.get("order") {
        None | Some("newest") => Order::Newest,
        Some("id") => Order::Id,
        Some(_) => return Err(Failure::BadRequest("order: newest or id.".into())),
    };
    let cursor = list.params.get("cursor");
    let filter = Narrow::read(&list.params)?.filter(order, cursor, list.limit)?;
    let page = site
        .ask(move |archive| {
            refuse_tags_outside(archive, filter.tag.as_deref())?;
            Ok(archive.articles(&filter)?)
        })
        .await?;
    list.answer("articles", &page.articles, page.next)
}

#[derive(Serialize)]
struct SearchHit<'a> {
    score: f32,
    title: &'a [Piece],
    snippet: &'a [Piece],
    article: &'a ArticleRow,
}

pub(super) async fn search(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let mut list = List::read(origin, "/api/v1/search", &FIELDS, query.as_deref(), HITS)?;
    // A cursor is the number of a page: what is best or newest shifts meanwhile anyway.
    let params = match list.params.number("cursor", 1, PAGES)? {
        Some(cursor) => list.params.with("page", &[&cursor.to_string()]),
        None => list.params.clone(),
    };
    let asked = Asked::read(&params, cuttings_search::Order::Relevance)?;
    let page = asked.page;
    let (found, rows) = find(&site, asked, list.limit).await?;
    let has_more = page < found.total.div_ceil(list.limit).min(PAGES);
    let hits: Vec<SearchHit<'_>> = with_rows(&found, &rows)
        .map(|(hit, article)| SearchHit {
            score: hit.score,
            title: &hit.title,
            snippet: &hit.snippet,
            article,
        })
        .collect();
    let body = Map::from_iter([
        ("total".to_owned(), found.total.into()),
        ("hits".to_owned(), to_value(&hits)?),
    ]);
    list.params = list.params.with("page", &[]);
    list.answer_with(body, has_more.then(|| (page + 1).to_string()))
}

pub(super) async fn outlets(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let list = List::read(origin, "/api/v1/outlets", &["tag"], query.as_deref(), PAGE)?;
    let tag = list.params.get("tag").map(tag_name);
    let outlets: Vec<OutletRow> = site
        .ask(move |archive| {
            refuse_tags_outside(archive, tag.as_deref())?;
            let mut outlets = archive.outlets()?;
            if let Some(tag) = tag {
                let tagged = archive.tagged(&tag)?;
                outlets.retain(|outlet| tagged.contains(&outlet.name));
            }
            Ok(outlets)
        })
        .await?;
    let (outlets, next) = list.cut(outlets, |outlet| outlet.name.clone())?;
    list.answer("outlets", &outlets, next)
}

/// Stories, those with the newest articles first.
pub(super) async fn stories(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let names = ["outlet", "tag", "articles", "outlets"];
    let list = List::read(origin, "/api/v1/stories", &names, query.as_deref(), PAGE)?;
    let least = |name| list.params.number(name, 1, MOST_OF_A_STORY);
    let of = |number: Option<usize>| number.and_then(|n| u64::try_from(n).ok()).unwrap_or_default();
    let filter = StoryFilter {
        covered_by: list.params.get("outlet").map(str::to_owned).into_iter().collect(),
        tag: list.params.get("tag").map(tag_name),
        articles: of(least("articles")?),
        outlets: of(least("outlets")?),
        cursor: list.cursor(),
        limit: list.limit,
    };
    let page = site
        .ask(move |archive| {
            refuse_tags_outside(archive, filter.tag.as_deref())?;
            Ok(archive.stories_page(&filter)?)
        })
        .await?;
    list.answer("stories", &page.stories, page.next)
}

/// A story with who covered it when, who did not, and its articles.
pub(super) async fn story(State(site): State<Site>, Path(number): Path<String>) -> Answer {
    let number = story_page::number(&number)?;
    let story = site
        .ask(move |archive| archive.story(number)?.ok_or_else(|| story_page::unknown(number)))
        .await?;
    Ok(Json(to_value(&story)?).into_response())
}

/// How the user sorts outlets is not for everybody.
fn refuse_tags_outside(archive: &Archive, tag: Option<&str>) -> Result<(), Failure> {
    if tag.is_some() && archive.has_teasers_only() { Err(Failure::LoginNeeded) } else { Ok(()) }
}

pub(super) fn to_value(value: &impl Serialize) -> Result<Value, Failure> {
    serde_json::to_value(value).map_err(|error| Failure::Internal(error.to_string()))
}

/// The address of the next page: the same parameters, but one.
pub(super) fn next_link(
    origin: &Origin,
    path: &str,
    names: &[&'static str],
    params: &Params,
    (place, value): (&'static str, &str),
) -> String {
    let with_place = params.with(place, &[value]);
    origin.absolute(&href::with_pairs(path, &with_place.pairs(names)))
}

pub(super) fn linked(next: Option<String>, body: impl Serialize) -> Response {
    let mut headers = HeaderMap::new();
    let link = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok());
    if let Some(link) = link {
        headers.insert(header::LINK, link);
    }
    (headers, Json(body)).into_response()
}
