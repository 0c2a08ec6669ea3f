//! `cuttings outlets`: which outlets there are, and what each has.

use std::io::Write;

use clap::Args;
use cuttings_archive::{Archive, ListingRow, OutletRow};
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, write_json};
use crate::table::{Set, Table, plain};

/// List the outlets, or show one with its listings
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cuttings outlets
  cuttings outlets outlet.example
  cuttings outlets --json")]
pub(crate) struct Outlets {
    /// One outlet
    name: Option<String>,

    /// Print JSON: an array of outlets, or one outlet with its listings
    #[arg(long)]
    json: bool,
}

/// One outlet with its listings, as JSON.
#[derive(Serialize)]
struct OutletWithListings {
    #[serde(flatten)]
    outlet: OutletRow,
    listings_seen: Vec<ListingRow>,
}

pub(crate) fn run(args: &Outlets, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let mut out = Output::stdout();
    match &args.name {
        Some(name) => one(&archive, name, args.json, context, &mut out)?,
        None => all(&archive, args.json, context, &mut out)?,
    }
    out.finish()?;
    Ok(Outcome::Done)
}

fn all(archive: &Archive, json: bool, context: &Context, out: &mut Output) -> Result<(), Failure> {
    let outlets = archive.outlets()?;
    if json {
        return write_json(out, &outlets);
    }
    if outlets.is_empty() {
        context.talk.note("The archive is empty.");
        return Ok(());
    }
    let mut table = Table::new(&[
        ("outlet", Set::Cut),
        ("lang", Set::Left),
        ("articles", Set::Right),
        ("sightings", Set::Right),
        ("pages", Set::Right),
        ("first", Set::Left),
        ("last", Set::Left),
    ]);
    for outlet in outlets {
        table.row([
            outlet.name.clone(),
            outlet.language.clone().unwrap_or_default(),
            outlet.articles.to_string(),
            outlet.sightings.to_string(),
            outlet.snapshots.to_string(),
            outlet.first_date.map(|date| date.to_string()).unwrap_or_default(),
            outlet.last_date.map(|date| date.to_string()).unwrap_or_default(),
        ]);
    }
    table.write(out, context.color)?;
    Ok(())
}

fn one(
    archive: &Archive,
    name: &str,
    json: bool,
    context: &Context,
    out: &mut Output,
) -> Result<(), Failure> {
    let Some(outlet) = archive.outlet(name)? else {
        return Err(Failure::new(format!("there is no outlet '{name}' in the archive"))
            .hint("'cuttings outlets' lists them"));
    };
    let listings = archive.listings(name)?;
    if json {
        return write_json(out, &OutletWithListings { outlet, listings_seen: listings });
    }
    writeln!(out, "{}", plain(&outlet.name))?;
    writeln!(out, "{} articles, {} sightings", outlet.articles, outlet.sightings)?;
    if let (Some(first), Some(last)) = (outlet.first_date, outlet.last_date) {
        writeln!(out, "from {first} to {last}")?;
    }
    writeln!(out)?;
    let mut table =
        Table::new(&[("entries", Set::Right), ("seen", Set::Left), ("listing", Set::Cut)]);
    for listing in listings {
        table.row([listing.entries.to_string(), cuttings_day(listing.last_seen), listing.url]);
    }
    table.write(out, context.color)?;
    Ok(())
}

fn cuttings_day(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%d").to_string()
}
