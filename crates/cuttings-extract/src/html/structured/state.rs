//! State that frameworks embed for their scripts: `__NEXT_DATA__`, `__NUXT_DATA__`,
//! `__APOLLO_STATE__`, `__PRELOADED_STATE__`, Gatsby's page data, React's flight data and any other
//! JSON in a script.
//!
//! The JSON is walked as it is parsed, without building it up in memory, and every object that has a
//! title and an address is noted. Most of these are no articles: whoever uses the claims must ask
//! whether the page shows a link to the address.

use std::borrow::Cow;
use std::fmt;

use jiff::Timestamp;
use jiff::tz::Offset;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use url::Url;

use super::roles::{self, Role};
use super::{Claim, MOST_CLAIMS, Source, json, text};
use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::hash::{Map, Set};
use crate::{When, dates};

/// Collects drafts of claims from scripts.
#[derive(Default)]
pub(super) struct Reader {
    drafts: Vec<Draft>,
    flight: String,
}

/// Names of script variables that hold state; sorted. What follows the name is tried as JSON, or as
/// `JSON.parse("…")`.
///
/// Sources: the documentation of Apollo, Fusion (Arc XP), Gatsby, Next, Nuxt, Redux and Vuex.
const VARIABLES: &[&str] = &[
    "Fusion.contentCache",
    "Fusion.globalContent",
    "__APOLLO_STATE__",
    "__APP_STATE__",
    "__DATA__",
    "__INITIAL_DATA__",
    "__INITIAL_PROPS__",
    "__INITIAL_STATE__",
    "__NEXT_DATA__",
    "__NUXT__",
    "__PRELOADED_STATE__",
    "__PRELOADED_STATE",
    "__REDUX_STATE__",
    "__STATE__",
    "__remixContext",
    "__staticRouterHydrationData",
    "pageData",
];

impl Reader {
    pub(super) fn visit(&mut self, dom: &Dom<'_>, node: NodeId, _base: Option<&Url>) {
        let kind = dom.attr(node, "type").unwrap_or("").trim();
        for child in dom.children(node) {
            let script = dom.text(child);
            if kind.eq_ignore_ascii_case("application/json") || kind.ends_with("+json") {
                let is_ld = kind.to_ascii_lowercase().contains("ld+json");
                let is_nuxt = dom.attr(node, "data-nuxt-data").is_some()
                    || dom.known_attr(node, Attr::Id) == Some("__NUXT_DATA__");
                if is_nuxt {
                    self.nuxt(script);
                } else if !is_ld {
                    self.json(script);
                }
            } else if kind.is_empty() || kind.contains("javascript") || kind == "module" {
                self.script(script);
            }
        }
    }

    /// The claims, addresses resolved. Objects that have only a slug get the address of the link on
    /// the page that ends in it.
    pub(super) fn finish(mut self, dom: &Dom<'_>, base: Option<&Url>) -> Vec<Claim> {
        if !self.flight.is_empty() {
            let flight = std::mem::take(&mut self.flight);
            // Lines of the form `1a:["$","div",…]`.
            for line in flight.lines().filter(|line| may_hold_articles(line)) {
                if let Some((_, value)) = line.split_once(':') {
                    walk(value, &mut self.drafts);
                }
            }
        }
        let mut wanted = Set::default();
        if self.drafts.iter().any(|draft| draft.address.is_none()) {
            wanted.extend(
                self.drafts.iter().filter_map(|draft| draft.slug.as_deref()).map(last_part),
            );
        }
        let links = links_by_slug(dom, base, &wanted);
        self.drafts.into_iter().filter_map(|draft| draft.claim(base, &links)).collect()
    }

    fn json(&mut self, text: &str) {
        let text = json::unwrapped(text);
        if !may_hold_articles(text) {
            return;
        }
        let before = self.drafts.len();
        if walk(text, &mut self.drafts).is_none() {
            self.drafts.truncate(before);
            walk(&json::mended(text), &mut self.drafts);
        }
    }

