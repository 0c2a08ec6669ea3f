//! `search`: finds articles by their words.

use serde_json::{Value, json};

use super::super::Desk;
use super::{Answer, Told, brief, tell, tool};
use crate::mcp::quoted::Text;
use crate::pages::search::{Asked, find, with_rows};
use crate::query::{KINDS, Params};
use crate::view::count;

/// Hits given where no `limit` says otherwise, and at most.
const LIMIT: usize = 10;
const MOST: usize = 50;

const NAMES: [&str; 11] =
    ["q", "outlet", "tag", "kind", "lang", "year", "after", "before", "order", "page", "limit"];

pub(super) fn described() -> Value {
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name()).collect();
    tool(
        "search",
        "Search the archive",
        "Finds articles in the archive by their words, best first. Without words it gives the newest.",
        false,
        json!({
            "type": "object",
            "additionalProperties": false,
            "properties": {
                "q": {
                    "type": "string",
                    "description": "Words, all of which must be found in any of their forms; \"exact phrases\", \
                        -without, one OR other, begin*, title:, author:, section:, tag: (of the article, or \
                        given to its outlet), outlet:, kind:, lang:, year:, \
                        after:, before:. Of several outlets, kinds, languages or years one is enough."
                },
                "outlet": { "type": "string", "description": "Only this outlet's, by its name." },
                "tag": { "type": "string", "description": "Only with this tag, of the article or given to its outlet." },
                "kind": { "type": "string", "enum": kinds },
                "lang": { "type": "string", "description": "Only in this language: its code, such as en." },
                "year": { "type": "string", "description": "Only those that are known to be from this year, such as 2024." },
                "after": {
                    "type": "string",
                    "format": "date",
                    "description": "Only those that can have been published on this day or after it."
                },
                "before": {
                    "type": "string",
                    "format": "date",
                    "description": "Only those that can have been published on this day or before it."
                },
                "order": { "type": "string", "enum": ["relevance", "newest", "oldest"] },
                "page": { "type": "integer", "minimum": 1, "maximum": 500 },
                "limit": { "type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT },
            },
        }),
    )
}

pub(super) async fn call(desk: &Desk, params: &Params) -> Answer {
    params.only(&NAMES)?;
    let limit = params.number("limit", 1, MOST)?.unwrap_or(LIMIT);
    let asked = Asked::read(params, cuttings_search::Order::Relevance)?;
    let page = asked.page;
    let (found, rows) = find(&desk.site, asked, limit).await?;
    let mut text = Text::default();
    text.say(format_args!("{} found, page {page} of them.", count(found.total as u64, "article")));
    let mut articles = Vec::new();
    for (hit, article) in with_rows(&found, &rows) {
        let snippet: String = hit.snippet.iter().map(|piece| piece.text.as_str()).collect();
        let teaser = if snippet.is_empty() { article.summary.as_deref() } else { Some(&*snippet) };
        text.say("");
        tell(&mut text, article, teaser);
        let mut row = brief(desk, article)?;
        if let Some(fields) = row.as_object_mut() {
            fields.insert("snippet".to_owned(), json!(snippet));
        }
        articles.push(row);
    }
    let next = (page < found.total.div_ceil(limit)).then_some(page + 1);
    if let Some(next) = next {
        text.say(format_args!("\nMore: page {next}."));
    }
    Ok(Told { text, data: json!({ "total": found.total, "articles": articles, "next": next }) })
}
