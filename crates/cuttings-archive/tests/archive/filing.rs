use cuttings_archive::{Filed, Reason, Snapshot};
use cuttings_extract::{Article, Author, DateBasis, Entry, EntryKind, Page, PageKind};
use jiff::civil::date;

use crate::pages::{LISTING, at, entry, may, page, scratch, snapshot};

const STORY: &str = "https://www.harbour-post.example/2024/harbour-reopens";
const LONG: &str = "The northern quay is open to ships again after six weeks of work on its walls.";

#[test]
fn a_page_becomes_sightings_of_articles() {
    let scratch = scratch();
    let page = page(vec![
        entry("Harbour reopens", STORY, LONG),
        entry("Ferry fares rise", "https://www.harbour-post.example/2024/fares", ""),
    ]);
    let filed = scratch.file(LISTING, may(1), &page);
    let expected = Filed {
        outlet: "harbour-post.example".to_owned(),
        new_snapshot: true,
        sightings: 2,
        new_articles: 2,
        changed_articles: 0,
    };
    assert_eq!(filed, expected);
    let sightings = scratch.archive.sightings(1).unwrap();
    assert_eq!(sightings.len(), 1);
    assert_eq!(sightings[0].position, 1);
    assert_eq!(sightings[0].page_url, LISTING);
    assert_eq!(sightings[0].reason, Reason::New);
    scratch.assert_sound();
}

#[test]
fn filing_the_same_snapshot_again_changes_nothing() {
    let scratch = scratch();
    let page = page(vec![entry("Harbour reopens", STORY, LONG)]);
    scratch.file(LISTING, may(1), &page);
    let (counts, rows) = (scratch.archive.counts().unwrap(), scratch.all());
    let changes = scratch.archive.changes(0, 10).unwrap().last().map(|change| change.number);
    let filed = scratch.file(LISTING, may(1), &page);
    assert_eq!((filed.new_snapshot, filed.sightings), (false, 0));
    assert_eq!(scratch.archive.counts().unwrap(), counts);
    assert_eq!(scratch.all(), rows);
    let after = scratch.archive.changes(0, 10).unwrap().last().map(|change| change.number);
    assert_eq!(after, changes);
}

#[test]
fn the_same_bytes_seen_later_only_last_longer() {
    let scratch = scratch();
    let page = page(vec![entry("Harbour reopens", STORY, LONG)]);
    scratch.file(LISTING, may(3), &page);
    let filed = scratch.file(LISTING, may(5), &page);
    assert_eq!(filed.sightings, 0);
    let article = scratch.only();
    assert_eq!((article.first_seen, article.last_seen), (may(3), may(5)));
    assert_eq!(article.sightings, 1);
    assert_eq!(scratch.archive.listings("harbour-post.example").unwrap()[0].last_seen, may(5));
}

#[test]
fn a_headline_that_is_seen_again_stands_again() {
    let scratch = scratch();
    let steady = "https://www.harbour-post.example/2024/fares";
    let listed =
        |title: &str| page(vec![entry(title, STORY, LONG), entry("Fares rise", steady, "")]);
    scratch.file(LISTING, may(1), &listed("Harbour reopens"));
    scratch.file(LISTING, may(3), &listed("Harbour open again"));
    let titles =
        || -> Vec<Option<String>> { scratch.all().into_iter().map(|row| row.title).collect() };
    assert!(titles().contains(&Some("Harbour open again".to_owned())));
    // Not later than what came since.
    let filed = scratch.file(LISTING, may(2), &listed("Harbour reopens"));
    assert_eq!(filed.changed_articles, 0);
    let filed = scratch.file(LISTING, may(5), &listed("Harbour reopens"));
    assert_eq!((filed.sightings, filed.changed_articles), (0, 1));
    assert!(titles().contains(&Some("Harbour reopens".to_owned())));
    for article in scratch.all() {
        assert_eq!((article.first_seen, article.last_seen), (may(1), may(5)));
    }
    scratch.assert_sound();
}

