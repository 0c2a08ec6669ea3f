//! The words of a heading that is a title: without labels, numbers of comments and links to the heading itself.

use super::{inner_hints, squeeze};
use crate::dom::{Attr, NodeId, Tag};
use crate::html::fields::Scene;
use crate::html::fields::unnamed::{begins_with_given_name, is_name_shaped};
use crate::html::hints::{Hints, MEDIA};
use crate::html::links::Link;
use crate::html::pieces::{self, Piece};
use crate::html::survey::Survey;

/// The hints of details around a title.
pub(super) const EXTRAS: Hints = Hints::KICKER
    .and(Hints::COMMENT)
    .and(Hints::DATE)
    .and(Hints::META)
    .and(Hints::TAGS)
    .and(Hints::AUTHOR)
    .and(Hints::SHARE)
    .and(Hints::MORE);

/// The words of a heading.
pub(super) struct Words {
    pub(super) text: String,
    /// The labels that stood in it.
    pub(super) extras: Vec<String>,
    /// What is named as a text below the title: a subtitle.
    pub(super) below: Option<String>,
}

/// A heading's words, without the name of somebody behind them, and what else stood in it.
pub(super) fn heading_text(
    scene: &Scene<'_, '_, '_>,
    heading: NodeId,
    name_behind: Option<&str>,
) -> Words {
    let survey = scene.survey;
    let mut pieces = pieces::cut(survey, heading, survey.dom.end(heading), &|_| false);
    let own = survey.hints(heading);
    let is_below = |p: &Piece| {
        let hints = inner_hints(survey, p.start, heading);
        hints.has(Hints::SUMMARY) && !hints.has(Hints::TITLE.and(EXTRAS))
    };
    // Without it, more must be left than a kicker.
    let is_kicker = |p: &Piece| inner_hints(survey, p.start, heading).has(EXTRAS);
    let leaves_more = pieces.iter().rev().skip(1).any(|p| !is_kicker(p));
    let below = match pieces.as_slice() {
        [.., before, last]
            if is_below(last) && !is_below(before) && leaves_more && !own.has(Hints::SUMMARY) =>
        {
            pieces.pop().map(|piece| piece.text)
        }
        _ => None,
    };
    let is_extra = |p: &Piece| {
        let hints = inner_hints(survey, p.start, heading);
        let named = hints.has(EXTRAS) && !hints.has(Hints::TITLE) && !own.has(EXTRAS);
        let is_name = name_behind == Some(p.text.as_str());
        named
            || is_name
            || is_bracketed_number(&p.text)
            || is_file_label(&p.text)
            || is_anchor(p, &pieces)
    };
    let (text, mut extras) = without_extras(&pieces, is_extra);
    let (text, labels) =
        without_labels(scene.links.between(heading, survey.dom.end(heading)), text);
    extras.extend(labels);
    Words { text, extras, below }
}

/// The name of somebody behind what is named as the title in a heading: `<span class="headline">…</span> <span>Ada
/// Holm</span>`. It is told by its given name, or where the article's link is labelled with the rest.
pub(super) fn name_behind(
    scene: &Scene<'_, '_, '_>,
    own: &[&Link],
    heading: NodeId,
) -> Option<String> {
    let survey = scene.survey;
    let says = |&n: &NodeId| survey.dom.tag(n) == Tag::Text && survey.within(n).text > 0;
    // Most headings are of one text.
    survey.dom.subtree(heading).filter(says).nth(1)?;
    let pieces = pieces::cut(survey, heading, survey.dom.end(heading), &|_| false);
    let is_named = |p: &Piece| inner_hints(survey, p.start, heading).has(Hints::TITLE);
    let [before @ .., title, name] = pieces.as_slice() else { return None };
    if is_named(name) || !is_name_shaped(&name.text) {
        return None;
    }
    let is_labelled = || {
        let rest = pieces::join(before.iter().chain([title]));
        let labels = own.iter().filter_map(|link| survey.dom.attr(link.node, "aria-label"));
        labels.map(squeeze).any(|label| !label.is_empty() && rest.ends_with(&label))
    };
    (is_named(title) && begins_with_given_name(&name.text) || is_labelled())
        .then(|| name.text.clone())
}

