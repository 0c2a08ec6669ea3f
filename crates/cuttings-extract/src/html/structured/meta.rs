//! `<meta>`, `<link>`, `<title>` and `<html lang>`.

use url::Url;

use super::{Claim, Source, Structured, date, text};
use crate::dom::{Attr, Dom, NodeId, Tag};

/// A field that a `<meta>` element can give.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Author,
    Description,
    Image,
    Language,
    Modified,
    Published,
    Section,
    Site,
    Tag,
    Title,
    Type,
}

/// Names and properties in lower case, sorted; the number says which of two is the better source of
/// one field (lower is better).
///
/// Sources: ogp.me; Twitter's card reference; DCMI metadata terms; the documentation of Parse.ly,
/// Sailthru, Chartbeat and Highwire Press (Google Scholar) tags.
const NAMES: &[(&str, Field, u8)] = &[
    ("application-name", Field::Site, 1),
    ("article.author", Field::Author, 2),
    ("article.created", Field::Published, 4),
    ("article.published", Field::Published, 3),
    ("article.updated", Field::Modified, 3),
    ("article:author", Field::Author, 3),
    ("article:author_name", Field::Author, 1),
    ("article:modified_time", Field::Modified, 0),
    ("article:publish_date", Field::Published, 2),
    ("article:published", Field::Published, 1),
    ("article:published_time", Field::Published, 0),
    ("article:section", Field::Section, 0),
    ("article:tag", Field::Tag, 0),
    ("author", Field::Author, 0),
    ("byl", Field::Author, 2),
    ("citation_author", Field::Author, 1),
    ("citation_publication_date", Field::Published, 3),
    ("citation_title", Field::Title, 3),
    ("content-language", Field::Language, 2),
    ("cxenseparse:author", Field::Author, 2),
    ("cxenseparse:recs:publishtime", Field::Published, 2),
    ("date", Field::Published, 5),
    ("datemodified", Field::Modified, 2),
    ("datepublished", Field::Published, 2),
    ("dc.creator", Field::Author, 2),
    ("dc.date", Field::Published, 5),
    ("dc.date.created", Field::Published, 4),
    ("dc.date.issued", Field::Published, 3),
    ("dc.date.modified", Field::Modified, 3),
    ("dc.description", Field::Description, 3),
    ("dc.language", Field::Language, 3),
    ("dc.title", Field::Title, 3),
    ("dcterms.created", Field::Published, 4),
    ("dcterms.creator", Field::Author, 2),
    ("dcterms.date", Field::Published, 4),
    ("dcterms.description", Field::Description, 3),
    ("dcterms.issued", Field::Published, 3),
    ("dcterms.modified", Field::Modified, 3),
    ("dcterms.title", Field::Title, 3),
    ("description", Field::Description, 0),
    ("headline", Field::Title, 2),
    ("last-modified", Field::Modified, 3),
    ("last_modified", Field::Modified, 3),
    ("news_keywords", Field::Tag, 2),
    ("og:article:author", Field::Author, 3),
    ("og:article:modified_time", Field::Modified, 1),
    ("og:article:published_time", Field::Published, 1),
    ("og:article:section", Field::Section, 1),
    ("og:article:tag", Field::Tag, 1),
    ("og:description", Field::Description, 1),
    ("og:image", Field::Image, 0),
    ("og:image:secure_url", Field::Image, 1),
    ("og:image:url", Field::Image, 0),
    ("og:locale", Field::Language, 1),
    ("og:site_name", Field::Site, 0),
    ("og:title", Field::Title, 0),
    ("og:type", Field::Type, 0),
    ("og:updated_time", Field::Modified, 2),
    ("parsely-author", Field::Author, 1),
    ("parsely-image-url", Field::Image, 3),
    ("parsely-pub-date", Field::Published, 2),
    ("parsely-section", Field::Section, 2),
    ("parsely-tags", Field::Tag, 3),
    ("parsely-title", Field::Title, 2),
    ("pub_date", Field::Published, 3),
    ("pubdate", Field::Published, 3),
    ("publication_date", Field::Published, 3),
    ("publish-date", Field::Published, 3),
    ("publish_date", Field::Published, 3),
    ("publishdate", Field::Published, 3),
    ("published", Field::Published, 4),
    ("published-date", Field::Published, 3),
    ("published_date", Field::Published, 3),
    ("sailthru.author", Field::Author, 1),
    ("sailthru.date", Field::Published, 3),
    ("sailthru.description", Field::Description, 4),
    ("sailthru.image.full", Field::Image, 3),
    ("sailthru.title", Field::Title, 3),
    ("twitter:data1", Field::Author, 5),
    ("twitter:description", Field::Description, 2),
    ("twitter:image", Field::Image, 2),
    ("twitter:image:src", Field::Image, 2),
    ("twitter:title", Field::Title, 1),
    ("updated", Field::Modified, 4),
];

