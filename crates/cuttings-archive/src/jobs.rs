//! What was ordered from a server: the jobs with how far each is. They outlive the server, so that it can
//! go on with them when it is started again.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use crate::{Error, column};

/// Finished jobs that are kept, the latest ones.
const KEPT: i64 = 200;

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum JobState {
    /// It has not begun, or goes on when its turn comes.
    Waiting,
    /// It is being done.
    Running,
    /// The user stopped it.
    Stopped,
    /// All was done.
    Done,
    /// Some of it could not be had.
    Partly,
    /// It broke off.
    Failed,
}

impl JobState {
    /// The name that the formats use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Done => "done",
            Self::Partly => "partly",
            Self::Failed => "failed",
        }
    }

    fn of(name: &str) -> Self {
        match name {
            "waiting" => Self::Waiting,
            "running" => Self::Running,
            "stopped" => Self::Stopped,
            "done" => Self::Done,
            "partly" => Self::Partly,
            _ => Self::Failed,
        }
    }

    /// Whether there is nothing more to do.
    #[must_use]
    pub fn is_over(self) -> bool {
        !matches!(self, Self::Waiting | Self::Running)
    }
}

/// A job.
#[derive(Clone, Debug)]
pub struct JobRow {
    /// Its number in this archive.
    pub id: i64,
    /// What is to be done, as JSON.
    pub task: String,
    /// How far it is.
    pub state: JobState,
    /// When it was ordered.
    pub added: Timestamp,
    /// When it was begun last.
    pub begun: Option<Timestamp>,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// What was said while it ran, a line each.
    pub log: String,
}

/// Orders a job; gives its number. Of finished jobs, old ones go.
pub(crate) fn add(store: &Connection, task: &str, at: Timestamp) -> Result<i64, Error> {
    store.execute(
        "DELETE FROM jobs WHERE state NOT IN ('waiting', 'running') AND id <=
            (SELECT ifnull(max(id), 0) FROM jobs) - ?1",
        [KEPT],
    )?;
    let mut statement = store.prepare_cached(
        "INSERT INTO jobs (task, state, added) VALUES (?1, 'waiting', ?2) RETURNING id",
    )?;
    Ok(statement.query_row(params![task, column::micros(at)], |row| row.get(0))?)
}

/// Moves a job on. `log` replaces what it said, where it is given.
pub(crate) fn set_state(
    store: &Connection,
    id: i64,
    state: JobState,
    at: Timestamp,
    log: Option<&str>,
) -> Result<(), Error> {
    store.execute(
        "UPDATE jobs SET state = ?2,
            begun = CASE WHEN ?2 = 'running' THEN ?3 ELSE begun END,
            ended = CASE WHEN ?4 THEN ?3 END,
            log = ifnull(?5, log)
         WHERE id = ?1",
        params![id, state.name(), column::micros(at), state.is_over(), log],
    )?;
    Ok(())
}

const JOB: &str = "SELECT id, task, state, added, begun, ended, log FROM jobs";

/// One job.
pub(crate) fn one(store: &Connection, id: i64) -> Result<Option<JobRow>, Error> {
    let mut statement = store.prepare_cached(&format!("{JOB} WHERE id = ?1"))?;
    Ok(statement.query_row([id], row).optional()?)
}

/// The latest jobs, the newest first.
pub(crate) fn latest(store: &Connection, limit: usize) -> Result<Vec<JobRow>, Error> {
    let mut statement = store.prepare_cached(&format!("{JOB} ORDER BY id DESC LIMIT ?1"))?;
    let rows = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The jobs that are not over, in the order in which they were ordered.
pub(crate) fn unfinished(store: &Connection) -> Result<Vec<JobRow>, Error> {
    let mut statement = store
        .prepare_cached(&format!("{JOB} WHERE state IN ('waiting', 'running') ORDER BY id"))?;
    let rows = statement.query_map([], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<JobRow> {
    let state: String = row.get(2)?;
    let optional = |index: usize| -> rusqlite::Result<Option<Timestamp>> {
        let there: Option<i64> = row.get(index)?;
        there.map(|_| column::time(row, index)).transpose()
    };
    Ok(JobRow {
        id: row.get(0)?,
        task: row.get(1)?,
        state: JobState::of(&state),
        added: column::time(row, 3)?,
        begun: optional(4)?,
        ended: optional(5)?,
        log: row.get(6)?,
    })
}
