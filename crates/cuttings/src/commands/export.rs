//! `cuttings export`: articles out of the archive, as tables and feeds.

use std::collections::VecDeque;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use cuttings_archive::{Archive, ArticleRow, Filter, FollowKind, Order};
use cuttings_export::{
    FeedFormat, FeedHead, Subscription, Table, write_articles, write_feed, write_opml,
};
use cuttings_extract::PageKind;
use cuttings_search::{Index, Request};

use crate::context::Context;
use crate::excluded::query_word;
use crate::failure::{Failure, Outcome};
use crate::filters::Filters;
use crate::output::Output;

/// Articles read from the archive, or found in the index, at a time.
const BATCH: usize = 500;

/// Entries of a feed where --limit does not say.
const FEED_LENGTH: usize = 100;

/// Write articles as CSV, JSON lines, Parquet or a feed
#[derive(Debug, Args)]
#[command(after_help = "\
Tables (jsonl, csv, parquet) have an article a row, in the order in which they were first filed.
'cuttings import' takes JSON lines back in. Feeds (atom, rss, json-feed) have the newest articles;
opml has the feeds that the archive knows of.

Examples:
  cuttings export > articles.jsonl
  cuttings export --format parquet -o articles.parquet --after 2026-01-01
  cuttings export --format atom --outlet outlet.example -o feed.xml
  cuttings export --outlet outlet.example --outlet other.example -o both.csv
  cuttings export --format csv bridge ferry | head")]
pub(crate) struct Export {
    /// Only articles that match this query, as 'cuttings search' takes it
    #[arg(value_name = "QUERY", value_parser = query_word)]
    query: Vec<String>,

    /// The format [default: by the name of FILE, else jsonl]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Write to a file instead of stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// How many articles at most [default: all; 100 in a feed]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    #[command(flatten)]
    filters: Filters,
}

/// What comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    Jsonl,
    Parquet,
    Atom,
    Rss,
    JsonFeed,
    Opml,
}

pub(crate) fn run(args: Export, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let format = args.format.unwrap_or_else(|| by_name(args.output.as_ref()));
    let mut out = match format {
        Format::Parquet => Output::binary_to(args.output.as_deref(), "Parquet")?,
        _ => Output::to(args.output.as_deref())?,
    };
    let query = args.query.join(" ");
    let written = match format {
        Format::Csv => table(&archive, &args, &query, Table::Csv, &mut out, context)?,
        Format::Jsonl => table(&archive, &args, &query, Table::Jsonl, &mut out, context)?,
        Format::Parquet => table(&archive, &args, &query, Table::Parquet, &mut out, context)?,
        Format::Atom => feed(&archive, &args, &query, FeedFormat::Atom, &mut out, context)?,
        Format::Rss => feed(&archive, &args, &query, FeedFormat::Rss, &mut out, context)?,
        Format::JsonFeed => feed(&archive, &args, &query, FeedFormat::Json, &mut out, context)?,
        Format::Opml => opml(&archive, &args, &mut out)?,
    };
    out.finish()?;
    if let Some(path) = &args.output {
        let what = if format == Format::Opml { "feeds" } else { "articles" };
        context.talk.note(format_args!("Wrote {written} {what} to {}.", path.display()));
    }
    Ok(Outcome::Done)
}

fn by_name(path: Option<&PathBuf>) -> Format {
    let ending = path.and_then(|path| path.extension()).and_then(|ending| ending.to_str());
    match ending {
        Some("csv") => Format::Csv,
        Some("parquet") => Format::Parquet,
        Some("atom") => Format::Atom,
        Some("rss") => Format::Rss,
        Some("opml") => Format::Opml,
        _ => Format::Jsonl,
    }
}

fn table(
    archive: &Archive,
    args: &Export,
    query: &str,
    format: Table,
    out: &mut Output,
    context: &Context,
) -> Result<u64, Failure> {
    let limit = args.limit.unwrap_or(usize::MAX);
    if query.is_empty() {
        let filter = Filter { order: Order::Id, ..args.filters.for_archive() };
        return write_articles(out, format, &mut Filtered::new(archive, filter).take(limit));
    }
    let index = context.index(archive)?;
    let mut ids = matching(&index, &args.filters.in_query(query), usize::MAX)?;
    ids.sort_unstable();
    ids.truncate(limit);
    write_articles(out, format, &mut Listed { archive, ids: ids.into(), waiting: VecDeque::new() })
}

