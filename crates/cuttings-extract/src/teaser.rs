//! Teasers: whether the publisher cut them, and where they end.
//!
//! There are three sorts of cut: with a mark ("[…]", "...", "Read more"), mid-sentence without one,
//! and mid-word without one. [`judge`] tells what one teaser shows by itself; [`judge_all`] judges
//! the teasers of a page together, since a publisher cuts all of them by one rule: where several
//! stop dead at the same length, that length is the cut ([`limit`]), and where a page marks its cuts
//! or never ends a teaser with a full stop, a missing full stop says nothing.

mod ending;
mod limit;
mod read_more;
mod words;

use crate::space;
use ending::Ending;
use limit::Limit;

/// A teaser, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaser {
    /// The text without a trailing "Read more".
    pub text: String,
    /// Whether it was cut.
    pub truncated: bool,
}

/// An unfinished text at least this wide (CJK characters count twice) that holds whole sentences is
/// prose that stops dead, rather than a label.
const PROSE_WIDTH: usize = 90;
/// An unfinished text this wide is cut even if no sentence ends in it.
const LONG_WIDTH: usize = 240;
/// Among teasers that all end properly, an unfinished one is cut from this width on.
const ODD_ONE_WIDTH: usize = 80;
/// A text of fewer words may well end in "to" or "for": "What to look out for".
const FEWEST_WORDS_OF_OPEN_END: usize = 8;

/// Judges a teaser by itself.
#[must_use]
pub fn judge(text: &str) -> Teaser {
    Draft::of(text).judged()
}

/// A teaser as a list shows it.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The text.
    pub text: &'a str,
    /// Whether a link beside it leads on: "Read more".
    pub says_more: bool,
}

/// Judges the teasers of one page together; one item per text, in order.
#[must_use]
pub fn judge_all(texts: &[&str]) -> Vec<Teaser> {
    let shown: Vec<Shown<'_>> =
        texts.iter().map(|&text| Shown { text, says_more: false }).collect();
    judge_list(&shown)
}

/// Judges the teasers of one page together, with what stands beside them; one item per teaser, in order.
///
/// A link that leads on tells a cut where some entries have it and others don't: where all have it, it is
/// the template's.
#[must_use]
pub fn judge_list(shown: &[Shown<'_>]) -> Vec<Teaser> {
    let drafts: Vec<Draft<'_>> = shown
        .iter()
        .map(|shown| Draft { leads_on: shown.says_more, ..Draft::of(shown.text) })
        .collect();
    let habit = Habit::of(&drafts);
    drafts
        .into_iter()
        .map(|draft| {
            let truncated = habit.cuts(&draft).unwrap_or_else(|| draft.truncated());
            Teaser { text: draft.text.to_owned(), truncated }
        })
        .collect()
}

/// Whether a text is nothing but words that lead to the rest: "Read more", "Continue reading Title →".
#[must_use]
pub fn leads_on(text: &str) -> bool {
    let text = text.trim();
    read_more::is_all(text) || read_more::before_quoted_title(text).is_some_and(read_more::is_all)
}

/// A teaser with what it shows by itself.
struct Draft<'a> {
    text: &'a str,
    read_more: bool,
    /// Whether a link beside it leads on.
    leads_on: bool,
    ending: Ending,
    chars: usize,
    words: usize,
    width: usize,
    holds_sentence: bool,
}

impl<'a> Draft<'a> {
    fn of(text: &'a str) -> Self {
        let (text, read_more) = read_more::strip(text.trim());
        let (chars, width) = match text.is_ascii() {
            true => (text.len(), text.len()),
            false => (text.chars().count(), width(text)),
        };
        Self {
            text,
            read_more,
            leads_on: false,
            ending: ending::of(text),
            chars,
            words: space::count_words(text),
            width,
            holds_sentence: ending::holds_sentence(text),
        }
    }

    fn marked(&self) -> bool {
        !self.text.is_empty() && (self.read_more || self.ending == Ending::Mark)
    }

    /// Whether it has neither a mark nor an end.
    fn unfinished(&self) -> bool {
        !self.marked() && matches!(self.ending, Ending::Open | Ending::Bare)
    }

    fn truncated(&self) -> bool {
        if self.marked() {
            return true;
        }
        match self.ending {
            Ending::Open => self.words >= FEWEST_WORDS_OF_OPEN_END,
            Ending::Bare => {
                self.width >= LONG_WIDTH || (self.holds_sentence && self.width >= PROSE_WIDTH)
            }
            Ending::Mark | Ending::Finished => false,
        }
    }

    fn judged(self) -> Teaser {
        Teaser { truncated: self.truncated(), text: self.text.to_owned() }
    }
}

/// How a page cuts its teasers, as far as they show it together.
struct Habit {
    limit: Option<Limit>,
    /// Only what was cut has a link that leads on.
    links_its_cuts: bool,
    marks_its_cuts: bool,
    leaves_out_full_stops: bool,
    finishes_the_rest: bool,
    /// At least one that is not marked is finished.
    finishes_some: bool,
}

impl Habit {
    fn of(drafts: &[Draft<'_>]) -> Self {
        let texts: Vec<&Draft<'_>> = drafts.iter().filter(|draft| !draft.text.is_empty()).collect();
        let marked = texts.iter().filter(|draft| draft.marked()).count();
        let unmarked = texts.len() - marked;
        let bare_phrases =
            texts.iter().filter(|draft| draft.unfinished() && !draft.holds_sentence).count();
        let finished = texts.iter().filter(|draft| draft.ending == Ending::Finished).count();
        let limit = limit::find(&texts);
        let leading_on = texts.iter().filter(|draft| draft.leads_on).count();
        Self {
            links_its_cuts: leading_on > 0 && leading_on < texts.len(),
            marks_its_cuts: marked >= 2 && marked * 4 >= texts.len(),
            leaves_out_full_stops: limit.is_none()
                && unmarked >= 4
                && bare_phrases * 10 >= unmarked * 6,
            finishes_some: finished > 0,
            finishes_the_rest: finished >= 2 && finished * 3 >= unmarked * 2,
            limit,
        }
    }

    /// Whether an unfinished text is told by the finished ones around it and in it.
    fn tells_unfinished(&self, draft: &Draft<'_>) -> bool {
        self.finishes_the_rest || (self.finishes_some && draft.holds_sentence)
    }

    /// What the habit says of a teaser, where it says anything.
    fn cuts(&self, draft: &Draft<'_>) -> Option<bool> {
        if draft.text.is_empty() || draft.marked() {
            return None;
        }
        if self.links_its_cuts && draft.leads_on {
            return Some(true);
        }
        if let Some(limit) = &self.limit
            && let Some(cut) = limit.cuts(draft)
        {
            return Some(cut);
        }
        if draft.ending != Ending::Bare {
            return None;
        }
        // Prose that stops dead: where the others end, or after sentences of its own.
        if draft.width >= PROSE_WIDTH && self.tells_unfinished(draft) {
            return Some(true);
        }
        if self.marks_its_cuts || (self.leaves_out_full_stops && !draft.holds_sentence) {
            return Some(false);
        }
        (self.finishes_the_rest && draft.width >= ODD_ONE_WIDTH).then_some(true)
    }
}

/// How wide a text is in columns: characters of Chinese, Japanese and Korean count twice.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Whether a character belongs to a script that is written in full-width cells.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}'
        | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests;
