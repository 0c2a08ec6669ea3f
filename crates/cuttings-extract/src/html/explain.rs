//! Why an HTML page was read as it was: the candidates of each step and what was thought of them.

use std::collections::HashSet;

use super::features::{Features, NAMES};
use super::fields::{self, Draft, Origin, Origins, Parts, Role};
use super::lists::{self, Judged};
use super::model::Model;
use super::places::Place;
use super::sheet::Sheet;
use super::{Candidates, Desk, entries, lay_out, page_kind, pager};
use crate::dom::{Dom, NodeId, Tag};
use crate::explain::{
    Candidate, EntryReport, Explanation, Field, List, Neighbour, Piece, Reason, Turn, fields_of,
};
use crate::{Entry, Hint, PageKind, dates};

/// More lists than this are not shown, nor more reasons, turns of the page, candidates.
const MOST_LISTS: usize = 12;
const MOST_REASONS: usize = 8;
const MOST_TURNS: usize = 8;
const MOST_OTHERS: usize = 6;
/// Reasons of less effect are left out.
const LEAST_EFFECT: f32 = 0.01;

/// Adds to an explanation what there is to say of an HTML page.
pub(super) fn explain(text: &str, hint: &Hint<'_>, out: &mut Explanation) {
    let dom = Dom::parse(text);
    let sheet = Sheet::new(&dom, hint);
    let (desk, candidates) = lay_out(&sheet);
    let (mut places, chain) = desk.places_and_chain(&candidates);
    if sheet.stands_for_a_missing_one() {
        let what = "its title says that there is no such page".to_owned();
        out.kind_reasons = vec![Reason { what, effect: 1.0 }];
    } else if sheet.clear_page().is_some() {
        let what = "it says that it is an article, and its text is clearly one".to_owned();
        out.kind_reasons = vec![Reason { what, effect: 1.0 }];
    } else {
        let looks = desk.looks(&places, &chain);
        out.article_likelihood = Some(desk.models.kind.likelihood(&looks.features));
        let enough = Some(looks.enough()).filter(|enough| enough.is_finite());
        out.article_enough = enough.filter(|_| !desk.lists_in_body(&places, &looks));
        out.kind_reasons = reasons(page_kind::NAMES, &looks.features, &desk.models.kind);
    }
    out.lists = lists_of(&desk, &candidates, &places);
    // Advertisements are told by what is read of them, and have no reports.
    let _ = desk.own_entries(&mut places);
    out.entries = entries_of(&desk, &places, out.kind);
    let turns = desk.turns(&places);
    out.next.considered = considered(&desk, &turns, 1);
    out.previous.considered = considered(&desk, &turns, -1);
    if out.kind == PageKind::Article {
        // Neighbours are of lists only.
        out.next = Neighbour::default();
        out.previous = Neighbour::default();
    }
}

/// What each feature of a page's kind does: how much the likelihood falls without it.
fn reasons(names: &[&'static str], features: &[f32], model: &Model) -> Vec<Reason> {
    let whole = model.likelihood(features);
    let mut without = features.to_vec();
    let mut reasons = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let Some(value) = features.get(at).copied().filter(|v| *v != 0.0) else { continue };
        if let Some(slot) = without.get_mut(at) {
            *slot = 0.0;
        }
        let what = format!("{} ({value:.2})", in_words(name));
        reasons.push(Reason { what, effect: whole - model.likelihood(&without) });
        if let Some(slot) = without.get_mut(at) {
            *slot = value;
        }
    }
    weightiest(reasons)
}

fn weightiest(mut reasons: Vec<Reason>) -> Vec<Reason> {
    reasons.retain(|reason| reason.effect.abs() >= LEAST_EFFECT);
    reasons.sort_by(|a, b| b.effect.abs().total_cmp(&a.effect.abs()));
    reasons.truncate(MOST_REASONS);
    reasons
}

// --- Lists -----------------------------------------------------------------------------------------

fn lists_of(desk: &Desk<'_, '_>, candidates: &Candidates, places: &[Place]) -> Vec<List> {
    let subjects: HashSet<usize> = places.iter().map(|p| p.subject).collect();
    let average = average(&candidates.features);
    let mut order: Vec<(&Judged, &Vec<Features>)> =
        candidates.judged.iter().zip(&candidates.features).collect();
    order.sort_by(|(a, _), (b, _)| {
        b.likelihood.total_cmp(&a.likelihood).then(b.group.links.len().cmp(&a.group.links.len()))
    });
    order
        .into_iter()
        .take(MOST_LISTS)
        .map(|(judged, rows)| list(desk, judged, rows, &average, &subjects))
        .collect()
}

fn list(
    desk: &Desk<'_, '_>,
    judged: &Judged,
    rows: &[Features],
    average: &[f32],
    subjects: &HashSet<usize>,
) -> List {
    let links: Vec<_> =
        judged.group.links.iter().filter_map(|&at| desk.links.all.get(at)).collect();
    let taken = judged.likelihood >= lists::ENOUGH;
    let own: HashSet<usize> =
        links.iter().map(|l| l.subject).filter(|s| taken && subjects.contains(s)).collect();
    List {
        likelihood: judged.likelihood,
        entries: own.len(),
        links: links.len(),
        place: links.first().map(|l| path(desk, l.node)).unwrap_or_default(),
        texts: links.iter().map(|l| l.text.clone()).filter(|t| !t.is_empty()).take(3).collect(),
        reasons: by_heading(judged)
            .into_iter()
            .chain(reasons_of_list(rows, average, &desk.models.list))
            .collect(),
    }
}

