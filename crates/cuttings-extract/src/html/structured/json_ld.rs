//! JSON-LD: `<script type="application/ld+json">`.
//!
//! Objects that name each other by `@id` are joined first, since publishers spread one article over
//! a graph of page, person and picture. An article at the top is the page's own, unless there are
//! several; articles inside lists, and items of lists, are what the page lists.

use std::collections::HashMap;

use serde_json::{Map, Value};
use url::Url;

use super::roles::{self, Type};
use super::{Claim, Found, MOST_CLAIMS, Source, json, same_page, text};
use crate::EntryKind;
use crate::dom::{Dom, NodeId};

type Object = Map<String, Value>;

/// Collects the script blocks.
#[derive(Default)]
pub(super) struct Reader {
    values: Vec<Value>,
}

/// What JSON-LD says.
#[derive(Default)]
pub(super) struct JsonLd {
    pub(super) items: Vec<Claim>,
    pub(super) article: Option<Claim>,
    pub(super) page: Option<Claim>,
    pub(super) says_article: bool,
    pub(super) says_listing: bool,
    pub(super) site_name: Option<String>,
    pub(super) publisher: Option<String>,
}

impl Reader {
    pub(super) fn visit(&mut self, dom: &Dom<'_>, node: NodeId) {
        let is_ld = dom.attr(node, "type").is_some_and(|t| {
            t.get(..t.len().min(64)).unwrap_or("").to_ascii_lowercase().contains("ld+json")
        });
        if is_ld {
            for child in dom.children(node) {
                self.values.extend(json::values(dom.text(child)));
            }
        }
    }

    pub(super) fn finish(self, base: Option<&Url>, own: Option<&Url>) -> JsonLd {
        let mut by_id = HashMap::new();
        self.values.iter().for_each(|value| index(value, &mut by_id));
        let mut walk = Walk { by_id: &by_id, base, tops: Vec::new(), out: JsonLd::default() };
        for value in &self.values {
            walk.value(value, Place::Top);
        }
        let Walk { tops, out, .. } = walk;
        let found = split(tops, own);
        let mut items = found.items;
        items.extend(out.items);
        items.truncate(MOST_CLAIMS);
        JsonLd {
            items,
            article: found.article,
            says_article: found.says_article,
            says_listing: out.says_listing || found.says_listing,
            ..out
        }
    }
}

/// Remembers the objects that others may name by `@id`.
fn index<'v>(value: &'v Value, by_id: &mut HashMap<&'v str, &'v Object>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| index(value, by_id)),
        Value::Object(object) => {
            if let Some(id) = object.get("@id").and_then(Value::as_str)
                && object.len() > 1
            {
                by_id.entry(id).or_insert(object);
            }
            object.values().for_each(|value| index(value, by_id));
        }
        _ => {}
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// The page's own, as far as can be told.
    Top,
    /// In a list.
    Listed,
}

/// A piece at the top, and whether it is an article by its type.
struct Top {
    claim: Claim,
    is_article: bool,
}

struct Walk<'v, 'b> {
    by_id: &'b HashMap<&'v str, &'v Object>,
    base: Option<&'b Url>,
    tops: Vec<Top>,
    out: JsonLd,
}

/// Keys under which a page keeps what it lists.
const LISTS: &[&str] = &["blogPost", "blogPosts", "hasPart", "itemListElement", "dataFeedElement"];
/// Keys under which a page keeps what it is about.
const MAINS: &[&str] = &["@graph", "mainEntity", "mainEntityOfPage"];

