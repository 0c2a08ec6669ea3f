//! Filing: one snapshot becomes sightings of articles, in one transaction.
//!
//! 1. The outlet and the listing are found or made.
//! 2. A snapshot that is there already is only seen again: the spans of its sightings grow.
//! 3. Each entry finds its article ([`identity`]) or makes one, and is filed as a sighting.
//! 4. What the order of the page says of days is taken up ([`neighbours`]).
//! 5. Each article that was touched is combined anew from its wordings ([`articles`]), but for those whose
//!    row was just made of all that is known; one that has become another is noted in the change log.
//! 6. Each finds its story and its copies ([`likeness`]).

use std::collections::{BTreeMap, HashMap, HashSet};

use cuttings_extract::{Page, PageKind};
use rusqlite::{Connection, params};

use crate::articles::{self, Touched};
use crate::chronology::neighbours;
use crate::combine::combine;
use crate::identity::{self, OnPage, Subject};
use crate::likeness::{self, AtHand};
use crate::sources::{self, There};
use crate::wording::{self, Place, Span, Wording};
use crate::{Error, Filed, Reason, Snapshot, address, column, forget, joining, words};

/// Of how many different headlines one address can be on one page before it is taken for the address of
/// something else, such as the page that all of them stand on.
const HEADLINES_OF_ONE_ADDRESS: usize = 3;

/// A filing under way, within a transaction.
pub(crate) struct Filing<'t> {
    store: &'t Connection,
    at_hand: &'t mut AtHand,
    touched: BTreeMap<i64, Touched>,
    /// By outlet: what came to it.
    counted: BTreeMap<i64, Counted>,
    /// The snapshot of a list, whose order says something of its entries' days.
    ordered: Option<i64>,
    pub(crate) filed: Filed,
    /// Whether anything was ever forgotten that must not come back.
    forgets: bool,
    /// The article whose address led to the page.
    led_from: Option<i64>,
}

/// What came to an outlet.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    articles: i64,
    sightings: i64,
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
    /// The article whose address led to the page, where it is the article's own.
    pub(crate) led_from: Option<i64>,
}

/// Files what was read from a snapshot, as one of several: what they need of likeness stays at hand, and
/// is to be written back behind the last one. `led_from` is the article whose address led to the page.
pub(crate) fn file(
    store: &Connection,
    snapshot: &Snapshot,
    page: &Page,
    led_from: Option<i64>,
    at_hand: &mut AtHand,
) -> Result<Filed, Error> {
    let mut filing = Filing { led_from, ..Filing::new(store, at_hand) };
    let outlet_name = sources::outlet_name(snapshot.outlet.as_deref(), &snapshot.url);
    filing.forgets = forget::anything(store)?;
    if filing.forgets && forget::is_outlet(store, &outlet_name)? {
        filing.filed.outlet = outlet_name;
        return filing.settle();
    }
    let seen = Span::at(column::micros(snapshot.fetched_at));
    if let Some(there) = sources::there_already(store, snapshot, &outlet_name)? {
        filing.see_again(&there, seen)?;
        sources::keep_record(store, there.id, snapshot)?;
        filing.filed.outlet = there.outlet_name;
        let filed = filing.settle()?;
        joining::join_led(store, led_from, there.id, page, at_hand)?;
        return Ok(filed);
    }
    let outlet = sources::outlet(store, &outlet_name, seen)?;
    let listing = sources::listing(store, outlet, snapshot, page, seen)?;
    let id =
        sources::new_snapshot(store, snapshot, &sources::place_of(snapshot, &outlet_name), seen)?;
    sources::describe_snapshot(store, id, outlet, listing.as_ref(), page)?;
    let place = match &listing {
        Some(listing) => listing.place,
        None => Place { batch: seen.first, ..Place::default() },
    };
    filing.page(id, outlet, snapshot, page, place, seen)?;
    filing.ordered = Some(id);
    filing.filed.outlet = outlet_name;
    filing.filed.new_snapshot = true;
    let filed = filing.settle()?;
    joining::join_led(store, led_from, id, page, at_hand)?;
    Ok(filed)
}

impl<'t> Filing<'t> {
    pub(crate) fn new(store: &'t Connection, at_hand: &'t mut AtHand) -> Self {
        Self {
            store,
            at_hand,
            touched: BTreeMap::new(),
            counted: BTreeMap::new(),
            ordered: None,
            filed: Filed::default(),
            forgets: true,
            led_from: None,
        }
    }

