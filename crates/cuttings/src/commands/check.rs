//! `cuttings check`: verifies the archive.

use std::io::Write;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::Output;

pub(crate) fn run(context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let problems = archive.check()?;
    let counts = archive.counts()?;
    let mut out = Output::stdout();
    for problem in &problems {
        writeln!(out, "{problem}")?;
    }
    out.finish()?;
    if problems.is_empty() {
        context.talk.note(format_args!(
            "The archive is sound: {} articles, {} sightings, {} snapshots, {} outlets.",
            counts.articles, counts.sightings, counts.snapshots, counts.outlets
        ));
        return Ok(Outcome::Done);
    }
    Err(Failure::new(format!("{} problems were found in the archive", problems.len()))
        .hint("restore a backup, or import the files in its 'warc' folder into a new archive"))
}
