//! The user's own tags of outlets: a page and a feed for each, and the form that sets them.

use std::collections::HashMap;

use askama::Template;
use axum::Router;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use cuttings_archive::{Archive, Filter, TagRow};
use cuttings_export::FeedFormat;

use super::form::Form;
use super::pages::{Reply, render};
use crate::failure::Failure;
use crate::feeds::{Request, Subject, beside};
use crate::href;
use crate::origin::Origin;
use crate::pages::head::{Head, Part};
use crate::pages::outlet::unknown as unknown_outlet;
use crate::query::Params;
use crate::site::Site;
use crate::view::item::{Group, PAGE, by_day};
use crate::view::{count, foreign};

/// Tags listed, outlets with a form of their own, and names offered for the one form for all, at most: so the
/// page stays under 100 kB.
const TAGS: usize = 200;
const FORMS: usize = 80;
const OFFERED: usize = 200;

#[derive(Template)]
#[template(path = "tags.html")]
struct All {
    head: Head,
    managed: bool,
    tags: Vec<Line>,
    outlets: Vec<Tagged>,
    /// The names that the form for any outlet offers.
    names: Vec<String>,
}

/// A tag in a list.
struct Line {
    name: String,
    href: String,
    figures: String,
}

/// An outlet with its tags.
struct Tagged {
    number: usize,
    name: String,
    raw: String,
    href: String,
    tags: String,
}

#[derive(Template)]
#[template(path = "tag.html")]
struct One {
    head: Head,
    name: String,
    outlets: Vec<(String, String)>,
    search: String,
    groups: Vec<Group>,
    newest: Option<String>,
    older: Option<String>,
}

impl Line {
    fn new(tag: &TagRow) -> Self {
        Self {
            href: href::tag(&tag.tag),
            figures: format!(
                "{}, {}",
                count(tag.outlets, "outlet"),
                count(tag.articles, "article")
            ),
            name: foreign::line(&tag.tag, 60),
        }
    }
}

pub(crate) async fn all(State(site): State<Site>) -> Reply {
    let managed = site.jobs().is_some();
    let (tags, outlets, names) = site
        .ask(move |archive| {
            let mut names = if managed { archive.outlet_names()? } else { Vec::new() };
            let tagged = with_tags(&names, archive.outlet_tags()?);
            names.truncate(OFFERED);
            Ok((archive.tags()?, tagged, names))
        })
        .await?;
    render(&All {
        head: Head::new("Tags").part(Part::Following),
        managed,
        tags: tags.iter().take(TAGS).map(Line::new).collect(),
        names: names.iter().map(|name| foreign::line(name, 100)).collect(),
        outlets: outlets
            .into_iter()
            .enumerate()
            .map(|(number, (raw, tags))| Tagged {
                number,
                name: foreign::line(&raw, 60),
                href: href::outlet(&raw),
                raw,
                tags: tags.join(", "),
            })
            .collect(),
    })
}

/// The first outlets with their tags; those that have any come first, the others can be named.
fn with_tags(names: &[String], pairs: Vec<(String, String)>) -> Vec<(String, Vec<String>)> {
    let mut tags: HashMap<String, Vec<String>> = HashMap::new();
    for (tag, outlet) in pairs {
        tags.entry(outlet).or_default().push(tag);
    }
    let (some, none): (Vec<&String>, _) = names.iter().partition(|name| tags.contains_key(*name));
    let first = some.into_iter().chain(none).take(FORMS);
    first.map(|name| (name.clone(), tags.remove(name).unwrap_or_default())).collect()
}

pub(crate) async fn one(
    State(site): State<Site>,
    Path(tag): Path<String>,
    RawQuery(query): RawQuery,
) -> Reply {
    let cursor = Params::read(query.as_deref()).get("cursor").map(str::to_owned);
    let first = cursor.is_none();
    let asked = Filter { tag: Some(tag.clone()), cursor, limit: PAGE, ..Filter::default() };
    let name = tag.clone();
    let (outlets, page) =
        site.ask(move |archive| Ok((known(archive, &name)?, archive.articles(&asked)?))).await?;
    let path = href::tag(&tag);
    let name = foreign::line(&tag, 60);
    render(&One {
        head: Head::new(&format!("Tag: {name}"))
            .part(Part::Following)
            .feeds(&format!("{path}/"), &[]),
        outlets: outlets
            .iter()
            .map(|outlet| (foreign::line(outlet, 60), href::outlet(outlet)))
            .collect(),
        search: href::with_query("/search", &[("q", Some(&format!("tag:\"{name}\"")))]),
        groups: by_day(&page.articles),
        newest: (!first).then(|| path.clone()),
        older: page.next.as_deref().map(|next| href::with_query(&path, &[("cursor", Some(next))])),
        name,
    })
}

/// The form that sets an outlet's tags, one or several, with commas between.
pub(crate) async fn set(State(site): State<Site>, Form(params): Form) -> Reply {
    super::jobs(&site)?;
    let outlet = params.get("outlet").unwrap_or_default().to_owned();
    let tags: Vec<String> =
        params.get("tags").unwrap_or_default().split(',').map(str::to_owned).collect();
    site.ask(move |archive| set_checked(archive, &outlet, &tags)).await?;
    Ok(Redirect::to("/tags").into_response())
}

/// Sets an outlet's tags; gives them as they are kept.
pub(crate) fn set_checked(
    archive: &Archive,
    outlet: &str,
    tags: &[String],
) -> Result<Vec<String>, Failure> {
    archive.set_tags(outlet, tags)?.ok_or_else(|| unknown_outlet(outlet))
}

/// The outlets that have a tag.
fn known(archive: &Archive, tag: &str) -> Result<Vec<String>, Failure> {
    let outlets = archive.tagged(tag)?;
    match outlets.is_empty() {
        true => Err(Failure::NotFound("No outlet has this tag.".into())),
        false => Ok(outlets),
    }
}

/// The feeds of all tags.
pub(crate) fn feeds() -> Router<Site> {
    beside("/tags/{tag}", |format| {
        get(move |site, origin, tag, query| feed(format, site, origin, tag, query))
    })
}

async fn feed(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(tag): Path<String>,
    RawQuery(query): RawQuery,
) -> Reply {
    let filter = Filter { tag: Some(tag.clone()), ..Filter::default() };
    let request = Request::read(format, origin, query)?;
    request
        .by_filter(&site, filter, move |archive| {
            known(archive, &tag)?;
            let description = "The newest articles of the outlets that have this tag".to_owned();
            Ok(Subject::at(href::tag(&tag), format!("Tag: {tag}"), description))
        })
        .await
}
