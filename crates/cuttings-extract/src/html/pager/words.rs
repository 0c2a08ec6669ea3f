//! The words of pagers, in many languages: `words.tsv`, which says where they are from.

use std::sync::LazyLock;

use crate::dates::fold::{digit, fold};
use crate::hash::{Map, Set};

/// Labels are short, in characters.
const LONGEST: usize = 60;

/// How many words a label has besides those that say nothing.
const MOST_WORDS: usize = 3;

/// What a word of a pager says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::html) enum Sense {
    /// To older entries, whatever the numbers say.
    Older,
    /// To newer entries.
    Newer,
    /// Forward in the chain.
    Next,
    /// Back in the chain.
    Previous,
    /// More of the same list, below.
    More,
    /// The first or the last page.
    End,
    /// To the day, the week, the month or the year before, where nothing else leads on.
    Before,
    /// To the one after.
    After,
}

/// The words, folded; made when the first label is looked up, never changed after that.
struct Words {
    labels: Map<String, Sense>,
    fillers: Set<String>,
    /// The words of the labels besides fillers: a text without any of them is none.
    telling: Set<String>,
}

impl Words {
    fn is_filler(&self, word: &str) -> bool {
        self.fillers.contains(word)
    }

    /// Whether a word is in any label.
    fn is_known(&self, word: &str) -> bool {
        self.is_filler(word) || self.telling.contains(word)
    }

    fn sense_of(&self, telling: &[&str]) -> Option<Sense> {
        let known = |word: &&str| self.telling.contains(*word);
        let fits = (1..=MOST_WORDS).contains(&telling.len()) && telling.iter().all(known);
        fits.then(|| self.labels.get(&telling.join(" ")).copied()).flatten()
    }

    /// The sense that all of these words but one have.
    fn sense_beside_noun(&self, telling: &[&str]) -> Option<Sense> {
        if !(2..=MOST_WORDS).contains(&telling.len()) {
            return None;
        }
        (0..telling.len()).find_map(|noun| {
            let mut rest = telling.to_vec();
            rest.remove(noun);
            self.sense_of(&rest)
        })
    }

    /// The words of a plain label that say something.
    fn telling<'l>(&self, plain: &'l str) -> impl Iterator<Item = &'l str> {
        plain.split(' ').filter(|word| !self.is_filler(word))
    }
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words =
        Words { labels: Map::default(), fillers: Set::default(), telling: Set::default() };
    for (sense, _, labels) in lines() {
        for label in labels.split('\t').map(plain) {
            match sense {
                // Of two languages that mean different things by a word, the first one has it.
                Some(sense) => {
                    words.labels.entry(label).or_insert(sense);
                }
                None => {
                    words.fillers.insert(label);
                }
            }
        }
    }
    for label in words.labels.keys() {
        let telling: Vec<&str> =
            label.split(' ').filter(|word| !words.fillers.contains(*word)).collect();
        words.telling.extend(telling.into_iter().map(str::to_owned));
    }
    words
});

/// The lines of the table: a sense (`None` for fillers), a language, labels.
fn lines() -> impl Iterator<Item = (Option<Sense>, &'static str, &'static str)> {
    include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (sense, rest) = line.split_once('\t')?;
        let (language, labels) = rest.split_once('\t')?;
        let sense = match sense {
            "older" => Some(Sense::Older),
            "newer" => Some(Sense::Newer),
            "next" => Some(Sense::Next),
            "previous" => Some(Sense::Previous),
            "more" => Some(Sense::More),
            "end" => Some(Sense::End),
            "before" => Some(Sense::Before),
            "after" => Some(Sense::After),
            _ => None,
        };
        Some((sense, language, labels))
    })
}

/// What the text of a link says where it is a pager's label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::html) struct Senses {
    /// By its words alone.
    pub(in crate::html) alone: Option<Sense>,
    /// By its words but for one that names what is listed: "Earlier galleries". Only for links whose
    /// address is of the same chain: "Older drivers" is a title elsewhere.
    pub(in crate::html) with_noun: Option<Sense>,
}

/// What a label says.
pub(in crate::html) fn senses(label: &str) -> Senses {
    let label = without_what(without_span(label));
    if label.len() > 4 * LONGEST || label.chars().count() > LONGEST {
        return Senses::default();
    }
    let words = &*WORDS;
    let Some(plain) = plain_label(label, words) else { return Senses::default() };
    let telling: Vec<&str> = words.telling(&plain).take(MOST_WORDS + 1).collect();
    let alone = words.labels.get(&plain).copied().or_else(|| words.sense_of(&telling));
    let may_have_noun = alone.is_none()
        && label.len() <= LONGEST
        && (2..=5).contains(&label.split_whitespace().count());
    let with_noun = if may_have_noun { words.sense_beside_noun(&telling) } else { None };
    Senses { alone, with_noun }
}

