//! Links in the running text of posts and teasers: what they cite, mention and recommend is no entry.

use super::Accepted;
use crate::dates::Context;
use crate::dom::{NodeId, Tag};
use crate::hash::{Map, Set};
use crate::html::fields;
use crate::html::links::{Link, Links};
use crate::html::pieces;
use crate::html::survey::{Survey, Zone};

/// Drops links without a heading in running text, and to documents and other sites, where a site lists
/// pages of its own under headings: they stand in the text of its posts.
pub(super) fn drop_cited(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let link = |number: usize| links.all.get(number);
    let headed: Vec<(usize, &Link)> = accepted
        .iter()
        .filter_map(|&(number, _)| Some((number, link(number)?)))
        .filter(|(_, l)| l.heading.is_some())
        .collect();
    let Some(&(first, _)) = headed.first() else { return };
    if headed.len() > 1 {
        // What introduces a list mentions other things.
        accepted.retain(|&(number, _)| {
            number > first
                || !link(number).is_some_and(|l| l.heading.is_none() && is_in_sentence(survey, l))
        });
    }
    let at_home = headed.iter().filter(|(_, l)| l.same_host && !l.path.file).count();
    if at_home < LEAST_AT_HOME || at_home < headed.len() {
        return;
    }
    let subjects: Set<usize> = headed.iter().map(|(_, l)| l.subject).collect();
    let unheaded = |number: usize| {
        link(number)
            .filter(|l| number > first && l.heading.is_none() && !subjects.contains(&l.subject))
    };
    let mentions = Mentions::of(survey, links, accepted);
    accepted.retain(|&(number, _)| !unheaded(number).is_some_and(|l| mentions.have(survey, l)));
    let is_cited = |number: usize| unheaded(number).is_some_and(|l| l.path.file || !l.same_host);
    let cited = accepted.iter().filter(|&&(number, _)| is_cited(number)).count();
    if cited < headed.len() {
        accepted.retain(|&(number, _)| !is_cited(number));
    }
}

/// Drops links in running text, and those of the same shape and place, where most of the others stand by
/// themselves.
pub(super) fn drop_mentioned(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let link = |number: usize| links.all.get(number);
    let mentions = Mentions::of(survey, links, accepted);
    let is_mention = |number: usize| link(number).is_some_and(|l| mentions.have(survey, l));
    let apart: Set<usize> = accepted
        .iter()
        .filter(|&&(number, _)| !is_mention(number))
        .filter_map(|&(number, _)| Some(link(number)?.subject))
        .collect();
    let is_stray = |number: usize| {
        is_mention(number) && link(number).is_some_and(|l| !apart.contains(&l.subject))
    };
    let texts: Set<Option<NodeId>> = accepted
        .iter()
        .filter(|&&(number, _)| is_stray(number))
        .filter_map(|&(number, _)| Some(link(number)?.block))
        .collect();
    if apart.len() >= LEAST_APART && texts.len() * 2 <= apart.len() {
        accepted.retain(|&(number, _)| !is_stray(number));
    }
}

/// Drops a few links where all of them stand in sentences, or at the foot of the page, and neither headings nor pictures
/// lead where they do: the terms of a shop whose shelf is empty.
pub(super) fn drop_alone(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    if accepted.len() > MOST_ALONE {
        return;
    }
    let own: Vec<&Link> = accepted.iter().filter_map(|&(n, _)| links.all.get(n)).collect();
    let stands_alone =
        |link: &&Link| is_in_sentence(survey, link) || survey.zone(link.node).has(Zone::FOOTER);
    let is_shown = |link: &&Link| link.heading.is_some() || link.has_image;
    let are_shown =
        links.all.iter().filter(is_shown).any(|l| own.iter().any(|o| o.subject == l.subject));
    if own.iter().all(stands_alone) && !are_shown {
        accepted.clear();
    }
}

/// More links than these are a list.
const MOST_ALONE: usize = 2;

/// So many links that stand by themselves are a list without those in running text.
const LEAST_APART: usize = 4;

/// Links in running text: how many of each shape and place are, of how many.
struct Mentions(Map<u64, (usize, usize)>);

impl Mentions {
    fn of(survey: &Survey<'_, '_>, links: &Links, accepted: &Accepted) -> Self {
        let mut places: Map<u64, (usize, usize)> = Map::default();
        for link in accepted.iter().filter_map(|&(number, _)| links.all.get(number)) {
            if link.heading.is_none() {
                let (mentions, all) = places.entry(survey.signature(link.node)).or_default();
                *mentions += usize::from(is_in_sentence(survey, link));
                *all += 1;
            }
        }
        Self(places)
    }

    /// Whether a link is one, or most of its shape and place are: some begin a sentence.
    fn have(&self, survey: &Survey<'_, '_>, link: &Link) -> bool {
        let most = || {
            let place = self.0.get(&survey.signature(link.node));
            place.is_some_and(|&(mentions, all)| mentions * 2 > all)
        };
        link.heading.is_none() && (is_in_sentence(survey, link) || most())
    }
}

/// A block with less text beside its links is no running text.
const SENTENCE: u32 = 40;

