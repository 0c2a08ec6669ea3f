//! What the user decides about identity, and that it lasts.

use cuttings_archive::{Reason, Undecidable};
use cuttings_extract::Page;

use crate::pages::{LISTING, Scratch, entry, may, page, scratch, snapshot};

const NOTICE: &str = "https://www.harbour-post.example/notice";

/// Two notices that were put up at one address, one after the other.
fn notices() -> [Page; 2] {
    let first = entry("Tides for the week", NOTICE, "High water at the quay is at noon on Monday…");
    let second = entry("Dredging begins", NOTICE, "The northern channel will be shut for a week…");
    [page(vec![first]), page(vec![second])]
}

fn with_notices() -> Scratch {
    let scratch = scratch();
    for (page, day) in notices().iter().zip(1..) {
        scratch.file(LISTING, may(day), page);
    }
    scratch
}

fn titles(scratch: &Scratch) -> Vec<(i64, String, u64)> {
    let all = scratch.all().into_iter();
    all.map(|row| (row.id, row.title.unwrap_or_default(), row.sightings)).collect()
}

#[test]
fn what_was_split_stays_split_when_it_is_filed_and_read_again() {
    let scratch = with_notices();
    let article = scratch.only().id;
    let sayings = scratch.archive.sayings(article).unwrap();
    assert_eq!(sayings[1].title.as_deref(), Some("Dredging begins"));
    let new = scratch.archive.split(article, &[2], may(3)).unwrap().unwrap();
    let (first, second) = ("Tides for the week".to_owned(), "Dredging begins".to_owned());
    assert_eq!(titles(&scratch), [(article, first.clone(), 1), (new, second.clone(), 1)]);
    scratch.assert_sound();

    let both = [notices(), notices()].concat().into_iter().flat_map(|page| page.entries).collect();
    scratch.file("https://www.harbour-post.example/front/", may(9), &page(both));
    assert_eq!(titles(&scratch), [(article, first.clone(), 3), (new, second.clone(), 3)]);
    let reasons: Vec<Reason> =
        scratch.archive.sightings(new).unwrap().iter().map(|sighting| sighting.reason).collect();
    assert_eq!(reasons, [Reason::User; 3]);

    // Read again, another field of the entry is found; the words that it is known by are the same.
    let mut again = notices()[1].clone();
    again.entries[0].section = Some("Notices".to_owned());
    let kept = snapshot(LISTING, may(2), &notices()[1]);
    scratch.archive.reread(2, &kept, &again, true).unwrap();
    assert_eq!(titles(&scratch), [(article, first, 3), (new, second, 3)]);
    scratch.assert_sound();
}

#[test]
fn a_new_headline_at_a_shared_address_goes_to_the_article_that_it_fits() {
    let scratch = with_notices();
    let article = scratch.only().id;
    let new = scratch.archive.split(article, &[2], may(3)).unwrap().unwrap();
    let longer = entry(
        "Dredging begins",
        NOTICE,
        "The northern channel will be shut for a week, and ferries will go round by the south.",
    );
    let other = entry("Quay closed", NOTICE, "Nothing lands today at the quay.");
    scratch.file(LISTING, may(9), &page(vec![longer, other]));
    let found: Vec<(i64, u64)> = titles(&scratch).iter().map(|row| (row.0, row.2)).collect();
    assert_eq!(found, [(article, 2), (new, 2)]);
    scratch.assert_sound();
}

