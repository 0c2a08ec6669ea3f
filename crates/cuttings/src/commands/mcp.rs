//! `cuttings mcp`: the archive for assistants, over standard input and output.

use std::io::stdin;

use clap::Args;
use cuttings_web::mcp::{Own, converse};

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::fetching::Fetching;
use crate::output::Output;

/// Let an assistant ask the archive, by the Model Context Protocol on stdin and stdout
#[derive(Debug, Args)]
#[command(after_help = "\
An assistant that speaks the Model Context Protocol starts this command by itself; it is told how to in its
settings, mostly in this form:

  {\"mcpServers\": {\"cuttings\": {\"command\": \"cuttings\", \"args\": [\"mcp\", \"--offline\"]}}}

It can search, read articles and stories, and list outlets. Nothing in the archive is changed. All that is
from web pages is marked as quoted; still, a page may try to talk an assistant into something. Without
--offline it can also ask what a page of the web would yield ('preview'), with the care that 'cuttings add'
takes: addresses that it asks for can tell outlets what it has read, so leave that to assistants that you
watch.

'cuttings serve' answers the same at /mcp, to those who may read; previews are for those who may add sites.

Examples:
  cuttings mcp --offline
  cuttings mcp --archive ~/archives/harbour --contact me@library.example")]
pub(crate) struct Mcp {
    /// Fetch nothing: offer no previews
    #[arg(long)]
    offline: bool,

    #[command(flatten)]
    fetching: Fetching,
}

pub(crate) fn run(args: Mcp, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let index = context.index(&archive)?;
    let talk = context.talk;
    let mut own =
        Own::new(archive, index).with_log(move |message| talk.warning(format_args!("{message}")));
    if !args.offline {
        own = own.looking(args.fetching.reach(context)?, context.following()?);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut answers = Output::stdout();
    runtime.block_on(converse(&own, stdin().lock(), &mut answers))?;
    answers.finish()?;
    Ok(Outcome::Done)
}
