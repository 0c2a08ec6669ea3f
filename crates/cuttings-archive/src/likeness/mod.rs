//! Likeness: which articles tell of one event, and which are copies of others.
//!
//! Whenever what is known of an article changes, it goes through these steps, in the transaction of the
//! filing:
//!
//! 1. A [`Profile`] and a [`Sketch`] are made of its words, and it is [`postings`] that make it findable
//!    by its most telling ones.
//! 2. Those like it are found by the same words, in the time around it: by keys, so that the cost does
//!    not grow with the archive.
//! 3. It joins a story, or stays alone ([`stories`]).
//! 4. Where its text stands at another outlet, one is the copy of the other ([`copies`]).

mod at_hand;
mod copies;
mod counts;
mod found;
mod numbered;
mod packed;
mod postings;
mod reasons;
mod recent;
mod stories;
mod stretch;
mod told;

pub(crate) use at_hand::{AtHand, Stamp};
pub(crate) use copies::{copies_of, original};
pub(crate) use reasons::story_clues;
pub(crate) use stories::{story, story_row};
pub(crate) use told::Told;

use std::collections::BTreeMap;

use cuttings_match::profile::Term;
use cuttings_match::sketch::Runs;
use cuttings_match::{Profile, Sketch};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use self::counts::Counts;
use crate::dictionaries::InUse;
use crate::wording::{self, Hash};
use crate::{Error, column};

/// Between these sizes of the archive the weights of all words are made anew whenever it has doubled:
/// while it is small, it does not know yet which words are rare. Later it knows.
const REWEIGHED: std::ops::RangeInclusive<u64> = 8..=4096;

/// An article as likeness sees it.
pub(crate) struct Text {
    pub(crate) id: i64,
    pub(crate) outlet: i64,
    pub(crate) title: String,
    /// The teaser and the whole text, as far as they were seen.
    pub(crate) body: String,
    pub(crate) days: Days,
    /// Its language, where it is known: the first part of the tag.
    language: Option<String>,
    source: Hash,
}

impl Text {
    /// What its profile is made from: with a dictionary, that counts, too.
    fn source(&self, dictionary: Option<&InUse>) -> Hash {
        match dictionary {
            Some(dictionary) => wording::hash(&[self.source, dictionary.digest].concat()),
            None => self.source,
        }
    }
}

/// The days on which an article can have been published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) earliest: Option<Date>,
    pub(crate) latest: Option<Date>,
}

impl Days {
    /// Counted from 1970-01-01, where both ends are known.
    fn span(self) -> Option<(i32, i32)> {
        Some((day_number(self.earliest?), day_number(self.latest?)))
    }
}

fn day_number(day: Date) -> i32 {
    day.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days())
}

/// Takes up what is known of an article that was just made.
pub(crate) fn take_up(store: &Connection, article: i64, at_hand: &mut AtHand) -> Result<(), Error> {
    let Some(text) = text(store, article)? else { return Ok(()) };
    at_hand.bound(store)?;
    let (new, runs, shared) = keep_text(store, &text, None, at_hand)?;
    let near = postings::near(store, article, &new, text.days, &shared, at_hand)?;
    stories::renew(store, &text, &near, at_hand)?;
    copies::find(store, &text, &runs, &new, &near, at_hand)
}

/// Takes up what is known of an article now.
pub(crate) fn renew(store: &Connection, article: i64, at_hand: &mut AtHand) -> Result<(), Error> {
    let Some(before) = kept(store, article)? else { return take_up(store, article, at_hand) };
    let Some(text) = text(store, article)? else { return Ok(()) };
    at_hand.bound(store)?;
    if before.source == text.source(at_hand.dictionary(store, text.language.as_deref())?.as_deref())
    {
        return Ok(());
    }
    let (new, runs, shared) = keep_text(store, &text, Some(&before), at_hand)?;
    let near = postings::near(store, article, &new, text.days, &shared, at_hand)?;
    stories::renew(store, &text, &near, at_hand)?;
    copies::renew(store, &text, &runs, &new, &near, at_hand)
}

