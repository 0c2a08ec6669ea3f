//! Real chains that drift: their outlet publishes an entry between any two requests, which pushes all
//! others towards the end. None may be missed, and what was kept of it all replays as it went. Skipped where
//! Pressbench is not on this machine.
//!
//! A page is cut into its entries and what stands around them; what is served is the page with those
//! entries that have moved there meanwhile. A chain whose entries do not stand side by side in one element
//! cannot be cut so; of those of several pages that are read without fault at most one in ten may be left out.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use cuttings_extract::{Hint, read};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use url::Url;

use crate::environment::{Environment, NOW, Run};
use crate::pressbench::{
    Played, TruePage, articles, by_reading, folders, follow, key, load, proxied, sites, truth_of,
};
use crate::site::{Reply, Site};

/// A page without its entries.
struct Frame {
    before: String,
    /// What stands in the list, in its order: `None` where an entry stood.
    parts: Vec<Option<String>>,
    after: String,
}

/// What a chain's lists are made of, told by their first page.
struct Form {
    /// The element that holds the entries.
    container: (String, Option<String>),
    /// How many nodes an entry takes.
    nodes: usize,
}

struct Drifting {
    /// The pages in their order: frame, and how many entries stood on each.
    frames: Vec<(Frame, usize)>,
    /// All entries, the newest first.
    blocks: Vec<String>,
    /// The address of the newest entry, as its block has it.
    newest: String,
}

impl Drifting {
    /// `None` where the chain's pages cannot be cut.
    fn new(played: &Played, start: &str) -> Option<(Self, HashMap<String, usize>)> {
        let (mut frames, mut blocks, mut numbers) = (Vec::new(), Vec::new(), HashMap::new());
        let mut form = None;
        let mut next = Some(key(start));
        let mut newest = None;
        while let Some(address) = next.take() {
            let Some(page) = played.truth.get(&address) else { break };
            let text = std::str::from_utf8(played.pages.get(&address)?).ok()?;
            let (frame, own) = cut(text, page, &mut form)?;
            newest = newest.or_else(|| Some(proxied(&page.entries.first()?.url)));
            numbers.insert(address, frames.len());
            frames.push((frame, own.len()));
            blocks.extend(own);
            next = page.next.as_deref().map(key).filter(|next| !numbers.contains_key(next));
        }
        let newest = newest?;
        let all = blocks.first()?.contains(&format!("href=\"{}\"", escaped(&newest)));
        (all && frames.len() > 1).then_some((Self { frames, blocks, newest }, numbers))
    }

    /// A page, after so many entries were added.
    fn page(&self, number: usize, added: usize) -> String {
        let (frame, count) = &self.frames[number];
        let from: usize = self.frames[..number].iter().map(|(_, count)| count).sum();
        let is_last = number + 1 == self.frames.len();
        let count = if is_last { count + added } else { *count };
        let mut entries = (from..from + count).map(|place| match place.checked_sub(added) {
            Some(old) => self.blocks[old].clone(),
            None => self.added(added - place),
        });
        let mut page = frame.before.clone();
        let last = frame.parts.iter().rposition(Option::is_none);
        for (place, part) in frame.parts.iter().enumerate() {
            match part {
                Some(part) => page.push_str(part),
                None if Some(place) == last => page.extend(entries.by_ref()),
                None => page.extend(entries.next()),
            }
        }
        page + &frame.after
    }

    /// The entry that was added as the so many-th.
    fn added(&self, number: usize) -> String {
        let url = Url::parse(&self.newest).unwrap().join(&format!("/added-meanwhile-{number}/"));
        self.blocks[0].replace(&escaped(&self.newest), url.unwrap().as_str())
    }
}

