//! Answers that need not be sent again: `ETag`, `If-None-Match`, `If-Modified-Since` (RFC 9110, 13).
//!
//! The tag is a hash of the body, so it is right whatever a page was made from. It is weak, since the
//! same answer goes out compressed and not. `If-Modified-Since` counts only where a handler set
//! `Last-Modified`, which feeds do.

use std::hash::Hasher;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use cuttings_export::feed::moment::rfc822;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

use crate::failure::Failure;

/// Marks an answer that is sent while it is made, so that it is never whole in memory and has no tag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Streamed;

pub(crate) async fn answer(request: Request, next: Next) -> Response {
    let get = request.method() == Method::GET;
    let asked = request.headers().clone();
    let response = next.run(request).await;
    let streamed = response.extensions().get::<Streamed>().is_some();
    if !get || streamed || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // Every other answer is a whole body in memory already, so there is nothing to limit.
    let body = match to_bytes(body, usize::MAX).await {
        Ok(body) => body,
        Err(error) => return Failure::Internal(error.to_string()).into_response(),
    };
    let tag = format!("W/\"{:016x}\"", hash(&body));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, tag);
    }
    if unchanged(&asked, &tag, parts.headers.get(header::LAST_MODIFIED)) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(body))
}

/// The value of `Last-Modified` for what last changed at an instant.
pub(crate) fn last_modified(at: Timestamp) -> Option<HeaderValue> {
    HeaderValue::from_str(&rfc822(at)?).ok()
}

/// A hash that is the same in every run: tags outlive a restart.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

fn unchanged(asked: &HeaderMap, tag: &str, modified: Option<&HeaderValue>) -> bool {
    if asked.contains_key(header::IF_NONE_MATCH) {
        let opaque = tag.trim_start_matches("W/");
        return asked
            .get_all(header::IF_NONE_MATCH)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .any(|known| known == "*" || known.trim_start_matches("W/") == opaque);
    }
    let since = asked.get(header::IF_MODIFIED_SINCE).and_then(instant);
    matches!((since, modified.and_then(instant)), (Some(since), Some(at)) if at <= since)
}

fn instant(value: &HeaderValue) -> Option<Timestamp> {
    DateTimeParser::new().parse_timestamp(value.to_str().ok()?).ok()
}
