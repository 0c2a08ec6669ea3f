//! Namespaces that feeds and sitemaps use.

/// A namespace, as far as the readers tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Namespace {
    /// None, or the format's own: RSS of any version, Atom as the root's, sitemaps.
    Own,
    /// Atom within another format.
    Atom,
    /// Dublin Core elements or terms.
    Dc,
    /// `content:encoded`.
    Content,
    /// Media RSS.
    Media,
    /// Podcasts.
    Itunes,
    /// `feedburner:origLink`.
    Feedburner,
    /// News sitemaps.
    News,
    /// Image sitemaps.
    Image,
    /// Video sitemaps.
    Video,
    /// XHTML.
    Xhtml,
    /// Feed history (RFC 5005).
    History,
    /// YouTube's.
    Youtube,
    /// Any other.
    Other,
}

/// A part of each namespace's name that no other has. Parts, since versions, schemes and slashes at
/// the end are often written wrongly.
const NAMES: &[(&str, Namespace)] = &[
    ("gdata.youtube.com", Namespace::Youtube),
    ("purl.org/atom/ns", Namespace::Atom),
    ("purl.org/dc/", Namespace::Dc),
    ("purl.org/rss/1.0/modules/content", Namespace::Content),
    ("purl.org/syndication/history", Namespace::History),
    ("rssnamespace.org/feedburner", Namespace::Feedburner),
    ("schemas/sitemap-image", Namespace::Image),
    ("schemas/sitemap-news", Namespace::News),
    ("schemas/sitemap-video", Namespace::Video),
    ("search.yahoo.com/mrss", Namespace::Media),
    ("w3.org/1999/xhtml", Namespace::Xhtml),
    ("w3.org/2005/Atom", Namespace::Atom),
    ("www.itunes.com", Namespace::Itunes),
    ("www.youtube.com/xml/schemas", Namespace::Youtube),
];

/// What a prefix means where nobody declared it; sorted.
const PREFIXES: &[(&str, Namespace)] = &[
    ("a10", Namespace::Atom),
    ("atom", Namespace::Atom),
    ("atom10", Namespace::Atom),
    ("content", Namespace::Content),
    ("dc", Namespace::Dc),
    ("dcterms", Namespace::Dc),
    ("feedburner", Namespace::Feedburner),
    ("fh", Namespace::History),
    ("h", Namespace::Xhtml),
    ("image", Namespace::Image),
    ("itunes", Namespace::Itunes),
    ("media", Namespace::Media),
    ("n", Namespace::News),
    ("news", Namespace::News),
    ("rss", Namespace::Own),
    ("video", Namespace::Video),
    ("xhtml", Namespace::Xhtml),
    ("yt", Namespace::Youtube),
];

/// The namespace of a name as declared; [`Namespace::Own`] for names that are not of a module.
pub(super) fn of_name(name: &str) -> Namespace {
    NAMES.iter().find(|(part, _)| name.contains(part)).map_or(Namespace::Own, |(_, found)| *found)
}

/// What a prefix usually means.
pub(super) fn of_prefix(prefix: &str) -> Namespace {
    PREFIXES
        .binary_search_by(|(known, _)| (*known).cmp(prefix))
        .ok()
        .and_then(|at| PREFIXES.get(at))
        .map_or(Namespace::Other, |(_, found)| *found)
}

#[cfg(test)]
mod tests {
    use super::{Namespace, PREFIXES, of_name, of_prefix};

    #[test]
    fn the_prefixes_are_sorted() {
        assert!(PREFIXES.is_sorted_by_key(|(prefix, _)| *prefix));
    }

    #[test]
    fn versions_and_slashes_of_a_name_do_not_matter() {
        assert_eq!(of_name("http://search.yahoo.com/mrss"), Namespace::Media);
        assert_eq!(of_name("https://search.yahoo.com/mrss/"), Namespace::Media);
        assert_eq!(of_name("http://purl.org/dc/terms/"), Namespace::Dc);
        assert_eq!(of_name("http://purl.org/rss/1.0/"), Namespace::Own);
        assert_eq!(of_prefix("dc"), Namespace::Dc);
        assert_eq!(of_prefix("slash"), Namespace::Other);
    }
}
