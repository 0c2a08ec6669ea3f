//! Asks a [`Web`] for pages, reads them, and hands the evidence on. It works on the network and on web
//! archives alike.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use cuttings_archive::{Archive, Followed, Yield};
use cuttings_extract::{Page, address};
use cuttings_fetch::{Answer, Ask, Capture, Error, Fetched, Web};
use url::Url;

use crate::context::Context;
use crate::failure::Failure;
use crate::intake::Intake;
use crate::interrupt::Interrupt;
use crate::reading::read_one;

/// How often a page that could not be had is asked for.
const ATTEMPTS: u32 = 3;

/// A server that asks for a longer rest than this is left to the next run.
const LONGEST_REST: Duration = Duration::from_secs(10 * 60);

/// Asks for pages and reads them.
pub struct Asker<'a> {
    /// What is around it.
    pub context: &'a Context,
    /// Whom to ask.
    pub web: &'a dyn Web,
    /// Whether to end.
    pub interrupt: &'a Interrupt,
    /// The pause between requests, which waiting after failures is a multiple of.
    pub pause: Duration,
    /// Where the evidence goes; nowhere on a dry run.
    pub intake: Option<Arc<Mutex<Intake<'a>>>>,
}

/// What following needs: pages are asked for, and taken into the archive.
pub struct Follower<'a> {
    /// Who asks for pages.
    pub asker: Asker<'a>,
    /// The archive that they are taken into.
    pub archive: Archive,
    intake: Arc<Mutex<Intake<'a>>>,
}

/// What came of asking for a page to be read.
pub enum Got {
    /// The page, read.
    Page(Box<(Fetched, Page)>),
    /// It has not changed.
    Unchanged(Box<Capture>),
}

impl<'a> Follower<'a> {
    /// Takes what is asked for into an archive.
    pub fn new(mut asker: Asker<'a>, intake: Intake<'a>) -> Self {
        let archive = intake.archive();
        let intake = Arc::new(Mutex::new(intake));
        asker.intake = Some(Arc::clone(&intake));
        Self { asker, archive, intake }
    }

    /// The one place where pages are taken in.
    pub fn intake(&self) -> MutexGuard<'_, Intake<'a>> {
        locked(&self.intake)
    }

    /// Gives the intake back, when nothing more is asked for.
    pub fn into_intake(self) -> Result<Intake<'a>, Failure> {
        let Self { asker, intake, .. } = self;
        drop(asker);
        Arc::into_inner(intake)
            .map(|intake| intake.into_inner().unwrap_or_else(PoisonError::into_inner))
            .ok_or(Failure::Unfinished)
    }
}

fn locked<'m, 'a>(intake: &'m Mutex<Intake<'a>>) -> MutexGuard<'m, Intake<'a>> {
    intake.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The outlet to file a listing's pages under, where their address does not say it.
pub fn named_outlet(followed: &Followed) -> Option<String> {
    let host = Url::parse(&followed.url).ok().and_then(|url| address::host_name(&url));
    (host.as_ref() != Some(&followed.outlet)).then(|| followed.outlet.clone())
}

impl Asker<'_> {
    /// Keeps as evidence what is no page.
    pub fn record(&self, captures: &[Capture]) -> Result<(), Failure> {
        match &self.intake {
            Some(intake) if !captures.is_empty() => locked(intake).record(captures),
            _ => Ok(()),
        }
    }

    /// Asks for a page once, and reads it.
    pub fn get(&self, ask: &Ask) -> Result<Result<Got, Error>, Failure> {
        if let Some(intake) = &self.intake {
            locked(intake).flush_what_is_late()?;
        }
        let mut captures = Vec::new();
        let answer = self.web.get(ask, &mut captures);
        self.record(&captures)?;
        Ok(answer.map(|answer| match answer {
            Answer::Page(mut fetched) => {
                fetched.fetched_at = self.context.fixed_now().or(fetched.fetched_at);
                let page = read_one(&fetched, None);
                Got::Page(Box::new((*fetched, page)))
            }
            Answer::Unchanged(capture) => Got::Unchanged(capture),
        }))
    }

    /// Asks for a page, again where the failure may pass.
    pub fn get_patiently(&self, ask: &Ask) -> Result<Result<Got, Error>, Failure> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            let error = match self.get(ask)? {
                Ok(got) => return Ok(Ok(got)),
                Err(error) => error,
            };
            let rest = error.retry_after().unwrap_or(self.pause * 2_u32.pow(attempt));
            let over = attempt >= ATTEMPTS || rest > LONGEST_REST || self.interrupt.asked();
            if over || !error.is_passing() {
                return Ok(Err(error));
            }
            if let Some(intake) = &self.intake {
                locked(intake).flush()?;
            }
            self.rest(rest);
        }
    }

    /// Waits, but not for longer than the user wants to.
    pub fn rest(&self, rest: Duration) {
        let begun = Instant::now();
        while begun.elapsed() < rest && !self.interrupt.asked() {
            std::thread::sleep(
                Duration::from_millis(100).min(rest.saturating_sub(begun.elapsed())),
            );
        }
    }
}

/// The figures of a page, for comparing it with its own past.
pub(crate) fn yield_of(page: &Page) -> Yield {
    let count = |has: fn(&cuttings_extract::Entry) -> bool| {
        page.entries.iter().filter(|entry| has(entry)).count() as u64
    };
    Yield {
        entries: page.entries.len() as u64,
        titled: count(|entry| entry.title.is_some()),
        dated: count(|entry| entry.date_published.is_some()),
        summarised: count(|entry| entry.summary.is_some()),
        authored: count(|entry| !entry.authors.is_empty()),
        pictured: count(|entry| entry.image.is_some()),
        next: page.next.is_some(),
    }
}
