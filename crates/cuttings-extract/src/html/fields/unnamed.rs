//! Authors that nothing names: short texts on the line of the date, in one place in most records of a list; or in a place
//! of their own, where most begin as names do.
//!
//! "Ada Holm · 3 May" stands where "Local News · 3 May" may, too. What tells them apart is whether the texts in
//! that place begin with given names; those that are common are in `given_names.txt`.

use std::sync::LazyLock;

use super::agreement::shape_of;
use super::{Origin, Parts, Role, people};
use crate::dom::NodeId;
use crate::hash::{Map, Set};
use crate::html::pieces::{self, Piece};
use crate::html::survey::{Survey, weight};

/// So many records have a name in the same place.
const FEWEST: usize = 3;
/// Names have so many words, and are no longer than this.
const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
const LONGEST: u32 = 60;

static GIVEN: LazyLock<Set<&str>> = LazyLock::new(|| {
    include_str!("given_names.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Where names are looked for.
struct Where {
    candidates: for<'p> fn(&Survey<'_, '_>, &'p Parts) -> Vec<Candidate<'p>>,
    /// Of the different texts there, one in so many begins with a given name that is known.
    known: usize,
    /// Of the records without an author, one in so many has a text there.
    share: usize,
    why: &'static str,
}

/// A text that could be names: the place of its piece, its shape, itself.
type Candidate<'p> = (usize, u64, &'p str);

const WHERE: [Where; 3] = [
    Where {
        candidates: beside_date,
        known: 3,
        // Short news between the articles says no more than when.
        share: 3,
        why: "a name beside the date, as in many records of the list",
    },
    Where {
        candidates: apart,
        known: 2,
        share: 2,
        why: "a name in a place of its own, as in most records of the list",
    },
    // Only the columns of a front page are told by who writes them.
    Where {
        candidates: above_title,
        known: 2,
        share: 16,
        why: "a name above the title, as in other records of the list",
    },
];

/// Takes such names for the authors of the records that have none.
pub(super) fn take(survey: &Survey<'_, '_>, all: &mut [Parts]) {
    for place in &WHERE {
        if take_from(survey, all, place) {
            break;
        }
    }
}

/// Takes for the author whom other entries of the list have for theirs, where that name and nothing else stands below the
/// title, right before or behind the date: the card that leads a list is built otherwise than those below.
pub(super) fn take_known(all: &mut [Parts]) {
    let with = all.iter().filter(|parts| !parts.draft.authors.is_empty()).count();
    if with < FEWEST {
        return;
    }
    let known: Set<String> = all
        .iter()
        .flat_map(|parts| parts.draft.authors.clone())
        .filter(|name| is_name_shaped(name) && begins_with_given_name(name))
        .collect();
    for parts in all.iter_mut().filter(|parts| parts.draft.authors.is_empty()) {
        let Some(at) = known_beside_date(parts, &known) else { continue };
        take_at(parts, at, "a name that other entries have for their author");
    }
}

/// Takes the names of a piece for the authors of its record, and out of what it was taken for otherwise.
pub(super) fn take_at(parts: &mut Parts, at: usize, why: &'static str) {
    let Some((piece, role)) = parts.pieces.get(at).zip(parts.roles.get_mut(at)) else { return };
    people::add(&mut parts.draft, &piece.text, Origin::text(piece.start, why));
    if parts.draft.authors.is_empty() {
        return;
    }
    *role = Role::Authors;
    parts.draft.body.retain(|text| *text != piece.text);
    parts.draft.label.take_if(|label| *label == piece.text);
}

/// The place of known names that stand next to the date of a record, and that no word before them gives another part.
fn known_beside_date(parts: &Parts, known: &Set<String>) -> Option<usize> {
    let title_at = parts.draft.origins.title.and_then(|origin| origin.node);
    let date = parts.roles.iter().position(|role| *role == Role::Date)?;
    let are_known = |text: &str| {
        text.split(", ").flat_map(people::full_names).all(|name| known.contains(name.trim()))
    };
    [date.checked_sub(1), date.checked_add(1)].into_iter().flatten().find(|&at| {
        let free = matches!(parts.roles.get(at), Some(Role::None | Role::Detail | Role::Text));
        let is_named = parts
            .pieces
            .get(at)
            .is_some_and(|piece| Some(piece.start) > title_at && are_known(&piece.text));
        free && is_named && !is_introduced(parts, at)
    })
}

/// Whether a few words before a piece say what part who is named there had: "Edited by", "Guest:", "Photos".
fn is_introduced(parts: &Parts, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| parts.pieces.get(at).zip(parts.roles.get(at)));
    before.is_some_and(|(piece, role)| {
        matches!(role, Role::None | Role::Detail | Role::Text)
            && weight(&piece.text) <= LONGEST_PART
    })
}

/// Such words are no longer than this.
const LONGEST_PART: u32 = 20;

