//! Lists, a page at a time. Every list of the API takes `limit` and `cursor`, ends with `next`, the cursor of the
//! following page or `null`, and has a `Link` header with that page's whole address.
//!
//! What the archive gives as a whole, since it is short or held anyway, is cut here: a cursor is the place of the
//! last row in the order of the list, so that rows may come and go between two pages.

use axum::response::Response;
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::answers::{linked, next_link, to_value};
use crate::failure::Failure;
use crate::origin::Origin;
use crate::query::Params;

/// The parameters that every list has.
const PLACE: [&str; 2] = ["limit", "cursor"];

/// A list: what is asked for of it, and where it is.
pub(crate) struct List {
    origin: Origin,
    path: String,
    names: Vec<&'static str>,
    pub(crate) params: Params,
    pub(crate) limit: usize,
}

impl List {
    /// Reads what is asked of the list at a path, with these parameters besides; a page has so many rows where
    /// nothing is said, and at most.
    pub(crate) fn read(
        origin: Origin,
        path: impl Into<String>,
        names: &[&'static str],
        query: Option<&str>,
        (usual, most): (usize, usize),
    ) -> Result<Self, Failure> {
        let params = Params::read(query);
        let names = [names, &PLACE].concat();
        params.only(&names)?;
        refuse_empty(query, "limit")?;
        let limit = params.number("limit", 1, most)?.unwrap_or(usual);
        Ok(Self { origin, path: path.into(), names, params, limit })
    }

    pub(crate) fn cursor(&self) -> Option<String> {
        self.params.get("cursor").map(str::to_owned)
    }

    /// The page that is asked for of all rows, by the order of their keys, and the cursor of the next one.
    pub(crate) fn cut<T, K>(
        &self,
        mut rows: Vec<T>,
        key: impl Fn(&T) -> K,
    ) -> Result<(Vec<T>, Option<String>), Failure>
    where
        K: Ord + Serialize + DeserializeOwned,
    {
        rows.sort_by_cached_key(&key);
        if let Some(cursor) = self.params.get("cursor") {
            let last: K = decode(cursor)?;
            rows.retain(|row| key(row) > last);
        }
        let is_last = rows.len() <= self.limit;
        rows.truncate(self.limit);
        let next = rows.last().filter(|_| !is_last).map(|row| encode(&key(row))).transpose()?;
        Ok((rows, next))
    }

    /// A page of rows by the list's name.
    pub(crate) fn answer(
        &self,
        name: &str,
        rows: &impl Serialize,
        next: Option<String>,
    ) -> Result<Response, Failure> {
        self.answer_with(Map::from_iter([(name.to_owned(), to_value(rows)?)]), next)
    }

    /// The same, with more beside the rows.
    pub(crate) fn answer_with(
        &self,
        mut body: Map<String, Value>,
        next: Option<String>,
    ) -> Result<Response, Failure> {
        let link = next.as_deref().map(|next| {
            next_link(&self.origin, &self.path, &self.names, &self.params, ("cursor", next))
        });
        body.insert("next".to_owned(), next.into());
        Ok(linked(link, body))
    }
}

/// Refuses a parameter without a value: no form asks for a page of a list, so it is a fault of the program that asks.
fn refuse_empty(query: Option<&str>, name: &str) -> Result<(), Failure> {
    let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    if pairs.any(|(other, value)| other == name && value.trim().is_empty()) {
        return Err(Failure::BadRequest(format!("{name}: there is no value; leave it out.")));
    }
    Ok(())
}

fn encode(key: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_vec(key).map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(BASE64URL_NOPAD.encode(&text))
}

fn decode<K: DeserializeOwned>(cursor: &str) -> Result<K, Failure> {
    let text = BASE64URL_NOPAD.decode(cursor.as_bytes()).ok();
    text.and_then(|text| serde_json::from_slice(&text).ok()).ok_or_else(|| {
        Failure::BadRequest("cursor: none of this list; begin at its first page.".into())
    })
}

#[cfg(test)]
mod tests {
    use super::{List, Params};

    fn page(rows: &[&'static str], cursor: Option<&str>) -> (Vec<&'static str>, Option<String>) {
        let params = Params::of(cursor.map(|cursor| ("cursor".to_owned(), cursor.to_owned())));
        let list = List {
            origin: crate::origin::Origin::default(),
            path: String::new(),
            names: Vec::new(),
            params,
            limit: 2,
        };
        list.cut(rows.to_vec(), |row| (*row).to_owned()).unwrap()
    }

    #[test]
    fn a_limit_without_a_value_is_refused() {
        let read =
            |query| List::read(Default::default(), "", &[], Some(query), (50, 500)).map(|_| ());
        assert!(read("limit=").is_err() && read("limit=+").is_err());
        assert!(read("limit=3").is_ok() && read("cursor=").is_ok());
    }

    #[test]
    fn a_list_goes_on_where_it_ended_whatever_came_and_went() {
        let (first, next) = page(&["d", "a", "c"], None);
        assert_eq!(first, ["a", "c"]);
        let (second, next) = page(&["a", "b", "d", "e"], next.as_deref());
        assert_eq!(second, ["d", "e"], "the last row of the page before is gone");
        assert_eq!(next, None);
        assert_eq!(page(&[], None), (Vec::new(), None));
    }
}
