//! Stories: articles of any outlets about one event.
//!
//! How a newcomer finds its story is [`cuttings_match::grouping`]'s to say. Here the articles near it are
//! gathered, and what was said is kept: stories keep their numbers, one that became a part of another
//! one says so, and each article whose story became another is in the change log.

use std::collections::{BTreeMap, BTreeSet};

use cuttings_match::{Member, Model, Settled, settle};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value as Json;

use super::{AtHand, Text};
use crate::order::{Cursor, SortKey};
use crate::{
    Coverage, Error, Order, Story, StoryFilter, StoryPage, StoryRow, articles, column, read,
};

/// How many stories near a newcomer are looked at.
const STORIES: usize = 6;

/// How many articles of a story are looked at: the newest.
pub(super) const ARTICLES: usize = 24;

/// How many stories a list holds where nothing is said, and at most.
const PAGE: usize = 20;
const LARGEST_PAGE: usize = 1000;

/// How many articles of a story are given.
const MOST_ARTICLES: i64 = 500;

/// A story of more days than these is not one that an outlet passed over.
const LONGEST_SILENCE: i32 = 14;

/// How many outlets that did not cover a story are named.
const MOST_SILENT: i64 = 100;

/// A story near a newcomer: one with a number, or an article that is alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    Story(i64),
    Alone(i64),
}

