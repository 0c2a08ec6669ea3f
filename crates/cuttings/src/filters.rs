//! The filters that searches and exports share.

use clap::Args;
use clap::builder::PossibleValuesParser;
use cuttings_archive::Filter;
use cuttings_extract::EntryKind;
use jiff::civil::Date;

/// The kinds of entries, by name.
const KINDS: [EntryKind; 12] = [
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

/// Which articles.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Filters {
    /// Only articles of this outlet; of several, any of them (--outlet A --outlet B)
    #[arg(long = "outlet", help_heading = "Filters", value_name = "NAME")]
    pub(crate) outlets: Vec<String>,

    /// Only articles of this kind
    #[arg(long, help_heading = "Filters", value_parser = PossibleValuesParser::new(KINDS.map(EntryKind::name)))]
    pub(crate) kind: Option<String>,

    /// Only articles in this language (a code such as "en" or "ar")
    #[arg(long, help_heading = "Filters", value_name = "CODE")]
    pub(crate) lang: Option<String>,

    /// Only articles published on or after this day
    #[arg(long, help_heading = "Filters", value_name = "YYYY-MM-DD")]
    pub(crate) after: Option<Date>,

    /// Only articles published on or before this day
    #[arg(long, help_heading = "Filters", value_name = "YYYY-MM-DD")]
    pub(crate) before: Option<Date>,
}

impl Filters {
    /// As the archive takes them.
    pub(crate) fn for_archive(&self) -> Filter {
        Filter {
            outlets: self.outlets.clone(),
            kind: self.entry_kind(),
            language: self.lang.clone(),
            after: self.after,
            before: self.before,
            ..Filter::default()
        }
    }

    /// By name, those that are set. The search page of a server has the same names.
    pub(crate) fn named(&self) -> impl Iterator<Item = (&'static str, String)> {
        let date = |date: Option<Date>| date.map(|date| date.to_string());
        let outlets = self.outlets.iter().map(|name| ("outlet", name.clone()));
        let others = [
            ("kind", self.kind.clone()),
            ("lang", self.lang.clone()),
            ("after", date(self.after)),
            ("before", date(self.before)),
        ];
        outlets.chain(others.into_iter().filter_map(|(name, value)| Some((name, value?))))
    }

    /// As words of a query, before the user's own: none of these widens them, or takes them into a quotation that
    /// is not closed.
    pub(crate) fn in_query(&self, query: &str) -> String {
        let named: Vec<(&str, String)> = self.named().collect();
        let of_one_name = named.chunk_by(|(name, _), (next, _)| name == next);
        let filters = of_one_name.map(|values| {
            let words = values.iter().map(|(name, value)| format!("{name}:{}", quoted(value)));
            words.collect::<Vec<_>>().join(" OR ")
        });
        let own = Some(query.trim().to_owned()).filter(|query| !query.is_empty());
        filters.chain(own).collect::<Vec<_>>().join(" AND ")
    }

    fn entry_kind(&self) -> Option<EntryKind> {
        let name = self.kind.as_deref()?;
        KINDS.into_iter().find(|kind| kind.name() == name)
    }
}

/// A value with other than plain characters has to stand in quotes in a query.
fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-._".contains(c);
    if value.chars().all(plain) && !value.is_empty() {
        value.to_owned()
    } else {
        format!("\"{}\"", value.replace('"', " "))
    }
}

#[cfg(test)]
mod tests {
    use super::Filters;

    #[test]
    fn filters_become_words_of_the_query() {
        let filters = Filters {
            outlets: vec!["The Harbour Courier".to_owned()],
            lang: Some("en".to_owned()),
            after: Some("2026-03-01".parse().unwrap()),
            ..Filters::default()
        };
        assert_eq!(
            filters.in_query(" ferry "),
            "outlet:\"The Harbour Courier\" AND lang:en AND after:2026-03-01 AND ferry"
        );
        let several = Filters {
            outlets: ["a.example", "b.example"].map(str::to_owned).into(),
            kind: Some("video".to_owned()),
            ..Filters::default()
        };
        assert_eq!(
            several.in_query("ferry"),
            "outlet:a.example OR outlet:b.example AND kind:video AND ferry"
        );
        assert_eq!(Filters::default().in_query(""), "");
    }
}
