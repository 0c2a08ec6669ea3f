//! The headers of every answer.
//!
//! The pages show texts of strangers. They are escaped; should that ever fail, these headers still keep
//! a browser from running or loading anything that is not this site's own style sheet or picture.
//!
//! Stored copies of pages are shown as they are, in a frame; they have a [`Policy`] of their own.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::site::Site;

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// For a year, once a browser was here by https, it comes by nothing else.
const HTTPS_ONLY: &str = "max-age=31536000";

const ALWAYS: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Other sites are told nothing; with less, older browsers would not tell this one either that a form
    // was sent by a page of its own.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    // Or a browser looks up the names of all hosts that a page links to.
    (HeaderName::from_static("x-dns-prefetch-control"), "off"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The policy of an answer that is not like the others.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Policy {
    /// A page of this site with a frame that shows another answer of it.
    WithFrame,
    /// A stored copy of somebody's page, in that frame: it may look as it says, and do nothing. The
    /// sandbox gives it an origin of its own, without scripts, forms, popups and the way out of the
    /// frame; nothing is fetched from anywhere.
    StoredCopy,
}

impl Policy {
    fn content(self) -> &'static str {
        match self {
            Self::WithFrame => {
                "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; \
                 form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            }
            Self::StoredCopy => {
                "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                 form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
            }
        }
    }

    /// The older header that says who may frame the answer.
    fn frame(self) -> &'static str {
        match self {
            Self::WithFrame => "DENY",
            Self::StoredCopy => "SAMEORIGIN",
        }
    }
}

pub(crate) async fn add(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let own = response.extensions_mut().remove::<Policy>();
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(policy) = own {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy.content()));
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static(policy.frame()));
    }
    if site.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS_ONLY));
    }
    // What one reader is shown is not for the next one behind the same cache.
    let usual = if site.accounts().is_some() {
        headers.append(header::VARY, HeaderValue::from_static("Cookie, Authorization"));
        "private, no-cache"
    } else {
        "no-cache"
    };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(usual));
    response
}
