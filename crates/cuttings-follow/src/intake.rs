//! Takes pages into the archive.
//!
//! Every page goes through these steps, and they have this order for the sake of crashes: what the
//! archive points at is always there.
//!
//! 1. its bytes are appended to the archive's WARC files; of a page that was there before, only that it
//!    was fetched again;
//! 2. the WARC file is made durable (for a batch of pages at once: this is what takes time);
//! 3. its entries are filed, the pages of a batch in one transaction, each together with where the walk
//!    that led to it goes on;
//! 4. at the end of the run the WARC files are indexed, and the search index takes in what has changed.
//!    Both can be made again at any time, so that a failure is only a warning.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use cuttings_archive::{
    Archive, FileItem, Followed, ImportRow, Snapshot, Step, WalkEnd, WarcPlace,
};
use cuttings_extract::{Page, PageKind};
use cuttings_fetch::warc::{Original, Place, WarcWriter, cdxj};
use cuttings_fetch::{Capture, Error, Fetched};
use jiff::Timestamp;

use crate::context::{Context, WARC_FOLDER};
use crate::failure::Failure;
use crate::rows::{Lines, parse_row};
use crate::tally::Tally;
use crate::words::in_words;

/// A batch is filed when it has this many pages…
const BATCH_PAGES: usize = 64;

/// …or this many bytes…
const BATCH_BYTES: usize = 16 << 20;

/// …or its first page has waited for this long: what a crash costs is fetched again.
const BATCH_TIME: Duration = Duration::from_secs(1);

/// Of the bad lines of one file, so many are shown.
const SHOWN_LINES: u64 = 3;

/// What is written into the WARC files as their maker.
const SOFTWARE: &str = concat!("cuttings/", env!("CARGO_PKG_VERSION"));

/// Takes pages into one archive.
pub struct Intake<'a> {
    context: &'a Context,
    archive: Archive,
    warc: WarcWriter,
    outlet: Option<String>,
    batch: Vec<Taken>,
    batch_bytes: usize,
    batch_begun: Option<Instant>,
    /// The walks that end with the batch, and the addresses of their listings.
    ends: Vec<WalkEnd>,
    ended: Vec<String>,
    /// The pages of the batch by digest and address, and when they were fetched.
    waiting: HashMap<(String, String), Timestamp>,
    /// Whether what was fetched again is noted as evidence: not when old files are replayed.
    evidence: bool,
    lines: BTreeMap<String, Lines>,
    tally: Tally,
}

/// A page to be taken in, and what is known of it besides.
pub struct Keep {
    /// The page as it came.
    pub fetched: Fetched,
    /// Its name, where that is known ([`Fetched::digest`]).
    pub digest: Option<String>,
    /// What was read from it.
    pub page: Page,
    /// The step of a walk that led to it.
    pub step: Option<Step>,
    /// The article whose own page it is.
    pub article: Option<i64>,
    /// Whether it looks like a list, and was read as the article that an entry told of.
    pub as_told: bool,
    /// Its outlet, where its address does not say it.
    pub outlet: Option<String>,
}

impl Keep {
    /// A page of which nothing else is known.
    #[must_use]
    pub fn new(fetched: Fetched, page: Page) -> Self {
        Self {
            fetched,
            digest: None,
            page,
            step: None,
            article: None,
            as_told: false,
            outlet: None,
        }
    }
}

/// How a run of taking in ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finished {
    /// All of it could be had.
    Whole,
    /// Some of it could not; it was told when it happened.
    Partly,
}

/// A page whose bytes are kept, waiting to be filed.
struct Taken {
    snapshot: Snapshot,
    content: Content,
    step: Option<Step>,
    visit: Option<WarcPlace>,
    article: Option<i64>,
    as_told: bool,
}

/// What was read from a snapshot.
enum Content {
    Page(Box<Page>),
    Rows(Vec<ImportRow>),
}

impl<'a> Intake<'a> {
    /// Opens the archive for taking in; makes one where there is none. `outlet` is the name that the
    /// user gave for everything that comes.
    pub fn open(context: &'a Context, outlet: Option<String>) -> Result<Self, Failure> {
        let archive = Archive::open_or_create(&context.directory)?;
        let warc = WarcWriter::open(&context.directory.join(WARC_FOLDER), SOFTWARE)?;
        Ok(Self {
            context,
            archive,
            warc,
            outlet,
            batch: Vec::new(),
            batch_bytes: 0,
            batch_begun: None,
            ends: Vec::new(),
            ended: Vec::new(),
            waiting: HashMap::new(),
            evidence: true,
            lines: BTreeMap::new(),
            tally: Tally::default(),
        })
    }

