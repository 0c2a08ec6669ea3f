//! Sitemaps: addresses, with what their extensions say about the articles there.
//!
//! The [protocol](https://www.sitemaps.org/protocol.html), with Google's extensions for
//! [news](https://www.google.com/schemas/sitemap-news/0.9/),
//! [pictures](https://www.google.com/schemas/sitemap-image/1.1/) and
//! [videos](https://www.google.com/schemas/sitemap-video/1.1/). `<lastmod>` is when a page last
//! changed, so that it only bounds the date of publication.
//!
//! The sitemaps that an index names are given as the page's `feeds`.

use std::collections::BTreeMap;

use url::Url;

use crate::feed::language;
use crate::feed::timeline::is_placeholder;
use crate::feed::xml::{Element, Namespace, Tree};
use crate::{DateBasis, Entry, EntryKind, Hint, Page, PageKind, address, dates, kind};

/// More keywords than this say nothing about an article.
const MOST_TAGS: usize = 100;

/// Reads a sitemap, an index of sitemaps, or a text of addresses.
#[must_use]
pub fn read(text: &str, hint: &Hint<'_>) -> Page {
    let base = hint.url.and_then(|url| Url::parse(url).ok());
    let mut page = Page::new(PageKind::Sitemap);
    if text.contains('<') {
        read_xml(&mut page, text, base.as_ref());
    } else {
        read_lines(&mut page, text);
    }
    page
}

fn read_lines(page: &mut Page, text: &str) {
    let mut unread = 0_usize;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match address::resolve(None, line) {
            Some(url) => page.entries.push(entry_at(&url)),
            None => unread += 1,
        }
    }
    if unread > 0 {
        page.warnings.push(format!("{unread} lines are no addresses"));
    }
}

fn read_xml(page: &mut Page, text: &str, base: Option<&Url>) {
    let tree = Tree::parse(text);
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    // Grown bit by bit, the entries would take up to three times their memory on the way.
    let listed = tree.elements().filter(|element| element.is(Namespace::Own, "url")).count();
    page.entries.reserve_exact(listed);
    for element in tree.elements() {
        let is_child = element.name() == "sitemap" && element.namespace() == Namespace::Own;
        if !is_child && !element.is(Namespace::Own, "url") {
            continue;
        }
        let place = element
            .child_text(Namespace::Own, "loc")
            .and_then(|text| address::resolve(base, &text));
        let Some(place) = place else { continue };
        if is_child {
            page.feeds.push(place.into());
            continue;
        }
        let (entry, language) = read_url(element, &place, base);
        page.entries.push(entry);
        if let Some(language) = language {
            *languages.entry(language).or_default() += 1;
        }
    }
    // The language of most.
    page.language = languages.into_iter().max_by_key(|(_, count)| *count).map(|(tag, _)| tag);
    page.warnings.extend(tree.warnings);
}

fn entry_at(url: &Url) -> Entry {
    Entry { url: Some(address::canonical(url).into()), ..Entry::default() }
}

fn read_url(element: Element<'_, '_>, place: &Url, base: Option<&Url>) -> (Entry, Option<String>) {
    let mut entry = entry_at(place);
    let mut language = None;
    for child in element.children() {
        match (child.namespace(), child.name()) {
            (Namespace::Own, "lastmod") => last_change(&mut entry, child),
            (Namespace::News, "news") => language = news(&mut entry, child),
            (Namespace::Video, "video") => video(&mut entry, child, base),
            (Namespace::Image, "image") if entry.image.is_none() => {
                let place = child.child_text(Namespace::Image, "loc");
                entry.image =
                    place.and_then(|text| address::resolve(base, &text)).map(String::from);
            }
            // The same page in its own language says which that is.
            (Namespace::Xhtml, "link") if child.attribute("rel") == Some("alternate") => {
                let same = child
                    .attribute("href")
                    .and_then(|href| address::resolve(base, href))
                    .is_some_and(|url| address::same(&url, place));
                let tag = child.attribute("hreflang").and_then(language::tag);
                language = language.or(tag.filter(|_| same));
            }
            _ => {}
        }
    }
    if let Some(url) = entry.url.as_deref().filter(|_| entry.kind == EntryKind::Article) {
        entry.kind = kind::from_address_path(url).unwrap_or_default();
    }
    (entry, language)
}

/// The page was there when it last changed.
fn last_change(entry: &mut Entry, element: Element<'_, '_>) {
    let change = element.text().and_then(|text| dates::machine(&text));
    let change = change.filter(|change| !is_placeholder(*change));
    if let Some(change) = change.filter(|_| entry.date_published.is_none()) {
        entry.date_latest = Some(change.day());
        entry.date_basis = Some(DateBasis::Attribute);
    }
}

fn news(entry: &mut Entry, news: Element<'_, '_>) -> Option<String> {
    if let Some(title) = news.child_text(Namespace::News, "title") {
        let (kind, title) = kind::split(&title);
        entry.kind = kind;
        entry.title = (!title.is_empty()).then(|| title.to_owned());
    }
    if let Some(text) = news.child_text(Namespace::News, "publication_date") {
        published(entry, text);
    }
    let keywords = news.child_text(Namespace::News, "keywords").unwrap_or_default();
    for tag in keywords.split(',').map(str::trim).filter(|tag| !tag.is_empty()).take(MOST_TAGS) {
        if entry.tags.iter().all(|known| known != tag) {
            entry.tags.push(tag.to_owned());
        }
    }
    let genres = news.child_text(Namespace::News, "genres").unwrap_or_default();
    let opinion = genres.split(',').any(|genre| matches!(genre.trim(), "Opinion" | "OpEd"));
    if entry.kind == EntryKind::Article && opinion {
        entry.kind = EntryKind::Opinion;
    }
    let publication = news.child(Namespace::News, "publication")?;
    language::tag(&publication.child_text(Namespace::News, "language")?)
}

/// A page with a video is a video only where nothing else is said about it.
fn video(entry: &mut Entry, video: Element<'_, '_>, base: Option<&Url>) {
    if entry.title.is_none() {
        entry.title = video.child_text(Namespace::Video, "title");
        entry.summary = video.child_text(Namespace::Video, "description");
        entry.kind = EntryKind::Video;
    }
    if entry.image.is_none() {
        let thumbnail = video.child_text(Namespace::Video, "thumbnail_loc");
        entry.image = thumbnail.and_then(|text| address::resolve(base, &text)).map(String::from);
    }
    if entry.date_published.is_none()
        && let Some(text) = video.child_text(Namespace::Video, "publication_date")
    {
        published(entry, text);
    }
}

fn published(entry: &mut Entry, text: String) {
    if let Some(when) = dates::machine(&text).filter(|when| !is_placeholder(*when)) {
        entry.date_published = Some(when);
        entry.date_earliest = Some(when.day());
        entry.date_latest = Some(when.day());
        entry.date_basis = Some(DateBasis::Attribute);
    }
    entry.date_text = Some(text);
}
