//! Dates written for machines: ISO 8601, RFC 5322 (and 822, 850), Unix time.

use jiff::civil::{Date, ISOWeekDate, Time, Weekday};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

use super::named::YEARS;
use super::{Context, Reading, mentions, settle, zone};
use crate::When;

/// No date is longer.
const LONGEST: usize = 100;
/// In seconds.
const A_DAY: i64 = 86_400;

/// Reads a machine-readable date.
pub(super) fn read(text: &str) -> Option<When> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let when =
        unix(text).or_else(|| iso(text)).or_else(|| mail(text)).or_else(|| in_words(text))?;
    // The first hours of Unix time are what a date comes out as that was never set, or was a mere year (2016).
    let is_unset = match when.instant() {
        Some(at) => (0..A_DAY).contains(&at.as_second()),
        None => when.day() == Date::constant(1970, 1, 1),
    };
    (!is_unset && YEARS.contains(&when.day().year())).then_some(when)
}

/// Seconds or milliseconds since 1970, by the number of digits.
fn unix(text: &str) -> Option<When> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value: i64 = text.parse().ok()?;
    let at = match text.len() {
        10 => Timestamp::from_second(value).ok()?,
        13 => Timestamp::from_millisecond(value).ok()?,
        _ => return None,
    };
    Some(When::Instant(at, Offset::UTC))
}

/// Reads from the front of a text.
struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    /// A number of exactly so many digits.
    fn digits(&mut self, count: usize) -> Option<u32> {
        let (number, rest) = self.rest.split_at_checked(count)?;
        if !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        self.rest = rest;
        number.parse().ok()
    }

    /// A number of one or two digits.
    fn short(&mut self) -> Option<u32> {
        self.digits(2).or_else(|| self.digits(1))
    }

    /// How many digits stand next.
    fn run(&self) -> usize {
        self.rest.bytes().take_while(u8::is_ascii_digit).count()
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let first = self.rest.chars().next().filter(|c| wanted(*c))?;
        self.rest = self.rest.get(first.len_utf8()..)?;
        Some(first)
    }

    fn word(&mut self) -> &'a str {
        let length = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, rest) = self.rest.split_at_checked(length).unwrap_or(("", self.rest));
        self.rest = rest;
        word
    }

    fn skip(&mut self, wanted: impl Fn(char) -> bool) {
        self.rest = self.rest.trim_start_matches(wanted);
    }
}

/// A day with the time of day and offset that stood with it.
fn joined(date: Date, time: Option<Time>, offset: Option<Offset>) -> When {
    let instant = time.zip(offset).and_then(|(time, offset)| {
        Some(When::Instant(offset.to_timestamp(date.to_datetime(time)).ok()?, offset))
    });
    instant.unwrap_or(When::Day(date))
}

/// ISO 8601 in its many spellings, and with slashes or dots.
fn iso(text: &str) -> Option<When> {
    let mut cursor = Cursor { rest: text };
    let date = iso_date(&mut cursor)?;
    if cursor.rest.is_empty() {
        return Some(When::Day(date));
    }
    cursor.take(|c| matches!(c, 'T' | 't' | ' ' | '_'))?;
    cursor.skip(char::is_whitespace);
    let time = iso_time(&mut cursor)?;
    let offset = offset(&mut cursor);
    // The name of the zone in brackets: RFC 9557.
    let rest = cursor.rest.trim();
    let named = rest.starts_with('[') && rest.ends_with(']');
    (rest.is_empty() || named).then(|| joined(date, Some(time), offset))
}

fn iso_date(cursor: &mut Cursor<'_>) -> Option<Date> {
    let run = cursor.run();
    let year = i16::try_from(cursor.digits(4)?).ok()?;
    if run >= 8 {
        let (month, day) = (cursor.digits(2)?, cursor.digits(2)?);
        return civil(year, month, day);
    }
    if run == 7 {
        return ordinal(year, cursor.digits(3)?);
    }
    let mark = cursor.take(|c| matches!(c, '-' | '/' | '.'));
    if cursor.take(|c| c == 'W').is_some() {
        let week = i8::try_from(cursor.digits(2)?).ok()?;
        cursor.take(|c| c == '-');
        let day = Weekday::from_monday_one_offset(i8::try_from(cursor.digits(1)?).ok()?).ok()?;
        return Some(ISOWeekDate::new(year, week, day).ok()?.date());
    }
    let mark = mark?;
    if cursor.run() == 3 {
        return ordinal(year, cursor.digits(3)?);
    }
    let month = cursor.short()?;
    cursor.take(|c| c == mark)?;
    civil(year, month, cursor.short()?)
}

