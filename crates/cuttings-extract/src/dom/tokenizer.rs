//! Cuts the source into tags and runs of text, and hands them to the builder one by one.
//!
//! WHATWG HTML 13.2.5, told by what the states amount to: text is searched for the next "<" or "&"
//! rather than stepped through. Comments are passed over. What is not the source as it stands (a
//! decoded reference, a lowered name) goes to the decoded text; all else is spans of the source,
//! whose newlines have been normalised and which holds no more than [`Span::MAX`] bytes.

use memchr::{memchr, memchr2, memchr2_iter, memmem};

use super::builder::{Builder, Content, StartTag};
use super::tag::{Tag, next_key};
use super::tree::Tree;
use super::{Span, doctype, entities};

/// Space as HTML has it, newlines normalised.
const SPACE: u8 = 1;
/// Ends the name of a tag.
const TAG_NAME_END: u8 = 2;
/// Ends the name of an attribute.
const ATTRIBUTE_NAME_END: u8 = 4;
/// A name with it is not used as it stands: an upper-case letter or NUL.
const TO_LOWER: u8 = 8;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut b = b'A';
    while b <= b'Z' {
        classes[b as usize] = TO_LOWER;
        b += 1;
    }
    classes[0] = TO_LOWER;
    classes[b'\t' as usize] = SPACE | TAG_NAME_END | ATTRIBUTE_NAME_END;
    classes[b'\n' as usize] = SPACE | TAG_NAME_END | ATTRIBUTE_NAME_END;
    classes[b'\x0C' as usize] = SPACE | TAG_NAME_END | ATTRIBUTE_NAME_END;
    classes[b' ' as usize] = SPACE | TAG_NAME_END | ATTRIBUTE_NAME_END;
    classes[b'/' as usize] = TAG_NAME_END | ATTRIBUTE_NAME_END;
    classes[b'>' as usize] = TAG_NAME_END | ATTRIBUTE_NAME_END;
    classes[b'=' as usize] = ATTRIBUTE_NAME_END;
    classes
};

fn is(byte: u8, class: u8) -> bool {
    CLASSES[byte as usize] & class != 0
}

/// A name as the tag has it.
struct Name {
    start: usize,
    end: usize,
    tag: Tag,
    to_lower: bool,
}

pub(super) struct Tokenizer<'s> {
    source: &'s str,
    bytes: &'s [u8],
    at: usize,
    has_nul: bool,
    builder: Builder<'s>,
}

/// Builds the tree of a source.
pub(super) fn parse(source: &str) -> Tree<'_> {
    let mut tokenizer = Tokenizer {
        source,
        bytes: source.as_bytes(),
        at: 0,
        has_nul: memchr(0, source.as_bytes()).is_some(),
        builder: Builder::new(Tree::new(source)),
    };
    while tokenizer.at < tokenizer.bytes.len() {
        tokenizer.text();
        tokenizer.markup();
    }
    tokenizer.builder.end_of_file();
    tokenizer.builder.tree
}

