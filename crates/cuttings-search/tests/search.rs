//! The index as its callers see it.

use cuttings_archive::{Archive, Forget, ImportRow, Snapshot};
use cuttings_extract::{Author, DateBasis, EntryKind};
use cuttings_search::{Error, Found, Index, Order, Request};
use tempfile::TempDir;

struct Scratch {
    archive: Archive,
    index: Index,
    directory: TempDir,
}

fn scratch() -> Scratch {
    let directory = tempfile::tempdir().unwrap();
    let archive = Archive::open_or_create(directory.path()).unwrap();
    let index = Index::open(&directory.path().join("index")).unwrap();
    Scratch { archive, index, directory }
}

fn row(title: &str, summary: &str) -> ImportRow {
    ImportRow {
        outlet: Some("Harbour Post".to_owned()),
        title: Some(title.to_owned()),
        summary: Some(summary.to_owned()),
        language: Some("en".to_owned()),
        ..ImportRow::default()
    }
}

impl Scratch {
    fn file(&self, rows: &[ImportRow]) {
        let number = self.archive.counts().unwrap().snapshots;
        let snapshot = Snapshot {
            digest: format!("sha256:{number}"),
            url: "file:///rows.jsonl".to_owned(),
            fetched_at: "2024-06-01T12:00:00Z".parse().unwrap(),
            outlet: None,
            content_type: None,
            warc: None,
        };
        self.archive.file_rows(rows, &snapshot).unwrap();
    }

    fn catch_up(&self) -> u64 {
        self.index.catch_up(&self.archive, &mut |_| ()).unwrap()
    }

    fn search(&self, query: &str) -> Found {
        self.index.search(&Request { query, limit: 100, ..Request::default() }).unwrap()
    }

    /// The numbers of the articles that match, in order.
    fn ids(&self, query: &str) -> Vec<i64> {
        let mut ids: Vec<i64> = self.search(query).hits.iter().map(|hit| hit.id).collect();
        ids.sort_unstable();
        ids
    }
}

fn library() -> Scratch {
    let scratch = scratch();
    let dated = |row: ImportRow, day: &str| ImportRow {
        date_published: Some(day.parse().unwrap()),
        date_basis: Some(DateBasis::Text),
        ..row
    };
    scratch.file(&[
        ImportRow {
            authors: vec![
                Author { name: "Ada Quay".to_owned() },
                Author { name: "Ben Pier".to_owned() },
            ],
            tags: vec!["ports".to_owned()],
            section: Some("Local news".to_owned()),
            content_text: Some("The divers went home. The café at the quay opened.".to_owned()),
            ..dated(row("Harbour reopens", "Ships are back after six weeks."), "2024-02-10")
        },
        dated(row("Ferries return to the old port", "The harbour was closed."), "2024-02-29"),
        ImportRow {
            kind: EntryKind::Video,
            outlet: Some("island-times.example".to_owned()),
            ..dated(row("Gulls of the island", "Nobody had missed them, said Ada."), "2023-12-31")
        },
        ImportRow {
            language: Some("de-AT".to_owned()),
            outlet: Some("Hafenblatt".to_owned()),
            ..row("Die Häfen sind wieder offen", "Schiffe laufen ein.")
        },
        ImportRow {
            language: Some("zh".to_owned()), ..row("港口重新开放", "船只返回港湾。")
        },
    ]);
    assert_eq!(scratch.catch_up(), 5);
    scratch
}

#[test]
fn queries_find_what_they_say() {
    let scratch = library();
    for (query, expected) in [
        ("", vec![1, 2, 3, 4, 5]),
        ("harbour", vec![1, 2]),
        ("HARBOURS", vec![1, 2]),
        ("ferry", vec![2]),
        ("\"ferry\"", vec![]),
        ("harbour ships", vec![1]),
        ("harbour -ships", vec![2]),
        ("-harbour", vec![3, 4, 5]),
        ("harbour OR gulls", vec![1, 2, 3]),
        ("\"old port\"", vec![2]),
        ("\"port old\"", vec![]),
        ("\"old por", vec![]),
        ("gul*", vec![3]),
        ("title:harbour", vec![1]),
        ("author:ada", vec![1]),
        ("by:\"ada quay\"", vec![1]),
        ("by:\"quay ben\"", vec![]),
        ("section:local tag:ports", vec![1]),
        ("outlet:\"Harbour Post\"", vec![1, 2, 5]),
        ("outlet:harbour", vec![1, 2, 5]),
        ("outlet:island-times.example", vec![3]),
        ("-outlet:harbour", vec![3, 4]),
        ("kind:video", vec![3]),
        ("lang:de", vec![4]),
        ("lang:de lang:zh", vec![4, 5]),
        ("outlet:Hafenblatt gulls outlet:island-times.example", vec![3]),
        ("outlet:Hafenblatt AND outlet:island-times.example", vec![]),
        ("year:2024", vec![1, 2]),
        ("year:2023 -kind:article", vec![3]),
        ("year:2023 year:2024 kind:video kind:audio", vec![3]),
        ("hafen", vec![4]),
        ("cafe", vec![1]),
        ("CAFÉ", vec![1]),
        ("after:2024-02-11 before:2024", vec![2, 4, 5]),
        ("before:2023", vec![3, 4, 5]),
        ("harbour before:2024-02-10", vec![1]),
        ("港口", vec![5]),
        ("重新开放", vec![5]),
        ("口开", vec![]),
        ("湾", vec![5]),
        ("nothing at all", vec![]),
    ] {
        assert_eq!(scratch.ids(query), expected, "{query}");
    }
}

