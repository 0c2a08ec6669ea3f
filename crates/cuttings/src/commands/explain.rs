//! `cuttings extract --explain`: why pages are read as they are, for people or as JSON.

use std::io::{self, Write};

use cuttings_extract::explain::{EntryReport, Explanation, Field, List, Neighbour, Reason};
use cuttings_fetch::Fetched;
use cuttings_follow::reading::hint;
use cuttings_follow::words::count;
use jiff::Timestamp;

use crate::failure::Failure;
use crate::output::{Output, write_json};

/// The form of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// For people.
    Text,
    /// An object for one page, an array for several.
    Json,
    /// An object a line.
    Jsonl,
}

/// Values are cut to this many characters in text.
const LONGEST_VALUE: usize = 100;

/// Writes explanations as pages come; JSON at the end, since only then it is known whether it is an array.
pub(crate) struct Explainer {
    style: Style,
    out: Output,
    several: bool,
    reference: Option<Timestamp>,
    written: usize,
    waiting: Vec<Explanation>,
}

impl Explainer {
    pub(crate) fn new(
        style: Style,
        out: Output,
        several: bool,
        reference: Option<Timestamp>,
    ) -> Self {
        Self { style, out, several, reference, written: 0, waiting: Vec::new() }
    }

    pub(crate) fn take(&mut self, fetched: &Fetched) -> Result<(), Failure> {
        let explanation = cuttings_extract::explain(&fetched.body, &hint(fetched, self.reference));
        match self.style {
            Style::Text => {
                if self.written > 0 {
                    writeln!(self.out)?;
                }
                write_text(&mut self.out, &fetched.name, &explanation)?;
            }
            Style::Json => self.waiting.push(explanation),
            Style::Jsonl => {
                serde_json::to_writer(&mut self.out, &explanation).map_err(io::Error::from)?;
                self.out.write_all(b"\n")?;
            }
        }
        self.written += 1;
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        if self.style == Style::Json {
            match self.waiting.as_slice() {
                [one] if !self.several => write_json(&mut self.out, one)?,
                [] if !self.several => {}
                all => write_json(&mut self.out, &all)?,
            }
        }
        self.out.finish()
    }
}

fn write_text(out: &mut Output, name: &str, page: &Explanation) -> io::Result<()> {
    writeln!(out, "{name}")?;
    if let Some(url) = page.url.as_ref().filter(|url| *url != name) {
        writeln!(out, "  address: {url}")?;
    }
    writeln!(out, "  read as {}, because {}", page.read_as, page.because)?;
    for warning in &page.warnings {
        writeln!(out, "  warning: {warning}")?;
    }
    let kind = serde_json::to_value(page.kind).ok();
    let kind = kind.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    writeln!(
        out,
        "  kind of page: {kind}, {}",
        count(page.entries.len() as u64, "entry", "entries")
    )?;
    if !page.kind_reasons.is_empty() {
        let likelihood = match (page.article_likelihood, page.article_enough) {
            (Some(likelihood), Some(enough)) => {
                format!(" (likelihood {likelihood:.2}, an article from {enough:.2} on)")
            }
            (Some(likelihood), None) => {
                format!(
                    " (likelihood {likelihood:.2}, but a page of little else than entries is none)"
                )
            }
            (None, _) => String::new(),
        };
        writeln!(out, "    for an article rather than a list{likelihood} spoke:")?;
        write_reasons(out, &page.kind_reasons)?;
    }
    write_neighbour(out, "next", &page.next)?;
    write_neighbour(out, "previous", &page.previous)?;
    for (at, list) in page.lists.iter().enumerate() {
        write_list(out, at + 1, list)?;
    }
    for entry in &page.entries {
        write_entry(out, entry)?;
    }
    Ok(())
}

fn write_reasons(out: &mut Output, reasons: &[Reason]) -> io::Result<()> {
    for reason in reasons {
        writeln!(out, "      {:+.2}  {}", reason.effect, reason.what)?;
    }
    Ok(())
}

fn write_neighbour(out: &mut Output, name: &str, neighbour: &Neighbour) -> io::Result<()> {
    writeln!(out, "  {name} page: {}", neighbour.url.as_deref().unwrap_or("none"))?;
    for turn in &neighbour.considered {
        let text = turn.text.as_deref().map_or_else(String::new, |t| format!(" “{}”", cut(t)));
        let distance = turn.distance.map_or_else(String::new, |d| format!(", {d} by address"));
        writeln!(out, "      weight {}{distance}:{text} {}", turn.weight, turn.url)?;
    }
    Ok(())
}

fn write_list(out: &mut Output, number: usize, list: &List) -> io::Result<()> {
    writeln!(
        out,
        "\n  list {number}: likelihood {:.2}, {}, {} taken as entries",
        list.likelihood,
        count(list.links as u64, "link", "links"),
        list.entries
    )?;
    writeln!(out, "    at {}", list.place)?;
    for text in &list.texts {
        writeln!(out, "    “{}”", cut(text))?;
    }
    write_reasons(out, &list.reasons)
}

fn write_entry(out: &mut Output, entry: &EntryReport) -> io::Result<()> {
    write!(out, "\n  entry {}", entry.position)?;
    match &entry.place {
        Some(place) => writeln!(out, ": {place}")?,
        None => writeln!(out)?,
    }
    for field in &entry.fields {
        write_field(out, field)?;
    }
    let pieces = entry.pieces.iter().filter(|piece| piece.taken_for != "summary");
    for piece in pieces {
        writeln!(
            out,
            "    taken for {}: “{}” at {}",
            piece.taken_for,
            cut(&piece.text),
            piece.place
        )?;
    }
    Ok(())
}

fn write_field(out: &mut Output, field: &Field) -> io::Result<()> {
    let Some(value) = &field.value else { return write_others(out, field, "none") };
    write!(out, "    {}: {}", field.name, cut(value))?;
    writeln!(out)?;
    if let Some(place) = &field.place {
        writeln!(out, "      from {place}")?;
    }
    if let Some(why) = &field.why {
        writeln!(out, "      {why}")?;
    }
    for other in &field.others {
        writeln!(out, "      not “{}” ({})", cut(&other.value), other.why)?;
    }
    Ok(())
}

/// A field that is not there is named only where there was something that it could have been.
fn write_others(out: &mut Output, field: &Field, value: &str) -> io::Result<()> {
    if field.others.is_empty() {
        return Ok(());
    }
    writeln!(out, "    {}: {value}", field.name)?;
    for other in &field.others {
        writeln!(out, "      not “{}” ({})", cut(&other.value), other.why)?;
    }
    Ok(())
}

/// A value in one line, cut.
fn cut(value: &str) -> String {
    let line: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST_VALUE) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or(&line)),
        None => line,
    }
}
