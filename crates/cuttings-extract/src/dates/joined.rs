//! Dates with what belongs to them: a weekday before or behind, a time before or behind.

use jiff::civil::Weekday;

use super::clock::{self, Clock, Lead};
use super::language::Languages;
use super::lexicon::{LEXICON, Sense};
use super::scan::{Found, Line};
use super::{Order, Reading, marked, named, numeric};

/// A day or month, as the forms of date give it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Core {
    /// The first token behind it.
    pub(super) end: usize,
    pub(super) year: Option<i16>,
    pub(super) month: i8,
    /// `None`: a month.
    pub(super) day: Option<i8>,
    pub(super) either_order: bool,
    pub(super) order: Option<Order>,
    /// The languages of its words; none if it has no words.
    pub(super) languages: Languages,
    pub(super) needs: Needs,
}

/// What must be around an expression that could be something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing: it is a date.
    Nothing,
    /// A weekday or time with it, or to stand by itself between marks.
    Frame,
    /// A weekday or time with it, or to be an item of its own ("3/17 | Jane Doe").
    Item,
    /// The same, or to stand in brackets and nothing else ("[11/23]").
    ItemOrBrackets,
    /// A weekday or time with it, or to be the whole text.
    All,
}

/// A date, with or without weekday and time.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<Found> {
    let dated = day_led(line, at);
    let timed = clock_led(line, at);
    [dated, timed].into_iter().flatten().max_by_key(|found| found.end)
}

/// A time, then a date: "14:30, 17 March 2023", "14:30 ngày 17/3/2023".
fn clock_led(line: &Line<'_>, at: usize) -> Option<Found> {
    if line.number(at + 1).is_none() && line.number(at).is_none() {
        return None;
    }
    let time = clock::read(line, at, Lead::None)?;
    for next in time.end..(time.end + 4) {
        if let Some(dated) = with_weekday(line, next, true) {
            return finish(line, at, dated, Some(time));
        }
        let between = matches!(line.mark(next), Some(',' | '-' | '–' | '|' | '·' | '(' | '/'))
            || line.means(next, Sense::Link)
            || line.means(next, Sense::At)
            || line.means(next, Sense::Label);
        if !between {
            return None;
        }
    }
    None
}

fn day_led(line: &Line<'_>, at: usize) -> Option<Found> {
    let dated = with_weekday(line, at, false)?;
    finish(line, at, dated, None)
}

/// A date and its weekday.
struct Dated {
    core: Core,
    weekday: Option<Weekday>,
    end: usize,
}

fn with_weekday(line: &Line<'_>, at: usize, framed: bool) -> Option<Dated> {
    let plain = core(line, at, framed);
    let led = weekday_led(line, at);
    let dated = match (plain, led) {
        (Some(plain), Some(led)) if plain.end >= led.end => {
            Dated { end: plain.end, core: plain, weekday: None }
        }
        (_, Some(led)) => led,
        (Some(plain), None) => Dated { end: plain.end, core: plain, weekday: None },
        (None, None) => return None,
    };
    if dated.weekday.is_some() {
        return Some(dated);
    }
    let (weekday, end) = weekday_behind(line, &dated.core)
        .map_or((None, dated.end), |(weekday, end)| (Some(weekday), end));
    Some(Dated { weekday, end, ..dated })
}

/// "Friday, 17 March", "Freitag, den 17. März"
fn weekday_led(line: &Line<'_>, at: usize) -> Option<Dated> {
    let (weekday, short, languages, mut next) = line.weekday(at)?;
    if is_single(line, at) {
        return None;
    }
    // "We march 5 miles": two letters and no mark behind them are too little to make a date sure.
    let tiny = short && line.written(at).chars().nth(2).is_none() && line.mark(next - 1).is_none();
    let framed = !tiny || line.mark(next).is_some() || line.number(next).is_some();
    let mut open = false;
    for _ in 0..4 {
        if let Some(core) = core(line, next, framed) {
            if core.day.is_none() || (short && !is_weekday_of(line, at, languages, &core)) {
                return None;
            }
            let sure = framed || core.needs == Needs::Nothing;
            let end = core.end + usize::from(open && line.is_mark(core.end, ')'));
            return sure.then_some(Dated { end, core, weekday: Some(weekday) });
        }
        let between =
            matches!(line.mark(next), Some(',' | '.' | '-' | '–' | '(' | ')' | '|' | '·'))
                || line.means(next, Sense::Link)
                || line.means(next, Sense::Label);
        if !between {
            return None;
        }
        open |= line.is_mark(next, '(');
        next += 1;
    }
    None
}

