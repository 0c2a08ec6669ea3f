//! What is known about an article: title, authors, dates, summary, tags and the rest.
//!
//! Claims for machines come first where what the page shows around the title does not speak against
//! them; what is shown fills the gaps. The title shown is preferred to the title claimed.

use std::collections::HashSet;

use url::Url;

use super::body::Body;
use super::byline;
use super::features::Features;
use super::hints::Hints;
use super::lines::{Line, bare};
use crate::dates::{self, Context, Reading};
use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::html::structured::text::{collapsed, one_line};
use crate::html::structured::{Claim, Structured};
use crate::text::language;
use crate::{Article, Author, When};

/// How many lines above the title can tell of the article.
const LINES_ABOVE: usize = 5;

/// How many lines under the title, and under the body, can tell of it.
const LINES_BELOW: usize = 12;

/// What fields are read from.
pub(super) struct Scene<'s, 'd> {
    pub(super) dom: &'s Dom<'d>,
    pub(super) features: &'s Features,
    pub(super) body: &'s Body,
    /// All lines of the page.
    pub(super) lines: &'s [Line],
    pub(super) base: Option<&'s Url>,
    pub(super) claims: &'s Structured,
    pub(super) dates: &'s Context<'s>,
}

/// What was found, and where the title stands.
pub(super) struct Fields {
    pub(super) article: Article,
    pub(super) heading: Option<NodeId>,
    /// Whether that is the very title that the page claims.
    pub(super) agrees: bool,
}

/// Reads all fields but the body.
///
/// `text` is that of the body: the words of a page tell its language better than what its template declares.
pub(super) fn read(scene: &Scene<'_, '_>, text: &str) -> Fields {
    let (heading, agrees) = heading(scene);
    let Around { lines: around, near } = around(scene, heading);
    let claimed = Claimed::of(scene.claims);
    let claimed_date = claimed.find(|claim| claim.date_published);
    let claimed_change = claimed.find(|claim| claim.date_modified);
    let mut shown = Shown::default();
    if claimed_date.is_none() || claimed_change.is_none() {
        shown = shown_dates(scene, &around, near);
    }
    if claimed_date.is_none() && shown.in_digits {
        let spoken = language::of(text);
        let dates = in_language(scene.dates, spoken.as_deref());
        shown = shown_dates(&Scene { dates: &dates, ..*scene }, &around, near);
    }
    let title = heading
        .and_then(|node| one_line(scene.dom, node))
        .map(|shown| without_label(shown, &claimed, scene.claims.title.as_deref()))
        .or_else(|| claimed.titles().next().map(str::to_owned))
        .or_else(|| scene.claims.title.clone());
    let date_published = claimed_date.or(shown.published).or_else(|| of_address(scene));
    let article = Article {
        authors: authors(scene, &claimed, &around),
        date_published,
        date_modified: claimed_change.or(shown.modified),
        summary: summary(scene, &claimed, &around, title.as_deref()),
        url: url(scene),
        image: claimed.find(|claim| claim.image.clone()).map(String::from).or_else(|| image(scene)),
        language: scene.claims.language.clone(),
        tags: tags(scene, &claimed),
        section: claimed.find(|claim| claim.section.clone()),
        title,
        ..Article::default()
    };
    Fields { article, heading, agrees }
}

/// Claims about the page's own article, best first.
struct Claimed<'a> {
    claims: Vec<&'a Claim>,
}

impl<'a> Claimed<'a> {
    fn of(claims: &'a Structured) -> Self {
        Self {
            claims: [&claims.article, &claims.meta, &claims.page]
                .into_iter()
                .filter_map(Option::as_ref)
                .collect(),
        }
    }

    fn find<T>(&self, field: impl Fn(&Claim) -> Option<T>) -> Option<T> {
        self.claims.iter().find_map(|claim| field(claim))
    }

    fn titles(&self) -> impl Iterator<Item = &'a str> {
        self.claims.iter().filter_map(|claim| claim.title.as_deref())
    }
}

