//! `cuttings extract`: reads pages and prints what they list. Touches no archive.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use cuttings_export::{EntryRow, Table as Format, write_entries};
use cuttings_extract::{Entry, Page};
use cuttings_fetch::paths::{Known, Paths};
use cuttings_fetch::{Fetched, Limits};
use cuttings_follow::reading::{Given, read_all};
use cuttings_follow::words::count;
use jiff::Timestamp;
use url::Url;

use crate::commands::explain::{Explainer, Style};
use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, write_json};
use crate::table::{Set, Table};
use crate::talk;

/// Read pages and print what they list; touches no archive
#[derive(Debug, Args)]
#[command(after_help = "\
A PATH is a file, '-' (standard input), a directory, or a WARC or WACZ file; anything compressed
with gzip is unpacked. In a directory that a mirroring tool saved (wget -m), the first folder that
looks like a host name gives the pages their addresses.

Formats:
  json     one object for one page; an array where a directory, a WARC or WACZ file or several
           PATHs are given
  jsonl    a page a line
  csv, parquet, table
           an entry a row

With --explain, text for people is printed instead: which lists of links the page has, which of them
won and what spoke for and against each, and for every entry where each field came from and what
else it could have been. --format json and jsonl give the same as data.

Examples:
  cuttings extract --url https://outlet.example/news/ page.html
  curl -s https://outlet.example/feed | cuttings extract --url https://outlet.example/feed -
  cuttings extract --format csv -o entries.csv crawl.warc.gz
  cuttings extract --format table saved-pages/
  cuttings extract --explain --url https://outlet.example/news/ page.html")]
pub(crate) struct Extract {
    /// What to read
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The address that the page was served from; links are resolved against it
    #[arg(long)]
    url: Option<Url>,

    /// The Content-Type that the pages were served with
    #[arg(long, value_name = "TYPE")]
    content_type: Option<String>,

    /// When the pages were fetched (RFC 3339): "3 hours ago" is read against it. WARC files say it
    /// themselves; without it such dates stay unread
    #[arg(long, value_name = "TIME")]
    reference_time: Option<Timestamp>,

    /// The output format [default: by the name of FILE, else json]
    #[arg(long, value_enum)]
    format: Option<OutputFormat>,

    /// Say why each page is read as it is, instead of what it lists
    #[arg(long)]
    explain: bool,

    /// Write to a file instead of stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The largest page to read, in MB
    #[arg(long, value_name = "MB", default_value_t = 50)]
    max_size: u64,
}

/// What comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    Json,
    Jsonl,
    Csv,
    Parquet,
    Table,
}

pub(crate) fn run(args: Extract, context: &Context) -> Result<Outcome, Failure> {
    let several = args.paths.len() > 1 || args.paths.iter().any(|path| path.is_dir());
    if several && args.url.is_some() {
        return Err(Failure::usage("--url is the address of one page, but several are given")
            .hint("read them one by one, or save them under a folder named like the host"));
    }
    let style = if args.explain { Some(style(args.format)?) } else { None };
    let format = args.format.unwrap_or_else(|| by_name(args.output.as_ref()));
    let out = match format {
        OutputFormat::Parquet => Output::binary_to(args.output.as_deref(), "Parquet")?,
        _ => Output::to(args.output.as_deref())?,
    };
    let known =
        Known { url: args.url, content_type: args.content_type, fetched_at: args.reference_time };
    let limits = Limits { page: args.max_size.saturating_mul(1_000_000) };
    let source = Paths::new(&args.paths, known, limits);
    let mut sink = match style {
        Some(style) => To::People(Explainer::new(style, out, several, args.reference_time)),
        None => To::Machines(Box::new(Sink::new(format, out, several, context))),
    };
    let mut outcome = Outcome::Done;
    let mut bar = context.talk.bar("Reading");
    let passed_over = read_all(
        source,
        args.reference_time,
        |Given { progress, result }| -> Result<_, Failure> {
            bar.at(progress);
            match result {
                Ok((fetched, _)) if fetched.is_rows() => {
                    let error =
                        Failure::new(format!("{} is a file of rows, not a page", fetched.name))
                            .hint("'cuttings import' takes it into the archive");
                    bar.aside(|| error.report());
                    outcome = Outcome::Partial;
                }
                Ok((fetched, page)) => sink.take(&fetched, page)?,
                Err(error) => {
                    outcome = Outcome::Partial;
                    bar.aside(|| talk::one_failed(&error, error.hint().as_deref()));
                }
            }
            Ok(ControlFlow::Continue(()))
        },
    )?;
    drop(bar);
    sink.finish(outcome)?;
    for what in passed_over {
        context.talk.note(format_args!("Passed over: {what}."));
    }
    Ok(outcome)
}

/// The format that a file's name stands for.
fn by_name(path: Option<&PathBuf>) -> OutputFormat {
    let ending = path.and_then(|path| path.extension()).and_then(|ending| ending.to_str());
    match ending {
        Some("jsonl" | "ndjson") => OutputFormat::Jsonl,
        Some("csv") => OutputFormat::Csv,
        Some("parquet") => OutputFormat::Parquet,
        Some("txt") => OutputFormat::Table,
        _ => OutputFormat::Json,
    }
}

/// The form of an explanation for a format.
fn style(format: Option<OutputFormat>) -> Result<Style, Failure> {
    match format {
        None => Ok(Style::Text),
        Some(OutputFormat::Json) => Ok(Style::Json),
        Some(OutputFormat::Jsonl) => Ok(Style::Jsonl),
        Some(OutputFormat::Csv | OutputFormat::Parquet | OutputFormat::Table) => {
            Err(Failure::usage("an explanation has no rows")
                .hint("leave --format out for text, or ask for json or jsonl"))
        }
    }
}

