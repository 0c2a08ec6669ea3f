//! Reads the pages of a WARC file.
//!
//! Only what can be a page comes out: responses with status 200 and resources, of text types, at web
//! or file addresses. The rest is counted in [`Source::passed_over`].

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read};
use std::path::Path;

use fastwarc::stream_io::traits::IntoWarcReader;
use fastwarc::warc::header::HeaderMap;
use fastwarc::warc::iter::{ArchiveIteratorOptions, ArchiveIteratorThreadSafe};
use fastwarc::warc::record::{SharedWarcRecord, WarcRecord, WarcRecordType};
use jiff::Timestamp;

use super::Place;
use super::encoding;
use super::section::Section;
use crate::sized::{self, Sized};
use crate::{Error, Exchange, Fetched, Limits, Progress, Source, media};

/// Headers of a record may be this long.
const HEADER_LIMIT: usize = 256 << 10;

/// A WARC file: plain, or compressed with gzip, Zstandard or LZ4.
pub struct WarcFile {
    name: String,
    records: ArchiveIteratorThreadSafe,
    limits: Limits,
    passed_over: BTreeMap<&'static str, u64>,
    progress: Progress,
    finished: bool,
}

impl std::fmt::Debug for WarcFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WarcFile")
            .field("name", &self.name)
            .field("progress", &self.progress)
            .finish()
    }
}

impl WarcFile {
    /// Opens a WARC file. `name` is what to call it when talking to the user.
    pub fn open(path: &Path, name: &str, limits: Limits) -> Result<Self, Error> {
        let section = fs_err::File::open(path).and_then(Section::whole);
        let section = section.map_err(|error| Error::read(name, error))?;
        let length = fs_err::metadata(path).map(|metadata| metadata.len()).unwrap_or_default();
        Ok(Self::from_reader(BufReader::with_capacity(256 << 10, section), name, length, limits))
    }

    pub(crate) fn from_reader(
        reader: impl IntoWarcReader,
        name: &str,
        length: u64,
        limits: Limits,
    ) -> Self {
        let options = ArchiveIteratorOptions {
            parse_http: false,
            max_header_len: HEADER_LIMIT,
            ..ArchiveIteratorOptions::default()
        };
        Self {
            name: name.to_owned(),
            records: ArchiveIteratorThreadSafe::with_options(reader, options),
            limits,
            passed_over: BTreeMap::new(),
            progress: Progress { done: 0, total: length },
            finished: false,
        }
    }

    /// Passes over a record, and counts why.
    fn pass_over(&mut self, why: &'static str) {
        *self.passed_over.entry(why).or_default() += 1;
    }
}

/// A record and where it begins.
pub(crate) type Placed = (u64, Result<Record, Error>);

impl WarcFile {
    /// The next record that says something, and the byte at which it begins. `bodies` is whether the
    /// bodies of pages are wanted.
    pub(crate) fn next_record(&mut self, bodies: bool) -> Option<Placed> {
        while !self.finished {
            let record = match self.records.next() {
                Some(Ok(record)) => record,
                Some(Err(source)) => {
                    // The iterator cannot find the next record after this.
                    self.finished = true;
                    let offset = self.progress.done;
                    let name = self.name.clone();
                    return Some((offset, Err(Error::DamagedWarc { name, offset, source })));
                }
                None => break,
            };
            let name = &self.name;
            let limit = self.limits.page;
            let (offset, outcome) = record
                .with_mut(|record| (record.stream_pos(), read_record(record, name, limit, bodies)));
            self.progress.done = offset;
            match outcome {
                Ok(Record::Other(why)) => self.pass_over(why),
                outcome => return Some((offset, outcome)),
            }
        }
        if !self.finished {
            self.finished = true;
            self.progress.done = self.progress.total;
        }
        None
    }
}

