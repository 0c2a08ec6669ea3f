//! CDXJ indexes of the archive's WARC files, for tools that look addresses up (pywb, wayback machines).
//!
//! Beside each `NAME.warc.gz` stands `NAME.cdxj`: a sorted line for each response and revisit, made of
//! the address in sortable form (SURT), the time, and where the record is. The index is made from the
//! WARC file alone, so whatever a crash left out is put in the next time. Format: CDXJ of pywb,
//! <https://specs.webrecorder.net/cdxj/0.1.0/>.

use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use fastwarc::warc::iter::{ArchiveIteratorOptions, ArchiveIteratorThreadSafe};
use fastwarc::warc::record::{SharedWarcRecord, WarcRecord, WarcRecordType};
use fs_err::File;
use jiff::Timestamp;
use url::{Host, Url};

use super::Place;
use super::read::header;
use super::section::Section;
use super::write::ENDING;
use crate::Error;

/// Brings the indexes of all WARC files of a folder up to date.
pub fn update(folder: &Path) -> Result<(), Error> {
    let fail = |source| Error::Write { path: folder.to_owned(), source };
    for entry in fs_err::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.ends_with(ENDING) {
            update_one(&path, name)?;
        }
    }
    Ok(())
}

fn update_one(warc: &Path, name: &str) -> Result<(), Error> {
    let index = index_of(warc);
    let fail = |source| Error::Write { path: index.clone(), source };
    let text = read_index(&index)?;
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let indexed = lines.iter().filter_map(|line| end_of(line)).max().unwrap_or_default();
    let length = fs_err::metadata(warc).map_err(fail)?.len();
    // A file that was put in the place of another is indexed anew.
    let from = if indexed > length { 0 } else { indexed };
    if from == 0 {
        lines.clear();
    }
    if from == length {
        return Ok(());
    }
    let found = scan(warc, name, from, length)?;
    if found.is_empty() && from > 0 {
        return Ok(());
    }
    lines.extend(found);
    lines.sort_unstable();
    lines.dedup();
    let unfinished = index.with_extension("cdxj.part");
    let mut file = File::create(&unfinished).map_err(fail)?;
    let mut text = lines.join("\n");
    text.push('\n');
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fail)?;
    fs_err::rename(&unfinished, &index).map_err(fail)
}

/// The digests of what the records of a WARC file hold, as its index has them, and where each is.
pub(super) fn places(warc: &Path) -> Result<Vec<(String, Place)>, Error> {
    let name = warc.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let text = read_index(&index_of(warc))?;
    let place = |line: &str| {
        let place = Place {
            file: name.to_owned(),
            offset: field(line, "offset")?.parse().ok()?,
            length: field(line, "length")?.parse().ok()?,
        };
        Some((field(line, "digest")?.to_owned(), place))
    };
    Ok(text.lines().filter_map(place).collect())
}

/// Removes the index of a WARC file, which is made anew the next time.
pub(super) fn drop_index(warc: &Path) -> Result<(), Error> {
    let index = index_of(warc);
    match fs_err::remove_file(&index) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::Write { path: index, source })
        }
        _ => Ok(()),
    }
}

fn index_of(warc: &Path) -> PathBuf {
    let name = warc.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    warc.with_file_name(format!("{}.cdxj", name.trim_end_matches(ENDING)))
}

/// The text of an index, empty where there is none.
fn read_index(index: &Path) -> Result<String, Error> {
    match fs_err::read_to_string(index) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(source) => Err(Error::Write { path: index.to_owned(), source }),
    }
}

/// Where the record of a line ends.
fn end_of(line: &str) -> Option<u64> {
    let number = |name: &str| field(line, name)?.parse::<u64>().ok();
    Some(number("offset")? + number("length")?)
}

/// A field of a line, as far as it has no quotes.
fn field<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    line.split_once(&format!("\"{name}\": \""))?.1.split('"').next()
}

