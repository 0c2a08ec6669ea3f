//! `/search`: a form, and what it finds. The address holds all of it, so a search can be shared.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::{Html, IntoResponse, Response};
use cuttings_archive::{Archive, ArticleRow};
use cuttings_search::{Facets, Found, Hit, Order, Request};

use super::head::{Head, Part};
use crate::export::TABLES;
use crate::failure::Failure;
use crate::href;
use crate::query::{KINDS, Narrow, Params};
use crate::saved::words as in_words;
use crate::site::Site;
use crate::two_parts;
use crate::view::facets::{self, Active, Facet};
use crate::view::item::Item;
use crate::view::plot::Plot;
use crate::view::{count, foreign};

/// Hits on one page.
pub(crate) const PAGE: usize = 20;
/// Pages that can be asked for: further ones would cost more than they tell.
pub(crate) const PAGES: usize = 500;
/// Characters of what was asked that a page on paper repeats.
const SHOWN: usize = 400;
/// Outlets offered in the form at most.
const OFFERED: usize = 200;

/// The names of a search's fields in its address, in the form's order.
pub(crate) const FIELDS: [&str; 10] =
    ["q", "outlet", "tag", "kind", "lang", "year", "after", "before", "order", "page"];
/// Those that say what is looked for, and not in which order and where it stands.
pub(crate) const WHAT: [&str; 8] =
    ["q", "outlet", "tag", "kind", "lang", "year", "after", "before"];
/// Those that can have several values.
const SEVERAL: [&str; 5] = ["outlet", "tag", "kind", "lang", "year"];

#[derive(Template)]
#[template(path = "search.html")]
struct Search {
    head: Head,
    form: Form,
    asked: bool,
    /// All that is asked, in words.
    words: String,
    /// Why nothing was found, perhaps.
    hints: Vec<String>,
    problem: Option<Problem>,
    figures: String,
    start: usize,
    items: Vec<Item>,
    newer: Option<String>,
    older: Option<String>,
    orders: Vec<OrderLink>,
    active: Vec<Active>,
    facets: Vec<Facet>,
    plot: Option<Plot>,
    exports: Vec<(&'static str, String)>,
    api: String,
    /// Where the search can be given a name, on a site that is managed.
    keep: Option<String>,
}

/// Where the form ends in the template. Nobody's words can look like it: they are escaped.
const FORM_END: &str = "<!-- form end -->";

/// Why there are no results.
struct Problem {
    title: &'static str,
    message: String,
}

impl Problem {
    fn of(failure: &Failure) -> Self {
        let title = match failure {
            Failure::BadRequest(_) => "That search could not be read",
            other => other.title(),
        };
        Self { title, message: failure.message().to_owned() }
    }
}

/// Another order of what was found.
struct OrderLink {
    name: &'static str,
    href: String,
    current: bool,
}

/// The form as the reader filled it in.
#[derive(Clone, Debug, Default)]
struct Form {
    q: String,
    outlet: String,
    outlets: Vec<String>,
    kind: String,
    kinds: Vec<&'static str>,
    lang: String,
    after: String,
    before: String,
    order: String,
    narrowed: bool,
    /// What is chosen beside what the fields show.
    chosen: Vec<Chosen>,
}

/// A value that a form keeps as long as it stays ticked.
#[derive(Clone, Debug)]
struct Chosen {
    field: &'static str,
    value: String,
    name: String,
}

/// A search that was understood.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) query: String,
    pub(crate) order: Order,
    pub(crate) page: usize,
}

impl Asked {
    pub(crate) fn read(params: &Params, usual: Order) -> Result<Self, Failure> {
        let words = params.get("q").unwrap_or_default();
        Ok(Self {
            query: Narrow::read(params)?.query(words)?,
            order: order(params, if words.is_empty() { Order::Newest } else { usual })?,
            page: params.number("page", 1, PAGES)?.unwrap_or(1),
        })
    }
}

