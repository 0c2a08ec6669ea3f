//! What the dates in a running text say of the day on which it was written.
//!
//! A date in a text is that of what it tells, not its own. Yet it bounds its own: nothing is told in the
//! past tense before it happened, a day is named without its year only while it is near, and "last
//! Sunday, 5 February" is written within days. Each expression becomes a constraint on the day of writing
//! ([`Says`]), as wide as people use it; which words it was made of stays with it.
//!
//! | expression | the text was written |
//! | --- | --- |
//! | on 26 September 2022; in March 2021 | at most [`AHEAD`] days before (things are announced), or ever after |
//! | at the dawn of 2021 | not before the year before |
//! | Name (1904–1987) | not before the year of death |
//! | Name (1904–1987) died Tuesday | in that year, or in the week after it |
//! | today, 5 March 2023; yesterday, 5 March | on that day; the day after |
//! | last Sunday, 5 February | in the two weeks after, in a year in which that is a Sunday |
//! | on Friday, January 27 | within months of it, in a year in which that is a Friday |
//! | the 10th anniversary of 5 March 2013 | around 5 March 2023 |
//! | in 2003, 20 years ago | around 2023 |
//!
//! "20 years ago", "last Friday" and "yesterday" alone say when something happened *if* the day of writing
//! is known, and nothing of that day: they give no constraint. Nor does a day and month alone: days are
//! remembered by such names for years.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::fold::fold_phrase;
use super::lexicon::{Sense, Unit};
use super::scan::{Found, Line};
use super::token::{Kind, Token, Tokens};
use super::{Context, Reading};
use crate::Range as DayRange;

/// How far ahead, in days, lists commonly announce things.
const AHEAD: i32 = 60;

/// How long after a day, in days, people still name it by weekday and date without the year.
const AFTER: i32 = 120;

/// How long after a day, in days, it is still "last Sunday".
const LAST: i32 = 14;

/// How far from the day itself, in days, an anniversary is written of.
const ANNIVERSARY: i32 = 60;

/// Days of publication are told in the time zones of outlets.
const ZONES: i32 = 1;

/// Years that running text dates things in; lower numbers are mostly of something else.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// How many tokens can stand between an anniversary and the date that it is of.
const NEAR: usize = 12;

/// The ages that lives between two years have.
const LIFE: std::ops::RangeInclusive<i16> = 15..=120;

/// How many years back a day without its year is looked for.
const BACK: i16 = 40;

/// "Died", folded, in the most written languages.
const DEATHS: &[&str] = &[
    "died",
    "dies",
    "dead",
    "starb",
    "gestorben",
    "verstorben",
    "tot",
    "mort",
    "morte",
    "decede",
    "decedee",
    "murio",
    "fallecio",
    "muere",
    "morto",
    "morta",
    "muore",
    "morreu",
    "faleceu",
    "overleden",
    "overleed",
    "zmarl",
    "zmarla",
    "умер",
    "умерла",
    "скончался",
    "скончалась",
    "помер",
    "померла",
    "dog",
    "dode",
    "kuoli",
    "zemrel",
    "zemrela",
    "meghalt",
    "oldu",
    "πεθανε",
];

/// "Anniversary", folded, in the most written languages.
const ANNIVERSARIES: &[&str] = &[
    "anniversary",
    "jahrestag",
    "anniversaire",
    "aniversario",
    "anniversario",
    "jubilaum",
    "verjaardag",
    "rocznica",
    "rocznice",
    "rocznicy",
    "годовщина",
    "годовщину",
    "годовщине",
    "годовщины",
    "роковини",
    "vyroci",
    "evfordulo",
    "evforduloja",
    "yildonumu",
    "επετειο",
    "επετειοσ",
];

/// What a text says of the day on which it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Where the words stand that say so, in bytes; a valid slice of the text.
    pub span: Range<usize>,
    /// What they say.
    pub says: Says,
}

