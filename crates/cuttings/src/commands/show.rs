//! `cuttings show`: one article, its copies and its story, and where it was seen.

use std::io::Write;

use clap::Args;
use cuttings_archive::{
    Archive, ArticleRow, Clue, CopyBasis, CopyOf, History, Reason, SightingRow, StoryClue,
};
use cuttings_extract::DateBasis;
use jiff::civil::Date;
use serde::Serialize;

use crate::commands::stories;
use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, write_json};
use crate::table::plain;

/// Show one article
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cuttings show 42
  cuttings show 42 --why
  cuttings show 42 --sightings --json")]
pub(crate) struct Show {
    /// The article's number, as searches and exports give it
    id: i64,

    /// Show also where and when it was listed, in which words
    #[arg(long)]
    sightings: bool,

    /// Show also how its date is known, why each sighting was taken for one of it, and why it is in its story
    #[arg(long)]
    why: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Why things are known of an article, as JSON.
#[derive(Serialize)]
struct Why {
    /// What is known of its day of publication, the surest first.
    date: Vec<Clue>,
    /// Why each sighting was taken for one of it.
    sightings: Vec<WhySighting>,
    /// Why it is in its story, by the others of it, the most alike first.
    story: Vec<StoryClue>,
    /// What it is a copy of, and how that is known.
    copy_of: Option<CopyOf>,
    /// Its copies.
    copies: Vec<CopyOf>,
}

#[derive(Serialize)]
struct WhySighting {
    page_url: String,
    seen: jiff::Timestamp,
    reason: Reason,
}

pub(crate) fn run(args: &Show, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let Some(article) = archive.article(args.id)? else {
        return Err(Failure::new(format!("there is no article {} in the archive", args.id)));
    };
    let sightings = if args.sightings { archive.sightings(args.id)? } else { Vec::new() };
    let why = if args.why { Some(why(&archive, args.id)?) } else { None };
    let mut out = Output::stdout();
    match (args.json, args.sightings || args.why) {
        (true, false) => write_json(&mut out, &article)?,
        (true, true) => {
            let sightings = args.sightings.then_some(&sightings[..]);
            write_more(&mut out, &article, sightings, why.as_ref())?;
        }
        (false, _) => {
            print(&mut out, &article, &sightings)?;
            if let Some(why) = &why {
                print_why(&mut out, why)?;
                print_story_clues(&mut out, &why.story)?;
            }
            print_history(&mut out, &archive.article_history(args.id)?)?;
            print_copies(&mut out, &archive, args.id)?;
            if let Some(number) = article.story
                && let Some(story) = archive.story(number)?
            {
                writeln!(out)?;
                stories::print(&mut out, &story, Some(args.id))?;
            }
        }
    }
    out.finish()?;
    Ok(Outcome::Done)
}

/// The article row with what was asked for besides: the list of sightings in place of their count, and
/// why things are known.
fn write_more(
    out: &mut Output,
    article: &ArticleRow,
    sightings: Option<&[SightingRow]>,
    why: Option<&Why>,
) -> Result<(), Failure> {
    let mut row = serde_json::to_value(article)?;
    if let Some(fields) = row.as_object_mut() {
        if let Some(sightings) = sightings {
            fields.insert("sightings".to_owned(), serde_json::to_value(sightings)?);
        }
        if let Some(why) = why {
            fields.insert("why".to_owned(), serde_json::to_value(why)?);
        }
    }
    write_json(out, &row)
}

fn why(archive: &Archive, article: i64) -> Result<Why, Failure> {
    let sightings = archive.sightings(article)?.into_iter().map(|sighting| WhySighting {
        page_url: sighting.page_url,
        seen: sighting.seen,
        reason: sighting.reason,
    });
    Ok(Why {
        date: archive.clues(article)?,
        sightings: sightings.collect(),
        story: archive.story_clues(article)?,
        copy_of: archive.original(article)?,
        copies: archive.copies_of(article)?,
    })
}

fn print_why(out: &mut Output, why: &Why) -> Result<(), Failure> {
    writeln!(out, "\nHow its date is known")?;
    for clue in &why.date {
        let source = match clue.basis {
            DateBasis::Attribute => "a page says so, for machines",
            DateBasis::Text => "a page shows it",
            DateBasis::Url => "its address holds it",
            DateBasis::Context => "its text names it",
            DateBasis::Order => "its place between others in a list",
            DateBasis::Seen => "it was there when it was first seen",
        };
        let words = clue.words.as_ref().map(|words| format!(": \"{}\"", plain(words)));
        let counts = if clue.counts { "" } else { " (contradicts what is known better)" };
        let days = span(clue.earliest, clue.latest).unwrap_or_default();
        writeln!(out, "  {days}, since {source}{}{counts}", words.unwrap_or_default())?;
    }
    writeln!(out, "\nWhy these are sightings of it")?;
    for sighting in &why.sightings {
        let reason = match sighting.reason {
            Reason::New => "nothing in the archive was it, so the article was made of this",
            Reason::Address => "by its address, or one that led to another",
            Reason::Text => "by its headline and summary, within the outlet",
            Reason::User => "you decided so, by 'cuttings split' or 'cuttings merge'",
        };
        writeln!(out, "  {}  {}: {reason}", sighting.seen, plain(&sighting.page_url))?;
    }
    Ok(())
}

/// Of how many others of a story it is told why an article is with them.
const COMPANIONS: usize = 5;

fn print_story_clues(out: &mut Output, clues: &[StoryClue]) -> Result<(), Failure> {
    if clues.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nWhy it is in its story")?;
    for clue in clues.iter().take(COMPANIONS) {
        // Nothing is certain.
        let percent = (clue.likelihood * 100.0).round().min(99.0);
        let words: Vec<_> = clue.words.iter().map(|word| plain(word)).collect();
        let shared = match words.is_empty() {
            true => String::new(),
            false => format!("; both have: {}", words.join(", ")),
        };
        writeln!(out, "  {percent:>3}% likely of one event with article {}{shared}", clue.article)?;
    }
    let more = clues.len().saturating_sub(COMPANIONS);
    if more > 0 {
        writeln!(out, "  and {more} more of it")?;
    }
    Ok(())
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

/// What the article was called, where that changed, as a difference of words.
fn print_history(out: &mut Output, history: &History) -> Result<(), Failure> {
    for (what, changes) in
        [("headline", history.headline_changes()), ("summary", history.summary_changes())]
    {
        for (before, after) in changes {
            writeln!(out, "\n{what} changed, seen {}", after.first_seen)?;
            writeln!(out, "  {}", plain(&difference(&before.text, &after.text)))?;
        }
    }
    Ok(())
}

/// The words of two texts in one line: those that went in [-…-], those that came in {+…+}.
fn difference(before: &str, after: &str) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.split_whitespace().collect(), after.split_whitespace().collect());
    let same_head = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let (before_rest, after_rest) =
        (before.get(same_head..).unwrap_or_default(), after.get(same_head..).unwrap_or_default());
    let same_tail =
        before_rest.iter().rev().zip(after_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let gone = before_rest.get(..before_rest.len() - same_tail).unwrap_or_default();
    let come = after_rest.get(..after_rest.len() - same_tail).unwrap_or_default();
    let mut parts: Vec<String> = Vec::new();
    parts.extend(after.get(..same_head).map(|words| words.join(" ")));
    parts.extend((!gone.is_empty()).then(|| format!("[-{}-]", gone.join(" "))));
    parts.extend((!come.is_empty()).then(|| format!("{{+{}+}}", come.join(" "))));
    parts.extend(after.get(after.len() - same_tail..).map(|words| words.join(" ")));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn print_copies(out: &mut Output, archive: &Archive, article: i64) -> Result<(), Failure> {
    if let Some(copy) = archive.original(article)? {
        writeln!(out)?;
        print_copy(out, archive, &copy, "Copy of")?;
    }
    let copies = archive.copies_of(article)?;
    if !copies.is_empty() {
        writeln!(out)?;
    }
    for copy in copies {
        print_copy(out, archive, &copy, "Copied as")?;
    }
    Ok(())
}

fn print_copy(
    out: &mut Output,
    archive: &Archive,
    copy: &CopyOf,
    relation: &str,
) -> Result<(), Failure> {
    let Some(other) = archive.article(copy.article)? else { return Ok(()) };
    let why = match copy.basis {
        CopyBasis::Credit => "the copy names the other outlet",
        CopyBasis::Date => "by the dates of publication",
        CopyBasis::Seen => "by when they were seen, which says little",
        CopyBasis::None => "which was first is not known",
    };
    writeln!(out, "{relation} article {} of {}", other.id, plain(&other.outlet))?;
    if let Some(title) = &other.title {
        writeln!(out, "  {}", plain(title))?;
    }
    let percent = (copy.similarity * 100.0).round();
    writeln!(out, "  {percent}% of the shorter text stands in the other; {why}")?;
    Ok(())
}

/// The date as precise as it is known, and how it is known.
pub(crate) fn dated(article: &ArticleRow) -> Option<String> {
    let date = match article.date_published {
        Some(when) => when.to_string(),
        None => span(article.date_earliest, article.date_latest)?,
    };
    Some(match &article.date_text {
        Some(text) => format!("{date} (shown as \"{text}\")"),
        None => date,
    })
}

/// A range of days in words.
fn span(earliest: Option<Date>, latest: Option<Date>) -> Option<String> {
    Some(match (earliest, latest) {
        (Some(earliest), Some(latest)) if earliest == latest => earliest.to_string(),
        (Some(earliest), Some(latest)) => format!("between {earliest} and {latest}"),
        (Some(earliest), None) => format!("not before {earliest}"),
        (None, Some(latest)) => format!("not after {latest}"),
        (None, None) => return None,
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

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn a_difference_shows_what_went_and_what_came() {
        assert_eq!(
            difference("Ferry crews vote on roster", "Ferry crews vote for the new roster"),
            "Ferry crews vote [-on-] {+for the new+} roster"
        );
        assert_eq!(difference("Ferry", "Ferry returns"), "Ferry {+returns+}");
        assert_eq!(difference("", "Ferry"), "{+Ferry+}");
    }
}
