//! Addresses: what a link points to.

use url::Url;

/// Resolves a link against the page's base address; `None` for what is not a web address.
#[must_use]
pub fn resolve(base: Option<&Url>, href: &str) -> Option<Url> {
    let href = href.trim();
    match base {
        Some(base) => base.join(href).ok(),
        None => Url::parse(href).ok(),
    }
}
