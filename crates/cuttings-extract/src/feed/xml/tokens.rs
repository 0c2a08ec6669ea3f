//! XML as a run of tokens, from documents that need not be well-formed.
//!
//! quick-xml reads what is well-formed. Where it stops, or where what it read cannot be meant (a tag
//! that swallows the next one), the place is mended here and reading goes on behind it. Reading some
//! stretch twice is the price; it is paid from a fixed budget, so that a hostile document costs a
//! bounded multiple of its length and then simply ends.

use memchr::{memchr, memchr2, memmem};
use quick_xml::Reader;
use quick_xml::events::Event;

/// How many times the document may be read again, all mending together.
const BUDGET: usize = 8;

/// A token: slices of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<name attributes>`: what is between the brackets.
    Start { content: &'a str, is_empty: bool },
    /// `</name>`: the name.
    End { name: &'a str },
    /// Text without references.
    Text(&'a str),
    /// `&name;`: what is between.
    Reference(&'a str),
    /// What a CDATA section holds.
    Cdata(&'a str),
    /// A comment, a declaration, an instruction, a doctype.
    Aside,
}

/// The tokens of a document.
pub(super) struct Tokens<'a> {
    source: &'a str,
    /// Where in the source `reader` began.
    base: usize,
    reader: Reader<&'a [u8]>,
    /// Bytes that may still be read again.
    budget: usize,
    /// Where the last token began, in bytes.
    start: usize,
    /// Whether something had to be mended.
    mended: bool,
    /// Whether the rest was given up.
    exhausted: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let mut tokens = Self {
            source,
            base: 0,
            reader: Reader::from_str(""),
            budget: source.len().saturating_mul(BUDGET).saturating_add(64 * 1024),
            start: 0,
            mended: false,
            exhausted: false,
        };
        tokens.read_from(0);
        tokens
    }

    /// Where the last token began.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// Where reading goes on.
    pub(super) fn position(&self) -> usize {
        let within = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        self.base.saturating_add(within).min(self.source.len())
    }

    /// Whether the document was not well-formed.
    pub(super) fn mended(&self) -> bool {
        self.mended
    }

    /// Whether the document was so broken that its end was not read.
    pub(super) fn exhausted(&self) -> bool {
        self.exhausted
    }

    /// The next token; `open` is the name of the innermost open element, by whose end tag an unclosed
    /// CDATA section is ended.
    pub(super) fn next(&mut self, open: &str) -> Option<Token<'a>> {
        if self.exhausted {
            return None;
        }
        self.start = self.position();
        let event = self.reader.read_event();
        let source = self.source;
        let raw = source.get(self.start..self.position()).unwrap_or_default();
        Some(match event {
            Ok(Event::Eof) => return None,
            Ok(Event::Start(_) | Event::Empty(_)) => self.tag(raw),
            Ok(Event::End(_)) => self.end_tag(raw),
            Ok(Event::Text(_)) => Token::Text(raw),
            Ok(Event::GeneralRef(_)) => Token::Reference(between(raw, "&", ";")),
            Ok(Event::CData(_)) => self.cdata(between(raw, "<![CDATA[", "]]>"), open),
            Ok(Event::PI(_) | Event::Decl(_)) => self.instruction(raw),
            Ok(Event::Comment(_) | Event::DocType(_)) => Token::Aside,
            Err(_) => self.mend(open)?,
        })
    }

    fn read_from(&mut self, position: usize) {
        let mut base = position.min(self.source.len());
        // quick-xml skips a byte order mark without counting it.
        while let Some(rest) = self.source.get(base..).and_then(|s| s.strip_prefix('\u{feff}')) {
            base = self.source.len() - rest.len();
        }
        self.base = base;
        self.reader = Reader::from_str(self.source.get(base..).unwrap_or_default());
        let config = self.reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
    }

    /// Goes on at an earlier or later place than where the reader is.
    fn resume(&mut self, position: usize) {
        self.mended = true;
        self.spend(self.position().saturating_sub(position));
        self.read_from(position);
    }

    fn spend(&mut self, bytes: usize) {
        match self.budget.checked_sub(bytes) {
            Some(left) => self.budget = left,
            None => self.exhausted = true,
        }
    }

    fn tag(&mut self, raw: &'a str) -> Token<'a> {
        let content = between(raw, "<", ">");
        if !content.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return self.bare_bracket();
        }
        if memchr(b'<', content.as_bytes()).is_some() {
            return self.swallowing_tag();
        }
        match content.strip_suffix('/') {
            Some(content) => Token::Start { content, is_empty: true },
            None => Token::Start { content, is_empty: false },
        }
    }

    /// A tag in which another begins: an attribute whose quote is not closed, a tag that is not
    /// closed, or not a tag at all.
    fn swallowing_tag(&mut self) -> Token<'a> {
        let rest = self.source.get(self.start + 1..).unwrap_or_default();
        match memchr2(b'<', b'>', rest.as_bytes()) {
            Some(at) if rest.as_bytes().get(at) == Some(&b'>') => {
                self.resume(self.start + 1 + at + 1);
                let content = rest.get(..at).unwrap_or_default();
                match content.strip_suffix('/') {
                    Some(content) => Token::Start { content, is_empty: true },
                    None => Token::Start { content, is_empty: false },
                }
            }
            // "<item <title>": a name alone is meant as a tag; "if a <b then" is not.
            Some(at) if is_name(rest.get(..at).unwrap_or_default().trim_end()) => {
                self.resume(self.start + 1 + at);
                Token::Start {
                    content: rest.get(..at).unwrap_or_default().trim_end(),
                    is_empty: false,
                }
            }
            _ => self.bare_bracket(),
        }
    }

    /// A "<" that is just that.
    fn bare_bracket(&mut self) -> Token<'a> {
        self.resume(self.start + 1);
        Token::Text("<")
    }

    fn end_tag(&mut self, raw: &'a str) -> Token<'a> {
        let content = between(raw, "</", ">");
        if let Some(at) = memchr(b'<', content.as_bytes()) {
            self.resume(self.start + 2 + at);
        }
        let end = content.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(content.len());
        Token::End { name: content.get(..end).unwrap_or_default() }
    }

    /// A section that holds the end of its own element and then another section was not closed.
    fn cdata(&mut self, content: &'a str, open: &str) -> Token<'a> {
        let bytes = content.as_bytes();
        if memmem::find(bytes, b"<![CDATA[").is_some()
            && let Some(end) = end_of(content, open)
        {
            let begin = self.start + "<![CDATA[".len();
            self.resume(begin + end);
            return Token::Cdata(content.get(..end).unwrap_or_default());
        }
        Token::Cdata(content)
    }

    /// An instruction that was closed by ">" alone runs on to the next one that was closed.
    fn instruction(&mut self, raw: &'a str) -> Token<'a> {
        let closed = memchr(b'>', raw.as_bytes()).filter(|at| {
            raw.get(at + 1..).is_some_and(|rest| memchr(b'<', rest.as_bytes()).is_some())
        });
        if let Some(at) = closed {
            self.resume(self.start + at + 1);
        }
        Token::Aside
    }

    /// Gets past a place where quick-xml gave up: something that begins there is not closed.
    fn mend(&mut self, open: &str) -> Option<Token<'a>> {
        let source = self.source;
        let rest = source.get(self.start..)?;
        // The error may be about what follows a run of text.
        let at = self.start + memchr(b'<', rest.as_bytes())?;
        self.start = at;
        let rest = source.get(at..)?;
        if rest.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("<![CDATA[")) {
            let body = rest.get(9..)?;
            let end = memmem::find(body.as_bytes(), b"]]>");
            let own_end = end_of(body, open);
            let (length, skip) = match (end, own_end) {
                (Some(end), Some(own)) if own < end => (own, 0),
                (Some(end), _) => (end, 3),
                (None, Some(own)) => (own, 0),
                (None, None) => (next_entry(body).unwrap_or(body.len()), 0),
            };
            // Looking for an end that is not there reads all of the rest.
            self.spend(if end.is_none() || own_end.is_none() { body.len() } else { length });
            self.resume(at + 9 + length + skip);
            return Some(Token::Cdata(body.get(..length)?));
        }
        if let Some(name) = rest.strip_prefix("</") {
            let end = name.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(name.len());
            self.resume(at + 2 + end);
            return Some(Token::End { name: name.get(..end)? });
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            let next =
                memchr2(b'<', b'>', rest.get(1..)?.as_bytes()).map_or(rest.len(), |next| next + 1);
            let skip = usize::from(rest.as_bytes().get(next) == Some(&b'>'));
            self.resume(at + next + skip);
            return Some(Token::Aside);
        }
        Some(self.swallowing_tag())
    }
}