/// A label without the span that it ends with in brackets: "Older news (June 3 – 10)".
fn without_span(label: &str) -> &str {
    let inner = label.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match inner {
        Some((before, span)) if numbers(span) == 2 => before.trim_end(),
        _ => label,
    }
}

/// A label without the span behind its colon, where an arrow says that it leads on: "Older: May 2024 →".
fn without_what(label: &str) -> &str {
    if !label.trim_end().ends_with(['→', '»', '›']) {
        return label;
    }
    let parts = label.split_once(':').filter(|(_, what)| numbers(what) > 0);
    let word = parts.map(|(word, _)| word);
    word.filter(|word| word.split_whitespace().count() == 1).unwrap_or(label)
}

/// How many numbers stand in a text.
fn numbers(text: &str) -> usize {
    text.split(|c: char| !c.is_numeric()).filter(|number| !number.is_empty()).count()
}

/// The sense of a label by its words alone.
pub(super) fn sense(label: &str) -> Option<Sense> {
    senses(label).alone
}

/// The number that a label is, with no other words than "page": "4", "[4]", "٤", "Page 4"; of a span of
/// entries, the number of the page that holds them: 3 of "41–60".
pub(super) fn number(label: &str) -> Option<i64> {
    if !label.bytes().any(|b| b.is_ascii_digit() || !b.is_ascii()) {
        return None;
    }
    if label.len() > 4 * LONGEST || !(1..=12).contains(&label.chars().filter_map(digit).count()) {
        return None;
    }
    let is_digit = |c: char| digit(c).is_some();
    let (before, rest) = label.split_at_checked(label.find(is_digit)?)?;
    let (run, behind) = rest.split_at_checked(rest.find(|c| !is_digit(c)).unwrap_or(rest.len()))?;
    let word = plain(before);
    let is_led = WORDS.is_filler(&word) || is_marks(before);
    let number = value(run)?;
    if let Some(last) = behind.trim_start().strip_prefix(['-', '–', '—']) {
        return span(number, value(last.trim())?).filter(|_| is_led);
    }
    (is_led && (is_marks(behind) || WORDS.is_filler(&plain(behind)))).then_some(number)
}

/// Whether a label is a nought: the first page of a pager that counts the entries to pass over.
pub(super) fn is_nought(label: &str) -> bool {
    let mut rest = label.trim().chars();
    rest.next().and_then(digit) == Some(0) && rest.next().is_none()
}

/// Only brackets and the like stand around the number of a page: not "4 %", "+4" or "4.".
fn is_marks(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || "[](){}|·•–—第页頁".contains(c))
}

fn value(digits: &str) -> Option<i64> {
    let fits =
        (1..=6).contains(&digits.chars().count()) && digits.chars().all(|c| digit(c).is_some());
    let value = digits.chars().filter_map(digit).fold(0_i64, |all, d| 10 * all + i64::from(d));
    (fits && (1..100_000).contains(&value)).then_some(value)
}

fn span(first: i64, last: i64) -> Option<i64> {
    let length = last - first + 1;
    (length > 1 && (first - 1) % length == 0).then(|| (first - 1) / length + 1)
}

/// Which way the arrows of a label point: 1 right, -1 left, 0 neither.
pub(super) fn arrow(label: &str) -> i8 {
    // No arrow begins with another byte than these.
    if !label.bytes().any(|b| matches!(b, b'<' | b'>' | 0xC2 | 0xE2 | 0xEF)) {
        return 0;
    }
    let right = label.contains(['»', '›', '→', '▶', '►', '❯', '⟩', '>', '⇒', '＞']);
    let left = label.contains(['«', '‹', '←', '◀', '◄', '❮', '⟨', '<', '⇐', '＜']);
    i8::from(right) - i8::from(left)
}

/// A label in plain words; `None` for what has two words that are in no label. Most headlines are known
/// by their first few.
fn plain_label(label: &str, words: &Words) -> Option<String> {
    let mut out = String::with_capacity(label.len());
    let (mut word, mut unknown) = (0, 0);
    for c in label.chars() {
        push_plain(&mut out, c);
        if out.ends_with(' ') && word < out.len() {
            let known = out.get(word..out.len() - 1).is_some_and(|w| words.is_known(w));
            unknown += usize::from(!known);
            word = out.len();
            if unknown > 1 {
                return None;
            }
        }
    }
    out.truncate(out.trim_end().len());
    Some(out)
}

