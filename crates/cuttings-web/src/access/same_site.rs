//! A change is asked for by a page of this site: cross-site request forgery is kept out.
//!
//! Browsers say where a request that changes something comes from, in `Sec-Fetch-Site` and `Origin`; no page
//! can make them lie. What says nothing is no browser, and has no cookie. (The cookie is `SameSite=Lax`
//! besides.)

use axum::extract::Request;
use axum::http::{HeaderMap, header};

use crate::failure::Failure;
use crate::origin::Origin;

/// Refuses what a page of another site asks for.
pub(super) fn check(request: &Request) -> Result<(), Failure> {
    let own = request.extensions().get::<Origin>().map(|origin| origin.absolute(""));
    if is_own(request.headers(), own.as_deref()) {
        Ok(())
    } else {
        Err(Failure::Refused(
            "Only the pages of this site can change something here, and programs.".into(),
        ))
    }
}

fn is_own(headers: &HeaderMap, own: Option<&str>) -> bool {
    let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    match (said("sec-fetch-site"), said("origin")) {
        // The site's own pages send no referrer, and so "null" for their origin.
        (Some(from), _) => from == "same-origin",
        (None, Some(origin)) => Some(origin) == own,
        (None, None) => !headers.contains_key(header::COOKIE),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::is_own;

    fn asked(headers: &[(&'static str, &'static str)]) -> bool {
        let headers: HeaderMap = headers
            .iter()
            .map(|&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        is_own(&headers, Some("https://archive.example"))
    }

    #[test]
    fn own_pages_and_programs_may_ask() {
        assert!(asked(&[("origin", "https://archive.example"), ("sec-fetch-site", "same-origin")]));
        assert!(asked(&[("origin", "https://archive.example"), ("cookie", "a=b")]));
        assert!(asked(&[("sec-fetch-site", "same-origin")]));
        assert!(asked(&[("origin", "null"), ("sec-fetch-site", "same-origin"), ("cookie", "a=b")]));
        assert!(asked(&[("authorization", "Bearer x")]));
        assert!(asked(&[]));
    }

    #[test]
    fn pages_of_others_and_what_does_not_say_where_it_is_from_may_not() {
        for headers in [
            &[("origin", "https://stranger.example")][..],
            &[("origin", "null")],
            &[("origin", "https://archive.example.stranger.example")],
            &[("origin", "http://archive.example")],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "null"), ("sec-fetch-site", "cross-site")],
            &[("origin", "https://archive.example"), ("sec-fetch-site", "cross-site")],
            &[("authorization", "Bearer x"), ("cookie", "a=b")],
            &[("authorization", "Bearer x"), ("origin", "https://stranger.example")],
            &[("cookie", "a=b")],
        ] {
            assert!(!asked(headers), "{headers:?}");
        }
    }
}
