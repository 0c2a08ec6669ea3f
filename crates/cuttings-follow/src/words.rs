//! What following says, in words.

use cuttings_archive::Report;

/// A number of things.
#[must_use]
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A report of completeness in a sentence or three. It holds addresses that strangers wrote.
#[must_use]
pub fn in_words(report: &Report) -> String {
    let pages = count(report.pages, "page", "pages");
    let entries = count(report.entries, "entry", "entries");
    let mut text = format!("{pages}, {entries}");
    if let (Some(first), Some(last)) = (report.first_date, report.last_date) {
        text.push_str(&format!(" from {first} to {last}"));
    }
    let duplicates = count(report.duplicates, "duplicate", "duplicates");
    let gaps = count(report.gaps.len() as u64, "gap", "gaps");
    let errors = count(report.errors, "error", "errors");
    text.push_str(&format!(
        ", {duplicates}, {gaps}, {errors}; {} of {} proven",
        report.proven,
        count(report.boundaries, "boundary", "boundaries"),
    ));
    match (&report.ending, &report.next) {
        (Some(ending), _) => text.push_str(&format!(". It ends there: {}", ending)),
        (None, Some(next)) => text.push_str(&format!(". Not at its end: goes on with {}", next)),
        (None, None) => {}
    }
    text.push('.');
    text
}
