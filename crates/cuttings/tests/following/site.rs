//! A web server on this machine that plays outlets, good and bad ones: each test says what it answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The path and query; the whole address where the server is asked as a proxy.
    pub(crate) path: String,
    /// The head, as it came.
    pub(crate) head: String,
    /// How many requests for the same path came before.
    pub(crate) before: usize,
}

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: &'static str,
    pub(crate) headers: Vec<String>,
    pub(crate) body: Vec<u8>,
    /// The length that is told, where it is not the body's.
    pub(crate) length: Option<usize>,
}

impl Reply {
    pub(crate) fn html(body: impl Into<Vec<u8>>) -> Self {
        Self::new("200 OK", body).header("Content-Type: text/html; charset=utf-8")
    }

    pub(crate) fn new(status: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), length: None }
    }

    pub(crate) fn missing() -> Self {
        Self::new("404 Not Found", "nothing here")
    }

    pub(crate) fn header(mut self, line: impl Into<String>) -> Self {
        self.headers.push(line.into());
        self
    }

    /// With validators, and without the page where the client has it.
    pub(crate) fn unless_known(self, asked: &Asked) -> Self {
        let tag = format!("\"{:x}\"", checksum(&self.body));
        if asked.head.contains(&format!("if-none-match: {tag}\r\n")) {
            return Self::new("304 Not Modified", "").header(format!("ETag: {tag}"));
        }
        self.header(format!("ETag: {tag}"))
    }
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// A running server. It ends with the test's process.
#[derive(Debug)]
pub(crate) struct Site {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Site {
    pub(crate) fn start(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        Self::start_through(Some, answer)
    }

    /// A server that speaks through a layer of its own over each connection; where there is none, the
    /// connection is closed.
    pub(crate) fn start_through<S: Read + Write>(
        layer: impl Fn(TcpStream) -> Option<S> + Send + Sync + 'static,
        answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (answer, log) = (Arc::new((layer, answer)), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, log) = (Arc::clone(&answer), Arc::clone(&log));
                thread::spawn(move || {
                    let _ = stream.set_read_timeout(Some(Duration::from_secs(60)));
                    let _ = stream.set_nodelay(true);
                    if let Some(stream) = (answer.0)(stream) {
                        serve(stream, &answer.1, &log);
                    }
                });
            }
        });
        Self { address, asked }
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What was asked for, but for robots.txt.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        let mut asked = self.everything_asked();
        asked.retain(|asked| !asked.path.ends_with("/robots.txt"));
        asked
    }

    /// What was asked for, robots.txt too.
    pub(crate) fn everything_asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// Begins to count anew.
    pub(crate) fn forget(&self) {
        self.asked.lock().unwrap().clear();
    }
}

/// Answers what comes over a connection, one request after the other.
fn serve(stream: impl Read + Write, answer: &dyn Fn(&Asked) -> Reply, log: &Mutex<Vec<Asked>>) {
    let mut lines = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while lines.read_line(&mut head).is_ok_and(|read| read > 2) {}
        let Some(path) = head.split(' ').nth(1).map(str::to_owned) else { return };
        let asked = {
            let mut log = log.lock().unwrap();
            let before = log.iter().filter(|asked| asked.path == path).count();
            let asked = Asked { path, head, before };
            log.push(asked.clone());
            asked
        };
        let reply = answer(&asked);
        let length = reply.length.unwrap_or(reply.body.len());
        let mut out = format!("HTTP/1.1 {}\r\nContent-Length: {length}\r\n", reply.status);
        for line in &reply.headers {
            out.push_str(line);
            out.push_str("\r\n");
        }
        out.push_str("\r\n");
        let mut out = out.into_bytes();
        out.extend_from_slice(&reply.body);
        let stream = lines.get_mut();
        // A length that is not the body's can only be told by closing.
        let sent = stream.write_all(&out).and_then(|()| stream.flush());
        if sent.is_err() || reply.length.is_some() {
            return;
        }
    }
}
