//! Two wordings of one text, word by word: what stayed, what went, what came.

/// Texts of more words than this are shown whole instead of compared.
const COMPARED_WORDS: usize = 250;

/// Words of a changed text that stand together and of which the same is to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) change: Change,
}

/// What happened to words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Kept,
    Added,
    Removed,
}

/// The words of both texts in order, by their longest common subsequence.
pub(crate) fn difference(before: &str, now: &str) -> Vec<Words> {
    let mut runs: Vec<Words> = Vec::new();
    for word in word_by_word(before, now) {
        match runs.last_mut() {
            Some(last) if last.change == word.change => {
                last.text.push(' ');
                last.text.push_str(&word.text);
            }
            _ => runs.push(word),
        }
    }
    runs
}

fn word_by_word(before: &str, now: &str) -> Vec<Words> {
    let old: Vec<&str> = before.split(' ').collect();
    let new: Vec<&str> = now.split(' ').collect();
    if old.len() > COMPARED_WORDS || new.len() > COMPARED_WORDS {
        return vec![word(now, Change::Added)];
    }
    let common = common_lengths(&old, &new);
    let length =
        |i: usize, j: usize| common.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    let (mut i, mut j) = (0, 0);
    let mut words = Vec::new();
    loop {
        match (old.get(i), new.get(j)) {
            (None, None) => return words,
            (Some(a), Some(b)) if a == b => {
                words.push(word(b, Change::Kept));
                (i, j) = (i + 1, j + 1);
            }
            (Some(a), b) if b.is_none() || length(i + 1, j) >= length(i, j + 1) => {
                words.push(word(a, Change::Removed));
                i += 1;
            }
            (_, Some(b)) => {
                words.push(word(b, Change::Added));
                j += 1;
            }
            // Not reached: without a new word the arm for old ones holds.
            (Some(_), None) => return words,
        }
    }
}

fn word(text: &str, change: Change) -> Words {
    Words { text: text.to_owned(), change }
}

/// For each pair of places, how many words are common to what follows.
fn common_lengths(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut rows = vec![vec![0_u16; new.len() + 1]];
    for a in old.iter().rev() {
        let below = rows.last().cloned().unwrap_or_default();
        let mut row = vec![0_u16];
        for (b, pair) in new.iter().rev().zip(below.windows(2).rev()) {
            let right = row.last().copied().unwrap_or(0);
            let (diagonal, straight) = (pair.get(1), pair.first());
            row.push(if a == b {
                diagonal.map_or(1, |length| length + 1)
            } else {
                right.max(straight.copied().unwrap_or(0))
            });
        }
        row.reverse();
        rows.push(row);
    }
    rows.reverse();
    rows
}

#[cfg(test)]
mod tests {
    use super::{Change, Words, difference};

    fn marked(before: &str, now: &str) -> String {
        let mark = |word: Words| match word.change {
            Change::Kept => word.text,
            Change::Added => format!("+{}", word.text),
            Change::Removed => format!("-{}", word.text),
        };
        difference(before, now).into_iter().map(mark).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn changed_words_of_a_text_stand_out() {
        assert_eq!(marked("Board votes today", "Board votes today"), "Board votes today");
        assert_eq!(
            marked("Board to vote today", "Board votes today"),
            "Board -to vote +votes today"
        );
        assert_eq!(marked("Ferry late", "Ferry late again"), "Ferry late +again");
        assert_eq!(marked("UPDATE: Ferry late", "Ferry late"), "-UPDATE: Ferry late");
        assert_eq!(marked("a b", "c d"), "-a b +c d");
    }

    #[test]
    fn very_long_texts_are_not_compared() {
        let long = "word ".repeat(300);
        assert!(marked("a", &long).starts_with("+word"));
    }
}
