//! Whether a page lists articles, is one, or neither.
//!
//! A page with a list beside a long text is an article with its related links; a page whose long texts
//! all stand within the records of a list shows whole posts. How much running text stands inside of
//! the records and how much outside, what the page claims to be and what its address looks like are
//! weighed by a small model of the same sort as the list's.

use url::Url;

use super::features::Path;
use super::links::Links;
use super::model::Model;
use super::pager;
use super::pieces::block_of;
use super::places::Place;
use super::structured::Structured;
use super::survey::{Survey, Zone, is_element};
use crate::PageKind;
use crate::dom::{Dom, NodeId, Tag};
use crate::hash::Map;

/// A text node of this weight is running text rather than a label.
const RUNNING: u32 = 40;
/// A page that is no listing and has less running text than this is no article either.
const LEAST_ARTICLE: u32 = 150;

/// A page is taken for an article from this likelihood on, and one whose running text is spread over its
/// records from this: a list read as an article is lost.
const ENOUGH: f32 = 0.5;
const ENOUGH_SPREAD: f32 = 0.7;
/// And one that says that it is an article, and not that it is a list, from this.
const ENOUGH_SAID: f32 = 0.45;
/// And one that is headed as the entry was that led to it, from this.
const ENOUGH_TOLD: f32 = 0.15;
/// A site's front page with so many entries is no article.
const FRONT_ENTRIES: usize = 3;
/// Nor is a page of so many entries of this likelihood on the average, whose titles say so many times as much as
/// all its running text, and more than its largest body.
const TITLES: usize = 10;
const TITLES_STRENGTH: f32 = 0.6;
const TITLES_TO_PROSE: f32 = 3.0;
/// Nor, unless that is all but sure, is one that leads on to its own second page, with so many entries of this
/// likelihood: a topic may be introduced at length.
const ENOUGH_TURNED: f32 = 0.9;
const TURNED: usize = 5;
const TURNED_STRENGTH: f32 = 0.6;
/// Nor, unless that is all but sure, is one of a few dated entries that are one for sure, with no body of text
/// larger than what introduces an author.
const FEW: usize = 2;
const FEW_STRENGTH: f32 = 0.85;
const LARGEST_INTRODUCTION: u32 = 600;
/// Running text is spread where it stands in so many records at least, with no more than this share in one
/// of them, or in one element of the page, and so many times as much of it as outside.
const SPREAD_RECORDS: usize = 3;
const SPREAD_IN_ONE: f32 = 0.5;
const SPREAD_BODY: f32 = 0.5;
const SPREAD_INSIDE: u32 = 2;

/// The names of the features, in order.
pub(super) const NAMES: &[&str] = &[
    "entries",
    "prose_inside",
    "prose_outside",
    "prose_share",
    "longest_outside",
    "says_article",
    "says_listing",
    "has_next",
    "depth",
    "segment_length",
    "segment_joints",
    "digits",
    "dated_path",
    "list_word",
    "root",
    "headings",
    "first_headings",
    "headings_inside",
    "articles",
    "first_entry",
    "title_weight",
    "entry_text_share",
    "links_per_text",
    "paragraphs_outside",
    "records_to_prose",
    "titles_to_prose",
    "strength",
    "prose_before",
    "siblings",
    "children",
    "segment_ratio",
    "most_in_one",
    "records_with_prose",
    "largest_body",
    "largest_body_share",
];

/// What a page looks like.
#[derive(Clone, Debug)]
pub(super) struct Looks {
    pub(super) features: Vec<f32>,
    entries: usize,
    prose: Prose,
    says_article: bool,
    is_front: bool,
    /// Whether the page is hardly anything but the titles of entries.
    pub(super) is_all_titles: bool,
    is_turned: bool,
    is_few: bool,
    is_as_told: bool,
}

impl Looks {
    /// From which likelihood on the page is an article.
    pub(super) fn enough(&self) -> f32 {
        if self.is_front && self.entries >= FRONT_ENTRIES {
            f32::INFINITY
        } else if self.is_turned {
            ENOUGH_TURNED
        } else if self.is_as_told {
            ENOUGH_TOLD
        } else if self.is_few {
            ENOUGH_TURNED
        } else if self.says_article {
            // A short article may stand beside the titles of a whole archive, and have links in each paragraph.
            ENOUGH_SAID
        } else if self.is_all_titles {
            f32::INFINITY
        } else if self.is_spread() {
            ENOUGH_SPREAD
        } else {
            ENOUGH
        }
    }

