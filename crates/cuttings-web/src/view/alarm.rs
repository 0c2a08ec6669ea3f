//! What is wrong with a listing, in words: what was usual, and what is.

use cuttings_archive::{AlarmKind, Alarmed};
use cuttings_export::web_address;

use super::foreign;
use super::when::{self, Shown};
use crate::href;

const NAME: usize = 60;
const ADDRESS: usize = 200;
const WORDS: usize = 300;

/// An alarm that stands.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) outlet: String,
    /// The page that says how the outlet is read.
    pub(crate) upkeep: String,
    pub(crate) what: &'static str,
    pub(crate) address: String,
    pub(crate) link: Option<String>,
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) since: Shown,
    pub(crate) last: Shown,
}

impl Standing {
    pub(crate) fn new(alarmed: &Alarmed) -> Self {
        Self {
            outlet: foreign::line(&alarmed.outlet, NAME),
            upkeep: href::upkeep(&alarmed.outlet),
            what: words(alarmed.alarm.kind),
            address: foreign::line(&alarmed.url, ADDRESS),
            link: web_address(&alarmed.url).map(str::to_owned),
            before: foreign::line(&alarmed.alarm.before, WORDS),
            after: foreign::line(&alarmed.alarm.after, WORDS),
            since: when::moment(alarmed.since),
            last: when::moment(alarmed.last),
        }
    }
}

/// What is wrong, said of a listing.
pub(crate) fn words(kind: AlarmKind) -> &'static str {
    match kind {
        AlarmKind::Unreachable => "cannot be had",
        AlarmKind::Nothing => "lists nothing any more",
        AlarmKind::Fewer => "lists far less than usual",
        AlarmKind::NoTitles => "has no titles any more",
        AlarmKind::NoDates => "has no dates any more",
        AlarmKind::NoSummaries => "has no summaries any more",
        AlarmKind::NoAuthors => "has no authors any more",
        AlarmKind::NoPictures => "has no pictures any more",
        AlarmKind::NoNext => "names no next page any more",
        AlarmKind::Stale => "has not changed for far longer than usual",
    }
}