impl Asked {
    fn request(&self, page_size: usize) -> Request<'_> {
        Request {
            query: &self.query,
            order: self.order,
            offset: (self.page - 1) * page_size,
            limit: page_size,
        }
    }
}

pub(crate) fn order(params: &Params, usual: Order) -> Result<Order, Failure> {
    match params.get("order") {
        None => Ok(usual),
        Some("relevance") => Ok(Order::Relevance),
        Some("newest") => Ok(Order::Newest),
        Some("oldest") => Ok(Order::Oldest),
        Some(_) => Err(Failure::BadRequest("order: relevance, newest or oldest.".into())),
    }
}

/// Finds, and gives the rows of what was found.
pub(crate) async fn find(
    site: &Site,
    asked: Asked,
    page_size: usize,
) -> Result<(Found, Vec<ArticleRow>), Failure> {
    site.search(move |index, archive| {
        let found = index.search(&asked.request(page_size))?;
        shown(archive, found)
    })
    .await
}

/// Hits as they may be seen, with their rows.
fn shown(archive: &Archive, mut found: Found) -> Result<(Found, Vec<ArticleRow>), Failure> {
    let ids: Vec<i64> = found.hits.iter().map(|hit| hit.id).collect();
    let rows = archive.articles_by_id(&ids)?;
    if archive.has_teasers_only() {
        // They may come from the text; the teaser of the row stands in their place.
        found.hits.iter_mut().for_each(|hit| hit.snippet.clear());
    }
    Ok((found, rows))
}

/// Hits with their rows. An article that was removed since it was indexed has none.
pub(crate) fn with_rows<'a>(
    found: &'a Found,
    rows: &'a [ArticleRow],
) -> impl Iterator<Item = (&'a Hit, &'a ArticleRow)> {
    let row = |id| rows.iter().find(move |row| row.id == id);
    found.hits.iter().filter_map(move |hit| Some((hit, row(hit.id)?)))
}

/// The page; what is searched for comes behind its form, which is sent at once.
pub(crate) async fn show(
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let params = Params::read(query.as_deref());
    let outlets = site.ask(|archive| Ok(archive.outlet_names()?)).await?;
    let page = Search::new(&site, &params, &outlets);
    let (form, rest) = page.parts()?;
    if !page.asked {
        return Ok(Html(form + &rest).into_response());
    }
    Ok(two_parts::answer(form, page.with_results(site, params, outlets)))
}

/// What a search gave: which page of it, in which order, the hits with their rows, and the counts.
struct Results {
    page: usize,
    order: Order,
    found: Found,
    rows: Vec<ArticleRow>,
    facets: Arc<Facets>,
    /// The counts without each facet of which values are chosen.
    without: Vec<(&'static str, Arc<Facets>)>,
}

async fn results(site: &Site, params: &Params) -> Result<Results, Failure> {
    let asked = Asked::read(params, Order::Relevance)?;
    let wider = wider(params)?;
    site.search(move |index, archive| {
        let (found, facets) = index.search_and_count(&asked.request(PAGE))?;
        let (found, rows) = shown(archive, found)?;
        let mut without = Vec::with_capacity(wider.len());
        for (field, query) in wider {
            without.push((field, index.facets(&query)?));
        }
        Ok(Results { page: asked.page, order: asked.order, found, rows, facets, without })
    })
    .await
}

/// The search without each facet of which values are chosen: what the other values of it would find.
fn wider(params: &Params) -> Result<Vec<(&'static str, String)>, Failure> {
    let chosen = facets::FIELDS.into_iter().filter(|field| params.get(field).is_some());
    chosen
        .map(|field| Ok((field, Asked::read(&params.with(field, &[]), Order::Newest)?.query)))
        .collect()
}

impl Search {
    /// The page before anything was looked for.
    fn new(site: &Site, params: &Params, outlets: &[String]) -> Self {
        Self {
            head: head(params),
            form: Form::new(params, outlets),
            asked: FIELDS.iter().any(|name| params.get(name).is_some()),
            words: foreign::line(&in_words(params), SHOWN),
            hints: Vec::new(),
            problem: None,
            figures: String::new(),
            start: 1,
            items: Vec::new(),
            newer: None,
            older: None,
            orders: Vec::new(),
            active: facets::active(params),
            facets: Vec::new(),
            plot: None,
            exports: Vec::new(),
            api: String::new(),
            keep: site.jobs().map(|_| keep(params)),
        }
    }

