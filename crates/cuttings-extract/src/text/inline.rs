//! Markdown inside of a paragraph: links, pictures, emphasis, escapes.
//!
//! Two passes, so that any number of stray brackets costs no more than their number: the first cuts
//! the text into tokens, the second matches closing brackets that lead somewhere with their opening
//! ones.

use std::collections::HashMap;
use std::ops::Range;

/// A paragraph without its markup.
#[derive(Debug, Default)]
pub(super) struct Inline {
    pub(super) text: String,
    pub(super) links: Vec<Link>,
    /// Whether a bracket is left open: a link may begin here that ends in a later paragraph.
    pub(super) opens: bool,
    /// Where a link leads that ends here and began in an earlier paragraph.
    pub(super) closes: Option<String>,
}

/// A link in a paragraph.
#[derive(Debug)]
pub(super) struct Link {
    /// What it covers, in bytes of the text.
    pub(super) span: Range<usize>,
    pub(super) target: String,
    /// What the link calls itself: its `title`.
    pub(super) title: Option<String>,
    /// The text of the first picture in it.
    pub(super) picture: Option<String>,
}

/// Where a link leads.
#[derive(Clone)]
struct Target {
    address: String,
    title: Option<String>,
}

/// No address is longer.
const LONGEST_TARGET: usize = 4096;

enum Token<'a> {
    Text(&'a str),
    Open { picture: bool },
    Close { target: Option<Target> },
}

/// The targets of reference links ("[1]: https://…") of a dump.
pub(super) type References = HashMap<String, String>;

/// Reads a line that defines a reference link.
pub(super) fn reference(line: &str) -> Option<(String, String)> {
    let (name, target) = line.trim().strip_prefix('[')?.split_once("]:")?;
    let target = target.split_whitespace().next()?;
    let address =
        target.contains("://") || target.starts_with('/') || target.starts_with("mailto:");
    (address && !name.contains(['[', ']'])).then(|| (name.trim().to_lowercase(), target.to_owned()))
}

/// Takes the markup out of a paragraph.
pub(super) fn parse(text: &str, references: &References) -> Inline {
    let tokens = tokens(text, references);
    let parts = match_brackets(&tokens);
    write(&tokens, &parts)
}

fn tokens<'a>(text: &'a str, references: &References) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let mut from = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let (length, token) = match byte {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                // The sign that is escaped is plain text, whatever it is.
                push_text(&mut tokens, text, from..at);
                push_text(&mut tokens, text, at + 1..at + 2);
                at += 2;
                from = at;
                continue;
            }
            b'[' => (1, Token::Open { picture: false }),
            b'!' if bytes.get(at + 1) == Some(&b'[') => (2, Token::Open { picture: true }),
            b']' => {
                let (length, target) = target(text, at + 1, references);
                (1 + length, Token::Close { target })
            }
            _ => {
                at += 1;
                continue;
            }
        };
        push_text(&mut tokens, text, from..at);
        tokens.push(token);
        at += length;
        from = at;
    }
    push_text(&mut tokens, text, from..text.len());
    tokens
}

fn push_text<'a>(tokens: &mut Vec<Token<'a>>, text: &'a str, span: Range<usize>) {
    if let Some(piece) = text.get(span).filter(|piece| !piece.is_empty()) {
        tokens.push(Token::Text(piece));
    }
}

/// Where the closing bracket before this place leads, and how long that is.
fn target(text: &str, from: usize, references: &References) -> (usize, Option<Target>) {
    let rest = text.get(from..).unwrap_or("");
    if rest.starts_with('(') {
        return destination(rest).map_or((0, None), |(length, target)| (length, Some(target)));
    }
    if let Some((name, _)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        && name.len() < 80
        && let Some(target) = references.get(&name.trim().to_lowercase())
    {
        return (name.len() + 2, Some(Target { address: target.clone(), title: None }));
    }
    (0, None)
}

/// Reads "(address "title")".
fn destination(text: &str) -> Option<(usize, Target)> {
    let mut address = String::new();
    let mut title = String::new();
    let mut depth = 0_usize;
    let mut in_title = false;
    let mut escaped = false;
    for (at, c) in text.char_indices().take(LONGEST_TARGET) {
        let out = if in_title { &mut title } else { &mut address };
        if escaped {
            escaped = false;
            out.push(c);
            continue;
        }
        match c {
            '\\' => escaped = true,
            '"' if in_title || out.ends_with(char::is_whitespace) => in_title = !in_title,
            _ if in_title => out.push(c),
            '(' if depth == 0 => depth = 1,
            ')' if depth <= 1 => {
                let bare = address.trim().trim_start_matches('<').trim_end_matches('>');
                let address = bare.split_whitespace().collect();
                let title = Some(title).filter(|title| !title.is_empty());
                return Some((at + 1, Target { address, title }));
            }
            _ => {
                match c {
                    '(' => depth += 1,
                    ')' => depth -= 1,
                    _ => {}
                }
                out.push(c);
            }
        }
    }
    None
}

/// What a bracket is part of.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// Nothing: it has no partner.
    Lone,
    /// A pair of plain brackets.
    Brackets,
    /// A link or a picture.
    Link,
}

