//! `cuttings stories`: what several articles told of, and who told it.

use std::io::Write;

use clap::Args;
use cuttings_archive::{Archive, Coverage, Story, StoryFilter};
use jiff::civil::Date;

use crate::commands::show::dated;
use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, write_json};
use crate::table::{Set, Table, plain};

/// How many outlets are named in a line.
const NAMED: usize = 12;

/// List the stories, or show one: who covered it, when, under which headlines
#[derive(Debug, Args)]
#[command(after_help = "\
A story is what articles of any outlets tell of one event. It has at least two articles, and keeps its
number when others join it. Headlines stand as their outlets wrote them.

Examples:
  cuttings stories
  cuttings stories --outlets 3 --outlet outlet.example
  cuttings stories 17
  cuttings stories 17 --json")]
pub(crate) struct Stories {
    /// One story, by its number
    #[arg(value_name = "NUMBER", conflicts_with_all = ["outlet", "outlets", "articles", "limit"])]
    number: Option<i64>,

    /// Only stories that this outlet covered; of several, any of them
    #[arg(long, value_name = "NAME")]
    outlet: Vec<String>,

    /// Only stories of at least so many outlets
    #[arg(long, value_name = "N", default_value_t = 1)]
    outlets: u64,

    /// Only stories of at least so many articles
    #[arg(long, value_name = "N", default_value_t = 2)]
    articles: u64,

    /// How many to print at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,

    /// Print JSON: an array of stories, or one story with its timeline
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Stories, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let mut out = Output::stdout();
    match args.number {
        Some(number) => one(&archive, number, args.json, &mut out)?,
        None => list(&archive, args, context, &mut out)?,
    }
    out.finish()?;
    Ok(Outcome::Done)
}

fn list(
    archive: &Archive,
    args: &Stories,
    context: &Context,
    out: &mut Output,
) -> Result<(), Failure> {
    let filter = StoryFilter {
        covered_by: args.outlet.clone(),
        articles: args.articles,
        outlets: args.outlets,
        limit: args.limit,
        ..StoryFilter::default()
    };
    let stories = archive.stories(&filter)?;
    if args.json {
        return write_json(out, &stories);
    }
    if stories.is_empty() {
        context.talk.note("There is no such story.");
        return Ok(());
    }
    let mut table = Table::new(&[
        ("story", Set::Right),
        ("articles", Set::Right),
        ("outlets", Set::Right),
        ("first", Set::Left),
        ("last", Set::Left),
        ("first headline", Set::Cut),
    ]);
    for story in stories {
        table.row([
            story.id.to_string(),
            story.articles.to_string(),
            story.outlets.to_string(),
            day(story.first_date),
            day(story.last_date),
            story.title.unwrap_or_default(),
        ]);
    }
    table.write(out, context.color)?;
    Ok(())
}

fn one(archive: &Archive, number: i64, json: bool, out: &mut Output) -> Result<(), Failure> {
    let Some(story) = archive.story(number)? else {
        return Err(Failure::new(format!("there is no story {number} in the archive"))
            .hint("'cuttings stories' lists them"));
    };
    if json {
        return write_json(out, &story);
    }
    print(out, &story, None)
}

/// Prints a story; the article that the reader comes from is marked.
pub(crate) fn print(out: &mut Output, story: &Story, from: Option<i64>) -> Result<(), Failure> {
    let n = |count: u64, one: &str, many: &str| cuttings_follow::words::count(count, one, many);
    let row = &story.row;
    writeln!(
        out,
        "Story {}: {} of {}",
        row.id,
        n(row.articles, "article", "articles"),
        n(row.outlets, "outlet", "outlets")
    )?;
    for article in &story.articles {
        let mark = if from == Some(article.id) { '>' } else { ' ' };
        let title = article.title.as_deref().or(article.summary.as_deref()).unwrap_or_default();
        let copy = article.copy_of.map(|of| format!("  (copy of {of})")).unwrap_or_default();
        let date = dated(article).unwrap_or_else(|| "undated".to_owned());
        writeln!(out, "{mark} {:>5}  {}  {date}{copy}", article.id, plain(&article.outlet))?;
        writeln!(out, "         {}", plain(title))?;
    }
    if row.articles > story.articles.len() as u64 {
        writeln!(out, "  and {} more", row.articles - story.articles.len() as u64)?;
    }
    writeln!(
        out,
        "  covered by {}",
        story.coverage.iter().map(covered).collect::<Vec<_>>().join(", ")
    )?;
    if !story.silent.is_empty() {
        let named = story.silent.iter().take(NAMED).map(|name| plain(name)).collect::<Vec<_>>();
        let more = match story.silent.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        writeln!(out, "  not found at {}{more}", named.join(", "))?;
    }
    Ok(())
}

fn covered(coverage: &Coverage) -> String {
    let outlet = plain(&coverage.outlet);
    let times = if coverage.articles > 1 {
        format!(", {} times", coverage.articles)
    } else {
        String::new()
    };
    match (coverage.first_date, coverage.last_date) {
        (Some(first), Some(last)) if first == last => format!("{outlet} ({first}{times})"),
        (Some(first), Some(last)) => format!("{outlet} ({first} to {last}{times})"),
        _ => format!("{outlet}{times}"),
    }
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
