//! What a listing yields, compared with its own past: a list that breaks must not break silently.
//!
//! A yield is the figures of a listing's first page at one time. The last ones make up what is usual
//! (their medians); what is far from it raises an alarm, with what it was before and is now. An alarm
//! stands until the listing is as usual again.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use super::listing::to_i64;
use crate::{Error, column};

/// Yields that make up what is usual.
const USUAL: usize = 20;

/// Fewer yields than this do not say what is usual.
const FEWEST: usize = 2;

/// Yields kept for each listing.
const KEPT: i64 = 200;

/// An unchanged page is stale after so many times the usual time between changes, and not before…
const STALE_TIMES: i32 = 5;

/// …this time.
const STALE_AT_LEAST: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Failures in a row that are no accident.
const FAILURES: u32 = 3;

/// The figures of a listing's first page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Yield {
    /// Entries.
    pub entries: u64,
    /// Of these, those with a title,
    pub titled: u64,
    /// with a date,
    pub dated: u64,
    /// with a summary,
    pub summarised: u64,
    /// with an author,
    pub authored: u64,
    /// with a picture.
    pub pictured: u64,
    /// Whether the page names a next one.
    pub next: bool,
}

/// What can be wrong with a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AlarmKind {
    /// It cannot be had.
    Unreachable,
    /// It lists nothing any more.
    Nothing,
    /// It lists far less than usual.
    Fewer,
    /// Its entries have no titles any more.
    NoTitles,
    /// Its entries have no dates any more.
    NoDates,
    /// Its entries have no summaries any more.
    NoSummaries,
    /// Its entries have no authors any more.
    NoAuthors,
    /// Its entries have no pictures any more.
    NoPictures,
    /// It names no next page any more.
    NoNext,
    /// It has not changed for far longer than usual.
    Stale,
}

impl AlarmKind {
    const ALL: [Self; 10] = [
        Self::Unreachable,
        Self::Nothing,
        Self::Fewer,
        Self::NoTitles,
        Self::NoDates,
        Self::NoSummaries,
        Self::NoAuthors,
        Self::NoPictures,
        Self::NoNext,
        Self::Stale,
    ];

    /// The name that the formats use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Nothing => "nothing",
            Self::Fewer => "fewer",
            Self::NoTitles => "no-titles",
            Self::NoDates => "no-dates",
            Self::NoSummaries => "no-summaries",
            Self::NoAuthors => "no-authors",
            Self::NoPictures => "no-pictures",
            Self::NoNext => "no-next",
            Self::Stale => "stale",
        }
    }
}

/// What is wrong with a listing: what was usual, and what is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alarm {
    /// What.
    pub kind: AlarmKind,
    /// What was usual.
    pub before: String,
    /// What is.
    pub after: String,
}

/// An alarm that stands.
#[derive(Clone, Debug, Serialize)]
pub struct Alarmed {
    /// The outlet's name.
    pub outlet: String,
    /// The listing's address.
    pub url: String,
    /// Since when.
    pub since: Timestamp,
    /// When it was last found to be so.
    pub last: Timestamp,
    /// What is wrong.
    #[serde(flatten)]
    pub alarm: Alarm,
}

/// What was found at a listing just now.
pub(crate) struct Look {
    pub(crate) at: Timestamp,
    /// What its first page yielded; `None` where it is unchanged or could not be had.
    pub(crate) yielded: Option<Yield>,
    pub(crate) failures: u32,
    pub(crate) error: Option<String>,
}

/// Compares a look with what came before it. What is not looked at (an unchanged page yields what it
/// yielded) keeps its alarm: `None`.
pub(crate) fn judge(past: &[(Timestamp, Yield)], look: &Look) -> Vec<(AlarmKind, Option<Alarm>)> {
    let mut judged = vec![(AlarmKind::Unreachable, unreachable(look))];
    if look.error.is_some() {
        return judged;
    }
    judged.push((AlarmKind::Stale, stale(past, look)));
    let Some(now) = look.yielded else { return judged };
    judged.extend(broken(past, now));
    judged
}

fn unreachable(look: &Look) -> Option<Alarm> {
    let error = look.error.clone().filter(|_| look.failures >= FAILURES)?;
    Some(Alarm {
        kind: AlarmKind::Unreachable,
        before: "it could be fetched".to_owned(),
        after: format!("{error} ({} times in a row)", look.failures),
    })
}

fn stale(past: &[(Timestamp, Yield)], look: &Look) -> Option<Alarm> {
    let times: Vec<Timestamp> = past.iter().map(|(at, _)| *at).collect();
    let last = *times.last()?;
    if look.yielded.is_some() || times.len() <= FEWEST {
        return None;
    }
    let pauses = times.windows(2).map(|pair| match pair {
        [a, b] => b.duration_since(*a).as_secs(),
        _ => 0,
    });
    let usual = median(pauses.map(|seconds| seconds.max(0).unsigned_abs()).collect());
    let usual = SignedDuration::from_secs(i64::try_from(usual).unwrap_or(i64::MAX / 10));
    let since = look.at.duration_since(last);
    let limit = usual.checked_mul(STALE_TIMES).unwrap_or(SignedDuration::MAX).max(STALE_AT_LEAST);
    (since > limit).then(|| Alarm {
        kind: AlarmKind::Stale,
        before: format!("another page every {}", in_words(usual)),
        after: format!("the same page for {}", in_words(since)),
    })
}

