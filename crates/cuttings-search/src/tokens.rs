//! The tokens of texts, as the index takes them: it is given whole texts, and cuts them itself on its own
//! thread. (Given tokens it would write each of them out as JSON and read it again.)

use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

use crate::document::pair;
use crate::language::Stems;
use crate::units::{Unit, units};

/// The names of the tokenizers, which stand in the schema.
pub(crate) const WORDS: &str = "words";
pub(crate) const STEMS: &str = "stems";

/// Longer tokens are addresses and noise; they would only blow up the index.
const LONGEST_TOKEN: usize = 80;

/// What stands between a language and a text in it.
const BEHIND_LANGUAGE: char = ':';

/// Makes the tokenizers known to an index.
pub(crate) fn register(tokenizers: &TokenizerManager) {
    tokenizers.register(WORDS, Words);
    tokenizers.register(STEMS, StemsOf);
}

/// What [`STEMS`] takes: a text, and the language whose stems are wanted.
pub(crate) fn in_language(language: &str, text: &str) -> String {
    format!("{language}{BEHIND_LANGUAGE}{text}")
}

/// The units of a text as they are compared.
#[derive(Clone)]
struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        Tokens::new(words(&units(text)))
    }
}

/// The stems of the words of a text, behind its language.
#[derive(Clone)]
struct StemsOf;

impl Tokenizer for StemsOf {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let parts = text.split_once(BEHIND_LANGUAGE);
        let stems = parts.and_then(|(language, text)| Some((Stems::of(language)?, text)));
        Tokens::new(
            stems.map_or_else(Vec::new, |(mut stems, text)| stemmed(&units(text), &mut stems)),
        )
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

fn stemmed(units: &[Unit], stems: &mut Stems) -> Vec<Token> {
    let words = units.iter().enumerate();
    let words = words.filter(|(_, unit)| !unit.sign && unit.folded.len() <= LONGEST_TOKEN);
    words.map(|(position, unit)| token(stems.token(&unit.lower), position, unit)).collect()
}
