//! A text as numbers, words and marks.

use super::fold::{digit, fold, ideographic_digit, is_ideograph, is_invisible, plain_mark};
use super::lexicon::LEXICON;

/// A piece of the text that dates are built from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token {
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether there is a space in front of it (or nothing at all).
    pub(super) spaced: bool,
}

/// What a [`Token`] is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// A whole number and how many digits it is written with; what is too large is capped.
    Number { value: u32, digits: u8 },
    /// A phrase of the lexicon.
    Term(u32),
    /// Any other word.
    Word,
    /// A mark, in its plain form.
    Mark(char),
}

/// Cuts up a text; allocates nothing.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over characters as long as they satisfy the condition.
    fn skip_while(&mut self, wanted: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !wanted(c)).unwrap_or(rest.len());
    }

    fn number(&mut self) -> Kind {
        let (mut value, mut digits) = (0_u32, 0_u8);
        for c in self.rest().chars() {
            let Some(next) = digit(c) else { break };
            value = value.saturating_mul(10).saturating_add(next);
            digits = digits.saturating_add(1);
            self.at += c.len_utf8();
        }
        Kind::Number { value, digits }
    }

    /// A number in ideographs, if it is one that a mark of date, time or age follows.
    fn ideographic_number(&mut self) -> Option<Kind> {
        let rest = self.rest();
        ideographic_digit(rest.chars().next()?)?;
        let length = rest.find(|c| ideographic_digit(c).is_none()).unwrap_or(rest.len());
        let (number, after) = rest.split_at_checked(length).filter(|(n, _)| !n.is_empty())?;
        let mark = after.trim_start().chars().next()?;
        if !"年月日号號時时点點分秒天周週小个個か箇ヶカヵ".contains(mark) {
            return None;
        }
        let digits = number.chars().filter_map(ideographic_digit);
        let count = u8::try_from(number.chars().count()).unwrap_or(u8::MAX);
        let (value, written) = if number.contains(['十', '廿', '卅']) {
            (tens(digits), 2)
        } else {
            (digits.fold(0_u32, |all, d| all.saturating_mul(10).saturating_add(d)), count)
        };
        self.at += length;
        Some(Kind::Number { value, digits: written })
    }

    fn word(&mut self, first: char) -> Kind {
        if is_ideograph(first) {
            self.at += first.len_utf8();
        } else {
            self.skip_while(|c| {
                (c.is_alphabetic() && !is_ideograph(c))
                    || is_invisible(c)
                    || fold(c).is_none()
                    || matches!(c, '\u{93c}' | '\u{94d}')
            });
        }
        Kind::Word
    }
}

/// 二十三 is two tens and three.
fn tens(digits: impl Iterator<Item = u32>) -> u32 {
    let (mut whole, mut open) = (0_u32, 0_u32);
    for d in digits {
        if d >= 10 {
            whole = whole.saturating_add(d.saturating_mul(open.max(1)));
            open = 0;
        } else {
            open = d;
        }
    }
    whole.saturating_add(open)
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let before = self.at;
        self.skip_while(|c| c.is_whitespace() || is_invisible(c));
        let gap = self.text.get(before..self.at).unwrap_or_default();
        let spaced = before == 0 || gap.contains(char::is_whitespace);
        let start = self.at;
        let first = self.rest().chars().next()?;
        let kind = if digit(first).is_some() {
            self.number()
        } else if first.is_alphabetic() || is_ideograph(first) {
            if let Some(length) = LEXICON.unknown_word(self.text, start) {
                self.at += length;
                // Signs of Indian scripts are no letters, but part of the word.
                self.word(' ');
                return Some(Token { start, end: self.at, kind: Kind::Word, spaced });
            }
            let number = self.ideographic_number();
            match LEXICON.longest(self.text, start) {
                // "二〇二三" is no Tuesday, but "三月" a month.
                Some((end, term)) if end > self.at => {
                    self.at = end;
                    Kind::Term(term)
                }
                _ => number.unwrap_or_else(|| self.word(first)),
            }
        } else {
            self.at += first.len_utf8();
            Kind::Mark(plain_mark(first))
        };
        Some(Token { start, end: self.at, kind, spaced })
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tokens};

    fn numbers(text: &str) -> Vec<(u32, u8)> {
        Tokens::new(text)
            .filter_map(|t| match t.kind {
                Kind::Number { value, digits } => Some((value, digits)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn digits_of_any_script_make_numbers() {
        assert_eq!(numbers("١٧ ۱۴۰۲ १७ ２０２３"), [(17, 2), (1402, 4), (17, 2), (2023, 4)]);
        assert_eq!(numbers("99999999999999999999"), [(u32::MAX, 20)]);
    }

    #[test]
    fn ideographs_are_numbers_in_front_of_their_marks_only() {
        assert_eq!(numbers("二〇二三年十二日"), [(2023, 4), (12, 2)]);
        assert_eq!(numbers("二十三日"), [(23, 2)]);
        assert_eq!(numbers("一人"), []);
    }

    #[test]
    fn tokens_cover_all_that_is_written() {
        let text = "Fri, 17.\u{a0}März\u{200f}2023 – 昨日x";
        let mut at = 0;
        for token in Tokens::new(text) {
            assert!(token.start >= at && token.end > token.start);
            let gap = &text[at..token.start];
            assert!(gap.chars().all(|c| c.is_whitespace() || super::is_invisible(c)), "{gap:?}");
            at = token.end;
        }
        assert_eq!(at, text.len());
    }
}
