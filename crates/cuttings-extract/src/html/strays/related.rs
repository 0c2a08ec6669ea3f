//! Links in an entry of a list, an `<article>` or any element with one title in it, that stand in what is named as
//! related to it, below the title.

use super::Accepted;
use crate::dom::{Attr, NodeId, Tag};
use crate::html::boxes;
use crate::html::hints::Hints;
use crate::html::links::{Link, Links};
use crate::html::survey::Survey;

/// Articles lie no deeper than this around their links.
const DEEPEST: usize = 12;

/// A box of related links in another entry lies no deeper than this in it, and has no more than so many.
const DEEPEST_BOX: usize = 4;
const MOST_RELATED: usize = 3;

/// So many other titles show that the page is a list of entries of which one has such a box.
const FEWEST_OTHERS: usize = 2;

/// Drops such links from those that were accepted.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let titles = Titles::of(links, accepted);
    accepted.retain(|&(number, _)| {
        links.all.get(number).is_none_or(|link| {
            link.heading.is_some()
                || !is_related_in_article(survey, &titles, link)
                    && !is_related_to_one(survey, links, &titles, link)
        })
    });
}

/// The links in headings, and what they lead to, in order.
struct Titles(Vec<(NodeId, usize)>);

impl Titles {
    fn of(links: &Links, accepted: &Accepted) -> Self {
        let all = accepted.iter().filter_map(|&(number, _)| links.all.get(number));
        let headed = all.filter(|link| link.heading.is_some());
        Self(headed.map(|link| (link.node, link.subject)).collect())
    }

    /// Those within an element.
    fn within(&self, survey: &Survey<'_, '_>, node: NodeId) -> &[(NodeId, usize)] {
        let start = self.0.partition_point(|&(title, _)| title < node);
        let end = self.0.partition_point(|&(title, _)| title < survey.dom.end(node));
        self.0.get(start..end).unwrap_or_default()
    }
}

/// Whether a link stands in what is named as related, in an `<article>`, and behind its title.
fn is_related_in_article(survey: &Survey<'_, '_>, titles: &Titles, link: &Link) -> bool {
    let dom = survey.dom;
    let mut is_named = false;
    let mut around = dom.ancestors(link.node).take(DEEPEST);
    let article = around.find(|&up| {
        let is_article = dom.tag(up) == Tag::Article;
        is_named |= !is_article && survey.hints(up).has(Hints::RELATED);
        is_article
    });
    let article = article.filter(|_| is_named);
    let title = article.and_then(|article| titles.within(survey, article).first());
    title.is_some_and(|&(node, subject)| node < link.node && subject != link.subject)
}

/// Whether a link stands in a box that is named as related, within the smallest element around that which holds a title,
/// and behind the only one there.
fn is_related_to_one(survey: &Survey<'_, '_>, links: &Links, titles: &Titles, link: &Link) -> bool {
    let dom = survey.dom;
    let mut around = dom.ancestors(link.node).take(DEEPEST);
    let Some(related) = around.find(|&up| is_named_related(survey, up)) else { return false };
    let mut entries = dom.ancestors(related).take(DEEPEST_BOX).map(|up| titles.within(survey, up));
    let Some(own) = entries.find(|titles| !titles.is_empty()) else { return false };
    let Some(&(_, title)) = own.first() else { return false };
    titles.0.len() - own.len() >= FEWEST_OTHERS
        && title != link.subject
        && links.between(related, dom.end(related)).len() <= MOST_RELATED
        && own.iter().all(|&(node, subject)| node < related && subject == title)
}

/// Whether an element is named as related to something, not as recent or popular.
fn is_named_related(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    const NAMES: [Attr; 3] = [Attr::Class, Attr::Id, Attr::TestId];
    if survey.dom.attr(node, "aria-label").is_some_and(boxes::says_beside) {
        return true;
    }
    survey.hints(node).has(Hints::RELATED)
        && NAMES
            .into_iter()
            .filter_map(|name| survey.dom.known_attr(node, name))
            .any(|value| value.contains("related") || value.contains("Related"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    #[test]
    fn what_is_related_to_an_article_is_no_entry() {
        let article = |n: u32, below: &str| {
            format!(
                "<article class=card><a href=/{n}><h2>The {n}th report of the board</h2></a>{below}</article>"
            )
        };
        let related =
            "<ul class=card__related><li><a href=/map-9>See the map of the new harbour</a></ul>";
        let list = |below: &str| article(1, below) + &article(2, "") + &article(3, "");
        assert_eq!(titles(&list(related)).len(), 3);
        assert_eq!(titles(&list(&related.replace("card__related", "card__more-like"))).len(), 4);
        // Whatever the element of an entry is.
        let tiles = |below: &str| list(below).replace("article", "div");
        assert_eq!(titles(&tiles(related)).len(), 3);
        assert_eq!(titles(&tiles(&related.replace("card__related", "card__more-like"))).len(), 4);
        let labelled = related.replace("class=card__related", "aria-label='Related stories'");
        assert_eq!(titles(&tiles(&labelled)).len(), 3);
        let recent: String = (5..9)
            .map(|n| format!("<li><a href=/{n}>The {n}th report of the board</a></li>"))
            .collect();
        let lead = format!(
            "<div><h2><a href=/1>The report of the year</a></h2><ul class=related-posts>{recent}</ul></div>"
        );
        assert_eq!(titles(&lead).len(), 5);
    }
}
