//! Microdata: `itemscope`, `itemtype`, `itemprop` (WHATWG HTML, chapter 5).

use url::Url;

use super::roles::{self, Type};
use super::{Budget, Claim, Found, MOST_CLAIMS, Marks, Source, same_page, text};
use crate::dates;
use crate::dom::{Attr, Dom, NodeId, Tag};

/// Builds claims while the tree is walked in document order.
#[derive(Default)]
pub(super) struct Reader {
    /// The scopes that the walk is in.
    open: Vec<Scope>,
    done: Vec<Done>,
    budget: Budget,
    says_listing: bool,
}

struct Scope {
    end: NodeId,
    kind: Option<Type>,
    claim: Claim,
    /// The property of the outer scope that this one is the value of.
    property: Option<String>,
    /// The name of whatever it is: a person's, a publisher's.
    name: Option<String>,
}

struct Done {
    claim: Claim,
    kind: Type,
    listed: bool,
}

impl Reader {
    pub(super) fn visit(
        &mut self,
        dom: &Dom<'_>,
        node: NodeId,
        marks: &Marks<'_>,
        base: Option<&Url>,
    ) {
        while self.open.last().is_some_and(|scope| scope.end <= node) {
            self.close();
        }
        if marks.is_scope {
            self.open(dom, node, marks.property, marks.kind);
        } else if let Some(property) = marks.property {
            for name in property.split_ascii_whitespace().take(8) {
                self.set(dom, node, name, base);
            }
        }
    }

    fn open(&mut self, dom: &Dom<'_>, node: NodeId, property: Option<&str>, kind: Option<&str>) {
        let known = kind.and_then(roles::of_type);
        let mut claim = Claim::new(Source::Microdata);
        claim.node = Some(node);
        claim.kind = known.and_then(|(_, kind)| kind);
        let kind = known.map(|(kind, _)| kind);
        let at_top = self.open.iter().all(|scope| scope.kind.is_none_or(|k| k == Type::Page));
        self.says_listing |= kind == Some(Type::List) && at_top;
        self.open.push(Scope {
            end: dom.end(node),
            kind,
            claim,
            property: property.and_then(|p| p.split_ascii_whitespace().next()).map(str::to_owned),
            name: None,
        });
    }

    fn close(&mut self) {
        let Some(scope) = self.open.pop() else { return };
        match scope.kind {
            Some(kind @ (Type::Article | Type::Piece)) => {
                let listed = self.open.iter().any(|outer| outer.kind == Some(Type::List));
                if self.done.len() < MOST_CLAIMS {
                    self.done.push(Done { claim: scope.claim, kind, listed });
                }
            }
            _ => self.hand_up(&scope),
        }
    }

    /// Gives a person's name or a picture's address to the article around.
    fn hand_up(&mut self, scope: &Scope) {
        let Some(outer) = self.open.last_mut() else { return };
        match scope.property.as_deref() {
            Some("author" | "creator") => {
                let name = scope.name.as_ref().filter(|name| !outer.claim.authors.contains(name));
                if outer.claim.authors.len() < 16 {
                    outer.claim.authors.extend(name.cloned());
                }
            }
            Some("image" | "thumbnail") if outer.claim.image.is_none() => {
                outer.claim.image = scope.claim.image.clone().or_else(|| scope.claim.url.clone());
            }
            Some("mainEntityOfPage") if outer.claim.url.is_none() => {
                outer.claim.url.clone_from(&scope.claim.url);
            }
            _ => {}
        }
    }

