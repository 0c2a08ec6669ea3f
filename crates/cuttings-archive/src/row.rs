//! What goes into the archive and what comes out, as plain data.

use cuttings_extract::{Author, DateBasis, EntryKind, PageKind, When};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A copy of a page to be filed.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// `sha256:` and the hexadecimal digest of the bytes: the snapshot's name.
    pub digest: String,
    /// The address it was fetched from, or a `file:` address for what came from a file.
    pub url: String,
    /// When it was fetched; when it was imported for files that do not say.
    pub fetched_at: Timestamp,
    /// The outlet's name where the user gave one; else it is the address's host name, and "unknown"
    /// for what has no web address.
    pub outlet: Option<String>,
    /// The `Content-Type` it was served with.
    pub content_type: Option<String>,
    /// Where its WARC record is, relative to the archive's directory.
    pub warc: Option<WarcPlace>,
}

/// Where a WARC record is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarcPlace {
    /// File name, relative to the archive's `warc` folder.
    pub file: String,
    /// Offset of the record's gzip member, in bytes.
    pub offset: u64,
    /// Length of the member, in bytes.
    pub length: u64,
}

/// Where the bytes of a snapshot are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSnapshot {
    /// The snapshot's number in this archive.
    pub number: i64,
    /// Its name: `sha256:` and the digest of its bytes.
    pub digest: String,
    /// The address it was fetched from.
    pub url: String,
    /// When it was fetched first.
    pub fetched_at: Timestamp,
    /// The outlet it is of; `None` for files of article rows.
    pub outlet: Option<String>,
    /// Its `Content-Type`.
    pub content_type: Option<String>,
    /// Whether it looks like a list, and was read as the article that an entry told of.
    pub as_told: bool,
    /// The title of that article, unless it was forgotten.
    pub title: Option<String>,
    /// Its WARC record.
    pub warc: WarcPlace,
}

/// An article whose own page was never asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its number.
    pub article: i64,
    /// Its address.
    pub url: String,
    /// Its title, as far as lists told it.
    pub title: Option<String>,
}

/// What filing one snapshot did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Filed {
    /// The outlet that it was filed under.
    pub outlet: String,
    /// Whether the snapshot was new; where it was not, nothing was changed.
    pub new_snapshot: bool,
    /// Sightings added.
    pub sightings: usize,
    /// Of these, those that made a new article.
    pub new_articles: usize,
    /// Of these, those that changed what is known of an article (headline, summary, date).
    pub changed_articles: usize,
}

/// An article, as exports, searches and the API give it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ArticleRow {
    /// The article's number in this archive.
    pub id: i64,
    /// Host name, or the name given.
    pub outlet: String,
    /// Canonical address where known.
    pub url: Option<String>,
    /// The newest headline.
    pub title: Option<String>,
    /// The longest teaser seen with the newest headline.
    pub summary: Option<String>,
    /// Whether that teaser was cut.
    pub truncated: bool,
    /// The date of publication where it is known to the day or better.
    pub date_published: Option<When>,
    /// The first day it can have been published.
    pub date_earliest: Option<Date>,
    /// The last day it can have been published.
    pub date_latest: Option<Date>,
    /// How the date is known.
    pub date_basis: Option<DateBasis>,
    /// The date as shown.
    pub date_text: Option<String>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// What sort of piece it is.
    pub kind: EntryKind,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// The section it was listed in.
    pub section: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// The address of its picture.
    pub image: Option<String>,
    /// The whole text, where it was seen.
    pub content_text: Option<String>,
    /// The story it belongs to.
    pub story: Option<i64>,
    /// The article it is a copy of.
    pub copy_of: Option<i64>,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// When it was last seen.
    pub last_seen: Timestamp,
    /// In how many entries it was seen.
    pub sightings: u64,
}

/// An article row as another archive or tool gives it; only a title or a summary is needed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportRow {
    /// As in [`ArticleRow`], and so on.
    pub outlet: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Teaser.
    pub summary: Option<String>,
    /// Whether the teaser was cut; judged by the text where it is not said.
    pub truncated: Option<bool>,
    /// Date of publication.
    pub date_published: Option<When>,
    /// First possible day.
    pub date_earliest: Option<Date>,
    /// Last possible day.
    pub date_latest: Option<Date>,
    /// How the date is known.
    pub date_basis: Option<DateBasis>,
    /// The date as shown.
    pub date_text: Option<String>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Kind.
    pub kind: EntryKind,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Section.
    pub section: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Picture.
    pub image: Option<String>,
    /// The whole text.
    pub content_text: Option<String>,
    /// When it was first seen.
    pub first_seen: Option<Timestamp>,
    /// When it was last seen.
    pub last_seen: Option<Timestamp>,
    /// In how many entries it was seen there.
    pub sightings: Option<u64>,
}

