//! An outlet of the sample that is kept up with, and has fallen silent.

use cuttings_archive::{Archive, Checked, Follow, FollowKind, Gap, Joined, Step, WalkEnd};

/// Follows the Gazette: its chain has a gap, and it cannot be had any more.
pub(crate) fn gazette(archive: &Archive) {
    let url = "https://gazette.example/news/";
    let at = |text: &str| text.parse().unwrap();
    let followed = archive
        .follow(&Follow {
            url: url.to_owned(),
            outlet: "gazette.example".to_owned(),
            kind: FollowKind::List,
            reason: "the page lists articles and names a next one".to_owned(),
            full_text: false,
            live: true,
            at: at("2024-03-14T08:00:00Z"),
        })
        .unwrap();
    archive.begin_walk(followed, url, at("2024-03-14T08:00:00Z")).unwrap();
    for (number, joined) in [(1, Joined::First), (2, Joined::Gap)] {
        let step = Step {
            followed,
            number,
            url: format!("{url}?page={number}"),
            joined,
            keys: (0..21).map(|key| key + 21 * number.unsigned_abs()).collect(),
            duplicates: 0,
            days: Some(("2023-04-01".parse().unwrap(), "2024-03-14".parse().unwrap())),
            next: Vec::new(),
            requests: 1,
            rereads: 0,
        };
        archive.step(&step).unwrap();
    }
    let gap = Gap {
        after: Some(format!("{url}?page=2")),
        before: Some(format!("{url}?page=3")),
        reason: "the next page could not be had".to_owned(),
        found: at("2024-03-14T08:10:00Z"),
    };
    let ending = Some("the chain ended".to_owned());
    let end =
        WalkEnd { followed, ending, gap: Some(gap), errors: 1, at: at("2024-03-14T08:10:00Z") };
    archive.end_walk(&end).unwrap();
    for hour in ["11", "14", "17"] {
        let checked = Checked {
            at: at(&format!("2024-03-15T{hour}:00:00Z")),
            interval: jiff::SignedDuration::from_hours(3),
            due: at("2024-03-15T20:00:00Z"),
            error: Some("it answered 503".to_owned()),
            requests: 1,
            ..Checked::default()
        };
        archive.checked(followed, &checked, None).unwrap();
    }
}
