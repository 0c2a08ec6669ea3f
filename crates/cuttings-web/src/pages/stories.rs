//! `/stories`: events that several articles tell of, those with the newest articles first.

use askama::Template;
use axum::extract::{RawQuery, State};
use cuttings_archive::{StoryFilter, StoryRow};

use super::head::{Head, Part};
use super::{Answer, render};
use crate::href;
use crate::query::Params;
use crate::site::Site;
use crate::view::when::{self, Shown};
use crate::view::{count, foreign};

/// How many stories stand on the page.
const PAGE: usize = 60;
const HEADLINE: usize = 200;

/// A story in a list.
#[derive(Clone, Debug)]
pub(crate) struct StoryLine {
    pub(crate) href: String,
    pub(crate) headline: String,
    pub(crate) articles: String,
    pub(crate) outlets: String,
    pub(crate) span: Shown,
}

impl StoryLine {
    pub(crate) fn new(story: &StoryRow) -> Self {
        Self {
            href: href::story(story.id),
            headline: foreign::line(story.title.as_deref().unwrap_or(UNTITLED), HEADLINE),
            articles: count(story.articles, "article"),
            outlets: count(story.outlets, "outlet"),
            span: when::span(story.first_date, story.last_date).unwrap_or_else(when::unknown),
        }
    }
}

/// What a story is called whose first article has no headline.
pub(crate) const UNTITLED: &str = "A story without a headline";

#[derive(Template)]
#[template(path = "stories.html")]
struct Stories {
    head: Head,
    stories: Vec<StoryLine>,
    /// Whether only stories of several outlets are shown.
    shared: bool,
    /// Whether there are more than are shown.
    more: bool,
}

pub(crate) async fn show(State(site): State<Site>, RawQuery(query): RawQuery) -> Answer {
    let params = Params::read(query.as_deref());
    let outlets = params.number("outlets", 1, 1000)?.unwrap_or(1);
    let filter = StoryFilter {
        outlets: u64::try_from(outlets).unwrap_or(1),
        limit: PAGE + 1,
        ..StoryFilter::default()
    };
    let stories = site.ask(move |archive| Ok(archive.stories(&filter)?)).await?;
    render(&Stories {
        head: Head::new("Stories").part(Part::Stories),
        shared: outlets > 1,
        more: stories.len() > PAGE,
        stories: stories.iter().take(PAGE).map(StoryLine::new).collect(),
    })
}
