//! From a query as it was read to one that the index answers.
//!
//! A word is looked for in every field of words; each field has its weight. Beside the word itself its
//! stem is looked for, in each language that has a stemmer, since a query does not say its language.
//! Articles that have the query's words next to each other come first.

use std::ops::Bound;

use jiff::civil::Date;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhrasePrefixQuery,
    PhraseQuery, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{Field as IndexField, IndexRecordOption};

use super::{Clause, Condition, Field, Text};
use crate::document::{self, Fields, day_number};
use crate::language::Stems;
use crate::outlet_tags::OutletTags;
use crate::plain::{List, MOST_WORDS, Plain, Together, Word};
use crate::units::{Unit, units};

/// How much a match in a field weighs.
const TITLE: f32 = 4.0;
const TITLE_STEM: f32 = 2.5;
const SUMMARY: f32 = 1.5;
const BODY: f32 = 1.0;
const TEXT_STEM: f32 = 0.7;
const NAME: f32 = 2.0;
/// How much it weighs that the words of a query stand next to each other, against a match of one.
const TOGETHER: f32 = 2.0;

/// How many words a beginning is completed to.
const COMPLETIONS: u32 = 2000;

type Boxed = Box<dyn Query>;

/// Builds queries for an index.
pub(crate) struct Builder<'f> {
    fields: &'f Fields,
    stems: Vec<Stems>,
    /// Whether there is an outlet of this name.
    is_outlet: &'f dyn Fn(&str) -> bool,
    /// The user's tags of outlets, where they count.
    outlet_tags: Option<&'f OutletTags>,
}

impl<'f> Builder<'f> {
    pub(crate) fn new(
        fields: &'f Fields,
        is_outlet: &'f dyn Fn(&str) -> bool,
        outlet_tags: Option<&'f OutletTags>,
    ) -> Self {
        Self { fields, stems: Stems::all(), is_outlet, outlet_tags }
    }

    /// The query that all clauses make.
    pub(crate) fn query(&mut self, clauses: &[Clause]) -> Boxed {
        let mut parts: Vec<(Occur, Boxed)> = Vec::new();
        for clause in clauses {
            let any: Vec<Boxed> = clause.any_of.iter().map(|c| self.condition(c)).collect();
            let occur = if clause.negated { Occur::MustNot } else { Occur::Must };
            parts.push((occur, union(any)));
        }
        if !parts.iter().any(|(occur, _)| *occur == Occur::Must) {
            parts.push((Occur::Must, Box::new(AllQuery)));
        }
        if let Some(together) = self.together(clauses) {
            parts.push((Occur::Should, together));
        }
        Box::new(BooleanQuery::new(parts))
    }

    /// What is looked for, where that is nothing but words.
    pub(crate) fn plain(&mut self, clauses: &[Clause]) -> Option<Plain> {
        let mut words = Vec::with_capacity(clauses.len());
        for clause in clauses {
            let mut lists = Vec::new();
            for condition in &clause.any_of {
                let Condition::Text(None, text) = condition else { return None };
                lists.extend(self.lists(text)?);
            }
            let in_phrase = clause.any_of.len() == 1;
            words.push(Word { lists, negated: clause.negated, in_phrase });
        }
        if words.len() > MOST_WORDS || words.iter().all(|word| word.negated) {
            return None;
        }
        let together = |text: Text| {
            let together = |(field, weight)| Together {
                field,
                terms: terms(field, &text.units).into_iter().map(|(_, term)| term).collect(),
                phrase: boost(self::words(field, &text), weight),
                weight,
            };
            self.fields_of_phrases().map(together).into()
        };
        let together = Self::phrase(clauses).map_or_else(Vec::new, together);
        Some(Plain { words, together })
    }

