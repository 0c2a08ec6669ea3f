//! Counts of matches by outlet, kind, language and day.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::document;

/// How many matches are counted at once.
const BLOCK: usize = 128;

/// Counts of matches.
pub(crate) struct FacetCollector;

/// Counts by value.
#[derive(Default)]
pub(crate) struct FacetCounts {
    pub(crate) articles: u64,
    pub(crate) outlets: BTreeMap<String, u64>,
    pub(crate) kinds: BTreeMap<String, u64>,
    pub(crate) languages: BTreeMap<String, u64>,
    pub(crate) days: BTreeMap<Date, u64>,
}

/// Counts in a segment, by the segment's own numbers of the values.
pub(crate) struct SegmentFacets {
    /// Matches that are still to be counted: columns are read in blocks.
    waiting: Vec<DocId>,
    articles: u64,
    names: [Counted; 3],
    days: Days,
}

/// Articles by day. Nearly all days of nearly all archives are in a span that an array can hold: it is far
/// faster to count in than a tree, and every search counts.
struct Days {
    first: Column<i64>,
    last: Column<i64>,
    /// The day that the array begins with.
    from: i64,
    usual: Vec<u32>,
    others: BTreeMap<i64, u64>,
    /// The days of a block.
    block: [Vec<Option<i64>>; 2],
}

/// The days that may be counted in an array: 1900 to 2099.
const USUAL_DAYS: RangeInclusive<i64> = -25_567..=47_481;

impl Days {
    fn new(first: Column<i64>, last: Column<i64>) -> Self {
        // What is known of the first or the last day bounds the days that are both.
        let usual = |day: i64| day.clamp(*USUAL_DAYS.start(), *USUAL_DAYS.end());
        let (from, to) = (usual(first.min_value()), usual(last.max_value()));
        let length = usize::try_from(to - from + 1).unwrap_or_default();
        let usual = vec![0; length];
        Self { first, last, from, usual, others: BTreeMap::new(), block: Default::default() }
    }

    fn count(&mut self, docs: &[DocId]) {
        let [mut first, mut last] = std::mem::take(&mut self.block);
        values(&self.first, docs, &mut first);
        values(&self.last, docs, &mut last);
        for days in first.iter().zip(&last) {
            // A range of days is on no day.
            if let (Some(first), Some(last)) = days
                && first == last
            {
                self.add(*first);
            }
        }
        self.block = [first, last];
    }

    fn add(&mut self, day: i64) {
        let place = usize::try_from(day.saturating_sub(self.from)).ok();
        match place.and_then(|place| self.usual.get_mut(place)) {
            Some(count) => *count += 1,
            None => *self.others.entry(day).or_default() += 1,
        }
    }

    fn by_date(self) -> BTreeMap<Date, u64> {
        let usual = (self.from..).zip(self.usual).filter(|(_, count)| *count > 0);
        let usual = usual.map(|(day, count)| (day, u64::from(count)));
        usual
            .chain(self.others)
            .filter_map(|(day, count)| Some((document::day(day)?, count)))
            .collect()
    }
}

struct Counted {
    column: Option<StrColumn>,
    counts: Vec<u64>,
    /// The values of a block.
    block: Vec<Option<u64>>,
}

/// Reads the values of a block of articles.
fn values<T: PartialOrd + Copy + std::fmt::Debug + Send + Sync + 'static>(
    column: &Column<T>,
    docs: &[DocId],
    into: &mut Vec<Option<T>>,
) {
    into.clear();
    into.resize(docs.len(), None);
    column.first_vals(docs, into);
}

impl Collector for FacetCollector {
    type Fruit = FacetCounts;
    type Child = SegmentFacets;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentFacets> {
        let columns = segment.fast_fields();
        let counted = |name| {
            let column = columns.str(name)?;
            let terms = column.as_ref().map_or(0, |column| column.num_terms());
            let block = Vec::new();
            Ok::<_, tantivy::TantivyError>(Counted { column, counts: vec![0; terms], block })
        };
        let days = Days::new(columns.i64(document::FIRST_DAY)?, columns.i64(document::LAST_DAY)?);
        Ok(SegmentFacets {
            waiting: Vec::with_capacity(BLOCK),
            articles: 0,
            names: [
                counted(document::OUTLET_NAME)?,
                counted(document::KIND)?,
                counted(document::LANGUAGE)?,
            ],
            days,
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
        }
        Ok(all)
    }
}

impl SegmentCollector for SegmentFacets {
    type Fruit = FacetCounts;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.waiting.push(doc);
        if self.waiting.len() >= BLOCK {
            self.count_waiting();
        }
    }

    fn collect_block(&mut self, docs: &[DocId]) {
        self.count(docs);
    }

    fn harvest(mut self) -> FacetCounts {
        self.count_waiting();
        let [outlets, kinds, languages] = self.names.map(Counted::by_name);
        let days = self.days.by_date();
        FacetCounts { articles: self.articles, outlets, kinds, languages, days }
    }
}

impl SegmentFacets {
    fn count_waiting(&mut self) {
        let mut waiting = std::mem::take(&mut self.waiting);
        self.count(&waiting);
        waiting.clear();
        self.waiting = waiting;
    }

    fn count(&mut self, docs: &[DocId]) {
        self.articles += docs.len() as u64;
        for counted in &mut self.names {
            counted.count(docs);
        }
        self.days.count(docs);
    }
}

impl Counted {
    fn count(&mut self, docs: &[DocId]) {
        let Some(column) = &self.column else { return };
        values(column.ords(), docs, &mut self.block);
        for value in self.block.iter().flatten() {
            let count = usize::try_from(*value).ok();
            if let Some(count) = count.and_then(|value| self.counts.get_mut(value)) {
                *count += 1;
            }
        }
    }

    fn by_name(self) -> BTreeMap<String, u64> {
        let Some(column) = self.column else { return BTreeMap::new() };
        let counted = (0..).zip(self.counts).filter(|(_, count)| *count > 0);
        let (values, counts): (Vec<u64>, Vec<u64>) = counted.unzip();
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
}