/// The heading that is the article's title: one that the page's claims agree with, else the only
/// `h1`, if it stands above or in the body. Also tells whether it is the very title claimed.
fn heading(scene: &Scene<'_, '_>) -> (Option<NodeId>, bool) {
    let claimed = Claimed::of(scene.claims);
    let wanted: Vec<String> = claimed
        .titles()
        .chain(scene.claims.title.as_deref())
        .map(bare)
        .filter(|title| !title.is_empty())
        .collect();
    // A title that is a part of the claimed one stands between marks: "Gazette - News - Title".
    let parts: HashSet<String> = claimed
        .titles()
        .chain(scene.claims.title.as_deref())
        .flat_map(|title| title.split(['|', '–', '—', '·', '«', '»', ':']))
        .flat_map(|part| part.split(" - "))
        .map(bare)
        .collect();
    let site = scene.claims.site_name.as_deref().map(bare).unwrap_or_default();
    let body_end = scene.dom.end(scene.body.node);
    let mut best: Option<(u32, NodeId)> = None;
    let mut lone: Option<NodeId> = None;
    let mut h1s = 0;
    let headings = scene.dom.subtree(Dom::ROOT).take_while(|&node| node < body_end);
    for node in headings {
        let level = match scene.dom.tag(node) {
            Tag::H1 => 1,
            Tag::H2 => 2,
            Tag::H3 => 3,
            _ => continue,
        };
        if !scene.features.is_shown(scene.dom, node) {
            continue;
        }
        let Some(text) = one_line(scene.dom, node).map(|text| bare(&text)) else { continue };
        if text.is_empty() || text == site || links_home(scene, node) {
            continue;
        }
        if level == 1 {
            h1s += 1;
            lone = Some(node).filter(|&node| is_in_content(scene.dom, node));
        }
        let agreement = wanted.iter().map(|title| agreement(&text, title)).max().unwrap_or(0);
        let agreement = if parts.contains(&text) { agreement.max(2) } else { agreement };
        let score = agreement * 4 + (4 - level);
        if agreement > 0 && best.is_none_or(|(known, _)| score > known) {
            best = Some((score, node));
        }
    }
    let agrees = best.is_some_and(|(score, _)| score >= 12);
    (best.map(|(_, node)| node).or(lone.filter(|_| h1s == 1)), agrees)
}

/// Whether a heading stands in the page's content rather than in its header, where sites put their
/// name, with a link to the front page.
fn is_in_content(dom: &Dom<'_>, heading: NodeId) -> bool {
    let mut in_header = false;
    for above in dom.ancestors(heading) {
        match dom.tag(above) {
            Tag::Article | Tag::Main => return true,
            Tag::Header | Tag::Aside | Tag::Nav | Tag::Footer => in_header = true,
            _ => {}
        }
    }
    !in_header
}

/// Whether a heading is a link to the site's front page, as its name is.
fn links_home(scene: &Scene<'_, '_>, heading: NodeId) -> bool {
    let dom = scene.dom;
    let links = dom.subtree(heading).take(20).chain(dom.ancestors(heading).take(1));
    links.filter(|&node| dom.tag(node) == Tag::A).any(|link| {
        let url = dom
            .known_attr(link, Attr::Href)
            .and_then(|href| crate::address::resolve(scene.base, href));
        let is_front = |url: &Url| url.path().trim_matches('/').is_empty() && url.query().is_none();
        url.is_some_and(|url| is_front(&url) && scene.base.is_none_or(|own| !is_front(own)))
    })
}

/// A heading that is a claimed title with something set off before or behind it ("Blog: …", "… |
/// Opinion") is that title.
fn without_label(shown: String, claimed: &Claimed<'_>, page: Option<&str>) -> String {
    let separates = |c: char| matches!(c, '|' | ':' | '-' | '–' | '—' | '/' | '•' | '·');
    for title in claimed.titles().chain(page) {
        let title = title.trim();
        if title.chars().count() < 12 {
            continue;
        }
        let behind =
            shown.strip_prefix(title).is_some_and(|rest| rest.trim_start().starts_with(separates));
        let before =
            shown.strip_suffix(title).is_some_and(|rest| rest.trim_end().ends_with(separates));
        if behind || before {
            return title.to_owned();
        }
    }
    shown
}

