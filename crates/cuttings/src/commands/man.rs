//! `cuttings man`: the manual pages.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_mangen::Man as Page;

use crate::cli::Cli;
use crate::failure::{Failure, Outcome};
use crate::output::Output;

/// Write the manual pages into a directory, or print the main one
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cuttings man | man -l -
  cuttings man ~/.local/share/man/man1")]
pub(crate) struct Man {
    /// Where to write the pages of all commands
    #[arg(value_name = "DIR")]
    directory: Option<PathBuf>,
}

pub(crate) fn run(args: &Man) -> Result<Outcome, Failure> {
    match &args.directory {
        Some(directory) => {
            fs_err::create_dir_all(directory)?;
            clap_mangen::generate_to(Cli::command(), directory)?;
        }
        None => {
            let mut page = Vec::new();
            Page::new(Cli::command()).render(&mut page)?;
            let mut out = Output::stdout();
            out.write_all(&page)?;
            out.finish()?;
        }
    }
    Ok(Outcome::Done)
}
