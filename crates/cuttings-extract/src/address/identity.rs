//! Whether two addresses name the same article.

use std::borrow::Cow;
use std::fmt::Write as _;

use url::{Host, Url};

use super::{redirect, tracking};

/// Host labels, left of the registrable domain, that name a variant of the same site; sorted.
const VARIANT_LABELS: &[&str] = &["amp", "m", "mobile", "www"];

/// Parameters, in lower case, that ask for a variant of the same page; sorted.
///
/// `amp` stands in WordPress and Drupal plugins, `outputtype` in Arc, `m` in Blogger.
const VARIANT_PARAMETERS: &[(&str, &[&str])] = &[
    ("amp", &["", "1", "true"]),
    ("m", &["0", "1"]),
    ("mobile", &["1", "true"]),
    ("output", &["amp"]),
    ("outputtype", &["amp"]),
];

/// Names of the file that a server gives for a folder; sorted.
const INDEX_FILES: &[&str] = &[
    "default.asp",
    "default.aspx",
    "default.htm",
    "default.html",
    "index.asp",
    "index.aspx",
    "index.htm",
    "index.html",
    "index.php",
    "index.shtml",
];

/// The address to store and to show: one that still works, without what does not matter to it.
///
/// Host in lower case, no default port, no credentials, no fragment (but `#!`, which some sites
/// route by), no tracking parameters and no session, no `index.html`. The rest of the query keeps
/// its order and its spelling, and a slash at the end stays as it is written.
#[must_use]
pub fn canonical(url: &Url) -> Url {
    let mut url = url.clone();
    if !url.fragment().is_none_or(|fragment| fragment.starts_with('!')) {
        url.set_fragment(None);
    }
    // These fail only for addresses that cannot have what is taken away.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    if let Some(host) = url.host_str().and_then(|host| host.strip_suffix('.')) {
        let host = host.trim_end_matches('.').to_owned();
        let _ = url.set_host(Some(&host));
    }
    if let Some(query) = url.query() {
        let kept = without(query, |pair| pair.is_empty() || tracking::is_tracking(pair));
        if kept != query {
            let kept = kept.into_owned();
            url.set_query((!kept.is_empty()).then_some(&kept));
        } else if query.is_empty() {
            url.set_query(None);
        }
    }
    let path = canonical_path(url.path());
    if path.len() != url.path().len() {
        let path = path.to_owned();
        url.set_path(&path);
    }
    url
}

/// What two addresses of one article have in common; not an address.
///
/// On top of what [`canonical`] takes off, this ignores the scheme, `www.`, the slash at the end,
/// doubled slashes, index files, a last `.html`, how characters are percent-encoded, the order of parameters, and
/// AMP and mobile variants.
#[must_use]
pub fn key(url: &Url) -> String {
    let url = canonical(url);
    let url = match redirect::amp_cache(&url) {
        Some(inner) => canonical(&inner),
        None => url,
    };
    let mut key = bare_host(&url);
    if let Some(port) = url.port() {
        // Writing to a String cannot fail.
        let _ = write!(key, ":{port}");
    }
    for segment in bare_segments(url.path()) {
        key.push('/');
        push_decoded(&mut key, segment, false);
    }
    let mut pairs: Vec<&str> = url.query().unwrap_or_default().split('&').collect();
    pairs.retain(|pair| !pair.is_empty() && !asks_for_variant(pair));
    let mut pairs: Vec<String> = pairs.into_iter().map(decoded_pair).collect();
    pairs.sort_unstable();
    for (index, pair) in pairs.iter().enumerate() {
        key.push(if index == 0 { '?' } else { '&' });
        key.push_str(pair);
    }
    if let Some(fragment) = url.fragment() {
        key.push('#');
        push_decoded(&mut key, fragment, false);
    }
    key
}

/// Whether two addresses name one article, as far as addresses can tell.
#[must_use]
pub fn same(a: &Url, b: &Url) -> bool {
    a == b || key(a) == key(b)
}

fn without(query: &str, drop: impl Fn(&str) -> bool) -> Cow<'_, str> {
    if !query.split('&').any(&drop) {
        return Cow::Borrowed(query);
    }
    let kept: Vec<&str> = query.split('&').filter(|pair| !drop(pair)).collect();
    Cow::Owned(kept.join("&"))
}

fn canonical_path(path: &str) -> &str {
    let path = without_session(path);
    match path.rsplit_once('/') {
        Some((_, "index.html" | "index.htm")) => path.trim_end_matches(|c| c != '/'),
        _ => path,
    }
}

