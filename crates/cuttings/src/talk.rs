//! What is said on stderr: errors, warnings, notes, progress.

use std::error::Error;
use std::fmt::Display;
use std::io::{IsTerminal, Write, stderr};
use std::time::Duration;

use cuttings_fetch::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A number of things, in words.
pub(crate) fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

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
