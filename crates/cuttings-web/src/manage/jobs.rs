//! The queue: one job runs at a time, since one intake can be open for an archive; the others wait.
//!
//! ```text
//!  order ─► waiting ─► running ─► done, partly, failed
//!              ▲          │
//!              │          ├─► stopped      by the user; ordered again it goes on where it was
//!              └──────────┘                the server ends: the job waits for its next start
//! ```
//!
//! What is ordered is kept in the archive, so that a job outlives the page and the server. Between jobs a
//! server that watches looks at what is due.

use std::collections::VecDeque;
use std::error::Error;
use std::fmt::Arguments;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use cuttings_archive::{Archive, JobRow, JobState};
use cuttings_follow::{Clock, Context, Interrupt, Listener};
use jiff::Timestamp;

use super::preview::Lookout;
use super::reach::{Line, NoLine};
use super::task::{Task, Tools};

/// Lines of a job's log that are kept.
const LINES: usize = 200;

/// The longest line that is kept, in characters.
const LONGEST_LINE: usize = 500;

/// How often a server that watches looks whether something is due.
const GLANCE: Duration = Duration::from_secs(10);

/// How long the end of the server waits for a job to finish what it is at.
const PATIENCE: Duration = Duration::from_secs(4);

/// The jobs of one archive.
pub(crate) struct Jobs {
    archive: Archive,
    clock: Clock,
    line: Arc<Line>,
    watches: bool,
    state: Mutex<State>,
    /// Tells the worker that there is something to do.
    called: Condvar,
    worker: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct State {
    closing: bool,
    running: Option<Running>,
}

struct Running {
    id: Option<i64>,
    interrupt: Interrupt,
    log: Arc<Log>,
    stopped: bool,
}

/// What a running job says.
#[derive(Default)]
struct Log(Mutex<VecDeque<String>>);

impl Log {
    fn say(&self, text: &str) {
        let line: String =
            text.chars().take(LONGEST_LINE).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() >= LINES {
            lines.pop_front();
        }
        lines.push_back(line);
    }