impl Tokenizer<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// Reads text up to the next markup or the end.
    fn text(&mut self) {
        let start = self.at;
        let mut from = start;
        let mut decoding = Decoding::new(start);
        while let Some(found) = memchr2(b'<', b'&', &self.bytes[from..]) {
            let at = from + found;
            from = at + 1;
            if self.bytes[at] == b'&' {
                from += self.decode(&mut decoding, at, false);
            } else if self.is_markup(at) {
                self.at = at;
                let text = self.decoded(decoding, start, at);
                return self.emit(text);
            }
        }
        self.at = self.bytes.len();
        let text = self.decoded(decoding, start, self.at);
        self.emit(text);
    }

    /// Whether the "<" there begins a tag, a comment or the like.
    fn is_markup(&self, at: usize) -> bool {
        match self.byte(at + 1) {
            Some(b'/') => at + 2 < self.bytes.len(),
            Some(b) => b.is_ascii_alphabetic() || b == b'!' || b == b'?',
            None => false,
        }
    }

    /// Hands text over, NULs apart.
    fn emit(&mut self, text: Span) {
        if text.is_empty() {
            return;
        }
        if !self.has_nul || text.is_decoded() && !self.builder.tree.resolve(text).contains('\0') {
            return self.builder.text(text);
        }
        let mut rest = text;
        while !rest.is_empty() {
            let run = self.builder.tree.resolve(rest).find('\0').unwrap_or(usize::MAX);
            let (text, after) = rest.split_at(run);
            if !text.is_empty() {
                self.builder.text(text);
            }
            rest = after;
            if !rest.is_empty() {
                self.builder.nul();
                rest = rest.split_at(1).1;
            }
        }
    }

    /// Decodes the reference at an "&", if it is one; returns the bytes that follow the "&".
    fn decode(&mut self, decoding: &mut Decoding, at: usize, in_attribute: bool) -> usize {
        let Some((characters, len)) = entities::read(&self.bytes[at + 1..], in_attribute) else {
            return 0;
        };
        let decoded = &mut self.builder.tree.decoded;
        decoding.from.get_or_insert(decoded.len());
        decoded.push_str(self.source.get(decoding.copied..at).unwrap_or(""));
        characters.push_to(decoded);
        decoding.copied = at + 1 + len;
        len
    }

    /// The text from `start` to `end`, with what was decoded of it.
    fn decoded(&mut self, decoding: Decoding, start: usize, end: usize) -> Span {
        let Some(from) = decoding.from else { return Span::source(start, end) };
        let tree = &mut self.builder.tree;
        tree.decoded.push_str(self.source.get(decoding.copied..end).unwrap_or(""));
        tree.decoded_since(from)
    }

    fn markup(&mut self) {
        let Some(next) = self.byte(self.at + 1) else { return };
        match next {
            b'/' if self.byte(self.at + 2).is_some_and(|b| b.is_ascii_alphabetic()) => {
                self.end_tag()
            }
            b'/' if self.byte(self.at + 2) == Some(b'>') => self.at += 3,
            b'/' => self.skip_past(self.at + 2),
            b'!' => self.declaration(),
            b'?' => self.skip_past(self.at + 1),
            _ => self.start_tag(),
        }
    }

    /// Passes over a bogus comment, whose end is the next ">".
    fn skip_past(&mut self, from: usize) {
        let end = memchr(b'>', &self.bytes[from..]).map_or(self.bytes.len(), |at| from + at + 1);
        self.at = end;
        self.builder.comment();
    }

    fn declaration(&mut self) {
        let from = self.at + 2;
        let rest = &self.bytes[from..];
        if rest.starts_with(b"--") {
            self.comment(from + 2);
        } else if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"doctype")) {
            self.doctype(from + 7);
        } else if rest.starts_with(b"[CDATA[") && self.builder.is_in_foreign_content() {
            self.cdata(from + 7);
        } else {
            self.skip_past(from);
        }
    }

    fn comment(&mut self, from: usize) {
        self.at = self.comment_end(from);
        self.builder.comment();
    }

    fn comment_end(&self, from: usize) -> usize {
        let rest = &self.bytes[from..];
        if rest.starts_with(b">") {
            return from + 1;
        }
        if rest.starts_with(b"->") {
            return from + 2;
        }
        for at in memchr::memchr_iter(b'>', rest) {
            let before = &rest[..at];
            if before.ends_with(b"--") || before.ends_with(b"--!") {
                return from + at + 1;
            }
        }
        self.bytes.len()
    }

    fn doctype(&mut self, from: usize) {
        let found = memchr(b'>', &self.bytes[from..]);
        let end = found.map_or(self.bytes.len(), |at| from + at);
        let text = self.source.get(from..end).unwrap_or("");
        self.at = if found.is_some() { end + 1 } else { end };
        self.builder.doctype(doctype::is_quirky(text, found.is_some()));
    }

    fn cdata(&mut self, from: usize) {
        let found = memmem::find(&self.bytes[from..], b"]]>");
        let end = found.map_or(self.bytes.len(), |at| from + at);
        self.at = if found.is_some() { end + 3 } else { end };
        self.emit(Span::source(from, end));
    }

    fn start_tag(&mut self) {
        let name = self.tag_name(self.at + 1);
        let slot = self.builder.tree.attributes.len();
        if name.tag == Tag::Other || self.builder.is_in_foreign_content() {
            let name = self.name_span(&name);
            self.builder.tree.push_attribute(name, Span::EMPTY);
        }
        let first = self.builder.tree.attributes.len();
        let Some(is_self_closing) = self.attributes(true) else {
            self.builder.tree.attributes.truncate(slot);
            self.at = self.bytes.len();
            return;
        };
        if self.builder.tree.attributes.len() > first + 1 {
            self.builder.tree.drop_duplicates(first);
        }
        let count = self.builder.tree.attributes.len() - first;
        let tag = StartTag {
            tag: name.tag,
            start: u32::try_from(first).unwrap_or(u32::MAX),
            len: u32::try_from(count).unwrap_or(0),
            is_self_closing,
        };
        match self.builder.start_tag(tag) {
            Content::Markup => {}
            Content::Plain => self.raw(self.bytes.len(), false),
            Content::Raw => self.raw(self.raw_end(self.at, name.tag.name()), false),
            Content::Rcdata => self.raw(self.raw_end(self.at, name.tag.name()), true),
            Content::Script => self.raw(self.script_end(), false),
        }
    }

    fn end_tag(&mut self) {
        let name = self.tag_name(self.at + 2);
        let kept = self.builder.tree.attributes.len();
        let whole = self.attributes(false);
        self.builder.tree.attributes.truncate(kept);
        if whole.is_none() {
            self.at = self.bytes.len();
            return;
        }
        let known = if name.tag == Tag::Other || self.builder.is_in_foreign_content() {
            self.name_span(&name)
        } else {
            Span::EMPTY
        };
        self.builder.end_tag(name.tag, known);
    }

    fn tag_name(&mut self, start: usize) -> Name {
        let mut end = start;
        let mut key = 0;
        let mut to_lower = false;
        while let Some(&byte) = self.bytes.get(end) {
            if is(byte, TAG_NAME_END) {
                break;
            }
            to_lower |= is(byte, TO_LOWER);
            key = next_key(key, byte.to_ascii_lowercase());
            end += 1;
        }
        self.at = end;
        let name = &self.bytes[start..end];
        let tag = if to_lower && name.len() > 8 {
            Tag::of(&name.to_ascii_lowercase(), key)
        } else {
            Tag::of(name, key)
        };
        Name { start, end, tag, to_lower }
    }

    fn name_span(&mut self, name: &Name) -> Span {
        self.lowered(name.start, name.end, name.to_lower)
    }

    /// A name in lower case, with U+FFFD for NUL.
    fn lowered(&mut self, start: usize, end: usize, to_lower: bool) -> Span {
        if !to_lower {
            return Span::source(start, end);
        }
        let tree = &mut self.builder.tree;
        let from = tree.decoded.len();
        for c in self.source.get(start..end).unwrap_or("").chars() {
            let c = if c == '\0' { char::REPLACEMENT_CHARACTER } else { c.to_ascii_lowercase() };
            tree.decoded.push(c);
        }
        tree.decoded_since(from)
    }

    fn skip_space(&mut self) {
        while self.byte(self.at).is_some_and(|b| is(b, SPACE)) {
            self.at += 1;
        }
    }

    /// Reads attributes up to the end of the tag; tells whether it closes itself, `None` at the end of
    /// the source. Duplicates are still in.
    fn attributes(&mut self, keep: bool) -> Option<bool> {
        loop {
            self.skip_space();
            match self.byte(self.at)? {
                b'>' => {
                    self.at += 1;
                    return Some(false);
                }
                b'/' => {
                    self.at += 1;
                    if self.byte(self.at)? == b'>' {
                        self.at += 1;
                        return Some(true);
                    }
                }
                _ => self.attribute(keep)?,
            }
        }
    }

    fn attribute(&mut self, keep: bool) -> Option<()> {
        let start = self.at;
        let mut to_lower = is(self.byte(start)?, TO_LOWER);
        self.at += 1;
        while let Some(byte) = self.byte(self.at)
            && !is(byte, ATTRIBUTE_NAME_END)
        {
            to_lower |= is(byte, TO_LOWER);
            self.at += 1;
        }
        let end = self.at;
        self.skip_space();
        let value = if self.byte(self.at)? == b'=' {
            self.at += 1;
            self.skip_space();
            self.value()?
        } else {
            Span::EMPTY
        };
        if keep {
            let name = self.lowered(start, end, to_lower);
            self.builder.tree.push_attribute(name, value);
        }
        Some(())
    }

    fn value(&mut self) -> Option<Span> {
        let quote = self.byte(self.at)?;
        if quote != b'"' && quote != b'\'' {
            return self.unquoted_value();
        }
        let start = self.at + 1;
        let mut from = start;
        let mut decoding = Decoding::new(start);
        loop {
            let at = from + memchr2(quote, b'&', &self.bytes[from..])?;
            from = at + 1;
            if self.bytes[at] == quote {
                self.at = from;
                let value = self.decoded(decoding, start, at);
                return Some(self.without_nul(value));
            }
            from += self.decode(&mut decoding, at, true);
        }
    }

    fn unquoted_value(&mut self) -> Option<Span> {
        let start = self.at;
        let mut decoding = Decoding::new(start);
        loop {
            match self.byte(self.at)? {
                b if b == b'>' || is(b, SPACE) => {
                    let value = self.decoded(decoding, start, self.at);
                    return Some(self.without_nul(value));
                }
                b'&' => self.at += 1 + self.decode(&mut decoding, self.at, true),
                _ => self.at += 1,
            }
        }
    }

    /// The text with U+FFFD for NUL.
    fn without_nul(&mut self, text: Span) -> Span {
        if !self.has_nul {
            return text;
        }
        let resolved = self.builder.tree.resolve(text);
        if !resolved.contains('\0') {
            return text;
        }
        let replaced = resolved.replace('\0', "\u{FFFD}");
        let from = self.builder.tree.decoded.len();
        self.builder.tree.decoded.push_str(&replaced);
        self.builder.tree.decoded_since(from)
    }

    /// Hands over what is up to `end` as the text of the element that was just begun, then passes over
    /// its end tag.
    fn raw(&mut self, end: usize, with_references: bool) {
        let start = self.at;
        let mut decoding = Decoding::new(start);
        if with_references {
            let mut from = start;
            while let Some(at) = memchr(b'&', &self.bytes[from..end]) {
                let at = from + at;
                from = (at + 1 + self.decode(&mut decoding, at, false)).min(end);
            }
        }
        let text = self.decoded(decoding, start, end);
        let text = self.without_nul(text);
        self.builder.raw_text(text);
        self.at = end;
        if end < self.bytes.len() {
            self.tag_name(end + 2);
            let kept = self.builder.tree.attributes.len();
            if self.attributes(false).is_none() {
                self.at = self.bytes.len();
            }
            self.builder.tree.attributes.truncate(kept);
        }
    }

    /// Whether the end tag of that name begins at the "<" there.
    fn is_end_tag(&self, at: usize, name: &str) -> bool {
        self.byte(at + 1) == Some(b'/') && self.is_name(at + 2, name)
    }

    fn is_name(&self, at: usize, name: &str) -> bool {
        let end = at + name.len();
        self.bytes.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && self.byte(end).is_some_and(|b| is(b, TAG_NAME_END))
    }

    fn raw_end(&self, from: usize, name: &str) -> usize {
        memchr::memchr_iter(b'<', &self.bytes[from..])
            .map(|at| from + at)
            .find(|&at| self.is_end_tag(at, name))
            .unwrap_or(self.bytes.len())
    }

    /// Where the script's end tag begins. `<!--` begins an escaped stretch; a `<script` within it one
    /// where `</script` does not end the script; `-->` ends both.
    fn script_end(&self) -> usize {
        enum Stretch {
            Plain,
            Escaped,
            DoubleEscaped,
        }
        let mut stretch = Stretch::Plain;
        for at in memchr2_iter(b'<', b'>', &self.bytes[self.at..]).map(|at| self.at + at) {
            if self.bytes[at] == b'>' {
                // The dashes of "<!--" count: "<!-->" ends the stretch that it begins.
                if self.bytes[..at].ends_with(b"--") {
                    stretch = Stretch::Plain;
                }
                continue;
            }
            match stretch {
                Stretch::Plain if self.bytes[at..].starts_with(b"<!--") => {
                    stretch = Stretch::Escaped;
                }
                Stretch::Plain | Stretch::Escaped if self.is_end_tag(at, "script") => return at,
                Stretch::Escaped if self.is_name(at + 1, "script") => {
                    stretch = Stretch::DoubleEscaped;
                }
                Stretch::DoubleEscaped if self.is_end_tag(at, "script") => {
                    stretch = Stretch::Escaped;
                }
                _ => {}
            }
        }
        self.bytes.len()
    }
}

/// Text that is being copied because something in it was decoded.
struct Decoding {
    /// Where the copy begins in the decoded text; `None` while nothing had to be decoded.
    from: Option<usize>,
    /// Up to where the source has been copied.
    copied: usize,
}

impl Decoding {
    fn new(start: usize) -> Self {
        Self { from: None, copied: start }
    }
}