fn civil(year: i16, month: u32, day: u32) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn ordinal(year: i16, day: u32) -> Option<Date> {
    let first = Date::new(year, 1, 1).ok()?;
    let found = first.checked_add(i64::from(day).checked_sub(1)?.days()).ok()?;
    (day > 0 && found.year() == year).then_some(found)
}

/// 08:30, 08:30:00, 083000, 08:30:00.123; the second of a leap second counts as the one before.
fn iso_time(cursor: &mut Cursor<'_>) -> Option<Time> {
    let hour = cursor.short()?;
    let colon = cursor.take(|c| matches!(c, ':' | '.')).is_some();
    let minute = if colon || cursor.run() >= 2 { cursor.digits(2)? } else { return None };
    let mut second = 0;
    let mut nanosecond = 0;
    if (colon && cursor.take(|c| c == ':').is_some()) || (!colon && cursor.run() >= 2) {
        second = cursor.digits(2)?.min(if minute == 59 { 60 } else { u32::MAX });
        if cursor.take(|c| matches!(c, '.' | ',' | ':')).is_some() {
            nanosecond = fraction(cursor)?;
        }
    }
    let second = if second == 60 { 59 } else { second };
    let part = |value: u32| i8::try_from(value).ok();
    Time::new(part(hour)?, part(minute)?, part(second)?, nanosecond).ok()
}

/// A fraction of a second, in nanoseconds.
fn fraction(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut scale = 100_000_000;
    let mut nanoseconds = 0;
    cursor.rest.bytes().next().filter(u8::is_ascii_digit)?;
    while let Some(digit) = cursor.take(|c| c.is_ascii_digit()).and_then(|c| c.to_digit(10)) {
        nanoseconds += i32::try_from(digit).ok()? * scale;
        scale /= 10;
    }
    Some(nanoseconds)
}

/// Z, +01:00, -0500, +1, GMT, EST; what is left is not understood.
fn offset(cursor: &mut Cursor<'_>) -> Option<Offset> {
    let before = cursor.rest;
    cursor.skip(char::is_whitespace);
    if let Some(sign) = cursor.take(|c| matches!(c, '+' | '-' | '−')) {
        return signed(cursor, sign != '+');
    }
    // A plus sign that went through a form is a space.
    if before.starts_with(' ') && cursor.run() == 2 && cursor.rest.len() == 5 {
        return signed(cursor, false);
    }
    let name = cursor.word().to_ascii_uppercase();
    let offset = zone::named(&name)?;
    if matches!(&*name, "GMT" | "UTC")
        && let Some(sign) = cursor.take(|c| matches!(c, '+' | '-'))
    {
        return signed(cursor, sign == '-');
    }
    Some(offset)
}

fn signed(cursor: &mut Cursor<'_>, negative: bool) -> Option<Offset> {
    let hours = cursor.short()?;
    cursor.take(|c| c == ':');
    let minutes = if cursor.run() >= 2 { cursor.digits(2)? } else { 0 };
    if cursor.take(|c| c == ':').is_some() {
        cursor.digits(2)?;
    }
    zone::numeric(negative, hours, minutes)
}

