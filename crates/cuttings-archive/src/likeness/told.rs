//! Lists of stories, kept as long as no article has changed: pages show the newest again and again, and each of
//! them takes a look at all its articles.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::stories;
use crate::read::last_change;
use crate::{Error, StoryFilter, StoryPage, StoryRow};

/// How many lists are kept at most; there are few that pages ask for.
const LISTS: usize = 32;

/// The lists as of a change, by the least number of articles and of outlets, and by length.
#[derive(Debug, Default)]
pub(crate) struct Told(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    change: i64,
    lists: HashMap<(u64, u64, usize), Arc<StoryPage>>,
}

impl Told {
    /// Stories, those with the newest articles first.
    pub(crate) fn stories(
        &self,
        store: &Connection,
        filter: &StoryFilter,
    ) -> Result<Vec<StoryRow>, Error> {
        if is_narrowed(filter) {
            return stories::stories(store, filter);
        }
        Ok(self.first_page(store, filter)?.stories.clone())
    }

    /// A page of them.
    pub(crate) fn page(
        &self,
        store: &Connection,
        filter: &StoryFilter,
    ) -> Result<StoryPage, Error> {
        if is_narrowed(filter) {
            return stories::stories_page(store, filter);
        }
        Ok(self.first_page(store, filter)?.as_ref().clone())
    }

    fn first_page(
        &self,
        store: &Connection,
        filter: &StoryFilter,
    ) -> Result<Arc<StoryPage>, Error> {
        let change = last_change(store)?;
        let by = (filter.articles, filter.outlets, filter.limit);
        // Held all the while, so that of many who ask at once one looks.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.change != change || known.lists.len() >= LISTS {
            *known = Known { change, lists: HashMap::new() };
        }
        if let Some(list) = known.lists.get(&by) {
            return Ok(Arc::clone(list));
        }
        let list = Arc::new(stories::stories_page(store, filter)?);
        known.lists.insert(by, Arc::clone(&list));
        Ok(list)
    }
}

/// Whether a filter asks for what is not kept.
fn is_narrowed(filter: &StoryFilter) -> bool {
    !filter.covered_by.is_empty() || filter.tag.is_some() || filter.cursor.is_some()
}
