//! Ages and days by name: "3 hours ago", "il y a 2 jours", "yesterday", "last Friday".

use jiff::SignedDuration;

use super::Reading;
use super::clock::{self, Lead};
use super::fold::is_unspaced;
use super::language::Languages;
use super::lexicon::{Sense, Unit};
use super::scan::{Found, Line};

/// Older than any age that makes sense, in its unit.
const MOST: i32 = 10_000;

/// The age or named day at a place.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<Found> {
    // Of equals the last one wins: an age is surer than a weekday.
    [
        weekday(line, at),
        last_weekday(line, at),
        named_day(line, at),
        compact(line, at),
        age(line, at),
    ]
    .into_iter()
    .flatten()
    .max_by_key(|found| found.end)
}

/// So many of a unit, and the languages that call it so.
#[derive(Clone, Copy)]
struct Amount {
    count: i32,
    unit: Unit,
    languages: Languages,
}

/// "3 hours ago", "vor etwa 3 Stunden", "2 years 3 months ago"
fn age(line: &Line<'_>, at: usize) -> Option<Found> {
    let led = line.senses(at).iter().any(|(sense, _)| matches!(sense, Sense::Before(_)));
    let mut next = at;
    if led {
        next += 1;
        while next < at + 3 && line.means(next, Sense::About) {
            next += 1;
        }
    } else if is_part(line, at) {
        return None;
    }
    let mut amounts: [Option<Amount>; 3] = [None; 3];
    let mut ended = false;
    for slot in &mut amounts {
        let (count, behind) = count(line, next)?;
        if let Some((unit, languages)) = ending(line, behind, led.then_some(at)) {
            *slot = Some(Amount { count, unit, languages });
            next = behind + 1;
            ended = true;
            // "vor 3 Jahren 2 Monaten": what follows the first unit may be a second one.
            match more(line, next).filter(|_| led) {
                Some(second) => next = second,
                None => break,
            }
        } else {
            let (unit, languages) = bare_unit(line, behind)?;
            *slot = Some(Amount { count, unit, languages });
            next = if led { behind + 1 } else { joint(line, behind + 1) };
            if led && ended {
                break;
            }
        }
    }
    let reading = total(amounts.iter().flatten().copied())?;
    ended.then_some(Found { end: next, reading })
}

fn is_part(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    line.number(at).is_some()
        && line.glued(at)
        && (matches!(line.mark(before), Some('.' | ',' | '-' | '/' | ':' | '$' | '€'))
            || line.number(before).is_some()
            || line.written(before).ends_with(|c: char| c.is_alphabetic() && !is_unspaced(c)))
}

/// A number in digits or words, and the first token behind it.
fn count(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    if let Some((value, _)) = line.number(at) {
        let value = i32::try_from(value).ok().filter(|value| *value <= MOST)?;
        let plus = usize::from(line.is_mark(at + 1, '+') && line.glued(at + 1));
        return Some((value, at + 1 + plus));
    }
    line.senses(at).iter().find_map(|(sense, _)| match sense {
        // The apostrophe of "un'ora".
        Sense::Count(value) => {
            Some((*value, at + 1 + usize::from(line.is_mark(at + 1, '\'') && line.glued(at + 1))))
        }
        _ => None,
    })
}

/// The unit that ends an age which began at `start`: "hours ago", or "Stunden" behind "vor".
fn ending(line: &Line<'_>, at: usize, start: Option<usize>) -> Option<(Unit, Languages)> {
    let fits = |before: u16| match start {
        None => before == 0,
        Some(start) => before != 0 && line.means(start, Sense::Before(before)),
    };
    line.senses(at).iter().find_map(|(sense, languages)| match sense {
        Sense::Ago { unit, before } if fits(*before) => Some((*unit, *languages)),
        _ => None,
    })
}

fn bare_unit(line: &Line<'_>, at: usize) -> Option<(Unit, Languages)> {
    line.senses(at).iter().find_map(|(sense, languages)| match sense {
        Sense::Unit(unit) => Some((*unit, *languages)),
        _ => None,
    })
}

/// Past what can stand between two amounts: a comma, "and".
fn joint(line: &Line<'_>, at: usize) -> usize {
    let at = at + usize::from(line.is_mark(at, ','));
    at + usize::from(line.means(at, Sense::And))
}

/// Where a second amount begins, if one does.
fn more(line: &Line<'_>, at: usize) -> Option<usize> {
    let at = joint(line, at);
    line.number(at)?;
    bare_unit(line, at + 1)?;
    Some(at)
}