/// Cuts a page into its entries and its frame.
fn cut(text: &str, page: &TruePage, form: &mut Option<Form>) -> Option<(Frame, Vec<String>)> {
    let document = Html::parse_document(text);
    let base = Url::parse(&proxied(&page.url)).ok()?;
    let wanted: Vec<String> = page.entries.iter().map(|entry| key(&entry.url)).collect();
    let links = Selector::parse("a[href]").ok()?;
    let leads_to = |link: ElementRef<'_>| Some(key(base.join(link.attr("href")?).ok()?.as_str()));
    let first = document.select(&links).filter(|link| leads_to(*link).as_ref() == wanted.first());
    for link in first {
        for container in link.ancestors().filter_map(ElementRef::wrap) {
            let name = container.value().name().to_owned();
            // A first page often has more classes than the others.
            let class = container.attr("class").and_then(|all| all.split_whitespace().next());
            let signature = (name, class.map(str::to_owned));
            if form.as_ref().is_some_and(|form| form.container != signature) {
                continue;
            }
            let children: Vec<_> = container.children().collect();
            // The places of the children that lead to an entry before any other: what it is about may lead to more.
            let mut places: Vec<Option<usize>> = vec![None; wanted.len()];
            for (place, child) in children.iter().enumerate() {
                let Some(element) = ElementRef::wrap(*child) else { continue };
                let itself = Some(element).filter(|element| links.matches(element));
                let led = itself
                    .into_iter()
                    .chain(element.select(&links))
                    .filter_map(leads_to)
                    .find_map(|address| wanted.iter().position(|other| *other == address));
                if let Some(led) = led {
                    places[led].get_or_insert(place);
                }
            }
            let Some(places) = places.into_iter().collect::<Option<Vec<usize>>>() else { continue };
            if !places.is_sorted() {
                continue;
            }
            let nodes = places.windows(2).map(|pair| pair[1] - pair[0]).min();
            if form.is_none() {
                *form = Some(Form { container: signature, nodes: nodes? });
            }
            let nodes = nodes.unwrap_or(usize::MAX).min(form.as_ref()?.nodes);
            let html: Vec<String> = children
                .iter()
                .map(|child| match (ElementRef::wrap(*child), child.value()) {
                    (Some(element), _) => element.html(),
                    (None, scraper::Node::Text(text)) => escaped_text(text),
                    (None, scraper::Node::Comment(comment)) => format!("<!--{}-->", &**comment),
                    _ => String::new(),
                })
                .collect();
            let inner = container.inner_html();
            let whole = document.html();
            let (before, after) = whole.split_once(&inner)?;
            if html.concat() != inner {
                return None;
            }
            let mut blocks = Vec::new();
            let mut parts: Vec<Option<String>> = html.iter().cloned().map(Some).collect();
            for &place in &places {
                let to = (place + nodes).min(html.len());
                blocks.push(absolute(&html[place..to].concat(), &base));
                parts[place] = None;
                parts[place + 1..to].fill(Some(String::new()));
            }
            let (before, after) = (before.to_owned(), after.to_owned());
            return Some((Frame { before, parts, after }, blocks));
        }
    }
    None
}

/// A block whose links lead to the same place from any page.
fn absolute(block: &str, base: &Url) -> String {
    let mut out = block.to_owned();
    let fragment = Html::parse_fragment(block);
    for link in fragment.select(&Selector::parse("a[href]").unwrap()) {
        let href = link.attr("href").unwrap_or_default();
        if let Ok(url) = base.join(href) {
            let url = proxied(url.as_str());
            let to = format!("href=\"{}\"", escaped(&url));
            out = out.replace(&format!("href=\"{}\"", escaped(href)), &to);
        }
    }
    out
}

fn escaped(attribute: &str) -> String {
    attribute.replace('&', "&amp;").replace('\u{a0}', "&nbsp;").replace('"', "&quot;")
}

