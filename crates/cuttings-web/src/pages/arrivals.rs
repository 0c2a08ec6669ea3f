//! `/new?after=…`: what came into the archive behind an article, the last first, whatever its date.

use askama::Template;
use axum::extract::{RawQuery, State};

use super::head::{Head, Part};
use super::{Answer, render};
use crate::failure::Failure;
use crate::href;
use crate::query::Params;
use crate::site::Site;
use crate::view::item::{Dated, Item, PAGE, mixed};

#[derive(Template)]
#[template(path = "arrivals.html")]
struct Arrivals {
    head: Head,
    items: Vec<Item>,
    first_page: bool,
    newest: String,
    older: Option<String>,
}

pub(crate) async fn show(State(site): State<Site>, RawQuery(query): RawQuery) -> Answer {
    let params = Params::read(query.as_deref());
    let after = number(&params, "after")?.unwrap_or(0);
    let before = number(&params, "before")?;
    let rows = site
        .ask(move |archive| Ok(archive.arrivals(after, before.unwrap_or(i64::MAX), PAGE + 1)?))
        .await?;
    let page = |before: Option<i64>| {
        let (after, before) = (after.to_string(), before.map(|before| before.to_string()));
        href::with_query("/new", &[("after", Some(&after)), ("before", before.as_deref())])
    };
    let last = rows.get(PAGE - 1).filter(|_| rows.len() > PAGE);
    render(&Arrivals {
        head: Head { unlisted: true, ..Head::new("New in the archive").part(Part::Latest) },
        items: mixed(rows.get(..PAGE).unwrap_or(&rows))
            .into_iter()
            .map(|row| Item::new(row, Dated::InFull))
            .collect(),
        first_page: before.is_none(),
        newest: page(None),
        older: last.map(|row| page(Some(row.id))),
    })
}

fn number(params: &Params, name: &str) -> Result<Option<i64>, Failure> {
    let most = usize::try_from(i64::MAX).unwrap_or(usize::MAX);
    let number = params.number(name, 0, most)?;
    Ok(number.and_then(|number| i64::try_from(number).ok()))
}