#[test]
fn the_same_bytes_seen_earlier_move_the_last_possible_day() {
    let scratch = scratch();
    let page = page(vec![entry("Harbour reopens", STORY, LONG)]);
    scratch.file(LISTING, may(3), &page);
    assert_eq!(scratch.only().date_latest, Some(date(2024, 5, 3)));
    scratch.file(LISTING, may(1), &page);
    assert_eq!(scratch.only().date_latest, Some(date(2024, 5, 1)));
    assert_eq!(scratch.only().first_seen, may(1));
}

#[test]
fn a_file_copied_to_another_path_is_the_same_snapshot() {
    let scratch = scratch();
    let page = page(vec![entry("Harbour reopens", "", LONG)]);
    assert_eq!(scratch.file("file:///a/dump.txt", may(1), &page).outlet, "unknown");
    assert!(!scratch.file("file:///b/dump.txt", may(1), &page).new_snapshot);
    let elsewhere = Snapshot {
        outlet: Some("Harbour Post".to_owned()),
        ..snapshot("file:///b/dump.txt", may(1), &page)
    };
    let filed = scratch.archive.file(&elsewhere, &page).unwrap();
    assert!(filed.new_snapshot);
    assert_eq!((filed.outlet.as_str(), filed.new_articles), ("Harbour Post", 1));
}

#[test]
fn one_address_is_one_article_whatever_it_is_called() {
    let scratch = scratch();
    scratch.file(LISTING, may(1), &page(vec![entry("Harbour to reopen", STORY, "")]));
    let with_fragment = format!("{STORY}/#comments");
    let later = page(vec![entry("Harbour reopens", &with_fragment, LONG)]);
    let filed = scratch.file(LISTING, may(2), &later);
    assert_eq!((filed.new_articles, filed.changed_articles), (0, 1));
    let article = scratch.only();
    assert_eq!(article.title.as_deref(), Some("Harbour reopens"));
    assert_eq!(article.summary.as_deref(), Some(LONG));
    let sightings = scratch.archive.sightings(article.id).unwrap();
    assert_eq!(sightings[1].reason, Reason::Address);
    let history = scratch.archive.article_history(article.id).unwrap();
    let titles: Vec<&str> = history.titles.iter().map(|title| title.text.as_str()).collect();
    assert_eq!(titles, ["Harbour to reopen", "Harbour reopens"]);
    assert_eq!(history.titles[0].last_seen, may(1));
}

#[test]
fn two_addresses_are_two_articles_whatever_they_are_called() {
    let scratch = scratch();
    scratch.file(
        LISTING,
        may(1),
        &page(vec![
            entry("Harbour reopens", STORY, LONG),
            entry("Harbour reopens", "https://www.harbour-post.example/2019/old", LONG),
        ]),
    );
    assert_eq!(scratch.all().len(), 2);
}

#[test]
fn without_addresses_title_and_teaser_tell() {
    let scratch = scratch();
    let cut = "The northern quay is open to ships again after six we";
    scratch.file("file:///one.txt", may(1), &page(vec![entry("Harbour reopens", "", cut)]));
    scratch.file(
        "file:///two.txt",
        may(2),
        &page(vec![
            entry("HARBOUR REOPENS!", "", LONG),
            entry("Harbour reopens", "", "A look back at the day in pictures, by our staff."),
        ]),
    );
    let all = scratch.all();
    assert_eq!(all.len(), 2);
    assert_eq!((all[0].sightings, all[0].summary.as_deref()), (2, Some(LONG)));
    assert_eq!(scratch.archive.sightings(1).unwrap()[1].reason, Reason::Text);
}

