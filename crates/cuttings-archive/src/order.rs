//! The order "newest first" as one key, and the cursors of lists.

use data_encoding::BASE64URL_NOPAD;
use jiff::civil::Date;

use crate::chronology::dating::Dating;
use crate::wording::Place;
use crate::{Error, Order};

/// The key by which articles stand newest first: smaller is newer, byte by byte.
///
/// | bytes | hold |
/// |---|---|
/// | 0..4 | the day of publication, or the first possible one, later first; what could be of any time comes last |
/// | 4..8 | the time of that day where it is known, later first, ahead of what has none |
/// | 8..16 | when the first page of its chain was taken in, later first |
/// | 16..20 | the page's place in the chain |
/// | 20..24 | the place in the page's list |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SortKey(pub(crate) [u8; SortKey::LENGTH]);

impl SortKey {
    pub(crate) const LENGTH: usize = 24;

    pub(crate) fn new(dating: &Dating, place: Place) -> Self {
        // What may be old is no news: only the first possible day is sure to be reached.
        let day = dating.published.map(|when| when.day()).or(dating.earliest);
        let time = dating.published.and_then(second_of_day);
        let mut bytes = [0; Self::LENGTH];
        let parts = [
            &later_first(day.map_or(0, day_number))[..],
            &time.map_or(u32::MAX, |second| u32::MAX - 1 - second).to_be_bytes()[..],
            &(!(place.batch.cast_unsigned() ^ (1 << 63))).to_be_bytes()[..],
            &clamped(place.depth).to_be_bytes()[..],
            &clamped(place.position).to_be_bytes()[..],
        ];
        for (to, from) in bytes.iter_mut().zip(parts.concat()) {
            *to = from;
        }
        Self(bytes)
    }

    /// A key just before those of all articles of a day.
    pub(crate) fn before_day(day: Date) -> [u8; 4] {
        later_first(day_number(day))
    }
}

/// Days are counted from year 0, so that all days that a date can hold are positive.
fn day_number(day: Date) -> u32 {
    let epoch = jiff::civil::date(-9999, 1, 1);
    u32::try_from(day.duration_since(epoch).as_hours() / 24).unwrap_or(0)
}

fn later_first(number: u32) -> [u8; 4] {
    (!number).to_be_bytes()
}

fn clamped(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

/// The second of the day, at the offset that the time was given in.
fn second_of_day(when: cuttings_extract::When) -> Option<u32> {
    match when {
        cuttings_extract::When::Day(_) => None,
        cuttings_extract::When::Instant(at, offset) => {
            let time = offset.to_datetime(at).time();
            let second = i32::from(time.hour()) * 3600
                + i32::from(time.minute()) * 60
                + i32::from(time.second());
            u32::try_from(second).ok()
        }
    }
}

/// Where a list goes on: after this article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cursor {
    Newest { key: SortKey, id: i64 },
    Id { id: i64 },
}

impl Cursor {
    pub(crate) fn encode(self) -> String {
        let bytes = match self {
            Self::Newest { key, id } => [&[b'n'][..], &key.0, &id.to_be_bytes()].concat(),
            Self::Id { id } => [&[b'i'][..], &id.to_be_bytes()].concat(),
        };
        BASE64URL_NOPAD.encode(&bytes)
    }

    /// Reads a cursor of a list in this order.
    pub(crate) fn decode(text: &str, order: Order) -> Result<Self, Error> {
        let wrong = || Error::Cursor(text.chars().take(80).collect());
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| wrong())?;
        let cursor = match bytes.split_first() {
            Some((b'n', rest)) => {
                let (key, id) = rest.split_at_checked(SortKey::LENGTH).ok_or_else(wrong)?;
                let key = SortKey(key.try_into().map_err(|_| wrong())?);
                Self::Newest { key, id: i64::from_be_bytes(id.try_into().map_err(|_| wrong())?) }
            }
            Some((b'i', id)) => {
                Self::Id { id: i64::from_be_bytes(id.try_into().map_err(|_| wrong())?) }
            }
            _ => return Err(wrong()),
        };
        match (cursor, order) {
            (Self::Newest { .. }, Order::Newest) | (Self::Id { .. }, Order::Id) => Ok(cursor),
            _ => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn key(published: &str, batch: i64, depth: i64, position: i64) -> SortKey {
        let dating = Dating { published: published.parse().ok(), ..Dating::default() };
        SortKey::new(&dating, Place { batch, depth, position })
    }

    #[test]
    fn newer_days_times_and_batches_stand_first_and_pages_keep_their_order() {
        let order = [
            key("2024-05-02T09:00:00Z", 1, 1, 1),
            key("2024-05-02T08:59:59Z", 1, 1, 1),
            key("2024-05-02", 7, 0, 1),
            key("2024-05-02", 7, 0, 2),
            key("2024-05-02", 7, 1, 1),
            key("2024-05-02", 6, 0, 1),
            key("2024-05-02", -6, 0, 1),
            key("2024-05-01T23:59:59Z", 9, 0, 1),
            key("-000400-05-01", 9, 0, 1),
        ];
        assert!(order.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn what_may_be_old_stands_where_the_oldest_that_it_may_be_stands() {
        let ranged = |earliest: Option<Date>| {
            let latest = Some(date(2026, 11, 29));
            let dating = Dating { earliest, latest, ..Dating::default() };
            SortKey::new(&dating, Place { batch: 9, depth: 0, position: 0 })
        };
        let order = [
            key("2024-05-02", 1, 0, 0),
            ranged(Some(date(2024, 5, 1))),
            key("2024-04-30T23:59:59Z", 1, 0, 0),
            key("1215-06-15", 1, 0, 0),
            ranged(None),
        ];
        assert!(order.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn a_day_bounds_its_keys() {
        let bound = SortKey::before_day(date(2024, 5, 2));
        assert!(bound.as_slice() < key("2024-05-02T23:59:59Z", i64::MAX, 0, 0).0.as_slice());
        assert!(bound.as_slice() > key("2024-05-03", 0, i64::MAX, i64::MAX).0.as_slice());
    }

    #[test]
    fn a_cursor_is_read_back() {
        let cursor = Cursor::Newest { key: key("2024-05-02", 3, 4, 5), id: 77 };
        assert_eq!(Cursor::decode(&cursor.encode(), Order::Newest).unwrap(), cursor);
        assert!(Cursor::decode(&cursor.encode(), Order::Id).is_err());
        let cursor = Cursor::Id { id: 5 };
        assert_eq!(Cursor::decode(&cursor.encode(), Order::Id).unwrap(), cursor);
    }

    #[test]
    fn a_made_up_cursor_is_an_error() {
        for text in ["", "x", "aaaa", "bg", "aQ", "💣"] {
            assert!(matches!(Cursor::decode(text, Order::Newest), Err(Error::Cursor(_))), "{text}");
        }
    }
}
