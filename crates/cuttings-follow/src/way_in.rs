//! Finds the way into an outlet: from any page of it to the feeds, sitemaps and lists to follow.
//!
//! 1. The page itself: is it a feed, a sitemap, or does it list articles?
//! 2. The feeds that it names. One that lists what the page lists is followed beside the page: the
//!    feed brings what is new early and whole, the page reaches back further.
//! 3. Sitemaps, from robots.txt or the usual place. One for news is followed like a feed. Others name
//!    every page of a site, articles or not, and are followed only where nothing else is found, or the
//!    user says so.

use std::collections::HashSet;

use cuttings_archive::FollowKind;
use cuttings_extract::{Page, PageKind};
use cuttings_fetch::{Ask, Fetched};
use url::Url;

use crate::asker::{Asker, Got};
use crate::failure::Failure;
use crate::keys::keys;

/// Feeds of one page that are looked at.
const MOST_FEEDS: usize = 3;

/// Sitemaps that are looked at.
const MOST_SITEMAPS: usize = 3;

/// Something that can be followed.
#[derive(Debug)]
pub struct Candidate {
    /// Its address.
    pub url: String,
    /// What it is.
    pub kind: FollowKind,
    /// Whether it is worth following.
    pub chosen: bool,
    /// Why it was chosen, or was not.
    pub why: String,
    /// The page, where it was looked at.
    pub read: Option<(Fetched, Page)>,
}

/// Looks at a page of an outlet and finds what there is to follow. The page itself comes back too, where
/// it is nothing to follow: it was asked for.
pub fn find(
    asker: &Asker<'_>,
    url: &Url,
    only: Option<FollowKind>,
) -> Result<Result<Vec<Candidate>, cuttings_fetch::Error>, Failure> {
    let (fetched, page) = match asker.get_patiently(&Ask::new(url.clone()))? {
        Ok(Got::Page(read)) => *read,
        Ok(Got::Unchanged(_)) => return Ok(Ok(Vec::new())),
        Err(error) => return Ok(Err(error)),
    };
    let site = Url::parse(&fetched.url).unwrap_or_else(|_| url.clone());
    let entries: HashSet<u64> = keys(&page).into_iter().collect();
    let feeds = page.feeds.clone();
    let itself = itself(fetched, page, only);
    let kind = itself.kind;
    let mut found = vec![itself];
    if kind == FollowKind::List && only != Some(FollowKind::List) {
        if only != Some(FollowKind::Sitemap) {
            look_at_feeds(asker, &feeds, &entries, only, &mut found)?;
        }
        let nothing = found.iter().all(|candidate| !candidate.chosen);
        if only != Some(FollowKind::Feed) {
            look_at_sitemaps(asker, &site, only, nothing, &mut found)?;
        }
    }
    Ok(Ok(found))
}

/// What the page that was asked for is.
fn itself(fetched: Fetched, page: Page, only: Option<FollowKind>) -> Candidate {
    let count = page.entries.len();
    let (kind, chosen, why) = match page.kind {
        PageKind::Feed => (
            FollowKind::Feed,
            only.is_none_or(|only| only == FollowKind::Feed),
            "it is a feed".to_owned(),
        ),
        PageKind::Sitemap => (
            FollowKind::Sitemap,
            only.is_none_or(|only| only == FollowKind::Sitemap),
            "it is a sitemap".to_owned(),
        ),
        _ if count == 0 => {
            (FollowKind::List, false, "it lists nothing that could be read".to_owned())
        }
        _ => {
            let chosen = only.is_none_or(|only| only == FollowKind::List);
            let further = match &page.next {
                Some(_) => "names a next page",
                None => "names no next page",
            };
            (FollowKind::List, chosen, format!("it lists {count} articles and {further}"))
        }
    };
    let why = if chosen || count == 0 { why } else { format!("{why}, but was not asked for") };
    Candidate { url: fetched.url.clone(), kind, chosen, why, read: Some((fetched, page)) }
}

