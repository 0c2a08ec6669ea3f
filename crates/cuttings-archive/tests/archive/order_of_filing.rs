use std::collections::BTreeSet;

use cuttings_archive::ArticleRow;
use cuttings_extract::{DateBasis, Entry, Page};
use proptest::prelude::*;

use crate::pages::{Scratch, entry, may, page, scratch};

const WORDS: &str = "The northern quay of the old harbour is open again to ships of all sizes after \
                     six long weeks of hard work on its crumbling walls by nine divers";

/// What a page can say about one of a few articles, each of which has words of its own.
fn an_entry() -> impl Strategy<Value = Entry> {
    (0..6_u8, any::<bool>(), 0..4_usize, 1..28_u8, 0..3_u8).prop_map(
        |(article, linked, cut, day, dated)| {
            let full = format!("Article number {article}: {WORDS}");
            let summary: String = full.chars().take(full.chars().count() - 9 * cut).collect();
            let url = format!("https://www.harbour-post.example/{article}");
            let mut entry = entry(
                &format!("The harbour is open, part {article}"),
                if linked { &url } else { "" },
                &summary,
            );
            entry.truncated = cut > 0;
            if dated == 0 {
                entry.date_text = Some(format!("no date, {day}"));
            }
            if dated == 1 {
                entry.date_published = format!("2024-05-{:02}", 1 + article).parse().ok();
                entry.date_basis = Some(DateBasis::Text);
            }
            entry.tags = vec![format!("tag {day}")];
            entry
        },
    )
}

/// Entries of one page. It shows an article without its address only once: of two such articles in the same
/// words, the order decides which is which.
fn entries() -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec(an_entry(), 1..6).prop_map(|mut entries| {
        let mut seen = BTreeSet::new();
        entries.retain(|entry| entry.url.is_some() || seen.insert(entry.title.clone()));
        entries
    })
}

fn pages() -> impl Strategy<Value = Vec<Page>> {
    let page = entries().prop_map(page);
    prop::collection::vec(page, 1..6)
}

fn file(scratch: &Scratch, number: usize, page: &Page) {
    let url = format!("https://www.harbour-post.example/page/{number}");
    let day = u32::try_from(number).unwrap() % 28 + 1;
    scratch.file(&url, may(day), page);
}

/// What is known, without the numbers that the order of filing gives, and without stories and copies:
/// these are found in the company that is there when an article comes.
fn known(scratch: &Scratch) -> BTreeSet<String> {
    let text =
        |row: ArticleRow| format!("{:?}", ArticleRow { id: 0, story: None, copy_of: None, ..row });
    scratch.all().into_iter().map(text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_filing_decides_nothing(
        (pages, order) in pages().prop_flat_map(|pages| {
            let order: Vec<usize> = (0..pages.len()).collect();
            (Just(pages), Just(order).prop_shuffle())
        })
    ) {
        let (straight, shuffled) = (scratch(), scratch());
        for (number, page) in pages.iter().enumerate() {
            file(&straight, number, page);
        }
        for &number in &order {
            file(&shuffled, number, &pages[number]);
        }
        prop_assert_eq!(known(&straight), known(&shuffled));
        straight.assert_sound();
        shuffled.assert_sound();
    }

    #[test]
    fn filing_everything_twice_changes_nothing(pages in pages()) {
        let scratch = scratch();
        for (number, page) in pages.iter().enumerate() {
            file(&scratch, number, page);
        }
        let (rows, counts) = (scratch.all(), scratch.archive.counts().unwrap());
        for (number, page) in pages.iter().enumerate().rev() {
            file(&scratch, number, page);
        }
        prop_assert_eq!(scratch.all(), rows);
        prop_assert_eq!(scratch.archive.counts().unwrap(), counts);
    }

    #[test]
    fn no_entry_fails_a_filing(
        entries in prop::collection::vec(
            (".{0,40}", ".{0,40}", ".{0,80}", any::<bool>()),
            0..8,
        )
    ) {
        let scratch = scratch();
        let entries = entries.iter().map(|(title, url, summary, truncated)| Entry {
            truncated: *truncated,
            ..entry(title, url, summary)
        });
        let page = page(entries.collect());
        file(&scratch, 1, &page);
        scratch.assert_sound();
    }
}
