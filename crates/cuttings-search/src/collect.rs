//! Collectors of our own: all matches in the order of lists, and counts by outlet, kind, language and
//! day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::document::{self, OrderKey};

/// All matches, by the order of lists.
pub(crate) struct Numbers;

/// The columns of a segment, and what was collected in it.
pub(crate) struct SegmentNumbers {
    order: [Column<u64>; 3],
    id: Column<i64>,
    found: Vec<(OrderKey, i64)>,
}

impl Collector for Numbers {
    type Fruit = Vec<(OrderKey, i64)>;
    type Child = SegmentNumbers;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentNumbers> {
        let [first, second, third] = document::ORDER_KEYS;
        let columns = segment.fast_fields();
        Ok(SegmentNumbers {
            order: [columns.u64(first)?, columns.u64(second)?, columns.u64(third)?],
            id: columns.i64(document::ID)?,
            found: Vec::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        let mut all = fruits.concat();
        all.sort_unstable();
        Ok(all)
    }
}

impl SegmentCollector for SegmentNumbers {
    type Fruit = Vec<(OrderKey, i64)>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let key = self.order.each_ref().map(|column| column.first(doc).unwrap_or(u64::MAX));
        if let Some(id) = self.id.first(doc) {
            self.found.push((key, id));
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}

/// Counts of matches.
pub(crate) struct Facets;

/// Counts by value.
#[derive(Default)]
pub(crate) struct FacetCounts {
    pub(crate) outlets: BTreeMap<String, u64>,
    pub(crate) kinds: BTreeMap<String, u64>,
    pub(crate) languages: BTreeMap<String, u64>,
    pub(crate) days: BTreeMap<Date, u64>,
}

/// Counts in a segment, by the segment's own numbers of the values.
pub(crate) struct SegmentFacets {
    names: [Counted; 3],
    first_day: Column<i64>,
    last_day: Column<i64>,
    days: BTreeMap<i64, u64>,
}

struct Counted {
    column: Option<StrColumn>,
    counts: Vec<u64>,
}

impl Collector for Facets {
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
            Ok::<_, tantivy::TantivyError>(Counted { column, counts: vec![0; terms] })
        };
        Ok(SegmentFacets {
            names: [
                counted(document::OUTLET_NAME)?,
                counted(document::KIND)?,
                counted(document::LANGUAGE)?,
            ],
            first_day: columns.i64(document::FIRST_DAY)?,
            last_day: columns.i64(document::LAST_DAY)?,
            days: BTreeMap::new(),
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
        for counted in &mut self.names {
            let value = counted.column.as_ref().and_then(|column| column.ords().first(doc));
            let count = value.and_then(|value| usize::try_from(value).ok());
            if let Some(count) = count.and_then(|value| counted.counts.get_mut(value)) {
                *count += 1;
            }
        }
        // A range of days is on no day.
        if let (Some(first), Some(last)) = (self.first_day.first(doc), self.last_day.first(doc))
            && first == last
        {
            *self.days.entry(first).or_default() += 1;
        }
    }

    fn harvest(self) -> FacetCounts {
        let [outlets, kinds, languages] = self.names.map(Counted::by_name);
        let days = self.days.into_iter();
        let days = days.filter_map(|(day, count)| Some((document::day(day)?, count))).collect();
        FacetCounts { outlets, kinds, languages, days }
    }
}

impl Counted {
    fn by_name(self) -> BTreeMap<String, u64> {
        let Some(column) = self.column else { return BTreeMap::new() };
        let counted = (0..).zip(self.counts).filter(|(_, count)| *count > 0);
        counted
            .filter_map(|(value, count)| {
                let mut name = String::new();
                column.ord_to_str(value, &mut name).ok()?.then_some((name, count))
            })
            .collect()
    }
}