/// A constraint on the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// Written in these days.
    Within(DayRange),
    /// Written around a day of which the year is not told.
    Around {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
        /// In which years it can be.
        weekday: Weekday,
        /// From so many days after it (before it, where negative)…
        first: i32,
        /// …to so many.
        last: i32,
    },
}

impl Says {
    /// What is left of the days that are known otherwise; `None` where that is nothing.
    ///
    /// Of a day without its year, all years count in which the constraint meets the known days, so that
    /// the outcome is a span over all that is possible. Without a latest day nothing can be said.
    #[must_use]
    pub fn within(&self, known: DayRange) -> Option<DayRange> {
        match *self {
            Self::Within(said) => both(known, said),
            Self::Around { month, day, weekday, first, last } => {
                let Some(latest) = known.latest else { return Some(known) };
                let lowest = known.earliest.map_or(latest.year() - BACK, |day| day.year() - 1);
                let mut found: Option<DayRange> = None;
                for year in (lowest..=latest.year().saturating_add(1)).rev() {
                    let around = Date::new(year, month, day)
                        .ok()
                        .filter(|date| date.weekday() == weekday)
                        .and_then(|date| span(date, first, last))
                        .and_then(|span| both(known, span));
                    if let Some(around) = around {
                        let before = found.unwrap_or(around);
                        found = Some(DayRange { earliest: around.earliest, latest: before.latest });
                    }
                }
                let found = found?;
                // With no earliest day it can be any earlier year, too.
                let earliest = known.earliest.and(found.earliest);
                Some(DayRange { earliest, ..found })
            }
        }
    }
}

/// The days that both allow.
fn both(a: DayRange, b: DayRange) -> Option<DayRange> {
    let earliest = a.earliest.max(b.earliest);
    let latest = match (a.latest, b.latest) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let possible = !matches!((earliest, latest), (Some(first), Some(last)) if first > last);
    possible.then_some(DayRange { earliest, latest })
}

/// From so many days after a day to so many.
fn span(day: Date, first: i32, last: i32) -> Option<DayRange> {
    Some(DayRange {
        earliest: Some(day.checked_add(first.days()).ok()?),
        latest: Some(day.checked_add(last.days()).ok()?),
    })
}

/// What the dates in a text say of the day on which it was written, in reading order.
///
/// `language` is a BCP 47 tag; it decides only what is otherwise ambiguous.
#[must_use]
pub fn expressions(text: &str, language: Option<&str>) -> Vec<Expression> {
    let context = Context { reference: None, language };
    let tokens: Vec<Token> = Tokens::new(text).collect();
    let line = Line::new(text, &tokens, &context);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (end, said) = expression(&line, at);
        if let (Some(said), Some(span)) = (said, bytes(&line, at..end)) {
            found.push(Expression { span, says: said });
        }
        at = end.max(at + 1);
    }
    found
}

fn bytes(line: &Line<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let first = line.tokens.get(tokens.start)?.start;
    let last = line.tokens.get(tokens.end.checked_sub(1)?)?.end;
    Some(first..last)
}

/// The expression at a place, and the first token behind it.
fn expression(line: &Line<'_>, at: usize) -> (usize, Option<Says>) {
    if let Some((end, says)) = life(line, at).or_else(|| anniversary(line, at)) {
        return (end, Some(says));
    }
    if let Some((end, says)) = nearby(line, at) {
        return (end, Some(says));
    }
    match line.longest(at) {
        Some(Found { end, reading }) => {
            if let Some((end, says)) = years_ago(line, end, &reading) {
                return (end, Some(says));
            }
            (end, of_reading(&reading).filter(|says| names_weekday(line, at..end, says)))
        }
        None => match year(line, at) {
            Some(year) => match ago_behind(line, at + 1) {
                Some((end, years)) => (end, in_year(year, years)),
                None => (at + 1, not_before(year - 1)),
            },
            None => (at + 1, None),
        },
    }
}

