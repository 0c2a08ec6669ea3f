//! RSS 0.9x, 1.0 and 2.0, with the modules that are in use.
//!
//! The [RSS 2.0 specification](https://www.rssboard.org/rss-specification), the [RSS 1.0
//! one](https://web.resource.org/rss/1.0/spec), and the [best practices
//! profile](https://www.rssboard.org/rss-profile) for what publishers make of them.

use url::Url;

use super::html_text::{self, Prose};
use super::item::{self, Item};
use super::xml::{Element, Namespace, Tree};
use super::{Feed, author, base_of, language_of, media};
use crate::address;

/// Elements that may hold the date of publication, the most telling first.
const PUBLISHED: &[(Namespace, &str)] = &[
    (Namespace::Own, "pubdate"),
    (Namespace::Dc, "issued"),
    (Namespace::Dc, "date"),
    (Namespace::Atom, "published"),
    (Namespace::Own, "published"),
    (Namespace::Dc, "created"),
    (Namespace::Dc, "available"),
    (Namespace::Own, "date"),
];

/// Elements that may hold the date of the last change.
const MODIFIED: &[(Namespace, &str)] = &[
    (Namespace::Atom, "updated"),
    (Namespace::Dc, "modified"),
    (Namespace::Own, "updated"),
    (Namespace::Own, "lastbuilddate"),
];

const TITLES: &[(Namespace, &str)] = &[
    (Namespace::Own, "title"),
    (Namespace::Media, "title"),
    (Namespace::Dc, "title"),
    (Namespace::Itunes, "title"),
];

const SUMMARIES: &[(Namespace, &str)] = &[
    (Namespace::Own, "description"),
    (Namespace::Atom, "summary"),
    (Namespace::Own, "summary"),
    (Namespace::Dc, "description"),
    (Namespace::Media, "description"),
    (Namespace::Itunes, "summary"),
    (Namespace::Itunes, "subtitle"),
];

const CONTENTS: &[(Namespace, &str)] = &[
    (Namespace::Content, "encoded"),
    (Namespace::Atom, "content"),
    (Namespace::Own, "encoded"),
    (Namespace::Own, "content"),
    (Namespace::Xhtml, "body"),
    (Namespace::Xhtml, "div"),
];

/// Reads the feed that begins with `root`: `<rss>`, `<rdf:RDF>`, `<channel>`.
pub(super) fn read(tree: &Tree<'_>, root: Element<'_, '_>, served_from: Option<&Url>) -> Feed {
    let mut feed = Feed::default();
    let channel = tree.elements().find(|e| e.is(Namespace::Own, "channel")).unwrap_or(root);
    let home = channel
        .children()
        .filter(|child| child.is(Namespace::Own, "link"))
        .find_map(|link| address::resolve(served_from, &link.text()?));
    feed.title =
        channel.child(Namespace::Own, "title").and_then(|title| html_text::title(&title.markup()));
    feed.language = language_of(channel).or_else(|| language_of(root));
    let links = channel.children().filter(|child| child.name() == "link");
    for link in links.filter(|link| link.attribute("href").is_some()) {
        feed.add_link(link, served_from);
    }
    // Links in items are commonly relative to the site, wherever its feed is served.
    let document = home.as_ref().or(served_from);
    let in_podcast = channel.children().any(|child| child.namespace() == Namespace::Itunes);
    let items = tree.elements().filter(|element| element.is(Namespace::Own, "item"));
    feed.items = items
        .map(|element| read_item(element, document, home.as_ref(), in_podcast))
        .filter(|item| !item.is_empty())
        .collect();
    feed
}

