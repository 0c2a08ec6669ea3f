//! `cuttings tag`: the user's own tags of outlets.

use clap::Args;
use cuttings_archive::{Archive, tag_name};

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, write_json};
use crate::table::{Set, Table};

/// Give outlets tags of your own, or list them
#[derive(Debug, Args)]
#[command(after_help = "\
Without an outlet, all tags are listed; with an outlet alone, its tags. A server has a page and feeds for
each tag, at /tags/TAG.

Examples:
  cuttings tag outlet.example local harbour
  cuttings tag outlet.example 'local news' --remove
  cuttings tag")]
pub(crate) struct Tag {
    /// The outlet
    outlet: Option<String>,

    /// The tags that it gets
    #[arg(value_name = "TAG")]
    tags: Vec<String>,

    /// Take these tags away instead
    #[arg(long, requires = "tags")]
    remove: bool,

    /// Print JSON: an array of tags
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Tag, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let mut out = Output::stdout();
    match &args.outlet {
        Some(outlet) => one(&archive, outlet, args, context, &mut out)?,
        None => all(&archive, args.json, context, &mut out)?,
    }
    out.finish()?;
    Ok(Outcome::Done)
}

fn one(
    archive: &Archive,
    outlet: &str,
    args: &Tag,
    context: &Context,
    out: &mut Output,
) -> Result<(), Failure> {
    if archive.outlet(outlet)?.is_none() {
        return Err(Failure::new(format!("there is no outlet '{outlet}' in the archive"))
            .hint("'cuttings outlets' lists them"));
    }
    let mut tags = archive.tags_of(outlet)?;
    if !args.tags.is_empty() {
        let named = args.tags.iter().map(|text| checked(text)).collect::<Result<Vec<_>, _>>()?;
        match args.remove {
            true => tags.retain(|tag| !named.contains(tag)),
            false => tags.extend(named),
        }
        tags = archive.set_tags(outlet, &tags)?.unwrap_or_default();
    }
    if args.json {
        return write_json(out, &tags);
    }
    if tags.is_empty() {
        context.talk.note(format_args!("{outlet} has no tags."));
    }
    let mut table = Table::new(&[("tag", Set::Left)]);
    for tag in tags {
        table.row([tag]);
    }
    table.write(out, context.color)?;
    Ok(())
}

fn all(archive: &Archive, json: bool, context: &Context, out: &mut Output) -> Result<(), Failure> {
    let tags = archive.tags()?;
    if json {
        return write_json(out, &tags);
    }
    if tags.is_empty() {
        context.talk.note("No outlet has a tag.");
        return Ok(());
    }
    let mut table =
        Table::new(&[("tag", Set::Left), ("outlets", Set::Right), ("articles", Set::Right)]);
    for tag in tags {
        table.row([tag.tag, tag.outlets.to_string(), tag.articles.to_string()]);
    }
    table.write(out, context.color)?;
    Ok(())
}

fn checked(text: &str) -> Result<String, Failure> {
    tag_name(text).ok_or_else(|| {
        Failure::usage(format!("'{text}' is no tag: a tag has from 1 to 50 characters"))
    })
}
