//! Finding dates among the tokens of a text.
//!
//! At every token each form of date is tried; the longest reading wins, and reading goes on behind
//! it. A form looks a bounded number of tokens ahead, so the whole is linear in the text.

use std::cell::OnceCell;

use jiff::civil::Weekday;

use super::language::Languages;
use super::lexicon::{LEXICON, Sense};
use super::token::{Kind, Token, Tokens};
use super::{Context, Mention, Reading};
use super::{clock, joined, relative};

/// A text, cut up.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) context: &'a Context<'a>,
    /// The language of the context.
    pub(super) language: Languages,
    /// The languages of the text's own words, found when first asked for.
    spoken: OnceCell<Languages>,
}

/// A reading of the tokens from some place on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// The first token behind it.
    pub(super) end: usize,
    pub(super) reading: Reading,
}

/// Finds the dates in a text, from the first on, but no more than `most`.
pub(super) fn scan(text: &str, context: &Context<'_>, most: usize) -> Vec<Mention> {
    if !may_hold_date(text) {
        return Vec::new();
    }
    let tokens: Vec<Token> = Tokens::new(text).collect();
    let line = Line::new(text, &tokens, context);
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.len() && mentions.len() < most {
        match line.longest(at) {
            Some(found) if found.end > at => {
                mentions.extend(line.mention(at, found.end, found.reading));
                at = found.end;
            }
            _ => at += 1,
        }
    }
    mentions
}

/// Whether a text is a number and a unit of time, and no word says "ago".
pub(super) fn is_amount(text: &str) -> bool {
    let mut tokens = Tokens::new(text);
    let (Some(number), Some(unit), None) = (tokens.next(), tokens.next(), tokens.next()) else {
        return false;
    };
    let Kind::Term(term) = unit.kind else { return false };
    let senses = LEXICON.senses(term);
    let says = |of: &dyn Fn(&Sense) -> bool| senses.iter().any(|(sense, _)| of(sense));
    matches!(number.kind, Kind::Number { .. })
        && says(&|sense| matches!(sense, Sense::Unit(_)))
        && !says(&|sense| matches!(sense, Sense::Ago { before: 0, .. }))
}

/// Whether there is a number or a word that can be a date by itself; allocates nothing.
fn may_hold_date(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
        || Tokens::new(text).any(|token| match token.kind {
            Kind::Number { .. } => true,
            Kind::Term(term) => LEXICON.senses(term).iter().any(|(sense, _)| {
                matches!(
                    sense,
                    Sense::Relative { .. }
                        | Sense::Last(_)
                        | Sense::Weekday { .. }
                        | Sense::Ago { .. }
                )
            }),
            _ => false,
        })
}

impl<'a> Line<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], context: &'a Context<'a>) -> Self {
        let language = LEXICON.language(context.language);
        Self { text, tokens, context, language, spoken: OnceCell::new() }
    }
}

