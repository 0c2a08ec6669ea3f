//! Addresses as the store uses them: as text, and only those of the web.

use cuttings_extract::address;
use url::Url;

/// What the addresses of one article have in common; `None` for what is not a web address.
pub(crate) fn key(text: &str) -> Option<String> {
    web(text).map(|url| address::key(&url))
}

/// The host that a web address names, without "www.".
pub(crate) fn host(text: &str) -> Option<String> {
    web(text).and_then(|url| address::host_name(&url))
}

/// The form to store and to show; what is not a web address stays as it is.
pub(crate) fn canonical(text: &str) -> String {
    match web(text) {
        Some(url) => address::canonical(&url).into(),
        None => text.to_owned(),
    }
}

/// The address of a page, whatever part of it is meant.
pub(crate) fn without_fragment(text: &str) -> String {
    match Url::parse(text) {
        Ok(mut url) if url.fragment().is_some() => {
            url.set_fragment(None);
            url.into()
        }
        Ok(url) => url.into(),
        Err(_) => text.to_owned(),
    }
}

/// Whether this is the address of a whole site.
pub(crate) fn is_front_page(text: &str) -> bool {
    web(text).is_some_and(|url| url.path() == "/" && url.query().is_none())
}

fn web(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}
