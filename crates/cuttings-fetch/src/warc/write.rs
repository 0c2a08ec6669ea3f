//! Keeps snapshots as WARC records in the archive's `warc` folder.
//!
//! The writer appends, record by record, to files of up to a gigabyte, named as the WARC
//! implementation guidelines of the IIPC want it: prefix, time, serial number. The name of the crawling
//! machine is left out: files are passed on, and it is nobody's business. What a crash cut off is
//! removed on opening. A record is durable once [`WarcWriter::sync`] has returned; the archive files a
//! snapshot only after that, so that it never points at a record that is not there.

use std::io::{Seek, SeekFrom, Write};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use fs_err::{File, OpenOptions};
use jiff::Timestamp;

use super::record::{Press, Record, one_line, record_id, warc_date};
use super::{Place, tail};
use crate::{Capture, Error, Exchange, Fetched, digest};

/// A file that has reached this size is not appended to any more, in bytes.
pub const FILE_SIZE: u64 = 1_000_000_000;

/// What all names begin with…
const PREFIX: &str = "cuttings";

/// …and end with.
pub(super) const ENDING: &str = ".warc.gz";

/// The file that only one writer at a time can lock.
const LOCK: &str = "lock";

/// Appends snapshots to the WARC files of a folder. Only one writer can be open at a time.
#[derive(Debug)]
pub struct WarcWriter {
    folder: PathBuf,
    software: String,
    file_size: u64,
    /// The serial number of the file now written to, and its name.
    number: u32,
    name: String,
    /// The file now written to, and its length; it is made when the first record comes.
    open: Option<(File, u64)>,
    press: Press,
    /// Whether anything was appended that may not be durable yet.
    unsynced: bool,
    _lock: File,
}

impl WarcWriter {
    /// Opens the folder for appending; makes it where there is none. `software` is written into each
    /// file's `warcinfo` record.
    pub fn open(folder: &Path, software: &str) -> Result<Self, Error> {
        Self::with_file_size(folder, software, FILE_SIZE)
    }

    fn with_file_size(folder: &Path, software: &str, file_size: u64) -> Result<Self, Error> {
        fs_err::create_dir_all(folder).map_err(|source| write_error(folder, source))?;
        let lock = lock(folder)?;
        let last = last_file(folder)?;
        let found = last.is_some();
        let (number, name) = last.unwrap_or_default();
        let mut writer = Self {
            folder: folder.to_owned(),
            software: software.to_owned(),
            file_size,
            number,
            name,
            open: None,
            press: Press::default(),
            unsynced: false,
            _lock: lock,
        };
        if found {
            writer.reopen()?;
        }
        Ok(writer)
    }

    /// Appends a snapshot. `now` is its date where it has none of its own. What comes from HTTP is
    /// kept as a `response` record (and a `request` record where the request is known), what comes
    /// from a file as a `resource` record.
    ///
    /// The record is written, but not durable before [`Self::sync`].
    pub fn append(&mut self, snapshot: &Fetched, now: Timestamp) -> Result<Place, Error> {
        self.append_named(snapshot, &snapshot.digest(), now)
    }

    /// The same for a snapshot whose name is known ([`Fetched::digest`]).
    pub fn append_named(
        &mut self,
        snapshot: &Fetched,
        digest: &str,
        now: Timestamp,
    ) -> Result<Place, Error> {
        self.make_room(now)?;
        match &snapshot.exchange {
            Some(exchange) => self.append_exchange(snapshot, digest, exchange, now),
            None => self.append_resource(snapshot, digest, now),
        }
    }

    /// Appends an answer that is no page: a redirect, an error, a robots.txt.
    pub fn append_capture(&mut self, capture: &Capture) -> Result<Place, Error> {
        self.make_room(capture.at)?;
        let message = Message {
            url: &capture.url,
            at: capture.at,
            exchange: &capture.exchange,
            ip: capture.ip,
        };
        let head = response_head(&capture.exchange, capture.body.len());
        let payload = (&capture.body[..], &*digest(&capture.body));
        self.append_message(&message, "response", Vec::new(), &head, payload)
    }

    /// Appends that a page was fetched again, and was the same as when it was kept. Its bytes are not
    /// kept a second time.
    pub fn append_same(
        &mut self,
        snapshot: &Fetched,
        original: &Original,
        now: Timestamp,
    ) -> Result<Option<Place>, Error> {
        let Some(exchange) = &snapshot.exchange else { return Ok(None) };
        self.make_room(now)?;
        let at = snapshot.fetched_at.unwrap_or(now);
        let message = Message { url: &snapshot.url, at, exchange, ip: snapshot.ip };
        let headers = original.headers(IDENTICAL);
        let head = response_head(exchange, snapshot.body.len());
        self.append_message(&message, "revisit", headers, &head, (&[], &digest(&[]))).map(Some)
    }

