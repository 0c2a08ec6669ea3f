//! What is known of a link and its group, as numbers: the input of the model that tells the page's
//! list from everything else.
//!
//! No feature knows a site, a language or a framework: they are counts, shares and places.

use url::Url;

use super::groups::Group;
use super::hints::Hints;
use super::links::{Link, Links};
use super::packed::{Table, first_words, pack};
use super::survey::{Survey, Zone};
use crate::dom::{Dom, NodeId, Tag};
use crate::hash::{Map, Set};

/// The names of the features, in order. The model file names the same.
pub(crate) const NAMES: &[&str] = &[
    // Of the link.
    "weight",
    "words",
    "in_heading",
    "heading_level",
    "has_image",
    "text_subjects",
    "subject_links",
    "longest_of_subject",
    "depth",
    "segment_length",
    "segment_joints",
    "digits",
    "dated_path",
    "same_host",
    "under_page",
    "above_page",
    "has_query",
    "fragment",
    "nav",
    "header",
    "footer",
    "aside",
    "main",
    "article",
    "named_side",
    "named_nav",
    "named_edge",
    "named_box",
    "comments",
    "place",
    "hint_title",
    "hint_meta",
    "hint_more",
    "text_digits",
    "sentence",
    "list_word",
    "file",
    "block_rest",
    "block_first",
    "subject_weight",
    "label_weight",
    // Of its record.
    "record_text",
    "record_rest",
    "record_links",
    "record_density",
    "record_headings",
    "record_dates",
    "record_images",
    "record_sentences",
    "record_article",
    "record_item",
    // Of its group.
    "group_size",
    "group_subjects",
    "group_weight",
    "group_spread",
    "group_headings",
    "group_texts",
    "group_rest",
    "group_links",
    "group_density",
    "group_with_heading",
    "group_with_date",
    "group_with_image",
    "group_sentences",
    "group_text_share",
    "group_link_share",
    "group_title_share",
    "group_heading_rank",
    "group_depth_spread",
    "group_segment",
    "group_directory",
    "group_record_spread",
    "group_place",
    "group_longest",
    "group_claimed",
    "group_elsewhere",
    "group_same_host",
    "group_title_rank",
    "group_rest_rank",
    "group_weight_share",
    "group_segment_share",
    "group_block_rest",
    "group_sentence_share",
    "group_span",
    "group_after_title",
    "group_rest_share",
    "group_subject_weight",
    "group_subject_rank",
    "group_labels",
    "group_nested",
    "group_sublists",
    // Of the page.
    "page_headings",
    "page_main",
];

/// How many features there are.
pub(crate) const COUNT: usize = 93;

/// The place of a feature of this name, or [`COUNT`].
pub(super) const fn place_of(name: &str) -> usize {
    let mut at = 0;
    while at < COUNT {
        if same(NAMES[at].as_bytes(), name.as_bytes()) {
            return at;
        }
        at += 1;
    }
    COUNT
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// The features of one link.
pub(crate) type Features = [f32; COUNT];

/// What the features are computed from.
pub(super) struct Inputs<'s, 'd, 'a> {
    pub(super) survey: &'s Survey<'d, 'a>,
    pub(super) links: &'s Links,
    pub(super) groups: &'s [Group],
    pub(super) page: Option<&'s Url>,
    /// For each subject, whether the page claims for machines that it is an article.
    pub(super) claimed: &'s [bool],
}

/// The features of every group's [sample](Group::sample).
pub(super) fn of_groups(inputs: &Inputs<'_, '_, '_>) -> Vec<Vec<Features>> {
    let page = PageFigures::new(inputs);
    inputs.groups.iter().map(|g| of_group(inputs, &page, g)).collect()
}

struct PageFigures {
    links: f32,
    text: f32,
    headings: f32,
    sentences: f32,
    has_main: f32,
    /// The most title text that any group has.
    most_title: f32,
    /// The longest text that each subject is linked with.
    longest: Vec<u32>,
    /// For each subject, in how many groups it is.
    groups_of: Vec<u32>,
    best_heading: u32,
    /// The title text of each group of three and more links, and so on.
    titles: Vec<f32>,
    rests: Vec<f32>,
    most_weight: f32,
    most_segment: f32,
    most_rest: f32,
    /// How many different articles with words each group leads to.
    subjects: Vec<f32>,
    /// How much text stands before the first heading of the first level.
    before_title: Option<f32>,
}

