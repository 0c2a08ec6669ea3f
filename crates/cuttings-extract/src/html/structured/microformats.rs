//! Microformats: `h-feed` and `h-entry` (microformats2), and the older `hentry`.

use url::Url;

use super::{Budget, Claim, Found, MOST_CLAIMS, Marks, Source, text};
use crate::dates;
use crate::dom::{Attr, Dom, NodeId, Tag};

/// Builds claims while the tree is walked in document order.
#[derive(Default)]
pub(super) struct Reader {
    open: Vec<Entry>,
    /// Where the innermost person card ends, and whether it is an author's.
    card: Option<(NodeId, bool)>,
    done: Vec<Claim>,
    feed: bool,
    budget: Budget,
}

struct Entry {
    end: NodeId,
    claim: Claim,
    /// Whether it is of microformats2, whose classes have prefixes.
    prefixed: bool,
}

impl Reader {
    pub(super) fn visit(
        &mut self,
        dom: &Dom<'_>,
        node: NodeId,
        marks: &Marks<'_>,
        base: Option<&Url>,
    ) {
        while self.open.last().is_some_and(|entry| entry.end <= node) {
            self.close();
        }
        if self.card.is_some_and(|(end, _)| end <= node) {
            self.card = None;
        }
        let Marks { class, rel, .. } = *marks;
        if class.is_empty() && rel.is_empty() {
            return;
        }
        let mut opens = None;
        for name in names_in_h(class) {
            match name {
                "h-feed" | "hfeed" => self.feed |= name == "h-feed",
                "h-entry" => opens = Some(true),
                "hentry" if opens.is_none() => opens = Some(false),
                _ => {}
            }
        }
        if let Some(prefixed) = opens {
            let mut claim = Claim::new(Source::Microformats);
            claim.node = Some(node);
            self.open.push(Entry { end: dom.end(node), claim, prefixed });
        } else if !self.open.is_empty() {
            for name in class.split_ascii_whitespace().take(32) {
                self.property(dom, node, name, base);
            }
            for name in rel.split_ascii_whitespace().take(8) {
                self.relation(dom, node, name, base);
            }
        }
    }

    fn close(&mut self) {
        if let Some(entry) = self.open.pop()
            && entry.claim.title.as_ref().or(entry.claim.content_text.as_ref()).is_some()
            && self.done.len() < MOST_CLAIMS
        {
            self.done.push(entry.claim);
        }
    }

    fn property(&mut self, dom: &Dom<'_>, node: NodeId, name: &str, base: Option<&Url>) {
        let Some(prefixed) = self.open.last().map(|entry| entry.prefixed) else { return };
        let field = match name {
            "p-name" | "entry-title" => Field::Name,
            "u-url" => Field::Url,
            "dt-published" | "published" => Field::Published,
            "dt-updated" | "updated" => Field::Updated,
            "p-summary" | "entry-summary" => Field::Summary,
            "e-content" | "entry-content" => Field::Content,
            "u-photo" | "u-featured" => Field::Photo,
            "p-category" => Field::Category,
            "p-author" => return self.author(dom, node, true),
            "vcard" | "h-card" | "author" => return self.author(dom, node, name != "h-card"),
            "fn" => return self.name(dom, node),
            _ => return,
        };
        let inside_card = self.card.is_some();
        if inside_card && matches!(field, Field::Name) && prefixed {
            return self.name(dom, node);
        }
        // A person's address or picture is not the entry's.
        if !inside_card {
            self.set(dom, node, field, base);
        }
    }

    fn set(&mut self, dom: &Dom<'_>, node: NodeId, field: Field, base: Option<&Url>) {
        if !self.budget.allows(dom, node) {
            return;
        }
        let Some(claim) = self.open.last_mut().map(|entry| &mut entry.claim) else { return };
        let address = |names: &[&str]| {
            let value = names.iter().find_map(|name| dom.attr(node, name))?;
            crate::address::resolve(base, value)
        };
        let words = || text::one_line(dom, node);
        let date = || {
            let inner = || {
                let inside = dom.subtree(node).take(8).find(|&n| dom.tag(n) == Tag::Time)?;
                dom.attr(inside, "datetime")
            };
            match dom.attr(node, "datetime").or_else(|| dom.attr(node, "title")).or_else(inner) {
                Some(value) => dates::machine(value),
                None => words().and_then(|shown| dates::machine(&shown)),
            }
        };
        match field {
            Field::Name if claim.title.is_none() => {
                claim.title = words();
                let link = dom.subtree(node).take(8).find(|&n| dom.tag(n) == Tag::A);
                let href = link.and_then(|link| dom.known_attr(link, Attr::Href));
                if claim.url.is_none() {
                    claim.url = href.and_then(|href| crate::address::resolve(base, href));
                }
            }
            Field::Url => claim.url = address(&["href"]).or_else(|| claim.url.take()),
            Field::Published if claim.date_published.is_none() => claim.date_published = date(),
            Field::Updated if claim.date_modified.is_none() => claim.date_modified = date(),
            Field::Summary if claim.summary.is_none() => claim.summary = words(),
            Field::Content if claim.content_text.is_none() => {
                let shown = crate::html::article::text(dom, node);
                claim.content_text = Some(shown).filter(|shown| !shown.is_empty());
            }
            Field::Photo if claim.image.is_none() => claim.image = address(&["src", "href"]),
            Field::Category if claim.tags.len() < 64 => claim.tags.extend(words()),
            _ => {}
        }
    }