/// A date by itself.
fn of_reading(reading: &Reading) -> Option<Says> {
    match *reading {
        Reading::Day { year: Some(_), .. } | Reading::Month { .. } => {
            let (first, _) = days(reading)?;
            Some(from(first.checked_sub(AHEAD.days()).ok()?))
        }
        Reading::Day {
            year: None,
            month,
            day,
            either_order: false,
            weekday: Some(weekday),
            ..
        } => Some(Says::Around { month, day, weekday, first: -AHEAD, last: AFTER }),
        _ => None,
    }
}

/// Whether the weekday that a constraint needs is written in full: "to September 30th" is no Tuesday.
fn names_weekday(line: &Line<'_>, mut tokens: Range<usize>, says: &Says) -> bool {
    let Says::Around { weekday: wanted, .. } = says else { return true };
    tokens.any(|at| {
        let written = line.written(at);
        let long = !written.is_ascii() || written.len() > 3;
        long && line.senses(at).iter().any(
            |(sense, _)| matches!(sense, Sense::Weekday { day, short: false } if day == wanted),
        )
    })
}

/// The first and last day of a date with its year.
fn days(reading: &Reading) -> Option<(Date, Date)> {
    match *reading {
        Reading::Day { year: Some(year), month, day, either_order: false, .. } => {
            let day = Date::new(year, month, day).ok()?;
            Some((day, day))
        }
        Reading::Month { year, month } => {
            let first = Date::new(year, month, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        _ => None,
    }
}

fn from(day: Date) -> Says {
    Says::Within(DayRange { earliest: Some(day), latest: None })
}

fn not_before(year: i16) -> Option<Says> {
    Some(from(Date::new(year, 1, 1).ok()?))
}

/// Around a year so many years later; what is so many years ago is counted roughly.
fn in_year(year: i16, years: i16) -> Option<Says> {
    let year = year.checked_add(years)?;
    let range = DayRange {
        earliest: Some(Date::new(year, 1, 1).ok()?.checked_sub(180.days()).ok()?),
        latest: Some(Date::new(year, 12, 31).ok()?.checked_add(365.days()).ok()?),
    };
    Some(Says::Within(range))
}

/// A four-digit year of running text: not a part of a larger number, an amount or a code.
fn year(line: &Line<'_>, at: usize) -> Option<i16> {
    let (value, digits) = line.number(at)?;
    let year = i16::try_from(value).ok().filter(|year| digits == 4 && YEARS.contains(year))?;
    let joined = |at: usize| {
        line.glued(at)
            && !matches!(line.mark(at), Some('.' | ',' | ';' | ':' | ')' | '\'' | '’' | '!' | '?'))
    };
    let open = at.checked_sub(1).is_none_or(|before| {
        !line.glued(at) || matches!(line.mark(before), Some('(' | '"' | '«' | '„'))
    });
    let closed = at + 1 >= line.tokens.len()
        || !joined(at + 1)
        || line.senses(at + 1).iter().any(|(sense, _)| matches!(sense, Sense::Year { .. }));
    (open && closed).then_some(year)
}

/// "(1904–1987)", the years of a life; with the day of the week on which it ended, the year of writing.
fn life(line: &Line<'_>, at: usize) -> Option<(usize, Says)> {
    let number = |at: usize| {
        let (value, digits) = line.number(at)?;
        i16::try_from(value).ok().filter(|_| digits == 4)
    };
    let opens = line.is_mark(at, '(') && matches!(line.mark(at + 2), Some('-' | '–' | '—'));
    if !opens || !line.is_mark(at + 4, ')') {
        return None;
    }
    let (born, died) = (number(at + 1)?, number(at + 3)?);
    if !LIFE.contains(&(died.checked_sub(born)?)) {
        return None;
    }
    let latest = if tells_recent_death(line, at + 5) {
        Date::new(died, 12, 31).ok()?.checked_add(8.days()).ok()
    } else {
        None
    };
    let earliest = Some(Date::new(died, 1, 1).ok()?);
    Some((at + 5, Says::Within(DayRange { earliest, latest })))
}

/// Whether it is said that somebody died on a day of the week, or yesterday.
fn tells_recent_death(line: &Line<'_>, from: usize) -> bool {
    let near = |at: usize| {
        (at.saturating_sub(4)..at + 4).any(|at| {
            line.senses(at).iter().any(|(sense, _)| {
                matches!(
                    sense,
                    Sense::Weekday { short: false, .. }
                        | Sense::Last(_)
                        | Sense::Relative { unit: Unit::Day, count: 0..=2 }
                )
            })
        })
    };
    (from..line.tokens.len().min(from + 400)).any(|at| is_one_of(line, at, DEATHS) && near(at))
}

fn is_one_of(line: &Line<'_>, at: usize, words: &[&str]) -> bool {
    let is_word = line.tokens.get(at).is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Term(_)));
    if !is_word {
        return false;
    }
    let folded = fold_phrase(line.written(at));
    words.contains(&folded.as_str())
}