/// The lines of the records from a byte on.
fn scan(warc: &Path, name: &str, from: u64, length: u64) -> Result<Vec<String>, Error> {
    let fail = |source| Error::Read { name: warc.display().to_string(), source };
    let section = File::open(warc)
        .and_then(|file| Section::new(file, from, length.saturating_sub(from)))
        .map_err(fail)?;
    let options = ArchiveIteratorOptions { parse_http: true, ..ArchiveIteratorOptions::default() };
    let reader = BufReader::with_capacity(256 << 10, section);
    let records = ArchiveIteratorThreadSafe::with_options(reader, options);
    let mut found: Vec<(u64, Option<Line>)> = Vec::new();
    for record in records {
        // What a crash cut off ends the file; the writer removes it before it goes on.
        let Ok(record) = record else { break };
        found.push(record.with_mut(|record| (record.stream_pos(), Line::of(record))));
    }
    let ends = found.iter().skip(1).map(|(start, _)| *start).chain([length - from]);
    let ends: Vec<u64> = ends.collect();
    let lines = found.into_iter().zip(ends).filter_map(|((start, line), end)| {
        line?.text(name, from + start, end.saturating_sub(start))
    });
    Ok(lines.collect())
}

/// What a line says besides the place.
struct Line {
    url: String,
    at: Timestamp,
    mime: String,
    status: Option<u16>,
    digest: Option<String>,
}

impl Line {
    fn of(record: &WarcRecord) -> Option<Self> {
        let kind = record.record_type();
        let revisit = kind == WarcRecordType::Revisit;
        if !revisit && !matches!(kind, WarcRecordType::Response | WarcRecordType::Resource) {
            return None;
        }
        let headers = record.headers();
        let content_type = match (revisit, record.http_headers()) {
            (true, _) => Some("warc/revisit".to_owned()),
            (false, Some(http)) => header(http, "Content-Type"),
            (false, None) => header(headers, "Content-Type"),
        };
        let mime = content_type.unwrap_or_default();
        let mime = mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        Some(Self {
            url: header(headers, "WARC-Target-URI")?,
            at: header(headers, "WARC-Date")?.parse().ok()?,
            mime: if mime.is_empty() { "unk".to_owned() } else { mime },
            status: record.http_headers().and_then(|http| http.status_code()),
            digest: header(headers, "WARC-Payload-Digest")
                .or_else(|| header(headers, "WARC-Block-Digest")),
        })
    }

    fn text(&self, file: &str, offset: u64, length: u64) -> Option<String> {
        let key = surt(&self.url)?;
        let time = self.at.strftime("%Y%m%d%H%M%S");
        let mut fields = vec![("url", self.url.clone()), ("mime", self.mime.clone())];
        fields.extend(self.status.map(|status| ("status", status.to_string())));
        fields.extend(self.digest.clone().map(|digest| ("digest", digest)));
        fields.push(("length", length.to_string()));
        fields.push(("offset", offset.to_string()));
        fields.push(("filename", file.to_owned()));
        let fields: Vec<String> = fields
            .into_iter()
            .map(|(name, value)| format!("\"{name}\": \"{}\"", escaped(&value)))
            .collect();
        Some(format!("{key} {time} {{{}}}", fields.join(", ")))
    }
}

/// Text within a JSON string.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if u32::from(c) < 0x20 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// An address in the form that sorts sites together: `example,outlet)/news?a=1`. Rules of the
/// Internet Archive's URL canonicaliser as pywb applies them: no scheme, no "www", the host's parts from
/// the last to the first, lower case, nothing escaped that need not be, the query's parts in order, no
/// slash at the end. Session numbers stay where they are.
#[must_use]
pub fn surt(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = match url.host() {
        None => return Some(address.to_ascii_lowercase().replace(' ', "%20")),
        Some(Host::Ipv6(ip)) => ip.to_string(),
        Some(Host::Ipv4(ip)) => reversed(&ip.to_string()),
        Some(Host::Domain(name)) => {
            let name = name.to_ascii_lowercase();
            let bare = name.strip_prefix("www").unwrap_or(&name);
            let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('.');
            reversed(bare.unwrap_or(&name))
        }
    };
    let mut key = host;
    if let Some(port) = url.port() {
        key.push_str(&format!(":{port}"));
    }
    key.push(')');
    let path = plain(url.path());
    for part in path.split('/').filter(|part| !part.is_empty()) {
        key.push('/');
        key.push_str(part);
    }
    if key.ends_with(')') {
        key.push('/');
    }
    if let Some(query) = url.query().filter(|query| !query.is_empty()) {
        let query = plain(query);
        let mut parts: Vec<&str> = query.split('&').collect();
        parts.sort_by_key(|part| part.split_once('=').map_or((*part, None), |(a, b)| (a, Some(b))));
        key.push('?');
        key.push_str(&parts.join("&"));
    }
    Some(key)
}

