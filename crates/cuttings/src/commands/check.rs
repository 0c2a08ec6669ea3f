//! `cuttings check`: verifies the archive.

use std::io::Write;

use cuttings_archive::{Archive, KeptSnapshot};
use cuttings_fetch::warc::{Place, read_at};
use cuttings_fetch::{Limits, Progress};
use cuttings_follow::words::count;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::Output;
use cuttings_follow::WARC_FOLDER;

/// Snapshots looked up at a time.
const BATCH: usize = 500;

pub(crate) fn run(context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let counts = archive.counts()?;
    let mut out = Output::stdout();
    let mut problems = 0_u64;
    for problem in archive.check()? {
        problems += 1;
        writeln!(out, "{problem}")?;
    }
    let mut bar = context.talk.bar("Checking");
    let mut done = 0;
    for_each_snapshot(&archive, |snapshot| {
        done += 1;
        bar.at(Progress { done, total: counts.snapshots });
        if let Err(problem) = read_back(&archive, &snapshot) {
            problems += 1;
            let number = snapshot.number;
            writeln!(out, "snapshot {number} ({}) cannot be read back: {problem}", snapshot.url)?;
        }
        Ok(())
    })?;
    drop(bar);
    out.finish()?;
    if problems == 0 {
        context.talk.note(format_args!(
            "The archive is sound: {}, {}, {}, {}.",
            count(counts.articles, "article", "articles"),
            count(counts.sightings, "sighting", "sightings"),
            count(counts.snapshots, "snapshot", "snapshots"),
            count(counts.outlets, "outlet", "outlets"),
        ));
        return Ok(Outcome::Done);
    }
    let found = count(problems, "problem was", "problems were");
    Err(Failure::new(format!("{found} found in the archive"))
        .hint("restore a backup, or import the files in its 'warc' folder into a new archive"))
}

fn for_each_snapshot(
    archive: &Archive,
    mut look: impl FnMut(KeptSnapshot) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut after = 0;
    loop {
        let batch = archive.kept(after, BATCH)?;
        let Some(last) = batch.last() else { return Ok(()) };
        after = last.number;
        for snapshot in batch {
            look(snapshot)?;
        }
    }
}

/// Reads a snapshot's record, and compares its bytes with its name.
fn read_back(archive: &Archive, snapshot: &KeptSnapshot) -> Result<(), String> {
    let folder = archive.directory().join(WARC_FOLDER);
    let place = Place {
        file: snapshot.warc.file.clone(),
        offset: snapshot.warc.offset,
        length: snapshot.warc.length,
    };
    // However large a page was allowed to be when it came, it is read back.
    let fetched = read_at(&folder, &place, Limits { page: u64::MAX });
    let fetched = fetched.map_err(|error| error.to_string())?;
    if fetched.digest() != snapshot.digest {
        return Err("its bytes have changed".to_owned());
    }
    Ok(())
}