/// A label as words and nothing else, without case and accents, with single spaces.
pub(in crate::html) fn plain(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    label.chars().for_each(|c| push_plain(&mut out, c));
    out.truncate(out.trim_end().len());
    out
}

fn push_plain(out: &mut String, c: char) {
    match fold(c) {
        Some(c) if c.is_alphabetic() || is_sign(c) => out.push(c),
        None => {}
        Some(_) if out.is_empty() || out.ends_with(' ') => {}
        Some(_) => out.push(' '),
    }
}

/// Signs of Indian and Thai scripts are no letters, but part of their words.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{ECF}') && digit(c).is_none() && !matches!(c, '\u{964}' | '\u{965}')
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{Sense, arrow, lines, number, plain, sense, senses};

    #[test]
    fn labels_are_understood_with_arrows_accents_and_fillers() {
        assert_eq!(sense("Older posts →"), Some(Sense::Older));
        assert_eq!(sense("« Ältere Beiträge"), Some(Sense::Older));
        assert_eq!(sense("« Older news (June 3 – 10)"), Some(Sense::Older));
        assert_eq!(sense("Older: May 2024 →"), Some(Sense::Older));
        assert_eq!(sense("Older: May 2024"), None);
        assert_eq!(sense("Next (USA 2007)"), None);
        assert_eq!(sense("Older (and wiser at 60)"), None);
        assert_eq!(sense("Página siguiente"), Some(Sense::Next));
        assert_eq!(sense("Next Page »"), Some(Sense::Next));
        assert_eq!(sense("下一页"), Some(Sense::Next));
        assert_eq!(sense("Επόμενη"), Some(Sense::Next));
        assert_eq!(sense("Trang sau"), Some(Sense::Next));
        assert_eq!(sense("Last »"), Some(Sense::End));
        assert_eq!(sense("Next year's budget, explained"), None);
        assert_eq!(sense("3"), None);
        assert_eq!(sense(""), None);
    }

    #[test]
    fn what_is_listed_may_be_named_beside_the_word_that_tells() {
        let with_noun = |label| senses(label).with_noun;
        assert_eq!(with_noun("Earlier galleries"), Some(Sense::Older));
        assert_eq!(with_noun("Show more notices"), Some(Sense::More));
        assert_eq!(with_noun("More"), None);
        assert_eq!(with_noun("The harbour in winter"), None);
    }

    #[test]
    fn numbers_of_pages_are_read_in_brackets_and_native_digits() {
        assert_eq!(number("4"), Some(4));
        assert_eq!(number(" [4] "), Some(4));
        assert_eq!(number("٤"), Some(4));
        assert_eq!(number("Page 04"), Some(4));
        assert_eq!(number("第4页"), Some(4));
        assert_eq!(number("41–60"), Some(3));
        assert_eq!(number("3페이지"), Some(3));
        for label in
            ["4 %", "+4", "4 comments", "41–65", "60-41", "1,234", "Top 4", "0", "", "1234567"]
        {
            assert_eq!(number(label), None, "{label}");
        }
    }

    #[test]
    fn arrows_point() {
        assert_eq!(arrow("Next »"), 1);
        assert_eq!(arrow("← Back"), -1);
        assert_eq!(arrow("More"), 0);
    }

    #[test]
    fn every_line_of_the_table_is_understood() {
        let table = include_str!("words.tsv");
        let rows = table.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.clone().count(), lines().count());
        for line in rows {
            let sense = line.split('\t').next().unwrap_or_default();
            let known =
                ["older", "newer", "next", "previous", "more", "end", "before", "after", "filler"];
            assert!(known.contains(&sense), "{line}");
        }
    }

    #[test]
    fn no_word_is_both_forward_and_back() {
        let mut seen: HashMap<String, (Sense, &str)> = HashMap::new();
        for (sense, language, labels) in lines() {
            let Some(sense) = sense else { continue };
            for label in labels.split('\t').map(plain) {
                let (first, other) = *seen.entry(label.clone()).or_insert((sense, language));
                let back = |s| matches!(s, Sense::Previous | Sense::Newer | Sense::After);
                let forward = |s| matches!(s, Sense::Next | Sense::Older | Sense::Before);
                let contradict = (back(first) && forward(sense)) || (forward(first) && back(sense));
                assert!(!contradict, "{label} in {other} and {language}");
            }
        }
    }
}