impl<'v> Walk<'v, '_> {
    fn value(&mut self, value: &'v Value, place: Place) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.value(value, place)),
            Value::Object(object) => self.object(object, place),
            _ => {}
        }
    }

    fn object(&mut self, object: &'v Object, place: Place) {
        if self.out.items.len() + self.tops.len() >= MOST_CLAIMS {
            return;
        }
        match kind_of(object) {
            Some((Type::Noise, _)) => return,
            Some((kind @ (Type::Article | Type::Piece), _)) => self.piece(object, kind, place),
            Some((Type::List, _)) => {
                let list_of_entries = LISTS.iter().any(|key| object.contains_key(*key));
                let is_item_list = names(object).any(|name| name.ends_with("ItemList"));
                self.out.says_listing |= place == Place::Top && (list_of_entries || !is_item_list);
                self.keep_page(object);
            }
            Some((Type::Page, _)) => self.keep_page(object),
            Some((Type::Site, _)) => {
                self.out.site_name = self.out.site_name.take().or_else(|| string(object, "name"));
            }
            Some((Type::Organisation, _)) => self.keep_publisher(object),
            None if place == Place::Listed => self.list_item(object),
            None => {}
        }
        for key in LISTS {
            if let Some(inner) = object.get(*key) {
                self.value(inner, Place::Listed);
            }
        }
        for key in MAINS {
            if let Some(inner) = object.get(*key) {
                self.value(inner, place);
            }
        }
    }

    fn keep_page(&mut self, object: &'v Object) {
        if self.out.page.is_none() {
            self.out.page = Some(self.claim(object));
        }
    }

    fn keep_publisher(&mut self, object: &Object) {
        self.out.publisher = self.out.publisher.take().or_else(|| string(object, "name"));
    }

    fn piece(&mut self, object: &'v Object, kind: Type, place: Place) {
        if let Some(Value::Object(publisher)) = object.get("publisher") {
            let publisher = self.resolved(publisher);
            self.keep_publisher(publisher);
        }
        let claim = self.claim(object);
        if claim.title.is_none() && claim.url.is_none() {
            return;
        }
        match place {
            Place::Top => self.tops.push(Top { claim, is_article: kind == Type::Article }),
            Place::Listed => self.out.items.push(claim),
        }
    }

    /// An item of a list: `{"position": 1, "url": …}` or `{"position": 1, "item": {…}}`.
    fn list_item(&mut self, object: &'v Object) {
        let mut claim = match object.get("item") {
            Some(Value::Object(item)) => {
                let item = self.resolved(item);
                let mut claim = self.claim(item);
                claim.kind = kind_of(item).and_then(|(_, kind)| kind);
                claim
            }
            Some(Value::String(address)) => {
                let mut claim = Claim::new(Source::JsonLd);
                claim.url = web_address(self.base, address);
                claim
            }
            _ => Claim::new(Source::JsonLd),
        };
        claim.complete_from(&self.claim(object));
        if claim.url.is_some() && self.out.items.len() < MOST_CLAIMS {
            self.out.items.push(claim);
        }
    }

    /// The object that a reference names, or the object itself.
    fn resolved(&self, object: &'v Object) -> &'v Object {
        let named = object.get("@id").and_then(Value::as_str).filter(|_| object.len() <= 2);
        named.and_then(|id| self.by_id.get(id).copied()).unwrap_or(object)
    }

    fn claim(&self, object: &'v Object) -> Claim {
        let date = |key| string(object, key).and_then(|text| super::date(&text));
        let mut claim = Claim::new(Source::JsonLd);
        claim.kind = kind_of(object).and_then(|(_, kind)| kind);
        claim.title = string(object, "headline").or_else(|| string(object, "name"));
        claim.url = self.address(object);
        claim.summary = string(object, "description").or_else(|| string(object, "abstract"));
        // What is announced is filed under the day that it is on, as it is where the day is shown.
        let starts = || date("startDate").filter(|_| claim.kind == Some(EntryKind::Event));
        claim.date_published = date("datePublished")
            .or_else(|| date("uploadDate"))
            .or_else(|| date("dateCreated"))
            .or_else(starts);
        claim.date_modified = date("dateModified");
        claim.authors = self.people(object);
        claim.image = ["image", "thumbnailUrl", "primaryImageOfPage"]
            .iter()
            .find_map(|key| self.image(object.get(*key)?, 4));
        claim.section = object.get("articleSection").and_then(first_string);
        claim.tags = object.get("keywords").map(tags).unwrap_or_default();
        claim.content_text =
            object.get("articleBody").and_then(Value::as_str).and_then(text::prose);
        claim
    }

    fn address(&self, object: &'v Object) -> Option<Url> {
        let of = |key: &str| match object.get(key)? {
            Value::String(address) => web_address(self.base, address),
            Value::Object(page) => ["@id", "url"]
                .iter()
                .find_map(|key| web_address(self.base, page.get(*key)?.as_str()?)),
            Value::Array(values) => values.iter().find_map(|v| web_address(self.base, v.as_str()?)),
            _ => None,
        };
        let id = || {
            let id = object.get("@id")?.as_str()?;
            // An @id with a fragment names a node of the graph more often than a page.
            (id.starts_with("http") && !id.contains('#')).then(|| web_address(None, id))?
        };
        of("url").or_else(|| of("mainEntityOfPage")).or_else(id)
    }

    fn people(&self, object: &'v Object) -> Vec<String> {
        let mut names = Vec::new();
        for key in ["author", "creator"] {
            if names.is_empty()
                && let Some(value) = object.get(key)
            {
                self.names(value, &mut names, 4);
            }
        }
        names
    }

    fn names(&self, value: &'v Value, names: &mut Vec<String>, depth: u8) {
        if depth == 0 || names.len() >= 16 {
            return;
        }
        match value {
            Value::String(name) => {
                names.extend(text::plain(name).filter(|name| !names.contains(name)));
            }
            Value::Array(values) => values.iter().for_each(|v| self.names(v, names, depth - 1)),
            Value::Object(person) => {
                if let Some(name) = self.resolved(person).get("name") {
                    self.names(name, names, depth - 1);
                }
            }
            _ => {}
        }
    }

    fn image(&self, value: &'v Value, depth: u8) -> Option<Url> {
        match value {
            _ if depth == 0 => None,
            Value::String(address) => web_address(self.base, address),
            Value::Array(values) => values.iter().find_map(|v| self.image(v, depth - 1)),
            Value::Object(image) => {
                let image = self.resolved(image);
                ["url", "contentUrl", "@id"]
                    .iter()
                    .find_map(|key| self.image(image.get(*key)?, depth - 1))
            }
            _ => None,
        }
    }
}

