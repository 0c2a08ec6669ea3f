//! `cuttings show`: one article, and where it was seen.

use std::io::Write;

use clap::Args;
use cuttings_archive::{ArticleRow, SightingRow};

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, write_json};
use crate::table::plain;

/// Show one article
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cuttings show 42
  cuttings show 42 --sightings --json")]
pub(crate) struct Show {
    /// The article's number, as searches and exports give it
    id: i64,

    /// Show also where and when it was listed, in which words
    #[arg(long)]
    sightings: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Show, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let Some(article) = archive.article(args.id)? else {
        return Err(Failure::new(format!("there is no article {} in the archive", args.id)));
    };
    let sightings = if args.sightings { archive.sightings(args.id)? } else { Vec::new() };
    let mut out = Output::stdout();
    match (args.json, args.sightings) {
        (true, false) => write_json(&mut out, &article)?,
        (true, true) => write_sightings(&mut out, &article, &sightings)?,
        (false, _) => print(&mut out, &article, &sightings)?,
    }
    out.finish()?;
    Ok(Outcome::Done)
}

/// The article row, with the list of sightings in place of their count.
fn write_sightings(
    out: &mut Output,
    article: &ArticleRow,
    sightings: &[SightingRow],
) -> Result<(), Failure> {
    let mut row = serde_json::to_value(article)?;
    if let Some(fields) = row.as_object_mut() {
        fields.insert("sightings".to_owned(), serde_json::to_value(sightings)?);
    }
    write_json(out, &row)
}

fn print(out: &mut Output, article: &ArticleRow, sightings: &[SightingRow]) -> Result<(), Failure> {
    writeln!(out, "{}", plain(article.title.as_deref().unwrap_or("(no headline)")))?;
    let mut line = |name: &str, value: Option<String>| match value {
        Some(value) if !value.is_empty() => writeln!(out, "  {name:<10}{}", plain(&value)),
        _ => Ok(()),
    };
    let names: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    line("outlet", Some(article.outlet.clone()))?;
    line("date", dated(article))?;
    line("by", Some(names.join(", ")))?;
    line("kind", Some(article.kind.name().to_owned()))?;
    line("language", article.language.clone())?;
    line("section", article.section.clone())?;
    line("tags", Some(article.tags.join(", ")))?;
    line("address", article.url.clone())?;
    line("copy of", article.copy_of.map(|id| format!("article {id}")))?;
    line("seen", Some(seen(article)))?;
    if let Some(summary) = &article.summary {
        let cut = if article.truncated { " (cut by the publisher)" } else { "" };
        writeln!(out, "\n{}{cut}", plain(summary))?;
    }
    if let Some(text) = &article.content_text {
        for paragraph in text.split('\n') {
            writeln!(out, "{}", plain(paragraph))?;
        }
    }
    for sighting in sightings {
        writeln!(
            out,
            "\n{}  place {} on {}",
            sighting.seen,
            sighting.position,
            plain(&sighting.page_url)
        )?;
        if let Some(title) =
            sighting.title.as_ref().filter(|title| Some(*title) != article.title.as_ref())
        {
            writeln!(out, "  as: {}", plain(title))?;
        }
        if let Some(date) = &sighting.date_text {
            writeln!(out, "  dated: {}", plain(date))?;
        }
        if let Some(place) = &sighting.warc {
            writeln!(out, "  kept in: {} at byte {}", place.file, place.offset)?;
        }
    }
    Ok(())
}

/// The date as precise as it is known, and how it is known.
pub(crate) fn dated(article: &ArticleRow) -> Option<String> {
    let date = match (article.date_published, article.date_earliest, article.date_latest) {
        (Some(when), ..) => when.to_string(),
        (None, Some(earliest), Some(latest)) if earliest == latest => earliest.to_string(),
        (None, Some(earliest), Some(latest)) => format!("between {earliest} and {latest}"),
        (None, Some(earliest), None) => format!("not before {earliest}"),
        (None, None, Some(latest)) => format!("not after {latest}"),
        (None, None, None) => return None,
    };
    Some(match &article.date_text {
        Some(text) => format!("{date} (shown as \"{text}\")"),
        None => date,
    })
}

fn seen(article: &ArticleRow) -> String {
    let times = if article.sightings == 1 {
        "once".to_owned()
    } else {
        format!("{} times", article.sightings)
    };
    if article.first_seen == article.last_seen {
        format!("{times}, on {}", article.first_seen)
    } else {
        format!("{times}, from {} to {}", article.first_seen, article.last_seen)
    }
}
