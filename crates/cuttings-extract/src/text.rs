//! Plain text: dumps of listing pages, with or without the page around the list.
//!
//! A dump has lost the page's structure, so the list is found by its rhythm. The steps:
//!
//! 1. [`lines`]: lines with their indentation and bullets; wrapped paragraphs are joined again.
//! 2. [`inline`]: Markdown links, where the dump has them.
//! 3. [`segment`]: pieces of text, each with its looks ([`segment::Style`]) and what it can be
//!    (a date, a byline, a "Read more", furniture of the page, or text).
//! 4. Which pieces are titles: in a dump with looks (headings, links, indentation) the looks that
//!    titles share ([`looks`]); in a dump of bare blocks the rhythm of short and long ones
//!    ([`rhythm`]).
//! 5. [`gather`]: what stands around each title becomes its entry.

mod card;
mod dateline;
mod features;
mod furniture;
mod gather;
mod inline;
pub(crate) mod language;
mod lines;
mod looks;
mod rhythm;
mod segment;
mod trees;

use crate::{Hint, Page, PageKind};
use segment::Dump;

/// What a piece of text is in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// The title of an entry.
    Title,
    /// Text of the entry that is open.
    Body,
    /// Text that opens an entry without a title.
    Opening,
    /// Not part of the list.
    Outside,
}

/// Reads a plain-text dump of a listing page.
#[must_use]
pub fn read(text: &str, hint: &Hint<'_>) -> Page {
    let mut page = Page::new(PageKind::Text);
    page.language = language::of(text);
    let dump = Dump::of(text, hint, page.language.as_deref());
    let labels = if dump.has_looks { looks::label(&dump) } else { rhythm::label(&dump) };
    page.entries = gather::entries(&dump, &labels, hint, page.language.as_deref());
    page.title = gather::page_title(&dump, &labels);
    page
}

/// A piece of a dump that can be the title of an entry, as the model of titles sees it.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its place among the pieces of the dump, from 0.
    pub place: usize,
    /// The title that it would give.
    pub title: String,
    /// Its text.
    pub text: String,
    /// What the model goes by.
    pub features: Vec<f32>,
}

/// The pieces of a dump that [`read`] chooses the titles from; for training.
#[must_use]
pub fn candidates(text: &str, hint: &Hint<'_>) -> Vec<Candidate> {
    let language = language::of(text);
    let dump = Dump::of(text, hint, language.as_deref());
    let numbers = features::of(&dump.segments).into_iter();
    numbers
        .filter_map(|(place, features)| {
            let segment = dump.segments.get(place)?;
            let (title, text) = (gather::headline(segment), segment.text.clone());
            Some(Candidate { place, title, text, features: features.to_vec() })
        })
        .collect()
}

#[cfg(test)]
mod tests;
