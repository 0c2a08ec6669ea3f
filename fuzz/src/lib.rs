//! What must hold of a page, whatever it was read from.
//!
//! The targets in `fuzz_targets/` throw junk at one reader each and hand what comes out to [`page`]
//! (records) and [`markup`] (sanitised HTML). A check that fails is a panic, which the fuzzer keeps the
//! input of.

use cuttings_extract::{Entry, Hint, Page};
use jiff::Timestamp;
use scraper::{Html, Node};
use url::Url;

/// The address that every page is read as.
pub const ADDRESS: &str = "https://paper.example/news/page/2/";

/// The only elements that sanitised HTML may have, and `html` and `body`, which the parser adds.
const ELEMENTS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "body",
    "br",
    "code",
    "dd",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The only attributes it may have.
const ATTRIBUTES: &[&str] = &["alt", "href", "rel", "src"];

/// A hint with all that there can be in one.
#[must_use]
pub fn hint() -> Hint<'static> {
    Hint {
        url: Some(ADDRESS),
        reference_time: Timestamp::from_second(1_686_830_400).ok(),
        ..Hint::default()
    }
}

/// Checks a page.
pub fn page(page: &Page) {
    page.entries.iter().chain(&page.asides).for_each(entry);
    for place in page.next.iter().chain(&page.previous).chain(&page.feeds) {
        address(place);
    }
    assert!(
        page.next.is_none() || page.next != page.previous,
        "one page cannot be both neighbours"
    );
    if let Some(article) = &page.article {
        article.content_html.as_deref().into_iter().for_each(markup);
        article.image.as_deref().into_iter().for_each(address);
        assert!(
            is_something(article.title.as_ref()) && is_something(article.content_text.as_ref())
        );
    }
}

fn entry(entry: &Entry) {
    for text in
        [&entry.title, &entry.summary, &entry.content_text, &entry.date_text, &entry.section]
    {
        assert!(is_something(text.as_ref()), "blank text in {entry:?}");
    }
    entry.url.as_deref().into_iter().for_each(address);
    entry.image.as_deref().into_iter().for_each(address);
    assert!(entry.tags.iter().all(|tag| !tag.trim().is_empty()));
    assert!(entry.authors.iter().all(|author| !author.name.trim().is_empty()));
    if let (Some(earliest), Some(latest)) = (entry.date_earliest, entry.date_latest) {
        assert!(earliest <= latest, "{earliest} to {latest}");
    }
    if let Some(when) = entry.date_published {
        assert!(entry.date_earliest.is_none_or(|day| day <= when.day()), "{entry:?}");
        assert!(entry.date_latest.is_none_or(|day| day >= when.day()), "{entry:?}");
    }
}

/// What is not there is nothing, and never blank.
fn is_something(text: Option<&String>) -> bool {
    text.is_none_or(|text| !text.trim().is_empty())
}

fn address(text: &str) {
    let url = Url::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert!(matches!(url.scheme(), "http" | "https"), "{text}");
}

/// Checks sanitised HTML by what an independent parser, html5ever, makes of it: nothing that runs,
/// nothing that styles, web addresses only.
pub fn markup(html: &str) {
    for node in Html::parse_fragment(html).tree.nodes() {
        match node.value() {
            Node::Element(element) => {
                let name = element.name();
                assert!(ELEMENTS.contains(&name), "<{name}> in {html:?}");
                for (attribute, value) in element.attrs() {
                    assert!(ATTRIBUTES.contains(&attribute), "{attribute} of <{name}> in {html:?}");
                    if matches!(attribute, "href" | "src") {
                        address(value);
                    }
                }
            }
            Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => {
                panic!("more than elements and text in {html:?}")
            }
            Node::Document | Node::Fragment | Node::Text(_) => {}
        }
    }
}
