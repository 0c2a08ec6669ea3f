//! Addresses inside addresses: click counters, link shims and AMP caches.

use url::Url;

use super::is_web;

/// How many wrappers may be inside each other before we stop looking.
const MAX_DEPTH: usize = 4;

/// Parameters that hold the address that a redirector leads to; sorted. Common usage, as collected
/// by [ClearURLs]'s redirection rules.
///
/// [ClearURLs]: https://github.com/ClearURLs/Rules/blob/master/data.min.json
const TARGET_PARAMETERS: &[&str] = &[
    "adurl",
    "dest",
    "destination",
    "desturl",
    "goto",
    "href",
    "link",
    "mpre",
    "murl",
    "out",
    "q",
    "redirect",
    "redirect_to",
    "redirect_url",
    "redirecturl",
    "rurl",
    "site",
    "target",
    "targeturl",
    "to",
    "u",
    "uri",
    "url",
];

/// Names of a path's part, without extension, that say that it leads elsewhere; sorted.
const REDIRECTOR_PATHS: &[&str] = &[
    "aclk",
    "adclick",
    "apiclick",
    "away",
    "ck",
    "click",
    "clickthrough",
    "clk",
    "exit",
    "external",
    "externallink",
    "go",
    "goto",
    "jump",
    "l",
    "leave",
    "link",
    "linkout",
    "out",
    "outbound",
    "outgoing",
    "r",
    "rd",
    "rdr",
    "redir",
    "redirect",
    "redirection",
    "redirector",
    "track",
    "tracker",
    "tracking",
    "url",
];

/// First labels of hosts that say the same; sorted.
const REDIRECTOR_LABELS: &[&str] = &[
    "adclick",
    "away",
    "c",
    "click",
    "clicks",
    "clk",
    "go",
    "l",
    "lm",
    "lnk",
    "out",
    "r",
    "rd",
    "redir",
    "redirect",
    "safelinks",
    "t",
    "track",
    "tracker",
    "tracking",
    "trk",
    "visit",
];

/// Registrable domains of services that only redirect; sorted.
const REDIRECTOR_DOMAINS: &[&str] =
    &["anonym.to", "href.li", "outlook.com", "skimresources.com", "viglink.com"];

/// The address inside a redirector's, where there is one: `https://b.example/x` of
/// `https://l.example/click?url=https%3A%2F%2Fb.example%2Fx`.
///
/// Only a parameter whose whole value is an absolute web address counts, and only where the path or
/// the host says that it is a redirector: a link that *shares* or *logs in for* a page is not one.
/// AMP caches and viewers count as well. Wrappers inside wrappers are undone together.
#[must_use]
pub fn unwrap_redirect(url: &Url) -> Option<Url> {
    let mut found = unwrap_once(url)?;
    for _ in 1..MAX_DEPTH {
        match unwrap_once(&found) {
            Some(inner) => found = inner,
            None => break,
        }
    }
    Some(found)
}

fn unwrap_once(url: &Url) -> Option<Url> {
    if let Some(inner) = amp_cache(url) {
        return Some(inner);
    }
    let query = url.query()?;
    if !looks_like_redirector(url) {
        return None;
    }
    whole_query(query).or_else(|| {
        url.query_pairs()
            .filter(|(name, _)| {
                TARGET_PARAMETERS.binary_search(&name.to_ascii_lowercase().as_str()).is_ok()
            })
            .find_map(|(_, value)| absolute(&value))
    })
}

/// The address that an AMP cache or viewer shows:
/// `…cdn.ampproject.org/c/s/example.org/a`, `google.com/amp/s/example.org/a`.
///
/// The path's `s/` says that the original is served over https.
/// See <https://developers.google.com/amp/cache/overview#amp-cache-url-format>.
pub(super) fn amp_cache(url: &Url) -> Option<Url> {
    let host = url.host_str()?;
    let path = url.path();
    let rest = if host.ends_with(".cdn.ampproject.org") {
        path.strip_prefix("/c/").or_else(|| path.strip_prefix("/v/"))?
    } else {
        let rest = path.strip_prefix("/amp/")?;
        super::registrable_domain(url).filter(|domain| domain.starts_with("google."))?;
        rest
    };
    let (scheme, rest) = match rest.strip_prefix("s/") {
        Some(rest) => ("https", rest),
        None => ("http", rest),
    };
    // Without a dot in its host this is some other path that begins alike.
    let host = rest.split('/').next()?;
    if !host.contains('.') {
        return None;
    }
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    Url::parse(&format!("{scheme}://{rest}{query}")).ok().filter(is_web)
}

