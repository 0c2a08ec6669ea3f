//! `/feed?url=…`: a listing without a feed becomes one.
//!
//! What is followed is served from the archive. Anything else is fetched when it is asked for, and only by a
//! site that was set up to do so: politely, by the rules of the outlet, never from private networks, and the
//! answer is kept for a while, so that many readers cost the outlet one request.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{Extension, RawQuery, State};
use cuttings_archive::ArticleRow;
use cuttings_export::{FeedFormat, FeedHead};
use cuttings_extract::address::host_name;
use cuttings_extract::{Entry, Page};
use cuttings_fetch::{Answer, Ask, Fetched, Validators, Web, digest};
use cuttings_follow::adding::address;
use cuttings_follow::reading::read_one;
use jiff::Timestamp;
use url::Url;

use super::jobs::Jobs;
use super::pages::Reply;
use super::preview::{no_line, unreachable};
use crate::failure::Failure;
use crate::feeds::written;
use crate::href;
use crate::origin::Origin;
use crate::query::Params;
use crate::site::Site;

/// Articles in a feed.
const LENGTH: usize = 50;

/// How long an answer is given again without asking the outlet.
const KEPT: Duration = Duration::from_secs(15 * 60);

/// Answers kept at most.
const MOST: usize = 200;

/// What was fetched for readers, by address.
#[derive(Default)]
pub(crate) struct Cache(Mutex<HashMap<String, Kept>>);

#[derive(Clone)]
struct Kept {
    asked: Instant,
    validators: Validators,
    title: String,
    rows: Vec<ArticleRow>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Reply {
    let params = Params::read(query.as_deref());
    params.only(&["url", "format"])?;
    let format = format(&params)?;
    let text = params.get("url").unwrap_or_default();
    let url = address(text).map_err(|error| Failure::BadRequest(format!("url: {error}.")))?;
    let (title, rows) = match followed(&site, &url).await? {
        Some(found) => found,
        None => fetched(&site, &url).await?,
    };
    let this =
        href::with_query("/feed", &[("url", Some(url.as_str())), ("format", params.get("format"))]);
    let head = FeedHead {
        description: format!("What {url} lists"),
        title,
        home: Some(url.to_string()),
        this: Some(origin.absolute(&this)),
        ..FeedHead::default()
    };
    written(format, &head, &rows)
}

fn format(params: &Params) -> Result<FeedFormat, Failure> {
    match params.get("format") {
        None | Some("atom") => Ok(FeedFormat::Atom),
        Some("rss") => Ok(FeedFormat::Rss),
        Some("json") => Ok(FeedFormat::Json),
        Some(_) => Err(Failure::BadRequest("format: atom, rss or json.".into())),
    }
}

/// The newest articles of a listing that is followed, with its title.
async fn followed(site: &Site, url: &Url) -> Result<Option<(String, Vec<ArticleRow>)>, Failure> {
    let url = url.to_string();
    site.ask(move |archive| {
        let followed = archive.followed(None)?;
        let Some(listing) = followed.into_iter().find(|listing| listing.url == url) else {
            return Ok(None);
        };
        let rows = archive.articles_of_listing(&url, LENGTH)?;
        Ok(Some((listing.outlet, rows)))
    })
    .await
}

/// What a listing says that is not followed.
async fn fetched(site: &Site, url: &Url) -> Result<(String, Vec<ArticleRow>), Failure> {
    let Some((jobs, _)) = site.jobs().cloned().zip(site.feeds_any()) else {
        return Err(Failure::NotFound(
            "Nothing at this address is followed, and this archive makes feeds of what it follows only."
                .into(),
        ));
    };
    let (asking, url) = (site.clone(), url.clone());
    site.blocking(move |_| {
        let cache = asking.feeds_any().ok_or_else(|| Failure::Internal("no cache".into()))?;
        cache.get(&jobs, &url)
    })
    .await
}

impl Cache {
    fn get(&self, jobs: &Jobs, url: &Url) -> Result<(String, Vec<ArticleRow>), Failure> {
        let before = self.kept(url);
        if let Some(kept) = &before
            && kept.asked.elapsed() < KEPT
        {
            return Ok((kept.title.clone(), kept.rows.clone()));
        }
        let web = jobs.line().web().map_err(no_line)?;
        let validators = before.as_ref().map(|kept| kept.validators.clone()).unwrap_or_default();
        let ask = Ask::with(url.clone(), validators);
        let answer = web.get(&ask, &mut Vec::new());
        let kept = match (answer.map_err(|error| unreachable(&error))?, before) {
            (Answer::Unchanged(_), Some(kept)) => Kept { asked: Instant::now(), ..kept },
            (Answer::Unchanged(_), None) => return Ok((url.to_string(), Vec::new())),
            (Answer::Page(fetched), before) => {
                let page = read_one(&fetched, None);
                Kept::new(url, &fetched, page, before, jobs.now())
            }
        };
        let given = (kept.title.clone(), kept.rows.clone());
        self.keep(url, kept);
        Ok(given)
    }

