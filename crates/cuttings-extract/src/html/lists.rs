//! Which links are the page's own list, and which part of the page belongs to each.
//!
//! 1. Links are put into [`groups`](super::groups) by shape and place.
//! 2. A [`model`](super::model) judges links. A group is judged by a sample of its links together, since
//!    a template makes all of a list or none of it, and against its [`rivals`](super::rivals).
//! 3. The links of the groups that pass, and their [`siblings`](super::siblings), each address once, are the
//!    entries; the records are cut anew between them: their [`places`](super::places).

use url::Url;

use super::boxes;
use super::features::{self, Features};
use super::groups::Group;
use super::headed;
use super::kin;
use super::links::{Link, Links};
use super::model::Models;
use super::permalinked;
use super::permalinks;
use super::places::{Place, places};
use super::rivals::{self, Candidate};
use super::siblings;
use super::strays;
use super::survey::{Survey, Zone};
use crate::dom::{NodeId, Tag};

/// A group with the model's opinion of it.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) group: Group,
    /// Of each link of the group's sample.
    pub(super) opinions: Vec<f32>,
    /// Of the group, beside the other groups of the page.
    pub(super) likelihood: f32,
    /// How many signs say that it stands beside the page's list, which lessens that.
    pub(super) beside: i32,
    /// What that was judged by: see [`rivals`].
    pub(super) compared: rivals::Row,
}

impl Judged {
    /// How likely each link is by itself: a link outside of the sample, as likely as those within.
    fn own(&self) -> Vec<f32> {
        let mut own = vec![mean(&self.opinions); self.group.links.len()];
        for (at, &opinion) in self.group.sample().zip(&self.opinions) {
            if let Some(slot) = own.get_mut(at) {
                *slot = opinion;
            }
        }
        own
    }
}

fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len().max(1) as f32
}

/// A link is an entry's from this likelihood on.
pub(super) const ENOUGH: f32 = 0.5;
/// How much a link's own likelihood counts against its group's: a template makes all of a list or none.
const OWN: f32 = 0.1;
/// A list of so few links in headings is taken as a whole.
const FEW: usize = 4;
/// Where no link is, those are that come close to the likeliest group, if that has this likelihood.
const LEAST: f32 = 0.2;
const CLOSE: f32 = 0.75;

/// A list of this likelihood is one for sure.
const SURE: f32 = 0.9;
/// So many links of sure lists are something to stand beside.
const FEWEST: usize = 2;
/// How likely links are that stand in a box of the most read beside such a list, in proportion to others, for
/// each sign that they do.
pub(super) const BESIDE: f32 = 0.6;

/// Judges all groups of a page.
pub(super) fn judge(
    survey: &Survey<'_, '_>,
    links: &Links,
    groups: Vec<Group>,
    features: &[Vec<Features>],
    models: &Models,
) -> Vec<Judged> {
    let opinions: Vec<Vec<f32>> =
        features.iter().map(|rows| models.list.likelihoods(rows)).collect();
    let candidates: Vec<Candidate<'_>> = groups
        .iter()
        .zip(features)
        .zip(&opinions)
        .map(|((group, features), likelihoods)| Candidate {
            group,
            features,
            likelihoods,
            likelihood: mean(likelihoods),
        })
        .collect();
    let compared = rivals::compare(survey, links, &candidates);
    let likelihoods: Vec<f32> = candidates
        .iter()
        .zip(&compared)
        .map(|(candidate, row)| match candidate.likelihood < rivals::HOPELESS {
            true => candidate.likelihood,
            false => models.rival.likelihood(row),
        })
        .collect();
    let signs = |(group, &likelihood): (&Group, &f32)| match likelihood < LEAST {
        true => 0,
        false => boxes::signs(survey, links, group),
    };
    let mut beside: Vec<i32> = groups.iter().zip(&likelihoods).map(signs).collect();
    count_nested(survey, &groups, &likelihoods, &mut beside);
    let likelihoods = headed::raise(survey, links, &groups, likelihoods, &beside);
    let likelihoods = permalinks::raise(survey, links, &groups, likelihoods, &beside);
    let likelihoods = kin::raise(survey, links, &groups, likelihoods, &beside);
    // What stands beside stands beside a list, which the template of a front page makes in several shapes.
    let sure = groups
        .iter()
        .zip(&likelihoods)
        .zip(&beside)
        .filter(|((_, likelihood), beside)| **beside == 0 && **likelihood >= SURE);
    let has_list = sure.map(|((group, _), _)| group.links.len()).sum::<usize>() >= FEWEST;
    groups
        .into_iter()
        .zip(opinions)
        .zip(likelihoods.into_iter().zip(compared).zip(beside))
        .map(|((group, opinions), ((likelihood, compared), beside))| {
            let beside = if has_list { beside } else { 0 };
            let likelihood = likelihood * BESIDE.powi(beside);
            Judged { group, opinions, likelihood, beside, compared }
        })
        .collect()
}