/// Where pages go.
enum To<'a> {
    People(Explainer),
    Machines(Box<Sink<'a>>),
}

impl To<'_> {
    fn take(&mut self, fetched: &Fetched, page: Page) -> Result<(), Failure> {
        match self {
            Self::People(explainer) => explainer.take(fetched),
            Self::Machines(sink) => sink.take(fetched, page),
        }
    }

    fn finish(self, outcome: Outcome) -> Result<(), Failure> {
        match self {
            Self::People(explainer) => explainer.finish(),
            Self::Machines(sink) => sink.finish(outcome),
        }
    }
}

/// Writes pages as they come, where the format allows.
struct Sink<'a> {
    format: OutputFormat,
    out: Output,
    context: &'a Context,
    /// Whether JSON is an array. Known from the start for several paths; one path may still turn
    /// out to hold several pages, so its first page waits.
    array: bool,
    written: u64,
    first: Option<Page>,
    /// Rows of the formats that need all of them: the page's name, and its entries.
    rows: Vec<(String, Vec<Entry>)>,
}

impl<'a> Sink<'a> {
    fn new(format: OutputFormat, out: Output, array: bool, context: &'a Context) -> Self {
        Self { format, out, context, array, written: 0, first: None, rows: Vec::new() }
    }

    fn take(&mut self, fetched: &Fetched, mut page: Page) -> Result<(), Failure> {
        if page.url.is_none() && fetched.name != "standard input" {
            page.url = Some(fetched.url.clone());
        }
        for warning in &page.warnings {
            self.context.talk.warning(format_args!("{}: {warning}", fetched.name));
        }
        match self.format {
            OutputFormat::Json => self.take_json(fetched, page)?,
            OutputFormat::Jsonl => {
                serde_json::to_writer(&mut self.out, &page).map_err(io::Error::from)?;
                self.out.write_all(b"\n")?;
            }
            OutputFormat::Csv | OutputFormat::Parquet | OutputFormat::Table => {
                let name = fetched.web_address().unwrap_or(&fetched.name).to_owned();
                self.rows.push((name, page.entries));
            }
        }
        Ok(())
    }

    fn take_json(&mut self, fetched: &Fetched, page: Page) -> Result<(), Failure> {
        // The pages of a WARC or WACZ file have its name before their own.
        self.array |=
            fetched.exchange.is_some() || fetched.name.ends_with(&format!(": {}", fetched.url));
        if self.array {
            return self.write_element(&page);
        }
        match self.first.take() {
            None => self.first = Some(page),
            Some(first) => {
                self.array = true;
                self.write_element(&first)?;
                self.write_element(&page)?;
            }
        }
        Ok(())
    }

    fn write_element(&mut self, page: &Page) -> Result<(), Failure> {
        self.out.write_all(if self.written == 0 { b"[\n" } else { b",\n" })?;
        self.written += 1;
        serde_json::to_writer_pretty(&mut self.out, page).map_err(io::Error::from)?;
        Ok(())
    }

    fn finish(mut self, outcome: Outcome) -> Result<(), Failure> {
        match self.format {
            OutputFormat::Json => match (self.array, &self.first) {
                (false, Some(page)) => write_json(&mut self.out, page)?,
                // The one page could not be read: there is nothing to print.
                (false, None) if outcome == Outcome::Partial => {}
                _ if self.written == 0 => self.out.write_all(b"[]\n")?,
                _ => self.out.write_all(b"\n]\n")?,
            },
            OutputFormat::Jsonl => {}
            OutputFormat::Csv => self.write_rows(Format::Csv)?,
            OutputFormat::Parquet => self.write_rows(Format::Parquet)?,
            OutputFormat::Table => self.write_table()?,
        }
        self.out.finish()
    }

    fn write_rows(&mut self, format: Format) -> Result<(), Failure> {
        let rows = self.rows.iter();
        let mut rows = rows.flat_map(|(page, entries)| {
            entries.iter().map(move |entry| EntryRow { page: page.as_str(), entry })
        });
        write_entries(&mut self.out, format, &mut rows)?;
        Ok(())
    }

    fn write_table(&mut self) -> Result<(), Failure> {
        let columns = [
            ("#", Set::Right),
            ("date", Set::Left),
            ("kind", Set::Left),
            ("title", Set::Cut),
            ("url", Set::Cut),
        ];
        for (index, (page, entries)) in self.rows.iter().enumerate() {
            if index > 0 {
                writeln!(self.out)?;
            }
            writeln!(self.out, "{page}: {}", count(entries.len() as u64, "entry", "entries"))?;
            let mut table = Table::new(&columns);
            for entry in entries {
                table.row([
                    entry.position.to_string(),
                    date(entry),
                    entry.kind.name().to_owned(),
                    entry.title.as_ref().or(entry.summary.as_ref()).cloned().unwrap_or_default(),
                    entry.url.clone().unwrap_or_default(),
                ]);
            }
            if !entries.is_empty() {
                table.write(&mut self.out, self.context.color)?;
            }
        }
        Ok(())
    }
}

/// The day, or the range, or nothing.
fn date(entry: &Entry) -> String {
    match (entry.date_published, entry.date_earliest, entry.date_latest) {
        (Some(when), ..) => when.day().to_string(),
        (None, None, None) => String::new(),
        (None, earliest, latest) => {
            let end = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
            format!("{}..{}", end(earliest).unwrap_or_default(), end(latest).unwrap_or_default())
        }
    }
}
