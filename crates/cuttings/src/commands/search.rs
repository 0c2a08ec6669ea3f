//! `cuttings search`: finds articles by their words.

use std::collections::HashMap;
use std::io::Write;

use clap::{Args, ValueEnum};
use console::style;
use cuttings_archive::{Archive, ArticleRow};
use cuttings_search::{Hit, Order, Piece, Request};
use serde::Serialize;

use super::searches;
use crate::context::Context;
use crate::excluded::query_word;
use crate::failure::{Failure, Outcome};
use crate::filters::Filters;
use crate::output::{Output, write_json};
use crate::table::plain;

/// Find articles by their words
#[derive(Debug, Args)]
#[command(after_help = "\
A query is words, all of which must be found, in any of their forms. Besides:
  \"harbour bridge\"     these words next to each other
  -ferry               not this word
  title:bridge         in the headline
  author:lund          by this author
  tag:local            with this tag, or of an outlet that you gave it ('cuttings tag')
  year:2026            known to be from this year
  outlet:NAME kind:video lang:de after:2026-01-01 before:2026-02-01
                       as the filters below; each can stand behind a minus: -tag:local
  lang:de lang:en      in either language; likewise for outlets, kinds and years

Examples:
  cuttings search bridge
  cuttings search '\"harbour bridge\" -toll' --order newest
  cuttings search --outlet outlet.example --after 2026-01-01 bridge --json
  cuttings search --saved 'Harbour bridge'")]
pub(crate) struct Search {
    /// What to look for
    #[arg(required_unless_present = "saved", value_name = "QUERY", value_parser = query_word)]
    query: Vec<String>,

    #[command(flatten)]
    filters: Filters,

    /// Look for what a saved search looks for ('cuttings searches')
    #[arg(long, value_name = "NAME", conflicts_with = "query")]
    saved: Option<String>,

    /// The order of what is found [default: relevance, or that of the saved search]
    #[arg(long, value_enum)]
    order: Option<OrderBy>,

    /// How many to print at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,

    /// How many to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,

    /// Print JSON: the number of matches, and the articles
    #[arg(long)]
    json: bool,
}

/// The order of what is found.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum OrderBy {
    /// Best first
    Relevance,
    /// Newest first
    Newest,
    /// Oldest first
    Oldest,
}

impl OrderBy {
    /// Its name in an address.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
        }
    }
}

impl From<OrderBy> for Order {
    fn from(order: OrderBy) -> Self {
        match order {
            OrderBy::Relevance => Self::Relevance,
            OrderBy::Newest => Self::Newest,
            OrderBy::Oldest => Self::Oldest,
        }
    }
}

/// What was found, as JSON.
#[derive(Serialize)]
struct Answer<'a> {
    total: usize,
    articles: Vec<&'a ArticleRow>,
}

pub(crate) fn run(args: Search, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let index = context.index(&archive)?;
    let (words, usual) = match &args.saved {
        Some(name) => saved(&archive, name)?,
        None => (args.query.join(" "), Order::Relevance),
    };
    let query = args.filters.in_query(&words);
    let order = args.order.map_or(usual, Order::from);
    let request = Request { query: &query, order, offset: args.offset, limit: args.limit };
    let found = index.search(&request)?;
    let ids: Vec<i64> = found.hits.iter().map(|hit| hit.id).collect();
    let articles = archive.articles_by_id(&ids)?;
    let articles: HashMap<i64, ArticleRow> =
        articles.into_iter().map(|article| (article.id, article)).collect();

    let mut out = Output::stdout();
    if args.json {
        let articles = ids.iter().filter_map(|id| articles.get(id)).collect();
        write_json(&mut out, &Answer { total: found.total, articles })?;
    } else {
        context.talk.note(summary(found.total, args.offset, found.hits.len()));
        for hit in &found.hits {
            if let Some(article) = articles.get(&hit.id) {
                print(&mut out, hit, article, context.color)?;
            }
        }
    }
    out.finish()?;
    Ok(Outcome::Done)
}

/// What a saved search looks for, and its order.
fn saved(archive: &Archive, name: &str) -> Result<(String, Order), Failure> {
    let search = archive.saved_search(name)?.ok_or_else(|| searches::unknown(name))?;
    Ok(cuttings_web::saved::request(&search)?)
}

fn summary(total: usize, offset: usize, shown: usize) -> String {
    match (total, shown) {
        (0, _) => "No article matches.".to_owned(),
        (1, _) => "1 article matches.".to_owned(),
        (_, 0) => format!("{total} articles match; none are left after the first {offset}."),
        _ if shown == total => format!("{total} articles match."),
        _ => format!("{total} articles match; these are {} to {}.", offset + 1, offset + shown),
    }
}

fn print(out: &mut Output, hit: &Hit, article: &ArticleRow, color: bool) -> Result<(), Failure> {
    let date = match (article.date_published, article.date_earliest, article.date_latest) {
        (Some(when), ..) => when.day().to_string(),
        (None, Some(earliest), Some(latest)) => format!("{earliest} to {latest}"),
        (None, Some(earliest), None) => format!("since {earliest}"),
        (None, None, Some(latest)) => format!("by {latest}"),
        (None, None, None) => "undated".to_owned(),
    };
    let title = if hit.title.iter().all(|piece| piece.text.is_empty()) {
        "(no headline)".to_owned()
    } else {
        pieces(&hit.title, color)
    };
    writeln!(out, "{title}")?;
    let kind = match article.kind.name() {
        "article" => String::new(),
        kind => format!("  {kind}"),
    };
    writeln!(out, "  {}  {date}  {}{kind}", article.id, plain(&article.outlet))?;
    let snippet = pieces(&hit.snippet, color);
    if !snippet.is_empty() {
        writeln!(out, "  {snippet}")?;
    }
    if let Some(url) = &article.url {
        writeln!(out, "  {}", plain(url))?;
    }
    writeln!(out)?;
    Ok(())
}

/// A highlighted text; the highlights show in colours only.
fn pieces(pieces: &[Piece], color: bool) -> String {
    let mut text = String::new();
    for piece in pieces {
        let words = plain(&piece.text);
        if piece.matched && color {
            text.push_str(&style(words).bold().yellow().force_styling(true).to_string());
        } else {
            text.push_str(&words);
        }
    }
    text
}
