//! What filing needs again and again: the keys that came last ([`Keys`]), how many articles have a word
//! ([`Counts`]), which have which telling words ([`Stretch`]), and what those near an article tell of. It is read from the store once and kept at
//! hand by the only writer, from one filing to the next where nothing else was written in between
//! ([`Stamp`]): so it is always what the store would say, but for the counts of words, which are kept at the
//! end of each filing. Asking the store for each word of each article took a third of all filing.

use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use cuttings_match::likeness::{Head, View, Word};
use cuttings_match::{Profile, Sketch};
use foldhash::fast::RandomState;
use rusqlite::{Connection, OptionalExtension};

use super::counts::Counts;
use super::found::Found;
use super::packed::Packed;
use super::recent::Recent;
use super::stretch::Stretch;
use super::{Days, Kept, postings, stories};
use crate::dictionaries::{self, InUse};
use crate::keys::Keys;
use crate::{Error, column};

/// Of how many words of articles is held what they tell of (8 bytes each), how many hashes of sketches (4
/// bytes each), of how many articles the story, and how many articles of stories. As many again are held of
/// what was asked for before. It is enough for the two hundred thousand articles of three busy months: with
/// less, what those near an article tell of would be read from the store again and again.
const VIEWED_WORDS: usize = 7_000_000;
const SKETCHED: usize = 5_000_000;
const STORIES: usize = 200_000;
const MEMBERS: usize = 400_000;

/// What the place of an article or a story takes, counted in its words, hashes or articles.
const VIEW_PLACE: usize = 5;
const SKETCH_PLACE: usize = 4;
const MEMBERS_PLACE: usize = 4;

/// Of the stretches of time, those that were not asked for the longest go when there are so many, or when
/// they have so many places (4 bytes each) together.
const MOST_STRETCHES: usize = 256;
const MOST_PLACES: usize = 8_000_000;

/// A state of the store, as its writer sees it: whether another connection has written anything, and how
/// much this one has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    others: i64,
    own: u64,
}

impl Stamp {
    /// Within a transaction that writes, or at its end, before it is committed.
    pub(crate) fn of(store: &Connection) -> Result<Self, Error> {
        let others =
            store.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        Ok(Self { others, own: store.total_changes() })
    }
}

#[derive(Debug)]
pub(crate) struct AtHand {
    pub(crate) keys: Keys,
    pub(super) counts: Counts,
    /// By bucket: its articles, and when they were asked for last.
    stretches: HashMap<i64, (u64, Stretch), RandomState>,
    /// Counts the articles that were looked at.
    now: u64,
    /// By article: what it tells of.
    views: Packed<Head, Word>,
    sketches: Packed<u32, u32>,
    /// By article: its story.
    stories: Recent<Option<i64>>,
    /// By story: its newest articles, the newest first, at most [`stories::ARTICLES`].
    members: Recent<Vec<i64>>,
    /// By language: its dictionary, if it has one.
    dictionaries: BTreeMap<String, Option<Arc<InUse>>>,
    /// Room for what is found near an article.
    pub(super) found: Found,
}

impl Default for AtHand {
    fn default() -> Self {
        Self {
            keys: Keys::default(),
            counts: Counts::default(),
            stretches: HashMap::default(),
            now: 0,
            views: Packed::new(VIEWED_WORDS, VIEW_PLACE),
            sketches: Packed::new(SKETCHED, SKETCH_PLACE),
            stories: Recent::new(STORIES, 1),
            members: Recent::new(MEMBERS, MEMBERS_PLACE),
            dictionaries: BTreeMap::new(),
            found: Found::default(),
        }
    }
}

impl AtHand {
    /// Keeps what the store does not have yet.
    pub(crate) fn write_back(&mut self, store: &Connection) -> Result<(), Error> {
        self.keys.write_back(store)?;
        self.counts.keep(store)
    }

    /// Lets go of what has become too much.
    pub(super) fn bound(&mut self, store: &Connection) -> Result<(), Error> {
        self.now += 1;
        self.counts.bound(store)?;
        while self.stretches.len() > 1 && self.has_too_many_places() {
            let oldest = self.stretches.iter().min_by_key(|(_, (asked, _))| *asked);
            let Some(oldest) = oldest.map(|(&bucket, _)| bucket) else { break };
            self.stretches.remove(&oldest);
        }
        Ok(())
    }

    fn has_too_many_places(&self) -> bool {
        let places = self.stretches.values().map(|(_, stretch)| stretch.places()).sum::<usize>();
        self.stretches.len() > MOST_STRETCHES || places > MOST_PLACES
    }