    /// The lists of articles that have a word; `None` where it is more than a word.
    fn lists(&mut self, text: &Text) -> Option<Vec<List>> {
        let ([unit], false) = (text.units.as_slice(), text.prefix) else { return None };
        let list = |field, text: &str, weight, counts| List {
            term: Term::from_field_text(field, text),
            weight,
            counts,
        };
        let fields = self.fields_of_words().into_iter();
        let mut lists: Vec<List> =
            fields.map(|(field, weight)| list(field, &unit.folded, weight, true)).collect();
        for (field, weight) in self.fields_of_stems() {
            let stems = self.stem_tokens(text);
            lists.extend(stems.iter().map(|token| list(field, token, weight, false)));
        }
        Some(lists)
    }

    fn fields_of_words(&self) -> [(IndexField, f32); 6] {
        let fields = self.fields;
        [
            (fields.title, TITLE),
            (fields.summary, SUMMARY),
            (fields.body, BODY),
            (fields.authors, NAME),
            (fields.tags, NAME),
            (fields.section, NAME),
        ]
    }

    fn fields_of_stems(&self) -> [(IndexField, f32); 2] {
        [(self.fields.title_stems, TITLE_STEM), (self.fields.text_stems, TEXT_STEM)]
    }

    fn fields_of_phrases(&self) -> [(IndexField, f32); 2] {
        [(self.fields.title, TITLE * TOGETHER), (self.fields.summary, SUMMARY * TOGETHER)]
    }

    fn condition(&mut self, condition: &Condition) -> Boxed {
        let fields = self.fields;
        match condition {
            Condition::Text(None, text) => self.anywhere(text),
            Condition::Text(Some(Field::Title), text) => self.in_title(text),
            Condition::Text(Some(Field::Author), text) => words(fields.authors, text),
            Condition::Text(Some(Field::Section), text) => words(fields.section, text),
            Condition::Text(Some(Field::Tag), text) => self.tagged(text),
            Condition::Outlet(name) => filter(self.outlet(name)),
            Condition::Kind(kind) => filter(exactly(fields.kind, kind.name())),
            Condition::Language(language) => filter(exactly(fields.language, language)),
            Condition::After(period) => filter(from(fields.last_day, period.first)),
            Condition::Before(period) => filter(until(fields.first_day, period.last)),
            Condition::Year(period) => {
                let all =
                    vec![from(fields.first_day, period.first), until(fields.last_day, period.last)];
                filter(Box::new(BooleanQuery::intersection(all)))
            }
        }
    }

    fn anywhere(&mut self, text: &Text) -> Boxed {
        let fields = self.fields_of_words().into_iter();
        let mut any: Vec<Boxed> =
            fields.map(|(field, weight)| boost(words(field, text), weight)).collect();
        for (field, weight) in self.fields_of_stems() {
            any.extend(self.stems(field, text, weight));
        }
        union(any)
    }

    fn in_title(&mut self, text: &Text) -> Boxed {
        let mut any = vec![boost(words(self.fields.title, text), TITLE)];
        any.extend(self.stems(self.fields.title_stems, text, TITLE_STEM));
        union(any)
    }

    /// Other forms of a single word.
    fn stems(&mut self, field: IndexField, text: &Text, weight: f32) -> Vec<Boxed> {
        let tokens = self.stem_tokens(text).into_iter();
        tokens.map(|token| boost(exactly(field, &token), weight)).collect()
    }

    fn stem_tokens(&mut self, text: &Text) -> Vec<String> {
        let [unit] = text.units.as_slice() else { return Vec::new() };
        if text.exact || text.prefix || unit.sign {
            return Vec::new();
        }
        self.stems.iter_mut().map(|stems| stems.token(&unit.lower)).collect()
    }

    /// Articles with a tag, and those of outlets with one.
    fn tagged(&self, text: &Text) -> Boxed {
        let mut any = vec![words(self.fields.tags, text)];
        if let Some(tags) = self.outlet_tags {
            let outlets = tags.with(text);
            any.extend(outlets.map(|name| filter(exactly(self.fields.outlet_name, name))));
        }
        union(any)
    }

