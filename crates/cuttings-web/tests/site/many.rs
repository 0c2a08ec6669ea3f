//! Many of a thing that the sample has once: lists of them have several pages.

use cuttings_archive::{Archive, Checked, Follow, FollowKind};

use crate::sample;

/// Two papers that tell of so many storms, months apart: as many stories.
pub(crate) fn storms(archive: &Archive, count: usize) {
    let newest = jiff::civil::date(2024, 3, 10);
    let told = |number: usize, host: &str, is_second: bool| {
        let [storm, town, name] = ["a", "by", "er"].map(|ending| invented(number, ending));
        let days = i64::try_from(number * 40).unwrap();
        let day = (newest - jiff::Span::new().days(days)).to_string();
        let (title, summary) = if is_second {
            (
                format!("{town} station closed after storm {storm} takes its roof"),
                format!(
                    "Storm {storm} took the roof of {town} station on Saturday night. All passengers \
                     were led out, said {name} {town}, the stationmaster."
                ),
            )
        } else {
            (
                format!("Storm {storm} tears the roof off {town} station"),
                format!(
                    "Storm {storm} tore the roof off {town} station on Saturday night. Stationmaster \
                     {name} {town} said that all passengers had been led out in time."
                ),
            )
        };
        sample::dated(&title, &format!("https://{host}/news/{number}"), &day, &summary)
    };
    for (host, is_second) in [("tidings.example", false), ("observer.example", true)] {
        let url = format!("https://{host}/news/");
        let entries = (0..count).map(|number| told(number, host, is_second)).collect();
        sample::file(
            archive,
            &url,
            None,
            "2024-03-12T09:00:00Z",
            &sample::listing(&url, "News", "en", entries),
        );
    }
}

/// A name for each number.
fn invented(number: usize, ending: &str) -> String {
    const FIRST: [&str; 8] = ["Bra", "Cul", "Dor", "Esk", "Fal", "Gor", "Hel", "Ino"];
    const SECOND: [&str; 8] = ["dan", "mer", "nok", "pil", "ros", "sut", "tav", "wim"];
    let part = |parts: [&'static str; 8], place: usize| parts[place % 8];
    format!("{}{}{ending}", part(FIRST, number), part(SECOND, number / 8))
}

/// A paper that put other headlines above so many articles.
pub(crate) fn reworded(archive: &Archive, count: usize) {
    let url = "https://turncoat.example/news/";
    for (verb, at) in [("sails", "2024-03-14T09:00:00Z"), ("sinks", "2024-03-15T09:00:00Z")] {
        let entry = |number: usize| {
            let ship = invented(number, "a");
            let address = format!("https://turncoat.example/{number}");
            sample::dated(
                &format!("The {ship} {verb} in fog"),
                &address,
                "2024-03-14",
                "Nobody was on board.",
            )
        };
        let entries = (0..count).map(entry).collect();
        sample::file(archive, url, None, at, &sample::listing(url, "News", "en", entries));
    }
}

/// Follows a paper that cannot be had any more.
pub(crate) fn silent(archive: &Archive, outlet: &str) {
    let followed = archive
        .follow(&Follow {
            url: format!("https://{outlet}/feed.xml"),
            outlet: outlet.to_owned(),
            kind: FollowKind::Feed,
            reason: "the page names it".to_owned(),
            full_text: false,
            live: true,
            at: "2024-03-14T08:00:00Z".parse().unwrap(),
        })
        .unwrap();
    for hour in ["11", "14", "17"] {
        let checked = Checked {
            at: format!("2024-03-15T{hour}:00:00Z").parse().unwrap(),
            interval: jiff::SignedDuration::from_hours(3),
            due: "2024-03-15T20:00:00Z".parse().unwrap(),
            error: Some("it answered 503".to_owned()),
            requests: 1,
            ..Checked::default()
        };
        archive.checked(followed, &checked, None).unwrap();
    }
}
