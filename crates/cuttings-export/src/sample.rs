//! Invented rows for tests: ordinary ones, and ones that hold what breaks formats.

use cuttings_archive::ArticleRow;
use cuttings_extract::{Author, DateBasis, EntryKind};

/// A fully known article.
pub(crate) fn dated() -> ArticleRow {
    ArticleRow {
        id: 1,
        outlet: "gazette.example".to_owned(),
        url: Some("https://gazette.example/2023/03/harbour?a=1&b=2".to_owned()),
        title: Some("Harbour board <b>votes</b> & adjourns".to_owned()),
        summary: Some("The vote, \"the last of the year\", was\ntaken at 5 < 6 o'clock".to_owned()),
        truncated: true,
        date_published: Some("2023-03-17".parse().unwrap()),
        date_earliest: Some("2023-03-17".parse().unwrap()),
        date_latest: Some("2023-03-17".parse().unwrap()),
        date_basis: Some(DateBasis::Text),
        date_text: Some("17 March 2023".to_owned()),
        authors: ["Ada Quill", "Bo Ink"].map(|name| Author { name: name.to_owned() }).to_vec(),
        kind: EntryKind::Opinion,
        language: Some("en-GB".to_owned()),
        section: Some("Harbour".to_owned()),
        tags: vec!["Port".to_owned(), "Boards; committees".to_owned()],
        image: Some("https://gazette.example/harbour.jpg".to_owned()),
        content_text: Some("First paragraph.\n\nSecond paragraph.".to_owned()),
        story: Some(3),
        copy_of: None,
        first_seen: "2023-03-18T09:30:00.123456789Z".parse().unwrap(),
        last_seen: "2023-04-01T00:00:00Z".parse().unwrap(),
        sightings: 4,
    }
}

/// An article of which only a range is known, and which has no address.
pub(crate) fn undated() -> ArticleRow {
    ArticleRow {
        id: 2,
        outlet: "Salt & Anchor".to_owned(),
        summary: Some(
            "=HYPERLINK(\"https://evil.example\";\"click\") \u{0}\u{1f}\u{fffe} […]".to_owned(),
        ),
        date_earliest: Some("1969-12-31".parse().unwrap()),
        date_latest: Some("2024-02-29".parse().unwrap()),
        date_basis: Some(DateBasis::Order),
        first_seen: "2024-03-01T00:00:00Z".parse().unwrap(),
        last_seen: "2024-03-01T00:00:00Z".parse().unwrap(),
        sightings: 1,
        ..ArticleRow::default()
    }
}

/// An article in a right-to-left script, with an instant and an address that must not become a link.
pub(crate) fn hostile() -> ArticleRow {
    ArticleRow {
        id: 3,
        outlet: "sahifa.example".to_owned(),
        url: Some("javascript:alert(1)".to_owned()),
        title: Some("خبر عاجل \u{202e}]]><script>".to_owned()),
        date_published: Some("2024-02-28T23:30:00-05:00".parse().unwrap()),
        date_earliest: Some("2024-02-28".parse().unwrap()),
        date_latest: Some("2024-02-28".parse().unwrap()),
        date_basis: Some(DateBasis::Attribute),
        language: Some("\"><x".to_owned()),
        first_seen: "2024-03-02T00:00:00Z".parse().unwrap(),
        last_seen: "2024-03-02T00:00:00Z".parse().unwrap(),
        sightings: 1,
        ..ArticleRow::default()
    }
}
