//! Dates whose month is a word: "17 March 2023", "March 17th", "2023. március 17.", "mars 2023".

use super::Context;
use super::calendar::{buddhist, jalali};
use super::joined::{Core, Needs};
use super::language::Languages;
use super::lexicon::{LEXICON, Sense};
use super::scan::Line;

/// The years that anything is dated in.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// How many separators can stand between two parts of a date ("de", ",", "del").
const BETWEEN: usize = 3;

/// The date at a place. `framed`: a weekday or time is known to be with it.
pub(super) fn read(line: &Line<'_>, at: usize, framed: bool) -> Option<Core> {
    if line.number(at).is_some() {
        [day_month(line, at, framed), year_month(line, at)]
            .into_iter()
            .flatten()
            .max_by_key(|core| core.end)
    } else {
        let month = Month::read(line, at)?;
        month_day(line, at, &month, framed).or_else(|| month_year(line, at, &month))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Calendar {
    Gregorian,
    Jalali,
}

/// The word for a month.
struct Month {
    number: i8,
    calendar: Calendar,
    short: bool,
    languages: Languages,
    /// Its token.
    at: usize,
    /// The first token behind it.
    end: usize,
}

impl Month {
    fn read(line: &Line<'_>, at: usize) -> Option<Self> {
        let pick = |sense| match sense {
            Sense::Month { month, short } => Some((month, Calendar::Gregorian, short)),
            Sense::Jalali(month) => Some((month, Calendar::Jalali, false)),
            _ => None,
        };
        if !line.senses(at).iter().any(|(sense, _)| pick(*sense).is_some()) {
            return None;
        }
        let around = (at.saturating_sub(2)..at).chain(at + 1..at + 3);
        let near = around
            .flat_map(|at| line.senses(at))
            .fold(Languages::NONE, |sum, (_, languages)| sum.or(*languages));
        let ((number, calendar, short), languages) = line.likeliest(at, near, pick)?;
        let dotted = short && matches!(line.mark(at + 1), Some('.' | '\'')) && line.glued(at + 1);
        let end = at + 1 + usize::from(dotted);
        // The two names of a month in Arabic: "آذار/مارس".
        let again = line
            .senses(end + 1)
            .iter()
            .any(|(sense, _)| matches!(sense, Sense::Month { month, .. } if *month == number));
        let end = if line.is_mark(end, '/') && again { end + 2 } else { end };
        Some(Self { number, calendar, short, languages, at, end })
    }

    /// The day in the Gregorian calendar; with the year where it is written or must be known.
    fn core(&self, line: &Line<'_>, year: Option<i16>, day: i8, end: usize) -> Option<Core> {
        let (year, month, day) = match self.calendar {
            Calendar::Gregorian => (year, self.number, day),
            Calendar::Jalali => {
                let date = match year {
                    Some(year) => jalali(year, self.number, day)?,
                    None => last_jalali(line.context, self.number, day)?,
                };
                (Some(date.year()), date.month(), date.day())
            }
        };
        Some(Core {
            end,
            year,
            month,
            day: Some(day),
            either_order: false,
            order: None,
            languages: self.languages,
            needs: Needs::Nothing,
        })
    }
}

/// The last such day of the Solar Hijri calendar that is not after the reference.
fn last_jalali(context: &Context<'_>, month: i8, day: i8) -> Option<jiff::civil::Date> {
    let today = crate::when::utc_day(context.reference?);
    let latest = today.checked_add(jiff::Span::new().days(2)).ok()?;
    let year = today.year() - 621;
    (year - 4..=year).rev().filter_map(|year| jalali(year, month, day)).find(|date| *date <= latest)
}

/// "17 March 2023", "17 de marzo del 2023", "17-19 March"
fn day_month(line: &Line<'_>, at: usize, framed: bool) -> Option<Core> {
    if is_part_of_more(line, at) {
        return None;
    }
    let (day, next) = day(line, at)?;
    let next = span_end(line, next).unwrap_or(next);
    let (next, between) = separators(line, next, None);
    if between.comma || between.dash {
        return None;
    }
    let month = Month::read(line, next)?;
    let (next, between) = separators(line, month.end, Some(&month));
    if let Some((year, end)) = year(line, next, &between, &month) {
        return month.core(line, Some(year), day, trailing_dot(line, end, &month));
    }
    // "Top 5: March 17, 2023", where the number belongs to something else.
    if month_first(line, &month).is_some_and(|(_, _, year)| year) || is_glued_to_word(line, at) {
        return None;
    }
    let mut core = month.core(line, None, day, month.end)?;
    if !framed && !is_plausible(line, month.at, &month, false) {
        core.needs = Needs::Frame;
    }
    Some(core)
}

/// "March 17, 2023"
fn month_day(line: &Line<'_>, at: usize, month: &Month, framed: bool) -> Option<Core> {
    let (day, end, _) = month_first(line, month)?;
    let (next, between) = separators(line, end, Some(month));
    if let Some((year, end)) = year(line, next, &between, month) {
        return month.core(line, Some(year), day, end);
    }
    // "Sat, Mar 17 March 2023": the number belongs to what follows.
    let (after, _) = separators(line, end, None);
    if Month::read(line, after).is_some_and(|m| {
        let (next, between) = separators(line, m.end, Some(&m));
        year(line, next, &between, &m).is_some()
    }) {
        return None;
    }
    if is_counted(line, end) || is_glued_to_word(line, at) {
        return None;
    }
    let mut core = month.core(line, None, day, end)?;
    if !framed && !is_plausible(line, at, month, true) {
        core.needs = Needs::Frame;
    }
    Some(core)
}

/// The day behind a month, the first token behind it, and whether a whole year follows.
fn month_first(line: &Line<'_>, month: &Month) -> Option<(i8, usize, bool)> {
    let (next, between) = separators(line, month.end, Some(month));
    if between.comma || between.apostrophe {
        return None;
    }
    let (day, end) = day(line, next)?;
    let end = span_end(line, end).unwrap_or(end);
    let (next, _) = separators(line, end, Some(month));
    Some((day, end, full_year(line, next).is_some()))
}

/// "2023. március 17.", "2023 m. kovo 17 d.", "2023. gada 17. martā", "2023 March 17"
fn year_month(line: &Line<'_>, at: usize) -> Option<Core> {
    if is_part_of_more(line, at) {
        return None;
    }
    let (value, digits) = line.number(at).filter(|(_, digits)| *digits == 4)?;
    let dotted = usize::from(line.is_mark(at + 1, '.') && line.glued(at + 1));
    let marked = year_mark(line, at + 1 + dotted, None);
    let after = at + 1 + if marked > 0 { dotted + marked } else { 0 };
    let (next, between) = separators(line, after, None);
    if between.comma {
        return None;
    }
    if let Some(month) = Month::read(line, next) {
        let year = widen(line, value, digits, &month)?;
        let (behind, between) = separators(line, month.end, Some(&month));
        if let Some((day, end)) = day(line, behind).filter(|_| !between.comma) {
            return month.core(line, Some(year), day, trailing_dot(line, end, &month));
        }
        let year_first = LEXICON.year_first();
        let wanted = month.calendar == Calendar::Gregorian && month.languages.meets(year_first);
        return (wanted && YEARS.contains(&year)).then_some(whole_month(&month, year, month.end));
    }
    let (day, next) = day(line, next).filter(|_| after > at + 1)?;
    let (next, _) = separators(line, next, None);
    let month = Month::read(line, next)?;
    let year = widen(line, value, digits, &month)?;
    month.core(line, Some(year), day, month.end)
}

/// "March 2023"
fn month_year(line: &Line<'_>, at: usize, month: &Month) -> Option<Core> {
    if month.calendar != Calendar::Gregorian || is_glued_to_word(line, at) {
        return None;
    }
    let (next, between) = separators(line, month.end, Some(month));
    if between.apostrophe {
        return None;
    }
    let (value, digits) = line.number(next).filter(|(_, digits)| *digits == 4)?;
    let year = widen(line, value, digits, month)?;
    let (_, end) = year_at(line, next, month)?;
    let mut core = whole_month(month, year, end);
    if !is_plausible(line, at, month, false) {
        core.needs = Needs::Frame;
    }
    Some(core)
}

fn whole_month(month: &Month, year: i16, end: usize) -> Core {
    Core {
        end,
        year: Some(year),
        month: month.number,
        day: None,
        either_order: false,
        order: None,
        languages: month.languages,
        needs: Needs::Nothing,
    }
}

/// Whether a month's word without a year is meant as one, in running text: "May 5", but not "may 5
/// people come", "10 out of 12", "Mars 2020".
fn is_plausible(line: &Line<'_>, at: usize, month: &Month, month_leads: bool) -> bool {
    let lexicon = &*LEXICON;
    let (here, languages) = (line.language, month.languages);
    if month_leads && !languages.meets(lexicon.month_first()) {
        return false;
    }
    if !here.is_empty() && !languages.meets(here) {
        // A full name of five letters or more is hardly a word of another language.
        return !month.short && line.written(at).chars().nth(4).is_some();
    }
    let english = lexicon.english();
    let is_lower = line.written(at).starts_with(|c: char| c.is_ascii_lowercase());
    if is_lower && languages.meets(english) && (here.is_empty() || here.meets(english)) {
        let other = languages.without(english);
        return !month.short && !month_leads && !other.is_empty() && here.is_empty();
    }
    !month.short || !here.is_empty() || languages.meets(english)
}

/// The separators at a place: where they end, and which they are.
struct Between {
    comma: bool,
    /// A long dash.
    dash: bool,
    apostrophe: bool,
    /// A hyphen or slash without spaces.
    tight: bool,
    buddhist: bool,
}

fn separators(line: &Line<'_>, at: usize, month: Option<&Month>) -> (usize, Between) {
    // "10 out of 12": the words between must be of the month's language.
    let fits = |all: Languages| month.is_none_or(|month| month.languages.meets(all));
    let mut between =
        Between { comma: false, dash: false, apostrophe: false, tight: false, buddhist: false };
    let mut next = at;
    while next < at + BETWEEN {
        match line.mark(next) {
            Some(',') => between.comma = true,
            Some('–') => between.dash = true,
            Some('\'') => between.apostrophe = true,
            Some('-' | '/') => between.tight = line.glued(next) && line.glued(next + 1),
            Some('.') => {}
            Some(_) => break,
            None if line.means(next, Sense::Year { buddhist: true }) => between.buddhist = true,
            None if line.senses(next).iter().any(|(sense, all)| {
                matches!(sense, Sense::Link | Sense::Year { buddhist: false }) && fits(*all)
            }) => {}
            None => break,
        }
        next += 1;
    }
    (next, between)
}

/// A day's number with its ending: "17", "17th", "1er", "17.", "17-го", "17日"
fn day(line: &Line<'_>, at: usize) -> Option<(i8, usize)> {
    let (value, digits) = line.number(at)?;
    if digits > 2 || !(1..=31).contains(&value) {
        return None;
    }
    let value = i8::try_from(value).ok()?;
    let next = at + 1;
    let number_follows = line.number(next + 1).is_some_and(|_| line.glued(next + 1));
    if line.glued(next) && number_follows {
        // A time, a decimal number, or thousands.
        let thousands = line.number(next + 1).is_some_and(|(_, digits)| digits == 3);
        match line.mark(next) {
            Some(':') => return None,
            Some('.' | ',') if thousands || line.number(next + 1)?.1 < 3 => return None,
            _ => {}
        }
    }
    if line.means(next, Sense::DayMark) {
        let dotted =
            line.written(next).len() == 1 && line.is_mark(next + 1, '.') && line.glued(next + 1);
        return Some((value, next + 1 + usize::from(dotted)));
    }
    if line.glued(next) {
        if line.means(next, Sense::Ordinal) || line.is_mark(next, '°') {
            return Some((value, next + 1));
        }
        let mark = matches!(line.mark(next), Some('-' | '\''));
        if mark && line.glued(next + 1) && line.means(next + 1, Sense::Ordinal) {
            return Some((value, next + 2));
        }
        if matches!(line.mark(next), Some('%' | '$' | '€' | '£')) {
            return None;
        }
    }
    Some((value, next))
}

/// The end of a span of days: "–19" of "17–19 March".
fn span_end(line: &Line<'_>, at: usize) -> Option<usize> {
    let at = at + usize::from(line.is_mark(at, '.') && line.glued(at));
    if !matches!(line.mark(at), Some('-' | '–')) {
        return None;
    }
    let (_, digits) = line.number(at + 1).filter(|(_, digits)| *digits <= 2)?;
    let (_, end) = day(line, at + 1)?;
    (digits > 0).then_some(end)
}

/// The year behind a day and month.
fn year(line: &Line<'_>, at: usize, between: &Between, month: &Month) -> Option<(i16, usize)> {
    let (value, digits) = line.number(at)?;
    if digits == 4 && !between.apostrophe {
        return year_at(line, at, month);
    }
    if digits != 2 || (line.is_mark(at + 1, ':') && line.glued(at + 1)) {
        return None;
    }
    let thai = month.languages.and(LEXICON.thai()) == month.languages;
    let closed = line.is_divided_after(at + 1)
        && !between.comma
        && is_plausible(line, month.at, month, false);
    if !(between.apostrophe || between.tight || between.buddhist || thai || closed) {
        return None;
    }
    Some((widen(line, value, digits, month)?, at + 1))
}

/// The four-digit year at a place, with its mark.
fn year_at(line: &Line<'_>, at: usize, month: &Month) -> Option<(i16, usize)> {
    let (value, digits) = line.number(at)?;
    let more = matches!(line.mark(at + 1), Some(':' | '.' | ',')) && line.glued(at + 1);
    if more && line.glued(at + 2) && line.number(at + 2).is_some() {
        return None;
    }
    let year = widen(line, value, digits, month)?;
    Some((year, at + 1 + year_mark(line, at + 1, Some(month.languages))))
}

/// How many tokens say "year": "г.", "roku".
fn year_mark(line: &Line<'_>, at: usize, languages: Option<Languages>) -> usize {
    let allowed = languages.map(|l| if l.is_empty() { line.language } else { l });
    let is_year = line.senses(at).iter().any(|(sense, all)| {
        matches!(sense, Sense::Year { .. }) && allowed.is_none_or(|allowed| allowed.meets(*all))
    });
    if !is_year {
        return 0;
    }
    1 + usize::from(line.is_mark(at + 1, '.') && line.glued(at + 1))
}

/// A four-digit Gregorian year, whatever is around it.
pub(super) fn full_year(line: &Line<'_>, at: usize) -> Option<(i16, usize)> {
    let (value, digits) = line.number(at)?;
    let year = i16::try_from(value).ok().filter(|year| digits == 4 && YEARS.contains(year))?;
    Some((year, at + 1))
}

/// The year that is meant by a number next to a month, in that month's calendar.
fn widen(line: &Line<'_>, value: u32, digits: u8, month: &Month) -> Option<i16> {
    let value = i16::try_from(value).ok()?;
    if month.calendar == Calendar::Jalali {
        return match digits {
            4 => (1200..=1480).contains(&value).then_some(value),
            2 => Some(if value < 50 { 1400 + value } else { 1300 + value }),
            _ => None,
        };
    }
    let thai = month.languages.meets(LEXICON.thai());
    match digits {
        4 if YEARS.contains(&value) => Some(value),
        4 if thai || line.language.meets(LEXICON.thai()) => {
            Some(buddhist(value)).filter(|year| YEARS.contains(year))
        }
        // 66 is 2566, as no Thai page is of 1966.
        2 if thai && value > 33 => Some(buddhist(2500 + value)),
        2 => Some(two_digits(line.context, value)),
        _ => None,
    }
}

/// The full form of a two-digit year: no later than the year after the reference; without one, as
/// POSIX has it (69 is 1969).
pub(super) fn two_digits(context: &Context<'_>, value: i16) -> i16 {
    let last = context.reference.map_or(2068, |at| crate::when::utc_day(at).year() + 1);
    let century = last - last.rem_euclid(100);
    if century + value <= last { century + value } else { century - 100 + value }
}

/// The dot that belongs to the date in languages that put one behind it.
fn trailing_dot(line: &Line<'_>, end: usize, month: &Month) -> usize {
    let dotted = LEXICON.dot_behind();
    let wanted = month.languages.without(dotted).is_empty() || line.language.meets(dotted);
    end + usize::from(wanted && line.is_mark(end, '.') && line.glued(end))
}

/// Whether the number is a piece of a longer one, or money.
pub(super) fn is_part_of_more(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if !line.glued(at) {
        return false;
    }
    match line.mark(before) {
        Some('$' | '€' | '£' | '¥' | '#' | '=' | '_' | '&' | '\\' | '~') => true,
        Some('.' | ',' | ':' | '/' | '-') => {
            line.glued(before) && before.checked_sub(1).is_some_and(|at| line.number(at).is_some())
        }
        _ => false,
    }
}

fn is_glued_to_word(line: &Line<'_>, at: usize) -> bool {
    line.glued(at)
        && at
            .checked_sub(1)
            .is_some_and(|before| line.written(before).ends_with(char::is_alphanumeric))
        && !line.written(at.saturating_sub(1)).ends_with(super::fold::is_unspaced)
}

/// Whether the number behind a month counts something: "May 5%".
fn is_counted(line: &Line<'_>, end: usize) -> bool {
    line.glued(end) && matches!(line.mark(end), Some('%' | '$' | '€' | '£' | '+'))
}