    /// Files the entries of a page, and the page's own article.
    pub(crate) fn page(
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
                let led_from = self.led_from;
                let wording = &wording;
                let item = Item { subject, wording, place, span, entries: 1, at_home, led_from };
                self.sighting(snapshot, ordinal, outlet, item, &mut OnPage::default())?;
            }
        }
        let wordings: Vec<Wording> =
            page.entries.iter().map(|entry| Wording::of_entry(entry, page)).collect();
        let telling = TellingAddresses::of(&wordings, &source.url);
        let mut above = OnPage::default();
        for (on_page, wording) in wordings.iter().enumerate() {
            ordinal += 1;
            if wording.is_nothing() {
                continue;
            }
            let mut subject = Subject::new(outlet, wording, None);
            if !telling.tells(on_page) {
                subject = subject.without_address();
            }
            let place = Place { position: ordinal, ..place };
            let at_home = at_home(wording);
            let led_from = None;
            let item = Item { subject, wording, place, span, entries: 1, at_home, led_from };
            self.sighting(snapshot, ordinal, outlet, item, &mut above)?;
        }
        Ok(())
    }

    /// Files one sighting, of an entry with these articles above it on its page.
    pub(crate) fn sighting(
        &mut self,
        snapshot: i64,
        ordinal: i64,
        outlet: i64,
        item: Item<'_>,
        above: &mut OnPage,
    ) -> Result<(), Error> {
        if self.forgets && forget::covers(self.store, item.wording)? {
            return Ok(());
        }
        let found = match self.find(&item.subject, above)? {
            None => identity::moved(self.store, &item.subject, item.led_from)?,
            found => found,
        };
        let (article, wording, reason) = match found {
            Some((article, reason)) => {
                (article, self.known_article(article, outlet, &item)?, reason)
            }
            None => {
                let (article, wording) = self.new_article(outlet, &item)?;
                (article, wording, Reason::New)
            }
        };
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
                wording,
                item.place.position,
                reason.name(),
                item.entries,
                item.span.first,
                item.span.last,
            ])?;
        above.note(article, &item.subject);
        let counted = self.counted.entry(outlet).or_default();
        counted.articles += i64::from(reason == Reason::New);
        counted.sightings += item.entries;
        self.filed.sightings += 1;
        self.filed.new_articles += usize::from(reason == Reason::New);
        Ok(())
    }

    /// Finds the article of an entry, of a page with these articles above it.
    pub(crate) fn find(
        &mut self,
        subject: &Subject<'_>,
        above: &OnPage,
    ) -> Result<Option<(i64, Reason)>, Error> {
        identity::find(self.store, &mut self.at_hand.keys, subject, above)
    }

    /// An entry made a new article: its row is made of all that is known of it so far. Gives the article
    /// and its wording.
    fn new_article(&mut self, outlet: i64, item: &Item<'_>) -> Result<(i64, i64), Error> {
        let (store, span) = (self.store, item.span);
        let kept = [wording::to_keep(store, item.wording, span, item.place)?];
        let known = combine(&kept, span, &[]);
        let article =
            articles::new_article(store, outlet, item.at_home, span, &known, item.entries)?;
        articles::log_change(store, article)?;
        let [kept] = kept;
        let wording = wording::keep_new(store, article, &kept)?;
        identity::keep_keys(store, &mut self.at_hand.keys, article, &item.subject)?;
        let touched = Touched { is_new: true, span: Some(span), entries: 0, is_combined: true };
        self.touched.insert(article, touched);
        Ok((article, wording))
    }

    /// An entry found its article. Gives its wording.
    fn known_article(&mut self, article: i64, outlet: i64, item: &Item<'_>) -> Result<i64, Error> {
        if item.at_home {
            articles::come_home(self.store, &mut self.at_hand.keys, article, outlet)?;
        }
        let kept = wording::keep(self.store, article, item.wording, item.span, item.place)?;
        if kept.is_new {
            identity::keep_keys(self.store, &mut self.at_hand.keys, article, &item.subject)?;
        }
        self.touch(article, Some(item.span), item.entries);
        Ok(kept.id)
    }

    /// What is known of an article may have become more.
    fn touch(&mut self, article: i64, span: Option<Span>, entries: i64) {
        let touched = self.touched.entry(article).or_default();
        touched.is_combined = false;
        touched.span = match (touched.span, span) {
            (Some(before), Some(now)) => Some(before.with(now)),
            (before, now) => before.or(now),
        };
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
        // Each by itself, since an index goes by the first.
        for sql in [
            "UPDATE sightings SET last_seen = ?2 WHERE snapshot_id = ?1 AND last_seen < ?2",
            "UPDATE sightings SET first_seen = ?2 WHERE snapshot_id = ?1 AND first_seen > ?2",
        ] {
            store.prepare_cached(sql)?.execute(params![there.id, seen.first])?;
        }
        for (article, wording, place) in self.told_otherwise(there.id, seen)? {
            wording::widen(store, wording, seen, place)?;
            self.touch(article, Some(seen), 0);
        }
        store
            .prepare_cached(
                "UPDATE wordings SET last_seen = ?2
                 WHERE id IN (SELECT wording_id FROM sightings WHERE snapshot_id = ?1)
                    AND first_seen <= ?2 AND last_seen < ?2",
            )?
            .execute(params![there.id, seen.first])?;
        store
            .prepare_cached(
                "UPDATE articles SET last_seen = ?2
                 WHERE id IN (SELECT article_id FROM sightings WHERE snapshot_id = ?1)
                    AND first_seen <= ?2 AND last_seen < ?2",
            )?
            .execute(params![there.id, seen.first])?;
        Ok(())
    }

    /// The sightings of a snapshot that say something else of their articles when it is seen at another time:
    /// where it was seen before that, and where an article has several wordings, of which the newest count. All
    /// others were only there for longer.
    fn told_otherwise(&self, snapshot: i64, seen: Span) -> Result<Vec<(i64, i64, Place)>, Error> {
        let mut statement = self.store.prepare_cached(
            "SELECT s.article_id, s.wording_id, w.batch, w.depth, s.position
             FROM sightings AS s JOIN wordings AS w ON w.id = s.wording_id
             WHERE s.snapshot_id = ?1 AND (w.first_seen >= ?2
                OR EXISTS (SELECT 1 FROM articles WHERE id = s.article_id AND first_seen > ?2)
                OR EXISTS (SELECT 1 FROM wordings WHERE article_id = s.article_id AND id <> w.id))",
        )?;
        let rows = statement.query_map(params![snapshot, seen.first], |row| {
            let place = Place { batch: row.get(2)?, depth: row.get(3)?, position: row.get(4)? };
            Ok((row.get(0)?, row.get(1)?, place))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Combines all articles that were touched, and finds their stories and copies.
    pub(crate) fn settle(mut self) -> Result<Filed, Error> {
        if let Some(snapshot) = self.ordered {
            for article in neighbours::renew(self.store, snapshot)? {
                self.touch(article, None, 0);
            }
        }
        for (&outlet, counted) in &self.counted {
            articles::count(self.store, outlet, counted.articles, counted.sightings)?;
        }
        let mut unchanged = HashSet::new();
        for (&article, &touched) in &self.touched {
            if touched.is_combined {
                continue;
            }
            self.at_hand.touched(article);
            let renewed = articles::renew(self.store, article, touched)?;
            self.filed.changed_articles +=
                usize::from(renewed.is_told_otherwise && !touched.is_new);
            if !renewed.is_other {
                unchanged.insert(article);
            }
        }
        for (&article, touched) in &self.touched {
            if touched.is_new {
                likeness::take_up(self.store, article, self.at_hand)?;
            } else if !unchanged.contains(&article) {
                likeness::renew(self.store, article, self.at_hand)?;
            }
        }
        Ok(self.filed)
    }
}

/// Which addresses of a page tell its entries apart.
struct TellingAddresses {
    /// The keys of the entries' addresses, in their order.
    keys: Vec<Option<String>>,
    mute: HashSet<String>,
}

impl TellingAddresses {
    fn of(wordings: &[Wording], page: &str) -> Self {
        let keys: Vec<Option<String>> =
            wordings.iter().map(|wording| wording.url.as_deref().and_then(address::key)).collect();
        let mut entries: HashMap<&String, Vec<&Wording>> = HashMap::new();
        for (key, wording) in keys.iter().zip(wordings) {
            if let Some(key) = key {
                entries.entry(key).or_default().push(wording);
            }
        }
        let has_many_headlines = |entries: &[&Wording]| {
            let headlines =
                entries.iter().filter_map(|wording| words::line(wording.title.as_deref()?));
            entries.len() > HEADLINES_OF_ONE_ADDRESS
                && headlines.collect::<HashSet<_>>().len() > HEADLINES_OF_ONE_ADDRESS
        };
        let mut mute: HashSet<String> = entries
            .into_iter()
            .filter(|(_, entries)| has_many_headlines(entries))
            .map(|(key, _)| key.clone())
            .collect();
        mute.extend(address::key(page));
        Self { keys, mute }
    }

    /// Whether the address of an entry does, by its place on the page.
    fn tells(&self, place: usize) -> bool {
        self.keys
            .get(place)
            .is_some_and(|key| key.as_ref().is_some_and(|key| !self.mute.contains(key)))
    }
}
