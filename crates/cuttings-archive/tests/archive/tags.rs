//! The list of the articles of outlets that have a tag.

use cuttings_archive::{Filter, Order};
use cuttings_extract::Entry;

use crate::pages::{Scratch, entry, may, page, scratch};

const OUTLETS: [&str; 3] = ["harbour-post", "courier", "gazette"];

/// Four days of three outlets, two of which have the tag.
fn library() -> Scratch {
    let scratch = scratch();
    for outlet in OUTLETS {
        let told = (1..=4).map(|day| Entry {
            date_published: format!("2024-05-{day:02}").parse().ok(),
            ..entry(
                &format!("Day {day} at {outlet}"),
                &format!("https://{outlet}.example/{day}"),
                "",
            )
        });
        let listing = format!("https://{outlet}.example/news/");
        scratch.file(&listing, may(6), &page(told.rev().collect()));
    }
    for outlet in ["harbour-post.example", "gazette.example"] {
        scratch.archive.set_tags(outlet, &["local".to_owned()]).unwrap();
    }
    scratch
}

fn walk(scratch: &Scratch, filter: &Filter) -> Vec<i64> {
    let (mut ids, mut cursor) = (Vec::new(), None);
    loop {
        let asked = Filter { cursor, ..filter.clone() };
        let page = scratch.archive.articles(&asked).unwrap();
        ids.extend(page.articles.iter().map(|article| article.id));
        match page.next {
            Some(next) => cursor = Some(next),
            None => return ids,
        }
    }
}

#[test]
fn the_articles_of_a_tag_stand_in_the_order_of_all() {
    let scratch = library();
    let all = scratch.archive.articles(&Filter { limit: 100, ..Filter::default() }).unwrap();
    let tagged = all.articles.iter().filter(|article| article.outlet != "courier.example");
    let expected: Vec<i64> = tagged.map(|article| article.id).collect();
    assert_eq!(expected.len(), 8);
    for limit in [1, 3, 8, 100] {
        let filter = Filter { tag: Some("local".to_owned()), limit, ..Filter::default() };
        assert_eq!(walk(&scratch, &filter), expected, "{limit} a page");
    }
    let filter = Filter { tag: Some("local".to_owned()), order: Order::Id, ..Filter::default() };
    let mut by_number = expected;
    by_number.sort_unstable();
    assert_eq!(walk(&scratch, &filter), by_number);
}

#[test]
fn a_tag_goes_together_with_other_filters() {
    let scratch = library();
    let count = |filter: Filter| {
        let filter = Filter { tag: Some("local".to_owned()), ..filter };
        walk(&scratch, &filter).len()
    };
    let day = |day| Some(jiff::civil::date(2024, 5, day));
    assert_eq!(count(Filter { after: day(3), ..Filter::default() }), 4);
    assert_eq!(count(Filter { before: day(1), ..Filter::default() }), 2);
    assert_eq!(count(Filter { outlet: Some("courier.example".into()), ..Filter::default() }), 0);
    assert_eq!(count(Filter { outlet: Some("gazette.example".into()), ..Filter::default() }), 4);
}
