//! The live web, politely.
//!
//! Every page that is asked for goes through these steps:
//!
//! 1. the address is checked: `http` or `https`, and not a private network's ([`address`]);
//! 2. the site's `robots.txt` is read, once a run, and obeyed ([`robots`]);
//! 3. requests to one host are spaced out;
//! 4. the page is fetched under a name with a contact address ([`Contact`]), within limits of time
//!    and size that hold after decompression too;
//! 5. each redirect begins again at step 1.

pub mod address;
mod contact;
mod robots;

pub use contact::{Contact, ContactError};

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, LOCATION, USER_AGENT};
use reqwest::{Client, Response, StatusCode};
use tokio::runtime::Runtime;
use url::{Host, Url};

use crate::{Error, Exchange, Fetched, Limits, Progress, Source, media};
use address::Guard;
use robots::Rules;

/// The name that robots.txt files know us by (RFC 9309, section 2.2.1).
pub const PRODUCT: &str = "Cuttings";

/// Redirects followed for one page.
const MOST_REDIRECTS: usize = 10;

const ACCEPTED: &str = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,\
                        application/feed+json,application/xml;q=0.9,text/*;q=0.8,*/*;q=0.5";

/// How to fetch.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whom an outlet can write to.
    pub contact: Contact,
    /// Whether addresses in private networks may be fetched.
    pub allow_private: bool,
    /// How long connecting may take.
    pub connect_timeout: Duration,
    /// How long a page may take, with all its redirects.
    pub timeout: Duration,
    /// The pause between two requests to one host; a longer one in robots.txt is kept instead.
    pub pause: Duration,
    /// The size of a page.
    pub limits: Limits,
}

impl Settings {
    /// The usual settings: 10 seconds to connect, 30 for a page, a second between pages.
    #[must_use]
    pub fn new(contact: Contact) -> Self {
        Self {
            contact,
            allow_private: false,
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(30),
            pause: Duration::from_secs(1),
            limits: Limits::default(),
        }
    }

    fn user_agent(&self) -> String {
        let version =
            concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
        format!("{PRODUCT}/{version} (+{})", self.contact)
    }
}

/// Fetches pages. What was learnt of a host (its rules, when it was asked last) is kept for as long
/// as this lives.
#[derive(Debug)]
pub struct Http {
    client: Client,
    settings: Settings,
    user_agent: String,
    /// By origin.
    rules: HashMap<String, Rules>,
    /// By host.
    last_request: HashMap<String, Instant>,
}

impl Http {
    /// Sets up a client.
    pub fn new(settings: Settings) -> Result<Self, Error> {
        // Fails where another part of the process has chosen one before: then that one is used.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .connect_timeout(settings.connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .dns_resolver(Guard { allow_private: settings.allow_private })
            // A proxy would resolve names itself, past the guard.
            .no_proxy()
            .build()
            .map_err(Error::Client)?;
        let user_agent = settings.user_agent();
        Ok(Self {
            client,
            settings,
            user_agent,
            rules: HashMap::new(),
            last_request: HashMap::new(),
        })
    }

    /// Fetches one page.
    pub async fn get(&mut self, url: &Url) -> Result<Fetched, Error> {
        let timeout = self.settings.timeout;
        let mut current = url.clone();
        current.set_fragment(None);
        for _ in 0..=MOST_REDIRECTS {
            self.check_address(&current)?;
            self.obey_robots(&current).await?;
            self.wait_for_turn(&current).await;
            // The waiting above is ours, not the server's.
            let hop = tokio::time::timeout(timeout, self.hop(&current)).await;
            match hop.map_err(|_| self.timed_out(&current))?? {
                Hop::Page(page) => return Ok(*page),
                Hop::Redirect(next) => current = next,
            }
        }
        Err(Error::Redirects { url: url.to_string(), limit: MOST_REDIRECTS })
    }

