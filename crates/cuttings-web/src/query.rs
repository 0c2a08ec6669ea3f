//! What a request asks for: its query string, read once into checked values.

use std::fmt::Display;

use cuttings_archive::{Filter, Order};
use cuttings_extract::EntryKind;
use jiff::civil::Date;
use url::form_urlencoded;

use crate::failure::Failure;

/// All kinds that an article can be of, as filters offer them.
pub(crate) const KINDS: [EntryKind; 12] = [
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

/// The longest query that is searched for, in bytes.
const LONGEST: usize = 1000;

/// So many pairs are read: more than this is no question that anybody asks, and a search refuses as many conditions.
const MOST_PAIRS: usize = 128;

/// The pairs of a query string. Empty values do not count. Of several values for a name, all count for
/// what takes several ([`Params::all`]), the first for everything else.
#[derive(Clone, Debug, Default)]
pub(crate) struct Params(Vec<(String, String)>);

impl Params {
    pub(crate) fn read(query: Option<&str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        Self::of(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())))
    }

    /// Pairs that come some other way than in a query string.
    pub(crate) fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let pairs = pairs.into_iter().map(|(name, value)| (name, value.trim().to_owned()));
        Self(pairs.filter(|(_, value)| !value.is_empty()).take(MOST_PAIRS).collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// All values for a name, each once.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for (_, value) in self.0.iter().filter(|(other, _)| other == name) {
            if !all.contains(&value.as_str()) {
                all.push(value);
            }
        }
        all
    }

    /// The same with these values for a name, instead of those that it has.
    pub(crate) fn with(&self, name: &str, values: &[&str]) -> Self {
        let others = self.0.iter().filter(|(other, _)| other != name).cloned();
        let own = values.iter().map(|value| (name.to_owned(), (*value).to_owned()));
        Self(others.chain(own).collect())
    }

    /// The pairs of some names, in the order of these names: what an address repeats.
    pub(crate) fn pairs<'a>(&'a self, names: &[&'static str]) -> Vec<(&'static str, &'a str)> {
        let all = |name: &&'static str| {
            let name = *name;
            self.all(name).into_iter().map(move |value| (name, value))
        };
        names.iter().flat_map(all).collect()
    }

    /// Fails where there is a name that is not among those known: a mistyped filter would otherwise
    /// silently give everything.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), Failure> {
        match self.0.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            None => Ok(()),
            Some((name, _)) => {
                let there = match known {
                    [] => "none".to_owned(),
                    known => known.join(", "),
                };
                let name = shown(name);
                let text = format!("There is no parameter '{name}' here. Parameters: {there}.");
                Err(Failure::BadRequest(text))
            }
        }
    }

    pub(crate) fn day(&self, name: &str) -> Result<Option<Date>, Failure> {
        let read = |text: &str| {
            text.parse().map_err(|_| {
                Failure::BadRequest(format!(
                    "{name}: '{}' is not a day; write it as 2023-03-17.",
                    shown(text)
                ))
            })
        };
        self.get(name).map(read).transpose()
    }

    fn kinds(&self) -> Result<Vec<EntryKind>, Failure> {
        let read = |text: &str| {
            KINDS.into_iter().find(|kind| kind.name() == text).ok_or_else(|| {
                let names: Vec<&str> = KINDS.iter().map(|kind| kind.name()).collect();
                Failure::BadRequest(format!(
                    "kind: '{}' is none of {}.",
                    shown(text),
                    names.join(", ")
                ))
            })
        };
        self.all("kind").into_iter().map(read).collect()
    }

    /// A number from `least` to `most`.
    pub(crate) fn number(
        &self,
        name: &str,
        least: usize,
        most: usize,
    ) -> Result<Option<usize>, Failure> {
        let read = |text: &str| {
            text.parse().ok().filter(|number| (least..=most).contains(number)).ok_or_else(|| {
                Failure::BadRequest(format!(
                    "{name}: '{}' is not a number from {least} to {most}.",
                    shown(text)
                ))
            })
        };
        self.get(name).map(read).transpose()
    }
}

/// A tag as it is kept: in lower case, its words apart by one space.
pub(crate) fn tag_name(text: &str) -> String {
    cuttings_archive::tag_name(text).unwrap_or_else(|| text.to_owned())
}

/// Which articles are asked for, whatever way they are found. Of several values for one thing, an article has
/// one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Narrow {
    pub(crate) outlets: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) kinds: Vec<EntryKind>,
    pub(crate) languages: Vec<String>,
    pub(crate) years: Vec<String>,
    pub(crate) after: Option<Date>,
    pub(crate) before: Option<Date>,
}

impl Narrow {
    pub(crate) fn read(params: &Params) -> Result<Self, Failure> {
        let texts = |name| params.all(name).into_iter().map(str::to_owned).collect();
        Ok(Self {
            outlets: texts("outlet"),
            tags: params.all("tag").into_iter().map(tag_name).collect(),
            kinds: params.kinds()?,
            languages: languages(params)?,
            years: years(params)?,
            after: params.day("after")?,
            before: params.day("before")?,
        })
    }

