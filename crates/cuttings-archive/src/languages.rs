//! The usual language of each outlet: that of most of its newest articles.
//!
//! Telling it takes a look at some of the articles of each outlet, and pages list all outlets again and again, so it
//! is kept as long as nothing of the outlet is filed or removed.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, params};

use crate::{Error, OutletRow};

/// Articles of an outlet that are looked at.
const SAMPLE: i64 = 100;

/// The languages of outlets by their numbers.
#[derive(Debug, Default)]
pub(crate) struct Languages(Mutex<HashMap<i64, Known>>);

/// A language, and the outlet's figures when it was looked at.
#[derive(Debug)]
struct Known {
    articles: u64,
    sightings: u64,
    language: Option<String>,
}

impl Languages {
    /// Gives outlets, which come with their numbers, their usual languages.
    pub(crate) fn give(
        &self,
        store: &Connection,
        outlets: Vec<(i64, OutletRow)>,
    ) -> Result<Vec<OutletRow>, Error> {
        // Held all the while, so that of many who ask at once one looks.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut given = Vec::with_capacity(outlets.len());
        for (id, outlet) in outlets {
            let OutletRow { articles, sightings, .. } = outlet;
            let language = match known.get(&id) {
                Some(known) if (known.articles, known.sightings) == (articles, sightings) => {
                    known.language.clone()
                }
                _ => {
                    let language = usual(store, id)?;
                    known.insert(id, Known { articles, sightings, language: language.clone() });
                    language
                }
            };
            given.push(OutletRow { language, ..outlet });
        }
        Ok(given)
    }
}

/// The usual language of an outlet.
pub(crate) fn usual(store: &Connection, outlet: i64) -> Result<Option<String>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT language FROM articles INDEXED BY articles_newest_of_outlet
         WHERE outlet_id = ?1 ORDER BY sort_key LIMIT ?2",
    )?;
    let mut counts: HashMap<String, usize> = HashMap::new();
    for language in statement.query_map(params![outlet, SAMPLE], |row| row.get(0))? {
        if let Some(language) = language? {
            *counts.entry(language).or_default() += 1;
        }
    }
    let usual = counts.into_iter().max_by(|(a, n), (b, m)| n.cmp(m).then_with(|| b.cmp(a)));
    Ok(usual.map(|(language, _)| language))
}