/// "The 10th anniversary of the coup of 5 March 2013", "the 20th anniversary of the 2003 flood"
fn anniversary(line: &Line<'_>, at: usize) -> Option<(usize, Says)> {
    let (count, _) = line.number(at).filter(|(_, digits)| *digits <= 3)?;
    let years = i16::try_from(count).ok().filter(|years| (1..=500).contains(years))?;
    let word = (at + 1..at + 5).find(|&at| is_one_of(line, at, ANNIVERSARIES))?;
    for next in word + 1..word + NEAR {
        if matches!(line.mark(next), Some('.' | '!' | '?' | ';')) {
            return None;
        }
        // "The 80th anniversary on 5 May 2024" names the day of the anniversary itself.
        let is_of = line.means(next - 1, Sense::Link)
            || (line.means(next - 1, Sense::Label) && !line.means(next - 1, Sense::At));
        if !is_of {
            continue;
        }
        if let Some(found) = line.longest(next) {
            let Some((first, last)) = days(&found.reading) else { continue };
            let (first, last) =
                (first.checked_add(years.years()).ok()?, last.checked_add(years.years()).ok()?);
            let earliest = first.checked_sub(ANNIVERSARY.days()).ok();
            let latest = last.checked_add(ANNIVERSARY.days()).ok();
            return Some((found.end, Says::Within(DayRange { earliest, latest })));
        }
        if let Some(year) = year(line, next) {
            return Some((next + 1, in_year(year, years)?));
        }
    }
    None
}

/// "Last Sunday, 5 February", "yesterday (5 March)", "today, 5 March 2023"
fn nearby(line: &Line<'_>, at: usize) -> Option<(usize, Says)> {
    let led = line.senses(at).iter().find_map(|(sense, _)| match sense {
        Sense::Last(weekday) => Some(Led::Last(*weekday)),
        Sense::Relative { unit: Unit::Day, count } => Some(Led::DaysAgo(*count)),
        _ => None,
    })?;
    let found = (at + 1..at + 4)
        .take_while(|&next| {
            next == at + 1
                || matches!(line.mark(next - 1), Some(',' | '(' | '-' | '–'))
                || line.means(next - 1, Sense::Link)
                || line.means(next - 1, Sense::At)
        })
        .find_map(|next| line.longest(next))?;
    let Reading::Day { year, month, day, either_order: false, weekday, .. } = found.reading else {
        return None;
    };
    let (first, last, weekday) = match led {
        Led::Last(weekday) => (0, LAST, Some(weekday)),
        Led::DaysAgo(days) => (days - ZONES, days + ZONES, weekday),
    };
    let says = match (year, weekday) {
        (Some(year), _) => Says::Within(span(Date::new(year, month, day).ok()?, first, last)?),
        (None, Some(weekday)) => Says::Around { month, day, weekday, first, last },
        (None, None) => return None,
    };
    Some((found.end, says))
}