/// Finds the story of an article whose words or days became others.
pub(super) fn renew(
    store: &Connection,
    text: &Text,
    near: &[i64],
    at_hand: &mut AtHand,
) -> Result<(), Error> {
    if !at_hand.look_at(store, text.id)? {
        return Ok(());
    }
    let mut places: Vec<Near> = Vec::new();
    // The article is looked at without its company, but its company is looked at with it.
    let own = at_hand.story_of(store, text.id)?;
    places.extend(own.map(Near::Story));
    for &article in near {
        let place = at_hand.story_of(store, article)?.map_or(Near::Alone(article), Near::Story);
        if places.len() >= STORIES {
            break;
        }
        if !places.contains(&place) {
            places.push(place);
        }
    }
    // Each with its story: first all are looked at, then all are there together.
    let mut of_stories: Vec<(i64, usize)> = Vec::new();
    for (number, place) in places.iter().enumerate() {
        for id in articles_of(store, *place, at_hand)? {
            if id != text.id && at_hand.look_at(store, id)? {
                of_stories.push((id, number));
            }
        }
    }
    of_stories.push((text.id, if own.is_some() { 0 } else { places.len() }));
    let seen = of_stories
        .into_iter()
        .filter_map(|(id, story)| Some((id, Member { story, view: at_hand.view(id)? })));
    let (ids, members): (Vec<i64>, Vec<Member<'_>>) = seen.unzip();
    let settled = settle(&Model::default(), &members, ids.len().saturating_sub(1));
    let before: Vec<usize> = members.into_iter().map(|member| member.story).collect();
    let mut counts = Recounts::default();
    for &(gone, into) in &settled.merged {
        // A story with a number outlives an article that was alone.
        if let (Some(&Near::Story(number)), Some(place)) =
            (places.get(gone).copied().as_ref(), places.get_mut(into))
        {
            match *place {
                Near::Story(kept) if kept != number => {
                    merge(store, number, kept, at_hand, &mut counts)?
                }
                Near::Story(_) => {}
                Near::Alone(_) => *place = Near::Story(number),
            }
        }
    }
    if own.is_none() && is_as_it_was(&settled, &before) {
        return Ok(());
    }
    let mut groups: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
    let mut moved: BTreeSet<usize> = BTreeSet::new();
    for ((&id, &number), &before) in ids.iter().zip(&settled.stories).zip(&before) {
        groups.entry(number).or_default().push(id);
        if number != before {
            moved.extend([number, before]);
        }
    }
    let all = !settled.merged.is_empty();
    for (number, articles) in groups {
        // Of a story that nobody came to or left, nothing is to be kept.
        if !all && !moved.contains(&number) {
            continue;
        }
        let story = match places.get(number) {
            Some(&Near::Story(story)) => Some(story),
            _ if articles.len() > 1 => Some(new_story(store, at_hand)?),
            _ => None,
        };
        for article in articles {
            put(store, article, story, at_hand, &mut counts)?;
        }
    }
    counts.keep(store)?;
    for (number, place) in places.into_iter().enumerate() {
        if let Near::Story(story) = place
            && (all || moved.contains(&number))
        {
            dissolve_remnant(store, story, at_hand)?;
        }
    }
    // Its place among the newest may be another, though its story is the same.
    match at_hand.story_of(store, text.id)? {
        Some(story) if own == Some(story) => recount(store, story, 0),
        _ => Ok(()),
    }
}

/// Whether the newcomer, who stands last, stays alone, and all others are in the stories that they were in before.
fn is_as_it_was(settled: &Settled, before: &[usize]) -> bool {
    let (Some((alone, others)), Some((_, before))) =
        (settled.stories.split_last(), before.split_last())
    else {
        return true;
    };
    settled.merged.is_empty() && others == before && !others.contains(alone)
}

/// The story of an article, if it is in one.
pub(super) fn story_of(store: &Connection, article: i64) -> Result<Option<i64>, Error> {
    let mut statement = store.prepare_cached("SELECT story FROM articles WHERE id = ?1")?;
    let story = statement.query_row([article], |row| row.get::<_, Option<i64>>(0)).optional()?;
    Ok(story.flatten())
}

/// The newest articles of a story, the newest first, at most [`ARTICLES`].
pub(super) fn newest_of(store: &Connection, story: i64) -> Result<Vec<i64>, Error> {
    let mut statement = store
        .prepare_cached("SELECT id FROM articles WHERE story = ?1 ORDER BY id DESC LIMIT ?2")?;
    let most = i64::try_from(ARTICLES).unwrap_or(i64::MAX);
    let articles = statement.query_map([story, most], |row| row.get(0))?;
    Ok(articles.collect::<Result<_, _>>()?)
}

fn articles_of(store: &Connection, place: Near, at_hand: &mut AtHand) -> Result<Vec<i64>, Error> {
    match place {
        Near::Alone(article) => Ok(vec![article]),
        Near::Story(story) => Ok(at_hand.members(store, story)?.to_vec()),
    }
}

fn new_story(store: &Connection, at_hand: &mut AtHand) -> Result<i64, Error> {
    store.prepare_cached("INSERT INTO stories (articles) VALUES (0)")?.execute([])?;
    let story = store.last_insert_rowid();
    at_hand.new_story(story);
    Ok(story)
}

/// By story: how many more articles it has. Each is counted once, when all articles have moved.
#[derive(Debug, Default)]
struct Recounts(BTreeMap<i64, i64>);

impl Recounts {
    fn keep(self, store: &Connection) -> Result<(), Error> {
        self.0.into_iter().try_for_each(|(story, more)| recount(store, story, more))
    }
}

/// Puts an article into a story, or takes it out of its own.
fn put(
    store: &Connection,
    article: i64,
    story: Option<i64>,
    at_hand: &mut AtHand,
    counts: &mut Recounts,
) -> Result<(), Error> {
    let before = at_hand.story_of(store, article)?;
    if before == story {
        return Ok(());
    }
    store
        .prepare_cached("UPDATE articles SET story = ?2 WHERE id = ?1")?
        .execute(params![article, story])?;
    at_hand.moved(article, before, story);
    for (changed, more) in [(before, -1), (story, 1)] {
        if let Some(changed) = changed {
            *counts.0.entry(changed).or_default() += more;
        }
    }
    articles::log_change(store, article)
}

/// Takes an article out of its story.
fn put_alone(store: &Connection, article: i64, at_hand: &mut AtHand) -> Result<(), Error> {
    let mut counts = Recounts::default();
    put(store, article, None, at_hand, &mut counts)?;
    counts.keep(store)
}

/// Takes an article out of its story; one article that is left is no story.
pub(super) fn leave(store: &Connection, article: i64, at_hand: &mut AtHand) -> Result<(), Error> {
    let Some(story) = at_hand.story_of(store, article)? else { return Ok(()) };
    put_alone(store, article, at_hand)?;
    dissolve_remnant(store, story, at_hand)
}

/// Takes up that a story has so many more articles, or that one of them has another place in time.
fn recount(store: &Connection, story: i64, more: i64) -> Result<(), Error> {
    store
        .prepare_cached(
            "UPDATE stories SET articles = articles + ?2,
                newest = (SELECT min(sort_key) FROM articles WHERE story = ?1) WHERE id = ?1",
        )?
        .execute([story, more])?;
    Ok(())
}

/// All articles of a story go over to another one.
fn merge(
    store: &Connection,
    gone: i64,
    kept: i64,
    at_hand: &mut AtHand,
    counts: &mut Recounts,
) -> Result<(), Error> {
    let mut statement = store.prepare_cached("SELECT id FROM articles WHERE story = ?1")?;
    let articles: Vec<i64> =
        statement.query_map([gone], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for article in articles {
        put(store, article, Some(kept), at_hand, counts)?;
    }
    store
        .prepare_cached("UPDATE stories SET merged_into = ?2 WHERE id = ?1")?
        .execute([gone, kept])?;
    Ok(())
}

/// One article is no story.
fn dissolve_remnant(store: &Connection, story: i64, at_hand: &mut AtHand) -> Result<(), Error> {
    let mut statement = store.prepare_cached(
        "SELECT a.id FROM articles AS a JOIN stories AS s ON s.id = a.story
             WHERE a.story = ?1 AND s.articles = 1",
    )?;
    let left: Option<i64> = statement.query_row([story], |row| row.get(0)).optional()?;
    match left {
        Some(article) => put_alone(store, article, at_hand),
        None => Ok(()),
    }
}

/// The first and the last day of articles: those of publication; where none is known, those of short ranges. What
/// could be of any month has no day.
const DAYS: [&str; 2] = [
    "ifnull(min(published_day), min(CASE WHEN julianday(date_latest) - julianday(date_earliest) <= 60
        THEN date_earliest END))",
    "ifnull(max(published_day), max(CASE WHEN julianday(date_latest) - julianday(date_earliest) <= 60
        THEN date_latest END))",
];

