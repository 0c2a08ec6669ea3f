//! Saved searches: each is a page and a feed, whose addresses stay whatever the search becomes.

use askama::Template;
use axum::Router;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use cuttings_archive::{Archive, Renamed, SavedSearch};
use cuttings_export::FeedFormat;

use super::form::Form;
use super::pages::{Reply, render};
use crate::failure::Failure;
use crate::feeds::{Request, Subject, beside};
use crate::href;
use crate::origin::Origin;
use crate::pages::head::{Head, Part};
use crate::pages::search::{Asked, PAGES, exports, fields, find, with_rows};
use crate::query::Params;
use crate::saved::{LONGEST_NAME, asked, checked, checked_name, cleaned, in_words};
use crate::site::Site;
use crate::view::item::Item;
use crate::view::when::{self, Shown};
use crate::view::{count, foreign};

/// Articles on a page.
const PAGE: usize = 20;

#[derive(Template)]
#[template(path = "searches.html")]
struct All {
    head: Head,
    managed: bool,
    searches: Vec<Line>,
    query: Option<String>,
    words: String,
}

/// A saved search in a list.
struct Line {
    name: String,
    raw: String,
    href: String,
    words: String,
    feed: String,
    added: Shown,
}

#[derive(Template)]
#[template(path = "saved_search.html")]
struct One {
    head: Head,
    managed: bool,
    name: String,
    raw: String,
    words: String,
    edit: String,
    figures: String,
    start: usize,
    items: Vec<Item>,
    newer: Option<String>,
    older: Option<String>,
    /// All that it finds, as tables.
    exports: Vec<(&'static str, String)>,
    api: String,
}

/// The list; with `query=…`, what is about to be saved.
pub(crate) async fn all(State(site): State<Site>, RawQuery(query): RawQuery) -> Reply {
    let params = Params::read(query.as_deref());
    let new = params.get("query").map(cleaned).filter(|query| !query.is_empty());
    let searches = site.ask(|archive| Ok(archive.saved_searches()?)).await?;
    render(&All {
        head: Head::new("Saved searches").part(Part::Search),
        managed: site.jobs().is_some(),
        searches: searches.iter().map(Line::new).collect(),
        words: new.as_deref().map(words).unwrap_or_default(),
        query: new,
    })
}

pub(crate) async fn one(
    State(site): State<Site>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Reply {
    let page = Params::read(query.as_deref()).number("page", 1, PAGES)?.unwrap_or(1);
    let search = site.ask(move |archive| known(archive, &name)).await?;
    let asked = Asked { page, ..asked(&search)? };
    let (found, rows) = find(&site, asked, PAGE).await?;
    let path = href::saved_search(&search.name);
    let link = |page: usize| {
        href::with_query(&path, &[("page", (page > 1).then(|| page.to_string()).as_deref())])
    };
    let last = found.total.div_ceil(PAGE).min(PAGES);
    let own = Params::read(Some(&search.query));
    let name = foreign::line(&search.name, LONGEST_NAME);
    render(&One {
        head: Head {
            unlisted: true,
            ..Head::new(&name).part(Part::Search).feeds(&format!("{path}/"), &[])
        },
        managed: site.jobs().is_some(),
        name,
        words: words(&search.query),
        edit: format!("/search?{}", search.query),
        figures: count(found.total as u64, "article"),
        start: (page - 1) * PAGE + 1,
        items: with_rows(&found, &rows).map(|(hit, row)| Item::found(row, hit)).collect(),
        newer: (page > 1).then(|| link(page - 1)),
        older: (page < last).then(|| link(page + 1)),
        exports: exports(&own),
        api: href::with_pairs("/api/v1/search", &fields(&own)),
        raw: search.name,
    })
}

pub(crate) async fn save(State(site): State<Site>, Form(params): Form) -> Reply {
    let search = checked(SavedSearch {
        name: params.get("name").unwrap_or_default().to_owned(),
        query: params.get("query").unwrap_or_default().to_owned(),
        added: super::jobs(&site)?.now(),
    })?;
    let place = href::saved_search(&search.name);
    site.ask(move |archive| Ok(archive.save_search(&search)?)).await?;
    Ok(Redirect::to(&place).into_response())
}

pub(crate) async fn rename(State(site): State<Site>, Form(params): Form) -> Reply {
    super::jobs(&site)?;
    let name = params.get("name").unwrap_or_default().to_owned();
    let to = checked_name(params.get("to").unwrap_or_default())?;
    let place = href::saved_search(&to);
    match site.ask(move |archive| Ok(archive.rename_search(&name, &to)?)).await? {
        Renamed::Done => Ok(Redirect::to(&place).into_response()),
        Renamed::Unknown => Err(unknown()),
        Renamed::Taken => Err(Failure::Conflict(
            "Another saved search has this name: give it another, or delete that one first.".into(),
        )),
    }
}

pub(crate) async fn delete(State(site): State<Site>, Form(params): Form) -> Reply {
    super::jobs(&site)?;
    let name = params.get("name").unwrap_or_default().to_owned();
    let deleted = site.ask(move |archive| Ok(archive.delete_search(&name)?)).await?;
    match deleted {
        true => Ok(Redirect::to("/searches").into_response()),
        false => Err(unknown()),
    }
}

pub(crate) fn unknown() -> Failure {
    Failure::NotFound("There is no saved search of this name.".into())
}

pub(crate) fn known(archive: &Archive, name: &str) -> Result<SavedSearch, Failure> {
    archive.saved_search(name)?.ok_or_else(unknown)
}

/// What is searched for, in words that are short enough for a page.
fn words(query: &str) -> String {
    foreign::line(&in_words(query), 200)
}

impl Line {
    fn new(search: &SavedSearch) -> Self {
        let href = href::saved_search(&search.name);
        Self {
            name: foreign::line(&search.name, LONGEST_NAME),
            raw: search.name.clone(),
            words: words(&search.query),
            feed: format!("{href}/feed.atom"),
            href,
            added: when::moment(search.added),
        }
    }
}

/// The feeds of all saved searches.
pub(crate) fn feeds() -> Router<Site> {
    beside("/searches/{name}", |format| {
        get(move |site, origin, name, query| feed(format, site, origin, name, query))
    })
}

async fn feed(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Reply {
    let request = Request::read(format, origin, query)?;
    let search = site.ask(move |archive| known(archive, &name)).await?;
    let asked = asked(&search)?;
    let words = words(&search.query);
    let description = format!("The newest articles that this search finds: {words}");
    let subject = Subject::at(href::saved_search(&search.name), search.name, description);
    request.by_search(&site, asked, subject).await
}
