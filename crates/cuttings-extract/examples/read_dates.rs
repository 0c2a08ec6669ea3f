//! Reads dates: a text a line on standard input, as `LANGUAGE<TAB>TEXT`, and writes what each settles to
//! by itself: the text that was taken for a date, a tab, and a day, an instant, a range or nothing. The
//! time of day is added to a day where a text has one.
//!
//! ```sh
//! printf 'de\t17. März 2023, 14:30 Uhr\n' | cargo run --example read_dates -- 2023-06-15T12:00:00Z
//! ```

#![allow(clippy::print_stdout, reason = "an example that prints")]

use std::error::Error;
use std::io::{BufRead, Write};

use cuttings_extract::dates::{Context, Mention, Reading, mentions, settle};

fn main() -> Result<(), Box<dyn Error>> {
    let reference = std::env::args().nth(1).map(|time| time.parse()).transpose()?;
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (language, text) = line.split_once('\t').unwrap_or(("", &line));
        let language = Some(language).filter(|language| !language.is_empty());
        let context = Context { reference, language };
        let found = mentions(text, &context);
        let texts: Vec<&str> = found.iter().filter_map(|m| text.get(m.span.clone())).collect();
        let values: Vec<String> = found.iter().map(|mention| shown(mention, &context)).collect();
        writeln!(out, "{}\t{}", texts.join("; "), values.join("; "))?;
    }
    Ok(())
}

fn shown(mention: &Mention, context: &Context<'_>) -> String {
    let settled = settle(&[Some(mention.reading.clone())], context).pop().flatten();
    let Some(settled) = settled else { return "impossible".to_owned() };
    match (settled.when, settled.range.earliest, settled.range.latest) {
        (Some(when), ..) => match mention.reading {
            Reading::Day { time: Some(time), offset: None, .. } => format!("{when} {time}"),
            _ => when.to_string(),
        },
        (None, Some(earliest), Some(latest)) => format!("{earliest}..{latest}"),
        _ => "?".to_owned(),
    }
}
