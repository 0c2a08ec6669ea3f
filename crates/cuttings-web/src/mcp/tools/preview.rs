//! `preview`: what a page of the web lists. Nothing of it is filed.

use cuttings_follow::adding::address;
use serde_json::{Value, json};

use super::super::Desk;
use super::{Answer, LINE, TEASER, Told, to_value, tool};
use crate::failure::Failure;
use crate::manage::preview::{Preview, only, preview as look};
use crate::mcp::quoted::Text;
use crate::query::Params;
use crate::view::count;

pub(super) fn described() -> Value {
    tool(
        "preview",
        "Look at a page",
        "Fetches a page of the web that lists articles and tells what would be taken in from it: the feeds, \
         sitemaps and lists found there, and the first articles that each lists. Nothing is filed. robots.txt is \
         obeyed, and private networks are not asked.",
        true,
        json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["url"],
            "properties": {
                "url": { "type": "string", "description": "The address of any page of an outlet." },
                "only": {
                    "type": "string",
                    "enum": ["feed", "sitemap", "list"],
                    "description": "Look for this alone."
                },
            },
        }),
    )
}

pub(super) async fn call(desk: &Desk, params: &Params) -> Answer {
    let lookout = desk.lookout.clone()?;
    params.only(&["url", "only"])?;
    let text = params.get("url").unwrap_or_default();
    let url = address(text).map_err(|error| Failure::BadRequest(format!("url: {error}.")))?;
    let only = only(params)?;
    let preview = desk.site.blocking(move |_| look(&lookout, &url, only)).await?;
    let data = json!({ "preview": to_value(&preview)? });
    Ok(Told { text: words(&preview), data })
}

fn words(preview: &Preview) -> Text {
    let mut text = Text::default();
    text.say("It would be filed under this outlet:");
    text.quote(&preview.outlet, LINE);
    for found in &preview.found {
        let chosen = if found.chosen { "chosen" } else { "not chosen" };
        let entries = found.count.map(|all| format!(", {}", count(all as u64, "article")));
        text.say(format_args!("\n{} ({chosen}{})", found.kind, entries.unwrap_or_default()));
        text.quote(&found.url, 2000);
        text.quote(&found.why, LINE);
        for entry in &found.entries {
            let date = entry.date_published.map(|when| format!(" ({})", when.day()));
            text.say(format_args!("article{}", date.unwrap_or_default()));
            text.quote(entry.title.as_deref().unwrap_or("(no headline)"), LINE);
            text.quote_some(entry.summary.as_deref(), TEASER);
            text.quote_some(entry.url.as_deref(), 2000);
        }
    }
    text
}