/// Whether a link stands amid the running text of its block.
fn is_in_sentence(survey: &Survey<'_, '_>, link: &Link) -> bool {
    link.block.is_some_and(|block| {
        let whole = survey.within(block);
        let before = survey.between(block, link.node);
        let rest = whole.text.saturating_sub(whole.link_text);
        rest >= SENTENCE
            && rest > whole.link_text
            && before.text > before.link_text
            && goes_on(survey, link.node, block)
    })
}

/// Nodes without text before a link are passed over, up to so many.
const STEPS: usize = 8;

/// Whether a link goes on with a line of its block, rather than beginning one.
fn goes_on(survey: &Survey<'_, '_>, link: NodeId, block: NodeId) -> bool {
    let dom = survey.dom;
    let mut at = link;
    for _ in 0..STEPS {
        let Some(before) = dom.previous_sibling(at) else {
            match dom.parent(at).filter(|&up| up != block) {
                Some(up) => at = up,
                None => return false,
            }
            continue;
        };
        let tag = dom.tag(before);
        if tag == Tag::Br || tag.is_block() {
            return false;
        }
        if survey.within(before).text > 0 {
            // A title may follow its date on the line.
            return !is_day(survey, before);
        }
        at = before;
    }
    false
}

/// Dates say no more than this.
const LONGEST_DAY: u32 = 30;

fn is_day(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    survey.within(node).text <= LONGEST_DAY
        && fields::is_date(&pieces::shown_text(survey, node), &Context::default())
}

/// A site lists its own pages where so many headings lead to them, and none elsewhere.
const LEAST_AT_HOME: usize = 3;

#[cfg(test)]
mod tests {
    use crate::html::strays::tests::titles;

    #[test]
    fn what_whole_posts_cite_is_no_entry() {
        let post = |n: u32| format!("<h2><a href=/{n}>Post {n}</a></h2><p>Its text.</p>");
        let cited = "<p>As <a href=https://elsewhere.example/1>told there</a>.</p>";
        let plan = "<p>See <a href=/plan.pdf>the plan</a>.</p>";
        let few = format!("{}{cited}{}{}{plan}", post(1), post(2), post(3));
        assert_eq!(titles(&few), ["Post 1", "Post 2", "Post 3"]);
        // Where they are as many as the headings, they may be a list.
        let many = format!("{}{cited}{}{plan}", post(1), post(2));
        assert_eq!(titles(&many).len(), 4);
    }

    #[test]
    fn titles_behind_their_dates_are_no_mentions() {
        let item = |n: u32| {
            format!(
                "<p><span>1{n}.09.2021</span> <a href=/{n}><b>Notice {n}</b></a><br>The orchestra looks for \
                 four players, and the audition is in the large hall.</p>"
            )
        };
        let linked =
            |n: u32| item(n).replace("<p>", &format!("<p><a href=/{n}><img src=/{n}.jpg></a>"));
        let list: String = [linked(1), item(2), linked(3), linked(4), item(5), linked(6)].concat();
        let found = titles(&list);
        assert!(found.contains(&"Notice 2".to_owned()) && found.contains(&"Notice 5".to_owned()));
    }

    #[test]
    fn what_introduces_a_list_is_no_entry() {
        let intro = "<p>She has written for us since 2011, at first about the harbour, and about <a \
                     href=/boats>the lost boats</a>, for which she was honoured.</p>";
        let post = |n: u32| format!("<h2><a href=/{n}>Post {n}</a></h2><p>Its text.</p>");
        assert_eq!(titles(&format!("{intro}{}{}", post(1), post(2))), ["Post 1", "Post 2"]);
    }

    #[test]
    fn links_in_the_sentences_of_posts_are_no_entries() {
        let post = |n: u32| {
            format!(
                "<h2><a href=/{n}>Post {n}</a></h2><p>As was told at length <a href=/old/{n}>some time \
                 ago</a>, and <a href=/older/{n}>before that</a>, the harbour is to be dredged.</p>"
            )
        };
        let posts: String = (1..4).map(post).collect();
        assert_eq!(titles(&posts), ["Post 1", "Post 2", "Post 3"]);
    }

    #[test]
    fn what_a_teaser_mentions_is_no_entry_beside_links_that_lead_on() {
        let post = |n: u32| {
            let before = format!("<a href=/old/{n}>the {n}th of its kind</a>");
            let mentions = if n == 2 { before } else { String::new() };
            format!(
                "<h2>Post {n}</h2><p>The harbour board met on Tuesday and put off what it had put off \
                 before {mentions}, as usual.</p><p><a href=/{n}>Full text of {n}</a></p>"
            )
        };
        let posts: String = (1..6).map(post).collect();
        assert_eq!(titles(&posts), [1, 2, 3, 4, 5].map(|n| format!("Full text of {n}")));
    }

    #[test]
    fn a_link_in_a_sentence_is_no_list() {
        let said = "<h1>Kettles</h1><p>There is nothing on this shelf for now. Our <a href=/terms-of-sale/>general \
                    conditions of sale</a> tell how to order what you do not find here.</p>";
        assert!(titles(said).is_empty());
        let begun = "<h1>May 2024</h1><p><a href=/2024/05/ferry/>The ferry is back in the bay</a> after eleven days of \
                     ice, and the board of the harbour says that it will stay.</p>";
        assert_eq!(titles(begun).len(), 1);
    }
}
