//! What the order of a list says of the days of its entries.
//!
//! A list is newest first unless its dates show otherwise. Of its dated entries the longest run in order
//! is taken at its word; those that stand out of it are pinned, featured or dated otherwise, and bound
//! nobody. A list in which too many stand out is not sorted by date, and says nothing. An entry without
//! a date then lies between the nearest ones above and below that have one.

use super::Bounds;

/// How many of the dated entries must stand in order, of ten.
const IN_ORDER: usize = 8;

/// What is known of an entry without its place.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    /// The day that it shows, or a range of days.
    pub(crate) shown: Bounds,
    /// What its text says of its day.
    pub(crate) context: Bounds,
}

/// The direction of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    NewestFirst,
    OldestFirst,
}

/// For each entry of a list, what the others say of it; `None` where the list is not sorted.
pub(crate) fn bounds(entries: &[Known]) -> Option<Vec<Bounds>> {
    let (direction, standing) = direction(entries)?;
    let mut in_order: Vec<(usize, Known)> = entries.iter().copied().enumerate().collect();
    if direction == Direction::OldestFirst {
        in_order.reverse();
    }
    let mut result = vec![Bounds::default(); entries.len()];
    // From the newest to the oldest: nothing is younger than what stands above it.
    let mut latest = None;
    let mut uppers = Vec::with_capacity(entries.len());
    for (index, known) in &in_order {
        uppers.push((*index, latest));
        if let Some(day) = known.shown.latest.filter(|_| standing.get(*index) == Some(&true)) {
            latest = Some(latest.map_or(day, |latest: jiff::civil::Date| latest.min(day)));
        }
    }
    for (index, latest) in uppers {
        if let Some(bounds) = result.get_mut(index) {
            bounds.latest = latest;
        }
    }
    // And back: nothing is older than what stands below it. What a text says counts where it does not
    // contradict the days above.
    let mut earliest = None;
    for (index, known) in in_order.iter().rev() {
        let Some(bounds) = result.get_mut(*index) else { continue };
        bounds.earliest = earliest;
        let shown = known.shown.earliest.filter(|_| standing.get(*index) == Some(&true));
        let said =
            known.context.earliest.filter(|day| bounds.latest.is_none_or(|latest| *day <= latest));
        if let Some(day) = shown.or(said) {
            earliest = Some(earliest.map_or(day, |earliest: jiff::civil::Date| earliest.max(day)));
        }
    }
    for bounds in &mut result {
        if matches!((bounds.earliest, bounds.latest), (Some(first), Some(last)) if first > last) {
            *bounds = Bounds::default();
        }
    }
    Some(result)
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
        bounds(&list(shown)).unwrap().iter().map(days).collect()
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
        assert_eq!(bounds(&list(&[9, 0, 3, 20, 1, 14, 8])), None);
    }

    #[test]
    fn what_a_text_says_bounds_those_above_it() {
        let mut entries = list(&[0, 0, 0]);
        entries[1].context.earliest = Some(date(2024, 5, 4));
        let bounds: Vec<(i8, i8)> = bounds(&entries).unwrap().iter().map(days).collect();
        assert_eq!(bounds, [(4, 0), (0, 0), (0, 0)]);
    }

    proptest! {
        #[test]
        fn no_range_is_upside_down(shown in prop::collection::vec(0..28_i8, 0..40)) {
            for bounds in bounds(&list(&shown)).unwrap_or_default() {
                let (first, last) = (bounds.earliest, bounds.latest);
                prop_assert!(first.is_none() || last.is_none() || first <= last);
            }
        }
    }
}