fn in_words(time: SignedDuration) -> String {
    let hours = time.as_hours();
    if hours >= 48 { format!("{} days", hours / 24) } else { format!("{} hours", hours.max(1)) }
}

/// A field of entries: the alarm of its loss, its name, and how many entries have it.
type Field = (AlarmKind, &'static str, fn(&Yield) -> u64);

/// Compares what a page yields with the medians of its past.
fn broken(past: &[(Timestamp, Yield)], now: Yield) -> Vec<(AlarmKind, Option<Alarm>)> {
    let recent: Vec<Yield> = past
        .iter()
        .rev()
        .map(|(_, yielded)| *yielded)
        .filter(|y| y.entries > 0)
        .take(USUAL)
        .collect();
    if recent.len() < FEWEST {
        return Vec::new();
    }
    let usual = |figure: fn(&Yield) -> u64| median(recent.iter().map(figure).collect());
    let entries = usual(|y| y.entries);
    let counted = |kind, found: bool| {
        let alarm = Alarm {
            kind,
            before: format!("{entries} entries"),
            after: format!("{} entries", now.entries),
        };
        (kind, found.then_some(alarm))
    };
    let mut judged = vec![
        counted(AlarmKind::Nothing, now.entries == 0),
        counted(AlarmKind::Fewer, now.entries > 0 && now.entries * 2 < entries && entries >= 4),
    ];
    let often_next = recent.iter().filter(|y| y.next).count() * 10 >= recent.len() * 9;
    let no_next = Alarm {
        kind: AlarmKind::NoNext,
        before: "a next page was named".to_owned(),
        after: "none is".to_owned(),
    };
    judged.push((AlarmKind::NoNext, (often_next && !now.next).then_some(no_next)));
    if now.entries == 0 {
        return judged;
    }
    let fields: [Field; 5] = [
        (AlarmKind::NoTitles, "titles", |y| y.titled),
        (AlarmKind::NoDates, "dates", |y| y.dated),
        (AlarmKind::NoSummaries, "summaries", |y| y.summarised),
        (AlarmKind::NoAuthors, "authors", |y| y.authored),
        (AlarmKind::NoPictures, "pictures", |y| y.pictured),
    ];
    for (kind, name, figure) in fields {
        let share = |yielded: &Yield| figure(yielded) * 100 / yielded.entries.max(1);
        let before = median(recent.iter().map(share).collect());
        let after = share(&now);
        let alarm = Alarm {
            kind,
            before: format!("{before} % of the entries had {name}"),
            after: format!("{after} % have"),
        };
        judged.push((kind, (before >= 60 && after < 20).then_some(alarm)));
    }
    judged
}

fn median(mut numbers: Vec<u64>) -> u64 {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

/// The yields of a listing, oldest first.
pub(crate) fn yields(store: &Connection, followed: i64) -> Result<Vec<(Timestamp, Yield)>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT at, entries, titled, dated, summarised, authored, pictured, next FROM yields
         WHERE followed_id = ?1 ORDER BY at",
    )?;
    let rows = statement.query_map([followed], |row| {
        let yielded = Yield {
            entries: column::count(row, 1)?,
            titled: column::count(row, 2)?,
            dated: column::count(row, 3)?,
            summarised: column::count(row, 4)?,
            authored: column::count(row, 5)?,
            pictured: column::count(row, 6)?,
            next: row.get(7)?,
        };
        Ok((column::time(row, 0)?, yielded))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn keep_yield(
    store: &Connection,
    followed: i64,
    at: Timestamp,
    y: &Yield,
) -> Result<(), Error> {
    store
        .prepare_cached(
            "INSERT OR REPLACE INTO yields (followed_id, at, entries, titled, dated, summarised,
                authored, pictured, next) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            followed,
            column::micros(at),
            to_i64(y.entries),
            to_i64(y.titled),
            to_i64(y.dated),
            to_i64(y.summarised),
            to_i64(y.authored),
            to_i64(y.pictured),
            y.next
        ])?;
    store
        .prepare_cached(
            "DELETE FROM yields WHERE followed_id = ?1 AND at <= (SELECT at FROM yields
                WHERE followed_id = ?1 ORDER BY at DESC LIMIT 1 OFFSET ?2)",
        )?
        .execute(params![followed, KEPT])?;
    Ok(())
}

