//! What an article was called over time, and which of that is a change.
//!
//! Only what one page says now and said before is a change. Its own page, a category and a feed often word an
//! article differently at the same time, and nobody edited anything.

use crate::{History, Spoken};

impl History {
    /// The headlines that became others: each pair is what a page said before and after, in order of time.
    #[must_use]
    pub fn headline_changes(&self) -> Vec<(&Spoken, &Spoken)> {
        in_order(self.pages.iter().flat_map(|page| changes(&page.titles)))
    }

    /// The teasers that became others. The same text, cut at another place, is none.
    #[must_use]
    pub fn summary_changes(&self) -> Vec<(&Spoken, &Spoken)> {
        in_order(self.pages.iter().flat_map(|page| changes(&page.summaries)))
    }
}

/// What several pages changed alike is one change: the first that was seen.
fn in_order<'h>(
    all: impl Iterator<Item = (&'h Spoken, &'h Spoken)>,
) -> Vec<(&'h Spoken, &'h Spoken)> {
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(_, after)| after.first_seen);
    let mut told: Vec<(&Spoken, &Spoken)> = Vec::new();
    for (before, after) in all {
        let is_told =
            |pair: &&(&Spoken, &Spoken)| pair.0.text == before.text && pair.1.text == after.text;
        if !told.iter().any(|pair| is_told(&pair)) {
            told.push((before, after));
        }
    }
    told
}

fn changes(said: &[Spoken]) -> impl Iterator<Item = (&Spoken, &Spoken)> {
    said.iter()
        .zip(said.iter().skip(1))
        .filter(|(before, after)| before.last_seen < after.first_seen)
        .filter(|(before, after)| !is_cut_of(&before.text, &after.text))
}

/// Whether two texts are one, cut at different places: that is no change.
fn is_cut_of(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        let letters = text.trim_end_matches(|c: char| !c.is_alphanumeric());
        letters.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // The last word of the shorter one may have been cut too.
    let Some((last, whole)) = short.split_last() else { return long.is_empty() };
    long.starts_with(whole)
        && long.get(whole.len()).is_some_and(|word| word.starts_with(last.as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_cut_of;
    use crate::row::PageSaid;
    use crate::{History, Spoken};

    fn said(text: &str, first: i64, last: i64) -> Spoken {
        let at = |second| jiff::Timestamp::from_second(second).unwrap();
        Spoken { text: text.to_owned(), first_seen: at(first), last_seen: at(last) }
    }

    #[test]
    fn what_two_pages_say_at_one_time_is_no_change() {
        let pages = [
            vec![said("Quay open", 10, 30), said("Quay shut again", 50, 50)],
            vec![said("The quay is open, says the board", 20, 20)],
            vec![said("Quay open", 15, 40), said("Quay shut again", 60, 60)],
        ];
        let pages = pages.map(|titles| PageSaid { titles, ..PageSaid::default() });
        let history = History { pages: pages.to_vec(), ..History::default() };
        let changes = history.headline_changes();
        let words: Vec<_> =
            changes.iter().map(|(a, b)| (a.text.as_str(), b.text.as_str())).collect();
        assert_eq!(words, [("Quay open", "Quay shut again")]);
        assert!(history.summary_changes().is_empty());
    }

    #[test]
    fn a_teaser_cut_elsewhere_has_not_changed() {
        assert!(is_cut_of("The quay is open ag…", "The quay is open again after six weeks."));
        assert!(!is_cut_of("The quay is open", "The quay is shut again"));
        assert!(!is_cut_of("The quay is open", "The quay is shut"));
        assert!(!is_cut_of("", "The quay is shut"));
    }
}
