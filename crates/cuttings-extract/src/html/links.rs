//! The links of a page, with what is needed to judge them.

use url::Url;

use super::features::Path;
use super::fields;
use super::pager::{self, Senses};
use super::survey::{Survey, weight};
use crate::address;
use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::hash::{self, Map, Set};
use crate::teaser;

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
    /// What its text says where it is a pager's label.
    pub(super) senses: Senses,
    /// How many subjects are linked with this text: "Read more" is shared by many.
    pub(super) text_subjects: u32,
    /// The same, among the links of its own shape and place.
    pub(super) text_peers: u32,
    /// Whether it is a title that comes again, as the minutes of each year do: few of its shape and place have its words,
    /// and each leads somewhere that nothing else does.
    pub(super) recurs: bool,
    /// How much it says to those who don't see it, where it shows no text: its label, or the text that
    /// stands for its picture.
    pub(super) label: u32,
    /// The heading that it is in, that is in it, or that it covers without a word of its own.
    pub(super) heading: Option<NodeId>,
    /// The nearest block element around it.
    pub(super) block: Option<NodeId>,
    /// Whether it stays on the page's own site.
    pub(super) same_host: bool,
    /// Whether there is a picture in it.
    pub(super) has_image: bool,
    /// What the path of its address tells.
    pub(super) path: Path,
}

impl Link {
    /// Whether the next link stands on the same line of the same block.
    pub(super) fn is_on_line_with(&self, dom: &Dom<'_>, next: &Self) -> bool {
        self.block == next.block
            && !self.nodes_before(dom, next).any(|node| dom.tag(node) == Tag::Br)
    }

    /// The nodes between this link and the next, as many as can matter.
    pub(super) fn nodes_before(
        &self,
        dom: &Dom<'_>,
        next: &Self,
    ) -> impl Iterator<Item = NodeId> + use<> {
        let end = next.node;
        std::iter::successors(Some(dom.end(self.node)), |node| Some(node.next()))
            .take_while(move |node| *node < end)
            .take(MOST_BETWEEN)
    }
}

/// All links of a page.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// In document order.
    pub(super) all: Vec<Link>,
    /// How many links each subject has.
    pub(super) subject_counts: Vec<usize>,
    /// The page itself, where it links to itself.
    pub(super) itself: Option<usize>,
}

impl Links {
    /// Collects the links that are shown and lead somewhere else on the web.
    pub(super) fn collect(survey: &Survey<'_, '_>, base: Option<&Url>, page: Option<&Url>) -> Self {
        let mut links = Self::default();
        let mut addresses = Addresses::new(base, page, survey.links.len());
        let dom = survey.dom;
        links.all.reserve(survey.links.len());
        for &node in &survey.links {
            let Some(href) = dom.known_attr(node, Attr::Href) else { continue };
            let Some(address) = addresses.of(href, &links.all) else { continue };
            if address.subject == links.subject_counts.len() {
                links.subject_counts.push(0);
            }
            if let Some(count) = links.subject_counts.get_mut(address.subject) {
                *count += 1;
            }
            links.all.push(Link::new(survey, node, address));
        }
        links.itself = addresses.itself();
        links.join_variants(page);
        links.count_texts(survey);
        links
    }

