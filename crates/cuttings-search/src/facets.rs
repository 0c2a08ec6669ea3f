//! Counts of matches by outlet, kind, language and day.
//!
//! Every search counts, and some count nearly all articles there are. So what an article counts as is worked out once
//! for each part of the index: the number of its group (of articles that have outlet, kind and language in common), and
//! its day, or its year where that is all that is known. Counting an article is then adding one in two places.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::index::SegmentId;
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use crate::document;

/// How many articles are looked up at once: columns are read in blocks.
const BLOCK: u32 = 128;

/// The days that may be counted in an array: 1900 to 2099.
const USUAL_DAYS: RangeInclusive<i64> = -25_567..=47_481;

/// The columns with the names of what is counted.
const NAMES: [&str; 3] = [document::OUTLET_NAME, document::KIND, document::LANGUAGE];

/// Counts matches.
#[derive(Clone)]
pub(crate) struct FacetCollector {
    known: Arc<Known>,
}

/// Counts by value.
#[derive(Default)]
pub(crate) struct FacetCounts {
    pub(crate) articles: u64,
    pub(crate) outlets: BTreeMap<String, u64>,
    pub(crate) kinds: BTreeMap<String, u64>,
    pub(crate) languages: BTreeMap<String, u64>,
    pub(crate) days: BTreeMap<Date, u64>,
    /// Those of which the year is known, but not the day.
    pub(crate) years: BTreeMap<i16, u64>,
}

/// What the articles of the parts of the index count as.
#[derive(Debug, Default)]
pub(crate) struct Known(Mutex<HashMap<SegmentId, Slot>>);

/// Of many who ask at once, one works it out.
type Slot = Arc<Mutex<Option<Arc<Sorted>>>>;

/// What the articles of a part of the index count as, by their numbers there.
#[derive(Debug)]
struct Sorted {
    group_of: Vec<u32>,
    /// The number of the day in the array of days, from 1, behind all of them that of the year; 0 for those that are
    /// of neither, or on an unusual day.
    day_of: Vec<u32>,
    /// The names of each group, by the part's own numbers of the values.
    groups: Vec<Group>,
    /// The day that the array begins with, and how many it has.
    from: i64,
    days: usize,
    /// The year that the array's second part begins with, and how many it has.
    from_year: i16,
    years: usize,
    /// The days that are not in the array.
    unusual: HashMap<DocId, i64>,
}

type Group = [Option<u64>; 3];

impl Known {
    fn of(&self, segment: &SegmentReader) -> tantivy::Result<Arc<Sorted>> {
        let slot = {
            let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(slots.entry(segment.segment_id()).or_default())
        };
        let mut sorted = slot.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sorted) = &*sorted {
            return Ok(Arc::clone(sorted));
        }
        Ok(Arc::clone(sorted.insert(Arc::new(Sorted::new(segment)?))))
    }

    /// Lets go of what is no part of the index any more.
    fn keep_only(&self, searcher: &Searcher) {
        let there: Vec<SegmentId> =
            searcher.segment_readers().iter().map(SegmentReader::segment_id).collect();
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        slots.retain(|segment, _| there.contains(segment));
    }
}

impl FacetCollector {
    /// Counts what is found by a searcher.
    pub(crate) fn new(known: &Arc<Known>, searcher: &Searcher) -> Self {
        known.keep_only(searcher);
        Self { known: Arc::clone(known) }
    }
}

/// The columns of a part of the index that say what its articles count as.
struct Columns {
    names: Vec<Option<StrColumn>>,
    first_day: Column<i64>,
    last_day: Column<i64>,
}

impl Columns {
    fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        let columns = segment.fast_fields();
        Ok(Self {
            names: NAMES.iter().map(|name| columns.str(name)).collect::<Result<_, _>>()?,
            first_day: columns.i64(document::FIRST_DAY)?,
            last_day: columns.i64(document::LAST_DAY)?,
        })
    }

    fn groups(&self, docs: &[DocId]) -> Vec<Group> {
        let mut groups = vec![Group::default(); docs.len()];
        for (which, column) in self.names.iter().enumerate() {
            let Some(column) = column else { continue };
            for (group, value) in groups.iter_mut().zip(values(column.ords(), docs)) {
                if let Some(name) = group.get_mut(which) {
                    *name = value;
                }
            }
        }
        groups
    }

    /// When articles were published.
    fn whens(&self, docs: &[DocId]) -> impl Iterator<Item = Option<When>> {
        let (first, last) = (values(&self.first_day, docs), values(&self.last_day, docs));
        first.into_iter().zip(last).map(|(first, last)| When::of(first?, last?))
    }
}

