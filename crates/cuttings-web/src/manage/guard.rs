//! Keeps pages of other sites from ordering anything here with the reader's browser (cross-site request
//! forgery).
//!
//! A browser says where a request comes from: in `Sec-Fetch-Site`, or in `Origin`. What says neither is no
//! browser, and nobody can make it ask. What says another site is refused.

use axum::extract::{Extension, Request};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;
use crate::origin::Origin;

pub(crate) async fn check(
    Extension(origin): Extension<Origin>,
    request: Request,
    next: Next,
) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_own(request.headers(), &origin.absolute("")) {
        return next.run(request).await;
    }
    Failure::Refused(
        "The request was sent by a page of another site, or the browser does not say by which. Open the \
         page here and try again."
            .into(),
    )
    .into_response()
}

fn is_own(headers: &HeaderMap, own: &str) -> bool {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    match (header("sec-fetch-site"), header("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => origin == own,
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::is_own;

    fn own(headers: &[(&'static str, &'static str)]) -> bool {
        let headers: HeaderMap = headers
            .iter()
            .map(|&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        is_own(&headers, "http://127.0.0.1:8765")
    }

    #[test]
    fn only_pages_of_this_site_order_anything() {
        assert!(own(&[("sec-fetch-site", "same-origin"), ("origin", "null")]));
        assert!(own(&[("origin", "http://127.0.0.1:8765")]));
        assert!(own(&[]));
        for other in ["cross-site", "same-site"] {
            assert!(!own(&[("sec-fetch-site", other), ("origin", "http://127.0.0.1:8765")]));
        }
        for other in ["null", "http://127.0.0.1:9999", "https://press.example"] {
            assert!(!own(&[("origin", other)]), "{other}");
        }
    }
}
