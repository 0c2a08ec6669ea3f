//! What keys mean: the names under which JSON-LD, APIs and frameworks keep an article's fields, and
//! what schema.org's types say about its kind.

use std::sync::OnceLock;

use crate::EntryKind;
use crate::hash::Map;

/// A field of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Url,
    /// The last part of an address.
    Slug,
    Summary,
    Published,
    Modified,
    Author,
    Image,
    Section,
}

/// Keys in lower case without `_` and `-`, sorted; the second number says which of two keys of one
/// role is the better one (lower is better).
///
/// Gathered from the public documentation of content APIs: WordPress REST, Contentful, Sanity, Ghost,
/// Strapi, Drupal JSON:API, Arc XP (ANS), Prismic, DatoCMS, Storyblok, and from schema.org.
const KEYS: &[(&str, Role, u8)] = &[
    ("abstract", Role::Summary, 2),
    ("author", Role::Author, 1),
    ("authors", Role::Author, 0),
    ("byline", Role::Author, 2),
    ("canonicalurl", Role::Url, 0),
    ("category", Role::Section, 1),
    ("contributors", Role::Author, 3),
    ("cover", Role::Image, 2),
    ("coverimage", Role::Image, 1),
    ("createdat", Role::Published, 9),
    ("creator", Role::Author, 3),
    ("date", Role::Published, 3),
    ("datecreated", Role::Published, 8),
    ("datemodified", Role::Modified, 0),
    ("datepublished", Role::Published, 0),
    ("deck", Role::Summary, 2),
    ("dek", Role::Summary, 2),
    ("description", Role::Summary, 1),
    ("displaydate", Role::Published, 2),
    ("excerpt", Role::Summary, 0),
    ("featuredimage", Role::Image, 0),
    ("firstpublishdate", Role::Published, 1),
    ("firstpublished", Role::Published, 1),
    ("firstpublishedat", Role::Published, 1),
    ("heading", Role::Title, 2),
    ("headline", Role::Title, 0),
    ("headlines", Role::Title, 0),
    ("href", Role::Url, 3),
    ("image", Role::Image, 1),
    ("imageurl", Role::Image, 1),
    ("intro", Role::Summary, 2),
    ("lastmodified", Role::Modified, 1),
    ("lastupdated", Role::Modified, 1),
    ("lead", Role::Summary, 2),
    ("leadimage", Role::Image, 1),
    ("link", Role::Url, 2),
    ("modified", Role::Modified, 2),
    ("modifiedat", Role::Modified, 1),
    ("name", Role::Title, 3),
    ("path", Role::Url, 5),
    ("permalink", Role::Url, 1),
    ("picture", Role::Image, 3),
    ("pubdate", Role::Published, 1),
    ("publicationdate", Role::Published, 1),
    ("publishdate", Role::Published, 1),
    ("published", Role::Published, 2),
    ("publishedat", Role::Published, 1),
    ("publisheddate", Role::Published, 1),
    ("publishedon", Role::Published, 1),
    ("publishedtime", Role::Published, 1),
    ("publishtime", Role::Published, 1),
    ("releasedate", Role::Published, 2),
    ("section", Role::Section, 0),
    ("shareurl", Role::Url, 4),
    ("slug", Role::Slug, 0),
    ("standfirst", Role::Summary, 1),
    ("subtitle", Role::Summary, 4),
    ("summary", Role::Summary, 0),
    ("teaser", Role::Summary, 1),
    ("thumbnail", Role::Image, 3),
    ("thumbnailurl", Role::Image, 3),
    ("timestamp", Role::Published, 5),
    ("title", Role::Title, 1),
    ("updated", Role::Modified, 2),
    ("updatedat", Role::Modified, 1),
    ("uri", Role::Url, 5),
    ("url", Role::Url, 1),
    ("urlpath", Role::Url, 4),
    ("websiteurl", Role::Url, 2),
    ("weburl", Role::Url, 1),
    ("writer", Role::Author, 3),
    ("writers", Role::Author, 3),
];

/// What a key means, and how good a key for that it is (lower is better).
pub(super) fn of_key(key: &str) -> Option<(Role, u8)> {
    if key.len() > 24 {
        return None;
    }
    let mut plain = [0u8; 24];
    let mut len = 0;
    for byte in key.bytes().filter(|byte| !matches!(byte, b'_' | b'-')) {
        plain[len] = byte.to_ascii_lowercase();
        len += 1;
    }
    static INDEX: OnceLock<Map<&[u8], (Role, u8)>> = OnceLock::new();
    let row = |&(name, role, rank): &(&'static str, Role, u8)| (name.as_bytes(), (role, rank));
    INDEX.get_or_init(|| KEYS.iter().map(row).collect()).get(&plain[..len]).copied()
}

/// Types of schema.org, by what part they play for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    /// A piece of writing that a page is about.
    Article,
    /// A piece that may stand for an article or beside it.
    Piece,
    /// A list of pieces.
    List,
    /// A page, of which nothing more is said.
    Page,
    /// A site.
    Site,
    /// An organisation.
    Organisation,
    /// A list that is not of articles.
    Noise,
}

