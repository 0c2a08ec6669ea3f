//! Sightings of an article: where it was listed, when, and in which words.

use cuttings_archive::{Reason, SightingRow};
use cuttings_export::web_address;

use super::difference::{self, difference};
use super::foreign;
use super::when::{self, Shown};
use crate::href;

const HEADLINE: usize = 200;
const ADDRESS: usize = 120;

/// One sighting in a table.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) when: Shown,
    pub(crate) page_title: Option<String>,
    pub(crate) page_address: String,
    pub(crate) page_link: Option<String>,
    /// "number 3", or `None` where the page is the article's own.
    pub(crate) position: Option<u32>,
    pub(crate) reason: Option<&'static str>,
    pub(crate) words: Words,
    pub(crate) date_text: Option<String>,
    /// Its entry on the page of the snapshot that it stands on.
    pub(crate) snapshot: String,
    pub(crate) digest_start: String,
}

/// The headline, seen against that of the sighting before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    None,
    First(String),
    Same,
    Changed(Vec<difference::Words>),
}

/// Sightings, oldest first, each with its headline against the last one before it.
pub(crate) fn seen(sightings: &[SightingRow]) -> Vec<Seen> {
    let mut before: Option<String> = None;
    let mut out = Vec::with_capacity(sightings.len());
    for sighting in sightings {
        let title = sighting.title.as_deref().map(|title| foreign::line(title, HEADLINE));
        out.push(one(sighting, compare(before.as_deref(), title.as_deref())));
        before = title.or(before);
    }
    out
}

fn one(sighting: &SightingRow, words: Words) -> Seen {
    let digest = sighting.snapshot.trim_start_matches("sha256:");
    Seen {
        when: when::moment(sighting.seen),
        page_title: sighting.page_title.as_deref().map(|title| foreign::line(title, HEADLINE)),
        page_address: foreign::line(&sighting.page_url, ADDRESS),
        page_link: web_address(&sighting.page_url).map(str::to_owned),
        position: (sighting.position > 0).then_some(sighting.position),
        reason: match sighting.reason {
            Reason::New => None,
            Reason::Address => Some("known by its address"),
            Reason::Text => Some("known by its words"),
            Reason::User => Some("decided by hand"),
        },
        words,
        date_text: sighting.date_text.as_deref().map(|text| foreign::line(text, ADDRESS)),
        snapshot: href::entry(&sighting.snapshot, sighting.position),
        digest_start: digest.chars().take(12).collect(),
    }
}

fn compare(before: Option<&str>, now: Option<&str>) -> Words {
    match (before, now) {
        (_, None) => Words::None,
        (None, Some(now)) => Words::First(now.to_owned()),
        (Some(before), Some(now)) if before == now => Words::Same,
        (Some(before), Some(now)) => Words::Changed(difference(before, now)),
    }
}
