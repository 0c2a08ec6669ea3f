//! The shape of the command line: the global flags and the list of commands. A command's own flags
//! stand with the command.

use clap::{Args, Parser, Subcommand};
use jiff::Timestamp;

use crate::commands::{
    account, add, completions, dictionary, export, extract, forget, import, man, mcp, merge,
    outlets, reprocess, search, searches, serve, show, split, stories, tag, token, update,
};
use crate::output::Color;

/// A cuttings library for the web.
///
/// Cuttings reads the pages where publishers list their articles (archive, category and front pages,
/// feeds, sitemaps, text dumps) and turns them into a complete, dated, searchable archive.
#[derive(Debug, Parser)]
#[command(
    name = "cuttings",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    after_help = "\
Examples:
  cuttings extract --url https://outlet.example/news/ page.html
                                       read one saved page, print what it lists as JSON
  cuttings import saved-pages/         take a folder of pages, feeds and text dumps into the archive
  cuttings add https://outlet.example/news/ --contact me@library.example
                                       follow a listing and take it in
  cuttings update                      take in what is new of everything that is followed
  cuttings search '\"harbour bridge\" after:2026-01-01'
  cuttings serve                       browse the archive at http://127.0.0.1:8765

Exit codes: 0 done, 1 something asked for failed (named on stderr), 2 wrong usage."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) global: Global,
}

/// The flags that every command has.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// The archive's directory [default: "cuttings" in the platform's data directory]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "CUTTINGS_ARCHIVE",
        hide_env_values = true
    )]
    pub(crate) archive: Option<String>,

    /// Say nothing on stderr but errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,

    /// When to use colours; NO_COLOR turns them off too
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_enum)]
    pub(crate) color: Color,

    /// The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive
    #[arg(long, global = true, hide = true, value_name = "TIME", env = "CUTTINGS_NOW")]
    pub(crate) now: Option<Timestamp>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Extract(extract::Extract),
    Import(import::Import),
    Add(add::Add),
    Update(update::Update),
    Watch(update::Watch),
    Search(search::Search),
    Searches(searches::Searches),
    Show(show::Show),
    Stories(stories::Stories),
    Outlets(outlets::Outlets),
    Tag(tag::Tag),
    Export(export::Export),
    Serve(serve::Serve),
    Mcp(mcp::Mcp),
    Account(account::AccountCommand),
    Token(token::TokenCommand),
    Forget(forget::Forget),
    Dictionary(dictionary::DictionaryCommand),
    Merge(merge::Merge),
    Split(split::Split),
    Reprocess(reprocess::Reprocess),
    /// Verify the archive: its database, and that every snapshot can be read back
    Check,
    Completions(completions::Completions),
    Man(man::Man),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
