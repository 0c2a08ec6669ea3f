//! Fetching from a server on this machine.

mod common;

use std::io::Write;
use std::time::{Duration, Instant};

use common::{Answer, Server};
use cuttings_fetch::http::{Addresses, Settings};
use cuttings_fetch::{Error, Fetched, Limits, Source};
use flate2::Compression;
use flate2::write::GzEncoder;
use url::Url;

fn settings() -> Settings {
    Settings {
        allow_private: true,
        pause: Duration::ZERO,
        timeout: Duration::from_secs(5),
        ..Settings::new("desk@library.example".parse().unwrap())
    }
}

fn get(settings: Settings, url: &str) -> Result<Fetched, Error> {
    let mut source = Addresses::new(settings, vec![Url::parse(url).unwrap()]).unwrap();
    source.next().unwrap()
}

#[test]
fn a_page_comes_with_its_address_type_time_and_heads() {
    let server =
        Server::start(&[("/news/?page=2", Answer::page("<p>Fähre</p>").header("X-Note: 1"))]);
    let page = get(settings(), &server.url("/news/?page=2#top")).unwrap();
    assert_eq!(page.url, server.url("/news/?page=2"));
    assert_eq!(page.content_type.as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(page.body, "<p>Fähre</p>".as_bytes());
    assert!(page.fetched_at.is_some());
    let exchange = page.exchange.unwrap();
    assert_eq!(exchange.status_line, "HTTP/1.1 200 OK");
    assert!(exchange.headers.contains(&("x-note".to_owned(), "1".to_owned())));
    assert!(exchange.request.unwrap().starts_with("GET /news/?page=2 HTTP/1.1\r\n"));
}

#[test]
fn every_request_carries_the_name_and_the_contact() {
    let server = Server::start(&[("/", Answer::page("x"))]);
    get(settings(), &server.url("/")).unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    for head in requests {
        assert!(head.contains("user-agent: Cuttings/0.1 (+desk@library.example)\r\n"), "{head}");
    }
}

#[test]
fn this_machine_is_not_asked_by_number_or_by_name_unless_that_is_allowed() {
    let server = Server::start(&[("/", Answer::page("x"))]);
    let port = Url::parse(&server.url("/")).unwrap().port().unwrap();
    for host in ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"] {
        let strict = Settings { allow_private: false, ..settings() };
        let error = get(strict, &format!("http://{host}:{port}/")).unwrap_err();
        assert!(matches!(error, Error::Private { .. }), "{host}: {error}");
    }
    assert!(server.requests().is_empty());
}

#[test]
fn redirects_are_followed_and_give_the_final_address() {
    let server = Server::start(&[
        ("/old", Answer::new("301 Moved Permanently").header("Location: /new?x=1#part")),
        ("/new?x=1", Answer::page("here")),
    ]);
    let page = get(settings(), &server.url("/old")).unwrap();
    assert_eq!(page.url, server.url("/new?x=1"));
    assert_eq!(page.body, b"here");
}

#[test]
fn a_circle_of_redirects_ends() {
    let server = Server::start(&[("/a", Answer::new("302 Found").header("Location: /a"))]);
    assert!(matches!(get(settings(), &server.url("/a")), Err(Error::Redirects { limit: 10, .. })));
    assert_eq!(server.count("/a"), 11);
}

#[test]
fn a_redirect_out_of_the_web_is_refused() {
    let server =
        Server::start(&[("/a", Answer::new("302 Found").header("Location: file:///etc/passwd"))]);
    assert!(matches!(get(settings(), &server.url("/a")), Err(Error::Address { .. })));
}

#[test]
fn robots_txt_is_obeyed_and_read_once() {
    let robots = "User-agent: *\nDisallow: /private/\n";
    let server = Server::start(&[
        ("/robots.txt", Answer::new("200 OK").body(robots)),
        ("/a", Answer::page("a")),
        ("/to-private", Answer::new("302 Found").header("Location: /private/a")),
    ]);
    let paths = ["/a", "/private/a", "/to-private", "/a"];
    let urls = paths.iter().map(|path| Url::parse(&server.url(path)).unwrap()).collect();
    let mut source = Addresses::new(settings(), urls).unwrap();
    let results: Vec<_> = std::iter::from_fn(|| source.next()).collect();
    assert!(results[0].is_ok() && results[3].is_ok());
    for refused in &results[1..3] {
        assert!(matches!(refused, Err(Error::Disallowed { .. })), "{refused:?}");
    }
    assert_eq!(server.count("/private/a"), 0);
    assert_eq!(server.count("/robots.txt"), 1);
}

