//! HTML pages: listings and articles.
//!
//! 1. [`Dom`] parses, [`survey`] measures, [`structured`] collects what the page says of itself.
//! 2. [`links`] and [`groups`] gather the candidates, [`lists`] chooses among them.
//! 3. [`fields`] reads each record, [`entries`] settles what the records decide together.
//! 4. [`pager`] finds the next and the previous page; [`page_kind`] tells what the page is, and
//!    [`article`] reads the article of an article page.

pub mod article;
mod boxes;
mod days;
mod entries;
mod explain;
mod features;
mod fields;
mod groups;
mod headed;
mod hints;
mod kin;
mod lengths;
#[doc(hidden)]
pub mod lesson;
mod links;
mod listed;
mod lists;
mod measure;
mod missing;
#[doc(hidden)]
pub mod model;
mod names;
mod nothing;
mod offsets;
mod packed;
mod page_kind;
mod pager;
mod periods;
mod permalinked;
mod permalinks;
mod pieces;
mod places;
mod rivals;
mod sections;
mod sheet;
mod siblings;
mod strays;
pub mod structured;
mod survey;
mod told;

use url::Url;

use crate::dom::{Attr, Dom, NodeId};
use crate::hash;
use crate::{Entry, EntryKind, Hint, Page, PageKind, kind};

use fields::Draft;
use links::Links;
use model::Models;
use sheet::Sheet;
use structured::Structured;
use survey::Survey;

/// Reads an HTML page.
#[must_use]
pub fn read(text: &str, hint: &Hint<'_>) -> Page {
    let dom = Dom::parse(text);
    let sheet = Sheet::new(&dom, hint);
    // Nobody asks what an article lists beside itself: its links are not looked at.
    if let Some(page) = sheet.clear_page() {
        return page;
    }
    let (desk, candidates) = lay_out(&sheet);
    desk.page(&candidates)
}

/// The desk that a page is read at. A page that lists nothing and closes more than it shows is opened: an archive whose
/// months are unfolded by a script.
fn lay_out<'d, 'a>(sheet: &'d Sheet<'d, 'a>) -> (Desk<'d, 'a>, Candidates) {
    let desk = Desk::new(sheet, Models::built_in());
    let candidates = desk.candidates();
    if desk.survey.closes_most() && desk.kind_with(&candidates) == PageKind::Other {
        let opened = Desk::at(Survey::opened(sheet.dom), sheet, desk.models);
        let candidates = opened.candidates();
        if opened.kind_with(&candidates) == PageKind::Listing {
            return (opened, candidates);
        }
    }
    (desk, candidates)
}

/// Adds to an explanation why [`read`] reads a page as it does.
pub(crate) fn explain(text: &str, hint: &Hint<'_>, out: &mut crate::explain::Explanation) {
    explain::explain(text, hint, out);
}

/// A page with everything that is measured once and asked many times.
struct Desk<'d, 'a> {
    sheet: &'d Sheet<'d, 'a>,
    survey: Survey<'d, 'a>,
    links: Links,
    models: &'d Models,
}

/// What could be the page's list.
struct Candidates {
    judged: Vec<lists::Judged>,
    features: Vec<Vec<features::Features>>,
    /// For each subject, whether the page claims to list it.
    claimed: Vec<bool>,
}

impl<'d, 'a> Desk<'d, 'a> {
    fn new(sheet: &'d Sheet<'d, 'a>, models: &'d Models) -> Self {
        Self::at(Survey::new(sheet.dom), sheet, models)
    }

    fn at(survey: Survey<'d, 'a>, sheet: &'d Sheet<'d, 'a>, models: &'d Models) -> Self {
        let links = Links::collect(&survey, sheet.base.as_ref(), sheet.address.as_ref());
        Self { sheet, survey, links, models }
    }

    fn candidates(&self) -> Candidates {
        let groups = groups::group(&self.survey, &self.links);
        let claimed = claimed_subjects(&self.sheet.claims, &self.links);
        let features = features::of_groups(&features::Inputs {
            survey: &self.survey,
            links: &self.links,
            groups: &groups,
            page: self.sheet.address.as_ref(),
            claimed: &claimed,
        });
        Candidates {
            judged: lists::judge(&self.survey, &self.links, groups, &features, self.models),
            features,
            claimed,
        }
    }