#[test]
fn what_was_merged_stays_merged_and_can_be_split_again() {
    let scratch = scratch();
    let moved = "https://www.harbour-post.example/2024/ferry";
    let list =
        |title: &str, url: &str| page(vec![entry(title, url, "The ferry is back at the quay.")]);
    let (old, new) =
        (list("Ferry", "https://old-post.example/ferry"), list("Ferry is back", moved));
    scratch.file(LISTING, may(1), &old);
    scratch.file(LISTING, may(2), &new);
    let [first, second] = &scratch.all()[..] else { panic!() };
    assert_ne!(first.id, second.id);
    scratch.archive.merge(first.id, &[second.id], may(3)).unwrap().unwrap();
    let only = scratch.only();
    assert_eq!((only.id, only.sightings, only.url.as_deref()), (first.id, 2, Some(moved)));
    assert_eq!((only.first_seen, only.last_seen), (may(1), may(2)));
    scratch.assert_sound();
    let changes = scratch.archive.changes(0, 10).unwrap();
    assert!(
        changes.iter().any(|change| change.id == second.id && change.article.is_none()),
        "{changes:?}"
    );

    // Another headline at the address that was merged, and the same page later.
    scratch.file(LISTING, may(4), &list("Ferry returns", moved));
    scratch.file("https://www.harbour-post.example/front/", may(5), &new);
    assert_eq!(scratch.only().sightings, 4);

    let sayings = scratch.archive.sayings(first.id).unwrap();
    let at_moved: Vec<usize> = sayings
        .iter()
        .filter(|saying| saying.url.as_deref() == Some(moved))
        .map(|saying| saying.number)
        .collect();
    scratch.archive.split(first.id, &at_moved, may(6)).unwrap().unwrap();
    let sightings: Vec<u64> = scratch.all().iter().map(|row| row.sightings).collect();
    assert_eq!(sightings, [1, 3]);
    scratch.file(LISTING, may(7), &new);
    assert_eq!(scratch.all().len(), 2);
    scratch.assert_sound();
}

#[test]
fn merging_takes_the_order_of_lists_and_stories_along() {
    let scratch = scratch();
    let place = |title: &str, url: &str| {
        entry(title, &format!("https://www.harbour-post.example/{url}"), "")
    };
    let mut above = place("Above", "above");
    above.date_published = "2024-04-20".parse().ok();
    above.date_basis = Some(cuttings_extract::DateBasis::Text);
    scratch.file(LISTING, may(1), &page(vec![above, place("Ferry", "ferry")]));
    scratch.file(LISTING, may(2), &page(vec![place("The ferry", "the-ferry")]));
    let all = scratch.all();
    let [_, bound, free] = &all[..] else { panic!() };
    assert_eq!(bound.date_latest, Some(jiff::civil::date(2024, 4, 20)));
    scratch.archive.merge(free.id, &[bound.id], may(3)).unwrap().unwrap();
    let merged = scratch.archive.article(free.id).unwrap().unwrap();
    assert_eq!(merged.date_latest, Some(jiff::civil::date(2024, 4, 20)));
    scratch.assert_sound();
}

#[test]
fn what_cannot_be_decided_is_refused_and_changes_nothing() {
    let scratch = with_notices();
    let article = scratch.only().id;
    let archive = &scratch.archive;
    let split = |numbers: &[usize]| archive.split(article, numbers, may(3)).unwrap().unwrap_err();
    assert_eq!(split(&[3]), Undecidable::NoWording { article, number: 3 });
    assert_eq!(split(&[1, 2]), Undecidable::AllOrNothing(article));
    assert_eq!(archive.split(99, &[1], may(3)).unwrap().unwrap_err(), Undecidable::NoArticle(99));
    assert_eq!(
        archive.merge(article, &[99], may(3)).unwrap().unwrap_err(),
        Undecidable::NoArticle(99)
    );
    assert_eq!(scratch.only().sightings, 2);

    let mut dated = notices()[0].clone();
    dated.entries[0].section = Some("Notices".to_owned());
    scratch.file(LISTING, may(4), &dated);
    let alike = archive.split(article, &[3], may(5)).unwrap().unwrap_err();
    assert!(matches!(alike, Undecidable::Alike(..)), "{alike}");
    scratch.assert_sound();
}

#[test]
fn a_decision_about_what_is_forgotten_goes_with_it() {
    let scratch = with_notices();
    let article = scratch.only().id;
    let new = scratch.archive.split(article, &[2], may(3)).unwrap().unwrap();
    scratch.archive.forget(&cuttings_archive::Forget::Article(new), may(4), true).unwrap();
    assert_eq!(scratch.only().id, article);
    scratch.assert_sound();
}