    /// Makes addresses that differ in their queries alone one subject, where a page has several such: the
    /// picture and the title of an entry, each with the mark of where it was clicked.
    fn join_variants(&mut self, page: Option<&Url>) {
        if self.all.iter().filter(|link| link.url.query().is_some()).count() < VARIED * 2 {
            return;
        }
        let own = page.map(path_key);
        let mut subjects: Map<String, Set<usize>> = Map::default();
        let mut queried: Set<String> = Set::default();
        for link in self.all.iter().filter(|link| names_something(&link.url)) {
            let key = path_key(&link.url);
            if own.as_ref() != Some(&key) {
                if link.url.query().is_some() {
                    queried.insert(key.clone());
                }
                subjects.entry(key).or_default().insert(link.subject);
            }
        }
        let varied: Vec<&Set<usize>> = queried
            .iter()
            .filter_map(|key| subjects.get(key))
            .filter(|subjects| (2..=VARIANTS).contains(&subjects.len()))
            .collect();
        if varied.len() < VARIED || varied.len() * 2 < queried.len() {
            return;
        }
        let mut first_of: Map<usize, usize> = Map::default();
        for variants in varied {
            let first = variants.iter().copied().min().unwrap_or_default();
            first_of.extend(variants.iter().map(|&subject| (subject, first)));
        }
        self.subject_counts.fill(0);
        for link in &mut self.all {
            link.subject = first_of.get(&link.subject).copied().unwrap_or(link.subject);
            if let Some(count) = self.subject_counts.get_mut(link.subject) {
                *count += 1;
            }
        }
        self.itself = self.itself.map(|subject| *first_of.get(&subject).unwrap_or(&subject));
    }

    /// The links of a stretch of nodes, the end excluded.
    pub(super) fn between(&self, start: NodeId, end: NodeId) -> &[Link] {
        let from = self.all.partition_point(|l| l.node < start);
        let to = self.all.partition_point(|l| l.node < end);
        self.all.get(from..to).unwrap_or_default()
    }

    /// For each link, whether it follows another on the same line of its block: "Slides" behind a title.
    fn follow_others(&self, survey: &Survey<'_, '_>) -> Vec<bool> {
        let pairs = self.all.windows(2).map(|pair| pair[0].is_on_line_with(survey.dom, &pair[1]));
        std::iter::once(false).chain(pairs).collect()
    }

    /// Sets how many subjects share each link's text.
    fn count_texts(&mut self, survey: &Survey<'_, '_>) {
        let mut numbers: Map<String, usize> = Map::default();
        let mut text_of_link: Vec<usize> = Vec::with_capacity(self.all.len());
        let mut text = String::new();
        for link in &self.all {
            put_without_number(&mut text, &link.text);
            let number = match numbers.get(&text) {
                Some(&known) => known,
                None => {
                    numbers.insert(text.clone(), numbers.len());
                    numbers.len() - 1
                }
            };
            text_of_link.push(number);
        }
        let subjects = self.all.iter().map(|link| link.subject);
        let mut pairs: Vec<_> = text_of_link.iter().copied().zip(subjects).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut counts = vec![0_u32; numbers.len()];
        for (text, _) in pairs {
            if let Some(count) = counts.get_mut(text) {
                *count += 1;
            }
        }
        let places = self.all.iter().map(|link| (survey.signature(link.node), link.subject));
        let mut seen: Set<(usize, u64, usize)> = Set::default();
        let mut peers: Map<(usize, u64), u32> = Map::default();
        for (&text, (place, subject)) in text_of_link.iter().zip(places) {
            if counts.get(text).is_some_and(|&count| count > 1)
                && seen.insert((text, place, subject))
            {
                *peers.entry((text, place)).or_default() += 1;
            }
        }
        let is_shared = |text: usize| counts.get(text).is_some_and(|&count| count > 1);
        let mut unlike: Map<u64, u32> = Map::default();
        for (link, &text) in self.all.iter().zip(&text_of_link) {
            if link.weight > 0 && !is_shared(text) {
                *unlike.entry(survey.signature(link.node)).or_default() += 1;
            }
        }
        let follows: Vec<bool> = self.follow_others(survey);
        let subject_counts = &self.subject_counts;
        for ((link, text), follows) in self.all.iter_mut().zip(text_of_link).zip(follows) {
            let signature = survey.signature(link.node);
            link.text_subjects = counts.get(text).copied().unwrap_or_default();
            link.text_peers = peers.get(&(text, signature)).copied().unwrap_or(1);
            let others = || unlike.get(&signature).copied().unwrap_or_default();
            link.recurs = !follows
                && link.text_subjects > 1
                && link.text_subjects == link.text_peers
                && subject_counts.get(link.subject) == Some(&1)
                && link.url.fragment().is_none()
                && link.text_peers * RECURRING <= others()
                && !teaser::leads_on(&link.text)
                && !fields::speaks_of_comments(&link.text);
        }
    }
}

