//! What a page that was read gets wrong, as lines that say what was wanted and what there is.

use cuttings_extract::{Entry, Page};
use serde_json::{Map, Value, json};

use super::case::Expected;

/// Each miss of the page, in the order of what is expected.
pub(crate) fn misses(expected: &Expected, page: &Page) -> Vec<String> {
    let mut misses = Vec::new();
    let mut check = |what: &str, wanted: Value, got: Value| {
        if wanted != got {
            misses.push(format!("{what}: wanted {wanted}, got {got}"));
        }
    };
    check("kind", json!(expected.kind), json!(page.kind));
    check("next", json!(expected.next), json!(page.next));
    check("previous", json!(expected.previous), json!(page.previous));

    let pairs = pairs(expected, page);
    for (wanted, got) in expected.entries.iter().zip(&pairs) {
        match got {
            Some(at) => misses.extend(fields(wanted, &page.entries[*at])),
            None => misses.push(format!("missing: {}", name(wanted))),
        }
    }
    for (at, entry) in page.entries.iter().enumerate() {
        if !pairs.contains(&Some(at)) {
            misses.push(format!("extra: {} {}", json!(entry.title), json!(entry.url)));
        }
    }
    let order: Vec<usize> = pairs.into_iter().flatten().collect();
    if let Some(at) = order.windows(2).position(|pair| pair[0] > pair[1]) {
        misses
            .push(format!("order: {} stands too early", json!(page.entries[order[at + 1]].title)));
    }
    misses
}

/// For each entry that is wanted, the place of the one that was read: by address, then by title.
pub(crate) fn pairs(expected: &Expected, page: &Page) -> Vec<Option<usize>> {
    let mut pairs = vec![None; expected.entries.len()];
    let text = |wanted: &Map<String, Value>, key: &str| {
        wanted.get(key).and_then(Value::as_str).map(str::to_owned)
    };
    let same_address = |wanted: &Map<String, Value>, entry: &Entry| {
        entry.url.is_some() && text(wanted, "url") == entry.url
    };
    let same_title = |wanted: &Map<String, Value>, entry: &Entry| {
        entry.title.is_some() && text(wanted, "title") == entry.title
    };
    for same in [&same_address as &dyn Fn(&_, &_) -> bool, &same_title] {
        for (index, wanted) in expected.entries.iter().enumerate() {
            if pairs[index].is_none() {
                let free = |at: &usize| !pairs.contains(&Some(*at));
                let place = (0..page.entries.len())
                    .filter(free)
                    .find(|at| same(wanted, &page.entries[*at]));
                pairs[index] = place;
            }
        }
    }
    pairs
}

/// Whether the field of an entry is as wanted, where it is wanted at all.
pub(crate) fn is_right(wanted: &Map<String, Value>, key: &str, entry: &Entry) -> Option<bool> {
    let wanted = wanted.get(key)?;
    Some(agree(key, wanted, &got(key, wanted, entry)))
}

fn fields(wanted: &Map<String, Value>, entry: &Entry) -> Vec<String> {
    let wrong = |(key, value): (&String, &Value)| {
        let got = got(key, value, entry);
        (!agree(key, value, &got))
            .then(|| format!("{}: {key}: wanted {value}, got {got}", name(wanted)))
    };
    wanted.iter().filter_map(wrong).collect()
}

/// What was read for a field, in the form in which it is wanted.
fn got(key: &str, wanted: &Value, entry: &Entry) -> Value {
    match key {
        "title" => json!(entry.title),
        "url" => json!(entry.url),
        "date" => match entry.date_published {
            Some(when) if wanted.as_str().is_some_and(|text| text.contains('T')) => json!(when),
            Some(when) => json!(when.day()),
            None => match (entry.date_earliest, entry.date_latest) {
                (Some(first), Some(last)) => json!(format!("{first}..{last}")),
                _ => Value::Null,
            },
        },
        "summary" => json!(entry.summary),
        "content" => json!(entry.content_text),
        "truncated" => json!(entry.truncated),
        "kind" => json!(entry.kind),
        "authors" => entry.authors.iter().map(|author| author.name.clone()).collect(),
        "tags" => json!(entry.tags),
        "section" => json!(entry.section),
        "image" => json!(entry.image),
        _ => panic!("an entry has no field {key:?}"),
    }
}

/// Texts may go on behind the beginning that is wanted; all else is the same or wrong.
fn agree(key: &str, wanted: &Value, got: &Value) -> bool {
    match (key, wanted.as_str(), got.as_str()) {
        ("summary" | "content", Some(wanted), Some(got)) => got.starts_with(wanted),
        _ => wanted == got,
    }
}

fn name(wanted: &Map<String, Value>) -> &Value {
    wanted.get("title").or_else(|| wanted.get("url")).unwrap_or(&Value::Null)
}
