//! What a run took in, counted and put into words.

use std::collections::BTreeSet;
use std::fmt;

use cuttings_archive::Filed;

use crate::words::count;

/// What a run did.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) outlets: BTreeSet<String>,
    pub(crate) pages: u64,
    pub(crate) rows: u64,
    pub(crate) known: u64,
    pub(crate) empty: u64,
    pub(crate) failed: u64,
    pub(crate) entries: usize,
    pub(crate) new_articles: usize,
    pub(crate) changed_articles: usize,
}

impl Tally {
    fn write_taken_in(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pages = Some(count(self.pages, "page", "pages")).filter(|_| self.pages > 0);
        let rows = Some(count(self.rows, "row", "rows")).filter(|_| self.rows > 0);
        let what: Vec<String> = [pages, rows].into_iter().flatten().collect();
        write!(f, "Took in {}", what.join(" and "))?;
        if !self.outlets.is_empty() {
            write!(f, " of {}", count(self.outlets.len() as u64, "outlet", "outlets"))?;
        }
        let entries = count(self.entries as u64, "entry", "entries");
        let articles = count(self.new_articles as u64, "new article", "new articles");
        write!(f, ": {entries}, {articles}, {} changed.", self.changed_articles)
    }

    pub(crate) fn add(&mut self, filed: &Filed) {
        self.entries += filed.sightings;
        self.new_articles += filed.new_articles;
        self.changed_articles += filed.changed_articles;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = count(self.known, "page was", "pages were");
        match (self.pages + self.rows, self.known) {
            (0, 0) => write!(f, "Nothing was taken in.")?,
            (0, _) => write!(f, "Nothing new: {known} there before.")?,
            (_, 0) => self.write_taken_in(f)?,
            (_, _) => {
                self.write_taken_in(f)?;
                write!(f, " {known} there before.")?;
            }
        }
        if self.empty > 0 {
            write!(f, " Nothing was found in {}.", count(self.empty, "page", "pages"))?;
        }
        if self.failed > 0 {
            write!(f, " {} failed.", self.failed)?;
        }
        Ok(())
    }
}
