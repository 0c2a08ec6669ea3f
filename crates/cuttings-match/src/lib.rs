//! How alike two texts are: whether one is a copy of the other, and whether they tell of one event.
//!
//! Pure: texts in, numbers and groupings out. Nothing here knows of a store; who keeps [`Profile`]s and
//! [`Sketch`]es keeps their bytes, which mean the same in every version and on every machine.
//!
//! 1. [`words`]: a text becomes words, each with its class (word, name, number), by its [`letters`].
//! 2. [`profile`]: the words of an article, weighted by how rare they are, for telling events apart.
//! 3. [`dictionary`]: what the words of other languages are in the one that is compared in.
//! 4. [`likeness`]: how likely two articles tell of one event, by a model that was learned.
//! 5. [`grouping`]: a newcomer joins a story, and the stories near it are put right.
//! 6. [`sketch`]: a small stand-in for a text's runs of words, for finding copies.
//! 7. [`copying`]: whether one text is made from the other.

pub mod copying;
pub mod dictionary;
pub mod grouping;
pub mod letters;
pub mod likeness;
pub mod profile;
pub mod sketch;
pub mod words;

pub use dictionary::{Dictionary, Translation};
pub use grouping::{Member, Settled, settle};
pub use likeness::Model;
pub use profile::Profile;
pub use sketch::Sketch;

/// What is made of an article's words for both: its profile, not weighed yet, and the runs of its text. `translate`
/// gives what a word is in the language that articles are compared in, where it is in another one
/// ([`Dictionary::translation`]).
#[must_use]
pub fn taken_apart(
    title: &str,
    text: &str,
    translate: impl FnMut(&words::Word<'_>) -> Option<Translation>,
) -> (Profile, sketch::Runs) {
    let words = words::Words::of(text, sketch::MOST_WORDS);
    let title = words::Words::of(title, profile::MOST_WORDS);
    (Profile::of_words(&title, &words, translate), sketch::Runs::of_words(&words))
}
