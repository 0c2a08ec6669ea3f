//! `article`: all that is known of one article, and its text in parts.

use cuttings_archive::ArticleRow;
use serde_json::{Value, json};

use super::super::Desk;
use super::{Answer, LINE, TEASER, Told, brief, needed, tell, to_value, tool};
use crate::api::Known;
use crate::failure::Failure;
use crate::mcp::quoted::Text;
use crate::pages::article::unknown;
use crate::query::Params;
use crate::view::count;

/// Characters of the text given at once.
const PART: usize = 20_000;
/// Sightings, headlines and copies given at most.
const MOST: usize = 20;

pub(super) fn described() -> Value {
    tool(
        "article",
        "Read an article",
        "Tells all that the archive knows of an article: its text where it was seen, how its date is known, \
         where and in which words it was listed, changed headlines, copies at other outlets, its story.",
        false,
        json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["id"],
            "properties": {
                "id": { "type": "integer", "description": "The article's number, as 'search' gives it." },
                "from": {
                    "type": "integer",
                    "minimum": 0,
                    "default": 0,
                    "description": "The character of the text to begin with: long texts come in parts."
                },
            },
        }),
    )
}

pub(super) async fn call(desk: &Desk, params: &Params) -> Answer {
    params.only(&["id", "from"])?;
    let id = needed(params, "id")?;
    let from = params.number("from", 0, usize::MAX)?.unwrap_or(0);
    let question = move |archive: &cuttings_archive::Archive| {
        let article = archive.article(id)?.ok_or_else(|| unknown(id))?;
        Ok((article, Known::of(archive, id)?))
    };
    let (article, known) = desk.site.ask(question).await?;
    let part = Part::of(&article, from);
    let mut text = Text::default();
    tell(&mut text, &article, article.summary.as_deref());
    tell_known(&mut text, &article, &known);
    if let Some(part) = &part {
        text.say(format_args!("\nThe text, from character {} of {}:", part.from, part.characters));
        text.quote_paragraphs(&part.text);
        if let Some(next) = part.next {
            text.say(format_args!("It goes on: from {next}."));
        }
    }
    Ok(Told { text, data: data(desk, &article, &known, part)? })
}

/// A part of a text.
struct Part {
    from: usize,
    characters: usize,
    text: String,
    next: Option<usize>,
}

impl Part {
    fn of(article: &ArticleRow, from: usize) -> Option<Self> {
        let whole = article.content_text.as_deref()?;
        let characters = whole.chars().count();
        let text: String = whole.chars().skip(from).take(PART).collect();
        let next = from.saturating_add(PART);
        Some(Self { from, characters, text, next: (next < characters).then_some(next) })
    }
}

fn tell_known(text: &mut Text, article: &ArticleRow, known: &Known) {
    let sightings = count(known.sightings.len() as u64, "sighting");
    text.say(format_args!(
        "\n{sightings}, from {} to {}; the first on these pages:",
        article.first_seen, article.last_seen
    ));
    for seen in known.sightings.iter().take(MOST) {
        text.say(format_args!("seen {} at position {}", seen.seen, seen.position));
        text.quote(&seen.page_url, 2000);
    }
    if known.history.titles.len() > 1 {
        text.say("\nIts headlines, in the order in which they were seen:");
        for title in known.history.titles.iter().take(MOST) {
            text.say(format_args!("{} to {}", title.first_seen, title.last_seen));
            text.quote(&title.text, LINE);
        }
    }
    for copy in known.copies.iter().take(MOST) {
        let share = (copy.similarity * 100.0).round();
        text.say(format_args!("Article {} is a copy of it ({share} of 100 words).", copy.article));
    }
}

fn data(
    desk: &Desk,
    article: &ArticleRow,
    known: &Known,
    part: Option<Part>,
) -> Result<Value, Failure> {
    let sightings = known.sightings.iter().take(MOST).map(|seen| {
        json!({
            "page_url": seen.page_url,
            "page_title": seen.page_title,
            "seen": seen.seen,
            "position": seen.position,
            "title": seen.title,
            "summary": seen.summary.as_deref().map(|text| cuttings_export::shorten(text, TEASER)),
            "date_text": seen.date_text,
            "snapshot": seen.snapshot,
        })
    });
    let first = |values: Value| match values {
        Value::Array(items) => items.into_iter().take(MOST).collect(),
        other => other,
    };
    Ok(json!({
        "article": brief(desk, article)?,
        "text": part.map(|part| json!({
            "from": part.from,
            "characters": part.characters,
            "text": part.text,
            "next": part.next,
        })),
        "sightings": sightings.collect::<Vec<_>>(),
        "headlines": first(to_value(&known.history.titles)?),
        "date_clues": first(to_value(&known.date_clues)?),
        "story_clues": first(to_value(&known.story_clues)?),
        "original": to_value(&known.original)?,
        "copies": first(to_value(&known.copies)?),
    }))
}