/// When an article was published, as far as that is known.
enum When {
    Day(i64),
    /// A range of days is on no day, but may be of a year.
    Year(i16),
}

impl When {
    fn of(first: i64, last: i64) -> Option<Self> {
        if first == last {
            return Some(Self::Day(first));
        }
        let (first, last) = (document::day(first)?.year(), document::day(last)?.year());
        (first == last).then_some(Self::Year(first))
    }
}

impl Sorted {
    fn new(segment: &SegmentReader) -> tantivy::Result<Self> {
        let columns = Columns::of(segment)?;
        // What is known of the first or the last day bounds the days that are both.
        let usual = |day: i64| day.clamp(*USUAL_DAYS.start(), *USUAL_DAYS.end());
        let from = usual(columns.first_day.min_value());
        let to = usual(columns.last_day.max_value());
        let year = |day: i64| document::day(day).map_or(0, Date::year);
        let articles = segment.max_doc();
        let mut sorted = Self {
            group_of: Vec::with_capacity(articles as usize),
            day_of: Vec::with_capacity(articles as usize),
            groups: Vec::new(),
            from,
            days: usize::try_from(to - from + 1).unwrap_or_default(),
            from_year: year(from),
            years: usize::try_from(year(to) - year(from) + 1).unwrap_or_default(),
            unusual: HashMap::new(),
        };
        let mut numbers = Numbers::default();
        for start in (0..articles).step_by(BLOCK as usize) {
            let docs: Vec<DocId> = (start..articles.min(start + BLOCK)).collect();
            for group in columns.groups(&docs) {
                sorted.group_of.push(numbers.of(group, &mut sorted.groups));
            }
            for (&doc, when) in docs.iter().zip(columns.whens(&docs)) {
                sorted.push(doc, when);
            }
        }
        Ok(sorted)
    }

    fn push(&mut self, doc: DocId, when: Option<When>) {
        let place = when.as_ref().and_then(|when| self.place(when));
        self.day_of.push(place.and_then(|place| u32::try_from(place + 1).ok()).unwrap_or_default());
        if let (None, Some(When::Day(day))) = (place, when) {
            self.unusual.insert(doc, day);
        }
    }

    /// Where in the array it is counted, if it is.
    fn place(&self, when: &When) -> Option<usize> {
        let within =
            |place: i64, length: usize| usize::try_from(place).ok().filter(|place| *place < length);
        match when {
            When::Day(day) => within(day.saturating_sub(self.from), self.days),
            When::Year(year) => {
                let place = within(i64::from(*year) - i64::from(self.from_year), self.years);
                place.map(|place| self.days + place)
            }
        }
    }
}

/// The numbers of groups.
#[derive(Default)]
struct Numbers {
    known: HashMap<Group, u32>,
    /// The last one: articles of a page are mostly of one group.
    last: Option<(Group, u32)>,
}

impl Numbers {
    fn of(&mut self, group: Group, groups: &mut Vec<Group>) -> u32 {
        if let Some((last, number)) = self.last
            && last == group
        {
            return number;
        }
        let next = u32::try_from(groups.len()).unwrap_or(u32::MAX);
        let number = *self.known.entry(group).or_insert(next);
        if number == next {
            groups.push(group);
        }
        self.last = Some((group, number));
        number
    }
}

/// Reads the values of a block of articles.
fn values<T: PartialOrd + Copy + std::fmt::Debug + Send + Sync + 'static>(
    column: &Column<T>,
    docs: &[DocId],
) -> Vec<Option<T>> {
    let mut values = vec![None; docs.len()];
    column.first_vals(docs, &mut values);
    values
}

