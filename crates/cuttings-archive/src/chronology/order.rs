//! What the order of a list says of the days of its entries.
//!
//! A list is newest first unless its dates show otherwise. Of its dated entries the longest run in order
//! is taken at its word; those that stand out of it are pinned, featured or dated otherwise, and bound
//! nobody. A list in which too many stand out is not sorted by date, and says nothing. An entry without
//! a date then lies between the nearest ones above and below that have one.

use jiff::civil::Date;

use super::Bounds;
use super::context::Said;

/// How many of the dated entries must stand in order, of ten.
const IN_ORDER: usize = 8;

/// How often what texts say is taken up again with what the others then say.
const ROUNDS: usize = 3;

/// What is known of an entry without its place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// The day that it shows, or a range of days.
    pub(crate) shown: Bounds,
    /// What its text says of its day, where it shows none.
    pub(crate) said: Vec<Said>,
}

/// The direction of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    NewestFirst,
    OldestFirst,
}

/// For each entry of a list, what the others say of it; `None` where the list is not sorted. `seen` is
/// the day on which all of them were there.
///
/// What texts say counts where it does not contradict the others, the surest first: the days that are
/// shown, then "not before", then spans of days. Each bounds the others, so that what one text leaves
/// open ("on Friday, January 27") can be settled by another.
pub(crate) fn bounds(entries: &[Known], seen: Option<Date>) -> Option<Vec<Bounds>> {
    let (direction, standing) = direction(entries)?;
    let mut order: Vec<usize> = (0..entries.len()).collect();
    if direction == Direction::OldestFirst {
        order.reverse();
    }
    let mut own: Vec<Bounds> = entries
        .iter()
        .zip(standing)
        .map(|(known, stands)| if stands { known.shown } else { Bounds::default() })
        .collect();
    let mut result = spread(&order, &own);
    for round in 0..ROUNDS {
        let mut news = false;
        for ((known, own), around) in entries.iter().zip(&mut own).zip(&result) {
            let before = *own;
            for said in known.said.iter().filter(|said| round > 0 || said.not_before().is_some()) {
                *own = take_up(said, *own, *around, seen);
            }
            news |= *own != before;
        }
        if !news && round > 0 {
            break;
        }
        result = spread(&order, &own);
    }
    Some(result)
}

/// What is known of an entry by itself, with what its text says where that fits with what is around it.
fn take_up(said: &Said, own: Bounds, around: Bounds, seen: Option<Date>) -> Bounds {
    let seen = Bounds { earliest: None, latest: seen };
    let possible = own.with(around).and_then(|known| known.with(seen));
    let found = possible.and_then(|known| said.within(known, around.latest));
    match (found, said.not_before()) {
        (None, _) => own,
        (Some(_), Some(day)) => Bounds { earliest: own.earliest.max(Some(day)), ..own },
        (Some(found), None) => found,
    }
}

/// What the others say of each entry, from the newest to the oldest: nothing is younger than what stands
/// above it, and nothing is older than what stands below it.
fn spread(order: &[usize], own: &[Bounds]) -> Vec<Bounds> {
    let mut result = vec![Bounds::default(); own.len()];
    let mut latest: Option<Date> = None;
    for &index in order {
        let (Some(bounds), Some(own)) = (result.get_mut(index), own.get(index)) else { continue };
        bounds.latest = latest;
        latest = [latest, own.latest].into_iter().flatten().min();
    }
    let mut earliest: Option<Date> = None;
    for &index in order.iter().rev() {
        let (Some(bounds), Some(own)) = (result.get_mut(index), own.get(index)) else { continue };
        bounds.earliest = earliest;
        earliest = earliest.max(own.earliest);
    }
    for bounds in &mut result {
        if matches!((bounds.earliest, bounds.latest), (Some(first), Some(last)) if first > last) {
            *bounds = Bounds::default();
        }
    }
    result
}

/// The direction of a list, and which of its dated entries stand in that order. `None` where the dates
/// show no order.
pub(crate) fn direction(entries: &[Known]) -> Option<(Direction, Vec<bool>)> {
    let dated: Vec<(usize, i32)> = entries
        .iter()
        .enumerate()
        .filter_map(|(index, known)| {
            let day =
                known.shown.earliest.filter(|_| known.shown.earliest == known.shown.latest)?;
            Some((index, day_number(day)))
        })
        .collect();
    let newest: Vec<i32> = dated.iter().map(|(_, day)| -day).collect();
    let oldest: Vec<i32> = dated.iter().map(|(_, day)| *day).collect();
    let (down, up) = (longest_run(&newest), longest_run(&oldest));
    let (direction, run) = if up.len() > down.len() {
        (Direction::OldestFirst, up)
    } else {
        (Direction::NewestFirst, down)
    };
    if run.len() * 10 < dated.len() * IN_ORDER {
        return None;
    }
    // Ranges (a month, "two weeks ago") are taken where they fit between the days.
    let mut standing: Vec<bool> = entries
        .iter()
        .map(|known| known.shown.says_something() && known.shown.earliest != known.shown.latest)
        .collect();
    for place in run {
        if let Some((index, _)) = dated.get(place)
            && let Some(stands) = standing.get_mut(*index)
        {
            *stands = true;
        }
    }
    Some((direction, standing))
}

