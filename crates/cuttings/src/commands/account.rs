//! `cuttings account`: who may log in to the web pages.

use std::io::{BufRead, Read, Write};

use clap::{Args, Subcommand};
use cuttings_accounts::{Account, Accounts};

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, write_json};
use crate::table::{Set, Table};

/// No password is longer, in bytes.
const LONGEST_LINE: u64 = 4096;

/// Manage who may log in to the web pages
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "\
Once there is an account, 'cuttings serve' asks for a login, also on this machine, and may listen on an
address that others can reach. Accounts stand in accounts.sqlite in the archive's directory, without the
passwords themselves: leave that file out when you hand the archive on.

Examples:
  cuttings account add ada
  echo 'a long password' | cuttings account add ada --password-stdin
  cuttings account list"
)]
pub(crate) struct AccountCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make an account
    Add(Named),
    /// Change the password of an account, which ends its sessions
    Password(Named),
    /// Remove an account
    Remove {
        /// Its name
        name: String,
    },
    /// List the accounts
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
struct Named {
    /// Its name
    name: String,

    /// Read the password from standard input, one line, instead of asking for it
    #[arg(long)]
    password_stdin: bool,
}

pub(crate) fn run(args: &AccountCommand, context: &Context) -> Result<Outcome, Failure> {
    // Accounts belong to an archive: a mistyped directory is told before one is made.
    drop(context.open()?);
    let accounts = Accounts::open_or_create(&context.place()?)?;
    match &args.action {
        Action::Add(named) => {
            accounts.add(&named.name, &password(named.password_stdin)?, context.now())?;
            context.talk.note(format_args!("'{}' can log in.", named.name));
        }
        Action::Password(named) => {
            accounts.set_password(&named.name, &password(named.password_stdin)?)?;
            context.talk.note(format_args!("'{}' has a new password.", named.name));
        }
        Action::Remove { name } => {
            accounts.remove(name)?;
            context.talk.note(format_args!("'{name}' cannot log in any more."));
        }
        Action::List { json } => list(&accounts.list()?, *json, context)?,
    }
    Ok(Outcome::Done)
}

fn list(accounts: &[Account], json: bool, context: &Context) -> Result<(), Failure> {
    let mut out = Output::stdout();
    if json {
        let row = |account: &Account| {
            serde_json::json!({
                "name": account.name,
                "created": account.created,
                "last_login": account.last_login,
            })
        };
        write_json(&mut out, &accounts.iter().map(row).collect::<Vec<_>>())?;
    } else {
        let mut table =
            Table::new(&[("name", Set::Left), ("made", Set::Left), ("last login", Set::Left)]);
        for account in accounts {
            let last = account.last_login.map_or_else(|| "never".to_owned(), |t| t.to_string());
            table.row([account.name.clone(), account.created.to_string(), last]);
        }
        table.write(&mut out, context.color)?;
    }
    out.finish()?;
    Ok(())
}

/// A password: asked for twice on a terminal, or a line of standard input.
fn password(from_stdin: bool) -> Result<String, Failure> {
    if from_stdin {
        let mut line = String::new();
        std::io::stdin().lock().take(LONGEST_LINE).read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\n', '\r']).to_owned());
    }
    let terminal = console::Term::stderr();
    if !terminal.is_term() {
        return Err(Failure::usage("there is no terminal to ask for a password on")
            .hint("pass it on standard input, with --password-stdin"));
    }
    let ask = |prompt: &str| -> Result<String, Failure> {
        write!(&terminal, "{prompt}: ")?;
        Ok(terminal.read_secure_line()?)
    };
    let password = ask("Password (12 characters or more)")?;
    if password != ask("Once more")? {
        return Err(Failure::new("the two passwords differ").hint("run the command again"));
    }
    Ok(password)
}
