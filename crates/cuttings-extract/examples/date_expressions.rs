//! Measures what the dates in running text say of the day of writing, against listings with known days:
//! for each kind of constraint, how many there are and how many hold.
//!
//! ```sh
//! cargo run --release --example date_expressions -- SHARED/pressbench/sites/*/listings.jsonl
//! ```
//!
//! `--misses` as the first argument lists those that do not hold.

#![allow(clippy::print_stdout, reason = "an example that prints")]

use std::collections::BTreeMap;
use std::error::Error;

use cuttings_extract::Range;
use cuttings_extract::dates::{Says, expressions};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (misses, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument == "--misses");
    for file in files {
        for line in std::fs::read_to_string(&file)?.lines() {
            let page: Value = serde_json::from_str(line)?;
            for entry in page["entries"].as_array().into_iter().flatten() {
                let day = entry["date"].as_str().and_then(|day| day.parse::<Date>().ok());
                let Some(day) = day else { continue };
                for text in
                    [&entry["title"], &entry["teaser"]].into_iter().filter_map(Value::as_str)
                {
                    for found in expressions(text, None) {
                        let (kind, holds) = judged(&found.says, day)?;
                        let count = kinds.entry(kind).or_default();
                        count.0 += 1;
                        count.1 += usize::from(holds);
                        if !holds && !misses.is_empty() {
                            println!("{kind}: {day}: {:?}", text.get(found.span));
                        }
                    }
                }
            }
        }
    }
    for (kind, (all, holding)) in kinds {
        println!("{kind:28} {holding:5} of {all:5}");
    }
    Ok(())
}

/// The kind of a constraint, and whether it holds for a text of this day.
fn judged(says: &Says, day: Date) -> Result<(&'static str, bool), Box<dyn Error>> {
    let kind = match says {
        Says::Within(Range { latest: Some(_), .. }) => "in these days",
        Says::Within(_) => "not before",
        Says::Around { first: ..0, .. } => "around a day of the week",
        Says::Around { .. } => "just after a day",
    };
    // As it is with neighbours of a year before and after.
    let known = Range {
        earliest: Some(day.checked_sub(365.days())?),
        latest: Some(day.checked_add(365.days())?),
    };
    let holds = says.within(known).is_some_and(|range| {
        range.earliest.is_none_or(|first| first <= day)
            && range.latest.is_none_or(|last| day <= last)
    });
    Ok((kind, holds))
}