    /// Appends that a server answered that a page has not changed since it was kept.
    pub fn append_unchanged(
        &mut self,
        capture: &Capture,
        original: &Original,
    ) -> Result<Place, Error> {
        self.make_room(capture.at)?;
        let message = Message {
            url: &capture.url,
            at: capture.at,
            exchange: &capture.exchange,
            ip: capture.ip,
        };
        let head = head(&capture.exchange, None);
        let headers = original.headers(NOT_MODIFIED);
        self.append_message(&message, "revisit", headers, &head, (&[], &digest(&[])))
    }

    /// Begins another file where there is none, or the one there is has its size.
    fn make_room(&mut self, now: Timestamp) -> Result<(), Error> {
        if self.open.as_ref().is_some_and(|(_, length)| *length >= self.file_size) {
            self.sync()?;
            self.open = None;
        }
        if self.open.is_none() {
            self.create(now)?;
        }
        Ok(())
    }

    /// Makes all that was appended durable.
    pub fn sync(&mut self) -> Result<(), Error> {
        if let (true, Some((file, _))) = (self.unsynced, &self.open) {
            file.sync_data().map_err(|source| write_error(&self.path(), source))?;
        }
        self.unsynced = false;
        Ok(())
    }

    fn append_resource(
        &mut self,
        snapshot: &Fetched,
        digest: &str,
        now: Timestamp,
    ) -> Result<Place, Error> {
        let record = Record {
            kind: "resource",
            id: self.id("resource", &snapshot.url, digest),
            date: snapshot.fetched_at.unwrap_or(now),
            target: Some(&snapshot.url),
            content_type: snapshot.content_type.as_deref(),
            headers: Vec::new(),
            head: &[],
            payload: &snapshot.body,
            digest,
        };
        self.write(&record)
    }

    fn append_exchange(
        &mut self,
        snapshot: &Fetched,
        digest: &str,
        exchange: &Exchange,
        now: Timestamp,
    ) -> Result<Place, Error> {
        let at = snapshot.fetched_at.unwrap_or(now);
        let message = Message { url: &snapshot.url, at, exchange, ip: snapshot.ip };
        let head = response_head(exchange, snapshot.body.len());
        self.append_message(&message, "response", Vec::new(), &head, (&snapshot.body, digest))
    }