/// Links on one line stand no further apart.
const MOST_BETWEEN: usize = 64;

/// For each link with the words of others there are so many of its shape with words of their own, where it is a title.
const RECURRING: u32 = 3;

/// Queries are no part of what addresses name where so many paths have several of them, and none more than
/// this.
const VARIED: usize = 3;
const VARIANTS: usize = 4;

/// Whether the path of an address names one thing among others: by a number, or words put together.
fn names_something(url: &Url) -> bool {
    let last = url.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    last.contains(|c: char| c == '-' || c == '_' || c.is_ascii_digit()) && !last.contains(".php")
}

/// Where the links of a page lead, each address resolved once.
struct Addresses<'d, 'u> {
    base: Option<&'u Url>,
    /// Scheme, host and port of the base, without a slash behind them.
    origin: String,
    page: Option<String>,
    /// The page's host.
    host: Option<String>,
    /// For each `href`, the place of the first link that has it; `None` where it isn't another page's.
    known: Map<&'d str, Option<usize>>,
    subjects: Map<String, usize>,
}

/// Where a link leads.
struct Address {
    url: Url,
    subject: usize,
    path: Path,
    same_host: bool,
}

impl<'d, 'u> Addresses<'d, 'u> {
    /// Room for the addresses of so many links.
    fn new(base: Option<&'u Url>, page: Option<&Url>, links: usize) -> Self {
        let host = page.and_then(bare_host).map(str::to_owned);
        let page = page.map(subject_key);
        let origin = base.map(|base| base.origin().ascii_serialization()).unwrap_or_default();
        let (known, subjects) = (hash::map_of(links), hash::map_of(links));
        Self { base, origin, page, host, known, subjects }
    }

    /// The address that an `href` names, given the links so far; `None` where it isn't another page's.
    fn of(&mut self, href: &'d str, links: &[Link]) -> Option<Address> {
        if let Some(&known) = self.known.get(href) {
            return links.get(known?).map(Link::address);
        }
        let address = self.resolve(href);
        self.known.insert(href, address.is_some().then_some(links.len()));
        address
    }

    /// The page itself, where one of its links leads to it.
    fn itself(&self) -> Option<usize> {
        self.subjects.get(self.page.as_ref()?).copied()
    }

    fn resolve(&mut self, href: &str) -> Option<Address> {
        let url = address::resolve(self.base, self.within_site(href))?;
        let key = subject_key(&url);
        if url.fragment().is_some_and(|f| !f.is_empty()) && self.page.as_ref() == Some(&key) {
            return None;
        }
        let fresh = self.subjects.len();
        let subject = *self.subjects.entry(key).or_insert(fresh);
        let same_host = self.page.is_none() || bare_host(&url) == self.host.as_deref();
        Some(Address { path: Path::new(&url), url, subject, same_host })
    }

    /// An address of the site itself without its origin: resolving that doesn't read the host anew. What
    /// begins with anything but a plain path ("//", tabs that don't count) is left as it is.
    fn within_site<'h>(&self, href: &'h str) -> &'h str {
        match href.strip_prefix(&self.origin) {
            Some(path)
                if matches!(
                    path.as_bytes(),
                    [b'/', b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', ..]
                ) =>
            {
                path
            }
            _ => href,
        }
    }
}

/// A link's words in lower case, without the number where there is one.
pub(super) fn without_number(text: &str) -> String {
    let mut out = String::new();
    put_without_number(&mut out, text);
    out
}