/// How far two titles agree: 3 for the same, 2 where one holds the other, 1 where they begin alike.
fn agreement(shown: &str, claimed: &str) -> u32 {
    let shorter = shown.chars().count().min(claimed.chars().count());
    if shown == claimed {
        3
    } else if shorter >= 12 && (shown.contains(claimed) || claimed.contains(shown)) {
        2
    } else {
        let alike = shown.chars().zip(claimed.chars()).take_while(|(a, b)| a == b).count();
        u32::from(alike >= 20 || (shorter >= 8 && alike * 10 >= shorter * 7))
    }
}

/// The lines that can tell of an article.
struct Around<'l> {
    lines: Vec<&'l Line>,
    /// How many of them, the first, stand near its title; the others stand below its body.
    near: usize,
}

/// The lines above and below the title, up to the first paragraphs, and right below the body.
fn around<'l>(scene: &Scene<'l, '_>, heading: Option<NodeId>) -> Around<'l> {
    let (dom, page) = (scene.dom, scene.lines);
    let start = heading.unwrap_or(scene.body.node);
    let at = page.partition_point(|line| line.node < start);
    let mut around: Vec<&Line> = Vec::new();
    // Below the title, up to the first paragraph or two.
    let mut prose = 0;
    for line in page.iter().skip(at).take(LINES_BELOW * 2) {
        if line.is_prose() && line.node >= scene.body.node {
            prose += 1;
            if prose > 1 {
                break;
            }
        } else if Some(line.node) != heading {
            around.push(line);
        }
        if around.len() >= LINES_BELOW {
            break;
        }
    }
    let above = page.get(at.saturating_sub(LINES_ABOVE)..at).unwrap_or_default();
    around.extend(above.iter().rev());
    let near = around.len();
    // Below the body's last line; what the body's container holds is below as well.
    let end = dom.end(scene.body.node);
    let last = page.partition_point(|line| line.node < end);
    let tail = page.get(last.saturating_sub(4).max(at)..).unwrap_or_default();
    around.extend(tail.iter().take(4 + LINES_ABOVE).filter(|line| line.totals.words <= 30));
    Around { lines: around, near }
}

/// What dates are read against, in the language of the text where the page declares another.
fn in_language<'s>(dates: &Context<'s>, spoken: Option<&'s str>) -> Context<'s> {
    let declared = dates.language.and_then(|tag| tag.split(['-', '_']).next());
    match spoken.filter(|spoken| declared.is_none_or(|tag| !tag.eq_ignore_ascii_case(spoken))) {
        Some(spoken) => Context { language: Some(spoken), ..*dates },
        None => *dates,
    }
}

/// Dates that the page shows around the title.
#[derive(Default)]
struct Shown {
    published: Option<When>,
    modified: Option<When>,
    /// Whether any is written in digits alone: which is the day is a matter of language.
    in_digits: bool,
}

/// A date that a line shows.
#[derive(Clone, Copy)]
struct Date {
    when: When,
    /// Whether the words before it say that it is of the last change.
    changed: bool,
    in_digits: bool,
}

/// Words that say that a date is of the last change, in lower case, sorted.
const CHANGED: &[&str] = &[
    "actualizado",
    "aggiornato",
    "aktualisiert",
    "atualizado",
    "bijgewerkt",
    "cập nhật",
    "edited",
    "geändert",
    "last modified",
    "mis à jour",
    "modified",
    "modifié",
    "opdateret",
    "oppdatert",
    "reviewed",
    "updated",
    "uppdaterad",
    "zaktualizowano",
    "обновлено",
    "更新",
    "수정",
];

/// What stands below the body may be the date of another article: it counts where none stands near the title.
fn shown_dates(scene: &Scene<'_, '_>, around: &[&Line], near: usize) -> Shown {
    let (near, below) = around.split_at(near.min(around.len()));
    let mut shown = dates_in(scene, near);
    if shown.published.is_none() && shown.modified.is_none() {
        shown = dates_in(scene, below);
    } else if shown.published.is_none() {
        // "Published 1 May 2020" may stand at the foot of what was changed since.
        let says_published = |line: &&&Line| {
            let text = line.text(scene.dom).unwrap_or_default().to_lowercase();
            PUBLISHED.iter().any(|word| text.contains(word))
        };
        let below: Vec<&Line> = below.iter().filter(says_published).copied().collect();
        shown.published = dates_in(scene, &below)
            .published
            .filter(|first| shown.modified.is_none_or(|last| first.day() <= last.day()));
    }
    shown.published = shown.published.or(shown.modified);
    shown
}

