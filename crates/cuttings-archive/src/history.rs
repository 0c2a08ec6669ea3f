//! What an article was called over time, and which of that is a change.

use crate::{History, Spoken};

impl History {
    /// The headlines that became others: each pair is what was said before and after.
    #[must_use]
    pub fn headline_changes(&self) -> Vec<(&Spoken, &Spoken)> {
        changes(&self.titles)
    }

    /// The teasers that became others. The same text, cut at another place, is none.
    #[must_use]
    pub fn summary_changes(&self) -> Vec<(&Spoken, &Spoken)> {
        changes(&self.summaries)
    }
}

fn changes(said: &[Spoken]) -> Vec<(&Spoken, &Spoken)> {
    said.iter()
        .zip(said.iter().skip(1))
        .filter(|(before, after)| !is_cut_of(&before.text, &after.text))
        .collect()
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

    #[test]
    fn a_teaser_cut_elsewhere_has_not_changed() {
        assert!(is_cut_of("The quay is open ag…", "The quay is open again after six weeks."));
        assert!(!is_cut_of("The quay is open", "The quay is shut again"));
        assert!(!is_cut_of("The quay is open", "The quay is shut"));
        assert!(!is_cut_of("", "The quay is shut"));
    }
}