#[test]
fn a_text_dump_meets_the_articles_of_the_page_that_it_was_made_of() {
    for dump_first in [true, false] {
        let scratch = scratch();
        let dump = page(vec![entry("Harbour reopens", "", LONG)]);
        let dump = (
            Snapshot {
                outlet: Some("harbour-post.example".to_owned()),
                ..snapshot("file:///dump.txt", may(1), &dump)
            },
            dump,
        );
        let web = page(vec![entry("Harbour reopens", STORY, LONG)]);
        let web = (snapshot(LISTING, may(1), &web), web);
        let both = if dump_first { [&dump, &web] } else { [&web, &dump] };
        for (snapshot, page) in both {
            scratch.archive.file(snapshot, page).unwrap();
        }
        assert_eq!(scratch.only().url.as_deref(), Some(STORY));
        assert_eq!(scratch.only().sightings, 2);
    }
}

#[test]
fn words_are_compared_within_an_outlet_only() {
    let scratch = scratch();
    for outlet in ["Harbour Post", "Island Times"] {
        let page = page(vec![entry("Harbour reopens", "", LONG)]);
        let snapshot = Snapshot {
            outlet: Some(outlet.to_owned()),
            ..snapshot("file:///dump.txt", may(1), &page)
        };
        scratch.archive.file(&snapshot, &page).unwrap();
    }
    assert_eq!(scratch.all().len(), 2);
}

#[test]
fn a_recurring_headline_of_another_day_is_another_article() {
    let scratch = scratch();
    for day in [1, 8] {
        let mut letters = entry("Letters to the editor of the week", "", "");
        letters.date_published = Some(format!("2024-05-{day:02}").parse().unwrap());
        letters.date_basis = Some(DateBasis::Text);
        scratch.file("file:///dump.txt", may(day), &page(vec![letters]));
    }
    assert_eq!(scratch.all().len(), 2);
}

#[test]
fn a_teaser_without_a_headline_is_known_by_its_words() {
    let scratch = scratch();
    scratch.file("file:///1.txt", may(1), &page(vec![entry("", "", LONG)]));
    let with_headline = page(vec![entry("Harbour reopens", "", LONG), entry("", "", "Read on")]);
    scratch.file("file:///2.txt", may(2), &with_headline);
    scratch.file("file:///3.txt", may(3), &page(vec![entry("", "", "Read on for more")]));
    let all = scratch.all();
    assert_eq!(all.len(), 3);
    assert_eq!(all[0].title.as_deref(), Some("Harbour reopens"));
}

#[test]
fn an_entry_twice_on_a_page_is_one_article_seen_twice() {
    let scratch = scratch();
    let story = entry("Harbour reopens", STORY, LONG);
    let filed = scratch.file(LISTING, may(1), &page(vec![story.clone(), story]));
    assert_eq!((filed.sightings, filed.new_articles), (2, 1));
    assert_eq!(scratch.only().sightings, 2);
}

#[test]
fn an_address_that_all_entries_share_tells_nothing() {
    let scratch = scratch();
    let titles = ["Harbour reopens", "Ferry fares rise", "Gulls return", "Pier to be painted"];
    let login = "https://www.harbour-post.example/login";
    let entries = titles.iter().map(|title| entry(title, login, "")).collect();
    scratch.file(LISTING, may(1), &page(entries));
    assert_eq!(scratch.all().len(), 4);
    let anchors = titles.iter().take(2).map(|title| entry(title, LISTING, LONG)).collect();
    scratch.file(LISTING, may(2), &page(anchors));
    assert_eq!(scratch.all().len(), 6);
}

#[test]
fn a_sitemap_entry_is_an_article_with_an_address_alone() {
    let scratch = scratch();
    let sitemap = Page { kind: PageKind::Sitemap, ..page(vec![entry("", STORY, "")]) };
    scratch.file("https://www.harbour-post.example/sitemap.xml", may(1), &sitemap);
    scratch.file(LISTING, may(2), &page(vec![entry("Harbour reopens", STORY, LONG)]));
    assert_eq!(scratch.only().title.as_deref(), Some("Harbour reopens"));
}

