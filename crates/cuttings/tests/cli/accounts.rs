//! `cuttings account` and `cuttings token`, and what they mean to `cuttings serve`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use crate::environment::Environment;

const PASSWORD: &[u8] = b"salt marsh at noon\n";

/// An archive with an account.
fn with_account() -> Environment {
    let environment = Environment::with_archive();
    let run = environment.run_with_input(&["account", "add", "ada", "--password-stdin"], PASSWORD);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run}");
    environment
}

#[test]
fn accounts_are_made_listed_and_removed() {
    let environment = with_account();
    insta::assert_snapshot!("account_list", environment.run(&["account", "list"]));
    let again =
        environment.run_with_input(&["account", "add", "ada", "--password-stdin"], PASSWORD);
    insta::assert_snapshot!("account_taken", again);
    let short =
        environment.run_with_input(&["account", "add", "bo", "--password-stdin"], b"short\n");
    insta::assert_snapshot!("account_short_password", short);
    insta::assert_snapshot!("account_no_terminal", environment.run(&["account", "add", "bo"]));
    assert_eq!(environment.run(&["account", "remove", "ada"]).code, 0);
    assert_eq!(environment.run(&["account", "remove", "ada"]).code, 1);
}

#[test]
fn a_token_is_told_once() {
    let environment = Environment::with_archive();
    let run = environment.run(&["token", "add", "newsreader"]);
    let token = run.stdout.trim().to_owned();
    assert!(token.starts_with("cuttings_") && token.len() > 50, "{run}");
    assert!(run.stderr.contains("no accounts yet"), "{run}");
    insta::assert_snapshot!("token_list", environment.run(&["token", "list"]));
    assert!(!environment.run(&["token", "list", "--json"]).stdout.contains(&token));
    assert_eq!(environment.run(&["token", "remove", "newsreader"]).code, 0);
}

#[test]
fn no_accounts_are_made_where_there_is_no_archive() {
    let environment = Environment::new();
    let run = environment.run_with_input(&["account", "add", "ada", "--password-stdin"], PASSWORD);
    assert_eq!(run.code, 1, "{run}");
    assert!(!environment.path("archive").exists());
}

#[test]
fn a_server_of_an_archive_with_accounts_asks_for_a_token() {
    let environment = with_account();
    let token = environment.run(&["token", "add", "job"]).stdout.trim().to_owned();
    // With accounts, any address may be listened on.
    let mut command = environment.command(&["serve", "--listen", "0.0.0.0:0"]);
    let mut server = Server(command.stderr(Stdio::piped()).spawn().unwrap());
    let mut line = String::new();
    BufReader::new(server.0.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let port = line.split("http://0.0.0.0:").nth(1).unwrap().split(' ').next().unwrap();
    let answer = |header: &str| {
        let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
        let request = format!("GET /api/v1/articles HTTP/1.1\r\nHost: a.example\r\n{header}\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    let close = "Connection: close\r\n";
    assert!(answer(close).starts_with("HTTP/1.1 401"), "{}", answer(close));
    let shown = answer(&format!("{close}Authorization: Bearer {token}\r\n"));
    assert!(shown.starts_with("HTTP/1.1 200"), "{shown}");
}

#[test]
fn a_base_address_is_that_of_a_whole_site() {
    let environment = with_account();
    let run = environment.run(&["serve", "--base-url", "https://archive.example/cuttings/"]);
    insta::assert_snapshot!("serve_bad_base", run);
}

/// A server that ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
