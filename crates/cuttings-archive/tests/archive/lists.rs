use cuttings_archive::{ArticleRow, Error, Filter, Order, Snapshot};
use cuttings_extract::{DateBasis, Entry, EntryKind, PageKind};
use jiff::civil::date;

use crate::pages::{LISTING, Scratch, entry, may, page, scratch, snapshot};

fn address(name: &str) -> String {
    format!("https://www.harbour-post.example/{name}")
}

fn story(name: &str, published: &str) -> Entry {
    Entry {
        date_published: published.parse().ok(),
        date_basis: (!published.is_empty()).then_some(DateBasis::Text),
        ..entry(name, &address(name), "")
    }
}

fn titles(articles: &[ArticleRow]) -> Vec<&str> {
    articles.iter().map(|article| article.title.as_deref().unwrap()).collect()
}

/// All pages of a list, by its cursors.
fn walk(scratch: &Scratch, filter: &Filter) -> Vec<ArticleRow> {
    let mut filter = filter.clone();
    let mut all = Vec::new();
    loop {
        let page = scratch.archive.articles(&filter).unwrap();
        assert!(page.articles.len() <= filter.limit);
        all.extend(page.articles);
        match page.next {
            Some(next) => filter.cursor = Some(next),
            None => return all,
        }
    }
}

#[test]
fn the_newest_stand_first_and_undated_ones_last_in_the_order_of_their_page() {
    let scratch = scratch();
    let entries = vec![
        story("third", "2024-04-30"),
        story("second", "2024-05-01T08:00:00Z"),
        story("first", "2024-05-01T09:00:00Z"),
        story("fourth", "2024-04-01"),
    ];
    scratch.file(LISTING, may(3), &page(entries));
    let undated = ["a", "b", "c"].map(|name| story(name, ""));
    scratch.file(LISTING, may(4), &page(undated.to_vec()));
    let found = scratch.archive.articles(&Filter::default()).unwrap();
    assert_eq!(titles(&found.articles), ["first", "second", "third", "fourth", "a", "b", "c"]);
    assert_eq!(found.next, None);
}

#[test]
fn a_list_can_pass_over_what_is_known_by_its_address_alone() {
    let scratch = scratch();
    let named = |name: &str| Entry { title: None, ..story(name, "2024-05-02") };
    let entries = vec![named("x"), story("first", "2024-05-01"), named("y"), story("second", "")];
    scratch.file(LISTING, may(3), &page(entries));
    let told = Filter { told: true, limit: 1, ..Filter::default() };
    assert_eq!(titles(&walk(&scratch, &told)), ["first", "second"]);
    let all = Filter { told: false, ..told };
    assert_eq!(walk(&scratch, &all).len(), 4);
}

#[test]
fn the_pages_of_a_chain_follow_each_other_and_a_later_batch_stands_before_them() {
    let scratch = scratch();
    let pages: Vec<String> = (1..=3).map(|n| address(&format!("page/{n}"))).collect();
    for (number, url) in pages.iter().enumerate() {
        let names = [format!("{number}a"), format!("{number}b")];
        let mut listing = page(names.iter().map(|name| story(name, "")).collect());
        listing.next = pages.get(number + 1).cloned();
        scratch.file(url, may(3), &listing);
    }
    let mut update = page(vec![story("new", ""), story("0a", "")]);
    update.next = pages.get(1).cloned();
    let later = may(3) + jiff::SignedDuration::from_hours(2);
    scratch.file(&pages[0], later, &update);
    let found = scratch.archive.articles(&Filter::default()).unwrap();
    assert_eq!(titles(&found.articles), ["new", "0a", "0b", "1a", "1b", "2a", "2b"]);
}

#[test]
fn a_list_is_the_same_in_pages_of_any_size() {
    let scratch = scratch();
    for day in 1..=9_u32 {
        let dated = (1..=4).map(|n| {
            let published = format!("2024-05-{:02}", 1 + (day * n) % 9);
            story(&format!("{day}, {n}"), &published)
        });
        let ranged = Entry {
            date_basis: Some(DateBasis::Order),
            date_earliest: Some(date(2024, 5, 4)),
            date_latest: Some(date(2024, 5, 9)),
            ..story(&format!("{day}, some day"), "")
        };
        let undated = story(&format!("{day}, no day"), "");
        scratch.file(LISTING, may(day), &page(dated.chain([undated, ranged]).collect()));
    }
    let days = [None, Some(date(2024, 5, 3)), Some(date(2024, 5, 6))];
    for order in [Order::Newest, Order::Id] {
        for (after, before) in days.iter().flat_map(|a| days.iter().map(move |b| (*a, *b))) {
            let filter = Filter { order, after, before, limit: 1000, ..Filter::default() };
            let whole = walk(&scratch, &filter);
            for limit in [1, 2, 7] {
                assert_eq!(walk(&scratch, &Filter { limit, ..filter.clone() }), whole);
            }
            let expected = scratch
                .all()
                .into_iter()
                .filter(|row| after.is_none_or(|day| row.date_latest.is_none_or(|d| d >= day)))
                .filter(|row| before.is_none_or(|day| row.date_earliest.is_none_or(|d| d <= day)));
            let mut ids: Vec<i64> = whole.iter().map(|row| row.id).collect();
            ids.sort_unstable();
            assert_eq!(ids, expected.map(|row| row.id).collect::<Vec<_>>(), "{filter:?}");
        }
    }
}

