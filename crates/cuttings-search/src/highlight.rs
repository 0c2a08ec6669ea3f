//! Highlighting: which parts of a text match a query, and which stretch of it shows that best.

use std::collections::HashSet;
use std::ops::Range;

use crate::Piece;
use crate::language::Stems;
use crate::query::{Clause, Condition, Field, Text};
use crate::units::{Unit, units};

/// How long a snippet is, in bytes, more or less.
const SNIPPET: usize = 260;

/// How much stands before the first match of a snippet.
const LEAD: usize = 40;

/// How much of a text is looked through for its best stretch.
const LONGEST: usize = 200_000;

/// What to highlight.
pub(crate) struct Highlighter {
    patterns: Vec<Pattern>,
}

/// Words that are highlighted where they follow each other.
struct Pattern {
    words: Vec<String>,
    prefix: bool,
    /// The stems of a single word, in all languages.
    stems: HashSet<String>,
    title_only: bool,
}

/// A match: where, and of which pattern.
struct Match {
    range: Range<usize>,
    pattern: usize,
}

impl Highlighter {
    pub(crate) fn new(clauses: &[Clause]) -> Self {
        let mut stems = Stems::all();
        let wanted = clauses.iter().filter(|clause| !clause.negated);
        let patterns =
            wanted.flat_map(|clause| &clause.any_of).filter_map(|condition| match condition {
                Condition::Text(None, text) => Some(Pattern::new(text, &mut stems, false)),
                Condition::Text(Some(Field::Title), text) => {
                    Some(Pattern::new(text, &mut stems, true))
                }
                _ => None,
            });
        Self { patterns: patterns.collect() }
    }

    /// The whole headline, in pieces.
    pub(crate) fn title(&self, title: &str) -> Vec<Piece> {
        pieces(title, 0..title.len(), &self.matches(title, true))
    }

    /// The best stretch of the summary, or of the text where that says more, in pieces.
    pub(crate) fn snippet(&self, summary: &str, body: &str) -> Vec<Piece> {
        let (best, stretch, matches) = [summary, cut(body, LONGEST)]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(|text| {
                let matches = self.matches(text, false);
                let (score, stretch) = best_stretch(text, &matches);
                (score, text, stretch, matches)
            })
            // Of equals the first: the summary is written to be read.
            .reduce(|best, other| if other.0 > best.0 { other } else { best })
            .map(|(_, text, stretch, matches)| (text, stretch, matches))
            .unwrap_or_default();
        let mut found = pieces(best, stretch.clone(), &matches);
        if stretch.start > 0 {
            found.insert(0, Piece { text: "… ".to_owned(), matched: false });
        }
        if stretch.end < best.len() {
            found.push(Piece { text: " …".to_owned(), matched: false });
        }
        found
    }

    fn matches(&self, text: &str, is_title: bool) -> Vec<Match> {
        if self.patterns.is_empty() {
            return Vec::new();
        }
        let units = units(text);
        let mut stemmed = Stemmed::default();
        let mut matches = Vec::new();
        let mut at = 0;
        while at < units.len() {
            let rest = units.get(at..).unwrap_or_default();
            let found = self
                .patterns
                .iter()
                .enumerate()
                .filter(|(_, pattern)| is_title || !pattern.title_only)
                .find(|(_, pattern)| pattern.begins(rest, &mut stemmed));
            let Some((number, pattern)) = found else {
                at += 1;
                continue;
            };
            let length = pattern.words.len();
            if let (Some(first), Some(last)) = (rest.first(), rest.get(length - 1)) {
                matches.push(Match { range: first.start..last.end, pattern: number });
            }
            at += length;
        }
        matches
    }
}

/// Stems of words, in the languages that a pattern was stemmed in.
#[derive(Default)]
struct Stemmed {
    all: Option<Vec<Stems>>,
}

impl Stemmed {
    fn any_in(&mut self, unit: &Unit, stems: &HashSet<String>) -> bool {
        let all = self.all.get_or_insert_with(Stems::all);
        all.iter_mut().any(|language| stems.contains(&language.token(&unit.lower)))
    }
}

impl Pattern {
    fn new(text: &Text, stems: &mut [Stems], title_only: bool) -> Self {
        let stems = match text.units.as_slice() {
            [unit] if !text.exact && !text.prefix && !unit.sign => {
                stems.iter_mut().map(|stems| stems.token(&unit.lower)).collect()
            }
            _ => HashSet::new(),
        };
        let words = text.units.iter().map(|unit| unit.folded.clone()).collect();
        Self { words, prefix: text.prefix, stems, title_only }
    }

    /// Whether the pattern stands at the beginning of these units.
    fn begins(&self, units: &[Unit], stemmed: &mut Stemmed) -> bool {
        let Some((last, before)) = self.words.split_last() else { return false };
        let Some(units) = units.get(..self.words.len()) else { return false };
        let Some((last_unit, units_before)) = units.split_last() else { return false };
        let same = before.iter().zip(units_before).all(|(word, unit)| *word == unit.folded);
        same && (*last == last_unit.folded
            || (self.prefix && last_unit.folded.starts_with(last.as_str()))
            || (!self.stems.is_empty()
                && may_share_stem(last, &last_unit.folded)
                && stemmed.any_in(last_unit, &self.stems)))
    }
}

/// Words with one stem begin alike; asking saves stemming every word of a text in every language.
fn may_share_stem(a: &str, b: &str) -> bool {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= 2
}

