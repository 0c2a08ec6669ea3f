//! `cuttings forget`: removes something from the archive and keeps it from coming back.

use std::io::Write;

use clap::{Args, Subcommand};
use cuttings_archive::{Forget as What, Forgotten};
use cuttings_follow::words::count;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, write_json};
use crate::table::{Set, Table};

/// Remove an article, an outlet or an author's articles, and keep them from coming back
#[derive(Debug, Args)]
#[command(after_help = "\
What would be removed is shown first; --yes removes it. What was removed is known by hashes from then
on, and passed over when it is seen again.

The copies of pages in the archive's 'warc' folder are left as they are, since other articles stand on
them too: the records that hold what was removed are printed, one a line.

Examples:
  cuttings forget article 42
  cuttings forget author 'Maren Holt' --yes
  cuttings forget outlet outlet.example --yes --json > records.json
  cuttings forget listing https://outlet.example/news/     stop following it; its articles stay")]
pub(crate) struct Forget {
    #[command(subcommand)]
    what: Subject,

    /// Do it
    #[arg(long, global = true)]
    yes: bool,

    /// Print JSON
    #[arg(long, global = true)]
    json: bool,
}

/// What to forget.
#[derive(Debug, Subcommand)]
enum Subject {
    /// An article, by its number
    Article {
        /// As 'cuttings search' shows it
        id: i64,
    },
    /// An outlet, with all its articles
    Outlet {
        /// As 'cuttings outlets' shows it
        name: String,
    },
    /// All articles by an author
    Author {
        /// The author's name
        name: String,
    },
    /// Stop following a listing; what was taken in of it stays
    Listing {
        /// Its address
        url: String,
    },
}

pub(crate) fn run(args: &Forget, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let what = match &args.what {
        Subject::Article { id } => What::Article(*id),
        Subject::Outlet { name } => What::Outlet(name.clone()),
        Subject::Author { name } => What::Author(name.clone()),
        Subject::Listing { url } => {
            if archive.unfollow(url)? {
                context.talk.note(format_args!("{url} is followed no more."));
                return Ok(Outcome::Done);
            }
            return Err(Failure::new(format!("'{url}' is not followed"))
                .hint("'cuttings outlets NAME' lists what is followed of an outlet"));
        }
    };
    let Some(forgotten) = archive.forget(&what, context.now(), args.yes)? else {
        let (kind, name) = match &what {
            What::Article(id) => ("article", id.to_string()),
            What::Outlet(name) => ("outlet", format!("'{name}'")),
            What::Author(name) => ("article by", format!("'{name}'")),
        };
        return Err(Failure::new(format!("there is no {kind} {name} in the archive")));
    };
    write(args, context, &forgotten)?;
    let articles = count(forgotten.articles.len() as u64, "article", "articles");
    let records = count(forgotten.records.len() as u64, "record", "records");
    if args.yes {
        context.index(&archive)?;
        context.talk.note(format_args!("Removed {articles}. {records} still hold what was read."));
        return Ok(Outcome::Done);
    }
    context.talk.note(format_args!("{articles} would be removed. Pass --yes to do it."));
    Ok(Outcome::Partial)
}

fn write(args: &Forget, context: &Context, forgotten: &Forgotten) -> Result<(), Failure> {
    let mut out = Output::stdout();
    if args.json {
        write_json(&mut out, forgotten)?;
    } else if !forgotten.records.is_empty() {
        let mut table = Table::new(&[
            ("file", Set::Left),
            ("offset", Set::Right),
            ("length", Set::Right),
            ("others", Set::Left),
            ("page", Set::Cut),
        ]);
        for record in &forgotten.records {
            table.row([
                record.file.clone(),
                record.offset.to_string(),
                record.length.to_string(),
                if record.shared { "yes" } else { "no" }.to_owned(),
                record.url.clone(),
            ]);
        }
        table.write(&mut out, context.color)?;
    }
    out.flush()?;
    out.finish()
}