fn day_number(day: jiff::civil::Date) -> i32 {
    day.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days())
}

/// The places of a longest run that never falls (patience sorting: Fredman, "On computing the length of
/// longest increasing subsequences", 1975).
fn longest_run(numbers: &[i32]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (place, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|&end| numbers.get(end).is_some_and(|n| n <= number));
        before.push(length.checked_sub(1).and_then(|last| ends.get(last).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut run: Vec<usize> =
        std::iter::successors(ends.last().copied(), |&place| before.get(place).copied().flatten())
            .collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chronology::context::said;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// A list with the days of May 2024 that it shows; 0 where it shows none.
    fn list(days: &[i8]) -> Vec<Known> {
        let known = |&day: &i8| Known {
            shown: if day > 0 { Bounds::day(date(2024, 5, day)) } else { Bounds::default() },
            ..Known::default()
        };
        days.iter().map(known).collect()
    }

    fn days(bounds: &Bounds) -> (i8, i8) {
        (bounds.earliest.map_or(0, |day| day.day()), bounds.latest.map_or(0, |day| day.day()))
    }

    fn bounds_of(shown: &[i8]) -> Vec<(i8, i8)> {
        bounds(&list(shown), None).unwrap().iter().map(days).collect()
    }

    #[test]
    fn an_undated_entry_lies_between_its_dated_neighbours() {
        assert_eq!(bounds_of(&[20, 0, 0, 11, 0])[1..3], [(11, 20), (11, 20)]);
        assert_eq!(bounds_of(&[20, 0, 0, 11, 0])[4], (0, 11));
    }

    #[test]
    fn a_list_can_be_oldest_first() {
        assert_eq!(bounds_of(&[3, 0, 5, 9, 0])[1], (3, 5));
        assert_eq!(bounds_of(&[3, 0, 5, 9, 0])[4], (9, 0));
    }

    #[test]
    fn a_pinned_entry_bounds_nobody() {
        assert_eq!(bounds_of(&[2, 0, 30, 0, 28, 27, 25, 24])[1], (30, 0));
        assert_eq!(bounds_of(&[2, 0, 30, 0, 28, 27, 25, 24])[3], (28, 30));
    }

    #[test]
    fn a_list_that_is_not_sorted_says_nothing() {
        assert_eq!(bounds(&list(&[9, 0, 3, 20, 1, 14, 8]), None), None);
    }

    fn says(text: &str) -> Known {
        Known { said: said(text, Some("en"), None), ..Known::default() }
    }

    fn told(entries: &[Known]) -> Vec<(Option<Date>, Option<Date>)> {
        let found = bounds(entries, Some(date(2024, 5, 1))).unwrap();
        found.iter().map(|bounds| (bounds.earliest, bounds.latest)).collect()
    }

    #[test]
    fn what_a_text_says_bounds_those_above_it() {
        let quiet = Known::default;
        let named = says("The quay was shut on 3 July 2023.");
        let earliest = Some(date(2023, 5, 4));
        assert_eq!(
            told(&[quiet(), named, quiet()]),
            [(earliest, None), (None, None), (None, None)]
        );
    }

    #[test]
    fn what_one_text_leaves_open_is_settled_by_another() {
        let entries = [
            Known::default(),
            says("They voted last Sunday, 5 February."),
            Known::default(),
            says("On 26 September 2022, the pipe burst."),
        ];
        let (first, last) = (Some(date(2023, 2, 5)), Some(date(2023, 2, 19)));
        let burst = Some(date(2022, 7, 28));
        assert_eq!(told(&entries), [(first, None), (burst, None), (burst, last), (None, last)]);
    }

    #[test]
    fn a_text_that_contradicts_the_shown_days_bounds_nobody() {
        let mut entries = list(&[20, 0, 0, 11]);
        entries[1].said = said("They voted yesterday, 3 March 2023.", Some("en"), None);
        let bounds: Vec<(i8, i8)> = bounds(&entries, None).unwrap().iter().map(days).collect();
        assert_eq!(bounds[2], (11, 20));
    }

    proptest! {
        #[test]
        fn no_range_is_upside_down(shown in prop::collection::vec(0..28_i8, 0..40)) {
            for bounds in bounds(&list(&shown), None).unwrap_or_default() {
                let (first, last) = (bounds.earliest, bounds.latest);
                prop_assert!(first.is_none() || last.is_none() || first <= last);
            }
        }
    }
}
