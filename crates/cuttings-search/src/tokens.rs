//! The tokens of texts, as the index takes them: it is given whole texts, and cuts them itself on its own
//! thread. (Given tokens it would write each of them out as JSON and read it again.)

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

use crate::document::pair;
use crate::language::Stems;
use crate::units::{Unit, units};

/// How many texts are held with their units: the headline, or the summary and the body, which are cut for their
/// words and then for their stems…
const HELD: usize = 2;

/// …where they have at most so many bytes.
const LONGEST_HELD: usize = 16 * 1024;

/// The names of the tokenizers, which stand in the schema.
pub(crate) const WORDS: &str = "words";
pub(crate) const STEMS: &str = "stems";

/// Longer tokens are addresses and noise; they would only blow up the index.
const LONGEST_TOKEN: usize = 80;

/// What stands between a language and a text in it.
const BEHIND_LANGUAGE: char = ':';

/// What stands between the items of a list (ASCII's unit separator)…
const BETWEEN_ITEMS: char = '\u{1f}';

/// …and how far apart they are, so that no phrase spans two of them.
const GAP: usize = 16;

/// Of how many words of a language the stems are held; a few thousand make up most of all texts.
const MOST_STEMS: usize = 20_000;

/// Makes the tokenizers known to an index.
pub(crate) fn register(tokenizers: &TokenizerManager) {
    tokenizers.register(WORDS, Words);
    tokenizers.register(STEMS, StemsOf::default());
}

/// What [`STEMS`] takes: a text, and the language whose stems are wanted.
pub(crate) fn in_language(language: &str, text: &str) -> String {
    format!("{language}{BEHIND_LANGUAGE}{text}")
}

thread_local! {
    /// The texts that were cut last, with their units.
    static CUT: RefCell<VecDeque<(String, Rc<[Unit]>)>> = RefCell::default();
}

/// The units of a text, which is often cut twice.
fn cut(text: &str) -> Rc<[Unit]> {
    CUT.with_borrow_mut(|held| {
        if let Some((_, units)) = held.iter().find(|(known, _)| known == text) {
            return Rc::clone(units);
        }
        let units: Rc<[Unit]> = units(text).into();
        if text.len() <= LONGEST_HELD {
            held.truncate(HELD - 1);
            held.push_front((text.to_owned(), Rc::clone(&units)));
        }
        units
    })
}

/// What [`WORDS`] takes for a list of names: they are found one by one.
pub(crate) fn list(items: &[&str]) -> String {
    let items: Vec<String> = items.iter().map(|item| item.replace(BETWEEN_ITEMS, " ")).collect();
    items.join(&BETWEEN_ITEMS.to_string())
}

/// The units of a text, or of the items of a list, as they are compared.
#[derive(Clone)]
struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let (mut all, mut base) = (Vec::new(), 0);
        for item in text.split(BETWEEN_ITEMS) {
            let units = cut(item);
            let first = all.len();
            all.append(&mut words(&units));
            for token in all.iter_mut().skip(first) {
                token.position += base;
            }
            base += units.len() + GAP;
        }
        Tokens::new(all)
    }
}

/// The stems of the words of a text, behind its language.
#[derive(Clone, Default)]
struct StemsOf {
    languages: Vec<Stemmed>,
}

/// The stems of a language, and those of its words that were asked for of late.
#[derive(Clone)]
struct Stemmed {
    language: String,
    stems: Stems,
    known: HashMap<String, String>,
}

impl Tokenizer for StemsOf {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let tokens = text.split_once(BEHIND_LANGUAGE).and_then(|(language, text)| {
            let stems = self.of(language)?;
            Some(stemmed(&cut(text), |word| stems.token(word)))
        });
        Tokens::new(tokens.unwrap_or_default())
    }
}

impl StemsOf {
    fn of(&mut self, language: &str) -> Option<&mut Stemmed> {
        let known = self.languages.iter().position(|known| known.language == language);
        let at = match known {
            Some(at) => at,
            None => {
                let (language, stems) = (language.to_owned(), Stems::of(language)?);
                self.languages.push(Stemmed { language, stems, known: HashMap::new() });
                self.languages.len() - 1
            }
        };
        self.languages.get_mut(at)
    }
}

impl Stemmed {
    fn token(&mut self, word: &str) -> String {
        if let Some(token) = self.known.get(word) {
            return token.clone();
        }
        if self.known.len() >= MOST_STEMS {
            self.known.clear();
        }
        let token = self.stems.token(word);
        self.known.insert(word.to_owned(), token.clone());
        token
    }
}

/// Tokens, one after the other.
pub(crate) struct Tokens {
    coming: std::vec::IntoIter<Token>,
    token: Token,
}

impl Tokens {
    fn new(tokens: Vec<Token>) -> Self {
        Self { coming: tokens.into_iter(), token: Token::default() }
    }
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        let next = self.coming.next();
        let is_there = next.is_some();
        self.token = next.unwrap_or_default();
        is_there
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

fn token(text: String, position: usize, unit: &Unit) -> Token {
    Token { offset_from: unit.start, offset_to: unit.end, position, text, position_length: 1 }
}

/// The tokens of units: each at its position, and signs that stand together as a pair.
pub(crate) fn words(units: &[Unit]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(units.len());
    for (position, unit) in units.iter().enumerate() {
        if unit.folded.len() > LONGEST_TOKEN {
            continue;
        }
        tokens.push(token(unit.folded.clone(), position, unit));
        if let Some(pair) = units.get(position + 1).and_then(|next| pair(unit, next)) {
            tokens.push(token(pair, position, unit));
        }
    }
    tokens
}

fn stemmed(units: &[Unit], mut stem: impl FnMut(&str) -> String) -> Vec<Token> {
    let words = units.iter().enumerate();
    let words = words.filter(|(_, unit)| !unit.sign && unit.folded.len() <= LONGEST_TOKEN);
    words.map(|(position, unit)| token(stem(&unit.lower), position, unit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(tokenizer: &mut impl Tokenizer, text: &str) -> Vec<(usize, String)> {
        let mut stream = tokenizer.token_stream(text);
        let mut found = Vec::new();
        stream.process(&mut |token| found.push((token.position, token.text.clone())));
        found
    }

    fn found(expected: &[(usize, &str)]) -> Vec<(usize, String)> {
        expected.iter().map(|(position, text)| (*position, (*text).to_owned())).collect()
    }

    #[test]
    fn the_items_of_a_list_are_far_apart_whatever_they_hold() {
        let items = list(&["Ada Quay", "", "Ben\u{1f}Weir"]);
        let expected = [(0, "ada"), (1, "quay"), (34, "ben"), (35, "weir")];
        assert_eq!(tokens(&mut Words, &items), found(&expected));
        assert_eq!(tokens(&mut Words, "Ada Quay"), found(&expected[..2]));
    }

    #[test]
    fn a_word_has_the_same_stem_however_often_it_is_asked_for() {
        let mut stems = StemsOf::default();
        let english = in_language("en", "Protests, protesting protests");
        let expected = found(&[(0, "en:protest"), (1, "en:protest"), (2, "en:protest")]);
        for _ in 0..2 {
            assert_eq!(tokens(&mut stems, &english), expected);
            assert_eq!(tokens(&mut stems, &in_language("de", "Häfen")), found(&[(0, "de:haf")]));
            assert_eq!(tokens(&mut stems, &in_language("tlh", "Häfen")), found(&[]));
        }
    }
}