    /// The page's own list: none where all that looks like one is the way to the neighbouring pages.
    fn places(&self, candidates: &Candidates) -> Vec<places::Place> {
        let mut places = lists::choose(
            &self.survey,
            &self.links,
            self.sheet.address.as_ref(),
            &candidates.judged,
        );
        let claimed = lists::claimed(&self.survey, &self.links, &candidates.claimed);
        let is_none = |place: &places::Place| candidates.claimed.get(place.subject) != Some(&true);
        if claimed.len() > places.len() && places.iter().all(is_none) {
            places = claimed;
        }
        if places.is_empty() || places.len() > 2 {
            return places;
        }
        if self.is_lone_document(&places) {
            return Vec::new();
        }
        let neighbours = Neighbours::of(&self.chain(&[]), &self.links);
        if places.iter().all(|place| neighbours.have(place)) { Vec::new() } else { places }
    }

    /// Whether all that a page lists is one document to download: a report that an organisation mentions.
    fn is_lone_document(&self, places: &[places::Place]) -> bool {
        let [only] = places else { return false };
        let mut own = self.links.all.iter().filter(|link| link.subject == only.subject);
        own.all(|link| link.path.file && link.heading.is_none())
    }

    /// A few links to other pages of the chain that stand among the entries are none, unless headings hold them.
    fn drop_turns(&self, places: &mut Vec<places::Place>, chain: &pager::Chain) {
        let neighbours = Neighbours::of(chain, &self.links);
        let numbered = self.sheet.address.as_ref().map(pager::Numbered::of);
        let is_another = |link: &&links::Link| {
            link.heading.is_none() && numbered.as_ref().is_some_and(|n| n.have(&link.url))
        };
        let of_next = chain.next.as_ref().map(pager::OneChain::of);
        let is_number = |link: &&links::Link| {
            !link.text.is_empty()
                && link.text.chars().all(char::is_numeric)
                && of_next.as_ref().is_some_and(|chain| chain.has_another(&link.url))
        };
        let others: hash::Set<usize> = self
            .links
            .all
            .iter()
            .filter(|link| is_another(link) || is_number(link))
            .map(|link| link.subject)
            .collect();
        let is_turn = |place: &places::Place| {
            others.contains(&place.subject) || neighbours.have(place) && !neighbours.are_headed
        };
        // Numbers may also tell articles apart: "?p=17".
        let turns = places.iter().filter(|place| is_turn(place)).count();
        if turns * MOST_TURNS <= places.len() {
            places.retain(|place| !is_turn(place));
        }
    }

    /// A few links behind the one to the next page are what a site says below each of its lists. Front pages have
    /// other lists there.
    fn drop_behind_pager(&self, places: &mut Vec<places::Place>, chain: &pager::Chain) {
        let is_front = self.sheet.address.as_ref().is_none_or(|url| url.path() == "/");
        let Some(pager) = chain.next_at.filter(|_| !is_front) else { return };
        let behind = places.iter().filter(|place| place.record.start > pager).count();
        if behind > 0 && behind * MOST_BEHIND <= places.len() {
            places.retain(|place| place.record.start <= pager);
        }
    }

    fn page(&self, candidates: &Candidates) -> Page {
        let (mut places, chain) = self.places_and_chain(candidates);
        let kind = self.kind(&places, &chain);

        if kind == PageKind::Article
            && let Some(article) = self.sheet.article()
        {
            return Page { article: Some(article), ..self.sheet.page(kind) };
        }
        let has_no_text = kind == PageKind::Article;
        let mut page = self.sheet.page(if has_no_text { PageKind::Other } else { kind });
        let entries = self.own_entries(&mut places);
        let beside = lists::beside(&self.survey, &self.links, &candidates.judged, &places);
        if page.kind == PageKind::Listing {
            page.entries = entries;
            page.asides = self.entries(&beside);
        } else {
            page.asides = entries;
            page.asides.extend(self.entries(&beside));
        }
        // A month without articles leads on to the next one, a post without text nowhere.
        if !has_no_text {
            page.next = chain.next.map(String::from);
            page.previous = chain.previous.map(String::from);
        }
        page
    }

