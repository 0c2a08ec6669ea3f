//! Dates in the paths of addresses: "/2023/03/17/title", "/2023-03-17-title.html".

use jiff::civil::Date;

use super::Settled;
use super::lexicon::{LEXICON, Sense};
use crate::{Range, When};

/// The web is not older, and its addresses do not look further ahead.
const YEARS: std::ops::RangeInclusive<u32> = 1990..=2100;

/// The day or month that an address names in its path. Directories count more than the page's own
/// name, a day more than a month; numbers without a mark around them are ids.
pub(super) fn read(address: &str) -> Option<Settled> {
    let path = path(address);
    let segments: Vec<&str> =
        path.split('/').filter(|segment| !segment.is_empty()).take(40).collect();
    let mut month = None;
    for at in 0..segments.len() {
        match in_directories(segments.get(at..).unwrap_or_default()) {
            Some(Found::Day(day)) => return Some(settled(day)),
            Some(Found::Month(first)) => month = month.or(Some(first)),
            None => {}
        }
    }
    let named = segments.iter().rev().find_map(|segment| in_name(segment));
    match (month, named) {
        (None, named) => named.map(settled),
        // A name's date in another month is what the text is about.
        (Some(month), Some(day)) if day.first_of_month() == month => Some(settled(day)),
        (Some(month), _) => Some(Settled {
            when: None,
            range: Range { earliest: Some(month), latest: Some(month.last_of_month()) },
        }),
    }
}

fn settled(day: Date) -> Settled {
    Settled { when: Some(When::Day(day)), range: Range::day(day) }
}

fn path(address: &str) -> &str {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    match address.split_once("//") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address,
    }
}

enum Found {
    Day(Date),
    /// By its first day.
    Month(Date),
}

/// A date in whole segments: "2023/03/17", "2023/mar/17", "2023/0317", "2023-03/17", "202303/17".
fn in_directories(segments: &[&str]) -> Option<Found> {
    let (first, rest) = segments.split_first()?;
    if let (Some(year), Some((month, day))) = (year(first), rest.first().and_then(|s| pair(s))) {
        return civil(year, month, day).map(Found::Day);
    }
    let (year, month, rest) = year_month(first, rest)?;
    if let Some(day) =
        rest.first().and_then(|s| number(s, 1, 2)).and_then(|day| civil(year, month, day))
    {
        return Some(Found::Day(day));
    }
    civil(year, month, 1).map(Found::Month)
}

fn year_month<'a>(first: &str, rest: &'a [&'a str]) -> Option<(u32, u32, &'a [&'a str])> {
    if let Some(year) = year(first) {
        let (second, rest) = rest.split_first()?;
        if let Some(month) = number(second, 1, 2).or_else(|| month_named(second)) {
            return Some((year, month, rest));
        }
        return None;
    }
    if let Some(both) = number(first, 6, 6).filter(|both| YEARS.contains(&(both / 100))) {
        return Some((both / 100, both % 100, rest));
    }
    let (year, month) = first.split_once('-')?;
    Some((self::year(year)?, number(month, 2, 2)?, rest))
}

fn year(segment: &str) -> Option<u32> {
    number(segment, 4, 4).filter(|year| YEARS.contains(year))
}

/// "0317", "03-17"
fn pair(segment: &str) -> Option<(u32, u32)> {
    if let Some(both) = number(segment, 4, 4) {
        return Some((both / 100, both % 100));
    }
    let (month, day) = segment.split_once(['-', '_'])?;
    Some((number(month, 2, 2)?, number(day, 2, 2)?))
}

/// A number of so many digits and nothing else.
fn number(text: &str, least: usize, most: usize) -> Option<u32> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

fn month_named(segment: &str) -> Option<u32> {
    let (_, term) = LEXICON.longest(segment, 0).filter(|(end, _)| *end == segment.len())?;
    LEXICON.senses(term).iter().find_map(|(sense, _)| match sense {
        Sense::Month { month, .. } => u32::try_from(*month).ok(),
        _ => None,
    })
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    let part = |value| i8::try_from(value).ok();
    Date::new(i16::try_from(year).ok()?, part(month)?, part(day)?).ok()
}

/// A date at an end of a segment, or one that is marked off on both sides: "2023-03-17-title",
/// "title-20230317.html", "t20230317_4711". At the beginning of a segment letters and a number may follow: "20230317kn0057".
fn in_name(segment: &str) -> Option<Date> {
    let bytes = segment.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let rest = segment.get(at..)?;
        if let Some(found) = in_run(rest, run) {
            let (day, length) = found;
            if is_marked_off(bytes, at, at + length) || run == 8 && leads_code(segment, at) {
                return Some(day);
            }
        }
        at += run;
    }
    None
}

/// A date at the front of a text whose first digits are so many.
fn in_run(rest: &str, run: usize) -> Option<(Date, usize)> {
    let part = |from: usize, to: usize| rest.get(from..to).and_then(|s| number(s, 1, 4));
    let year = part(0, 4).filter(|year| YEARS.contains(year));
    match run {
        // With a time of day behind it.
        8 | 12 | 14 => {
            let year = year?;
            let timed = run == 8 || (part(8, 10)? < 24 && part(10, 12)? < 60);
            timed.then(|| Some((civil(year, part(4, 6)?, part(6, 8)?)?, run))).flatten()
        }
        4 => {
            let mark = rest.as_bytes().get(4).filter(|b| matches!(b, b'-' | b'_' | b'.'))?;
            (rest.as_bytes().get(7) == Some(mark)).then_some(())?;
            Some((civil(year?, part(5, 7)?, part(8, 10)?)?, 10))
        }
        // 17-03-2023
        2 => {
            let mark = rest.as_bytes().get(2).filter(|b| matches!(b, b'-' | b'_' | b'.'))?;
            (rest.as_bytes().get(5) == Some(mark)).then_some(())?;
            let (day, month) = (part(0, 2)?, part(3, 5)?);
            let year = part(6, 10).filter(|year| YEARS.contains(year))?;
            // Which is the day must be plain.
            (day > 12).then(|| Some((civil(year, month, day)?, 10))).flatten()
        }
        _ => None,
    }
}