/// What was escaped more often than this is meant so.
const MOST_ESCAPES: usize = 8;

/// "example.outlet" of "outlet.example".
fn reversed(host: &str) -> String {
    host.split('.').rev().collect::<Vec<_>>().join(",")
}

/// Text of an address without what is escaped for nothing, in lower case.
fn plain(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..MOST_ESCAPES {
        let unescaped = unescaped(&bytes);
        if unescaped == bytes {
            break;
        }
        bytes = unescaped;
    }
    let mut out = String::with_capacity(bytes.len());
    for byte in bytes {
        match byte {
            0x21..0x7f if !matches!(byte, b'#' | b'%') => {
                out.push(char::from(byte.to_ascii_lowercase()));
            }
            _ => out.push_str(&format!("%{byte:02x}")),
        }
    }
    out
}

fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|&byte| char::from(byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        match (byte, digit(bytes.get(place + 1)), digit(bytes.get(place + 2))) {
            (b'%', Some(high), Some(low)) => {
                out.extend(u8::try_from(high * 16 + low));
                place += 3;
            }
            _ => {
                out.push(byte);
                place += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{surt, update};
    use crate::warc::{Original, WarcWriter, read_at};
    use crate::{Exchange, Fetched, Limits};

    fn page(path: &str) -> Fetched {
        Fetched {
            url: format!("https://www.outlet.example{path}"),
            content_type: Some("text/html".to_owned()),
            body: path.repeat(20).into_bytes(),
            exchange: Some(Exchange {
                request: Some("GET / HTTP/1.1\r\n\r\n".to_owned()),
                status_line: "HTTP/1.1 200 OK".to_owned(),
                headers: vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())],
            }),
            ..Fetched::default()
        }
    }

    #[test]
    fn addresses_sort_by_site() {
        for (address, key) in [
            ("https://www.Outlet.example/News/", "example,outlet)/news"),
            ("http://outlet.example:8080/?b=2&a=1", "example,outlet:8080)/?a=1&b=2"),
            ("https://www2.outlet.example", "example,outlet)/"),
            ("http://127.0.0.1:8765/a", "1,0,0,127:8765)/a"),
            ("http://[::1]/a", "::1)/a"),
            ("https://outlet.example/a%2Fb//c/?q=a%20b&A=", "example,outlet)/a/b/c?a=&q=a%20b"),
            ("https://outlet.example/stra\u{df}e/%7Euser", "example,outlet)/stra%c3%9fe/~user"),
            ("https://outlet.example/?a1=1&a=2", "example,outlet)/?a=2&a1=1"),
            ("https://outlet.example/50%", "example,outlet)/50%25"),
        ] {
            assert_eq!(surt(address).unwrap(), key);
        }
    }

    #[test]
    fn every_response_and_revisit_is_indexed_where_it_is_also_after_a_second_run() {
        let folder = tempfile::tempdir().unwrap();
        let now = "2026-03-01T08:00:00Z".parse().unwrap();
        let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
        let first = writer.append(&page("/b"), now).unwrap();
        writer.sync().unwrap();
        update(folder.path()).unwrap();
        let second = writer.append(&page("/a"), now).unwrap();
        let original = Original { url: page("/b").url, at: now, digest: page("/b").digest() };
        writer.append_same(&page("/b"), &original, now).unwrap().unwrap();
        writer.sync().unwrap();
        update(folder.path()).unwrap();
        update(folder.path()).unwrap();

        let index = folder.path().join(first.file.replace(".warc.gz", ".cdxj"));
        let text = fs_err::read_to_string(index).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3, "{text}");
        assert!(lines.is_sorted());
        assert!(lines[0].starts_with("example,outlet)/a 20260301080000 {\"url\": "), "{text}");
        for place in [&first, &second] {
            let mark =
                format!("\"length\": \"{}\", \"offset\": \"{}\"", place.length, place.offset);
            assert!(text.contains(&mark), "{mark}\n{text}");
            assert!(read_at(folder.path(), place, Limits::default()).is_ok());
        }
        assert_eq!(text.matches("warc/revisit").count(), 1, "{text}");
    }
}
