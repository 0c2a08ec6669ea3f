//! A second opinion on every group of links, formed by setting it against its likeliest rival.
//!
//! What a list looks like differs from site to site, but a page's own list stands out against the other
//! groups of the same page: a menu beside a list of dated headlines is no list, and the same menu on a
//! page without one may be. So each group, with the first opinion of its links, is compared with the
//! likeliest other group: what stands in the other's records, leads to the same articles, is dated where
//! the other is not.

use super::features::{self, Features};
use super::groups::Group;
use super::links::{Link, Links};
use super::survey::{Survey, Zone};
use crate::dom::{Attr, Dom, NodeId};
use crate::hash;

/// The names of the features, in order.
pub(super) const NAMES: &[&str] = &[
    // First opinions.
    "own",
    "own_most",
    "own_least",
    "rank",
    "rival",
    "rival_gap",
    // How the groups lie to each other.
    "shared",
    "within_records",
    "before",
    "between",
    "behind",
    "same_directory",
    "same_place",
    "same_look",
    "branch_share",
    "rival_branch_share",
    "nav",
    "side",
    "subjects",
    "rival_subjects",
    // What the group is, then by how much its rival is more of it: see `COMPARED`.
    "size",
    "weight",
    "rest",
    "headings",
    "heading",
    "date",
    "image",
    "sentences",
    "segment",
    "density",
    "same_host",
    "directory",
    "place",
    "span",
    "text_share",
    "title_share",
    "block_rest",
    "subject_weight",
    "size_gap",
    "weight_gap",
    "rest_gap",
    "headings_gap",
    "heading_gap",
    "date_gap",
    "image_gap",
    "sentences_gap",
    "segment_gap",
    "density_gap",
    "same_host_gap",
    "directory_gap",
    "place_gap",
    "span_gap",
    "text_share_gap",
    "title_share_gap",
    "block_rest_gap",
    "subject_weight_gap",
];

/// The features of groups that are compared.
const COMPARED: [usize; 18] = [
    features::place_of("group_size"),
    features::place_of("group_weight"),
    features::place_of("group_rest"),
    features::place_of("group_headings"),
    features::place_of("group_with_heading"),
    features::place_of("group_with_date"),
    features::place_of("group_with_image"),
    features::place_of("group_sentences"),
    features::place_of("group_segment"),
    features::place_of("group_density"),
    features::place_of("group_same_host"),
    features::place_of("group_directory"),
    features::place_of("group_place"),
    features::place_of("group_span"),
    features::place_of("group_text_share"),
    features::place_of("group_title_share"),
    features::place_of("group_block_rest"),
    features::place_of("group_subject_weight"),
];

/// How many features there are.
const COUNT: usize = 20 + 2 * COMPARED.len();

/// What a group looks like beside its rival: see [`NAMES`].
pub(super) type Row = [f32; COUNT];

/// Groups whose links are no likelier than this are not set against any other: nothing makes a list of them.
pub(super) const HOPELESS: f32 = 0.001;

/// A group with the first opinion of it.
pub(super) struct Candidate<'g> {
    pub(super) group: &'g Group,
    /// Of each link of its sample.
    pub(super) features: &'g [Features],
    /// Of each link of its sample.
    pub(super) likelihoods: &'g [f32],
    /// Of the group.
    pub(super) likelihood: f32,
}

/// What each group looks like beside its rival; all noughts where it is hopeless anyway.
pub(super) fn compare(
    survey: &Survey<'_, '_>,
    links: &Links,
    candidates: &[Candidate<'_>],
) -> Vec<Row> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|&a, &b| standing(candidates, b).total_cmp(&standing(candidates, a)));
    let mut rank = vec![0_usize; candidates.len()];
    for (place, &number) in order.iter().enumerate() {
        if let Some(slot) = rank.get_mut(number) {
            *slot = place;
        }
    }
    let likeliest = order.first().and_then(|&n| Side::new(survey, links, candidates.get(n)?));
    let second = order.get(1).and_then(|&n| Side::new(survey, links, candidates.get(n)?));
    candidates
        .iter()
        .zip(rank)
        .map(|(candidate, rank)| {
            let rival = if rank == 0 { second.as_ref() } else { likeliest.as_ref() };
            match candidate.likelihood < HOPELESS {
                true => [0.0; COUNT],
                false => row(survey, links, candidate, rank, rival),
            }
        })
        .collect()
}

