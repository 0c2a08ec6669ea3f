//! The tree must be the one that html5ever, which implements the whole of the standard, builds.
//!
//! Trees are compared as indented outlines: elements with their attributes sorted by name, text with
//! adjacent runs joined. Comments and doctypes are left out, names are in lower case, and the contents
//! of a template are its children.

#![expect(clippy::print_stderr, reason = "tests tell what they skipped and where pages differ")]

mod pages;

use std::fmt::Write as _;

use cuttings_extract::dom::{Dom, NodeId, Tag};
use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use proptest::prelude::*;
use scraper::{Html, HtmlTreeSink, Node};

/// An outline that grows line by line.
#[derive(Default)]
struct Outline {
    lines: String,
    text: String,
    depth: usize,
}

impl Outline {
    fn line(&mut self, line: &str) {
        let indent = self.depth * 2;
        let _ = writeln!(self.lines, "{:indent$}{line}", "");
    }

    fn open(&mut self, name: &str, mut attributes: Vec<(String, String)>) {
        self.end_text();
        attributes.sort();
        let mut line = format!("<{}>", name.to_ascii_lowercase());
        for (name, value) in attributes {
            let _ = write!(line, " {name}={value:?}");
        }
        self.line(&line);
        self.depth += 1;
    }

    fn close(&mut self) {
        self.end_text();
        self.depth -= 1;
    }

    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            self.line(&format!("{text:?}"));
        }
    }
}

fn ours(source: &str) -> String {
    let dom = Dom::parse(source);
    let mut outline = Outline::default();
    let mut open: Vec<NodeId> = Vec::new();
    for node in dom.subtree(Dom::ROOT).skip(1) {
        while open.last().is_some_and(|&last| !dom.is_within(node, last)) {
            outline.close();
            open.pop();
        }
        if dom.tag(node) == Tag::Text {
            outline.text.push_str(dom.text(node));
            continue;
        }
        let attributes = dom.attrs(node).map(|(n, v)| (n.to_owned(), v.to_owned()));
        outline.open(dom.name(node), attributes.collect());
        open.push(node);
    }
    outline.end_text();
    outline.lines
}

fn theirs(source: &str) -> String {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
    let options = ParseOpts { tree_builder, ..Default::default() };
    let sink = HtmlTreeSink::new(Html::new_document());
    let html = html5ever::driver::parse_document(sink, options).one(source);
    let mut outline = Outline::default();
    let root = html.tree.root();
    let mut next = root.first_child();
    while let Some(mut node) = next {
        enter(&mut outline, node.value());
        next = node.first_child();
        while next.is_none() && node != root {
            if node.value().is_element() {
                outline.close();
            }
            next = node.next_sibling();
            node = node.parent().unwrap_or(root);
        }
    }
    outline.end_text();
    outline.lines
}

fn enter(outline: &mut Outline, node: &Node) {
    match node {
        Node::Text(text) => outline.text.push_str(text),
        Node::Element(element) => {
            let attributes = element.attrs.iter().map(|(name, value)| {
                let prefix = name.prefix.iter().filter(|prefix| !prefix.is_empty());
                let prefix = prefix.map(|prefix| format!("{prefix}:"));
                let local = name.local.to_ascii_lowercase().to_string();
                (prefix.collect::<String>() + &local, value.to_string())
            });
            outline.open(&element.name.local, attributes.collect());
        }
        _ => {}
    }
}

/// The first lines in which two outlines differ.
fn difference(ours: &str, theirs: &str) -> String {
    let at = ours.lines().zip(theirs.lines()).take_while(|(a, b)| a == b).count();
    let show = |lines: &str| {
        let shown = lines.lines().skip(at.saturating_sub(4)).take(8);
        shown.map(|line| line.chars().take(160).collect::<String>() + "\n").collect::<String>()
    };
    format!("at line {at}, ours:\n{}theirs:\n{}", show(ours), show(theirs))
}

