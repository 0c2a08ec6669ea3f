//! The pages: one file a view, one template a file.

pub(crate) mod alarms;
pub(crate) mod api;
pub(crate) mod arrivals;
pub(crate) mod article;
pub(crate) mod head;
pub(crate) mod headlines;
pub(crate) mod latest;
pub(crate) mod outlet;
pub(crate) mod outlets;
pub(crate) mod search;
pub(crate) mod snapshot;
pub(crate) mod stories;
pub(crate) mod story;
pub(crate) mod upkeep;

use askama::Template;
use axum::response::Html;

use crate::failure::Failure;

/// What a page's handler gives.
pub(crate) type Answer = Result<Html<String>, Failure>;

pub(crate) fn render(page: &impl Template) -> Answer {
    Ok(Html(page.render()?))
}
