//! Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1.
//!
//! Each format has a reader ([`rss`], [`atom`], [`json_feed`]) that knows its elements and collects
//! [`item::Item`]s; [`item`] makes entries of them, the same way for all. Feeds need not be
//! well-formed, or valid, or of one format: [`xml`] reads what must be meant, and the readers take
//! elements of each other's formats where they stand.

mod atom;
mod author;
mod html_text;
mod item;
mod json_feed;
pub(crate) mod language;
mod media;
mod rss;
mod texts;
pub(crate) mod timeline;
pub(crate) mod xml;

use url::Url;

use crate::{Hint, Page, PageKind, address};
use item::Item;
use xml::{Element, Namespace, Tree};

/// A feed has no more addresses of its own than this.
const MOST_OWN: usize = 16;

/// Reads an RSS or Atom feed, or a single Atom entry.
#[must_use]
pub fn read(text: &str, hint: &Hint<'_>) -> Page {
    let tree = Tree::parse(text);
    let served_from = hint.url.and_then(|url| Url::parse(url).ok());
    let root = tree.elements().find(|element| {
        matches!(element.name(), "rss" | "rdf" | "feed" | "channel" | "entry" | "item")
    });
    let feed = match root.map(|root| (root, root.name())) {
        Some((root, "feed" | "entry")) => atom::read(&tree, root, served_from.as_ref()),
        Some((root, _)) => rss::read(&tree, root, served_from.as_ref()),
        None => {
            let mut page = Page::new(PageKind::Other);
            page.warnings.push("no feed: it has neither <rss>, <rdf:RDF> nor <feed>".to_owned());
            page.warnings.extend(tree.warnings);
            return page;
        }
    };
    let mut page = feed.into_page();
    page.warnings.extend(tree.warnings);
    page
}

/// Reads a JSON Feed.
#[must_use]
pub fn read_json(text: &str, hint: &Hint<'_>) -> Page {
    json_feed::read(text, hint)
}

/// A feed as its format's reader found it.
#[derive(Debug, Default)]
struct Feed {
    title: Option<String>,
    language: Option<String>,
    items: Vec<Item>,
    next: Option<String>,
    previous: Option<String>,
    /// Its own address, as it says.
    own: Vec<String>,
}

impl Feed {
    fn into_page(self) -> Page {
        let mut page = Page::new(PageKind::Feed);
        page.title = self.title;
        let (comments, items): (Vec<Item>, Vec<Item>) =
            self.items.into_iter().partition(Item::is_comment);
        if !comments.is_empty() {
            page.warnings.push(format!("comments by readers were left out: {}", comments.len()));
        }
        let (language, warning) = language::checked(self.language, &items);
        page.warnings.extend(warning);
        page.entries = item::entries(items, language.as_deref());
        page.language = language;
        // No page is on both sides of another.
        page.previous = self.previous.filter(|previous| self.next.as_ref() != Some(previous));
        page.next = self.next;
        page.feeds = self.own;
        page
    }

    /// Takes in an Atom link of the feed itself. In a paged feed (RFC 5005, section 3), "next" is
    /// older; in an archived one (section 4), "prev-archive" is.
    fn add_link(&mut self, link: Element<'_, '_>, base: Option<&Url>) {
        let href = link.attribute("href").and_then(|href| address::resolve(base, href));
        let Some(href) = href.map(String::from) else { return };
        match link.attribute("rel").unwrap_or_default().to_ascii_lowercase().as_str() {
            "self" if self.own.len() < MOST_OWN && !self.own.contains(&href) => self.own.push(href),
            "next" | "prev-archive" => self.next = self.next.take().or(Some(href)),
            "prev" | "previous" | "next-archive" => {
                self.previous = self.previous.take().or(Some(href));
            }
            _ => {}
        }
    }
}

/// The base of the links in an element: `xml:base` of all that it stands in, from the outside in.
fn base_of(element: Element<'_, '_>, document: Option<&Url>) -> Option<Url> {
    let around = std::iter::successors(Some(element), |element| element.parent());
    let mut bases: Vec<&str> = around.filter_map(|element| element.attribute("xml:base")).collect();
    bases.reverse();
    bases
        .into_iter()
        .fold(document.cloned(), |base, next| address::resolve(base.as_ref(), next).or(base))
}

/// The language of the whole, from any of the elements that say it.
fn language_of(element: Element<'_, '_>) -> Option<String> {
    let said = [Namespace::Own, Namespace::Dc]
        .into_iter()
        .find_map(|namespace| element.child_text(namespace, "language"));
    said.as_deref()
        .and_then(language::tag)
        .or_else(|| element.inherited("xml:lang").and_then(language::tag))
}

#[cfg(test)]
mod tests {
    use super::{MOST_OWN, read};
    use crate::{Hint, Page};

    fn with_links(links: &str) -> Page {
        let text = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'>{links}<entry><title>A title</title></entry></feed>"
        );
        read(&text, &Hint::default())
    }

    #[test]
    fn a_page_is_not_on_both_sides_of_a_feed() {
        let page = with_links(
            "<link rel='next' href='https://a.example/2'/><link rel='prev' href='https://a.example/2'/>",
        );
        assert_eq!(page.next.as_deref(), Some("https://a.example/2"));
        assert_eq!(page.previous, None);
    }

    #[test]
    fn a_feed_has_a_bounded_number_of_addresses() {
        let links: String =
            (0..100).map(|n| format!("<link rel='self' href='https://a.example/{n}'/>")).collect();
        assert_eq!(with_links(&links).feeds.len(), MOST_OWN);
    }
}
