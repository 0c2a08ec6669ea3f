//! `cuttings split`: says that an article is several.

use std::io::Write;

use clap::Args;
use cuttings_archive::{Saying, Undecidable};

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, write_json};
use crate::table::{Set, Table};

/// Make an article of its own of what was wrongly taken for another
#[derive(Debug, Args)]
#[command(after_help = "\
Without further numbers, lists the ways in which pages told of the article, each with its number. With
some of them, these become an article of their own, and its number is printed. The decision is remembered
with the words of each, so that it holds when pages are taken in or read again. 'cuttings merge' undoes it.

Examples:
  cuttings split 42
  cuttings split 42 2 3")]
pub(crate) struct Split {
    /// The article, as 'cuttings search' shows it
    id: i64,

    /// The wordings to split off, as 'cuttings split ID' lists them
    #[arg(value_name = "WORDING")]
    wordings: Vec<usize>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Split, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let mut out = Output::stdout();
    if args.wordings.is_empty() {
        let sayings = archive.sayings(args.id)?;
        if sayings.is_empty() {
            return Err(explained(&Undecidable::NoArticle(args.id)));
        }
        list(&sayings, args.json, context, &mut out)?;
        out.finish()?;
        return Ok(Outcome::Done);
    }
    let new = archive
        .split(args.id, &args.wordings, context.now())?
        .map_err(|reason| explained(&reason))?;
    context.index(&archive)?;
    if args.json {
        write_json(&mut out, &serde_json::json!({ "id": new }))?;
    } else {
        writeln!(out, "{new}")?;
    }
    out.finish()?;
    Ok(Outcome::Done)
}

fn list(
    sayings: &[Saying],
    json: bool,
    context: &Context,
    out: &mut Output,
) -> Result<(), Failure> {
    if json {
        return write_json(out, &sayings);
    }
    let mut table = Table::new(&[
        ("wording", Set::Right),
        ("first seen", Set::Left),
        ("address", Set::Left),
        ("headline, summary", Set::Cut),
    ]);
    for saying in sayings {
        let told = [&saying.title, &saying.summary].into_iter().flatten();
        table.row([
            saying.number.to_string(),
            saying.first_seen.to_string(),
            saying.url.clone().unwrap_or_default(),
            told.map(String::as_str).collect::<Vec<_>>().join(" | "),
        ]);
    }
    table.write(out, context.color)?;
    Ok(())
}

/// Why a decision cannot be made, with what to do.
pub(crate) fn explained(reason: &Undecidable) -> Failure {
    let failure = Failure::new(reason.to_string());
    match reason {
        Undecidable::NoArticle(_) => {
            failure.hint("'cuttings search' shows the numbers of articles")
        }
        Undecidable::NoWording { article, .. } | Undecidable::AllOrNothing(article) => {
            failure.hint(format!("'cuttings split {article}' lists its wordings"))
        }
        Undecidable::Alike(..) => failure.hint("split off both, or neither"),
    }
}
