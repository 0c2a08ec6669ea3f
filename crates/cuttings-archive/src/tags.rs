//! The user's own tags of outlets.

use rusqlite::{Connection, params};
use serde::Serialize;

use crate::Error;
use crate::read::outlet_id;

/// The longest tag, in characters.
const LONGEST: usize = 50;

/// Tags of one outlet at most.
const MOST: usize = 50;

/// A tag, and how many outlets have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TagRow {
    /// The tag.
    pub tag: String,
    /// Outlets that have it.
    pub outlets: u64,
    /// Articles of these outlets.
    pub articles: u64,
}

/// A tag as it is kept: trimmed, in small letters, with single spaces. `None` where nothing is left of it,
/// or it is too long.
#[must_use]
pub fn tag_name(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let tag = words.join(" ").to_lowercase();
    let length = tag.chars().count();
    (1..=LONGEST).contains(&length).then_some(tag)
}

/// Gives an outlet these tags instead of those that it had. `None` where there is no such outlet.
pub(crate) fn set(
    store: &Connection,
    outlet: &str,
    tags: &[String],
) -> Result<Option<Vec<String>>, Error> {
    let Some(id) = outlet_id(store, outlet)? else { return Ok(None) };
    store.execute("DELETE FROM outlet_tags WHERE outlet_id = ?1", [id])?;
    for tag in tags.iter().filter_map(|tag| tag_name(tag)).take(MOST) {
        store.execute(
            "INSERT OR IGNORE INTO outlet_tags (tag, outlet_id) VALUES (?1, ?2)",
            params![tag, id],
        )?;
    }
    Ok(Some(of_outlet(store, outlet)?))
}

/// The tags of an outlet, by name.
pub(crate) fn of_outlet(store: &Connection, outlet: &str) -> Result<Vec<String>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT tag FROM outlet_tags JOIN outlets AS o ON o.id = outlet_id WHERE o.name = ?1
         ORDER BY tag",
    )?;
    let rows = statement.query_map([outlet], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All tags, by name.
pub(crate) fn all(store: &Connection) -> Result<Vec<TagRow>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT tag, count(*), sum(o.articles) FROM outlet_tags
         JOIN outlets AS o ON o.id = outlet_id GROUP BY tag ORDER BY tag",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(TagRow {
            tag: row.get(0)?,
            outlets: crate::column::count(row, 1)?,
            articles: crate::column::count(row, 2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All tags with the outlets that have them, by tag.
pub(crate) fn pairs(store: &Connection) -> Result<Vec<(String, String)>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT tag, o.name FROM outlet_tags JOIN outlets AS o ON o.id = outlet_id
         ORDER BY tag, o.name",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The names of the outlets that have a tag.
pub(crate) fn outlets(store: &Connection, tag: &str) -> Result<Vec<String>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT o.name FROM outlet_tags JOIN outlets AS o ON o.id = outlet_id WHERE tag = ?1
         ORDER BY o.name",
    )?;
    let rows = statement.query_map([tag], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::tag_name;

    #[test]
    fn a_tag_is_kept_in_one_form() {
        assert_eq!(tag_name("  Local\tNews, "), Some("local news".to_owned()));
        assert_eq!(tag_name(" , "), None);
        assert_eq!(tag_name(&"x".repeat(51)), None);
    }
}