/// An outlet with its figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutletRow {
    /// Host name, or the name given.
    pub name: String,
    /// Its articles' usual language.
    pub language: Option<String>,
    /// How many articles.
    pub articles: u64,
    /// How many sightings.
    pub sightings: u64,
    /// How many snapshots.
    pub snapshots: u64,
    /// How many listings.
    pub listings: u64,
    /// The first day of any dated article.
    pub first_date: Option<Date>,
    /// The last day of any dated article.
    pub last_date: Option<Date>,
    /// When it was last seen.
    pub last_seen: Option<Timestamp>,
}

/// A listing: an address whose page lists articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListingRow {
    /// The address.
    pub url: String,
    /// What sort of page it was when last seen.
    pub kind: PageKind,
    /// Its title when last seen.
    pub title: Option<String>,
    /// How many snapshots of it there are.
    pub snapshots: u64,
    /// How many entries the newest of them has.
    pub entries: u64,
    /// The next page of the chain, as the newest snapshot names it.
    pub next: Option<String>,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// When it was last seen.
    pub last_seen: Timestamp,
}

/// One sighting of an article: here, at this position, in these words, at this time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SightingRow {
    /// The page's address.
    pub page_url: String,
    /// The page's title.
    pub page_title: Option<String>,
    /// The snapshot's digest.
    pub snapshot: String,
    /// When the page was fetched.
    pub seen: Timestamp,
    /// The place in the page's list, from 1; 0 where the page is the article's own.
    pub position: u32,
    /// The headline in that page's words.
    pub title: Option<String>,
    /// The address as linked there.
    pub url: Option<String>,
    /// The teaser in that page's words.
    pub summary: Option<String>,
    /// Whether that teaser was cut.
    pub truncated: bool,
    /// The date as that page showed it.
    pub date_text: Option<String>,
    /// The date as read.
    pub date_published: Option<When>,
    /// Where the evidence is.
    pub warc: Option<WarcPlace>,
    /// Why it was taken for a sighting of this article.
    pub reason: Reason,
}

/// Why an entry was filed as a sighting of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// Nothing in the archive was it: the article was made of this entry.
    New,
    /// The addresses have the same canonical form, or the one led to the other.
    Address,
    /// The headline and the teaser agree, and at most one of the two has an address.
    Text,
    /// The user decided so.
    User,
}

impl Reason {
    /// The name that the formats use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Address => "address",
            Self::Text => "text",
            Self::User => "user",
        }
    }
}

/// Which articles to give, in which order.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only of these outlets; of all where none is named.
    pub outlets: Vec<String>,
    /// Only of outlets that have this tag.
    pub tag: Option<String>,
    /// Only of this kind.
    pub kind: Option<EntryKind>,
    /// Only in this language (primary subtag).
    pub language: Option<String>,
    /// Only those that can have been published on or after this day.
    pub after: Option<Date>,
    /// Only those that can have been published on or before this day.
    pub before: Option<Date>,
    /// Only those of which some page told more than the address.
    pub told: bool,
    /// The order.
    pub order: Order,
    /// Where the last page ended: [`ArticlePage::next`].
    pub cursor: Option<String>,
    /// How many to give at most; 0 means 50.
    pub limit: usize,
}

/// The order of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Newest first: by date, or by the last possible day where there is only a range; of one day and
    /// page, in the page's order.
    #[default]
    Newest,
    /// By number: the order in which they were first filed. The order of exports.
    Id,
}

/// A page of articles.
#[derive(Clone, Debug, Default)]
pub struct ArticlePage {
    /// The articles.
    pub articles: Vec<ArticleRow>,
    /// The cursor of the following page; `None` on the last. Opaque.
    pub next: Option<String>,
}

/// A change of an article.
#[derive(Clone, Debug)]
pub struct Change {
    /// The change's number; grows without end.
    pub number: i64,
    /// The article as it is now; `None` where it was removed.
    pub article: Option<ArticleRow>,
    /// The article's number.
    pub id: i64,
    /// The article's place in [`Order::Newest`]: of two, the smaller key, byte by byte, stands first.
    /// Empty where it was removed.
    pub order_key: Vec<u8>,
}

/// Figures of an archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Outlets.
    pub outlets: u64,
    /// Listings.
    pub listings: u64,
    /// Snapshots.
    pub snapshots: u64,
    /// Sightings.
    pub sightings: u64,
    /// Articles.
    pub articles: u64,
}

/// The outlets with the most articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Largest {
    /// Their names, with how many articles each has; the largest first.
    pub outlets: Vec<(String, u64)>,
    /// How many outlets there are.
    pub all: u64,
    /// How many articles there are.
    pub articles: u64,
}

