//! Filing: one snapshot becomes sightings of articles, in one transaction.
//!
//! 1. The outlet and the listing are found or made.
//! 2. A snapshot that is there already is only seen again: the spans of its sightings grow.
//! 3. Each entry finds its article ([`identity`]) or makes one, and is filed as a sighting.
//! 4. Each article that was touched is combined anew from its wordings ([`combine`]); one that has
//!    become another is noted in the change log.

use std::collections::{BTreeMap, HashMap, HashSet};

use cuttings_extract::{EntryKind, Page, PageKind};
use rusqlite::{Connection, OptionalExtension, params};

use crate::combine::{Known, combine};
use crate::dating::Dating;
use crate::identity::{self, Subject};
use crate::order::SortKey;
use crate::wording::{self, Place, Span, Wording};
use crate::{Error, Filed, Reason, Snapshot, address, column, words};

/// Of how many different headlines one address can be on one page before it is taken for the address of
/// something else, such as the page that all of them stand on.
const HEADLINES_OF_ONE_ADDRESS: usize = 3;

/// A filing under way, within a transaction.
pub(crate) struct Filing<'t> {
    store: &'t Connection,
    touched: BTreeMap<i64, Touched>,
    pub(crate) filed: Filed,
}

/// What happened to an article.
#[derive(Clone, Copy, Debug)]
struct Touched {
    is_new: bool,
    span: Span,
    /// Entries added.
    entries: i64,
}

/// An entry to file.
pub(crate) struct Item<'w> {
    pub(crate) subject: Subject<'w>,
    pub(crate) wording: &'w Wording,
    pub(crate) place: Place,
    pub(crate) span: Span,
    /// How many entries it stands for.
    pub(crate) entries: i64,
    /// Whether the page and the article are of one host.
    pub(crate) at_home: bool,
}

/// Files what was read from a snapshot.
pub(crate) fn file(store: &Connection, snapshot: &Snapshot, page: &Page) -> Result<Filed, Error> {
    let mut filing = Filing::new(store);
    let outlet_name = outlet_name(snapshot.outlet.as_deref(), &snapshot.url);
    let seen = Span::at(column::micros(snapshot.fetched_at));
    if let Some(there) = there_already(store, snapshot, &outlet_name)? {
        filing.see_again(&there, seen)?;
        keep_record(store, there.id, snapshot)?;
        filing.filed.outlet = there.outlet_name;
        return filing.finish();
    }
    let outlet = outlet(store, &outlet_name, seen)?;
    let listing = listing(store, outlet, snapshot, page, seen)?;
    let id = new_snapshot(store, snapshot, &place_of(snapshot, &outlet_name), seen)?;
    describe_snapshot(store, id, outlet, listing.as_ref(), page)?;
    let place = match &listing {
        Some(listing) => listing.place,
        None => Place { batch: seen.first, ..Place::default() },
    };
    filing.page(id, outlet, snapshot, page, place, seen)?;
    filing.filed.outlet = outlet_name;
    filing.filed.new_snapshot = true;
    filing.finish()
}

impl<'t> Filing<'t> {
    pub(crate) fn new(store: &'t Connection) -> Self {
        Self { store, touched: BTreeMap::new(), filed: Filed::default() }
    }

    /// Files the entries of a page, and the page's own article.
    fn page(
        &mut self,
        snapshot: i64,
        outlet: i64,
        source: &Snapshot,
        page: &Page,
        place: Place,
        span: Span,
    ) -> Result<(), Error> {
        let host = address::host(&source.url);
        let at_home = |wording: &Wording| {
            host.is_some() && wording.url.as_deref().and_then(address::host) == host
        };
        let mut ordinal = 0;
        if let (PageKind::Article, Some(article)) = (page.kind, &page.article) {
            let address = host.is_some().then_some(source.url.as_str());
            let wording = Wording::of_article(article, page, address);
            if !wording.is_nothing() {
                let subject = Subject::new(outlet, &wording, address);
                let at_home = at_home(&wording);
                let item = Item { subject, wording: &wording, place, span, entries: 1, at_home };
                self.sighting(snapshot, ordinal, outlet, item)?;
            }
        }
        let wordings: Vec<Wording> =
            page.entries.iter().map(|entry| Wording::of_entry(entry, page)).collect();
        let telling = TellingAddresses::of(&wordings, &source.url);
        for wording in &wordings {
            ordinal += 1;
            if wording.is_nothing() {
                continue;
            }
            let mut subject = Subject::new(outlet, wording, None);
            if !telling.tells(wording) {
                subject = subject.without_address();
            }
            let place = Place { position: ordinal, ..place };
            let at_home = at_home(wording);
            self.sighting(
                snapshot,
                ordinal,
                outlet,
                Item { subject, wording, place, span, entries: 1, at_home },
            )?;
        }
        Ok(())
    }

