//! Hashes that entries are recognised by from one page of a chain to the next, and from one run to the
//! next: of the address, or of the words where there is none or where it tells nothing apart.

use std::collections::HashMap;

use cuttings_extract::{Entry, Page, address};
use cuttings_fetch::digest;
use url::Url;

/// The hashes of a page's entries, in its order.
pub(crate) fn keys(page: &Page) -> Vec<u64> {
    let addresses: Vec<Option<String>> = page.entries.iter().map(address_key).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for key in addresses.iter().flatten() {
        *counts.entry(key).or_default() += 1;
    }
    let own =
        page.url.as_deref().and_then(|url| Url::parse(url).ok()).map(|url| address::key(&url));
    let tells = |key: &str| counts.get(key) == Some(&1) && own.as_deref() != Some(key);
    let entries = page.entries.iter().zip(&addresses);
    entries
        .map(|(entry, key)| match key {
            Some(key) if tells(key) => hash(&["address", key]),
            key => hash(&[
                "words",
                key.as_deref().unwrap_or_default(),
                entry.title.as_deref().unwrap_or_default(),
                entry.summary.as_deref().unwrap_or_default(),
            ]),
        })
        .collect()
}

fn address_key(entry: &Entry) -> Option<String> {
    Some(address::key(&Url::parse(entry.url.as_deref()?).ok()?))
}

/// The first eight bytes of a SHA-256 digest.
fn hash(parts: &[&str]) -> u64 {
    let digest = digest(parts.join("\0").as_bytes());
    let hex = digest.trim_start_matches("sha256:").get(..16).unwrap_or_default();
    u64::from_str_radix(hex, 16).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use cuttings_extract::{Entry, Page, PageKind};

    use super::keys;

    fn page(entries: &[(&str, &str)]) -> Page {
        let mut page = Page::new(PageKind::Listing);
        page.url = Some("https://outlet.example/news/".to_owned());
        page.entries = entries
            .iter()
            .map(|(title, url)| Entry {
                title: Some((*title).to_owned()),
                url: (!url.is_empty()).then(|| (*url).to_owned()),
                ..Entry::default()
            })
            .collect();
        page
    }

    #[test]
    fn an_entry_keeps_its_key_whatever_its_headline_becomes() {
        let before = keys(&page(&[("Ferry late", "https://outlet.example/ferry")]));
        let after = keys(&page(&[("Ferry cancelled", "http://www.outlet.example/ferry/#top")]));
        assert_eq!(before, after);
    }

    #[test]
    fn an_address_that_several_entries_share_does_not_make_them_one() {
        let shared = "https://outlet.example/notices";
        let found = keys(&page(&[("A", shared), ("B", shared), ("C", ""), ("D", "")]));
        let mut different = found.clone();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), 4);
        let own = keys(&page(&[("A", "https://outlet.example/news/")]));
        assert_ne!(own, keys(&page(&[("B", "https://outlet.example/news/")])));
    }

    #[test]
    fn keys_stay_the_same_from_version_to_version() {
        assert_eq!(keys(&page(&[("A", "https://outlet.example/a")])), [GOLDEN]);
    }

    /// Kept in archives for years.
    const GOLDEN: u64 = 0x6f40_48a8_7fb8_b872;
}