impl Source for WarcFile {
    fn next(&mut self) -> Option<Result<Fetched, Error>> {
        loop {
            match self.next_record(true)?.1 {
                Ok(Record::Page { page, .. }) => return Some(Ok(*page)),
                Ok(Record::Robots(_)) => self.pass_over(NOT_A_PAGE),
                Ok(Record::Redirect { .. }) => self.pass_over(NO_PAGE),
                Ok(Record::Revisit { .. }) => self.pass_over("revisits (the same page again)"),
                Ok(Record::Other(why)) => self.pass_over(why),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn progress(&self) -> Progress {
        self.progress
    }

    fn passed_over(&self) -> Vec<String> {
        let name = &self.name;
        self.passed_over.iter().map(|(why, count)| format!("{name}: {count} {why}")).collect()
    }
}

/// What a record turned out to be.
pub(crate) enum Record {
    /// A page, and the digest that its record names.
    Page { page: Box<Fetched>, digest: Option<String> },
    /// A site's rules for crawlers.
    Robots(Box<Fetched>),
    /// An answer that sends elsewhere.
    Redirect { from: String, to: String },
    /// A page that was the same as at another time or address.
    Revisit { url: String, at: Option<Timestamp>, digest: Option<String> },
    /// Nothing of interest, and why.
    Other(&'static str),
}

const NOT_A_PAGE: &str = "records of pictures, styles, scripts and the like";
const NO_PAGE: &str = "responses that are no pages (redirects, errors)";

fn read_record(
    record: &mut WarcRecord,
    file: &str,
    limit: u64,
    bodies: bool,
) -> Result<Record, Error> {
    let record_type = record.record_type();
    let known = matches!(
        record_type,
        WarcRecordType::Response | WarcRecordType::Resource | WarcRecordType::Revisit
    );
    if !known {
        return Ok(Record::Other("records that are no copies of pages (requests, metadata)"));
    }
    let Some(url) = target(record) else {
        return Ok(Record::Other("records without a web address"));
    };
    if record_type == WarcRecordType::Revisit {
        return Ok(Record::Revisit {
            url,
            at: date(record),
            digest: header(record.headers(), "WARC-Payload-Digest"),
        });
    }
    let damaged = |source| Error::DamagedRecord { name: file.to_owned(), url: url.clone(), source };

    record.parse_http().map_err(damaged)?;
    let http = record.http_headers();
    if let Some(http) = http
        && http.status_code() != Some(200)
    {
        let to = header(http, "Location")
            .filter(|_| http.status_code().is_some_and(|status| (300..400).contains(&status)));
        return Ok(match to {
            Some(to) => Record::Redirect { from: url, to },
            None => Record::Other(NO_PAGE),
        });
    }
    let headers = http.unwrap_or(record.headers());
    let content_type = header(headers, "Content-Type");
    let is_robots = url.ends_with("/robots.txt");
    if !media::is_text_like(content_type.as_deref()) {
        return Ok(Record::Other(NOT_A_PAGE));
    }
    let transfer = http.and_then(|http| header(http, "Transfer-Encoding"));
    let content = http.and_then(|http| header(http, "Content-Encoding"));
    let exchange = http.map(exchange);
    let fetched_at = date(record);
    let digest = header(record.headers(), "WARC-Payload-Digest");
    let name = format!("{file}: {url}");
    if !bodies && !is_robots {
        // Where the next record begins is known only once this one is behind.
        if let Some(reader) = record.reader_mut() {
            io::copy(reader, &mut io::sink()).map_err(damaged)?;
        }
        let page = Fetched { url, content_type, fetched_at, name, exchange, ..Fetched::default() };
        return Ok(Record::Page { page: Box::new(page), digest });
    }
    let too_large = || Error::TooLarge { name: format!("{file}: {url}"), limit };
    let body = match read_body(record, limit).map_err(damaged)? {
        Sized::Whole(body) => body,
        Sized::TooLarge => return Err(too_large()),
    };
    let body = encoding::undo(body, transfer.as_deref(), content.as_deref(), limit);
    let Sized::Whole(body) = body.map_err(damaged)? else { return Err(too_large()) };
    let ip = header(record.headers(), "WARC-IP-Address").and_then(|ip| ip.parse().ok());
    let page = Box::new(Fetched { url, content_type, fetched_at, body, name, exchange, ip });
    Ok(if is_robots { Record::Robots(page) } else { Record::Page { page, digest } })
}

/// Reads the rest of a record; one that ends early is an error.
fn read_body(record: &mut WarcRecord, limit: u64) -> io::Result<Sized> {
    let expected = record.content_length();
    let Some(reader) = record.reader_mut() else { return Ok(Sized::Whole(Vec::new())) };
    let body = sized::read(reader.by_ref().take(expected), limit)?;
    match &body {
        Sized::Whole(bytes) if (bytes.len() as u64) < expected => {
            Err(io::Error::from(io::ErrorKind::UnexpectedEof))
        }
        _ => Ok(body),
    }
}

/// The record's address, where it is one of the web or of a file.
fn target(record: &WarcRecord) -> Option<String> {
    let target = header(record.headers(), "WARC-Target-URI")?;
    // Early versions of the standard's grammar had angle brackets here, and wget wrote them.
    let target = target.trim_start_matches('<').trim_end_matches('>');
    let known = ["https://", "http://", "file:"].iter().any(|scheme| target.starts_with(scheme));
    known.then(|| target.to_owned())
}

/// When the record was made.
fn date(record: &WarcRecord) -> Option<Timestamp> {
    header(record.headers(), "WARC-Date")?.parse().ok()
}

pub(super) fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut items = headers.items();
    let value = items.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)?;
    Some(value.trim().to_owned())
}

/// The response's head, without what no longer holds once the body is decoded.
fn exchange(http: &HeaderMap) -> Exchange {
    let gone = ["content-length", "content-encoding", "transfer-encoding"];
    Exchange {
        request: None,
        status_line: http.status_line().map(|line| line.trim().to_owned()).unwrap_or_default(),
        headers: http
            .items()
            .filter(|(key, _)| !gone.iter().any(|gone| key.eq_ignore_ascii_case(gone)))
            .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
            .collect(),
    }
}

/// Reads back one record of the archive's own WARC files.
pub fn read_at(folder: &Path, place: &Place, limits: Limits) -> Result<Fetched, Error> {
    let path = folder.join(&place.file);
    let name = path.display().to_string();
    let section = fs_err::File::open(&path)
        .and_then(|file| Section::new(file, place.offset, place.length))
        .map_err(|error| Error::read(name.as_str(), error))?;
    let mut record = WarcFile::from_reader(BufReader::new(section), &name, place.length, limits);
    let no_record = || Error::NoRecord { path: path.clone(), offset: place.offset };
    record.next().ok_or_else(no_record)?
}

/// Reads the page whose record begins at a byte of a stretch of a file that others made.
pub(crate) fn read_from(
    section: Section,
    name: &str,
    limits: Limits,
) -> Option<Result<Fetched, Error>> {
    let mut records = WarcFile::from_reader(BufReader::new(section), name, 0, limits);
    match records.next_record(true)?.1 {
        Ok(Record::Page { page, .. }) => Some(Ok(*page)),
        Ok(_) => None,
        Err(error) => Some(Err(error)),
    }
}
