//! `story`: one event as the outlets told it.

use cuttings_archive::Story;
use serde_json::{Value, json};

use super::super::Desk;
use super::{Answer, LINE, Told, brief, needed, page, tell, to_value, tool};
use crate::href;
use crate::mcp::quoted::Text;
use crate::pages::story::unknown;
use crate::query::Params;
use crate::view::count;

/// Articles, and outlets, given at most.
const MOST: usize = 50;

pub(super) fn described() -> Value {
    tool(
        "story",
        "Read a story",
        "Tells how outlets covered one event: who published when, under which headlines, what is a copy of what, \
         and which outlets published nothing on it.",
        false,
        json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["number"],
            "properties": {
                "number": { "type": "integer", "description": "The story's number, as articles give it." },
            },
        }),
    )
}

pub(super) async fn call(desk: &Desk, params: &Params) -> Answer {
    params.only(&["number"])?;
    let number = needed(params, "number")?;
    let question = move |archive: &cuttings_archive::Archive| {
        archive.story(number)?.ok_or_else(|| unknown(number))
    };
    let story: Story = desk.site.ask(question).await?;
    let articles = story.articles.iter().take(MOST).map(|article| brief(desk, article));
    let data = json!({
        "story": to_value(&story.row)?,
        "page": page(desk, &href::story(number)),
        "coverage": to_value(&story.coverage.iter().take(MOST).collect::<Vec<_>>())?,
        "silent": story.silent.iter().take(MOST).collect::<Vec<_>>(),
        "timeline": articles.collect::<Result<Vec<_>, _>>()?,
    });
    Ok(Told { text: words(&story), data })
}

fn words(story: &Story) -> Text {
    let mut text = Text::default();
    text.say(format_args!(
        "story {}: {} of {}",
        story.row.id,
        count(story.row.articles, "article"),
        count(story.row.outlets, "outlet")
    ));
    text.quote_some(story.row.title.as_deref(), LINE);
    text.say("\nWho covered it, the first one first:");
    for covered in story.coverage.iter().take(MOST) {
        let from = covered.first_date.map(|day| format!(" from {day}")).unwrap_or_default();
        text.say(format_args!("{}{from}", count(covered.articles, "article")));
        text.quote(&covered.outlet, LINE);
    }
    if !story.silent.is_empty() {
        text.say(
            "\nWho published other things in that time, and as far as is known nothing on it:",
        );
        for outlet in story.silent.iter().take(MOST) {
            text.quote(outlet, LINE);
        }
    }
    for article in story.articles.iter().take(MOST) {
        text.say("");
        tell(&mut text, article, article.summary.as_deref());
    }
    text
}