    /// Appends a response, or what stands for one, and the request that it answers. The payload comes with its digest.
    fn append_message(
        &mut self,
        message: &Message<'_>,
        kind: &'static str,
        mut headers: Vec<(&'static str, String)>,
        head: &str,
        (payload, payload_digest): (&[u8], &str),
    ) -> Result<Place, Error> {
        let id = self.id(kind, message.url, payload_digest);
        headers.extend(message.ip.map(|ip| ("WARC-IP-Address", ip.to_string())));
        let place = self.write(&Record {
            kind,
            id: id.clone(),
            date: message.at,
            target: Some(message.url),
            content_type: Some("application/http; msgtype=response"),
            headers,
            head: head.as_bytes(),
            payload,
            digest: payload_digest,
        })?;
        if let Some(request) = &message.exchange.request {
            self.write(&Record {
                kind: "request",
                id: self.id("request", message.url, &digest(request.as_bytes())),
                date: message.at,
                target: Some(message.url),
                content_type: Some("application/http; msgtype=request"),
                headers: vec![("WARC-Concurrent-To", format!("<{id}>"))],
                head: request.as_bytes(),
                payload: &[],
                digest: &digest(&[]),
            })?;
        }
        Ok(place)
    }

    /// A record's name: unique because no two records begin at one place of one archive.
    fn id(&self, kind: &str, url: &str, digest: &str) -> String {
        let length = self.open.as_ref().map_or(0, |(_, length)| *length).to_string();
        record_id(&[kind, &self.name, &length, url, digest])
    }

    fn write(&mut self, record: &Record<'_>) -> Result<Place, Error> {
        let path = self.path();
        let name = self.name.clone();
        let fail = |source| write_error(&path, source);
        let member = record.compressed(&mut self.press).map_err(fail)?;
        let Some((file, length)) = &mut self.open else {
            return Err(fail(std::io::Error::other("no file is open")));
        };
        self.unsynced = true;
        if let Err(source) = file.write_all(&member) {
            // Half a record (a full disk) must not stay in front of the next one.
            let _ = file.set_len(*length).and_then(|()| file.seek(SeekFrom::Start(*length)));
            return Err(fail(source));
        }
        let place = Place { file: name, offset: *length, length: member.len() as u64 };
        *length += member.len() as u64;
        Ok(place)
    }

    /// Begins a new file with its `warcinfo` record.
    fn create(&mut self, now: Timestamp) -> Result<(), Error> {
        self.number += 1;
        let time = now.strftime("%Y%m%d%H%M%S");
        self.name = format!("{PREFIX}-{time}-{:05}{ENDING}", self.number);
        let path = self.path();
        let fail = |source| write_error(&path, source);
        let file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(fail)?;
        // The new name must be durable too.
        #[cfg(unix)]
        File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(fail)?;
        self.open = Some((file, 0));
        let name = self.name.clone();
        let info = format!(
            "software: {}\r\nformat: WARC File Format 1.1\r\nconformsTo: \
             http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n\
             robots: obey\r\n",
            one_line(&self.software)
        );
        self.write(&Record {
            kind: "warcinfo",
            id: record_id(&["warcinfo", &name, &now.to_string()]),
            date: now,
            target: None,
            content_type: Some("application/warc-fields"),
            headers: vec![("WARC-Filename", name)],
            head: &[],
            payload: info.as_bytes(),
            digest: &digest(info.as_bytes()),
        })?;
        Ok(())
    }

    /// Goes on with the last file, without what a crash cut off.
    fn reopen(&mut self) -> Result<(), Error> {
        let path = self.path();
        let fail = |source| write_error(&path, source);
        let length = tail::sound_length(&path).map_err(fail)?;
        if length == 0 {
            fs_err::remove_file(&path).map_err(fail)?;
            self.number = self.number.saturating_sub(1);
            return Ok(());
        }
        let mut file = OpenOptions::new().write(true).open(&path).map_err(fail)?;
        if file.metadata().map_err(fail)?.len() != length {
            file.set_len(length).and_then(|()| file.sync_all()).map_err(fail)?;
        }
        file.seek(SeekFrom::Start(length)).map_err(fail)?;
        self.open = Some((file, length));
        Ok(())
    }

    fn path(&self) -> PathBuf {
        self.folder.join(&self.name)
    }
}

/// Where the bytes of a page are that was fetched again.
#[derive(Clone, Debug)]
pub struct Original {
    /// The address of the record that has them.
    pub url: String,
    /// The record's date.
    pub at: Timestamp,
    /// The digest of the bytes.
    pub digest: String,
}

/// The profiles of `revisit` records (WARC 1.1, section 6.7.2).
const IDENTICAL: &str = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
const NOT_MODIFIED: &str = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

impl Original {
    fn headers(&self, profile: &str) -> Vec<(&'static str, String)> {
        vec![
            ("WARC-Profile", profile.to_owned()),
            ("WARC-Refers-To-Target-URI", self.url.clone()),
            ("WARC-Refers-To-Date", warc_date(self.at)),
            ("WARC-Payload-Digest", self.digest.clone()),
        ]
    }
}

/// What the records of one exchange have in common.
struct Message<'a> {
    url: &'a str,
    at: Timestamp,
    exchange: &'a Exchange,
    ip: Option<IpAddr>,
}

/// The head of a response whose body is kept decoded.
fn response_head(exchange: &Exchange, body_length: usize) -> String {
    head(exchange, Some(body_length))
}

fn head(exchange: &Exchange, body_length: Option<usize>) -> String {
    let mut head = format!("{}\r\n", one_line(&exchange.status_line));
    for (name, value) in &exchange.headers {
        head.push_str(&format!("{}: {}\r\n", one_line(name), one_line(value)));
    }
    if let Some(length) = body_length {
        head.push_str(&format!("Content-Length: {length}\r\n"));
    }
    head.push_str("\r\n");
    head
}

pub(super) fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join(LOCK);
    let lock = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
    let lock = lock.map_err(|source| write_error(&path, source))?;
    match lock.file().try_lock() {
        Ok(()) => Ok(lock),
        Err(std::fs::TryLockError::WouldBlock) => Err(Error::Locked { path: folder.to_owned() }),
        Err(std::fs::TryLockError::Error(source)) => Err(write_error(&path, source)),
    }
}

/// The serial number and the name of the newest file; `None` where there is none.
fn last_file(folder: &Path) -> Result<Option<(u32, String)>, Error> {
    let fail = |source| write_error(folder, source);
    let mut last = None;
    for entry in fs_err::read_dir(folder).map_err(fail)? {
        let name = entry.map_err(fail)?.file_name();
        let Some(name) = name.to_str() else { continue };
        last = last.max(serial_number(name).map(|number| (number, name.to_owned())));
    }
    Ok(last)
}

/// The serial number in a file's name; names of earlier versions have nothing but it.
fn serial_number(name: &str) -> Option<u32> {
    let rest = name.strip_prefix(PREFIX)?.strip_prefix('-')?.strip_suffix(ENDING)?;
    let number = rest.split('-').nth(1).unwrap_or(rest);
    number.parse().ok()
}