    /// Whether the page's running text is that of many records.
    fn is_spread(&self) -> bool {
        let Prose { inside, outside, most_in_one, largest_body, .. } = self.prose;
        let of = |part: u32, whole: u32| part as f32 / whole.max(1) as f32;
        self.entries >= SPREAD_RECORDS
            && of(most_in_one, inside) < SPREAD_IN_ONE
            && of(largest_body, inside.saturating_add(outside)) < SPREAD_BODY
            && inside >= outside.saturating_mul(SPREAD_INSIDE)
    }
}

/// What the looks of a page are measured from.
pub(super) struct Inputs<'s, 'd, 'a> {
    pub(super) survey: &'s Survey<'d, 'a>,
    pub(super) links: &'s Links,
    pub(super) places: &'s [Place],
    pub(super) claims: &'s Structured,
    pub(super) page: Option<&'s Url>,
    /// The page that follows in the chain.
    pub(super) next: Option<&'s Url>,
    /// Whether the page is headed as the entry was that led to it, and has a body of text.
    pub(super) is_as_told: bool,
}

/// Running text inside and outside of records.
#[derive(Clone, Copy, Debug, Default)]
struct Prose {
    inside: u32,
    outside: u32,
    longest_outside: u32,
    paragraphs_outside: u32,
    /// Of that outside, what stands before the first record.
    before: u32,
    /// Of that inside, what stands in the record that has most: a list has a text in each, an article with
    /// its related links all of it in one.
    most_in_one: u32,
    /// How many records have any.
    records: u32,
    /// The most that the paragraphs of one element hold, wherever it stands: an article has one large body, a
    /// list has many small ones.
    largest_body: u32,
}

/// Tells the kind of a page by its looks.
pub(super) fn tell(looks: &Looks, model: &Model) -> PageKind {
    let lists_nothing = model.likelihood(&looks.features) >= looks.enough();
    let prose = looks.prose.inside.saturating_add(looks.prose.outside);
    match (lists_nothing, looks.entries) {
        (false, 1..) => PageKind::Listing,
        _ if prose >= LEAST_ARTICLE || looks.says_article => PageKind::Article,
        _ => PageKind::Other,
    }
}

/// Measures what a page looks like.
pub(super) fn look(inputs: &Inputs<'_, '_, '_>) -> Looks {
    let survey = inputs.survey;
    let dom = survey.dom;
    let prose = prose(inputs);
    let whole = survey.whole();
    let path = inputs.page.map(Path::new);
    let of_path = |of: &dyn Fn(&Path) -> f32| path.as_ref().map_or(0.0, of);
    let count =
        |tag: Tag| dom.subtree(Dom::ROOT).filter(|&n| dom.tag(n) == tag).take(200).count() as f32;
    let within: Vec<_> =
        inputs.places.iter().map(|p| survey.between(p.record.start, p.record.end)).collect();
    let mut longest = vec![0.0_f32; inputs.links.subject_counts.len()];
    for link in &inputs.links.all {
        if let Some(slot) = longest.get_mut(link.subject) {
            *slot = slot.max(link.weight.min(200) as f32);
        }
    }
    let titles: f32 = inputs.places.iter().filter_map(|p| longest.get(p.subject)).sum();
    let entries = inputs.places.len();
    let first = inputs.places.first().map_or(0, |p| survey.text_before(p.record.start));
    let beside = inputs.page.map_or(Kinship::default(), |page| kinship(inputs, page));
    let flag = |yes: bool| f32::from(u8::from(yes));
    let is_front = inputs.page.is_some_and(|u| u.path().len() <= 1 && u.query().is_none());
    let strength = mean(inputs.places.iter().map(|p| p.likelihood));
    let all_prose = prose.inside.saturating_add(prose.outside) as f32;
    let is_all_titles = entries >= TITLES
        && strength >= TITLES_STRENGTH
        && titles >= TITLES_TO_PROSE * all_prose
        && titles > prose.largest_body as f32;
    let is_turned = entries >= TURNED
        && strength >= TURNED_STRENGTH
        && !inputs.claims.says_article
        && inputs.page.zip(inputs.next).is_some_and(|(page, next)| pager::is_one_on(page, next));
    let is_few = entries >= FEW
        && strength >= FEW_STRENGTH
        && prose.largest_body <= LARGEST_INTRODUCTION
        && within.iter().all(|record| record.dates > 0)
        && !inputs.claims.says_article;
    let features = vec![
        (entries as f32).ln_1p(),
        (prose.inside as f32).ln_1p(),
        (prose.outside as f32).ln_1p(),
        prose.outside as f32 / (prose.inside + prose.outside).max(1) as f32,
        (prose.longest_outside as f32).ln_1p(),
        // A page that claims to be both has said nothing.
        flag(inputs.claims.says_article && !inputs.claims.says_listing),
        flag(inputs.claims.says_listing && !inputs.claims.says_article),
        flag(inputs.next.is_some()),
        of_path(&|p| p.depth),
        of_path(&|p| p.segment_length),
        of_path(&|p| p.segment_joints),
        of_path(&|p| p.digits),
        of_path(&|p| flag(p.dated)),
        of_path(&|p| flag(p.list_word)),
        flag(inputs.page.is_some_and(|u| u.path().len() <= 1)),
        (whole.headings as f32).ln_1p(),
        count(Tag::H1).ln_1p(),
        within.iter().map(|t| t.headings as f32).sum::<f32>() / (whole.headings.max(1) as f32),
        count(Tag::Article).ln_1p(),
        first as f32 / (whole.text.max(1) as f32),
        titles / (entries.max(1) as f32),
        within.iter().map(|t| t.text as f32).sum::<f32>() / (whole.text.max(1) as f32),
        whole.link_text as f32 / (whole.text.max(1) as f32),
        (prose.paragraphs_outside as f32).ln_1p(),
        ratio(within.iter().map(|t| t.text as f32).sum(), prose.outside as f32),
        ratio(titles, prose.outside as f32),
        strength,
        prose.before as f32 / (prose.outside.max(1) as f32),
        beside.siblings,
        beside.children,
        beside.segment_ratio,
        prose.most_in_one as f32 / (prose.inside.max(1) as f32),
        prose.records as f32 / (entries.max(1) as f32),
        (prose.largest_body as f32).ln_1p(),
        prose.largest_body as f32 / (prose.inside.saturating_add(prose.outside).max(1) as f32),
    ];
    Looks {
        features,
        entries,
        prose,
        says_article: inputs.claims.says_article && !inputs.claims.says_listing,
        is_front,
        is_all_titles,
        is_turned,
        is_few,
        is_as_told: inputs.is_as_told,
    }
}