/// What all amounts together say; the first must be the largest.
fn total(mut amounts: impl Iterator<Item = Amount>) -> Option<Reading> {
    let first = amounts.next()?;
    let mut reading = reading(first.count, first.unit);
    let mut last = first.unit;
    let mut common = first.languages;
    for Amount { count, unit, languages } in amounts {
        common = common.and(languages);
        if unit >= last || common.is_empty() {
            return None;
        }
        last = unit;
        reading = match (reading, unit) {
            (Reading::MonthsAgo(months), Unit::Month) => Reading::MonthsAgo(months + count),
            (Reading::WeeksAgo(weeks), Unit::Day) => Reading::DaysAgo(weeks * 7 + count),
            (Reading::DaysAgo(days), Unit::Hour) => {
                Reading::Ago(SignedDuration::from_hours(i64::from(days) * 24 + i64::from(count)))
            }
            (Reading::Ago(age), Unit::Hour | Unit::Minute | Unit::Second) => {
                Reading::Ago(age + duration(count, unit))
            }
            (reading, _) => reading,
        };
    }
    Some(reading)
}

fn duration(count: i32, unit: Unit) -> SignedDuration {
    let count = i64::from(count);
    match unit {
        Unit::Hour => SignedDuration::from_hours(count),
        Unit::Minute => SignedDuration::from_mins(count),
        _ => SignedDuration::from_secs(count),
    }
}

fn reading(count: i32, unit: Unit) -> Reading {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Reading::Ago(duration(count, unit)),
        Unit::Day => Reading::DaysAgo(count),
        Unit::Week => Reading::WeeksAgo(count),
        Unit::Month => Reading::MonthsAgo(count),
        Unit::Year => Reading::MonthsAgo(count * 12),
    }
}

/// "2h", "3 d", "5m", where nothing else is said.
fn compact(line: &Line<'_>, at: usize) -> Option<Found> {
    let (count, _) = line.number(at)?;
    let count = i32::try_from(count).ok().filter(|count| *count <= 400)?;
    let glued = line.glued(at + 1);
    let unit = line.senses(at + 1).iter().find_map(|(sense, _)| match sense {
        Sense::Compact { unit, glued: must } if glued || !must => Some(*unit),
        _ => None,
    })?;
    // "13S" and "10W" are sizes.
    if matches!(line.written(at + 1), "S" | "W") {
        return None;
    }
    let end = at + 2;
    line.is_item(at, end).then(|| Found { end, reading: reading(count, unit) })
}

/// "yesterday", "just now", "час назад"; with a time: "yesterday at 14:30".
fn named_day(line: &Line<'_>, at: usize) -> Option<Found> {
    let ((unit, count), languages) = line.likeliest(at, line.language, |sense| match sense {
        Sense::Relative { unit, count } => Some((unit, count)),
        _ => None,
    })?;
    let mut end = at + 1;
    let mut reading = reading(count, unit);
    let mut timed = false;
    if let Some(clock) = time_behind(line, end).filter(|_| unit == Unit::Day) {
        timed = true;
        end = clock.end;
        if count == 0 {
            reading = Reading::Today(clock.time);
        }
    }
    // An age is one wherever it stands; "today" and "last month" are words of running text.
    let explicit = matches!(unit, Unit::Hour | Unit::Minute | Unit::Second) && count > 0;
    let known = line.language.is_empty() || languages.meets(line.language);
    // A page can be mislabelled, but "hier" in German is not yesterday.
    let long = line.written(at).chars().nth(4).is_some();
    let alone = line.stands_alone(at, end) && (known || (long && line.is_whole(at, end)));
    (timed || explicit || alone).then_some(Found { end, reading })
}

fn time_behind(line: &Line<'_>, at: usize) -> Option<clock::Clock> {
    let mut lead = Lead::None;
    for next in at..at + 4 {
        if let Some(clock) = clock::read(line, next, lead) {
            return Some(clock);
        }
        let is_shortened = lead == Lead::At && line.is_mark(next, '.');
        if line.means(next, Sense::At) {
            lead = Lead::At;
        } else if !is_shortened
            && !matches!(line.mark(next), Some(',' | '-' | '–' | '|' | '·' | '@' | '/' | ':'))
        {
            return None;
        }
    }
    None
}

fn last_weekday(line: &Line<'_>, at: usize) -> Option<Found> {
    let (day, _) = line.likeliest(at, line.language, |sense| match sense {
        Sense::Last(day) => Some(day),
        _ => None,
    })?;
    Some(Found { end: at + 1, reading: Reading::Weekday(day) })
}

/// A weekday in full that is all there is, or one that a time follows.
fn weekday(line: &Line<'_>, at: usize) -> Option<Found> {
    let (day, short, languages, end) = line.weekday(at)?;
    line.written(at).chars().nth(1)?;
    let known = line.language.is_empty() || languages.meets(line.language);
    if short && !known {
        return None;
    }
    if let Some(clock) = time_behind(line, end) {
        let reading = Reading::Weekday(day);
        return line.is_divided_before(at).then_some(Found { end: clock.end, reading });
    }
    let written = line.written(at);
    let full = !short && (!written.is_ascii() || written.len() > 3);
    (line.is_whole(at, end) && full).then_some(Found { end, reading: Reading::Weekday(day) })
}
