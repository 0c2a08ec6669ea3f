//! A page as it comes to be read: parsed, with its address and what it says of itself.
//!
//! A page that is clearly an article is read from this alone; all others are laid out on a
//! [`Desk`](super::Desk).

use std::cell::OnceCell;

use jiff::Timestamp;
use url::Url;

use super::structured::{self, Structured};
use super::{article, missing, told};
use crate::dates::Context;
use crate::dom::{Attr, Dom, Tag};
use crate::{Article, Hint, Page, PageKind, address};

/// A page with what it says of itself.
pub(super) struct Sheet<'d, 'a> {
    pub(super) dom: &'d Dom<'a>,
    pub(super) claims: Structured,
    pub(super) address: Option<Url>,
    /// The address that relative links are relative to.
    pub(super) base: Option<Url>,
    reference: Option<Timestamp>,
    /// Whether the page is headed as the entry was that led to it.
    pub(super) is_as_told: bool,
    /// Where the page's article is, if it is one; looked for when first asked.
    body: OnceCell<Option<article::Found>>,
}

impl<'d, 'a> Sheet<'d, 'a> {
    pub(super) fn new(dom: &'d Dom<'a>, hint: &Hint<'_>) -> Self {
        let address = hint.url.and_then(|url| Url::parse(url).ok());
        let base = base_address(dom, address.as_ref());
        let claims = structured::read(dom, base.as_ref());
        let is_as_told = hint.told.is_some_and(|title| told::is_headed(dom, title));
        let (reference, body) = (hint.reference_time, OnceCell::new());
        Self { dom, claims, address, base, reference, is_as_told, body }
    }

    /// What dates are read against.
    pub(super) fn dates(&self) -> Context<'_> {
        Context { reference: self.reference, language: self.claims.language.as_deref() }
    }

    /// A page of this kind, with what it says of itself and nothing else.
    pub(super) fn page(&self, kind: PageKind) -> Page {
        let mut page = Page::new(kind);
        page.title.clone_from(&self.claims.title);
        page.language.clone_from(&self.claims.language);
        page.feeds = self.claims.feeds.iter().map(Url::to_string).collect();
        page
    }

    pub(super) fn stands_for_a_missing_one(&self) -> bool {
        self.claims.title.as_deref().is_some_and(missing::says_missing)
    }

    /// Where the page's article is, if it is one.
    pub(super) fn body(&self) -> Option<&article::Found> {
        self.body.get_or_init(|| article::find(&self.of_article())).as_ref()
    }

    /// The page's article, if it is one.
    pub(super) fn article(&self) -> Option<Article> {
        self.body()?.read(&self.of_article())
    }

    /// The page, if it says that it is an article and is clearly no list.
    pub(super) fn clear_page(&self) -> Option<Page> {
        let says_so = self.claims.says_article && !self.claims.says_listing;
        if !says_so || self.claims.next.is_some() || self.stands_for_a_missing_one() {
            return None;
        }
        let article = self.body()?.read_if_clear(&self.of_article())?;
        Some(Page { article: Some(article), ..self.page(PageKind::Article) })
    }

    /// What the page's article is read from.
    fn of_article(&self) -> article::Sources<'_, 'a> {
        article::Sources {
            dom: self.dom,
            base: self.base.as_ref(),
            claims: &self.claims,
            dates: self.dates(),
        }
    }
}

/// The address that relative links are relative to: the page's `<base>`, else its own.
fn base_address(dom: &Dom<'_>, page: Option<&Url>) -> Option<Url> {
    dom.subtree(Dom::ROOT)
        .take_while(|&n| dom.tag(n) != Tag::Body)
        .filter(|&n| dom.tag(n) == Tag::Base)
        .find_map(|n| dom.known_attr(n, Attr::Href))
        .and_then(|href| address::resolve(page, href))
        .or_else(|| page.cloned())
}

#[cfg(test)]
mod tests {
    use super::Sheet;
    use crate::dom::Dom;
    use crate::{Hint, PageKind, html};

