//! Names of time zones, and offsets from UTC, as they follow a time.

use jiff::tz::Offset;

use super::scan::Line;

/// Offsets in minutes by name, sorted. From RFC 5322 (section 4.3) and the abbreviations of the IANA
/// time zone database that mean one offset only; those in [`MANY`] mean several.
const NAMES: &[(&str, i32)] = &[
    ("ACDT", 630),
    ("ACST", 570),
    ("AEDT", 660),
    ("AEST", 600),
    ("AKDT", -480),
    ("AKST", -540),
    ("AWST", 480),
    ("BRT", -180),
    ("BST", 60),
    ("CAT", 120),
    ("CDT", -300),
    ("CEST", 120),
    ("CET", 60),
    ("CST", -360),
    ("EAT", 180),
    ("EDT", -240),
    ("EEST", 180),
    ("EET", 120),
    ("EST", -300),
    ("GMT", 0),
    ("HKT", 480),
    ("HST", -600),
    ("ICT", 420),
    ("JST", 540),
    ("KST", 540),
    ("MDT", -360),
    ("MESZ", 120),
    ("MEZ", 60),
    ("MSK", 180),
    ("MST", -420),
    ("NZDT", 780),
    ("NZST", 720),
    ("PDT", -420),
    ("PHT", 480),
    ("PKT", 300),
    ("PST", -480),
    ("SAST", 120),
    ("SGT", 480),
    ("TRT", 180),
    ("UT", 0),
    ("UTC", 0),
    ("WAT", 60),
    ("WEST", 60),
    ("WET", 0),
    ("WIB", 420),
    ("WIT", 540),
    ("WITA", 480),
    ("Z", 0),
];

/// Names that mean several offsets, by place or season, sorted: part of the date, but no offset.
const MANY: &[&str] = &["AT", "CT", "ET", "IST", "MT", "PT"];

/// The offset of a zone's name, in capitals.
pub(super) fn named(name: &str) -> Option<Offset> {
    let found = NAMES.binary_search_by_key(&name, |(name, _)| name).ok()?;
    minutes(NAMES.get(found)?.1)
}

fn minutes(minutes: i32) -> Option<Offset> {
    // The widest offsets in use are -12:00 and +14:00.
    (-720..=840).contains(&minutes).then(|| Offset::from_seconds(minutes * 60).ok()).flatten()
}

/// An offset from its sign and digits: "+01:00", "+0100", "+1".
pub(super) fn numeric(negative: bool, hours: u32, rest: u32) -> Option<Offset> {
    if rest > 59 || !rest.is_multiple_of(15) {
        return None;
    }
    let total = i32::try_from(hours.checked_mul(60)?.checked_add(rest)?).ok()?;
    minutes(if negative { -total } else { total })
}

/// The zone at a place and the first token behind it. Unless `strict` (the time has seconds, or ISO's
/// T), "-16:00" is taken for the end of a span of time and not for an offset.
pub(super) fn read(line: &Line<'_>, at: usize, strict: bool) -> Option<(Option<Offset>, usize)> {
    if line.is_mark(at, '(') {
        let (offset, end) = plain(line, at + 1, strict)?;
        return line.is_mark(end, ')').then_some((offset, end + 1));
    }
    plain(line, at, strict)
}

fn plain(line: &Line<'_>, at: usize, strict: bool) -> Option<(Option<Offset>, usize)> {
    if let Some((offset, end)) = signed(line, at, strict) {
        return Some((Some(offset), end));
    }
    let name = line.written(at);
    if name == "Z" {
        return line.glued(at).then_some((Some(Offset::UTC), at + 1));
    }
    if MANY.binary_search(&name).is_ok() {
        return Some((None, at + 1));
    }
    let offset = named(name)?;
    if matches!(name, "GMT" | "UTC")
        && line.glued(at + 1)
        && let Some((offset, end)) = signed(line, at + 1, true)
    {
        return Some((Some(offset), end));
    }
    Some((Some(offset), at + 1))
}

/// "+0100", "+01:00", "+7", "-05:00"
fn signed(line: &Line<'_>, at: usize, strict: bool) -> Option<(Offset, usize)> {
    let negative = match line.mark(at)? {
        '+' => false,
        '-' => true,
        _ => return None,
    };
    let (value, digits) = line.number(at + 1).filter(|_| line.glued(at + 1))?;
    if digits == 4 {
        return Some((numeric(negative, value / 100, value % 100)?, at + 2));
    }
    if digits > 2 || (negative && !strict) {
        return None;
    }
    let colon = line.is_mark(at + 2, ':') && line.glued(at + 2) && line.glued(at + 3);
    match line.number(at + 3).filter(|(_, digits)| colon && *digits == 2) {
        Some((rest, _)) => Some((numeric(negative, value, rest)?, at + 4)),
        None => Some((numeric(negative, value, 0)?, at + 2)),
    }
}

#[cfg(test)]
mod tests {
    use super::{MANY, NAMES, named, numeric};

    #[test]
    fn the_tables_are_sorted() {
        assert!(NAMES.is_sorted_by_key(|(name, _)| name));
        assert!(MANY.is_sorted());
    }

    #[test]
    fn names_are_known_in_capitals_only() {
        assert_eq!(named("EST").unwrap().seconds(), -5 * 3600);
        assert_eq!(named("est"), None);
    }

    #[test]
    fn offsets_that_nobody_uses_are_refused() {
        assert!(numeric(true, 16, 0).is_none());
        assert!(numeric(false, 1, 7).is_none());
        assert_eq!(numeric(false, 5, 45).unwrap().seconds(), 20_700);
    }
}