impl PageFigures {
    fn new(inputs: &Inputs<'_, '_, '_>) -> Self {
        let subjects = inputs.links.subject_counts.len();
        let mut longest = vec![0; subjects];
        for link in &inputs.links.all {
            if let Some(slot) = longest.get_mut(link.subject) {
                *slot = link.weight.max(link.label).max(*slot);
            }
        }
        let mut groups_of = vec![0; subjects];
        let mut best_heading = 7;
        for group in inputs.groups {
            for link in members(inputs.links, group) {
                if let Some(slot) = groups_of.get_mut(link.subject) {
                    *slot += 1;
                }
            }
            if group.links.len() >= 3
                && let Some(level) =
                    members(inputs.links, group).filter_map(|l| level(inputs, l)).min()
            {
                best_heading = best_heading.min(level);
            }
        }
        let whole = inputs.survey.whole();
        let most = |of: &dyn Fn(&Group) -> f32| {
            inputs.groups.iter().filter(|g| g.links.len() >= 3).map(of).fold(1.0, f32::max)
        };
        let rests =
            descending(inputs.groups.iter().map(|g| rest_sum(inputs.survey, inputs.links, g)));
        let named = |g: &Group| named_subjects(inputs.links, g, &longest);
        let subjects_of_groups = descending(inputs.groups.iter().map(named));
        let dom = inputs.survey.dom;
        let title = dom
            .subtree(Dom::ROOT)
            .find(|&n| dom.tag(n) == Tag::H1 && !inputs.survey.zone(n).has(Zone::HIDDEN));
        let has_main = inputs.links.all.iter().any(|l| inputs.survey.zone(l.node).has(Zone::MAIN));
        Self {
            links: inputs.links.all.len() as f32,
            text: whole.text as f32,
            headings: whole.headings as f32,
            sentences: whole.sentences as f32,
            has_main: flag(has_main),
            most_title: inputs
                .groups
                .iter()
                .map(|g| title_text(inputs.links, g))
                .fold(1.0, f32::max),
            groups_of,
            best_heading,
            titles: descending(inputs.groups.iter().map(|g| title_text(inputs.links, g))),
            most_rest: rests.first().copied().unwrap_or_default().max(1.0),
            rests,
            subjects: subjects_of_groups,
            before_title: title.map(|n| inputs.survey.text_before(n) as f32),
            most_weight: most(&|g| weight_mean(inputs.links, g)),
            most_segment: most(&|g| segment_mean(inputs.links, g)),
            longest,
        }
    }
}

fn members<'l>(links: &'l Links, group: &'l Group) -> impl Iterator<Item = &'l Link> {
    group.links.iter().filter_map(|&l| links.all.get(l))
}

fn title_text(links: &Links, group: &Group) -> f32 {
    members(links, group).filter(|l| l.text_subjects <= 2).map(|l| l.weight.min(160) as f32).sum()
}

fn level(inputs: &Inputs<'_, '_, '_>, link: &Link) -> Option<u32> {
    link.heading.map(|h| match inputs.survey.dom.tag(h) {
        Tag::H1 => 1,
        Tag::H2 => 2,
        Tag::H3 => 3,
        Tag::H4 => 4,
        Tag::H5 => 5,
        _ => 6,
    })
}

fn of_group(inputs: &Inputs<'_, '_, '_>, page: &PageFigures, group: &Group) -> Vec<Features> {
    let shared = group_features(inputs, page, group);
    group
        .sample()
        .filter_map(|at| {
            let link = inputs.links.all.get(*group.links.get(at)?)?;
            let record = group.records.get(at)?;
            let mut row = [0.0; COUNT];
            let own = link_features(inputs, page, link, *record);
            let whole = [page.headings.ln_1p(), page.has_main];
            for (slot, value) in row.iter_mut().zip(own.into_iter().chain(shared).chain(whole)) {
                *slot = value;
            }
            Some(row)
        })
        .collect()
}

const OF_LINK: usize = 51;
const OF_GROUP: usize = 40;
#[cfg(test)]
const OF_PAGE: usize = 2;

