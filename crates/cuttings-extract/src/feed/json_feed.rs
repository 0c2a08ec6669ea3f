//! JSON Feed [1.0](https://www.jsonfeed.org/version/1/) and
//! [1.1](https://www.jsonfeed.org/version/1.1/).
//!
//! Members of the wrong type are as good as missing. A file that was cut is read as far as it goes.

use memchr::memmem;
use serde_json::{Map, Value};
use url::Url;

use super::html_text::{self, Prose};
use super::item::{self, Item};
use super::{Feed, author, language, media};
use crate::{Author, EntryKind, Hint, Page, PageKind, address};

/// Reads a JSON Feed. Other JSON is a page of kind [`PageKind::Other`].
pub(super) fn read(text: &str, hint: &Hint<'_>) -> Page {
    let (object, warning) = parse(text);
    let is_feed =
        string(&object, "version").is_some_and(|version| version.contains("jsonfeed.org"));
    let items: Vec<&Map<String, Value>> =
        array(&object, "items").iter().filter_map(Value::as_object).collect();
    let mut warnings: Vec<String> = warning.into_iter().collect();
    if !is_feed {
        let looks_like_one = items.iter().any(|item| {
            item.contains_key("url") || item.contains_key("content_html") || item.contains_key("id")
        });
        if !looks_like_one {
            let mut page = Page::new(PageKind::Other);
            page.warnings = warnings;
            page.warnings.push("JSON, but not a JSON Feed: nothing was read".to_owned());
            return page;
        }
        warnings.push("no version of JSON Feed is named: read as one".to_owned());
    }
    let mut page = feed(&object, &items, hint).into_page();
    page.warnings.extend(warnings);
    page
}

/// The object, and what was wrong with it. Of a file that is cut, what comes before `items` and the
/// items that are whole.
fn parse(text: &str) -> (Map<String, Value>, Option<String>) {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let error = match serde_json::from_str(text) {
        Ok(Value::Object(object)) => return (object, None),
        Ok(_) => return (Map::new(), None),
        Err(error) => error,
    };
    let mut object = Map::new();
    if let Some((head, rest)) = at_items(text) {
        let head = serde_json::from_str(&format!("{head}[]}}"));
        if let Ok(Value::Object(known)) = head {
            object = known;
        }
        object.insert("items".to_owned(), Value::Array(whole_values(rest)));
    }
    (object, Some(format!("not well-formed JSON ({error}): read as far as it goes")))
}

/// The text up to the array of items, and what follows its bracket.
fn at_items(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    loop {
        let at = from + memmem::find(text.get(from..)?.as_bytes(), b"\"items\"")? + 7;
        let rest = text.get(at..)?;
        if let Some(array) = rest.trim_start().strip_prefix(':').map(str::trim_start)
            && let Some(inner) = array.strip_prefix('[')
        {
            return Some((text.get(..text.len() - array.len())?, inner));
        }
        from = at;
    }
}

/// The values of an array before the one that is broken.
fn whole_values(mut rest: &str) -> Vec<Value> {
    let mut values = Vec::new();
    loop {
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let Some(Ok(value)) = stream.next() else { return values };
        values.push(value);
        let after = rest.get(stream.byte_offset()..).unwrap_or_default();
        match after.trim_start().strip_prefix(',') {
            Some(next) => rest = next,
            None => return values,
        }
    }
}

fn feed(object: &Map<String, Value>, items: &[&Map<String, Value>], hint: &Hint<'_>) -> Feed {
    let served_from = hint.url.and_then(|url| Url::parse(url).ok());
    let home = string(object, "home_page_url")
        .and_then(|href| address::resolve(served_from.as_ref(), href))
        .or_else(|| served_from.clone());
    let own_address = |name: &str| {
        let href = string(object, name)?;
        address::resolve(served_from.as_ref().or(home.as_ref()), href).map(String::from)
    };
    let feed_authors = authors(object);
    let mut feed = Feed {
        title: string(object, "title").and_then(html_text::title),
        language: string(object, "language").and_then(language::tag),
        next: own_address("next_url"),
        own: own_address("feed_url").into_iter().collect(),
        ..Feed::default()
    };
    for object in items {
        let mut item = read_item(object, home.as_ref());
        if item.authors.is_empty() {
            item.authors.clone_from(&feed_authors);
        }
        if !item.is_empty() {
            feed.items.push(item);
        }
    }
    feed
}

fn read_item(object: &Map<String, Value>, base: Option<&Url>) -> Item {
    let html = string(object, "content_html").map(Prose::read);
    let text = string(object, "content_text").map(Prose::of_text);
    let mut item = Item {
        title: string(object, "title").and_then(html_text::title),
        link: string(object, "url")
            .and_then(|href| item::link(base, href))
            .or_else(|| item::link(None, string(object, "id")?))
            .or_else(|| item::link(base, string(object, "external_url")?)),
        summary: string(object, "summary").map(Prose::read),
        published: string(object, "date_published").map(str::to_owned),
        modified: string(object, "date_modified").map(str::to_owned),
        authors: authors(object),
        kind: kind(object),
        ..Item::default()
    };
    for tag in array(object, "tags").iter().filter_map(Value::as_str) {
        item.add_tag(tag);
    }
    let named = ["image", "banner_image"].into_iter().find_map(|name| string(object, name));
    let shown = html.as_ref().and_then(|prose| prose.image.as_deref());
    item.image = named.or(shown).and_then(|href| media::picture(href, item.link.as_ref().or(base)));
    item.content = html.filter(|prose| !prose.paragraphs.is_empty()).or(text);
    item
}

/// Version 1.0 has one author, 1.1 a list.
fn authors(object: &Map<String, Value>) -> Vec<Author> {
    let mut found = Vec::new();
    for value in array(object, "authors").iter().chain(object.get("author")) {
        let name = value.as_str().or_else(|| value.get("name")?.as_str());
        author::add(&mut found, name.unwrap_or_default());
    }
    found
}

/// An attachment with a duration is what the item is about.
fn kind(object: &Map<String, Value>) -> EntryKind {
    let attachments = array(object, "attachments");
    let is = |medium: &str| {
        attachments.iter().any(|attachment| {
            let of_type = attachment.get("mime_type").and_then(Value::as_str);
            of_type.is_some_and(|of_type| of_type.starts_with(medium))
                && attachment.get("duration_in_seconds").is_some()
        })
    };
    match (is("video/"), is("audio/")) {
        (true, _) => EntryKind::Video,
        (_, true) => EntryKind::Audio,
        _ => EntryKind::Article,
    }
}

fn string<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v str> {
    object.get(name)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

fn array<'v>(object: &'v Map<String, Value>, name: &str) -> &'v [Value] {
    object.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