fn read_item(
    element: Element<'_, '_>,
    document: Option<&Url>,
    home: Option<&Url>,
    in_podcast: bool,
) -> Item {
    let base = base_of(element, document);
    let base = base.as_ref();
    let mut item = Item {
        title: first(element, TITLES).find_map(|title| html_text::title(&title.markup())),
        link: link(element, base, home),
        summary: prose(element, SUMMARIES),
        content: prose(element, CONTENTS),
        published: first(element, PUBLISHED).find_map(Element::text),
        modified: first(element, MODIFIED).find_map(Element::text),
        kind: media::kind(element, in_podcast),
        ..Item::default()
    };
    add_authors(&mut item, element);
    add_tags(&mut item, element);
    let shown = || {
        let texts = [item.content.as_ref(), item.summary.as_ref()];
        texts.into_iter().flatten().find_map(|prose| prose.image.as_deref())
    };
    item.image = media::image(element, base)
        .or_else(|| media::picture(shown()?, item.link.as_ref().or(base)));
    item
}

/// The children of an item that are of any of these names, in the order of the names.
fn first<'t, 'a>(
    item: Element<'t, 'a>,
    names: &'static [(Namespace, &'static str)],
) -> impl Iterator<Item = Element<'t, 'a>> {
    names
        .iter()
        .flat_map(move |(namespace, name)| item.children().filter(|c| c.is(*namespace, name)))
}

fn prose(item: Element<'_, '_>, names: &'static [(Namespace, &'static str)]) -> Option<Prose> {
    first(item, names)
        .map(|element| Prose::read(&element.markup()))
        .find(|prose| !prose.paragraphs.is_empty() || prose.image.is_some())
}

/// Where the article is. Feed services put their own address into `<link>` and the article's into
/// `feedburner:origLink`; some systems put the site's front page there and the article into `<guid>`.
fn link(item: Element<'_, '_>, base: Option<&Url>, home: Option<&Url>) -> Option<Url> {
    let of_text = |element: Element<'_, '_>| item::link(base, &element.text()?);
    let original =
        item.children().filter(|c| c.is(Namespace::Feedburner, "origlink")).find_map(of_text);
    let own = item.children().filter(|c| c.is(Namespace::Own, "link")).find_map(of_text);
    let atom = item
        .children()
        .filter(|c| c.name() == "link" && matches!(c.attribute("rel"), None | Some("alternate")))
        .find_map(|element| item::link(base, element.attribute("href")?));
    let guid = item
        .children()
        .filter(|c| c.is(Namespace::Own, "guid"))
        .filter(|c| !c.attribute("ispermalink").is_some_and(|is| is.eq_ignore_ascii_case("false")))
        // A permanent link is absolute; anything else is an identifier of some other sort.
        .find_map(|element| item::link(None, &element.text()?));
    let about = || item::link(base, item.attribute("rdf:about")?);
    let linked = original.or(own).or(atom);
    let leads_home = |url: &Url| home.is_some_and(|home| address::same(home, url));
    match linked {
        Some(url) if leads_home(&url) => guid.or(Some(url)),
        Some(url) => Some(url),
        None => guid.or_else(about),
    }
}

fn add_authors(item: &mut Item, element: Element<'_, '_>) {
    let named = |element: Element<'_, '_>| {
        let name = element.children().find(|child| child.name() == "name");
        name.and_then(Element::text).or_else(|| element.text())
    };
    for child in element.children() {
        let is_author = matches!(
            (child.namespace(), child.name()),
            (Namespace::Dc, "creator") | (Namespace::Own | Namespace::Atom, "author")
        );
        if let Some(text) = named(child).filter(|_| is_author) {
            author::add(&mut item.authors, &text);
        }
    }
    if item.authors.is_empty()
        && let Some(text) = element.child_text(Namespace::Itunes, "author")
    {
        author::add(&mut item.authors, &text);
    }
}

fn add_tags(item: &mut Item, element: Element<'_, '_>) {
    for child in element.children() {
        match (child.namespace(), child.name()) {
            (Namespace::Own, "category") => {
                if let Some(tag) = html_text::title(&child.markup()) {
                    item.add_tag(&tag);
                }
            }
            (Namespace::Atom, "category") => {
                item.add_tag(
                    child.attribute("label").or(child.attribute("term")).unwrap_or_default(),
                );
            }
            (Namespace::Dc, "subject") | (Namespace::Itunes | Namespace::Media, "keywords") => {
                for tag in child.text().unwrap_or_default().split([',', ';']) {
                    item.add_tag(tag);
                }
            }
            _ => {}
        }
    }
}