/// Keeps what an article tells of now, and makes it findable by that. Gives it with the article's runs of
/// words, and with those of its words that any other article has, sorted.
fn keep_text(
    store: &Connection,
    text: &Text,
    before: Option<&Kept>,
    at_hand: &mut AtHand,
) -> Result<(Kept, Runs, Vec<u32>), Error> {
    let dictionary = at_hand.dictionary(store, text.language.as_deref())?;
    let source = text.source(dictionary.as_deref());
    let (profile, runs) = taken_apart(store, text, dictionary.as_deref(), &mut at_hand.counts)?;
    let articles = at_hand.counts.count(store, before.map(|kept| &kept.profile), Some(&profile))?;
    let mut frequencies = Vec::with_capacity(profile.terms().len());
    for term in profile.terms() {
        frequencies.push((term.id, at_hand.counts.articles_with(store, term.id)?));
    }
    let profile = profile.weighed(articles, |id| {
        let place = frequencies.binary_search_by_key(&id, |(term, _)| *term);
        place.ok().and_then(|place| frequencies.get(place)).map_or(1, |(_, articles)| *articles)
    });
    let new = Kept::new(source, profile, runs.sketch(), postings::buckets(text.days));
    if let Some(before) = before {
        postings::remove(store, text.id, before)?;
        at_hand.taken(text.id, before);
    }
    keep(store, text.id, &new)?;
    at_hand.kept(text.id, &new, text.days);
    if before.is_none() && REWEIGHED.contains(&articles) && articles.is_power_of_two() {
        reweigh_all(store, articles, at_hand)?;
    }
    let shared =
        frequencies.iter().filter(|(_, articles)| *articles > 1).map(|(term, _)| *term).collect();
    Ok((new, runs, shared))
}

/// The words of an article, in the language that articles are compared in as far as a dictionary tells.
fn taken_apart(
    store: &Connection,
    text: &Text,
    dictionary: Option<&InUse>,
    counts: &mut Counts,
) -> Result<(Profile, Runs), Error> {
    let mut failed = None;
    let taken_apart = cuttings_match::taken_apart(&text.title, &text.body, |word| {
        dictionary?.words.translation(word, |term| {
            counts.articles_with(store, term).unwrap_or_else(|error| {
                failed = Some(error);
                0
            })
        })
    });
    failed.map_or(Ok(taken_apart), Err)
}

/// Takes up what is known of some articles now, which may be something else than before.
pub(crate) fn renew_all(
    store: &Connection,
    articles: &[i64],
    at_hand: &mut AtHand,
) -> Result<(), Error> {
    for &article in articles {
        at_hand.touched(article);
        renew(store, article, at_hand)?;
    }
    Ok(())
}

/// Takes an article that is to be removed out of its story, from among its copies, and out of the search
/// for both.
pub(crate) fn remove(store: &Connection, article: i64, at_hand: &mut AtHand) -> Result<(), Error> {
    stories::leave(store, article, at_hand)?;
    copies::detach(store, article)?;
    if let Some(before) = kept(store, article)? {
        postings::remove(store, article, &before)?;
        at_hand.taken(article, &before);
        at_hand.counts.count(store, Some(&before.profile), None)?;
    }
    Ok(())
}

/// Makes the weights of all words anew, by what is known now.
fn reweigh_all(store: &Connection, articles: u64, at_hand: &mut AtHand) -> Result<(), Error> {
    let mut statement = store.prepare_cached("SELECT article_id FROM likenesses")?;
    let ids: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for id in ids {
        let Some(before) = kept(store, id)? else { continue };
        let mut frequencies = BTreeMap::new();
        for term in before.profile.terms() {
            frequencies.insert(term.id, at_hand.counts.articles_with(store, term.id)?);
        }
        let found_by_before = before.words_found_by();
        let profile =
            before.profile.weighed(articles, |term| frequencies.get(&term).copied().unwrap_or(1));
        weigh_anew(store, id, &profile)?;
        let now = Kept::new(before.source, profile, before.sketch, before.buckets);
        if now.words_found_by() != found_by_before {
            postings::remove(store, id, &now)?;
            postings::add(store, id, &now)?;
        }
    }
    at_hand.look_again();
    Ok(())
}