fn look_at_feeds(
    asker: &Asker<'_>,
    feeds: &[String],
    entries: &HashSet<u64>,
    only: Option<FollowKind>,
    found: &mut Vec<Candidate>,
) -> Result<(), Failure> {
    let mut looked: Vec<(usize, Candidate)> = Vec::new();
    let mut addresses: Vec<Url> = Vec::new();
    for url in feeds.iter().filter_map(|feed| Url::parse(feed).ok()) {
        if !addresses.contains(&url) {
            addresses.push(url);
        }
    }
    for url in addresses {
        let mut candidate = Candidate {
            url: url.to_string(),
            kind: FollowKind::Feed,
            chosen: false,
            why: String::new(),
            read: None,
        };
        if is_of_comments(&url) {
            candidate.why = "it is a feed of comments".to_owned();
        } else if looked.len() >= MOST_FEEDS {
            candidate.why = "others came before it".to_owned();
        } else {
            match asker.get(&Ask::new(url))? {
                Ok(Got::Page(read)) => {
                    let (fetched, page) = *read;
                    let listed = keys(&page);
                    let common = listed.iter().filter(|key| entries.contains(key)).count();
                    candidate.why = match (listed.len(), common) {
                        (0, _) => "it lists nothing that could be read".to_owned(),
                        (_, 0) if !entries.is_empty() => {
                            "it lists nothing that the page lists".to_owned()
                        }
                        (all, 0) => format!("the page names it, and it lists {all} articles"),
                        (all, some) => format!("of its {all} articles the page lists {some}"),
                    };
                    candidate.url = fetched.url.clone();
                    let usable = !listed.is_empty() && (common > 0 || entries.is_empty());
                    candidate.read = Some((fetched, page));
                    looked.push((if usable { common + 1 } else { 0 }, candidate));
                    continue;
                }
                Ok(Got::Unchanged(_)) => {}
                Err(error) => candidate.why = format!("it could not be had: {error}"),
            }
        }
        looked.push((0, candidate));
    }
    let best = looked.iter().map(|(common, _)| *common).max().unwrap_or_default();
    let mut free = true;
    for (common, mut candidate) in looked {
        let usable = candidate.read.as_ref().is_some_and(|(_, page)| !page.entries.is_empty());
        let wanted = common > 0 || (only == Some(FollowKind::Feed) && usable);
        if wanted && common == best && free {
            candidate.chosen = true;
            free = false;
        } else if common > 0 {
            candidate.why.push_str(", but another feed lists as many");
        }
        found.push(candidate);
    }
    Ok(())
}

fn is_of_comments(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    path.split('/').any(|part| part.starts_with("comments") || part.starts_with("commentrss"))
}

fn look_at_sitemaps(
    asker: &Asker<'_>,
    site: &Url,
    only: Option<FollowKind>,
    nothing_else: bool,
    found: &mut Vec<Candidate>,
) -> Result<(), Failure> {
    let mut captures = Vec::new();
    let mut sitemaps = asker.web.sitemaps(site, &mut captures);
    asker.record(&captures)?;
    let needed = only == Some(FollowKind::Sitemap) || nothing_else;
    if sitemaps.is_empty() && needed {
        sitemaps.extend(site.join("/sitemap.xml").ok());
    }
    let mut chosen = false;
    for (looked, url) in sitemaps.into_iter().enumerate() {
        let mut candidate = Candidate {
            url: url.to_string(),
            kind: FollowKind::Sitemap,
            chosen: false,
            why: "it names every page of the site, articles or not (--only sitemap takes it)"
                .to_owned(),
            read: None,
        };
        let for_news = url.path().to_ascii_lowercase().contains("news");
        if (needed && !chosen || for_news) && looked < MOST_SITEMAPS {
            match asker.get(&Ask::new(url))? {
                Ok(Got::Page(read)) => {
                    let (fetched, page) = *read;
                    let titled = page.entries.iter().filter(|entry| entry.title.is_some()).count();
                    let is_sitemap = page.kind == PageKind::Sitemap;
                    let holds = !page.entries.is_empty() || !page.feeds.is_empty();
                    if is_sitemap && titled > 0 {
                        candidate.chosen = true;
                        candidate.why = format!("it is a sitemap of {titled} news articles");
                    } else if is_sitemap && holds && needed {
                        candidate.chosen = true;
                        candidate.why = match page.feeds.len() {
                            0 => format!("it names {} pages", page.entries.len()),
                            parts => format!("it is an index of {parts} sitemaps"),
                        };
                    } else if !is_sitemap || !holds {
                        candidate.why = "it is no sitemap that could be read".to_owned();
                    }
                    chosen |= candidate.chosen;
                    candidate.url = fetched.url.clone();
                    candidate.read = Some((fetched, page));
                }
                Ok(Got::Unchanged(_)) => {}
                Err(error) => candidate.why = format!("it could not be had: {error}"),
            }
        }
        found.push(candidate);
    }
    Ok(())
}