#[test]
fn an_articles_own_page_gives_its_text_and_its_canonical_address() {
    let scratch = scratch();
    let linked = "https://www.harbour-post.example/?p=17";
    scratch.file(LISTING, may(1), &page(vec![entry("Harbour reopens", linked, "Ships again…")]));
    let own = Page {
        article: Some(Article {
            title: Some("Harbour reopens after six weeks".to_owned()),
            url: Some(STORY.to_owned()),
            authors: vec![Author { name: "Ada Quay".to_owned() }],
            date_published: Some("2024-05-01T08:00:00Z".parse().unwrap()),
            summary: Some(LONG.to_owned()),
            content_text: Some("Ships again.\n\nMany of them.".to_owned()),
            ..Article::default()
        }),
        ..Page::new(PageKind::Article)
    };
    let filed = scratch.file(linked, may(2), &own);
    assert_eq!((filed.sightings, filed.new_articles, filed.changed_articles), (1, 0, 1));
    scratch.file(LISTING, may(3), &page(vec![entry("Harbour reopens", STORY, "Ships again…")]));
    let article = scratch.only();
    assert_eq!(article.url.as_deref(), Some(STORY));
    assert_eq!(article.content_text.as_deref(), Some("Ships again.\n\nMany of them."));
    assert_eq!(article.authors.len(), 1);
    assert_eq!(article.date_basis, Some(DateBasis::Attribute));
    assert_eq!(article.title.as_deref(), Some("Harbour reopens"));
    scratch.assert_sound();
}

#[test]
fn a_canonical_address_that_is_the_front_page_is_none() {
    let scratch = scratch();
    for number in 1..=2 {
        let own = Page {
            article: Some(Article {
                title: Some(format!("Story {number}")),
                url: Some("https://www.harbour-post.example/".to_owned()),
                ..Article::default()
            }),
            ..Page::new(PageKind::Article)
        };
        scratch.file(&format!("https://www.harbour-post.example/{number}"), may(1), &own);
    }
    let all = scratch.all();
    assert_eq!(all.len(), 2);
    assert_eq!(all[1].url.as_deref(), Some("https://www.harbour-post.example/2"));
}

#[test]
fn an_article_listed_elsewhere_first_comes_home() {
    let scratch = scratch();
    let planet = "https://planet.example/";
    scratch.file(planet, may(1), &page(vec![entry("Harbour reopens", STORY, LONG)]));
    assert_eq!(scratch.only().outlet, "planet.example");
    scratch.file(LISTING, may(2), &page(vec![entry("Harbour reopens", STORY, LONG)]));
    assert_eq!(scratch.only().outlet, "harbour-post.example");
    scratch.file(planet, may(3), &page(vec![entry("Harbour open again", STORY, LONG)]));
    assert_eq!(scratch.only().outlet, "harbour-post.example");
    let articles = |name| scratch.archive.outlet(name).unwrap().unwrap().articles;
    assert_eq!((articles("planet.example"), articles("harbour-post.example")), (0, 1));
    scratch.assert_sound();
}

fn dated(basis: DateBasis, published: &str, text: &str) -> Entry {
    Entry {
        date_published: published.parse().ok(),
        date_basis: Some(basis),
        date_text: (!text.is_empty()).then(|| text.to_owned()),
        ..entry("Harbour reopens", STORY, "")
    }
}

#[test]
fn the_better_basis_dates_an_article_and_of_one_basis_the_first_seen() {
    let scratch = scratch();
    scratch.file(LISTING, may(1), &page(vec![dated(DateBasis::Url, "2024-04-28", "")]));
    scratch.file(LISTING, may(2), &page(vec![dated(DateBasis::Text, "2024-04-29", "29 April")]));
    scratch.file(LISTING, may(3), &page(vec![dated(DateBasis::Text, "2024-05-03", "3 May")]));
    let article = scratch.only();
    assert_eq!(article.date_published.unwrap().to_string(), "2024-04-29");
    assert_eq!(article.date_text.as_deref(), Some("29 April"));
    assert_eq!(article.date_earliest, Some(date(2024, 4, 29)));
}