/// `/story;jsessionid=1F` is what Java servers write for readers without cookies.
fn without_session(path: &str) -> &str {
    const MARK: &[u8] = b";jsessionid=";
    let last = path.rfind('/').unwrap_or_default();
    let found = path.as_bytes()[last..]
        .windows(MARK.len())
        .position(|window| window.eq_ignore_ascii_case(MARK));
    found.map_or(path, |at| &path[..last + at])
}

/// The host without the labels of variants: `en.example.org` of `en.m.example.org`.
fn bare_host(url: &Url) -> String {
    let Some(Host::Domain(host)) = url.host() else {
        return url.host_str().unwrap_or_default().to_owned();
    };
    // `www.gov.uk` is registered below a public suffix, and still it is the same as `gov.uk`.
    let host = host.strip_prefix("www.").filter(|rest| rest.contains('.')).unwrap_or(host);
    let Some(domain) = psl::domain_str(host) else { return host.to_owned() };
    let (labels, _) = host.split_at(host.len() - domain.len());
    let mut bare = String::with_capacity(host.len());
    for label in labels.split_terminator('.') {
        if VARIANT_LABELS.binary_search(&label).is_err() {
            bare.push_str(label);
            bare.push('.');
        }
    }
    bare.push_str(domain);
    bare
}

/// The parts of a path, without empty ones, the index file, and the marks of an AMP page:
/// `/amp/story`, `/story/amp/`, `/story.amp.html`, `/story.amp`.
fn bare_segments(path: &str) -> Vec<&str> {
    let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    if segments.last().is_some_and(|last| is_index_file(last)) {
        segments.pop();
    }
    if segments.len() > 1 && segments.last() == Some(&"amp") {
        segments.pop();
    }
    if segments.len() > 1 && segments.first() == Some(&"amp") {
        segments.remove(0);
    }
    if let Some(last) = segments.last_mut() {
        *last = last.strip_suffix(".html").unwrap_or(last);
        *last = last.strip_suffix(".amp").filter(|rest| !rest.is_empty()).unwrap_or(last);
    }
    segments
}

fn is_index_file(segment: &str) -> bool {
    INDEX_FILES.binary_search(&segment.to_ascii_lowercase().as_str()).is_ok()
}

fn asks_for_variant(pair: &str) -> bool {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let name = name.to_ascii_lowercase();
    VARIANT_PARAMETERS
        .binary_search_by(|(known, _)| known.cmp(&name.as_str()))
        .ok()
        .and_then(|at| VARIANT_PARAMETERS.get(at))
        .is_some_and(|(_, values)| values.iter().any(|known| value.eq_ignore_ascii_case(known)))
}

fn decoded_pair(pair: &str) -> String {
    let mut decoded = String::with_capacity(pair.len());
    push_decoded(&mut decoded, pair.strip_suffix('=').unwrap_or(pair), true);
    decoded
}

