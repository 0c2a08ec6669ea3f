//! How a text ends: with a mark of a cut, properly, in the middle, or without saying.

use super::words::FUNCTION_WORDS;

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a mark of a cut: "[…]", "...".
    Mark,
    /// As a text may end: full stop, question mark, address, hashtag, a name after a dash.
    Finished,
    /// In the middle: after a comma, an opening bracket, a word such as "the" or "and".
    Open,
    /// With a word that could be the last one or not.
    Bare,
}

/// Marks of a cut, as written; the longer ones first.
const MARKS: [&str; 16] = [
    "[&hellip;]",
    "&hellip;",
    "&#8230;",
    "[…]",
    "(…)",
    "[...]",
    "(...)",
    "[..]",
    "(..)",
    "{...}",
    "…",
    "...",
    "..",
    ". . .",
    "⋯",
    "・・・",
];
/// The first words of a credit line that follows the last sentence.
const CREDITS: [&str; 14] = [
    "by", "credit", "foto", "fotos", "from", "image", "photo", "photos", "por", "source", "text",
    "von", "via", "фото",
];
/// A name or a signature has no more words than this.
const LONGEST_NAME: usize = 5;

pub(super) fn of(text: &str) -> Ending {
    let text = text.trim_end();
    if MARKS.iter().any(|mark| text.ends_with(mark)) {
        return Ending::Mark;
    }
    let bare = text.trim_end_matches(is_closer);
    let (Some(last), Some(word)) = (bare.chars().next_back(), text.split_whitespace().next_back())
    else {
        return if text.is_empty() { Ending::Finished } else { Ending::Open };
    };
    if is_terminal(last) || is_address_or_tag(word) || !is_plain(last) {
        return Ending::Finished;
    }
    if is_open(last) || (text.len() == bare.len() && is_function_word(word)) {
        return Ending::Open;
    }
    if text.len() == bare.len() && is_credit(after_last_sentence(text)) {
        return Ending::Finished;
    }
    // "(… opens today)" ends with its bracket.
    if text.len() > bare.len() { Ending::Finished } else { Ending::Bare }
}

/// Whether a sentence ends inside of the text, with more text after it.
pub(super) fn holds_sentence(text: &str) -> bool {
    let tail =
        after_last_sentence(text.trim_end().trim_end_matches(|c| is_closer(c) || is_terminal(c)));
    tail.len() < text.trim_end_matches(|c| is_closer(c) || is_terminal(c)).trim_end().len()
}

/// What follows the last end of a sentence; the whole text where none ends in it.
fn after_last_sentence(text: &str) -> &str {
    let mut following: Option<char> = None;
    let mut spaced = false;
    for (at, c) in text.char_indices().rev() {
        let wide_stop = matches!(c, '。' | '！' | '？' | '।');
        let stop = is_terminal(c) && c != '…';
        let opens = following.is_some_and(|next| !next.is_lowercase());
        if (wide_stop && following.is_some())
            || (stop && spaced && opens && !is_abbreviation(text, at))
        {
            return text
                .get(at + c.len_utf8()..)
                .unwrap_or("")
                .trim_start_matches(|c: char| c.is_whitespace() || is_closer(c));
        }
        if c.is_whitespace() {
            spaced = true;
        } else if !is_closer(c) || !spaced {
            following = Some(c);
            spaced = false;
        }
    }
    text
}

/// Whether the full stop at this place belongs to an initial or a short abbreviation ("J.", "Dr.").
fn is_abbreviation(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let word = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let length = word.chars().count();
    length == 1
        || (length <= 3
            && word.starts_with(char::is_uppercase)
            && word.contains(char::is_lowercase))
}

fn is_terminal(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '。'
            | '！'
            | '？'
            | '．'
            | '｡'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '‽'
            | '⁉'
            | '։'
            | '\u{37e}'
            | '።'
    )
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | ')'
            | ']'
            | '}'
            | '）'
            | '］'
            | '」'
            | '』'
            | '】'
            | '》'
            | '〉'
            | '〕'
            | '*'
            | '_'
            | '\u{200f}'
            | '\u{200e}'
            | '\u{200b}'
            | '\u{ad}'
    )
}

/// Whether the character is neither a letter, a digit nor punctuation of sentences: an emoji, an arrow.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric()
        || is_open(c)
        || c.is_ascii_punctuation()
        || matches!(c, '€' | '£' | '¥' | '°')
        || ('\u{300}'..='\u{1ab0}').contains(&c)
}

fn is_open(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '-'
            | '–'
            | '—'
            | '('
            | '['
            | '{'
            | '„'
            | '、'
            | '，'
            | '：'
            | '；'
            | '،'
            | '؛'
            | '（'
            | '「'
            | '『'
            | '“'
            | '&'
            | '/'
    )
}

fn is_address_or_tag(word: &str) -> bool {
    let word = word.trim_matches(is_closer);
    let bracketless = word.trim_start_matches(['(', '[', '<']);
    bracketless.starts_with(['#', '@'])
        || bracketless.contains("://")
        || bracketless.starts_with("www.")
        || (bracketless.contains('@') && bracketless.contains('.'))
        || looks_like_host(bracketless)
}

/// Whether a word is a bare host ("paper.example", "paper.example/news").
fn looks_like_host(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or("");
    let Some((name, end)) = host.rsplit_once('.') else { return false };
    !name.is_empty()
        && (2..=12).contains(&end.len())
        && end.chars().all(|c| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
}

fn is_function_word(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    // "Vitamin A" and "Plan B" end properly; so does an acronym.
    if word.starts_with(char::is_uppercase) || word.chars().count() > 12 {
        return false;
    }
    let lower = word.to_lowercase();
    FUNCTION_WORDS.binary_search(&lower.as_str()).is_ok()
}

/// Whether what follows the last sentence is a signature: "— Ada Holm", "Photo: Ada Holm", "By Ada Holm".
fn is_credit(tail: &str) -> bool {
    let tail = tail.trim();
    let count = tail.split_whitespace().count();
    if let Some(name) = tail.strip_prefix(['—', '–', '-', '~']) {
        return (1..=LONGEST_NAME).contains(&name.split_whitespace().count());
    }
    let first = tail.split_whitespace().next().unwrap_or("");
    let label = first.trim_end_matches(':').to_lowercase();
    let labelled = first.ends_with(':') || first.starts_with(char::is_uppercase);
    let names =
        tail.split_whitespace().skip(1).all(|word| word.starts_with(|c: char| !c.is_lowercase()));
    CREDITS.contains(&label.as_str())
        && labelled
        && names
        && (2..=LONGEST_NAME + 1).contains(&count)
}