    /// Files one sighting.
    pub(crate) fn sighting(
        &mut self,
        snapshot: i64,
        ordinal: i64,
        outlet: i64,
        item: Item<'_>,
    ) -> Result<(), Error> {
        let (article, reason) = match identity::find(self.store, &item.subject)? {
            Some(found) => found,
            None => (new_article(self.store, outlet, item.at_home, item.span)?, Reason::New),
        };
        if reason != Reason::New && item.at_home {
            come_home(self.store, article, outlet)?;
        }
        let kept = wording::keep(self.store, article, item.wording, item.span, item.place)?;
        if kept.is_new {
            identity::keep_keys(self.store, article, &item.subject)?;
        }
        self.store
            .prepare_cached(
                "INSERT INTO sightings (snapshot_id, ordinal, article_id, wording_id, position,
                    reason, entries, first_seen, last_seen)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                snapshot,
                ordinal,
                article,
                kept.id,
                item.place.position,
                reason.name(),
                item.entries,
                item.span.first,
                item.span.last,
            ])?;
        self.store
            .prepare_cached("UPDATE outlets SET sightings = sightings + ?2 WHERE id = ?1")?
            .execute(params![outlet, item.entries])?;
        self.filed.sightings += 1;
        self.filed.new_articles += usize::from(reason == Reason::New);
        self.touch(article, reason == Reason::New, item.span, item.entries);
        Ok(())
    }

    fn touch(&mut self, article: i64, is_new: bool, span: Span, entries: i64) {
        let touched = self.touched.entry(article).or_insert(Touched { is_new, span, entries: 0 });
        touched.span = touched.span.with(span);
        touched.entries += entries;
    }

    /// Sees a snapshot again that is in the archive: its sightings last from the first time to the last.
    fn see_again(&mut self, there: &There, seen: Span) -> Result<(), Error> {
        if there.span.holds(seen) {
            return Ok(());
        }
        let store = self.store;
        store
            .prepare_cached(
                "UPDATE snapshots SET first_seen = min(first_seen, ?2), last_seen = max(last_seen, ?2)
                 WHERE id = ?1",
            )?
            .execute(params![there.id, seen.first])?;
        store
            .prepare_cached(
                "UPDATE listings SET first_seen = min(first_seen, ?2), last_seen = max(last_seen, ?2)
                 WHERE id = ?1",
            )?
            .execute(params![there.listing, seen.first])?;
        store
            .prepare_cached(
                "UPDATE outlets SET last_seen = max(ifnull(last_seen, ?2), ?2) WHERE id = ?1",
            )?
            .execute(params![there.outlet, seen.first])?;
        store
            .prepare_cached(
                "UPDATE sightings SET first_seen = min(first_seen, ?2), last_seen = max(last_seen, ?2)
                 WHERE snapshot_id = ?1",
            )?
            .execute(params![there.id, seen.first])?;
        let mut statement = store.prepare_cached(
            "SELECT s.article_id, s.wording_id, w.batch, w.depth, s.position
             FROM sightings AS s JOIN wordings AS w ON w.id = s.wording_id
             WHERE s.snapshot_id = ?1",
        )?;
        let again: Vec<(i64, i64, Place)> = statement
            .query_map([there.id], |row| {
                let place = Place { batch: row.get(2)?, depth: row.get(3)?, position: row.get(4)? };
                Ok((row.get(0)?, row.get(1)?, place))
            })?
            .collect::<Result<_, _>>()?;
        for (article, wording, place) in again {
            wording::widen(store, wording, seen, place)?;
            self.touch(article, false, seen, 0);
        }
        Ok(())
    }

    /// Combines all articles that were touched.
    pub(crate) fn finish(mut self) -> Result<Filed, Error> {
        for (&article, &touched) in &self.touched {
            if renew(self.store, article, touched)? && !touched.is_new {
                self.filed.changed_articles += 1;
            }
        }
        Ok(self.filed)
    }
}

/// Which addresses of a page tell its entries apart.
struct TellingAddresses {
    mute: HashSet<String>,
}