/// By what a rival is chosen: its likelihood, and how much of a list it is.
fn standing(candidates: &[Candidate<'_>], number: usize) -> f32 {
    candidates.get(number).map_or(0.0, |c| {
        let size = c.group.links.len() as f32;
        c.likelihood * size / (size + 1.0)
    })
}

/// A group as others are set against it.
struct Side<'g> {
    candidate: &'g Candidate<'g>,
    /// Its subjects, sorted.
    subjects: Vec<usize>,
    directory: &'g str,
    /// How its links look.
    look: u64,
    /// The first of its links, and what is around it, from the inside out.
    path: Vec<NodeId>,
    /// How much text its records hold.
    text: u32,
}

impl<'g> Side<'g> {
    fn new(
        survey: &Survey<'_, '_>,
        links: &'g Links,
        candidate: &'g Candidate<'g>,
    ) -> Option<Self> {
        let mut subjects: Vec<usize> = members(links, candidate.group).map(|l| l.subject).collect();
        subjects.sort_unstable();
        subjects.dedup();
        let mut directories: Vec<&str> =
            members(links, candidate.group).map(features::directory).collect();
        directories.sort_unstable();
        let directory =
            directories.chunk_by(|a, b| a == b).max_by_key(|run| run.len())?.first().copied()?;
        let first = members(links, candidate.group).next()?.node;
        let path = std::iter::once(first).chain(survey.dom.ancestors(first)).collect();
        let text = text_of(survey, candidate.group);
        Some(Self { candidate, subjects, directory, look: look(survey.dom, first), path, text })
    }

    fn leads_to(&self, subject: usize) -> bool {
        self.subjects.binary_search(&subject).is_ok()
    }

    /// Whether a link to something else stands within one of the group's records.
    fn surrounds(&self, link: &Link) -> bool {
        let records = &self.candidate.group.records;
        let at = records.partition_point(|r| r.start <= link.node);
        let record = at.checked_sub(1).and_then(|i| records.get(i));
        record.is_some_and(|r| link.node < r.end) && !self.leads_to(link.subject)
    }
}

/// A number that links share whose elements, and those right around them, have the same names and classes:
/// a template's, whatever part of the page it is used in.
fn look(dom: &Dom<'_>, link: NodeId) -> u64 {
    let around = std::iter::once(link).chain(dom.ancestors(link)).take(LOOKED_AT);
    let first_class = |node| dom.known_attr(node, Attr::Class)?.split_ascii_whitespace().next();
    around.fold(0, |above, node| hash::of(&(above, dom.tag(node), first_class(node))))
}

/// Whether a group's links look like the rival's. Those of one group look alike.
fn looks_like(
    survey: &Survey<'_, '_>,
    links: &Links,
    candidate: &Candidate<'_>,
    rival: Option<&Side<'_>>,
) -> bool {
    let first = members(links, candidate.group).next();
    first.zip(rival).is_some_and(|(first, rival)| rival.look == look(survey.dom, first.node))
}

/// How many elements make a look: the link and those around it.
const LOOKED_AT: usize = 3;

/// The text of a group's records.
fn text_of(survey: &Survey<'_, '_>, group: &Group) -> u32 {
    group.records.iter().map(|r| survey.between(r.start, r.end).text).sum()
}

/// Below the element that a group and its rival stand in, how much of the text of each one's own side is
/// theirs. A sidebar holds other boxes beside the group, a section of the front page nothing else.
fn branch_shares(
    survey: &Survey<'_, '_>,
    links: &Links,
    candidate: &Candidate<'_>,
    rival: &Side<'_>,
) -> (f32, f32) {
    let dom = survey.dom;
    let Some(first) = members(links, candidate.group).next() else { return (1.0, 1.0) };
    let mut own = first.node;
    let shared = dom.ancestors(first.node).find_map(|node| {
        // From the inside out is from the last to the first.
        let at = rival.path.binary_search_by(|other| node.cmp(other)).ok();
        if at.is_none() {
            own = node;
        }
        at
    });
    let its = shared.and_then(|at| rival.path.get(at.checked_sub(1)?)).copied();
    let share = |text: u32, branch: NodeId| {
        (text as f32 / survey.within(branch).text.max(1) as f32).min(1.0)
    };
    let text = text_of(survey, candidate.group);
    (share(text, own), its.map_or(1.0, |its| share(rival.text, its)))
}

