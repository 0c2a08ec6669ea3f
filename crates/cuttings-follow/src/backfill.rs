//! Walks along a listing's chain to its end.
//!
//! For each page: it is fetched and read; its entries are compared with those of the page before
//! ([`chain`]); it is filed together with where the walk goes on, in one transaction. So whatever ends
//! the program, the next run goes on behind the last page that was filed.
//!
//! A walk ends where no page names a next one, and also where a chain does not end by itself: it leads
//! back to a page that was read, shows the same page again, or goes on for ever with nothing new.

use std::collections::{HashMap, HashSet, VecDeque};

use cuttings_archive::{FollowKind, Followed, Gap, Joined, Step, WalkEnd};
use cuttings_extract::{Page, PageKind};
use cuttings_fetch::{Ask, Error, Fetched, Validators};
use jiff::civil::Date;
use url::Url;

use crate::asker::{Follower, Got, named_outlet};
use crate::chain;
use crate::failure::Failure;
use crate::intake::Keep;
use crate::keys::keys;

/// So many pages in a row that list only what is known end a walk…
const KNOWN_PAGES: usize = 3;

/// …and so many that list nothing: a calendar may have months without an entry.
const EMPTY_PAGES: usize = 24;

/// How often the pages at a boundary are read again before it is given up.
const REREADS: usize = 4;

/// How a walk is made.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether boundaries without an overlap are read again.
    pub prove: bool,
    /// The most pages to read.
    pub most_pages: i64,
}

/// How a walk came to its end, or to a halt.
#[derive(Debug)]
pub enum Outcome {
    /// It is at its end.
    Ended,
    /// It goes on the next time; why it does not now.
    Halted(Option<Error>),
}

/// A page as it was read.
struct Reading {
    url: Url,
    fetched: Fetched,
    page: Page,
    keys: Vec<u64>,
}

/// A page at whose end the walk stands.
#[derive(Clone)]
struct End {
    url: Url,
    keys: Vec<u64>,
    digest: Option<String>,
    validators: Validators,
}

/// A walk under way.
struct Walk<'f, 'a> {
    follower: &'f Follower<'a>,
    followed: &'f Followed,
    options: Options,
    frontier: VecDeque<String>,
    /// Every address that was read, and the number of its page.
    visited: HashMap<String, i64>,
    seen: HashSet<u64>,
    /// The pages' entries, hashed as a whole, to know a page that is shown again.
    lists: HashMap<Vec<u64>, i64>,
    number: i64,
    /// The page that the next one should follow.
    end: Option<End>,
    /// Whether the walk was taken up again and has not reached its old end yet.
    catching_up: bool,
    known_pages: usize,
    empty_pages: usize,
    /// The first page, where it was asked for before.
    given: Option<(Fetched, Page)>,
}

/// How a page joins what was read before it.
struct Joining {
    joined: Joined,
    rereads: u64,
    /// Entries that only the readings of the boundary found.
    found: Vec<u64>,
    gap: Option<String>,
}

/// Walks along the chain of a followed listing, or goes on where an earlier run halted.
pub fn backfill(
    follower: &Follower<'_>,
    followed: &Followed,
    options: Options,
    given: Option<(Fetched, Page)>,
) -> Result<Outcome, Failure> {
    let archive = &follower.archive;
    follower.intake().file_end_of(followed)?;
    let old = archive.walk(followed.id)?.filter(|walk| walk.ending.is_none());
    let walk = match old {
        Some(walk) => {
            if !walk.pages.is_empty() {
                follower.asker.context.listener.note(format_args!(
                    "Going on with {} behind page {}.",
                    followed.url,
                    walk.pages.len()
                ));
            }
            Some(walk)
        }
        None => {
            archive.begin_walk(followed.id, &followed.url, follower.asker.context.now())?;
            archive.walk(followed.id)?
        }
    };
    let Some(walk) = walk else { return Ok(Outcome::Ended) };
    let mut walk = Walk::new(follower, followed, options, walk);
    let is_next = |(fetched, _): &(Fetched, Page)| walk.frontier.front() == Some(&fetched.url);
    match given {
        Some(given) if is_next(&given) => walk.given = Some(given),
        // It was asked for to find the way in; the walk is further than that.
        Some((fetched, page)) => {
            let keep = Keep { outlet: named_outlet(followed), ..Keep::new(fetched, page) };
            follower.intake().keep(keep)?;
        }
        None => {}
    }
    walk.run()
}