/// What leads a date that is near.
#[derive(Clone, Copy)]
enum Led {
    Last(Weekday),
    DaysAgo(i32),
}

/// "On 5 March 2003, 20 years ago", "20 years ago, in 2003"
fn years_ago(line: &Line<'_>, end: usize, reading: &Reading) -> Option<(usize, Says)> {
    if let Reading::MonthsAgo(months) = *reading {
        let years = whole_years(months)?;
        let next = behind_joint(line, end);
        if let Some(found) = line.longest(next).filter(|found| days(&found.reading).is_some()) {
            return Some((found.end, later(&found.reading, years)?));
        }
        return Some((next + 1, in_year(year(line, next)?, years)?));
    }
    days(reading)?;
    let (behind, years) = ago_behind(line, end)?;
    Some((behind, later(reading, years)?))
}

fn later(reading: &Reading, years: i16) -> Option<Says> {
    let (first, last) = days(reading)?;
    let earliest = first.checked_add(years.years()).ok()?.checked_sub(180.days()).ok();
    let latest = last.checked_add(years.years()).ok()?.checked_add(365.days()).ok();
    Some(Says::Within(DayRange { earliest, latest }))
}

/// "…, 20 years ago": where it ends, and how many.
fn ago_behind(line: &Line<'_>, at: usize) -> Option<(usize, i16)> {
    let next = behind_joint(line, at);
    match line.longest(next) {
        Some(Found { end, reading: Reading::MonthsAgo(months) }) => {
            Some((end, whole_years(months)?))
        }
        _ => None,
    }
}

fn whole_years(months: i32) -> Option<i16> {
    i16::try_from(months / 12).ok().filter(|years| months % 12 == 0 && *years > 0)
}

