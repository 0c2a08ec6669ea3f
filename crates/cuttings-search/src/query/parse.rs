//! The grammar of queries, as the crate's documentation describes it.

use std::mem::discriminant;

use cuttings_extract::EntryKind;

use super::period::{Period, period, year};
use crate::Error;
use crate::units::{Unit, units};

/// How long a query can be, in bytes, and how many conditions it can have: more than anybody types.
const LONGEST: usize = 4000;
const MOST: usize = 100;

/// How short the beginning of a word can be.
const SHORTEST_PREFIX: usize = 2;

/// A query: all its clauses must hold.
pub(crate) type Parsed = Vec<Clause>;

/// Alternatives, at least one of which must hold, or, where it is negated, none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clause {
    pub(crate) negated: bool,
    pub(crate) any_of: Vec<Condition>,
}

/// A condition on an article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// The words stand in the field, or in any.
    Text(Option<Field>, Text),
    /// The outlet's name is this, or has these words.
    Outlet(String),
    /// It is of this kind.
    Kind(EntryKind),
    /// It is in this language, by primary subtag.
    Language(String),
    /// It can have been published on or after the first day of this.
    After(Period),
    /// It can have been published on or before the last day of this.
    Before(Period),
    /// It is known to have been published in this year.
    Year(Period),
}

impl Condition {
    /// Whether both ask for the same, of which an article has but one: asked for two, it can have either.
    fn is_other_value_of(&self, other: &Self) -> bool {
        let has_one =
            matches!(self, Self::Outlet(_) | Self::Kind(_) | Self::Language(_) | Self::Year(_));
        has_one && discriminant(self) == discriminant(other)
    }
}

/// A field of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    Author,
    Section,
    Tag,
}

/// Words that follow each other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Text {
    pub(crate) units: Vec<Unit>,
    /// Whether the last word is only the beginning of one.
    pub(crate) prefix: bool,
    /// Whether it was quoted, so that only these very words count.
    pub(crate) exact: bool,
}

/// Names of fields and what they are; sorted.
const FIELDS: &[(&str, Name)] = &[
    ("after", Name::After),
    ("author", Name::Words(Field::Author)),
    ("before", Name::Before),
    ("by", Name::Words(Field::Author)),
    ("kind", Name::Kind),
    ("lang", Name::Language),
    ("language", Name::Language),
    ("outlet", Name::Outlet),
    ("section", Name::Words(Field::Section)),
    ("tag", Name::Words(Field::Tag)),
    ("title", Name::Words(Field::Title)),
    ("year", Name::Year),
];

#[derive(Clone, Copy, Debug)]
enum Name {
    Words(Field),
    Outlet,
    Kind,
    Language,
    After,
    Before,
    Year,
}

/// Reads a query.
pub(crate) fn parse(query: &str) -> Result<Parsed, Error> {
    if query.len() > LONGEST {
        return Err(Error::Query(format!(
            "the query is {} bytes long, at most {LONGEST} can be searched for",
            query.len()
        )));
    }
    let mut parser = Parser { query, at: 0, clauses: Vec::new(), closed: 0, count: 0 };
    parser.run()?;
    Ok(parser.clauses)
}

struct Parser<'q> {
    query: &'q str,
    at: usize,
    clauses: Parsed,
    /// How many clauses stand before an `AND`: what comes behind it adds nothing to them.
    closed: usize,
    count: usize,
}

impl<'q> Parser<'q> {
    fn run(&mut self) -> Result<(), Error> {
        let mut negated = false;
        let mut alternative = false;
        while let Some(c) = self.peek() {
            if c.is_whitespace() || matches!(c, '(' | ')') {
                self.at += c.len_utf8();
            } else if self.operator("AND") {
                alternative = false;
                self.closed = self.clauses.len();
            } else if self.operator("OR") {
                alternative = true;
            } else if self.operator("NOT") || self.minus() {
                negated = true;
            } else {
                if let Some(condition) = self.condition()? {
                    self.push(condition, negated, alternative)?;
                }
                (negated, alternative) = (false, false);
            }
        }
        Ok(())
    }

