//! `/`: the stories that most outlets tell of just now, and the newest articles of all outlets.

use askama::Template;
use axum::extract::{RawQuery, State};
use cuttings_archive::{Filter, OutletRow, StoryFilter, StoryRow};

use super::head::{Head, Part};
use super::outlets::OutletLine;
use super::stories::StoryLine;
use super::{Answer, render};
use crate::href;
use crate::query::Params;
use crate::site::Site;
use crate::view::count;
use crate::view::item::{Group, PAGE, by_day};

/// How many outlets stand beside the list.
const ASIDE: usize = 30;

/// How many stories stand above the list, and among how many of the newest they are chosen.
const STORIES: usize = 5;
const RECENT: usize = 40;
/// A story whose newest article is so many days older than the newest of all is none of these days.
const FRESH: i32 = 7;

#[derive(Template)]
#[template(path = "latest.html")]
struct Latest {
    head: Head,
    stories: Vec<StoryLine>,
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
    let (stories, page, outlets, counts) = site
        .ask(move |archive| {
            let told = StoryFilter { outlets: 2, limit: RECENT, ..StoryFilter::default() };
            let stories = if first_page { archive.stories(&told)? } else { Vec::new() };
            let page = archive.articles(&Filter { cursor, limit: PAGE, ..Filter::default() })?;
            Ok((stories, page, archive.outlets()?, archive.counts()?))
        })
        .await?;
    let outlets = largest_first(outlets);
    render(&Latest {
        head: Head::new("").part(Part::Latest).feeds("/", &[]),
        stories: most_told(stories).iter().map(StoryLine::new).collect(),
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

/// Of the stories of these days, those of most outlets first.
fn most_told(mut stories: Vec<StoryRow>) -> Vec<StoryRow> {
    let newest = stories.iter().filter_map(|story| story.last_date).max();
    let is_fresh = |story: &StoryRow| {
        let age = newest.zip(story.last_date).and_then(|(newest, own)| newest.since(own).ok());
        age.is_some_and(|age| age.get_days() <= FRESH)
    };
    stories.retain(is_fresh);
    stories
        .sort_by_key(|story| std::cmp::Reverse((story.outlets, story.last_date, story.articles)));
    stories.truncate(STORIES);
    stories
}

fn largest_first(mut outlets: Vec<OutletRow>) -> Vec<OutletRow> {
    outlets.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.name.cmp(&b.name)));
    outlets
}