    /// The page's own list, without the turns of the page in it, and the chain that the page is in.
    fn places_and_chain(&self, candidates: &Candidates) -> (Vec<places::Place>, pager::Chain) {
        let mut places = self.places(candidates);
        let chain = self.chain(&places);
        self.drop_turns(&mut places, &chain);
        self.drop_behind_pager(&mut places, &chain);
        (places, chain)
    }

    /// The entries at these places. What is marked as sponsored and leads to a site of another name, or is linked as paid
    /// for, between others, is an advertisement: its place is dropped.
    fn own_entries(&self, places: &mut Vec<places::Place>) -> Vec<Entry> {
        let mut entries = self.entries(places);
        let paid: hash::Set<usize> = self
            .links
            .all
            .iter()
            .filter(|link| is_paid(self.survey.dom, link))
            .map(|link| link.subject)
            .collect();
        if paid.is_empty() && entries.iter().all(|entry| entry.kind != EntryKind::Sponsored) {
            return entries;
        }
        let own = self.sheet.address.as_ref().map(site_names).unwrap_or_default();
        let is_own = |link: &&links::Link| {
            link.same_host || site_names(&link.url).iter().any(|name| own.contains(name))
        };
        let own: hash::Set<usize> =
            self.links.all.iter().filter(is_own).map(|link| link.subject).collect();
        // What the outlet keeps apart from its articles, and says no day of.
        let is_filed_apart = |entry: &Entry| {
            let of_address = entry.url.as_deref().and_then(kind::from_address_path);
            of_address == Some(EntryKind::Sponsored) && entry.date_basis.is_none()
        };
        let is_advert = |(entry, place): (&Entry, &places::Place)| {
            let is_foreign = !own.contains(&place.subject);
            entry.kind == EntryKind::Sponsored && (is_foreign || is_filed_apart(entry))
                || paid.contains(&place.subject)
        };
        let adverts: Vec<bool> = entries.iter().zip(places.iter()).map(is_advert).collect();
        if adverts.iter().filter(|&&advert| advert).count() * MOST_TURNS <= entries.len() {
            let mut of_entries = adverts.iter();
            entries.retain(|_| of_entries.next() != Some(&true));
            let mut of_places = adverts.iter();
            places.retain(|_| of_places.next() != Some(&true));
        }
        entries
    }

    fn kind_with(&self, candidates: &Candidates) -> PageKind {
        let places = self.places(candidates);
        self.kind(&places, &self.chain(&places))
    }

    fn kind(&self, places: &[places::Place], chain: &pager::Chain) -> PageKind {
        if self.sheet.stands_for_a_missing_one() {
            return PageKind::Other;
        }
        let looks = self.looks(places, chain);
        let kind = page_kind::tell(&looks, &self.models.kind);
        let is_empty = kind == PageKind::Listing && nothing::is_said(&self.survey, places);
        match kind {
            _ if is_empty => PageKind::Other,
            PageKind::Article if self.lists_in_body(places, &looks) => PageKind::Listing,
            _ => kind,
        }
    }

    /// Whether what would be read as the body of an article is a list: hardly anything but titles, or the cards of a page
    /// that doesn't claim to be an article.
    fn lists_in_body(&self, places: &[places::Place], looks: &page_kind::Looks) -> bool {
        let is_said = self.sheet.claims.says_article || self.sheet.is_as_told;
        if places.len() < listed::CARDS || is_said && !looks.is_all_titles {
            return false;
        }
        self.sheet.body().is_some_and(|body| {
            if looks.is_all_titles {
                listed::hold(&self.survey, places, body)
            } else {
                listed::is_list(&self.survey, &self.links, places, body)
            }
        })
    }

    /// What tells a listing from an article.
    fn looks(&self, places: &[places::Place], chain: &pager::Chain) -> page_kind::Looks {
        page_kind::look(&page_kind::Inputs {
            survey: &self.survey,
            links: &self.links,
            places,
            claims: &self.sheet.claims,
            page: self.sheet.address.as_ref(),
            next: chain.next.as_ref(),
            is_as_told: self.sheet.is_as_told && self.sheet.body().is_some(),
        })
    }

    fn entries(&self, places: &[places::Place]) -> Vec<Entry> {
        let scene = self.scene();
        let parts = fields::read_all(&scene, places.iter().map(|p| (p.record, p.subject)));
        self.settled(places, parts.into_iter().map(|parts| parts.draft).collect())
    }

