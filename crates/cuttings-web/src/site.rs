//! What is served: an archive with its index, where, and who is told of failures.
//!
//! The state exists once for all requests. The archive and the index work synchronously, so every
//! question to them goes through [`Site::ask`], which keeps the async threads free.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::time::{Duration, Instant};

use cuttings_accounts::Accounts;
use cuttings_archive::Archive;
use cuttings_search::Index;
use jiff::Timestamp;
use url::Url;

use crate::access::Limits;
use crate::failure::Failure;
use crate::manage::Reach;
use crate::manage::any_feed::Cache;
use crate::manage::jobs::Jobs;
use crate::manage::reach::Line;

/// How long changes of the archive wait at most until a search finds them.
const REFRESH: Duration = Duration::from_secs(5);

/// How long a search waits at most for others to bring the index up to date, and how often it looks.
const PATIENCE: Duration = Duration::from_secs(3);
const GLANCE: Duration = Duration::from_millis(10);

type Log = Arc<dyn Fn(&str) + Send + Sync>;
type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// An archive as a web site.
#[derive(Clone)]
pub struct Site {
    archive: Archive,
    index: Index,
    base: Option<Url>,
    loopback_only: bool,
    log: Log,
    jobs: Option<Arc<Jobs>>,
    any_feed: Option<Arc<Cache>>,
    clock: Clock,
    before_search: Option<Arc<dyn Fn() + Send + Sync>>,
    accounts: Option<Accounts>,
    public_teasers: Option<usize>,
    removals: Option<String>,
    behind_proxy: bool,
    limits: Arc<Limits>,
    /// Held by whoever brings the index up to date.
    refreshing: Arc<Mutex<()>>,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site")
            .field("archive", &self.archive)
            .field("base", &self.base)
            .field("loopback_only", &self.loopback_only)
            .finish_non_exhaustive()
    }
}

impl Site {
    /// A site over an archive and its index. Failures are told on stderr.
    #[must_use]
    pub fn new(archive: Archive, index: Index) -> Self {
        Self {
            archive,
            index,
            base: None,
            loopback_only: false,
            log: Arc::new(to_stderr),
            jobs: None,
            any_feed: None,
            clock: Arc::new(now),
            before_search: None,
            accounts: None,
            public_teasers: None,
            removals: None,
            behind_proxy: false,
            limits: Arc::default(),
            refreshing: Arc::default(),
        }
    }

    /// The address that readers reach the site at, where that is not what the request says: behind a
    /// proxy. Absolute addresses in feeds start with its scheme, host and port; the site stands at the
    /// root of its host, so a path in it counts for nothing.
    #[must_use]
    pub fn with_base(mut self, base: Url) -> Self {
        self.base = Some(base);
        self
    }

    /// Who is told of failures, in words for the operator.
    #[must_use]
    pub fn with_log(mut self, log: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.log = Arc::new(log);
        self
    }

    /// Lets the archive be managed from the site. Jobs that an earlier server left unfinished go on at
    /// once; with `watches`, what is followed is kept up with between jobs.
    #[must_use]
    pub fn managed(
        mut self,
        reach: impl Reach + 'static,
        clock: cuttings_follow::Clock,
        watches: bool,
    ) -> Self {
        let line = Line::new(Box::new(reach));
        self.jobs = Some(Jobs::start(self.archive.clone(), clock, line, watches));
        self
    }

    /// Lets `/feed?url=…` fetch listings that are not followed. Only a managed site reaches the web.
    #[must_use]
    pub fn feeding_any(mut self) -> Self {
        self.any_feed = Some(Arc::default());
        self
    }

    /// What was fetched for `/feed?url=…`, where that is allowed.
    pub(crate) fn feeds_any(&self) -> Option<&Cache> {
        self.any_feed.as_deref()
    }

    /// The jobs, where the archive is managed from the site.
    pub(crate) fn jobs(&self) -> Option<&Arc<Jobs>> {
        self.jobs.as_ref()
    }

    /// What time it is, where that is not what the machine says: for tests, and for runs that should
    /// give the same answers twice.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// What is done before each search, which waits for it: for tests of what a reader sees meanwhile.
    #[must_use]
    pub fn before_search(mut self, wait: impl Fn() + Send + Sync + 'static) -> Self {
        self.before_search = Some(Arc::new(wait));
        self
    }

    /// Who may log in: without, everybody reads, and only who sits at the machine changes anything.
    #[must_use]
    pub fn with_accounts(mut self, accounts: Accounts) -> Self {
        self.accounts = Some(accounts);
        self
    }

