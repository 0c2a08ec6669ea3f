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

/// Stories on one page.
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
    first_page: bool,
    /// The first page of the same list.
    newest: String,
    older: Option<String>,
}

pub(crate) async fn show(State(site): State<Site>, RawQuery(query): RawQuery) -> Answer {
    let params = Params::read(query.as_deref());
    let outlets = params.number("outlets", 1, 1000)?.unwrap_or(1);
    let filter = StoryFilter {
        outlets: u64::try_from(outlets).unwrap_or(1),
        cursor: params.get("cursor").map(str::to_owned),
        limit: PAGE,
        ..StoryFilter::default()
    };
    let first_page = filter.cursor.is_none();
    let page = site.ask(move |archive| Ok(archive.stories_page(&filter)?)).await?;
    let shared = outlets > 1;
    let here = |cursor| {
        let outlets = shared.then(|| outlets.to_string());
        href::with_query("/stories", &[("outlets", outlets.as_deref()), ("cursor", cursor)])
    };
    render(&Stories {
        head: Head::new("Stories").part(Part::Stories),
        stories: page.stories.iter().map(StoryLine::new).collect(),
        shared,
        first_page,
        newest: here(None),
        older: page.next.as_deref().map(|next| here(Some(next))),
    })
}
