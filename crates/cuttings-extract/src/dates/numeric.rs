//! Dates in digits alone: 17.03.2023, 3/17/23, 2023-03-17.

use super::calendar::{buddhist, jalali};
use super::joined::{Core, Needs};
use super::language::{Languages, counts_minguo, habit, primary, writes_dots, year_leads};
use super::lexicon::{LEXICON, Sense};
use super::named::{YEARS, full_year, two_digits};
use super::scan::Line;
use super::{Order, fold};

/// A number of the date and how many digits it is written with.
type Part = (i16, u8);

/// The date at a place.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<Core> {
    if let Some(core) = of_era(line, at) {
        return Some(core);
    }
    let first = part(line, at)?;
    if is_joined_before(line, at) {
        return None;
    }
    if first.1 == 3 {
        return minguo(line, at, first);
    }
    if first.1 == 8 {
        return compact(line, at);
    }
    let (mark, second, behind) = separated(line, at + 1, None)?;
    let core = match separated(line, behind, Some(mark)) {
        Some((_, third, end)) => three(line, mark, [first, second, third], end)?,
        None => year_apart(line, mark, first, second, behind)
            .or_else(|| two(line, mark, first, second, behind))?,
    };
    (!is_joined_behind(line, &core)).then_some(core)
}

fn part(line: &Line<'_>, at: usize) -> Option<Part> {
    let (value, digits) = line.number(at)?;
    if digits == 8 {
        return Some((0, 8));
    }
    Some((i16::try_from(value).ok()?, digits))
}

/// A mark and the number behind it: which, and the first token behind both.
fn separated(line: &Line<'_>, at: usize, wanted: Option<char>) -> Option<(char, Part, usize)> {
    let mark = line.mark(at).filter(|mark| matches!(mark, '/' | '.' | '-' | '–'))?;
    if wanted.is_some_and(|wanted| wanted != mark) {
        return None;
    }
    let (before, behind) = (line.glued(at), line.glued(at + 1));
    let spaced_well = match mark {
        '.' => before || !behind,
        '–' => !before && !behind,
        _ => before == behind,
    };
    let number = part(line, at + 1).filter(|(_, digits)| *digits <= 4 && *digits != 3)?;
    spaced_well.then_some((mark, number, at + 2))
}

/// "R5.3.17": the letter of a Japanese era and the year in it.
fn of_era(line: &Line<'_>, at: usize) -> Option<Core> {
    let letter = line.written(at);
    if letter.len() != 1 || !line.glued(at + 1) || !line.language.meets(LEXICON.japanese()) {
        return None;
    }
    let first = line.senses(at).iter().find_map(|(sense, _)| match sense {
        Sense::Era(first) => Some(*first),
        _ => None,
    })?;
    let year = part(line, at + 1).filter(|(_, digits)| *digits <= 2)?;
    let (mark, month, behind) = separated(line, at + 2, None)?;
    let (_, day, end) = separated(line, behind, Some(mark))?;
    let core = gregorian(
        Some(first + year.0 - 1),
        i8::try_from(month.0).ok()?,
        i8::try_from(day.0).ok()?,
        end,
    )?;
    (year.0 >= 1 && !is_joined_behind(line, &core)).then_some(core)
}

/// "112/03/17": years of the Republic of China.
fn minguo(line: &Line<'_>, at: usize, year: Part) -> Option<Core> {
    if !counts_minguo(line.context.language) || !(60..=189).contains(&year.0) {
        return None;
    }
    let (mark, month, behind) = separated(line, at + 1, None)?;
    let (_, day, end) = separated(line, behind, Some(mark))?;
    let core = gregorian(
        Some(1911 + year.0),
        i8::try_from(month.0).ok()?,
        i8::try_from(day.0).ok()?,
        end,
    )?;
    (!is_joined_behind(line, &core)).then_some(core)
}

/// "17/3 2023", as Scandinavians write it.
fn year_apart(line: &Line<'_>, mark: char, first: Part, second: Part, at: usize) -> Option<Core> {
    let (year, end) = full_year(line, at).filter(|_| !line.glued(at))?;
    let fits = mark == '/' && first.1 <= 2 && second.1 <= 2 && !line.glued(end);
    if !fits || line.mark(end).is_some_and(|mark| matches!(mark, '/' | '-')) {
        return None;
    }
    ordered(line, mark, first.0, second.0, Some(year), end)
}

