//! XML as a tree, from documents that need not be well-formed.
//!
//! Feeds in the wild hold undefined entities, bare ampersands and brackets, unclosed tags and
//! sections, prefixes that nobody declared and control characters. All of that is read for what it
//! must mean, and nothing before or after a fault is lost.
//!
//! Elements are numbered in document order, so that what is within one is a contiguous range. An
//! entry that begins while another of the same name is open ends it, since entries never nest.
//! Entity declarations are not read: a reference that HTML does not know stays as it is written.

mod namespace;
mod tokens;

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::attributes::Attributes;

use crate::dom::Dom;

pub(crate) use namespace::Namespace;
use tokens::{Token, Tokens};

/// How deep elements may nest before the rest is taken as flat.
const MAX_DEPTH: usize = 128;

/// How many attributes of an element are kept.
const MAX_ATTRIBUTES: usize = 64;

/// Elements of which one cannot hold another of the same name; sorted.
const NEVER_NESTED: &[&str] = &["entry", "item", "sitemap", "url"];

/// Elements of RSS and sitemaps that hold text only; one of them ends another that was not closed.
/// Sorted.
const TEXT_ONLY: &[&str] =
    &["category", "comments", "description", "guid", "lastmod", "link", "loc", "pubdate", "title"];

/// A document.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    source: &'a str,
    nodes: Vec<Node<'a>>,
    attributes: Vec<(&'a str, Cow<'a, str>)>,
    /// What was wrong with it, in words.
    pub(crate) warnings: Vec<String>,
}

#[derive(Debug)]
struct Node<'a> {
    /// The local name in lower case; "" for text.
    name: Cow<'a, str>,
    namespace: Namespace,
    parent: u32,
    /// One past the last node within.
    end: u32,
    attributes: Range<u32>,
    /// Of a text node.
    text: Cow<'a, str>,
    /// The place of what an element holds, in the source.
    inner: Range<usize>,
}

/// An element of a [`Tree`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'t, 'a> {
    tree: &'t Tree<'a>,
    id: u32,
}

impl<'a> Tree<'a> {
    /// Reads a document. Any text is one.
    pub(crate) fn parse(source: &'a str) -> Self {
        let mut builder = Builder::new(source);
        let mut tokens = Tokens::new(source);
        while let Some(token) = tokens.next(builder.open_name()) {
            builder.take(token, tokens.start()..tokens.position());
        }
        let unclosed = builder.open.len() > 1;
        let mut tree = builder.finish();
        if tokens.exhausted() {
            tree.warnings.push("not well-formed XML: the rest of it was not read".to_owned());
        } else if unclosed {
            tree.warnings
                .push("not well-formed XML: it is cut, or elements are not closed".to_owned());
        } else if tokens.mended() {
            tree.warnings.push("not well-formed XML: read for what it must mean".to_owned());
        }
        tree
    }

    /// All elements in document order.
    pub(crate) fn elements(&self) -> impl Iterator<Item = Element<'_, 'a>> {
        (0..self.nodes.len())
            .filter_map(|id| u32::try_from(id).ok())
            .map(|id| Element { tree: self, id })
            .filter(|element| !element.node().is_none_or(|node| node.name.is_empty()))
    }
}

impl<'t, 'a> Element<'t, 'a> {
    fn node(self) -> Option<&'t Node<'a>> {
        self.tree.nodes.get(self.id as usize)
    }