    fn push(
        &mut self,
        condition: Condition,
        negated: bool,
        alternative: bool,
    ) -> Result<(), Error> {
        self.count += 1;
        if self.count > MOST {
            return Err(self.wrong("there are more than 100 conditions in the query; stop here"));
        }
        // `a OR -b` has no meaning that anybody would guess: the two stay clauses of their own.
        match self.open_clause(&condition, alternative).filter(|clause| !negated && !clause.negated)
        {
            Some(clause) => clause.any_of.push(condition),
            None => self.clauses.push(Clause { negated, any_of: vec![condition] }),
        }
        Ok(())
    }

    /// The clause that a condition is an alternative in, because it stands behind an `OR` or because no article
    /// could have both.
    fn open_clause(&mut self, condition: &Condition, alternative: bool) -> Option<&mut Clause> {
        let open = self.clauses.get_mut(self.closed..)?;
        if alternative {
            return open.last_mut();
        }
        let is_kin =
            |clause: &Clause| clause.any_of.iter().all(|other| condition.is_other_value_of(other));
        open.iter_mut().find(|clause| !clause.negated && is_kin(clause))
    }

    fn rest(&self) -> &'q str {
        self.query.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// An operator is in capitals and stands alone.
    fn operator(&mut self, name: &str) -> bool {
        let after = match self.rest().strip_prefix(name) {
            Some(after) => after.chars().next(),
            None => return false,
        };
        let stands_alone = after.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '"'));
        if stands_alone {
            self.at += name.len();
        }
        stands_alone
    }

    /// A minus negates where it stands before what it negates, and after a space.
    fn minus(&mut self) -> bool {
        let mut chars = self.rest().chars();
        let negates = matches!(chars.next(), Some('-' | '\u{2212}'))
            && chars.next().is_some_and(|c| !c.is_whitespace() && c != '-');
        if negates {
            self.at += self.peek().map_or(0, char::len_utf8);
        }
        negates
    }

    fn condition(&mut self) -> Result<Option<Condition>, Error> {
        let start = self.at;
        let Some(name) = self.field_name() else {
            let (text, quoted) = self.value();
            return Ok(self.text(&text, quoted, start)?.map(|text| Condition::Text(None, text)));
        };
        let value_at = self.at;
        let (value, quoted) = self.value();
        let value = value.trim();
        if value.is_empty() {
            let name = self.query.get(start..value_at).unwrap_or_default().to_owned();
            return Err(self.wrong_at(start, &format!("'{name}' needs a value right after it")));
        }
        let period = || {
            period(value).ok_or_else(|| {
                self.wrong_at(
                    value_at,
                    &format!("'{value}' is not a date: expected YYYY, YYYY-MM or YYYY-MM-DD"),
                )
            })
        };
        Ok(Some(match name {
            Name::Words(field) => match self.text(value, quoted, value_at)? {
                Some(text) => Condition::Text(Some(field), text),
                None => return Ok(None),
            },
            Name::Outlet => Condition::Outlet(value.to_owned()),
            Name::Kind => Condition::Kind(self.kind(value, value_at)?),
            Name::Language => Condition::Language(crate::language::primary(value)),
            Name::After => Condition::After(period()?),
            Name::Before => Condition::Before(period()?),
            Name::Year => Condition::Year(year(value).ok_or_else(|| {
                self.wrong_at(value_at, &format!("'{value}' is not a year: expected YYYY"))
            })?),
        }))
    }

    /// A field's name and its colon, where one stands here and something follows it.
    fn field_name(&mut self) -> Option<Name> {
        let (name, _) = self.rest().split_once(':')?;
        let lower = name.to_ascii_lowercase();
        let at = FIELDS.binary_search_by_key(&lower.as_str(), |&(known, _)| known).ok()?;
        let (_, kind) = FIELDS.get(at)?;
        self.at += name.len() + 1;
        Some(*kind)
    }

    /// What is quoted, or what stands up to the next space. A quote that is not closed ends with the
    /// query.
    fn value(&mut self) -> (String, bool) {
        let rest = self.rest();
        let Some(closing) = rest.chars().next().and_then(closing_quote) else {
            let end = rest
                .find(|c: char| c.is_whitespace() || closing_quote(c).is_some() || c == ')')
                .unwrap_or(rest.len());
            let value = rest.get(..end).unwrap_or_default().to_owned();
            // Always a step forward, also where a lone sign stands here.
            self.at += end.max(rest.chars().next().map_or(1, char::len_utf8));
            return (value, false);
        };
        let opening = rest.chars().next().map_or(0, char::len_utf8);
        let inner = rest.get(opening..).unwrap_or_default();
        let end = inner.find(closing).unwrap_or(inner.len());
        let value = inner.get(..end).unwrap_or_default().to_owned();
        let closing =
            inner.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        self.at += opening + end + closing;
        (value, true)
    }

    fn text(&self, value: &str, quoted: bool, at: usize) -> Result<Option<Text>, Error> {
        let prefix = !quoted && value.ends_with('*');
        let units = units(value);
        let Some(last) = units.last() else { return Ok(None) };
        if prefix && !last.sign && last.folded.chars().count() < SHORTEST_PREFIX {
            return Err(self.wrong_at(
                at,
                &format!(
                    "'{value}' is too short: at least {SHORTEST_PREFIX} letters before the '*'"
                ),
            ));
        }
        // A sign has no beginnings: the star adds nothing.
        let prefix = prefix && !last.sign;
        Ok(Some(Text { units, prefix, exact: quoted }))
    }

    fn kind(&self, value: &str, at: usize) -> Result<EntryKind, Error> {
        let name = value.to_ascii_lowercase();
        KINDS.iter().copied().find(|kind| kind.name() == name).ok_or_else(|| {
            let known: Vec<&str> = KINDS.iter().map(|kind| kind.name()).collect();
            self.wrong_at(at, &format!("'{value}' is not a kind: expected {}", known.join(", ")))
        })
    }

    fn wrong(&self, what: &str) -> Error {
        self.wrong_at(self.at, what)
    }

    /// Errors say where, in characters from 1.
    fn wrong_at(&self, at: usize, what: &str) -> Error {
        let column = self.query.get(..at).unwrap_or_default().chars().count() + 1;
        Error::Query(format!("{what} (at character {column} of the query)"))
    }
}