/// Counts in a part of the index.
pub(crate) struct SegmentFacets {
    sorted: Arc<Sorted>,
    names: [Option<StrColumn>; 3],
    articles: u64,
    groups: Vec<u32>,
    days: Vec<u32>,
    unusual: BTreeMap<i64, u64>,
}

impl Collector for FacetCollector {
    type Fruit = FacetCounts;
    type Child = SegmentFacets;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentFacets> {
        let sorted = self.known.of(segment)?;
        let columns = segment.fast_fields();
        let [outlets, kinds, languages] = NAMES.map(|name| columns.str(name));
        Ok(SegmentFacets {
            names: [outlets?, kinds?, languages?],
            articles: 0,
            groups: vec![0; sorted.groups.len()],
            days: vec![0; 1 + sorted.days + sorted.years],
            unusual: BTreeMap::new(),
            sorted,
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<FacetCounts>) -> tantivy::Result<FacetCounts> {
        fn add<K: Ord>(all: &mut BTreeMap<K, u64>, some: BTreeMap<K, u64>) {
            for (value, count) in some {
                *all.entry(value).or_default() += count;
            }
        }
        let mut all = FacetCounts::default();
        for fruit in fruits {
            all.articles += fruit.articles;
            add(&mut all.outlets, fruit.outlets);
            add(&mut all.kinds, fruit.kinds);
            add(&mut all.languages, fruit.languages);
            add(&mut all.days, fruit.days);
            add(&mut all.years, fruit.years);
        }
        Ok(all)
    }
}

impl SegmentCollector for SegmentFacets {
    type Fruit = FacetCounts;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.articles += 1;
        let place = doc as usize;
        let group = self.sorted.group_of.get(place).copied().unwrap_or(u32::MAX);
        if let Some(count) = self.groups.get_mut(group as usize) {
            *count += 1;
        }
        let day = self.sorted.day_of.get(place).copied().unwrap_or_default();
        if let Some(count) = self.days.get_mut(day as usize) {
            *count += 1;
        }
        if day == 0
            && let Some(day) = self.sorted.unusual.get(&doc)
        {
            *self.unusual.entry(*day).or_default() += 1;
        }
    }

    fn harvest(self) -> FacetCounts {
        let [outlets, kinds, languages] = [0, 1, 2].map(|which| self.by_name(which));
        let (days, years) = (self.by_date(), self.by_year());
        FacetCounts { articles: self.articles, outlets, kinds, languages, days, years }
    }
}

impl SegmentFacets {
    fn by_name(&self, which: usize) -> BTreeMap<String, u64> {
        let Some(Some(column)) = self.names.get(which) else { return BTreeMap::new() };
        let mut by_value: BTreeMap<u64, u64> = BTreeMap::new();
        for (group, &count) in self.sorted.groups.iter().zip(&self.groups) {
            if let (Some(value), 1..) = (group.get(which).copied().flatten(), count) {
                *by_value.entry(value).or_default() += u64::from(count);
            }
        }
        let (values, counts): (Vec<u64>, Vec<u64>) = by_value.into_iter().unzip();
        let mut names = Vec::with_capacity(values.len());
        // All in one go, since names are kept as what they have in common with the one before.
        let all = column.dictionary().sorted_ords_to_term_cb(&values, |name| {
            names.push(String::from_utf8_lossy(name).into_owned());
        });
        match all {
            Ok(_) => names.into_iter().zip(counts).collect(),
            Err(_) => BTreeMap::new(),
        }
    }

    fn by_date(&self) -> BTreeMap<Date, u64> {
        let usual = (self.sorted.from..).zip(self.days.iter().skip(1).take(self.sorted.days));
        let usual = usual.map(|(day, &count)| (day, u64::from(count)));
        let unusual = self.unusual.iter().map(|(&day, &count)| (day, count));
        usual
            .chain(unusual)
            .filter(|(_, count)| *count > 0)
            .filter_map(|(day, count)| Some((document::day(day)?, count)))
            .collect()
    }

    fn by_year(&self) -> BTreeMap<i16, u64> {
        let years = (self.sorted.from_year..).zip(self.days.iter().skip(1 + self.sorted.days));
        years.filter(|(_, count)| **count > 0).map(|(year, &count)| (year, count.into())).collect()
    }
}