/// A heading without the links at its beginning that are no part of what it says: a sign such as "■", which leads to
/// the post, and labels in brackets. They are told by their text alone, since nothing else may set them off.
fn without_labels(links: &[Link], mut text: String) -> (String, Vec<String>) {
    let mut labels = Vec::new();
    for link in links {
        let says = link.text.chars().any(char::is_alphanumeric);
        let is_label = says && link.text.starts_with('[') && link.text.ends_with(']');
        let Some(rest) = text.strip_prefix(link.text.as_str()) else { break };
        if says && !is_label || !rest.chars().any(char::is_alphanumeric) {
            break;
        }
        text = rest.trim_start().to_owned();
        if is_label {
            labels.push(link.text.trim_matches(['[', ']']).to_owned());
        }
    }
    (text, labels)
}

/// What is set off at the beginning of a title is a kicker only where it is no longer, and more than a
/// large first letter.
pub(in crate::html::fields) const LONGEST_LEAD: u32 = 24;
const SHORTEST_LEAD: u32 = 2;

/// What nothing sets apart from the rest of a title, not even a space, may be longer: only those who hear the page are
/// told so.
const LONGEST_SPOKEN_LEAD: u32 = 60;

/// The text of the inline element that a title begins with, where more text follows it.
pub(super) fn lead(survey: &Survey<'_, '_>, title: NodeId) -> Option<String> {
    let dom = survey.dom;
    let element = leading_element(survey, title)?;
    let weight = survey.within(element).text;
    let is_inline = !dom.tag(element).is_block() && dom.tag(element) != Tag::A;
    let stands_first = (SHORTEST_LEAD..=LONGEST_SPOKEN_LEAD).contains(&weight)
        && weight < survey.within(title).text;
    (is_inline && stands_first).then(|| pieces::shown_text(survey, element))
}

/// A mark that an inline element sets off at the end of a title: "… <em>video</em>", "… <small>updated</small>".
#[derive(Clone, Debug)]
pub(in crate::html::fields) struct Trail {
    pub(in crate::html::fields) text: String,
    /// Whether the element is of small print, or named as a label.
    pub(in crate::html::fields) is_apart: bool,
}

/// The text of the inline element that a title ends with, where other text stands before it.
pub(in crate::html::fields) fn trail(survey: &Survey<'_, '_>, title: NodeId) -> Option<Trail> {
    let dom = survey.dom;
    let says = |&n: &NodeId| dom.tag(n) == Tag::Text && survey.within(n).text > 0;
    let last = dom.subtree(title).rfind(says)?;
    let weight = survey.within(last).text;
    let around = dom.ancestors(last).take_while(|&n| n > title);
    let element = around.take_while(|&n| survey.within(n).text == weight).last()?;
    let is_inline = !dom.tag(element).is_block() && dom.tag(element) != Tag::A;
    let stands_last =
        (SHORTEST_LEAD..=LONGEST_LEAD).contains(&weight) && weight < survey.within(title).text;
    // The last words of a title are kept together by elements that are named as no label.
    let is_named = || survey.hints(element).has(EXTRAS.and(MEDIA));
    let is_apart = dom.tag(element) == Tag::Small || dom.tag(element) == Tag::Span && is_named();
    (is_inline && stands_last)
        .then(|| Trail { text: pieces::shown_text(survey, element), is_apart })
}

/// Whether a title begins with a `<span>` that has no like behind it, as each word of a title that is made to move has:
/// it sets off something other than a stress.
pub(in crate::html::fields) fn begins_with_mark(survey: &Survey<'_, '_>, title: NodeId) -> bool {
    let element = leading_element(survey, title).filter(|&n| survey.dom.tag(n) == Tag::Span);
    element.is_some_and(|element| stands_alone(survey, element))
}

/// Whether it begins with any such element that has a name.
pub(in crate::html::fields) fn begins_with_named(survey: &Survey<'_, '_>, title: NodeId) -> bool {
    let is_named = |&n: &NodeId| survey.dom.known_attr(n, Attr::Class).is_some();
    let element = leading_element(survey, title).filter(is_named);
    element.is_some_and(|element| stands_alone(survey, element))
}

