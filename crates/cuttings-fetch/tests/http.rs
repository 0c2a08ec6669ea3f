//! Fetching from a server on this machine.

mod common;

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use common::{Answer, Server};
use cuttings_fetch::http::{Live, Settings};
use cuttings_fetch::{Answer as Answered, Ask, Capture, Error, Fetched, Limits, Validators, Web};
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
    ask(&Live::new(settings).unwrap(), url, &mut Vec::new())
}

fn ask(live: &Live, url: &str, captures: &mut Vec<Capture>) -> Result<Fetched, Error> {
    match live.get(&Ask::new(Url::parse(url).unwrap()), captures)? {
        Answered::Page(page) => Ok(*page),
        Answered::Unchanged(_) => panic!("nobody asked whether it has changed"),
    }
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
    let live = Live::new(settings()).unwrap();
    let mut captures = Vec::new();
    let results: Vec<_> =
        paths.iter().map(|path| ask(&live, &server.url(path), &mut captures)).collect();
    assert!(results[0].is_ok() && results[3].is_ok());
    for refused in &results[1..3] {
        assert!(matches!(refused, Err(Error::Disallowed { .. })), "{refused:?}");
    }
    assert_eq!(server.count("/private/a"), 0);
    assert_eq!(server.count("/robots.txt"), 1);
    // What is no page belongs to the evidence too.
    let statuses: Vec<u16> = captures.iter().map(Capture::status).collect();
    assert_eq!(statuses, [200, 302]);
    assert_eq!(captures[0].body, robots.as_bytes());
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
    let live = Live::new(settings()).unwrap();
    let begun = Instant::now();
    for _ in 0..2 {
        ask(&live, &server.url("/a"), &mut Vec::new()).unwrap();
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

#[test]
fn a_page_that_has_not_changed_is_not_sent_again() {
    let server = Server::start(&[(
        "/news/",
        Answer::page("news")
            .header("ETag: \"v1\"")
            .header("Last-Modified: Mon, 16 Mar 2026 08:00:00 GMT"),
    )]);
    let live = Live::new(settings()).unwrap();
    let page = ask(&live, &server.url("/news/"), &mut Vec::new()).unwrap();
    let validators = Validators::of(page.exchange.as_ref().unwrap());
    assert_eq!(validators.etag.as_deref(), Some("\"v1\""));
    let again = Ask::with(Url::parse(&server.url("/news/")).unwrap(), validators);
    let answer = live.get(&again, &mut Vec::new()).unwrap();
    let Answered::Unchanged(capture) = answer else { panic!("it was sent again") };
    assert_eq!(capture.status(), 304);
    let heads = server.requests();
    let last = heads.last().unwrap();
    assert!(last.contains("if-none-match: \"v1\"\r\n"), "{last}");
    assert!(last.contains("if-modified-since: Mon, 16 Mar 2026 08:00:00 GMT\r\n"), "{last}");
}

#[test]
fn a_server_that_asks_for_time_is_left_alone() {
    let busy = Answer::new("429 Too Many Requests").header("Retry-After: 3600");
    let server = Server::start(&[("/busy", busy), ("/a", Answer::page("a"))]);
    let live = Live::new(settings()).unwrap();
    let error = ask(&live, &server.url("/busy"), &mut Vec::new()).unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    let error = ask(&live, &server.url("/a"), &mut Vec::new()).unwrap_err();
    assert!(matches!(error, Error::Closed { .. }), "{error}");
    assert_eq!(server.count("/a"), 0);
}

#[test]
fn cookies_go_back_within_a_run() {
    let server = Server::start(&[
        (
            "/",
            Answer::new("302 Found").header("Location: /in").header("Set-Cookie: seen=yes; Path=/"),
        ),
        ("/in", Answer::page("in")),
    ]);
    get(settings(), &server.url("/")).unwrap();
    assert!(server.requests().last().unwrap().contains("cookie: seen=yes\r\n"));
}

#[test]
fn one_host_is_asked_one_thing_at_a_time_however_many_ask() {
    let slow = || Answer::page("x").after(Duration::from_millis(60));
    let server = Server::start(&[("/a", slow()), ("/b", slow()), ("/c", slow())]);
    let live = Live::new(settings()).unwrap();
    std::thread::scope(|scope| {
        for path in ["/a", "/b", "/c"] {
            let (live, url) = (&live, server.url(path));
            scope.spawn(move || ask(live, &url, &mut Vec::new()).unwrap());
        }
    });
    assert_eq!(server.most_at_once(), 1);
    assert_eq!(server.count("/robots.txt"), 1);
}

#[test]
fn a_connection_that_is_cut_and_a_body_that_is_too_short_are_errors_that_pass() {
    let server = Server::start(&[
        ("/cut", Answer::page("half of").header("Content-Length: 1000")),
        ("/chunks", Answer::page("5\r\nhello").header("Transfer-Encoding: chunked")),
    ]);
    for path in ["/cut", "/chunks"] {
        let error = get(settings(), &server.url(path)).unwrap_err();
        assert!(matches!(error, Error::Transport { .. }), "{path}: {error}");
        assert!(error.is_passing());
    }
}

/// A server that closes each connection a moment after it has answered for the second time over it.
fn impatient_server() -> std::net::SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            std::thread::spawn(move || {
                for _ in 0..2 {
                    let mut head = [0; 4096];
                    if stream.read(&mut head).unwrap_or(0) == 0 {
                        return;
                    }
                    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\npage";
                    stream.write_all(answer.as_bytes()).unwrap();
                }
                std::thread::sleep(Duration::from_millis(30));
            });
        }
    });
    address
}

