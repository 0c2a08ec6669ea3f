//! Lines that say when and by whom: "17 March 2023", "by Ada Holm | 17.3.2023".

mod words;

use crate::dates::{self, Context, Mention, Reading};
use crate::teaser;
use words::{BEFORE_AUTHORS, BEFORE_DATES};

/// What a line says of date and author.
#[derive(Clone, Debug, Default)]
pub(super) struct Dateline {
    /// The dates in it, in reading order.
    pub(super) mentions: Vec<Mention>,
    pub(super) author: Option<String>,
    /// Whether the line is about a date rather than a text that holds one.
    pub(super) is_date: bool,
    /// Words beside the date that are neither its label nor an author's name.
    pub(super) beside: usize,
    pub(super) is_byline: bool,
}

/// So many words may stand beside a date on its line.
const MOST_WORDS_BESIDE: usize = 4;
/// … or so many, where the date has its year and stands at an end of the line.
const MOST_WORDS_BESIDE_FULL: usize = 9;
/// Words of names, and between names, that are written small.
const PARTICLES: [&str; 24] = [
    "al", "and", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
    "e", "el", "et", "la", "och", "und", "van", "von", "y", "и",
];
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
        .map(|part| words(part))
        .sum();
    let apart = mentions.first().is_some_and(|mention| stands_apart(text, mention, &parts));
    let barred = mentions.first().is_some_and(|mention| is_barred(text, mention));
    let full = mentions.iter().any(|mention| is_full_at_an_end(text, mention));
    let is_date = (apart && beside <= MOST_WORDS_BESIDE)
        || ((barred || full) && beside <= MOST_WORDS_BESIDE_FULL)
        || looks_dated(text);
    // "3 March 2023 | Mayor's office": no title begins like this.
    let beside = if barred { 0 } else { beside };
    Dateline {
        is_byline: !is_date && author.is_some() && parts.len() == 1,
        author,
        is_date,
        beside,
        mentions,
    }
}

/// A date as written, and what it says.
pub(super) fn written(text: &str, mention: &Mention) -> Option<(String, Reading)> {
    Some((text.get(mention.span.clone())?.to_owned(), mention.reading.clone()))
}

/// Whether a date is set apart from what stands beside it, rather than a part of a phrase
/// ("8/2の日記", "Minutes of March 2023").
fn stands_apart(text: &str, mention: &Mention, parts: &[&str]) -> bool {
    if parts.iter().all(|part| is_label(part) || author(part).is_some()) {
        return true;
    }
    let before =
        text.get(..mention.span.start).and_then(|text| text.trim_end().chars().next_back());
    let after = text.get(mention.span.end..).and_then(|text| text.trim_start().chars().next());
    // "2 April: what has changed" is a title that a date begins.
    let opens_title = after == Some(':') && !has_year(mention);
    before.is_none_or(is_separator) && after.is_none_or(is_separator) && !opens_title
}

fn has_year(mention: &Mention) -> bool {
    matches!(mention.reading, Reading::Day { year: Some(_), .. })
}

/// Whether a sign sets a date apart from a name or a title.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '|' | '•' | '·' | '/' | '–' | '—' | '-' | ',' | '(' | ')' | ':' | '[' | ']')
}

/// Whether a date opens the line and a bar or a dot follows it.
fn is_barred(text: &str, mention: &Mention) -> bool {
    let before = text.get(..mention.span.start).unwrap_or("");
    let after = text.get(mention.span.end..).unwrap_or("").trim_start();
    is_label(before) && after.starts_with(['|', '·', '•'])
}

/// Whether a date with its year stands at the start or the end of the line, and does not end a phrase.
fn is_full_at_an_end(text: &str, mention: &Mention) -> bool {
    let before = text.get(..mention.span.start).unwrap_or("");
    let after = text.get(mention.span.end..).unwrap_or("");
    has_year(mention) && (!has_letters(before) || (!has_letters(after) && !leads_on(before)))
}

/// Whether a text goes on in what follows: its last word is small and none that announces a date
/// ("Schedule for", "Minutes of").
fn leads_on(text: &str) -> bool {
    let last = text.trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
    last.chars().all(char::is_lowercase) && !is_label(last)
}

/// Words, with five columns of full-width characters counting as two.
fn words(text: &str) -> usize {
    let wide = text.chars().filter(|c| teaser::is_wide(*c)).count();
    text.split_whitespace().filter(|word| is_word(word)).count().max(wide * 2 / 5)
}

fn is_word(text: &str) -> bool {
    has_letters(text) && !matches!(text, "st" | "nd" | "rd" | "th")
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

/// The author at the start of a long text ("by Ada Holm  The dike …"), where space sets the line apart.
pub(super) fn leading_author(text: &str) -> Option<String> {
    let text = text.trim();
    let no_break = text.find('\u{a0}');
    let double = text.find("  ");
    let end = no_break.into_iter().chain(double).min()?;
    author(text.get(..end)?)
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
    let name_words = name
        .split_whitespace()
        .all(|word| PARTICLES.contains(&word) || word.starts_with(|c: char| !c.is_lowercase()));
    ((1..=LONGEST_NAME).contains(&words)
        && ((capital && name_words) || single_handle)
        && name.chars().count() <= 60)
        .then(|| name.to_owned())
}

/// A line of few words that is a date by its digits, whatever its language.
fn looks_dated(text: &str) -> bool {
    let year = text
        .split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let words = text.split_whitespace();
    let bare = words.clone().filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    year && digits >= 5 && words.count() <= 4 && bare.count() <= 2 && letters <= 16
}
