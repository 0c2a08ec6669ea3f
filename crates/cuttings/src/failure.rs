//! How a command ends: an exit code, and for a failure what the user is told: what, where, why, and
//! what to do.

use std::process::ExitCode;

use crate::talk;

/// How a command that did not fail as a whole ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All was done.
    Done,
    /// Some of what was asked for failed; it was named on stderr when it happened.
    Partial,
}

impl Outcome {
    pub(crate) fn code(self) -> ExitCode {
        match self {
            Self::Done => ExitCode::SUCCESS,
            Self::Partial => ExitCode::from(1),
        }
    }
}

/// What a failure is, for the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Failed,
    Usage,
}

/// Why a command failed.
#[derive(Debug)]
pub(crate) struct Failure {
    kind: Kind,
    error: anyhow::Error,
    hint: Option<String>,
}

impl Failure {
    /// Something asked for failed.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { kind: Kind::Failed, error: anyhow::Error::msg(message.into()), hint: None }
    }

    /// The command was used wrongly.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, ..Self::new(message) }
    }

    /// Says what was being done when it failed.
    pub(crate) fn context(self, doing: impl Into<String>) -> Self {
        Self { error: self.error.context(doing.into()), ..self }
    }

    /// Says what the user can do.
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Tells the user, and gives the exit code.
    pub(crate) fn report(self) -> ExitCode {
        let hint = self.hint.or_else(|| usual_hint(&self.error));
        talk::error(&self.error, hint.as_deref());
        ExitCode::from(match self.kind {
            Kind::Failed => 1,
            Kind::Usage => 2,
        })
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#}", self.error)
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { kind: Kind::Failed, error: error.into(), hint: None }
    }
}

/// What helps against the errors of the libraries, whichever command they happen in.
fn usual_hint(error: &anyhow::Error) -> Option<String> {
    for cause in error.chain() {
        if let Some(failure) = cause.downcast_ref::<cuttings_follow::Failure>()
            && let Some(hint) = failure.hint()
        {
            return Some(hint);
        }
        if let Some(error) = cause.downcast_ref::<cuttings_fetch::Error>() {
            return error.hint();
        }
        if let Some(cuttings_archive::Error::Missing(_)) = cause.downcast_ref() {
            return Some(
                "'cuttings import PATH' makes an archive; --archive DIR names another one"
                    .to_owned(),
            );
        }
        if let Some(cuttings_search::Error::Query(_)) = cause.downcast_ref() {
            return Some("'cuttings search --help' explains what a query can say".to_owned());
        }
    }
    None
}
