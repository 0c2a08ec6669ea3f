//! The text of an entry: what is left of its record once title and details are taken.

use super::{Role, is_running_text, people, reads_as_sentence};
use crate::dom::{NodeId, Tag};
use crate::html::hints::Hints;
use crate::html::pieces::{self, Piece};
use crate::html::survey::Survey;

/// Texts longer than this in all are whole posts rather than teasers.
const WHOLE_POST: u32 = 1_200;
/// Leftovers on a line of details are shorter than this.
const LEFTOVER: u32 = 40;
/// A text below the title has at least this weight.
const LEAST: u32 = 25;

/// The paragraphs of text below the title; the pieces that make them get their role.
pub(super) fn read(
    survey: &Survey<'_, '_>,
    pieces: &[Piece],
    roles: &mut [Role],
    title_at: NodeId,
) -> Vec<String> {
    let mut free = free_pieces(survey, pieces, roles);
    let first = below_other_heading(survey, pieces, title_at);
    free.retain(|&at| at >= first && pieces.get(at).is_some_and(|piece| !is_address(piece)));
    let is_text = |p: &Piece| {
        is_running_text(p)
            || (p.link_weight * 2 <= p.weight
                && (reads_as_sentence(p)
                    || p.start > title_at
                        && (p.weight >= LEAST
                            || p.hints.has(Hints::SUMMARY)
                            || p.within.paragraph)))
    };
    drop_quotation_above(pieces, title_at, &mut free, &is_text);
    let texts = || free.iter().filter_map(|&at| Some((at, pieces.get(at)?)));
    let total: u32 = texts().filter(|(_, p)| is_text(p)).map(|(_, p)| p.weight).sum();
    // A post may begin with a link and a few words about it.
    let is_item = |p: &Piece| {
        pieces::block_of(survey, p.start).is_some_and(|block| survey.dom.tag(block) == Tag::Li)
    };
    let begins = |p: &Piece| {
        p.start > title_at
            && p.link_weight < p.weight
            && reads_as_sentence(p)
            && !announces(&p.text)
            && (p.within.paragraph || is_item(p))
    };
    let first = texts().position(|(_, p)| is_text(p) || begins(p));
    let last = texts().rfind(|(_, p)| is_text(p)).map(|(at, _)| at);
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    // Within a whole post lists of links and subheadings belong to the text.
    let whole = total >= WHOLE_POST;
    // What stands in a line of text belongs to it.
    let mut lines: Vec<_> = texts()
        .filter(|(_, p)| is_text(p))
        .map(|(_, p)| pieces::block_of(survey, p.start))
        .collect();
    lines.sort_unstable();
    let in_line =
        |p: &Piece| p.inline && lines.binary_search(&pieces::block_of(survey, p.start)).is_ok();
    // Items between paragraphs are of the text as well; the links among them need not be.
    let is_said = |p: &Piece| p.link_weight == 0 && is_item(p);
    let chosen: Vec<usize> = texts()
        .skip(first)
        .take_while(|(at, _)| *at <= last)
        .enumerate()
        .filter(|(nth, (_, p))| *nth == 0 || whole || is_text(p) || in_line(p) || is_said(p))
        .map(|(_, (at, _))| at)
        .collect();
    let chosen = if whole { &chosen[..] } else { behind_label(survey, pieces, &chosen) };
    for &at in chosen {
        if let Some(role) = roles.get_mut(at) {
            *role = Role::Text;
        }
    }
    paragraphs(survey, chosen.iter().filter_map(|&at| pieces.get(at)))
}

/// Of a post that shows a picture and nothing else, the paragraphs below it are the text, though their element is named
/// a caption, unless they say whose picture it is.
pub(super) fn free_captions(pieces: &[Piece], roles: &mut [Role]) {
    for (piece, role) in pieces.iter().zip(roles) {
        let is_text = piece.within.paragraph && !piece.within.caption;
        if *role == Role::Caption && is_text && !people::is_credit(&piece.text) {
            *role = Role::None;
        }
    }
}

/// What is quoted above the title is no teaser, where one stands below that says no less: the claim that is checked.
fn drop_quotation_above(
    pieces: &[Piece],
    title_at: NodeId,
    free: &mut Vec<usize>,
    is_text: &dyn Fn(&Piece) -> bool,
) {
    let texts = |below: bool| {
        let texts = free.iter().filter_map(|&at| pieces.get(at)).filter(|p| is_text(p));
        texts.filter(move |p| (p.start > title_at) == below)
    };
    let is_quoted = |p: &Piece| p.text.starts_with(['“', '"', '„', '«', '»', '‘', '「', '『']);
    let weight = |below: bool| texts(below).map(|p| p.weight).sum::<u32>();
    if texts(false).all(is_quoted) && weight(true) >= weight(false) {
        free.retain(|&at| pieces.get(at).is_some_and(|p| p.start > title_at || !is_quoted(p)));
    }
}

/// A line that begins with a label, in an element of its own, does not belong to the teaser below it that is named as one:
/// "<b>Who said it:</b> Ada Holm, mayor".
fn behind_label<'c>(survey: &Survey<'_, '_>, pieces: &[Piece], chosen: &'c [usize]) -> &'c [usize] {
    let block = |at: usize| pieces.get(at).and_then(|p| pieces::block_of(survey, p.start));
    let Some(&first) = chosen.first() else { return chosen };
    let Some(next) = chosen.iter().position(|&at| block(at) != block(first)) else { return chosen };
    let is_label = pieces.get(first).is_some_and(|piece| begins_with_label(survey, piece));
    let is_teaser =
        |&at: &usize| pieces.get(at).is_some_and(|piece| is_named_excerpt(survey, piece));
    if is_label && chosen.get(next).is_some_and(is_teaser) {
        chosen.get(next..).unwrap_or_default()
    } else {
        chosen
    }
}