    /// Shows headlines, dates, links and teasers of at most so many characters to everybody; the rest needs
    /// a login. Means nothing without accounts.
    #[must_use]
    pub fn with_public_teasers(mut self, length: usize) -> Self {
        self.public_teasers = Some(length);
        self
    }

    /// Whom to write to about the archive, as the page about it says: an e-mail address, a web address, or
    /// words.
    #[must_use]
    pub fn with_removals(mut self, address: String) -> Self {
        self.removals = Some(address);
        self
    }

    /// Believes what the last proxy in front says of where a request is from (`X-Forwarded-For`).
    #[must_use]
    pub fn behind_proxy(mut self) -> Self {
        self.behind_proxy = true;
        self
    }

    pub(crate) fn accounts(&self) -> Option<&Accounts> {
        self.accounts.as_ref()
    }

    pub(crate) fn public_teasers(&self) -> Option<usize> {
        self.public_teasers
    }

    pub(crate) fn removals(&self) -> Option<&str> {
        self.removals.as_deref()
    }

    /// Whether browsers reach the site by https.
    pub(crate) fn is_https(&self) -> bool {
        self.base.as_ref().is_some_and(|base| base.scheme() == "https")
    }

    /// The same site over an archive that gives out no whole texts, and not how its owner sorts outlets.
    pub(crate) fn with_teasers(&self, length: usize) -> Self {
        let index = self.index.without_outlet_tags();
        Self { archive: self.archive.with_teasers(length), index, ..self.clone() }
    }

    pub(crate) fn is_behind_proxy(&self) -> bool {
        self.behind_proxy
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    pub(crate) fn bound_to(mut self, bound: SocketAddr) -> Self {
        self.loopback_only = bound.ip().is_loopback();
        self
    }

    pub(crate) fn base(&self) -> Option<&Url> {
        self.base.as_ref()
    }

    /// Whether only this machine reaches the site, so that another host's name in a request means that
    /// somebody else's page is behind it.
    pub(crate) fn loopback_only(&self) -> bool {
        self.loopback_only && self.base.is_none()
    }

    pub(crate) fn log(&self, message: &str) {
        (self.log)(message);
    }

    /// Asks the archive something.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Archive) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.blocking(move |site| question(&site.archive)).await
    }

    /// Asks the index something, brought up to date first, and the archive with it.
    pub(crate) async fn search<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Index, &Archive) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.blocking(move |site| {
            if let Some(wait) = &site.before_search {
                wait();
            }
            site.refresh();
            question(&site.index, &site.archive)
        })
        .await
    }

    /// Does what takes its time away from the async threads.
    pub(crate) async fn away<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, cuttings_accounts::Error> + Send + 'static,
    ) -> Result<T, Failure> {
        self.blocking(move |_| Ok(work()?)).await
    }

    /// Does something that takes its time.
    pub(crate) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(Self) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let site = self.clone();
        tokio::task::spawn_blocking(move || work(site))
            .await
            .map_err(|error| Failure::Internal(format!("a request ended unexpectedly: {error}")))?
    }

    /// Brings the index up to date, now and every few seconds, as long as it is polled.
    pub(crate) async fn keep_fresh(self) {
        loop {
            let site = self.clone();
            // Its failures are logged; a panic in it must not end the site.
            let _ = tokio::task::spawn_blocking(move || site.refresh()).await;
            tokio::time::sleep(REFRESH).await;
        }
    }

    /// Brings the index up to date.
    ///
    /// Where that is already being done, this waits for it, but not for long: while a large index is
    /// built for the first time, a search finds what is there so far.
    fn refresh(&self) {
        if self.index.is_current(&self.archive).is_ok_and(|current| current) {
            return;
        }
        let Some(_held) = self.turn() else { return };
        if let Err(error) = self.index.catch_up(&self.archive, &mut |_| {}) {
            self.log(&format!("the search index could not be brought up to date: {error}"));
        }
    }

    fn turn(&self) -> Option<MutexGuard<'_, ()>> {
        let start = Instant::now();
        loop {
            match self.refreshing.try_lock() {
                Ok(held) => return Some(held),
                Err(TryLockError::Poisoned(held)) => return Some(held.into_inner()),
                Err(TryLockError::WouldBlock) if start.elapsed() > PATIENCE => return None,
                Err(TryLockError::WouldBlock) => std::thread::sleep(GLANCE),
            }
        }
    }
}

#[expect(clippy::print_stderr, reason = "the operator's log, where no other was set")]
fn to_stderr(message: &str) {
    eprintln!("{message}");
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is where the time comes from, where no other was set"
)]
fn now() -> Timestamp {
    Timestamp::now()
}
