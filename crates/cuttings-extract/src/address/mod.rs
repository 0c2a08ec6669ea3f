//! Addresses: what a link points to, and whether two links point to the same article.
//!
//! A link goes through up to three steps. [`resolve`] makes it absolute, by the URL standard.
//! [`unwrap_redirect`] takes it out of a click counter's wrapper. [`canonical`] takes off what says
//! how the reader came rather than what is read: that is the address to store and to show.
//!
//! Whether two addresses name one article is decided by [`key`], which also ignores what must stay
//! in an address for it to work (scheme, `www.`, the slash at the end, AMP and mobile variants). A
//! key is for comparing; it is not an address.

mod identity;
mod redirect;
mod tracking;

use url::{Host, Url};

pub use identity::{canonical, key, same};
pub use redirect::unwrap_redirect;
pub(crate) use tracking::is_tracking;

/// Resolves a link against the page's base address, by the [URL standard].
///
/// `None` for what is not the address of another web page: `javascript:`, `mailto:`, `tel:`,
/// `data:` and the like, an empty link, and a bare fragment (`#comments`), which is a place on the
/// page itself. Without a base, `//host/path` is taken as https, and anything relative is `None`.
///
/// [URL standard]: https://url.spec.whatwg.org/#concept-basic-url-parser
#[must_use]
pub fn resolve(base: Option<&Url>, href: &str) -> Option<Url> {
    let href = href.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    if href.is_empty() || href.starts_with('#') {
        return None;
    }
    let url = match base {
        Some(base) => base.join(href).ok()?,
        None if href.starts_with("//") => Url::parse(&format!("https:{href}")).ok()?,
        None => Url::parse(href).ok()?,
    };
    is_web(&url).then_some(url)
}

/// The host without `www.`: what an outlet is called where nobody named it.
#[must_use]
pub fn host_name(url: &Url) -> Option<String> {
    let host = url.host_str()?.trim_end_matches('.');
    let bare = host.strip_prefix("www.").filter(|rest| rest.contains('.')).unwrap_or(host);
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// The part of the host that somebody registered, by the [Public Suffix List]: `example.co.uk` of
/// `news.example.co.uk`. `None` for IP addresses, single labels and bare public suffixes.
///
/// [Public Suffix List]: https://publicsuffix.org/
#[must_use]
pub fn registrable_domain(url: &Url) -> Option<String> {
    match url.host()? {
        Host::Domain(host) => psl::domain_str(host.trim_end_matches('.')).map(str::to_owned),
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    }
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::{host_name, registrable_domain, resolve};

    fn resolved(href: &str) -> Option<String> {
        let base = Url::parse("https://example.org/news/page/2/").unwrap();
        resolve(Some(&base), href).map(String::from)
    }

    #[test]
    fn links_are_joined_by_the_url_standard() {
        for (href, expected) in [
            ("/a", "https://example.org/a"),
            ("a", "https://example.org/news/page/2/a"),
            ("../3/", "https://example.org/news/page/3/"),
            ("?page=3", "https://example.org/news/page/2/?page=3"),
            ("//other.example/x", "https://other.example/x"),
            ("http:\\\\other.example\\x", "http://other.example/x"),
            ("  /a\n b\t ", "https://example.org/a%20b"),
            ("\u{a0}/a", "https://example.org/a"),
            ("/a#comments", "https://example.org/a#comments"),
            ("HTTPS://Example.ORG:443/A", "https://example.org/A"),
        ] {
            assert_eq!(resolved(href).as_deref(), Some(expected), "{href:?}");
        }
    }

    #[test]
    fn what_is_not_the_address_of_another_page_is_nothing() {
        for href in [
            "",
            "  ",
            "#",
            "#top",
            "javascript:void(0)",
            "JavaScript:;",
            "java\nscript:alert(1)",
            "mailto:desk@example.org",
            "tel:+123",
            "data:text/html,x",
            "ftp://example.org/x",
            "http://",
            "https://exa mple.org/",
        ] {
            assert_eq!(resolved(href), None, "{href:?}");
        }
    }

    #[test]
    fn without_a_base_only_absolute_links_resolve() {
        assert_eq!(resolve(None, "/a"), None);
        assert_eq!(resolve(None, "www.example.org/a"), None);
        assert_eq!(resolve(None, "//example.org/a").unwrap().as_str(), "https://example.org/a");
    }

    #[test]
    fn a_host_is_named_without_www() {
        for (address, name) in [
            ("https://www.example.org/", "example.org"),
            ("https://news.example.org./", "news.example.org"),
            ("https://www.org/", "www.org"),
            ("http://127.0.0.1:8000/", "127.0.0.1"),
        ] {
            assert_eq!(host_name(&Url::parse(address).unwrap()).as_deref(), Some(name));
        }
    }

    #[test]
    fn a_registrable_domain_follows_the_public_suffix_list() {
        for (address, domain) in [
            ("https://news.example.co.uk/", Some("example.co.uk")),
            ("https://a.b.example.org./", Some("example.org")),
            ("https://someone.github.io/", Some("someone.github.io")),
            ("https://co.uk/", None),
            ("http://localhost/", None),
            ("http://127.0.0.1/", None),
            ("http://[::1]/", None),
        ] {
            assert_eq!(registrable_domain(&Url::parse(address).unwrap()).as_deref(), domain);
        }
    }

    proptest! {
        #[test]
        fn no_link_resolves_to_anything_but_a_web_address(href in "\\PC{0,60}") {
            if let Some(url) = resolved(&href) {
                prop_assert!(url.starts_with("http://") || url.starts_with("https://"));
            }
        }
    }
}
