//! "Read more" at the end of a teaser: not part of it.

use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::words::READ_MORE;
use crate::hash::Set;

/// The longest phrase in the data has fewer characters.
const LONGEST_PHRASE: usize = 44;
/// A title that follows "Continue reading" is not longer than this.
const LONGEST_TITLE: usize = 200;
/// Phrases that a title may follow, in lower case.
const BEFORE_TITLES: [&str; 12] = [
    "continue reading",
    "continua a leggere",
    "continue lendo",
    "fortsätt läsa",
    "keep reading",
    "läs mer om",
    "lees meer over",
    "lire la suite",
    "read more about",
    "read more:",
    "seguir leyendo",
    "weiterlesen",
];

/// Takes a trailing "Read more" off, and tells whether there was one.
pub(super) fn strip(text: &str) -> (&str, bool) {
    let mut rest = text;
    let mut found = false;
    for _ in 0..3 {
        let Some(shorter) = phrase_at_end(rest).or_else(|| phrase_with_title(rest)) else { break };
        rest = shorter;
        found = true;
    }
    (rest, found)
}

/// Whether a text is nothing but such phrases, with titles or without.
pub(super) fn is_all(text: &str) -> bool {
    let words = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if !words.is_empty() && !Edges::known().begins(words) {
        return false;
    }
    let (rest, found) = strip(text);
    found && rest.is_empty()
}

/// What stands before a title in quotation marks, with which a text ends: "Continue reading “The title” »".
pub(super) fn before_quoted_title(text: &str) -> Option<&str> {
    const QUOTES: [(char, char); 6] =
        [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」'), ('『', '』')];
    let ends = |text: &str| {
        let last = text.chars().next_back()?;
        QUOTES.iter().find(|(_, close)| *close == last).map(|(open, _)| *open)
    };
    // An arrow may look like a quotation mark.
    let bare = text
        .trim_end_matches(|c: char| is_ornament(c) && ends(c.encode_utf8(&mut [0; 4])).is_none());
    let arrow = bare.trim_end_matches(|c: char| c == '»' || c.is_whitespace());
    let open = ends(arrow).or_else(|| ends(bare))?;
    let (before, title) = bare.split_once(open)?;
    title.chars().any(char::is_alphabetic).then(|| before.trim_end())
}

fn phrase_at_end(text: &str) -> Option<&str> {
    let bare = text.trim_end_matches(is_ornament);
    if !Edges::known().ends(bare) {
        return None;
    }
    let ornament = text.get(bare.len()..)?;
    let pointed = ornament.chars().any(is_arrow);
    let mut best = None;
    for (at, c) in bare.char_indices().rev().take(LONGEST_PHRASE) {
        let next = bare.get(..at).and_then(|text| text.chars().next_back());
        // A phrase begins at a word; scripts without spaces have words anywhere.
        let word = next.is_none_or(|next| !next.is_alphanumeric())
            || !(c.is_lowercase() || c.is_uppercase());
        if !word || !c.is_alphanumeric() {
            continue;
        }
        let (Some(before), Some(phrase)) = (bare.get(..at), bare.get(at..)) else { continue };
        if is_phrase(phrase) && stands_apart(before, phrase, pointed) {
            best = Some(before);
        }
    }
    best.map(|before| {
        before.trim_end_matches(|c: char| {
            c.is_whitespace()
                || matches!(c, '(' | '|' | '-' | '–' | '—' | '·' | '*' | '_' | '<' | '→')
        })
    })
    .map(|before| before.strip_suffix('[').unwrap_or(before).trim_end())
}

/// "Continue reading The title →" after the end of the teaser.
fn phrase_with_title(text: &str) -> Option<&str> {
    let end = text.trim_end();
    if end.ends_with(['.', '!', '?', '。']) {
        return None;
    }
    let from = text.char_indices().rev().nth(LONGEST_TITLE).map_or(0, |(at, _)| at);
    let tail = text.get(from..)?;
    let lower = tail.to_lowercase();
    // Where lower case changes lengths, places in it are not places in the text.
    if lower.len() != tail.len() {
        return None;
    }
    let at = last_before_title(&lower)?;
    let before = text.get(..from + at)?;
    let rest = tail.get(at..)?;
    let pointed = rest.trim_end().ends_with(is_arrow);
    let sentence = rest.trim_end().ends_with(['.', '!', '?']);
    let capital = rest.starts_with(|c: char| c.is_uppercase());
    (ends_text(before) && (pointed || (capital && !sentence))).then(|| before.trim_end())
}

/// Where the last phrase begins that a title may follow.
fn last_before_title(lower: &str) -> Option<usize> {
    static FINDERS: OnceLock<Vec<(Finder<'static>, &str)>> = OnceLock::new();
    let finders = FINDERS.get_or_init(|| {
        BEFORE_TITLES.iter().map(|&phrase| (Finder::new(phrase), phrase)).collect()
    });
    let found = finders.iter().filter(|(finder, _)| finder.find(lower.as_bytes()).is_some());
    found.filter_map(|(_, phrase)| lower.rfind(phrase)).max()
}

/// How phrases begin and end: most texts are told apart by that alone.
struct Edges {
    /// The two first bytes of phrases that begin with two of ASCII, in lower case.
    pairs: Set<[u8; 2]>,
    beginnings: Set<String>,
    endings: Set<String>,
}

/// How many characters of the first and of the last word are looked at.
const EDGE: usize = 3;

impl Edges {
    fn known() -> &'static Self {
        static EDGES: OnceLock<Edges> = OnceLock::new();
        EDGES.get_or_init(|| {
            let phrases = || READ_MORE.iter().chain(&BEFORE_TITLES);
            let first = |phrase: &str| {
                let word = phrase.split_whitespace().next().unwrap_or_default();
                word.chars().take(EDGE).collect()
            };
            let last = |phrase: &str| {
                let word = phrase.split_whitespace().next_back().unwrap_or_default();
                word.get(last_chars(word, EDGE)..).unwrap_or_default().to_owned()
            };
            Self {
                pairs: phrases()
                    .filter_map(|phrase| phrase.as_bytes().first_chunk().copied())
                    .collect(),
                beginnings: phrases().map(|phrase| first(phrase)).collect(),
                endings: phrases().map(|phrase| last(phrase)).collect(),
            }
        })
    }

    /// Whether a text can begin with a phrase. Where words have no spaces between them, the first word
    /// of the phrase may be shorter than that of the text.
    fn begins(&self, text: &str) -> bool {
        let pair = text.as_bytes().first_chunk().filter(|pair: &&[u8; 2]| pair.is_ascii());
        if pair.is_some_and(|p| !self.pairs.contains(&p.map(|b| b.to_ascii_lowercase()))) {
            return false;
        }
        let mut edge = String::new();
        text.chars().take(EDGE).any(|c| {
            edge.extend(c.to_lowercase());
            self.beginnings.contains(&edge)
        })
    }

    /// Whether a text can end with a phrase.
    fn ends(&self, text: &str) -> bool {
        let edge = text.get(last_chars(text, EDGE)..).unwrap_or_default().to_lowercase();
        edge.char_indices().any(|(at, _)| edge.get(at..).is_some_and(|e| self.endings.contains(e)))
    }
}

/// Where the last `count` characters of a text begin.
fn last_chars(text: &str, count: usize) -> usize {
    text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at)
}

