//! Why a page was read as it was: for those who report a page that was misread, and those who mend it.
//!
//! [`explain`] reads a page once more and keeps what [`read`] throws away: the lists that
//! were seen and what spoke for each, where each field of an entry came from and what else it could have
//! been, and how the neighbours in the chain were chosen. It costs more than reading, and its words are
//! for people: only the page's own values in it are stable.

use serde::Serialize;

use crate::format::{self, Format};
use crate::{DateBasis, Entry, Hint, Page, PageKind, encoding, html, read};

/// Why a page was read as it was.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// The address that the page was read as.
    pub url: Option<String>,
    /// What the page was read as, in words: "an HTML page", "a feed".
    pub read_as: &'static str,
    /// How that was told.
    pub because: String,
    /// The kind of the page.
    pub kind: PageKind,
    /// How likely the page is one article (0 to 1) by its looks; HTML only, and not where it says that
    /// it stands for a missing one.
    pub article_likelihood: Option<f32>,
    /// From which likelihood on it is read as one: more is asked of a page whose text is spread over records, and
    /// none is enough for a front page with entries, or a page of hardly anything but titles (`None`).
    pub article_enough: Option<f32>,
    /// What spoke for a page of one article (above zero) and what for a list (below); HTML only.
    pub kind_reasons: Vec<Reason>,
    /// The lists of links that were seen, the likeliest first; HTML only.
    pub lists: Vec<List>,
    /// The entries, field by field.
    pub entries: Vec<EntryReport>,
    /// The next page of the chain.
    pub next: Neighbour,
    /// The previous page of the chain.
    pub previous: Neighbour,
    /// What went wrong on the way.
    pub warnings: Vec<String>,
}

/// Something that spoke for or against.
#[derive(Clone, Debug, Serialize)]
pub struct Reason {
    /// What was seen.
    pub what: String,
    /// By how much the likelihood is higher (or lower, below zero) for it.
    pub effect: f32,
}

/// Links of one shape and place.
#[derive(Clone, Debug, Serialize)]
pub struct List {
    /// How likely they are the page's own list, from 0 to 1.
    pub likelihood: f32,
    /// How many of its links became entries.
    pub entries: usize,
    /// How many links it has.
    pub links: usize,
    /// Where its first link stands.
    pub place: String,
    /// The first of its texts.
    pub texts: Vec<String>,
    /// What spoke for and against it, compared with the page's links on the average.
    pub reasons: Vec<Reason>,
}

/// An entry, field by field.
#[derive(Clone, Debug, Serialize)]
pub struct EntryReport {
    /// Its place in the list, from 1.
    pub position: u32,
    /// Where its record begins.
    pub place: Option<String>,
    /// Its fields, in the order of [`Entry`]; those that are not there too.
    pub fields: Vec<Field>,
    /// The pieces of text of its record, and what each was taken for; HTML only.
    pub pieces: Vec<Piece>,
}

/// A field of an entry.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// Its name, as in [`Entry`].
    pub name: &'static str,
    /// Its value; several are joined.
    pub value: Option<String>,
    /// Where it was found.
    pub place: Option<String>,
    /// Why it was taken.
    pub why: Option<String>,
    /// What else it could have been.
    pub others: Vec<Candidate>,
}

/// What a field could have been.
#[derive(Clone, Debug, Serialize)]
pub struct Candidate {
    /// The value.
    pub value: String,
    /// Where it was found.
    pub place: Option<String>,
    /// Why it could have been taken.
    pub why: String,
}

/// A piece of text of a record.
#[derive(Clone, Debug, Serialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: String,
    /// What it was taken for.
    pub taken_for: &'static str,
}

/// A neighbour in the chain, and the links that could have led to it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Neighbour {
    /// Its address.
    pub url: Option<String>,
    /// What was weighed, the heaviest first.
    pub considered: Vec<Turn>,
}

/// A link that could turn the page.
#[derive(Clone, Debug, Serialize)]
pub struct Turn {
    /// Where it leads.
    pub url: String,
    /// How much speaks for it; no less than 3 is believed.
    pub weight: i32,
    /// How many pages away it is, by its address.
    pub distance: Option<i64>,
    /// What it says, where it is a link that is shown.
    pub text: Option<String>,
}

/// Tells why [`read`] reads a page as it does.
#[must_use]
pub fn explain(bytes: &[u8], hint: &Hint<'_>) -> Explanation {
    let decoded = encoding::decode(bytes, hint.content_type);
    let format = format::detect(&decoded.text, hint);
    let page = read(bytes, hint);
    let mut explanation = Explanation {
        url: page.url.clone(),
        read_as: name(format),
        because: because(format, hint),
        kind: page.kind,
        article_likelihood: None,
        article_enough: None,
        kind_reasons: Vec::new(),
        lists: Vec::new(),
        entries: Vec::new(),
        next: Neighbour { url: page.next.clone(), considered: Vec::new() },
        previous: Neighbour { url: page.previous.clone(), considered: Vec::new() },
        warnings: page.warnings.clone(),
    };
    if format == Format::Html {
        html::explain(&decoded.text, hint, &mut explanation);
    } else {
        explanation.entries = of_elements(format, &page);
    }
    explanation
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Html => "an HTML page",
        Format::Feed => "a feed in XML",
        Format::JsonFeed => "a feed in JSON",
        Format::Sitemap => "a sitemap",
        Format::Text => "plain text",
        Format::Binary => "no text at all",
    }
}

