//! `cuttings serve`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;

use crate::environment::Environment;

#[test]
fn the_archive_is_served_until_the_server_is_told_to_end() {
    let environment = Environment::with_archive();
    let mut command = environment.command(&["serve", "--listen", "127.0.0.1:0"]);
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    stderr.read_line(&mut line).unwrap();
    let address = line.split("http://").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let mut stream = TcpStream::connect(&address).unwrap();
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.contains("harbour-courier.example"), "{answer}");
    drop(stream);
    let told = std::process::Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(told.success());
    assert!(child.wait().unwrap().success());
}

#[test]
fn an_address_that_others_can_reach_has_to_be_meant() {
    let environment = Environment::with_archive();
    insta::assert_snapshot!(
        "serve_public",
        environment.run(&["serve", "--listen", "0.0.0.0:8765"])
    );
    insta::assert_snapshot!("serve_bad_address", environment.run(&["serve", "--listen", "here"]));
}

#[test]
fn an_address_in_use_is_an_error() {
    let environment = Environment::with_archive();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let run = environment.run(&["serve", "--listen", &address]);
    insta::assert_snapshot!("serve_in_use", run.replacing(&address, "[ADDRESS]"));
}
