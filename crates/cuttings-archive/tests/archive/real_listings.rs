//! Real listings whose truth is known, where they are at hand: filed without their addresses, entries
//! have to find their articles by their words alone, as those of text dumps do.

use std::collections::{BTreeMap, BTreeSet};

use cuttings_archive::Snapshot;
use cuttings_extract::DateBasis;
use serde::Deserialize;

use crate::pages::{entry, may, page, scratch, snapshot};
use crate::seeds::shared_or_skip;

#[derive(Deserialize)]
struct Listing {
    url: String,
    entries: Vec<Truth>,
}

#[derive(Deserialize)]
struct Truth {
    title: Option<String>,
    url: Option<String>,
    teaser: Option<String>,
    date: Option<String>,
}

/// How far filing by words agrees with filing by addresses.
#[derive(Debug, Default)]
struct Score {
    articles: usize,
    /// Articles by words that are several by address.
    merged: Vec<String>,
    /// Articles by address that are several by words.
    split: Vec<String>,
    pairs: Pairs,
}

/// Pairs of sightings.
#[derive(Clone, Copy, Debug, Default)]
struct Pairs {
    /// Of one article by words.
    by_words: usize,
    /// Of one article by address.
    by_address: usize,
    /// By both.
    by_both: usize,
}

impl Pairs {
    /// Of the sightings of one site, each with its article by words and by address.
    fn of(sightings: &[(i64, &String)]) -> Self {
        let mut pairs = Self::default();
        for (index, (article, address)) in sightings.iter().enumerate() {
            for (other_article, other_address) in sightings.iter().take(index) {
                let (words, addresses) = (article == other_article, address == other_address);
                pairs.by_words += usize::from(words);
                pairs.by_address += usize::from(addresses);
                pairs.by_both += usize::from(words && addresses);
            }
        }
        pairs
    }

    fn add(&mut self, other: Self) {
        self.by_words += other.by_words;
        self.by_address += other.by_address;
        self.by_both += other.by_both;
    }
}

/// What an entry is filed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum With {
    Address,
    WordsAlone,
}

fn score(listings: &[Listing], with: With) -> Score {
    let scratch = scratch();
    let mut addresses: BTreeMap<(String, u32), String> = BTreeMap::new();
    for (number, listing) in listings.iter().enumerate() {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let entries = listing.entries.iter().map(|truth| {
            // Text dumps show the beginning of a teaser.
            let teaser: String = text(&truth.teaser).chars().take(250).collect();
            let url = match with {
                With::Address => text(&truth.url),
                With::WordsAlone => String::new(),
            };
            let mut entry = entry(&text(&truth.title), &url, &teaser);
            entry.date_published = truth.date.as_deref().and_then(|date| date.parse().ok());
            entry.date_basis = entry.date_published.map(|_| DateBasis::Text);
            entry
        });
        let page = page(entries.collect());
        let url = format!("{}#{number}", listing.url);
        let snapshot = snapshot(&url, may(1), &page);
        let snapshot = Snapshot { digest: format!("sha256:{number}"), ..snapshot };
        scratch.archive.file(&snapshot, &page).unwrap();
        for (truth, position) in listing.entries.iter().zip(1..) {
            if let Some(address) = &truth.url {
                addresses.insert((snapshot.digest.clone(), position), address.clone());
            }
        }
    }
    let mut score = Score::default();
    let mut sighted: Vec<(i64, &String)> = Vec::new();
    let mut homes: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    for article in scratch.all() {
        let sightings = scratch.archive.sightings(article.id).unwrap();
        sighted.extend(sightings.iter().filter_map(|sighting| {
            let address = addresses.get(&(sighting.snapshot.clone(), sighting.position))?;
            Some((article.id, address))
        }));
        let found: BTreeSet<&String> = sightings
            .iter()
            .filter_map(|sighting| addresses.get(&(sighting.snapshot.clone(), sighting.position)))
            .collect();
        if found.len() > 1 {
            score.merged.push(format!("{:?}: {found:?}", article.title));
        }
        for address in found {
            homes.entry(address.clone()).or_default().insert(article.id);
        }
    }
    score.pairs = Pairs::of(&sighted);
    score.articles = homes.len();
    let split = homes.into_iter().filter(|(_, articles)| articles.len() > 1);
    score.split = split.map(|(address, articles)| format!("{address}: {articles:?}")).collect();
    scratch.assert_sound();
    score
}

/// Files all sites, each into an archive of its own.
#[expect(clippy::print_stderr, reason = "what went wrong is shown where the test fails")]
fn score_all(with: With) -> Option<Score> {
    let mut all = Score::default();
    for site in fs_err::read_dir(shared_or_skip()?.join("pressbench/sites")).unwrap() {
        let text = fs_err::read_to_string(site.unwrap().path().join("listings.jsonl")).unwrap();
        let listings: Vec<Listing> =
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let score = score(&listings, with);
        all.articles += score.articles;
        all.merged.extend(score.merged);
        all.split.extend(score.split);
        all.pairs.add(score.pairs);
    }
    for line in &all.merged {
        eprintln!("merged {line}");
    }
    for line in &all.split {
        eprintln!("split {line}");
    }
    assert!(all.articles > 1000);
    Some(all)
}

#[test]
fn addresses_tell_all_articles_of_real_listings() {
    let Some(score) = score_all(With::Address) else { return };
    assert_eq!((score.merged.len(), score.split.len()), (0, 0));
}

#[test]
#[expect(clippy::print_stderr, reason = "what went wrong is shown where the test fails")]
fn words_alone_tell_nearly_all_articles_of_real_listings() {
    let Some(Score { articles, merged, split, pairs }) = score_all(With::WordsAlone) else {
        return;
    };
    let f1 = 2.0 * pairs.by_both as f64 / (pairs.by_words + pairs.by_address) as f64;
    let (merged, split) = (merged.len(), split.len());
    eprintln!("{articles} articles, {merged} merged, {split} split, pairwise F1 {f1:.4}");
    assert!(f1 >= 0.98, "pairwise F1 {f1}: {pairs:?}");
    assert!(merged * 300 < articles, "{merged} of {articles} merged");
    assert!(split * 300 < articles, "{split} of {articles} split");
}