/// Takes names from where most records have them. Tells whether there were any.
fn take_from(survey: &Survey<'_, '_>, all: &mut [Parts], of: &Where) -> bool {
    let mut places: Map<u64, Place<'_>> = Map::default();
    let without = all.iter().filter(|parts| parts.draft.authors.is_empty());
    let count = without.clone().count();
    if count < FEWEST {
        return false;
    }
    for parts in without {
        for (_, shape, name) in (of.candidates)(survey, parts) {
            let place = places.entry(shape).or_default();
            if are_names_shaped(name) {
                place.records += 1;
                place.texts.insert(name);
            } else {
                place.others += 1;
            }
        }
    }
    let best = places.into_iter().filter(|(_, place)| place.holds_names(count, of));
    let Some((shape, _)) = best.max_by_key(|(shape, place)| (place.records, *shape)) else {
        return false;
    };
    for parts in all.iter_mut().filter(|parts| parts.draft.authors.is_empty()) {
        let found = (of.candidates)(survey, parts)
            .into_iter()
            .find(|&(_, of, name)| of == shape && are_names_shaped(name));
        let Some((at, first)) = found.map(|(at, _, name)| (at, name)) else { continue };
        // "Ada Holm, Ben Hill".
        let others = (of.candidates)(survey, parts)
            .into_iter()
            .skip_while(|&(of, _, name)| of != at || name != first)
            .skip(1)
            .take_while(|&(of, _, name)| of == at && begins_with_given_name(name))
            .map(|(_, _, name)| name);
        let name = std::iter::once(first).chain(others).collect::<Vec<_>>().join(", ");
        let node = parts.pieces.get(at).map(|piece| piece.start);
        let origin = node.and_then(|node| Origin::text(node, of.why));
        people::add(&mut parts.draft, &name, origin);
        if parts.draft.label.as_ref() == Some(&name) {
            parts.draft.label = None;
        }
        if let Some(role) = parts.roles.get_mut(at).filter(|role| **role != Role::Date) {
            *role = Role::Authors;
        }
    }
    true
}

/// "Ada Holm, Ben Hill and Eva Bo".
fn are_names_shaped(names: &str) -> bool {
    names.split(", ").flat_map(people::full_names).all(is_name_shaped)
}

/// What stands in one place of the records.
#[derive(Default)]
struct Place<'p> {
    records: usize,
    texts: Set<&'p str>,
    /// How many have something there that cannot be a name.
    others: usize,
}

impl Place<'_> {
    /// Whether most of `count` records have a text there, and enough of these begin as names do.
    fn holds_names(&self, count: usize, of: &Where) -> bool {
        let names = self.texts.iter().filter(|text| begins_with_given_name(text)).count();
        self.records >= FEWEST
            && self.records * of.share >= count
            && self.others * 2 <= self.records
            && names * of.known >= self.texts.len()
    }
}

/// The texts of a record that could be names on the line of its date, with the places and shapes of their pieces.
fn beside_date<'p>(survey: &Survey<'_, '_>, parts: &'p Parts) -> Vec<Candidate<'p>> {
    let block = |piece: &Piece| pieces::block_of(survey, piece.start);
    let dated = parts.pieces.iter().zip(&parts.roles).find(|(_, role)| **role == Role::Date);
    let line: Option<NodeId> = dated.and_then(|(piece, _)| block(piece));
    let pieces = parts.pieces.iter().zip(&parts.roles).enumerate();
    let beside = pieces.filter(move |(_, (piece, role))| {
        let is_free = matches!(role, Role::None | Role::Detail | Role::Tool | Role::Date);
        is_free && line.is_some() && block(piece) == line
    });
    let named = beside.flat_map(move |(at, (piece, _))| {
        let names = segments(&piece.text).filter(|text| is_name_shaped(text));
        names.map(move |text| (at, shape_of(survey, piece).unwrap_or_default(), text))
    });
    named.collect()
}

/// The texts behind the title of a record that are nothing but what could be names.
fn apart<'p>(survey: &Survey<'_, '_>, parts: &'p Parts) -> Vec<Candidate<'p>> {
    alone(survey, parts, |piece, title| piece > title)
}

/// The same before the title.
fn above_title<'p>(survey: &Survey<'_, '_>, parts: &'p Parts) -> Vec<Candidate<'p>> {
    alone(survey, parts, |piece, title| piece < title)
}

fn alone<'p>(
    survey: &Survey<'_, '_>,
    parts: &'p Parts,
    stands: fn(NodeId, NodeId) -> bool,
) -> Vec<Candidate<'p>> {
    let title_at = parts.draft.origins.title.and_then(|origin| origin.node);
    let pieces = parts.pieces.iter().zip(&parts.roles).enumerate();
    let free = pieces.filter(|(_, (piece, role))| {
        matches!(role, Role::None | Role::Detail)
            && title_at.is_some_and(|title| stands(piece.start, title))
            && piece.link.is_none()
    });
    free.map(|(at, (piece, _))| {
        (at, shape_of(survey, piece).unwrap_or_default(), piece.text.as_str())
    })
    .collect()
}

