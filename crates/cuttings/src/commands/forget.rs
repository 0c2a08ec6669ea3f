//! `cuttings forget`: removes something from the archive and keeps it from coming back.
//!
//! Records that are emptied are so before the archive forgets what it read from them: interrupted in
//! between, the same command finds what is left to do.

use std::collections::BTreeSet;
use std::io::Write;

use clap::{Args, Subcommand, ValueEnum};
use cuttings_archive::{Archive, Forget as What, Forgotten};
use cuttings_fetch::warc::Eraser;
use cuttings_follow::WARC_FOLDER;
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

The copies of pages in the archive's 'warc' folder are left as they are, since other articles may stand
on them too: the records that hold what was removed are printed, one a line.

Where nothing may be left, --empty takes the pages out of these records: of those from which nothing else
was read (own), or of all of them (all); then the other articles keep what was read, and lose that page as
evidence. The files are written anew, each in one step, with a note in the place of each record; so are
the database and the parts of the search index that still have the words, which takes half a minute for a
million articles. What is fetched later is kept as it comes: stop following lists that still show it.

Examples:
  cuttings forget article 42
  cuttings forget author 'Maren Holt' --yes
  cuttings forget article 42 --empty all --yes
  cuttings forget outlet outlet.example --yes --json > records.json
  cuttings forget listing https://outlet.example/news/     stop following it; its articles stay")]
pub(crate) struct Forget {
    #[command(subcommand)]
    what: Subject,

    /// Empty the WARC records that hold it
    #[arg(long, global = true, value_name = "WHICH", default_value = "none")]
    empty: Emptied,

    /// Do it
    #[arg(long, global = true)]
    yes: bool,

    /// Print JSON
    #[arg(long, global = true)]
    json: bool,
}

/// The records to empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Emptied {
    /// None: they are only named
    None,
    /// Those from which nothing else was read
    Own,
    /// All, also those on which other articles stand
    All,
}

impl Emptied {
    /// The bytes whose records are to be emptied, by their digests.
    fn digests(self, forgotten: &Forgotten) -> BTreeSet<String> {
        let wanted = |shared: bool| match self {
            Self::None => false,
            Self::Own => !shared,
            Self::All => true,
        };
        let records = forgotten.records.iter().filter(|record| wanted(record.shared));
        records.map(|record| record.digest.clone()).collect()
    }
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
    // From here on nobody else takes pages in, so that what is found now is all there is.
    let eraser = match args.yes && args.empty != Emptied::None {
        true => Some(Eraser::open(&context.place()?.join(WARC_FOLDER))?),
        false => None,
    };
    let Some(forgotten) = archive.forget(&what, context.now(), false)? else {
        let (kind, name) = match &what {
            What::Article(id) => ("article", id.to_string()),
            What::Outlet(name) => ("outlet", format!("'{name}'")),
            What::Author(name) => ("article by", format!("'{name}'")),
        };
        return Err(Failure::new(format!("there is no {kind} {name} in the archive")));
    };
    write(args, context, &forgotten)?;
    let digests = args.empty.digests(&forgotten);
    let articles = count(forgotten.articles.len() as u64, "article", "articles");
    if !args.yes {
        let emptied = match forgotten.records.iter().filter(|r| digests.contains(&r.digest)).count()
        {
            0 => String::new(),
            some => format!(", and {} emptied", count(some as u64, "record", "records")),
        };
        let talk = &context.talk;
        talk.note(format_args!("{articles} would be removed{emptied}. Pass --yes to do it."));
        return Ok(Outcome::Partial);
    }
    let emptied = match &eraser {
        Some(eraser) => empty(eraser, &archive, &digests, context)?,
        None => String::new(),
    };
    archive.forget(&what, context.now(), true)?;
    let index = context.index(&archive)?;
    if eraser.is_some() {
        archive.write_anew()?;
        index.let_go()?;
    }
    let left = forgotten.records.iter().filter(|record| !digests.contains(&record.digest)).count();
    let left = match left {
        1 => "1 record still holds".to_owned(),
        left => format!("{left} records still hold"),
    };
    context.talk.note(format_args!("Removed {articles}. {emptied}{left} what was read."));
    Ok(Outcome::Done)
}

/// Empties records, and says how many.
fn empty(
    eraser: &Eraser,
    archive: &Archive,
    digests: &BTreeSet<String>,
    context: &Context,
) -> Result<String, Failure> {
    let emptied = eraser.erase(digests, context.now())?;
    archive.without_records(digests)?;
    Ok(format!("Emptied {}. ", count(emptied, "record", "records")))
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
