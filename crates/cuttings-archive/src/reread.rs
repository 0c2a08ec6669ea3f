//! Reading a snapshot again: what today's reader makes of it replaces what was made of it then.
//!
//! 1. The sightings that there are are put aside.
//! 2. The page is filed as if it came today, but with the times at which it was seen.
//! 3. What was put aside is removed; articles that nothing lists any more go, the others are combined
//!    anew, with what the order of the page says now.
//!
//! New sightings are filed before the old ones go, so that articles keep their numbers. All of it is one
//! transaction, which is rolled back where the user only wants to see what would change.

use std::collections::{BTreeMap, BTreeSet};

use cuttings_extract::{Page, PageKind};
use rusqlite::{Connection, params};
use serde::Serialize;

use crate::chronology::neighbours;
use crate::filing::Filing;
use crate::likeness::AtHand;
use crate::wording::{Hash, Place, Span, Wording};
use crate::{Error, Snapshot, column, forget};

/// What reading a snapshot again changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reread {
    /// Entries that were not read before.
    pub added: Vec<String>,
    /// Entries that are not read any more.
    pub removed: Vec<String>,
    /// Entries of which something else is read.
    pub changed: Vec<Change>,
    /// Articles that nothing lists any more.
    pub articles_removed: usize,
    /// Articles that nothing listed before.
    pub articles_added: usize,
}

/// An entry of which something else is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its address, or its title where it has none.
    pub entry: String,
    /// The fields that are others, each with what was read before and what is read now.
    pub fields: Vec<(String, String, String)>,
}