/// Whether an abbreviation is the weekday's in the language of the date that follows: the "on" of
/// "on 17 March" is a Wednesday in Danish only.
fn is_weekday_of(line: &Line<'_>, at: usize, languages: Languages, core: &Core) -> bool {
    let here = line.language;
    let date =
        if core.languages.is_empty() || core.languages.meets(here) { here } else { core.languages };
    if !date.is_empty() && !date.meets(languages) {
        return false;
    }
    let around = if date.is_empty() || date.len() > 1 { core.languages } else { date };
    let leads_otherwise = line.senses(at).iter().any(|(sense, others)| {
        matches!(sense, Sense::Label | Sense::At | Sense::Link)
            && (around.is_empty() || others.and(around).first() < languages.and(around).first())
    });
    !leads_otherwise
}

/// "17 March 2023, Friday", "2023/3/17(金)"
fn weekday_behind(line: &Line<'_>, core: &Core) -> Option<(Weekday, usize)> {
    core.day?;
    let at = core.end;
    if line.is_mark(at, '(') || line.is_mark(at, '[') {
        let (weekday, _, _, end) = line.weekday(at + 1)?;
        return matches!(line.mark(end), Some(')' | ']')).then_some((weekday, end + 1));
    }
    let at = at + usize::from(line.is_mark(at, ','));
    let (weekday, short, languages, end) = line.weekday(at)?;
    // English weekdays stand behind dates of any language, others only behind those of their own.
    let is_english = languages.meets(LEXICON.english());
    let of_page = core.languages.is_empty() && short && !is_english;
    let near = if of_page { line.language } else { core.languages };
    let foreign = !near.is_empty() && !near.meets(languages);
    if foreign || is_single(line, at) {
        return None;
    }
    let closed = line.is_divided_after(end) || joined_clock(line, end).is_some();
    // A date of its own can begin with that weekday.
    let leads = weekday_led(line, at).is_some();
    ((closed || !short) && !leads).then_some((weekday, end))
}

/// 金 for Friday: too little outside of brackets.
fn is_single(line: &Line<'_>, at: usize) -> bool {
    line.written(at).chars().nth(1).is_none()
}

fn core(line: &Line<'_>, at: usize, framed: bool) -> Option<Core> {
    [named::read(line, at, framed), marked::read(line, at), numeric::read(line, at)]
        .into_iter()
        .flatten()
        .max_by_key(|core| (core.end, core.year.is_some()))
}

/// A time behind the date.
fn joined_clock(line: &Line<'_>, at: usize) -> Option<Clock> {
    let dotted = line.language.meets(LEXICON.dotted_times());
    let mut lead = if dotted { Lead::At } else { Lead::None };
    let mut open = false;
    for next in at..at + 4 {
        if let Some(mut clock) = clock::read(line, next, lead) {
            if open && line.is_mark(clock.end, ')') {
                clock.end += 1;
            }
            return Some(clock);
        }
        match line.mark(next) {
            Some('(') => open = true,
            Some(',' | '-' | '–' | '|' | '·' | '@' | '/' | ':' | '.' | '~') => {}
            Some(_) => return None,
            None if line.written(next).eq_ignore_ascii_case("t") && line.glued(next) => {
                lead = Lead::T
            }
            None if line.means(next, Sense::At) => lead = Lead::At,
            None if line.means(next, Sense::Link) => {}
            None => return None,
        }
    }
    None
}

fn finish(line: &Line<'_>, first: usize, dated: Dated, before: Option<Clock>) -> Option<Found> {
    let Dated { core, weekday, mut end } = dated;
    let Some(day) = core.day else {
        let enough = before.is_none() && satisfied(line, first, core.end, core.needs);
        let reading = Reading::Month { year: core.year?, month: core.month };
        return enough.then_some(Found { end: core.end, reading });
    };
    let behind = if before.is_none() { joined_clock(line, end) } else { None };
    let mut year = core.year;
    if let Some(clock) = behind {
        end = clock.end;
        // Fri Mar 17 08:30:00 2023
        if let Some((found, after)) = named::full_year(line, end).filter(|_| year.is_none()) {
            (year, end) = (Some(found), after);
        }
    }
    let clock = before.or(behind);
    let framed = weekday.is_some() || clock.is_some();
    if !framed && !satisfied(line, first, end, core.needs) {
        return None;
    }
    let reading = Reading::Day {
        year,
        month: core.month,
        day,
        either_order: core.either_order,
        order: core.order,
        weekday,
        time: clock.map(|clock| clock.time),
        offset: clock.and_then(|clock| clock.offset),
    };
    Some(Found { end, reading })
}

fn satisfied(line: &Line<'_>, first: usize, end: usize, needs: Needs) -> bool {
    match needs {
        Needs::Nothing => true,
        Needs::Frame => line.stands_alone(first, end),
        Needs::Item => line.is_item(first, end),
        Needs::ItemOrBrackets => line.is_item(first, end) || line.is_bracketed(first, end),
        Needs::All => line.is_whole(first, end),
    }
}
