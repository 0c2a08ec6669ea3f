//! All matches in the order of lists.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
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