#[test]
fn filters_combine() {
    let scratch = scratch();
    let video = Entry { kind: EntryKind::Video, ..story("film", "2024-05-01") };
    let mut german = page(vec![video, story("bericht", "2024-05-02")]);
    german.language = Some("de-AT".to_owned());
    let snapshot =
        Snapshot { outlet: Some("Hafenpost".to_owned()), ..snapshot(LISTING, may(3), &german) };
    scratch.archive.file(&snapshot, &german).unwrap();
    scratch.file("https://island.example/", may(3), &page(vec![story("other", "2024-05-02")]));

    let count = |filter: Filter| scratch.archive.articles(&filter).unwrap().articles.len();
    for order in [Order::Newest, Order::Id] {
        let filter = Filter { order, ..Filter::default() };
        let outlets = vec!["Hafenpost".to_owned()];
        let language = Some("de".to_owned());
        let kind = Some(EntryKind::Video);
        assert_eq!(count(filter.clone()), 3);
        assert_eq!(count(Filter { outlets: outlets.clone(), ..filter.clone() }), 2);
        assert_eq!(count(Filter { language: language.clone(), ..filter.clone() }), 2);
        assert_eq!(count(Filter { kind, ..filter.clone() }), 1);
        assert_eq!(count(Filter { kind: Some(EntryKind::Article), ..filter.clone() }), 2);
        assert_eq!(count(Filter { kind, outlets, language, ..filter.clone() }), 1);
        assert_eq!(count(Filter { outlets: vec!["nobody".to_owned()], ..filter.clone() }), 0);
        assert_eq!(count(Filter { language: Some("fr".to_owned()), ..filter }), 0);
    }
}

#[test]
fn a_cursor_of_another_list_is_an_error() {
    let scratch = scratch();
    scratch.file(LISTING, may(3), &page(vec![story("a", ""), story("b", "")]));
    let first = scratch.archive.articles(&Filter { limit: 1, ..Filter::default() }).unwrap();
    let filter = Filter { order: Order::Id, cursor: first.next, ..Filter::default() };
    assert!(matches!(scratch.archive.articles(&filter), Err(Error::Cursor(_))));
}

#[test]
fn articles_are_given_in_the_order_asked_for() {
    let scratch = scratch();
    scratch.file(LISTING, may(3), &page(vec![story("a", ""), story("b", ""), story("c", "")]));
    let found = scratch.archive.articles_by_id(&[3, 99, 1]).unwrap();
    assert_eq!(titles(&found), ["c", "a"]);
    assert!(scratch.archive.article(99).unwrap().is_none());
}

#[test]
fn an_outlet_has_its_figures() {
    let scratch = scratch();
    let mut first = page(vec![story("a", "2024-04-02"), story("b", "2024-05-01"), story("c", "")]);
    first.language = Some("en".to_owned());
    first.next = Some(address("page/2"));
    scratch.file(LISTING, may(3), &first);
    let outlet = scratch.archive.outlet("harbour-post.example").unwrap().unwrap();
    assert_eq!(outlet.language.as_deref(), Some("en"));
    assert_eq!(
        (outlet.articles, outlet.sightings, outlet.snapshots, outlet.listings),
        (3, 3, 1, 1)
    );
    assert_eq!(outlet.first_date, Some(date(2024, 4, 2)));
    assert_eq!(outlet.last_date, Some(date(2024, 5, 1)));
    assert_eq!(outlet.last_seen, Some(may(3)));
    assert_eq!(scratch.archive.outlets().unwrap(), [outlet]);
    assert_eq!(scratch.archive.outlet("nobody").unwrap(), None);

    let months = scratch.archive.months(None).unwrap();
    let months: Vec<_> = months.iter().map(|m| (m.year, m.month, m.articles)).collect();
    assert_eq!(months, [(2024, 4, 1), (2024, 5, 1)]);
    assert_eq!(scratch.archive.months(Some("harbour-post.example")).unwrap().len(), 2);
    assert!(scratch.archive.months(Some("nobody")).unwrap().is_empty());
}

#[test]
fn a_listing_is_as_its_newest_snapshot_says() {
    let scratch = scratch();
    let mut newer = page(vec![story("a", ""), story("b", "")]);
    newer.next = Some(address("page/2#list"));
    newer.title = Some("News".to_owned());
    scratch.file(&format!("{LISTING}#top"), may(4), &newer);
    scratch.file(LISTING, may(3), &page(vec![story("b", "")]));
    let listings = scratch.archive.listings("harbour-post.example").unwrap();
    assert_eq!(listings.len(), 1);
    let listing = &listings[0];
    assert_eq!((listing.url.as_str(), listing.kind), (LISTING, PageKind::Listing));
    assert_eq!((listing.snapshots, listing.entries), (2, 2));
    assert_eq!(listing.title.as_deref(), Some("News"));
    assert_eq!(listing.next.as_deref(), Some(address("page/2").as_str()));
    assert_eq!((listing.first_seen, listing.last_seen), (may(3), may(4)));
    let recent = scratch.archive.recent_listings(5).unwrap();
    assert_eq!(recent, [("harbour-post.example".to_owned(), listing.clone())]);
}