#[test]
fn of_one_day_the_time_of_day_wins() {
    let scratch = scratch();
    scratch.file(LISTING, may(1), &page(vec![dated(DateBasis::Text, "2024-04-29", "29 April")]));
    let exact = dated(DateBasis::Text, "2024-04-29T08:30:00+02:00", "29 April, 8:30");
    scratch.file(LISTING, may(2), &page(vec![exact]));
    let article = scratch.only();
    assert_eq!(article.date_published.unwrap().to_string(), "2024-04-29T08:30:00+02:00");
    assert_eq!(article.date_text.as_deref(), Some("29 April, 8:30"));
}

#[test]
fn ranges_narrow_each_other_as_far_as_they_agree() {
    let scratch = scratch();
    let ranged = |basis, earliest, latest| Entry {
        date_basis: Some(basis),
        date_earliest: earliest,
        date_latest: latest,
        ..entry("Harbour reopens", STORY, "")
    };
    let april = ranged(DateBasis::Url, Some(date(2024, 4, 1)), Some(date(2024, 4, 30)));
    let order = ranged(DateBasis::Order, Some(date(2024, 4, 20)), Some(date(2024, 5, 4)));
    let wrong = ranged(DateBasis::Order, Some(date(2023, 1, 1)), Some(date(2023, 1, 2)));
    scratch.file(LISTING, may(1), &page(vec![order]));
    scratch.file(LISTING, may(2), &page(vec![april]));
    scratch.file(LISTING, may(3), &page(vec![wrong]));
    let article = scratch.only();
    assert_eq!(article.date_published, None);
    assert_eq!(article.date_earliest, Some(date(2024, 4, 20)));
    assert_eq!(article.date_latest, Some(date(2024, 4, 30)));
    assert_eq!(article.date_basis, Some(DateBasis::Url));
}

#[test]
fn what_has_no_date_was_there_when_it_was_seen() {
    let scratch = scratch();
    scratch.file(LISTING, at("2024-05-01T23:30:00Z"), &page(vec![entry("Gulls", STORY, "")]));
    let article = scratch.only();
    assert_eq!(article.date_published, None);
    assert_eq!((article.date_earliest, article.date_latest), (None, Some(date(2024, 5, 1))));
    assert_eq!(article.date_basis, Some(DateBasis::Seen));
}

#[test]
fn the_longest_uncut_teaser_of_the_newest_headline_stands() {
    let scratch = scratch();
    let cut = format!("{LONG} And then the band of the fire brigade played until the evening…");
    scratch.file(LISTING, may(1), &page(vec![entry("Harbour reopens", STORY, &cut)]));
    scratch.file(LISTING, may(2), &page(vec![entry("Harbour reopens", STORY, LONG)]));
    assert_eq!(scratch.only().summary.as_deref(), Some(LONG));
    assert!(!scratch.only().truncated);
    scratch.file(LISTING, may(3), &page(vec![entry("Ships are back", STORY, "Short…")]));
    assert_eq!(scratch.only().summary.as_deref(), Some("Short…"));
    assert!(scratch.only().truncated);
    scratch.file(LISTING, may(4), &page(vec![entry("Ships!", STORY, "")]));
    assert_eq!(scratch.only().title.as_deref(), Some("Ships!"));
    assert_eq!(scratch.only().summary.as_deref(), Some("Short…"));
}

#[test]
fn authors_tags_and_kind_gather() {
    let scratch = scratch();
    let by = |name: &str, tag: &str, kind| Entry {
        authors: vec![Author { name: name.to_owned() }],
        tags: vec![tag.to_owned()],
        kind,
        section: Some(format!("Section of {name}")),
        ..entry("Harbour reopens", STORY, "")
    };
    scratch.file(LISTING, may(1), &page(vec![by("Ada Quay", "ports", EntryKind::Video)]));
    let mut later = page(vec![by("Ben Pier", "ships", EntryKind::Article)]);
    later.language = Some("en-GB".to_owned());
    scratch.file(LISTING, may(2), &later);
    let article = scratch.only();
    let names: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(names, ["Ada Quay", "Ben Pier"]);
    assert_eq!(article.tags, ["ports", "ships"]);
    assert_eq!(article.kind, EntryKind::Video);
    assert_eq!(article.section.as_deref(), Some("Section of Ada Quay"));
    assert_eq!(article.language.as_deref(), Some("en-GB"));
}