/// For each token that is a bracket, what it is part of.
fn match_brackets(tokens: &[Token<'_>]) -> Vec<Part> {
    let mut parts = vec![Part::Lone; tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Open { .. } => open.push(at),
            Token::Close { target } => {
                let Some(opening) = open.pop() else { continue };
                let part = if target.is_some() { Part::Link } else { Part::Brackets };
                for place in [opening, at] {
                    if let Some(slot) = parts.get_mut(place) {
                        *slot = part;
                    }
                }
            }
            Token::Text(_) => {}
        }
    }
    parts
}

/// A link or a picture that is open.
struct Open {
    start: usize,
    is_picture: bool,
    picture: Option<String>,
}

fn write(tokens: &[Token<'_>], parts: &[Part]) -> Inline {
    let mut inline = Inline::default();
    let mut open: Vec<Open> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let part = parts.get(at).copied().unwrap_or(Part::Lone);
        match token {
            Token::Open { picture } if part == Part::Link => {
                open.push(Open { start: inline.text.len(), is_picture: *picture, picture: None });
            }
            Token::Close { target: Some(target) } if part == Part::Link => {
                let Some(closed) = open.pop() else { continue };
                if closed.is_picture {
                    end_picture(&mut inline, &closed, open.last_mut());
                } else {
                    inline.links.push(Link {
                        span: closed.start..inline.text.len(),
                        target: target.address.clone(),
                        title: target.title.clone(),
                        picture: closed.picture,
                    });
                }
            }
            Token::Text(text) => push_without_emphasis(&mut inline.text, text),
            Token::Close { target: Some(target) } => inline.closes = Some(target.address.clone()),
            Token::Open { picture: false } => {
                inline.opens |= part == Part::Lone;
                if part == Part::Brackets || !inline.text.trim().is_empty() {
                    inline.text.push('[');
                }
            }
            Token::Open { picture: true } => inline.text.push_str("!["),
            Token::Close { target: None } => inline.text.push(']'),
        }
    }
    inline
}

/// Takes a picture's words out of the text; the link around it remembers them.
fn end_picture(inline: &mut Inline, picture: &Open, around: Option<&mut Open>) {
    let words = inline.text.split_off(picture.start.min(inline.text.len()));
    inline.links.retain(|link| link.span.end <= picture.start);
    if let Some(link) = around
        && link.picture.is_none()
        && !words.trim().is_empty()
    {
        link.picture = Some(words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    // Words on both sides of a picture are not one word.
    if !inline.text.is_empty() && !inline.text.ends_with(char::is_whitespace) {
        inline.text.push(' ');
    }
}

/// Adds text without the signs of emphasis and code around words.
fn push_without_emphasis(out: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    let mut before = out.chars().next_back();
    while let Some(c) = chars.next() {
        if !matches!(c, '*' | '_' | '`') {
            out.push(c);
            before = Some(c);
            continue;
        }
        let mut run = 1_usize;
        while chars.peek() == Some(&c) {
            chars.next();
            run += 1;
        }
        let inside = before.is_some_and(char::is_alphanumeric)
            && chars.peek().is_some_and(|next| next.is_alphanumeric());
        let loose = before.is_none_or(char::is_whitespace)
            && chars.peek().is_none_or(|next| next.is_whitespace());
        if run == 1 && ((inside && c == '_') || (loose && c == '*')) {
            out.push(c);
        } else if inside && run > 1 {
            out.push(' ');
        }
        before = Some(c);
    }
}

#[cfg(test)]
mod tests {
    use super::{References, parse, reference};

    fn links(text: &str) -> Vec<(String, String)> {
        let inline = parse(text, &References::new());
        inline
            .links
            .iter()
            .map(|link| (inline.text[link.span.clone()].to_owned(), link.target.clone()))
            .collect()
    }

    #[test]
    fn a_link_gives_its_words_and_its_target() {
        assert_eq!(
            links("[The dike](https://dike.example/a_(b) \"The dike\") holds"),
            [("The dike".to_owned(), "https://dike.example/a_(b)".to_owned())]
        );
    }

    #[test]
    fn a_picture_in_a_link_gives_no_words() {
        assert_eq!(
            links("[ ![a dike](/dike.png) The dike ](/dike)"),
            [("  The dike ".to_owned(), "/dike".to_owned())]
        );
    }

    #[test]
    fn brackets_that_lead_nowhere_stay() {
        let inline = parse("The dike was mended by […] [and", &References::new());
        assert_eq!(inline.text, "The dike was mended by […] [and");
        assert!(inline.links.is_empty());
    }

    #[test]
    fn a_reference_link_finds_its_target() {
        let references = [reference("[1]: https://dike.example/").unwrap()].into();
        let inline = parse("[The dike][1] holds", &references);
        assert_eq!(inline.text, "The dike holds");
        assert_eq!(inline.links[0].target, "https://dike.example/");
    }

    #[test]
    fn emphasis_and_escapes_are_taken_out() {
        let inline = parse("**The** _old_ dike \\- snake_case `code`", &References::new());
        assert_eq!(inline.text, "The old dike - snake_case code");
    }
}
