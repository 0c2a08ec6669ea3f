//! The live web, politely.
//!
//! Every page that is asked for goes through these steps:
//!
//! 1. the address is checked: `http` or `https`, and not a private network's ([`address`]);
//! 2. the host's turn is awaited: one request at a time, and a pause between two ([`turns`]);
//! 3. the site's `robots.txt` is read, once a day, and obeyed ([`robots`]);
//! 4. the page is fetched under a name with a contact address ([`Contact`]), within limits of time
//!    and size that hold after decompression too, with the cookies that the host set ([`cookies`]);
//! 5. each redirect begins again at step 1.
//!
//! A server that asks to be left alone ([`later`]) is not asked again before that time.

pub mod address;
mod contact;
mod cookies;
mod later;
mod proxies;
pub(crate) mod robots;
mod turns;

pub use contact::{Contact, ContactError};
pub use proxies::Proxies;

use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{CONTENT_TYPE, HeaderMap, LOCATION, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode};
use rustls::CertificateError;
use tokio::runtime::Runtime;
use url::{Host, Url};

use crate::web::{Answer, Ask, Capture, Validators, Web};
use crate::{Error, Exchange, Fetched, Limits, media};
use address::Guard;
use cookies::Cookies;
use robots::Rules;
use turns::Turns;

/// The name that robots.txt files know us by (RFC 9309, section 2.2.1).
pub const PRODUCT: &str = "Cuttings";

/// Redirects followed for one page.
const MOST_REDIRECTS: usize = 10;

/// Of the body of an answer that is no page, so much is kept as evidence, in bytes.
const KEPT_OF_ERRORS: u64 = 100_000;

/// A server that is busy and does not say for how long is left alone for this time.
const BUSY: Duration = Duration::from_secs(30);

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
    /// How long one request may take, from connecting to the end of the body.
    pub timeout: Duration,
    /// The pause between two requests to one host; a longer one in robots.txt is kept instead.
    pub pause: Duration,
    /// The size of a page.
    pub limits: Limits,
    /// The proxies to go through.
    pub proxies: Proxies,
    /// What the jitter of the pauses is made of.
    pub seed: u64,
}

impl Settings {
    /// The usual settings: 10 seconds to connect, 30 for a page, a second between pages, no proxies.
    #[must_use]
    pub fn new(contact: Contact) -> Self {
        Self {
            contact,
            allow_private: false,
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(30),
            pause: Duration::from_secs(1),
            limits: Limits::default(),
            proxies: Proxies::default(),
            seed: 0,
        }
    }

    fn user_agent(&self) -> String {
        let version =
            concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
        format!("{PRODUCT}/{version} (+{})", self.contact)
    }
}

/// Fetches pages. What was learnt of a host (its rules, its cookies, when it was asked last) is kept
/// for as long as this lives. Many can be asked for at once: each waits for the turn of its host.
#[derive(Debug)]
pub struct Http {
    client: Client,
    settings: Settings,
    user_agent: String,
    turns: Turns,
    cookies: Cookies,
    requests: AtomicU64,
}