/// Raises the alarms that are new, keeps those that stand, and takes back the others.
pub(crate) fn set_alarms(
    store: &Connection,
    followed: i64,
    at: Timestamp,
    judged: &[(AlarmKind, Option<Alarm>)],
) -> Result<Vec<Alarm>, Error> {
    let mut raised = Vec::new();
    for (kind, alarm) in judged {
        let there: Option<i64> = store
            .prepare_cached("SELECT since FROM alarms WHERE followed_id = ?1 AND kind = ?2")?
            .query_row(params![followed, kind.name()], |row| row.get(0))
            .optional()?;
        match alarm {
            None => {
                store
                    .prepare_cached("DELETE FROM alarms WHERE followed_id = ?1 AND kind = ?2")?
                    .execute(params![followed, kind.name()])?;
            }
            Some(alarm) => {
                // What was usual before the alarm stays, or a broken list would become the usual.
                store
                    .prepare_cached(
                        "INSERT INTO alarms (followed_id, kind, since, last, before, after)
                         VALUES (?1, ?2, ?3, ?3, ?4, ?5)
                         ON CONFLICT DO UPDATE SET last = excluded.last, after = excluded.after",
                    )?
                    .execute(params![
                        followed,
                        kind.name(),
                        column::micros(at),
                        alarm.before,
                        alarm.after
                    ])?;
                if there.is_none() {
                    raised.push(alarm.clone());
                }
            }
        }
    }
    Ok(raised)
}

/// The alarms that stand, newest first.
pub(crate) fn alarms(store: &Connection) -> Result<Vec<Alarmed>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT f.outlet, f.url, a.since, a.last, a.kind, a.before, a.after
         FROM alarms AS a JOIN followed AS f ON f.id = a.followed_id
         ORDER BY a.since DESC, f.outlet, f.url, a.kind",
    )?;
    let rows = statement.query_map([], |row| {
        let name: String = row.get(4)?;
        let kind = AlarmKind::ALL.into_iter().find(|kind| kind.name() == name);
        Ok(Alarmed {
            outlet: row.get(0)?,
            url: row.get(1)?,
            since: column::time(row, 2)?,
            last: column::time(row, 3)?,
            alarm: Alarm {
                kind: kind.unwrap_or(AlarmKind::Unreachable),
                before: row.get(5)?,
                after: row.get(6)?,
            },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{Alarm, AlarmKind, Look, Yield, judge};

    fn day(number: i64) -> Timestamp {
        Timestamp::from_second(1_772_000_000 + number * 86_400).unwrap()
    }

    fn usual() -> Yield {
        Yield {
            entries: 10,
            titled: 10,
            dated: 10,
            summarised: 9,
            authored: 2,
            pictured: 0,
            next: true,
        }
    }

    fn found(past: &[(Timestamp, Yield)], look: &Look) -> Vec<Alarm> {
        judge(past, look).into_iter().filter_map(|(_, alarm)| alarm).collect()
    }

    fn look(yielded: Yield) -> Look {
        Look { at: day(5), yielded: Some(yielded), failures: 0, error: None }
    }

    fn past() -> Vec<(Timestamp, Yield)> {
        (0..5).map(|number| (day(number), usual())).collect()
    }

    #[test]
    fn a_page_like_the_ones_before_raises_no_alarm() {
        let now = Yield { entries: 9, titled: 9, dated: 9, summarised: 6, ..usual() };
        assert_eq!(found(&past(), &look(now)), []);
    }

    #[test]
    fn what_is_gone_is_named_with_before_and_after() {
        let now = Yield { entries: 10, titled: 10, next: false, ..Yield::default() };
        let alarms = found(&past(), &look(now));
        let kinds: Vec<AlarmKind> = alarms.iter().map(|alarm| alarm.kind).collect();
        assert_eq!(kinds, [AlarmKind::NoNext, AlarmKind::NoDates, AlarmKind::NoSummaries]);
        assert_eq!(alarms[1].before, "100 % of the entries had dates");
        assert_eq!(alarms[1].after, "0 % have");
    }

    #[test]
    fn few_entries_and_none_are_two_alarms() {
        let few = Yield { entries: 3, titled: 3, dated: 3, summarised: 3, ..usual() };
        assert_eq!(found(&past(), &look(few))[0].kind, AlarmKind::Fewer);
        let none = Yield { next: true, ..Yield::default() };
        assert_eq!(found(&past(), &look(none))[0].kind, AlarmKind::Nothing);
    }

    #[test]
    fn a_page_that_stays_the_same_for_far_too_long_is_stale() {
        let unchanged = |at| Look { at, yielded: None, failures: 0, error: None };
        assert_eq!(found(&past(), &unchanged(day(10))), []);
        let alarms = found(&past(), &unchanged(day(30)));
        assert_eq!(alarms[0].kind, AlarmKind::Stale);
        assert_eq!(alarms[0].after, "the same page for 26 days");
    }

    #[test]
    fn one_failure_is_an_accident_and_three_are_not() {
        let failed = |failures| Look {
            at: day(5),
            yielded: None,
            failures,
            error: Some("it answered 500".to_owned()),
        };
        assert_eq!(found(&past(), &failed(1)), []);
        assert_eq!(found(&past(), &failed(3))[0].kind, AlarmKind::Unreachable);
    }

    #[test]
    fn a_listing_without_a_past_raises_no_alarm() {
        assert_eq!(found(&[], &look(Yield::default())), []);
        assert_eq!(found(&past()[..1], &look(Yield::default())), []);
    }
}
