//! What sort of piece an entry is: marks in titles ("`[Video]` …"), badges and address paths.
//!
//! A mark is taken off only where something sets it apart: brackets, a colon, a bar, a dash with
//! spaces. Words such as "video" and "live" are also the plain subject of headlines, so a word that
//! merely begins a title is no mark. A genre before a colon ("Interview: …", "Review: …") gives the kind,
//! too, but is part of the headline, as its author wrote it. The words themselves are data, in [`marks`].

mod folders;
mod marks;

use crate::EntryKind;
use folders::FOLDERS;
use marks::{LABELS, PHRASES, SYMBOLS};

/// More marks than this in a row are not marks.
const MOST_MARKS: usize = 3;
/// Longer texts, in bytes, are no titles whose wording tells anything.
const LONGEST_WORDING: usize = 600;
/// The longest label in the data has fewer characters.
const LONGEST_LABEL: usize = 32;

/// Opening and closing brackets that set a mark apart.
const BRACKETS: [(char, char); 8] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('（', '）'),
    ('［', '］'),
    ('【', '】'),
    ('〔', '〕'),
    ('《', '》'),
];

/// Takes marks such as "`[Video]`", "Watch:" or "– podcast" off a title.
///
/// The kind is that of the first mark. A title that would be left empty keeps all of its text, and
/// so does one whose wording gives the kind ("Interview with …", "Review: …", "A statement by …").
#[must_use]
pub fn split(title: &str) -> (EntryKind, &str) {
    let whole = title.trim();
    let mut rest = whole;
    let mut kind = None;
    for _ in 0..MOST_MARKS {
        let Some((found, without)) = leading(rest).or_else(|| trailing(rest)) else { break };
        kind = kind.or(Some(found));
        if is_genre(found) && !is_fenced(rest, without) {
            break;
        }
        if !without.chars().any(char::is_alphanumeric) {
            return (found, whole);
        }
        rest = without;
    }
    (kind.or_else(|| from_wording(rest)).unwrap_or_default(), rest)
}

/// Whether a kind says what a piece is in words, rather than by what means it tells.
fn is_genre(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::Interview
            | EntryKind::Obituary
            | EntryKind::Opinion
            | EntryKind::Review
            | EntryKind::Statement
    )
}

/// Whether brackets or a bar stand between a title and the mark that was taken off it.
fn is_fenced(title: &str, without: &str) -> bool {
    const BARS: [char; 3] = ['|', '｜', '‖'];
    let mark = title.strip_suffix(without).or_else(|| title.strip_prefix(without)).unwrap_or(title);
    mark.contains(BARS) || BRACKETS.iter().any(|(open, _)| mark.contains(*open))
}

/// The kind that a kicker or badge names, where it is wholly such a word ("Video", "Opinion").
#[must_use]
pub fn from_words(kicker: &str) -> Option<EntryKind> {
    let bare = kicker.trim_matches(|c: char| !c.is_alphanumeric() && !is_sign(c));
    if bare.is_empty() {
        return symbol(kicker.trim()).map(|(kind, _)| kind);
    }
    label(bare)
}

/// Signs of Indian and Thai scripts are no letters, but part of their words; their full stops are not.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{ECF}') && !matches!(c, '\u{964}' | '\u{965}')
}

/// The kind of what has so many pictures ("12 photos"), where a badge says that and nothing else.
#[must_use]
pub fn from_count(badge: &str) -> Option<EntryKind> {
    let rest = badge.trim().trim_start_matches(char::is_numeric);
    let is_counted = rest.len() < badge.trim().len() && rest.starts_with([' ', '\u{A0}']);
    label(rest).filter(|kind| is_counted && *kind == EntryKind::Gallery)
}

/// The kind that an address or its path names by a folder ("/video/…", "/opinion/…").
///
/// The last segment is the piece's own name, so it does not count.
#[must_use]
pub fn from_address_path(address: &str) -> Option<EntryKind> {
    let path = address.split_once("://").map_or(address, |(_, rest)| {
        rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or("")
    });
    let path = path.split(['?', '#']).next().unwrap_or("");
    let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    segments.pop();
    segments.iter().find_map(|segment| {
        let segment = segment.to_lowercase();
        let at = FOLDERS.binary_search_by(|(name, _)| (*name).cmp(segment.as_str())).ok();
        at.and_then(|at| FOLDERS.get(at)).map(|(_, kind)| *kind)
    })
}

/// A mark at the start, and what follows it.
fn leading(title: &str) -> Option<(EntryKind, &str)> {
    symbol(title).or_else(|| leading_bracket(title)).or_else(|| leading_label(title))
}

fn symbol(title: &str) -> Option<(EntryKind, &str)> {
    let (sign, kind) = SYMBOLS.iter().find(|(sign, _)| title.starts_with(*sign))?;
    let rest = title.get(sign.len()..)?;
    Some((*kind, rest.trim_start_matches(|c: char| c == '\u{fe0f}' || c.is_whitespace())))
}