/// One sign more for what is named or headed as standing beside, where it stands in a record of a sure list: what is
/// related to an entry.
fn count_nested(
    survey: &Survey<'_, '_>,
    groups: &[Group],
    likelihoods: &[f32],
    beside: &mut [i32],
) {
    if beside.iter().all(|&signs| signs == 0) {
        return;
    }
    let all = groups.iter().zip(likelihoods).zip(&*beside);
    let sure = all.filter(|((_, likelihood), signs)| **likelihood >= SURE && **signs == 0);
    let mut roots: Vec<NodeId> =
        sure.flat_map(|((group, _), _)| group.records.iter().map(|record| record.start)).collect();
    roots.sort_unstable();
    let is_within_one = |node: NodeId| {
        let at = roots.partition_point(|&root| root < node);
        let root = at.checked_sub(1).and_then(|at| roots.get(at));
        root.is_some_and(|&root| survey.dom.is_within(node, root))
    };
    for (group, signs) in groups.iter().zip(beside.iter_mut()).filter(|(_, signs)| **signs > 0) {
        let start = group.records.first().map(|record| record.start);
        *signs += i32::from(start.is_some_and(is_within_one));
    }
}

/// The page's own list, in reading order.
pub(super) fn choose(
    survey: &Survey<'_, '_>,
    links: &Links,
    page: Option<&Url>,
    judged: &[Judged],
) -> Vec<Place> {
    let mut accepted = accepted(survey, links, judged, ENOUGH);
    if accepted.is_empty() {
        let best = judged.iter().map(|j| j.likelihood).fold(0.0, f32::max);
        if best >= LEAST {
            accepted = self::accepted(survey, links, judged, best * CLOSE);
        }
    }
    if accepted.is_empty() {
        accepted = dominant(survey, links, page, judged);
    }
    siblings::add(survey, links, judged, &mut accepted);
    accepted.sort_by_key(|&(link, _)| link);
    let with_strays = accepted.clone();
    strays::drop(survey, links, &mut accepted);
    permalinked::add(survey, links, &with_strays, &mut accepted);
    places(survey, links, &accepted)
}

/// What a page claims to list is its list where it shows so many of these, and nearly all.
const CLAIMED: usize = 5;
/// So likely is what a page claims.
const CLAIMED_LIKELIHOOD: f32 = 0.9;

/// What a page claims to list, where it shows that: a catalogue whose names are too short to look like titles.
pub(super) fn claimed(survey: &Survey<'_, '_>, links: &Links, claimed: &[bool]) -> Vec<Place> {
    let count = claimed.iter().filter(|&&is_claimed| is_claimed).count();
    if count < CLAIMED {
        return Vec::new();
    }
    let beside = Zone::NAV.with(Zone::FOOTER).with(Zone::HEADER).with(Zone::ASIDE);
    let is_shown = |link: &Link| {
        claimed.get(link.subject) == Some(&true)
            && link.weight > 0
            && Some(link.subject) != links.itself
            && !survey.zone(link.node).has(beside)
    };
    let numbers = links.all.iter().enumerate().filter(|(_, link)| is_shown(link));
    let mut accepted: Vec<(usize, f32)> =
        numbers.map(|(number, _)| (number, CLAIMED_LIKELIHOOD)).collect();
    strays::drop(survey, links, &mut accepted);
    let places = places(survey, links, &accepted);
    if places.len() >= CLAIMED && places.len() * 10 >= count * 8 { places } else { Vec::new() }
}