#[test]
fn a_robots_txt_behind_a_redirect_counts() {
    let server = Server::start(&[
        ("/robots.txt", Answer::new("301 Moved Permanently").header("Location: /r.txt")),
        ("/r.txt", Answer::new("200 OK").body("User-agent: Cuttings\nDisallow: /\n")),
        ("/a", Answer::page("a")),
    ]);
    assert!(matches!(get(settings(), &server.url("/a")), Err(Error::Disallowed { .. })));
}

#[test]
fn nothing_is_fetched_while_robots_txt_fails() {
    let server = Server::start(&[
        ("/robots.txt", Answer::new("503 Service Unavailable")),
        ("/a", Answer::page("a")),
    ]);
    let error = get(settings(), &server.url("/a")).unwrap_err();
    assert!(matches!(error, Error::RobotsUnreachable { .. }), "{error}");
    assert!(error.to_string().contains("503"), "{error}");
    assert_eq!(server.count("/a"), 0);
}

#[test]
fn a_pause_that_robots_txt_asks_for_is_kept() {
    let server = Server::start(&[
        ("/robots.txt", Answer::new("200 OK").body("User-agent: *\nCrawl-delay: 0.4\n")),
        ("/a", Answer::page("a")),
    ]);
    let urls = vec![Url::parse(&server.url("/a")).unwrap(); 2];
    let mut source = Addresses::new(settings(), urls).unwrap();
    let begun = Instant::now();
    while let Some(result) = source.next() {
        result.unwrap();
    }
    assert!(begun.elapsed() >= Duration::from_millis(400));
}

#[test]
fn an_answer_that_is_no_page_is_an_error_that_says_so() {
    let server = Server::start(&[
        ("/picture", Answer::new("200 OK").header("Content-Type: image/png").body([0_u8; 9])),
        ("/broken", Answer::new("500 Internal Server Error")),
    ]);
    let missing = get(settings(), &server.url("/missing")).unwrap_err();
    assert_eq!(missing.to_string(), format!("{} answered 404 Not Found", server.url("/missing")));
    assert!(matches!(get(settings(), &server.url("/broken")), Err(Error::Status { .. })));
    assert!(matches!(get(settings(), &server.url("/picture")), Err(Error::NotText { .. })));
}

#[test]
fn a_page_larger_than_the_limit_is_refused_before_and_after_decompression() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&vec![b'a'; 3_000_000]).unwrap();
    let bomb = gzip.finish().unwrap();
    assert!(bomb.len() < 10_000);
    let server = Server::start(&[
        ("/large", Answer::page(vec![b'a'; 200_000])),
        ("/bomb", Answer::page(bomb).header("Content-Encoding: gzip")),
    ]);
    for path in ["/large", "/bomb"] {
        let small = Settings { limits: Limits { page: 100_000 }, ..settings() };
        assert!(matches!(get(small, &server.url(path)), Err(Error::TooLarge { .. })), "{path}");
    }
}

#[test]
fn a_compressed_page_comes_unpacked() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(b"<p>packed</p>").unwrap();
    let answer = Answer::page(gzip.finish().unwrap()).header("Content-Encoding: gzip");
    let server = Server::start(&[("/", answer)]);
    let page = get(settings(), &server.url("/")).unwrap();
    assert_eq!(page.body, b"<p>packed</p>");
    assert!(page.exchange.unwrap().headers.iter().all(|(name, _)| name != "content-encoding"));
}

#[test]
fn a_server_that_takes_too_long_is_given_up() {
    let server = Server::start(&[("/slow", Answer::page("x").after(Duration::from_secs(20)))]);
    let short = Settings { timeout: Duration::from_millis(300), ..settings() };
    let begun = Instant::now();
    assert!(matches!(get(short, &server.url("/slow")), Err(Error::Timeout { .. })));
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_server_that_is_not_there_is_an_error_that_names_the_cause() {
    // Bound and dropped: nobody listens there any more.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let error = get(settings(), &format!("http://127.0.0.1:{port}/")).unwrap_err();
    assert!(matches!(error, Error::RobotsUnreachable { .. }), "{error}");
    assert!(error.to_string().contains("refused"), "{error}");
}
