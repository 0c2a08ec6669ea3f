//! An invented outlet whose list grows and shrinks: entries are numbers, the highest is the newest.

use std::sync::{Arc, Mutex};

use crate::site::{Asked, Reply};

/// The outlet's list, newest first.
#[derive(Clone, Debug)]
pub(crate) struct Outlet {
    entries: Arc<Mutex<Vec<u32>>>,
    pub(crate) page_size: usize,
}

impl Outlet {
    /// An outlet with so many entries.
    pub(crate) fn new(entries: u32, page_size: usize) -> Self {
        let entries = (1..=entries).rev().collect();
        Self { entries: Arc::new(Mutex::new(entries)), page_size }
    }

    /// Publishes another entry.
    pub(crate) fn publish(&self) {
        let mut entries = self.entries.lock().unwrap();
        let next = entries.iter().max().copied().unwrap_or(0) + 1;
        entries.insert(0, next);
    }

    /// Takes an entry back.
    pub(crate) fn remove(&self, entry: u32) {
        self.entries.lock().unwrap().retain(|other| *other != entry);
    }

    pub(crate) fn entries(&self) -> Vec<u32> {
        self.entries.lock().unwrap().clone()
    }

    /// The number of the page that is asked for, from 1; `None` for other paths.
    pub(crate) fn page_of(asked: &Asked) -> Option<usize> {
        let rest = asked.path.strip_prefix("/news/")?;
        if rest.is_empty() {
            return Some(1);
        }
        rest.strip_prefix("page/")?.strip_suffix('/')?.parse().ok()
    }

    /// What a page lists now.
    pub(crate) fn on_page(&self, number: usize) -> Vec<u32> {
        let entries = self.entries.lock().unwrap();
        entries.iter().skip((number - 1) * self.page_size).take(self.page_size).copied().collect()
    }

    pub(crate) fn pages(&self) -> usize {
        self.entries.lock().unwrap().len().div_ceil(self.page_size).max(1)
    }

    /// A page as it is now; pages behind the last are missing.
    pub(crate) fn page(&self, number: usize) -> Reply {
        if number > self.pages() {
            return Reply::missing();
        }
        let next = (number < self.pages()).then(|| format!("/news/page/{}/", number + 1));
        html(&self.on_page(number), next.as_deref())
    }

    /// The outlet as a site: its list, and nothing else.
    pub(crate) fn answer(&self, asked: &Asked) -> Reply {
        match Self::page_of(asked) {
            Some(number) => self.page(number).unless_known(asked),
            None => Reply::missing(),
        }
    }
}

/// A headline that is no other entry's.
pub(crate) fn title(entry: u32) -> String {
    const SUBJECTS: [&str; 7] =
        ["Ferry", "Tram", "Harbour", "Council", "Library", "Market", "Swimming bath"];
    const VERBS: [&str; 5] =
        ["reopens", "asks for volunteers", "changes hands", "is repaired", "wins"];
    let subject = SUBJECTS[entry as usize % SUBJECTS.len()];
    format!("{subject} {} in case number {entry}", VERBS[entry as usize % VERBS.len()])
}

/// The day of an entry: a day each.
pub(crate) fn day(entry: u32) -> String {
    let first = jiff::civil::date(2015, 1, 1);
    first.checked_add(jiff::Span::new().days(i64::from(entry))).unwrap().to_string()
}

/// A page that lists some entries.
pub(crate) fn html(entries: &[u32], next: Option<&str>) -> Reply {
    Reply::html(markup(entries, next))
}

pub(crate) fn markup(entries: &[u32], next: Option<&str>) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=en><head><title>News</title>LINK</head><body>\
         <header><nav><a href='/'>Home</a> <a href='/about/'>About us</a></nav></header><main><h1>News</h1>\n",
    );
    let link = next.map(|next| format!("<link rel=next href='{next}'>")).unwrap_or_default();
    page = page.replace("LINK", &link);
    for &entry in entries {
        page.push_str(&format!(
            "<article><h2><a href='/articles/{entry}/'>{}</a></h2>\
             <p><time datetime='{day}'>{day}</time></p>\
             <p>What the committee of case {entry} had to say, and what it means for the quarter.</p>\
             </article>\n",
            title(entry),
            day = day(entry),
        ));
    }
    if let Some(next) = next {
        page.push_str(&format!(
            "<nav class=pagination><a rel=next href='{next}'>Older entries</a></nav>"
        ));
    }
    page.push_str("</main><footer><p>Impressum</p></footer></body></html>");
    page
}

/// A page of a feed that comes in pages.
pub(crate) fn atom(entries: &[u32], next: Option<&str>) -> Reply {
    let mut feed = String::from(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><id>urn:x</id>\
         <updated>2015-01-01T00:00:00Z</updated>\n",
    );
    if let Some(next) = next {
        feed.push_str(&format!("<link rel='next' href='{next}'/>\n"));
    }
    for &entry in entries {
        feed.push_str(&format!(
            "<entry><id>urn:{entry}</id><title>{}</title><link href='/articles/{entry}/'/>\
             <updated>{}T00:00:00Z</updated></entry>\n",
            title(entry),
            day(entry)
        ));
    }
    feed.push_str("</feed>");
    Reply::new("200 OK", feed).header("Content-Type: application/atom+xml")
}

/// A feed of some entries.
pub(crate) fn feed(entries: &[u32], host: &str) -> Reply {
    let mut feed = String::from("<rss version='2.0'><channel><title>News</title>\n");
    for &entry in entries {
        feed.push_str(&format!(
            "<item><title>{}</title><link>{host}/articles/{entry}/</link></item>\n",
            title(entry)
        ));
    }
    feed.push_str("</channel></rss>");
    Reply::new("200 OK", feed).header("Content-Type: application/rss+xml")
}
