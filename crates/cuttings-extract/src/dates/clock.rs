//! Times of day, with their zones.

use jiff::civil::Time;
use jiff::tz::Offset;

use super::Reading;
use super::lexicon::Sense;
use super::scan::{Found, Line};
use super::zone;

/// A time of day as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    pub(super) time: Time,
    pub(super) offset: Option<Offset>,
    /// The first token behind it.
    pub(super) end: usize,
}

/// How a time was led to, which decides what is believed to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// Nothing special.
    None,
    /// A word for "at", or a date in a language that writes times with dots: "14.30" is a time.
    At,
    /// The T of ISO 8601: then "-05:00" is an offset.
    T,
}

/// The time at a place.
pub(super) fn read(line: &Line<'_>, at: usize, lead: Lead) -> Option<Clock> {
    let (half, at) = half_day(line, at).map_or((None, at), |(half, end)| (Some(half), end));
    let (hour, digits) = line.number(at)?;
    if digits > 2 || hour > 23 {
        return None;
    }
    let hour = i8::try_from(hour).ok()?;
    let face = colon(line, at)
        .or_else(|| marked(line, at))
        .or_else(|| dotted(line, at, lead))
        .or_else(|| Face::bare(line, at, half.is_some()))?;
    let (half, mut end) = match half_day(line, face.end) {
        Some((after, end)) if half.is_none() => (Some(after), end),
        _ => (half, face.end),
    };
    if line.means(end, Sense::HourMark) {
        end +=
            1 + usize::from(line.is_mark(end + 1, '.') && line.glued(end + 1) && short(line, end));
    }
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let time = Time::new(hour, face.minute, face.second, 0).ok()?;
    let strict = lead == Lead::T || face.has_seconds;
    let (offset, end) = zone::read(line, end, strict).unwrap_or((None, end));
    Some(Clock { time, offset, end })
}

/// A time that is all the text there is: today's.
pub(super) fn alone(line: &Line<'_>, at: usize) -> Option<Found> {
    if at > 2 {
        return None;
    }
    let clock = read(line, at, Lead::None)?;
    line.is_whole(at, clock.end)
        .then_some(Found { end: clock.end, reading: Reading::Today(clock.time) })
}

fn short(line: &Line<'_>, at: usize) -> bool {
    line.written(at).chars().nth(2).is_none()
}

/// The minutes and seconds, and where they end.
struct Face {
    minute: i8,
    second: i8,
    has_seconds: bool,
    end: usize,
}

impl Face {
    /// An hour alone, if a half of the day makes it one ("2 pm", "下午2").
    fn bare(line: &Line<'_>, at: usize, led: bool) -> Option<Self> {
        let follows = half_day(line, at + 1).is_some();
        (follows && !led).then_some(Self { minute: 0, second: 0, has_seconds: false, end: at + 1 })
    }
}

/// 14:30, 14:30:05, 14:30:05.123
fn colon(line: &Line<'_>, at: usize) -> Option<Face> {
    let minute = behind(line, at + 1, ':')?;
    let Some(second) = behind(line, at + 3, ':') else {
        return Some(Face { minute, second: 0, has_seconds: false, end: at + 3 });
    };
    let mut end = at + 5;
    if matches!(line.mark(end), Some('.' | ',')) && line.glued(end) && line.glued(end + 1) {
        end += if line.number(end + 1).is_some() { 2 } else { 0 };
    }
    Some(Face { minute, second, has_seconds: true, end })
}

/// The two-digit number up to 59 that follows a mark without spaces.
fn behind(line: &Line<'_>, at: usize, mark: char) -> Option<i8> {
    let (value, digits) = line.number(at + 1)?;
    let joined = line.is_mark(at, mark) && line.glued(at) && line.glued(at + 1);
    (joined && digits == 2 && value < 60).then(|| i8::try_from(value).ok()).flatten()
}

/// 14h30, 14 Uhr, 14時30分, 14시 30분 5초
fn marked(line: &Line<'_>, at: usize) -> Option<Face> {
    if !line.means(at + 1, Sense::HourMark) {
        return None;
    }
    // "3 h" is too little, "14 h 30" and "14h" are not.
    let loose = short(line, at + 1) && line.written(at + 1).is_ascii() && !line.glued(at + 1);
    if loose && line.number(at + 2).is_none_or(|(_, digits)| digits != 2) {
        return None;
    }
    let hour_only = Face { minute: 0, second: 0, has_seconds: false, end: at + 2 };
    let Some((minute, digits)) = line.number(at + 2).filter(|(value, _)| *value < 60) else {
        return Some(hour_only);
    };
    let minute_mark = line.means(at + 3, Sense::MinuteMark);
    // "3h 22m" is how long something lasts.
    let lasts = minute_mark && !line.glued(at + 2) && matches!(line.written(at + 3), "m" | "M");
    if lasts {
        return None;
    }
    if digits != 2 && !minute_mark {
        return Some(hour_only);
    }
    let mut face = Face { minute: i8::try_from(minute).ok()?, end: at + 3, ..hour_only };
    if minute_mark {
        face.end += 1;
        if let Some((second, _)) = line.number(face.end).filter(|(value, _)| *value < 60)
            && line.means(face.end + 1, Sense::SecondMark)
        {
            face.second = i8::try_from(second).ok()?;
            face.has_seconds = true;
            face.end += 2;
        }
    }
    Some(face)
}

/// 14.30, if "at" is before it or "Uhr", "pm" or a zone behind.
fn dotted(line: &Line<'_>, at: usize, lead: Lead) -> Option<Face> {
    let minute = behind(line, at + 1, '.')?;
    let end = at + 3;
    let said = lead == Lead::At
        || line.means(end, Sense::HourMark)
        || half_day(line, end).is_some()
        || zone::read(line, end, false).is_some();
    let more = line.is_mark(end, '.') && line.glued(end) && line.number(end + 1).is_some();
    (said && !more).then_some(Face { minute, second: 0, has_seconds: false, end })
}

/// Whether it is after noon.
fn half_day(line: &Line<'_>, at: usize) -> Option<(bool, usize)> {
    let after_noon = line.senses(at).iter().find_map(|(sense, _)| match sense {
        Sense::HalfDay { after_noon } => Some(*after_noon),
        _ => None,
    })?;
    // The last dot of "p.m." is not part of the phrase.
    let dotted = line.is_mark(at + 1, '.') && line.glued(at + 1) && line.written(at).contains('.');
    Some((after_noon, at + 1 + usize::from(dotted)))
}