fn dates_in(scene: &Scene<'_, '_>, lines: &[&Line]) -> Shown {
    let mut shown = Shown::default();
    for line in lines {
        for date in dates_of(scene, line) {
            let field = if date.changed { &mut shown.modified } else { &mut shown.published };
            field.get_or_insert(date.when);
            shown.in_digits |= date.in_digits;
        }
    }
    shown
}

/// The dates of a line: for machines, or as it shows them.
fn dates_of(scene: &Scene<'_, '_>, line: &Line) -> Vec<Date> {
    // A line with all the tags of an article is long, and shows no date in words.
    let is_short = line.totals.words <= MOST_WORDS;
    if !is_short && line.is_prose() {
        return Vec::new();
    }
    let shown = if is_short { written(scene, line) } else { Vec::new() };
    if shown.len() > 1 {
        return as_marked(scene.dom, line, shown);
    }
    let shown = shown.first();
    let machine = marked(scene.dom, line);
    let in_digits = machine.is_none() && shown.is_some_and(|date| date.in_digits);
    let changed = says_changed(&line.text(scene.dom).unwrap_or_default());
    let when = machine.or(shown.map(|date| date.when));
    when.map(|when| Date { when, changed, in_digits }).into_iter().collect()
}

/// A line that shows a date in words has no more of them.
const MOST_WORDS: u32 = 40;

/// Two dates that a line shows, as its elements have them for machines.
fn as_marked(dom: &Dom<'_>, line: &Line, mut shown: Vec<Date>) -> Vec<Date> {
    let times: Vec<When> = within(dom, line)
        .filter(|&node| dom.tag(node) == Tag::Time)
        .filter_map(|node| dates::machine(dom.attr(node, "datetime")?))
        .collect();
    if times.len() == shown.len() {
        for (date, time) in shown.iter_mut().zip(times) {
            date.when = time;
            date.in_digits = false;
        }
    } else {
        for date in &mut shown {
            let same = times.iter().copied().find(|time| time.day() == date.when.day());
            date.when = same.unwrap_or(date.when);
        }
    }
    shown
}

/// Words that say that a date is that of the publication, in lower case.
const PUBLISHED: &[&str] = &[
    "gepubliceerd",
    "objavljeno",
    "opublikowano",
    "posted",
    "pubblicato",
    "publicado",
    "publicerad",
    "publié",
    "published",
    "veröffentlicht",
    "yayınlanma",
    "опубликован",
    "опубліковано",
];

fn says_changed(text: &str) -> bool {
    let text = text.to_lowercase();
    CHANGED.iter().any(|word| text.contains(word))
}

/// The date of the first `<time datetime>` in or right around a line.
fn marked(dom: &Dom<'_>, line: &Line) -> Option<When> {
    within(dom, line)
        .chain(dom.ancestors(line.node).take(1))
        .filter(|&node| dom.tag(node) == Tag::Time)
        .find_map(|node| dates::machine(dom.attr(node, "datetime")?))
}

/// The nodes of a line, as many as can matter.
fn within(dom: &Dom<'_>, line: &Line) -> impl Iterator<Item = NodeId> + use<> {
    let end = line.end.min(dom.end(Dom::ROOT));
    std::iter::successors(Some(line.node), |node| Some(node.next()))
        .take_while(move |&node| node < end)
        .take(60)
}

