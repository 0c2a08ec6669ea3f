//! Lines that say when and by whom: "17 March 2023", "by Ada Holm | 17.3.2023".

use super::words::{BEFORE_AUTHORS, BEFORE_DATES};
use crate::dates::{self, Context, Reading};

/// What a line says of date and author.
#[derive(Clone, Debug, Default)]
pub(super) struct Dateline {
    /// The first date in it, and how it is written.
    pub(super) date: Option<(String, Reading)>,
    /// Where that date stands, in bytes.
    pub(super) span: Option<(usize, usize)>,
    pub(super) author: Option<String>,
    /// Whether the line is about a date rather than a text that holds one.
    pub(super) is_date: bool,
    pub(super) is_byline: bool,
}

/// So many words may stand beside a date on its line.
const MOST_WORDS_BESIDE: usize = 4;
/// A name has no more words than this.
const LONGEST_NAME: usize = 6;

pub(super) fn of(text: &str, context: &Context<'_>) -> Dateline {
    let mentions = dates::mentions(text, context);
    let mut rest = String::new();
    let mut from = 0;
    for mention in &mentions {
        rest.push_str(text.get(from..mention.span.start).unwrap_or(""));
        rest.push('|');
        from = mention.span.end;
    }
    rest.push_str(text.get(from..).unwrap_or(""));
    let parts: Vec<&str> = rest
        .split(['|', '•', '·', '/', '–', '—'])
        .map(str::trim)
        .filter(|part| has_letters(part))
        .collect();
    let author = parts.iter().find_map(|part| author(part));
    let beside: usize = parts
        .iter()
        .filter(|part| !is_label(part) && self::author(part).is_none())
        .map(|part| part.split_whitespace().count())
        .sum();
    let wide = parts.iter().filter(|part| !is_label(part)).any(|part| part.chars().count() > 40);
    let first = mentions.into_iter().next();
    let written =
        first.as_ref().and_then(|mention| text.get(mention.span.clone())).map(str::to_owned);
    let span = first.as_ref().map(|mention| (mention.span.start, mention.span.end));
    let dated = first.is_some();
    let is_date =
        (dated && beside <= MOST_WORDS_BESIDE && !wide && !reads_as_title(text, span, &parts))
            || looks_dated(text);
    Dateline {
        date: written.zip(first.map(|mention| mention.reading)),
        span,
        is_byline: !is_date && author.is_some() && parts.len() == 1,
        author,
        is_date,
    }
}

/// Whether the date is a part of a short phrase ("8/2の日記", "Minutes of March 2023") rather than set
/// apart from what stands beside it.
fn reads_as_title(text: &str, span: Option<(usize, usize)>, parts: &[&str]) -> bool {
    let Some((start, end)) = span else { return false };
    if parts.iter().all(|part| is_label(part) || author(part).is_some()) {
        return false;
    }
    let apart = |c: Option<char>| {
        c.is_none_or(|c| {
            matches!(c, '|' | '•' | '·' | '/' | '–' | '—' | '-' | ',' | '(' | ')' | ':' | '[' | ']')
        })
    };
    let before = text.get(..start).and_then(|text| text.trim_end().chars().next_back());
    let after = text.get(end..).and_then(|text| text.trim_start().chars().next());
    !(apart(before) && apart(after))
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn is_label(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    bare.is_empty()
        || BEFORE_DATES.binary_search(&bare.as_str()).is_ok()
        || bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
}

/// The name after "by".
fn author(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let word = BEFORE_AUTHORS
        .iter()
        .filter(|word| lower.starts_with(**word))
        .max_by_key(|word| word.len())?;
    let rest = text.get(word.len()..)?;
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let name = rest.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '：' | ',' | ';' | '-' | '(')
    });
    let name = name.split_once(" on ").map_or(name, |(name, _)| name).trim();
    let words = name.split_whitespace().count();
    let capital =
        name.starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()));
    let single_handle =
        words == 1 && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let sentence = name.ends_with(['.', '!', '?']) && words > 3;
    ((1..=LONGEST_NAME).contains(&words)
        && (capital || single_handle)
        && !sentence
        && name.chars().count() <= 60)
        .then(|| name.to_owned())
}

/// A line of few words that is mostly a date by its digits, whatever its language.
fn looks_dated(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    let year = text
        .split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")));
    year && words <= 6 && digits >= 5 && letters <= 24 && digits * 3 >= letters
}
