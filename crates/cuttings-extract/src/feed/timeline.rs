//! What the dates of a feed mean, given each other.
//!
//! A date of publication is taken as it is. A date of the last change is something else; but feeds
//! that have no other (Atom requires only that one) are in its order where it is the date of
//! publication in fact. Where an entry's date breaks the order, or all dates are the same because
//! the site was built anew, it only says that the article was there by then.

use std::collections::HashSet;

use super::item::Item;
use crate::dates::{self, Context, Mention};
use crate::{DateBasis, Range, When};

/// An entry's date.
#[derive(Clone, Debug, Default)]
pub(super) struct Dated {
    pub(super) published: Option<When>,
    pub(super) text: Option<String>,
    pub(super) basis: Option<DateBasis>,
    pub(super) range: Range,
}

impl Dated {
    fn on(when: When, text: Option<String>, basis: DateBasis) -> Self {
        Self { published: Some(when), text, basis: Some(basis), range: Range::day(when.day()) }
    }

    fn is_unknown(&self) -> bool {
        self.published.is_none() && self.range == Range::default()
    }
}

/// The dates of a feed's items, one each.
pub(super) fn dates(
    items: &[Item],
    links: &[Option<String>],
    language: Option<&str>,
) -> Vec<Dated> {
    let mut dates: Vec<Dated> = items.iter().map(published).collect();
    read_as_text(&mut dates, language);
    read_from_changes(&mut dates, items, links);
    for (dated, link) in dates.iter_mut().zip(links) {
        if dated.is_unknown() {
            read_from_address(dated, link.as_deref());
        }
    }
    dates
}

fn published(item: &Item) -> Dated {
    let Some(text) = item.published.clone() else { return Dated::default() };
    match dates::machine(&text).filter(|when| !is_placeholder(*when)) {
        Some(when) => Dated::on(when, Some(text), DateBasis::Attribute),
        None => Dated { text: Some(text), ..Dated::default() },
    }
}

/// What systems write where they have no date: the first days of the year 1, of spreadsheets, and of
/// Unix, in whatever time zone.
pub(crate) fn is_placeholder(when: When) -> bool {
    let day = when.day();
    matches!(
        (day.year(), day.month(), day.day()),
        (..=1, _, _) | (1899, 12, 30..) | (1900, 1, 1..=2) | (1969, 12, 31) | (1970, 1, 1)
    )
}

/// Dates that are no machine's: "vie, 17 mar 2023", "17.03.2023".
fn read_as_text(dates: &mut [Dated], language: Option<&str>) {
    let context = Context { reference: None, language };
    let reading = |dated: &Dated| {
        let text = dated.text.as_deref().filter(|_| dated.published.is_none())?;
        let is_text = dates::machine(text).is_none();
        let mentions = if is_text { dates::mentions(text, &context) } else { Vec::new() };
        mentions.into_iter().next().map(|mention: Mention| mention.reading)
    };
    let readings: Vec<_> = dates.iter().map(reading).collect();
    if readings.iter().all(Option::is_none) {
        return;
    }
    for (dated, settled) in dates.iter_mut().zip(dates::settle(&readings, &context)) {
        let Some(settled) = settled.filter(|_| dated.published.is_none()) else { continue };
        if settled.when.is_some_and(is_placeholder) {
            continue;
        }
        dated.published = settled.when;
        dated.range = settled.range;
        dated.basis = Some(DateBasis::Text);
    }
}

fn read_from_changes(dates: &mut [Dated], items: &[Item], links: &[Option<String>]) {
    let changed = |item: &Item| {
        let when = item.modified.as_deref().and_then(dates::machine);
        when.filter(|when| !is_placeholder(*when))
    };
    let changes: Vec<Option<When>> = items.iter().map(changed).collect();
    let in_order = in_order(&changes);
    for (index, dated) in dates.iter_mut().enumerate() {
        let (Some(Some(change)), Some(item)) = (changes.get(index), items.get(index)) else {
            continue;
        };
        if !dated.is_unknown() {
            continue;
        }
        let link = links.get(index).and_then(Option::as_deref);
        if contradicts_address(*change, link) {
            read_from_address(dated, link);
        } else if in_order.get(index) == Some(&true) {
            *dated = Dated::on(*change, item.modified.clone(), DateBasis::Attribute);
        } else {
            *dated = Dated {
                published: None,
                text: item.modified.clone(),
                basis: Some(DateBasis::Attribute),
                range: Range { earliest: None, latest: Some(change.day()) },
            };
        }
    }
}

