//! Dates whose parts bear marks: 2023年3月17日, 令和5年3月17日, 2023년 3월 17일, 三月十七日.

use super::joined::{Core, Needs};
use super::language::Languages;
use super::lexicon::Sense;
use super::named::{YEARS, full_year, two_digits};
use super::scan::Line;

/// The date at a place.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<Core> {
    year_led(line, at).or_else(|| year_last(line, at))
}

/// "17 3 月, 2023" and "3 月 17, 2023": the order of English with the month's mark, as templates that
/// were translated have it.
fn year_last(line: &Line<'_>, at: usize) -> Option<Core> {
    let plain = |at: usize| {
        let (value, digits) = line.number(at)?;
        i8::try_from(value).ok().filter(|day| digits <= 2 && (1..=31).contains(day))
    };
    let (day, month, next, languages) = match month(line, at) {
        Some((month, next, languages)) => (plain(next)?, month, next + 1, languages),
        None => {
            let (month, next, languages) = month(line, at + 1)?;
            (plain(at)?, month, next, languages)
        }
    };
    let next = next + usize::from(line.is_mark(next, ','));
    let (year, end) = full_year(line, next)?;
    Some(Core {
        end,
        year: Some(year),
        month,
        day: Some(day),
        either_order: false,
        order: None,
        languages,
        needs: Needs::Nothing,
    })
}

fn year_led(line: &Line<'_>, at: usize) -> Option<Core> {
    let (year, next) = year(line, at).map_or((None, at), |(year, next)| (Some(year), next));
    let (month, next, languages) = month(line, next)?;
    let mut core = Core {
        end: next,
        year,
        month,
        day: None,
        either_order: false,
        order: None,
        languages,
        needs: Needs::Nothing,
    };
    if let Some((day, end)) = day(line, next) {
        core.day = Some(day);
        core.end = end;
        return Some(core);
    }
    // A month by itself is too little.
    year.map(|_| core)
}

/// 2023年, 令和元年, 23년
fn year(line: &Line<'_>, at: usize) -> Option<(i16, usize)> {
    let era = line.senses(at).iter().find_map(|(sense, _)| match sense {
        Sense::Era(first) => Some(*first),
        _ => None,
    });
    let at = at + usize::from(era.is_some());
    let (value, digits) = line.number(at)?;
    if !has_mark(line, at + 1, Sense::Year { buddhist: false }) {
        return None;
    }
    let value = i16::try_from(value).ok()?;
    let year = match era {
        Some(first) if (1..=150).contains(&value) => first + value - 1,
        Some(_) => return None,
        None if digits == 2 => two_digits(line.context, value),
        None => value,
    };
    YEARS.contains(&year).then_some((year, at + 2))
}

fn month(line: &Line<'_>, at: usize) -> Option<(i8, usize, Languages)> {
    if let Some((value, _)) = line.number(at) {
        let languages = mark(line, at + 1, Sense::MonthMark)?;
        let month = i8::try_from(value).ok().filter(|month| (1..=12).contains(month))?;
        return Some((month, at + 2, languages));
    }
    line.senses(at).iter().find_map(|(sense, languages)| match sense {
        Sense::Month { month, .. } if is_ideographic(line, at) => {
            Some((*month, at + 1, *languages))
        }
        _ => None,
    })
}

fn day(line: &Line<'_>, at: usize) -> Option<(i8, usize)> {
    let (value, _) = line.number(at)?;
    let day = i8::try_from(value).ok().filter(|day| (1..=31).contains(day))?;
    has_mark(line, at + 1, Sense::DayMark).then_some((day, at + 2))
}

fn has_mark(line: &Line<'_>, at: usize, wanted: Sense) -> bool {
    mark(line, at, wanted).is_some()
}

/// The languages that have the mark, if it stands there in their script.
fn mark(line: &Line<'_>, at: usize, wanted: Sense) -> Option<Languages> {
    if !is_ideographic(line, at) {
        return None;
    }
    line.senses(at).iter().find(|(sense, _)| *sense == wanted).map(|(_, languages)| *languages)
}

fn is_ideographic(line: &Line<'_>, at: usize) -> bool {
    line.written(at).chars().all(super::fold::is_unspaced)
}
