//! Cookies within a run: some sites answer every request without theirs with a redirect to a page that
//! sets it.
//!
//! A cookie goes back only to the host that set it, whatever its `Domain` says, so that nothing that
//! one host gave can reach another; none outlives the run.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use reqwest::header::{HeaderMap, SET_COOKIE};
use url::Url;

/// More cookies of one host than this are not kept.
const MOST: usize = 50;

/// A longer cookie is not kept (RFC 6265, section 6.1).
const LONGEST: usize = 4096;

/// The cookies of all hosts.
#[derive(Debug, Default)]
pub(super) struct Cookies {
    by_host: Mutex<HashMap<String, BTreeMap<String, Cookie>>>,
}

#[derive(Debug)]
struct Cookie {
    value: String,
    path: String,
    secure: bool,
}

impl Cookies {
    /// Keeps what a host sets.
    pub(super) fn keep(&self, url: &Url, headers: &HeaderMap) {
        let Some(host) = url.host_str() else { return };
        for header in headers.get_all(SET_COOKIE) {
            let Some((name, cookie)) = header.to_str().ok().and_then(parse) else { continue };
            let mut hosts = self.by_host.lock().unwrap_or_else(PoisonError::into_inner);
            let jar = hosts.entry(host.to_owned()).or_default();
            match cookie {
                Some(cookie) if jar.len() < MOST || jar.contains_key(&name) => {
                    jar.insert(name, cookie);
                }
                Some(_) => {}
                None => {
                    jar.remove(&name);
                }
            }
        }
    }

    /// The `Cookie` header of a request; `None` where there is nothing to send.
    pub(super) fn header(&self, url: &Url) -> Option<String> {
        let hosts = self.by_host.lock().unwrap_or_else(PoisonError::into_inner);
        let jar = hosts.get(url.host_str()?)?;
        let fitting = jar.iter().filter(|(_, cookie)| {
            (!cookie.secure || url.scheme() == "https") && url.path().starts_with(&cookie.path)
        });
        let pairs: Vec<String> =
            fitting.map(|(name, cookie)| format!("{name}={}", cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

/// Reads a `Set-Cookie` header (RFC 6265, section 5.2): a name, and the cookie unless it is to go.
fn parse(header: &str) -> Option<(String, Option<Cookie>)> {
    if header.len() > LONGEST {
        return None;
    }
    let mut parts = header.split(';');
    let (name, value) = parts.next()?.split_once('=')?;
    let (name, value) = (name.trim(), value.trim());
    if name.is_empty() {
        return None;
    }
    let mut cookie = Cookie { value: value.to_owned(), path: "/".to_owned(), secure: false };
    let mut gone = false;
    for attribute in parts {
        let (key, value) = attribute.split_once('=').unwrap_or((attribute, ""));
        match key.trim().to_ascii_lowercase().as_str() {
            "secure" => cookie.secure = true,
            "path" if value.trim().starts_with('/') => cookie.path = value.trim().to_owned(),
            "max-age" => gone = value.trim().parse::<i64>().is_ok_and(|seconds| seconds <= 0),
            // A cookie is deleted by a day long past; within a run, others do not expire.
            "expires" => gone |= value.contains("1970"),
            _ => {}
        }
    }
    Some((name.to_owned(), (!gone).then_some(cookie)))
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, SET_COOKIE};
    use url::Url;

    use super::Cookies;

    fn set(cookies: &Cookies, url: &str, lines: &[&'static str]) {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(SET_COOKIE, line.parse().unwrap());
        }
        cookies.keep(&Url::parse(url).unwrap(), &headers);
    }

    fn sent(cookies: &Cookies, url: &str) -> Option<String> {
        cookies.header(&Url::parse(url).unwrap())
    }

    #[test]
    fn a_cookie_goes_back_to_its_host_only() {
        let cookies = Cookies::default();
        set(&cookies, "https://outlet.example/", &["seen=1; Domain=.example; Path=/; HttpOnly"]);
        assert_eq!(sent(&cookies, "https://outlet.example/news").unwrap(), "seen=1");
        assert_eq!(sent(&cookies, "https://other.example/"), None);
        assert_eq!(sent(&cookies, "https://www.outlet.example/"), None);
    }

    #[test]
    fn paths_and_secure_connections_are_minded() {
        let cookies = Cookies::default();
        set(&cookies, "https://outlet.example/", &["a=1; Secure", "b=2; Path=/news"]);
        assert_eq!(sent(&cookies, "http://outlet.example/news/2").unwrap(), "b=2");
        assert_eq!(sent(&cookies, "https://outlet.example/").unwrap(), "a=1");
    }

    #[test]
    fn a_cookie_can_be_changed_and_taken_back() {
        let cookies = Cookies::default();
        set(&cookies, "http://outlet.example/", &["a=1", "b=1"]);
        set(&cookies, "http://outlet.example/", &["a=2", "b=; Max-Age=0"]);
        assert_eq!(sent(&cookies, "http://outlet.example/").unwrap(), "a=2");
        set(&cookies, "http://outlet.example/", &["no cookie", "=x", ""]);
        assert_eq!(sent(&cookies, "http://outlet.example/").unwrap(), "a=2");
    }
}
