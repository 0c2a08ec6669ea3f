//! Articles that have to do with one: what it is a copy of, its copies, its story and why it is in it.

use cuttings_archive::{ArticleRow, CopyBasis, CopyOf, StoryClue, StoryRow};
use cuttings_export::headline;

use super::when::{self, Shown};
use super::{count, foreign};
use crate::href;

const HEADLINE: usize = 160;
const NAME: usize = 60;
const WORD: usize = 40;

/// Another article with the same text.
#[derive(Clone, Debug)]
pub(crate) struct Copied {
    pub(crate) href: String,
    pub(crate) headline: String,
    pub(crate) outlet: String,
    /// How much of the shorter text stands in the other, and how it is known which was first.
    pub(crate) why: String,
}

impl Copied {
    pub(crate) fn new(article: &ArticleRow, copy: &CopyOf) -> Self {
        let order = match copy.basis {
            CopyBasis::Credit => "the copy names the other outlet",
            CopyBasis::Date => "by the dates of publication",
            CopyBasis::Seen => "by when they were first seen, which is no proof",
            CopyBasis::None => "which was first is not known",
        };
        let percent = (copy.similarity * 100.0).round();
        Self {
            href: href::article(article.id),
            headline: foreign::line(&headline(article), HEADLINE),
            outlet: foreign::line(&article.outlet, NAME),
            why: format!("{percent} % of the shorter text stands in the other; {order}"),
        }
    }
}

/// Another article of its story, and what speaks for both telling of one event.
#[derive(Clone, Debug)]
pub(crate) struct Companion {
    pub(crate) href: String,
    pub(crate) headline: String,
    pub(crate) outlet: String,
    /// How likely it is, in words.
    pub(crate) likely: String,
    /// The most telling words of both.
    pub(crate) words: Vec<String>,
}

impl Companion {
    pub(crate) fn new(article: &ArticleRow, clue: &StoryClue) -> Self {
        Self {
            href: href::article(article.id),
            headline: foreign::line(&headline(article), HEADLINE),
            outlet: foreign::line(&article.outlet, NAME),
            // Nothing is certain.
            likely: format!("{} % likely", (clue.likelihood * 100.0).round().min(99.0)),
            words: clue.words.iter().map(|word| foreign::line(word, WORD)).collect(),
        }
    }
}

/// The story that an article is part of.
#[derive(Clone, Debug)]
pub(crate) struct OwnStory {
    pub(crate) href: String,
    pub(crate) headline: Option<String>,
    pub(crate) figures: String,
    pub(crate) span: Option<Shown>,
}

impl OwnStory {
    pub(crate) fn new(story: &StoryRow) -> Self {
        Self {
            href: href::story(story.id),
            headline: story.title.as_deref().map(|title| foreign::line(title, HEADLINE)),
            figures: format!(
                "{} of {}",
                count(story.articles, "article"),
                count(story.outlets, "outlet")
            ),
            span: when::span(story.first_date, story.last_date),
        }
    }
}