impl TellingAddresses {
    fn of(wordings: &[Wording], page: &str) -> Self {
        let mut headlines: HashMap<String, HashSet<String>> = HashMap::new();
        for wording in wordings {
            let key = wording.url.as_deref().and_then(address::key);
            let headline = wording.title.as_deref().and_then(words::line);
            if let (Some(key), Some(headline)) = (key, headline) {
                headlines.entry(key).or_default().insert(headline);
            }
        }
        let mut mute: HashSet<String> = headlines
            .into_iter()
            .filter(|(_, headlines)| headlines.len() > HEADLINES_OF_ONE_ADDRESS)
            .map(|(key, _)| key)
            .collect();
        mute.extend(address::key(page));
        Self { mute }
    }

    fn tells(&self, wording: &Wording) -> bool {
        let key = wording.url.as_deref().and_then(address::key);
        key.is_some_and(|key| !self.mute.contains(&key))
    }
}

/// The name of the outlet: the one given, else the host, else "unknown".
pub(crate) fn outlet_name(given: Option<&str>, url: &str) -> String {
    let given = given.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
    given.or_else(|| address::host(url)).unwrap_or_else(|| "unknown".to_owned())
}

/// Finds or makes an outlet.
pub(crate) fn outlet(store: &Connection, name: &str, seen: Span) -> Result<i64, Error> {
    let mut statement = store.prepare_cached(
        "INSERT INTO outlets (name, last_seen) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE
            SET last_seen = max(ifnull(last_seen, excluded.last_seen), excluded.last_seen)
         RETURNING id",
    )?;
    Ok(statement.query_row(params![name, seen.last], |row| row.get(0))?)
}

/// A snapshot that is in the archive.
struct There {
    id: i64,
    outlet: i64,
    outlet_name: String,
    listing: Option<i64>,
    span: Span,
}

fn there_already(
    store: &Connection,
    snapshot: &Snapshot,
    outlet: &str,
) -> Result<Option<There>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT s.id, s.outlet_id, o.name, s.listing_id, s.first_seen, s.last_seen
         FROM snapshots AS s JOIN outlets AS o ON o.id = s.outlet_id
         WHERE s.digest = ?1 AND s.place = ?2",
    )?;
    let there = statement.query_row(params![snapshot.digest, place_of(snapshot, outlet)], |row| {
        Ok(There {
            id: row.get(0)?,
            outlet: row.get(1)?,
            outlet_name: row.get(2)?,
            listing: row.get(3)?,
            span: Span { first: row.get(4)?, last: row.get(5)? },
        })
    });
    Ok(there.optional()?)
}

/// A snapshot that was filed without a record may have one now.
fn keep_record(store: &Connection, id: i64, snapshot: &Snapshot) -> Result<(), Error> {
    let Some(warc) = &snapshot.warc else { return Ok(()) };
    store
        .prepare_cached(
            "UPDATE snapshots SET warc_file = ?2, warc_offset = ?3, warc_length = ?4
             WHERE id = ?1 AND warc_file IS NULL",
        )?
        .execute(params![
            id,
            warc.file,
            i64::try_from(warc.offset).unwrap_or(i64::MAX),
            i64::try_from(warc.length).unwrap_or(i64::MAX),
        ])?;
    Ok(())
}

/// Where bytes have to be found again to be the same snapshot.
fn place_of(snapshot: &Snapshot, outlet: &str) -> String {
    match address::host(&snapshot.url) {
        Some(_) => address::without_fragment(&snapshot.url),
        None => format!("outlet:{outlet}"),
    }
}

/// Adds the row of a snapshot, without counting it to an outlet.
pub(crate) fn new_snapshot(
    store: &Connection,
    snapshot: &Snapshot,
    place: &str,
    seen: Span,
) -> Result<i64, Error> {
    let warc = snapshot.warc.as_ref();
    store
        .prepare_cached(
            "INSERT INTO snapshots (digest, place, url, content_type, warc_file, warc_offset,
                warc_length, first_seen, last_seen)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            snapshot.digest,
            place,
            snapshot.url,
            snapshot.content_type,
            warc.map(|warc| &warc.file),
            warc.map(|warc| i64::try_from(warc.offset).unwrap_or(i64::MAX)),
            warc.map(|warc| i64::try_from(warc.length).unwrap_or(i64::MAX)),
            seen.first,
            seen.last,
        ])?;
    Ok(store.last_insert_rowid())
}

/// Says what a snapshot is a copy of.
fn describe_snapshot(
    store: &Connection,
    id: i64,
    outlet: i64,
    listing: Option<&Listing>,
    page: &Page,
) -> Result<(), Error> {
    store
        .prepare_cached(
            "UPDATE snapshots SET outlet_id = ?2, listing_id = ?3, kind = ?4, title = ?5
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            outlet,
            listing.map(|listing| listing.id),
            column::page_kind_name(page.kind),
            page.title,
        ])?;
    store
        .prepare_cached("UPDATE outlets SET snapshots = snapshots + 1 WHERE id = ?1")?
        .execute([outlet])?;
    Ok(())
}