fn feed(
    archive: &Archive,
    args: &Export,
    query: &str,
    format: FeedFormat,
    out: &mut Output,
    context: &Context,
) -> Result<u64, Failure> {
    let limit = args.limit.unwrap_or(FEED_LENGTH);
    let articles: Vec<ArticleRow> = if query.is_empty() {
        let filter = Filter { order: Order::Newest, ..args.filters.for_archive() };
        Filtered::new(archive, filter).take(limit).collect::<Result<_, _>>()?
    } else {
        let index = context.index(archive)?;
        archive.articles_by_id(&matching(&index, &args.filters.in_query(query), limit)?)?
    };
    let outlets = args.filters.outlets.join(", ");
    let subject = [outlets.as_str(), query].into_iter().filter(|text| !text.is_empty());
    let subject: Vec<&str> = subject.collect();
    let title = if subject.is_empty() { "Cuttings".to_owned() } else { subject.join(": ") };
    let head = FeedHead {
        description: "Articles of a Cuttings archive, newest first".to_owned(),
        title,
        ..FeedHead::default()
    };
    write_feed(out, format, &head, &articles)?;
    Ok(articles.len() as u64)
}

fn opml(archive: &Archive, args: &Export, out: &mut Output) -> Result<u64, Failure> {
    let mut subscriptions: Vec<Subscription> = Vec::new();
    let names = &args.filters.outlets;
    let is_wanted = |name: &String| names.is_empty() || names.contains(name);
    for outlet in archive.outlets()?.into_iter().filter(|outlet| is_wanted(&outlet.name)) {
        let listings = archive.listings(&outlet.name)?;
        let feeds = listings
            .into_iter()
            .filter(|listing| listing.kind == PageKind::Feed && listing.url.starts_with("http"));
        subscriptions.extend(feeds.map(|listing| Subscription {
            title: listing.title.unwrap_or_else(|| outlet.name.clone()),
            feed: listing.url,
            home: None,
        }));
    }
    // What is followed but was not fetched yet.
    let followed = archive.followed(None)?;
    for followed in followed.into_iter().filter(|followed| is_wanted(&followed.outlet)) {
        let there = subscriptions.iter().any(|subscription| subscription.feed == followed.url);
        if followed.kind == FollowKind::Feed && !there {
            subscriptions.push(Subscription {
                title: followed.outlet,
                feed: followed.url,
                home: None,
            });
        }
    }
    write_opml(out, "Cuttings", &subscriptions)?;
    Ok(subscriptions.len() as u64)
}

/// The numbers of the articles that match a query, newest first.
fn matching(index: &Index, query: &str, limit: usize) -> Result<Vec<i64>, Failure> {
    let mut ids = Vec::new();
    loop {
        let request = Request {
            query,
            order: cuttings_search::Order::Newest,
            offset: ids.len(),
            limit: BATCH.min(limit.saturating_sub(ids.len())),
        };
        let found = index.search(&request)?;
        ids.extend(found.hits.iter().map(|hit| hit.id));
        if found.hits.is_empty() || ids.len() >= limit.min(found.total) {
            return Ok(ids);
        }
    }
}

/// The articles that pass a filter, read a batch at a time.
struct Filtered<'a> {
    archive: &'a Archive,
    /// What to ask for next; `None` when there is no more.
    next: Option<Filter>,
    waiting: VecDeque<ArticleRow>,
}

impl<'a> Filtered<'a> {
    fn new(archive: &'a Archive, filter: Filter) -> Self {
        let next = Some(Filter { limit: BATCH, ..filter });
        Self { archive, next, waiting: VecDeque::new() }
    }
}

impl Iterator for Filtered<'_> {
    type Item = Result<ArticleRow, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() {
            let filter = self.next.take()?;
            match self.archive.articles(&filter) {
                Ok(page) => {
                    self.waiting = page.articles.into();
                    self.next = page.next.map(|cursor| Filter { cursor: Some(cursor), ..filter });
                }
                Err(error) => return Some(Err(error.into())),
            }
        }
        self.waiting.pop_front().map(Ok)
    }
}

/// Articles by number, read a batch at a time.
struct Listed<'a> {
    archive: &'a Archive,
    ids: VecDeque<i64>,
    waiting: VecDeque<ArticleRow>,
}

impl Iterator for Listed<'_> {
    type Item = Result<ArticleRow, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() {
            if self.ids.is_empty() {
                return None;
            }
            let batch: Vec<i64> = self.ids.drain(..BATCH.min(self.ids.len())).collect();
            match self.archive.articles_by_id(&batch) {
                Ok(articles) => self.waiting = articles.into(),
                Err(error) => return Some(Err(error.into())),
            }
        }
        self.waiting.pop_front().map(Ok)
    }
}