/// Past a comma and "in", "on".
fn behind_joint(line: &Line<'_>, at: usize) -> usize {
    let mut next = at;
    while next < at + 2
        && (matches!(line.mark(next), Some(',' | '(' | '–' | '-'))
            || line.means(next, Sense::At)
            || line.means(next, Sense::Link)
            || is_one_of(line, next, &["in", "im", "en", "nel", "em", "w", "v", "в"]))
    {
        next += 1;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// What the first expression of a text leaves of the years 2020 to 2024, as days.
    fn left(language: &str, text: &str) -> Option<(String, String)> {
        let known = DayRange { earliest: Some(date(2020, 1, 1)), latest: Some(date(2024, 12, 31)) };
        let found = expressions(text, Some(language));
        let range = found.iter().find_map(|found| found.says.within(known))?;
        Some((range.earliest?.to_string(), range.latest?.to_string()))
    }

    fn is_left(language: &str, text: &str, first: &str, last: &str) {
        let wanted = Some((first.to_owned(), last.to_owned()));
        assert_eq!(left(language, text), wanted, "{text}");
    }

    const END: &str = "2024-12-31";

    #[test]
    fn a_named_day_or_month_is_not_told_of_long_before() {
        is_left("en", "On 26 September 2022, news broke of a leak.", "2022-07-28", END);
        is_left("de", "Seit März 2021 ist der Kai gesperrt.", "2020-12-31", END);
        is_left("en", "In early February of 2023, the ferry sank.", "2022-12-03", END);
    }

    #[test]
    fn a_year_is_not_told_of_long_before() {
        is_left("en", "At the dawn of 2023, the quay is shut.", "2022-01-01", END);
        for text in ["It cost 2023€ or $2023.", "Room 2023-b", "In 1803 it was built."] {
            assert_eq!(left("en", text), None, "{text}");
        }
    }

    #[test]
    fn a_death_on_a_weekday_is_told_of_in_the_year_that_the_life_ended() {
        let told = "Maren Holt (1931–2022): Maren Holt died Tuesday at the age of 91.";
        is_left("en", told, "2022-01-01", "2023-01-08");
        let told = "Maren Holt (1931–2022) ist am Dienstag mit 91 Jahren gestorben.";
        is_left("de", told, "2022-01-01", "2023-01-08");
        is_left("en", "The quay of Maren Holt (1931-2022) opens again.", "2022-01-01", END);
        assert_eq!(left("en", "The budget (2021–2027) is short."), None);
    }

    #[test]
    fn a_day_led_by_how_near_it_is_gives_its_day() {
        is_left(
            "en",
            "They voted last Sunday, 5 February, for a mayor.",
            "2023-02-05",
            "2023-02-19",
        );
        is_left("en", "Yesterday, 3 March 2023, the quay was shut.", "2023-03-03", "2023-03-05");
        is_left("fr", "Hier, 3 mars 2023, le quai a fermé.", "2023-03-03", "2023-03-05");
    }

    #[test]
    fn a_weekday_with_its_day_gives_the_year() {
        is_left("en", "Riots began on Friday 17 February.", "2022-12-19", "2023-06-17");
        is_left("es", "Empezó el viernes 17 de febrero.", "2022-12-19", "2023-06-17");
        assert_eq!(left("en", "From June to September 30th, 9 to 1.6"), None);
    }

    #[test]
    fn an_anniversary_or_age_of_a_named_day_gives_the_time() {
        let text = "The 10th anniversary of the flood of 5 March 2013 is marked.";
        is_left("en", text, "2023-01-04", "2023-05-04");
        is_left("en", "The 20th anniversary of the 2003 flood", "2022-07-05", "2024-12-30");
        is_left("en", "The quay was built in 2002, 20 years ago.", "2021-07-05", "2023-12-31");
        is_left("de", "Der Kai wurde 2002, vor 20 Jahren, gebaut.", "2021-07-05", "2023-12-31");
    }

    #[test]
    fn what_is_told_against_an_unknown_day_says_nothing_of_it() {
        for text in [
            "The war began 20 years ago.",
            "Last Friday, the ferry sank.",
            "Yesterday it was raised.",
            "They met on September 20, and again in March.",
            "Today marks the 10th anniversary of her death.",
        ] {
            assert_eq!(expressions(text, Some("en")), [], "{text}");
        }
    }

    #[test]
    fn a_day_without_its_year_leaves_every_year_that_is_possible() {
        let [found] = &expressions("On Friday 17 February", Some("en"))[..] else { panic!() };
        let latest = Some(date(2024, 1, 1));
        let open = found.says.within(DayRange { earliest: None, latest }).unwrap();
        assert_eq!((open.earliest, open.latest), (None, Some(date(2023, 6, 17))));
        let none = DayRange { earliest: Some(date(2024, 1, 1)), latest };
        assert_eq!(found.says.within(none), None);
        assert_eq!(found.says.within(DayRange::default()), Some(DayRange::default()));
    }

    #[test]
    fn the_words_of_the_tables_are_folded() {
        for word in DEATHS.iter().chain(ANNIVERSARIES) {
            assert_eq!(*word, fold_phrase(word));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_range_upside_down(
            text in "([0-9]{1,4}|\\(1931–2022\\)|last Sunday|died|ago|years|anniversary|of|Friday|May|[ ,.()–-]){0,30}"
        ) {
            let latest = Some(date(2024, 5, 1));
            for known in [DayRange::default(), DayRange { earliest: None, latest }] {
                for found in expressions(&text, Some("en")) {
                    prop_assert!(text.get(found.span.clone()).is_some());
                    if let Some(DayRange { earliest: Some(a), latest: Some(b) }) = found.says.within(known) {
                        prop_assert!(a <= b);
                    }
                }
            }
        }
    }
}
