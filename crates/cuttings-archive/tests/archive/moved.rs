//! Addresses that lead to others: what of it is one article.

use cuttings_archive::{FileItem, Reason};
use cuttings_extract::{Article, Page, PageKind};
use jiff::Timestamp;

use crate::pages::{LISTING, Scratch, entry, may, page, scratch, snapshot};

const OLD: &str = "https://www.harbour-post.example/?p=7";
const NEW: &str = "https://www.harbour-post.example/2024/quay-reopens/";

/// An article's own page, at an address that another one led to.
fn own_page(title: &str, url: &str) -> Page {
    let article = Article {
        title: Some(title.to_owned()),
        url: Some(url.to_owned()),
        content_text: Some("The quay was shut for six weeks, and now it is not.".to_owned()),
        ..Article::default()
    };
    Page { article: Some(article), ..Page::new(PageKind::Article) }
}

/// The address of an article is asked for, and leads to the page at another one.
fn ask(scratch: &Scratch, article: i64, to: &str, at: Timestamp, title: &str) {
    let page = own_page(title, to);
    let snapshot = snapshot(to, at, &page);
    let (page, article) = (&page, Some(article));
    let item =
        FileItem { snapshot: &snapshot, page, step: None, visit: None, article, as_told: false };
    scratch.archive.file_all(&[item], &[]).unwrap();
}

/// The article that has a headline.
fn titled(scratch: &Scratch, title: &str) -> i64 {
    let all = scratch.all();
    all.iter().find(|article| article.title.as_deref() == Some(title)).unwrap().id
}

#[test]
fn an_address_that_leads_to_another_one_makes_no_second_article() {
    let scratch = scratch();
    scratch.file(LISTING, may(1), &page(vec![entry("Quay reopens", OLD, "")]));
    let article = scratch.only().id;
    ask(&scratch, article, NEW, may(2), "Quay reopens");
    assert_eq!(scratch.only().id, article);
    // The list names the new address from now on, and others the old one.
    scratch.file(LISTING, may(3), &page(vec![entry("The quay is open", NEW, "")]));
    scratch.file(LISTING, may(4), &page(vec![entry("Quay opened", OLD, "")]));
    assert_eq!(scratch.only().id, article);
    scratch.assert_sound();
}

#[test]
fn an_address_that_leads_to_something_else_leaves_the_article_alone() {
    let scratch = scratch();
    let other = "https://www.harbour-post.example/subscribe/";
    scratch.file(LISTING, may(1), &page(vec![entry("Quay reopens", OLD, "")]));
    let article = scratch.only().id;
    ask(&scratch, article, other, may(2), "Subscribe today");
    assert_eq!(scratch.all().len(), 2);
}

#[test]
fn an_address_that_leads_to_an_article_joins_the_two_whatever_came_first() {
    for old_first in [true, false] {
        let scratch = scratch();
        let lists = [
            (LISTING, page(vec![entry("Quay reopens", OLD, "")])),
            ("https://www.harbour-post.example/more/", page(vec![entry("Quay opens", NEW, "")])),
        ];
        let order = if old_first { [0, 1] } else { [1, 0] };
        for (day, list) in (1..).zip(order) {
            scratch.file(lists[list].0, may(day), &lists[list].1);
        }
        assert_eq!(scratch.all().len(), 2);
        ask(&scratch, titled(&scratch, "Quay reopens"), NEW, may(3), "Quay reopens");
        let only = scratch.only();
        assert_eq!((only.id, only.sightings, only.url.as_deref()), (1, 3, Some(NEW)));
        let reasons: Vec<Reason> =
            scratch.archive.sightings(1).unwrap().iter().map(|sighting| sighting.reason).collect();
        assert_eq!(reasons, [Reason::New, Reason::Address, Reason::Address]);
        // Either address is the article's from now on.
        scratch.file(LISTING, may(4), &page(vec![entry("Quay opened", OLD, "")]));
        scratch.file(LISTING, may(5), &page(vec![entry("The quay is open", NEW, "")]));
        assert_eq!(scratch.only().id, 1);
        scratch.assert_sound();
    }
}

#[test]
fn a_page_that_was_there_already_joins_too() {
    let scratch = scratch();
    scratch.file(LISTING, may(1), &page(vec![entry("Quay reopens", NEW, "")]));
    ask(&scratch, 1, NEW, may(2), "Quay reopens");
    scratch.file(
        LISTING,
        may(3),
        &page(vec![entry("Quay reopens", OLD, "Ships may enter again.")]),
    );
    assert_eq!(scratch.all().len(), 2);
    ask(&scratch, 2, NEW, may(4), "Quay reopens");
    assert_eq!(scratch.only().id, 1);
    scratch.assert_sound();
}

#[test]
fn what_was_joined_can_be_split_and_stays_so() {
    let scratch = scratch();
    scratch.file(LISTING, may(1), &page(vec![entry("Quay reopens", OLD, "")]));
    scratch.file(LISTING, may(2), &page(vec![entry("Quay opens", NEW, "")]));
    ask(&scratch, 1, NEW, may(3), "Quay reopens");
    let sayings = scratch.archive.sayings(1).unwrap();
    let of_old = sayings.iter().filter(|saying| saying.url.as_deref() == Some(OLD));
    let of_old: Vec<usize> = of_old.map(|saying| saying.number).collect();
    let split = scratch.archive.split(1, &of_old, may(4)).unwrap().unwrap();
    ask(&scratch, split, NEW, may(5), "Quay reopens");
    ask(&scratch, split, &format!("{NEW}?page=2"), may(6), "Quay reopens");
    scratch.file(LISTING, may(7), &page(vec![entry("Quay reopens", OLD, "")]));
    assert!(scratch.all().len() >= 2, "{:?}", scratch.all());
    assert_eq!(scratch.archive.sightings(split).unwrap().len(), 2);
    scratch.assert_sound();
}

#[test]
fn an_address_that_leads_to_another_article_of_another_headline_joins_nothing() {
    let scratch = scratch();
    scratch.file(LISTING, may(1), &page(vec![entry("Quay reopens", OLD, "")]));
    scratch.file(LISTING, may(2), &page(vec![entry("Ferry is back", NEW, "")]));
    ask(&scratch, 1, NEW, may(3), "Ferry is back");
    assert_eq!(scratch.all().len(), 2);
}