impl<'f, 'a> Walk<'f, 'a> {
    fn new(
        follower: &'f Follower<'a>,
        followed: &'f Followed,
        options: Options,
        walk: cuttings_archive::Walk,
    ) -> Self {
        let mut new = Self {
            follower,
            followed,
            options,
            frontier: walk.frontier.into(),
            visited: HashMap::new(),
            seen: HashSet::new(),
            lists: HashMap::new(),
            number: 0,
            end: None,
            catching_up: !walk.pages.is_empty(),
            known_pages: 0,
            empty_pages: 0,
            given: None,
        };
        for page in walk.pages {
            new.number += 1;
            new.visited.insert(page.url.clone(), new.number);
            if let (Ok(url), false) = (Url::parse(&page.url), page.keys.is_empty()) {
                let validators = Validators::default();
                new.end = Some(End { url, keys: page.keys.clone(), digest: None, validators });
            }
            new.seen.extend(&page.keys);
            new.lists.entry(sorted(&page.keys)).or_insert(new.number);
        }
        new
    }

    fn run(mut self) -> Result<Outcome, Failure> {
        while let Some(address) = self.frontier.front().cloned() {
            if self.follower.asker.interrupt.asked() {
                return self.halt(None);
            }
            if self.number >= self.options.most_pages {
                let ending = format!("stopped after {} pages, as asked", self.number);
                let gap = "the pages behind it were not asked for";
                return self.finish(&ending, Some((gap, None)));
            }
            if let Some(number) = self.visited.get(&address).copied() {
                return self.finish(&format!("the last page leads back to page {number}"), None);
            }
            let Ok(url) = Url::parse(&address) else {
                return self.finish("the last page names a next page that is no address", None);
            };
            let before = self.follower.asker.web.requests();
            let got = match self.given.take() {
                Some(given) => Ok(Got::Page(Box::new(given))),
                None => self.follower.asker.get_patiently(&Ask::new(url.clone()))?,
            };
            let (fetched, page) = match got {
                Ok(Got::Page(read)) => *read,
                Ok(Got::Unchanged(_)) => return self.halt(None),
                Err(error) if error.is_passing() => return self.halt(Some(error)),
                Err(error) if self.skips_part(&address, &error)? => continue,
                Err(error) => return self.broken_off(&address, &error),
            };
            let keys = keys(&page);
            let reading = Reading { url, fetched, page, keys };
            if let Some(ending) = self.shown_again(&reading) {
                self.follower.intake().record_page(&reading.fetched)?;
                return self.finish(&ending, None);
            }
            self.take(reading, before)?;
            if let Some(ending) = self.nothing_new() {
                return self.finish(&ending, None);
            }
        }
        let ending = match self.number {
            0 => "there was nothing to read",
            _ => "the last page names no next one",
        };
        self.finish(ending, None)
    }

    /// Why a page is one that was read before, where it is.
    fn shown_again(&self, reading: &Reading) -> Option<String> {
        let number = self.number + 1;
        let landed = without_fragment(&reading.fetched.url);
        if landed != reading.url.as_str()
            && let Some(known) = self.visited.get(&landed)
        {
            return Some(format!("page {number} is sent back to page {known}"));
        }
        let known = *self.lists.get(&sorted(&reading.keys))?;
        // What moved by exactly a page is no repetition, and on the way back to where a walk was
        // interrupted known pages are met again.
        let repeats = !reading.keys.is_empty() && known < self.number && !self.catching_up;
        repeats.then(|| format!("page {number} shows page {known} again"))
    }