fn looks_like_redirector(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let label = host.split('.').next().unwrap_or_default();
    if REDIRECTOR_LABELS.binary_search(&label).is_ok() {
        return true;
    }
    let domain = super::registrable_domain(url).unwrap_or_default();
    if REDIRECTOR_DOMAINS.binary_search(&domain.as_str()).is_ok() {
        return true;
    }
    url.path().split('/').any(|segment| {
        let stem = segment.split('.').next().unwrap_or_default().to_ascii_lowercase();
        REDIRECTOR_PATHS.binary_search(&stem.as_str()).is_ok()
    })
}

/// `https://href.li/?https://b.example/x`
fn whole_query(query: &str) -> Option<Url> {
    if query.starts_with("http://") || query.starts_with("https://") {
        return absolute(query);
    }
    None
}

fn absolute(value: &str) -> Option<Url> {
    let value = value.trim();
    let scheme = value.get(..8)?.to_ascii_lowercase();
    if !scheme.starts_with("http://") && !scheme.starts_with("https://") {
        return None;
    }
    Url::parse(value).ok().filter(is_web)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::{
        REDIRECTOR_DOMAINS, REDIRECTOR_LABELS, REDIRECTOR_PATHS, TARGET_PARAMETERS, unwrap_redirect,
    };

    fn unwrapped(address: &str) -> Option<String> {
        unwrap_redirect(&Url::parse(address).unwrap()).map(String::from)
    }

    #[test]
    fn the_lists_are_sorted() {
        for list in [TARGET_PARAMETERS, REDIRECTOR_PATHS, REDIRECTOR_LABELS, REDIRECTOR_DOMAINS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn the_address_inside_a_redirector_is_found() {
        for wrapper in [
            "https://search.example/url?sa=t&url=https%3A%2F%2Fb.example%2Fx%3Fa%3D1",
            "https://l.social.example/l.php?u=https%3A%2F%2Fb.example%2Fx%3Fa%3D1&h=AT",
            "https://click.mail.example/?q=1&target=https://b.example/x?a=1",
            "https://example.org/redirect.aspx?to=https://b.example/x?a=1",
            "https://example.org/go.php?u=https%3A%2F%2Fb.example%2Fx%3Fa%3D1",
            "https://href.li/?https://b.example/x?a=1",
            "https://www.google.com/amp/s/b.example/x?a=1",
            "https://b-example.cdn.ampproject.org/v/s/b.example/x?a=1",
            "https://out.example/?u=https%3A%2F%2Fl.example%2F%3Fu%3Dhttps%253A%252F%252Fb.example%252Fx%253Fa%253D1",
        ] {
            assert_eq!(unwrapped(wrapper).as_deref(), Some("https://b.example/x?a=1"), "{wrapper}");
        }
    }

    #[test]
    fn an_address_in_another_page_s_parameter_is_not_its_target() {
        for address in [
            "https://social.example/sharer/sharer.php?u=https://b.example/x",
            "https://example.org/login?redirect=https://b.example/x",
            "https://example.org/story?url=https://b.example/x",
            "https://example.org/redirect?to=/x",
            "https://example.org/redirect?to=javascript:alert(1)",
            "https://example.org/go/to/x",
            "https://example.org/amp/s/story",
        ] {
            assert_eq!(unwrapped(address), None, "{address}");
        }
    }

    proptest! {
        #[test]
        fn any_query_can_be_looked_at(query in "\\PC{0,60}") {
            let address = format!("https://l.example/redirect?u={query}");
            if let Ok(url) = Url::parse(&address) {
                prop_assert!(unwrap_redirect(&url).is_none_or(|found| found.host_str().is_some()));
            }
        }
    }
}