    /// Takes in what old files hold: that it was there before is not noted.
    pub fn without_revisits(self) -> Self {
        Self { evidence: false, ..self }
    }

    /// The archive.
    pub fn archive(&self) -> Archive {
        self.archive.clone()
    }

    /// How many articles this run has made.
    pub fn new_articles(&self) -> usize {
        self.tally.new_articles
    }

    /// Takes in one page, or one chunk of rows.
    pub fn take(&mut self, fetched: Fetched, page: Page) -> Result<(), Failure> {
        if fetched.is_rows() {
            let rows = self.parse_rows(&fetched);
            let mut snapshot = self.snapshot(&fetched, fetched.digest(), None);
            if !self.archive.knows(&snapshot)? {
                snapshot.warc = Some(self.append(&fetched, &snapshot)?);
            }
            let content = Content::Rows(rows);
            let taken =
                Taken { snapshot, content, step: None, visit: None, article: None, as_told: false };
            return self.wait(taken, fetched.body.len());
        }
        self.keep(Keep::new(fetched, page))
    }

    /// Takes in one page.
    pub fn keep(&mut self, keep: Keep) -> Result<(), Failure> {
        let Keep { fetched, digest, page, step, article, as_told, outlet } = keep;
        if !self.is_worth_keeping(&fetched, &page) && step.is_none() {
            return Ok(());
        }
        let digest = digest.unwrap_or_else(|| fetched.digest());
        let mut snapshot = self.snapshot(&fetched, digest, outlet);
        if self.archive.has_forgotten(&snapshot)? {
            let name = &fetched.name;
            self.context
                .listener
                .warning(format_args!("{name} is of an outlet that was forgotten"));
            return Ok(());
        }
        let mut visit = None;
        // What is there already needs no second copy; filing it says that it was seen again.
        match self.fetched_before(&snapshot)? {
            Some(at) if self.evidence => {
                let digest = snapshot.digest.clone();
                let original = Original { url: snapshot.url.clone(), at, digest };
                visit = self.warc.append_same(&fetched, &original, self.context.now())?.map(place);
            }
            Some(_) => {}
            None => {
                snapshot.warc = Some(self.append(&fetched, &snapshot)?);
                let key = (snapshot.digest.clone(), snapshot.url.clone());
                self.waiting.insert(key, snapshot.fetched_at);
            }
        }
        let content = Content::Page(Box::new(page));
        self.wait(Taken { snapshot, content, step, visit, article, as_told }, fetched.body.len())
    }

    fn append(&mut self, fetched: &Fetched, snapshot: &Snapshot) -> Result<WarcPlace, Failure> {
        let now = self.context.now();
        Ok(place(self.warc.append_named(fetched, &snapshot.digest, now)?))
    }

    /// A server said that a page is as it was when it was kept.
    pub fn unchanged(&mut self, capture: &Capture, digest: &str, url: &str) -> Result<(), Failure> {
        let at = self.context.fixed_now().unwrap_or(capture.at);
        let fetched = Fetched { url: url.to_owned(), fetched_at: Some(at), ..Fetched::default() };
        let snapshot = self.snapshot(&fetched, digest.to_owned(), None);
        let Some(before) = self.fetched_before(&snapshot)? else { return Ok(()) };
        let digest = digest.to_owned();
        let original = Original { url: url.to_owned(), at: before, digest };
        let capture = Capture { at, ..capture.clone() };
        let visit = Some(place(self.warc.append_unchanged(&capture, &original)?));
        let content = Content::Page(Box::new(Page::new(PageKind::Other)));
        self.wait(Taken { snapshot, content, step: None, visit, article: None, as_told: false }, 0)
    }

    /// Keeps as evidence what is no page.
    pub fn record(&mut self, captures: &[Capture]) -> Result<(), Failure> {
        for capture in captures {
            let at = self.context.fixed_now().unwrap_or(capture.at);
            self.warc.append_capture(&Capture { at, ..capture.clone() })?;
        }
        Ok(())
    }

