//! Takes in what is new of followed listings.
//!
//! A listing costs one conditional request where nothing has changed. Where something has, its pages
//! are read until one reaches what was known before: then nothing can have been missed. Many listings
//! are looked at at once; each host sees one client that waits (`cuttings_fetch::http`).

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use cuttings_archive::{Alarm, Checked, FollowKind, Followed, Gap};
use cuttings_extract::Page;
use cuttings_fetch::{Ask, Error, Fetched, Validators};
use jiff::SignedDuration;
use url::Url;

use crate::asker::{Follower, Got, named_outlet, yield_of};
use crate::failure::Failure;
use crate::intake::Keep;
use crate::keys::keys;
use crate::{chain, schedule};

/// Listings looked at at once.
const AT_ONCE: usize = 8;

/// More new pages than this are the business of a backfill.
const MOST_PAGES: usize = 50;

/// What looking at one listing brought.
#[derive(Debug, Default)]
pub struct Looked {
    /// Requests that it cost.
    pub requests: u64,
    /// New articles that it brought.
    pub articles: u64,
    /// Whether anything there is another than before.
    pub changed: bool,
    /// What is wrong with the listing, as compared with its own past.
    pub alarms: Vec<Alarm>,
    /// Why it could not be looked at.
    pub error: Option<Error>,
    /// Why entries may be missing.
    pub gap: Option<String>,
}

/// Looks at listings, many at once, and hands what came of each to `tell`.
pub fn update_all(
    follower: &Follower<'_>,
    listings: Vec<Followed>,
    tell: &(dyn Fn(&Followed, &Looked) + Sync),
) -> Result<(), Failure> {
    // Listings of one host go one after the other in any case: together they would only hold up others.
    let queue: Mutex<VecDeque<Vec<Followed>>> = Mutex::new(by_host(listings));
    let failed: Mutex<Option<Failure>> = Mutex::new(None);
    std::thread::scope(|scope| {
        let workers = queue.lock().unwrap_or_else(PoisonError::into_inner).len().min(AT_ONCE);
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                    let Some(group) = next else { return };
                    for listing in group {
                        let stop = failed.lock().unwrap_or_else(PoisonError::into_inner).is_some();
                        if follower.asker.interrupt.asked() || stop {
                            return;
                        }
                        match update(follower, &listing) {
                            Ok(looked) => tell(&listing, &looked),
                            Err(failure) => {
                                *failed.lock().unwrap_or_else(PoisonError::into_inner) =
                                    Some(failure);
                            }
                        }
                    }
                }
            });
        }
    });
    match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(failure) => Err(failure),
        None => Ok(()),
    }
}

fn by_host(listings: Vec<Followed>) -> VecDeque<Vec<Followed>> {
    let mut hosts: Vec<(String, Vec<Followed>)> = Vec::new();
    for listing in listings {
        let url = Url::parse(&listing.url).ok();
        let host = url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        match hosts.iter_mut().find(|(known, _)| *known == host) {
            Some((_, group)) => group.push(listing),
            None => hosts.push((host, vec![listing])),
        }
    }
    hosts.into_iter().map(|(_, group)| group).collect()
}

/// Looks at one listing.
pub fn update(follower: &Follower<'_>, listing: &Followed) -> Result<Looked, Failure> {
    let mut look = Look::new(follower, listing);
    let url = match Url::parse(&listing.url) {
        Ok(url) => url,
        Err(source) => return Err(Failure::Address { url: listing.url.clone(), source }),
    };
    let validators =
        Validators { etag: listing.etag.clone(), last_modified: listing.last_modified.clone() };
    match look.ask(&Ask::with(url, validators.clone()))? {
        Err(error) => look.failed(error),
        Ok(Got::Unchanged(capture)) => {
            if let Some(digest) = &listing.digest {
                follower.intake().unchanged(&capture, digest, &listing.url)?;
            }
            let given = Validators::of(&capture.exchange);
            look.unchanged(if given.is_empty() { validators } else { given })
        }
        Ok(Got::Page(read)) => look.saw(read.0, read.1),
    }
}

/// Looks at how a listing was later than when it was asked for last; `None` where the web archive that is
/// asked has nothing later that can be had.
pub fn look_later(follower: &Follower<'_>, listing: &Followed) -> Result<Option<Looked>, Failure> {
    let mut look = Look::new(follower, listing);
    let Ok(url) = Url::parse(&listing.url) else { return Ok(None) };
    match look.ask(&Ask::later(url))? {
        Ok(Got::Page(read)) => look.saw(read.0, read.1).map(Some),
        Ok(Got::Unchanged(_)) | Err(Error::NotSaved { .. } | Error::NotSavedAgain { .. }) => {
            Ok(None)
        }
        Err(error) => {
            follower.intake().failed(&error);
            Ok(None)
        }
    }
}

/// Notes what the first page of a listing was like, as what later looks are compared with.
pub fn first_look(
    follower: &Follower<'_>,
    followed: i64,
    fetched: &Fetched,
    page: &Page,
) -> Result<(), Failure> {
    let validators = fetched.exchange.as_ref().map(Validators::of).unwrap_or_default();
    let interval = schedule::next_interval(None, 1);
    let now = follower.asker.context.now();
    let checked = Checked {
        at: now,
        changed: true,
        etag: validators.etag,
        last_modified: validators.last_modified,
        digest: Some(fetched.digest()),
        head: Some(keys(page)),
        interval,
        due: now.saturating_add(interval).unwrap_or(now),
        ..Checked::default()
    };
    follower.archive.checked(followed, &checked, Some(&yield_of(page)))?;
    Ok(())
}

/// A look under way.
struct Look<'f, 'a> {
    follower: &'f Follower<'a>,
    listing: &'f Followed,
    requests: u64,
    articles: u64,
    gap: Option<String>,
}