/// A group of so many links, with so much text on the average, whose records are a good part of the page is
/// its list, whatever else speaks against it. Titles that hold a number (a day, an issue) may be shorter,
/// and where all links lead to pages below this one, fewer and shorter ones do.
const DOMINANT_LINKS: usize = 8;
const DOMINANT_WEIGHT: u32 = 24;
const DOMINANT_NUMBERED: u32 = 8;
const DOMINANT_BELOW_LINKS: usize = 4;
const DOMINANT_BELOW: u32 = 12;

/// The links of the group that the page is made of, if there is one.
fn dominant(
    survey: &Survey<'_, '_>,
    links: &Links,
    page: Option<&Url>,
    judged: &[Judged],
) -> Vec<(usize, f32)> {
    let best = judged
        .iter()
        .filter(|judged| is_dominant(survey, links, page, &judged.group))
        .max_by(|a, b| a.likelihood.total_cmp(&b.likelihood));
    best.map(|best| best.group.links.iter().map(|&number| (number, best.likelihood)).collect())
        .unwrap_or_default()
}

fn is_dominant(survey: &Survey<'_, '_>, links: &Links, page: Option<&Url>, group: &Group) -> bool {
    let edges = Zone::NAV.with(Zone::FOOTER).with(Zone::HEADER).with(Zone::COMMENTS);
    let members: Vec<&Link> =
        group.links.iter().filter_map(|&number| links.all.get(number)).collect();
    let most = |pass: &dyn Fn(&Link) -> bool| {
        members.iter().filter(|link| pass(link)).count() * 10 >= members.len() * 9
    };
    let text: u32 = group.records.iter().map(|r| survey.between(r.start, r.end).text).sum();
    let weight: u32 = members.iter().map(|link| link.weight.min(160)).sum();
    let are_below = members.iter().all(|link| features::is_under(page, &link.url));
    let (least_links, least_weight) = if are_below {
        (DOMINANT_BELOW_LINKS, DOMINANT_BELOW)
    } else if most(&|link| link.text.contains(char::is_numeric)) {
        (DOMINANT_LINKS, DOMINANT_NUMBERED)
    } else {
        (DOMINANT_LINKS, DOMINANT_WEIGHT)
    };
    let count = u32::try_from(members.len()).unwrap_or(u32::MAX);
    members.len() >= least_links
        && weight >= count.saturating_mul(least_weight)
        && text.saturating_mul(5) >= survey.whole().text.saturating_mul(2)
        && most(&|link| link.text_subjects == 1 && !survey.zone(link.node).has(edges))
}

/// The links that are likely enough, with their likelihoods: mostly those of their groups.
fn accepted(
    survey: &Survey<'_, '_>,
    links: &Links,
    judged: &[Judged],
    enough: f32,
) -> Vec<(usize, f32)> {
    let mut accepted = Vec::new();
    for judged in judged {
        for (&number, own) in judged.group.links.iter().zip(judged.own()) {
            let Some(link) = links.all.get(number) else { continue };
            let own = own * BESIDE.powi(judged.beside);
            let both = (1.0 - OWN) * judged.likelihood + OWN * own;
            // Of the few links of a list, none is left out for being the least likely.
            let few = judged.group.links.len() <= FEW
                && judged.likelihood >= enough
                && link.heading.is_some();
            let both = if few { both.max(enough) } else { both };
            // A page may link its own title; it does not list itself.
            if both >= enough
                && Some(link.subject) != links.itself
                && !super::pager::is_page_turn(link)
                && !leads_home(link)
                && !belongs_to_form(survey, link)
            {
                accepted.push((number, both));
            }
        }
    }
    accepted
}

/// Whether a link leads to the front page of its own site, which is no article of it.
fn leads_home(link: &Link) -> bool {
    link.same_host && features::folder_of(&link.url).is_empty() && link.url.query().is_none()
}

/// A form has no more links than this; one around the whole page has more.
const LINKS_OF_FORM: u32 = 2;

/// Whether a link stands in a form: help on searching, a way to register.
fn belongs_to_form(survey: &Survey<'_, '_>, link: &Link) -> bool {
    let form = survey.dom.ancestors(link.node).find(|&n| survey.dom.tag(n) == Tag::Form);
    form.is_some_and(|form| survey.within(form).links <= LINKS_OF_FORM)
}