fn contradicts_address(change: When, link: Option<&str>) -> bool {
    let Some(Range { earliest, latest }) =
        link.and_then(dates::in_address).map(|found| found.range)
    else {
        return false;
    };
    earliest.is_some_and(|day| change.day() < day) || latest.is_some_and(|day| day < change.day())
}

fn read_from_address(dated: &mut Dated, link: Option<&str>) {
    if let Some(settled) = link.and_then(dates::in_address) {
        dated.published = settled.when;
        dated.range = settled.range;
        dated.basis = Some(DateBasis::Url);
    }
}

/// For each date, whether the list of them is in its order there: newest first, as feeds are.
fn in_order(changes: &[Option<When>]) -> Vec<bool> {
    let days: Vec<_> = changes.iter().flatten().map(|when| (when.instant(), when.day())).collect();
    let distinct = days.iter().collect::<HashSet<_>>().len();
    if days.len() > 2 && distinct == 1 {
        return vec![false; changes.len()];
    }
    let later = |a: When, b: When| match (a.instant(), b.instant()) {
        (Some(a), Some(b)) => a > b,
        _ => a.day() > b.day(),
    };
    let mut earliest: Option<When> = None;
    let mut flags = Vec::with_capacity(changes.len());
    for change in changes {
        let fits =
            change.is_some_and(|change| earliest.is_none_or(|earliest| !later(change, earliest)));
        if fits {
            earliest = *change;
        }
        flags.push(fits);
    }
    let fitting = flags.iter().filter(|fits| **fits).count();
    // Where most entries break the order, there is none.
    if fitting * 2 <= days.len() { vec![false; changes.len()] } else { flags }
}

#[cfg(test)]
mod tests {
    use super::{DateBasis, Item, dates};

    fn changed(dates: &[&str]) -> Vec<Item> {
        dates
            .iter()
            .map(|date| Item { modified: Some((*date).to_owned()), ..Item::default() })
            .collect()
    }

    fn published(items: &[Item]) -> Vec<Option<String>> {
        let links = vec![None; items.len()];
        dates(items, &links, None)
            .iter()
            .map(|date| date.published.map(|when| when.to_string()))
            .collect()
    }

    #[test]
    fn changes_in_order_are_dates_of_publication() {
        let items = changed(&["2023-03-17", "2023-03-16", "2023-03-16"]);
        assert_eq!(published(&items).iter().flatten().count(), 3);
    }

    #[test]
    fn a_change_out_of_order_is_only_a_latest_date() {
        let items = changed(&["2023-03-17", "2023-03-16", "2024-01-01", "2023-03-14"]);
        let dated = dates(&items, &[None, None, None, None], None);
        assert_eq!(dated[2].published, None);
        assert_eq!(dated[2].range.latest.map(|day| day.to_string()).as_deref(), Some("2024-01-01"));
        assert_eq!(dated[2].range.earliest, None);
        assert!(dated[3].published.is_some());
    }

    #[test]
    fn changes_that_are_all_the_same_are_a_new_build_of_the_site() {
        let items = changed(&["2023-03-17T00:00:00Z"; 4]);
        assert_eq!(published(&items).iter().flatten().count(), 0);
    }

    #[test]
    fn the_first_day_of_unix_is_no_date() {
        let item = |date: &str| Item { published: Some(date.to_owned()), ..Item::default() };
        let items = ["Wed, 31 Dec 1969 19:00:00 -0500", "0001-01-01T00:00:00Z"].map(item);
        assert_eq!(published(&items), [None, None]);
    }

    #[test]
    fn an_address_gives_the_date_where_nothing_else_does() {
        let links = [Some("https://example.org/2023/03/17/a".to_owned()), None];
        let dated = dates(&[Item::default(), Item::default()], &links, None);
        assert_eq!(dated[0].published.map(|when| when.to_string()).as_deref(), Some("2023-03-17"));
        assert_eq!(dated[0].basis, Some(DateBasis::Url));
        assert_eq!(dated[1].basis, None);
    }

    #[test]
    fn dates_for_people_are_read_too() {
        let item = |date: &str| Item { published: Some(date.to_owned()), ..Item::default() };
        let dated = dates(&[item("Veröffentlicht am 17. März 2023")], &[None], Some("de"));
        assert_eq!(dated[0].published.map(|when| when.to_string()).as_deref(), Some("2023-03-17"));
        assert_eq!(dated[0].basis, Some(DateBasis::Text));
    }

    #[test]
    fn a_date_of_publication_is_not_questioned() {
        let item = Item {
            published: Some("2023-03-17".to_owned()),
            modified: Some("2024-01-01".to_owned()),
            ..Item::default()
        };
        assert_eq!(published(&[item]), [Some("2023-03-17".to_owned())]);
    }
}