    /// Nuxt 3 writes state as one flat array whose objects name their values by index.
    fn nuxt(&mut self, text: &str) {
        let Ok(Value::Array(values)) = serde_json::from_str(text) else { return };
        for value in &values {
            let Value::Object(object) = value else { continue };
            let mut draft = Draft::default();
            for (key, value) in object {
                if let Some((role, rank)) = roles::of_key(key)
                    && let Some(seen) = flat(&values, value, 3)
                {
                    draft.put(role, rank, seen);
                }
            }
            draft.keep(&mut self.drafts);
        }
    }

    fn script(&mut self, script: &str) {
        if let Some(pushed) = script.trim_start().strip_prefix("self.__next_f.push([1,") {
            if let Some(part) = first_string(pushed) {
                self.flight.push_str(&part);
            }
            return;
        }
        if !may_hold_articles(script) {
            return;
        }
        for name in VARIABLES {
            let Some(at) = memchr::memmem::find(script.as_bytes(), name.as_bytes()) else {
                continue;
            };
            let Some(rest) = script.get(at + name.len()..) else { continue };
            // Names of which one begins another are both found: only the whole name counts.
            let rest = rest.trim_start_matches(['"', '\'', ']', ' ', '\n', '\t']);
            let Some(rest) = rest.strip_prefix('=') else { continue };
            let rest = rest.trim_start();
            if let Some(quoted) = rest.strip_prefix("JSON.parse(") {
                if let Some(inner) = first_string(quoted) {
                    self.json(&inner);
                }
            } else if rest.starts_with(['{', '[']) {
                let before = self.drafts.len();
                if walk(rest, &mut self.drafts).is_none() {
                    self.drafts.truncate(before);
                    walk(&json::mended(rest), &mut self.drafts);
                }
            }
        }
    }
}

/// A quick look whether a text can hold objects with titles at all.
fn may_hold_articles(text: &str) -> bool {
    ["title", "eadline", "name"]
        .iter()
        .any(|key| memchr::memmem::find(text.as_bytes(), key.as_bytes()).is_some())
}

/// The string literal that a text starts with.
fn first_string(text: &str) -> Option<String> {
    serde_json::Deserializer::from_str(text).into_iter::<String>().next()?.ok()
}

/// Walks the value that a text starts with; `None` where it is ill-formed.
fn walk(text: &str, drafts: &mut Vec<Draft>) -> Option<()> {
    let mut parser = serde_json::Deserializer::from_str(text);
    Scout { drafts, keep: false }.deserialize(&mut parser).ok().map(|_| ())
}

/// The links of the page whose path ends in one of the slugs, by it.
fn links_by_slug(dom: &Dom<'_>, base: Option<&Url>, slugs: &Set<&str>) -> Map<String, Url> {
    let mut links = Map::default();
    if slugs.is_empty() {
        return links;
    }
    for node in dom.subtree(Dom::ROOT).filter(|&node| dom.tag(node) == Tag::A) {
        let href = dom.known_attr(node, Attr::Href).filter(|href| may_end_in(href, slugs));
        if let Some(url) = href.and_then(|href| crate::address::resolve(base, href)) {
            let slug = last_part(url.path());
            if slug.len() > 3 && slugs.contains(slug) && !links.contains_key(slug) {
                links.insert(slug.to_owned(), url);
            }
        }
    }
    links
}

/// Whether the path of a link can end in one of the slugs. Told without resolving the link, unless its
/// end is written in a way that resolving may change.
fn may_end_in(href: &str, slugs: &Set<&str>) -> bool {
    let last = last_part(href.split(['?', '#']).next().unwrap_or(href));
    let stays = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    slugs.contains(last) || last.is_empty() || !last.bytes().all(stays)
}

fn last_part(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().unwrap_or("")
}

/// The fields of an object that looks like an article, with how good the key was that gave each.
#[derive(Default)]
struct Draft {
    title: Option<(u8, String)>,
    address: Option<(u8, String)>,
    slug: Option<String>,
    summary: Option<(u8, String)>,
    published: Option<(u8, When)>,
    modified: Option<(u8, When)>,
    authors: Option<(u8, Vec<String>)>,
    image: Option<(u8, String)>,
    section: Option<(u8, String)>,
}

