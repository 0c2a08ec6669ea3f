//! The rules of a site for crawlers (RFC 9309).

use std::time::Duration;

use robotxt::Robots;
use url::Url;

use super::PRODUCT;
use crate::Error;

/// Redirects followed for a robots.txt (RFC 9309, section 2.3.1.2).
pub(super) const MOST_REDIRECTS: usize = 5;

/// Sitemaps taken from one robots.txt.
const MOST_SITEMAPS: usize = 100;

/// A pause longer than this, asked for in a robots.txt, is taken to be this.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// What a server said when it was asked for its robots.txt.
pub(super) enum Answer {
    /// The file.
    Text(Vec<u8>),
    /// There is none: everything is allowed (section 2.3.1.3).
    Unavailable,
}

/// The rules of one site.
#[derive(Debug)]
pub(super) struct Rules {
    address: String,
    robots: Robots,
    sitemaps: Vec<Url>,
    /// Why the rules could not be had; then nothing is allowed (section 2.3.1.4).
    unreachable: Option<String>,
}

/// The address of a site's robots.txt.
pub(super) fn address(url: &Url) -> Url {
    let mut address = url.clone();
    address.set_path("/robots.txt");
    address.set_query(None);
    address.set_fragment(None);
    address
}

impl Rules {
    pub(super) fn from_answer(address: &Url, answer: Result<Answer, Error>) -> Self {
        let mut sitemaps = Vec::new();
        let (robots, unreachable) = match answer {
            Ok(Answer::Text(text)) => {
                sitemaps = named_sitemaps(&text, address);
                (Robots::parse(&text, PRODUCT), None)
            }
            Ok(Answer::Unavailable) => (Robots::allow_all(), None),
            Err(error) => (Robots::disallow_all(), Some(reason(&error))),
        };
        Self { address: address.to_string(), robots, sitemaps, unreachable }
    }

    /// Whether the rules could not be had.
    pub(super) fn is_unreachable(&self) -> bool {
        self.unreachable.is_some()
    }

    /// The sitemaps that the file names.
    pub(super) fn sitemaps(&self) -> &[Url] {
        &self.sitemaps
    }

    /// Whether a page may be fetched.
    pub(super) fn allow(&self, url: &Url) -> Result<(), Error> {
        let (url, robots) = match self.robots.is_url_allowed(url) {
            true => return Ok(()),
            false => (url.to_string(), self.address.clone()),
        };
        Err(match &self.unreachable {
            Some(reason) => Error::RobotsUnreachable { url, robots, reason: reason.clone() },
            None => Error::Disallowed { url, robots },
        })
    }

    /// The pause between requests that the site asks for.
    pub(super) fn pause(&self) -> Option<Duration> {
        self.robots.crawl_delay().map(|pause| pause.min(LONGEST_PAUSE))
    }
}

/// The `Sitemap:` lines of a robots.txt. They belong to no group (sitemaps.org, "Submitting your
/// Sitemap").
pub(crate) fn named_sitemaps(text: &[u8], address: &Url) -> Vec<Url> {
    let mut sitemaps: Vec<Url> = Vec::new();
    for line in String::from_utf8_lossy(text).lines() {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.split('#').next().unwrap_or_default().trim();
        if name.trim().eq_ignore_ascii_case("sitemap")
            && let Ok(url) = address.join(value)
            && !value.is_empty()
            && sitemaps.len() < MOST_SITEMAPS
            && !sitemaps.contains(&url)
        {
            sitemaps.push(url);
        }
    }
    sitemaps
}

/// An error in a few words, for a sentence that names the address already.
fn reason(error: &Error) -> String {
    match error {
        Error::Status { status, .. } => format!("it answered {status}"),
        Error::Timeout { seconds, .. } => format!("it took longer than {seconds} s"),
        Error::Transport { source, .. } => {
            let mut deepest: &dyn std::error::Error = source;
            while let Some(inner) = deepest.source() {
                deepest = inner;
            }
            deepest.to_string()
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{Answer, Rules, address, named_sitemaps};
    use crate::Error;

    fn url(path: &str) -> Url {
        Url::parse("https://outlet.example:8443").unwrap().join(path).unwrap()
    }

    fn rules(answer: Result<Answer, Error>) -> Rules {
        Rules::from_answer(&address(&url("/news/?page=2")), answer)
    }

    #[test]
    fn the_rules_stand_at_the_root_of_the_origin() {
        assert_eq!(address(&url("/a/b?c#d")).as_str(), "https://outlet.example:8443/robots.txt");
    }

    #[test]
    fn a_group_of_our_own_goes_before_the_one_for_all() {
        let text = b"User-agent: *\nDisallow: /\n\nUser-agent: cuttings\nDisallow: /private/\nCrawl-delay: 2\n";
        let rules = rules(Ok(Answer::Text(text.to_vec())));
        assert!(rules.allow(&url("/news/")).is_ok());
        assert!(matches!(rules.allow(&url("/private/x")), Err(Error::Disallowed { .. })));
        assert_eq!(rules.pause().unwrap().as_secs(), 2);
    }

    #[test]
    fn no_robots_txt_allows_everything_and_an_unreachable_one_nothing() {
        assert!(rules(Ok(Answer::Unavailable)).allow(&url("/")).is_ok());
        let error = Error::Status {
            url: String::new(),
            status: "503 Service Unavailable".to_owned(),
            code: 503,
            retry_after: None,
        };
        let refused = rules(Err(error)).allow(&url("/")).unwrap_err();
        assert!(refused.to_string().contains("503"), "{refused}");
    }

    #[test]
    fn sitemaps_are_named_whatever_group_they_stand_in() {
        let text = b"Sitemap: https://outlet.example/a.xml # all\nUser-agent: x\nDisallow: /\n\
            sitemap: /b.xml\nSitemap:\nSitemap: /b.xml\n\xff\xfe";
        let found = named_sitemaps(text, &address(&url("/")));
        let found: Vec<&str> = found.iter().map(Url::as_str).collect();
        assert_eq!(found, ["https://outlet.example/a.xml", "https://outlet.example:8443/b.xml"]);
    }
}