/// How much the heading above the links takes off their likelihood.
fn by_heading(judged: &Judged) -> Option<Reason> {
    (judged.beside > 0).then(|| Reason {
        what: "headed as a box of the most read or related".to_owned(),
        effect: judged.likelihood - judged.likelihood / lists::BESIDE.powi(judged.beside),
    })
}

/// The features of the page's links on the average.
fn average(groups: &[Vec<Features>]) -> Vec<f32> {
    let mut sums = vec![0.0_f32; NAMES.len()];
    let mut count = 0.0_f32;
    for row in groups.iter().flatten() {
        count += 1.0;
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += value;
        }
    }
    sums.iter().map(|sum| sum / count.max(1.0)).collect()
}

/// How much the likelihood of a list falls when one feature of its links is as on the average.
fn reasons_of_list(rows: &[Features], average: &[f32], model: &Model) -> Vec<Reason> {
    let mean =
        |rows: &[Features]| model.likelihoods(rows).iter().sum::<f32>() / rows.len().max(1) as f32;
    let whole = mean(rows);
    let mut reasons = Vec::new();
    for (at, name) in NAMES.iter().enumerate() {
        let usual = average.get(at).copied().unwrap_or_default();
        let own = rows.iter().filter_map(|row| row.get(at)).sum::<f32>() / rows.len().max(1) as f32;
        if (own - usual).abs() < f32::EPSILON {
            continue;
        }
        let mut without = rows.to_vec();
        for slot in without.iter_mut().filter_map(|row| row.get_mut(at)) {
            *slot = usual;
        }
        let what = format!("{} ({own:.2}, on the page {usual:.2})", in_words(name));
        reasons.push(Reason { what, effect: whole - mean(&without) });
    }
    weightiest(reasons)
}

/// A feature's name in words.
fn in_words(name: &str) -> String {
    for (part, words) in [
        ("group_", "of the list: "),
        ("record_", "of the record: "),
        ("page_", "of the page: "),
        ("hint_", "named as "),
        ("named_", "in a part named as "),
    ] {
        if let Some(rest) = name.strip_prefix(part) {
            return format!("{words}{}", rest.replace('_', " "));
        }
    }
    match name {
        "weight" => "how much the link says".to_owned(),
        "in_heading" => "in a heading".to_owned(),
        "text_subjects" => "how many addresses share its text".to_owned(),
        "subject_links" => "how many links lead to its address".to_owned(),
        "depth" => "folders in the address".to_owned(),
        "segment_joints" => "hyphens in the address".to_owned(),
        "prose_inside" => "running text within records".to_owned(),
        "prose_outside" => "running text outside of records".to_owned(),
        _ => name.replace('_', " "),
    }
}

// --- Entries ---------------------------------------------------------------------------------------

fn entries_of(desk: &Desk<'_, '_>, places: &[Place], kind: PageKind) -> Vec<EntryReport> {
    if kind != PageKind::Listing {
        return Vec::new();
    }
    let scene = desk.scene();
    let parts = fields::read_all(&scene, places.iter().map(|p| (p.record, p.subject)));
    let split = |Parts { draft, pieces, roles }| (draft, (pieces, roles));
    let (mut drafts, rests): (Vec<Draft>, Vec<_>) = parts.into_iter().map(split).unzip();
    desk.confer(places, &mut drafts);
    let origins: Vec<Origins> = drafts.iter().map(|d| d.origins).collect();
    let shown = entries::settle(drafts, &scene.dates);
    let mut read = shown.clone();
    entries::agree(&mut read, &desk.sheet.claims);
    let mut reports = Vec::new();
    for (at, entry) in read.iter_mut().enumerate() {
        entry.position = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let (Some(place), Some(own), Some(before), Some((pieces, roles))) =
            (places.get(at), origins.get(at), shown.get(at), rests.get(at))
        else {
            continue;
        };
        let mut fields = fields_of(entry);
        for (field, old) in fields.iter_mut().zip(fields_of(before)) {
            place_field(desk, field, &old, own);
        }
        add_titles(desk, &scene, place, entry, &mut fields);
        add_dates(desk, &scene, pieces, entry, &mut fields);
        reports.push(EntryReport {
            position: entry.position,
            place: Some(path(desk, place.record.start)),
            fields,
            pieces: pieces
                .iter()
                .zip(roles)
                .map(|(p, role)| Piece {
                    text: p.text.clone(),
                    place: path(desk, p.start),
                    taken_for: role.name(),
                })
                .collect(),
        });
    }
    reports
}