    const HINT: Hint<'_> = Hint {
        url: Some("https://quay.example/news/harbour/"),
        content_type: None,
        reference_time: None,
        told: None,
    };

    fn paragraph(number: u32) -> String {
        format!(
            "<p>Quay number {number} is open to ships again, said the harbour master, and the mayor cut a ribbon \
             before some forty people, none of whom knows what all of it cost.</p>"
        )
    }

    fn page(says: &str, body: &str) -> String {
        format!(
            "<html lang=en><head><title>The harbour reopens</title>{says}</head><body><nav><a href=/>Home</a> \
             <a href=/news/>News</a></nav><main><h1>The harbour reopens</h1>{body}</main></body></html>"
        )
    }

    const SAYS_ARTICLE: &str = "<meta property=og:type content=article>";

    fn is_clear(html: &str) -> bool {
        Sheet::new(&Dom::parse(html), &HINT).clear_page().is_some()
    }

    fn each(numbers: std::ops::Range<u32>, item: impl Fn(u32) -> String) -> String {
        numbers.map(item).collect()
    }

    #[test]
    fn what_says_that_it_is_an_article_and_reads_as_one_is_clear() {
        let story = page(SAYS_ARTICLE, &each(0..6, paragraph));
        assert!(is_clear(&story));
        assert!(!is_clear(&page("", &each(0..6, paragraph))));
        let read = html::read(&story, &HINT);
        assert_eq!((read.kind, read.entries.len(), read.asides.len()), (PageKind::Article, 0, 0));
        assert_eq!(read.article.unwrap().title.as_deref(), Some("The harbour reopens"));
    }

    #[test]
    fn a_list_that_says_that_it_is_an_article_is_not_clear() {
        let cards = each(1..9, |n| {
            format!(
                "<div><h3>Ship number {n} comes in</h3>{}<a href=/news/{n}>More</a></div>",
                paragraph(n)
            )
        });
        assert!(!is_clear(&page(SAYS_ARTICLE, &cards)));
        assert_eq!(html::read(&page(SAYS_ARTICLE, &cards), &HINT).kind, PageKind::Listing);
        let titled = each(1..9, |n| {
            format!(
                "<div><h3><a href=/news/{n}>Ship number {n} comes in</a></h3>{}</div>",
                paragraph(n)
            )
        });
        assert!(!is_clear(&page(SAYS_ARTICLE, &titled)));
        let quoted =
            each(1..9, |n| paragraph(n).replace("</p>", &format!(" <a href=/{n}>Herald</a></p>")));
        assert!(!is_clear(&page(SAYS_ARTICLE, &quoted)));
    }

    #[test]
    fn posts_one_below_the_other_are_not_clear() {
        let post = |title: &str, n: u32, behind: &str| {
            let texts = [n, n + 20, n + 40].map(paragraph).concat();
            format!("<div>{title}{texts}{behind}</div>")
        };
        let shapes: [&dyn Fn(u32) -> String; 5] = [
            &|n| {
                post(&format!("<h2>Ship {n}</h2>"), n, &format!("<a href=/news/{n}>Read more</a>"))
            },
            &|n| post(&format!("<h2>Ship {n}</h2><p><a href=/news/{n}>1 May 2024</a></p>"), n, ""),
            &|n| post(&format!("<h2><a href=https://herald.example/{n}>Ship {n}</a></h2>"), n, ""),
            &|n| {
                post(&format!("<p><b><a href=/news/{n}>Ship {n} is in</a></b> (1 May)</p>"), n, "")
            },
            &|n| post(&format!("<a href=/news/{n}><img src={n}.png></a><h3>Ship {n}</h3>"), n, ""),
        ];
        for (at, shape) in shapes.into_iter().enumerate() {
            assert!(!is_clear(&page(SAYS_ARTICLE, &each(1..9, shape))), "shape {at}");
        }
    }

    #[test]
    fn lines_with_a_link_each_are_not_clear() {
        let within = each(1..9, |n| {
            paragraph(n).replace(
                "said the",
                &format!("says <a href=https://herald.example/{n}>the Herald</a> of the"),
            )
        });
        assert!(!is_clear(&page(SAYS_ARTICLE, &within)));
        let broken = each(1..9, |n| {
            let text = paragraph(n).replace("<p>", "").replace("</p>", "");
            format!("<b>{n} May</b><br>{text} <a href=/news/{n}>more</a><br><br>")
        });
        assert!(!is_clear(&page(SAYS_ARTICLE, &format!("<p>{broken}</p>"))));
    }

    #[test]
    fn cards_under_an_introduction_are_not_clear() {
        let cards = each(1..13, |n| {
            format!(
                "<div><a href=/news/{n} aria-label=Ship></a><h3>Ship number {n} comes in late</h3></div>"
            )
        });
        let introduction = each(0..6, paragraph);
        assert!(!is_clear(&page(
            SAYS_ARTICLE,
            &format!("<section>{introduction}</section>{cards}")
        )));
    }

    #[test]
    fn sections_and_pictures_leave_an_article_clear() {
        let section = |n: u32| {
            format!(
                "<h2>Of quay {n}</h2>{}<figure><a href=/large/{n}.jpg><img src={n}.jpg></a></figure>{}",
                paragraph(n),
                paragraph(n + 20)
            )
        };
        assert!(is_clear(&page(SAYS_ARTICLE, &each(1..6, section))));
    }

    #[test]
    fn an_introduction_above_a_list_of_titles_is_not_clear() {
        let titles = |count| {
            let items = each(0..count, |n| {
                format!("<li><a href=/news/{n}>Ship number {n} comes into the harbour</a></li>")
            });
            page(SAYS_ARTICLE, &format!("{}<ul>{items}</ul>", each(0..6, paragraph)))
        };
        assert!(!is_clear(&titles(20)));
        assert!(is_clear(&titles(2)));
    }

    #[test]
    fn a_page_that_leads_on_to_another_is_not_clear() {
        let next = format!("{SAYS_ARTICLE}<link rel=next href=/news/harbour/2/>");
        assert!(!is_clear(&page(&next, &each(0..6, paragraph))));
    }

    #[test]
    fn links_in_the_text_of_an_article_leave_it_clear() {
        let linked = |n| {
            let link = "<a href=/people/master>harbour master</a>";
            if n % 2 == 0 { paragraph(n).replace("harbour master", link) } else { paragraph(n) }
        };
        assert!(is_clear(&page(SAYS_ARTICLE, &each(0..6, linked))));
    }
}
