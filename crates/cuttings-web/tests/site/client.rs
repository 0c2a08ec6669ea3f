//! A site on the loopback interface, and a plain HTTP/1.1 client to ask it with.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};

use cuttings_archive::Archive;
use cuttings_search::Index;
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// What time it is for a site.
pub(crate) type Clock = Arc<Mutex<jiff::Timestamp>>;

/// A running site; it ends when this is dropped.
pub(crate) struct Site {
    pub(crate) address: SocketAddr,
    pub(crate) archive: Archive,
    stop: Option<oneshot::Sender<()>>,
    serving: JoinHandle<Result<(), cuttings_web::Error>>,
    _directory: TempDir,
}

impl Site {
    pub(crate) async fn start(fill: impl FnOnce(&Archive)) -> Self {
        Self::start_at(fill, "2024-03-15T12:00:00Z").await.0
    }

    /// A site whose clock is set, and the clock.
    pub(crate) async fn start_at(fill: impl FnOnce(&Archive), now: &str) -> (Self, Clock) {
        let clock: Clock = Arc::new(Mutex::new(now.parse().unwrap()));
        let time = clock.clone();
        let directory = tempfile::tempdir().unwrap();
        let archive = Archive::open_or_create(&directory.path().join("archive")).unwrap();
        fill(&archive);
        let index = Index::open(&directory.path().join("index")).unwrap();
        let (stop, stopped) = oneshot::channel();
        let (ready, bound) = oneshot::channel();
        let site = cuttings_web::Site::new(archive.clone(), index)
            .with_clock(move || *time.lock().unwrap());
        let serving = tokio::spawn(cuttings_web::serve_site(
            site,
            "127.0.0.1:0".parse().unwrap(),
            move |address| ready.send(address).unwrap(),
            async move {
                let _ = stopped.await;
            },
        ));
        let address = bound.await.unwrap();
        (Self { address, archive, stop: Some(stop), serving, _directory: directory }, clock)
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[]).await
    }

    /// Asks with further headers; one named `host` stands in for the usual one.
    pub(crate) async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "host") {
            request.push_str(&format!("host: {}\r\n", self.address));
        }
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        let address = self.address;
        let exchange = tokio::task::spawn_blocking(move || {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            let mut bytes = Vec::new();
            stream.read_to_end(&mut bytes).unwrap();
            bytes
        });
        Answer::read(&exchange.await.unwrap())
    }

    /// Tells the site to stop, and waits until it has.
    pub(crate) async fn stop(mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        self.serving.await.unwrap().unwrap();
    }
}

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers: Vec<(String, String)> = lines
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        let body = &bytes[end + 4..];
        let chunked = headers.iter().any(|(name, value)| {
            name == "transfer-encoding" && value.eq_ignore_ascii_case("chunked")
        });
        let body = if chunked { unchunked(body) } else { body.to_vec() };
        Self { status, headers, body }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// What the page's `href` attributes hold.
    pub(crate) fn links(&self) -> Vec<String> {
        self.text()
            .split(" href=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .map(|href| href.replace("&#38;", "&").replace("&amp;", "&"))
            .collect()
    }
}

/// A body that was sent in chunks; it has to be whole.
fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    loop {
        let end = body.windows(2).position(|two| two == b"\r\n").unwrap();
        let size = usize::from_str_radix(std::str::from_utf8(&body[..end]).unwrap(), 16).unwrap();
        body = &body[end + 2..];
        if size == 0 {
            return whole;
        }
        whole.extend_from_slice(&body[..size]);
        body = &body[size + 2..];
    }
}
