//! `cuttings merge`: says that several articles are one.

use clap::Args;

use crate::commands::split::explained;
use crate::context::Context;
use crate::failure::{Failure, Outcome};

/// Make one article of several that are the same
#[derive(Debug, Args)]
#[command(after_help = "\
The first number stays; the others are gone. The decision is remembered with the words of each, so that it
holds when pages are taken in or read again. 'cuttings split' undoes it.

Examples:
  cuttings merge 42 57
  cuttings show 42 --why")]
pub(crate) struct Merge {
    /// The article that the others become part of, as 'cuttings search' shows it
    id: i64,

    /// The others
    #[arg(required = true, value_name = "OTHER")]
    others: Vec<i64>,
}

pub(crate) fn run(args: &Merge, context: &Context) -> Result<Outcome, Failure> {
    if args.others.contains(&args.id) {
        return Err(Failure::usage(format!("article {} cannot be merged with itself", args.id)));
    }
    let archive = context.open()?;
    archive.merge(args.id, &args.others, context.now())?.map_err(|reason| explained(&reason))?;
    context.index(&archive)?;
    let others: Vec<String> = args.others.iter().map(ToString::to_string).collect();
    context.talk.note(format_args!("{} is now part of article {}.", others.join(", "), args.id));
    Ok(Outcome::Done)
}