/// Sorted. Source: schema.org 29, `Article`, `CreativeWork`, `WebPage` and their subtypes.
const TYPES: &[(&str, Type, Option<EntryKind>)] = &[
    ("AboutPage", Type::Page, None),
    ("AdvertiserContentArticle", Type::Article, Some(EntryKind::Sponsored)),
    ("AnalysisNewsArticle", Type::Article, None),
    ("Article", Type::Article, None),
    ("AskPublicNewsArticle", Type::Article, None),
    ("AudioObject", Type::Piece, Some(EntryKind::Audio)),
    ("BackgroundNewsArticle", Type::Article, None),
    ("Blog", Type::List, None),
    ("BlogPosting", Type::Article, None),
    ("BreadcrumbList", Type::Noise, None),
    ("CheckoutPage", Type::Page, None),
    ("ClaimReview", Type::Piece, None),
    ("CollectionPage", Type::List, None),
    ("ContactPage", Type::Page, None),
    ("Corporation", Type::Organisation, None),
    ("CreativeWork", Type::Piece, None),
    ("CreativeWorkSeries", Type::List, None),
    ("CriticReview", Type::Piece, Some(EntryKind::Review)),
    ("DiscussionForumPosting", Type::Article, None),
    ("Event", Type::Piece, Some(EntryKind::Event)),
    ("FAQPage", Type::Page, None),
    ("HowTo", Type::Article, None),
    ("ImageGallery", Type::Piece, Some(EntryKind::Gallery)),
    ("ItemList", Type::List, None),
    ("ItemPage", Type::Page, None),
    ("LiveBlogPosting", Type::Article, Some(EntryKind::Live)),
    ("MediaGallery", Type::Piece, Some(EntryKind::Gallery)),
    ("MedicalScholarlyArticle", Type::Article, None),
    ("MedicalWebPage", Type::Page, None),
    ("MusicEvent", Type::Piece, Some(EntryKind::Event)),
    ("NewsArticle", Type::Article, None),
    ("NewsMediaOrganization", Type::Organisation, None),
    ("OpinionNewsArticle", Type::Article, Some(EntryKind::Opinion)),
    ("Organization", Type::Organisation, None),
    ("PodcastEpisode", Type::Piece, Some(EntryKind::Audio)),
    ("ProfilePage", Type::Page, None),
    ("RadioEpisode", Type::Piece, Some(EntryKind::Audio)),
    ("Recipe", Type::Piece, None),
    ("Report", Type::Article, None),
    ("ReportageNewsArticle", Type::Article, None),
    ("Review", Type::Piece, Some(EntryKind::Review)),
    ("ReviewNewsArticle", Type::Article, Some(EntryKind::Review)),
    ("SatiricalArticle", Type::Article, None),
    ("ScholarlyArticle", Type::Article, None),
    ("SearchResultsPage", Type::List, None),
    ("SiteNavigationElement", Type::Noise, None),
    ("SocialMediaPosting", Type::Article, None),
    ("TVEpisode", Type::Piece, Some(EntryKind::Video)),
    ("TechArticle", Type::Article, None),
    ("TheaterEvent", Type::Piece, Some(EntryKind::Event)),
    ("VideoGallery", Type::Piece, Some(EntryKind::Gallery)),
    ("VideoObject", Type::Piece, Some(EntryKind::Video)),
    ("WPFooter", Type::Noise, None),
    ("WPHeader", Type::Noise, None),
    ("WPSideBar", Type::Noise, None),
    ("WebPage", Type::Page, None),
    ("WebSite", Type::Site, None),
];

/// What a type's name or address ("NewsArticle", `https://schema.org/NewsArticle`) stands for.
pub(super) fn of_type(name: &str) -> Option<(Type, Option<EntryKind>)> {
    let name = name.trim().rsplit(['/', '#', ':']).next().unwrap_or("");
    let found = TYPES.binary_search_by(|(known, _, _)| (*known).cmp(name)).ok()?;
    TYPES.get(found).map(|(_, r#type, kind)| (*r#type, *kind))
}

#[cfg(test)]
mod tests {
    use super::{KEYS, Role, TYPES, Type, of_key, of_type};

    #[test]
    fn the_tables_are_sorted() {
        assert!(KEYS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(TYPES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn a_key_is_known_in_any_spelling() {
        for key in ["published_at", "publishedAt", "PublishedAt", "published-at"] {
            assert_eq!(of_key(key).map(|(role, _)| role), Some(Role::Published));
        }
        assert_eq!(of_key("__typename"), None);
    }

    #[test]
    fn a_type_is_known_by_name_and_by_address() {
        for name in ["NewsArticle", "https://schema.org/NewsArticle", "schema:NewsArticle"] {
            assert_eq!(of_type(name).map(|(t, _)| t), Some(Type::Article));
        }
    }
}
