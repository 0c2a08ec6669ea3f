//! What a request asks for: its query string, read once into checked values.

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

/// The pairs of a query string. Of several values for a name the first counts; empty ones do not.
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
        Self(pairs.filter(|(_, value)| !value.is_empty()).collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
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

    pub(crate) fn kind(&self) -> Result<Option<EntryKind>, Failure> {
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
        self.get("kind").map(read).transpose()
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

/// Which articles are asked for, whatever way they are found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Narrow {
    pub(crate) outlet: Option<String>,
    pub(crate) kind: Option<EntryKind>,
    pub(crate) language: Option<String>,
    pub(crate) after: Option<Date>,
    pub(crate) before: Option<Date>,
}

impl Narrow {
    pub(crate) fn read(params: &Params) -> Result<Self, Failure> {
        Ok(Self {
            outlet: params.get("outlet").map(str::to_owned),
            kind: params.kind()?,
            language: language(params)?,
            after: params.day("after")?,
            before: params.day("before")?,
        })
    }

    pub(crate) fn filter(self, order: Order, cursor: Option<&str>, limit: usize) -> Filter {
        Filter {
            outlet: self.outlet,
            tag: None,
            kind: self.kind,
            language: self.language,
            after: self.after,
            before: self.before,
            order,
            cursor: cursor.map(str::to_owned),
            limit,
        }
    }

    /// The query in the index's own language, narrowed. Every form field has an operator there. The
    /// reader's words come last, since a quotation mark that they leave open runs to the end.
    pub(crate) fn query(&self, words: &str) -> Result<String, Failure> {
        if words.len() > LONGEST {
            let text = format!("The query is longer than {LONGEST} bytes; search for less of it.");
            return Err(Failure::BadRequest(text));
        }
        let mut query = String::new();
        let mut narrow = |operator: &str, value: &str| {
            query.push_str(&format!("{operator}:{value} "));
        };
        if let Some(outlet) = &self.outlet {
            narrow("outlet", &format!("\"{}\"", outlet.replace('"', " ")));
        }
        if let Some(kind) = self.kind {
            narrow("kind", kind.name());
        }
        if let Some(language) = &self.language {
            narrow("lang", language);
        }
        if let Some(day) = self.after {
            narrow("after", &day.to_string());
        }
        if let Some(day) = self.before {
            narrow("before", &day.to_string());
        }
        query.push_str(words);
        Ok(query)
    }
}

fn language(params: &Params) -> Result<Option<String>, Failure> {
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
    params.get("lang").map(read).transpose()
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
            "outlet:\"Salt & Anchor\" kind:video lang:en after:2023-03-01 before:2023-03-31 ferry"
        );
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_a_reason() {
        for query in ["kind=poem", "after=yesterday", "before=2023-02-30", "lang=%22x"] {
            assert!(Narrow::read(&Params::read(Some(query))).is_err(), "{query}");
        }
        assert!(Params::read(Some("limit=0")).number("limit", 1, 10).is_err());
        assert!(Params::read(Some("sincc=1")).only(&["since"]).is_err());
    }
}