    fn outlet(&self, name: &str) -> Boxed {
        if (self.is_outlet)(name) {
            return exactly(self.fields.outlet_name, name);
        }
        words(self.fields.outlet, &Text { units: units(name), prefix: false, exact: true })
    }

    /// That the plain words of a query stand next to each other.
    fn together(&self, clauses: &[Clause]) -> Option<Boxed> {
        let text = Self::phrase(clauses)?;
        let in_field = |(field, weight)| boost(words(field, &text), weight);
        Some(union(self.fields_of_phrases().map(in_field).into()))
    }

    /// The plain words of a query as one phrase.
    fn phrase(clauses: &[Clause]) -> Option<Text> {
        let mut plain = Vec::new();
        for clause in clauses {
            if let (false, [Condition::Text(None, text)]) = (clause.negated, &clause.any_of[..]) {
                plain.extend(text.units.iter().cloned());
            }
        }
        let single_words = clauses.iter().filter(|clause| !clause.negated).count() > 1;
        if !single_words || plain.len() < 2 {
            return None;
        }
        Some(Text { units: apart(plain), prefix: false, exact: true })
    }
}

/// Units of several texts: none of them stands right beside the one before.
fn apart(units: Vec<Unit>) -> Vec<Unit> {
    let shift = |(at, unit): (usize, Unit)| Unit { start: 2 * at, end: 2 * at + 1, ..unit };
    units.into_iter().enumerate().map(shift).collect()
}

/// The words in one field, next to each other.
fn words(field: IndexField, text: &Text) -> Boxed {
    let mut terms = terms(field, &text.units);
    if text.prefix {
        let mut query = PhrasePrefixQuery::new_with_offset(terms);
        query.set_max_expansions(COMPLETIONS);
        return Box::new(query);
    }
    match terms.len() {
        0 => Box::new(EmptyQuery),
        1 => match terms.pop() {
            Some((_, term)) => Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)),
            None => Box::new(EmptyQuery),
        },
        _ => Box::new(PhraseQuery::new_with_offset(terms)),
    }
}

/// The tokens that stand for units, and where: signs that stand together are asked for in pairs.
fn terms(field: IndexField, units: &[Unit]) -> Vec<(usize, Term)> {
    let mut terms = Vec::new();
    for (position, unit) in units.iter().enumerate() {
        let next = units.get(position + 1).and_then(|next| document::pair(unit, next));
        let before = position.checked_sub(1).and_then(|before| units.get(before));
        let paired = before.is_some_and(|before| document::pair(before, unit).is_some());
        match next {
            Some(pair) => terms.push((position, Term::from_field_text(field, &pair))),
            None if paired => {}
            None => terms.push((position, Term::from_field_text(field, &unit.folded))),
        }
    }
    terms
}

/// That a day is this one or a later one.
fn from(field: IndexField, day: Date) -> Boxed {
    let day = Term::from_field_i64(field, day_number(day));
    Box::new(RangeQuery::new(Bound::Included(day), Bound::Unbounded))
}

/// That a day is this one or an earlier one.
fn until(field: IndexField, day: Date) -> Boxed {
    let day = Term::from_field_i64(field, day_number(day));
    Box::new(RangeQuery::new(Bound::Unbounded, Bound::Included(day)))
}

fn exactly(field: IndexField, text: &str) -> Boxed {
    let term = Term::from_field_text(field, text);
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

fn union(mut any: Vec<Boxed>) -> Boxed {
    match any.len() {
        1 => any.pop().unwrap_or_else(|| Box::new(EmptyQuery)),
        _ => Box::new(BooleanQuery::union(any)),
    }
}

fn boost(query: Boxed, weight: f32) -> Boxed {
    Box::new(BoostQuery::new(query, weight))
}

/// A condition that does not count for the score.
fn filter(query: Boxed) -> Boxed {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