fn link_features(
    inputs: &Inputs<'_, '_, '_>,
    page: &PageFigures,
    link: &Link,
    record: super::groups::Record,
) -> [f32; OF_LINK] {
    let survey = inputs.survey;
    let zone = survey.zone(link.node);
    let around = hints_around(survey, link.node, record.start);
    let path = &link.path;
    let within = survey.between(record.start, record.end);
    let rest = within.text.saturating_sub(link.weight);
    let text = page.text.max(1.0);
    let count = inputs.links.subject_counts.get(link.subject).copied().unwrap_or(1);
    let longest = page.longest.get(link.subject).copied().unwrap_or_default();
    let under = |hint| flag(around.has(hint));
    let dom = survey.dom;
    let root = dom.tag(record.start);
    [
        (link.weight.min(400) as f32).ln_1p(),
        (link.text.split(' ').count().min(60)) as f32,
        flag(link.heading.is_some()),
        level(inputs, link).unwrap_or(0) as f32,
        flag(link.has_image),
        (link.text_subjects as f32).ln_1p(),
        (count as f32).ln_1p(),
        flag(link.weight >= longest && longest > 0),
        path.depth,
        path.segment_length,
        path.segment_joints,
        path.digits,
        flag(path.dated),
        flag(link.same_host),
        flag(is_under(inputs.page, &link.url)),
        flag(is_above(inputs.page, &link.url)),
        flag(link.url.query().is_some()),
        flag(link.url.fragment().is_some_and(|f| !f.is_empty())),
        flag(zone.has(Zone::NAV)),
        flag(zone.has(Zone::HEADER)),
        flag(zone.has(Zone::FOOTER)),
        flag(zone.has(Zone::ASIDE)),
        flag(zone.has(Zone::MAIN)),
        flag(zone.has(Zone::ARTICLE)),
        flag(zone.has(Zone::NAMED_SIDE)),
        flag(zone.has(Zone::NAMED_NAV)),
        flag(zone.has(Zone::NAMED_EDGE)),
        flag(zone.has(Zone::NAMED_BOX)),
        flag(zone.has(Zone::COMMENTS)),
        survey.text_before(link.node) as f32 / text,
        under(Hints::TITLE),
        under(Hints::META.and(Hints::AUTHOR).and(Hints::TAGS).and(Hints::DATE).and(Hints::KICKER)),
        under(Hints::MORE.and(Hints::COMMENT).and(Hints::SHARE)),
        digit_share(&link.text),
        flag(link.text.ends_with(['.', '!', '?', '…', '。'])),
        flag(path.list_word),
        flag(path.file),
        block_rest(survey, link),
        flag(begins_block(survey, link)),
        (longest.min(400) as f32).ln_1p(),
        (link.label.min(400) as f32).ln_1p(),
        (within.text as f32).ln_1p(),
        (rest as f32).ln_1p(),
        (within.links as f32).ln_1p(),
        within.link_text as f32 / (within.text.max(1) as f32),
        (within.headings as f32).ln_1p(),
        flag(within.dates > 0),
        flag(within.images > 0),
        (within.sentences as f32).ln_1p(),
        flag(root == Tag::Article),
        flag(matches!(root, Tag::Li | Tag::Tr | Tag::Dt)),
    ]
}