    /// The local name in lower case.
    pub(crate) fn name(self) -> &'t str {
        self.node().map_or("", |node| &node.name)
    }

    /// The namespace.
    pub(crate) fn namespace(self) -> Namespace {
        self.node().map_or(Namespace::Other, |node| node.namespace)
    }

    /// Whether it is of this namespace and name (in lower case).
    pub(crate) fn is(self, namespace: Namespace, name: &str) -> bool {
        self.node().is_some_and(|node| node.namespace == namespace && node.name == name)
    }

    /// The value of an attribute by its name as written ("xml:lang"), or by its local name.
    pub(crate) fn attribute(self, name: &str) -> Option<&'t str> {
        let range = self.node()?.attributes.clone();
        let attributes = self.tree.attributes.get(range.start as usize..range.end as usize)?;
        let exact = attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        let local = |known: &str| known.rsplit_once(':').is_some_and(|(_, local)| local == name);
        let found = exact.or_else(|| attributes.iter().find(|(known, _)| local(known)))?;
        Some(found.1.trim()).filter(|value| !value.is_empty())
    }

    /// The value of an attribute of this element or the nearest ancestor that has it.
    pub(crate) fn inherited(self, name: &str) -> Option<&'t str> {
        std::iter::successors(Some(self), |element| element.parent())
            .find_map(|element| element.attribute(name))
    }

    /// The parent.
    pub(crate) fn parent(self) -> Option<Self> {
        let parent = self.node()?.parent;
        (parent != self.id).then_some(Self { id: parent, ..self })
    }

    /// The child elements in order.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        let end = self.node().map_or(0, |node| node.end);
        let mut next = self.id.saturating_add(1);
        std::iter::from_fn(move || {
            while next < end {
                let child = Self { id: next, ..self };
                next = child.node()?.end.max(next + 1);
                if !child.name().is_empty() {
                    return Some(child);
                }
            }
            None
        })
    }

    /// The elements within, in document order.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        let end = self.node().map_or(0, |node| node.end);
        (self.id.saturating_add(1)..end)
            .map(move |id| Self { id, ..self })
            .filter(|element| !element.name().is_empty())
    }

    /// The first child of this namespace and name.
    pub(crate) fn child(self, namespace: Namespace, name: &str) -> Option<Self> {
        self.children().find(|child| child.is(namespace, name))
    }

    /// The text of the first such child, if it has any.
    pub(crate) fn child_text(self, namespace: Namespace, name: &str) -> Option<String> {
        self.children().filter(|child| child.is(namespace, name)).find_map(Self::text)
    }

    /// All text within, in one line; `None` where there is none.
    pub(crate) fn text(self) -> Option<String> {
        let raw = self.raw_text();
        let mut text = String::with_capacity(raw.len());
        for word in raw.split(|c: char| c.is_whitespace() || c.is_control()) {
            if !word.is_empty() {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
            }
        }
        (!text.is_empty()).then_some(text)
    }

    /// What the element holds, as HTML: its decoded text, or its source where it holds elements.
    pub(crate) fn markup(self) -> Cow<'t, str> {
        let has_elements = self.children().next().is_some();
        if !has_elements {
            return self.raw_text();
        }
        let inner = self.node().and_then(|node| self.tree.source.get(node.inner.clone()));
        let inner = inner.unwrap_or_default();
        if inner.contains("<![CDATA[") {
            return Cow::Owned(inner.replace("<![CDATA[", "").replace("]]>", ""));
        }
        Cow::Borrowed(inner)
    }

    fn raw_text(self) -> Cow<'t, str> {
        let Some(node) = self.node() else { return Cow::Borrowed("") };
        let range = self.id as usize + 1..node.end as usize;
        let mut pieces = self
            .tree
            .nodes
            .get(range)
            .unwrap_or_default()
            .iter()
            .filter(|node| node.name.is_empty())
            .map(|node| &*node.text);
        let first = pieces.next().unwrap_or_default();
        match pieces.next() {
            None => Cow::Borrowed(first),
            Some(second) => {
                Cow::Owned([first, second].into_iter().chain(pieces).collect::<String>())
            }
        }
    }
}

struct Builder<'a> {
    tree: Tree<'a>,
    open: Vec<Open<'a>>,
    /// Elements opened beyond the deepest that is kept.
    too_deep: usize,
    prefixes: Vec<(&'a str, Namespace)>,
}

struct Open<'a> {
    id: u32,
    /// The name as written, prefix included.
    name: &'a str,
    default_namespace: Namespace,
}

impl<'a> Builder<'a> {
    fn new(source: &'a str) -> Self {
        let document = Node {
            name: Cow::Borrowed(""),
            namespace: Namespace::Own,
            parent: 0,
            end: 1,
            attributes: 0..0,
            text: Cow::Borrowed(""),
            inner: 0..source.len(),
        };
        Self {
            tree: Tree {
                source,
                nodes: vec![document],
                attributes: Vec::new(),
                warnings: Vec::new(),
            },
            open: vec![Open { id: 0, name: "", default_namespace: Namespace::Own }],
            too_deep: 0,
            prefixes: Vec::new(),
        }
    }