impl Reread {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// What is known of a snapshot.
struct There {
    outlet: i64,
    listing: Option<i64>,
    span: Span,
}

/// A sighting that there is.
struct Old {
    article: i64,
    entries: i64,
    hash: Hash,
    wording: Wording,
}

pub(crate) fn reread(
    store: &Connection,
    number: i64,
    source: &Snapshot,
    page: &Page,
    at_hand: &mut AtHand,
) -> Result<Reread, Error> {
    let Some(there) = there(store, number)? else { return Ok(Reread::default()) };
    let old = sightings(store, number)?;
    let new = wordings_of(store, page, source)?;
    let mut before: Vec<Hash> = old.iter().map(|old| old.hash).collect();
    let mut after = new.iter().map(Wording::hash).collect::<Result<Vec<Hash>, _>>()?;
    before.sort_unstable();
    after.sort_unstable();
    if before == after {
        return Ok(Reread::default());
    }
    let mut reread = compare(&old, &new);
    store
        .execute("UPDATE sightings SET ordinal = -1 - ordinal WHERE snapshot_id = ?1", [number])?;
    let place = place(store, there.listing, there.span)?;
    let mut filing = Filing::new(store, at_hand);
    filing.page(number, there.outlet, source, page, place, there.span)?;
    reread.articles_added = filing.settle()?.new_articles;
    store.execute("DELETE FROM sightings WHERE snapshot_id = ?1 AND ordinal < 0", [number])?;
    let mut lost: BTreeMap<i64, i64> = BTreeMap::new();
    for old in &old {
        *lost.entry(old.article).or_default() += old.entries;
    }
    let all: i64 = lost.values().sum();
    store.execute(
        "UPDATE outlets SET sightings = sightings - ?2 WHERE id = ?1",
        params![there.outlet, all],
    )?;
    for (article, entries) in lost {
        reread.articles_removed += usize::from(!forget::settle(store, article, entries, at_hand)?);
    }
    if reread.articles_removed > 0 {
        forget::drop_unsaid_texts(store)?;
    }
    describe(store, number, &there, page)?;
    reorder(store, number, at_hand)?;
    Ok(reread)
}

/// Takes up what the order of the page says now of the days of its entries.
fn reorder(store: &Connection, number: i64, at_hand: &mut AtHand) -> Result<(), Error> {
    let listed = "SELECT article_id FROM sightings WHERE snapshot_id = ?1";
    let mut changed: Vec<i64> = store
        .prepare(&format!(
            "DELETE FROM order_bounds WHERE snapshot_id = ?1 AND article_id NOT IN ({listed})
             RETURNING article_id"
        ))?
        .query_map([number], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    changed.extend(neighbours::renew(store, number)?);
    for article in changed {
        forget::settle(store, article, 0, at_hand)?;
    }
    Ok(())
}

fn there(store: &Connection, number: i64) -> Result<Option<There>, Error> {
    use rusqlite::OptionalExtension;
    let mut statement = store.prepare_cached(
        "SELECT outlet_id, listing_id, first_seen, last_seen FROM snapshots
         WHERE id = ?1 AND outlet_id IS NOT NULL",
    )?;
    let there = statement.query_row([number], |row| {
        Ok(There {
            outlet: row.get(0)?,
            listing: row.get(1)?,
            span: Span { first: row.get(2)?, last: row.get(3)? },
        })
    });
    Ok(there.optional()?)
}

fn sightings(store: &Connection, number: i64) -> Result<Vec<Old>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT s.article_id, s.entries, w.hash, w.title, w.url, w.summary, w.date_published,
            w.date_text, w.authors, w.kind, w.section, w.image, w.own_page
         FROM sightings AS s JOIN wordings AS w ON w.id = s.wording_id
         WHERE s.snapshot_id = ?1 ORDER BY s.ordinal",
    )?;
    let rows = statement.query_map([number], |row| {
        Ok(Old {
            article: row.get(0)?,
            entries: row.get(1)?,
            hash: row.get(2)?,
            wording: Wording {
                title: row.get(3)?,
                url: row.get(4)?,
                summary: row.get(5)?,
                date_published: column::when(row, 6)?,
                date_text: row.get(7)?,
                authors: column::authors(row, 8)?,
                kind: column::entry_kind(row, 9)?,
                section: row.get(10)?,
                image: row.get(11)?,
                own_page: row.get(12)?,
                ..Wording::default()
            },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What filing a page would say, in its words.
fn wordings_of(store: &Connection, page: &Page, source: &Snapshot) -> Result<Vec<Wording>, Error> {
    let mut wordings = Vec::new();
    if let (PageKind::Article, Some(article)) = (page.kind, &page.article) {
        let is_web = crate::address::host(&source.url).is_some();
        let address = is_web.then_some(source.url.as_str());
        wordings.push(Wording::of_article(article, page, address));
    }
    wordings.extend(page.entries.iter().map(|entry| Wording::of_entry(entry, page)));
    wordings.retain(|wording| !wording.is_nothing());
    if forget::anything(store)? {
        let mut kept = Vec::new();
        for wording in wordings {
            if !forget::covers(store, &wording)? {
                kept.push(wording);
            }
        }
        return Ok(kept);
    }
    Ok(wordings)
}

fn name(wording: &Wording) -> String {
    let told = [&wording.url, &wording.title, &wording.summary];
    told.into_iter().flatten().next().cloned().unwrap_or_default()
}

fn compare(old: &[Old], new: &[Wording]) -> Reread {
    let before: BTreeMap<String, &Wording> =
        old.iter().map(|old| (name(&old.wording), &old.wording)).collect();
    let after: BTreeMap<String, &Wording> =
        new.iter().map(|wording| (name(wording), wording)).collect();
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut reread = Reread::default();
    for entry in names {
        match (before.get(entry), after.get(entry)) {
            (Some(_), None) => reread.removed.push(entry.clone()),
            (None, Some(_)) => reread.added.push(entry.clone()),
            (Some(before), Some(after)) => {
                let fields = fields(before, after);
                if !fields.is_empty() {
                    reread.changed.push(Change { entry: entry.clone(), fields });
                }
            }
            (None, None) => {}
        }
    }
    if reread.is_nothing() {
        // The difference lies in what is not shown here, such as the whole text.
        let fields = vec![("text".to_owned(), "as kept".to_owned(), "as read now".to_owned())];
        let entry = new.first().map(name).unwrap_or_default();
        reread.changed.push(Change { entry, fields });
    }
    reread
}

fn fields(before: &Wording, after: &Wording) -> Vec<(String, String, String)> {
    let authors = |wording: &Wording| {
        let names: Vec<&str> = wording.authors.iter().map(|author| author.name.as_str()).collect();
        Some(names.join(", "))
    };
    let date = |wording: &Wording| wording.date_published.map(|when| when.to_string());
    let kind = |wording: &Wording| Some(wording.kind.name().to_owned());
    let pairs = [
        ("title", before.title.clone(), after.title.clone()),
        ("summary", before.summary.clone(), after.summary.clone()),
        ("date", date(before), date(after)),
        ("date text", before.date_text.clone(), after.date_text.clone()),
        ("authors", authors(before), authors(after)),
        ("kind", kind(before), kind(after)),
        ("section", before.section.clone(), after.section.clone()),
        ("image", before.image.clone(), after.image.clone()),
    ];
    let differing = pairs.into_iter().filter(|(_, before, after)| before != after);
    differing
        .map(|(name, before, after)| {
            (name.to_owned(), before.unwrap_or_default(), after.unwrap_or_default())
        })
        .collect()
}

fn place(store: &Connection, listing: Option<i64>, span: Span) -> Result<Place, Error> {
    use rusqlite::OptionalExtension;
    let mut statement = store.prepare_cached("SELECT batch, depth FROM listings WHERE id = ?1")?;
    let found = statement
        .query_row([listing], |row| {
            Ok(Place { batch: row.get(0)?, depth: row.get(1)?, position: 0 })
        })
        .optional()?;
    Ok(found.unwrap_or(Place { batch: span.first, ..Place::default() }))
}

/// Says anew what the snapshot is a copy of, and its listing where it is its newest copy.
fn describe(store: &Connection, number: i64, there: &There, page: &Page) -> Result<(), Error> {
    store.execute(
        "UPDATE snapshots SET kind = ?2, title = ?3 WHERE id = ?1",
        params![number, column::page_kind_name(page.kind), page.title],
    )?;
    store.execute(
        "UPDATE listings SET kind = ?2, title = ?3, next = ?4, previous = ?5, entries = ?6
         WHERE id = ?1 AND last_seen <= ?7",
        params![
            there.listing,
            column::page_kind_name(page.kind),
            page.title,
            page.next.as_deref().map(crate::address::without_fragment),
            page.previous.as_deref().map(crate::address::without_fragment),
            i64::try_from(page.entries.len()).unwrap_or(i64::MAX),
            there.span.last,
        ],
    )?;
    Ok(())
}