    /// Keeps a page as evidence that says nothing that is to be filed.
    pub fn record_page(&mut self, fetched: &Fetched) -> Result<(), Failure> {
        let Some(exchange) = fetched.exchange.clone() else { return Ok(()) };
        let url = fetched.url.clone();
        let at = fetched.fetched_at.unwrap_or_else(|| self.context.now());
        self.record(&[Capture { url, at, exchange, ip: fetched.ip, body: fetched.body.clone() }])
    }

    /// When a page was first fetched that is there already, with its bytes in a record or not.
    fn fetched_before(&self, snapshot: &Snapshot) -> Result<Option<Timestamp>, Failure> {
        let key = (snapshot.digest.clone(), snapshot.url.clone());
        if let Some(at) = self.waiting.get(&key) {
            return Ok(Some(*at));
        }
        if !self.archive.knows(snapshot)? {
            return Ok(None);
        }
        let first = self.archive.first_fetched(&snapshot.digest, &snapshot.url)?;
        Ok(Some(first.unwrap_or(snapshot.fetched_at)))
    }

    /// Ends the walk of a listing, or halts it, behind the pages that were taken in; it is told how
    /// complete the listing is when they are filed.
    pub fn end_walk(&mut self, followed: &Followed, end: WalkEnd) -> Result<(), Failure> {
        self.ends.push(end);
        self.ended.push(followed.url.clone());
        self.flush_where_due()
    }

    /// Files what is waiting where a walk of this listing ends with it: the next walk begins behind that end.
    pub(crate) fn file_end_of(&mut self, followed: &Followed) -> Result<(), Failure> {
        match self.ends.iter().any(|end| end.followed == followed.id) {
            true => self.flush(),
            false => Ok(()),
        }
    }

    /// Files what has waited for long: nobody knows for how long the next server will be silent.
    pub(crate) fn flush_what_is_late(&mut self) -> Result<(), Failure> {
        match self.batch_begun {
            Some(begun) if begun.elapsed() >= BATCH_TIME => self.flush(),
            _ => Ok(()),
        }
    }

    /// Lets a page wait for its batch.
    fn wait(&mut self, taken: Taken, bytes: usize) -> Result<(), Failure> {
        self.batch.push(taken);
        self.batch_bytes += bytes;
        self.flush_where_due()
    }

    /// Files what is waiting where it is enough, or has waited for long.
    fn flush_where_due(&mut self) -> Result<(), Failure> {
        let begun = *self.batch_begun.get_or_insert_with(Instant::now);
        let full =
            self.batch.len() + self.ends.len() >= BATCH_PAGES || self.batch_bytes >= BATCH_BYTES;
        if full || begun.elapsed() >= BATCH_TIME { self.flush() } else { Ok(()) }
    }

    /// Counts and tells what could not be had.
    pub fn failed(&mut self, error: &Error) {
        self.tally.failed += 1;
        self.context.listener.failed(error, error.hint().as_deref());
    }

    /// Files what is waiting, brings the search index up to date and says what was done. Gives whether
    /// all of it could be had.
    pub fn finish(mut self, passed_over: &[String]) -> Result<Finished, Failure> {
        self.flush()?;
        self.index_records();
        for (file, lines) in &self.lines {
            if lines.bad > SHOWN_LINES {
                let more = lines.bad - SHOWN_LINES;
                let listener = &self.context.listener;
                listener.warning(format_args!("{file}: {more} more lines like these"));
            }
        }
        self.index_words();
        for what in passed_over {
            self.context.listener.note(format_args!("Passed over: {what}."));
        }
        self.context.listener.note(format_args!("{}", self.tally));
        let bad_lines = self.lines.values().any(|lines| lines.bad > 0);
        let whole = self.tally.failed == 0 && !bad_lines;
        Ok(if whole { Finished::Whole } else { Finished::Partly })
    }

    /// Brings the search index up to date.
    fn index_words(&self) {
        if let Err(failure) = self.context.index(&self.archive) {
            let failure = Failure::Index(Box::new(failure));
            let listener = &self.context.listener;
            listener.failed(&failure, failure.hint().as_deref());
            listener.note(format_args!("The pages are filed; the next search tries again."));
        }
    }