/// RFC 5322 with its obsolete forms, RFC 850, asctime. A wrong weekday is not minded. Zones that are
/// not known by name (also the military letters, see RFC 5322, section 4.3) give the day alone.
fn mail(text: &str) -> Option<When> {
    let mut cursor = Cursor { rest: text };
    let first = cursor.word();
    if !first.is_empty() && month(first).is_none() {
        weekday(first)?;
        cursor.skip(|c| matches!(c, ',' | '.' | ' '));
    } else {
        cursor.rest = text;
    }
    if cursor.run() == 0 {
        return asctime(&mut cursor);
    }
    let day = cursor.short()?;
    cursor.skip(|c| matches!(c, '-' | ' '));
    let month = month(cursor.word())?;
    cursor.skip(|c| matches!(c, '-' | ' ' | '.' | ','));
    let year = mail_year(&mut cursor)?;
    let date = civil(year, month, day)?;
    cursor.skip(|c| matches!(c, ',' | ' '));
    if cursor.rest.is_empty() {
        return Some(When::Day(date));
    }
    let time = iso_time(&mut cursor)?;
    let offset = offset(&mut cursor);
    // A comment in brackets, or a zone that was not understood.
    let rest = cursor.rest.trim();
    let comment = rest.starts_with('(') && rest.ends_with(')');
    let letters = rest.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '_'));
    (comment || letters).then(|| joined(date, Some(time), offset))
}

/// Mar 17 08:30:00 2023
fn asctime(cursor: &mut Cursor<'_>) -> Option<When> {
    let month = month(cursor.word())?;
    cursor.skip(|c| c == ' ');
    let day = cursor.short()?;
    cursor.take(|c| c == ' ')?;
    let time = iso_time(cursor)?;
    let mut offset_found = None;
    cursor.skip(|c| c == ' ');
    if cursor.run() == 0 {
        offset_found = offset(cursor);
        cursor.skip(|c| c == ' ');
    }
    let year = i16::try_from(cursor.digits(4)?).ok()?;
    let date = civil(year, month, day)?;
    cursor.rest.trim().is_empty().then(|| joined(date, Some(time), offset_found))
}

/// Four digits, or two or three as RFC 5322, section 4.3, has them.
fn mail_year(cursor: &mut Cursor<'_>) -> Option<i16> {
    let year = match cursor.run() {
        2 => match cursor.digits(2)? {
            year @ 0..=49 => 2000 + year,
            year => 1900 + year,
        },
        3 => 1900 + cursor.digits(3)?,
        _ => cursor.digits(4)?,
    };
    i16::try_from(year).ok()
}

/// The number of an English month, in full or by three letters and more.
fn month(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let found = MONTHS.iter().position(|full| is_start(name, full))?;
    u32::try_from(found + 1).ok()
}

fn weekday(name: &str) -> Option<()> {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.iter().any(|full| is_start(name, full)).then_some(())
}