#[test]
fn a_bad_query_is_an_error_that_says_where() {
    let scratch = library();
    let request = Request { query: "harbour after:soon", ..Request::default() };
    let error = scratch.index.search(&request).unwrap_err();
    assert!(matches!(&error, Error::Query(text) if text.contains("'soon'")), "{error}");
}

#[test]
fn a_match_in_the_headline_comes_first_and_words_together_before_words_apart() {
    let scratch = scratch();
    scratch.file(&[
        row("On the life of gulls", "There was a harbour there."),
        row("A quay in the north", "Old harbour."),
        row("Old quay", "North of the harbour."),
        row("The harbour", "There was life there."),
        row("The north quay", "Harbour."),
    ]);
    scratch.catch_up();
    assert_eq!(scratch.search("harbour").hits[0].id, 4);
    assert_eq!(scratch.search("north quay").hits[0].id, 5);
}

#[test]
fn hits_are_ordered_by_date_and_paged() {
    let scratch = library();
    let search = |order, offset, limit| {
        let request = Request { query: "", order, offset, limit };
        let found = scratch.index.search(&request).unwrap();
        assert_eq!(found.total, 5);
        found.hits.iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    let newest = search(Order::Newest, 0, 10);
    // Those of which no day is known come last.
    assert_eq!(newest, [2, 1, 3, 4, 5]);
    let list = scratch.archive.articles(&cuttings_archive::Filter::default()).unwrap();
    assert_eq!(newest, list.articles.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut oldest = search(Order::Oldest, 0, 10);
    oldest.reverse();
    assert_eq!(oldest, newest);
    assert_eq!(search(Order::Newest, 1, 2), [1, 3]);
    assert_eq!(search(Order::Newest, 4, 2), [5]);
    assert!(search(Order::Newest, 5, 2).is_empty());
    assert!(search(Order::Relevance, usize::MAX, usize::MAX).is_empty());
    assert!(search(Order::Newest, 0, 0).is_empty());
}

/// Articles of few words, some of them removed again, in several parts of the index.
fn crowd() -> Scratch {
    let scratch = scratch();
    let mut number = 7_u64;
    let mut text = |words: usize| {
        let mut word = || {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            ["ferry", "harbour", "tram", "quay", "ferries", "bridge"][(number >> 33) as usize % 6]
        };
        (0..words).map(|_| word()).collect::<Vec<_>>().join(" ")
    };
    let rows: Vec<ImportRow> = (0..300)
        .map(|number| ImportRow {
            date_published: Some(format!("2024-03-{:02}", 1 + number % 30).parse().unwrap()),
            date_basis: Some(DateBasis::Text),
            url: Some(format!("https://post.example/{number}")),
            ..row(&text(1 + number % 4), &text(number % 12))
        })
        .collect();
    for rows in rows.chunks(120) {
        scratch.file(rows);
        scratch.catch_up();
    }
    for article in [3, 140, 141, 299] {
        let now = "2024-06-02T12:00:00Z".parse().unwrap();
        scratch.archive.forget(&Forget::Article(article), now, true).unwrap();
    }
    scratch.catch_up();
    scratch
}

#[test]
fn plain_words_are_found_as_they_are_among_conditions() {
    let scratch = crowd();
    let search = |query: &str, limit| {
        let request = Request { query, limit, ..Request::default() };
        let (found, facets) = scratch.index.search_and_count(&request).unwrap();
        let hits: Vec<(i64, f32)> = found.hits.iter().map(|hit| (hit.id, hit.score)).collect();
        (found.total, hits, facets)
    };
    let sorted = |hits: &[(i64, f32)]| {
        let mut ids: Vec<i64> = hits.iter().map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids
    };
    for query in [
        "ferry",
        "tram quay",
        "quay tram",
        "ferry harbour bridge",
        "ferry ferry",
        "ferry -tram",
        "ferry OR tram quay",
        "ferry \"harbour\"",
        "ferry zyx",
    ] {
        let (total, all, facets) = search(query, 1000);
        // Everything is of that time, and then the search is made in another way.
        let (same_total, same, same_facets) = search(&format!("{query} after:1900"), 1000);
        assert_eq!((total, &facets), (same_total, &same_facets), "{query}");
        assert_eq!((total, sorted(&all)), (all.len(), sorted(&same)), "{query}");
        for ((_, score), (_, same)) in all.iter().zip(&same) {
            assert!((score - same).abs() < 1e-4 * score.max(1.0), "{query}: {score} {same}");
        }
        // The best few are the first of all.
        for limit in [1, 5, 20] {
            let (_, few, _) = search(query, limit);
            assert_eq!(few, all[..all.len().min(limit)], "{query}");
        }
    }
}

#[test]
fn pages_of_equally_good_hits_are_those_of_one_list_the_newest_first() {
    let scratch = scratch();
    let rows: Vec<ImportRow> = (0..60)
        .map(|number| ImportRow {
            date_published: Some(format!("2024-03-{:02}", 1 + number * 7 % 30).parse().unwrap()),
            date_basis: Some(DateBasis::Text),
            ..row(&format!("Ferry news {number}"), "The ferry leaves the harbour, the ferry comes.")
        })
        .collect();
    for rows in rows.chunks(25) {
        scratch.file(rows);
        scratch.catch_up();
    }
    let page = |query, order, offset, limit| {
        let request = Request { query, order, offset, limit };
        let (found, facets) = scratch.index.search_and_count(&request).unwrap();
        assert_eq!((found.total, facets.total), (60, 60));
        found.hits.iter().map(|hit| hit.id).collect::<Vec<i64>>()
    };
    for query in ["ferry", "ferry harbour", "ferry -tram"] {
        let all = page(query, Order::Relevance, 0, 100);
        let pages = (0..60).step_by(7).map(|from| page(query, Order::Relevance, from, 7));
        assert_eq!(pages.collect::<Vec<_>>().concat(), all, "{query}");
        assert_eq!(all, page(query, Order::Newest, 0, 100), "{query}");
    }
}

#[test]
fn all_matches_are_given_in_one_pass() {
    let scratch = library();
    assert_eq!(scratch.index.matching("").unwrap(), [2, 1, 3, 4, 5]);
    assert_eq!(scratch.index.matching("harbour").unwrap(), [2, 1]);
}

#[test]
fn matches_are_counted_by_outlet_kind_language_and_year() {
    let scratch = library();
    let facets = scratch.index.facets("").unwrap();
    let count = |name: &str, n| (name.to_owned(), n);
    assert_eq!(facets.outlets[0], count("Harbour Post", 3));
    assert_eq!(facets.outlets.len(), 3);
    assert_eq!(facets.kinds, [count("article", 4), count("video", 1)]);
    assert_eq!(facets.languages, [count("en", 3), count("de", 1), count("zh", 1)]);
    assert_eq!(facets.years, [(2023, 1), (2024, 2)]);
    assert_eq!(facets.days.iter().map(|(_, articles)| articles).sum::<u64>(), 3);
    assert!(facets.days.is_sorted());
    assert_eq!(facets.total, 5);
    assert!(scratch.index.facets("nothing").unwrap().outlets.is_empty());
    assert_eq!(scratch.index.facets("nothing").unwrap().total, 0);
}

#[test]
fn a_year_counts_what_it_finds() {
    let scratch = library();
    let range = |title: &str, from: &str, to: &str| ImportRow {
        date_earliest: Some(from.parse().unwrap()),
        date_latest: Some(to.parse().unwrap()),
        date_basis: Some(DateBasis::Text),
        ..row(title, "")
    };
    scratch.file(&[
        range("The tide tables of spring", "2023-03-01", "2023-05-31"),
        range("Ice on the canal", "2023-12-01", "2024-01-31"),
    ]);
    scratch.catch_up();
    let facets = scratch.index.facets("").unwrap();
    assert_eq!(facets.years, [(2023, 2), (2024, 2)]);
    for (year, articles) in &facets.years {
        assert_eq!(scratch.ids(&format!("year:{year}")).len() as u64, *articles, "{year}");
    }
}

#[test]
fn what_very_many_articles_match_is_counted_anew_when_one_more_comes() {
    let scratch = scratch();
    let rows: Vec<_> = (0..2000).map(|number| row(&format!("Number {number}"), "")).collect();
    scratch.file(&rows);
    for total in [2000, 2001] {
        scratch.catch_up();
        for _ in 0..2 {
            assert_eq!(scratch.index.facets(" number").unwrap().total, total);
            let found = scratch.search("number ");
            assert_eq!((found.total as u64, found.hits.len()), (total, 100));
        }
        scratch.file(&[row(&format!("Number {total} once more"), "")]);
    }
    // A tag of an outlet is no change of an article.
    let count = || scratch.index.facets("-tag:local").unwrap().total;
    scratch.catch_up();
    assert_eq!(count(), 2002);
    scratch.archive.set_tags("Harbour Post", &["local".to_owned()]).unwrap();
    scratch.catch_up();
    assert_eq!(count(), 0);
}

#[test]
fn of_removed_articles_nothing_is_left_when_the_index_has_let_go() {
    let scratch = scratch();
    let numbers = 0..2000_u32;
    let rows: Vec<_> = numbers
        .map(|number| row(&format!("Number {number}"), &format!("{:x}", number * 77)))
        .collect();
    scratch.file(&rows);
    let other = ImportRow { outlet: Some("Tram Gazette".to_owned()), ..row("A tram", "") };
    scratch.file(&[other]);
    scratch.catch_up();
    let outlet = Forget::Outlet("Harbour Post".to_owned());
    let now = "2024-06-01T12:00:00Z".parse().unwrap();
    scratch.archive.forget(&outlet, now, true).unwrap();
    scratch.catch_up();
    let size = || -> u64 {
        let files = fs_err::read_dir(scratch.directory.path().join("index")).unwrap();
        files.map(|file| file.unwrap().metadata().unwrap().len()).sum()
    };
    let before = size();
    scratch.index.let_go().unwrap();
    assert!(size() * 3 < before, "{} of {before} bytes", size());
    assert_eq!((scratch.ids("number").len(), scratch.ids("tram").len()), (0, 1));
    // It goes on as before.
    scratch.file(&[row("Number again", "")]);
    scratch.catch_up();
    assert_eq!(scratch.ids("number").len(), 1);
}

#[test]
fn hits_are_highlighted() {
    let scratch = library();
    let hit = &scratch.search("harbours ship").hits[0];
    let show = |pieces: &[cuttings_search::Piece]| {
        let mark = |p: &cuttings_search::Piece| match p.matched {
            true => format!("[{}]", p.text),
            false => p.text.clone(),
        };
        pieces.iter().map(mark).collect::<String>()
    };
    assert_eq!(show(&hit.title), "[Harbour] reopens");
    assert_eq!(show(&hit.snippet), "[Ships] are back after six weeks.");
    let hit = &scratch.search("divers").hits[0];
    assert_eq!(show(&hit.snippet), "The [divers] went home. The café at the quay opened.");
}

#[test]
fn the_index_follows_the_archive() {
    let scratch = library();
    assert_eq!(scratch.catch_up(), 0);
    scratch.file(&[row("A bridge is built", "Of steel.")]);
    let mut told = Vec::new();
    let taken = scratch.index.catch_up(&scratch.archive, &mut |n| told.push(n)).unwrap();
    assert_eq!((taken, told), (1, vec![1]));
    assert_eq!(scratch.ids("bridge"), [6]);
    let mut more = row("A bridge is built", "Of steel.");
    more.content_text = Some("Its rivets are red.".to_owned());
    scratch.file(&[more]);
    assert_eq!(scratch.catch_up(), 1);
    assert_eq!(scratch.ids("rivets"), [6]);
    assert_eq!(scratch.search("").total, 6);
}

#[test]
fn a_second_handle_sees_what_the_first_took_in() {
    let scratch = library();
    let other = Index::open(&scratch.directory.path().join("index")).unwrap();
    let found =
        other.search(&Request { query: "harbour", limit: 5, ..Request::default() }).unwrap();
    assert_eq!(found.total, 2);
    assert_eq!(other.catch_up(&scratch.archive, &mut |_| ()).unwrap(), 0);
}

#[test]
fn while_another_writes_the_index_is_searched_as_it_is() {
    let scratch = library();
    scratch.file(&[row("A bridge is built", "Of steel.")]);
    let directory = scratch.directory.path().join("index");
    let writer: tantivy::IndexWriter = tantivy::Index::open_in_dir(&directory)
        .unwrap()
        .writer_with_num_threads(1, 15_000_000)
        .unwrap();
    assert_eq!(scratch.catch_up(), 0);
    assert_eq!(scratch.search("harbour").total, 2);
    drop(writer);
    assert_eq!(scratch.catch_up(), 1);
}

#[test]
fn an_index_of_another_archive_is_emptied_first() {
    let scratch = library();
    let other = scratch_archive();
    assert_eq!(scratch.index.catch_up(&other.0, &mut |_| ()).unwrap(), 0);
    assert_eq!(scratch.search("").total, 0);
    assert_eq!(scratch.catch_up(), 5);
    assert_eq!(scratch.search("").total, 5);
}

fn scratch_archive() -> (Archive, TempDir) {
    let directory = tempfile::tempdir().unwrap();
    (Archive::open_or_create(directory.path()).unwrap(), directory)
}

#[test]
fn a_damaged_index_is_made_anew() {
    for damage in ["meta.json", "term"] {
        let Scratch { archive, index, directory } = library();
        drop(index);
        let folder = directory.path().join("index");
        for item in fs_err::read_dir(&folder).unwrap() {
            let path = item.unwrap().path();
            if path.to_string_lossy().ends_with(damage) {
                fs_err::write(&path, "junk").unwrap();
            }
        }
        let index = Index::open(&folder).unwrap();
        assert_eq!(index.catch_up(&archive, &mut |_| ()).unwrap(), 5, "{damage}");
        let found = index.search(&Request { query: "harbour", limit: 5, ..Request::default() });
        assert_eq!(found.unwrap().total, 2);
    }
}

#[test]
fn an_index_whose_first_list_a_crash_left_as_a_draft_is_made_anew() {
    let (archive, directory) = scratch_archive();
    let folder = directory.path().join("index");
    fs_err::create_dir(&folder).unwrap();
    fs_err::write(folder.join(".tmpn8FBMD"), "[").unwrap();
    let index = Index::open(&folder).unwrap();
    assert_eq!(index.catch_up(&archive, &mut |_| ()).unwrap(), 0);
}

#[test]
fn a_directory_of_something_else_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let letter = directory.path().join("letters.txt");
    fs_err::write(&letter, "Dear").unwrap();
    let error = Index::open(directory.path()).unwrap_err();
    assert!(matches!(error, Error::Occupied { found, .. } if found == "letters.txt"));
    assert!(letter.exists());
}

#[test]
fn a_tag_is_one_of_the_article_or_one_that_the_user_gave_to_its_outlet() {
    let scratch = scratch();
    let of = |outlet: &str, title: &str, tags: &[&str]| ImportRow {
        outlet: Some(outlet.to_owned()),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..row(title, "")
    };
    scratch.file(&[
        of("Harbour Post", "One", &["Local news"]),
        of("Harbour Post", "Two", &[]),
        of("Quay Radio", "Three", &["Sport"]),
        of("Dune Echo", "Four", &[]),
    ]);
    scratch.catch_up();
    assert_eq!(scratch.ids("tag:local"), [1]);
    let give = |outlet: &str, tags: &[&str]| {
        let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
        scratch.archive.set_tags(outlet, &tags).unwrap().unwrap();
        assert_eq!(scratch.catch_up(), 0, "no article is taken in anew");
    };
    give("Quay Radio", &["Local radio", "Évening"]);
    give("Dune Echo", &["far away"]);
    for (query, expected) in [
        ("tag:local", &[1, 3][..]),
        ("tag:\"local radio\"", &[3]),
        ("tag:\"radio local\"", &[]),
        ("tag:loc*", &[1, 3]),
        ("tag:evening", &[3]),
        ("-tag:local", &[2, 4]),
        ("tag:sport -tag:radio", &[]),
        ("tag:sport OR tag:far", &[3, 4]),
        ("tag:away four", &[4]),
        ("radio -outlet:\"Quay Radio\"", &[]),
    ] {
        assert_eq!(scratch.ids(query), expected, "{query}");
    }
    let facets = scratch.index.facets("tag:local").unwrap();
    assert_eq!(facets.outlets.len(), 2);
    let strangers = scratch.index.without_outlet_tags();
    let found = strangers.search(&Request { query: "tag:local", limit: 9, ..Request::default() });
    assert_eq!(found.unwrap().total, 1, "what the user sorts is not for everybody");
    give("Quay Radio", &[]);
    assert_eq!(scratch.ids("tag:local"), [1]);
}
