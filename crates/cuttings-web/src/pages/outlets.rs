//! `/outlets`: all outlets with their figures.

use askama::Template;
use axum::extract::{RawQuery, State};
use cuttings_archive::OutletRow;

use super::head::{Head, Part};
use super::{Answer, render};
use crate::href;
use crate::query::Params;
use crate::site::Site;
use crate::view::when::{self, Shown};
use crate::view::{count, foreign, number};

/// How many outlets stand on one page.
const PAGE: usize = 100;

/// An outlet in a list.
#[derive(Clone, Debug)]
pub(crate) struct OutletLine {
    pub(crate) name: String,
    pub(crate) href: String,
    pub(crate) articles: String,
    pub(crate) span: Option<String>,
    pub(crate) last_seen: Option<Shown>,
    pub(crate) language: Option<String>,
}

impl OutletLine {
    pub(crate) fn new(outlet: &OutletRow) -> Self {
        Self {
            name: foreign::line(&outlet.name, 60),
            href: href::outlet(&outlet.name),
            articles: number(outlet.articles),
            span: span(outlet),
            last_seen: outlet.last_seen.map(|at| Shown {
                text: when::day(when::utc_day(at)),
                machine: Some(when::utc_day(at).to_string()),
            }),
            language: foreign::language(outlet.language.as_deref()),
        }
    }
}

/// The years that its articles are from: "2019–2024".
pub(crate) fn span(outlet: &OutletRow) -> Option<String> {
    let (first, last) = (outlet.first_date?.year(), outlet.last_date?.year());
    Some(if first == last { first.to_string() } else { format!("{first}–{last}") })
}

#[derive(Template)]
#[template(path = "outlets.html")]
struct Outlets {
    head: Head,
    outlets: Vec<OutletLine>,
    figures: String,
    newer: Option<String>,
    older: Option<String>,
}

pub(crate) async fn show(State(site): State<Site>, RawQuery(query): RawQuery) -> Answer {
    let page = Params::read(query.as_deref()).number("page", 1, 1_000_000)?.unwrap_or(1);
    let outlets = site.ask(|archive| Ok(archive.outlets()?)).await?;
    let link = |page: usize| {
        href::with_query("/outlets", &[("page", (page > 1).then(|| page.to_string()).as_deref())])
    };
    render(&Outlets {
        head: Head::new("Outlets").part(Part::Outlets),
        figures: count(outlets.len() as u64, "outlet"),
        newer: (page > 1).then(|| link(page - 1)),
        older: (outlets.len() > page * PAGE).then(|| link(page + 1)),
        outlets: outlets.iter().skip((page - 1) * PAGE).take(PAGE).map(OutletLine::new).collect(),
    })
}
