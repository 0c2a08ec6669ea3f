//! `/stories/{number}`: one event as the outlets told it, side by side and in order of time.
//!
//! Headlines stand as their outlets wrote them. Nothing here says who is right.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Extension, Path, State};
use cuttings_archive::{ArticleRow, Story as Known};

use super::head::{Head, Part};
use super::stories::UNTITLED;
use super::{Answer, render};
use crate::failure::Failure;
use crate::href;
use crate::origin::Origin;
use crate::site::Site;
use crate::view::item::{Dated, Item};
use crate::view::printed::Printed;
use crate::view::timeline::Timeline;
use crate::view::when::{self, Shown};
use crate::view::{count, foreign};

/// Articles shown of one outlet at most: those of all outlets together keep the page under 100 kB.
const ARTICLES: usize = 12;
/// Outlets shown with their articles at most.
const OUTLETS: usize = 12;
/// Outlets named at most that did not cover the story.
const SILENT: usize = 40;
const NAME: usize = 60;

#[derive(Template)]
#[template(path = "story.html")]
struct Story {
    head: Head,
    number: i64,
    headline: String,
    direction: &'static str,
    figures: String,
    span: Option<Shown>,
    printed: Printed,
    timeline: Option<Timeline>,
    coverage: Vec<Coverage>,
    more_outlets: usize,
    /// Who did not cover it, as far as that can be said.
    silent: Vec<Named>,
    more_silent: bool,
}

/// What one outlet published.
struct Coverage {
    outlet: Named,
    /// Whether nobody is known to have published on the story before.
    is_first: bool,
    figures: String,
    articles: Vec<Told>,
    more: usize,
}

struct Named {
    name: String,
    href: String,
}

impl Named {
    fn new(name: &str) -> Self {
        Self { name: foreign::line(name, NAME), href: href::outlet(name) }
    }
}

/// An article, and of which other one it is a copy.
struct Told {
    item: Item,
    copy_of: Option<Copied>,
}

struct Copied {
    href: String,
    outlet: Option<String>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(text): Path<String>,
) -> Answer {
    let number = number(&text)?;
    let story =
        site.ask(move |archive| archive.story(number)?.ok_or_else(|| unknown(number))).await?;
    let printed = Printed::new(&origin, &href::story(number), site.now());
    render(&page(&story, printed))
}

/// The number in an address.
pub(crate) fn number(text: &str) -> Result<i64, Failure> {
    text.parse().map_err(|_| {
        Failure::NotFound("There is no such story: its address ends in a number.".into())
    })
}

pub(crate) fn unknown(number: i64) -> Failure {
    Failure::NotFound(format!("There is no story {number} in this archive."))
}

fn page(story: &Known, printed: Printed) -> Story {
    let headline = foreign::line(story.row.title.as_deref().unwrap_or(UNTITLED), 300);
    let outlet_of: BTreeMap<i64, &str> =
        story.articles.iter().map(|a| (a.id, a.outlet.as_str())).collect();
    let mut own: BTreeMap<&str, Vec<&ArticleRow>> = BTreeMap::new();
    for article in &story.articles {
        own.entry(&article.outlet).or_default().push(article);
    }
    let first = story.row.first_date.filter(|first| is_alone_first(story, *first));
    let coverage = story.coverage.iter().take(OUTLETS).map(|covered| {
        let articles = own.get(covered.outlet.as_str()).map(Vec::as_slice).unwrap_or_default();
        Coverage {
            outlet: Named::new(&covered.outlet),
            is_first: first.is_some() && covered.first_date == first,
            figures: count(covered.articles, "article"),
            articles: articles.iter().take(ARTICLES).map(|a| told(a, &outlet_of)).collect(),
            more: articles.len().saturating_sub(ARTICLES),
        }
    });
    Story {
        head: Head::new(&headline)
            .part(Part::Stories)
            .feeds(&format!("{}/", href::story(story.row.id)), &[]),
        number: story.row.id,
        direction: foreign::direction(&headline),
        figures: format!(
            "{} of {}",
            count(story.row.articles, "article"),
            count(story.row.outlets, "outlet")
        ),
        span: when::span(story.row.first_date, story.row.last_date),
        printed,
        timeline: Timeline::of(story),
        coverage: coverage.collect(),
        more_outlets: story.coverage.len().saturating_sub(OUTLETS),
        silent: story.silent.iter().take(SILENT).map(|name| Named::new(name)).collect(),
        more_silent: story.silent.len() > SILENT,
        headline,
    }
}

/// Whether one outlet published earlier than all others, and an article says so by its own date. One whose day
/// is not known may have been earlier.
fn is_alone_first(story: &Known, first: jiff::civil::Date) -> bool {
    let may_be_earlier = |article: &ArticleRow| {
        article.date_published.is_none() && article.date_earliest.is_none_or(|day| day <= first)
    };
    if story.articles.iter().any(may_be_earlier) {
        return false;
    }
    let outlets = story.coverage.iter().filter(|c| c.first_date == Some(first)).count();
    let dated = story.articles.iter().any(|a| a.date_published.is_some_and(|d| d.day() == first));
    story.coverage.len() > 1 && outlets == 1 && dated
}

fn told(article: &ArticleRow, outlet_of: &BTreeMap<i64, &str>) -> Told {
    Told {
        item: Item { outlet: None, ..Item::new(article, Dated::InFull) },
        copy_of: article.copy_of.map(|original| Copied {
            href: href::article(original),
            outlet: outlet_of.get(&original).map(|name| foreign::line(name, NAME)),
        }),
    }
}