    fn text(&self) -> String {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

impl Listener for Log {
    fn note(&self, text: Arguments<'_>) {
        self.say(&text.to_string());
    }

    fn warning(&self, text: Arguments<'_>) {
        self.say(&format!("Warning: {text}"));
    }

    fn failed(&self, error: &dyn Error, hint: Option<&str>) {
        self.say(&format!("Failed: {}", crate::failure::chain(error)));
        if let Some(hint) = hint {
            self.say(&format!("Hint: {hint}"));
        }
    }
}

impl Jobs {
    /// The jobs of an archive, those among them that an earlier server left unfinished.
    pub(crate) fn start(archive: Archive, clock: Clock, line: Line, watches: bool) -> Arc<Self> {
        let jobs = Arc::new(Self {
            archive,
            clock,
            line: Arc::new(line),
            watches,
            state: Mutex::default(),
            called: Condvar::new(),
            worker: Mutex::default(),
        });
        let working = Arc::clone(&jobs);
        let worker = std::thread::spawn(move || working.work());
        *jobs.worker.lock().unwrap_or_else(PoisonError::into_inner) = Some(worker);
        jobs
    }

    /// How the web is reached.
    pub(crate) fn line(&self) -> &Line {
        &self.line
    }

    /// The time now.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// What it takes to look at pages without filing anything.
    pub(crate) fn lookout(&self) -> Lookout {
        Lookout::new(Arc::clone(&self.line), self.surroundings(Arc::new(Log::default())))
    }

    /// Orders a job; gives its number.
    pub(crate) fn order(&self, task: &Task) -> Result<i64, cuttings_archive::Error> {
        let task = serde_json::to_string(task).unwrap_or_default();
        let id = self.archive.add_job(&task, self.now())?;
        self.call();
        Ok(id)
    }

    /// Orders a stopped or failed job again.
    pub(crate) fn resume(&self, id: i64) -> Result<(), cuttings_archive::Error> {
        self.archive.set_job_state(id, JobState::Waiting, self.now(), None)?;
        self.call();
        Ok(())
    }

    /// Stops a job: one that runs finishes the page that it is at.
    pub(crate) fn stop(&self, job: &JobRow) -> Result<(), cuttings_archive::Error> {
        let mut state = self.state();
        if let Some(running) = state.running.as_mut().filter(|running| running.id == Some(job.id)) {
            running.stopped = true;
            running.interrupt.ask();
            return Ok(());
        }
        // The worker takes a job up only while it holds the state.
        if job.state.is_over() {
            return Ok(());
        }
        self.archive.set_job_state(job.id, JobState::Stopped, self.now(), None)
    }

    /// What a job has said, and whether it is being stopped.
    pub(crate) fn says(&self, job: &JobRow) -> (String, bool) {
        match &self.state().running {
            Some(running) if running.id == Some(job.id) => {
                (running.log.text(), running.interrupt.asked())
            }
            _ => (job.log.clone(), false),
        }
    }

    /// Lets the running job finish the page that it is at; it waits for the next start of the server.
    pub(crate) fn close(&self) {
        {
            let mut state = self.state();
            state.closing = true;
            if let Some(running) = &state.running {
                running.interrupt.ask();
            }
        }
        self.called.notify_all();
        let worker = self.worker.lock().unwrap_or_else(PoisonError::into_inner).take();
        let begun = Instant::now();
        let Some(worker) = worker else { return };
        while !worker.is_finished() && begun.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes the worker. It holds the state from looking for a job until it sleeps, so that no call falls
    /// between the two.
    fn call(&self) {
        let _state = self.state();
        self.called.notify_all();
    }

    fn surroundings(&self, listener: Arc<Log>) -> Context {
        let directory = self.archive.directory().to_owned();
        Context { directory, clock: self.clock, listener }
    }

    fn work(&self) {
        let mut glanced: Option<Instant> = None;
        loop {
            let (job, interrupt, log) = {
                let state = self.state();
                if state.closing {
                    return;
                }
                let next =
                    self.archive.unfinished_jobs().ok().and_then(|jobs| jobs.into_iter().next());
                match next {
                    Some(job) => self.take_up(state, Some(job)),
                    None if self.watches && glanced.is_none_or(|at| at.elapsed() >= GLANCE) => {
                        glanced = Some(Instant::now());
                        self.take_up(state, None)
                    }
                    None => {
                        // Whoever called, and whatever time has passed: it is looked anew.
                        drop(self.called.wait_timeout(state, GLANCE));
                        continue;
                    }
                }
            };
            match job {
                Some(job) => self.run(&job, &interrupt, &log),
                None => self.keep_up(&interrupt, &log),
            }
        }
    }

    fn take_up(
        &self,
        mut state: MutexGuard<'_, State>,
        job: Option<JobRow>,
    ) -> (Option<JobRow>, Interrupt, Arc<Log>) {
        let (interrupt, log) = (Interrupt::default(), Arc::new(Log::default()));
        state.running = Some(Running {
            id: job.as_ref().map(|job| job.id),
            interrupt: interrupt.clone(),
            log: Arc::clone(&log),
            stopped: false,
        });
        (job, interrupt, log)
    }

    fn run(&self, job: &JobRow, interrupt: &Interrupt, log: &Arc<Log>) {
        // Where this fails, the end of the job says so.
        let _ = self.archive.set_job_state(job.id, JobState::Running, self.now(), None);
        let done = self.attempt(job, interrupt, log);
        let mut state = self.state();
        let stopped = state.running.take().is_some_and(|running| running.stopped);
        let ending = match done {
            _ if stopped => JobState::Stopped,
            _ if interrupt.asked() => JobState::Waiting,
            Ok(true) => JobState::Done,
            Ok(false) => JobState::Partly,
            Err(()) => JobState::Failed,
        };
        // A job that could not be closed would be taken up again at once, and for ever.
        let mut patience = 0;
        while let Err(error) =
            self.archive.set_job_state(job.id, ending, self.now(), Some(&log.text()))
        {
            patience += 1;
            if patience > 5 {
                log.say(&error.to_string());
                state.closing = true;
                break;
            }
            std::thread::sleep(Duration::from_secs(1));
        }
    }

    /// Does a job. What went wrong is told in the log.
    fn attempt(&self, job: &JobRow, interrupt: &Interrupt, log: &Arc<Log>) -> Result<bool, ()> {
        let task: Task = serde_json::from_str(&job.task).map_err(|_| {
            log.say("This job was ordered by another version of the program; order it again.");
        })?;
        let web = self.line.web().map_err(|error| match error {
            NoLine::NoContact => {
                log.say("Nothing is fetched before outlets can know whom to write to.")
            }
            NoLine::Failed(error) => log.failed(&error, error.hint().as_deref()),
        })?;
        let context = self.surroundings(Arc::clone(log));
        let pause = self.line.pause();
        let tools = Tools { context: &context, web: web.as_ref(), pause, interrupt };
        tools.run(&task).map_err(|failure| log.failed(&failure, failure.hint().as_deref()))
    }

    /// Looks at what is due. What fails is kept with its listing.
    fn keep_up(&self, interrupt: &Interrupt, log: &Arc<Log>) {
        if let Ok(web) = self.line.web() {
            let context = self.surroundings(Arc::clone(log));
            let pause = self.line.pause();
            let tools = Tools { context: &context, web: web.as_ref(), pause, interrupt };
            // Where another program writes to the archive, the next glance tries again.
            let _ = tools.keep_up(&self.archive);
        }
        self.state().running = None;
    }
}
