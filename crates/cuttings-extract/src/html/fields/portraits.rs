//! Authors whose names nothing marks but their portraits: the picture beside the name of whoever wrote an article says the
//! same name to those who do not see it, or is named by it, "/avatars/ada-holm.jpg".

use super::{DETAIL_WEIGHT, Parts, Role, people, unnamed};
use crate::dates::fold::fold;
use crate::dom::{Dom, NodeId, Tag};
use crate::hash::Set;
use crate::html::groups::Record;
use crate::html::pieces::Piece;
use crate::html::survey::Survey;

/// So many records of a list show whom they are by in this way, and of the different names one in so many begins with a
/// given name that is known: papers and subjects have portraits, too.
const FEWEST: usize = 3;
const KNOWN: usize = 4;
/// A name has so many letters.
const SHORTEST: usize = 6;
/// A record has no more nodes in which pictures are looked for, and no more pictures that are looked at.
const MOST_NODES: usize = 600;
const MOST_PICTURES: usize = 6;
/// Addresses of pictures are read so far.
const LONGEST_ADDRESS: usize = 400;
/// A picture stands beside a name in what holds both, no further up than this.
const NEAR: usize = 4;

/// Takes such names for the authors of the records that have none.
pub(super) fn take(
    survey: &Survey<'_, '_>,
    records: impl Iterator<Item = Record>,
    all: &mut [Parts],
) {
    let found: Vec<Option<usize>> = all
        .iter()
        .zip(records)
        .map(|(parts, record)| {
            let has_none = parts.draft.authors.is_empty();
            has_none.then(|| pictured(survey.dom, record, parts)).flatten()
        })
        .collect();
    let names: Set<&str> = all
        .iter()
        .zip(&found)
        .filter_map(|(parts, at)| Some(parts.pieces.get((*at)?)?.text.as_str()))
        .collect();
    let known = names.iter().filter(|name| unnamed::begins_with_given_name(name)).count();
    if found.iter().flatten().count() < FEWEST || known * KNOWN < names.len() {
        return;
    }
    for (parts, at) in all.iter_mut().zip(found) {
        if let Some(at) = at {
            unnamed::take_at(parts, at, "the name of whom a picture beside it shows");
        }
    }
}

/// The place of the names in a record that its pictures show.
fn pictured(dom: &Dom<'_>, record: Record, parts: &Parts) -> Option<usize> {
    let free = parts.pieces.iter().zip(&parts.roles).enumerate().filter(|(_, (piece, role))| {
        matches!(role, Role::None | Role::Detail | Role::Text)
            && piece.weight <= DETAIL_WEIGHT
            && names(&piece.text).all(unnamed::is_name_with_particles)
    });
    let free: Vec<(usize, &Piece)> = free.map(|(at, (piece, _))| (at, piece)).collect();
    if free.is_empty() {
        return None;
    }
    let pictures = pictures(dom, record);
    let title_at = parts.draft.origins.title.and_then(|origin| origin.node);
    let is_shown = |piece: &Piece, name: &str| {
        pictures.iter().any(|picture| {
            picture.shows(name)
                && (picture.is_portrait
                    || unnamed::begins_with_given_name(name)
                        && is_beside(dom, piece.start, picture.node, title_at))
        })
    };
    let found = free.iter().find(|(_, piece)| names(&piece.text).all(|name| is_shown(piece, name)));
    found.map(|(at, _)| *at)
}

/// The names that a text could be.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(['&', ',']).flat_map(people::full_names).map(str::trim)
}

/// Whether a picture and a name stand in one box without the title: what is beside the title shows what the article is of.
fn is_beside(dom: &Dom<'_>, name: NodeId, picture: NodeId, title: Option<NodeId>) -> bool {
    let both = dom.ancestors(name).take(NEAR).find(|&up| dom.is_within(picture, up));
    both.is_some_and(|both| title.is_none_or(|title| !dom.is_within(title, both)))
}

/// What a picture says of whom it shows, as letters alone.
struct Picture {
    node: NodeId,
    says: String,
    file: String,
    /// Whether its address says that it is of a person.
    is_portrait: bool,
}

impl Picture {
    fn shows(&self, name: &str) -> bool {
        let letters = letters(name);
        let rest = self.file.strip_prefix(letters.as_str());
        let is_named = rest.is_some_and(|rest| rest.len() <= LONGEST_ENDING);
        letters.chars().count() >= SHORTEST && (self.says == letters || is_named)
    }
}

/// Words in the paths of pictures of those who write.
const PORTRAITS: &[&str] = &[
    "author",
    "authors",
    "autor",
    "autores",
    "avatar",
    "avatars",
    "byline",
    "bylines",
    "colunistas",
    "columnists",
    "headshot",
    "headshots",
];
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
            let mut words = path(&address).split(|c: char| !c.is_ascii_alphanumeric());
            Picture {
                node,
                says: letters(says.unwrap_or_default()),
                file: letters(address.rsplit('/').next().unwrap_or_default()),
                is_portrait: words.any(|word| PORTRAITS.contains(&word)),
            }
        })
        .collect()
}

/// An address without its scheme and host.
fn path(address: &str) -> &str {
    let rest = address.split_once("://").map(|(_, rest)| rest);
    let rest = rest.or_else(|| address.strip_prefix("//"));
    rest.map_or(address, |rest| rest.split_once('/').map_or("", |(_, path)| path))
}

/// The letters of a text, without accents, case and digits.
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
