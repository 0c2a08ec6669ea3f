//! The pages of adding and keeping up: one file a subject.

pub(crate) mod add;
pub(crate) mod following;
pub(crate) mod jobs;

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use crate::failure::Failure;

/// What a handler gives that may also lead elsewhere.
pub(crate) type Reply = Result<Response, Failure>;

pub(crate) fn render(page: &impl Template) -> Reply {
    Ok(Html(page.render()?).into_response())
}