/// 20230317, if nothing else is there.
fn compact(line: &Line<'_>, at: usize) -> Option<Core> {
    let (value, _) = line.number(at)?;
    let year = i16::try_from(value / 10_000).ok().filter(|y| (1990..=2100).contains(y))?;
    let month = i8::try_from(value / 100 % 100).ok()?;
    let day = i8::try_from(value % 100).ok()?;
    let mut core = gregorian(Some(year), month, day, at + 1)?;
    core.needs = Needs::All;
    Some(core)
}

fn gregorian(year: Option<i16>, month: i8, day: i8, end: usize) -> Option<Core> {
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some(Core {
        end,
        year,
        month,
        day: Some(day),
        either_order: false,
        order: None,
        languages: Languages::NONE,
        needs: Needs::Nothing,
    })
}

fn three(line: &Line<'_>, mark: char, parts: [Part; 3], end: usize) -> Option<Core> {
    let [first, second, third] = parts;
    let end = end + year_end(line, end);
    if first.1 == 4 {
        let (month, day) = (i8::try_from(second.0).ok()?, i8::try_from(third.0).ok()?);
        return (second.1 <= 2 && third.1 <= 2)
            .then(|| whole(line, first.0, month, day, end))
            .flatten();
    }
    if first.1 > 2 || second.1 > 2 {
        return None;
    }
    if third.1 == 4 {
        if !YEARS.contains(&third.0) {
            // Other calendars have the day first.
            let (day, month) = (i8::try_from(first.0).ok()?, i8::try_from(second.0).ok()?);
            return whole(line, third.0, month, day, end);
        }
        return ordered(line, mark, first.0, second.0, Some(third.0), end);
    }
    short(line, mark, parts, end)
}

/// Three numbers of two digits or less.
fn short(line: &Line<'_>, mark: char, parts: [Part; 3], end: usize) -> Option<Core> {
    let [first, second, third] = parts;
    let year_first = first.1 == 2
        && (first.0 > 31 || (year_leads(line.context.language) && second.0 <= 12 && third.0 <= 31));
    let mut core = if year_first {
        let year = two_digits(line.context, first.0);
        gregorian(Some(year), i8::try_from(second.0).ok()?, i8::try_from(third.0).ok()?, end)?
    } else if third.1 == 2 {
        let year = match third.0 {
            // As with months in words: 66 is 2566.
            34.. if line.language.meets(LEXICON.thai()) => buddhist(2500 + third.0),
            year => two_digits(line.context, year),
        };
        ordered(line, mark, first.0, second.0, Some(year), end)?
    } else {
        return None;
    };
    let usual = mark == '/' || (mark == '.' && writes_dots(line.context.language));
    core.needs = if usual { Needs::Nothing } else { Needs::Frame };
    Some(core)
}

/// A year, month and day, in whatever calendar the year belongs to.
fn whole(line: &Line<'_>, year: i16, month: i8, day: i8, end: usize) -> Option<Core> {
    if YEARS.contains(&year) {
        return gregorian(Some(year), month, day, end);
    }
    let arabic = line.context.language.is_some_and(|tag| &primary(tag) == b"ar\0");
    if (1300..=1430).contains(&year) && !arabic {
        let date = jalali(year, month, day)?;
        return gregorian(Some(date.year()), date.month(), date.day(), end);
    }
    let thai = line.language.meets(LEXICON.thai())
        || line.written(end - 1).starts_with(|c| matches!(c, '\u{0e50}'..='\u{0e59}'));
    (thai && (2400..=2643).contains(&year))
        .then(|| gregorian(Some(buddhist(year)), month, day, end))
        .flatten()
}

fn two(line: &Line<'_>, mark: char, first: Part, second: Part, end: usize) -> Option<Core> {
    // Spaced out, two numbers are a sum, a score or a span.
    if mark == '–' || (mark == '.' && !line.glued(end - 2)) {
        return None;
    }
    match (first.1, second.1) {
        (2, 4) if YEARS.contains(&second.0) => {
            let needs = if mark == '/' { Needs::Nothing } else { Needs::Frame };
            month_only(second.0, first.0, end, needs)
        }
        (4, 2) if YEARS.contains(&first.0) && mark == '-' => {
            month_only(first.0, second.0, end, Needs::All)
        }
        (1 | 2, 1 | 2) => without_year(line, mark, first, second, end),
        _ => None,
    }
}

fn month_only(year: i16, month: i16, end: usize, needs: Needs) -> Option<Core> {
    let month = i8::try_from(month).ok()?;
    let core = gregorian(Some(year), month, 1, end)?;
    Some(Core { day: None, needs, ..core })
}