fn group_features(
    inputs: &Inputs<'_, '_, '_>,
    page: &PageFigures,
    group: &Group,
) -> [f32; OF_GROUP] {
    let survey = inputs.survey;
    let links: Vec<&Link> = members(inputs.links, group).collect();
    let size = links.len().max(1) as f32;
    let share =
        |pass: &dyn Fn(&&Link) -> bool| links.iter().filter(|l| pass(l)).count() as f32 / size;
    let totals: Vec<_> = group.records.iter().map(|r| survey.between(r.start, r.end)).collect();
    let per =
        |pass: &dyn Fn(&super::survey::Totals) -> f32| totals.iter().map(pass).sum::<f32>() / size;
    let (weight, spread) = mean_and_spread(links.iter().map(|l| l.weight.min(400) as f32));
    let (_, record_spread) = mean_and_spread(totals.iter().map(|t| t.text as f32));
    let (_, depth_spread) = mean_and_spread(links.iter().map(|l| l.path.depth + 1.0));
    let record_text: f32 = totals.iter().map(|t| t.text as f32).sum();
    let record_links: f32 = totals.iter().map(|t| t.link_text as f32).sum();
    let rest = links
        .iter()
        .zip(&totals)
        .map(|(l, t)| (t.text.saturating_sub(l.weight) as f32).ln_1p())
        .sum::<f32>()
        / size;
    let subjects = distinct(links.iter().map(|l| l.subject));
    let texts = links.iter().map(|l| l.text.as_str()).collect::<Set<_>>().len();
    let best_level = links.iter().filter_map(|l| level(inputs, l)).min();
    let first = links.first().map_or(0.0, |l| survey.text_before(l.node) as f32);
    let last = links.last().map_or(0.0, |l| survey.text_before(l.node) as f32);
    [
        size.ln_1p(),
        subjects as f32 / size,
        weight.ln_1p(),
        spread,
        share(&|l| l.heading.is_some()),
        texts as f32 / size,
        rest,
        per(&|t| (t.links as f32).ln_1p()),
        record_links / record_text.max(1.0),
        per(&|t| flag(t.headings > 0)),
        per(&|t| flag(t.dates > 0)),
        per(&|t| flag(t.images > 0)),
        per(&|t| (t.sentences as f32).ln_1p()),
        (record_text / page.text.max(1.0)).min(1.0),
        size / page.links.max(1.0),
        title_text(inputs.links, group) / page.most_title,
        best_level.map_or(-1.0, |l| l as f32 - page.best_heading as f32),
        depth_spread,
        links.iter().map(|l| l.path.segment_length).sum::<f32>() / size,
        directory_share(&links),
        record_spread,
        first / page.text.max(1.0),
        share(&|l| {
            l.weight > 0 && l.weight >= page.longest.get(l.subject).copied().unwrap_or_default()
        }),
        share(&|l| inputs.claimed.get(l.subject).copied().unwrap_or_default()),
        share(&|l| page.groups_of.get(l.subject).is_some_and(|&n| n > 1)),
        share(&|l| l.same_host),
        rank(&page.titles, title_text(inputs.links, group)),
        rank(&page.rests, rest * size),
        weight / page.most_weight,
        segment_mean(inputs.links, group) / page.most_segment,
        links.iter().map(|l| block_rest(survey, l)).sum::<f32>() / size,
        totals.iter().map(|t| t.sentences as f32).sum::<f32>() / page.sentences.max(1.0),
        (last - first) / page.text.max(1.0),
        page.before_title.map_or(-2.0, |before| (first - before) / page.text.max(1.0)),
        rest * size / page.most_rest,
        links
            .iter()
            .map(|l| page.longest.get(l.subject).copied().unwrap_or_default().min(400) as f32)
            .sum::<f32>()
            / size,
        rank(&page.subjects, named_subjects(inputs.links, group, &page.longest)),
        share(&|l| l.label > 0),
        links.first().map_or(0.0, |l| nested(survey, l)),
        sublists(survey, group, &links),
    ]
}

/// In how many lists a link stands, one in the other, at most 4: menus have menus below them.
fn nested(survey: &Survey<'_, '_>, link: &Link) -> f32 {
    let dom = survey.dom;
    let lists = dom.ancestors(link.node).filter(|&n| matches!(dom.tag(n), Tag::Ul | Tag::Ol));
    lists.take(4).count() as f32
}

/// The share of a group's sample whose list items hold another list behind the link.
fn sublists(survey: &Survey<'_, '_>, group: &Group, links: &[&Link]) -> f32 {
    let dom = survey.dom;
    let holds_list = |link: &&Link| {
        let item = dom.ancestors(link.node).take(4).find(|&n| dom.tag(n) == Tag::Li);
        item.is_some_and(|item| {
            // From the link on: what stands before it may be the whole page.
            let behind = std::iter::successors(Some(link.node), |node| Some(node.next()));
            let behind = behind.take_while(|&node| node < dom.end(item));
            behind.take(MOST_LOOKED_THROUGH).any(|node| matches!(dom.tag(node), Tag::Ul | Tag::Ol))
        })
    };
    let sample: Vec<&Link> = group.sample().filter_map(|at| links.get(at).copied()).collect();
    let holding = sample.iter().filter(|link| holds_list(link)).count();
    holding as f32 / sample.len().max(1) as f32
}

/// A list within an item of a menu begins within so many nodes of the link.
const MOST_LOOKED_THROUGH: usize = 40;

/// How many values are larger, at most 20; the values are in descending order.
fn rank(values: &[f32], value: f32) -> f32 {
    values.partition_point(|v| *v > value).min(20) as f32
}

/// How many different articles a group leads to that have words anywhere on the page.
fn named_subjects(links: &Links, group: &Group, longest: &[u32]) -> f32 {
    let named = |l: &&Link| longest.get(l.subject).is_some_and(|&w| w > 0);
    distinct(members(links, group).filter(named).map(|l| l.subject)) as f32
}