/// The dates that a line shows as text: one, or two of which one is that of the last change.
fn written(scene: &Scene<'_, '_>, line: &Line) -> Vec<Date> {
    // A number in a paragraph is no date of the article.
    if line.is_prose() && line.totals.words > 25 {
        return Vec::new();
    }
    let Some(text) = line.text(scene.dom) else { return Vec::new() };
    if !text.bytes().any(|b| b.is_ascii_digit()) && text.is_ascii() {
        return Vec::new();
    }
    let mut mentions = dates::mentions(&text, scene.dates);
    // Style may set apart what no space does: "<span>22 December 2022</span><span>Updated: 2 January 2026</span>".
    let apart = parts(scene.dom, line);
    let is_glued = !apart.split_whitespace().eq(text.split_whitespace());
    let in_parts = if is_glued { dates::mentions(&apart, scene.dates) } else { Vec::new() };
    let text = if in_parts.len() > mentions.len() {
        mentions = in_parts;
        apart
    } else {
        text
    };
    let mut found = Vec::new();
    let mut before = 0;
    for mention in mentions.into_iter().take(2) {
        let words = text.get(before..mention.span.start).unwrap_or_default();
        before = mention.span.end;
        let in_digits = matches!(mention.reading, Reading::Day { order: Some(_), .. });
        let settled = dates::settle(&[Some(mention.reading)], scene.dates).into_iter().next();
        if let Some(when) = settled.flatten().and_then(|settled| settled.when) {
            found.push(Date { when, changed: says_changed(words), in_digits });
        }
    }
    let is_changed = matches!(found.as_slice(), [a, b] if a.changed != b.changed);
    found.truncate(if is_changed { 2 } else { 1 });
    found
}

/// The texts of the elements of a line, with spaces between them.
fn parts(dom: &Dom<'_>, line: &Line) -> String {
    let texts = within(dom, line).filter(|&node| dom.tag(node) == Tag::Text);
    texts.map(|node| dom.text(node).trim()).collect::<Vec<_>>().join(" ")
}

/// The date in the page's address.
fn of_address(scene: &Scene<'_, '_>) -> Option<When> {
    let own = scene.claims.canonical.as_ref().or(scene.base)?;
    dates::in_address(own.as_str())?.when
}

fn authors(scene: &Scene<'_, '_>, claimed: &Claimed<'_>, around: &[&Line]) -> Vec<Author> {
    let mut sources: Vec<Vec<String>> = claimed
        .claims
        .iter()
        .map(|claim| claim.authors.iter().flat_map(|name| byline::names(name)).collect())
        .collect();
    sources.insert(1.min(sources.len()), shown_authors(scene, around));
    let organisations: HashSet<String> = [&scene.claims.site_name, &scene.claims.publisher]
        .into_iter()
        .flatten()
        .map(|name| bare(name))
        .collect();
    let is_person = |name: &String| !organisations.contains(&bare(name));
    let people = sources.iter().find(|names| names.iter().any(is_person));
    let names: Vec<String> = match people {
        Some(names) => names.iter().filter(|name| is_person(name)).cloned().collect(),
        None => sources.into_iter().find(|names| !names.is_empty()).unwrap_or_default(),
    };
    let mut seen = HashSet::new();
    names.into_iter().filter(|name| seen.insert(bare(name))).map(|name| Author { name }).collect()
}

/// Authors that the page shows around the title: in elements that say so, else in a byline.
fn shown_authors(scene: &Scene<'_, '_>, around: &[&Line]) -> Vec<String> {
    let dom = scene.dom;
    for line in around {
        let mut names: Vec<String> = Vec::new();
        for node in within(dom, line).chain(dom.ancestors(line.node).take(2)) {
            let short = scene.features.within(dom, node).words <= 12;
            if short && names_author(dom, node) {
                let found = byline::listed(&runs(scene, node, dom.end(node)));
                // Of an element and one within, the inner one has the name alone.
                if !found.is_empty() {
                    names = found;
                }
            }
        }
        if !names.is_empty() {
            return names;
        }
    }
    let mut label = false;
    for line in around.iter().filter(|line| line.totals.words <= 24 && !line.is_prose()) {
        let runs = runs(scene, line.node, line.end);
        let names = if label { byline::listed(&runs) } else { byline::credited(&runs) };
        if !names.is_empty() {
            return names;
        }
        // "Written by" may stand alone, above the name.
        label = matches!(runs.as_slice(), [only] if byline::is_label(only));
    }
    Vec::new()
}

/// The runs of text from `start` up to `end`, without dates.
fn runs(scene: &Scene<'_, '_>, start: NodeId, end: NodeId) -> Vec<String> {
    let nodes = std::iter::successors(Some(start), |node| Some(node.next()));
    nodes
        .take_while(|&node| node < end)
        .take(80)
        .filter(|&node| scene.features.is_shown(scene.dom, node))
        .map(|node| collapsed(scene.dom.text(node)))
        .filter(|run| !run.is_empty())
        .map(|run| undated(scene, &run))
        .filter(|run| !run.is_empty())
        .collect()
}