fn is_phrase(text: &str) -> bool {
    let lower = text.to_lowercase();
    if READ_MORE.binary_search(&lower.as_str()).is_ok() {
        return true;
    }
    let odd_space = |pair: &[u8]| matches!(pair, [b' ', b' ']);
    if !lower.contains(['\n', '\t', '\u{a0}']) && !lower.as_bytes().windows(2).any(odd_space) {
        return false;
    }
    let words = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    READ_MORE.binary_search(&words.as_str()).is_ok()
}

/// Whether something sets the phrase apart from the text before it.
fn stands_apart(before: &str, phrase: &str, pointed: bool) -> bool {
    let Some(last) = before.chars().next_back() else { return true };
    let several_words = phrase.contains(char::is_whitespace);
    let capital = phrase.starts_with(char::is_uppercase);
    let long_in_caseless_script = phrase
        .starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
        && phrase.chars().count() >= 4;
    if !last.is_alphanumeric()
        && !last.is_whitespace()
        && !matches!(last, '-' | '\'' | '’' | ',' | '/')
    {
        return ends_text(before) || capital || long_in_caseless_script;
    }
    if long_in_caseless_script {
        return true;
    }
    last.is_whitespace()
        && (ends_text(before) && (capital || several_words)
            || before.ends_with('\n')
            || (pointed && (capital || several_words))
            || (capital && several_words))
}

/// Whether a text ends here: with punctuation, a mark of a cut, a bracket or a line end.
fn ends_text(before: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    before.ends_with('\n')
        || last.is_none_or(|c| {
            matches!(
                c,
                '.' | '…'
                    | '!'
                    | '?'
                    | '"'
                    | '”'
                    | '’'
                    | '»'
                    | ')'
                    | ']'
                    | '('
                    | '['
                    | '|'
                    | '。'
                    | '！'
                    | '？'
                    | '؟'
                    | '۔'
                    | '।'
                    | '」'
                    | ':'
                    | ';'
                    | '*'
                    | '_'
                    | '>'
                    | '→'
                    | '・'
                    | '）'
                    | '】'
            )
        })
}

fn is_arrow(c: char) -> bool {
    matches!(
        c,
        '→' | '»'
            | '›'
            | '▸'
            | '▶'
            | '►'
            | '⟶'
            | '➔'
            | '➜'
            | '➝'
            | '➤'
            | '⇒'
            | '>'
            | '←'
            | '«'
            | '‹'
            | '❯'
            | '↗'
            | '⟩'
            | '＞'
            | '≫'
    )
}

fn is_ornament(c: char) -> bool {
    is_arrow(c)
        || c.is_whitespace()
        || matches!(
            c,
            '.' | '…'
                | ')'
                | ']'
                | '('
                | '['
                | '*'
                | '_'
                | ':'
                | '+'
                | '|'
                | '!'
                | '\u{200e}'
                | '\u{200f}'
                | '<'
                | '-'
                | '–'
                | '）'
                | '】'
                | '。'
                | '・'
        )
}