    fn open_name(&self) -> &'a str {
        self.open.last().map_or("", |open| open.name)
    }

    fn parent(&self) -> u32 {
        self.open.last().map_or(0, |open| open.id)
    }

    fn take(&mut self, token: Token<'a>, place: Range<usize>) {
        match token {
            Token::Start { content, is_empty } => self.start(content, is_empty, place),
            Token::End { name } => self.end(name, place.start),
            Token::Text(text) | Token::Cdata(text) => self.text(Cow::Borrowed(text)),
            Token::Reference(name) => self.text(resolved(name)),
            Token::Aside => {}
        }
    }

    fn start(&mut self, content: &'a str, is_empty: bool, place: Range<usize>) {
        let name_end = content.find(char::is_whitespace).unwrap_or(content.len());
        let qualified = content.get(..name_end).unwrap_or_default();
        let (prefix, local) = qualified.split_once(':').unwrap_or(("", qualified));
        let name = lower_case(local);
        self.end_what_cannot_hold(qualified, &name, place.start);
        if self.open.len() > MAX_DEPTH {
            self.too_deep += usize::from(!is_empty);
            return;
        }

        let first = self.tree.attributes.len();
        let mut own_default = None;
        for (key, value) in attributes(content, name_end) {
            if key == "xmlns" {
                own_default = Some(namespace::of_name(&value));
            } else if let Some(declared) = key.strip_prefix("xmlns:") {
                self.declare(declared, namespace::of_name(&value));
            } else if self.tree.attributes.len() < first + MAX_ATTRIBUTES {
                self.tree.attributes.push((key, value));
            }
        }
        let is_root = self.open.len() == 1;
        let inherited = self.open.last().map_or(Namespace::Own, |open| open.default_namespace);
        let default_namespace = match own_default {
            // What the root is written in is the format's own.
            Some(_) if is_root => Namespace::Own,
            Some(declared) => declared,
            None => inherited,
        };
        let namespace = if prefix.is_empty() { default_namespace } else { self.of_prefix(prefix) };
        let id = self.push(Node {
            name,
            namespace,
            parent: self.parent(),
            end: 0,
            attributes: small(first)..small(self.tree.attributes.len()),
            text: Cow::Borrowed(""),
            inner: place.end..place.end,
        });
        if !is_empty {
            self.open.push(Open { id, name: qualified, default_namespace });
        }
    }

    /// Ends elements that were not closed before one that they cannot hold.
    fn end_what_cannot_hold(&mut self, qualified: &str, name: &str, position: usize) {
        let is_entry = NEVER_NESTED.binary_search(&name).is_ok();
        if is_entry {
            // The two outermost levels are the document and its root.
            let open = self.open.iter().skip(2).position(|open| open.name == qualified);
            if let Some(index) = open {
                self.close_down_to(index + 2, position);
                return;
            }
        }
        let open_name = self.open_name().to_ascii_lowercase();
        let both = |list: &[&str]| {
            list.binary_search(&open_name.as_str()).is_ok()
                && (list.binary_search(&name).is_ok() || is_entry)
        };
        if !qualified.contains(':') && both(TEXT_ONLY) {
            self.close_down_to(self.open.len() - 1, position);
        }
    }

    fn end(&mut self, name: &str, position: usize) {
        // The end of an entry ends whatever was not closed within it, however deep.
        let is_entry = NEVER_NESTED.iter().any(|known| name.eq_ignore_ascii_case(known));
        if self.too_deep > 0 && !is_entry {
            self.too_deep -= 1;
            return;
        }
        let is_it = |open: &Open<'_>| open.id > 0 && open.name.eq_ignore_ascii_case(name);
        if let Some(index) = self.open.iter().rposition(is_it) {
            self.close_down_to(index, position);
        }
    }

    /// Closes open elements so that `length` stay open.
    fn close_down_to(&mut self, length: usize, position: usize) {
        self.too_deep = 0;
        let end = small(self.tree.nodes.len());
        for open in self.open.drain(length.max(1)..) {
            if let Some(node) = self.tree.nodes.get_mut(open.id as usize) {
                node.end = end;
                node.inner.end = position.max(node.inner.start);
            }
        }
    }

    fn text(&mut self, text: Cow<'a, str>) {
        let parent = self.parent();
        match self.tree.nodes.last_mut() {
            Some(last) if last.name.is_empty() && last.parent == parent && last.end > 1 => {
                last.text.to_mut().push_str(&text);
            }
            _ => {
                let place = 0..0;
                self.push(Node {
                    name: Cow::Borrowed(""),
                    namespace: Namespace::Other,
                    parent,
                    end: 0,
                    attributes: 0..0,
                    text,
                    inner: place,
                });
            }
        }
    }

    fn push(&mut self, mut node: Node<'a>) -> u32 {
        let id = small(self.tree.nodes.len());
        node.end = id.saturating_add(1);
        self.tree.nodes.push(node);
        id
    }

    fn declare(&mut self, prefix: &'a str, namespace: Namespace) {
        let known = namespace != Namespace::Own || namespace::of_prefix(prefix) == Namespace::Other;
        if known && self.prefixes.len() < 64 && self.prefixes.iter().all(|(p, _)| *p != prefix) {
            self.prefixes.push((prefix, namespace));
        }
    }

    fn of_prefix(&self, prefix: &str) -> Namespace {
        let declared = self.prefixes.iter().find(|(known, _)| *known == prefix);
        declared.map_or_else(|| namespace::of_prefix(prefix), |(_, namespace)| *namespace)
    }

    fn finish(mut self) -> Tree<'a> {
        let length = self.tree.source.len();
        self.close_down_to(1, length);
        let end = small(self.tree.nodes.len());
        if let Some(document) = self.tree.nodes.first_mut() {
            document.end = end;
        }
        self.tree
    }
}