/// The first article first. One that may be older or newer than the others comes last.
const FIRST_FIRST: &str =
    "published_day IS NULL AND date_earliest IS NOT date_latest, sort_key DESC, id";

/// How many characters of a teaser stand for a headline at most.
const STAND_IN: usize = 80;

fn rows() -> String {
    let [first, last] = DAYS;
    format!(
        "SELECT s.id, s.articles,
            (SELECT count(DISTINCT outlet_id) FROM articles WHERE story = s.id),
            (SELECT {first} FROM articles WHERE story = s.id),
            (SELECT {last} FROM articles WHERE story = s.id),
            (SELECT title FROM articles WHERE story = s.id AND title IS NOT NULL
             ORDER BY {FIRST_FIRST} LIMIT 1),
            (SELECT substr(trim(summary), 1, {STAND_IN} + 1) FROM articles
             WHERE story = s.id AND trim(summary) <> '' ORDER BY {FIRST_FIRST} LIMIT 1),
            s.newest
         FROM stories AS s"
    )
}

fn row_of(row: &Row<'_>) -> rusqlite::Result<StoryRow> {
    Ok(StoryRow {
        id: row.get(0)?,
        articles: column::count(row, 1)?,
        outlets: column::count(row, 2)?,
        first_date: column::day(row, 3)?,
        last_date: column::day(row, 4)?,
        title: row.get::<_, Option<String>>(5)?.or(row.get::<_, Option<String>>(6)?.map(stand_in)),
    })
}

/// What stands for a headline where no article has one: the first words of a teaser.
fn stand_in(teaser: String) -> String {
    if teaser.chars().count() <= STAND_IN {
        return teaser;
    }
    let whole = teaser.rsplit_once(char::is_whitespace).map_or(teaser.as_str(), |(words, _)| words);
    format!("{}…", whole.trim_end())
}

/// Stories, those with the newest articles first.
pub(crate) fn stories(store: &Connection, filter: &StoryFilter) -> Result<Vec<StoryRow>, Error> {
    let found = found(store, filter, page_size(filter))?;
    Ok(found.into_iter().map(|(story, _)| story).collect())
}

/// A page of them.
pub(crate) fn stories_page(store: &Connection, filter: &StoryFilter) -> Result<StoryPage, Error> {
    let limit = page_size(filter);
    // One more than asked for tells whether there is a next page.
    let mut found = found(store, filter, limit + 1)?;
    let is_last = found.len() <= limit;
    found.truncate(limit);
    let next = found.last().filter(|_| !is_last);
    let next = next.map(|(story, key)| Cursor::Newest { key: *key, id: story.id }.encode());
    Ok(StoryPage { stories: found.into_iter().map(|(story, _)| story).collect(), next })
}

fn page_size(filter: &StoryFilter) -> usize {
    if filter.limit == 0 { PAGE } else { filter.limit.min(LARGEST_PAGE) }
}