    /// Why a chain that goes on is not followed any further, where it brings nothing.
    fn nothing_new(&self) -> Option<String> {
        if self.empty_pages >= EMPTY_PAGES {
            return Some(format!("{} pages in a row list nothing", self.empty_pages));
        }
        let limit = if self.catching_up { usize::MAX } else { KNOWN_PAGES };
        (self.known_pages >= limit)
            .then(|| format!("{} pages in a row list nothing new", self.known_pages))
    }

    /// Takes in a page, and what it leads to.
    fn take(&mut self, reading: Reading, before: u64) -> Result<(), Failure> {
        let joining = self.join(&reading)?;
        self.number += 1;
        let fresh = reading.keys.iter().filter(|key| !self.seen.contains(*key)).count();
        let mut own: HashSet<u64> = HashSet::new();
        let duplicates = reading
            .keys
            .iter()
            .filter(|&&key| self.seen.contains(&key) || !own.insert(key))
            .count();
        let mut keys = joining.found;
        keys.extend(&reading.keys);
        if let Some(reason) = joining.gap {
            self.gap(&reason, self.end.as_ref().map(|end| &end.url), Some(reading.url.as_str()))?;
        }
        let next = self.leads_to(&reading);
        self.visited.insert(reading.url.to_string(), self.number);
        self.lists.entry(sorted(&reading.keys)).or_insert(self.number);
        self.frontier.pop_front();
        self.frontier.extend(next.iter().cloned());
        self.count(&reading, fresh);
        self.seen.extend(&keys);
        let step = Step {
            followed: self.followed.id,
            number: self.number,
            url: reading.url.to_string(),
            joined: joining.joined,
            keys,
            duplicates: duplicates as u64,
            days: days(&reading.page),
            next,
            requests: self.follower.asker.web.requests() - before,
            rereads: joining.rereads,
        };
        let digest = reading.fetched.digest();
        // A page whose entries are all known lies before the walk's end.
        if fresh > 0 || self.end.is_none() {
            let validators =
                reading.fetched.exchange.as_ref().map(Validators::of).unwrap_or_default();
            let digest = Some(digest.clone());
            let (url, keys) = (reading.url.clone(), reading.keys.clone());
            if !keys.is_empty() {
                self.end = Some(End { url, keys, digest, validators });
            }
        }
        let outlet = named_outlet(self.followed);
        let (step, digest) = (Some(step), Some(digest));
        let keep = Keep { step, digest, outlet, ..Keep::new(reading.fetched, reading.page) };
        self.follower.intake().keep(keep)
    }

    fn count(&mut self, reading: &Reading, fresh: usize) {
        if fresh > 0 {
            (self.known_pages, self.empty_pages, self.catching_up) = (0, 0, false);
        } else if reading.keys.is_empty() {
            // The parts of an index are read to the last, whatever is in them.
            self.empty_pages += usize::from(reading.page.kind != PageKind::Sitemap);
        } else {
            self.known_pages += usize::from(reading.page.kind != PageKind::Sitemap);
        }
    }

    /// The addresses to read after a page.
    fn leads_to(&self, reading: &Reading) -> Vec<String> {
        let named: Vec<&String> = match reading.page.kind {
            PageKind::Sitemap => reading.page.feeds.iter().collect(),
            _ => reading.page.next.iter().collect(),
        };
        let named = named.into_iter().map(|url| without_fragment(url));
        let waiting: HashSet<&String> = self.frontier.iter().collect();
        let mut new: Vec<String> = Vec::new();
        for url in named {
            let part = reading.page.kind == PageKind::Sitemap;
            let known = waiting.contains(&url) || (part && self.visited.contains_key(&url));
            if !known && !new.contains(&url) {
                new.push(url);
            }
        }
        new
    }

