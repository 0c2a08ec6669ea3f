//! `/outlets/{name}/upkeep`: how an outlet is read. What is followed and why, how it fares, how complete
//! what is known of each listing is, what is wrong, and the pages that its articles were read from.

use askama::Template;
use axum::extract::{Path, State};
use cuttings_archive::{Alarmed, Archive, Followed, ListingRow, Report};

use super::head::{Head, Part};
use super::outlet::unknown;
use super::{Answer, render};
use crate::failure::Failure;
use crate::href;
use crate::site::Site;
use crate::view::alarm::Standing;
use crate::view::chain::{Chain, chains};
use crate::view::followed::Kept;
use crate::view::foreign;

/// Listings that are kept up with and chains shown at most.
const FOLLOWED: usize = 40;
const CHAINS: usize = 60;

#[derive(Template)]
#[template(path = "upkeep.html")]
struct Upkeep {
    head: Head,
    /// Whether sites can be added here.
    managed: bool,
    name: String,
    outlet: String,
    alarms: Vec<Standing>,
    followed: Vec<Kept>,
    more_followed: usize,
    chains: Vec<Chain>,
    more_chains: usize,
}

/// What is known of an outlet's upkeep.
struct Known {
    followed: Vec<(Followed, Option<Report>)>,
    more: usize,
    listings: Vec<ListingRow>,
    alarms: Vec<Alarmed>,
}

impl Known {
    fn of(archive: &Archive, name: &str) -> Result<Self, Failure> {
        archive.outlet(name)?.ok_or_else(|| unknown(name))?;
        let all = archive.followed(Some(name))?;
        let more = all.len().saturating_sub(FOLLOWED);
        let mut followed = Vec::new();
        for one in all.into_iter().take(FOLLOWED) {
            let report = archive.report(one.id)?;
            followed.push((one, report));
        }
        let mut alarms = archive.alarms()?;
        alarms.retain(|alarm| alarm.outlet == name);
        Ok(Self { followed, more, listings: archive.listings(name)?, alarms })
    }
}

pub(crate) async fn show(State(site): State<Site>, Path(name): Path<String>) -> Answer {
    let outlet = name.clone();
    let known = site.ask(move |archive| Known::of(archive, &outlet)).await?;
    let chains = chains(&known.listings);
    let shown = foreign::line(&name, 60);
    render(&Upkeep {
        head: Head::new(&format!("How {shown} is read")).part(Part::Outlets),
        managed: site.jobs().is_some(),
        outlet: href::outlet(&name),
        name: shown,
        alarms: known.alarms.iter().map(Standing::new).collect(),
        followed: known.followed.iter().map(|(f, report)| Kept::new(f, report.as_ref())).collect(),
        more_followed: known.more,
        more_chains: chains.len().saturating_sub(CHAINS),
        chains: chains.into_iter().take(CHAINS).collect(),
    })
}