    /// One request; what the server answers.
    async fn hop(&self, url: &Url) -> Result<Hop, Error> {
        let response = self.request(url).await?;
        let status = response.status();
        if status.is_redirection()
            && let Some(next) = redirect(url, response.headers())
        {
            return Ok(Hop::Redirect(next));
        }
        if status != StatusCode::OK {
            return Err(Error::Status { url: url.to_string(), status: status.to_string() });
        }
        let content_type = header(response.headers(), CONTENT_TYPE.as_str());
        if !media::is_text_like(content_type.as_deref()) {
            let content_type = content_type.unwrap_or_default();
            return Err(Error::NotText { url: url.to_string(), content_type });
        }
        let exchange = self.exchange(url, &response);
        let fetched_at = now();
        let body = self.body(url, response, self.settings.limits.page).await?;
        Ok(Hop::Page(Box::new(Fetched {
            url: url.to_string(),
            content_type,
            fetched_at: Some(fetched_at),
            body,
            name: url.to_string(),
            exchange: Some(exchange),
        })))
    }

    async fn request(&self, url: &Url) -> Result<Response, Error> {
        let request = self
            .client
            .get(url.clone())
            .header(USER_AGENT, &self.user_agent)
            .header(ACCEPT, ACCEPTED);
        request.send().await.map_err(|error| transport(url, error))
    }