impl Draft {
    fn put(&mut self, role: Role, rank: u8, seen: Seen<'_>) {
        fn better<T>(field: &mut Option<(u8, T)>, rank: u8, value: Option<T>) {
            if let Some(value) = value
                && field.as_ref().is_none_or(|(known, _)| rank < *known)
            {
                *field = Some((rank, value));
            }
        }
        match role {
            Role::Title => better(&mut self.title, rank, seen.text()),
            Role::Url => better(&mut self.address, rank, seen.address()),
            Role::Slug => self.slug = seen.address(),
            Role::Summary => better(&mut self.summary, rank, seen.text()),
            Role::Published => better(&mut self.published, rank, seen.when()),
            Role::Modified => better(&mut self.modified, rank, seen.when()),
            Role::Author => better(&mut self.authors, rank, seen.names()),
            Role::Image => better(&mut self.image, rank, seen.address()),
            Role::Section => better(&mut self.section, rank, seen.text()),
        }
    }

    /// Keeps the draft if it names an article at all.
    fn keep(self, drafts: &mut Vec<Self>) {
        let addressed = self.address.is_some() || self.slug.is_some();
        if self.title.is_some() && addressed && drafts.len() < MOST_CLAIMS {
            drafts.push(self);
        }
    }

    fn claim(self, base: Option<&Url>, links: &Map<String, Url>) -> Option<Claim> {
        let mut claim = Claim::new(Source::State);
        let (_, title) = self.title?;
        claim.title = text::plain(&title);
        let resolve = |address: &str| crate::address::resolve(base, address);
        let by_slug = || links.get(last_part(self.slug.as_deref()?)).cloned();
        claim.url = self.address.and_then(|(_, address)| resolve(&address)).or_else(by_slug);
        claim.url.as_ref()?;
        claim.summary = self.summary.and_then(|(_, text)| text::plain(&text));
        claim.date_published = self.published.map(|(_, when)| when);
        claim.date_modified = self.modified.map(|(_, when)| when);
        claim.authors = self.authors.map(|(_, names)| names).unwrap_or_default();
        claim.image = self.image.and_then(|(_, address)| resolve(&address));
        claim.section = self.section.and_then(|(_, text)| text::plain(&text));
        Some(claim)
    }
}

/// A value that was walked, as far as the object around it may want it.
enum Seen<'de> {
    Nothing,
    Text(Cow<'de, str>),
    Number(i64),
    /// An object: the strings under the keys that hold what others refer to.
    Object {
        text: Option<String>,
        address: Option<String>,
    },
    List(Vec<Seen<'de>>),
}

impl Seen<'_> {
    fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.into_owned()).filter(|text| !text.trim().is_empty()),
            Self::Object { text, .. } => text,
            Self::List(list) => list.into_iter().find_map(Seen::text),
            _ => None,
        }
    }

    fn address(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.into_owned())
                .filter(|text| !text.trim().is_empty() && !text.contains(char::is_whitespace)),
            Self::Object { address, .. } => address,
            Self::List(list) => list.into_iter().find_map(Seen::address),
            _ => None,
        }
    }

    fn names(self) -> Option<Vec<String>> {
        let names: Vec<String> = match self {
            Self::List(list) => list.into_iter().filter_map(Seen::text).collect(),
            other => other.text().into_iter().collect(),
        };
        let names: Vec<String> = names.iter().filter_map(|name| text::plain(name)).collect();
        (!names.is_empty()).then_some(names)
    }

    fn when(self) -> Option<When> {
        match self {
            Self::Text(text) if text.len() <= 64 => dates::machine(&text),
            Self::Number(number) => instant(number),
            Self::Object { text, .. } => dates::machine(&text?),
            _ => None,
        }
    }
}

/// Seconds or milliseconds since 1970, where they give a year between 1990 and 2100.
fn instant(number: i64) -> Option<When> {
    let seconds = if number > 100_000_000_000 { number / 1000 } else { number };
    let plausible = (631_152_000..4_102_444_800).contains(&seconds);
    let at = plausible.then(|| Timestamp::from_second(seconds).ok())??;
    Some(When::Instant(at, Offset::UTC))
}

