//! What a saved search is: a name that can be an address, and the fields of a search as its page's address has
//! them. Here for whoever saves one, on the site or on the command line.

use cuttings_archive::SavedSearch;
use cuttings_search::Order;

use crate::failure::Failure;
use crate::href;
use crate::pages::search::{Asked, WHAT, fields};
use crate::query::Params;

/// The longest name, in characters, and the longest search, in bytes.
pub(crate) const LONGEST_NAME: usize = 80;
const LONGEST_QUERY: usize = 4000;

/// Why a search cannot be saved, in words for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(String);

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::BadRequest(refused.0)
    }
}

/// A search as it is kept: with a name, and with fields that a search has.
pub fn checked(search: SavedSearch) -> Result<SavedSearch, Refused> {
    let name = checked_name(&search.name)?;
    let bad = |text: &str| Err(Refused(text.to_owned()));
    if search.query.len() > LONGEST_QUERY {
        return bad("query: at most 4000 bytes.");
    }
    let query = cleaned(&search.query);
    if query.is_empty() {
        return bad("query: the fields of a search as in its address, such as q=ferry&lang=en.");
    }
    let search = SavedSearch { name, query, ..search };
    asked(&search).map_err(|failure| Refused(failure.message().to_owned()))?;
    Ok(search)
}

/// A name as it is kept: one that can be an address.
pub(crate) fn checked_name(name: &str) -> Result<String, Refused> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let bad = |text: &str| Err(Refused(text.to_owned()));
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control)
    {
        return bad("name: from 1 to 80 characters.");
    }
    if matches!(name.as_str(), "." | ".." | "save" | "rename" | "delete") {
        return bad("name: this one is an address of the site; choose another.");
    }
    Ok(name)
}

/// What a saved search asks the index, and in which order its hits stand.
pub fn request(search: &SavedSearch) -> Result<(String, Order), Refused> {
    let asked = asked(search).map_err(|failure| Refused(failure.message().to_owned()))?;
    Ok((asked.query, asked.order))
}

/// What is searched for, in words.
#[must_use]
pub fn in_words(query: &str) -> String {
    words(&Params::read(Some(query)))
}

/// The same of a search that was read.
pub(crate) fn words(params: &Params) -> String {
    let word = |(name, value): (&str, &str)| match name {
        "q" => value.to_owned(),
        name => format!("{name}:{value}"),
    };
    let words: Vec<String> = params.pairs(&WHAT).into_iter().map(word).collect();
    words.join(" ")
}

pub(crate) fn asked(search: &SavedSearch) -> Result<Asked, Failure> {
    Asked::read(&Params::read(Some(&search.query)), Order::Newest)
}

/// The fields of a search in a query string, and nothing else of it.
pub(crate) fn cleaned(query: &str) -> String {
    let address = href::with_pairs("", &fields(&Params::read(Some(query))));
    address.trim_start_matches('?').to_owned()
}