fn between<'a>(raw: &'a str, start: &str, end: &str) -> &'a str {
    let raw = raw.strip_prefix(start).unwrap_or(raw);
    raw.strip_suffix(end).unwrap_or(raw)
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.'))
}

/// Where the end tag of an element stands.
fn end_of(text: &str, name: &str) -> Option<usize> {
    (!name.is_empty()).then(|| memmem::find(text.as_bytes(), format!("</{name}").as_bytes()))?
}

fn next_entry(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    [&b"<item"[..], b"</item", b"<entry", b"</entry", b"<url>"]
        .iter()
        .filter_map(|mark| memmem::find(bytes, mark))
        .min()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Token, Tokens};

    fn tokens<'a>(source: &'a str, open: &str) -> Vec<Token<'a>> {
        let mut tokens = Tokens::new(source);
        std::iter::from_fn(|| tokens.next(open)).collect()
    }

    fn start(content: &str) -> Token<'_> {
        Token::Start { content, is_empty: false }
    }

    #[test]
    fn a_well_formed_document_is_read_as_it_is() {
        assert_eq!(
            tokens("\u{feff}<?xml version='1.0'?><a b='>'>x &amp; <c/><![CDATA[<d>]]></a>", ""),
            [
                Token::Aside,
                start("a b='>'"),
                Token::Text("x "),
                Token::Reference("amp"),
                Token::Text(" "),
                Token::Start { content: "c", is_empty: true },
                Token::Cdata("<d>"),
                Token::End { name: "a" },
            ]
        );
    }

    #[test]
    fn a_bare_bracket_is_text() {
        assert_eq!(
            tokens("<t>Us <3 them, a < b, if a<b then</t>", "t"),
            [
                start("t"),
                Token::Text("Us "),
                Token::Text("<"),
                Token::Text("3 them, a "),
                Token::Text("<"),
                Token::Text(" b, if a"),
                Token::Text("<"),
                Token::Text("b then"),
                Token::End { name: "t" },
            ]
        );
    }

    #[test]
    fn an_unclosed_quote_ends_with_its_tag() {
        assert_eq!(
            tokens("<a b=\"x><c d=\"y\">z</c></a>", ""),
            [
                start("a b=\"x"),
                start("c d=\"y\""),
                Token::Text("z"),
                Token::End { name: "c" },
                Token::End { name: "a" },
            ]
        );
    }

    #[test]
    fn an_unclosed_tag_ends_where_the_next_begins() {
        assert_eq!(
            tokens("<item <title>x</title </item>", "item"),
            [
                start("item"),
                start("title"),
                Token::Text("x"),
                Token::End { name: "title" },
                Token::End { name: "item" },
            ]
        );
    }

    #[test]
    fn an_unclosed_section_ends_with_its_element() {
        let source = "<t><![CDATA[one</t><u><![CDATA[two]]></u>";
        let mut reader = Tokens::new(source);
        let found: Vec<_> = std::iter::from_fn(|| reader.next("t")).collect();
        assert_eq!(found[1], Token::Cdata("one"));
        assert_eq!(found[4], Token::Cdata("two"));
        assert_eq!(tokens("<t><![CDATA[one</t>", "t")[1], Token::Cdata("one"));
        assert_eq!(tokens("<t><![cdata[one]]></t>", "t")[1], Token::Cdata("one"));
    }

    #[test]
    fn an_unclosed_comment_hides_only_its_own_words() {
        assert_eq!(tokens("<!-- x <a>", "")[1], start("a"));
    }

    #[test]
    fn a_doctype_with_entities_is_passed_over() {
        let source = "<!DOCTYPE x [<!ENTITY a \"aaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>";
        assert_eq!(tokens(source, "")[2], Token::Reference("b"));
    }

    #[test]
    fn hostile_documents_take_linear_time() {
        for piece in [
            "<a",
            "<a \"",
            "<a b='<",
            "<!--",
            "<![CDATA[",
            "</",
            "<?",
            "&",
            "<",
            "<!DOCTYPE [",
            "<![cdata[</a>",
        ] {
            let source = piece.repeat(200_000);
            assert!(tokens(&source, "a").len() <= 2 * source.len());
        }
    }

    proptest! {
        #[test]
        fn tokens_go_forward(source in "(<|>|/|!--|-->|\"|'|=|&|;|\\[CDATA\\[|\\]\\]>|\\?|!|item|a| |\u{feff}|\\PC){0,40}") {
            let mut tokens = Tokens::new(&source);
            let mut last = 0;
            while tokens.next("item").is_some() {
                prop_assert!(tokens.start() >= last);
                prop_assert!(tokens.position() > tokens.start());
                last = tokens.start();
            }
        }
    }
}