    fn kept(&self, url: &Url) -> Option<Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(url.as_str()).cloned()
    }

    fn keep(&self, url: &Url, kept: Kept) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST && !all.contains_key(url.as_str()) {
            let oldest = all.iter().min_by_key(|(_, kept)| kept.asked).map(|(url, _)| url.clone());
            if let Some(oldest) = oldest {
                all.remove(&oldest);
            }
        }
        all.insert(url.to_string(), kept);
    }
}

impl Kept {
    fn new(url: &Url, fetched: &Fetched, page: Page, before: Option<Kept>, now: Timestamp) -> Self {
        let validators = fetched.exchange.as_ref().map(Validators::of).unwrap_or_default();
        let known = before.map(|kept| kept.rows).unwrap_or_default();
        let outlet = host_name(url).unwrap_or_else(|| "unknown".to_owned());
        let language = page.language.clone();
        let rows = page.entries.into_iter().take(LENGTH).map(|entry| {
            let mut row = row(entry, &outlet, language.clone(), now);
            // What was there before keeps its time, so that a feed does not change by itself.
            if let Some(old) = known.iter().find(|old| old.id == row.id) {
                row.first_seen = old.first_seen;
                row.last_seen = old.last_seen;
            }
            row
        });
        Self {
            asked: Instant::now(),
            validators,
            title: page.title.unwrap_or_else(|| url.to_string()),
            rows: rows.collect(),
        }
    }
}

/// An entry as the row of an article that nobody filed.
fn row(entry: Entry, outlet: &str, language: Option<String>, now: Timestamp) -> ArticleRow {
    ArticleRow {
        id: number(&entry),
        outlet: outlet.to_owned(),
        url: entry.url,
        title: entry.title,
        summary: entry.summary,
        truncated: entry.truncated,
        date_published: entry.date_published,
        date_earliest: entry.date_earliest,
        date_latest: entry.date_latest,
        date_basis: entry.date_basis,
        date_text: entry.date_text,
        authors: entry.authors,
        kind: entry.kind,
        language,
        section: entry.section,
        tags: entry.tags,
        image: entry.image,
        content_text: None,
        story: None,
        copy_of: None,
        first_seen: now,
        last_seen: now,
        sightings: 1,
    }
}

/// A number for an entry, by its address or its words.
fn number(entry: &Entry) -> i64 {
    let words = [&entry.title, &entry.summary].map(|text| text.clone().unwrap_or_default());
    let text = entry.url.clone().unwrap_or_else(|| words.join("\0"));
    let hash = digest(text.as_bytes());
    let hex = hash.trim_start_matches("sha256:").get(..15).unwrap_or_default();
    i64::from_str_radix(hex, 16).unwrap_or_default()
}