fn descending(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_unstable_by(|a, b| b.total_cmp(a));
    values
}

fn segment_mean(links: &Links, group: &Group) -> f32 {
    let size = group.links.len().max(1) as f32;
    members(links, group).map(|l| l.path.segment_length).sum::<f32>() / size
}

fn weight_mean(links: &Links, group: &Group) -> f32 {
    let size = group.links.len().max(1) as f32;
    members(links, group).map(|l| l.weight.min(400) as f32).sum::<f32>() / size
}

/// How much text its records hold besides the links of a group, on the scale of `group_rest`.
fn rest_sum(survey: &Survey<'_, '_>, links: &Links, group: &Group) -> f32 {
    members(links, group)
        .zip(&group.records)
        .map(|(l, r)| (survey.between(r.start, r.end).text.saturating_sub(l.weight) as f32).ln_1p())
        .sum()
}

/// The share of the text of a link's block that is not in links: a link in running text has much.
fn block_rest(survey: &Survey<'_, '_>, link: &Link) -> f32 {
    let Some(block) = link.block else { return 0.0 };
    let totals = survey.within(block);
    totals.text.saturating_sub(totals.link_text) as f32 / totals.text.max(1) as f32
}

/// Whether nothing stands before the link in its block.
fn begins_block(survey: &Survey<'_, '_>, link: &Link) -> bool {
    link.block.is_none_or(|block| survey.between(block, link.node).text == 0)
}

fn flag(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

/// The mean, and the standard deviation as a share of it.
fn mean_and_spread(values: impl Iterator<Item = f32> + Clone) -> (f32, f32) {
    let count = values.clone().count().max(1) as f32;
    let mean = values.clone().sum::<f32>() / count;
    let variance = values.map(|v| (v - mean).powi(2)).sum::<f32>() / count;
    (mean, if mean > 0.0 { (variance.sqrt() / mean).min(10.0) } else { 0.0 })
}

fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> usize {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values.len()
}

/// How many of the links share the most common directory.
fn directory_share(links: &[&Link]) -> f32 {
    let mut counts: Map<&str, u32> = Map::default();
    for link in links {
        *counts.entry(directory(link)).or_default() += 1;
    }
    let most = counts.into_values().max().unwrap_or_default();
    most as f32 / links.len().max(1) as f32
}

/// What stands before the last segment of a link's path.
pub(super) fn directory(link: &Link) -> &str {
    let path = link.url.path().trim_end_matches('/');
    path.rfind('/').and_then(|at| path.get(..at)).unwrap_or_default()
}

fn hints_around(survey: &Survey<'_, '_>, node: NodeId, stop: NodeId) -> Hints {
    let mut hints = survey.hints(node);
    for up in survey.dom.ancestors(node).take(3).take_while(|&n| n > stop) {
        hints = hints.and(survey.hints(up));
    }
    hints
}

fn digit_share(text: &str) -> f32 {
    let (mut digits, mut all) = (0.0_f32, 0.0_f32);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        all += 1.0;
        if c.is_numeric() {
            digits += 1.0;
        }
    }
    digits / all.max(1.0)
}

/// Whether the address is within the page's own directory.
pub(super) fn is_under(page: Option<&Url>, url: &Url) -> bool {
    page.is_some_and(|p| {
        let own = p.path().rfind('/').and_then(|at| p.path().get(..=at)).unwrap_or("/");
        own.len() > 1 && url.path().starts_with(own) && url.path().len() > own.len()
    })
}

/// Whether the page is within the directory that the address names.
fn is_above(page: Option<&Url>, url: &Url) -> bool {
    page.is_some_and(|p| p.path().starts_with(url.path()))
}

