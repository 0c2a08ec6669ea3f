//! `cuttings searches`: searches that have a name, each a page and a feed of the server.

use clap::{Args, Subcommand};
use cuttings_archive::{Archive, SavedSearch};
use cuttings_search::Request;
use cuttings_web::saved::{checked, in_words, request};
use url::form_urlencoded::Serializer;

use super::search::OrderBy;
use crate::context::Context;
use crate::excluded::query_word;
use crate::failure::{Failure, Outcome};
use crate::filters::Filters;
use crate::output::{Output, write_json};
use crate::table::{Set, Table};

/// Keep searches under names of their own
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "\
A server has a page and feeds for each, at /searches/NAME, which stay when the search becomes another.

Examples:
  cuttings searches add 'Harbour bridge' '\"harbour bridge\" -toll'
  cuttings searches add 'Local videos' tag:local --kind video
  cuttings search --saved 'Harbour bridge'
  cuttings searches list
  cuttings searches remove 'Local videos'"
)]
pub(crate) struct Searches {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Save a search; one of the same name becomes this one
    Add(Add),
    /// Remove a saved search
    Remove {
        /// What it is called
        name: String,
    },
    /// List the saved searches
    List {
        /// Print JSON: an array of searches, with their fields as in an address of the server
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
struct Add {
    /// What to call it
    name: String,

    /// What it looks for, as for 'cuttings search'
    #[arg(value_name = "QUERY", value_parser = query_word)]
    query: Vec<String>,

    #[command(flatten)]
    filters: Filters,

    /// The order of what it finds [default: newest]
    #[arg(long, value_enum)]
    order: Option<OrderBy>,
}

pub(crate) fn run(args: &Searches, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    match &args.action {
        Action::Add(add) => save(&archive, add, context)?,
        Action::Remove { name } => {
            if !archive.delete_search(name)? {
                return Err(unknown(name));
            }
            context.talk.note(format_args!("The search '{name}' is saved no more."));
        }
        Action::List { json } => list(&archive.saved_searches()?, *json, context)?,
    }
    Ok(Outcome::Done)
}

/// There is no such search.
pub(super) fn unknown(name: &str) -> Failure {
    Failure::new(format!("there is no saved search '{name}' in the archive"))
        .hint("'cuttings searches list' lists them")
}

fn save(archive: &Archive, add: &Add, context: &Context) -> Result<(), Failure> {
    let query = add.in_address();
    if query.is_empty() {
        return Err(Failure::usage("there is nothing to look for: give words, or a filter"));
    }
    let search = SavedSearch { name: add.name.clone(), query, added: context.now() };
    let search = checked(search)?;
    // What cannot be read is better refused now than whenever somebody looks.
    let (query, order) = request(&search)?;
    let asked = Request { query: &query, order, ..Request::default() };
    let found = context.index(archive)?.search(&asked)?;
    archive.save_search(&search)?;
    let articles = match found.total {
        1 => "1 article matches".to_owned(),
        total => format!("{total} articles match"),
    };
    context.talk.note(format_args!("Saved as '{}': {articles} now.", search.name));
    Ok(())
}

impl Add {
    /// The search as the address of the server's search page has it.
    fn in_address(&self) -> String {
        let mut fields = Serializer::new(String::new());
        let words = self.query.join(" ");
        if !words.trim().is_empty() {
            fields.append_pair("q", &words);
        }
        for (name, value) in self.filters.named() {
            fields.append_pair(name, &value);
        }
        let mut fields = fields.finish();
        // An order alone finds nothing in particular.
        if let (false, Some(order)) = (fields.is_empty(), self.order) {
            fields = Serializer::new(fields).append_pair("order", order.name()).finish();
        }
        fields
    }
}

fn list(searches: &[SavedSearch], json: bool, context: &Context) -> Result<(), Failure> {
    let mut out = Output::stdout();
    if json {
        write_json(&mut out, &searches)?;
    } else if searches.is_empty() {
        context.talk.note("No search is saved.");
    } else {
        let mut table = Table::new(&[("name", Set::Left), ("looks for", Set::Cut)]);
        for search in searches {
            table.row([search.name.clone(), in_words(&search.query)]);
        }
        table.write(&mut out, context.color)?;
    }
    out.finish()?;
    Ok(())
}
