//! The addresses of this site's own views, in one place.

use url::form_urlencoded::Serializer;

/// A path with a query of the pairs that have a value.
pub(crate) fn with_query(path: &str, pairs: &[(&str, Option<&str>)]) -> String {
    let mut query = Serializer::new(String::new());
    for (name, value) in pairs {
        if let Some(value) = value {
            query.append_pair(name, value);
        }
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A path with a query of these pairs, whose names may come several times.
pub(crate) fn with_pairs(path: &str, pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<(&str, Option<&str>)> =
        pairs.iter().map(|(name, value)| (*name, Some(*value))).collect();
    with_query(path, &pairs)
}

/// An article's page.
pub(crate) fn article(id: i64) -> String {
    format!("/articles/{id}")
}

/// An outlet's page.
pub(crate) fn outlet(name: &str) -> String {
    format!("/outlets/{}", segment(name))
}

/// The page that says how an outlet is read.
pub(crate) fn upkeep(name: &str) -> String {
    format!("{}/upkeep", outlet(name))
}

/// The page of the headlines that an outlet changed.
pub(crate) fn headlines(name: &str) -> String {
    format!("{}/headlines", outlet(name))
}

/// A story's page.
pub(crate) fn story(number: i64) -> String {
    format!("/stories/{number}")
}

/// The page of a tag.
pub(crate) fn tag(tag: &str) -> String {
    format!("/tags/{}", segment(tag))
}

/// The page of a saved search.
pub(crate) fn saved_search(name: &str) -> String {
    format!("/searches/{}", segment(name))
}

/// A snapshot's page, by its digest.
pub(crate) fn snapshot(digest: &str) -> String {
    format!("/snapshots/{}", segment(digest.trim_start_matches("sha256:")))
}

/// Entries on one page of a snapshot.
pub(crate) const ENTRIES: u32 = 200;

/// An entry on a snapshot's page, by its position; 0 is the article whose own page it is.
pub(crate) fn entry(digest: &str, position: u32) -> String {
    let part = part_with(position);
    let part = (part > 1).then(|| part.to_string());
    format!("{}#entry-{position}", with_query(&snapshot(digest), &[("part", part.as_deref())]))
}

/// The part of a snapshot's entries that has a position, from 1.
pub(crate) fn part_with(position: u32) -> u32 {
    position.saturating_sub(1) / ENTRIES + 1
}

/// A text as one segment of a path: all but RFC 3986's unreserved characters are percent-encoded.
pub(crate) fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{entry, outlet, with_query};

    #[test]
    fn a_name_stays_one_segment() {
        assert_eq!(outlet("Salt & Anchor/2?"), "/outlets/Salt%20%26%20Anchor%2F2%3F");
        assert_eq!(outlet("gazette.example"), "/outlets/gazette.example");
    }

    #[test]
    fn an_entry_stands_on_its_part_of_the_snapshot() {
        for (position, expected) in [
            (0, "/snapshots/ab#entry-0"),
            (200, "/snapshots/ab#entry-200"),
            (201, "/snapshots/ab?part=2#entry-201"),
        ] {
            assert_eq!(entry("sha256:ab", position), expected);
        }
    }

    #[test]
    fn pairs_without_a_value_are_left_out() {
        let pairs = [("q", Some("a&b c")), ("page", None)];
        assert_eq!(with_query("/search", &pairs), "/search?q=a%26b+c");
        assert_eq!(with_query("/", &[("cursor", None)]), "/");
    }
}