fn because(format: Format, hint: &Hint<'_>) -> String {
    let told = match format {
        Format::Html => "it begins with the markup of one",
        Format::Feed => "its first element is <rss>, <rdf:RDF> or <feed>",
        Format::JsonFeed => "it is a JSON object or a list of them",
        Format::Sitemap => {
            "its first element is <urlset> or <sitemapindex>, or it is nothing but addresses"
        }
        Format::Text => "it is none of the other formats",
        Format::Binary => "it begins like a file of another sort, or holds signs that no text has",
    };
    match hint.content_type {
        Some(served) => format!("{told}; it was served as {served}, which decides only in doubt"),
        None => told.to_owned(),
    }
}

/// Where fields are read from in formats that name them.
fn source(format: Format, field: &str) -> Option<&'static str> {
    Some(match (format, field) {
        (Format::Feed, "title") => "<title>, without a mark of the kind",
        (Format::Feed, "url") => "<link>, a permanent <guid>, or rdf:about",
        (Format::Feed, "summary") => "<description>, <summary>, or the beginning of <content>",
        (Format::Feed, "content_text") => "<content:encoded> or <content>",
        (Format::Feed, "date") => "<pubDate>, <dc:date>, <published> or <updated>",
        (Format::Feed, "authors") => "<dc:creator>, <author> or <itunes:author>",
        (Format::Feed, "kind") => "the title, the enclosure or the address",
        (Format::Feed, "image") => "<media:content>, <media:thumbnail>, an enclosure or the text",
        (Format::Feed, "tags" | "section") => "<category>",
        (Format::JsonFeed, "title") => "`title`",
        (Format::JsonFeed, "url") => "`url` or `external_url`",
        (Format::JsonFeed, "summary") => "`summary`, or the beginning of the content",
        (Format::JsonFeed, "content_text") => "`content_text` or `content_html`",
        (Format::JsonFeed, "date") => "`date_published`",
        (Format::JsonFeed, "authors") => "`authors` or `author`",
        (Format::JsonFeed, "image") => "`image` or `banner_image`",
        (Format::JsonFeed, "tags" | "section") => "`tags`",
        (Format::JsonFeed, "kind") => "the title, the attachments or the address",
        (Format::Sitemap, "title") => "<news:title>",
        (Format::Sitemap, "url") => "<loc>",
        (Format::Sitemap, "date") => "<news:publication_date>, or else the address",
        (Format::Sitemap, "image") => "<image:loc>",
        (Format::Sitemap, "tags" | "section") => "<news:keywords>",
        (Format::Sitemap, "kind") => "the address",
        (Format::Text, "title") => "a line that stands out as a title from those around it",
        (Format::Text, "url") => "an address in the block, or a link of Markdown",
        (Format::Text, "summary") => "the lines below the title",
        (Format::Text, "date") => "a line of details, or the beginning or end of the title",
        (Format::Text, "authors") => "a line of details that names one",
        (Format::Text, "kind") => "a mark in the title",
        (Format::Text, "section" | "tags") => "a line of details",
        _ => return None,
    })
}

fn of_elements(format: Format, page: &Page) -> Vec<EntryReport> {
    let report = |entry: &Entry| {
        let mut fields = fields_of(entry);
        for field in &mut fields {
            if field.value.is_some() {
                field.place = source(format, field.name).map(str::to_owned);
            }
        }
        EntryReport { position: entry.position, place: None, fields, pieces: Vec::new() }
    };
    page.entries.iter().map(report).collect()
}

/// The fields of an entry with their values.
pub(crate) fn fields_of(entry: &Entry) -> Vec<Field> {
    let list = |values: Vec<&str>| (!values.is_empty()).then(|| values.join(", "));
    let field = |name, value: Option<String>| Field {
        name,
        value,
        place: None,
        why: None,
        others: Vec::new(),
    };
    let mut date = field("date", date_of(entry));
    date.why = entry.date_basis.map(|basis| date_words(entry, basis));
    let mut summary = field("summary", entry.summary.clone());
    if entry.truncated {
        summary.why = Some("judged to be cut by the publisher".to_owned());
    }
    vec![
        field("title", entry.title.clone()),
        field("url", entry.url.clone()),
        summary,
        field("content_text", entry.content_text.clone()),
        date,
        field("authors", list(entry.authors.iter().map(|a| a.name.as_str()).collect())),
        field("kind", Some(entry.kind.name().to_owned())),
        field("image", entry.image.clone()),
        field("tags", list(entry.tags.iter().map(String::as_str).collect())),
        field("section", entry.section.clone()),
    ]
}