    /// What the fields of entries are read from.
    fn scene(&self) -> fields::Scene<'_, 'd, 'a> {
        fields::Scene {
            survey: &self.survey,
            links: &self.links,
            base: self.sheet.base.as_ref(),
            dates: self.sheet.dates(),
            card_title: None,
        }
    }

    /// The entries that drafts make together.
    fn settled(&self, places: &[places::Place], mut drafts: Vec<Draft>) -> Vec<Entry> {
        let dates = self.sheet.dates();
        self.confer(places, &mut drafts);
        let mut entries = entries::settle(drafts, &dates);
        entries::agree(&mut entries, &self.sheet.claims);
        entries
    }

    fn confer(&self, places: &[places::Place], drafts: &mut [Draft]) {
        let records: Vec<groups::Record> = places.iter().map(|p| p.record).collect();
        let titles: Vec<Option<NodeId>> =
            drafts.iter().map(|d| d.origins.title.and_then(|o| o.node)).collect();
        let above = sections::above(&self.survey, &records, &titles, &self.headlines(places));
        // What has no title stands where its link does.
        let of_link = |d: &Draft| d.origins.url.and_then(|origin| origin.node);
        let anchors: Vec<Option<NodeId>> = titles
            .iter()
            .zip(&*drafts)
            .map(|(title, draft)| title.or_else(|| of_link(draft)))
            .collect();
        let is_entry = self.is_entry(places);
        let leads_to_entry = |line: NodeId| {
            let inside = self.links.between(line, self.survey.dom.end(line));
            inside.iter().any(|link| is_entry.get(link.subject) == Some(&true))
        };
        let page = days::Page {
            survey: &self.survey,
            dates: self.sheet.dates(),
            leads_to_entry: &leads_to_entry,
        };
        let mut days = days::Days::find(&page, &anchors);
        if days.is_empty() && entries::show_clocks(drafts) {
            days = days::Days::between(&page, &anchors);
        }
        self.put_under_days(&days, &anchors, &records, drafts);
        lengths::drop(&self.survey, drafts);
        entries::confer(drafts, &above, &self.sheet.dates());
        let periods = periods::Lines::find(&self.survey, &records, &titles, &self.sheet.dates());
        self.put_under_periods(&periods, &titles, drafts);
    }

    /// The headings in which links lead to these places.
    fn headlines(&self, places: &[places::Place]) -> hash::Set<NodeId> {
        let is_entry = self.is_entry(places);
        let leads = |link: &&links::Link| is_entry.get(link.subject) == Some(&true);
        self.links.all.iter().filter(leads).filter_map(|link| link.heading).collect()
    }

    /// A year above entries completes their days, or is all that is known of them. That of the page's address
    /// only completes.
    fn put_under_periods(
        &self,
        periods: &periods::Lines,
        titles: &[Option<NodeId>],
        drafts: &mut [Draft],
    ) {
        let has_line = |title: &Option<NodeId>| title.is_some_and(|at| periods.above(at).is_some());
        if !periods.is_empty() && titles.iter().all(has_line) {
            entries::take_leading_days(drafts, periods.len(), &self.sheet.dates());
        }
        let of_page = || periods::of_address(self.sheet.address.as_ref()?, &self.sheet.dates());
        let of_page = if periods.is_empty() { of_page() } else { None };
        for (draft, title) in drafts.iter_mut().zip(titles) {
            if let Some(line) = title.and_then(|title| periods.above(title)) {
                entries::take_period(draft, line);
            } else if let Some(line) = of_page.as_ref().filter(|_| draft.date.reading.is_some()) {
                entries::take_period(draft, line);
            }
        }
    }

    /// A day line is the date of the entries below it, never of the one above that it was read with.
    fn put_under_days(
        &self,
        days: &days::Days,
        anchors: &[Option<NodeId>],
        records: &[groups::Record],
        drafts: &mut [Draft],
    ) {
        let dom = self.survey.dom;
        for ((draft, anchor), record) in drafts.iter_mut().zip(anchors).zip(records) {
            let read_from = draft.origins.date.and_then(|o| o.node);
            let above = anchor.and_then(|anchor| days.above(anchor));
            if let Some(line) = read_from.filter(|&node| days.hold(dom, node)) {
                draft.date = fields::DateFound::default();
                draft.origins.date = None;
                // The first entries of all may have no line above, but a time of day of their own.
                if above.is_none() {
                    entries::take_clock(
                        draft,
                        &self.survey,
                        record.start,
                        line,
                        &self.sheet.dates(),
                    );
                }
            }
            if let Some(above) = above {
                entries::take_day(draft, above, "the line above, a day", &self.sheet.dates());
            }
        }
    }

    fn chain(&self, places: &[places::Place]) -> pager::Chain {
        pager::find(&self.pager(&self.is_entry(places)))
    }

    /// All links that could turn the page.
    fn turns(&self, places: &[places::Place]) -> Vec<pager::Considered> {
        pager::considered(&self.pager(&self.is_entry(places)))
    }

    /// For each subject, whether it is an entry.
    fn is_entry(&self, places: &[places::Place]) -> Vec<bool> {
        let mut is_entry = vec![false; self.links.subject_counts.len()];
        for place in places {
            if let Some(slot) = is_entry.get_mut(place.subject) {
                *slot = true;
            }
        }
        is_entry
    }

    fn pager<'s>(&'s self, is_entry: &'s [bool]) -> pager::Scene<'s, 'd, 'a> {
        pager::Scene {
            survey: &self.survey,
            links: &self.links,
            claims: &self.sheet.claims,
            page: self.sheet.address.as_ref(),
            base: self.sheet.base.as_ref(),
            is_entry,
        }
    }
}

