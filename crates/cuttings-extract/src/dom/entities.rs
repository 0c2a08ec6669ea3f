//! Character references: `&eacute;`, `&#233;`, `&#xE9;`.
//!
//! WHATWG HTML 13.2.5.72 to 13.2.5.80.

use std::cmp::Ordering;

/// The named references: a line each, sorted by name; the file says where they are from.
static NAMED: &str = include_str!("entities.txt");

/// The longest name that works without its semicolon.
const LONGEST_BARE: usize = 6;
/// The longest name.
const LONGEST: usize = 31;

/// What a reference stands for: one character or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Characters(char, Option<char>);

impl Characters {
    pub(super) fn push_to(self, text: &mut String) {
        text.push(self.0);
        text.extend(self.1);
    }
}

/// Reads the reference whose "&" stands before `rest`; returns what it stands for and how many bytes
/// of `rest` belong to it. `None` where the "&" is only an ampersand.
///
/// In an attribute's value, a name that lacks its semicolon and goes on, as in `?a=1&copy=2`, is no
/// reference.
pub(super) fn read(rest: &[u8], in_attribute: bool) -> Option<(Characters, usize)> {
    match rest.first()? {
        b'#' => read_numeric(rest),
        c if c.is_ascii_alphanumeric() => read_named(rest, in_attribute),
        _ => None,
    }
}

fn read_numeric(rest: &[u8]) -> Option<(Characters, usize)> {
    let (radix, digits_at) = match rest.get(1)? {
        b'x' | b'X' => (16, 2),
        _ => (10, 1),
    };
    let mut at = digits_at;
    let mut number: u32 = 0;
    while let Some(digit) = rest.get(at).and_then(|&b| char::from(b).to_digit(radix)) {
        number = number.saturating_mul(radix).saturating_add(digit);
        at += 1;
    }
    if at == digits_at {
        return None;
    }
    at += usize::from(rest.get(at) == Some(&b';'));
    Some((Characters(character(number), None), at))
}

/// The character of a number; what is none is U+FFFD, and C1 controls are read as windows-1252.
fn character(number: u32) -> char {
    /// What windows-1252 has at 0x80 to 0x9F (WHATWG HTML 13.2.5.80).
    const C1: [u32; 32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
        0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ];
    let number = match number {
        0 => return char::REPLACEMENT_CHARACTER,
        0x80..=0x9F => C1[number as usize - 0x80],
        _ => number,
    };
    char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn read_named(rest: &[u8], in_attribute: bool) -> Option<(Characters, usize)> {
    let run = rest.iter().take(LONGEST + 1).take_while(|b| b.is_ascii_alphanumeric()).count();
    if rest.get(run) == Some(&b';')
        && let Some(characters) = look_up(&rest[..=run])
    {
        return Some((characters, run + 1));
    }
    for len in (2..=run.min(LONGEST_BARE)).rev() {
        let Some(characters) = look_up(&rest[..len]) else { continue };
        let goes_on = rest.get(len).is_some_and(|b| *b == b'=' || b.is_ascii_alphanumeric());
        return (!(in_attribute && goes_on)).then_some((characters, len));
    }
    None
}

/// The characters of a name, given with its semicolon if it has one.
fn look_up(name: &[u8]) -> Option<Characters> {
    let one = |c| Some(Characters(c, None));
    match name {
        b"amp;" => return one('&'),
        b"nbsp;" => return one('\u{A0}'),
        b"quot;" => return one('"'),
        b"lt;" => return one('<'),
        b"gt;" => return one('>'),
        _ => {}
    }
    let lines = NAMED.as_bytes();
    let (mut low, mut high) = (0, lines.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = memchr::memrchr(b'\n', &lines[low..middle]).map_or(low, |at| low + at + 1);
        let end = memchr::memchr(b'\n', &lines[middle..high]).map_or(high, |at| middle + at);
        let line = NAMED.get(start..end)?;
        let (known, points) = line.split_once(' ')?;
        match known.as_bytes().cmp(name) {
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
            Ordering::Equal => {
                let mut points = points.split(' ').map(|point| u32::from_str_radix(point, 16));
                let first = char::from_u32(points.next()?.ok()?)?;
                let second = points.next().and_then(Result::ok).and_then(char::from_u32);
                return Some(Characters(first, second));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_the_names_are_sorted() {
        let names = NAMED.lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = names.filter_map(|line| Some(line.split_once(' ')?.0)).collect();
        assert_eq!(names.len(), 2231);
        assert!(names.is_sorted());
        for name in names {
            let found = read(name.as_bytes(), false);
            assert!(found.is_some_and(|(_, len)| len == name.len()), "{name}");
        }
    }

    #[test]
    fn a_name_that_only_begins_like_a_known_one_is_none() {
        for name in ["", "a;", "AMp;", "nosuch;", "CounterClockwiseContourIntegralX;", "zwnjj;"] {
            assert_eq!(read(name.as_bytes(), false), None, "{name}");
        }
    }
}