/// Makes `out` a text in lower case, a short one without its number: "12 comments" says the same as
/// "3 comments". Several numbers are a date or the like, and tell texts apart.
fn put_without_number(out: &mut String, text: &str) {
    out.clear();
    let text = behind_thousands(text).unwrap_or(text);
    let numbers = || text.split(|c: char| !c.is_numeric()).filter(|run| !run.is_empty());
    let whole = text.len() > LONGEST_NUMBERED || numbers().take(2).count() != 1;
    if whole && text.is_ascii() {
        out.push_str(text);
        return out.make_ascii_lowercase();
    }
    for c in text.chars().filter(|c| whole || !c.is_numeric()) {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            out.extend(c.to_lowercase());
        }
    }
}

/// What stands behind a number whose thousands are set apart: "1.893 notes", "12,004 views".
fn behind_thousands(text: &str) -> Option<&str> {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let (number, rest) = text.split_at_checked(text.find(|c| !is_of_number(c))?)?;
    let mut groups = number.split(['.', ',']);
    let first = groups.next().filter(|group| (1..=3).contains(&group.len()))?;
    let grouped = number.len() > first.len() && groups.all(|group| group.len() == 3);
    (grouped && !rest.contains(char::is_numeric)).then_some(rest)
}

/// In bytes, the longest text whose number does not tell it from others.
const LONGEST_NUMBERED: usize = 40;

impl Link {
    fn address(&self) -> Address {
        let Self { subject, path, same_host, .. } = *self;
        Address { url: self.url.clone(), subject, path, same_host }
    }

    fn new(survey: &Survey<'_, '_>, node: NodeId, address: Address) -> Self {
        let dom = survey.dom;
        let text = super::pieces::shown_text(survey, node);
        let within = survey.within(node);
        let heading =
            dom.ancestors(node).take(4).find(|&n| dom.tag(n).is_heading()).or_else(|| {
                (within.headings > 0)
                    .then(|| dom.subtree(node).find(|&n| dom.tag(n).is_heading()))
                    .flatten()
            });
        let Address { url, subject, path, same_host } = address;
        let covers = text.is_empty() && within.images == 0 && same_host;
        let heading = heading.or_else(|| covers.then(|| covered_heading(survey, node)).flatten());
        Self {
            node,
            url,
            subject,
            weight: weight(&text),
            senses: pager::senses(&text),
            label: if text.is_empty() { label(survey, node, heading) } else { 0 },
            text,
            text_subjects: 0,
            text_peers: 0,
            recurs: false,
            heading,
            block: super::pieces::block_of(survey, node),
            same_host,
            has_image: within.images > 0,
            path,
        }
    }
}

/// What holds an empty link that covers a card has no more links and nodes than this.
const CARD_LINKS: u32 = 6;
const CARD_NODES: usize = 200;

/// The heading of the card that an empty link covers: the only one there, which nothing else links.
fn covered_heading(survey: &Survey<'_, '_>, link: NodeId) -> Option<NodeId> {
    let dom = survey.dom;
    let card = dom.parent(link)?;
    let within = survey.within(card);
    if within.headings != 1 || within.links > CARD_LINKS {
        return None;
    }
    let heading = dom.subtree(card).take(CARD_NODES).find(|&n| dom.tag(n).is_heading())?;
    let text = survey.within(heading);
    (text.text > 0 && text.link_text == 0).then_some(heading)
}

/// A host, whether or not it is written with "www.".
fn bare_host(url: &Url) -> Option<&str> {
    url.host_str().map(|h| h.strip_prefix("www.").unwrap_or(h))
}

/// How much a link without text is said to say, or the heading of the card that it covers says.
fn label(survey: &Survey<'_, '_>, node: NodeId, heading: Option<NodeId>) -> u32 {
    let dom = survey.dom;
    let covered = || heading.map(|heading| survey.within(heading).text).filter(|&w| w > 0);
    let spoken = || Some(weight(&dom.text_content(node))).filter(|&w| w > 0);
    let said = |n: NodeId, name: &str| dom.attr(n, name).map(weight).filter(|&w| w > 0);
    said(node, "aria-label")
        .or_else(|| {
            dom.subtree(node).filter(|&n| dom.tag(n) == Tag::Img).find_map(|n| said(n, "alt"))
        })
        .or_else(|| said(node, "title"))
        .or_else(covered)
        .or_else(spoken)
        .unwrap_or_default()
}