/// How many dated articles a month has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// How many articles.
    pub articles: u64,
}

/// What an article was called, and how it was summed up, over time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct History {
    /// Its headlines, in the order in which they were first seen.
    pub titles: Vec<Spoken>,
    /// Its teasers, likewise.
    pub summaries: Vec<Spoken>,
    /// What pages said of it, each page by itself: several pages may say the same otherwise at one time.
    #[serde(skip)]
    pub(crate) pages: Vec<PageSaid>,
}

/// What one page said of an article over time, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PageSaid {
    pub(crate) titles: Vec<Spoken>,
    pub(crate) summaries: Vec<Spoken>,
}

/// A text, and when it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spoken {
    /// The text, as shown.
    pub text: String,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// When it was last seen.
    pub last_seen: Timestamp,
}

/// A story: articles of any outlets about one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryRow {
    /// Its number in this archive.
    pub id: i64,
    /// The headline of its first article, in that outlet's words; where none has one, the first words of a
    /// teaser.
    pub title: Option<String>,
    /// How many articles.
    pub articles: u64,
    /// Of how many outlets.
    pub outlets: u64,
    /// The first day on which one of them is known to have been published; where no day is known, the first
    /// possible one of those that are known to two months.
    pub first_date: Option<Date>,
    /// The last day, likewise.
    pub last_date: Option<Date>,
}

/// A story with all that is known of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Story {
    /// Its figures.
    #[serde(flatten)]
    pub row: StoryRow,
    /// Who covered it, the first one first.
    pub coverage: Vec<Coverage>,
    /// Outlets that published other things in the time of the story and in its language, and, as far as is
    /// known, nothing on it. None where the story's days are not known, or it lasts longer than two weeks.
    pub silent: Vec<String>,
    /// Its articles, the first one first; of very many the newest.
    #[serde(rename = "timeline")]
    pub articles: Vec<ArticleRow>,
}

/// What an outlet published on a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// The outlet's name.
    pub outlet: String,
    /// How many articles.
    pub articles: u64,
    /// The first day on which one of them is known to have been published; where no day is known, the first
    /// possible one.
    pub first_date: Option<Date>,
    /// The last day, likewise.
    pub last_date: Option<Date>,
}

/// Which stories to give.
#[derive(Clone, Debug, Default)]
pub struct StoryFilter {
    /// Only those that one of these outlets covered; all where none is named.
    pub covered_by: Vec<String>,
    /// Only those that an outlet covered to which the user gave this tag.
    pub tag: Option<String>,
    /// Only those of at least so many articles.
    pub articles: u64,
    /// Only those of at least so many outlets.
    pub outlets: u64,
    /// The [`StoryPage::next`] of the page before; `None` for the first page.
    pub cursor: Option<String>,
    /// How many to give at most; 0 means 20.
    pub limit: usize,
}

/// A page of stories.
#[derive(Clone, Debug, Default)]
pub struct StoryPage {
    /// Those asked for, the ones with the newest articles first.
    pub stories: Vec<StoryRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

/// What speaks for an article being in its story: another article of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryClue {
    /// The other article.
    pub article: i64,
    /// How likely both tell of one event, 0 to 1, by what they say and when. An article is where it is rather of the
    /// event than not on average over the others.
    pub likelihood: f64,
    /// The most telling words that both have, as this one writes them: at most eight.
    pub words: Vec<String>,
}

/// That an article is a copy.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CopyOf {
    /// The other article.
    pub article: i64,
    /// The part of the shorter text that stands in the other one, 0 to 1.
    pub similarity: f64,
    /// How it is known which of the two was first.
    pub basis: CopyBasis,
}

/// How it is known which of two articles is the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CopyBasis {
    /// The copy names the other's outlet.
    Credit,
    /// It was published later.
    Date,
    /// It was seen later; that says little.
    Seen,
    /// It is not known.
    None,
}

impl CopyBasis {
    /// The name that the store uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Credit => "credit",
            Self::Date => "date",
            Self::Seen => "seen",
            Self::None => "none",
        }
    }

    pub(crate) fn of(name: &str) -> Self {
        let all = [Self::Credit, Self::Date, Self::Seen];
        all.into_iter().find(|basis| basis.name() == name).unwrap_or(Self::None)
    }
}

/// Something that is known of an article's day of publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clue {
    /// How it is known.
    pub basis: DateBasis,
    /// The first day that it allows.
    pub earliest: Option<Date>,
    /// The last day that it allows.
    pub latest: Option<Date>,
    /// The words that say so, where there are any.
    pub words: Option<String>,
    /// Whether it agrees with what is known better, and so counts.
    pub counts: bool,
}