/// 17.03., 3/17
fn without_year(
    line: &Line<'_>,
    mark: char,
    first: Part,
    second: Part,
    end: usize,
) -> Option<Core> {
    let mut core = ordered(line, mark, first.0, second.0, None, end)?;
    let padded = |part: Part| part.0 < 10 && part.1 == 2;
    core.needs = match mark {
        '.' if line.is_mark(end, '.') && line.glued(end) => {
            core.end += 1;
            let led = writes_dots(line.context.language) && is_led(line, end - 3);
            if led { Needs::Nothing } else { Needs::Frame }
        }
        // "5.9" is a mark out of ten, a length, a version, where nobody writes dates so.
        '.' if !(padded(first) || padded(second))
            && line.context.language.is_some_and(|tag| !writes_dots(Some(tag))) =>
        {
            return None;
        }
        // "(2/3)" is a part of a series, "[11/23]" is not.
        '/' if first.1 == 2 && second.1 == 2 => Needs::ItemOrBrackets,
        '/' => Needs::Item,
        '-' if !(padded(first) || padded(second)) => return None,
        _ => Needs::All,
    };
    Some(core)
}

/// Whether a word that dates follow is in front of it ("am 17.3.").
fn is_led(line: &Line<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        line.means(before, Sense::Label)
            || line.means(before, Sense::Link)
            || line.means(before, Sense::At)
    })
}

/// A day and a month in an order that is known or only guessed.
fn ordered(
    line: &Line<'_>,
    mark: char,
    a: i16,
    b: i16,
    year: Option<i16>,
    end: usize,
) -> Option<Core> {
    let tag = line.context.language;
    let order = match (a <= 12, b <= 12) {
        (true, true) if mark == '.' && !line.language.meets(LEXICON.english()) => Order::DayFirst,
        (true, true) => habit(tag).unwrap_or(Order::DayFirst),
        (false, true) => Order::DayFirst,
        (true, false) => Order::MonthFirst,
        (false, false) => return None,
    };
    let (day, month) = match order {
        Order::DayFirst => (a, b),
        Order::MonthFirst => (b, a),
    };
    let core = gregorian(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?, end)?;
    let dotted = mark == '.' && !line.language.meets(LEXICON.english());
    let either_order = a <= 12 && b <= 12 && a != b && !dotted;
    Some(Core { either_order, order: (a != b).then_some(order), ..core })
}

/// How many tokens behind a year belong to it: "17.03.2023 г.", "17. 3. 2023."
fn year_end(line: &Line<'_>, end: usize) -> usize {
    let is_year = line.senses(end).iter().any(|(sense, languages)| {
        matches!(sense, Sense::Year { .. })
            && (line.language.is_empty() || line.language.meets(*languages))
    });
    if is_year {
        return 1 + usize::from(line.is_mark(end + 1, '.') && line.glued(end + 1));
    }
    let number_follows = line.glued(end + 1) && line.number(end + 1).is_some();
    let dotted = line.is_mark(end, '.') && line.glued(end) && !number_follows;
    usize::from(dotted && line.language.meets(LEXICON.dot_behind()))
}

/// Whether the first number is a piece of something longer: a version, an address, a sum.
fn is_joined_before(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| line.glued(at)) else { return false };
    match line.mark(before) {
        Some('.' | '/' | '-' | '+') => line.glued(before) && before > 0,
        Some(',' | ':') => before.checked_sub(1).is_some_and(|at| line.number(at).is_some()),
        Some('$' | '€' | '£' | '¥' | '#' | '=' | '_' | '&' | '\\' | '~' | '%' | '@') => true,
        Some(_) => false,
        None => {
            let word = line.written(before);
            let letters = word.chars().rev().take_while(|c| c.is_alphabetic()).count();
            !word.ends_with(fold::is_unspaced) && letters < 3
        }
    }
}

/// Whether something goes on behind the last number without a space.
fn is_joined_behind(line: &Line<'_>, core: &Core) -> bool {
    let end = core.end;
    if !line.glued(end) {
        return false;
    }
    let number_follows = line.glued(end + 1) && line.number(end + 1).is_some();
    let short = core.year.is_none();
    match line.mark(end) {
        Some('/' | '_' | '\\') => line.glued(end + 1) && end + 1 < line.tokens.len(),
        Some('.' | ',') => number_follows,
        Some('-') => number_follows && !is_clock(line, end + 1),
        Some(':') => number_follows && line.written(end - 1).len() < 3,
        Some('%' | '°' | '€' | '$' | '£' | '+' | '=') => true,
        Some(_) => false,
        None => {
            let word = line.written(end);
            let unspaced = word.starts_with(fold::is_unspaced);
            end < line.tokens.len() && short && !unspaced
        }
    }
}

fn is_clock(line: &Line<'_>, at: usize) -> bool {
    line.is_mark(at + 1, ':') && line.glued(at + 1)
}