/// Where a field came from: the page's claims where they changed it, else its origin.
fn place_field(desk: &Desk<'_, '_>, field: &mut Field, old: &Field, origins: &Origins) {
    if field.value.is_none() {
        return;
    }
    if field.value != old.value {
        field.place = Some("the page's structured data".to_owned());
        field.why = Some(match &old.value {
            Some(shown) => format!("more precise than what is shown: {shown}"),
            None => "the page does not show it".to_owned(),
        });
        return;
    }
    let origin = match field.name {
        "title" => origins.title,
        "url" => origins.url,
        "summary" | "content_text" => origins.summary,
        "date" => origins.date,
        "authors" => origins.authors,
        "kind" => origins.kind,
        "image" => origins.image,
        "tags" => origins.tags,
        "section" => origins.section,
        _ => None,
    };
    let Some(origin) = origin else { return };
    field.place = place_of(desk, &origin);
    let why = field.why.take();
    field.why = Some(match why {
        Some(more) => format!("{}; {more}", origin.why),
        None => origin.why.to_owned(),
    });
}

fn place_of(desk: &Desk<'_, '_>, origin: &Origin) -> Option<String> {
    let path = path(desk, origin.node?);
    Some(match origin.attribute {
        Some(attribute) => format!("{path} @{attribute}"),
        None => path,
    })
}

/// The titles that other places of the record would have given.
fn add_titles(
    desk: &Desk<'_, '_>,
    scene: &fields::Scene<'_, '_, '_>,
    place: &Place,
    entry: &Entry,
    fields: &mut [Field],
) {
    let own = fields::own_links(scene, place.record, place.subject);
    let Some(field) = fields.iter_mut().find(|f| f.name == "title") else { return };
    for title in fields::title_candidates(scene, place.record, &own) {
        let Some(value) = title.text.filter(|t| Some(t) != entry.title.as_ref()) else { continue };
        let known = field.others.iter().any(|other| other.value == value);
        if !known && field.others.len() < MOST_OTHERS {
            let place = title.origin.as_ref().and_then(|origin| place_of(desk, origin));
            let why = title.origin.map(|o| o.why).unwrap_or_default().to_owned();
            field.others.push(Candidate { value, place, why });
        }
    }
}

/// The dates that stand in the record besides the one that was taken.
fn add_dates(
    desk: &Desk<'_, '_>,
    scene: &fields::Scene<'_, '_, '_>,
    pieces: &[super::pieces::Piece],
    entry: &Entry,
    fields: &mut [Field],
) {
    let Some(field) = fields.iter_mut().find(|f| f.name == "date") else { return };
    for piece in pieces {
        for mention in dates::mentions(&piece.text, &scene.dates) {
            let Some(value) = piece.text.get(mention.span) else { continue };
            if Some(value) != entry.date_text.as_deref() && field.others.len() < MOST_OTHERS {
                field.others.push(Candidate {
                    value: value.to_owned(),
                    place: Some(path(desk, piece.start)),
                    why: "a date in the record".to_owned(),
                });
            }
        }
    }
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::None => "nothing",
            Self::Date => "date",
            Self::Authors => "authors",
            Self::Section => "section",
            Self::Kind => "kind",
            Self::Tags => "tags",
            Self::Caption => "caption",
            Self::Tool => "button, share link or count",
            Self::More => "“read more”",
            Self::Detail => "another detail",
            Self::Text => "summary",
        }
    }
}

// --- The chain -------------------------------------------------------------------------------------

fn considered(desk: &Desk<'_, '_>, turns: &[pager::Considered], direction: i32) -> Vec<Turn> {
    let mut turns: Vec<&pager::Considered> =
        turns.iter().filter(|turn| turn.weight * direction > 0).collect();
    turns.sort_by_key(|turn| -(turn.weight * direction));
    let text = |url: &url::Url| {
        let link = desk.links.all.iter().find(|l| l.url == *url && !l.text.is_empty())?;
        Some(link.text.clone())
    };
    turns
        .into_iter()
        .take(MOST_TURNS)
        .map(|turn| Turn {
            url: turn.url.to_string(),
            weight: turn.weight * direction,
            distance: turn.distance,
            text: text(&turn.url),
        })
        .collect()
}

// --- Places ----------------------------------------------------------------------------------------

/// Elements above a node that its path names.
const PATH: usize = 5;

/// A node's place: its element and those above it, each by its tag and first class, as in a selector.
fn path(desk: &Desk<'_, '_>, node: NodeId) -> String {
    let dom = desk.survey.dom;
    let own = (dom.tag(node) != Tag::Text).then_some(node);
    let mut steps: Vec<String> = own
        .into_iter()
        .chain(dom.ancestors(node))
        .take_while(|&n| dom.tag(n) != Tag::Document)
        .take(PATH)
        .map(|n| step(dom, n))
        .collect();
    steps.reverse();
    steps.join(" > ")
}

fn step(dom: &Dom<'_>, node: NodeId) -> String {
    let name = dom.name(node);
    match (dom.attr(node, "id"), dom.classes(node).next()) {
        (_, Some(class)) => format!("{name}.{class}"),
        (Some(id), None) if !id.is_empty() => format!("{name}#{id}"),
        _ => name.to_owned(),
    }
}
