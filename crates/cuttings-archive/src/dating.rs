//! The date of an article, from the dates that its wordings give.

use cuttings_extract::{DateBasis, When};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::wording::{Kept, Wording};

/// What is known of an article's date.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Dating {
    pub(crate) published: Option<When>,
    pub(crate) earliest: Option<Date>,
    pub(crate) latest: Option<Date>,
    pub(crate) basis: Option<DateBasis>,
    pub(crate) text: Option<String>,
}

/// Decides an article's date.
///
/// The better basis wins; of one basis, what was seen first, since later dates are often those of
/// changes. Of the dates with the winning day, one with the time of day wins. Where no wording tells a
/// day, the range is what all of them allow, in the order of their bases, as far as they agree. An
/// article without any date was published on the day it was first seen at the latest.
pub(crate) fn decide(kept: &[Kept], first_seen: i64) -> Dating {
    let mut dated: Vec<&Kept> =
        kept.iter().filter(|kept| kept.wording.date_basis.is_some()).collect();
    dated.sort_by(|a, b| rank(a).cmp(&rank(b)));
    let mut dating = published(&dated).unwrap_or_else(|| range(&dated));
    if dating.text.is_none() {
        dating.text = dating_text(&dated, kept);
    }
    if dating.latest.is_none() {
        dating.latest = utc_day(first_seen);
        dating.basis = dating.basis.or(Some(DateBasis::Seen));
    }
    dating
}

/// The order of trust. The hash makes it total, so that the order of filing decides nothing.
fn rank<'k>(kept: &'k Kept) -> impl Ord + use<'k> {
    (kept.wording.date_basis, kept.span.first, kept.place, &kept.hash)
}

fn utc_day(micros: i64) -> Option<Date> {
    let at = Timestamp::from_microsecond(micros).ok()?;
    Some(Offset::UTC.to_datetime(at).date())
}

fn published(dated: &[&Kept]) -> Option<Dating> {
    let first = dated.iter().find(|kept| kept.wording.date_published.is_some())?;
    let day = first.wording.date_published?.day();
    let same_day = |kept: &&&Kept| kept.wording.date_published.is_some_and(|w| w.day() == day);
    let instant =
        |kept: &&&Kept| kept.wording.date_published.is_some_and(|w| w.instant().is_some());
    let best = dated.iter().filter(same_day).find(instant).unwrap_or(first);
    let text = std::iter::once(best).chain(dated.iter().filter(same_day));
    Some(Dating {
        published: best.wording.date_published,
        earliest: Some(day),
        latest: Some(day),
        basis: best.wording.date_basis,
        text: text.filter_map(|kept| kept.wording.date_text.clone()).next(),
    })
}

fn range(dated: &[&Kept]) -> Dating {
    let mut dating = Dating::default();
    for Wording { date_earliest, date_latest, date_basis, date_text, .. } in
        dated.iter().map(|kept| &kept.wording)
    {
        if date_earliest.is_none() && date_latest.is_none() {
            continue;
        }
        let earliest = dating.earliest.max(*date_earliest);
        let latest = match (dating.latest, *date_latest) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        if matches!((earliest, latest), (Some(earliest), Some(latest)) if earliest > latest) {
            continue;
        }
        (dating.earliest, dating.latest) = (earliest, latest);
        if dating.basis.is_none() {
            dating.basis = *date_basis;
            dating.text.clone_from(date_text);
        }
    }
    dating
}

/// A date that was shown but could not be read is still worth showing, where nothing else is known.
fn dating_text(dated: &[&Kept], kept: &[Kept]) -> Option<String> {
    if !dated.is_empty() {
        return None;
    }
    let shown = kept.iter().filter(|kept| kept.wording.date_text.is_some());
    let first = shown.min_by_key(|kept| (kept.span.first, kept.place, kept.hash))?;
    first.wording.date_text.clone()
}
