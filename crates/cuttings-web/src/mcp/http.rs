//! `/mcp`: one message a request, answered as JSON (the "streamable HTTP" of the protocol without its streams).
//!
//! Who may ask and where from, and how often, [`crate::access`] has decided: pages of other sites may not, as
//! the protocol demands, and a site that is public as teasers answers strangers from its teasers.

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use data_encoding::BASE64;

use super::protocol::{Labels, answer as answer_message};
use super::{Desk, Lookout};
use crate::access::{Viewer, may_not_change};
use crate::failure::Failure;
use crate::manage;
use crate::origin::Origin;
use crate::site::Site;

/// Where assistants ask.
pub(crate) const PATH: &str = "/mcp";

pub(crate) fn routes() -> Router<Site> {
    // Without streams and sessions there is nothing to GET and to DELETE.
    let method = axum::routing::any(|| async {
        let mut response = Failure::Method.into_response();
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
        response
    });
    Router::new().route(PATH, method.merge(post(answer)))
}

async fn answer(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Failure> {
    let body = body.map_err(|_| {
        Failure::BadRequest(
            "The message is too large, or broke off: 2 MB are taken at most.".into(),
        )
    })?;
    let lookout = lookout(&site, &viewer);
    let desk = Desk { site, origin: Some(origin), lookout };
    let Some(reply) = answer_message(&desk, &body, Some(&labels(&headers))).await else {
        return Ok(StatusCode::ACCEPTED.into_response());
    };
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK);
    let media_type = HeaderValue::from_static("application/json");
    Ok((status, [(header::CONTENT_TYPE, media_type)], reply.body.to_string()).into_response())
}

/// Pages of the web are looked at for those who may also add them.
fn lookout(site: &Site, viewer: &Viewer) -> Result<Lookout, Failure> {
    if viewer.may_change() {
        manage::jobs(site).map(|jobs| jobs.lookout())
    } else {
        Err(may_not_change(viewer))
    }
}

fn labels(headers: &HeaderMap) -> Labels {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    Labels {
        version: said("mcp-protocol-version").map(str::to_owned),
        method: said("mcp-method").map(str::to_owned),
        name: said("mcp-name").and_then(decoded),
    }
}

/// A header that holds more than plain letters comes as `=?base64?…?=`.
fn decoded(value: &str) -> Option<String> {
    let inner = value.strip_prefix("=?base64?").and_then(|rest| rest.strip_suffix("?="));
    match inner {
        None => Some(value.to_owned()),
        Some(inner) => String::from_utf8(BASE64.decode(inner.as_bytes()).ok()?).ok(),
    }
}