impl Http {
    /// Sets up a client.
    pub fn new(settings: Settings) -> Result<Self, Error> {
        // Fails where another part of the process has chosen one before: then that one is used.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let guard =
            Guard { allow_private: settings.allow_private, proxies: settings.proxies.host_names() };
        let builder = Client::builder()
            .connect_timeout(settings.connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .dns_resolver(guard)
            // Only those of the settings: a library does not read the environment.
            .no_proxy();
        let client = settings.proxies.on(builder)?.build().map_err(Error::Client)?;
        let user_agent = settings.user_agent();
        Ok(Self {
            client,
            settings,
            user_agent,
            turns: Turns::default(),
            cookies: Cookies::default(),
            requests: AtomicU64::new(0),
        })
    }

    /// Fetches one page.
    pub async fn get(&self, ask: &Ask, captures: &mut Vec<Capture>) -> Result<Answer, Error> {
        let mut current = ask.url.clone();
        current.set_fragment(None);
        for hop in 0..=MOST_REDIRECTS {
            // Validators are of the page that they came with, which a redirect leads to.
            let validators =
                (hop == 0 || ask.url.host() == current.host()).then_some(&ask.validators);
            match self.hop(&current, validators, captures).await? {
                Hop::Answer(answer) => return Ok(answer),
                Hop::Redirect(next) => current = next,
            }
        }
        Err(Error::Redirects { url: ask.url.to_string(), limit: MOST_REDIRECTS })
    }

    /// The sitemaps that a site's robots.txt names.
    pub async fn sitemaps(&self, site: &Url, captures: &mut Vec<Capture>) -> Vec<Url> {
        let mut host = self.turns.take(site.host_str().unwrap_or_default()).await;
        match self.rules(&mut host, site, captures).await {
            Ok(rules) => rules.sitemaps().to_vec(),
            Err(_) => Vec::new(),
        }
    }

    /// Asks one address, when its host's turn has come.
    async fn hop(
        &self,
        url: &Url,
        validators: Option<&Validators>,
        captures: &mut Vec<Capture>,
    ) -> Result<Hop, Error> {
        self.check_address(url)?;
        let mut host = self.turns.take(url.host_str().unwrap_or_default()).await;
        if let Some(left) = host.closed_for() {
            return Err(Error::Closed { url: url.to_string(), left });
        }
        let rules = self.rules(&mut host, url, captures).await?;
        rules.allow(url)?;
        let pause = self.settings.pause.max(rules.pause().unwrap_or_default());
        host.wait(pause, self.settings.seed).await;
        // The waiting above is ours, not the server's.
        let asking = self.ask(url, validators, captures);
        let outcome = tokio::time::timeout(self.settings.timeout, asking).await;
        host.answered();
        let outcome = outcome.map_err(|_| self.timed_out(url))?;
        if let Err(error @ Error::Status { code: 429 | 503, .. }) = &outcome {
            host.close_for(error.retry_after().unwrap_or(BUSY.min(self.settings.pause * 30)));
        }
        outcome
    }

    /// One request; what the server answers.
    async fn ask(
        &self,
        url: &Url,
        validators: Option<&Validators>,
        captures: &mut Vec<Capture>,
    ) -> Result<Hop, Error> {
        let mut sent = self.head(url);
        for (name, value) in validators.into_iter().flat_map(conditions) {
            sent.push((name, value));
        }
        let response = self.send(url, &sent).await?;
        let status = response.status();
        let (exchange, at, ip) =
            (exchange(url, &sent, &response), now(), self.address_of(&response));
        let content_type = header(response.headers(), CONTENT_TYPE.as_str());
        let next = redirect(url, response.headers()).filter(|_| status.is_redirection());
        let retry_after = header(response.headers(), RETRY_AFTER.as_str())
            .and_then(|text| later::parse(&text, at));
        let is_page = status == StatusCode::OK && media::is_text_like(content_type.as_deref());
        if is_page {
            let body = self.body(url, response, self.settings.limits.page).await?;
            return Ok(Hop::Answer(Answer::Page(Box::new(Fetched {
                url: url.to_string(),
                content_type,
                fetched_at: Some(at),
                body,
                name: url.to_string(),
                exchange: Some(exchange),
                ip,
            }))));
        }
        let is_error = status.is_client_error() || status.is_server_error();
        let body = if is_error { beginning(response, KEPT_OF_ERRORS).await } else { Vec::new() };
        let capture = Capture { url: url.to_string(), at, exchange, ip, body };
        let asked_whether_changed = validators.is_some_and(|validators| !validators.is_empty());
        if status == StatusCode::NOT_MODIFIED && asked_whether_changed {
            return Ok(Hop::Answer(Answer::Unchanged(Box::new(capture))));
        }
        if status != StatusCode::OK {
            captures.push(capture);
        }
        match next {
            Some(next) => Ok(Hop::Redirect(next)),
            None if status == StatusCode::OK => Err(Error::NotText {
                url: url.to_string(),
                content_type: content_type.unwrap_or_default(),
            }),
            None => Err(Error::Status {
                url: url.to_string(),
                status: status.to_string(),
                code: status.as_u16(),
                retry_after,
            }),
        }
    }

    /// The headers of a request.
    fn head(&self, url: &Url) -> Vec<(&'static str, String)> {
        let mut head =
            vec![("user-agent", self.user_agent.clone()), ("accept", ACCEPTED.to_owned())];
        head.extend(self.cookies.header(url).map(|cookies| ("cookie", cookies)));
        head
    }

    async fn send(&self, url: &Url, head: &[(&'static str, String)]) -> Result<Response, Error> {
        self.requests.fetch_add(1, Ordering::Relaxed);
        let mut request = self.client.get(url.clone());
        for (name, value) in head {
            request = request.header(*name, value);
        }
        let response = request.send().await.map_err(|error| transport(url, error))?;
        self.cookies.keep(url, response.headers());
        Ok(response)
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

    /// The rules of a site: those known, else those that its robots.txt gives (RFC 9309, section 2.3).
    async fn rules<'h>(
        &self,
        host: &'h mut turns::Host,
        url: &Url,
        captures: &mut Vec<Capture>,
    ) -> Result<&'h Rules, Error> {
        let origin = url.origin().ascii_serialization();
        if host.rules(&origin).is_none() {
            let address = robots::address(url);
            host.wait(self.settings.pause, self.settings.seed).await;
            let reading = self.read_robots(&address, captures);
            let answer = tokio::time::timeout(self.settings.timeout, reading).await;
            host.answered();
            let answer = answer.unwrap_or_else(|_| Err(self.timed_out(&address)));
            // A refusal of ours is not the site's: neither the guard's nor that of a false certificate.
            if let Err(error @ (Error::Private { .. } | Error::Certificate { .. })) = answer {
                return Err(error);
            }
            host.keep_rules(origin.clone(), Rules::from_answer(&address, answer));
        }
        host.rules(&origin)
            .ok_or_else(|| Error::Closed { url: url.to_string(), left: Duration::ZERO })
    }

    async fn read_robots(
        &self,
        address: &Url,
        captures: &mut Vec<Capture>,
    ) -> Result<robots::Answer, Error> {
        let mut current = address.clone();
        for _ in 0..=robots::MOST_REDIRECTS {
            self.check_address(&current)?;
            let sent = self.head(&current);
            let response = self.send(&current, &sent).await?;
            let status = response.status();
            let (exchange, at) = (exchange(&current, &sent, &response), now());
            let ip = self.address_of(&response);
            let next = redirect(&current, response.headers());
            let retry_after = header(response.headers(), RETRY_AFTER.as_str());
            let body = beginning(response, robotxt::BYTE_LIMIT as u64 + 1).await;
            let url = current.to_string();
            captures.push(Capture { url, at, exchange, ip, body: body.clone() });
            match (status.is_redirection(), next) {
                (true, Some(next)) => current = next,
                (true, None) => return Ok(robots::Answer::Unavailable),
                // Too many requests is a server's trouble, not the absence of rules.
                (false, _)
                    if status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS =>
                {
                    return Ok(robots::Answer::Unavailable);
                }
                (false, _) if !status.is_success() => {
                    return Err(Error::Status {
                        url: current.to_string(),
                        status: status.to_string(),
                        code: status.as_u16(),
                        retry_after: retry_after.and_then(|text| later::parse(&text, at)),
                    });
                }
                (false, _) => return Ok(robots::Answer::Text(body)),
            }
        }
        Ok(robots::Answer::Unavailable)
    }

    /// The machine that answered; a proxy is not it.
    fn address_of(&self, response: &Response) -> Option<IpAddr> {
        let direct = self.settings.proxies == Proxies::default();
        response.remote_addr().filter(|_| direct).map(|address| address.ip())
    }

    fn timed_out(&self, url: &Url) -> Error {
        Error::Timeout { url: url.to_string(), seconds: self.settings.timeout.as_secs() }
    }
}

/// The headers that ask whether a page has changed (RFC 9110, section 13.1).
fn conditions(validators: &Validators) -> Vec<(&'static str, String)> {
    let Validators { etag, last_modified } = validators;
    let etag = etag.clone().map(|value| ("if-none-match", value));
    let last_modified = last_modified.clone().map(|value| ("if-modified-since", value));
    etag.into_iter().chain(last_modified).collect()
}

/// The heads of both messages, as a WARC file keeps them.
fn exchange(url: &Url, sent: &[(&'static str, String)], response: &Response) -> Exchange {
    let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
    let mut request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\n");
    for (name, value) in sent {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
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

/// The beginning of a body that is kept as evidence only: what cannot be had is left out.
async fn beginning(mut response: Response, limit: u64) -> Vec<u8> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut body = Vec::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        body.extend_from_slice(&chunk);
        if body.len() >= limit {
            body.truncate(limit);
            break;
        }
    }
    body
}

/// When an answer came is a fact that only the clock can tell.
#[expect(clippy::disallowed_methods, reason = "this is where the time of fetching comes from")]
fn now() -> Timestamp {
    Timestamp::now()
}

/// What one request led to.
enum Hop {
    Answer(Answer),
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

/// Tells the guard's refusals and those of certificates, which come wrapped in the connector's errors,
/// from the network's.
fn transport(url: &Url, error: reqwest::Error) -> Error {
    let mut cause = std::error::Error::source(&error);
    while let Some(inner) = cause {
        if let Some(refused) = inner.downcast_ref::<address::Refused>() {
            return Error::Private { url: url.to_string(), ip: refused.ip };
        }
        if let Some(reason) = untrusted(inner) {
            return Error::Certificate { url: url.to_string(), reason };
        }
        cause = inner.source();
    }
    // The address is in our own message.
    Error::Transport { url: url.to_string(), source: error.without_url() }
}

/// What is wrong with a certificate, where an error is about that. An I/O error holds its cause without
/// naming it as its source.
fn untrusted(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    if let Some(rustls::Error::InvalidCertificate(reason)) = error.downcast_ref() {
        return Some(in_words(reason));
    }
    untrusted(error.downcast_ref::<std::io::Error>()?.get_ref()?)
}

fn in_words(reason: &CertificateError) -> String {
    use CertificateError::{
        Expired, ExpiredContext, NotValidForName, NotValidForNameContext, NotValidYet,
        NotValidYetContext, UnknownIssuer,
    };
    let words = match reason {
        Expired | ExpiredContext { .. } => "it has expired",
        NotValidYet | NotValidYetContext { .. } => "it is not valid yet",
        NotValidForName | NotValidForNameContext { .. } => "it is of another host",
        UnknownIssuer => "nobody whom this machine trusts has signed it",
        other => return other.to_string(),
    };
    words.to_owned()
}

/// The live web, for code that is not async. Any number of threads can ask at once.
#[derive(Debug)]
pub struct Live {
    http: Http,
    runtime: Runtime,
}

impl Live {
    /// Sets up a client and what it runs on.
    pub fn new(settings: Settings) -> Result<Self, Error> {
        // Whoever asks does the work: handing each piece of a page over from a thread of its own took more time
        // than the rest of fetching it.
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(Error::Runtime)?;
        // The client's connections belong to the runtime that it is made in.
        let http = {
            let _guard = runtime.enter();
            Http::new(settings)?
        };
        Ok(Self { http, runtime })
    }
}

/// Lets what came over idle connections since somebody asked last be seen, such as that a server has closed one: a
/// request over it would fail. The runtime looks between two turns, and then gives each connection its turn.
async fn catch_up() {
    for _ in 0..3 {
        tokio::task::yield_now().await;
    }
}

impl Web for Live {
    fn get(&self, ask: &Ask, captures: &mut Vec<Capture>) -> Result<Answer, Error> {
        self.runtime.block_on(async {
            catch_up().await;
            self.http.get(ask, captures).await
        })
    }

    fn sitemaps(&self, site: &Url, captures: &mut Vec<Capture>) -> Vec<Url> {
        self.runtime.block_on(async {
            catch_up().await;
            self.http.sitemaps(site, captures).await
        })
    }

    fn requests(&self) -> u64 {
        self.http.requests.load(Ordering::Relaxed)
    }
}