fn members<'l>(links: &'l Links, group: &'l Group) -> impl Iterator<Item = &'l Link> {
    group.links.iter().filter_map(|&l| links.all.get(l))
}

fn row(
    survey: &Survey<'_, '_>,
    links: &Links,
    candidate: &Candidate<'_>,
    rank: usize,
    rival: Option<&Side<'_>>,
) -> Row {
    let size = candidate.group.links.len().max(1) as f32;
    let share = |pass: &dyn Fn(&Link) -> bool| {
        members(links, candidate.group).filter(|l| pass(l)).count() as f32 / size
    };
    let most = candidate.likelihoods.iter().copied().fold(0.0, f32::max);
    let least = candidate.likelihoods.iter().copied().fold(1.0, f32::min);
    let other = rival.map_or(0.0, |r| r.candidate.likelihood);
    let ends = rival.and_then(|r| {
        let own = &r.candidate.group.links;
        Some((*own.first()?, *own.last()?))
    });
    let lying = |pass: &dyn Fn(usize, usize, usize) -> bool| {
        ends.map_or(0.0, |(first, last)| {
            candidate.group.links.iter().filter(|&&l| pass(l, first, last)).count() as f32 / size
        })
    };
    let place =
        |c: &Candidate<'_>| members(links, c.group).next().map(|l| survey.zone(l.node).place());
    let distinct = |c: &Candidate<'_>| {
        let mut subjects: Vec<usize> = members(links, c.group).map(|l| l.subject).collect();
        subjects.sort_unstable();
        subjects.dedup();
        (subjects.len() as f32).ln_1p()
    };
    let (branch, rival_branch) =
        rival.map_or((1.0, 1.0), |r| branch_shares(survey, links, candidate, r));
    let mut out = [0.0; COUNT];
    let head = [
        candidate.likelihood,
        most,
        least,
        rank.min(20) as f32,
        other,
        other - candidate.likelihood,
        share(&|l| rival.is_some_and(|r| r.leads_to(l.subject))),
        share(&|l| rival.is_some_and(|r| r.surrounds(l))),
        lying(&|l, first, _| l < first),
        lying(&|l, first, last| (first..=last).contains(&l)),
        lying(&|l, _, last| l > last),
        share(&|l| rival.is_some_and(|r| r.directory == features::directory(l))),
        f32::from(u8::from(rival.is_some_and(|r| place(r.candidate) == place(candidate)))),
        f32::from(u8::from(looks_like(survey, links, candidate, rival))),
        branch,
        rival_branch,
        share(&|l| survey.zone(l.node).has(Zone::NAV)),
        share(&|l| survey.zone(l.node).has(Zone::ASIDE)),
        distinct(candidate),
        rival.map_or(0.0, |r| (r.subjects.len() as f32).ln_1p()),
    ];
    let own = candidate.features.first();
    let its = rival.and_then(|r| r.candidate.features.first());
    let value = |row: Option<&Features>, at: usize| row.and_then(|r| r.get(at)).copied();
    let values = COMPARED.iter().map(|&at| value(own, at).unwrap_or_default());
    let gaps = COMPARED.iter().map(|&at| match (value(its, at), value(own, at)) {
        (Some(other), Some(own)) => other - own,
        _ => 0.0,
    });
    for (slot, value) in out.iter_mut().zip(head.into_iter().chain(values).chain(gaps)) {
        *slot = value;
    }
    out
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{COUNT, Candidate, NAMES, compare};
    use crate::dom::Dom;
    use crate::html::features::{self, Inputs};
    use crate::html::groups;
    use crate::html::links::Links;
    use crate::html::survey::Survey;

    #[test]
    fn every_feature_has_a_name() {
        assert_eq!(NAMES.len(), COUNT);
    }

    /// The features by the text of each group's first link, where groups of titles are likely.
    fn compared(html: &str, likely: &str) -> Vec<(String, Vec<(&'static str, f32)>)> {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let page = Url::parse("https://gazette.example/news/").ok();
        let links = Links::collect(&survey, page.as_ref(), page.as_ref());
        let groups = groups::group(&survey, &links);
        let claimed = vec![false; links.subject_counts.len()];
        let rows = features::of_groups(&Inputs {
            survey: &survey,
            links: &links,
            groups: &groups,
            page: page.as_ref(),
            claimed: &claimed,
        });
        let name = |g: &groups::Group| {
            g.links.first().and_then(|&l| links.all.get(l)).map(|l| l.text.clone()).unwrap()
        };
        let opinions: Vec<Vec<f32>> = groups
            .iter()
            .map(|g| vec![if name(g) == likely { 0.9 } else { 0.2 }; g.links.len()])
            .collect();
        let candidates: Vec<Candidate<'_>> = groups
            .iter()
            .zip(&rows)
            .zip(&opinions)
            .map(|((group, features), likelihoods)| Candidate {
                group,
                features,
                likelihoods,
                likelihood: likelihoods.first().copied().unwrap_or_default(),
            })
            .collect();
        let named = |row: [f32; COUNT]| NAMES.iter().copied().zip(row).collect();
        groups
            .iter()
            .map(name)
            .zip(compare(&survey, &links, &candidates).into_iter().map(named))
            .collect()
    }

    fn value(row: &[(&str, f32)], name: &str) -> f32 {
        row.iter().find(|(n, _)| *n == name).unwrap().1
    }

    #[test]
    fn groups_are_set_against_the_likeliest_of_the_page() {
        let post = |n: u32| {
            format!(
                "<article><h2><a href=/news/{n}>Headline {n} of the day</a></h2>\
                 <p>As told in <a href=https://other.example/{n}>a paper of town {n}</a>.</p></article>"
            )
        };
        let html = format!(
            "<ul><li><a href=/about>About us</a><li><a href=/contact>Contact us</a></ul>\
             <main>{}{}{}</main>\
             <aside><p><a href=/news/1>Headline 1 again</a><p><a href=/news/9>Headline 9</a></aside>",
            post(1),
            post(2),
            post(3)
        );
        let rows = compared(&html, "Headline 1 of the day");
        let row = |name: &str| &rows.iter().find(|(n, _)| n == name).unwrap().1;
        let (menu, list) = (row("About us"), row("Headline 1 of the day"));
        let (cited, side) = (row("a paper of town 1"), row("Headline 1 again"));
        assert_eq!((value(menu, "before"), value(menu, "rival")), (1.0, 0.9));
        assert_eq!((value(list, "rank"), value(list, "rival")), (0.0, 0.2));
        assert_eq!((value(cited, "within_records"), value(cited, "shared")), (1.0, 0.0));
        assert_eq!((value(side, "behind"), value(side, "shared")), (1.0, 0.5));
        assert_eq!(value(menu, "heading_gap"), 1.0);
    }

    #[test]
    fn a_template_is_known_again_in_another_part_of_the_page() {
        let card = |n: u32| {
            format!(
                "<div class='card wide'><h3 class=head><a href=/{n}>Headline {n} here</a></h3></div>"
            )
        };
        let other =
            |n: u32| format!("<div class=tip><h3><a href=/t/{n}>Headline {n} there</a></h3></div>");
        let html = format!(
            "<main>{}{}</main><section>{}{}</section><footer>{}{}</footer>",
            card(1),
            card(2),
            card(3),
            card(4),
            other(5),
            other(6),
        );
        let rows = compared(&html, "Headline 1 here");
        let look =
            |name: &str| value(&rows.iter().find(|(n, _)| n == name).unwrap().1, "same_look");
        assert_eq!(look("Headline 3 here"), 1.0);
        assert_eq!(look("Headline 5 there"), 0.0);
    }

    #[test]
    fn a_box_of_a_sidebar_is_a_small_part_of_its_side() {
        let item = |n: u32| format!("<li><a href=/{n}>Headline {n} here</a></li>");
        let html = format!(
            "<div><div><ul>{}{}{}</ul></div>\
             <div><ul class=top>{}{}</ul><p>{}</p></div></div>",
            item(1),
            item(2),
            item(3),
            item(4),
            item(5),
            "About this paper and its makers. ".repeat(9),
        );
        let rows = compared(&html, "Headline 1 here");
        let side = &rows.iter().find(|(n, _)| n == "Headline 4 here").unwrap().1;
        assert!(value(side, "branch_share") < 0.3);
        assert!(value(side, "rival_branch_share") > 0.9);
    }
}