/// The parts of a line of details: "Ada Holm · 3 min read".
fn segments(text: &str) -> impl Iterator<Item = &str> {
    let marked = text.split(['|', '•', '·', '/', ',', '–', '—']);
    marked.flat_map(|part| part.split(" - ")).map(|part| part.trim_matches(people::is_joint))
}

/// Whether a text is a few words that each begin with a capital, and letters throughout.
pub(super) fn is_name_shaped(text: &str) -> bool {
    let is_part = |word: &str| {
        let mut letters = word.chars().filter(|c| !matches!(c, '.' | '-' | '\'' | '’'));
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_alphabetic)
    };
    weight(text) <= LONGEST
        && WORDS.contains(&text.split_whitespace().count())
        && text.split_whitespace().all(is_part)
}

/// The same, where words between the first and the last may be small: "Noor van Aalst".
pub(super) fn is_name_with_particles(text: &str) -> bool {
    let is_large = |word: &&str| word.starts_with(char::is_uppercase);
    let large: Vec<&str> = text.split_whitespace().filter(is_large).collect();
    let ends = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    ends(text.split_whitespace().next())
        && ends(text.split_whitespace().next_back())
        && is_name_shaped(&large.join(" "))
        && WORDS.contains(&text.split_whitespace().count())
}

pub(super) fn begins_with_given_name(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let first = first.split('-').next().unwrap_or_default();
    GIVEN.contains(first)
}

#[cfg(test)]
mod tests {
    use super::{GIVEN, is_name_shaped};
    use crate::{Hint, html};

    /// The authors of a list whose records have these texts beside their dates.
    fn authors(beside: [&str; 5]) -> Vec<Vec<String>> {
        let record = |(n, beside): (usize, &str)| {
            format!(
                "<div class=x1><h2><a href=/story-{n}/>The {n}th notice of the harbour board</a></h2><div class=x2><span class=x3>\
                 {beside}</span> · <span class=x4>{n} May 2026</span></div><p>The board met on Tuesday, \
                 and it will meet again.</p></div>"
            )
        };
        let records: String = (1..).zip(beside).map(record).collect();
        let page = format!("<html lang=en><body><main>{records}</main></body></html>");
        let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
        let read = html::read(&page, &hint).entries;
        read.into_iter().map(|e| e.authors.into_iter().map(|a| a.name).collect()).collect()
    }

    #[test]
    fn names_beside_the_dates_are_authors() {
        let names = ["Ada Holm", "Quill Marsh", "Paul van Dyk", "Anna-Lena Roth", "Ada Holm"];
        let found = authors(names);
        assert_eq!(found[0], ["Ada Holm"]);
        assert_eq!(found[1], ["Quill Marsh"], "its place tells, not its words");
        assert_eq!(found.iter().filter(|authors| authors.len() == 1).count(), 4);
    }

    #[test]
    fn names_in_blocks_of_their_own_among_the_details_are_authors() {
        let record = |(n, name): (usize, &str)| {
            format!(
                "<div class=card><h3><a href=/posts/{n}-notice>The {n}th notice of the harbour board</a></h3><div class=card_meta>\
                 <div class=text-small>{name}</div><div class=divider>•</div><div class=text-small>1{n} May 2026</div></div></div>"
            )
        };
        let names = ["Hanna Brzezicka", "Tymon Sadłowski", "Kalina Wrzosek", "Hanna Brzezicka"];
        let page: String = (1..).zip(names).map(record).collect();
        let page = format!("<html lang=en><body><main>{page}</main></body></html>");
        let hint = Hint { url: Some("https://outlet.example/posts/"), ..Hint::default() };
        let found = html::read(&page, &hint).entries;
        let authors: Vec<&str> = found.iter().map(|e| e.authors[0].name.as_str()).collect();
        assert_eq!(authors, names);
    }

    #[test]
    fn topics_beside_the_dates_are_none() {
        let found =
            authors(["Local News", "Press Release", "Case Study", "Local News", "Town Hall"]);
        assert!(found.iter().all(Vec::is_empty), "{found:?}");
    }

    #[test]
    fn names_are_words_with_capitals() {
        assert!(is_name_shaped("J. R. Holm") && is_name_shaped("Seán O’Dea"));
        assert!(
            !is_name_shaped("Holm") && !is_name_shaped("3 May") && !is_name_shaped("Of the town")
        );
    }

    #[test]
    fn given_names_are_sorted_and_in_lower_case() {
        let names: Vec<&str> =
            include_str!("given_names.txt").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(names.is_sorted() && names.len() == GIVEN.len());
        assert!(names.iter().all(|name| name.to_lowercase() == *name));
    }
}
