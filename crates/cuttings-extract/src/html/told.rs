//! Whether a page is the article that an entry of a list led to: it is headed as the list said.
//!
//! A short article beside the titles of a whole archive looks like a list. Whoever followed an entry to it knows the
//! entry's title, and a page with that over it is the article, unless it is a list for sure: entries also lead to
//! pages about a topic, which are headed by its name.

use crate::dom::{Dom, NodeId, Tag};

/// A title of fewer letters heads many pages.
const LEAST: usize = 8;

/// Of a heading that goes on behind the title, or ends before it, so many letters are enough.
const ENOUGH: usize = 24;

/// How many headings of a page are looked at.
const HEADINGS: usize = 12;

/// Whether a page has a title over it. Teasers cut titles, and pages add to them: one may begin with the other.
pub(super) fn is_headed(dom: &Dom<'_>, title: &str) -> bool {
    let told = letters(title);
    if told.chars().count() < LEAST {
        return false;
    }
    // A heading that leads elsewhere is that of an entry.
    let leads = |node: NodeId| dom.tag(node) == Tag::A;
    let is_own = |&node: &NodeId| {
        matches!(dom.tag(node), Tag::H1 | Tag::H2)
            && !dom.subtree(node).any(leads)
            && !dom.ancestors(node).any(leads)
    };
    let headings = dom.subtree(Dom::ROOT).filter(is_own);
    headings.take(HEADINGS).any(|node| {
        let texts = dom.subtree(node).filter(|&text| dom.tag(text) == Tag::Text);
        let shown = letters(&texts.map(|text| dom.text(text)).collect::<String>());
        let shorter = told.chars().count().min(shown.chars().count());
        shown == told || shorter >= ENOUGH && (shown.starts_with(&told) || told.starts_with(&shown))
    })
}

/// The letters and digits of a text, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Hint, PageKind, html};

    /// A short article, and what else was reported below it.
    fn short_article(title: &str) -> String {
        let line = "The northern quay is open to ships again, and the mayor cut a ribbon before some forty people. \
            Nobody knows what it cost. ";
        let others: String = (1..6)
            .map(|part| {
                format!(
                    "<li><a href=/news/2026/quay-story-{part}/>The council looks again at the quay, part {part}</a> \
                     <time datetime=2026-03-0{part}>{part} March 2026</time>\
                     <p>What was said in the meeting about part {part} of the quay.</p></li>"
                )
            })
            .collect();
        format!(
            "<html lang=en><title>{title}</title><nav><a href=/>Home</a> <a href=/news/>News</a></nav><main>\
             <h1>{title}</h1><div class=text><p>{}</p></div><h2>All that was reported</h2>\
             <ul class=posts>{others}</ul></main>",
            line.repeat(3)
        )
    }

    #[test]
    fn what_looks_like_a_list_is_the_article_that_an_entry_told_of() {
        let page = short_article("Harbour reopens after six weeks of work");
        let url = Some("https://quay.example/news/2026/harbour-reopens/");
        let kind = |told| html::read(&page, &Hint { url, told, ..Hint::default() }).kind;
        assert_eq!(kind(None), PageKind::Listing);
        assert_eq!(kind(Some("Ferry aground off Wrack Point")), PageKind::Listing);
        assert_eq!(kind(Some("Harbour reopens after six weeks of work")), PageKind::Article);
    }

    fn is_headed_in(html: &str, title: &str) -> bool {
        is_headed(&Dom::parse(html), title)
    }

    #[test]
    fn a_page_is_headed_as_its_title_says_whatever_the_signs_and_the_end() {
        let page =
            "<h2>The Quay Courier</h2><h1>Ferry “Salis” <em>aground</em> off Wrack&nbsp;Point</h1>";
        assert!(is_headed_in(page, "Ferry \"Salis\" aground off Wrack Point"));
        assert!(is_headed_in(page, "Ferry “Salis” aground off Wrack P…"));
        assert!(is_headed_in(page, "Ferry “Salis” aground off Wrack Point: what is known"));
        assert!(!is_headed_in(page, "Ferry “Salis”"));
        assert!(!is_headed_in(page, "Quay closed"));
        let listed = "<h1>Harbour</h1><h2><a href=/1>Choir seeks basses for the summer</a></h2>";
        assert!(!is_headed_in(listed, "Choir seeks basses for the summer"));
    }

    #[test]
    fn a_title_of_few_letters_says_nothing() {
        assert!(!is_headed_in("<h1>Harbour</h1>", "Harbour"));
        assert!(!is_headed_in("<h1></h1><p>…</p>", "…"));
    }
}
