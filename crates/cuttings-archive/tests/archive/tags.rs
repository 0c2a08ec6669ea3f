//! The list of the articles of several outlets: those that have a tag, and those that are named.

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
    assert_eq!(count(Filter { outlets: vec!["courier.example".into()], ..Filter::default() }), 0);
    assert_eq!(count(Filter { outlets: vec!["gazette.example".into()], ..Filter::default() }), 4);
}

#[test]
fn the_articles_of_several_outlets_stand_in_the_order_of_all() {
    let scratch = library();
    // One is named twice, and one is not there.
    let named = ["gazette.example", "harbour-post.example", "gazette.example", "nobody.example"];
    let outlets: Vec<String> = named.map(str::to_owned).into();
    let of =
        |filter: &Filter| walk(&scratch, &Filter { outlets: outlets.clone(), ..filter.clone() });
    for order in [Order::Newest, Order::Id] {
        let all =
            scratch.archive.articles(&Filter { order, limit: 100, ..Filter::default() }).unwrap();
        let others = all.articles.iter().filter(|article| article.outlet != "courier.example");
        let expected: Vec<i64> = others.map(|article| article.id).collect();
        assert_eq!(expected.len(), 8);
        for limit in [1, 3, 8, 100] {
            assert_eq!(
                of(&Filter { order, limit, ..Filter::default() }),
                expected,
                "{limit} a page"
            );
        }
        let (after, before) = ("2024-05-02".parse().ok(), "2024-05-03".parse().ok());
        assert_eq!(of(&Filter { order, after, before, ..Filter::default() }).len(), 4);
        scratch.archive.set_tags("gazette.example", &[]).unwrap();
        assert_eq!(of(&Filter { order, tag: Some("local".into()), ..Filter::default() }).len(), 4);
        scratch.archive.set_tags("gazette.example", &["local".to_owned()]).unwrap();
    }
    let none =
        Filter { outlets: ["nobody", "none"].map(str::to_owned).into(), ..Filter::default() };
    assert!(walk(&scratch, &none).is_empty());
}
