//! Which address the site is reached at.
//!
//! Feeds need absolute addresses. They are made from the configured base, else from the request's
//! `Host`, which anybody can write, so it is checked to be a host and nothing more.
//!
//! A site that listens on the loopback interface is meant for this machine. A page of a stranger could
//! still reach it by letting its own name point here (DNS rebinding), so such a site answers only to
//! names that always mean this machine, unless a base is configured.

use axum::extract::{Request, State};
use axum::http::{Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use url::{Host, Url};

use crate::failure::Failure;
use crate::site::Site;

/// The address in front of every path, without a slash at its end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origin(String);

impl Origin {
    /// The absolute address of a path of this site.
    pub(crate) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// Whether readers reach the site by HTTPS.
    pub(crate) fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }
}

pub(crate) async fn find(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let origin = match site.base() {
        Some(base) => Ok(Origin(base.origin().ascii_serialization())),
        None => asked_host(&request).and_then(|host| checked(&host, site.loopback_only())),
    };
    match origin {
        Ok(origin) => {
            request.extensions_mut().insert(origin);
            next.run(request).await
        }
        Err(failure) => failure.into_response(),
    }
}

fn asked_host(request: &Request) -> Result<String, Failure> {
    let header = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = Uri::authority(request.uri()).map(|authority| authority.as_str());
    authority
        .or(header)
        .map(str::to_owned)
        .ok_or_else(|| Failure::BadRequest("The request does not say which host it is for.".into()))
}

fn checked(host: &str, loopback_only: bool) -> Result<Origin, Failure> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
    let url = host
        .chars()
        .all(plain)
        .then(|| Url::parse(&format!("http://{host}/")).ok())
        .flatten()
        .filter(|url| url.path() == "/" && url.username().is_empty())
        .ok_or_else(|| Failure::BadRequest("The request names a host that is none.".into()))?;
    if loopback_only && !is_loopback(&url) {
        return Err(Failure::Misdirected(
            "This archive is served for its own machine only, and the request names another host. \
             Where it is meant to be reached under that name, its public address has to be configured."
                .into(),
        ));
    }
    Ok(Origin(url.as_str().trim_end_matches('/').to_owned()))
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::checked;

    #[test]
    fn a_host_is_a_host_and_nothing_more() {
        for (host, origin) in [
            ("archive.example", "http://archive.example"),
            ("Archive.Example:8080", "http://archive.example:8080"),
            ("[::1]:4000", "http://[::1]:4000"),
        ] {
            assert_eq!(checked(host, false).unwrap().absolute(""), origin);
        }
        for host in ["", "a b", "a/b", "user@host", "a\"><script>", "[::1", "host:port", "a?b"] {
            assert!(checked(host, false).is_err(), "{host}");
        }
    }

    #[test]
    fn a_loopback_site_answers_to_no_other_name() {
        for host in ["localhost:1", "127.0.0.1:1", "[::1]:1", "archive.localhost"] {
            assert!(checked(host, true).is_ok(), "{host}");
        }
        for host in ["rebound.example", "192.0.2.1", "localhost.example"] {
            assert!(checked(host, true).is_err(), "{host}");
        }
    }
}