/// What is kept of an article's likeness.
pub(crate) struct Kept {
    source: Hash,
    pub(crate) profile: Profile,
    pub(crate) sketch: Sketch<'static>,
    /// The words of the profile, the most telling first.
    telling: Vec<Term>,
    /// The first and the last bucket that it is posted in.
    buckets: (i64, i64),
}

impl Kept {
    fn new(source: Hash, profile: Profile, sketch: Sketch<'static>, buckets: (i64, i64)) -> Self {
        let telling = profile.telling(usize::MAX);
        Self { source, profile, sketch, telling, buckets }
    }

    /// The words that it is found by.
    fn found_by(&self) -> &[Term] {
        self.telling.get(..postings::TERMS).unwrap_or(&self.telling)
    }

    /// The same in no order.
    fn words_found_by(&self) -> Vec<u32> {
        let mut words: Vec<u32> = self.found_by().iter().map(|term| term.id).collect();
        words.sort_unstable();
        words
    }
}

fn kept(store: &Connection, article: i64) -> Result<Option<Kept>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT source, profile, sketch, first_bucket, last_bucket FROM likenesses
         WHERE article_id = ?1",
    )?;
    let kept = statement.query_row([article], |row| {
        let (profile, sketch): (Vec<u8>, Vec<u8>) = (row.get(1)?, row.get(2)?);
        let profile = Profile::from_bytes(&profile).unwrap_or_default();
        let sketch = Sketch::from_bytes(&sketch).unwrap_or_default();
        Ok(Kept::new(row.get(0)?, profile, sketch, (row.get(3)?, row.get(4)?)))
    });
    Ok(kept.optional()?)
}

fn keep(store: &Connection, article: i64, kept: &Kept) -> Result<(), Error> {
    store
        .prepare_cached(
            "INSERT OR REPLACE INTO likenesses
                (article_id, source, profile, sketch, first_bucket, last_bucket)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            article,
            kept.source,
            kept.profile.to_bytes(),
            kept.sketch.to_bytes(),
            kept.buckets.0,
            kept.buckets.1
        ])?;
    postings::add(store, article, kept)
}

/// Keeps the weights of an article's words, of which nothing else has changed.
fn weigh_anew(store: &Connection, article: i64, profile: &Profile) -> Result<(), Error> {
    store
        .prepare_cached("UPDATE likenesses SET profile = ?2 WHERE article_id = ?1")?
        .execute(params![article, profile.to_bytes()])?;
    Ok(())
}

/// An article's text; `None` where there is no such article.
pub(crate) fn text(store: &Connection, article: i64) -> Result<Option<Text>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT a.outlet_id, ifnull(a.title, ''), ifnull(a.summary, ''), ifnull(t.text, ''),
                a.date_earliest, a.date_latest, a.language_primary
         FROM articles AS a LEFT JOIN texts AS t ON t.id = a.text_id WHERE a.id = ?1",
    )?;
    let text = statement.query_row([article], |row| {
        let (title, summary, whole): (String, String, String) =
            (row.get(1)?, row.get(2)?, row.get(3)?);
        let days = Days { earliest: column::day(row, 4)?, latest: column::day(row, 5)? };
        let body = if whole.contains(summary.trim()) { whole } else { summary + "\n" + &whole };
        let [earliest, latest] = [days.earliest, days.latest].map(|day| day.map_or(0, day_number));
        let made_from = format!("{title}\0{body}\0{earliest}\0{latest}");
        let source = wording::hash(made_from.as_bytes());
        let (outlet, language) = (row.get(0)?, row.get(6)?);
        Ok(Text { id: article, outlet, title, body, days, language, source })
    });
    Ok(text.optional()?)
}
