//! How an outlet lists: its listings, with the pages of one chain put together.

use std::collections::{HashMap, HashSet};

use cuttings_archive::ListingRow;
use cuttings_export::web_address;

use super::when::{self, Shown};
use super::{count, foreign, number, page_kind};

const TITLE: usize = 120;
const ADDRESS: usize = 160;

/// A listing, with the pages that follow it.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) link: Option<String>,
    pub(crate) kind: &'static str,
    /// Entries of the first page; pages of the chain.
    pub(crate) figures: String,
    pub(crate) last_seen: Shown,
}

/// The chains of an outlet, those of most pages first.
pub(crate) fn chains(listings: &[ListingRow]) -> Vec<Chain> {
    let by_address: HashMap<&str, &ListingRow> =
        listings.iter().map(|listing| (listing.url.as_str(), listing)).collect();
    let next = |listing: &ListingRow| {
        listing.next.as_deref().and_then(|next| by_address.get(next)).copied()
    };
    let behind: HashSet<&str> = listings
        .iter()
        .filter_map(|listing| next(listing).filter(|other| other.url != listing.url))
        .map(|listing| listing.url.as_str())
        .collect();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut chains: Vec<(usize, Chain)> = Vec::new();
    // Heads first; what is left then stands in a circle, and begins anywhere.
    let heads = listings.iter().filter(|listing| !behind.contains(listing.url.as_str()));
    for head in heads.chain(listings) {
        if seen.contains(head.url.as_str()) {
            continue;
        }
        let mut pages = 0;
        let mut at = Some(head);
        while let Some(listing) = at.filter(|listing| seen.insert(listing.url.as_str())) {
            pages += 1;
            at = next(listing);
        }
        chains.push((pages, chain(head, pages)));
    }
    chains.sort_by(|(a, _), (b, _)| b.cmp(a));
    chains.into_iter().map(|(_, chain)| chain).collect()
}

fn chain(head: &ListingRow, pages: usize) -> Chain {
    let address = foreign::line(&head.url, ADDRESS);
    let title = head.title.as_deref().map(|title| foreign::line(title, TITLE));
    let entries = match head.entries {
        1 => "1 entry".to_owned(),
        entries => format!("{} entries", number(entries)),
    };
    let figures = match pages {
        0 | 1 => format!("{entries}, {}", count(head.snapshots, "snapshot")),
        pages => format!("{entries} on the first of {pages} pages"),
    };
    Chain {
        title: title.filter(|title| !title.is_empty()).unwrap_or_else(|| address.clone()),
        link: web_address(&head.url).map(str::to_owned),
        address,
        kind: page_kind::words(head.kind),
        figures,
        last_seen: when::moment(head.last_seen),
    }
}

#[cfg(test)]
mod tests {
    use super::chains;
    use cuttings_archive::ListingRow;
    use cuttings_extract::PageKind;

    fn listing(url: &str, next: Option<&str>) -> ListingRow {
        ListingRow {
            url: url.to_owned(),
            kind: PageKind::Listing,
            title: None,
            snapshots: 1,
            entries: 20,
            next: next.map(str::to_owned),
            first_seen: "2024-03-14T09:00:00Z".parse().unwrap(),
            last_seen: "2024-03-14T09:00:00Z".parse().unwrap(),
        }
    }

    fn shape(listings: &[ListingRow]) -> Vec<(String, String)> {
        chains(listings).into_iter().map(|chain| (chain.address, chain.figures)).collect()
    }

    #[test]
    fn pages_that_follow_each_other_are_one_chain() {
        let found = shape(&[
            listing("/a", Some("/a?page=2")),
            listing("/a?page=2", Some("/a?page=3")),
            listing("/a?page=3", None),
            listing("/feed", None),
        ]);
        assert_eq!(found[0], ("/a".to_owned(), "20 entries on the first of 3 pages".to_owned()));
        assert_eq!(found[1], ("/feed".to_owned(), "20 entries, 1 snapshot".to_owned()));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn pages_that_lead_in_a_circle_are_a_chain_too() {
        let circle =
            [listing("/a", Some("/b")), listing("/b", Some("/a")), listing("/c", Some("/c"))];
        assert_eq!(shape(&circle).len(), 2);
    }
}
