//! `/alarms`: what is wrong with the listings that are followed, as compared with their own past.

use askama::Template;
use axum::extract::State;

use super::head::{Head, Part};
use super::{Answer, render};
use crate::site::Site;
use crate::view::alarm::Standing;
use crate::view::count;

/// Alarms shown at most.
const ALARMS: usize = 100;

#[derive(Template)]
#[template(path = "alarms.html")]
struct Alarms {
    head: Head,
    figures: String,
    alarms: Vec<Standing>,
    any_followed: bool,
    more: usize,
}

pub(crate) async fn show(State(site): State<Site>) -> Answer {
    let (alarms, any_followed) =
        site.ask(|archive| Ok((archive.alarms()?, !archive.followed(None)?.is_empty()))).await?;
    render(&Alarms {
        head: Head::new("Alarms").part(Part::Outlets).feeds("/alarms/", &[]),
        figures: count(alarms.len() as u64, "alarm"),
        alarms: alarms.iter().take(ALARMS).map(Standing::new).collect(),
        any_followed,
        more: alarms.len().saturating_sub(ALARMS),
    })
}
