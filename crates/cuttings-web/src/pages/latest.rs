//! `/`: the newest articles of all outlets.

use askama::Template;
use axum::extract::{RawQuery, State};
use cuttings_archive::{Filter, OutletRow};

use super::head::{Head, Part};
use super::outlets::OutletLine;
use super::{Answer, render};
use crate::href;
use crate::query::Params;
use crate::site::Site;
use crate::view::count;
use crate::view::item::{Group, PAGE, by_day};

/// How many outlets stand beside the list.
const ASIDE: usize = 30;

#[derive(Template)]
#[template(path = "latest.html")]
struct Latest {
    head: Head,
    groups: Vec<Group>,
    older: Option<String>,
    first_page: bool,
    outlets: Vec<OutletLine>,
    more_outlets: usize,
    figures: String,
}

pub(crate) async fn show(State(site): State<Site>, RawQuery(query): RawQuery) -> Answer {
    let params = Params::read(query.as_deref());
    let cursor = params.get("cursor").map(str::to_owned);
    let first_page = cursor.is_none();
    let (page, outlets, counts) = site
        .ask(move |archive| {
            let page = archive.articles(&Filter { cursor, limit: PAGE, ..Filter::default() })?;
            Ok((page, archive.outlets()?, archive.counts()?))
        })
        .await?;
    let outlets = largest_first(outlets);
    render(&Latest {
        head: Head::new("").part(Part::Latest).feeds("/", &[]),
        groups: by_day(&page.articles),
        older: page.next.as_deref().map(|next| href::with_query("/", &[("cursor", Some(next))])),
        first_page,
        more_outlets: outlets.len().saturating_sub(ASIDE),
        figures: format!(
            "{} of {}",
            count(counts.articles, "article"),
            count(counts.outlets, "outlet")
        ),
        outlets: outlets.iter().take(ASIDE).map(OutletLine::new).collect(),
    })
}

fn largest_first(mut outlets: Vec<OutletRow>) -> Vec<OutletRow> {
    outlets.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.name.cmp(&b.name)));
    outlets
}
