//! What a search found by outlet, year, kind and language: counts, each with the search narrowed to it.

use cuttings_search::Facets;

use super::{foreign, number};
use crate::href;
use crate::query::Params;

/// Values shown of a facet at most.
const VALUES: usize = 12;
const NAME: usize = 60;

/// A facet: what it counts by, and its values.
#[derive(Clone, Debug)]
pub(crate) struct Facet {
    pub(crate) name: &'static str,
    pub(crate) id: &'static str,
    pub(crate) values: Vec<Value>,
    pub(crate) more: usize,
}

/// A value of a facet.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) name: String,
    pub(crate) articles: String,
    pub(crate) href: String,
}

/// A filter that is on, and the search without it.
#[derive(Clone, Debug)]
pub(crate) struct Active {
    pub(crate) name: String,
    pub(crate) href: String,
}

/// The facets that divide what was found: one whose articles all have the same value tells nothing.
pub(crate) fn facets(found: &Facets, params: &Params, fields: &[&'static str]) -> Vec<Facet> {
    let narrowed = |pairs: &[(&'static str, &str)]| narrowed(params, fields, pairs);
    let of = |name, id, field: &'static str, counts: &[(String, u64)]| Facet {
        name,
        id,
        values: counts
            .iter()
            .take(VALUES)
            .map(|(value, articles)| Value {
                name: foreign::line(value, NAME),
                articles: number(*articles),
                href: narrowed(&[(field, value)]),
            })
            .collect(),
        more: counts.len().saturating_sub(VALUES),
    };
    let years = Facet {
        name: "Year",
        id: "year",
        values: found
            .years
            .iter()
            .rev()
            .take(VALUES)
            .map(|(year, articles)| Value {
                name: year.to_string(),
                articles: number(*articles),
                href: narrowed(&[
                    ("after", &format!("{year:04}-01-01")),
                    ("before", &format!("{year:04}-12-31")),
                ]),
            })
            .collect(),
        more: found.years.len().saturating_sub(VALUES),
    };
    let all = [
        of("Outlet", "outlet", "outlet", &found.outlets),
        years,
        of("Kind", "kind", "kind", &found.kinds),
        of("Language", "language", "lang", &found.languages),
    ];
    all.into_iter().filter(|facet| facet.values.len() > 1).collect()
}

/// The filters of the form that are on.
pub(crate) fn active(params: &Params, fields: &[&'static str]) -> Vec<Active> {
    let named = [
        ("outlet", "outlet"),
        ("kind", "kind"),
        ("lang", "language"),
        ("after", "from"),
        ("before", "to"),
    ];
    let filter = |(field, name): (&'static str, &str)| {
        let value = params.get(field)?;
        let left: Vec<&'static str> = fields.iter().copied().filter(|f| *f != field).collect();
        let name = format!("{name} {}", foreign::line(value, NAME));
        Some(Active { name, href: narrowed(params, &left, &[]) })
    };
    named.into_iter().filter_map(filter).collect()
}

/// The address of the search with other values, from its first page on.
pub(crate) fn narrowed(
    params: &Params,
    fields: &[&'static str],
    pairs: &[(&'static str, &str)],
) -> String {
    let other = |name: &str| pairs.iter().find(|(other, _)| *other == name).map(|(_, v)| *v);
    let all: Vec<(&str, Option<&str>)> = fields
        .iter()
        .filter(|name| **name != "page")
        .map(|name| (*name, other(name).or(params.get(name))))
        .collect();
    href::with_query("/search", &all)
}
