//! The command line.
//!
//! `main` reads the arguments and turns what happened into an exit code: 0 done, 1 something asked
//! for failed (named on stderr), 2 wrong usage. Data goes to stdout, everything else to stderr.

mod cli;
mod commands;
mod context;
mod excluded;
mod failure;
mod fetching;
mod filters;
mod interrupt;
mod output;
mod settings;
mod table;
mod talk;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};
use context::Context;
use failure::{Failure, Outcome};

/// What is filed and read is made of many small pieces, which this hands out faster than the allocator of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse_from(excluded::marked(std::env::args_os()));
    let context = match Context::new(cli.global) {
        Ok(context) => context,
        Err(failure) => return failure.report(),
    };
    match run(cli.command, &context) {
        Ok(outcome) => outcome.code(),
        Err(_) if output::reader_is_gone() => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(command: Command, context: &Context) -> Result<Outcome, Failure> {
    match command {
        Command::Extract(args) => commands::extract::run(args, context),
        Command::Import(args) => commands::import::run(args, context),
        Command::Add(args) => commands::add::run(args, context),
        Command::Update(args) => commands::update::run(args, context),
        Command::Watch(args) => commands::update::watch(args, context),
        Command::Search(args) => commands::search::run(args, context),
        Command::Searches(args) => commands::searches::run(&args, context),
        Command::Show(args) => commands::show::run(&args, context),
        Command::Stories(args) => commands::stories::run(&args, context),
        Command::Outlets(args) => commands::outlets::run(&args, context),
        Command::Tag(args) => commands::tag::run(&args, context),
        Command::Export(args) => commands::export::run(args, context),
        Command::Serve(args) => commands::serve::run(args, context),
        Command::Mcp(args) => commands::mcp::run(args, context),
        Command::Account(args) => commands::account::run(&args, context),
        Command::Token(args) => commands::token::run(&args, context),
        Command::Dictionary(args) => commands::dictionary::run(&args, context),
        Command::Forget(args) => commands::forget::run(&args, context),
        Command::Merge(args) => commands::merge::run(&args, context),
        Command::Split(args) => commands::split::run(&args, context),
        Command::Reprocess(args) => commands::reprocess::run(&args, context),
        Command::Check => commands::check::run(context),
        Command::Completions(args) => commands::completions::run(&args),
        Command::Man(args) => commands::man::run(&args),
    }
}
