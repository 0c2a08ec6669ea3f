//! Identity: which article an entry is a sighting of.
//!
//! The rules are tried in this order; the first that answers decides, and its name stays with the
//! sighting.
//!
//! 0. *By decision.* What the user merged or split stays so ([`decisions`]).
//! 1. *By address.* Entries whose addresses have the same canonical form are one article, on whatever
//!    page and in whatever words they are listed.
//!    Where the address of an article leads to a page at another one, with the article's headline, the
//!    article has moved, and has both addresses from then on. Where that page was known as another article, the
//!    two are one from then on ([`joining`](crate::joining)), unless the user decided something of them.
//! 2. *By title and summary*, within an outlet, and only where one of the two has no address: equal
//!    headlines, and teasers that can be one teaser cut at different places. Where one has no teaser,
//!    the headline has to be long enough to tell; where one has no headline, the teaser has to be (a
//!    short one has to be the same to the letter). Days of publication that contradict each other make
//!    two articles of it.
//!    Two entries of one page that are alike, and equally full, are two articles, since a list shows an
//!    article once ([`OnPage`]). Where such articles are listed again, those of equal words are taken in the
//!    order of lists.
//! 3. Otherwise the article is *new*.
//!
//! Two different addresses are never taken for one article because the words are alike: that is for
//! the search for copies to say.
//!
//! Every look-up is by key. A key is a hash, so that all keys are small whatever pages hold; keys of
//! texts hold the outlet and whether the wording has an address, since one half of rule 2 looks only
//! for wordings without. How many articles of one key are compared is bounded.

use std::cmp::Reverse;
use std::collections::HashMap;

use cuttings_extract::DateBasis;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use crate::keys::Keys;
use crate::wording::{self, Hash, Wording};
use crate::words::{self, Teaser};
use crate::{Error, Reason, address, decisions};

/// Grows when any key changes, so that stores with keys of an older form renew them.
const KEYS_VERSION: &str = "1";

/// How many articles with a key in common are compared.
const CANDIDATES: usize = 16;

/// How many words a headline needs to tell an article without its teaser.
const TELLING_TITLE: usize = 4;

/// How many words a teaser needs to tell an article without its headline.
const TELLING_SUMMARY: usize = 12;

/// How far apart days of publication can be and still be one day, told in different time zones.
const DAYS_APART: i32 = 1;

/// An entry as identity sees it.
pub(crate) struct Subject<'w> {
    wording: &'w Wording,
    outlet: i64,
    /// Keys of the addresses that name it: the page's own before what it claims to be its address.
    addresses: Vec<Hash>,
    title: Option<String>,
    title_words: usize,
    summary: Vec<String>,
}

impl<'w> Subject<'w> {
    /// `also` is another address of the same thing: that of the page, for an article's own page.
    pub(crate) fn new(outlet: i64, wording: &'w Wording, also: Option<&str>) -> Self {
        let addresses = [also, wording.url.as_deref()];
        let addresses = addresses.into_iter().flatten().filter_map(address_key).collect();
        let title = wording.title.as_deref().map(words::words).unwrap_or_default();
        let summary = wording.summary.as_deref().map(words::words).unwrap_or_default();
        Self {
            wording,
            outlet,
            addresses,
            title_words: title.len(),
            title: (!title.is_empty()).then(|| title.join(" ")),
            summary,
        }
    }

    /// Takes its address away from it: on its page the address does not tell articles apart.
    pub(crate) fn without_address(mut self) -> Self {
        self.addresses.clear();
        self
    }

    /// All its keys.
    pub(crate) fn keys(&self) -> Vec<Hash> {
        let mut keys = self.addresses.clone();
        keys.extend(self.text_keys(form(self)));
        keys
    }

    fn teaser(&self) -> Teaser<'_> {
        Teaser { words: &self.summary, truncated: self.wording.truncated }
    }

    /// The keys of its words, from the most telling to the least.
    fn text_keys(&self, form: Form) -> Vec<Hash> {
        let key = |name: &str, parts: &[&str]| {
            let outlet = self.outlet.to_string();
            let head = [name, form.name(), outlet.as_str()];
            let parts: Vec<&str> = head.iter().chain(parts).copied().collect();
            wording::hash(parts.join("\0").as_bytes())
        };
        let mut keys = Vec::new();
        if let Some(title) = self.title.as_deref() {
            if let Some(beginning) = self.summary.get(..words::TELLING) {
                keys.push(key("title and summary", &[title, &beginning.join(" ")]));
            }
            keys.push(key("title", &[title]));
        }
        if let Some(beginning) = self.summary.get(..TELLING_SUMMARY) {
            keys.push(key("summary", &[&beginning.join(" ")]));
        } else if keys.is_empty() {
            keys.push(key("letters", &self.letters()));
        }
        keys
    }

    /// What little there is where the words do not tell: no headline and hardly a teaser, or signs only.
    fn letters(&self) -> [&'w str; 3] {
        let Wording { title, summary, url, .. } = self.wording;
        [title, summary, url].map(|text| text.as_deref().unwrap_or_default())
    }

    /// How well another wording of the same outlet fits: `None` where it is another article's, else how
    /// many words of their teasers agree.
    fn fit(&self, other: &Subject<'_>) -> Option<usize> {
        if contradict(self.wording, other.wording) {
            return None;
        }
        let common = self.summary.len().min(other.summary.len());
        let teasers = words::same_teaser(&self.teaser(), &other.teaser());
        let fits = match (&self.title, &other.title) {
            (Some(a), Some(b)) if a != b => false,
            (Some(_), Some(_)) if self.summary.is_empty() != other.summary.is_empty() => {
                self.title_words >= TELLING_TITLE
            }
            (Some(_), Some(_)) => teasers,
            _ if common >= TELLING_SUMMARY => teasers,
            _ => self.letters() == other.letters(),
        };
        fits.then_some(common)
    }
}

