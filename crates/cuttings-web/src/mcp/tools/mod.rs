//! The tools: what an assistant can ask. Each takes the names that the API takes, and gives the rows that it
//! gives, without whole texts but for `article`, and the same in words.

mod article;
mod outlets;
mod preview;
mod search;
mod story;

use cuttings_archive::ArticleRow;
use cuttings_export::shorten;
use serde::Serialize;
use serde_json::{Value, json};

use super::quoted::{self, Text};
use super::{Desk, quoted::NOTICE};
use crate::failure::Failure;
use crate::href;
use crate::query::Params;

/// The longest headline, teaser or other short text that is quoted, in characters.
const LINE: usize = 300;
const TEASER: usize = 600;

/// What a tool gives: data, and the same in words.
pub(super) struct Told {
    text: Text,
    data: Value,
}

impl Told {
    pub(super) fn into_result(self) -> Value {
        let Self { text, mut data } = self;
        quoted::clean(&mut data);
        if let Some(fields) = data.as_object_mut() {
            fields.insert("notice".to_owned(), json!(NOTICE));
        }
        let text = format!("{NOTICE}\n\n{}", text.into_string());
        json!({
            "content": [{ "type": "text", "text": text }],
            "structuredContent": data,
            "isError": false,
        })
    }
}

type Answer = Result<Told, Failure>;

/// The tools that there are.
pub(super) fn list(desk: &Desk) -> Vec<Value> {
    let mut tools =
        vec![search::described(), article::described(), story::described(), outlets::described()];
    if desk.lookout.is_ok() {
        tools.push(preview::described());
    }
    tools
}

/// Calls a tool; `None` where there is none of this name.
pub(super) async fn call(desk: &Desk, name: &str, arguments: Option<&Value>) -> Option<Answer> {
    let params = match read(arguments) {
        Ok(params) => params,
        Err(failure) => return Some(Err(failure)),
    };
    Some(match name {
        "search" => search::call(desk, &params).await,
        "article" => article::call(desk, &params).await,
        "story" => story::call(desk, &params).await,
        "outlets" => outlets::call(desk, &params).await,
        "preview" => preview::call(desk, &params).await,
        _ => return None,
    })
}

/// Arguments, read as the API reads its query strings, so that both check the same.
fn read(arguments: Option<&Value>) -> Result<Params, Failure> {
    let fields = match arguments {
        None | Some(Value::Null) => return Ok(Params::default()),
        Some(Value::Object(fields)) => fields,
        Some(_) => return Err(Failure::BadRequest("The arguments are no object.".into())),
    };
    let mut pairs = Vec::new();
    for (name, value) in fields {
        let text = match value {
            Value::Null => continue,
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => {
                let name = shorten(name, 60);
                return Err(Failure::BadRequest(format!("{name}: give a text or a number.")));
            }
        };
        pairs.push((name.clone(), text));
    }
    Ok(Params::of(pairs))
}

/// A number that has to be there.
fn needed(params: &Params, name: &str) -> Result<i64, Failure> {
    let text = params.get(name).ok_or_else(|| Failure::BadRequest(format!("{name}: give one.")))?;
    text.parse().map_err(|_| Failure::BadRequest(format!("{name}: it is a whole number.")))
}

/// What clients are told of a tool. `about` is for the assistant, `open` says whether it asks the web.
fn tool(name: &str, title: &str, about: &str, open: bool, input: Value) -> Value {
    json!({
        "name": name,
        "title": title,
        "description": about,
        "inputSchema": input,
        "annotations": { "readOnlyHint": true, "openWorldHint": open },
    })
}

fn to_value(value: &impl Serialize) -> Result<Value, Failure> {
    serde_json::to_value(value).map_err(|error| Failure::Internal(error.to_string()))
}

/// An article's row without its whole text, and where its page is.
fn brief(desk: &Desk, article: &ArticleRow) -> Result<Value, Failure> {
    let summary = article.summary.as_deref().map(|text| shorten(text, TEASER));
    let has_text = article.content_text.is_some();
    let mut row = to_value(&ArticleRow { content_text: None, summary, ..article.clone() })?;
    if let Some(fields) = row.as_object_mut() {
        fields.remove("content_text");
        fields.insert("has_text".to_owned(), json!(has_text));
        fields.insert("page".to_owned(), json!(page(desk, &href::article(article.id))));
    }
    Ok(row)
}

/// The address of a page of the site, where there is one.
fn page(desk: &Desk, path: &str) -> Option<String> {
    desk.origin.as_ref().map(|origin| origin.absolute(path))
}

/// An article in words: numbers and dates are ours, the rest is quoted.
fn tell(text: &mut Text, article: &ArticleRow, teaser: Option<&str>) {
    let story = article.story.map(|number| format!(", story {number}")).unwrap_or_default();
    let copy = article.copy_of.map(|id| format!(", a copy of {id}")).unwrap_or_default();
    text.say(format_args!("article {} ({}{story}{copy})", article.id, dated(article)));
    text.quote(article.title.as_deref().unwrap_or("(no headline)"), LINE);
    text.quote(&article.outlet, LINE);
    text.quote_some(teaser, TEASER);
    text.quote_some(article.url.as_deref(), 2000);
}

/// When an article was published, as far as that is known.
fn dated(article: &ArticleRow) -> String {
    match (article.date_published, article.date_earliest, article.date_latest) {
        (Some(when), ..) => when.day().to_string(),
        (None, Some(first), Some(last)) => format!("between {first} and {last}"),
        (None, Some(first), None) => format!("{first} or later"),
        (None, None, Some(last)) => format!("{last} or earlier"),
        (None, None, None) => "undated".to_owned(),
    }
}