#[test]
fn real_pages_have_the_tree_that_html5ever_builds() {
    let Some(pages) = pages::all(true) else {
        eprintln!("skipped: no shared pages");
        return;
    };
    let mut differ = Vec::new();
    for (name, source) in &pages {
        let (ours, theirs) = (ours(source), theirs(source));
        if ours != theirs {
            differ.push(format!("{name}\n{}", difference(&ours, &theirs)));
        }
    }
    let report = differ.join("\n");
    eprintln!("{} of {} pages agree\n{report}", pages.len() - differ.len(), pages.len());
    assert!(!pages.is_empty() && differ.len() * 100 <= pages.len(), "{report}");
}

/// Pieces of markup that make trees hard to build, put together at random. Each soup is of a few
/// elements only, so that they meet.
fn soup() -> impl Strategy<Value = String> {
    let names = vec![
        "a",
        "b",
        "i",
        "em",
        "font",
        "nobr",
        "p",
        "div",
        "span",
        "ul",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "form",
        "button",
        "select",
        "optgroup",
        "option",
        "input",
        "hr",
        "br",
        "img",
        "image",
        "pre",
        "listing",
        "textarea",
        "title",
        "style",
        "script",
        "noscript",
        "iframe",
        "template",
        "svg",
        "math",
        "mi",
        "mglyph",
        "foreignObject",
        "desc",
        "path",
        "html",
        "head",
        "body",
        "frameset",
        "frame",
        "noframes",
        "ruby",
        "rt",
        "rp",
        "rb",
        "rtc",
        "object",
        "marquee",
        "x-card",
        "address",
        "main",
        "meta",
        "link",
        "base",
        "xmp",
        "wbr",
        "summary",
        "article",
    ];
    proptest::sample::subsequence(names, 2..=12).prop_flat_map(soup_of)
}

fn soup_of(names: Vec<&'static str>) -> impl Strategy<Value = String> {
    let attributes = prop_oneof![
        6 => Just(""),
        1 => Just(" class=a"),
        1 => Just(" class=\"b&amp;c\" ID='x'"),
        1 => Just(" href=?a=1&copy=2&lt;3"),
        1 => Just(" type=hidden"),
        1 => Just(" color=red color=blue"),
        1 => Just(" /"),
    ];
    let name = || proptest::sample::select(names.clone());
    let piece = prop_oneof![
        6 => (name(), attributes).prop_map(|(name, attributes)| format!("<{name}{attributes}>")),
        5 => name().prop_map(|name| format!("</{name}>")),
        2 => Just("text".to_owned()),
        2 => Just(" \n".to_owned()),
        1 => "[a-z<>/!?\\-=\"' &;#x0-9\\[\\]]{0,12}",
        1 => proptest::sample::select(vec![
            "<!doctype html>", "<!-- x -->", "<!-->", "&amp;", "&notit;", "&#x80;", "&nosuch;", "<![CDATA[x]]>",
            "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2//EN\">", "</", "<?x?>", "\r\n", "\0",
            "</p>", "</br>", "<!--<script>", "--!>", "<plaintext>",
        ]).prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn config() -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    ProptestConfig { cases: default.cases.max(2000), ..default }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn tag_soup_has_the_tree_that_html5ever_builds(source in soup()) {
        // In a template without a table, html5ever overlooks an open <thead>.
        if source.contains("<template") && source.contains("<thead") {
            return Ok(());
        }
        let (ours, theirs) = (ours(&source), theirs(&source));
        prop_assert!(ours == theirs, "{source:?}\n{}", difference(&ours, &theirs));
    }

    #[test]
    fn junk_has_the_tree_that_html5ever_builds(source in "\\PC{0,60}|[<>/a-c!\\-&;#= \"'\n]{0,60}") {
        let (ours, theirs) = (ours(&source), theirs(&source));
        prop_assert!(ours == theirs, "{source:?}\n{}", difference(&ours, &theirs));
    }
}