/// Of the links that look like entries, no more than one in so many turns the page.
const MOST_TURNS: usize = 4;

/// Of the links of a list, no more than one in so many stands behind its pager for another reason than that the
/// pager stands among them.
const MOST_BEHIND: usize = 4;

/// The subjects of the links to the neighbouring pages.
struct Neighbours {
    subjects: Vec<usize>,
    /// Whether one of these links is in a heading.
    are_headed: bool,
}

impl Neighbours {
    fn of(chain: &pager::Chain, links: &Links) -> Self {
        let turns: Vec<(&Url, String)> = [&chain.next, &chain.previous]
            .into_iter()
            .flatten()
            .map(|url| (url, links::subject_key(url)))
            .collect();
        // The paths are compared first: keys are costly.
        let path = |url: &'_ Url| url.path().trim_end_matches('/').len();
        let is_turn = |link: &&links::Link| {
            let same = |(url, key): &(&Url, String)| {
                path(url) == path(&link.url) && links::subject_key(&link.url) == *key
            };
            turns.iter().any(same)
        };
        let turns = links.all.iter().filter(is_turn);
        let (subjects, headed): (Vec<usize>, Vec<bool>) =
            turns.map(|link| (link.subject, link.heading.is_some())).unzip();
        Self { subjects, are_headed: headed.contains(&true) }
    }

    fn have(&self, place: &places::Place) -> bool {
        self.subjects.contains(&place.subject)
    }
}

/// Whether a link says for search engines that it is paid for, or that it is not vouched for and leads to a server of
/// advertisements.
fn is_paid(dom: &Dom<'_>, link: &links::Link) -> bool {
    const SERVERS: &[&str] = &["ad", "adclick", "ads", "adserver", "click", "promo", "sponsor"];
    /// A site's own name may be such a word.
    const FEWEST_NAMES: usize = 2;
    let Some(rel) = dom.known_attr(link.node, Attr::Rel) else { return false };
    let says = |word: &str| rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case(word));
    let server = || link.url.host_str().and_then(|host| host.split('.').next());
    says("sponsored")
        || says("nofollow")
            && !link.same_host
            && server().is_some_and(|name| SERVERS.contains(&name))
            && site_names(&link.url).len() >= FEWEST_NAMES
}

/// What a host is called beside its top-level domain and what many hosts have in common.
fn site_names(url: &Url) -> Vec<&str> {
    let labels = url.host_str().unwrap_or_default().rsplit('.').skip(1);
    labels.filter(|label| !COMMON_LABELS.contains(label)).collect()
}

/// Labels of hosts that are nobody's name.
const COMMON_LABELS: &[&str] =
    &["ac", "co", "com", "edu", "go", "gob", "gov", "m", "ne", "net", "news", "or", "org", "www"];