    /// An author: a name alone, or a card with a name in it.
    fn author(&mut self, dom: &Dom<'_>, node: NodeId, is_author: bool) {
        let end = dom.end(node);
        let is_author = is_author || self.card.is_some_and(|(_, known)| known);
        let named_within = dom
            .subtree(node)
            .skip(1)
            .take(24)
            .filter_map(|n| dom.known_attr(n, Attr::Class))
            .any(|class| class.split_ascii_whitespace().any(|c| matches!(c, "fn" | "p-name")));
        self.card = Some((end, is_author));
        if !named_within && is_author {
            self.name(dom, node);
        }
    }

    fn name(&mut self, dom: &Dom<'_>, node: NodeId) {
        if self.card.is_some_and(|(_, is_author)| !is_author) {
            return;
        }
        let Some(entry) = self.open.last_mut() else { return };
        let name = text::one_line(dom, node).filter(|name| name.len() <= 120);
        if let Some(name) = name
            && !entry.claim.authors.contains(&name)
            && entry.claim.authors.len() < 16
        {
            entry.claim.authors.push(name);
        }
    }

    fn relation(&mut self, dom: &Dom<'_>, node: NodeId, name: &str, base: Option<&Url>) {
        let Some(entry) = self.open.last_mut() else { return };
        match name {
            "bookmark" if entry.claim.url.is_none() => {
                let href = dom.known_attr(node, Attr::Href);
                entry.claim.url = href.and_then(|href| crate::address::resolve(base, href));
            }
            "tag" if entry.claim.tags.len() < 64 => {
                let tag = text::one_line(dom, node).filter(|tag| tag.len() <= 120);
                entry.claim.tags.extend(tag.filter(|tag| !entry.claim.tags.contains(tag)));
            }
            _ => {}
        }
    }

    pub(super) fn finish(mut self) -> Found {
        while !self.open.is_empty() {
            self.close();
        }
        let mut items = self.done;
        items.sort_by_key(|claim| claim.node);
        let mut found = Found { says_listing: self.feed && items.len() > 1, ..Found::default() };
        if items.len() == 1 && !self.feed {
            found.article = items.pop();
        }
        found.items = items;
        found
    }
}

/// The classes that begin with the letter of all roots. Every element is asked, and few have any.
fn names_in_h(class: &str) -> impl Iterator<Item = &str> {
    memchr::memchr_iter(b'h', class.as_bytes()).filter_map(|at| {
        let (before, name) = class.split_at_checked(at)?;
        if before.as_bytes().last().is_some_and(|byte| !byte.is_ascii_whitespace()) {
            return None;
        }
        name.split_ascii_whitespace().next()
    })
}

#[derive(Clone, Copy)]
enum Field {
    Name,
    Url,
    Published,
    Updated,
    Summary,
    Content,
    Photo,
    Category,
}

#[cfg(test)]
mod tests {
    use crate::dom::Dom;
    use crate::html::structured::read;

    #[test]
    fn the_entries_of_an_h_feed_are_read() {
        let dom = Dom::parse(
            r#"<div class="h-feed"><article class="h-entry"><a class="u-url p-name" href="/1">One
            day</a><time class="dt-published" datetime="2024-01-02">2 Jan</time><a
            class="p-author h-card" href="/ada"><span class="p-name">Ada Quill</span></a><p
            class="p-summary">So it went.</p></article><article class="h-entry"><h2
            class="p-name"><a href="/2">Two</a></h2></article></div>"#,
        );
        let base = "https://gazette.example/".parse().unwrap();
        let claims = read(&dom, Some(&base));
        assert!(claims.says_listing);
        let [first, second] = claims.items.as_slice() else { panic!("two entries") };
        assert_eq!(first.title.as_deref(), Some("One day"));
        assert_eq!(first.url.as_ref().unwrap().path(), "/1");
        assert_eq!(first.authors, ["Ada Quill"]);
        assert_eq!(first.summary.as_deref(), Some("So it went."));
        assert_eq!(first.date_published.unwrap().to_string(), "2024-01-02");
        assert_eq!(second.url.as_ref().unwrap().path(), "/2");
    }

    #[test]
    fn the_older_classes_are_read() {
        let dom = Dom::parse(
            r#"<div class="post hentry"><h2 class="entry-title"><a rel="bookmark"
            href="/a">Alpha</a></h2><abbr class="published" title="2020-02-03">then</abbr><span
            class="author vcard"><a class="url fn n" href="/u">Bo Inkwell</a></span><div
            class="entry-content"><p>Text.</p></div></div>"#,
        );
        let base = "https://gazette.example/".parse().unwrap();
        let article = read(&dom, Some(&base)).article.unwrap();
        assert_eq!(article.title.as_deref(), Some("Alpha"));
        assert_eq!(article.authors, ["Bo Inkwell"]);
        assert_eq!(article.date_published.unwrap().to_string(), "2020-02-03");
        assert_eq!(article.content_text.as_deref(), Some("Text."));
    }
}