    /// The articles of some buckets, in their order.
    pub(super) fn stretches(
        &mut self,
        store: &Connection,
        buckets: &[i64],
    ) -> Result<Vec<&Stretch>, Error> {
        for &bucket in buckets {
            let (asked, _) = match self.stretches.entry(bucket) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => unknown.insert((0, postings::stretch(store, bucket)?)),
            };
            *asked = self.now;
        }
        let stretches = buckets.iter().filter_map(|bucket| self.stretches.get(bucket));
        Ok(stretches.map(|(_, stretch)| stretch).collect())
    }

    /// Has at hand what an article tells of, and gives whether there is anything. It is made anew whenever the
    /// article's words or days become others.
    pub(super) fn look_at(&mut self, store: &Connection, article: i64) -> Result<bool, Error> {
        if self.views.renew(article) {
            return Ok(true);
        }
        let read = store
            .prepare_cached(
                "SELECT l.profile, a.date_earliest, a.date_latest FROM likenesses AS l
                 JOIN articles AS a ON a.id = l.article_id WHERE l.article_id = ?1",
            )?
            .query_row([article], |row| {
                let profile = row.get_ref(0)?.as_blob().ok().and_then(Profile::from_bytes);
                let (earliest, latest) = (column::day(row, 1)?, column::day(row, 2)?);
                Ok((profile.unwrap_or_default(), Days { earliest, latest }))
            })
            .optional()?;
        let Some((profile, days)) = read else { return Ok(false) };
        self.see(article, &profile, days);
        Ok(true)
    }

    /// What an article tells of, where it was just looked at.
    pub(super) fn view(&self, article: i64) -> Option<View<'_>> {
        self.views.get(article).map(|(head, words)| View::of(head, words))
    }

    /// Holds what an article tells of.
    fn see(&mut self, article: i64, profile: &Profile, days: Days) {
        let view = View::new(profile, days.span());
        self.views.insert(article, view.head(), view.words());
    }

    /// The dictionary of a language.
    pub(super) fn dictionary(
        &mut self,
        store: &Connection,
        language: Option<&str>,
    ) -> Result<Option<Arc<InUse>>, Error> {
        let Some(language) = language else { return Ok(None) };
        if !self.dictionaries.contains_key(language) {
            self.dictionaries
                .insert(language.to_owned(), dictionaries::of(store, language)?.map(Arc::new));
        }
        Ok(self.dictionaries.get(language).cloned().flatten())
    }

    /// There are other dictionaries now.
    pub(crate) fn forget_dictionaries(&mut self) {
        self.dictionaries.clear();
    }

    /// The story of an article.
    pub(super) fn story_of(
        &mut self,
        store: &Connection,
        article: i64,
    ) -> Result<Option<i64>, Error> {
        if let Some(known) = self.stories.get(article) {
            return Ok(*known);
        }
        let story = stories::story_of(store, article)?;
        self.put(article, story);
        Ok(story)
    }

    fn put(&mut self, article: i64, story: Option<i64>) {
        self.stories.insert(article, story, 0);
    }

    /// A story was made, of no article yet.
    pub(super) fn new_story(&mut self, story: i64) {
        self.members.insert(story, Vec::new(), 0);
    }

    /// An article was taken out of a story, and put into another one.
    pub(super) fn moved(&mut self, article: i64, from: Option<i64>, to: Option<i64>) {
        self.put(article, to);
        if let Some((from, mut members)) =
            from.and_then(|from| Some((from, self.members.take(from)?)))
        {
            // Where there are as many as are looked at, there may be more.
            if members.len() < stories::ARTICLES {
                members.retain(|&member| member != article);
                self.hold_members(from, members);
            }
        }
        if let Some((to, mut members)) = to.and_then(|to| Some((to, self.members.take(to)?))) {
            members.push(article);
            members.sort_unstable_by_key(|&member| Reverse(member));
            members.dedup();
            members.truncate(stories::ARTICLES);
            self.hold_members(to, members);
        }
    }

    fn hold_members(&mut self, story: i64, members: Vec<i64>) {
        let takes = members.len();
        self.members.insert(story, members, takes);
    }

    /// The newest articles of a story, the newest first.
    pub(super) fn members(&mut self, store: &Connection, story: i64) -> Result<&[i64], Error> {
        if self.members.get(story).is_none() {
            let members = stories::newest_of(store, story)?;
            self.hold_members(story, members);
        }
        Ok(self.members.get(story).map(Vec::as_slice).unwrap_or_default())
    }

    /// The sketch of an article's text; `None` where it has none.
    pub(super) fn sketch(
        &mut self,
        store: &Connection,
        article: i64,
    ) -> Result<Option<Sketch<'_>>, Error> {
        if !self.sketches.renew(article) {
            let sketch = store
                .prepare_cached("SELECT sketch FROM likenesses WHERE article_id = ?1")?
                .query_row([article], |row| {
                    let sketch = row.get_ref(0)?.as_blob().ok().and_then(Sketch::from_bytes);
                    Ok(sketch.unwrap_or_default())
                })
                .optional()?;
            let Some(sketch) = sketch else { return Ok(None) };
            self.hold_sketch(article, &sketch);
        }
        Ok(self.sketches.get(article).map(|(runs, smallest)| Sketch::of(runs, smallest)))
    }

    fn hold_sketch(&mut self, article: i64, sketch: &Sketch<'_>) {
        let runs = u32::try_from(sketch.runs()).unwrap_or(u32::MAX);
        self.sketches.insert(article, runs, sketch.smallest());
    }

    /// What is known of an article, such as its days, may have become another, and its profile not yet.
    pub(crate) fn touched(&mut self, article: i64) {
        self.views.remove(article);
    }

    /// An article was posted, with these days.
    pub(super) fn kept(&mut self, article: i64, kept: &Kept, days: Days) {
        self.see(article, &kept.profile, days);
        self.hold_sketch(article, &kept.sketch);
        self.each_posting(kept, |stretch, term| stretch.post(term, article));
    }

    /// An article's postings were removed.
    pub(super) fn taken(&mut self, article: i64, before: &Kept) {
        self.views.remove(article);
        self.sketches.remove(article);
        self.each_posting(before, |stretch, term| stretch.remove(term, article));
    }

    /// Those of buckets that are not at hand need no change: they are read when they are asked for.
    fn each_posting(&mut self, kept: &Kept, mut change: impl FnMut(&mut Stretch, u32)) {
        for bucket in kept.buckets.0..=kept.buckets.1 {
            if let Some((_, stretch)) = self.stretches.get_mut(&bucket) {
                for term in kept.found_by() {
                    change(stretch, term.id);
                }
            }
        }
    }

    /// All postings and profiles were made anew.
    pub(super) fn look_again(&mut self) {
        self.stretches.clear();
        self.views.clear();
    }
}
