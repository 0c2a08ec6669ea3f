//! Cards: links that hold a title and more (a teaser, a date), run together by the dump.
//!
//! Where the title ends is told by what the link says of itself (its `title`), by the picture's text,
//! by a space too many, or by a small letter that touches a large one ("…hit by droneIn Tehran, …").

use crate::teaser;

use super::inline::Link;

/// Names that hold a small letter before a large one, in lower case, sorted. Source: brand names that
/// news pages mention most.
const CAMEL_WORDS: [&str; 35] = [
    "airpods",
    "astrazeneca",
    "biontech",
    "bytedance",
    "chatgpt",
    "deepmind",
    "deepseek",
    "doordash",
    "ebay",
    "facetime",
    "fedex",
    "github",
    "ios",
    "ipad",
    "iphone",
    "javascript",
    "linkedin",
    "macbook",
    "macos",
    "mastercard",
    "mcdonald",
    "openai",
    "openclaw",
    "paypal",
    "playstation",
    "postgresql",
    "powerpoint",
    "snapchat",
    "soundcloud",
    "spacex",
    "tiktok",
    "typescript",
    "wework",
    "whatsapp",
    "youtube",
];
/// Links narrower than this are titles.
const NARROWEST_CARD: usize = 90;
/// Wider ones may hold a teaser that touches the title.
const NARROWEST_GLUED_CARD: usize = 120;
/// A title in a card has at least this width, …
const NARROWEST_TITLE: usize = 18;
/// … and its teaser at least this.
const NARROWEST_REST: usize = 30;
/// What stands before the title in a card: a number, a badge.
const WIDEST_PREFIX: usize = 24;

/// The title in a card, and the rest of it.
pub(super) fn split<'a>(words: &'a str, link: &Link) -> Option<(&'a str, &'a str)> {
    let text = words.trim();
    by_own_title(text, link)
        .or_else(|| by_picture(text, link))
        .or_else(|| by_spaces(text))
        .or_else(|| by_case(text))
}

/// "1 The dike" where the link calls itself "The dike".
fn by_own_title<'a>(text: &'a str, link: &Link) -> Option<(&'a str, &'a str)> {
    let title = link.title.as_deref()?.trim();
    if teaser::width(title) < 8 {
        return None;
    }
    let length = letters(title);
    let start = starts(text).find(|at| alike(text.get(*at..).unwrap_or(""), title))?;
    if teaser::width(text.get(..start)?) > WIDEST_PREFIX {
        return None;
    }
    let rest = text.get(start..)?;
    let end = end_after(rest, length)?;
    let after = rest.get(end..)?;
    // The title alone needs no splitting.
    (start > 0 || !after.trim().is_empty()).then_some((rest.get(..end)?, after))
}

/// "The dikeIt was mended" with a picture whose text is "The dike".
fn by_picture<'a>(text: &'a str, link: &Link) -> Option<(&'a str, &'a str)> {
    let picture = link.picture.as_deref()?.trim();
    let rest = text.strip_prefix(picture)?;
    (teaser::width(picture) >= 4 && teaser::width(rest) >= NARROWEST_REST)
        .then(|| (text.get(..picture.len()).unwrap_or(""), rest))
}

fn by_spaces(text: &str) -> Option<(&str, &str)> {
    if teaser::width(text) < NARROWEST_CARD {
        return None;
    }
    let (title, rest) = text.split_once("  ")?;
    (teaser::width(title) >= NARROWEST_TITLE && teaser::width(rest) >= NARROWEST_REST)
        .then_some((title, rest))
}

