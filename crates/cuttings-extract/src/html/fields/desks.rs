//! Desks in the bylines of Korean and Japanese papers, which name the desk, the reporter and the day side by side, in one
//! line or in an element each: "<em>출판</em><em>윤서린 기자</em>". There a colleague may stand, too: what tells is that a desk has several reporters.

use super::details::{LABEL_WEIGHT, Record};
use super::{Origin, Parts, Role, people, set_section, topics};
use crate::dom::NodeId;
use crate::hash::{Map, Set};
use crate::html::pieces::Piece;
use crate::html::survey::{Survey, weight};

/// Desks have so many reporters in a list.
const REPORTERS: usize = 2;

/// The desk on a line that names it, the reporter and the date: "출판 | 윤서린 기자 | 2025-12-02".
pub(super) fn in_line<'p>(of: &Record<'p>, roles: &[Role]) -> Option<&'p str> {
    let dated = of.pieces.iter().zip(roles).find(|(_, role)| **role == Role::Date);
    let mut parts = dated?.0.text.split('|');
    let label = parts.next()?.trim();
    let is_followed = parts.next().is_some_and(|next| people::reporters(next).is_some());
    (is_followed && can_be_desk(label)).then_some(label)
}

fn can_be_desk(label: &str) -> bool {
    weight(label) <= LABEL_WEIGHT && topics::is_section(label)
}

/// Takes desks off the authors of a list, and for their sections. What stands before all reporters alike is the paper's
/// name.
pub(super) fn take(survey: &Survey<'_, '_>, all: &mut [Parts]) {
    let mut reporters: Map<String, Set<String>> = Map::default();
    for (label, reporter) in all.iter().filter_map(|parts| beside_reporter(survey, parts)) {
        reporters.entry(label.text.clone()).or_default().insert(reporter.text.clone());
    }
    if !reporters.values().any(|of| of.len() >= REPORTERS) {
        return;
    }
    let are_several = reporters.len() > 1;
    for parts in all {
        let Some((label, _)) = beside_reporter(survey, parts) else { continue };
        let (name, at) = (label.text.clone(), label.start);
        // "사건·사고" was taken apart as names are.
        parts.draft.authors.retain(|author| !name.split(['·', '・']).any(|part| part == author));
        if are_several && parts.draft.section.is_none() {
            let origin = Origin::text(at, "the desk before the reporter");
            set_section(&mut parts.draft, name, origin);
        }
    }
}

/// A short text, and that of a reporter behind it in the same line.
fn beside_reporter<'p>(
    survey: &Survey<'_, '_>,
    parts: &'p Parts,
) -> Option<(&'p Piece, &'p Piece)> {
    let holder =
        |piece: &Piece| -> Option<NodeId> { survey.dom.parent(survey.dom.parent(piece.start)?) };
    parts.pieces.windows(2).find_map(|pair| {
        let [label, reporter] = pair else { return None };
        let fits = people::reporters(&reporter.text).is_some()
            && people::reporters(&label.text).is_none()
            && !people::is_by(&label.text)
            && can_be_desk(&label.text)
            && holder(label) == holder(reporter);
        fits.then_some((label, reporter))
    })
}