    /// As the archive's own lists take it, which know one value for each thing.
    pub(crate) fn filter(
        self,
        order: Order,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Filter, Failure> {
        Ok(Filter {
            outlets: only_one("outlet", self.outlets)?.into_iter().collect(),
            tag: only_one("tag", self.tags)?,
            kind: only_one("kind", self.kinds)?,
            language: only_one("lang", self.languages)?,
            after: self.after,
            before: self.before,
            told: false,
            order,
            cursor: cursor.map(str::to_owned),
            limit,
        })
    }

    /// The query in the index's own language, narrowed. Every form field has an operator there. The
    /// reader's words come last, since a quotation mark that they leave open runs to the end, and behind an
    /// `AND`, so that none of them widens what is narrowed down.
    pub(crate) fn query(&self, words: &str) -> Result<String, Failure> {
        if words.len() > LONGEST {
            let text = format!("The query is longer than {LONGEST} bytes; search for less of it.");
            return Err(Failure::BadRequest(text));
        }
        let mut all = any_of("outlet", self.outlets.iter().map(|name| quoted(name)));
        all.extend(any_of("tag", self.tags.iter().map(|tag| quoted(tag))));
        all.extend(any_of("kind", self.kinds.iter().map(|kind| kind.name())));
        all.extend(any_of("lang", &self.languages));
        all.extend(any_of("year", &self.years));
        all.extend(any_of("after", self.after));
        all.extend(any_of("before", self.before));
        let words = words.trim();
        if !words.is_empty() {
            all.push(words.to_owned());
        }
        Ok(all.join(" AND "))
    }
}

/// Alternatives, where there are any.
fn any_of<T: Display>(name: &str, values: impl IntoIterator<Item = T>) -> Vec<String> {
    let all: Vec<String> = values.into_iter().map(|value| format!("{name}:{value}")).collect();
    if all.is_empty() { all } else { vec![all.join(" OR ")] }
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('"', " "))
}

fn only_one<T>(name: &str, values: Vec<T>) -> Result<Option<T>, Failure> {
    let mut values = values.into_iter();
    match (values.next(), values.next()) {
        (_, Some(_)) => Err(Failure::BadRequest(format!(
            "{name}: one value is taken here; /api/v1/search takes several."
        ))),
        (value, None) => Ok(value),
    }
}

fn languages(params: &Params) -> Result<Vec<String>, Failure> {
    let read = |text: &str| {
        if cuttings_export::is_language_tag(text) {
            Ok(text.to_ascii_lowercase())
        } else {
            Err(Failure::BadRequest(format!(
                "lang: '{}' is not a language; write its code, such as en.",
                shown(text)
            )))
        }
    };
    params.all("lang").into_iter().map(read).collect()
}

fn years(params: &Params) -> Result<Vec<String>, Failure> {
    let read = |text: &str| {
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_year.then(|| text.to_owned()).ok_or_else(|| {
            let text = shown(text);
            Failure::BadRequest(format!("year: '{text}' is not a year; write it as 2023."))
        })
    };
    params.all("year").into_iter().map(read).collect()
}

/// A text of the reader's in a message.
fn shown(text: &str) -> String {
    cuttings_export::shorten(text, 60)
}

#[cfg(test)]
mod tests {
    use super::{Narrow, Params};

    #[test]
    fn empty_fields_of_a_form_ask_for_nothing() {
        let params = Params::read(Some("q=+ferry+&outlet=&kind=&after=&before=&lang="));
        let narrow = Narrow::read(&params).unwrap();
        assert_eq!(narrow.query(params.get("q").unwrap()).unwrap(), "ferry");
    }

    #[test]
    fn every_field_becomes_an_operator() {
        let params = Params::read(Some(
            "outlet=Salt+%26+Anchor&kind=video&lang=EN&after=2023-03-01&before=2023-03-31",
        ));
        assert_eq!(
            Narrow::read(&params).unwrap().query("ferry").unwrap(),
            "outlet:\"Salt & Anchor\" AND kind:video AND lang:en AND after:2023-03-01 AND \
             before:2023-03-31 AND ferry"
        );
    }

    #[test]
    fn of_several_values_one_has_to_hold_and_the_words_widen_none() {
        let params = Params::read(Some("outlet=b&outlet=a&outlet=b&tag=x&tag=y&year=2023&lang="));
        assert_eq!(
            Narrow::read(&params).unwrap().query("OR outlet:c").unwrap(),
            "outlet:\"b\" OR outlet:\"a\" AND tag:\"x\" OR tag:\"y\" AND year:2023 AND OR outlet:c"
        );
        let narrow = Narrow::read(&params).unwrap();
        assert!(narrow.filter(cuttings_archive::Order::Newest, None, 10).is_err());
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_a_reason() {
        for query in [
            "kind=poem",
            "kind=video&kind=poem",
            "year=23",
            "after=yesterday",
            "before=2023-02-30",
            "lang=%22x",
        ] {
            assert!(Narrow::read(&Params::read(Some(query))).is_err(), "{query}");
        }
        assert!(Params::read(Some("limit=0")).number("limit", 1, 10).is_err());
        assert!(Params::read(Some("sincc=1")).only(&["since"]).is_err());
    }
}
