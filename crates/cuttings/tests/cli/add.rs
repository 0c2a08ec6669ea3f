//! `cuttings add`, against a server on this machine.

#[path = "../../../cuttings-fetch/tests/common/mod.rs"]
#[expect(dead_code, reason = "the server serves two suites, and this one needs less of it")]
mod server;

use std::time::Duration;

use crate::environment::{Environment, Run};
use server::{Answer, Server};

const CONTACT: [&str; 2] = ["--contact", "desk@library.example"];

fn news() -> Answer {
    let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/press");
    let page = samples.join("harbour-courier.example/news/index.html");
    Answer::page(fs_err::read(page).unwrap())
}

fn add(environment: &Environment, server: &Server, path: &str) -> Run {
    let args = [&["add", "--allow-private", "--pause", "0"], &CONTACT[..], &[&server.url(path)]];
    let host = server.url("");
    environment.run(&args.concat()).replacing(&host, "[SERVER]")
}

#[test]
fn a_listing_is_fetched_and_taken_in() {
    let environment = Environment::new();
    let server = Server::start(&[("/news/", news())]);
    insta::assert_snapshot!("add", add(&environment, &server, "/news/"));
    let check = environment.run(&["check"]);
    assert_eq!(check.code, 0, "{check}");
    let outlets = environment.run(&["outlets"]);
    assert!(outlets.stdout.contains("127.0.0.1"), "{outlets}");
}

#[test]
fn nothing_is_fetched_before_there_is_a_contact_and_it_is_kept_once_given() {
    let environment = Environment::new();
    let server = Server::start(&[("/news/", news())]);
    let url = server.url("/news/");
    let bare = ["add", "--allow-private", &url];
    insta::assert_snapshot!("add_without_contact", environment.run(&bare));
    assert!(server.requests().is_empty());
    assert!(!environment.path("archive").exists());
    assert_eq!(add(&environment, &server, "/news/").code, 0);
    assert_eq!(environment.run(&bare).code, 0);
    assert!(server.requests().iter().all(|head| head.contains("(+desk@library.example)")));
}

#[test]
fn a_contact_that_is_none_is_wrong_usage() {
    let environment = Environment::new();
    let run = environment.run(&["add", "--contact", "me", "https://outlet.example/"]);
    assert_eq!(run.code, 2, "{run}");
}

#[test]
fn this_machine_is_not_asked_unless_that_is_allowed() {
    let environment = Environment::new();
    let server = Server::start(&[("/news/", news())]);
    let run = environment.run(&[&["add"], &CONTACT[..], &[&server.url("/news/")]].concat());
    insta::assert_snapshot!("add_private", run.replacing(&server.url(""), "[SERVER]"));
    assert!(server.requests().is_empty());
}

#[test]
fn a_page_that_lists_nothing_is_followed_to_its_feed() {
    let environment = Environment::new();
    let page = "<html><head><title>Courier</title>\
        <link rel=alternate type='application/rss+xml' href='/feed.xml'></head><body></body></html>";
    let feed = fs_err::read(environment.path("press/harbour-courier.example/feed.xml")).unwrap();
    let feed = Answer::new("200 OK").header("Content-Type: application/rss+xml").body(feed);
    let server = Server::start(&[("/", Answer::page(page)), ("/feed.xml", feed)]);
    insta::assert_snapshot!("add_follows_feed", add(&environment, &server, "/"));
}

#[test]
fn what_a_server_refuses_is_named_with_its_reason() {
    let environment = Environment::new();
    let robots = Answer::new("200 OK").body("User-agent: *\nDisallow: /closed/\n");
    let server = Server::start(&[
        ("/robots.txt", robots),
        ("/closed/", news()),
        ("/busy", Answer::new("429 Too Many Requests")),
        ("/picture", Answer::new("200 OK").header("Content-Type: image/png").body("x")),
    ]);
    insta::assert_snapshot!("add_disallowed", add(&environment, &server, "/closed/"));
    insta::assert_snapshot!("add_missing", add(&environment, &server, "/missing"));
    insta::assert_snapshot!("add_busy", add(&environment, &server, "/busy"));
    insta::assert_snapshot!("add_picture", add(&environment, &server, "/picture"));
    let broken = Server::start(&[("/robots.txt", Answer::new("500 Internal Server Error"))]);
    insta::assert_snapshot!("add_no_robots", add(&environment, &broken, "/news/"));
}

#[test]
fn a_server_that_takes_too_long_is_given_up() {
    let environment = Environment::new();
    let server = Server::start(&[("/slow", news().after(Duration::from_secs(20)))]);
    let url = server.url("/slow");
    let args = [&["add", "--allow-private", "--timeout", "1"], &CONTACT[..], &[&url]].concat();
    insta::assert_snapshot!(
        "add_slow",
        environment.run(&args).replacing(&server.url(""), "[SERVER]")
    );
}

#[test]
fn one_address_that_fails_does_not_stop_the_others() {
    let environment = Environment::new();
    let server = Server::start(&[("/news/", news())]);
    let (bad, good) = (server.url("/missing"), server.url("/news/"));
    let args = [&["add", "--allow-private", "--pause", "0"], &CONTACT[..], &[&bad, &good]].concat();
    let run = environment.run(&args);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("Took in 1 page of 1 outlet: 6 entries"), "{run}");
}

#[test]
fn what_is_no_web_address_is_wrong_usage() {
    let environment = Environment::new();
    insta::assert_snapshot!("add_no_address", environment.run(&["add", "ftp://outlet.example/"]));
}