/// The stretch with the most different patterns, then the most matches; the beginning where there is
/// no match.
fn best_stretch(text: &str, matches: &[Match]) -> ((usize, usize), Range<usize>) {
    if text.len() <= SNIPPET {
        let different: HashSet<usize> = matches.iter().map(|found| found.pattern).collect();
        return ((different.len(), matches.len()), 0..text.len());
    }
    let mut best = ((0, 0), 0);
    let mut end = 0;
    for (first, found) in matches.iter().enumerate() {
        let limit = found.range.start + SNIPPET - LEAD;
        while matches.get(end).is_some_and(|found| found.range.end <= limit) {
            end += 1;
        }
        let within = matches.get(first..end).unwrap_or_default();
        // A snippet holds few matches, so that counting them again is cheap.
        let different: HashSet<usize> = within.iter().map(|found| found.pattern).collect();
        let score = (different.len(), within.len());
        if score > best.0 {
            best = (score, found.range.start);
        }
    }
    let (score, first_match) = best;
    let start = if first_match <= LEAD { 0 } else { word_start(text, first_match - LEAD) };
    (score, start..word_end(text, start + SNIPPET))
}

/// The beginning of the first word at or after a place.
fn word_start(text: &str, at: usize) -> usize {
    let at = boundary(text, at);
    let rest = text.get(at..).unwrap_or_default();
    let skipped: Option<(usize, char)> =
        rest.char_indices().take(LEAD).find(|(_, c)| c.is_whitespace());
    skipped.map_or(at, |(offset, c)| at + offset + c.len_utf8())
}

/// The end of the last word that ends at or before a place.
fn word_end(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let at = boundary(text, at);
    let before = text.get(..at).unwrap_or_default();
    let spaced = before.char_indices().rev().take(LEAD).find(|(_, c)| c.is_whitespace());
    spaced.map_or(at, |(offset, _)| offset)
}

/// The last place between characters at or before this one.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

fn cut(text: &str, length: usize) -> &str {
    text.get(..boundary(text, length)).unwrap_or_default()
}

/// A stretch of a text as pieces: what matches and what stands between. Line breaks become spaces.
fn pieces(text: &str, stretch: Range<usize>, matches: &[Match]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |range: Range<usize>, matched| {
        let slice = text.get(range).unwrap_or_default();
        if !slice.is_empty() {
            let text = slice.replace(['\n', '\r', '\t'], " ");
            pieces.push(Piece { text, matched });
        }
    };
    let mut at = stretch.start;
    for found in matches {
        if found.range.start < at || found.range.end > stretch.end {
            continue;
        }
        push(at..found.range.start, false);
        push(found.range.clone(), true);
        at = found.range.end;
    }
    push(at..stretch.end, false);
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::parse;

    fn highlighter(query: &str) -> Highlighter {
        Highlighter::new(&parse(query).unwrap())
    }

    fn marked(pieces: &[Piece]) -> String {
        let mark = |piece: &Piece| match piece.matched {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        };
        pieces.iter().map(mark).collect()
    }

    #[test]
    fn words_forms_beginnings_and_phrases_are_highlighted() {
        for (query, expected) in [
            ("harbour", "The [harbour] was reopened, and ferries sailed"),
            ("HARBOURS", "The [harbour] was reopened, and ferries sailed"),
            ("ferry", "The harbour was reopened, and [ferries] sailed"),
            ("\"ferry\"", "The harbour was reopened, and ferries sailed"),
            ("reop*", "The harbour was [reopened], and ferries sailed"),
            ("\"harbour was\" sailed", "The [harbour was] reopened, and ferries [sailed]"),
            ("-harbour sailed", "The harbour was reopened, and ferries [sailed]"),
            ("title:the author:ferries", "[The] harbour was reopened, and ferries sailed"),
            ("", "The harbour was reopened, and ferries sailed"),
        ] {
            let title = "The harbour was reopened, and ferries sailed";
            assert_eq!(marked(&highlighter(query).title(title)), expected, "{query}");
        }
        assert_eq!(marked(&highlighter("重开").title("港口重开了")), "港口[重开]了");
    }

    #[test]
    fn a_snippet_shows_the_stretch_with_the_most_matches() {
        let filler = "Nothing of note was said here by anybody at all. ".repeat(20);
        let body = format!("{filler}At last the harbour opened.\n\nFerries sailed. {filler}");
        let snippet = marked(&highlighter("harbour ferries").snippet("The harbour is old.", &body));
        assert!(snippet.starts_with("… "), "{snippet}");
        assert!(snippet.ends_with(" …"), "{snippet}");
        assert!(snippet.contains("[harbour] opened.  [Ferries]"), "{snippet}");
        assert!(snippet.len() < SNIPPET + 40, "{snippet}");
    }

    #[test]
    fn a_summary_that_says_as_much_as_the_text_is_preferred() {
        let snippet = highlighter("harbour").snippet("The harbour is old.", "The harbour, again.");
        assert_eq!(marked(&snippet), "The [harbour] is old.");
        assert_eq!(marked(&highlighter("").snippet("", "The text.")), "The text.");
        assert!(highlighter("harbour").snippet("", "").is_empty());
    }

    proptest! {
        #[test]
        fn no_text_is_lost_or_invented(query in "[a-e\" *]{0,12}", text in "([a-e ]|\\PC|\\n){0,400}") {
            let highlighter = highlighter(&query.replace('*', "aa*"));
            let title: String = highlighter.title(&text).iter().map(|p| p.text.as_str()).collect();
            prop_assert_eq!(title, text.replace(['\n', '\r', '\t'], " "));
            let _ = highlighter.snippet(&text, &text);
        }
    }
}
