//! Why a page was read as it was: the groups of links that were seen, and what was thought of each.

use std::collections::BTreeMap;

use serde::Serialize;

use super::features::{Features, NAMES};
use super::links::Links;
use super::lists::Judged;

/// Why a page was read as it was.
#[derive(Debug, Serialize)]
pub struct Explanation {
    /// All groups of links, in document order.
    pub groups: Vec<GroupReport>,
}

/// Links of one shape and place.
#[derive(Debug, Serialize)]
pub struct GroupReport {
    /// How likely they are to be the page's own list, from 0 to 1.
    pub likelihood: f32,
    /// Its links.
    pub links: Vec<LinkReport>,
}

/// One link.
#[derive(Debug, Serialize)]
pub struct LinkReport {
    /// Its address.
    pub url: String,
    /// Its text.
    pub text: String,
    /// How likely it is to be an entry's, from 0 to 1.
    pub likelihood: f32,
    /// What that was judged by.
    pub features: BTreeMap<&'static str, f32>,
}

pub(super) fn explain(links: &Links, judged: &[Judged], features: &[Vec<Features>]) -> Explanation {
    let groups = judged
        .iter()
        .zip(features)
        .map(|(judged, rows)| GroupReport {
            likelihood: judged.likelihood,
            links: judged
                .group
                .links
                .iter()
                .zip(judged.likelihoods.iter().zip(rows))
                .filter_map(|(&l, (&likelihood, row))| {
                    let link = links.all.get(l)?;
                    Some(LinkReport {
                        url: link.url.to_string(),
                        text: link.text.clone(),
                        likelihood,
                        features: NAMES.iter().copied().zip(row.iter().copied()).collect(),
                    })
                })
                .collect(),
        })
        .collect();
    Explanation { groups }
}
