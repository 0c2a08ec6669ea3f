//! What is said on stderr: errors, warnings, notes, progress.

use std::error::Error;
use std::fmt::{Arguments, Display};
use std::io::{IsTerminal, Write, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cuttings_fetch::Progress;
use cuttings_follow::Listener;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::table::plain;

/// Speaks on stderr, or does not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Talk {
    pub(crate) quiet: bool,
}

impl Talk {
    /// Something was done.
    pub(crate) fn note(self, text: impl Display) {
        if !self.quiet {
            line(format_args!("{text}"));
        }
    }

    /// Something may not be as it should.
    pub(crate) fn warning(self, text: impl Display) {
        if !self.quiet {
            line(format_args!("warning: {text}"));
        }
    }

    /// A bar that shows how far a run is; on a terminal only.
    pub(crate) fn bar(self, what: &'static str) -> Bar {
        let hidden = self.quiet || !stderr().is_terminal();
        let target = if hidden {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr_with_hz(8)
        };
        let bar = ProgressBar::with_draw_target(None, target).with_message(what);
        if !hidden {
            bar.enable_steady_tick(Duration::from_millis(250));
        }
        Bar { bar, total: 0 }
    }
}

/// Tells on stderr what happens while outlets are followed.
pub(crate) struct ToStderr {
    talk: Talk,
    /// Shown while the search index is brought up to date.
    indexing: Mutex<Option<Bar>>,
}

impl ToStderr {
    pub(crate) fn new(talk: Talk) -> Self {
        Self { talk, indexing: Mutex::default() }
    }
}

impl Listener for ToStderr {
    fn note(&self, text: Arguments<'_>) {
        self.talk.note(plain(&text.to_string()));
    }

    fn warning(&self, text: Arguments<'_>) {
        self.talk.warning(plain(&text.to_string()));
    }

    fn failed(&self, error: &dyn Error, hint: Option<&str>) {
        one_failed(error, hint);
    }

    fn indexing(&self, done: Option<u64>) {
        let mut bar = self.indexing.lock().unwrap_or_else(PoisonError::into_inner);
        match done {
            Some(done) => {
                let progress = Progress { done, total: 0 };
                bar.get_or_insert_with(|| self.talk.bar("Indexing")).at(progress);
            }
            None => *bar = None,
        }
    }
}

/// One of many things asked for failed; the run goes on.
pub(crate) fn one_failed(error: &dyn Error, hint: Option<&str>) {
    report(error, hint);
}

/// The command failed.
pub(crate) fn error(error: &anyhow::Error, hint: Option<&str>) {
    report(error.as_ref(), hint);
}

fn report(error: &dyn Error, hint: Option<&str>) {
    line(format_args!("error: {error}"));
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let text = inner.to_string();
        // Many libraries repeat the cause in their own text.
        if !said.contains(&text) {
            line(format_args!("  because: {text}"));
            said = text;
        }
        cause = inner.source();
    }
    if let Some(hint) = hint {
        line(format_args!("hint: {hint}"));
    }
}

/// Writes a line to stderr. Where nobody reads it there is nobody to tell.
fn line(text: std::fmt::Arguments<'_>) {
    let _ = writeln!(stderr().lock(), "{text}");
}

/// A progress bar.
#[derive(Debug)]
pub(crate) struct Bar {
    bar: ProgressBar,
    total: u64,
}

impl Bar {
    /// Shows how far the run is.
    pub(crate) fn at(&mut self, progress: Progress) {
        if progress.total != self.total {
            self.total = progress.total;
            self.bar.set_length(progress.total);
            let style = ProgressStyle::with_template("{msg} {wide_bar} {percent:>3}% {eta:>4}");
            if let Ok(style) = style {
                self.bar.set_style(style);
            }
        }
        self.bar.set_position(progress.done);
    }

    /// Says something without breaking the bar.
    pub(crate) fn aside<T>(&self, say: impl FnOnce() -> T) -> T {
        self.bar.suspend(say)
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