fn date_of(entry: &Entry) -> Option<String> {
    let day = |date: Option<jiff::civil::Date>| date.map_or_else(String::new, |d| d.to_string());
    match (entry.date_published, entry.date_earliest, entry.date_latest) {
        (Some(when), ..) => Some(when.to_string()),
        (None, None, None) => None,
        (None, earliest, latest) => Some(format!("{}..{}", day(earliest), day(latest))),
    }
}

fn date_words(entry: &Entry, basis: DateBasis) -> String {
    let basis = match basis {
        DateBasis::Attribute => "written for machines",
        DateBasis::Text => {
            "read from the text shown, by one order of day and month for the whole list"
        }
        DateBasis::Url => "read from the address",
        DateBasis::Context => "read from an expression in the text",
        DateBasis::Order => "concluded from the entries around it",
        DateBasis::Seen => "not later than the page itself",
    };
    match &entry.date_text {
        Some(text) => format!("{basis}; the page shows “{text}”"),
        None => basis.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::explain;
    use crate::{Hint, PageKind, read};

    const PAGE: &str = "<html lang=en><body><nav><a href=/a/>About us</a></nav><main>\
        <article><span class=kicker>Harbour</span><h2><a href=/news/1-ferry/>Night ferry begins</a></h2>\
        <time datetime=2026-03-14>14 March 2026</time><p>Eleven passengers and a dog were on board.</p></article>\
        <article><span class=kicker>Town</span><h2><a href=/news/2-seals/>Volunteers count seals</a></h2>\
        <time datetime=2026-03-13>13 March 2026</time><p>There are nineteen more than a year ago.</p></article>\
        <article><span class=kicker>Town</span><h2><a href=/news/3-soup/>Soup beats pudding</a></h2>\
        <time datetime=2026-03-12>12 March 2026</time><p>The result surprised the kitchens.</p></article>\
        <a rel=next href=/news/page/2/>Older posts</a></main></body></html>";

    fn hint() -> Hint<'static> {
        Hint { url: Some("https://outlet.example/news/"), ..Hint::default() }
    }

    #[test]
    fn every_value_is_the_one_that_is_read() {
        let page = read(PAGE.as_bytes(), &hint());
        let why = explain(PAGE.as_bytes(), &hint());
        assert_eq!(why.kind, page.kind);
        assert_eq!(why.entries.len(), page.entries.len());
        for (report, entry) in why.entries.iter().zip(&page.entries) {
            let value = |name: &str| {
                report.fields.iter().find(|f| f.name == name).and_then(|f| f.value.clone())
            };
            assert_eq!(value("title"), entry.title);
            assert_eq!(value("url"), entry.url);
            assert_eq!(value("summary"), entry.summary);
            assert_eq!(value("section"), entry.section);
            assert_eq!(report.position, entry.position);
        }
        assert_eq!(why.next.url, page.next);
    }

    #[test]
    fn it_says_where_the_fields_came_from() {
        let why = explain(PAGE.as_bytes(), &hint());
        let entry = &why.entries[0];
        let field = |name: &str| entry.fields.iter().find(|f| f.name == name).unwrap();
        assert!(field("title").place.as_deref().unwrap().ends_with("article > h2"), "{entry:#?}");
        assert_eq!(field("date").place.as_deref().unwrap().split(" @").last(), Some("datetime"));
        assert!(field("section").place.as_deref().unwrap().ends_with("span.kicker"));
        assert_eq!(field("image").value, None);
        let taken_for = |text: &str| {
            entry.pieces.iter().find(|piece| piece.text == text).map(|piece| piece.taken_for)
        };
        assert_eq!(taken_for("Harbour"), Some("section"));
        assert_eq!(taken_for("14 March 2026"), Some("date"));
    }

    #[test]
    fn the_list_that_won_comes_first_with_what_spoke_for_it() {
        let why = explain(PAGE.as_bytes(), &hint());
        let first = &why.lists[0];
        assert_eq!(first.entries, 3);
        assert!(first.likelihood >= 0.5 && !first.reasons.is_empty(), "{first:#?}");
        assert!(why.lists.iter().skip(1).all(|list| list.likelihood <= first.likelihood));
        assert!(why.next.considered.iter().any(|t| t.text.as_deref() == Some("Older posts")));
    }

    #[test]
    fn feeds_and_texts_say_plainly_how_they_were_read() {
        let feed = b"<rss version='2.0'><channel><item><title>Night ferry</title><link>https://o.example/1</link></item></channel></rss>";
        let why = explain(feed, &Hint::default());
        assert_eq!((why.kind, why.read_as), (PageKind::Feed, "a feed in XML"));
        let title = why.entries[0].fields.iter().find(|f| f.name == "title").unwrap();
        assert!(title.place.as_deref().unwrap().contains("<title>"));
        let why = explain(b"A headline\n\nA teaser that ends.\n", &Hint::default());
        assert_eq!(why.read_as, "plain text");
        let why = explain(b"%PDF-1.7 \x00\x01", &Hint::default());
        assert_eq!(why.read_as, "no text at all");
        assert!(why.entries.is_empty() && !why.warnings.is_empty());
    }
}
