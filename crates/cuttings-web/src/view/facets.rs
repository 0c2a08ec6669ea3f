//! What a search found by outlet, year, kind and language: counts, each with the search narrowed to it.
//!
//! Several values of a facet can be chosen: articles have one of them. So a facet of which something is chosen
//! counts what would be found without it, and each of its values is put to those chosen or taken from them.

use std::sync::Arc;

use cuttings_search::Facets;

use super::{foreign, number};
use crate::href;
use crate::pages::search::fields;
use crate::query::Params;

/// Values shown of a facet at most, beside those chosen.
const VALUES: usize = 12;
const NAME: usize = 60;

/// The fields of a search that are facets.
pub(crate) const FIELDS: [&str; 4] = ["outlet", "year", "kind", "lang"];

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
    /// The search with it, or where it is chosen, without it.
    pub(crate) href: String,
    pub(crate) chosen: bool,
}

/// A filter that is on, and the search without it.
#[derive(Clone, Debug)]
pub(crate) struct Active {
    pub(crate) name: String,
    pub(crate) href: String,
}

/// The facets that divide what was found: one whose articles all have the same value tells nothing. `without`
/// are the counts without each facet of which values are chosen.
pub(crate) fn facets(
    found: &Facets,
    without: &[(&'static str, Arc<Facets>)],
    params: &Params,
    outlets: &[String],
) -> Vec<Facet> {
    let facet = |field: &'static str| {
        let chosen = chosen(field, params, outlets);
        let wider = without.iter().find(|(name, _)| *name == field).map(|(_, counts)| &**counts);
        // What stands for several outlets is narrowed down to one of them.
        let counts = wider.filter(|_| !chosen.is_empty()).unwrap_or(found);
        of(field, &counted(field, counts), &chosen, params)
    };
    FIELDS.into_iter().map(facet).filter(|facet| facet.values.len() > 1).collect()
}

/// The values of a facet that are chosen, as counts name them; none where one is only a part of names.
fn chosen(field: &str, params: &Params, outlets: &[String]) -> Vec<String> {
    let values = params.all(field);
    let is_known = |value: &&str| outlets.iter().any(|outlet| outlet == value);
    if field == "outlet" && !values.iter().all(is_known) {
        return Vec::new();
    }
    let mut chosen: Vec<String> = Vec::new();
    for value in values {
        let value = match field {
            "lang" => value.split('-').next().unwrap_or_default().to_ascii_lowercase(),
            _ => value.to_owned(),
        };
        if !chosen.contains(&value) {
            chosen.push(value);
        }
    }
    chosen
}

/// What the values of a facet count, the first to be shown first.
fn counted(field: &str, counts: &Facets) -> Vec<(String, u64)> {
    match field {
        "outlet" => counts.outlets.clone(),
        "kind" => counts.kinds.clone(),
        "lang" => counts.languages.clone(),
        _ => {
            let years = counts.years.iter().rev();
            years.map(|(year, articles)| (format!("{year:04}"), *articles)).collect()
        }
    }
}

fn of(field: &'static str, counts: &[(String, u64)], chosen: &[String], params: &Params) -> Facet {
    let own: Vec<&str> = chosen.iter().map(String::as_str).collect();
    let one = |value: &str, articles: u64, chosen: bool| {
        let mut values: Vec<&str> = own.iter().copied().filter(|other| *other != value).collect();
        if !chosen {
            values.push(value);
        }
        Value {
            name: foreign::line(value, NAME),
            articles: number(articles),
            href: address(&params.with(field, &values)),
            chosen,
        }
    };
    let count_of = |value: &str| {
        counts.iter().find(|(name, _)| name == value).map_or(0, |(_, articles)| *articles)
    };
    let on = own.iter().map(|value| one(value, count_of(value), true));
    let is_off = |(value, _): &&(String, u64)| !own.contains(&value.as_str());
    let off = counts.iter().filter(is_off);
    let more = off.clone().count().saturating_sub(VALUES);
    let off = off.take(VALUES).map(|(value, articles)| one(value, *articles, false));
    let (name, id) = match field {
        "outlet" => ("Outlet", "outlet"),
        "kind" => ("Kind", "kind"),
        "lang" => ("Language", "language"),
        _ => ("Year", "year"),
    };
    Facet { name, id, values: on.chain(off).collect(), more }
}

/// The filters of the form that are on, each value by itself.
pub(crate) fn active(params: &Params) -> Vec<Active> {
    let names = ["outlet", "tag", "kind", "lang", "year", "after", "before"];
    let one = |(field, value): (&'static str, &str)| {
        let all = params.all(field);
        // Of days, only the first counts.
        let takes_several = !["after", "before"].contains(&field);
        let left: Vec<&str> =
            all.into_iter().filter(|other| takes_several && *other != value).collect();
        Active { name: named(field, value), href: address(&params.with(field, &left)) }
    };
    let counts = |(field, value): &(&'static str, &str)| {
        !["after", "before"].contains(field) || params.get(field) == Some(*value)
    };
    params.pairs(&names).into_iter().filter(counts).map(one).collect()
}

/// A filter in words.
pub(crate) fn named(field: &str, value: &str) -> String {
    let name = match field {
        "lang" => "language",
        "after" => "from",
        "before" => "to",
        field => field,
    };
    format!("{name} {}", foreign::line(value, NAME))
}

/// The address of a search, from its first page on.
pub(crate) fn address(params: &Params) -> String {
    href::with_pairs("/search", &fields(params))
}
