//! The date of an article, from all that is known of its day.

use cuttings_extract::dates::Says;
use cuttings_extract::{DateBasis, When};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::context::Said;
use super::{Bounds, context};
use crate::Clue;
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

/// Decides an article's date. `orders` are the bounds that listings give by their order.
///
/// The better basis wins; of one basis, what was seen first, since later dates are often those of
/// changes. Of the dates with the winning day, one with the time of day wins. Where no wording tells a
/// day, the range is what all clues allow, in the order of their bases, as far as they agree; an article
/// was published on the day on which it was first seen at the latest.
pub(crate) fn decide(kept: &[Kept], first_seen: i64, orders: &[Bounds]) -> Dating {
    let dated = ranked(kept);
    let mut dating = published(&dated).unwrap_or_else(|| {
        let (bounds, clues) = range(&dated, kept, first_seen, orders);
        // That it was seen is the reason only where there is no other.
        let counting = || clues.iter().filter(|clue| clue.counts);
        let first =
            counting().find(|clue| clue.basis != DateBasis::Seen).or_else(|| counting().next());
        Dating {
            published: None,
            earliest: bounds.earliest,
            latest: bounds.latest,
            basis: first.map(|clue| clue.basis),
            text: first
                .filter(|clue| clue.basis != DateBasis::Context)
                .and_then(|c| c.words.clone()),
        }
    });
    if dating.text.is_none() {
        dating.text = dating_text(&dated, kept);
    }
    dating
}

/// All that is known of an article's day, the surest first, with whether it counts.
pub(crate) fn explain(kept: &[Kept], first_seen: i64, orders: &[Bounds]) -> Vec<Clue> {
    let dated = ranked(kept);
    let Some(dating) = published(&dated) else {
        return range(&dated, kept, first_seen, orders).1;
    };
    let day = Bounds { earliest: dating.earliest, latest: dating.latest };
    let (mut clues, open) = clues(&dated, kept, first_seen, orders);
    for clue in &mut clues {
        clue.counts = bounds(clue).with(day).is_some();
    }
    clues.extend(open.into_iter().map(|said| {
        let (found, counts) = said_within(&said, day, None);
        context_clue(found, said.words, counts)
    }));
    clues
}

/// The wordings that say something of a date, in the order of trust.
fn ranked(kept: &[Kept]) -> Vec<&Kept> {
    let mut dated: Vec<&Kept> =
        kept.iter().filter(|kept| kept.wording.date_basis.is_some()).collect();
    dated.sort_by(|a, b| rank(a).cmp(&rank(b)));
    dated
}

/// The order of trust. The hash makes it total, so that the order of filing decides nothing.
fn rank<'k>(kept: &'k Kept) -> impl Ord + use<'k> {
    (kept.wording.date_basis, kept.span.first, kept.place, &kept.hash)
}

pub(crate) fn utc_day(micros: i64) -> Option<Date> {
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

/// What all clues allow, as far as they agree.
fn range(
    dated: &[&Kept],
    kept: &[Kept],
    first_seen: i64,
    orders: &[Bounds],
) -> (Bounds, Vec<Clue>) {
    let mut all = Bounds::default();
    let (mut clues, open) = clues(dated, kept, first_seen, orders);
    for clue in &mut clues {
        let narrower = all.with(bounds(clue));
        clue.counts = narrower.is_some();
        all = narrower.unwrap_or(all);
    }
    let above = orders.iter().filter_map(|bounds| bounds.latest).min();
    for said in open {
        let (found, counts) = said_within(&said, all, above);
        if counts {
            all = found;
        }
        clues.push(context_clue(found, said.words, counts));
    }
    // What is announced for a day ahead is known not to be older, and has an end all the same.
    if all.latest.is_none() {
        all.latest = all.earliest;
    }
    (all, clues)
}

/// What a text leaves of the days that are known otherwise. Where it contradicts them, what it says by
/// itself, and that it does not count.
fn said_within(said: &Said, known: Bounds, above: Option<Date>) -> (Bounds, bool) {
    match said.within(known, above) {
        Some(found) => (found, true),
        None => (said.within(Bounds::default(), None).unwrap_or_default(), false),
    }
}

fn context_clue(bounds: Bounds, words: String, counts: bool) -> Clue {
    let Bounds { earliest, latest } = bounds;
    Clue { basis: DateBasis::Context, earliest, latest, words: Some(words), counts }
}

fn bounds(clue: &Clue) -> Bounds {
    Bounds { earliest: clue.earliest, latest: clue.latest }
}

/// The clues, the surest first, and what texts say that is to be read together with them.
fn clues(
    dated: &[&Kept],
    kept: &[Kept],
    first_seen: i64,
    orders: &[Bounds],
) -> (Vec<Clue>, Vec<Said>) {
    let clue = |basis, bounds: Bounds, words: Option<String>| Clue {
        basis,
        earliest: bounds.earliest,
        latest: bounds.latest,
        words,
        counts: true,
    };
    let mut clues = Vec::new();
    for kept in dated {
        let (earliest, latest) = kept.wording.days();
        if let Some(basis) = kept.wording.date_basis
            && (earliest.is_some() || latest.is_some())
        {
            let bounds = Bounds { earliest, latest };
            clues.push(clue(basis, bounds, kept.wording.date_text.clone()));
        }
    }
    let seen = utc_day(first_seen);
    let (plain, open): (Vec<Said>, Vec<Said>) =
        said(kept, seen).into_iter().partition(|said| said.not_before().is_some());
    if let Some(said) = plain.into_iter().next() {
        let bounds = Bounds { earliest: said.not_before(), latest: None };
        clues.push(context_clue(bounds, said.words, true));
    }
    clues.extend(orders.iter().map(|&bounds| clue(DateBasis::Order, bounds, None)));
    if seen.is_some() {
        let bounds = Bounds { earliest: None, latest: seen };
        clues.push(clue(DateBasis::Seen, bounds, None));
    }
    clues.sort_by_key(|clue| trust(clue.basis));
    (clues, open)
}

/// What the texts of an article say of its day, each once: the latest day first, then the surest words.
fn said(kept: &[Kept], seen: Option<Date>) -> Vec<Said> {
    let mut all: Vec<Said> = kept
        .iter()
        .flat_map(|kept| {
            let Wording { title, summary, language, .. } = &kept.wording;
            context::said_of(title.as_deref(), summary.as_deref(), language.as_deref(), seen)
        })
        .collect();
    // Spans of days say more than days without their years.
    let is_open = |said: &Said| matches!(said.says, Says::Around { .. });
    all.sort_by(|a, b| {
        let key = |said: &Said| (std::cmp::Reverse(said.not_before()), is_open(said));
        key(a).cmp(&key(b)).then_with(|| a.words.cmp(&b.words))
    });
    all.dedup();
    all
}

/// The order of trust. What was seen was there, whatever a text or its place in a list seems to say.
fn trust(basis: DateBasis) -> u8 {
    match basis {
        DateBasis::Attribute => 0,
        DateBasis::Text => 1,
        DateBasis::Url => 2,
        DateBasis::Seen => 3,
        DateBasis::Context => 4,
        DateBasis::Order => 5,
    }
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