/// A value of Nuxt's flat array, by its index.
fn flat<'v>(values: &'v [Value], value: &'v Value, depth: u8) -> Option<Seen<'v>> {
    let at = usize::try_from(value.as_u64()?).ok()?;
    match values.get(at)? {
        Value::String(text) => Some(Seen::Text(Cow::Borrowed(text))),
        Value::Number(number) => number.as_i64().map(Seen::Number),
        // ["Date", "2024-…"] and ["Reactive", 5] are how types are written.
        Value::Array(pair) if depth > 0 => match pair.as_slice() {
            [Value::String(kind), Value::String(text)] if kind == "Date" => {
                Some(Seen::Text(Cow::Borrowed(text)))
            }
            [Value::String(_), inner] => flat(values, inner, depth - 1),
            list => Some(Seen::List(
                list.iter().take(8).filter_map(|v| flat(values, v, depth - 1)).collect(),
            )),
        },
        Value::Object(object) if depth > 0 => {
            let of = |keys: &[&str]| {
                keys.iter().find_map(|key| flat(values, object.get(*key)?, 0)?.text())
            };
            Some(Seen::Object { text: of(TEXT_KEYS), address: of(ADDRESS_KEYS) })
        }
        _ => None,
    }
}

/// Keys under which an object keeps the text that it stands for, best first.
const TEXT_KEYS: &[&str] =
    &["rendered", "basic", "text", "plain", "name", "title", "displayName", "value", "iso"];
/// Keys under which an object keeps the address that it stands for, best first.
const ADDRESS_KEYS: &[&str] = &["url", "src", "href", "current", "path", "sourceUrl"];

/// Walks one value and all within it, noting articles on the way.
struct Scout<'d> {
    drafts: &'d mut Vec<Draft>,
    /// Whether the caller wants the value itself, so that it must be kept.
    keep: bool,
}

impl<'de> DeserializeSeed<'de> for Scout<'_> {
    type Value = Seen<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Seen<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scout<'_> {
    type Value = Seen<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Seen<'de>, E> {
        Ok(if self.keep { Seen::Text(Cow::Borrowed(text)) } else { Seen::Nothing })
    }

    fn visit_str<E>(self, text: &str) -> Result<Seen<'de>, E> {
        Ok(if self.keep { Seen::Text(Cow::Owned(text.to_owned())) } else { Seen::Nothing })
    }

    fn visit_i64<E>(self, number: i64) -> Result<Seen<'de>, E> {
        Ok(Seen::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Seen<'de>, E> {
        Ok(i64::try_from(number).map_or(Seen::Nothing, Seen::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Seen<'de>, E> {
        Ok(Seen::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Seen<'de>, E> {
        Ok(Seen::Nothing)
    }

    fn visit_unit<E>(self) -> Result<Seen<'de>, E> {
        Ok(Seen::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Seen<'de>, A::Error> {
        let mut list = Vec::new();
        loop {
            let scout = Scout { drafts: self.drafts, keep: self.keep && list.len() < 8 };
            let Some(item) = items.next_element_seed(scout)? else { break };
            if self.keep && list.len() < 8 {
                list.push(item);
            }
        }
        Ok(if list.is_empty() { Seen::Nothing } else { Seen::List(list) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Seen<'de>, A::Error> {
        let mut draft = Draft::default();
        let mut text: Option<(usize, String)> = None;
        let mut address: Option<(usize, String)> = None;
        while let Some(key) = map.next_key_seed(Key)? {
            let role = roles::of_key(&key);
            let rank =
                |keys: &[&str]| keys.iter().position(|known| *known == key).filter(|_| self.keep);
            let as_text = rank(TEXT_KEYS).filter(|at| text.as_ref().is_none_or(|(b, _)| at < b));
            let as_address =
                rank(ADDRESS_KEYS).filter(|at| address.as_ref().is_none_or(|(b, _)| at < b));
            let keep = role.is_some() || as_text.is_some() || as_address.is_some();
            let seen = map.next_value_seed(Scout { drafts: self.drafts, keep })?;
            if let Seen::Text(value) = &seen {
                if let Some(at) = as_text {
                    text = Some((at, value.clone().into_owned()));
                }
                if let Some(at) = as_address {
                    address = Some((at, value.clone().into_owned()));
                }
            }
            if let Some((role, rank)) = role {
                draft.put(role, rank, seen);
            }
        }
        draft.keep(self.drafts);
        let (text, address) = (text.map(|(_, text)| text), address.map(|(_, text)| text));
        Ok(if self.keep { Seen::Object { text, address } } else { Seen::Nothing })
    }
}

/// A key, borrowed where it can be.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}
