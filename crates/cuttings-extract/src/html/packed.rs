//! Short words packed into numbers, so that looking one up compares numbers instead of text.

/// A word of at most 16 bytes as a number, its first letter lowest; longer ones, and the empty one,
/// are 0.
pub(super) const fn pack(word: &[u8]) -> u128 {
    if word.len() > 16 {
        return 0;
    }
    let mut packed = 0;
    let mut at = word.len();
    while at > 0 {
        at -= 1;
        packed = packed << 8 | word[at] as u128;
    }
    packed
}

/// The same of a word put into lower case.
pub(super) fn pack_lowered(word: &[u8]) -> u128 {
    if word.len() > 16 {
        return 0;
    }
    word.iter().rev().fold(0, |packed, byte| packed << 8 | u128::from(byte.to_ascii_lowercase()))
}

/// The words of a sorted table, by their first letter: a to z.
pub(super) struct Table<const N: usize> {
    words: [u128; N],
    /// Where the words of each letter begin.
    letters: [usize; 27],
}

/// The [`Table`] of the first column of a slice of tuples, sorted by it.
macro_rules! first_words {
    ($rows:ident) => {{
        let mut words = [0; $rows.len()];
        let mut at = 0;
        while at < words.len() {
            words[at] = $crate::html::packed::pack($rows[at].0.as_bytes());
            at += 1;
        }
        $crate::html::packed::Table::new(words)
    }};
}

pub(super) use first_words;

impl<const N: usize> Table<N> {
    /// The table of packed words, sorted by their first letters.
    pub(super) const fn new(words: [u128; N]) -> Self {
        let mut letters = [N; 27];
        let (mut letter, mut at) = (26, N);
        while letter > 0 {
            letter -= 1;
            while at > 0 && (words[at - 1] & 0xff) as usize >= b'a' as usize + letter {
                at -= 1;
            }
            letters[letter] = at;
        }
        Self { words, letters }
    }

    /// The place of a packed word; of several that are alike, the first.
    pub(super) fn find(&self, word: u128) -> Option<usize> {
        let letter = usize::from((word as u8).wrapping_sub(b'a'));
        let (start, end) = (*self.letters.get(letter)?, *self.letters.get(letter + 1)?);
        let place = self.words.get(start..end)?.iter().position(|&known| known == word)?;
        Some(start + place)
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, pack, pack_lowered};

    #[test]
    fn words_are_found_by_their_packed_form() {
        const WORDS: &[(&str, u8)] = &[("ad", 1), ("ads", 2), ("banner", 3), ("zone", 4)];
        const TABLE: Table<4> = first_words!(WORDS);
        for (at, (word, _)) in WORDS.iter().enumerate() {
            assert_eq!(TABLE.find(pack(word.as_bytes())), Some(at));
        }
        assert_eq!(pack_lowered(b"BanneR"), pack(b"banner"));
        for word in ["", "a", "adz", "zones", "longer-than-sixteen-bytes", "{", "7", "\u{e9}"] {
            assert_eq!(TABLE.find(pack(word.as_bytes())), None, "{word}");
        }
    }
}
