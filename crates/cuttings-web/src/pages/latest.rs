//! `/`: the stories that most outlets tell of just now, what came in since the reader's last visit, and the
//! newest articles of all outlets.

use std::cmp::Reverse;

use askama::Template;
use axum::extract::{Extension, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use cuttings_archive::{Archive, ArticlePage, ArticleRow, Filter, Largest, StoryFilter, StoryRow};
use cuttings_export::is_address_alone;
use jiff::Timestamp;

use super::head::{Head, Part};
use super::render;
use super::stories::StoryLine;
use crate::failure::Failure;
use crate::href;
use crate::origin::Origin;
use crate::query::Params;
use crate::site::Site;
use crate::view::item::{Dated, Group, Item, PAGE, by_day, in_turns, mixed};
use crate::view::when::{self, Shown};
use crate::view::{count, foreign, number};
use crate::visit::{Mark, Visit};

/// How many outlets stand beside the list.
const ASIDE: usize = 30;

/// How many stories stand above the list, and among how many of the newest they are chosen.
const STORIES: usize = 5;
const RECENT: usize = 100;
/// A story whose newest article is so many days older than the newest of all is none of these days.
const FRESH: i32 = 7;
/// After so many days a story counts as one of half as many outlets.
const HALF_LIFE: f64 = 2.0;

/// New articles shown at most, among how many of the last arrivals they are chosen, and how many are
/// counted.
const NEW: usize = 8;
const ARRIVALS: usize = 200;
const COUNTED: u64 = 10_000;

#[derive(Template)]
#[template(path = "latest.html")]
struct Latest {
    head: Head,
    stories: Vec<StoryLine>,
    news: Option<News>,
    groups: Vec<Group>,
    older: Option<String>,
    first_page: bool,
    /// Whether sites can be added here.
    managed: bool,
    outlets: Vec<SizedOutlet>,
    more_outlets: u64,
    figures: String,
}

/// An outlet beside the list.
struct SizedOutlet {
    name: String,
    href: String,
    articles: String,
}

/// What came in since the reader's last visit.
struct News {
    since: Shown,
    figures: String,
    items: Vec<Item>,
    all: Option<String>,
}

/// What the page tells.
struct Known {
    stories: Vec<StoryRow>,
    page: ArticlePage,
    outlets: Largest,
    /// Since when articles are new to the reader.
    since: Option<Mark>,
    /// What the reader's browser is to keep, where that is another thing than it has.
    cookie: Option<Visit>,
    arrivals: Vec<ArticleRow>,
    new: u64,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let params = Params::read(query.as_deref());
    let cursor = params.get("cursor").map(str::to_owned);
    let first_page = cursor.is_none();
    let now = site.now();
    let known = site
        .ask(move |archive| {
            let told = StoryFilter { outlets: 2, limit: RECENT, ..StoryFilter::default() };
            let stories = if first_page { archive.stories(&told)? } else { Vec::new() };
            let page = newest(archive, cursor)?;
            let outlets = archive.largest_outlets(ASIDE)?;
            let any = outlets.articles > 0;
            let mut known = Known {
                stories,
                page,
                outlets,
                since: None,
                cookie: None,
                arrivals: Vec::new(),
                new: 0,
            };
            if first_page && any {
                known.look(archive, &headers, now)?;
            }
            Ok(known)
        })
        .await?;
    let cookie = known.cookie.as_ref().and_then(|visit| visit.cookie(origin.is_secure()));
    let latest = Latest { managed: site.jobs().is_some(), ..page(known, first_page) };
    let mut response = render(&latest)?.into_response();
    if first_page {
        let headers = response.headers_mut();
        headers.insert(header::VARY, HeaderValue::from_static("cookie"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        if let Some(cookie) = cookie {
            headers.insert(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}

/// The newest articles. What is known by its address alone, as sitemaps name it, stands on the pages of its
/// outlet, and here only where there is nothing else.
fn newest(archive: &Archive, cursor: Option<String>) -> Result<ArticlePage, Failure> {
    let told = Filter { told: true, cursor, limit: PAGE, ..Filter::default() };
    let page = archive.articles(&told)?;
    let nothing_is_told = || {
        let first = Filter { told: true, limit: 1, ..Filter::default() };
        Ok::<_, Failure>(archive.articles(&first)?.articles.is_empty())
    };
    if page.articles.is_empty() && nothing_is_told()? {
        return Ok(archive.articles(&Filter { told: false, ..told })?);
    }
    Ok(page)
}

impl Known {
    /// Notes that the reader looks at the page, and what is new to the reader.
    fn look(
        &mut self,
        archive: &Archive,
        headers: &HeaderMap,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let id = archive.id()?;
        let mark = Mark { article: archive.last_article()?, at: now };
        let Some(before) = Visit::read(headers, &id) else {
            self.cookie = Some(Visit::first(&id, mark));
            return Ok(());
        };
        let visit = before.look(mark);
        self.new = archive.count_arrivals(visit.since.article, COUNTED)?;
        self.arrivals = archive.arrivals(visit.since.article, i64::MAX, ARRIVALS)?;
        self.since = Some(visit.since);
        self.cookie = (!before.is_much_like(&visit)).then_some(visit);
        Ok(())
    }

    fn news(&self) -> Option<News> {
        let since = self.since.filter(|_| self.new > 0)?;
        let mut newest = mixed(&self.arrivals);
        newest.sort_by_key(|row| {
            Reverse(row.date_published.map(|when| when.day()).or(row.date_earliest))
        });
        let mut newest = in_turns(newest);
        newest.sort_by_key(|row| is_address_alone(row));
        let all = href::with_query("/new", &[("after", Some(&since.article.to_string()))]);
        let more = if self.new >= COUNTED { "More than " } else { "" };
        Some(News {
            since: when::moment(since.at),
            figures: format!("{more}{}", count(self.new, "article")),
            items: newest.iter().take(NEW).map(|row| Item::new(row, Dated::InFull)).collect(),
            all: (self.new > NEW as u64).then_some(all),
        })
    }
}

fn page(known: Known, first_page: bool) -> Latest {
    let news = known.news();
    let Largest { outlets, all, articles } = known.outlets;
    Latest {
        head: Head::new("").part(Part::Latest).feeds("/", &[]),
        stories: most_told(known.stories).iter().map(StoryLine::new).collect(),
        news,
        groups: by_day(&known.page.articles),
        older: known
            .page
            .next
            .as_deref()
            .map(|next| href::with_query("/", &[("cursor", Some(next))])),
        first_page,
        managed: false,
        more_outlets: all.saturating_sub(outlets.len() as u64),
        figures: format!("{} of {}", count(articles, "article"), count(all, "outlet")),
        outlets: outlets.into_iter().map(SizedOutlet::new).collect(),
    }
}

/// The stories of these days by coverage and freshness: the outlets that tell of one, of which each day since
/// its newest article takes its share. One whose days are not known may be of any.
fn most_told(mut stories: Vec<StoryRow>) -> Vec<StoryRow> {
    let newest = stories.iter().filter_map(|story| story.last_date).max();
    let age = |story: &StoryRow| {
        let age = newest.zip(story.last_date).and_then(|(newest, own)| newest.since(own).ok());
        age.map_or(i32::MAX, |age| age.get_days().max(0))
    };
    stories.retain(|story| age(story) <= FRESH);
    let weight =
        |story: &StoryRow| story.outlets as f64 * (-f64::from(age(story)) / HALF_LIFE).exp2();
    stories
        .sort_by(|a, b| weight(b).total_cmp(&weight(a)).then_with(|| b.articles.cmp(&a.articles)));
    stories.truncate(STORIES);
    stories
}

impl SizedOutlet {
    fn new((name, articles): (String, u64)) -> Self {
        Self {
            href: href::outlet(&name),
            name: foreign::line(&name, 60),
            articles: number(articles),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::most_told;
    use cuttings_archive::StoryRow;

    #[test]
    fn stories_stand_by_coverage_and_freshness() {
        let story = |id, outlets, last: &str| StoryRow {
            id,
            title: None,
            articles: outlets,
            outlets,
            first_date: last.parse().ok(),
            last_date: last.parse().ok(),
        };
        let told = most_told(vec![
            story(1, 2, "2024-03-14"),
            story(2, 3, "2024-03-12"),
            story(3, 9, "2024-03-12"),
            story(4, 90, "2024-03-01"),
            story(5, 3, "2024-03-14"),
        ]);
        let order: Vec<i64> = told.iter().map(|story| story.id).collect();
        assert_eq!(order, [3, 5, 1, 2]);
        let unknown = StoryRow { first_date: None, last_date: None, ..story(6, 9, "2024-05-20") };
        assert!(most_told(vec![unknown]).is_empty());
    }
}