/// An address as the name of what it points to: no scheme, no fragment, no trailing slash, nothing that says
/// how the reader came.
pub(super) fn subject_key(url: &Url) -> String {
    let mut key = path_key(url);
    let said = url.query().unwrap_or_default().split('&');
    for pair in said.filter(|pair| !pair.is_empty() && !address::is_tracking(pair)) {
        key.push(if key.contains('?') { '&' } else { '?' });
        key.push_str(pair);
    }
    key
}

/// The host and the path of an address.
fn path_key(url: &Url) -> String {
    [bare_host(url).unwrap_or_default(), url.path().trim_end_matches('/')].concat()
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{Links, Survey, put_without_number};
    use crate::dom::Dom;

    /// How many subjects the links of a page have.
    fn subjects(html: &str) -> usize {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let page = Url::parse("https://gazette.example/news/").ok();
        let links = Links::collect(&survey, page.as_ref(), page.as_ref());
        let mut subjects: Vec<usize> = links.all.iter().map(|link| link.subject).collect();
        subjects.sort_unstable();
        subjects.dedup();
        subjects.len()
    }

    #[test]
    fn queries_that_tell_where_was_clicked_do_not_tell_addresses_apart() {
        let entry = |n: u32| {
            format!(
                "<a href=/title/t{n}/?at=picture_{n}><img></a><a href=/title/t{n}/?at=name_{n}>Title {n}</a>"
            )
        };
        assert_eq!(subjects(&(1..5).map(entry).collect::<String>()), 4);
        // The way is the thing itself where nothing else names it.
        let by_number = |n: u32| {
            format!("<a href=/read?id={n}>Title {n}</a><a href=/talk?id={n}>Talk of {n}</a>")
        };
        assert_eq!(subjects(&(1..5).map(by_number).collect::<String>()), 8);
        let tracked = "<a href=/a?utm_source=list>A</a><a href=/a>A</a><a href=/a?p=2>Two</a>";
        assert_eq!(subjects(tracked), 2);
    }

    #[test]
    fn one_number_does_not_tell_texts_apart_but_a_date_does() {
        let plain = |text| {
            let mut plain = String::new();
            put_without_number(&mut plain, text);
            plain
        };
        assert_eq!(plain("12 comments"), plain("3 Comments"));
        assert_eq!(plain("1.893 notes"), plain("48 notes"));
        assert_ne!(plain("12.06 notes"), plain("48 notes"));
        assert_ne!(plain("6月20日の日記"), plain("6月21日の日記"));
    }

    #[test]
    fn a_page_knows_the_links_to_itself() {
        let page = Url::parse("https://gazette.example/news/ferry").ok();
        let of = |html: &str| {
            let dom = Dom::parse(html);
            Links::collect(&Survey::new(&dom), page.as_ref(), page.as_ref()).itself
        };
        assert_eq!(
            of("<a href=/news/dam>Dam</a><a href='http://gazette.example/news/ferry/'>Ferry</a>"),
            Some(1)
        );
        assert_eq!(of("<a href=/news/dam>Dam</a><a href='#top'>Top</a>"), None);
    }

    #[test]
    fn a_link_without_text_says_what_its_label_or_picture_says() {
        let dom = Dom::parse(
            "<a href=/1 aria-label='The ferry'></a><a href=/2><img alt='The dam is dry'></a>\
             <a href=/3 aria-label='not heard'>Seen</a><a href=/4></a>",
        );
        let page = Url::parse("https://gazette.example/").ok();
        let links = Links::collect(&Survey::new(&dom), page.as_ref(), page.as_ref());
        let labels: Vec<u32> = links.all.iter().map(|l| l.label).collect();
        assert_eq!(labels, [8, 11, 0, 0]);
    }
}