fn escaped_text(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('\u{a0}', "&nbsp;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

/// Follows a chain through the WARC files that following it through the network has left.
fn replay(recorded: &Environment, start: &str) -> (Environment, Run) {
    let environment = Environment::new();
    let warc = recorded.path("archive/warc");
    let warc = warc.to_str().unwrap();
    let run = environment.run(&["add", "--backfill", "--only", "list", "--replay", warc, start]);
    (environment, run)
}

/// What is known of how complete the one chain of an archive is, but for the words in which a page that
/// could not be had is told.
fn completeness(environment: &Environment) -> Vec<Value> {
    let outlets: Value =
        serde_json::from_str(&environment.run(&["outlets", "--json"]).stdout).unwrap();
    let mut known = Vec::new();
    for outlet in outlets.as_array().unwrap() {
        let name = outlet["name"].as_str().unwrap();
        let one: Value =
            serde_json::from_str(&environment.run(&["outlets", "--json", name]).stdout).unwrap();
        for followed in one["followed"].as_array().unwrap() {
            let report = &followed["report"];
            let figures = ["pages", "entries", "duplicates", "boundaries", "proven", "rereads"];
            known.extend(figures.map(|figure| report[figure].clone()));
            let gaps = report["gaps"].as_array().unwrap();
            known.extend(gaps.iter().flat_map(|gap| [gap["after"].clone(), gap["before"].clone()]));
        }
    }
    known
}

#[test]
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "figures, and why there are none")]
fn no_entry_of_a_real_chain_is_missed_while_its_outlet_publishes_between_any_two_requests() {
    let Some(sites) = sites() else {
        eprintln!("skipped: Pressbench was not found (set CUTTINGS_SHARED)");
        return;
    };
    let (mut faultless_chains, mut drifted) = (0, 0);
    let (mut wrong, mut unlike, mut uncut) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    for folder in folders(&sites) {
        let played = load(&folder);
        for start in &played.starts {
            if !by_reading(&played, start).1 {
                continue;
            }
            // Behind a page that is all there is of its chain nothing can be missed.
            let second = played.truth.get(&key(start)).and_then(|page| page.next.as_deref());
            if second.is_none_or(|second| !played.pages.contains_key(&key(second))) {
                continue;
            }
            faultless_chains += 1;
            let Some((chain, numbers)) = Drifting::new(&played, start) else {
                uncut.push(start.clone());
                continue;
            };
            drifted += 1;
            let state = Arc::new(Mutex::new((0, BTreeSet::new())));
            let shared = Arc::clone(&state);
            let site = Site::start(move |asked| {
                let Some(&number) = numbers.get(&key(&asked.path)) else { return Reply::missing() };
                let mut state = shared.lock().unwrap();
                let page = chain.page(number, state.0);
                state.0 += 1;
                let hint = Hint {
                    url: Some(&asked.path),
                    content_type: Some("text/html; charset=utf-8"),
                    reference_time: Some(NOW.parse().unwrap()),
                    ..Hint::default()
                };
                let found = read(page.as_bytes(), &hint).entries;
                state.1.extend(found.iter().filter_map(|entry| Some(key(entry.url.as_ref()?))));
                Reply::html(page).unless_known(asked)
            });
            let (environment, run) = follow(&site, start);
            assert!(run.code == 0 || run.stderr.contains("404 Not Found"), "{start}: {run}");
            let found: BTreeSet<String> = articles(&environment).into_keys().collect();
            let (added, shown) = state.lock().unwrap().clone();
            assert!(added > 1, "{start}: {run}");
            let missing = |wanted: &BTreeSet<String>| -> Vec<String> {
                wanted.difference(&found).cloned().collect()
            };
            let (lost, never) = (missing(&shown), missing(&truth_of(&played, start)));
            if !lost.is_empty() || !never.is_empty() {
                wrong.insert(start.clone(), (lost, never, run.stderr.clone()));
            }
            let (replayed, again) = replay(&environment, start);
            let same = articles(&environment) == articles(&replayed)
                && completeness(&environment) == completeness(&replayed);
            if !same {
                unlike.insert(start.clone(), (run.stderr, again.stderr));
            }
        }
    }
    println!(
        "{drifted} of {faultless_chains} chains of several pages that are read without fault can be cut into \
         entries; published to between any two requests, all but {} give all of theirs, and all but {} replay \
         as they went",
        wrong.len(),
        unlike.len()
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(unlike.is_empty(), "{unlike:#?}");
    assert!(drifted >= 10, "{drifted}");
    assert!(uncut.len() * 10 <= faultless_chains, "{uncut:?}");
}
