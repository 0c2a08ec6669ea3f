//! `outlets`: whose articles there are.

use serde_json::{Value, json};

use super::super::Desk;
use super::{Answer, LINE, Told, to_value, tool};
use crate::mcp::quoted::Text;
use crate::query::Params;
use crate::view::count;

/// Outlets given at most.
const MOST: usize = 200;

pub(super) fn described() -> Value {
    tool(
        "outlets",
        "List outlets",
        "Lists the outlets in the archive, with how many articles there are of each and from when.",
        false,
        json!({
            "type": "object",
            "additionalProperties": false,
            "properties": {
                "containing": { "type": "string", "description": "Only those with this in their names." },
            },
        }),
    )
}

pub(super) async fn call(desk: &Desk, params: &Params) -> Answer {
    params.only(&["containing"])?;
    let wanted = params.get("containing").unwrap_or_default().to_lowercase();
    let mut outlets = desk.site.ask(|archive| Ok(archive.outlets()?)).await?;
    outlets.retain(|outlet| outlet.name.to_lowercase().contains(&wanted));
    let mut text = Text::default();
    text.say(format_args!("{}.", count(outlets.len() as u64, "outlet")));
    for outlet in outlets.iter().take(MOST) {
        let span = match (outlet.first_date, outlet.last_date) {
            (Some(first), Some(last)) => format!(", {first} to {last}"),
            _ => String::new(),
        };
        text.say(format_args!("{}{span}", count(outlet.articles, "article")));
        text.quote(&outlet.name, LINE);
    }
    let shown: Vec<_> = outlets.iter().take(MOST).collect();
    Ok(Told { text, data: json!({ "total": outlets.len(), "outlets": to_value(&shown)? }) })
}
