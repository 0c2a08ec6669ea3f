//! The links of a page, with what is needed to judge them.

use std::collections::HashMap;

use url::Url;

use super::features::Path;
use super::survey::{Survey, Zone, weight};
use crate::address;
use crate::dom::{NodeId, Tag};

/// A link on the page.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) node: NodeId,
    /// The absolute address, with its fragment.
    pub(super) url: Url,
    /// What it points to: links of one subject have the same address but for the fragment.
    pub(super) subject: usize,
    /// Its visible text, spaces collapsed.
    pub(super) text: String,
    /// How much the text says.
    pub(super) weight: u32,
    /// How much it says to those who don't see it, where it shows no text: its label, or the text that
    /// stands for its picture.
    pub(super) label: u32,
    /// The heading that it is in, or that is in it.
    pub(super) heading: Option<NodeId>,
    /// Whether there is a picture in it.
    pub(super) has_image: bool,
    /// What the path of its address tells.
    pub(super) path: Path,
}

/// All links of a page.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// In document order.
    pub(super) all: Vec<Link>,
    /// How many links each subject has.
    pub(super) subject_counts: Vec<usize>,
    /// How many subjects share a text: "Read more" is shared by many.
    text_subjects: HashMap<String, usize>,
}

impl Links {
    /// Collects the links that are shown and lead somewhere else on the web.
    pub(super) fn collect(survey: &Survey<'_, '_>, base: Option<&Url>, page: Option<&Url>) -> Self {
        let mut links = Self::default();
        let mut subjects: HashMap<String, usize> = HashMap::new();
        let page_key = page.map(subject_key);
        let dom = survey.dom;
        for node in dom.subtree(crate::dom::Dom::ROOT) {
            if dom.tag(node) != Tag::A || survey.zone(node).has(Zone::HIDDEN) {
                continue;
            }
            let Some(href) = dom.attr(node, "href") else { continue };
            let Some(url) = address::resolve(base, href) else { continue };
            let key = subject_key(&url);
            if url.fragment().is_some_and(|f| !f.is_empty()) && page_key.as_ref() == Some(&key) {
                continue;
            }
            let fresh = subjects.len();
            let subject = *subjects.entry(key).or_insert(fresh);
            if subject == links.subject_counts.len() {
                links.subject_counts.push(0);
            }
            if let Some(count) = links.subject_counts.get_mut(subject) {
                *count += 1;
            }
            links.all.push(Link::new(survey, node, url, subject));
        }
        links.count_texts();
        links
    }

    /// The links of a stretch of nodes, the end excluded.
    pub(super) fn between(&self, start: NodeId, end: NodeId) -> &[Link] {
        let from = self.all.partition_point(|l| l.node < start);
        let to = self.all.partition_point(|l| l.node < end);
        self.all.get(from..to).unwrap_or_default()
    }

    /// How many different addresses are linked with this text.
    pub(super) fn subjects_of_text(&self, text: &str) -> usize {
        self.text_subjects.get(&without_numbers(text)).copied().unwrap_or_default()
    }

    fn count_texts(&mut self) {
        let mut pairs: Vec<(String, usize)> =
            self.all.iter().map(|l| (without_numbers(&l.text), l.subject)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        for (text, _) in pairs {
            *self.text_subjects.entry(text).or_default() += 1;
        }
    }
}

/// A short text without its digits: "12 comments" says the same as "3 comments".
fn without_numbers(text: &str) -> String {
    if text.len() > 40 {
        return text.to_owned();
    }
    text.chars().filter(|c| !c.is_numeric()).flat_map(char::to_lowercase).collect()
}

impl Link {
    fn new(survey: &Survey<'_, '_>, node: NodeId, url: Url, subject: usize) -> Self {
        let dom = survey.dom;
        let text = super::pieces::shown_text(survey, node);
        let within = survey.within(node);
        let heading =
            dom.ancestors(node).take(4).find(|&n| dom.tag(n).is_heading()).or_else(|| {
                (within.headings > 0)
                    .then(|| dom.subtree(node).find(|&n| dom.tag(n).is_heading()))
                    .flatten()
            });
        let path = Path::new(&url);
        Self {
            node,
            url,
            subject,
            weight: weight(&text),
            label: if text.is_empty() { label(survey, node) } else { 0 },
            text,
            heading,
            has_image: within.images > 0,
            path,
        }
    }
}

/// How much a link without text is said to say.
fn label(survey: &Survey<'_, '_>, node: NodeId) -> u32 {
    let dom = survey.dom;
    let said = |n: NodeId, name: &str| dom.attr(n, name).map(weight).filter(|&w| w > 0);
    said(node, "aria-label")
        .or_else(|| {
            dom.subtree(node).filter(|&n| dom.tag(n) == Tag::Img).find_map(|n| said(n, "alt"))
        })
        .or_else(|| said(node, "title"))
        .unwrap_or_default()
}

/// An address as the name of what it points to: no scheme, no fragment, no trailing slash.
pub(super) fn subject_key(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = url.path().trim_end_matches('/');
    match url.query() {
        Some(query) => format!("{host}{path}?{query}"),
        None => format!("{host}{path}"),
    }
}