/// Collects what the head says.
#[derive(Default)]
pub(super) struct Reader {
    out: Structured,
    meta: Option<Claim>,
    /// For each field that has a value, how good its source was.
    ranks: [u8; Field::Type as usize + 1],
    document_title: Option<String>,
    html_language: Option<String>,
}

impl Reader {
    pub(super) fn visit(&mut self, dom: &Dom<'_>, node: NodeId, base: Option<&Url>) {
        match dom.tag(node) {
            Tag::Meta => self.meta(dom, node, base),
            Tag::Link => self.link(dom, node, base),
            Tag::Html => {
                let lang = dom.attr(node, "lang").or_else(|| dom.attr(node, "xml:lang"));
                self.html_language = lang.and_then(language);
            }
            // An icon drawn in the page has a title as well.
            Tag::Title
                if self.document_title.is_none()
                    && dom.ancestors(node).all(|above| dom.tag(above) != Tag::Svg) =>
            {
                self.document_title = text::one_line(dom, node);
            }
            _ => {}
        }
    }

    fn meta(&mut self, dom: &Dom<'_>, node: NodeId, base: Option<&Url>) {
        let Some(content) = dom.attr(node, "content").filter(|c| !c.trim().is_empty()) else {
            return;
        };
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            let Some(name) = dom.attr(node, attribute) else { continue };
            if name.len() > 40 {
                continue;
            }
            let name = name.trim().to_ascii_lowercase();
            if let Ok(at) = NAMES.binary_search_by(|(known, _, _)| (*known).cmp(name.as_str()))
                && let Some(&(_, field, rank)) = NAMES.get(at)
            {
                self.set(field, rank, content, base);
                return;
            }
        }
    }

    fn set(&mut self, field: Field, rank: u8, content: &str, base: Option<&Url>) {
        let claim = self.meta.get_or_insert_with(|| Claim::new(Source::Meta));
        // Kept from 1 up, so that 0 says "nothing yet".
        let rank = rank + 1;
        let Some(known) = self.ranks.get_mut(field as usize) else { return };
        let better = *known == 0 || rank < *known;
        let as_good = *known == rank;
        let was = *known;
        if better {
            *known = rank;
        }
        let words = || text::plain(content);
        let kept = match field {
            Field::Title if better => put(&mut claim.title, words()),
            Field::Description if better => put(&mut claim.summary, words()),
            Field::Image if better => put(&mut claim.image, crate::address::resolve(base, content)),
            Field::Published if better => put(&mut claim.date_published, date(content)),
            Field::Modified if better => put(&mut claim.date_modified, date(content)),
            Field::Section if better => put(&mut claim.section, words()),
            Field::Site if better => put(&mut self.out.site_name, words()),
            Field::Language if better => put(&mut self.out.language, language(content)),
            Field::Type if better => {
                let kind = content.trim().to_ascii_lowercase();
                self.out.says_article |= matches!(kind.as_str(), "article" | "news" | "blogpost");
                true
            }
            Field::Author if better || as_good => {
                // Facebook's tag holds the address of a profile.
                // twitter:data1 holds what twitter:label1 says: the author, or minutes.
                let name = words().filter(|name| {
                    !name.contains("://")
                        && (rank < 6 || !name.bytes().any(|byte| byte.is_ascii_digit()))
                });
                let kept = name.is_some();
                if kept && better {
                    claim.authors.clear();
                }
                if claim.authors.len() < 16 {
                    claim.authors.extend(name.filter(|name| !claim.authors.contains(name)));
                }
                kept
            }
            Field::Tag if better || as_good => {
                if better {
                    claim.tags.clear();
                }
                for tag in content.split(',') {
                    if claim.tags.len() < 64 {
                        claim.tags.extend(text::plain(tag).filter(|tag| !claim.tags.contains(tag)));
                    }
                }
                true
            }
            _ => true,
        };
        if !kept && let Some(known) = self.ranks.get_mut(field as usize) {
            *known = was;
        }
    }

    fn link(&mut self, dom: &Dom<'_>, node: NodeId, base: Option<&Url>) {
        let Some(rel) = dom.known_attr(node, Attr::Rel) else { return };
        let address = || {
            let href = dom.known_attr(node, Attr::Href).filter(|href| !href.trim().is_empty())?;
            crate::address::resolve(base, href)
                .filter(|url| matches!(url.scheme(), "http" | "https"))
        };
        let is = |name: &str| rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case(name));
        if is("canonical") && self.out.canonical.is_none() {
            self.out.canonical = address();
        }
        if is("next") && self.out.next.is_none() {
            self.out.next = address();
        }
        if (is("prev") || is("previous")) && self.out.previous.is_none() {
            self.out.previous = address();
        }
        let kind = dom.attr(node, "type").unwrap_or("");
        if ((is("alternate") && is_feed_type(kind)) || is("feed")) && self.out.feeds.len() < 64 {
            self.out.feeds.extend(address().filter(|url| !self.out.feeds.contains(url)));
        }
    }

    pub(super) fn finish(self) -> Structured {
        let mut out = self.out;
        let social = self.meta.as_ref().and_then(|claim| claim.title.clone());
        out.title = self.document_title.or(social);
        out.language = self.html_language.or(out.language);
        out.description = self.meta.as_ref().and_then(|claim| claim.summary.clone());
        out.meta = self.meta;
        out
    }
}