/// The share of `a` in both.
fn ratio(a: f32, b: f32) -> f32 {
    a / (a + b).max(1.0)
}

fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = values.fold((0.0, 0.0_f32), |(s, n), v| (s + v, n + 1.0));
    sum / count.max(1.0)
}

/// How the page's address is related to those of its entries: an article's is like those of the articles
/// it lists, a listing's is not.
#[derive(Clone, Copy, Debug, Default)]
struct Kinship {
    /// The share of entries in the page's own directory.
    siblings: f32,
    /// The share of entries below the page.
    children: f32,
    /// How long the page's last segment is against those of its entries.
    segment_ratio: f32,
}

fn kinship(inputs: &Inputs<'_, '_, '_>, page: &Url) -> Kinship {
    // The page of a directory is the directory.
    let own = page.path().trim_end_matches('/');
    let directory_page = own.rsplit_once('/').filter(|(_, last)| last.starts_with("index"));
    let own = directory_page.map_or(own, |(directory, _)| directory);
    let directory = |path: &str| path.rfind('/').map_or(0, |at| at + 1);
    let parent = own.get(..directory(own)).unwrap_or_default();
    let mut of_subject: Vec<Option<usize>> = vec![None; inputs.links.subject_counts.len()];
    for (number, link) in inputs.links.all.iter().enumerate() {
        if let Some(slot) = of_subject.get_mut(link.subject) {
            *slot = slot.or(Some(number));
        }
    }
    let links =
        inputs.places.iter().filter_map(|p| inputs.links.all.get((*of_subject.get(p.subject)?)?));
    let (mut siblings, mut children, mut segments, mut count) = (0.0, 0.0, 0.0, 0.0_f32);
    for link in links {
        let path = link.url.path().trim_end_matches('/');
        let same_host = link.url.host_str() == page.host_str();
        if same_host && path.get(..directory(path)) == Some(parent) {
            siblings += 1.0;
        }
        if same_host && path.len() > own.len() && path.starts_with(own) {
            children += 1.0;
        }
        segments += link.path.segment_length;
        count += 1.0;
    }
    let count = count.max(1.0);
    let segment = Path::new(page).segment_length;
    Kinship {
        siblings: siblings / count,
        children: children / count,
        segment_ratio: (segment * count / f32::max(segments, 1.0)).min(4.0),
    }
}