#[test]
fn a_change_is_logged_once_and_last() {
    let scratch = scratch();
    let fares = "https://www.harbour-post.example/2024/fares";
    let both = page(vec![entry("Harbour reopens", STORY, ""), entry("Fares rise", fares, "")]);
    scratch.file(LISTING, may(1), &both);
    let first = scratch.archive.changes(0, 10).unwrap();
    assert_eq!(first.iter().map(|change| change.id).collect::<Vec<_>>(), [1, 2]);
    scratch.file(LISTING, may(2), &page(vec![entry("Harbour open", STORY, "")]));
    let after = scratch.archive.changes(first[1].number, 10).unwrap();
    assert_eq!(after.len(), 1);
    assert_eq!(after[0].article.as_ref().unwrap().title.as_deref(), Some("Harbour open"));
    assert_eq!(scratch.archive.changes(0, 10).unwrap().len(), 2);
    assert_eq!(scratch.archive.changes(0, 1).unwrap().len(), 1);
}

#[test]
fn a_record_that_is_gone_is_found_by_the_check() {
    let scratch = scratch();
    let page = page(vec![entry("Harbour reopens", STORY, "")]);
    let mut snapshot = snapshot(LISTING, may(1), &page);
    scratch.archive.file(&snapshot, &page).unwrap();
    assert_eq!(scratch.archive.sightings(1).unwrap()[0].warc, None);
    let place = cuttings_archive::WarcPlace { file: "a.warc.gz".to_owned(), offset: 10, length: 5 };
    snapshot.warc = Some(place.clone());
    scratch.archive.file(&snapshot, &page).unwrap();
    assert_eq!(scratch.archive.sightings(1).unwrap()[0].warc, Some(place));
    assert_eq!(scratch.archive.check().unwrap().len(), 1);
    let folder = scratch.directory.path().join("warc");
    fs_err::create_dir(&folder).unwrap();
    fs_err::write(folder.join("a.warc.gz"), [0; 14]).unwrap();
    assert!(scratch.archive.check().unwrap()[0].contains("end at byte 15"));
    fs_err::write(folder.join("a.warc.gz"), [0; 15]).unwrap();
    scratch.assert_sound();
}

#[test]
fn entries_of_one_page_that_are_alike_are_two_articles() {
    let scratch = scratch();
    let teaser = "The towers, which are run by contractors, stay open until autumn at least";
    let twice = || {
        vec![
            entry("Towers stay open", "", teaser),
            entry("Ferry is back", "", "The ferry sails again from Monday, says its captain Lund"),
            entry("Towers stay open", "", teaser),
        ]
    };
    scratch.file(LISTING, may(1), &page(twice()));
    assert_eq!(scratch.all().len(), 3);
    // On another page they find their own, in their order.
    scratch.file(LISTING, may(2), &page([vec![entry("Storm ahead", "", "")], twice()].concat()));
    let all = scratch.all();
    assert_eq!(all.len(), 4);
    let positions = |id: i64| -> Vec<u32> {
        scratch.archive.sightings(id).unwrap().iter().map(|sighting| sighting.position).collect()
    };
    assert_eq!((positions(all[0].id), positions(all[2].id)), (vec![1, 2], vec![3, 4]));
    scratch.assert_sound();
}

#[test]
fn a_headline_alone_and_one_with_its_teaser_are_one_article_on_a_page() {
    let scratch = scratch();
    let teaser = "The towers, which are run by contractors, stay open until autumn at least";
    let title = "Control towers at small airports stay open";
    scratch.file(LISTING, may(1), &page(vec![entry(title, "", ""), entry(title, "", teaser)]));
    assert_eq!(scratch.all().len(), 1);
}