fn write_error(path: &Path, source: std::io::Error) -> Error {
    Error::Write { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::WarcWriter;
    use crate::warc::{WarcFile, read_at};
    use crate::{Error, Exchange, Fetched, Limits, Source};

    fn now() -> Timestamp {
        "2026-03-01T08:00:00Z".parse().unwrap()
    }

    fn file_page(text: &str) -> Fetched {
        Fetched {
            url: format!("file:///pages/{}.html", text.len()),
            body: text.as_bytes().to_vec(),
            ..Fetched::default()
        }
    }

    fn web_page(text: &str) -> Fetched {
        Fetched {
            url: "https://harbour-courier.example/news/".to_owned(),
            content_type: Some("text/html; charset=utf-8".to_owned()),
            fetched_at: Some("2026-02-28T07:30:00Z".parse().unwrap()),
            body: text.as_bytes().to_vec(),
            name: String::new(),
            ip: None,
            exchange: Some(Exchange {
                request: Some(
                    "GET /news/ HTTP/1.1\r\nhost: harbour-courier.example\r\n\r\n".to_owned(),
                ),
                status_line: "HTTP/1.1 200 OK".to_owned(),
                headers: vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())],
            }),
        }
    }

    fn pages(folder: &std::path::Path, file: &str) -> Vec<Fetched> {
        let mut source = WarcFile::open(&folder.join(file), file, Limits::default()).unwrap();
        std::iter::from_fn(|| source.next()).map(Result::unwrap).collect()
    }

    #[test]
    fn what_is_written_can_be_read_back_by_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = WarcWriter::open(folder.path(), "cuttings/0.1.0").unwrap();
        let snapshots = [file_page("<p>one</p>"), web_page("<p>two</p>"), file_page("three")];
        let places: Vec<_> =
            snapshots.iter().map(|page| writer.append(page, now()).unwrap()).collect();
        writer.sync().unwrap();
        for (snapshot, place) in snapshots.iter().zip(&places) {
            let back = read_at(folder.path(), place, Limits::default()).unwrap();
            assert_eq!(back.url, snapshot.url);
            assert_eq!(back.digest(), snapshot.digest());
            assert_eq!(back.fetched_at, Some(snapshot.fetched_at.unwrap_or(now())));
        }
        let all = pages(folder.path(), &places[0].file);
        assert_eq!(all.len(), 3);
        let second = all[1].exchange.as_ref().unwrap();
        assert_eq!(second.status_line, "HTTP/1.1 200 OK");
        assert_eq!(all[1].content_type.as_deref(), Some("text/html; charset=utf-8"));
    }

    #[test]
    fn a_record_cut_by_a_crash_is_removed_on_opening() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
        writer.append(&file_page("first"), now()).unwrap();
        let second = writer.append(&file_page("the second"), now()).unwrap();
        writer.sync().unwrap();
        drop(writer);
        let path = folder.path().join(&second.file);
        let whole = fs_err::read(&path).unwrap();
        fs_err::write(&path, &whole[..whole.len() - 3]).unwrap();

        let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
        let again = writer.append(&file_page("the third one"), now()).unwrap();
        writer.sync().unwrap();
        assert_eq!(again.offset, second.offset);
        let bodies: Vec<_> =
            pages(folder.path(), &second.file).into_iter().map(|page| page.body).collect();
        assert_eq!(bodies, [b"first".to_vec(), b"the third one".to_vec()]);
    }

    #[test]
    fn a_file_cut_within_its_first_record_is_begun_again() {
        let folder = tempfile::tempdir().unwrap();
        fs_err::write(folder.path().join("cuttings-00001.warc.gz"), [0x1f, 0x8b, 0x08]).unwrap();
        let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
        let place = writer.append(&file_page("page"), now()).unwrap();
        writer.sync().unwrap();
        assert_eq!(read_at(folder.path(), &place, Limits::default()).unwrap().body, b"page");
    }

    #[test]
    fn a_full_file_is_followed_by_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = WarcWriter::with_file_size(folder.path(), "test", 900).unwrap();
        let files: Vec<_> = (1..6)
            .map(|n| writer.append(&file_page(&"page ".repeat(n)), now()).unwrap().file)
            .collect();
        let first = files.first().unwrap();
        assert!(first.starts_with("cuttings-20260301080000-00001."), "{first}");
        assert_ne!(files.last(), files.first());
        drop(writer);
        let mut writer = WarcWriter::with_file_size(folder.path(), "test", 900).unwrap();
        let next = writer.append(&file_page("later"), now()).unwrap();
        assert!(next.file >= *files.last().unwrap());
    }

    #[test]
    fn only_one_writer_at_a_time_can_be_open() {
        let folder = tempfile::tempdir().unwrap();
        let writer = WarcWriter::open(folder.path(), "test").unwrap();
        assert!(matches!(WarcWriter::open(folder.path(), "test"), Err(Error::Locked { .. })));
        drop(writer);
        WarcWriter::open(folder.path(), "test").unwrap();
    }
}