fn small(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn lower_case(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// The attributes of a tag; what is not well-formed among them is passed over.
fn attributes(content: &str, name_end: usize) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    let mut attributes = Attributes::html(content, name_end);
    attributes.with_checks(false);
    attributes.flatten().map(|attribute| {
        let value = match attribute.value {
            Cow::Borrowed(value) => decoded(value),
            Cow::Owned(value) => Cow::Owned(decoded(&value).into_owned()),
        };
        (attribute.key.into_inner(), value)
    })
}

/// Text with its references resolved, once.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        let body = &reference[1..];
        // The longest name that HTML knows has 31 characters.
        let end = body.bytes().take(33).position(|byte| !is_reference_byte(byte));
        match end.filter(|end| *end > 0 && body.as_bytes().get(*end) == Some(&b';')) {
            Some(end) => {
                out.push_str(&resolved(&body[..end]));
                rest = &body[end + 1..];
            }
            None => {
                out.push('&');
                rest = body;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn is_reference_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'#'
}

/// What a reference stands for; itself as written where that is not known.
///
/// Feeds use HTML's names without declaring them. No document's own entity declarations are ever
/// read, so that a reference never expands to more than the two characters that HTML's longest do.
fn resolved(name: &str) -> Cow<'_, str> {
    match name {
        "amp" => Cow::Borrowed("&"),
        "lt" => Cow::Borrowed("<"),
        "gt" => Cow::Borrowed(">"),
        "quot" => Cow::Borrowed("\""),
        "apos" | "#39" => Cow::Borrowed("'"),
        "nbsp" => Cow::Borrowed("\u{a0}"),
        _ => Cow::Owned(as_html(format!("&{name};"))),
    }
}

/// A reference as HTML reads it.
fn as_html(reference: String) -> String {
    // The letter keeps HTML from dropping white space before its first word.
    let source = format!("x{reference}");
    let dom = Dom::parse(&source);
    let text = dom.subtree(Dom::ROOT).find_map(|node| dom.text(node).strip_prefix('x'));
    match text {
        // A name that HTML knows without its semicolon only begins like this one.
        Some(text) if !text.ends_with(';') && !text.contains('\u{fffd}') => text.to_owned(),
        _ => reference,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Namespace, Tree, decoded};

    /// The tree as indented names, with text in quotes.
    fn outline(source: &str) -> String {
        let tree = Tree::parse(source);
        let mut out = String::new();
        for element in tree.elements() {
            let depth = std::iter::successors(element.parent(), |e| e.parent()).count() - 1;
            let leaf = element.children().next().is_none();
            let text = element.text().filter(|_| leaf).map(|text| format!(" {text:?}"));
            out +=
                &format!("{}{}{}\n", "  ".repeat(depth), element.name(), text.unwrap_or_default());
        }
        out
    }

    #[test]
    fn references_are_resolved_once() {
        for (given, expected) in [
            ("a &amp; b", "a & b"),
            ("AT&T & co; x", "AT&T & co; x"),
            ("caf&eacute;&nbsp;x", "café\u{a0}x"),
            ("&amp;lt;", "&lt;"),
            ("&#8217;&#x2019;&#146;", "’’’"),
            ("a&#32;b&#9;c", "a b\tc"),
            ("&notit; &semi;", "&notit; &semi;"),
            ("&unknown;&#0;&#x110000;", "&unknown;&#0;&#x110000;"),
        ] {
            assert_eq!(decoded(given), expected);
            let source = format!("<t a=\"{given}\">{given}</t>");
            let tree = Tree::parse(&source);
            let element = tree.elements().next().unwrap();
            assert_eq!(element.markup(), expected);
            assert_eq!(element.attribute("a"), Some(expected));
        }
    }

    #[test]
    fn an_item_that_was_not_closed_ends_where_the_next_begins() {
        assert_eq!(
            outline("<rss><channel><item><title>A<link>x</link><item><title>B</title></channel>"),
            "rss\n  channel\n    item\n      title \"A\"\n      link \"x\"\n    item\n      title \"B\"\n"
        );
    }

    #[test]
    fn an_end_tag_closes_what_is_open_within_and_a_stray_one_nothing() {
        assert_eq!(
            outline("<a><b><c></x>1</b></c><d>2</d></a>"),
            "a\n  b\n    c \"1\"\n  d \"2\"\n"
        );
    }

    #[test]
    fn sections_and_text_and_references_join() {
        assert_eq!(outline("<t>a<![CDATA[ & b]]>&amp;<!-- x -->c</t>"), "t \"a & b&c\"\n");
    }

    #[test]
    fn prefixes_are_known_by_declaration_or_by_custom() {
        let source = "<rss xmlns:d='http://purl.org/dc/elements/1.1/'><d:creator/><dc:date/>\
             <link xmlns='http://www.w3.org/2005/Atom'/><slash:x/><title/></rss>";
        let tree = Tree::parse(source);
        let namespaces: Vec<_> = tree.elements().map(|element| element.namespace()).collect();
        use Namespace::{Atom, Dc, Other, Own};
        assert_eq!(namespaces, [Own, Dc, Dc, Atom, Other, Own]);
    }

    #[test]
    fn markup_is_decoded_text_or_the_source_of_elements() {
        let source =
            "<a>&lt;b&gt;x&lt;/b&gt;</a><a><p>x &amp; <br/>y</p></a><a><![CDATA[<i>z</i>]]></a>";
        let tree = Tree::parse(source);
        let markup: Vec<_> =
            tree.elements().filter(|e| e.name() == "a").map(|e| e.markup().into_owned()).collect();
        assert_eq!(markup, ["<b>x</b>", "<p>x &amp; <br/>y</p>", "<i>z</i>"]);
    }

    #[test]
    fn entities_that_a_document_declares_are_not_expanded() {
        let bomb = "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>\
             <r>&c;</r>";
        assert_eq!(outline(bomb), "r \"&c;\"\n");
    }

    #[test]
    fn deep_nesting_is_flattened() {
        let deep = format!("{}x{}<b>y</b>", "<a>".repeat(200_000), "</a>".repeat(200_000));
        let tree = Tree::parse(&deep);
        assert!(tree.elements().count() < 200);
        assert_eq!(tree.elements().last().and_then(|last| last.text()).as_deref(), Some("y"));
    }

    #[test]
    fn an_item_after_one_that_nests_too_deep_is_read() {
        for deep in ["<b>".repeat(500), "<b>".repeat(500) + "</item>"] {
            let source = format!("<rss><channel><item>{deep}<item><title>A</title></item>");
            let tree = Tree::parse(&source);
            assert_eq!(tree.elements().last().and_then(|last| last.text()).as_deref(), Some("A"));
        }
    }

    #[test]
    fn faults_are_told() {
        assert!(Tree::parse("<a><b>x</b></a>").warnings.is_empty());
        assert_eq!(Tree::parse("<a><b>x").warnings.len(), 1);
        assert_eq!(Tree::parse("<a>1 < 2</a>").warnings.len(), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_a_document(source in "(<|>|/|item|title|a|xmlns|=|\"|&|;|#|amp|\\[CDATA\\[|\\]\\]>|!| |\\PC){0,60}") {
            for element in Tree::parse(&source).elements() {
                let _ = (element.text(), element.markup(), element.attribute("a"), element.inherited("b"));
            }
        }
    }
}
