//! The usual language of each outlet: that of most of its newest articles.
//!
//! Telling it takes a look at some hundred articles of each outlet, and pages list all outlets again and again,
//! so it is kept as long as no article has changed.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, params};

use crate::Error;
use crate::read::last_change;

/// Articles of an outlet that are looked at.
const SAMPLE: i64 = 200;

/// The languages of outlets by their numbers, as of a change.
#[derive(Debug, Default)]
pub(crate) struct Languages(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    change: i64,
    of: HashMap<i64, Option<String>>,
}

impl Languages {
    /// The usual languages of outlets, in their order.
    pub(crate) fn of(
        &self,
        store: &Connection,
        outlets: impl Iterator<Item = i64>,
    ) -> Result<Vec<Option<String>>, Error> {
        let change = last_change(store)?;
        // Held all the while, so that of many who ask at once one looks.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.change != change {
            *known = Known { change, of: HashMap::new() };
        }
        outlets
            .map(|id| {
                if let Some(language) = known.of.get(&id) {
                    return Ok(language.clone());
                }
                let language = usual(store, id)?;
                known.of.insert(id, language.clone());
                Ok(language)
            })
            .collect()
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
