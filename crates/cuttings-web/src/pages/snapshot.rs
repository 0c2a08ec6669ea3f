//! `/snapshots/{digest}`: a copy of a page as it is kept: what and when, where its bytes are, what was read
//! from it, and the copy itself in a frame in which it can do nothing.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use cuttings_archive::{SnapshotRow, Visit};
use cuttings_export::web_address;

use super::head::Head;
use super::render;
use crate::evidence::Asked;
use crate::failure::Failure;
use crate::headers::Policy;
use crate::href;
use crate::query::Params;
use crate::site::Site;
use crate::view::when::{self, Shown};
use crate::view::{foreign, number, page_kind};

/// How often it was found the same, at most.
const VISITS: usize = 20;
/// Other addresses of the same bytes shown at most.
const OTHERS: usize = 20;
const HEADLINE: usize = 160;
const ADDRESS: usize = 300;
/// More parts of entries than any snapshot has.
const LAST_PART: usize = 1_000_000;

#[derive(Template)]
#[template(path = "snapshot.html")]
struct Snapshot {
    head: Head,
    title: String,
    address: String,
    link: Option<String>,
    outlet: Option<(String, String)>,
    kind: Option<&'static str>,
    media_type: Option<String>,
    digest: String,
    first_seen: Shown,
    last_seen: Option<Shown>,
    record: Option<Record>,
    copy: String,
    visits: Vec<Shown>,
    more_visits: usize,
    entries: Vec<Entry>,
    figures: String,
    /// The parts of the entries before and after those shown.
    earlier: Option<String>,
    later: Option<String>,
    others: Vec<Other>,
}

/// Where the bytes are.
struct Record {
    file: String,
    offset: String,
    length: String,
    href: String,
}

/// What was read from it.
struct Entry {
    /// Its position, where it is the first one there.
    anchor: Option<u32>,
    position: Option<u32>,
    headline: String,
    href: String,
}

/// Another snapshot of the same bytes.
struct Other {
    address: String,
    href: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(digest): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let params = Params::read(query.as_deref());
    let asked = Asked::read(&digest, &params)?;
    let part = params.number("part", 1, LAST_PART)?.unwrap_or(1);
    let part = u32::try_from(part).unwrap_or(1);
    let (all, number, snapshot) = site
        .ask(move |archive| {
            let all = asked.all(archive)?;
            let (number, snapshot) = asked.one(all.clone())?;
            Ok((all, number, snapshot))
        })
        .await?;
    let last = last_part(&snapshot);
    if part > last {
        let text =
            format!("There is no part {part} of this snapshot's entries; the last one is {last}.");
        return Err(Failure::NotFound(text));
    }
    let mut response = render(&page(&all, number, &snapshot, part))?.into_response();
    response.extensions_mut().insert(Policy::WithFrame);
    Ok(response)
}

fn page(all: &[SnapshotRow], copy: usize, snapshot: &SnapshotRow, part: u32) -> Snapshot {
    let path = href::snapshot(&snapshot.digest);
    let of = |beside: &str, copy: usize| {
        let copy = (copy > 1).then(|| copy.to_string());
        href::with_query(&format!("{path}{beside}"), &[("copy", copy.as_deref())])
    };
    let other_part = |part: u32| {
        let copy = (copy > 1).then(|| copy.to_string());
        let part = (part > 1).then(|| part.to_string());
        href::with_query(&path, &[("copy", copy.as_deref()), ("part", part.as_deref())])
    };
    let mut anchors = BTreeSet::new();
    let of_part = snapshot.entries.iter().filter(|e| href::part_with(e.position) == part);
    let entries = of_part.map(|listed| Entry::new(listed, anchors.insert(listed.position)));
    let address = foreign::line(&snapshot.url, ADDRESS);
    let title = snapshot.title.as_deref().map(|title| foreign::line(title, HEADLINE));
    let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| address.clone());
    Snapshot {
        head: Head { unlisted: true, ..Head::new(&format!("Snapshot: {title}")) },
        link: web_address(&snapshot.url).map(str::to_owned),
        outlet: snapshot
            .outlet
            .as_deref()
            .map(|name| (foreign::line(name, HEADLINE), href::outlet(name))),
        kind: snapshot.kind.map(page_kind::words),
        media_type: snapshot.content_type.as_deref().map(|text| foreign::line(text, ADDRESS)),
        digest: foreign::line(&snapshot.digest, ADDRESS),
        first_seen: when::moment(snapshot.first_seen),
        last_seen: (snapshot.last_seen > snapshot.first_seen)
            .then(|| when::moment(snapshot.last_seen)),
        record: snapshot.warc.as_ref().map(|place| Record {
            file: foreign::line(&place.file, ADDRESS),
            offset: number(place.offset),
            length: number(place.length),
            href: of("/record.warc.gz", copy),
        }),
        copy: of("/copy", copy),
        visits: snapshot.visits.iter().take(VISITS).map(seen).collect(),
        more_visits: snapshot.visits.len().saturating_sub(VISITS),
        entries: entries.collect(),
        figures: count_entries(snapshot.entries.len()),
        earlier: (part > 1).then(|| other_part(part - 1)),
        later: (part < last_part(snapshot)).then(|| other_part(part + 1)),
        others: (1..)
            .zip(all)
            .filter(|(number, _)| *number != copy)
            .take(OTHERS)
            .map(|(number, other)| Other {
                address: foreign::line(&other.url, ADDRESS),
                href: of("", number),
            })
            .collect(),
        title,
        address,
    }
}

/// The number of parts that a snapshot's entries are shown in.
fn last_part(snapshot: &SnapshotRow) -> u32 {
    let last = snapshot.entries.iter().map(|entry| entry.position).max();
    href::part_with(last.unwrap_or_default())
}

fn seen(visit: &Visit) -> Shown {
    when::moment(visit.seen)
}

fn count_entries(entries: usize) -> String {
    match entries {
        1 => "1 entry".to_owned(),
        entries => format!("{} entries", number(entries as u64)),
    }
}

impl Snapshot {
    /// The page's own path, without which copy is meant.
    fn path(&self) -> String {
        href::snapshot(&self.digest)
    }
}

impl Entry {
    fn new(listed: &cuttings_archive::Listed, is_first: bool) -> Self {
        let headline = listed.title.as_deref().map(|title| foreign::line(title, HEADLINE));
        Self {
            anchor: is_first.then_some(listed.position),
            position: (listed.position > 0).then_some(listed.position),
            headline: headline
                .filter(|text| !text.is_empty())
                .unwrap_or_else(|| "Without a headline".to_owned()),
            href: href::article(listed.article),
        }
    }
}