/// Whether eight digits at the beginning of a segment are followed by a few letters of the house and a number: no hash,
/// whose letters are digits too, and no second day or time ("20240110bis20240112", "20240110at1900").
fn leads_code(segment: &str, start: usize) -> bool {
    let name = segment.split('.').next().unwrap_or_default();
    let Some(code) = name.get(8..).filter(|_| start == 0) else { return false };
    let number = code.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = code.get(..code.len() - number.len()).unwrap_or_default();
    let is_number =
        number.len() >= LEAST_NUMBER && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number
        && (LEAST_LETTERS..=MOST_LETTERS).contains(&letters.len())
        && !letters.bytes().all(|letter| letter.is_ascii_hexdigit())
        && !BETWEEN_DAYS.contains(&letters)
}

/// Words from one day to another, or to a time.
const BETWEEN_DAYS: &[&str] = &["al", "at", "au", "bis", "klo", "om", "till", "to", "um", "until"];
const LEAST_LETTERS: usize = 2;

/// Such letters are so many at most, the number behind them has so many digits at least.
const MOST_LETTERS: usize = 5;
const LEAST_NUMBER: usize = 4;

/// Whether a date from `start` to `end` is not a piece of a longer number or of a code.
fn is_marked_off(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    let behind = bytes.get(end);
    // One letter is a mark of the system ("t20230317"), several are a word that ends there.
    let letter = before.is_some_and(u8::is_ascii_alphabetic) && start > 1;
    !letter
        && !before.is_some_and(|b| matches!(b, b'.' | b'=' | b'%'))
        && !behind.is_some_and(u8::is_ascii_alphanumeric)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::read;

    fn shown(address: &str) -> String {
        let Some(found) = read(address) else { return String::new() };
        match found.when {
            Some(when) => when.to_string(),
            None => format!("{}..{}", found.range.earliest.unwrap(), found.range.latest.unwrap()),
        }
    }

    #[test]
    fn days_in_paths_are_read() {
        for address in [
            "https://example.org/2023/03/17/a-title/",
            "https://example.org/news/2023/3/17/a-title?x=1#y",
            "/2023/03/17",
            "https://example.org/2023/mar/17/a-title",
            "https://example.org/2023/March/17/a-title",
            "https://example.org/blog/2023-03-17-a-title.html",
            "https://example.org/20230317/4711.html",
            "https://example.org/article-20230317.html",
            "https://example.org/202303/t20230317_4711.html",
            "https://example.org/2023-03/17/content_4711.htm",
            "https://example.org/2023/0317/c4711.html",
            "https://example.org/2023/03/a-title-2023-03-17",
            "https://example.org/a-title-17-03-2023",
            "https://example.org/n/20230317143000",
            "https://example.org/articles/20230317kn000057.html",
        ] {
            assert_eq!(shown(address), "2023-03-17", "{address}");
        }
    }

    #[test]
    fn a_second_day_a_time_or_a_hash_behind_digits_is_no_code_of_the_house() {
        for address in [
            "https://example.org/termine/20240110bis20240112",
            "https://example.org/agenda/20240110at1900",
            "https://example.org/i/19980412a1234",
        ] {
            assert_eq!(shown(address), "", "{address}");
        }
    }

    #[test]
    fn a_month_in_a_path_is_a_range() {
        for address in [
            "https://example.org/2023/03/a-title/",
            "https://example.org/2023/03/",
            "https://example.org/2023/03/99/",
            "https://example.org/2023/03/review-of-2019-05-06/",
            "https://example.org/202303/a-title",
        ] {
            assert_eq!(shown(address), "2023-03-01..2023-03-31", "{address}");
        }
    }

    #[test]
    fn ids_are_not_dates() {
        for address in [
            "https://example.org/article/20231799",
            "https://example.org/news/2023031712",
            "https://example.org/a/120230317",
            "https://example.org/a-title-20230317a7",
            "https://example.org/f/20230317ab12cd34",
            "https://example.org/f/20230317a7",
            "https://example.org/2023/13/a-title",
            "https://example.org/?date=2023-03-17",
            "https://example.org/2023/",
            "https://example.org/0815/11/12/",
            "https://example.org/2023/02/31",
            "https://2023.example.org/03/17/",
            "https://example.org/p/10.2023-03-17",
            "https://example.org/03-04-2023-title",
            "",
        ] {
            let found = shown(address);
            let is_month = address.ends_with("02/31");
            assert_eq!(found.is_empty(), !is_month, "{address}: {found}");
        }
    }

    proptest! {
        #[test]
        fn junk_is_survived(address in "\\PC{0,60}") {
            let _ = read(&address);
        }

        #[test]
        fn near_addresses_are_survived(address in "[0-9/._é-]{0,40}") {
            let _ = read(&address);
        }
    }
}