/// Stories with their places in the list.
fn found(
    store: &Connection,
    filter: &StoryFilter,
    limit: usize,
) -> Result<Vec<(StoryRow, SortKey)>, Error> {
    // From the outlets' own articles to their stories: most stories are of others.
    let covered = |by: &str| {
        format!(
            "s.id IN (SELECT story FROM articles INDEXED BY articles_newest_of_outlet
                WHERE outlet_id IN ({by}) AND story IS NOT NULL)"
        )
    };
    let by_outlet = match filter.covered_by.is_empty() {
        true => "?3 IS NULL".to_owned(),
        false => covered("SELECT id FROM outlets WHERE name IN (SELECT value FROM json_each(?3))"),
    };
    let by_tag = match &filter.tag {
        Some(_) => covered("SELECT outlet_id FROM outlet_tags WHERE tag = ?5"),
        None => "?5 IS NULL".to_owned(),
    };
    let (behind, place) = match filter.cursor.as_deref() {
        None => ("?6 IS NULL AND ?7 IS NULL", None),
        Some(cursor) => match Cursor::decode(cursor, Order::Newest)? {
            Cursor::Newest { key, id } => ("(s.newest, s.id) > (?6, ?7)", Some((key, id))),
            Cursor::Id { .. } => return Err(Error::Cursor(cursor.to_owned())),
        },
    };
    let mut statement = store.prepare_cached(&format!(
        "{} WHERE s.newest IS NOT NULL AND s.articles >= ?1 AND {by_outlet} AND {by_tag} AND {behind} AND
            (SELECT count(DISTINCT outlet_id) FROM articles WHERE story = s.id) >= ?2
         ORDER BY s.newest, s.id LIMIT ?4",
        rows()
    ))?;
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let values = params![
        // No more outlets than articles: so few outlets need to be counted.
        count(filter.articles.max(filter.outlets)),
        count(filter.outlets),
        (!filter.covered_by.is_empty()).then(|| Json::from(filter.covered_by.clone()).to_string()),
        i64::try_from(limit).unwrap_or(i64::MAX),
        filter.tag,
        place.map(|(key, _)| key.0.to_vec()),
        place.map(|(_, id)| id),
    ];
    let rows = statement.query_map(values, |row| Ok((row_of(row)?, SortKey(row.get(7)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The figures of a story by its number, or of the one that it became a part of.
pub(crate) fn story_row(store: &Connection, number: i64) -> Result<Option<StoryRow>, Error> {
    let mut statement = store.prepare_cached("SELECT merged_into FROM stories WHERE id = ?1")?;
    let mut id = number;
    while let Some(Some(into)) = statement.query_row([id], |row| row.get(0)).optional()? {
        id = into;
    }
    let mut statement =
        store.prepare_cached(&format!("{} WHERE s.id = ?1 AND s.articles > 0", rows()))?;
    Ok(statement.query_row([id], row_of).optional()?)
}

/// A story by its number, or the one that it became a part of.
pub(crate) fn story(store: &Connection, number: i64) -> Result<Option<Story>, Error> {
    let Some(row) = story_row(store, number)? else { return Ok(None) };
    let id = row.id;
    let mut statement = store.prepare_cached(&format!(
        "SELECT id FROM articles WHERE story = ?1 ORDER BY {FIRST_FIRST} LIMIT ?2"
    ))?;
    let ids: Vec<i64> = statement
        .query_map(params![id, MOST_ARTICLES], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let articles = read::articles_by_id(store, &ids)?;
    let coverage = coverage(store, id)?;
    let silent = silent(store, &row)?;
    Ok(Some(Story { row, articles, coverage, silent }))
}

/// Who covered a story, from when to when, the first one first.
fn coverage(store: &Connection, story: i64) -> Result<Vec<Coverage>, Error> {
    let [first, last] = DAYS;
    let mut statement = store.prepare_cached(&format!(
        "SELECT o.name, count(*), {first} AS first, {last}
         FROM articles AS a JOIN outlets AS o ON o.id = a.outlet_id WHERE a.story = ?1
         GROUP BY o.id ORDER BY first IS NULL,
            max(CASE WHEN a.published_day IS NOT NULL THEN a.sort_key END) DESC, max(a.sort_key) DESC, o.name"
    ))?;
    let rows = statement.query_map([story], |row| {
        Ok(Coverage {
            outlet: row.get(0)?,
            articles: column::count(row, 1)?,
            first_date: column::day(row, 2)?,
            last_date: column::day(row, 3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The outlets that published other things while the story went on, in its language, as far as is known. What lasts
/// longer than news do is silence of nobody.
fn silent(store: &Connection, story: &StoryRow) -> Result<Vec<String>, Error> {
    let (Some(first), Some(last)) = (story.first_date, story.last_date) else {
        return Ok(Vec::new());
    };
    if last.since(first).map_or(i32::MAX, |span| span.get_days()) > LONGEST_SILENCE {
        return Ok(Vec::new());
    }
    let mut statement = store.prepare_cached(
        "SELECT name FROM outlets AS o
         WHERE EXISTS (SELECT 1 FROM articles INDEXED BY articles_dated
                WHERE outlet_id = o.id AND published_day BETWEEN ?2 AND ?3
                AND (language_primary IS NULL OR language_primary IN (SELECT language_primary
                    FROM articles INDEXED BY articles_of_story WHERE story = ?1)
                OR NOT EXISTS (SELECT 1 FROM articles INDEXED BY articles_of_story
                    WHERE story = ?1 AND language_primary IS NOT NULL)))
            AND id NOT IN (SELECT outlet_id FROM articles INDEXED BY articles_of_story
                WHERE story = ?1)
         ORDER BY name LIMIT ?4",
    )?;
    let values = params![story.id, first.to_string(), last.to_string(), MOST_SILENT];
    let names = statement.query_map(values, |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}