/// Whether an element has no like behind it, and is not named as what was searched for.
fn stands_alone(survey: &Survey<'_, '_>, element: NodeId) -> bool {
    let dom = survey.dom;
    let siblings = std::iter::successors(dom.next_sibling(element), |&n| dom.next_sibling(n));
    let like = survey.signature(element);
    let names = dom.known_attr(element, Attr::Class).unwrap_or_default();
    !FOUND.iter().any(|word| names.contains(word))
        && siblings.take(MOST_SIBLINGS).all(|sibling| survey.signature(sibling) != like)
}

/// Words of the names of elements around what was searched for.
const FOUND: &[&str] = &["found", "highlight", "match", "search"];

/// So many siblings tell whether each word has an element.
const MOST_SIBLINGS: usize = 4;

/// The largest element in a title that holds nothing but its first text.
fn leading_element(survey: &Survey<'_, '_>, title: NodeId) -> Option<NodeId> {
    let dom = survey.dom;
    let first =
        dom.subtree(title).find(|&n| dom.tag(n) == Tag::Text && survey.within(n).text > 0)?;
    let weight = survey.within(first).text;
    let around = dom.ancestors(first).take_while(|&n| n > title);
    around.take_while(|&n| survey.within(n).text == weight).last()
}

/// Joins pieces as they stood, but for the extras, which are given beside.
pub(super) fn without_extras(
    pieces: &[Piece],
    is_extra: impl Fn(&Piece) -> bool,
) -> (String, Vec<String>) {
    let (extras, core): (Vec<&Piece>, Vec<&Piece>) = pieces.iter().partition(|p| is_extra(p));
    if core.is_empty() || extras.is_empty() {
        return (pieces::join(pieces.iter()), Vec::new());
    }
    let text = pieces::join(core.into_iter());
    // Where there are such quotation marks, an arrow may be one.
    let quotes = text.contains(['«', '‹']);
    let text = text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ':' | '|' | '–' | '—' | '·' | '•' | '/' | '+')
            || !quotes && matches!(c, '»' | '›')
    });
    (text.to_owned(), extras.iter().map(|p| p.text.clone()).collect())
}

/// Whether a piece is a link of a heading that has no words, such as "#" or "★", beside what has some: it
/// leads to the place or the post itself.
fn is_anchor(piece: &Piece, pieces: &[Piece]) -> bool {
    let says = |p: &Piece| p.text.chars().any(char::is_alphanumeric);
    piece.link.is_some() && !says(piece) && pieces.iter().any(|p| p.link != piece.link && says(p))
}

/// Whether a text says of what format a document is, and perhaps how large: "PDF, 1.0 MB".
pub(in crate::html::fields) fn is_file_label(text: &str) -> bool {
    const FORMATS: &[&str] = &[
        "csv", "doc", "docx", "epub", "mp3", "mp4", "odt", "pdf", "ppt", "pptx", "xls", "xlsx",
        "zip",
    ];
    const UNITS: &[&str] = &["b", "bytes", "kb", "ko", "mb", "mo", "gb", "кб", "мб"];
    let lower = text.to_lowercase();
    let mut words = lower
        .split(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '(' | ')'
                        | '['
                        | ']'
                        | ','
                        | ';'
                        | ':'
                        | '–'
                        | '-'
                        | '（'
                        | '）'
                        | '［'
                        | '］'
                        | '：'
                )
        })
        .filter(|word| !word.is_empty());
    let is_size = |word: &str| {
        let number = word.trim_end_matches(char::is_alphabetic);
        let unit = word.get(number.len()..).unwrap_or_default();
        number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            && (unit.is_empty() || UNITS.contains(&unit))
    };
    words.next().is_some_and(|word| FORMATS.contains(&word)) && words.all(is_size)
}

/// Whether a text is a number in brackets: that of the comments.
pub(super) fn is_bracketed_number(text: &str) -> bool {
    let inner = text.strip_prefix(['(', '[']).and_then(|t| t.strip_suffix([')', ']']));
    inner.is_some_and(|t| !t.is_empty() && t.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::is_file_label;

    #[test]
    fn a_format_and_a_size_are_no_part_of_a_title() {
        for text in ["PDF", "(PDF, 1.0 MB)", "[pdf - 250 kB]", "DOCX 2,4MB", "PDF, 812 Ko"] {
            assert!(is_file_label(text), "{text}");
        }
        for text in ["PDF readers compared", "1.0 MB", "", "Zip lines of the harbour"] {
            assert!(!is_file_label(text), "{text}");
        }
    }
}
