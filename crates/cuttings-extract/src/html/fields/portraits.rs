//! Authors whose names nothing marks but their portraits: the picture beside the name of whoever wrote an article says the
//! same name to those who do not see it, or is named by it, "/avatars/ada-holm.jpg".

use super::{Origin, Parts, Role, people, unnamed};
use crate::dates::fold::fold;
use crate::dom::{Dom, NodeId, Tag};
use crate::html::groups::Record;
use crate::html::survey::Survey;

/// So many records of a list show whom they are by in this way.
const FEWEST: usize = 3;
/// A name has so many letters.
const SHORTEST: usize = 8;
/// A record has no more nodes in which pictures are looked for, and no more pictures that are looked at.
const MOST_NODES: usize = 600;
const MOST_PICTURES: usize = 6;
/// Addresses of pictures are read so far.
const LONGEST_ADDRESS: usize = 400;

/// Takes such names for the authors of the records that have none.
pub(super) fn take(
    survey: &Survey<'_, '_>,
    records: impl Iterator<Item = Record>,
    all: &mut [Parts],
) {
    let found: Vec<Option<usize>> = all
        .iter()
        .zip(records)
        .map(|(parts, record)| pictured(survey.dom, record, parts).filter(|_| !has_author(parts)))
        .collect();
    if found.iter().flatten().count() < FEWEST {
        return;
    }
    for (parts, at) in all.iter_mut().zip(found) {
        let Some((piece, role)) =
            at.and_then(|at| parts.pieces.get(at).zip(parts.roles.get_mut(at)))
        else {
            continue;
        };
        *role = Role::Authors;
        let origin = Origin::text(piece.start, "the name of whom a picture beside it shows");
        people::add(&mut parts.draft, &piece.text, origin);
        parts.draft.body.retain(|text| *text != piece.text);
        parts.draft.label.take_if(|label| *label == piece.text);
    }
}

fn has_author(parts: &Parts) -> bool {
    !parts.draft.authors.is_empty()
}

/// The place of the names in a record that its pictures show.
fn pictured(dom: &Dom<'_>, record: Record, parts: &Parts) -> Option<usize> {
    let pictures = pictures(dom, record);
    if pictures.is_empty() {
        return None;
    }
    let is_shown = |name: &str| pictures.iter().any(|picture| picture.shows(name));
    parts.pieces.iter().zip(&parts.roles).position(|(piece, role)| {
        let is_free = matches!(role, Role::None | Role::Detail | Role::Text | Role::Section);
        let mut names = piece.text.split(['&', ',']).flat_map(people::full_names);
        is_free && names.all(|name| unnamed::is_name_with_particles(name.trim()) && is_shown(name))
    })
}

/// What a picture says of whom it shows, as letters alone.
struct Picture {
    says: String,
    file: String,
    /// Whether its address says that it is of a person.
    is_portrait: bool,
}

impl Picture {
    /// Whether it shows somebody of this name, and not the firm or the town of a project.
    fn shows(&self, name: &str) -> bool {
        let letters = letters(name);
        let rest = self.file.strip_prefix(letters.as_str());
        let is_named = rest.is_some_and(|rest| rest.len() <= LONGEST_ENDING);
        letters.chars().count() >= SHORTEST
            && (self.says == letters || is_named)
            && (self.is_portrait || unnamed::begins_with_given_name(name.trim()))
    }
}

/// Parts of addresses of pictures of those who write.
const PORTRAITS: &[&str] =
    &["author", "autor", "avatar", "byline", "column", "colun", "headshot", "kolumn", "portrait"];
/// The file of a portrait has a name, a size and an ending: so many letters at most.
const LONGEST_ENDING: usize = 8;

fn pictures(dom: &Dom<'_>, record: Record) -> Vec<Picture> {
    let nodes = std::iter::successors(Some(record.start), |node: &NodeId| Some(node.next()));
    nodes
        .take_while(|node| *node < record.end)
        .take(MOST_NODES)
        .filter(|&node| dom.tag(node) == Tag::Img)
        .take(MOST_PICTURES)
        .map(|node| {
            let address = dom.attr(node, "data-src").or_else(|| dom.attr(node, "src"));
            let address = address.filter(|address| address.len() <= LONGEST_ADDRESS);
            let address = address.unwrap_or_default().to_ascii_lowercase();
            let says = dom.attr(node, "alt").filter(|alt| alt.len() <= LONGEST_ADDRESS);
            Picture {
                says: letters(says.unwrap_or_default()),
                file: letters(address.rsplit('/').next().unwrap_or_default()),
                is_portrait: PORTRAITS.iter().any(|word| address.contains(word)),
            }
        })
        .collect()
}

/// The letters of a text, without accents and case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).filter_map(fold).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Hint, html};

    /// The authors of a list of cards that each have this picture and this line.
    fn authors(cards: [(&str, &str); 3]) -> Vec<Vec<String>> {
        let card = |(n, (picture, line)): (usize, (&str, &str))| {
            format!(
                "<article><h2><a href='/2026/{n}/the-quay'>The quay is shut for the {n}th time</a></h2>
                 <p>Nobody knows for how long, says the harbour master of the town.</p>
                 <div><img {picture}><p>{line}</p><p><time datetime='2026-03-1{n}'></time></p></div></article>"
            )
        };
        let cards: String = cards.into_iter().enumerate().map(card).collect();
        let page = format!("<html lang=en><body><main>{cards}</main></body></html>");
        let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
        let page = html::read(&page, &hint);
        let authors = |entry: crate::Entry| entry.authors.into_iter().map(|a| a.name).collect();
        page.entries.into_iter().map(authors).collect()
    }

    #[test]
    fn whom_pictures_show_wrote_the_articles() {
        let by_name = authors([
            ("src='/avatars/zinnia-vandermoor.jpg' alt=''", "Zinnia Vandermoor"),
            ("src='/avatars/qorbin_van_aalst-96.png'", "Qorbin van Aalst"),
            ("src='/x.png' alt='Anna Märzen'", "Anna Märzen"),
        ]);
        assert_eq!(by_name, [["Zinnia Vandermoor"], ["Qorbin van Aalst"], ["Anna Märzen"]]);
    }

    #[test]
    fn a_place_that_no_picture_shows_is_nobody() {
        let places = authors([
            ("src='/p/quay.jpg' alt='The quay'", "Zinnia Vandermoor"),
            ("src='/p/pier.jpg' alt='The pier'", "Port Vandermoor"),
            ("src='/p/ferry.jpg' alt='Port Salis'", "Port Salis"),
        ]);
        assert_eq!(places, [[""; 0], [""; 0], [""; 0]]);
    }
}
