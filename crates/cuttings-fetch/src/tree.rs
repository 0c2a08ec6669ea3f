//! The addresses of a saved site's files.
//!
//! A mirroring tool (`wget -m`, `httrack`) saves `https://outlet.example/news/` as
//! `outlet.example/news/index.html`: the first folder that looks like a host name gives the address
//! back. Knowing it, relative links in the page can be resolved and the page gets its outlet.

use std::path::{Component, Path};

use url::Url;

/// Top-level names that are no part of the public suffix list but are reserved for examples and
/// tests (RFC 2606, RFC 6761), sorted.
const RESERVED: &[&str] = &["example", "invalid", "localhost", "test"];

/// The address of a file of a saved site; `None` where no folder on its path looks like a host name.
/// The path is as the user gave it: relative, or from the named folder on, so that the names of
/// the machine's own folders never count.
///
/// ```
/// use cuttings_fetch::tree::address;
///
/// let found = address("press/outlet.example/news/index.html?page=2".as_ref());
/// assert_eq!(found.unwrap().as_str(), "https://outlet.example/news/?page=2");
/// ```
#[must_use]
pub fn address(path: &Path) -> Option<Url> {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    let parts: Vec<&str> = parts.collect();
    let (file, folders) = parts.split_last()?;
    let host = folders.iter().position(|name| is_host(name))?;
    let (file, query) = split_query(file);
    let mut url = Url::parse(&format!("https://{}/", folders.get(host)?)).ok()?;
    url.path_segments_mut()
        .ok()?
        .pop_if_empty()
        .extend(folders.get(host + 1..)?.iter().map(|name| decoded(name)))
        .push(if is_index(file) { "" } else { file });
    url.set_query(query);
    Some(url)
}

/// Whether a folder's name looks like a host name: labels of lower-case letters, digits and hyphens,
/// the last of which is a known top-level name; a port may follow, as wget writes it.
#[must_use]
pub fn is_host(name: &str) -> bool {
    let (host, port) = name.split_once([':', '+']).unwrap_or((name, "80"));
    if port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) || name.contains('+') {
        return false;
    }
    let labels: Vec<&str> = host.split('.').collect();
    let well_formed = labels.len() >= 2
        && host.len() <= 253
        && labels.iter().all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        });
    well_formed && labels.last().is_some_and(|last| is_top_level(last))
}

fn is_top_level(label: &str) -> bool {
    RESERVED.binary_search(&label).is_ok()
        || psl::suffix(label.as_bytes()).is_some_and(|suffix| suffix.is_known())
}

fn is_index(file: &str) -> bool {
    ["index.html", "index.htm", "index.xhtml", "index.php"].contains(&file)
}

/// The query of an address is part of the saved file's name. `wget -E` puts ".html" behind it.
fn split_query(file: &str) -> (&str, Option<&str>) {
    match file.split_once('?') {
        Some((file, query)) => (file, Some(query.strip_suffix(".html").unwrap_or(query))),
        None => (file, None),
    }
}

/// Mirroring tools keep some characters percent-encoded, others not.
fn decoded(name: &str) -> String {
    let bytes = name.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        let escape = after.get(..2).filter(|_| byte == b'%');
        let value = escape.and_then(|hex| std::str::from_utf8(hex).ok());
        match value.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(value) => {
                plain.push(value);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                plain.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(plain).unwrap_or_else(|_| name.to_owned())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{RESERVED, address, is_host};

    fn found(path: &str) -> Option<String> {
        address(Path::new(path)).map(|url| url.to_string())
    }

    #[test]
    fn the_first_folder_that_looks_like_a_host_name_gives_the_address() {
        assert_eq!(found("press/outlet.example/index.html").unwrap(), "https://outlet.example/");
        assert_eq!(
            found("outlet.example/2026/march.html").unwrap(),
            "https://outlet.example/2026/march.html"
        );
        assert_eq!(
            found("x/www.outlet.co.uk/archive.org/index.html").unwrap(),
            "https://www.outlet.co.uk/archive.org/"
        );
        assert_eq!(found("localhost.test:8080/a").unwrap(), "https://localhost.test:8080/a");
    }

    #[test]
    fn a_query_in_the_file_name_is_the_query_of_the_address() {
        assert_eq!(
            found("outlet.example/index.html?page=2&a=b.html").unwrap(),
            "https://outlet.example/?page=2&a=b"
        );
    }

    #[test]
    fn names_in_other_scripts_become_one_address_however_they_were_saved() {
        let plain = found("outlet.example/أخبار/index.html").unwrap();
        let encoded = found("outlet.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/index.html").unwrap();
        assert_eq!(plain, encoded);
    }

    #[test]
    fn ordinary_folders_and_files_are_no_hosts() {
        for no in
            ["backup.old", "v1.2", "News.Com", "1.0", "a..com", "com", "-a.com", "notes", "a_b.com"]
        {
            assert!(!is_host(no), "{no}");
        }
        assert_eq!(found("saved/page.com"), None);
        assert!(RESERVED.is_sorted());
    }

    #[test]
    fn junk_in_names_is_no_panic() {
        for junk in
            ["outlet.example/%", "outlet.example/%zz/%E", "outlet.example/?", "outlet.example/.."]
        {
            let _ = found(junk);
        }
    }
}