/// The listing that a snapshot is of.
pub(crate) struct Listing {
    id: i64,
    /// Where the page is in its chain.
    place: Place,
}

/// Finds or makes the listing of a page. Pages that list nothing are none, unless they did before.
fn listing(
    store: &Connection,
    outlet: i64,
    snapshot: &Snapshot,
    page: &Page,
    seen: Span,
) -> Result<Option<Listing>, Error> {
    let url = address::without_fragment(&snapshot.url);
    let known: Option<(i64, i64)> = store
        .prepare_cached("SELECT id, last_seen FROM listings WHERE outlet_id = ?1 AND url = ?2")?
        .query_row(params![outlet, url], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let lists = match page.kind {
        PageKind::Listing | PageKind::Feed | PageKind::Sitemap | PageKind::Text => true,
        PageKind::Article | PageKind::Other => !page.entries.is_empty(),
    };
    if !lists && known.is_none() {
        return Ok(None);
    }
    let place = chain_place(store, outlet, &url, seen)?;
    let values = params![
        outlet,
        url,
        column::page_kind_name(page.kind),
        page.title,
        page.next.as_deref().map(address::without_fragment),
        page.previous.as_deref().map(address::without_fragment),
        to_i64(page.entries.len()),
        place.batch,
        place.depth,
        seen.first,
    ];
    let id = match known {
        None => {
            store
                .prepare_cached(
                    "INSERT INTO listings (outlet_id, url, kind, title, next, previous, entries,
                        snapshots, batch, depth, first_seen, last_seen)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?9, ?10, ?10)",
                )?
                .execute(values)?;
            let id = store.last_insert_rowid();
            store
                .prepare_cached("UPDATE outlets SET listings = listings + 1 WHERE id = ?1")?
                .execute([outlet])?;
            id
        }
        Some((id, last_seen)) if last_seen <= seen.last => {
            store
                .prepare_cached(
                    "UPDATE listings SET kind = ?3, title = ?4, next = ?5, previous = ?6,
                        entries = ?7, batch = ?8, depth = ?9, snapshots = snapshots + 1,
                        first_seen = min(first_seen, ?10), last_seen = ?10
                     WHERE outlet_id = ?1 AND url = ?2",
                )?
                .execute(values)?;
            id
        }
        Some((id, _)) => {
            store
                .prepare_cached(
                    "UPDATE listings SET snapshots = snapshots + 1,
                        first_seen = min(first_seen, ?2) WHERE id = ?1",
                )?
                .execute(params![id, seen.first])?;
            id
        }
    };
    Ok(Some(Listing { id, place }))
}

/// A page that another page names as its next one belongs to the same batch, one page further on.
fn chain_place(store: &Connection, outlet: i64, url: &str, seen: Span) -> Result<Place, Error> {
    let before = store
        .prepare_cached(
            "SELECT batch, depth FROM listings
             WHERE outlet_id = ?1 AND next = ?2 AND url <> ?2 ORDER BY last_seen DESC LIMIT 1",
        )?
        .query_row(params![outlet, url], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match before {
        Some((batch, depth)) => {
            let depth: i64 = depth;
            Place { batch, depth: depth.saturating_add(1), position: 0 }
        }
        None => Place { batch: seen.first, depth: 0, position: 0 },
    })
}

/// Makes an article; it is filled in when it is combined.
fn new_article(store: &Connection, outlet: i64, at_home: bool, seen: Span) -> Result<i64, Error> {
    let unknown = SortKey::new(&Dating::default(), Place::default());
    store
        .prepare_cached(
            "INSERT INTO articles (outlet_id, at_home, truncated, authors, kind, tags, first_seen,
                last_seen, sightings, sort_key)
             VALUES (?1, ?2, 0, '[]', ?3, '[]', ?4, ?5, 0, ?6)",
        )?
        .execute(params![
            outlet,
            at_home,
            EntryKind::Article.name(),
            seen.first,
            seen.last,
            unknown.0
        ])?;
    let id = store.last_insert_rowid();
    store
        .prepare_cached("UPDATE outlets SET articles = articles + 1 WHERE id = ?1")?
        .execute([outlet])?;
    Ok(id)
}