fn is_start(name: &str, full: &str) -> bool {
    name.len() >= 3 && full.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

/// A day as people write it, if the text is nothing else and there is nothing to guess.
fn in_words(text: &str) -> Option<When> {
    let context = Context { reference: None, language: Some("en") };
    let found = mentions(text, &context);
    let [mention] = &*found else { return None };
    let whole = mention.span.start == 0 && mention.span.end >= text.trim_end_matches('.').len();
    let Reading::Day { year: Some(_), either_order: false, .. } = mention.reading else {
        return None;
    };
    if !whole {
        return None;
    }
    settle(&[Some(mention.reading.clone())], &context).pop()??.when
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::read;

    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            let found = read(text).map(|when| when.to_string()).unwrap_or_default();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn iso_8601_is_read_in_its_many_spellings() {
        check(&[
            ("2023-03-17", "2023-03-17"),
            ("20230317", "2023-03-17"),
            ("2023/03/17", "2023-03-17"),
            ("2023-3-7", "2023-03-07"),
            ("2023-W11-5", "2023-03-17"),
            ("2023W115", "2023-03-17"),
            ("2023-076", "2023-03-17"),
            ("2023-03-17T08:30:00+0100", "2023-03-17T08:30:00+01:00"),
            ("2023-03-17T08:30:00+01:00", "2023-03-17T08:30:00+01:00"),
            ("2023-03-17T08:30+01", "2023-03-17T08:30:00+01:00"),
            ("2023-03-17T08:30:00 01:00", "2023-03-17T08:30:00+01:00"),
            ("2023-03-17t08:30:00z", "2023-03-17T08:30:00Z"),
            ("2023-03-17 08:30:00 UTC", "2023-03-17T08:30:00Z"),
            ("2023-03-17 08:30:00 -0500", "2023-03-17T08:30:00-05:00"),
            ("20230317T083000Z", "2023-03-17T08:30:00Z"),
            ("2023-03-17T08:30:00.250Z", "2023-03-17T08:30:00.25Z"),
            ("2023-03-17T08:30:00.1234567890123Z", "2023-03-17T08:30:00.123456789Z"),
            ("2023-03-17T08:30:00+01:00[Europe/Berlin]", "2023-03-17T08:30:00+01:00"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
            (" 2023-03-17T08:30Z\n", "2023-03-17T08:30:00Z"),
        ]);
    }

    #[test]
    fn a_time_without_an_offset_gives_its_day() {
        check(&[
            ("2023-03-17T08:30:00", "2023-03-17"),
            ("2023-03-17 08:30", "2023-03-17"),
            ("17 Mar 2023 08:30", "2023-03-17"),
        ]);
    }

    #[test]
    fn mail_and_http_dates_are_read() {
        check(&[
            ("Fri, 17 Mar 2023 08:30:00 +0100", "2023-03-17T08:30:00+01:00"),
            ("Fri, 17 Mar 2023 08:30:00 GMT", "2023-03-17T08:30:00Z"),
            ("Mon, 17 Mar 2023 08:30:00 GMT", "2023-03-17T08:30:00Z"),
            ("17 Mar 23 08:30 EST", "2023-03-17T08:30:00-05:00"),
            ("Fri,17 March 2023 8:30:00 ut", "2023-03-17T08:30:00Z"),
            ("Friday, 17-Mar-23 08:30:00 GMT", "2023-03-17T08:30:00Z"),
            ("Fri Mar 17 08:30:00 2023", "2023-03-17"),
            ("Fri Mar 17 08:30:00 UTC 2023", "2023-03-17T08:30:00Z"),
            ("Fri, 17 Mar 2023 08:30:00 +0000 (UTC)", "2023-03-17T08:30:00Z"),
            ("Fri, 17 Mar 2023 08:30:00 A", "2023-03-17"),
            ("17 Mar 99 08:30:00 Z", "1999-03-17T08:30:00Z"),
        ]);
    }

    #[test]
    fn unix_time_is_told_by_its_length() {
        check(&[
            ("1679041800", "2023-03-17T08:30:00Z"),
            ("1679041800000", "2023-03-17T08:30:00Z"),
            ("16790418", ""),
            ("167904180012345", ""),
        ]);
    }

    #[test]
    fn a_day_in_words_is_read() {
        check(&[
            ("March 17, 2023", "2023-03-17"),
            ("Friday 17 March 2023", "2023-03-17"),
            ("March 17, 2023 2:30 pm EDT", "2023-03-17T14:30:00-04:00"),
            ("17.03.2023", "2023-03-17"),
        ]);
    }

    #[test]
    fn what_is_no_day_or_has_to_be_guessed_is_refused() {
        for text in [
            "",
            "2023",
            "2023-03",
            "2023-02-31",
            "0001-01-01T00:00:00Z",
            "0000-00-00",
            "March 17",
            "1970-01-01T00:00:00Z",
            "0",
            "03/04/2023",
            "2023-03-17T25:00:00Z",
            "yesterday",
            "PT5M",
            "by 17 March 2023 at the latest",
            "2023-03-17T08:30:00+99:00 x",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn junk_is_survived(text in "\\PC{0,40}") {
            let _ = read(&text);
        }

        #[test]
        fn near_dates_are_survived(text in "[0-9TZWMarFi:,.+ -]{0,30}") {
            let _ = read(&text);
        }

        #[test]
        fn what_is_written_is_read_back(second in -2_000_000_000_i64..4_000_000_000, hours in -11_i8..13) {
            prop_assume!(second != 0);
            let at = jiff::Timestamp::from_second(second).unwrap();
            let when = crate::When::Instant(at, jiff::tz::offset(hours));
            prop_assert_eq!(read(&when.to_string()), Some(when));
        }
    }
}
