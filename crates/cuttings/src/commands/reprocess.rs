//! `cuttings reprocess`: reads all snapshots again with today's reader.

use std::io::Write;

use clap::Args;
use cuttings_archive::{Archive, KeptSnapshot, Reread, Snapshot};
use cuttings_fetch::warc::{Place, read_at};
use cuttings_fetch::{Limits, Progress};
use cuttings_follow::WARC_FOLDER;
use cuttings_follow::reading::{as_told, read_one};
use cuttings_follow::words::count;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::interrupt;
use crate::output::Output;

use crate::table::plain;

/// Snapshots looked up at a time.
const BATCH: usize = 500;

/// Read all snapshots again with today's reader, and show what that changes
#[derive(Debug, Args)]
#[command(after_help = "\
A newer version may read old pages better. The copies in the archive's 'warc' folder are read again,
and what would be another is printed; --apply files it. Articles keep their numbers.

Examples:
  cuttings reprocess
  cuttings reprocess --outlet outlet.example --apply
  cuttings reprocess --json > changes.jsonl")]
pub(crate) struct Reprocess {
    /// File what has changed
    #[arg(long)]
    apply: bool,

    /// Only the pages of this outlet; of several, of any of them
    #[arg(long = "outlet", value_name = "NAME")]
    outlets: Vec<String>,

    /// Print JSON lines: a line for each page of which something else is read
    #[arg(long)]
    json: bool,
}

impl Reprocess {
    /// Whether a snapshot is of an outlet that is asked for.
    fn concerns(&self, snapshot: &KeptSnapshot) -> bool {
        let is_named = |name: &String| self.outlets.contains(name);
        self.outlets.is_empty() || snapshot.outlet.as_ref().is_some_and(is_named)
    }
}

/// A page of which something else is read, as JSON.
#[derive(Serialize)]
struct Changed<'a> {
    url: &'a str,
    snapshot: &'a str,
    #[serde(flatten)]
    reread: &'a Reread,
}

/// What a run found.
#[derive(Default)]
struct Tally {
    pages: u64,
    changed: u64,
    added: u64,
    removed: u64,
    others: u64,
    failed: u64,
}

pub(crate) fn run(args: &Reprocess, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let counts = archive.counts()?;
    let interrupt = interrupt::listen();
    let mut out = Output::stdout();
    let mut bar = context.talk.bar("Reading");
    let mut tally = Tally::default();
    let (mut after, mut done) = (0, 0);
    'all: loop {
        let batch = archive.kept(after, BATCH)?;
        let Some(last) = batch.last() else { break };
        after = last.number;
        for snapshot in &batch {
            done += 1;
            bar.at(Progress { done, total: counts.snapshots });
            if interrupt.asked() {
                break 'all;
            }
            if !args.concerns(snapshot) {
                continue;
            }
            match reread(&archive, snapshot, args.apply) {
                Ok(reread) => {
                    tally.add(&reread);
                    if !reread.is_nothing() {
                        write(&mut out, args.json, snapshot, &reread)?;
                    }
                }
                Err(failure) => {
                    tally.failed += 1;
                    bar.aside(|| failure.context(snapshot.url.clone()).report());
                }
            }
        }
    }
    drop(bar);
    out.finish()?;
    if args.apply && tally.changed > 0 {
        context.index(&archive)?;
    }
    context.talk.note(format_args!(
        "Read {} again: something else is read of {} ({} new, {} gone, {} otherwise).{}",
        count(tally.pages, "page", "pages"),
        tally.changed,
        count(tally.added, "entry", "entries"),
        tally.removed,
        tally.others,
        if tally.changed == 0 {
            ""
        } else if args.apply {
            " That is filed."
        } else {
            " Pass --apply to file it."
        },
    ));
    let partial = tally.failed > 0 || interrupt.asked();
    Ok(if partial { Outcome::Partial } else { Outcome::Done })
}

impl Tally {
    fn add(&mut self, reread: &Reread) {
        self.pages += 1;
        self.changed += u64::from(!reread.is_nothing());
        self.added += reread.added.len() as u64;
        self.removed += reread.removed.len() as u64;
        self.others += reread.changed.len() as u64;
    }
}

fn reread(archive: &Archive, kept: &KeptSnapshot, apply: bool) -> Result<Reread, Failure> {
    let folder = archive.directory().join(WARC_FOLDER);
    let place =
        Place { file: kept.warc.file.clone(), offset: kept.warc.offset, length: kept.warc.length };
    let mut fetched = read_at(&folder, &place, Limits { page: u64::MAX })?;
    if fetched.is_rows() || kept.outlet.is_none() {
        return Ok(Reread::default());
    }
    // A file's record has the time of its import; the page was read with the time it was fetched at.
    fetched.fetched_at = fetched.fetched_at.filter(|_| fetched.web_address().is_some());
    let mut page = read_one(&fetched, None);
    if kept.as_told {
        // The page of an article that was forgotten lists nothing all the same.
        let Some(title) = kept.title.as_deref() else { return Ok(Reread::default()) };
        page = as_told(&fetched, &page, title).unwrap_or(page);
    }
    let snapshot = Snapshot {
        digest: kept.digest.clone(),
        url: kept.url.clone(),
        fetched_at: kept.fetched_at,
        outlet: kept.outlet.clone(),
        content_type: kept.content_type.clone(),
        warc: Some(kept.warc.clone()),
    };
    Ok(archive.reread(kept.number, &snapshot, &page, apply)?)
}

fn write(
    out: &mut Output,
    json: bool,
    snapshot: &KeptSnapshot,
    reread: &Reread,
) -> Result<(), Failure> {
    if json {
        let changed = Changed { url: &snapshot.url, snapshot: &snapshot.digest, reread };
        serde_json::to_writer(&mut *out, &changed).map_err(std::io::Error::from)?;
        return Ok(writeln!(out)?);
    }
    writeln!(out, "{}", plain(&snapshot.url))?;
    for entry in &reread.added {
        writeln!(out, "  + {}", plain(entry))?;
    }
    for entry in &reread.removed {
        writeln!(out, "  - {}", plain(entry))?;
    }
    for change in &reread.changed {
        writeln!(out, "  ~ {}", plain(&change.entry))?;
        for (field, before, after) in &change.fields {
            let (before, after) = (shown(before), shown(after));
            writeln!(out, "      {field}: {before} -> {after}")?;
        }
    }
    Ok(())
}

/// A value, shortened.
fn shown(text: &str) -> String {
    let text = plain(text);
    if text.is_empty() {
        return "nothing".to_owned();
    }
    match text.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