/// Appends a piece of an address with its percent-encoding undone, except where a decoded character
/// would read as a delimiter or the bytes are not UTF-8: these keep one spelling, `%XX`.
fn push_decoded(out: &mut String, piece: &str, plus_is_space: bool) {
    let mut bytes = Vec::with_capacity(piece.len());
    let raw = piece.as_bytes();
    let mut at = 0;
    while let Some(&byte) = raw.get(at) {
        let escaped = (byte == b'%')
            .then(|| Some(hex(*raw.get(at + 1)?)? << 4 | hex(*raw.get(at + 2)?)?))
            .flatten();
        at += if escaped.is_some() { 3 } else { 1 };
        match escaped {
            Some(decoded @ (b'/' | b'?' | b'#' | b'%' | b'&' | b'=' | b'+')) => {
                bytes.extend_from_slice(format!("%{decoded:02X}").as_bytes());
            }
            Some(decoded) => bytes.push(decoded),
            None if byte == b'+' && plus_is_space => bytes.push(b' '),
            None => bytes.push(byte),
        }
    }
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::{INDEX_FILES, VARIANT_LABELS, VARIANT_PARAMETERS, canonical, key, same};

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(VARIANT_LABELS.is_sorted());
        assert!(VARIANT_PARAMETERS.is_sorted());
        assert!(INDEX_FILES.is_sorted());
    }

    #[test]
    fn a_canonical_address_has_nothing_that_does_not_matter() {
        for (given, expected) in [
            ("HTTPS://WWW.Example.ORG:443/A/", "https://www.example.org/A/"),
            ("https://example.org./a", "https://example.org/a"),
            ("https://me:secret@example.org/a", "https://example.org/a"),
            ("https://example.org/a#comments", "https://example.org/a"),
            ("https://example.org/#!/a", "https://example.org/#!/a"),
            ("https://example.org/a?", "https://example.org/a"),
            ("https://example.org/a?b=2&utm_source=x&a=1", "https://example.org/a?b=2&a=1"),
            ("https://example.org/a?utm_source=x&&fbclid=y", "https://example.org/a"),
            ("https://example.org/?p=12&amp;utm_medium=x", "https://example.org/?p=12"),
            ("https://example.org/a/index.html", "https://example.org/a/"),
            ("https://example.org/a;jsessionid=1F?x=%c3%a4", "https://example.org/a?x=%c3%a4"),
            ("https://example.org/index.php?id=5", "https://example.org/index.php?id=5"),
        ] {
            assert_eq!(canonical(&url(given)).as_str(), expected, "{given}");
        }
    }

    #[test]
    fn variants_of_one_address_are_the_same() {
        let story = url("https://example.org/news/a-story");
        for variant in [
            "http://www.example.org/news/a-story/",
            "https://example.org//news/a-story",
            "https://example.org/news/a-story/index.html",
            "https://example.org/news/a-story/index.php",
            "https://example.org/news/a-story.html",
            "https://example.org/news/a%2Dstory?utm_source=rss#more",
            "https://m.example.org/news/a-story",
            "https://www.mobile.example.org/news/a-story",
            "https://amp.example.org/news/a-story",
            "https://example.org/amp/news/a-story",
            "https://example.org/news/a-story/amp/",
            "https://example.org/news/a-story.amp",
            "https://example.org/news/a-story.amp.html",
            "https://example.org/news/a-story?amp",
            "https://example.org/news/a-story?amp=1",
            "https://example.org/news/a-story?outputType=amp",
            "https://example-org.cdn.ampproject.org/c/s/example.org/news/a-story?usqp=x",
            "https://www.google.com/amp/s/example.org/news/a-story",
        ] {
            assert!(same(&story, &url(variant)), "{variant}: {}", key(&url(variant)));
        }
    }

    #[test]
    fn spelling_of_a_query_does_not_matter() {
        assert!(same(&url("https://e.org/?a=%c3%a4+x&b"), &url("https://e.org?b=&a=%C3%A4%20x")));
        assert!(same(&url("https://e.org/ä"), &url("https://e.org/%c3%A4")));
        assert_eq!(key(&url("https://e.org/%ff%FE")), key(&url("https://e.org/%FF%fe")));
    }

    #[test]
    fn different_articles_stay_different() {
        for (a, b) in [
            ("https://example.org/a", "https://example.org/b"),
            ("https://example.org/?p=1", "https://example.org/?p=2"),
            ("https://example.org/?a=1%262", "https://example.org/?a=1&2"),
            ("https://example.org/a%2Fb", "https://example.org/a/b"),
            ("https://example.org/#!/a", "https://example.org/#!/b"),
            ("https://m.example/a", "https://n.example/a"),
            ("https://amp.org/a", "https://m.org/a"),
            ("https://example.org/amp", "https://example.org/"),
            ("https://example.org:8080/a", "https://example.org/a"),
            ("https://de.example.org/a", "https://fr.example.org/a"),
        ] {
            assert!(!same(&url(a), &url(b)), "{a} {b}");
        }
    }

    /// Addresses made of the pieces that the rules look at.
    fn addresses() -> impl Strategy<Value = Url> {
        let piece = prop::sample::select(vec![
            "/",
            "//",
            "amp",
            ".amp",
            "index.html",
            "index.htm",
            "index.php",
            ";jsessionid=",
            "?",
            "&",
            "#",
            "#!",
            "utm_source=",
            "amp;",
            "amp=1",
            "=",
            "%2F",
            "%2f",
            "%C3%A4",
            "%",
            "ü",
            "+",
            ".",
            "..",
            "a",
            "c/s/",
            "ref=rss",
            "https://b.example/x",
            ".html",
        ]);
        let host = prop::sample::select(vec![
            "example.org",
            "www.m.example.org",
            "amp.example.co.uk.",
            "127.0.0.1:80",
            "[::1]:81",
            "www.gov.uk",
            "google.com/amp/s",
            "x.cdn.ampproject.org",
            "u:p@www.example.org",
        ]);
        (host, prop::collection::vec(piece, 0..12)).prop_filter_map("an address", |(host, rest)| {
            Url::parse(&format!("https://{host}/{}", rest.concat())).ok()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn canonical_is_idempotent(url in addresses()) {
            let once = canonical(&url);
            prop_assert_eq!(canonical(&once), once);
        }

        #[test]
        fn the_key_of_a_canonical_address_is_the_key(url in addresses()) {
            prop_assert_eq!(key(&canonical(&url)), key(&url));
        }

        #[test]
        fn any_path_has_a_key(path in "\\PC{0,40}") {
            if let Ok(url) = Url::parse(&format!("https://example.org/{path}")) {
                prop_assert!(key(&url).starts_with("example.org"));
            }
        }
    }
}
