//! "Read more" at the end of a teaser: not part of it.

use super::words::READ_MORE;

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

/// Whether a text is wholly such a phrase.
pub(crate) fn is_read_more(text: &str) -> bool {
    let bare = text.trim_matches(is_ornament);
    bare.len() <= LONGEST_PHRASE * 4 && is_phrase(bare)
}

fn phrase_at_end(text: &str) -> Option<&str> {
    let bare = text.trim_end_matches(is_ornament);
    let ornament = text.get(bare.len()..)?;
    let pointed = ornament.chars().any(is_arrow);
    let mut best = None;
    for (at, first) in bare.char_indices().rev().take(LONGEST_PHRASE) {
        // A phrase begins a word; scripts without capitals may not set words apart.
        let caseless = first.is_alphabetic() && !first.is_lowercase() && !first.is_uppercase();
        let inside_word = || bare.get(..at).is_some_and(|b| b.ends_with(char::is_alphanumeric));
        if first.is_whitespace() || (!caseless && inside_word()) {
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
    let from = text.char_indices().rev().nth(LONGEST_TITLE).map_or(0, |(at, _)| at);
    let tail = text.get(from..)?;
    let lower = tail.to_lowercase();
    // Where lower case changes lengths, places in it are not places in the text.
    if lower.len() != tail.len() {
        return None;
    }
    let at = BEFORE_TITLES.iter().filter_map(|phrase| lower.rfind(phrase)).max()?;
    let before = text.get(..from + at)?;
    let rest = tail.get(at..)?;
    let pointed = rest.trim_end().ends_with(is_arrow);
    let sentence = rest.trim_end().ends_with(['.', '!', '?']);
    let capital = rest.starts_with(|c: char| c.is_uppercase());
    (ends_text(before) && (pointed || (capital && !sentence))).then(|| before.trim_end())
}

fn is_phrase(text: &str) -> bool {
    let lower = text.to_lowercase();
    if READ_MORE.binary_search(&lower.as_str()).is_ok() {
        return true;
    }
    if !lower.contains("  ") && !lower.contains(|c: char| c.is_whitespace() && c != ' ') {
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
