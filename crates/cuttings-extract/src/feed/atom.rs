//! Atom 1.0 ([RFC 4287](https://www.rfc-editor.org/rfc/rfc4287)) and its drafts, of which 0.3 is in
//! use.

use url::Url;

use super::html_text::{self, Prose};
use super::item::{self, Item};
use super::xml::{Element, Namespace, Tree, decoded};
use super::{Feed, author, base_of, language_of, media};

/// Reads the feed that begins with `root`: `<feed>`, or a single `<entry>`.
pub(super) fn read(tree: &Tree<'_>, root: Element<'_, '_>, served_from: Option<&Url>) -> Feed {
    let mut feed = Feed::default();
    if root.name() == "feed" {
        feed.title = child(root, "title").and_then(title);
        for link in root.children().filter(|child| is_own(*child, "link")) {
            feed.add_link(link, base_of(link, served_from).as_ref());
        }
    }
    feed.language = language_of(root);
    let mut feed_authors = Vec::new();
    for child in root.children().filter(|child| is_own(*child, "author")) {
        author::add(&mut feed_authors, &name_of(child));
    }
    let entries = tree.elements().filter(|element| is_own(*element, "entry"));
    feed.items = entries
        .map(|element| read_entry(element, served_from))
        .filter(|item| !item.is_empty())
        .collect();
    for item in &mut feed.items {
        if item.authors.is_empty() {
            item.authors.clone_from(&feed_authors);
        }
    }
    feed
}

fn read_entry(entry: Element<'_, '_>, served_from: Option<&Url>) -> Item {
    let base = base_of(entry, served_from);
    let base = base.as_ref();
    let summary = child(entry, "summary").and_then(prose).or_else(|| media_description(entry));
    let mut item = Item {
        title: child(entry, "title").and_then(title),
        link: link(entry, served_from),
        summary,
        content: child(entry, "content").and_then(prose),
        published: date(entry, &["published", "issued", "created"]),
        modified: date(entry, &["updated", "modified"]),
        kind: media::kind(entry, false),
        ..Item::default()
    };
    add_authors(&mut item, entry);
    for category in entry.children().filter(|child| is_own(*child, "category")) {
        // Blogger says by a category what sort of thing an entry is.
        if !category.attribute("scheme").is_some_and(|scheme| scheme.ends_with("#kind")) {
            let tag = category.attribute("label").or(category.attribute("term"));
            item.add_tag(&decoded(tag.unwrap_or_default()));
        }
    }
    for subject in entry.children().filter(|child| child.is(Namespace::Dc, "subject")) {
        item.add_tag(&subject.text().unwrap_or_default());
    }
    let shown = || {
        let texts = [item.content.as_ref(), item.summary.as_ref()];
        texts.into_iter().flatten().find_map(|prose| prose.image.as_deref())
    };
    item.image =
        media::image(entry, base).or_else(|| media::picture(shown()?, item.link.as_ref().or(base)));
    item
}

fn is_own(element: Element<'_, '_>, name: &str) -> bool {
    element.is(Namespace::Own, name) || element.is(Namespace::Atom, name)
}

fn child<'t, 'a>(element: Element<'t, 'a>, name: &str) -> Option<Element<'t, 'a>> {
    element.children().find(|child| is_own(*child, name))
}

fn name_of(person: Element<'_, '_>) -> String {
    child(person, "name").map_or_else(
        || person.text().filter(|_| person.children().next().is_none()).unwrap_or_default(),
        |name| name.text().unwrap_or_default(),
    )
}

fn add_authors(item: &mut Item, entry: Element<'_, '_>) {
    let sources = [Some(entry), child(entry, "source")];
    for source in sources.into_iter().flatten() {
        for person in source.children().filter(|child| is_own(*child, "author")) {
            author::add(&mut item.authors, &name_of(person));
        }
        for creator in source.children().filter(|child| child.is(Namespace::Dc, "creator")) {
            author::add(&mut item.authors, &creator.text().unwrap_or_default());
        }
        if !item.authors.is_empty() {
            return;
        }
    }
}

/// Of the dates of one sort, the first that is there: the names of 1.0, then those of 0.3.
fn date(entry: Element<'_, '_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| child(entry, name)?.text())
}

/// A title. Where it is said to be text, tags in it are words; where nothing is said, feeds put HTML
/// there as often.
fn title(element: Element<'_, '_>) -> Option<String> {
    if element.attribute("type") == Some("text") {
        return element.text().map(|text| decoded(&text).into_owned());
    }
    html_text::title(&element.markup())
}

/// A text construct or content; `None` where it is elsewhere (`src`) or is no text.
fn prose(element: Element<'_, '_>) -> Option<Prose> {
    let kind = element.attribute("type").unwrap_or("html").to_ascii_lowercase();
    let prose = match kind.as_str() {
        "text" | "text/plain" => Prose::of_text(&element.markup()),
        "html"
        | "xhtml"
        | "text/html"
        | "application/xhtml+xml"
        | "text/xml"
        | "application/xml" => Prose::read(&without_prefixes(&element.markup())),
        _ => return None,
    };
    (!prose.paragraphs.is_empty() || prose.image.is_some()).then_some(prose)
}

/// XHTML whose elements have a prefix is HTML without it.
fn without_prefixes(markup: &str) -> String {
    let mut plain = markup.to_owned();
    for prefix in ["xhtml:", "h:"] {
        if plain.contains(&format!("<{prefix}")) {
            plain = plain.replace(&format!("<{prefix}"), "<").replace(&format!("</{prefix}"), "</");
        }
    }
    plain
}

fn media_description(entry: Element<'_, '_>) -> Option<Prose> {
    let description = entry.descendants().find(|e| e.is(Namespace::Media, "description"))?;
    let prose = Prose::read(&description.markup());
    (!prose.paragraphs.is_empty()).then_some(prose)
}

/// Where the article is: the alternate in HTML before any other alternate; the identifier, which is
/// an address in most feeds, where there is none.
fn link(entry: Element<'_, '_>, served_from: Option<&Url>) -> Option<Url> {
    let original = entry.child_text(Namespace::Feedburner, "origlink");
    if let Some(url) = original.and_then(|text| item::link(None, &text)) {
        return Some(url);
    }
    let alternates = || {
        entry.children().filter(|child| {
            is_own(*child, "link") && matches!(child.attribute("rel"), None | Some("alternate"))
        })
    };
    let in_html = alternates()
        .filter(|link| link.attribute("type").is_some_and(|kind| kind.contains("html")));
    let mut links = in_html.chain(alternates()).filter_map(|link| {
        let base = base_of(link, served_from);
        let text = link.text();
        item::link(base.as_ref(), link.attribute("href").or(text.as_deref())?)
    });
    links.next().or_else(|| item::link(None, &child(entry, "id")?.text()?))
}