/// What holds a paragraph and those beside it; of other text, the element that it stands in.
fn body_of(survey: &Survey<'_, '_>, text: NodeId) -> Option<NodeId> {
    let block = block_of(survey, text)?;
    if survey.dom.tag(block) == Tag::P { survey.dom.parent(block) } else { Some(block) }
}

fn prose(inputs: &Inputs<'_, '_, '_>) -> Prose {
    let survey = inputs.survey;
    let dom = survey.dom;
    let mut records: Vec<_> = inputs.places.iter().map(|p| p.record).collect();
    records.sort_by_key(|r| (r.start, r.end));
    let mut prose = Prose::default();
    let mut at = 0;
    let mut in_this = 0_u32;
    let mut bodies: Map<(Option<NodeId>, Option<usize>), u32> = Map::default();
    for node in dom.subtree(Dom::ROOT).filter(|&n| dom.tag(n) == Tag::Text) {
        let zone = survey.zone(node);
        let aside = Zone::HIDDEN.with(Zone::LINK).with(Zone::COMMENTS).with(Zone::NAV);
        if zone.has(aside) {
            continue;
        }
        let amount = survey.within(node).text;
        if amount < RUNNING {
            continue;
        }
        while records.get(at).is_some_and(|r| r.end <= node) {
            at += 1;
            in_this = 0;
        }
        let record = records.get(at).is_some_and(|r| r.start <= node).then_some(at);
        // The paragraphs of several records make no body, even where one element holds them all.
        let held = bodies.entry((body_of(survey, node), record)).or_default();
        *held = held.saturating_add(amount);
        prose.largest_body = prose.largest_body.max(*held);
        if record.is_some() {
            prose.inside = prose.inside.saturating_add(amount);
            prose.records += u32::from(in_this == 0);
            in_this = in_this.saturating_add(amount);
            prose.most_in_one = prose.most_in_one.max(in_this);
        } else if !zone.has(Zone::FOOTER.with(Zone::HEADER).with(Zone::NAMED_BOX)) {
            prose.outside = prose.outside.saturating_add(amount);
            if at == 0 {
                prose.before = prose.before.saturating_add(amount);
            }
            prose.longest_outside = prose.longest_outside.max(amount);
            prose.paragraphs_outside +=
                u32::from(dom.parent(node).is_some_and(|p| is_element(dom.tag(p)) && amount >= 80));
        }
    }
    prose
}

#[cfg(test)]
mod tests {
    use super::{Looks, Prose};

    fn looks(entries: usize, inside: u32, most_in_one: u32, largest_body: u32) -> Looks {
        Looks {
            features: Vec::new(),
            entries,
            prose: Prose { inside, outside: 200, most_in_one, largest_body, ..Prose::default() },
            says_article: false,
            is_front: false,
            is_all_titles: false,
            is_turned: false,
            is_few: false,
            is_as_told: false,
        }
    }

    #[test]
    fn a_page_of_hardly_anything_but_titles_is_no_article() {
        let card = |n: u32| {
            format!(
                "<div><a href=/pies/{n}><img src=/{n}.jpg><span>A pie of apples and plums, number {n}</span></a></div>"
            )
        };
        let cards: String = (1..30).map(card).collect();
        let page = format!(
            "<html lang=en><body><main><h1>Pies</h1><p>They are in season, and we have a good many of them.</p>{cards}</main></body></html>"
        );
        let hint = crate::Hint {
            url: Some("https://kitchen.example/recipes/17562/pies/"),
            ..Default::default()
        };
        let explained = crate::explain(page.as_bytes(), &hint);
        assert_eq!(explained.kind, crate::PageKind::Listing);
        assert_eq!(explained.article_enough, None);
    }

    #[test]
    fn a_front_page_with_entries_is_no_article() {
        let front = |entries| Looks { is_front: true, ..looks(entries, 6000, 5500, 5200) };
        assert!(front(3).enough() > 1.0);
        assert!(front(2).enough() < 1.0 && looks(3, 6000, 5500, 5200).enough() < 1.0);
    }

    #[test]
    fn the_text_of_a_list_is_spread_and_that_of_an_article_is_not() {
        assert!(looks(12, 6000, 700, 650).is_spread());
        assert!(!looks(12, 6000, 5500, 5200).is_spread(), "all of it in one record");
        assert!(
            !looks(12, 6000, 700, 4000).is_spread(),
            "one body, cut in pieces by its own links"
        );
        assert!(!looks(2, 6000, 2500, 1500).is_spread(), "too few");
        assert!(!looks(12, 300, 40, 40).is_spread(), "hardly any");
    }
}
