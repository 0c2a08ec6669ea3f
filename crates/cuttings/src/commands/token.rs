//! `cuttings token`: what programs show to be let in.

use std::io::Write;

use clap::{Args, Subcommand};
use cuttings_accounts::{Accounts, Scope, Token};

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, write_json};
use crate::table::{Set, Table};

/// Manage the tokens of programs that use the API and the feeds
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "\
A token counts where there are accounts. A program sends it as 'Authorization: Bearer TOKEN'; a reader of
feeds takes it as the password, with any name.

Examples:
  cuttings token add newsreader
  cuttings token add nightly-job --manage
  curl -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:8765/api/v1/articles"
)]
pub(crate) struct TokenCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make a token, and print it: it is told this once
    Add {
        /// What to call it
        name: String,

        /// Let it change things, too
        #[arg(long)]
        manage: bool,
    },
    /// Remove a token
    Remove {
        /// What it is called
        name: String,
    },
    /// List the tokens
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

pub(crate) fn run(args: &TokenCommand, context: &Context) -> Result<Outcome, Failure> {
    drop(context.open()?);
    let accounts = Accounts::open_or_create(&context.place()?)?;
    match &args.action {
        Action::Add { name, manage } => {
            let scope = if *manage { Scope::Manage } else { Scope::Read };
            let secret = accounts.add_token(name, scope, context.now())?;
            let mut out = Output::stdout();
            writeln!(out, "{secret}")?;
            out.finish()?;
            if accounts.is_empty()? {
                context.talk.note(format_args!(
                    "There are no accounts yet, so no token is asked for: 'cuttings account add NAME'"
                ));
            }
        }
        Action::Remove { name } => {
            accounts.remove_token(name)?;
            context.talk.note(format_args!("The token '{name}' is worth nothing any more."));
        }
        Action::List { json } => list(&accounts.tokens()?, *json, context)?,
    }
    Ok(Outcome::Done)
}

fn list(tokens: &[Token], json: bool, context: &Context) -> Result<(), Failure> {
    let mut out = Output::stdout();
    if json {
        let row = |token: &Token| {
            serde_json::json!({
                "name": token.name,
                "scope": token.scope.name(),
                "created": token.created,
                "last_used": token.last_used,
            })
        };
        write_json(&mut out, &tokens.iter().map(row).collect::<Vec<_>>())?;
    } else {
        let mut table = Table::new(&[
            ("name", Set::Left),
            ("may", Set::Left),
            ("made", Set::Left),
            ("last used", Set::Left),
        ]);
        for token in tokens {
            let last = token.last_used.map_or_else(|| "never".to_owned(), |t| t.to_string());
            let may = token.scope.name().to_owned();
            table.row([token.name.clone(), may, token.created.to_string(), last]);
        }
        table.write(&mut out, context.color)?;
    }
    out.finish()?;
    Ok(())
}