/// Whether a page's name is that of an index, "index.html"; a saved page may be called "index.html?p=17".
fn is_index(name: &str) -> bool {
    name.split_once('.').is_some_and(|(name, ending)| {
        matches!(name, "default" | "home" | "index" | "main")
            && !ending.is_empty()
            && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

/// The path of the folder that an address names, or whose index it is, without the stroke at its end.
pub(super) fn folder_of(url: &Url) -> &str {
    let path = url.path();
    match path.rsplit_once('/') {
        Some((folder, name)) if name.is_empty() || is_index(name) => folder,
        _ => path,
    }
}

/// Whether an address is in a folder that another one names, other than the whole site.
pub(super) fn is_in_folder(url: &Url, of: &Url) -> bool {
    let folder = folder_of(of);
    let rest = url.path().strip_prefix(folder);
    url.host_str() == of.host_str()
        && !folder.is_empty()
        && rest.is_some_and(|rest| rest.starts_with('/') && rest.len() > 1)
}

/// What the path of an address tells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path {
    pub(super) depth: f32,
    pub(super) segment_length: f32,
    pub(super) segment_joints: f32,
    pub(super) digits: f32,
    pub(super) dated: bool,
    pub(super) list_word: bool,
    /// Whether it ends as the name of a picture, a recording or a document.
    pub(super) file: bool,
    /// Whether it ends as the name of a picture: an enlargement, not an article.
    pub(super) picture: bool,
}

/// Endings of addresses that are no pages, sorted.
const FILE_ENDINGS: &[&str] = &[
    "apk", "avi", "bz2", "deb", "dmg", "doc", "docx", "gif", "gz", "ics", "iso", "jar", "jpeg",
    "jpg", "mov", "mp3", "mp4", "msi", "ogg", "pdf", "png", "ppt", "rpm", "rss", "svg", "tar",
    "tgz", "txt", "webp", "xls", "xlsx", "xml", "xz", "zip",
];

/// Endings of addresses of pictures.
pub(super) const PICTURE_ENDINGS: &[&str] = &["gif", "jpeg", "jpg", "png", "svg", "webp"];

pub(super) fn is_one_of(ending: &str, endings: &[&str]) -> bool {
    !ending.is_empty() && endings.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

fn is_list_word(segment: &str) -> bool {
    static TABLE: Table<{ LIST_WORDS.len() }> = first_words!(LIST_WORDS);
    (3..=10).contains(&segment.len()) && TABLE.find(pack(segment.as_bytes())).is_some()
}

/// Path segments that lead to lists, not to articles.
const LIST_WORDS: &[(&str,)] = &[
    ("about",),
    ("archive",),
    ("archives",),
    ("author",),
    ("authors",),
    ("categories",),
    ("category",),
    ("contact",),
    ("feed",),
    ("feeds",),
    ("kategorie",),
    ("label",),
    ("login",),
    ("page",),
    ("privacy",),
    ("profile",),
    ("search",),
    ("section",),
    ("sections",),
    ("series",),
    ("subscribe",),
    ("tag",),
    ("tagged",),
    ("tags",),
    ("terms",),
    ("topic",),
    ("topics",),
    ("user",),
    ("users",),
];

impl Path {
    pub(super) fn new(url: &Url) -> Self {
        let segments: Vec<&str> = url.path().split('/').filter(|s| !s.is_empty()).collect();
        let last =
            segments.iter().rev().find(|s| !s.starts_with("index.")).copied().unwrap_or_default();
        let digits = url.path().bytes().filter(u8::is_ascii_digit).count();
        let ending = last.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_year = |s: &&str| {
            s.len() >= 4
                && s.get(..4).is_some_and(|y| {
                    matches!(y.as_bytes(), [b'1', b'9', ..] | [b'2', b'0', ..])
                        && y.bytes().all(|b| b.is_ascii_digit())
                })
        };
        Self {
            depth: segments.len().min(12) as f32,
            segment_length: last.len().min(120) as f32,
            segment_joints: last.bytes().filter(|b| matches!(b, b'-' | b'_' | b'+')).count().min(20)
                as f32,
            digits: (digits.min(30)) as f32,
            dated: segments.iter().any(is_year),
            list_word: is_list_word(last)
                || segments.iter().rev().skip(1).take(2).any(|s| is_list_word(s)),
            file: is_one_of(ending, FILE_ENDINGS),
            picture: is_one_of(ending, PICTURE_ENDINGS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{COUNT, LIST_WORDS, NAMES, OF_GROUP, OF_LINK, OF_PAGE, is_list_word};

    #[test]
    fn every_feature_has_a_name() {
        assert_eq!(NAMES.len(), COUNT);
        assert_eq!(OF_LINK + OF_GROUP + OF_PAGE, COUNT);
    }

    #[test]
    fn the_list_words_are_sorted() {
        assert!(LIST_WORDS.is_sorted());
        assert!(LIST_WORDS.iter().all(|(word,)| is_list_word(word)));
        assert!(!is_list_word("tagging") && !is_list_word("2024"));
        assert!(super::FILE_ENDINGS.is_sorted());
    }
}