/// Decides which of the pieces at the top is the page's own.
fn split(tops: Vec<Top>, own: Option<&Url>) -> Found {
    let articles = tops.iter().any(|top| top.is_article);
    let (wanted, beside): (Vec<Top>, Vec<Top>) =
        tops.into_iter().partition(|top| top.is_article == articles);
    let distinct = joined(wanted);
    let is_own = |claim: &Claim| claim.url.as_ref().zip(own).is_some_and(|(a, b)| same_page(a, b));
    let chosen = match distinct.len() {
        0 => None,
        1 => Some(0),
        _ => {
            // Several that all name the page itself say nothing about which is its own.
            let mut of_page = distinct.iter().enumerate().filter(|(_, claim)| is_own(claim));
            of_page.next().map(|(at, _)| at).filter(|_| of_page.next().is_none())
        }
    };
    let mut items = distinct;
    let article = chosen.map(|at| items.remove(at));
    items.extend(beside.into_iter().map(|top| top.claim));
    Found {
        says_article: articles && article.is_some(),
        says_listing: articles && article.is_none() && items.len() > 2,
        article,
        items,
    }
}

/// Claims about one page joined: it is often described twice, by two plug-ins.
fn joined(tops: Vec<Top>) -> Vec<Claim> {
    let mut distinct: Vec<Claim> = Vec::new();
    let mut by_title: HashMap<Option<String>, usize> = HashMap::new();
    for Top { claim, .. } in tops {
        let same_title = claim.title.as_ref().and_then(|_| by_title.get(&claim.title));
        let known = same_title.or(by_title.get(&None)).copied().or(distinct.len().checked_sub(1));
        let known = known.and_then(|at| distinct.get_mut(at)).filter(|known| {
            match (&known.url, &claim.url) {
                (Some(a), Some(b)) => same_page(a, b),
                _ => known.title.is_none() || claim.title.is_none() || known.title == claim.title,
            }
        });
        match known {
            Some(known) => known.complete_from(&claim),
            None => {
                by_title.insert(claim.title.clone(), distinct.len());
                distinct.push(claim);
            }
        }
    }
    distinct
}

fn names(object: &Object) -> impl Iterator<Item = &str> {
    let (one, many) = match object.get("@type").or_else(|| object.get("type")) {
        Some(Value::String(name)) => (Some(name.as_str()), [].as_slice()),
        Some(Value::Array(names)) => (None, names.as_slice()),
        _ => (None, [].as_slice()),
    };
    one.into_iter().chain(many.iter().filter_map(Value::as_str))
}

fn kind_of(object: &Object) -> Option<(Type, Option<crate::EntryKind>)> {
    let known: Vec<_> = names(object).filter_map(roles::of_type).collect();
    let article = known.iter().find(|(kind, _)| *kind == Type::Article);
    article.or(known.first()).copied()
}

fn string(object: &Object, key: &str) -> Option<String> {
    object.get(key).and_then(first_string)
}

fn first_string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => text::plain(text),
        Value::Array(values) => values.iter().find_map(|value| text::plain(value.as_str()?)),
        Value::Object(object) => object.get("@value")?.as_str().and_then(text::plain),
        _ => None,
    }
}

/// Tags: an array of strings or terms, or a string with commas.
fn tags(value: &Value) -> Vec<String> {
    let mut tags = Vec::new();
    let mut keep = |text: &str| {
        for tag in text.split([',', ';']) {
            if tags.len() < 64 {
                tags.extend(text::plain(tag).filter(|tag| !tags.contains(tag)));
            }
        }
    };
    match value {
        Value::String(text) => keep(text),
        Value::Array(values) => {
            for value in values {
                match value {
                    Value::String(text) => keep(text),
                    Value::Object(term) => {
                        if let Some(name) = term.get("name").and_then(Value::as_str) {
                            keep(name);
                        }
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
    tags
}

fn web_address(base: Option<&Url>, href: &str) -> Option<Url> {
    let url = crate::address::resolve(base, href)?;
    (!href.trim().is_empty() && matches!(url.scheme(), "http" | "https")).then_some(url)
}