    /// The page up to the end of its form, and what comes behind that.
    fn parts(&self) -> Result<(String, String), Failure> {
        let page = self.render()?;
        let (form, rest) = page.split_once(FORM_END).unwrap_or((&page, ""));
        Ok((form.to_owned(), rest.to_owned()))
    }

    /// What comes behind the form. The form has been sent with its status by then, so that what goes wrong is
    /// told here.
    async fn with_results(mut self, site: Site, params: Params, outlets: Vec<String>) -> String {
        match results(&site, &params).await {
            Ok(results) => self.fill(results, &params, &outlets),
            Err(failure) => {
                failure.log(&site, "/search");
                self.problem = Some(Problem::of(&failure));
            }
        }
        self.parts().map_or_else(|failure| failure.message().to_owned(), |(_, rest)| rest)
    }

    fn fill(&mut self, results: Results, params: &Params, outlets: &[String]) {
        let Results { page, order, found, rows, facets, without } = results;
        self.figures = count(found.total as u64, "article");
        self.start = (page - 1) * PAGE + 1;
        self.items = with_rows(&found, &rows).map(|(hit, row)| Item::found(row, hit)).collect();
        let last = found.total.div_ceil(PAGE).min(PAGES);
        self.newer = (page > 1).then(|| address(params, page - 1));
        self.older = (page < last).then(|| address(params, page + 1));
        self.facets = facets::facets(&facets, &without, params, outlets);
        if found.total == 0 {
            self.hints = hints(params.get("q").unwrap_or_default());
        } else {
            self.orders = orders(params, order);
            self.plot = Plot::of(&facets.days, found.total as u64, params);
            self.exports = exports(params);
            self.api = href::with_pairs("/api/v1/search", &fields(params));
        }
    }
}

/// What is found as tables: their endings, and where they are.
pub(crate) fn exports(params: &Params) -> Vec<(&'static str, String)> {
    let address =
        |ending| href::with_pairs(&format!("/search/export.{ending}"), &params.pairs(&WHAT));
    TABLES.iter().map(|(_, ending, _)| (*ending, address(ending))).collect()
}

/// The fields that can stand before a colon.
const PREFIXES: [&str; 10] =
    ["title", "author", "section", "tag", "outlet", "kind", "lang", "year", "after", "before"];

/// What in the words of a search may be meant otherwise than it was read.
fn hints(words: &str) -> Vec<String> {
    let mut hints = Vec::new();
    if words.matches('"').count() % 2 == 1 {
        hints.push(
            "A quotation mark is not closed: all behind it was looked for as one phrase."
                .to_owned(),
        );
    }
    for word in words.split_whitespace() {
        let Some((prefix, rest)) = word.trim_start_matches('-').split_once(':') else { continue };
        if rest.starts_with("//") {
            hints
                .push("Words are looked for, not addresses: try those of the headline.".to_owned());
        } else if !prefix.is_empty()
            && prefix.chars().all(char::is_alphabetic)
            && !PREFIXES.contains(&prefix.to_lowercase().as_str())
        {
            let prefix = foreign::line(prefix, 40);
            hints.push(format!(
                "“{prefix}:” is no field of articles. There are {}.",
                PREFIXES.join(", ")
            ));
        }
    }
    hints.dedup();
    hints.truncate(3);
    hints
}

/// The address at which this search can be saved.
fn keep(params: &Params) -> String {
    let query = href::with_pairs("", &fields(params));
    href::with_query("/searches", &[("query", Some(query.trim_start_matches('?')))])
}

/// The orders that can be had; best first only where there are words to be good at.
fn orders(params: &Params, current: Order) -> Vec<OrderLink> {
    let named = [
        ("best first", "relevance", Order::Relevance),
        ("newest first", "newest", Order::Newest),
        ("oldest first", "oldest", Order::Oldest),
    ];
    let has_words = params.get("q").is_some();
    named
        .into_iter()
        .filter(|(_, _, order)| has_words || *order != Order::Relevance)
        .map(|(name, value, order)| OrderLink {
            name,
            href: facets::address(&params.with("order", &[value])),
            current: order == current,
        })
        .collect()
}

/// The address of another page of the same search.
fn address(params: &Params, page: usize) -> String {
    let number = page.to_string();
    let mut pairs = fields(params);
    if page > 1 {
        pairs.push(("page", &number));
    }
    href::with_pairs("/search", &pairs)
}

/// The fields of a search but for its page.
pub(crate) fn fields(params: &Params) -> Vec<(&'static str, &str)> {
    let mut pairs = params.pairs(&WHAT);
    pairs.extend(params.get("order").map(|order| ("order", order)));
    pairs
}

fn head(params: &Params) -> Head {
    let q = params.get("q").unwrap_or_default();
    let title = if q.is_empty() { "Search".to_owned() } else { format!("Search: {q}") };
    let pairs = params.pairs(&WHAT);
    let mut head = Head::new(&foreign::line(&title, 80)).part(Part::Search);
    if !pairs.is_empty() {
        head = head.feeds("/search/", &pairs);
    }
    Head { unlisted: true, ..head }
}

impl Form {
    fn new(params: &Params, outlets: &[String]) -> Self {
        let field = |name| params.get(name).unwrap_or_default().to_owned();
        let chosen = chosen(params);
        // What is ticked below is not said again.
        let single = |name| {
            let is_ticked = chosen.iter().any(|chosen| chosen.field == name);
            if is_ticked { String::new() } else { field(name) }
        };
        // A date field cannot show what is no date; the message names it.
        let day =
            |name| params.day(name).ok().flatten().map(|day| day.to_string()).unwrap_or_default();
        Self {
            q: field("q"),
            outlet: single("outlet"),
            outlets: outlets.iter().take(OFFERED).map(|name| foreign::line(name, 100)).collect(),
            kind: single("kind"),
            kinds: KINDS.iter().map(|kind| kind.name()).collect(),
            lang: single("lang"),
            after: day("after"),
            before: day("before"),
            order: field("order"),
            narrowed: WHAT.iter().any(|name| *name != "q" && params.get(name).is_some()),
            chosen,
        }
    }
}

/// What the fields of the form cannot show: several values of one, and what has no field.
fn chosen(params: &Params) -> Vec<Chosen> {
    let of = |field: &'static str| {
        let values = params.all(field);
        let shown_by_field = values.len() < 2 && !["tag", "year"].contains(&field);
        let values = if shown_by_field { Vec::new() } else { values };
        values.into_iter().map(move |value| Chosen {
            field,
            name: facets::named(field, value),
            value: value.to_owned(),
        })
    };
    SEVERAL.into_iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::hints;

    #[test]
    fn what_finds_nothing_says_what_may_be_meant() {
        let has = |words: &str, part: &str| {
            let hints = hints(words);
            assert!(hints.iter().any(|hint| hint.contains(part)), "{words}: {hints:?}");
        };
        has("foo:bar", "“foo:” is no field");
        has("\"night ferry", "is not closed");
        has("https://outlet.example/news/", "not addresses");
        for words in ["ferry", "\"night ferry\"", "title:ferry -lang:en", "3:2", ""] {
            assert!(hints(words).is_empty(), "{words}");
        }
    }
}
