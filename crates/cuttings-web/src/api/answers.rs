//! One handler a path of the API.

use axum::Json;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use cuttings_archive::{Archive, ArticleRow, Order, OutletRow, StoryFilter, StoryRow};
use cuttings_search::Piece;
use serde::Serialize;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::href;
use crate::origin::Origin;
use crate::pages::search::{Asked, FIELDS, PAGES, find, with_rows};
use crate::pages::{search as search_page, story as story_page};
use crate::query::{Narrow, Params};
use crate::site::Site;

/// Rows given where no `limit` says otherwise, and at most.
const LIMIT: usize = 50;
const MOST: usize = 500;
/// More articles or outlets of a story than this are not asked for.
const MOST_OF_A_STORY: usize = 1_000_000;

pub(super) type Answer = Result<Response, Failure>;

#[derive(Serialize)]
struct Articles {
    articles: Vec<ArticleRow>,
    next: Option<String>,
}

pub(super) async fn articles(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let params = Params::read(query.as_deref());
    let names = ["outlet", "tag", "kind", "lang", "after", "before", "order", "limit", "cursor"];
    params.only(&names)?;
    let order = match params.get("order") {
        None | Some("newest") => Order::Newest,
        Some("id") => Order::Id,
        Some(_) => return Err(Failure::BadRequest("order: newest or id.".into())),
    };
    let limit = params.number("limit", 1, MOST)?.unwrap_or(LIMIT);
    let filter = Narrow::read(&params)?.filter(order, params.get("cursor"), limit)?;
    let page = site
        .ask(move |archive| {
            refuse_tags_outside(archive, filter.tag.as_deref())?;
            Ok(archive.articles(&filter)?)
        })
        .await?;
    let link = page
        .next
        .as_deref()
        .map(|cursor| next_link(&origin, "/api/v1/articles", &names, &params, ("cursor", cursor)));
    Ok(linked(link, Articles { articles: page.articles, next: page.next }))
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
    let params = Params::read(query.as_deref());
    let mut names = FIELDS.to_vec();
    names.push("limit");
    params.only(&names)?;
    let limit = params.number("limit", 1, 100)?.unwrap_or(search_page::PAGE);
    let asked = Asked::read(&params, cuttings_search::Order::Relevance)?;
    let page = asked.page;
    let (found, rows) = find(&site, asked, limit).await?;
    let next = (page < found.total.div_ceil(limit).min(PAGES)).then_some(page + 1);
    let link = next.map(|page| {
        next_link(&origin, "/api/v1/search", &names, &params, ("page", &page.to_string()))
    });
    let hits: Vec<SearchHit<'_>> = with_rows(&found, &rows)
        .map(|(hit, article)| SearchHit {
            score: hit.score,
            title: &hit.title,
            snippet: &hit.snippet,
            article,
        })
        .collect();
    Ok(linked(link, json!({ "total": found.total, "hits": to_value(&hits)?, "next": next })))
}

pub(super) async fn outlets(State(site): State<Site>, RawQuery(query): RawQuery) -> Answer {
    Params::read(query.as_deref()).only(&[])?;
    let outlets: Vec<OutletRow> = site.ask(|archive| Ok(archive.outlets()?)).await?;
    Ok(Json(json!({ "outlets": to_value(&outlets)? })).into_response())
}

/// Stories, those with the newest articles first.
pub(super) async fn stories(State(site): State<Site>, RawQuery(query): RawQuery) -> Answer {
    let params = Params::read(query.as_deref());
    params.only(&["outlet", "articles", "outlets", "limit"])?;
    let least = |name| params.number(name, 1, MOST_OF_A_STORY);
    let of = |number: Option<usize>| number.and_then(|n| u64::try_from(n).ok()).unwrap_or_default();
    let filter = StoryFilter {
        outlet: params.get("outlet").map(str::to_owned),
        articles: of(least("articles")?),
        outlets: of(least("outlets")?),
        limit: params.number("limit", 1, MOST)?.unwrap_or(LIMIT),
    };
    let stories: Vec<StoryRow> = site.ask(move |archive| Ok(archive.stories(&filter)?)).await?;
    Ok(Json(json!({ "stories": to_value(&stories)? })).into_response())
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