/// A text without the dates in it.
fn undated(scene: &Scene<'_, '_>, text: &str) -> String {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut from = 0;
    for mention in dates::mentions(text, scene.dates) {
        out.push_str(text.get(from..mention.span.start).unwrap_or(""));
        out.push_str(" | ");
        from = mention.span.end;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out.trim_matches(|c: char| !c.is_alphanumeric() && c != ')').to_owned()
}

/// Words in the names of elements that hold something about an author but no name.
const NO_NAME: &[&str] = &[
    "avatar", "bio", "box", "date", "desc", "follow", "image", "img", "job", "label", "photo",
    "role", "social", "title",
];

fn names_author(dom: &Dom<'_>, node: NodeId) -> bool {
    let mut says = false;
    for (name, value) in dom.attrs(node) {
        says |= match name {
            "rel" | "itemprop" => value.split_ascii_whitespace().any(|word| word == "author"),
            "href" => value.contains("/author/") || value.contains("/authors/"),
            "class" => value.split_ascii_whitespace().any(|class| {
                let class = class.to_ascii_lowercase();
                (class == "fn" || class.contains("author") || class.contains("byline"))
                    && !NO_NAME.iter().any(|word| class.contains(word))
            }),
            _ => false,
        };
    }
    says
}

/// The standfirst: the line under the title that sums the article up; else what the page describes
/// itself as.
fn summary(
    scene: &Scene<'_, '_>,
    claimed: &Claimed<'_>,
    around: &[&Line],
    title: Option<&str>,
) -> Option<String> {
    let described = claimed.find(|claim| claim.summary.clone());
    let is_standfirst = |line: &&&Line| {
        let names = scene.dom.known_attr(line.node, Attr::Class).unwrap_or("").to_ascii_lowercase();
        line.totals.words >= 5
            && [
                "standfirst",
                "dek",
                "deck",
                "subtitle",
                "subheading",
                "sub-title",
                "excerpt",
                "lede",
            ]
            .iter()
            .any(|word| names.contains(word))
    };
    let standfirst = around
        .iter()
        .find(is_standfirst)
        .and_then(|line| line.text(scene.dom))
        .filter(|text| title.is_none_or(|title| bare(title) != bare(text)));
    standfirst.or(described).or_else(|| scene.claims.description.clone())
}

/// The canonical address, unless it names the site's front page for a page within.
fn url(scene: &Scene<'_, '_>) -> Option<String> {
    let canonical = scene.claims.canonical.as_ref().filter(|canonical| {
        let depth = |url: &Url| url.path().trim_matches('/').len();
        scene.base.is_none_or(|base| {
            depth(canonical) > 0 || depth(base) == 0 || canonical.query().is_some()
        })
    });
    canonical.or(scene.base).map(Url::to_string)
}

/// The first picture in the body.
fn image(scene: &Scene<'_, '_>) -> Option<String> {
    let pictures =
        scene.dom.subtree(scene.body.node).filter(|&node| scene.dom.tag(node) == Tag::Img);
    for node in pictures.take(20) {
        let width = scene.dom.attr(node, "width").and_then(|w| w.parse::<u32>().ok());
        if scene.body.cut.has(node) || width.is_some_and(|width| width < 100) {
            continue;
        }
        let source = ["data-src", "src"].iter().find_map(|name| scene.dom.attr(node, name));
        let url = source.and_then(|source| crate::address::resolve(scene.base, source));
        if let Some(url) = url.filter(|url| matches!(url.scheme(), "http" | "https")) {
            return Some(url.into());
        }
    }
    None
}

/// Tags as shown (`rel=tag`) next to the article, else as claimed.
fn tags(scene: &Scene<'_, '_>, claimed: &Claimed<'_>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for node in scene.dom.subtree(Dom::ROOT).filter(|&node| scene.dom.tag(node) == Tag::A) {
        let is_tag = scene.dom.known_attr(node, Attr::Rel).is_some_and(|rel| {
            let mut words = rel.split_ascii_whitespace();
            words.clone().any(|word| word == "tag") && words.all(|word| word != "category")
        });
        if is_tag
            && tags.len() < 32
            && !scene.features.hints(node).has(Hints::RELATED)
            && let Some(tag) = one_line(scene.dom, node).filter(|tag| tag.len() <= 80)
        {
            let tag = tag.trim_start_matches('#').to_owned();
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
    }
    if tags.is_empty() {
        tags = claimed
            .claims
            .iter()
            .map(|claim| claim.tags.clone())
            .find(|tags| !tags.is_empty())
            .unwrap_or_default();
    }
    tags
}

#[cfg(test)]
mod tests {
    use crate::{Article, Hint, read};

    /// The article of a page that claims nothing, with this above its text and that below.
    fn article(language: &str, above: &str, text: &str, below: &str) -> Article {
        let text = format!("<p>{text}</p>").repeat(6);
        let html = format!(
            "<html lang={language}><head><title>The ferry is back</title></head><body><main><article>\
            <h1>The ferry is back</h1>{above}<div class=article-body>{text}</div></article>{below}</main></body></html>"
        );
        let url = "https://gazette.example/news/the-ferry-is-back";
        read(html.as_bytes(), &Hint { url: Some(url), ..Hint::default() }).article.unwrap()
    }

    const TEXT: &str = "The night ferry from Saltmarket came into the bay at dawn, and nobody on the quay had \
        expected it to, since it had been given up for lost by all but the harbour master's wife.";
    const SVENSKA: &str = "Färjan kom in i viken vid gryningen, och ingen på kajen hade väntat sig det, eftersom alla \
        utom hamnkaptenens fru hade gett upp hoppet om den för länge sedan.";

    fn days(article: &Article) -> [Option<String>; 2] {
        [article.date_published, article.date_modified]
            .map(|when| when.map(|when| when.to_string()))
    }

    fn day(day: &str) -> Option<String> {
        Some(day.to_owned())
    }

    #[test]
    fn the_dates_of_related_articles_are_none_of_its_own() {
        let related =
            "<div><p>March 5, 2026</p><h3><a href=/news/2>Another dam for the moor</a></h3></div>";
        let changed = article("en", "<p>Last modified: August 8, 2023</p>", TEXT, related);
        assert_eq!(days(&changed), [day("2023-08-08"), day("2023-08-08")]);
    }

    #[test]
    fn a_line_may_say_when_it_was_published_and_when_changed() {
        let line = "<div><a href=/health>Health</a><span>DECEMBER 22, 2022</span><span>Updated: JANUARY 2, 2026</span></div>";
        assert_eq!(days(&article("en", line, TEXT, "")), [day("2022-12-22"), day("2026-01-02")]);
    }

    #[test]
    fn two_dates_of_a_line_are_those_that_are_marked_for_machines() {
        let line = "<p><time datetime=2022-04-03>04/03/2022</time> Updated <time datetime=2022-05-03>05/03/2022</time></p>";
        assert_eq!(days(&article("en-GB", line, TEXT, "")), [day("2022-04-03"), day("2022-05-03")]);
    }

    #[test]
    fn what_was_changed_may_say_below_when_it_was_published() {
        let page =
            article("en", "<p>Last updated 8 August 2023</p>", TEXT, "<p>Published 1 May 2020</p>");
        assert_eq!(days(&page), [day("2020-05-01"), day("2023-08-08")]);
    }

    #[test]
    fn the_words_of_an_article_tell_how_its_days_are_written() {
        let line = "<p>08.04.2019 by henrik</p>";
        assert_eq!(days(&article("en-US", line, SVENSKA, ""))[0], day("2019-04-08"));
    }

    #[test]
    fn a_line_with_many_tags_has_its_date_marked() {
        let tags: String =
            (0..30).map(|n| format!("<a href=/tag/{n}>argentine roller derby</a> ")).collect();
        let line =
            format!("<div>Posted <time datetime=2019-12-02T20:26:00Z>2 Dec</time> {tags}</div>");
        assert_eq!(days(&article("en", &line, TEXT, ""))[0], day("2019-12-02T20:26:00Z"));
    }

    #[test]
    fn what_goes_on_in_small_words_is_no_author() {
        let byline = "<p class=author>Insights from the quay</p><p>By Ada Holm</p>";
        let authors: Vec<String> =
            article("en", byline, TEXT, "").authors.into_iter().map(|author| author.name).collect();
        assert_eq!(authors, ["Ada Holm"]);
    }
}