fn by_case(text: &str) -> Option<(&str, &str)> {
    if teaser::width(text) < NARROWEST_GLUED_CARD {
        return None;
    }
    let mut last = [' '; 2];
    for (at, c) in text.char_indices() {
        let [earlier, before] = last;
        // A mark after a space opens a quotation.
        let ends = before.is_lowercase()
            || (!earlier.is_whitespace()
                && matches!(before, '?' | '!' | '\'' | '’' | '"' | '”' | ')'));
        last = [before, c];
        if !(ends && c.is_uppercase()) {
            continue;
        }
        let (title, rest) = (text.get(..at)?, text.get(at..)?);
        let enough =
            teaser::width(title) >= NARROWEST_TITLE && teaser::width(rest) >= NARROWEST_REST;
        if enough && !is_name(title, rest) {
            return Some((title, rest));
        }
    }
    None
}

/// Whether the word across the border is a name ("YouTube").
fn is_name(title: &str, rest: &str) -> bool {
    let left = title.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let right = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let token = rest.split_whitespace().next().unwrap_or("");
    let host = token.trim_end_matches(['.', ',']).contains('.');
    let word = format!("{left}{right}").to_lowercase();
    let singular = word.trim_end_matches('s');
    host || CAMEL_WORDS.binary_search(&word.as_str()).is_ok()
        || CAMEL_WORDS.binary_search(&singular).is_ok()
        || matches!(
            left,
            "Mc" | "Mac" | "De" | "Le" | "La" | "Van" | "Di" | "Fitz" | "i" | "e" | "O"
        )
        || left.is_empty() && !title.ends_with(['?', '!', '"', '”', '\'', '’', ')'])
}

fn starts(text: &str) -> impl Iterator<Item = usize> {
    let spaces = text.match_indices(' ').map(|(at, space)| at + space.len());
    std::iter::once(0).chain(spaces).take_while(|at| *at <= WIDEST_PREFIX * 4)
}

/// Whether a text begins with the letters of another, whatever stands between them.
fn alike(text: &str, start: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphanumeric());
    let mut wanted = start.chars().filter(|c| c.is_alphanumeric()).peekable();
    wanted.peek().is_some() && wanted.all(|c| letters.next() == Some(c))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Where a text's first letters, so many of them, end.
fn end_after(text: &str, count: usize) -> Option<usize> {
    let (at, last) =
        text.char_indices().filter(|(_, c)| c.is_alphanumeric()).nth(count.checked_sub(1)?)?;
    let end = at + last.len_utf8();
    let marks = text
        .get(end..)?
        .chars()
        .take_while(|c| matches!(c, '.' | '!' | '?' | '…' | '”' | '"' | '’' | '»' | ')'));
    Some(end + marks.map(char::len_utf8).sum::<usize>())
}

#[cfg(test)]
mod tests {
    use super::{CAMEL_WORDS, split};
    use crate::text::inline::Link;

    fn card(title: Option<&str>, picture: Option<&str>) -> Link {
        Link {
            span: 0..0,
            target: String::new(),
            title: title.map(str::to_owned),
            picture: picture.map(str::to_owned),
        }
    }

    #[test]
    fn a_link_that_says_its_title_gives_it() {
        let link = card(Some("The dike holds – for now"), None);
        assert_eq!(
            split("7 The dike holds - for now", &link),
            Some(("The dike holds - for now", ""))
        );
        assert_eq!(split("The dike holds - for now", &link), None);
    }

    #[test]
    fn a_picture_says_the_title() {
        let link = card(None, Some("The dike"));
        let text = "The dikeIt was mended last night by the builders.";
        assert_eq!(
            split(text, &link),
            Some(("The dike", "It was mended last night by the builders."))
        );
    }

    #[test]
    fn a_small_letter_that_touches_a_large_one_ends_the_title() {
        let text = "What YouTube says of the dikeIn the town of Berg the builders have mended the dike, and \
                    the mayor is glad.";
        let (title, _) = split(text, &card(None, None)).unwrap();
        assert_eq!(title, "What YouTube says of the dike");
    }

    #[test]
    fn names_are_sorted_and_in_lower_case() {
        let mut sorted = CAMEL_WORDS;
        sorted.sort_unstable();
        assert_eq!(sorted, CAMEL_WORDS);
    }
}