    fn set(&mut self, dom: &Dom<'_>, node: NodeId, name: &str, base: Option<&Url>) {
        let budget = &mut self.budget;
        let Some(scope) = self.open.last_mut() else { return };
        let claim = &mut scope.claim;
        let address = || {
            let value =
                ["href", "src", "content", "data-src"].iter().find_map(|n| dom.attr(node, n));
            value.and_then(|value| crate::address::resolve(base, value))
        };
        let mut words = || match dom.attr(node, "content") {
            Some(content) => text::plain(content),
            None if budget.allows(dom, node) => text::one_line(dom, node),
            None => None,
        };
        let mut date = || {
            let value = dom.attr(node, "datetime").or_else(|| dom.attr(node, "content"));
            match value {
                Some(value) => dates::machine(value),
                None => words().and_then(|shown| dates::machine(&shown)),
            }
        };
        match name {
            "headline" => claim.title = words().or_else(|| claim.title.take()),
            "name" => {
                let shown = words();
                if claim.title.is_none() {
                    claim.title.clone_from(&shown);
                }
                scope.name = scope.name.take().or(shown);
            }
            "url" | "mainEntityOfPage" if claim.url.is_none() => claim.url = address(),
            "contentUrl" if claim.image.is_none() => claim.image = address(),
            "image" | "thumbnailUrl" if claim.image.is_none() => claim.image = address(),
            "description" | "abstract" if claim.summary.is_none() => claim.summary = words(),
            "datePublished" if claim.date_published.is_none() => claim.date_published = date(),
            "uploadDate" | "dateCreated" if claim.date_published.is_none() => {
                claim.date_published = date();
            }
            "dateModified" if claim.date_modified.is_none() => claim.date_modified = date(),
            "articleSection" if claim.section.is_none() => claim.section = words(),
            "author" | "creator" if claim.authors.len() < 16 => {
                let name = words().filter(|name| !claim.authors.contains(name));
                claim.authors.extend(name);
            }
            "keywords" if claim.tags.len() < 64 => {
                let shown = words().unwrap_or_default();
                claim.tags.extend(shown.split(',').take(64).filter_map(text::plain));
            }
            "articleBody" | "text"
                if claim.content_text.is_none() && self.budget.allows(dom, node) =>
            {
                let shown = crate::html::article::text(dom, node);
                claim.content_text = Some(shown).filter(|shown| !shown.is_empty());
            }
            _ => {}
        }
        // A headline that is a link gives the address as well.
        if claim.url.is_none()
            && matches!(name, "headline" | "name" | "url")
            && scope.kind.is_some_and(|kind| matches!(kind, Type::Article | Type::Piece))
        {
            let link = dom.subtree(node).take(8).find(|&n| dom.tag(n) == Tag::A);
            let around = dom.ancestors(node).take(2).find(|&n| dom.tag(n) == Tag::A);
            let href = link.or(around).and_then(|link| dom.known_attr(link, Attr::Href));
            claim.url = href.and_then(|href| crate::address::resolve(base, href));
        }
    }

    pub(super) fn finish(mut self, own: Option<&Url>) -> Found {
        while !self.open.is_empty() {
            self.close();
        }
        let mut done = self.done;
        done.retain(|done| done.claim.title.is_some() || done.claim.url.is_some());
        done.sort_by_key(|done| done.claim.node);
        let alone = |done: &Done| {
            let elsewhere = done.claim.url.as_ref().zip(own).is_some_and(|(a, b)| !same_page(a, b));
            done.kind == Type::Article && !done.listed && !elsewhere
        };
        let mut candidates = done.iter().enumerate().filter(|(_, done)| alone(done));
        let own = candidates.next().map(|(at, _)| at).filter(|_| candidates.next().is_none());
        let article = own.map(|at| done.remove(at).claim);
        Found {
            says_article: article.is_some(),
            says_listing: self.says_listing,
            article,
            items: done.into_iter().map(|done| done.claim).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::dom::Dom;
    use crate::html::structured::read;

    const LIST: &str = r#"<div itemscope itemtype="https://schema.org/Blog">
        <article itemprop="blogPost" itemscope itemtype="http://schema.org/BlogPosting">
          <h2 itemprop="headline"><a href="/one">One fine day</a></h2>
          <span itemprop="author" itemscope itemtype="https://schema.org/Person">By
            <b itemprop="name">Ada Quill</b></span>
          <time itemprop="datePublished" datetime="2024-05-06">May</time>
          <p itemprop="description">What happened.</p>
        </article>
        <article itemprop="blogPost" itemscope itemtype="http://schema.org/BlogPosting">
          <h2 itemprop="headline"><a href="/two">Two fine days</a></h2>
        </article></div>"#;

    #[test]
    fn the_articles_of_a_blog_are_what_the_page_lists() {
        let dom = Dom::parse(LIST);
        let base = "https://gazette.example/".parse().unwrap();
        let claims = read(&dom, Some(&base));
        assert!(claims.says_listing && !claims.says_article);
        assert_eq!(claims.items.len(), 2);
        let first = &claims.items[0];
        assert_eq!(first.title.as_deref(), Some("One fine day"));
        assert_eq!(first.url.as_ref().unwrap().as_str(), "https://gazette.example/one");
        assert_eq!(first.authors, ["Ada Quill"]);
        assert_eq!(first.summary.as_deref(), Some("What happened."));
        assert_eq!(first.date_published.unwrap().to_string(), "2024-05-06");
    }

    #[test]
    fn a_lone_article_is_the_pages_own() {
        let dom = Dom::parse(
            r#"<div itemscope itemtype="https://schema.org/NewsArticle">
            <meta itemprop="headline" content="Bridge opens"><div itemprop="articleBody"><p>It
            did.</p><p>At noon.</p></div></div>"#,
        );
        let claims = read(&dom, None);
        assert!(claims.says_article);
        let article = claims.article.unwrap();
        assert_eq!(article.title.as_deref(), Some("Bridge opens"));
        assert_eq!(article.content_text.as_deref(), Some("It did.\n\nAt noon."));
    }
}