    /// Brings the indexes of the WARC files up to date.
    fn index_records(&self) {
        if let Err(error) = cdxj::update(&self.context.directory.join(WARC_FOLDER)) {
            let failure = Failure::RecordIndex(error);
            self.context.listener.failed(&failure, failure.hint().as_deref());
        }
    }

    /// Tells of pages in which nothing was found; what is no text at all is not kept.
    fn is_worth_keeping(&mut self, fetched: &Fetched, page: &Page) -> bool {
        let listener = &self.context.listener;
        let name = &fetched.name;
        let empty = page.entries.is_empty() && page.article.is_none();
        if page.kind == PageKind::Other
            && page.warnings.iter().any(|text| text.starts_with("not text"))
        {
            self.tally.failed += 1;
            listener.failed(&Failed(format!("{name} is not text: nothing was read")), None);
            return false;
        }
        for warning in &page.warnings {
            listener.warning(format_args!("{name}: {warning}"));
        }
        if empty {
            self.tally.empty += 1;
            listener.warning(format_args!("{name} lists nothing that could be read"));
        }
        true
    }

    fn parse_rows(&mut self, fetched: &Fetched) -> Vec<ImportRow> {
        let lines = self.lines.entry(fetched.name.clone()).or_default();
        let mut rows = Vec::new();
        for line in fetched.body.split(|&byte| byte == b'\n') {
            lines.read += 1;
            if line.trim_ascii().is_empty() {
                continue;
            }
            match parse_row(line) {
                Ok(row) => rows.push(row),
                Err(message) => {
                    lines.bad += 1;
                    if lines.bad <= SHOWN_LINES {
                        let place = format!("{} line {}", fetched.name, lines.read);
                        self.context.listener.failed(&Failed(format!("{place}: {message}")), None);
                    }
                }
            }
        }
        // The line end at the end of a chunk begins no line of its own.
        if fetched.body.ends_with(b"\n") {
            lines.read -= 1;
        }
        rows
    }

    /// Files what is waiting.
    pub fn flush(&mut self) -> Result<(), Failure> {
        self.warc.sync()?;
        self.batch_bytes = 0;
        self.batch_begun = None;
        self.waiting.clear();
        let batch = std::mem::take(&mut self.batch);
        let mut items = Vec::with_capacity(batch.len());
        for taken in &batch {
            match &taken.content {
                Content::Page(page) => items.push(FileItem {
                    snapshot: &taken.snapshot,
                    page,
                    step: taken.step.as_ref(),
                    visit: taken.visit.as_ref(),
                    article: taken.article,
                    as_told: taken.as_told,
                }),
                Content::Rows(rows) => {
                    self.file(&std::mem::take(&mut items), &[])?;
                    let filed = self.archive.file_rows(rows, &taken.snapshot)?;
                    self.tally.rows += rows.len() as u64;
                    self.tally.add(&filed);
                }
            }
        }
        let (ends, ended) = (std::mem::take(&mut self.ends), std::mem::take(&mut self.ended));
        self.file(&items, &ends)?;
        for (end, url) in ends.iter().zip(&ended) {
            if let Some(report) = self.archive.report(end.followed)? {
                self.context.listener.note(format_args!("{url}: {}", in_words(&report)));
            }
        }
        Ok(())
    }

    fn file(&mut self, items: &[FileItem<'_>], ends: &[WalkEnd]) -> Result<(), Failure> {
        if items.is_empty() && ends.is_empty() {
            return Ok(());
        }
        for filed in self.archive.file_all(items, ends)? {
            self.tally.outlets.insert(filed.outlet.clone());
            self.tally.pages += u64::from(filed.new_snapshot);
            self.tally.known += u64::from(!filed.new_snapshot);
            self.tally.add(&filed);
        }
        Ok(())
    }

    fn snapshot(&self, fetched: &Fetched, digest: String, outlet: Option<String>) -> Snapshot {
        Snapshot {
            digest,
            url: fetched.url.clone(),
            fetched_at: fetched.fetched_at.unwrap_or_else(|| self.context.now()),
            outlet: self.outlet.clone().or(outlet),
            content_type: fetched.content_type.clone(),
            warc: None,
        }
    }
}

fn place(place: Place) -> WarcPlace {
    let Place { file, offset, length } = place;
    WarcPlace { file, offset, length }
}

/// Something that failed, in words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Failed(String);