fn leading_bracket(title: &str) -> Option<(EntryKind, &str)> {
    if let Some(ticker) = title.strip_prefix("+++") {
        let (inner, rest) = ticker.split_once("+++")?;
        return Some((label(inner)?, rest.trim_matches(|c: char| c == '+' || c.is_whitespace())));
    }
    let open = title.chars().next()?;
    let (_, close) = BRACKETS.iter().find(|(bracket, _)| *bracket == open)?;
    let inner_and_rest = title.get(open.len_utf8()..)?;
    let (inner, rest) = inner_and_rest.split_once(*close)?;
    let kind = label(inner)?;
    let after = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '|' | '-' | '–' | '—');
    Some((kind, rest.trim_start_matches(after)))
}

fn leading_label(title: &str) -> Option<(EntryKind, &str)> {
    let (at, sign) = title
        .char_indices()
        .take(LONGEST_LABEL + 2)
        .find(|(at, c)| separates(title, *at, *c, Side::Start))?;
    let before = title.get(..at)?;
    // "VIDÉO. Title" is a French and Italian custom; in lower case it is a sentence.
    if sign == '.' && before.chars().any(char::is_lowercase) {
        return None;
    }
    let kind = label(before)?;
    let rest = title.get(at + sign.len_utf8()..)?;
    Some((kind, rest.trim_start_matches(|c: char| c.is_whitespace() || c == '.' || c == '|')))
}

/// A mark at the end, and what stands before it.
fn trailing(title: &str) -> Option<(EntryKind, &str)> {
    trailing_bracket(title).or_else(|| trailing_label(title))
}

fn trailing_bracket(title: &str) -> Option<(EntryKind, &str)> {
    let close = title.chars().next_back()?;
    let (open, _) = BRACKETS.iter().find(|(_, bracket)| *bracket == close)?;
    let inside = title.get(..title.len() - close.len_utf8())?;
    let (rest, inner) = inside.rsplit_once(*open)?;
    Some((label(inner)?, rest.trim_end()))
}

fn trailing_label(title: &str) -> Option<(EntryKind, &str)> {
    let (at, sign) = title
        .char_indices()
        .rev()
        .take(LONGEST_LABEL + 2)
        .find(|(at, c)| separates(title, *at, *c, Side::End))?;
    let after = title.get(at + sign.len_utf8()..)?;
    Some((label(after)?, title.get(..at)?.trim_end()))
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Start,
    End,
}

/// Whether the sign at this place sets a label apart from the title.
fn separates(title: &str, at: usize, sign: char, side: Side) -> bool {
    let before = || title.get(..at).and_then(|text| text.chars().next_back());
    let after = || title.get(at + sign.len_utf8()..).and_then(|text| text.chars().next());
    let spaced =
        || before().is_some_and(char::is_whitespace) && after().is_some_and(char::is_whitespace);
    match sign {
        '|' | '｜' | '‖' => true,
        // "Video 10:30" and "Live:now" are not labels; CJK text has no space after its colon.
        ':' => side == Side::Start && after().is_none_or(char::is_whitespace),
        '：' => side == Side::Start,
        '.' => side == Side::Start && after().is_some_and(|c| c.is_whitespace() || c == '.'),
        '/' => side == Side::Start && after().is_some_and(char::is_whitespace),
        '–' | '—' | '·' | '•' | '»' => spaced(),
        '-' => spaced(),
        _ => false,
    }
}

fn label(text: &str) -> Option<EntryKind> {
    let text = text.trim().trim_matches(|c: char| matches!(c, '*' | '_' | '#' | '\u{fe0f}'));
    if text.is_empty() || text.chars().count() > LONGEST_LABEL {
        return None;
    }
    let bare = symbol(text).map_or(text, |(_, rest)| rest);
    let lower = bare.to_lowercase();
    let words = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let at = LABELS.binary_search_by(|(name, _)| (*name).cmp(words.as_str())).ok()?;
    LABELS.get(at).map(|(_, kind)| *kind)
}

/// The kind that a title's own wording gives, at its start or after a colon or a dash in it.
fn from_wording(title: &str) -> Option<EntryKind> {
    if title.len() > LONGEST_WORDING {
        return None;
    }
    let lower = title.to_lowercase();
    let clauses = lower.split([':', '：', '–', '—', '|']).map(str::trim_start);
    let mut phrases = clauses.filter_map(|clause| {
        let first = clause.as_bytes().first();
        let mut alike = PHRASES.iter().filter(|(phrase, _)| phrase.as_bytes().first() == first);
        alike.find(|(phrase, _)| opens(clause, phrase)).map(|(_, kind)| *kind)
    });
    phrases.next()
}

/// Whether a clause begins with a phrase and not just with its letters.
fn opens(clause: &str, phrase: &str) -> bool {
    let whole = phrase.ends_with(' ');
    clause
        .strip_prefix(phrase)
        .is_some_and(|after| whole || after.chars().next().is_none_or(|c| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests;
