//! Dates and ranges, and how they are known.

use cuttings_archive::ArticleRow;
use cuttings_extract::{DateBasis, Entry, Page};
use jiff::civil::{Date, date};

use crate::pages::{LISTING, Scratch, entry, may, page, scratch};

fn shown(title: &str, day: i8) -> Entry {
    let mut entry = entry(title, &format!("https://www.harbour-post.example/{title}"), "");
    if day > 0 {
        entry.date_published = format!("2024-04-{day:02}").parse().ok();
        entry.date_basis = Some(DateBasis::Text);
    }
    entry
}

fn article(scratch: &Scratch, title: &str) -> ArticleRow {
    scratch.all().into_iter().find(|row| row.title.as_deref() == Some(title)).unwrap()
}

fn range(scratch: &Scratch, title: &str) -> (Option<Date>, Option<Date>, Option<DateBasis>) {
    let row = article(scratch, title);
    (row.date_earliest, row.date_latest, row.date_basis)
}

fn april(day: i8) -> Option<Date> {
    Some(date(2024, 4, day))
}

#[test]
fn an_undated_entry_lies_between_its_dated_neighbours() {
    let scratch = scratch();
    let entries = [("a", 20), ("b", 0), ("c", 11), ("d", 0)];
    let entries = entries.map(|(title, day)| shown(title, day)).to_vec();
    scratch.file(LISTING, may(1), &page(entries));
    assert_eq!(range(&scratch, "b"), (april(11), april(20), Some(DateBasis::Order)));
    assert_eq!(range(&scratch, "d"), (None, april(11), Some(DateBasis::Order)));
    scratch.assert_sound();
}

/// Two pages of a chain, the first ending and the second beginning without a date.
fn chain() -> [(&'static str, Page); 2] {
    let second = "https://www.harbour-post.example/news/page/2/";
    let mut first = page(vec![shown("a", 20), shown("b", 0)]);
    first.next = Some(second.to_owned());
    [(LISTING, first), (second, page(vec![shown("c", 0), shown("d", 9)]))]
}

#[test]
fn the_pages_of_a_chain_bound_each_other_in_whatever_order_they_come() {
    for backwards in [false, true] {
        let scratch = scratch();
        let mut pages = chain();
        if backwards {
            pages.reverse();
        }
        for (url, page) in &pages {
            scratch.file(url, may(1), page);
        }
        for title in ["b", "c"] {
            let found = range(&scratch, title);
            assert_eq!(found, (april(9), april(20), Some(DateBasis::Order)), "{title}");
        }
    }
}

#[test]
fn a_page_of_another_time_bounds_nothing() {
    let scratch = scratch();
    let [first, second] = chain();
    scratch.file(first.0, may(1), &first.1);
    scratch.file(second.0, may(20), &second.1);
    assert_eq!(range(&scratch, "b"), (None, april(20), Some(DateBasis::Order)));
}

#[test]
fn a_day_that_a_text_names_bounds_it_and_those_above_it() {
    let scratch = scratch();
    let mut named = shown("b", 0);
    named.summary = Some("The quay was shut on 3 March 2023, the harbour master said.".to_owned());
    let mut page = page(vec![shown("a", 0), named, shown("c", 0)]);
    page.language = Some("en".to_owned());
    scratch.file(LISTING, may(1), &page);
    let earliest = Some(date(2023, 1, 2));
    let seen = Some(date(2024, 5, 1));
    assert_eq!(range(&scratch, "b"), (earliest, seen, Some(DateBasis::Context)));
    assert_eq!(range(&scratch, "a"), (earliest, seen, Some(DateBasis::Order)));
    assert_eq!(range(&scratch, "c"), (None, seen, Some(DateBasis::Seen)));
}

#[test]
fn every_clue_is_told_and_those_that_contradict_do_not_count() {
    let scratch = scratch();
    let mut contradicting = shown("b", 0);
    contradicting.summary = Some("The quay opened on 30 April 2024.".to_owned());
    let mut list = page(vec![shown("a", 2), contradicting, shown("c", 1)]);
    list.language = Some("en".to_owned());
    scratch.file(LISTING, may(1), &list);
    let row = article(&scratch, "b");
    assert!(row.date_earliest <= row.date_latest, "{row:?}");
    let clues = scratch.archive.clues(row.id).unwrap();
    let told: Vec<(DateBasis, bool)> = clues.iter().map(|clue| (clue.basis, clue.counts)).collect();
    let expected = [(DateBasis::Seen, true), (DateBasis::Context, true), (DateBasis::Order, true)];
    assert_eq!(told, expected);
    assert_eq!(clues[1].words.as_deref(), Some("30 April 2024"));
    assert_eq!(range(&scratch, "b"), (april(1), april(2), Some(DateBasis::Context)));

    let dated = scratch.archive.clues(article(&scratch, "a").id).unwrap();
    assert_eq!((dated[0].basis, dated[0].counts), (DateBasis::Text, true));
}

#[test]
fn a_day_that_is_found_when_a_page_is_read_again_bounds_its_neighbours() {
    let scratch = scratch();
    let list = |days: [i8; 3]| {
        let titles = ["a", "b", "c"].into_iter().zip(days);
        page(titles.map(|(title, day)| shown(title, day)).collect())
    };
    let before = list([0, 0, 0]);
    scratch.file(LISTING, may(1), &before);
    assert_eq!(range(&scratch, "b").0, None);
    let source = crate::pages::snapshot(LISTING, may(1), &before);
    scratch.archive.reread(1, &source, &list([20, 0, 11]), true).unwrap();
    assert_eq!(range(&scratch, "b"), (april(11), april(20), Some(DateBasis::Order)));
    scratch.archive.reread(1, &source, &list([0, 0, 11]), true).unwrap();
    let seen = Some(date(2024, 5, 1));
    assert_eq!(range(&scratch, "b"), (april(11), seen, Some(DateBasis::Order)));
    scratch.assert_sound();
}

#[test]
fn an_outlet_whose_list_bounds_the_articles_of_others_can_be_forgotten() {
    let scratch = scratch();
    scratch.file(LISTING, may(1), &page(vec![shown("b", 0)]));
    let others = "https://www.courier.example/news/";
    scratch.file(others, may(2), &page(vec![shown("a", 20), shown("b", 0), shown("c", 11)]));
    assert_eq!(range(&scratch, "b"), (april(11), april(20), Some(DateBasis::Order)));
    let others = cuttings_archive::Forget::Outlet("courier.example".to_owned());
    assert!(scratch.archive.forget(&others, may(3), true).unwrap().is_some());
    assert_eq!(range(&scratch, "b"), (None, Some(date(2024, 5, 1)), Some(DateBasis::Seen)));
    scratch.assert_sound();
}