#[test]
fn a_connection_that_the_server_closed_meanwhile_is_not_used_again() {
    let address = impatient_server();
    let live = Live::new(settings()).unwrap();
    for number in 0..5 {
        let page = ask(&live, &format!("http://{address}/{number}"), &mut Vec::new()).unwrap();
        assert_eq!(page.body, b"page");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn what_comes_after_the_length_that_was_told_is_not_read() {
    let server =
        Server::start(&[("/", Answer::page("whole, and more").header("Content-Length: 5"))]);
    assert_eq!(get(settings(), &server.url("/")).unwrap().body, b"whole");
}

#[test]
fn a_body_that_drips_is_given_up_in_time() {
    let drip = Answer::page(vec![b'a'; 10_000]).drip(Duration::from_millis(40));
    let server = Server::start(&[("/drip", drip)]);
    let short = Settings { timeout: Duration::from_millis(400), ..settings() };
    let begun = Instant::now();
    assert!(matches!(get(short, &server.url("/drip")), Err(Error::Timeout { .. })));
    assert!(begun.elapsed() < Duration::from_secs(3));
}

#[test]
fn gigabytes_of_zeros_stop_at_the_limit() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    std::io::copy(&mut std::io::repeat(0).take(2_000_000_000), &mut gzip).unwrap();
    let bomb = gzip.finish().unwrap();
    let server = Server::start(&[("/", Answer::page(bomb).header("Content-Encoding: gzip"))]);
    let begun = Instant::now();
    assert!(matches!(get(settings(), &server.url("/")), Err(Error::TooLarge { .. })));
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_server_that_does_not_speak_tls_is_an_error_that_says_so() {
    let server = Server::start(&[("/", Answer::page("x"))]);
    let url = server.url("/").replace("http:", "https:");
    let error = get(settings(), &url).unwrap_err();
    assert!(matches!(error, Error::RobotsUnreachable { .. }), "{error}");
    assert!(error.is_passing());
}

#[test]
fn a_proxy_is_asked_for_the_address_as_it_is() {
    let proxy = Server::start(&[("http://outlet.example/news/", Answer::page("through"))]);
    let mut through = Settings { allow_private: false, ..settings() };
    through.proxies.http = Some(proxy.url(""));
    let page = get(through, "http://outlet.example/news/").unwrap();
    assert_eq!(page.url, "http://outlet.example/news/");
    assert_eq!(page.body, b"through");
    assert_eq!(page.ip, None);
}