    /// How a page joins the one before it.
    fn join(&mut self, reading: &Reading) -> Result<Joining, Failure> {
        let simple = |joined| Joining { joined, rereads: 0, found: Vec::new(), gap: None };
        if self.followed.kind == FollowKind::Sitemap {
            return Ok(simple(Joined::Part));
        }
        let Some(end) = self.end.clone() else { return Ok(simple(Joined::First)) };
        if reading.keys.is_empty() {
            return Ok(simple(Joined::Overlap));
        }
        let all_known = reading.keys.iter().all(|key| self.seen.contains(key));
        if all_known || chain::overlaps(&end.keys, &reading.keys) {
            return Ok(simple(Joined::Overlap));
        }
        if !self.options.prove {
            return Ok(simple(Joined::Gap));
        }
        self.read_boundary_again(end, reading)
    }

    /// Reads the pages at a boundary again, in turn, until two readings of one of them agree or two of
    /// both overlap.
    fn read_boundary_again(&mut self, end: End, reading: &Reading) -> Result<Joining, Failure> {
        let mut joining = Joining { joined: Joined::Gap, rereads: 0, found: Vec::new(), gap: None };
        let mut before = end;
        let mut after = End {
            url: reading.url.clone(),
            keys: reading.keys.clone(),
            digest: Some(reading.fetched.digest()),
            validators: Validators::default(),
        };
        for turn in 0..REREADS {
            let again = if turn % 2 == 0 { &before } else { &after };
            joining.rereads += 1;
            let new = match self.read_again(again, &reading.keys, &mut joining.found)? {
                Ok(new) => new,
                Err(error) => {
                    joining.gap = Some(not_read_again(&error));
                    return Ok(joining);
                }
            };
            let agrees = match turn % 2 {
                0 => chain::ends_alike(&before.keys, &new.keys),
                _ => chain::begins_alike(&after.keys, &new.keys),
            };
            // A page that has nothing in common with how it was before does not tell what lay between.
            let connected = agrees || again.keys.iter().any(|key| new.keys.contains(key));
            if turn % 2 == 0 {
                before = new
            } else {
                after = new
            }
            if agrees {
                joining.joined = Joined::Reread;
                return Ok(joining);
            }
            if connected && chain::overlaps(&before.keys, &after.keys) {
                joining.joined = Joined::Overlap;
                return Ok(joining);
            }
            if !connected {
                break;
            }
        }
        joining.gap = Some("the pages kept changing while they were read".to_owned());
        Ok(joining)
    }

    /// Reads a page again, and takes in what is new on it. `own` is what the page lists that is about to
    /// be taken in.
    fn read_again(
        &mut self,
        end: &End,
        own: &[u64],
        found: &mut Vec<u64>,
    ) -> Result<Result<End, Error>, Failure> {
        let ask = Ask::again(end.url.clone(), end.validators.clone());
        let (fetched, page) = match self.follower.asker.get_patiently(&ask)? {
            Ok(Got::Page(read)) => *read,
            Ok(Got::Unchanged(capture)) => {
                if let Some(digest) = &end.digest {
                    self.follower.intake().unchanged(&capture, digest, end.url.as_str())?;
                }
                return Ok(Ok(end.clone()));
            }
            Err(error) => return Ok(Err(error)),
        };
        let keys = keys(&page);
        for key in &keys {
            if !own.contains(key) && self.seen.insert(*key) {
                found.push(*key);
            }
        }
        let validators = fetched.exchange.as_ref().map(Validators::of).unwrap_or_default();
        let digest = Some(fetched.digest());
        let outlet = named_outlet(self.followed);
        let keep = Keep { digest: digest.clone(), outlet, ..Keep::new(fetched, page) };
        self.follower.intake().keep(keep)?;
        Ok(Ok(End { url: end.url.clone(), keys, digest, validators }))
    }