impl<'f, 'a> Look<'f, 'a> {
    fn new(follower: &'f Follower<'a>, listing: &'f Followed) -> Self {
        Self { follower, listing, requests: 0, articles: 0, gap: None }
    }

    fn ask(&mut self, ask: &Ask) -> Result<Result<Got, Error>, Failure> {
        self.requests += 1;
        self.follower.asker.get(ask)
    }

    /// The first page came: is it another than before?
    fn saw(self, fetched: Fetched, page: Page) -> Result<Looked, Failure> {
        let given = fetched.exchange.as_ref().map(Validators::of).unwrap_or_default();
        if self.listing.digest.as_deref() != Some(fetched.digest().as_str()) {
            return self.changed(fetched, page, given);
        }
        let keep = Keep { outlet: named_outlet(self.listing), ..Keep::new(fetched, page) };
        let mut intake = self.follower.intake();
        intake.keep(keep)?;
        intake.flush()?;
        drop(intake);
        self.unchanged(given)
    }

    /// The listing is another than before: reads on until what was known is reached.
    fn changed(
        mut self,
        fetched: Fetched,
        page: Page,
        validators: Validators,
    ) -> Result<Looked, Failure> {
        let head = keys(&page);
        let yielded = yield_of(&page);
        let digest = fetched.digest();
        // A page that lists nothing all of a sudden says nothing of what is known.
        let reached = head.is_empty()
            || self.listing.head.is_empty()
            || chain::reaches(&self.listing.head, &head, true);
        let next = page.next.clone();
        self.take(fetched, page)?;
        if !reached {
            self.read_on(next)?;
        }
        let keep_head = (!head.is_empty()).then_some(head);
        let interval = schedule::next_interval(self.listing.interval(), self.articles);
        self.finish(
            Checked {
                changed: true,
                etag: validators.etag,
                last_modified: validators.last_modified,
                digest: Some(digest),
                head: keep_head,
                interval,
                ..Checked::default()
            },
            Some(yielded),
            None,
        )
    }

    /// Reads the pages behind the first one.
    fn read_on(&mut self, mut next: Option<String>) -> Result<(), Failure> {
        let mut visited = vec![self.listing.url.clone()];
        while let Some(address) = next.take() {
            if visited.contains(&address) || visited.len() >= MOST_PAGES {
                break;
            }
            let Ok(url) = Url::parse(&address) else { break };
            visited.push(address.clone());
            let (fetched, page) = match self.ask(&Ask::new(url))? {
                Ok(Got::Page(read)) => *read,
                Ok(Got::Unchanged(_)) => break,
                Err(error) => {
                    self.follower.intake().failed(&error);
                    break;
                }
            };
            let found = keys(&page);
            let reached = chain::reaches(&self.listing.head, &found, false);
            next = page.next.clone();
            let new = self.take(fetched, page)?;
            if reached {
                return Ok(());
            }
            if new == 0 && self.listing.kind == FollowKind::List && !found.is_empty() {
                // All of it is known from elsewhere, such as the outlet's feed or a backfill.
                return Ok(());
            }
        }
        let reason = "what is new does not reach back to what was known: entries may be missing";
        let gap = Gap {
            after: visited.last().cloned(),
            before: None,
            reason: reason.to_owned(),
            found: self.follower.asker.context.now(),
        };
        self.follower.archive.add_gap(self.listing.id, &gap)?;
        self.gap = Some(reason.to_owned());
        Ok(())
    }

    /// Takes in a page; gives how many new articles it brought.
    fn take(&mut self, fetched: Fetched, page: Page) -> Result<u64, Failure> {
        let mut intake = self.follower.intake();
        // What a walk has left to be filed is not this look's.
        intake.flush()?;
        let before = intake.new_articles();
        let outlet = named_outlet(self.listing);
        intake.keep(Keep { outlet, ..Keep::new(fetched, page) })?;
        intake.flush()?;
        let new = (intake.new_articles() - before) as u64;
        self.articles += new;
        Ok(new)
    }

    fn unchanged(self, validators: Validators) -> Result<Looked, Failure> {
        let interval = schedule::next_interval(self.listing.interval(), 0);
        self.finish(
            Checked {
                etag: validators.etag,
                last_modified: validators.last_modified,
                interval,
                ..Checked::default()
            },
            None,
            None,
        )
    }

    fn failed(self, error: Error) -> Result<Looked, Failure> {
        let asked = error.retry_after().and_then(|rest| SignedDuration::try_from(rest).ok());
        let failures = self.listing.failures.saturating_add(1);
        let wait = schedule::after_failure(self.listing.interval(), failures, asked);
        let now = self.follower.asker.context.now();
        let checked = Checked {
            error: Some(error.to_string()),
            interval: self.listing.interval().unwrap_or_default(),
            due: now.saturating_add(wait).unwrap_or(now),
            ..Checked::default()
        };
        self.finish(checked, None, Some(error))
    }

    fn finish(
        self,
        checked: Checked,
        yielded: Option<cuttings_archive::Yield>,
        error: Option<Error>,
    ) -> Result<Looked, Failure> {
        let now = self.follower.asker.context.now();
        let due = match error {
            Some(_) => checked.due,
            None => now.saturating_add(checked.interval).unwrap_or(now),
        };
        let changed = checked.changed;
        let checked =
            Checked { at: now, due, requests: self.requests, articles: self.articles, ..checked };
        let alarms = self.follower.archive.checked(self.listing.id, &checked, yielded.as_ref())?;
        Ok(Looked {
            requests: self.requests,
            articles: self.articles,
            changed,
            alarms,
            error,
            gap: self.gap,
        })
    }
}
