//! A web server on this machine, for tests of fetching: each path answers as the test says.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// An answer: its head and body as they go out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    status: String,
    headers: Vec<String>,
    body: Vec<u8>,
    before: Duration,
    drip: Option<Duration>,
}

impl Answer {
    /// A page.
    pub(crate) fn page(body: impl Into<Vec<u8>>) -> Self {
        Self::new("200 OK").header("Content-Type: text/html; charset=utf-8").body(body)
    }

    /// An answer with a status.
    pub(crate) fn new(status: &str) -> Self {
        Self { status: status.to_owned(), ..Self::default() }
    }

    /// With a header.
    pub(crate) fn header(mut self, line: &str) -> Self {
        self.headers.push(line.to_owned());
        self
    }

    /// With a body.
    pub(crate) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// A byte at a time, with a pause after each.
    pub(crate) fn drip(mut self, pause: Duration) -> Self {
        self.drip = Some(pause);
        self
    }

    /// The value of a header.
    fn value(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// After a while.
    pub(crate) fn after(mut self, before: Duration) -> Self {
        self.before = before;
        self
    }
}

/// A running server. It ends with the test's process.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
    at_once: Arc<AtOnce>,
}

/// How many requests are being answered.
#[derive(Debug, Default)]
struct AtOnce {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Server {
    /// Answers at these paths; everywhere else with 404.
    pub(crate) fn start(answers: &[(&str, Answer)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let answers: HashMap<String, Answer> =
            answers.iter().map(|(path, answer)| ((*path).to_owned(), answer.clone())).collect();
        let (answers, seen) = (Arc::new(answers), Arc::clone(&requests));
        let at_once = Arc::new(AtOnce::default());
        let counted = Arc::clone(&at_once);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, seen) = (Arc::clone(&answers), Arc::clone(&seen));
                let at_once = Arc::clone(&counted);
                thread::spawn(move || {
                    let now = at_once.now.fetch_add(1, Ordering::SeqCst) + 1;
                    at_once.most.fetch_max(now, Ordering::SeqCst);
                    serve(stream, &answers, &seen);
                    at_once.now.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        Self { address, requests, at_once }
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What was asked for, head by head.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// How many requests were being answered at once, at the most.
    pub(crate) fn most_at_once(&self) -> usize {
        self.at_once.most.load(Ordering::SeqCst)
    }

    /// How often a path was asked for.
    pub(crate) fn count(&self, path: &str) -> usize {
        let wanted = format!("GET {path} ");
        self.requests().iter().filter(|head| head.starts_with(&wanted)).count()
    }
}

fn serve(mut stream: TcpStream, answers: &HashMap<String, Answer>, seen: &Mutex<Vec<String>>) {
    let mut head = String::new();
    let mut lines = BufReader::new(stream.try_clone().unwrap());
    while lines.read_line(&mut head).is_ok_and(|read| read > 2) {}
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    seen.lock().unwrap().push(head.clone());
    let answer = answers.get(&path).cloned().unwrap_or_else(|| Answer::new("404 Not Found"));
    thread::sleep(answer.before);
    let same =
        answer.value("ETag").is_some_and(|tag| head.contains(&format!("if-none-match: {tag}\r\n")));
    let answer = if same { Answer::new("304 Not Modified") } else { answer };
    let mut out = format!("HTTP/1.1 {}\r\nConnection: close\r\n", answer.status);
    for line in &answer.headers {
        out.push_str(line);
        out.push_str("\r\n");
    }
    out.push_str("\r\n");
    // The client may have left: that is the point of some tests.
    let _ = stream.write_all(out.as_bytes());
    let Some(pause) = answer.drip else {
        let _ = stream.write_all(&answer.body);
        return;
    };
    for byte in answer.body {
        if stream.write_all(&[byte]).is_err() {
            return;
        }
        thread::sleep(pause);
    }
}
