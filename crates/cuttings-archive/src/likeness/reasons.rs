//! Why an article is in its story: how likely it and each of the others tell of one event, and by which words.
//!
//! It is counted anew from what is kept of both when somebody asks, by the same model that grouped them. What else was
//! in the archive when the story was formed may have been other things; what is said here is how it looks now.

use std::collections::HashMap;

use cuttings_match::Model;
use cuttings_match::likeness::View;
use cuttings_match::profile::{self, Profile, Term};
use cuttings_match::words::{Class, Words};
use foldhash::fast::RandomState;
use rusqlite::{Connection, OptionalExtension, params};

use super::counts::Counts;
use super::stories::{self, story_of};
use super::{Days, Kept, kept};
use crate::dictionaries::{self, InUse};
use crate::{Error, StoryClue, column};

/// How many words of both are named at most, and from how many names and numbers on these are enough.
const WORDS: usize = 8;
const ENOUGH: usize = 5;

/// In how many words of a text their spelling is looked for: more than a profile has.
const SPELLED: usize = 500;

/// Why an article is in its story, by each of the newest others of it, the most alike first; nothing where it is in none.
pub(crate) fn story_clues(store: &Connection, article: i64) -> Result<Vec<StoryClue>, Error> {
    let (Some(story), Some(own)) = (story_of(store, article)?, kept(store, article)?) else {
        return Ok(Vec::new());
    };
    let spellings = Spellings::of(store, article)?;
    let view = View::new(&own.profile, days(store, article)?.span());
    let mut clues = Vec::new();
    for other in stories::newest_of(store, story)? {
        let Some(its) = kept(store, other)?.filter(|_| other != article) else { continue };
        let theirs = View::new(&its.profile, days(store, other)?.span());
        let odds = f64::from(Model::default().likeness(&view, &theirs));
        clues.push(StoryClue {
            article: other,
            likelihood: 1.0 / (1.0 + (-odds).exp()),
            words: shared(&own, &its.profile, &spellings),
        });
    }
    clues.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood).then(a.article.cmp(&b.article)));
    Ok(clues)
}

fn days(store: &Connection, article: i64) -> Result<Days, Error> {
    let mut statement =
        store.prepare_cached("SELECT date_earliest, date_latest FROM articles WHERE id = ?1")?;
    let days = statement.query_row(params![article], |row| {
        Ok(Days { earliest: column::day(row, 0)?, latest: column::day(row, 1)? })
    });
    Ok(days.optional()?.unwrap_or_default())
}

/// The words that another article has too, names and numbers first, each the most telling first, as the first one writes
/// them: a small archive does not know yet which other words are rare.
fn shared(own: &Kept, other: &Profile, spellings: &Spellings) -> Vec<String> {
    let is_theirs = |id: u32| other.terms().binary_search_by_key(&id, |term| term.id).is_ok();
    let telling = own.telling.iter().filter(|term| is_theirs(term.id));
    let (named, others): (Vec<&Term>, Vec<&Term>) = telling
        .filter(|term| term.class != Class::Small)
        .partition(|term| matches!(term.class, Class::Name | Class::Number));
    let most = named.len().clamp(ENOUGH, WORDS);
    let all = named.into_iter().chain(others);
    let words = all.filter_map(|term| spellings.of_term(term.id)).take(most);
    words.map(str::to_owned).collect()
}

/// How an article writes the words that its profile knows by their numbers.
#[derive(Default)]
struct Spellings(HashMap<u32, String, RandomState>);

impl Spellings {
    fn of(store: &Connection, article: i64) -> Result<Self, Error> {
        let Some(text) = super::text(store, article)? else { return Ok(Self::default()) };
        let dictionary = match &text.language {
            Some(language) => dictionaries::of(store, language)?,
            None => None,
        };
        let mut found = Self::default();
        let mut counts = Counts::default();
        for part in [&text.title, &text.body] {
            for piece in pieces(part).take(SPELLED) {
                found.take(store, piece, dictionary.as_ref(), &mut counts)?;
            }
        }
        Ok(found)
    }

    /// Takes in a word as it is written; a script without spaces has several in a piece.
    fn take(
        &mut self,
        store: &Connection,
        piece: &str,
        dictionary: Option<&InUse>,
        counts: &mut Counts,
    ) -> Result<(), Error> {
        let words = Words::of(piece, SPELLED);
        for word in words.iter() {
            let written = if words.len() == 1 { piece } else { word.text };
            let mut failed = None;
            let translated = dictionary.and_then(|dictionary| {
                dictionary.words.translation(&word, |term| {
                    counts.articles_with(store, term).unwrap_or_else(|error| {
                        failed = Some(error);
                        0
                    })
                })
            });
            if let Some(error) = failed {
                return Err(error);
            }
            let id = translated.map_or_else(|| profile::id(word.stem()), |found| found.id);
            self.0.entry(id).or_insert_with(|| written.to_owned());
        }
        Ok(())
    }

    fn of_term(&self, id: u32) -> Option<&str> {
        self.0.get(&id).map(String::as_str)
    }
}

/// A text in pieces between spaces and signs.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’');
    text.split(is_between)
        .map(|piece| piece.trim_matches(['\'', '’']))
        .filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_words_end() {
        let cut: Vec<&str> = pieces("“The Petrel’s crew” – 19 aboard, isn't it?").collect();
        assert_eq!(cut, ["The", "Petrel’s", "crew", "19", "aboard", "isn't", "it"]);
    }
}
