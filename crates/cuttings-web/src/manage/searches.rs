//! Saved searches: each is a page and a feed, whose addresses stay whatever the search becomes.

use askama::Template;
use axum::Router;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use cuttings_archive::{Archive, SavedSearch};
use cuttings_export::FeedFormat;
use cuttings_search::Order;
use url::form_urlencoded::Serializer;

use super::form::Form;
use super::pages::{Reply, render};
use crate::failure::Failure;
use crate::feeds::{ENDINGS, Request, Subject};
use crate::href;
use crate::origin::Origin;
use crate::pages::head::{Head, Part};
use crate::pages::search::{Asked, FIELDS, PAGES, find, with_rows};
use crate::query::Params;
use crate::site::Site;
use crate::view::item::Item;
use crate::view::when::{self, Shown};
use crate::view::{count, foreign};

/// Articles on a page.
const PAGE: usize = 20;

/// The longest name, in characters, and the longest search, in bytes.
const LONGEST_NAME: usize = 80;
const LONGEST_QUERY: usize = 4000;

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
        words: new.as_deref().map(in_words).unwrap_or_default(),
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
    let name = foreign::line(&search.name, LONGEST_NAME);
    render(&One {
        head: Head {
            unlisted: true,
            ..Head::new(&name).part(Part::Search).feeds(&format!("{path}/"), &[])
        },
        managed: site.jobs().is_some(),
        name,
        words: in_words(&search.query),
        edit: format!("/search?{}", search.query),
        figures: count(found.total as u64, "article"),
        start: (page - 1) * PAGE + 1,
        items: with_rows(&found, &rows).map(|(hit, row)| Item::found(row, hit)).collect(),
        newer: (page > 1).then(|| link(page - 1)),
        older: (page < last).then(|| link(page + 1)),
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

pub(crate) async fn delete(State(site): State<Site>, Form(params): Form) -> Reply {
    super::jobs(&site)?;
    let name = params.get("name").unwrap_or_default().to_owned();
    let deleted = site.ask(move |archive| Ok(archive.delete_search(&name)?)).await?;
    match deleted {
        true => Ok(Redirect::to("/searches").into_response()),
        false => Err(unknown()),
    }
}

/// A search as it is kept: with a name, and with fields that a search has.
pub(crate) fn checked(search: SavedSearch) -> Result<SavedSearch, Failure> {
    let name = search.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let bad = |text: &str| Err(Failure::BadRequest(text.to_owned()));
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control)
    {
        return bad("name: from 1 to 80 characters.");
    }
    if matches!(name.as_str(), "." | ".." | "save" | "delete") {
        return bad("name: this one is an address of the site; choose another.");
    }
    if search.query.len() > LONGEST_QUERY {
        return bad("query: at most 4000 bytes.");
    }
    let query = cleaned(&search.query);
    if query.is_empty() {
        return bad("query: the fields of a search as in its address, such as q=ferry&lang=en.");
    }
    let search = SavedSearch { name, query, ..search };
    asked(&search)?;
    Ok(search)
}

pub(crate) fn unknown() -> Failure {
    Failure::NotFound("There is no saved search of this name.".into())
}

fn known(archive: &Archive, name: &str) -> Result<SavedSearch, Failure> {
    archive.saved_search(name)?.ok_or_else(unknown)
}

/// The fields of a search in a query string, and nothing else of it.
fn cleaned(query: &str) -> String {
    let params = Params::read(Some(query));
    let mut out = Serializer::new(String::new());
    for name in FIELDS.iter().filter(|name| **name != "page") {
        if let Some(value) = params.get(name) {
            out.append_pair(name, value);
        }
    }
    out.finish()
}

fn asked(search: &SavedSearch) -> Result<Asked, Failure> {
    Asked::read(&Params::read(Some(&search.query)), Order::Newest)
}

/// What is searched for, in words.
fn in_words(query: &str) -> String {
    let params = Params::read(Some(query));
    let fields = FIELDS.iter().filter(|name| !["page", "order"].contains(name));
    let words: Vec<String> = fields
        .filter_map(|name| {
            let value = params.get(name)?;
            Some(if *name == "q" { value.to_owned() } else { format!("{name}:{value}") })
        })
        .collect();
    foreign::line(&words.join(" "), 200)
}

impl Line {
    fn new(search: &SavedSearch) -> Self {
        let href = href::saved_search(&search.name);
        Self {
            name: foreign::line(&search.name, LONGEST_NAME),
            raw: search.name.clone(),
            words: in_words(&search.query),
            feed: format!("{href}/feed.atom"),
            href,
            added: when::moment(search.added),
        }
    }
}

/// The feeds of all saved searches.
pub(crate) fn feeds() -> Router<Site> {
    let mut router = Router::new();
    for (format, ending) in ENDINGS {
        router = router.route(
            &format!("/searches/{{name}}/feed.{ending}"),
            get(move |site, origin, name, query| feed(format, site, origin, name, query)),
        );
    }
    router
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
    let words = in_words(&search.query);
    let description = format!("The newest articles that this search finds: {words}");
    let subject = Subject::at(href::saved_search(&search.name), search.name, description);
    request.by_search(&site, asked, subject).await
}
