//! How well the reader does over all cases, in the figures that such work is measured by.

use std::fmt::Write as _;

use cuttings_extract::Page;

use super::case::Expected;
use super::judge;

/// How well one page was read.
pub(crate) struct Score {
    is_right: bool,
    entry_f1: f64,
    next_is_right: bool,
    /// Shares of the entries found, for the fields that entries name.
    fields: Vec<(&'static str, f64)>,
}

const FIELDS: [&str; 7] = ["title", "date", "summary", "authors", "section", "kind", "url"];

impl Score {
    pub(crate) fn of(expected: &Expected, page: &Page, misses: &[String]) -> Self {
        let pairs = judge::pairs(expected, page);
        let found = pairs.iter().flatten().count();
        let fields = FIELDS.iter().filter_map(|key| {
            let judged: Vec<bool> = expected
                .entries
                .iter()
                .zip(&pairs)
                .filter_map(|(wanted, at)| judge::is_right(wanted, key, &page.entries[(*at)?]))
                .collect();
            let right = judged.iter().filter(|right| **right).count();
            (!judged.is_empty()).then(|| (*key, ratio(right, judged.len())))
        });
        Self {
            is_right: misses.is_empty(),
            entry_f1: match expected.entries.len() + page.entries.len() {
                0 => 1.0,
                both => ratio(2 * found, both),
            },
            next_is_right: expected.next == page.next,
            fields: fields.collect(),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of entries are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    values.iter().sum::<f64>() / ratio(values.len().max(1), 1)
}

/// The figures over all cases, and the cases that lose entries.
pub(crate) fn table(scores: &[(String, Score)]) -> String {
    let all = |value: fn(&Score) -> f64| mean(scores.iter().map(|(_, score)| value(score)));
    let mut text = format!(
        "{} cases: {:.3} right, entry_f1 {:.3}, next {:.3}",
        scores.len(),
        all(|score| f64::from(u8::from(score.is_right))),
        all(|score| score.entry_f1),
        all(|score| f64::from(u8::from(score.next_is_right))),
    );
    for key in FIELDS {
        let shares = scores.iter().flat_map(|(_, score)| &score.fields);
        let share = mean(shares.filter(|(name, _)| *name == key).map(|(_, share)| *share));
        let _ = write!(text, ", {key} {share:.3}");
    }
    for (name, score) in scores.iter().filter(|(_, score)| score.entry_f1 < 1.0) {
        let _ = write!(text, "\n  {:.3} {name}", score.entry_f1);
    }
    text
}