/// For each subject, whether the page claims to list it.
fn claimed_subjects(claims: &Structured, links: &Links) -> Vec<bool> {
    let keys: std::collections::HashSet<String> =
        claims.items.iter().filter_map(|c| c.url.as_ref()).map(links::subject_key).collect();
    let mut claimed = vec![false; links.subject_counts.len()];
    if !keys.is_empty() {
        for link in &links.all {
            if let Some(slot) = claimed.get_mut(link.subject)
                && !*slot
            {
                *slot = keys.contains(&links::subject_key(&link.url));
            }
        }
    }
    claimed
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::{Hint, Page, PageKind};

    fn listing(html: &str) -> Page {
        let hint = Hint { url: Some("https://outlet.example/news"), ..Hint::default() };
        read(html, &hint)
    }

    fn items(numbers: std::ops::RangeInclusive<u32>) -> String {
        let item = |n: u32| {
            format!(
                "<li><a href=/story-{n}-of-the-harbour>The ferry did not leave on night {n}</a> (1{n} May 2019)</li>"
            )
        };
        numbers.map(item).collect()
    }

    #[test]
    fn a_page_that_closes_all_that_it_lists_is_opened() {
        let menu = "<nav><a href=/>Home</a> <a href=/about>About us</a></nav>";
        let html = format!(
            "{menu}<main><h1>Archive</h1><h2>May</h2><ul style='display:none'>{}</ul></main>",
            items(1..=9)
        );
        let page = listing(&html);
        assert_eq!((page.kind, page.entries.len()), (PageKind::Listing, 9));
        let scripted = html
            .replace("<ul style='display:none'>", "<div id=app></div><noscript><ul>")
            .replace("</ul></main>", "</ul></noscript></main>");
        assert_eq!(listing(&scripted).entries.len(), 9);
        let closed = html
            .replace("<ul style", "<nav><ul style")
            .replace("</ul></main>", "</ul></nav></main>");
        assert_eq!(listing(&closed).kind, PageKind::Other);
    }

    #[test]
    fn a_day_that_begins_each_title_is_the_entrys_date_in_the_year_above() {
        let item = |n: u32| {
            format!("<li><a href=/ferry-{n}>May {n} - The ferry was {n} hours late</a></li>")
        };
        let list = |year: u32, of: std::ops::RangeInclusive<u32>| {
            format!("<h3>{year}</h3><ul>{}</ul>", of.map(item).collect::<String>())
        };
        let page = listing(&format!("<main>{}{}</main>", list(2024, 11..=14), list(2023, 21..=25)));
        let shown = |entry: &crate::Entry| {
            (entry.title.clone().unwrap(), entry.date_published.map(|when| when.to_string()))
        };
        let entries: Vec<_> = page.entries.iter().map(shown).collect();
        assert_eq!(
            entries[0],
            ("The ferry was 11 hours late".to_owned(), Some("2024-05-11".to_owned()))
        );
        assert_eq!(
            entries[8],
            ("The ferry was 25 hours late".to_owned(), Some("2023-05-25".to_owned()))
        );
    }

    #[test]
    fn an_article_set_apart_before_the_list_is_in_it_where_its_heading_stands_as_theirs_do() {
        let item = |n: u32, class: &str, frame: &str| {
            format!(
                "<div class={class}><div class={frame}><h2><a href=/news/{n}>The ferry, {n}</a></h2></div><time datetime=2024-05-{n}>{n} May</time><p>The ferry of quay number {n} was late again.</p></div>"
            )
        };
        let rest: String = (12..16).map(|n| item(n, "item", "page-header")).collect();
        let list = |frame| {
            format!(
                "<main><div class=first>{}</div><div class=row>{rest}</div></main>",
                item(11, "lead", frame)
            )
        };
        assert_eq!(listing(&list("page-header")).entries.len(), 5);
    }

    #[test]
    fn an_archive_of_months_leads_back_in_time_whatever_it_calls_the_later_one() {
        let head = "<link rel=prev href=2004_06.html><link rel=next href=2004_08.html>";
        let html = format!(
            "<html><head>{head}</head><body><main><ul>{}</ul></main></body></html>",
            items(1..=8)
        );
        let hint =
            Hint { url: Some("https://outlet.example/archives/2004_07.html"), ..Hint::default() };
        let page = read(&html, &hint);
        assert_eq!(page.next.as_deref(), Some("https://outlet.example/archives/2004_06.html"));
        assert_eq!(page.previous.as_deref(), Some("https://outlet.example/archives/2004_08.html"));
    }

    #[test]
    fn the_names_of_sections_above_some_rows_shift_none_of_the_others() {
        const TITLES: [&str; 6] =
            ["Letters", "A stamp", "Silence", "The bag", "Yard No. 17", "Birds"];
        let row = |(n, title): (usize, &&str)| {
            let section =
                if matches!(n, 0 | 1 | 4) { format!("<h3>Part {n}</h3>") } else { String::new() };
            format!(
                "{section}<div class=row><span class=title><a href=/articles/{n}>{title}</a></span><div class=authors><a href=/authors/{n}>Ada Holm</a></div><p>What nobody knew of the harbour until the year {n}, told by those who were there.</p></div>"
            )
        };
        let rows: String = TITLES.iter().enumerate().map(row).collect();
        let page = listing(&format!("<main><div class=view>{rows}</div></main>"));
        let titles: Vec<&str> = page.entries.iter().filter_map(|e| e.title.as_deref()).collect();
        assert_eq!(titles, TITLES);
        assert!(page.entries.iter().all(|e| e.url.is_some()), "{:#?}", page.entries);
    }

    #[test]
    fn the_coming_version_in_a_menu_is_no_next_page() {
        let menu = "<nav><a href=/>Home</a> <a href=/about>About us</a> <a href=/docs/intro>Manual</a> \
                    <a href=/docs/next/intro>Next</a> <a href=/docs/2.9/intro>2.9</a></nav>";
        let page = listing(&format!("{menu}<main><ul>{}</ul></main>", items(1..=8)));
        assert_eq!((page.entries.len(), page.next), (8, None));
        let pager = "<nav><a href=/older/2>Next</a></nav>";
        let page = listing(&format!("<main><ul>{}</ul></main>{pager}", items(1..=8)));
        assert_eq!(page.next.as_deref(), Some("https://outlet.example/older/2"));
    }

    #[test]
    fn a_section_that_is_linked_above_a_headline_is_no_entry() {
        const LATE: [&str; 7] =
            ["ferry", "mail boat", "pilot", "dredger", "tug", "lifeboat", "customs launch"];
        let card = |(n, late): (usize, &&str)| {
            let kicker = "<a class=overline href=/news/inquiries>Inquiries</a>";
            let kicker = if n == 0 { kicker } else { "" };
            format!(
                "<div class=card>{kicker}<h2><a href=/news/{n}>Why the {late} did not leave</a></h2><a href=/news/{n}><p>Nobody saw the {late} in the harbour for two days.</p></a></div>"
            )
        };
        let cards: String = LATE.iter().enumerate().map(card).collect();
        let page = listing(&format!("<main>{cards}</main>"));
        assert_eq!(page.entries.len(), 7);
        assert_eq!(page.entries[0].title.as_deref(), Some("Why the ferry did not leave"));
    }

    #[test]
    fn the_number_of_the_last_page_is_no_entry() {
        let pager = "<div><span>1</span><a href=/news/2>2</a><a href=/news/3>3</a><span>…</span><a href=/news/250>250</a><a rel=next href=/news/2>Next page</a></div>";
        let page = listing(&format!("<main><ul>{}</ul>{pager}</main>", items(1..=8)));
        assert_eq!(page.entries.len(), 8);
        assert_eq!(page.next.as_deref(), Some("https://outlet.example/news/2"));
    }

    #[test]
    fn what_is_sponsored_and_leads_elsewhere_is_no_entry() {
        let card = |n: u32, host: &str, label: &str| {
            format!(
                "<div class=card><a href={host}/story-{n}><span class=label>{label}</span><h3>The ferry did not leave on night {n}</h3></a></div>"
            )
        };
        let list = |host| {
            (1..=7).map(|n| card(n, "", "News")).collect::<String>() + &card(8, host, "Sponsored")
        };
        assert_eq!(listing(&list("https://clicks.example")).entries.len(), 7);
        assert_eq!(listing(&list("")).entries.len(), 8);
        let paid = list("").replace("href=/story-3", "rel='nofollow sponsored' href=/story-3");
        assert_eq!(listing(&paid).entries.len(), 7);
    }
}