    /// Reads a body, but no more than the limit.
    async fn body(&self, url: &Url, mut response: Response, limit: u64) -> Result<Vec<u8>, Error> {
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| transport(url, error))? {
            if (body.len() + chunk.len()) as u64 > limit {
                return Err(Error::TooLarge { name: url.to_string(), limit });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    /// Refuses addresses that name a private network's machine by number; names are looked at when
    /// they are resolved.
    fn check_address(&self, url: &Url) -> Result<(), Error> {
        let bad = |message: &str| Error::Address {
            address: url.to_string(),
            message: message.to_owned(),
        };
        if !matches!(url.scheme(), "http" | "https") {
            return Err(bad("only http and https can be fetched"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(bad("addresses with a user name or password are not fetched"));
        }
        let ip = match url.host() {
            Some(Host::Ipv4(ip)) => ip.into(),
            Some(Host::Ipv6(ip)) => ip.into(),
            Some(Host::Domain(_)) => return Ok(()),
            None => return Err(bad("it names no host")),
        };
        if !self.settings.allow_private && !address::is_public(ip) {
            return Err(Error::Private { url: url.to_string(), ip });
        }
        Ok(())
    }

    async fn obey_robots(&mut self, url: &Url) -> Result<(), Error> {
        let origin = url.origin().ascii_serialization();
        if !self.rules.contains_key(&origin) {
            let rules = self.read_rules(url).await?;
            self.rules.insert(origin.clone(), rules);
        }
        match self.rules.get(&origin) {
            Some(rules) => rules.allow(url),
            None => Ok(()),
        }
    }

    /// Reads a site's robots.txt (RFC 9309, section 2.3).
    async fn read_rules(&mut self, url: &Url) -> Result<Rules, Error> {
        let address = robots::address(url);
        let timeout = self.settings.timeout;
        let answer = tokio::time::timeout(timeout, self.read_robots(&address)).await;
        let answer = answer.unwrap_or_else(|_| Err(self.timed_out(&address)));
        match answer {
            // The guard's refusal is not the site's.
            Err(error @ Error::Private { .. }) => Err(error),
            answer => Ok(Rules::from_answer(&address, answer)),
        }
    }

    async fn read_robots(&self, address: &Url) -> Result<robots::Answer, Error> {
        let mut current = address.clone();
        for _ in 0..=robots::MOST_REDIRECTS {
            self.check_address(&current)?;
            let response = self.request(&current).await?;
            let status = response.status();
            if status.is_redirection() {
                match redirect(&current, response.headers()) {
                    Some(next) => current = next,
                    None => return Ok(robots::Answer::Unavailable),
                }
                continue;
            }
            if status.is_client_error() {
                return Ok(robots::Answer::Unavailable);
            }
            if !status.is_success() {
                return Err(Error::Status { url: current.to_string(), status: status.to_string() });
            }
            return Ok(robots::Answer::Text(robots_body(&current, response).await?));
        }
        Ok(robots::Answer::Unavailable)
    }

    /// Waits until the host may be asked again.
    async fn wait_for_turn(&mut self, url: &Url) {
        let origin = url.origin().ascii_serialization();
        let asked = self.rules.get(&origin).and_then(Rules::pause).unwrap_or_default();
        let pause = self.settings.pause.max(asked);
        let host = url.host_str().unwrap_or_default().to_owned();
        if let Some(last) = self.last_request.get(&host) {
            tokio::time::sleep(pause.saturating_sub(last.elapsed())).await;
        }
        self.last_request.insert(host, Instant::now());
    }

    fn exchange(&self, url: &Url, response: &Response) -> Exchange {
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {host}\r\nuser-agent: {}\r\naccept: {ACCEPTED}\r\n\r\n",
            self.user_agent
        );
        let gone = ["content-length", "content-encoding", "transfer-encoding"];
        let headers = response
            .headers()
            .iter()
            .filter(|(name, _)| !gone.contains(&name.as_str()))
            .map(|(name, value)| (name.to_string(), latin1(value.as_bytes())))
            .collect();
        Exchange {
            request: Some(request),
            status_line: format!("HTTP/1.1 {}", response.status()),
            headers,
        }
    }

    fn timed_out(&self, url: &Url) -> Error {
        Error::Timeout { url: url.to_string(), seconds: self.settings.timeout.as_secs() }
    }
}

/// When an answer came is a fact that only the clock can tell.
#[expect(clippy::disallowed_methods, reason = "this is where the time of fetching comes from")]
fn now() -> Timestamp {
    Timestamp::now()
}

/// What one request led to.
enum Hop {
    Page(Box<Fetched>),
    Redirect(Url),
}

fn redirect(from: &Url, headers: &HeaderMap) -> Option<Url> {
    let location = header(headers, LOCATION.as_str())?;
    let mut next = from.join(&location).ok()?;
    next.set_fragment(None);
    Some(next)
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).map(|value| latin1(value.as_bytes()))
}

/// Header values are bytes; what is not ASCII is Latin-1 by custom (RFC 9110, section 5.5).
fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// Reads as much of a robots.txt as its parser looks at.
async fn robots_body(url: &Url, mut response: Response) -> Result<Vec<u8>, Error> {
    let mut body = Vec::new();
    while body.len() <= robotxt::BYTE_LIMIT {
        match response.chunk().await.map_err(|error| transport(url, error))? {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => break,
        }
    }
    Ok(body)
}

/// Tells the guard's refusals, which come wrapped in the connector's errors, from the network's.
fn transport(url: &Url, error: reqwest::Error) -> Error {
    let mut cause = std::error::Error::source(&error);
    while let Some(inner) = cause {
        if let Some(refused) = inner.downcast_ref::<address::Refused>() {
            return Error::Private { url: url.to_string(), ip: refused.ip };
        }
        cause = inner.source();
    }
    // The address is in our own message.
    Error::Transport { url: url.to_string(), source: error.without_url() }
}

/// Some addresses of the live web as a source.
#[derive(Debug)]
pub struct Addresses {
    http: Http,
    runtime: Runtime,
    queue: VecDeque<Url>,
    progress: Progress,
}

impl Addresses {
    /// Pages to be fetched, in the order given.
    pub fn new(settings: Settings, urls: Vec<Url>) -> Result<Self, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(Error::Runtime)?;
        // The client's connections belong to the runtime that it is made in.
        let http = {
            let _guard = runtime.enter();
            Http::new(settings)?
        };
        let total = urls.len() as u64;
        Ok(Self { http, runtime, queue: urls.into(), progress: Progress { done: 0, total } })
    }

    /// Fetches another page, under the same rules, before those that are still waiting.
    pub fn get(&mut self, url: &Url) -> Result<Fetched, Error> {
        self.runtime.block_on(self.http.get(url))
    }
}

impl Source for Addresses {
    fn next(&mut self) -> Option<Result<Fetched, Error>> {
        let url = self.queue.pop_front()?;
        let result = self.get(&url);
        self.progress.done += 1;
        Some(result)
    }

    fn progress(&self) -> Progress {
        self.progress
    }
}
