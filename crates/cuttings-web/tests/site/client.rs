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

    /// A site that is set up further.
    pub(crate) async fn start_with(
        fill: impl FnOnce(&Archive),
        set_up: impl FnOnce(cuttings_web::Site) -> cuttings_web::Site,
    ) -> Self {
        Self::start_set_up(fill, "2024-03-15T12:00:00Z", set_up).await.0
    }

    /// A site whose clock is set, and the clock.
    pub(crate) async fn start_at(fill: impl FnOnce(&Archive), now: &str) -> (Self, Clock) {
        Self::start_set_up(fill, now, |site| site).await
    }

    async fn start_set_up(
        fill: impl FnOnce(&Archive),
        now: &str,
        set_up: impl FnOnce(cuttings_web::Site) -> cuttings_web::Site,
    ) -> (Self, Clock) {
        let clock: Clock = Arc::new(Mutex::new(now.parse().unwrap()));
        let time = clock.clone();
        let directory = tempfile::tempdir().unwrap();
        let archive = Archive::open_or_create(&directory.path().join("archive")).unwrap();
        fill(&archive);
        let index = Index::open(&directory.path().join("index")).unwrap();
        let (stop, stopped) = oneshot::channel();
        let (ready, bound) = oneshot::channel();
        let site = set_up(
            cuttings_web::Site::new(archive.clone(), index)
                .with_clock(move || *time.lock().unwrap()),
        );
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
        self.exchange(method, path, headers, None).await
    }

    /// Asks with a body.
    pub(crate) async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        self.exchange(method, path, headers, Some(body)).await
    }

    async fn exchange(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> Answer {
        let request = self.request(method, path, headers, body);
        let address = self.address;
        let exchange = tokio::task::spawn_blocking(move || {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(&request).unwrap();
            let mut bytes = Vec::new();
            stream.read_to_end(&mut bytes).unwrap();
            bytes
        });
        let bytes = exchange.await.unwrap();
        let answer = Answer::read(&bytes);
        let is_whole = method == "HEAD" || !answer.is_chunked() || bytes.ends_with(b"0\r\n\r\n");
        assert!(is_whole, "the answer was cut off");
        answer
    }

    /// Asks, and gives the answer as it comes.
    pub(crate) fn begin(&self, path: &str, headers: &[(&str, &str)]) -> Coming {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(&self.request("GET", path, headers, None)).unwrap();
        Coming { stream, bytes: Vec::new() }
    }

    fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> Vec<u8> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "host") {
            request.push_str(&format!("host: {}\r\n", self.address));
        }
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        if let Some(body) = body {
            request.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        request.push_str("\r\n");
        let mut request = request.into_bytes();
        request.extend(body.unwrap_or_default());
        request
    }

    /// Tells the site to stop, and waits until it has.
    pub(crate) async fn stop(mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        self.serving.await.unwrap().unwrap();
    }
}

/// An answer that is under way.
pub(crate) struct Coming {
    stream: TcpStream,
    bytes: Vec<u8>,
}

impl Coming {
    /// Reads until what came so far is enough, and gives that.
    pub(crate) fn until(&mut self, enough: impl Fn(&Answer) -> bool) -> Answer {
        let mut piece = [0; 4096];
        loop {
            let has_head = self.bytes.windows(4).any(|four| four == b"\r\n\r\n");
            if let Some(answer) = has_head.then(|| Answer::read(&self.bytes)).filter(&enough) {
                return answer;
            }
            let length = self.stream.read(&mut piece).unwrap();
            assert!(length > 0, "the answer ended: {}", String::from_utf8_lossy(&self.bytes));
            self.bytes.extend_from_slice(&piece[..length]);
        }
    }

    /// Reads the rest, and gives the whole.
    pub(crate) fn whole(mut self) -> Answer {
        self.stream.read_to_end(&mut self.bytes).unwrap();
        assert!(self.bytes.ends_with(b"0\r\n\r\n"), "the answer was cut off");
        Answer::read(&self.bytes)
    }
}

/// An answer, or as much of it as was read.
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
        let mut answer = Self { status, headers, body: body.to_vec() };
        if answer.is_chunked() {
            answer.body = unchunked(body);
        }
        answer
    }

    fn is_chunked(&self) -> bool {
        self.header("transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked"))
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

/// What there is of a body that was sent in chunks.
fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&body[..end]).unwrap(), 16).unwrap();
        body = &body[end + 2..];
        text.extend_from_slice(&body[..size.min(body.len())]);
        body = body.get(size + 2..).unwrap_or_default();
    }
    text
}
