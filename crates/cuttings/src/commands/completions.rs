//! `cuttings completions`: prints what makes a shell complete the commands.

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use crate::cli::Cli;
use crate::failure::{Failure, Outcome};
use crate::output::Output;

/// Print what makes a shell complete cuttings' commands and flags
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cuttings completions bash > ~/.local/share/bash-completion/completions/cuttings
  cuttings completions zsh > ~/.zfunc/_cuttings
  cuttings completions fish > ~/.config/fish/completions/cuttings.fish")]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &Completions) -> Result<Outcome, Failure> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "cuttings", &mut script);
    let mut out = Output::stdout();
    out.write_all(&script)?;
    out.finish()?;
    Ok(Outcome::Done)
}