/// Sets a field if there is a value; says whether there is.
fn put<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let is = value.is_some();
    if is {
        *field = value;
    }
    is
}

fn is_feed_type(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or("").trim();
    ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"]
        .iter()
        .any(|known| kind.eq_ignore_ascii_case(known))
}

/// The first language of a list, as a tag; `None` for what is none.
fn language(text: &str) -> Option<String> {
    let first = text.split([',', ';', '.']).next()?;
    crate::feed::language::tag(first).filter(|tag| tag != "und")
}

#[cfg(test)]
mod tests {
    use super::{NAMES, language};
    use crate::dom::Dom;
    use crate::html::structured::read;

    #[test]
    fn the_table_is_sorted() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn a_language_is_spelt_as_a_tag() {
        assert_eq!(language("pt_br").as_deref(), Some("pt-BR"));
        assert_eq!(language("zh-hant-tw").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(language("en_US.UTF-8").as_deref(), Some("en-US"));
        assert_eq!(language("english"), None);
    }

    #[test]
    fn the_head_is_read() {
        let dom = Dom::parse(
            r#"<html lang="de"><head><title>Brücke offen | Tageblatt</title>
            <meta property="og:site_name" content="Tageblatt"><meta property="og:type"
            content="article"><meta name="author" content="Ada Feder"><meta
            property="article:published_time" content="2024-05-06"><meta property="article:tag"
            content="Bau"><meta name="date" content="2020-01-01"><link rel="canonical" href="/b">
            <link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate"
            type="application/feed+json" href="/feed.json"><link rel="alternate" hreflang="en"
            href="/en"><link rel="next" href="/b?page=2"></head></html>"#,
        );
        let base = "https://tageblatt.example/x".parse().unwrap();
        let claims = read(&dom, Some(&base));
        assert_eq!(claims.title.as_deref(), Some("Brücke offen"));
        assert_eq!(claims.language.as_deref(), Some("de"));
        assert!(claims.says_article);
        assert_eq!(claims.canonical.unwrap().path(), "/b");
        assert_eq!(claims.next.unwrap().query(), Some("page=2"));
        let feeds: Vec<&str> = claims.feeds.iter().map(url::Url::path).collect();
        assert_eq!(feeds, ["/feed", "/feed.json"]);
        let meta = claims.meta.unwrap();
        assert_eq!(meta.authors, ["Ada Feder"]);
        assert_eq!(meta.date_published.unwrap().to_string(), "2024-05-06");
        assert_eq!(meta.tags, ["Bau"]);
    }
}