    /// Passes over a part of an index that cannot be had: the others do not hang on it.
    fn skips_part(&mut self, address: &str, error: &Error) -> Result<bool, Failure> {
        if self.followed.kind != FollowKind::Sitemap || self.number == 0 {
            return Ok(false);
        }
        self.gap(&error.to_string(), None, Some(address))?;
        self.number += 1;
        self.frontier.pop_front();
        self.visited.insert(address.to_owned(), self.number);
        let mut intake = self.follower.intake();
        intake.failed(error);
        intake.flush()?;
        drop(intake);
        self.follower.archive.step(&Step {
            followed: self.followed.id,
            number: self.number,
            url: address.to_owned(),
            joined: Joined::Part,
            keys: Vec::new(),
            duplicates: 0,
            days: None,
            next: Vec::new(),
            requests: 1,
            rereads: 0,
        })?;
        self.follower.archive.end_walk(&self.walk_end(None, None, 1))?;
        Ok(true)
    }

    /// The chain ends where a page cannot be had and never will.
    fn broken_off(self, address: &str, error: &Error) -> Result<Outcome, Failure> {
        let ending = match self.number {
            0 => format!("its first page could not be had: {error}"),
            _ => format!("page {} names a next page that could not be had: {error}", self.number),
        };
        self.follower.intake().failed(error);
        self.finish(&ending, Some((&error.to_string(), Some(address.to_owned()))))
    }

    fn gap(&self, reason: &str, after: Option<&Url>, before: Option<&str>) -> Result<(), Failure> {
        let gap = self.unproven(reason, after, before);
        Ok(self.follower.archive.add_gap(self.followed.id, &gap)?)
    }

    fn unproven(&self, reason: &str, after: Option<&Url>, before: Option<&str>) -> Gap {
        Gap {
            after: after.map(Url::to_string),
            before: before.map(str::to_owned),
            reason: reason.to_owned(),
            found: self.follower.asker.context.now(),
        }
    }

    fn finish(self, ending: &str, gap: Option<(&str, Option<String>)>) -> Result<Outcome, Failure> {
        let errors = u64::from(gap.as_ref().is_some_and(|(_, before)| before.is_some()));
        let gap = gap.map(|(reason, before)| {
            self.unproven(reason, self.end.as_ref().map(|end| &end.url), before.as_deref())
        });
        let end = self.walk_end(Some(ending.to_owned()), gap, errors);
        self.follower.intake().end_walk(self.followed, end)?;
        Ok(Outcome::Ended)
    }

    fn halt(self, error: Option<Error>) -> Result<Outcome, Failure> {
        let end = self.walk_end(None, None, u64::from(error.is_some()));
        self.follower.intake().end_walk(self.followed, end)?;
        Ok(Outcome::Halted(error))
    }

    fn walk_end(&self, ending: Option<String>, gap: Option<Gap>, errors: u64) -> WalkEnd {
        let at = self.follower.asker.context.now();
        WalkEnd { followed: self.followed.id, ending, gap, errors, at }
    }
}

/// Why a boundary stays unproven. Of what was saved once, all boundaries have the same reason, so that they
/// are told as one gap.
fn not_read_again(error: &Error) -> String {
    let why = match error {
        Error::NotSavedAgain { name, .. } => format!("{name} holds no other reading of its pages"),
        error => error.to_string(),
    };
    format!("the boundary could not be read again: {why}")
}

fn sorted(keys: &[u64]) -> Vec<u64> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    keys
}

fn without_fragment(url: &str) -> String {
    match Url::parse(url) {
        Ok(mut url) => {
            url.set_fragment(None);
            url.into()
        }
        Err(_) => url.to_owned(),
    }
}

/// The first and the last day of a page's dated entries.
fn days(page: &Page) -> Option<(Date, Date)> {
    let days: Vec<Date> =
        page.entries.iter().filter_map(|entry| Some(entry.date_published?.day())).collect();
    Some((*days.iter().min()?, *days.iter().max()?))
}