/// Lists beside the page's own: at least so many links of at least so much text on the average.
const BESIDE_LINKS: usize = 3;
const BESIDE_WEIGHT: u32 = 24;

/// The links of lists beside the page's own: sidebars, "most read", related articles.
pub(super) fn beside(
    survey: &Survey<'_, '_>,
    links: &Links,
    judged: &[Judged],
    own: &[Place],
) -> Vec<Place> {
    let taken: std::collections::HashSet<usize> = own.iter().map(|p| p.subject).collect();
    let mut accepted = Vec::new();
    for judged in judged.iter().filter(|j| j.likelihood < ENOUGH) {
        let fresh: Vec<(usize, &Link)> = judged
            .group
            .links
            .iter()
            .filter_map(|&l| Some((l, links.all.get(l)?)))
            .filter(|(_, l)| {
                !taken.contains(&l.subject)
                    && l.weight > 0
                    && l.text_subjects == 1
                    && !super::pager::is_page_turn(l)
            })
            .collect();
        let total: u32 = fresh.iter().map(|(_, l)| l.weight.min(200)).sum();
        let count = u32::try_from(fresh.len()).unwrap_or(u32::MAX);
        let in_text = fresh.iter().filter(|(_, l)| is_within_text(survey, l)).count();
        let navigates = fresh.iter().any(|(_, l)| survey.zone(l.node).has(Zone::NAV));
        if fresh.len() >= BESIDE_LINKS
            && total >= count.saturating_mul(BESIDE_WEIGHT)
            && in_text * 2 < fresh.len()
            && !navigates
        {
            accepted.extend(fresh.iter().map(|&(l, _)| (l, judged.likelihood)));
        }
    }
    accepted.sort_by_key(|&(link, _)| link);
    places(survey, links, &accepted)
}

/// Whether most of the text around a link is not linked.
fn is_within_text(survey: &Survey<'_, '_>, link: &Link) -> bool {
    link.block.is_some_and(|block| {
        let totals = survey.within(block);
        totals.link_text * 2 < totals.text
    })
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{Links, Survey, is_dominant};
    use crate::dom::Dom;
    use crate::html::groups;

    /// The first texts of the groups that a page is made of.
    fn dominant(html: &str) -> Vec<String> {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let page = Url::parse("https://gazette.example/news/").ok();
        let links = Links::collect(&survey, page.as_ref(), page.as_ref());
        let groups = groups::group(&survey, &links);
        let made_of =
            groups.iter().filter(|group| is_dominant(&survey, &links, page.as_ref(), group));
        made_of.filter_map(|g| Some(links.all.get(*g.links.first()?)?.text.clone())).collect()
    }

    #[test]
    fn a_page_of_nothing_but_a_list_is_that_list() {
        let items = |text: &dyn Fn(u32) -> String| -> String {
            (1..13).map(|n| format!("<li><a href=/posts/{n}>{}</a></li>", text(n))).collect()
        };
        let headlines =
            |n| format!("What the harbour said on its day number {n} of peace, war and {}", n * 7);
        assert_eq!(dominant(&format!("<ul>{}</ul>", items(&headlines))).len(), 1);
        assert_eq!(dominant(&format!("<ul>{}</ul>", items(&|n| format!("Diary 3/{n}")))).len(), 1);
        let below =
            ["The old harbour", "Markets and fairs", "Bridges of the town", "Life on the isle"];
        let below: String = (1..)
            .zip(below)
            .map(|(n, text)| format!("<li><a href=/news/guides-{n}/>{text}</a></li>"))
            .collect();
        assert_eq!(dominant(&format!("<ul>{below}</ul>")).len(), 1);
        // A menu is short, or stands where menus do.
        let parts = [
            "Town", "Sport", "Arts", "Letters", "Weather", "Ships", "Shops", "Trade", "Law", "Air",
            "Sea", "Us",
        ];
        let short = |n: u32| parts[n as usize - 1].to_owned();
        assert!(dominant(&format!("<ul>{}</ul>", items(&short))).is_empty());
        assert!(dominant(&format!("<nav><ul>{}</ul></nav>", items(&headlines))).is_empty());
    }
}
