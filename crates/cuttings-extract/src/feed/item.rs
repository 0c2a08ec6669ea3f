//! What every feed format says about an article, and how that becomes an entry.
//!
//! The readers of the formats only collect [`Item`]s. What follows is the same for all: which text is
//! the summary and which the whole article ([`texts`](super::texts)), what the dates mean given each
//! other ([`timeline`](super::timeline)), and where the article is.

use url::Url;

use super::html_text::Prose;
use super::{texts, timeline};
use crate::{Author, Entry, EntryKind, address, kind};

/// More tags than this say nothing about an article.
const MOST_TAGS: usize = 100;

/// One item of a feed, as its format's reader found it.
#[derive(Debug, Default)]
pub(super) struct Item {
    /// One line of plain text.
    pub(super) title: Option<String>,
    /// The article's address, absolute.
    pub(super) link: Option<Url>,
    /// The teaser.
    pub(super) summary: Option<Prose>,
    /// What the feed gives as the whole text.
    pub(super) content: Option<Prose>,
    /// The date of publication as written.
    pub(super) published: Option<String>,
    /// The date of the last change as written.
    pub(super) modified: Option<String>,
    /// Who wrote it.
    pub(super) authors: Vec<Author>,
    /// Tags without repetition.
    pub(super) tags: Vec<String>,
    /// Its picture, absolute.
    pub(super) image: Option<Url>,
    /// Whether the item is an episode or a clip; its title may say more.
    pub(super) kind: EntryKind,
}

impl Item {
    /// Adds a tag unless it is there already, in whatever case.
    pub(super) fn add_tag(&mut self, tag: &str) {
        let tag = tag.trim();
        let lower = tag.to_lowercase();
        let is_room = self.tags.len() < MOST_TAGS;
        if is_room && !tag.is_empty() && self.tags.iter().all(|known| known.to_lowercase() != lower)
        {
            self.tags.push(tag.to_owned());
        }
    }

    /// Whether it is a reader's comment: its address is a place below an article.
    pub(super) fn is_comment(&self) -> bool {
        let fragment = self.link.as_ref().and_then(Url::fragment).unwrap_or_default();
        let number = fragment.strip_prefix("comment").map(|rest| rest.trim_start_matches('-'));
        number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether it says anything about an article.
    pub(super) fn is_empty(&self) -> bool {
        self.title.is_none()
            && self.link.is_none()
            && self.summary.is_none()
            && self.content.is_none()
    }
}

/// The entries of a feed's items, in their order.
pub(super) fn entries(items: Vec<Item>, language: Option<&str>) -> Vec<Entry> {
    let links = addresses(&items);
    let dates = timeline::dates(&items, &links, language);
    let texts = texts::texts(&items);
    let mut entries = Vec::with_capacity(items.len());
    for (((item, url), date), text) in items.into_iter().zip(links).zip(dates).zip(texts) {
        let (marked, title) = item.title.as_deref().map(kind::split).unwrap_or_default();
        let title = (!title.is_empty()).then(|| title.to_owned());
        let kind = [marked, item.kind]
            .into_iter()
            .find(|kind| *kind != EntryKind::Article)
            .or_else(|| url.as_deref().and_then(kind::from_address_path))
            .unwrap_or_default();
        entries.push(Entry {
            title,
            url,
            summary: text.summary,
            truncated: text.truncated,
            content_text: text.content,
            date_published: date.published,
            date_text: date.text,
            date_basis: date.basis,
            date_earliest: date.range.earliest,
            date_latest: date.range.latest,
            authors: item.authors,
            kind,
            image: item.image.map(String::from),
            tags: item.tags,
            ..Entry::default()
        });
    }
    entries
}

/// The addresses to show. A fragment is kept where it alone tells two items apart: the entries of a
/// change log are places on one page.
fn addresses(items: &[Item]) -> Vec<Option<String>> {
    let plain = |link: &Url| String::from(address::canonical(link));
    let mut counts: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for link in items.iter().filter_map(|item| item.link.as_ref()) {
        *counts.entry(plain(link)).or_default() += 1;
    }
    let shown = |link: &Url| {
        let mut url = address::canonical(link);
        if counts.get(url.as_str()).is_some_and(|count| *count > 1) {
            url.set_fragment(link.fragment());
        }
        String::from(url)
    };
    items.iter().map(|item| item.link.as_ref().map(shown)).collect()
}

/// The address that a link in a feed leads to in the end.
pub(super) fn link(base: Option<&Url>, href: &str) -> Option<Url> {
    let url = address::resolve(base, href)?;
    Some(address::unwrap_redirect(&url).unwrap_or(url))
}