/// Whether a wording has an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Linked,
    Unlinked,
}

impl Form {
    fn name(self) -> &'static str {
        match self {
            Self::Linked => "linked",
            Self::Unlinked => "unlinked",
        }
    }
}

fn form(subject: &Subject<'_>) -> Form {
    if subject.addresses.is_empty() { Form::Unlinked } else { Form::Linked }
}

fn address_key(address: &str) -> Option<Hash> {
    let key = address::key(address)?;
    Some(wording::hash(format!("address\0{key}").as_bytes()))
}

/// Whether both are dated firmly, and differently.
fn contradict(a: &Wording, b: &Wording) -> bool {
    let firm = |wording: &Wording| {
        matches!(wording.date_basis, Some(DateBasis::Attribute | DateBasis::Text | DateBasis::Url))
    };
    let apart = |early: Option<Date>, late: Option<Date>| match (early, late) {
        (Some(early), Some(late)) => (late - early).get_days() > DAYS_APART,
        _ => false,
    };
    let ((a_first, a_last), (b_first, b_last)) = (a.days(), b.days());
    firm(a) && firm(b) && (apart(a_last, b_first) || apart(b_last, a_first))
}

/// The articles of the entries of one page that have no address, as far as they are filed, each with
/// whether its entry has a teaser.
#[derive(Debug, Default)]
pub(crate) struct OnPage(HashMap<i64, bool>);

impl OnPage {
    /// An entry of the page is of this article.
    pub(crate) fn note(&mut self, article: i64, subject: &Subject<'_>) {
        if form(subject) == Form::Unlinked {
            self.0.insert(article, !subject.summary.is_empty());
        }
    }

    /// Whether an entry is another article's, since the page has this one already. A headline alone and
    /// one with its teaser can be two places of one article on a front page.
    fn has_another(&self, article: i64, subject: &Subject<'_>) -> bool {
        form(subject) == Form::Unlinked
            && self.0.get(&article) == Some(&!subject.summary.is_empty())
    }
}

/// Finds the article of an entry, of a page with these articles above it; `None` where it is new.
pub(crate) fn find(
    store: &Connection,
    keys: &mut Keys,
    subject: &Subject<'_>,
    above: &OnPage,
) -> Result<Option<(i64, Reason)>, Error> {
    if let Some(article) = decisions::decided(store, subject.outlet, subject.wording)? {
        return Ok(Some((article, Reason::User)));
    }
    for key in &subject.addresses {
        if let Some(article) = at_address(store, keys, subject, key)? {
            return Ok(Some((article, Reason::Address)));
        }
    }
    let forms: &[Form] = match form(subject) {
        Form::Linked if all_have_addresses(store, subject.outlet)? => return Ok(None),
        Form::Linked => &[Form::Unlinked],
        Form::Unlinked => &[Form::Unlinked, Form::Linked],
    };
    let of_text: Vec<Vec<Hash>> = forms.iter().map(|&form| subject.text_keys(form)).collect();
    for rank in 0..of_text.first().map_or(0, Vec::len) {
        let mut candidates = Vec::new();
        for key in of_text.iter().filter_map(|keys| keys.get(rank)) {
            candidates.extend(keys.holders(store, key, CANDIDATES)?);
        }
        candidates.retain(|&article| !above.has_another(article, subject));
        if let Some(article) = best(store, subject, candidates)? {
            return Ok(Some((article, Reason::Text)));
        }
    }
    Ok(None)
}

/// The article whose address led to this one, where it is that article's page still: a page that says
/// something else stands where nothing is known of what was asked for.
pub(crate) fn moved(
    store: &Connection,
    subject: &Subject<'_>,
    led_from: Option<i64>,
) -> Result<Option<(i64, Reason)>, Error> {
    let (Some(article), Some(title)) = (led_from, &subject.title) else { return Ok(None) };
    Ok(has_headline(store, article, title)?.then_some((article, Reason::Address)))
}

/// Whether an article was listed by a headline.
pub(crate) fn has_headline(
    store: &Connection,
    article: i64,
    headline: &str,
) -> Result<bool, Error> {
    let headline = words::line(headline);
    let same = |title: &str| headline.is_some() && words::line(title) == headline;
    let kept = wording::of_article(store, article)?;
    Ok(kept.iter().any(|kept| kept.wording.title.as_deref().is_some_and(same)))
}