impl Line<'_> {
    /// The longest date at a place.
    pub(super) fn longest(&self, at: usize) -> Option<Found> {
        let token = self.tokens.get(at)?;
        if matches!(token.kind, Kind::Word) {
            return None;
        }
        [joined::read(self, at), relative::read(self, at), clock::alone(self, at)]
            .into_iter()
            .flatten()
            .max_by_key(|found| found.end)
    }

    fn mention(&self, first: usize, end: usize, reading: Reading) -> Option<Mention> {
        let start = self.tokens.get(first)?.start;
        let end = self.tokens.get(end.checked_sub(1)?)?.end;
        Some(Mention { span: start..end, reading })
    }

    /// The number at a place, and how many digits it is written with.
    pub(super) fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.tokens.get(at)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    /// The mark at a place.
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    /// All that the word at a place can mean.
    pub(super) fn senses(&self, at: usize) -> &'static [(Sense, Languages)] {
        match self.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Term(term)) => LEXICON.senses(term),
            _ => &[],
        }
    }

    /// Whether the word at a place can mean this.
    pub(super) fn means(&self, at: usize, wanted: Sense) -> bool {
        self.senses(at).iter().any(|(sense, _)| *sense == wanted)
    }

    /// What is written at a place.
    pub(super) fn written(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or("")
    }

    /// Whether the token is joined to the one in front of it, without a space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// Whether nothing but a dot or the like follows.
    pub(super) fn ends(&self, at: usize) -> bool {
        (at..self.tokens.len()).take(3).all(|at| {
            matches!(
                self.mark(at),
                Some('.' | ',' | ':' | ';' | ')' | ']' | '|' | '·' | '–' | '-' | '/')
            )
        }) && at + 3 >= self.tokens.len()
    }

    /// Whether these tokens are the whole text but for marks around them.
    pub(super) fn is_whole(&self, first: usize, end: usize) -> bool {
        (first <= 2 && (0..first).all(|at| self.mark(at).is_some())) && self.ends(end)
    }

    /// Whether these tokens stand by themselves: the text begins or ends there, or a mark divides.
    pub(super) fn stands_alone(&self, first: usize, end: usize) -> bool {
        self.is_divided_before(first) && self.is_divided_after(end)
    }

    /// Whether these tokens are an item of their own in a line of items: "Jane Doe | 3/17".
    pub(super) fn is_item(&self, first: usize, end: usize) -> bool {
        let before = match first.checked_sub(1) {
            None => true,
            Some(at) => {
                matches!(self.mark(at), Some('|' | '·' | ':'))
                    || (self.means(at, Sense::Label) && first <= 3)
            }
        };
        before && (self.ends(end) || matches!(self.mark(end), Some('|' | '·')))
    }

    /// Whether these tokens, in brackets, are all that there is: "[11/23]".
    pub(super) fn is_bracketed(&self, first: usize, end: usize) -> bool {
        let opened = first == 1 && matches!(self.mark(0), Some('[' | '('));
        opened && matches!(self.mark(end), Some(']' | ')')) && self.ends(end + 1)
    }

    pub(super) fn is_divided_before(&self, first: usize) -> bool {
        let Some(before) = first.checked_sub(1) else { return true };
        matches!(self.mark(before), Some('|' | '·' | '–' | '(' | '[' | ':' | '»' | '›' | '→' | '>'))
            || (self.is_mark(before, '-') && !self.glued(first))
            || (self.is_mark(before, ',') && before <= 4)
            || self.means(before, Sense::Label)
    }

    pub(super) fn is_divided_after(&self, end: usize) -> bool {
        self.ends(end)
            || matches!(
                self.mark(end),
                Some('|' | '·' | '–' | ')' | ']' | '«' | '‹' | '<' | '→' | ';')
            )
            || (self.is_mark(end, '-') && !self.glued(end))
    }

    fn spoken(&self) -> Languages {
        *self.spoken.get_or_init(|| self.most_voted())
    }

    /// The languages that most of the text's date words belong to.
    fn most_voted(&self) -> Languages {
        let mut votes = [0_u32; 64];
        let mut all = Languages::NONE;
        for at in (0..self.tokens.len()).take(200) {
            let languages = self.senses(at).iter().fold(Languages::NONE, |sum, (_, l)| sum.or(*l));
            all = all.or(languages);
            for (index, vote) in votes.iter_mut().enumerate() {
                if languages.meets(Languages::at(index)) {
                    // A word that few languages share says more.
                    *vote += 64 / languages.len().max(1);
                }
            }
        }
        let most = votes.iter().max().copied().unwrap_or(0);
        votes
            .iter()
            .enumerate()
            .filter(|(_, vote)| **vote == most && most > 0)
            .fold(Languages::NONE, |sum, (index, _)| sum.or(Languages::at(index)))
            .and(all)
    }

    /// Of what a word can mean, what it most likely means: by the language of the context, then of
    /// the words around, then of the text, then the most written.
    pub(super) fn likeliest<T: Copy + PartialEq>(
        &self,
        at: usize,
        near: Languages,
        pick: impl Fn(Sense) -> Option<T>,
    ) -> Option<(T, Languages)> {
        let senses = self.senses(at).iter().filter_map(|(s, l)| Some((pick(*s)?, *l)));
        let mut all = senses.clone();
        let only = all.next()?;
        if all.next().is_none() {
            return Some(only);
        }
        for evidence in [self.language, near, self.spoken()] {
            let mut agreeing = senses.clone().filter(|(_, l)| l.meets(evidence));
            if let (Some(found), None) = (agreeing.next(), agreeing.next()) {
                return Some(found);
            }
        }
        senses.min_by_key(|(_, languages)| languages.first())
    }

    /// The weekday at a place, and the first token behind it.
    pub(super) fn weekday(&self, at: usize) -> Option<(Weekday, bool, Languages, usize)> {
        let near = self.senses(at + 1).iter().fold(Languages::NONE, |sum, (_, l)| sum.or(*l));
        let pick = |sense| match sense {
            Sense::Weekday { day, short } => Some((day, short)),
            _ => None,
        };
        let ((day, short), languages) = self.likeliest(at, near, pick)?;
        let dotted = short && self.is_mark(at + 1, '.') && self.glued(at + 1);
        Some((day, short, languages, at + 1 + usize::from(dotted)))
    }
}
