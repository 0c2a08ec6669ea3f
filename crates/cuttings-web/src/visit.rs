//! When a reader was here last, and what had come in by then.
//!
//! It is kept with the reader, in a cookie of this site's front page, and nowhere else. A visit ends with half
//! an hour without a look at that page; what came in since the one before ended is new throughout the visit,
//! however often the page is loaded again. The marks are numbers of articles, since what is new here is what
//! the archive had not before, whatever its date.

use axum::http::{HeaderMap, HeaderValue, header};
use jiff::{SignedDuration, Timestamp};

/// The cookie's name.
const NAME: &str = "visit";

/// A longer pause begins another visit.
const PAUSE: SignedDuration = SignedDuration::from_mins(30);

/// The cookie is not sent again for less than this.
const STEP: SignedDuration = SignedDuration::from_mins(5);

/// How long the cookie is kept, in seconds: a year.
const KEPT: u32 = 31_536_000;

/// A moment, and the number of the article that had come in last by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) article: i64,
    pub(crate) at: Timestamp,
}

/// A reader's visit to one archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Visit {
    /// Tells the archive from others that are served under the same name.
    archive: String,
    /// What is behind this was there when the visit before ended.
    pub(crate) since: Mark,
    /// The last look.
    last: Mark,
}

impl Visit {
    /// What the reader's browser has kept; `None` where that is nothing, or of another archive.
    pub(crate) fn read(headers: &HeaderMap, archive: &str) -> Option<Self> {
        let cookies =
            headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs =
            cookies.flat_map(|value| value.split(';')).filter_map(|c| c.split_once('='));
        let (_, value) = pairs.find(|(name, _)| name.trim() == NAME)?;
        let parts: Vec<&str> = value.trim().split('.').collect();
        let &[known, since, since_at, last, last_at] = parts.as_slice() else { return None };
        let mark = |article: &str, at: &str| {
            let at = Timestamp::from_second(at.parse().ok()?).ok()?;
            Some(Mark { article: article.parse().ok().filter(|number| *number >= 0)?, at })
        };
        (known == short(archive)).then_some(())?;
        Some(Self {
            archive: known.to_owned(),
            since: mark(since, since_at)?,
            last: mark(last, last_at)?,
        })
    }

    /// A first visit.
    pub(crate) fn first(archive: &str, now: Mark) -> Self {
        Self { archive: short(archive).to_owned(), since: now, last: now }
    }

    /// The visit with another look at the page.
    pub(crate) fn look(&self, now: Mark) -> Self {
        let is_another = now.at.duration_since(self.last.at) >= PAUSE;
        let since = if is_another { self.last } else { self.since };
        Self { archive: self.archive.clone(), since, last: now }
    }

    /// Whether there is so little to tell the browser that it need not be told.
    pub(crate) fn is_much_like(&self, other: &Self) -> bool {
        self.since == other.since
            && self.last.article == other.last.article
            && other.last.at.duration_since(self.last.at).abs() < STEP
    }

    /// The cookie that keeps it.
    pub(crate) fn cookie(&self, secure: bool) -> Option<HeaderValue> {
        let Self { archive, since, last } = self;
        let secure = if secure { "; Secure" } else { "" };
        let (since_at, last_at) = (since.at.as_second(), last.at.as_second());
        HeaderValue::from_str(&format!(
            "{NAME}={archive}.{}.{since_at}.{}.{last_at}; Path=/; Max-Age={KEPT}; HttpOnly; \
             SameSite=Lax{secure}",
            since.article, last.article
        ))
        .ok()
    }
}

/// As much of an archive's name as tells it from others here.
fn short(archive: &str) -> &str {
    archive.get(..8).unwrap_or(archive)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, header};

    use super::{Mark, Visit};

    const ARCHIVE: &str = "0123456789abcdef";

    fn mark(article: i64, minute: i64) -> Mark {
        Mark { article, at: jiff::Timestamp::from_second(1_772_000_000 + 60 * minute).unwrap() }
    }

    fn kept(visit: &Visit) -> Option<Visit> {
        let cookie = visit.cookie(false).unwrap().to_str().unwrap().to_owned();
        let mut headers = HeaderMap::new();
        let value = format!("other=1; {}", cookie.split(';').next().unwrap());
        headers.insert(header::COOKIE, value.parse().unwrap());
        Visit::read(&headers, ARCHIVE)
    }

    #[test]
    fn what_came_since_the_visit_before_is_new_throughout_a_visit() {
        let first = kept(&Visit::first(ARCHIVE, mark(10, 0))).unwrap();
        let later = kept(&first.look(mark(15, 20))).unwrap();
        assert_eq!(later.since, mark(10, 0), "the first visit still lasts");
        let evening = kept(&later.look(mark(40, 600))).unwrap();
        assert_eq!(evening.since, mark(15, 20));
        let again = kept(&evening.look(mark(41, 610))).unwrap();
        assert_eq!(again.since, mark(15, 20));
    }

    #[test]
    fn a_browser_is_told_only_what_it_needs() {
        let visit = Visit::first(ARCHIVE, mark(10, 0));
        assert!(visit.is_much_like(&visit.look(mark(10, 3))));
        assert!(!visit.is_much_like(&visit.look(mark(11, 3))));
        assert!(!visit.is_much_like(&visit.look(mark(10, 6))));
    }

    #[test]
    fn a_cookie_that_makes_no_sense_is_none() {
        for value in [
            "visit=",
            "visit=01234567.1.2.3",
            "visit=01234567.-1.2.3.4",
            "visit=01234567.1.99999999999999999.3.4",
            "visit=76543210.1.2.3.4",
            "visitor=01234567.1.2.3.4",
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, value.parse().unwrap());
            assert_eq!(Visit::read(&headers, ARCHIVE), None, "{value}");
        }
    }
}
