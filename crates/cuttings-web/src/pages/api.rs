//! `/api`: what the API offers, for people. `/api/v1/openapi.json` says the same for programs.

use askama::Template;

use super::head::{Head, Part};
use super::{Answer, render};
use crate::query::KINDS;

#[derive(Template)]
#[template(path = "api.html")]
struct Api {
    head: Head,
    kinds: String,
}

pub(crate) async fn show() -> Answer {
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name()).collect();
    render(&Api { head: Head::new("API").part(Part::Api), kinds: kinds.join(", ") })
}