/// An article that was first listed by another outlet belongs to the outlet of its own host, once that
/// is known.
fn come_home(store: &Connection, article: i64, outlet: i64) -> Result<(), Error> {
    let (before, at_home): (i64, bool) = store
        .prepare_cached("SELECT outlet_id, at_home FROM articles WHERE id = ?1")?
        .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if at_home {
        return Ok(());
    }
    store
        .prepare_cached("UPDATE articles SET outlet_id = ?2, at_home = 1 WHERE id = ?1")?
        .execute(params![article, outlet])?;
    if before != outlet {
        let mut statement =
            store.prepare_cached("UPDATE outlets SET articles = articles + ?2 WHERE id = ?1")?;
        statement.execute(params![before, -1])?;
        statement.execute(params![outlet, 1])?;
        identity::keep_all_keys(store, article, outlet)?;
        log_change(store, article)?;
    }
    Ok(())
}

/// Combines an article anew and keeps the result. Gives whether its headline, summary or date became
/// another.
fn renew(store: &Connection, article: i64, touched: Touched) -> Result<bool, Error> {
    let (old, span) = known(store, article)?;
    let span = span.with(touched.span);
    store
        .prepare_cached(
            "UPDATE articles SET first_seen = ?2, last_seen = ?3, sightings = sightings + ?4
             WHERE id = ?1",
        )?
        .execute(params![article, span.first, span.last, touched.entries])?;
    let new = combine(&wording::of_article(store, article)?, span);
    if new == old && !touched.is_new {
        return Ok(false);
    }
    keep_known(store, article, &new)?;
    log_change(store, article)?;
    let told = |known: &Known| {
        (known.title.clone(), known.summary.clone(), known.truncated, known.dating.clone())
    };
    Ok(told(&old) != told(&new))
}

pub(crate) fn known(store: &Connection, article: i64) -> Result<(Known, Span), Error> {
    let mut statement = store.prepare_cached(
        "SELECT url, title, summary, truncated, date_published, date_earliest, date_latest,
                date_basis, date_text, authors, kind, language, section, tags, image, text_id,
                sort_key, first_seen, last_seen
         FROM articles WHERE id = ?1",
    )?;
    Ok(statement.query_row([article], |row| {
        let known = Known {
            url: row.get(0)?,
            title: row.get(1)?,
            summary: row.get(2)?,
            truncated: row.get(3)?,
            dating: Dating {
                published: column::when(row, 4)?,
                earliest: column::day(row, 5)?,
                latest: column::day(row, 6)?,
                basis: column::basis(row, 7)?,
                text: row.get(8)?,
            },
            authors: column::authors(row, 9)?,
            kind: column::entry_kind(row, 10)?,
            language: row.get(11)?,
            section: row.get(12)?,
            tags: column::strings(row, 13)?,
            image: row.get(14)?,
            text: row.get(15)?,
            sort_key: SortKey(row.get(16)?),
        };
        Ok((known, Span { first: row.get(17)?, last: row.get(18)? }))
    })?)
}

fn keep_known(store: &Connection, article: i64, known: &Known) -> Result<(), Error> {
    let published = known.dating.published;
    store
        .prepare_cached(
            "UPDATE articles SET url = ?2, title = ?3, summary = ?4, truncated = ?5,
                date_published = ?6, published_day = ?7, date_earliest = ?8, date_latest = ?9,
                date_basis = ?10, date_text = ?11, authors = ?12, kind = ?13, language = ?14,
                language_primary = ?15, section = ?16, tags = ?17, image = ?18, text_id = ?19,
                sort_key = ?20
             WHERE id = ?1",
        )?
        .execute(params![
            article,
            known.url,
            known.title,
            known.summary,
            known.truncated,
            column::when_text(published),
            column::day_text(published.map(|when| when.day())),
            column::day_text(known.dating.earliest),
            column::day_text(known.dating.latest),
            known.dating.basis.map(column::basis_name),
            known.dating.text,
            column::authors_json(&known.authors),
            known.kind.name(),
            known.language,
            known.language.as_deref().map(primary_subtag),
            known.section,
            column::strings_json(&known.tags),
            known.image,
            known.text,
            known.sort_key.0,
        ])?;
    Ok(())
}

/// "pt" of "pt-BR".
pub(crate) fn primary_subtag(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Notes that an article changed. Its earlier change is forgotten: who catches up needs only the last.
fn log_change(store: &Connection, article: i64) -> Result<(), Error> {
    store
        .prepare_cached("INSERT OR REPLACE INTO changes (article_id) VALUES (?1)")?
        .execute([article])?;
    Ok(())
}

fn to_i64(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