/// The kinds, as [`EntryKind`] lists them.
const KINDS: &[EntryKind] = &[
    EntryKind::Article,
    EntryKind::Video,
    EntryKind::Audio,
    EntryKind::Gallery,
    EntryKind::Live,
    EntryKind::Opinion,
    EntryKind::Interview,
    EntryKind::Obituary,
    EntryKind::Statement,
    EntryKind::Event,
    EntryKind::Review,
    EntryKind::Sponsored,
];

/// The characters that close what this one opens, where it is a quotation mark.
fn closing_quote(opening: char) -> Option<&'static [char]> {
    Some(match opening {
        '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' => {
            &['"', '\u{201c}', '\u{201d}', '\u{201f}']
        }
        '«' => &['»'],
        '»' => &['«'],
        '「' => &['」'],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A query in a form that shows how it was read.
    fn read(query: &str) -> String {
        let clauses = parse(query).unwrap();
        let clauses = clauses.iter().map(|clause| {
            let any: Vec<String> = clause.any_of.iter().map(show).collect();
            format!("{}{}", if clause.negated { "-" } else { "" }, any.join("|"))
        });
        clauses.collect::<Vec<_>>().join(" ")
    }

    fn show(condition: &Condition) -> String {
        match condition {
            Condition::Text(field, text) => {
                let words: Vec<&str> = text.units.iter().map(|unit| unit.folded.as_str()).collect();
                let star = if text.prefix { "*" } else { "" };
                let quote = if text.exact { "\"" } else { "" };
                let field = field.map(|field| format!("{field:?}:")).unwrap_or_default();
                format!("{field}{quote}{}{star}{quote}", words.join("+"))
            }
            Condition::Outlet(name) => format!("outlet[{name}]"),
            Condition::Kind(kind) => format!("kind[{}]", kind.name()),
            Condition::Language(language) => format!("language[{language}]"),
            Condition::After(period) => format!("after[{}]", period.first),
            Condition::Before(period) => format!("before[{}]", period.last),
            Condition::Year(period) => format!("year[{}]", period.first.year()),
        }
    }

    #[test]
    fn queries_are_read_as_they_are_meant() {
        for (query, expected) in [
            ("", ""),
            ("  harbour   Ferry ", "harbour ferry"),
            ("\"northern quay\" ships", "\"northern+quay\" ships"),
            ("“northern quay” «le port»", "\"northern+quay\" \"le+port\""),
            ("harbour -ferry -\"old pier\"", "harbour -ferry -\"old+pier\""),
            ("harbour NOT ferry AND ships", "harbour -ferry ships"),
            ("harbour OR port ships", "harbour|port ships"),
            ("OR harbour OR", "harbour"),
            ("oregon or NOTHING", "oregon or nothing"),
            ("re-opens harb*", "re+opens harb*"),
            ("title:harbour by:\"Ada Quay\"", "Title:harbour Author:\"ada+quay\""),
            ("outlet:harbour-post.example -tag:ports", "outlet[harbour-post.example] -Tag:ports"),
            (
                "outlet:\"Harbour Post\" kind:Video lang:pt-BR",
                "outlet[Harbour Post] kind[video] language[pt]",
            ),
            ("after:2024-02 before:2024-02", "after[2024-02-01] before[2024-02-29]"),
            ("\"not closed", "\"not+closed\""),
            ("war: what is it", "war what is it"),
            ("http://x.example/a 10:30", "http+x+example+a 10+30"),
            ("- -- * ! 💣 ()", ""),
            ("(harbour OR port) ships", "harbour|port ships"),
            ("港口*", "港+口"),
            ("kind:video OR kind:audio", "kind[video]|kind[audio]"),
            ("outlet:a ferry outlet:b", "outlet[a]|outlet[b] ferry"),
            (
                "lang:en kind:video lang:de kind:audio",
                "language[en]|language[de] kind[video]|kind[audio]",
            ),
            ("year:2023 year:2024 -year:2022", "year[2023]|year[2024] -year[2022]"),
            ("-outlet:a -outlet:b outlet:c", "-outlet[a] -outlet[b] outlet[c]"),
            ("outlet:a AND outlet:b", "outlet[a] outlet[b]"),
            ("outlet:a AND ferry outlet:b outlet:c", "outlet[a] ferry outlet[b]|outlet[c]"),
            ("outlet:a AND OR ferry", "outlet[a] ferry"),
            ("tag:a tag:b", "Tag:a Tag:b"),
            ("outlet:a OR ferry outlet:b", "outlet[a]|ferry outlet[b]"),
        ] {
            assert_eq!(read(query), expected, "{query}");
        }
    }

    #[test]
    fn errors_say_what_and_where() {
        for (query, expected) in [
            (
                "ships after:yesterday",
                "'yesterday' is not a date: expected YYYY, YYYY-MM or YYYY-MM-DD (at character 13 of the query)",
            ),
            ("é kind:film", "'film' is not a kind"),
            ("é kind:film", "(at character 8 of the query)"),
            ("ships outlet: ferry", "'outlet:' needs a value right after it (at character 7"),
            ("a*", "'a*' is too short"),
            ("year:2024-02", "'2024-02' is not a year: expected YYYY (at character 6"),
        ] {
            let error = parse(query).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn endless_queries_are_refused() {
        assert!(parse(&"a ".repeat(101)).is_err());
        assert!(parse(&"a".repeat(5000)).is_err());
        assert!(parse(&"a ".repeat(100)).is_ok());
    }

    #[test]
    fn the_names_are_sorted_and_the_kinds_complete() {
        assert!(FIELDS.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(KINDS.len(), EntryKind::Sponsored as usize + 1);
    }

    proptest! {
        #[test]
        fn any_text_is_a_query_or_an_error(
            query in "([a-z\"*:() -]|OR |kind:|after:|2024|\\PC){0,60}"
        ) {
            let _ = parse(&query);
        }
    }
}