/// The article of an address. Of several, which only the user's splitting makes, the one whose words fit
/// best, else the oldest.
fn at_address(
    store: &Connection,
    keys: &mut Keys,
    subject: &Subject<'_>,
    key: &Hash,
) -> Result<Option<i64>, Error> {
    let articles = keys.holders(store, key, CANDIDATES)?;
    if articles.len() < 2 {
        return Ok(articles.first().copied());
    }
    let mut best = None;
    for article in articles {
        let fit = fit(store, subject, article)?;
        best = best.max(Some((fit, Reverse(article))));
    }
    Ok(best.map(|(_, article)| article.0))
}

/// How well the words of a subject fit with the best fitting ones of an article.
fn fit(store: &Connection, subject: &Subject<'_>, article: i64) -> Result<Option<usize>, Error> {
    let kept = wording::of_article(store, article)?;
    let fits = kept
        .iter()
        .filter_map(|kept| subject.fit(&Subject::new(subject.outlet, &kept.wording, None)));
    Ok(fits.max())
}

/// The candidate that fits best; of equals the first in the order of lists.
fn best(
    store: &Connection,
    subject: &Subject<'_>,
    mut candidates: Vec<i64>,
) -> Result<Option<i64>, Error> {
    candidates.sort_unstable();
    candidates.dedup();
    let mut fitting: Vec<(usize, i64)> = Vec::new();
    for article in candidates {
        if form(subject) == Form::Linked && has_address(store, article)? {
            continue;
        }
        fitting.extend(fit(store, subject, article)?.map(|fit| (fit, article)));
    }
    let most = fitting.iter().map(|(fit, _)| *fit).max();
    fitting.retain(|(fit, _)| Some(*fit) == most);
    if fitting.len() < 2 {
        return Ok(fitting.first().map(|(_, article)| *article));
    }
    let mut first: Option<(Vec<u8>, Reverse<i64>)> = None;
    for (_, article) in fitting {
        let key: Vec<u8> = store
            .prepare_cached("SELECT sort_key FROM articles WHERE id = ?1")?
            .query_row([article], |row| row.get(0))?;
        let place = (key, Reverse(article));
        first = Some(first.map_or(place.clone(), |first| first.min(place)));
    }
    Ok(first.map(|(_, article)| article.0))
}

/// Whether all articles that pages of an outlet have shown have an address. One without is of the outlet of its
/// pages, unless the user merged it with another.
fn all_have_addresses(store: &Connection, outlet: i64) -> Result<bool, Error> {
    let mut statement = store.prepare_cached(
        "SELECT NOT EXISTS (SELECT 1 FROM articles WHERE outlet_id = ?1 AND url IS NULL)
            AND NOT EXISTS (SELECT 1 FROM decisions)",
    )?;
    Ok(statement.query_row([outlet], |row| row.get(0))?)
}

fn has_address(store: &Connection, article: i64) -> Result<bool, Error> {
    let mut statement =
        store.prepare_cached("SELECT url IS NOT NULL FROM articles WHERE id = ?1")?;
    Ok(statement.query_row([article], |row| row.get(0)).optional()?.unwrap_or(false))
}

/// Makes an article findable by a wording.
pub(crate) fn keep_keys(
    store: &Connection,
    keys: &mut Keys,
    article: i64,
    subject: &Subject<'_>,
) -> Result<(), Error> {
    subject.keys().iter().try_for_each(|key| keys.keep(store, key, article))
}

/// Makes an article findable by all its wordings under an outlet.
pub(crate) fn keep_all_keys(
    store: &Connection,
    keys: &mut Keys,
    article: i64,
    outlet: i64,
) -> Result<(), Error> {
    for kept in wording::of_article(store, article)? {
        keep_keys(store, keys, article, &Subject::new(outlet, &kept.wording, None))?;
    }
    Ok(())
}

/// Makes all keys anew where they were made by an older version of the rules.
pub(crate) fn renew_keys(store: &mut Connection) -> Result<(), Error> {
    if keys_version(store)?.as_deref() == Some(KEYS_VERSION) {
        return Ok(());
    }
    let transaction = store.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for table in ["article_keys", "keys_of_articles", "fresh_keys"] {
        transaction.execute(&format!("DELETE FROM {table}"), [])?;
    }
    let mut keys = Keys::default();
    let mut last = 0_i64;
    loop {
        let next = transaction
            .prepare_cached("SELECT id, outlet_id FROM articles WHERE id > ?1 ORDER BY id LIMIT 1")?
            .query_row([last], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((article, outlet)) = next else { break };
        keep_all_keys(&transaction, &mut keys, article, outlet)?;
        keys.write_back(&transaction)?;
        last = article;
    }
    transaction.execute(
        "INSERT INTO settings (name, value) VALUES ('identity keys', ?1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [KEYS_VERSION],
    )?;
    Ok(transaction.commit()?)
}

fn keys_version(store: &Connection) -> Result<Option<String>, Error> {
    let mut statement =
        store.prepare_cached("SELECT value FROM settings WHERE name = 'identity keys'")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?)
}