/// Whether the first words of a piece are an inline element that ends in a colon.
fn begins_with_label(survey: &Survey<'_, '_>, piece: &Piece) -> bool {
    let dom = survey.dom;
    let is_inline = dom.parent(piece.start).is_some_and(|around| !dom.tag(around).is_block());
    is_inline && announces(&piece.text) && dom.text(piece.start).trim_end().ends_with([':', '：'])
}

/// Whether what is right around a piece is named as what is cut from an article.
fn is_named_excerpt(survey: &Survey<'_, '_>, piece: &Piece) -> bool {
    survey.dom.ancestors(piece.start).take(2).any(|node| {
        survey.dom.written_classes(node).any(|class| class.to_ascii_lowercase().contains("excerpt"))
    })
}

/// Whether a text begins with what it is about, and a colon: "Read also: The ferry is back".
fn announces(text: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let label = text.split_once([':', '：']).map(|(label, _)| label);
    label.is_some_and(|label| label.split_whitespace().count() <= MOST_WORDS)
}

/// Whether a text is nothing but an address on the web, with or without its scheme, or the name of a host behind the
/// title that leads there: a linked one may be a word of a sentence.
fn is_address(piece: &Piece) -> bool {
    let text = &*piece.text;
    let rest = text.trim_start_matches("https://").trim_start_matches("http://");
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_host = || {
        let of_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
        host.contains('.')
            && host.chars().all(of_host)
            && (path.len() > 1 || piece.link_weight == 0 && ends_as_host(host))
    };
    !text.contains(char::is_whitespace) && (rest.len() < text.len() || is_host())
}

/// Whether a name ends as hosts do: "ferrytimes.example", and not "z.B" or "v2.0".
fn ends_as_host(name: &str) -> bool {
    let is_part = |part: &str| part.len() > 1 && !part.starts_with('-');
    let last = name.rsplit('.').next().unwrap_or_default();
    const FILES: &[&str] = &["js", "md", "py", "rs", "toml", "txt"];
    name.split('.').all(is_part)
        && last.chars().all(|c| c.is_ascii_lowercase())
        && !FILES.contains(&last)
}

/// How many pieces stand above the title where another heading is among them: what a page says of itself stands
/// there, below its own heading, in the record of an article that leads the list.
fn below_other_heading(survey: &Survey<'_, '_>, pieces: &[Piece], title_at: NodeId) -> usize {
    let above = |p: &Piece| p.start < title_at;
    let is_other = |heading: NodeId| !survey.dom.is_within(title_at, heading);
    let is_headed = pieces.iter().any(|p| above(p) && p.heading.is_some_and(is_other));
    if is_headed { pieces.iter().take_while(|p| above(p)).count() } else { 0 }
}

/// The places of the pieces that are no detail, and do not stand beside one on its line.
fn free_pieces(survey: &Survey<'_, '_>, pieces: &[Piece], roles: &[Role]) -> Vec<usize> {
    let mut details: Vec<Option<NodeId>> = pieces
        .iter()
        .zip(roles)
        .filter(|(_, role)| **role != Role::None)
        .map(|(p, _)| pieces::block_of(survey, p.start))
        .collect();
    details.sort_unstable();
    let leftover = |p: &Piece| {
        p.weight < LEFTOVER
            && !reads_as_sentence(p)
            && details.binary_search(&pieces::block_of(survey, p.start)).is_ok()
    };
    pieces
        .iter()
        .zip(roles)
        .enumerate()
        .filter(|(_, (p, role))| {
            **role == Role::None && !leftover(p) && p.text.chars().any(char::is_alphanumeric)
        })
        .map(|(at, _)| at)
        .collect()
}

/// Joins the pieces of each block to a paragraph.
fn paragraphs<'p>(survey: &Survey<'_, '_>, pieces: impl Iterator<Item = &'p Piece>) -> Vec<String> {
    let mut paragraphs: Vec<(Option<NodeId>, String)> = Vec::new();
    for piece in pieces {
        let block = pieces::block_of(survey, piece.start);
        match paragraphs.last_mut() {
            Some((last, text)) if *last == block && block.is_some() => {
                if !piece.glued {
                    text.push(' ');
                }
                text.push_str(&piece.text);
            }
            _ => paragraphs.push((block, piece.text.clone())),
        }
    }
    let mut texts: Vec<String> = paragraphs.into_iter().map(|(_, text)| text).collect();
    if let Some(first) = texts.first_mut() {
        drop_separator(first);
    }
    texts
}

/// Drops the mark that set the text off from the title before it: "<a>Title</a>. The text".
fn drop_separator(text: &mut String) {
    let rest = text.trim_start_matches(['.', ',', ';', ':', '|', '·', '•']);
    let is_separator = text.len() - rest.len() <= 2 && rest.starts_with(char::is_whitespace);
    if is_separator && rest.len() < text.len() {
        *text = rest.trim_start().to_owned();
    }
}
