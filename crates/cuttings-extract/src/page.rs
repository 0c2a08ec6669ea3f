//! What the reader gives back: a [`Page`] of [`Entry`] records.
//!
//! Field names follow JSON Feed 1.1 where it has one. What is not there is `None`, never "".

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::When;

/// One page, read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The address that the page was read as, as given in the hint.
    pub url: Option<String>,
    /// What sort of page it is.
    pub kind: PageKind,
    /// The page's own title.
    pub title: Option<String>,
    /// The language that the page is written in, as a BCP 47 tag ("en", "pt-BR").
    pub language: Option<String>,
    /// The page's own list, in reading order.
    pub entries: Vec<Entry>,
    /// Lists beside the page's own: sidebars, "most read", related links. What an article lists beside itself is not
    /// read.
    pub asides: Vec<Entry>,
    /// The next page of the chain: the one with older entries.
    pub next: Option<String>,
    /// The previous page of the chain: the one with newer entries.
    pub previous: Option<String>,
    /// Feeds that the page announces.
    pub feeds: Vec<String>,
    /// The article, where the page is one.
    pub article: Option<Article>,
    /// What went wrong while reading, in words for the user.
    pub warnings: Vec<String>,
}

impl Page {
    /// An empty page of the given kind.
    #[must_use]
    pub fn new(kind: PageKind) -> Self {
        Self {
            url: None,
            kind,
            title: None,
            language: None,
            entries: Vec::new(),
            asides: Vec::new(),
            next: None,
            previous: None,
            feeds: Vec::new(),
            article: None,
            warnings: Vec::new(),
        }
    }
}

/// What sort of page a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// Lists articles: archive, category, tag, author, search or front page.
    Listing,
    /// Is an article.
    Article,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A sitemap or an index of sitemaps.
    Sitemap,
    /// Plain text.
    Text,
    /// None of these: a login page, an error, an empty category.
    Other,
}

/// What one page says about one article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The place in the page's list, from 1.
    pub position: u32,
    /// The headline as shown, without kickers and kind marks.
    pub title: Option<String>,
    /// The article's absolute address.
    pub url: Option<String>,
    /// The teaser as shown, or the first paragraphs where the page shows the whole text.
    pub summary: Option<String>,
    /// Whether the publisher cut the summary: by a mark, mid-sentence or mid-word.
    pub truncated: bool,
    /// The whole text, where the page shows it.
    pub content_text: Option<String>,
    /// The date of publication, where it is known to the day or better.
    pub date_published: Option<When>,
    /// The date as the page shows it.
    pub date_text: Option<String>,
    /// How the date is known.
    pub date_basis: Option<DateBasis>,
    /// The first day on which the article can have been published.
    pub date_earliest: Option<Date>,
    /// The last day on which the article can have been published.
    pub date_latest: Option<Date>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// What sort of piece it is.
    pub kind: EntryKind,
    /// The address of its picture.
    pub image: Option<String>,
    /// Its tags, as shown.
    pub tags: Vec<String>,
    /// The section that it stands in.
    pub section: Option<String>,
}

/// Somebody who wrote something.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Author {
    /// The name as shown.
    pub name: String,
}

/// How a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateBasis {
    /// Machine-readable in the page.
    Attribute,
    /// Shown as text.
    Text,
    /// Part of the article's address.
    Url,
    /// From an expression in the summary, such as "on 26 September 2022".
    Context,
    /// Between dated neighbours of a list that is in order.
    Order,
    /// Not later than the snapshot.
    Seen,
}

/// What sort of piece an entry is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryKind {
    /// Nothing says otherwise.
    #[default]
    Article,
    /// A video.
    Video,
    /// A podcast, a radio piece, a recording.
    Audio,
    /// A series of pictures.
    Gallery,
    /// A live blog.
    Live,
    /// A comment, a column, an editorial.
    Opinion,
    /// An interview.
    Interview,
    /// An obituary.
    Obituary,
    /// A statement, a resolution, a press release.
    Statement,
    /// An event: something to go to.
    Event,
    /// A review of a book, a film, a concert.
    Review,
    /// An advertisement made to look like an article.
    Sponsored,
}

impl EntryKind {
    /// The name that the formats and filters use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Gallery => "gallery",
            Self::Live => "live",
            Self::Opinion => "opinion",
            Self::Interview => "interview",
            Self::Obituary => "obituary",
            Self::Statement => "statement",
            Self::Event => "event",
            Self::Review => "review",
            Self::Sponsored => "sponsored",
        }
    }
}

/// An article's own page, read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The headline as shown.
    pub title: Option<String>,
    /// The canonical address where the page names one, else the page's.
    pub url: Option<String>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// When it was first published.
    pub date_published: Option<When>,
    /// When it was last changed.
    pub date_modified: Option<When>,
    /// The standfirst, or what the page describes itself as.
    pub summary: Option<String>,
    /// The body: paragraphs separated by blank lines.
    pub content_text: Option<String>,
    /// The body as sanitised HTML.
    pub content_html: Option<String>,
    /// The address of its main picture.
    pub image: Option<String>,
    /// The language it is written in, as a BCP 47 tag.
    pub language: Option<String>,
    /// Its tags, as shown.
    pub tags: Vec<String>,
    /// The section that it stands in.
    pub section: Option<String>,
}
