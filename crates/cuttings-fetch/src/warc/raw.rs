//! A record as it stands in the archive's WARC files, byte for byte, with the request that it answers:
//! evidence to hand on.
//!
//! The writer appends a request right behind its response, each a gzip member of its own, so that both
//! members together are a WARC file.

use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use flate2::bufread::GzDecoder;
use fs_err::File;

use super::Place;
use super::section::Section;
use crate::Error;

/// A record that is longer than this, compressed, is not handed on.
const LONGEST: u64 = 100_000_000;

/// How much is read behind a record to find its request, and how much of a record is unpacked.
const REQUEST: u64 = 64 << 10;
const UNPACKED: u64 = 256 << 10;

/// The bytes of a record of the archive's own WARC files, and behind them those of the request that it
/// answers, where that is known: a small WARC file.
pub fn record_with_request(folder: &Path, place: &Place) -> Result<Vec<u8>, Error> {
    let path = path_of(folder, place)?;
    let mut bytes = record_bytes(&path, place)?;
    let request = request_behind(&path, place, &bytes)?;
    bytes.extend_from_slice(&request);
    Ok(bytes)
}

/// Where the request is that a record answers; `None` where it is not known.
pub(super) fn request_of(folder: &Path, place: &Place) -> Result<Option<Place>, Error> {
    let path = path_of(folder, place)?;
    let request = request_behind(&path, place, &record_bytes(&path, place)?)?;
    Ok((!request.is_empty()).then(|| Place {
        file: place.file.clone(),
        offset: place.offset.saturating_add(place.length),
        length: request.len() as u64,
    }))
}

fn path_of(folder: &Path, place: &Place) -> Result<PathBuf, Error> {
    let path = folder.join(&place.file);
    // The name comes from the archive; it must not lead out of its folder all the same.
    let mut parts = Path::new(&place.file).components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(_)), None) => Ok(path),
        _ => Err(Error::NoRecord { path, offset: place.offset }),
    }
}

fn record_bytes(path: &Path, place: &Place) -> Result<Vec<u8>, Error> {
    let name = path.display().to_string();
    if place.length > LONGEST {
        return Err(Error::TooLarge { name, limit: LONGEST });
    }
    let bytes = stretch(path, place.offset, place.length)
        .map_err(|source| Error::read(name.as_str(), source))?;
    match bytes.len() as u64 == place.length && beginning(&bytes).is_some() {
        true => Ok(bytes),
        false => Err(Error::NoRecord { path: path.to_owned(), offset: place.offset }),
    }
}

/// The bytes of the request that stands behind a record and belongs to it; none where none does.
fn request_behind(path: &Path, place: &Place, record: &[u8]) -> Result<Vec<u8>, Error> {
    let head = beginning(record).unwrap_or_default();
    let id = header(&head, "WARC-Record-ID").unwrap_or_default();
    let mut behind = stretch(path, place.offset.saturating_add(place.length), REQUEST)
        .map_err(|source| Error::read(path.display().to_string(), source))?;
    let length = match (beginning(&behind), length_of_member(&behind)) {
        (Some(next), Some(length))
            if header(&next, "WARC-Type") == Some("request")
                && header(&next, "WARC-Concurrent-To") == Some(id) =>
        {
            length
        }
        _ => 0,
    };
    behind.truncate(length);
    Ok(behind)
}

fn stretch(path: &Path, start: u64, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    Section::new(File::open(path)?, start, length)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The beginning of the record whose gzip member begins here; `None` where none does.
fn beginning(bytes: &[u8]) -> Option<String> {
    let mut unpacked = Vec::new();
    GzDecoder::new(bytes).take(UNPACKED).read_to_end(&mut unpacked).ok()?;
    let text = String::from_utf8_lossy(&unpacked).into_owned();
    text.starts_with("WARC/").then_some(text)
}

/// How many of the bytes are those of the gzip member that begins here; `None` where it does not end, or
/// is no request's by its length.
fn length_of_member(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    let mut decoder = GzDecoder::new(&mut rest);
    let unpacked = io::copy(&mut decoder.by_ref().take(UNPACKED), &mut io::sink()).ok()?;
    (unpacked < UNPACKED).then(|| bytes.len() - rest.len())
}

/// A header of a record.
fn header<'r>(record: &'r str, name: &str) -> Option<&'r str> {
    let head = record.split("\r\n\r\n").next()?;
    let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
    lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

#[cfg(test)]
mod tests {
    use super::record_with_request;
    use crate::warc::{Place, WarcFile, WarcWriter};
    use crate::{Error, Exchange, Fetched, Limits, Source};

    fn page(url: &str, body: &str) -> Fetched {
        Fetched {
            url: url.to_owned(),
            content_type: Some("text/html".to_owned()),
            fetched_at: "2026-03-01T08:00:00Z".parse().ok(),
            body: body.as_bytes().to_vec(),
            exchange: Some(Exchange {
                request: Some("GET /news/ HTTP/1.1\r\nHost: outlet.example\r\n\r\n".to_owned()),
                status_line: "HTTP/1.1 200 OK".to_owned(),
                headers: vec![("Content-Type".to_owned(), "text/html".to_owned())],
            }),
            ..Fetched::default()
        }
    }

    #[test]
    fn a_record_comes_with_its_request_and_is_a_file_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
        let now = "2026-03-01T08:00:00Z".parse().unwrap();
        let long = "a very long page ".repeat(40_000);
        let first = writer.append(&page("https://outlet.example/1", &long), now).unwrap();
        let second = writer.append(&page("https://outlet.example/2", "two"), now).unwrap();
        let file = Fetched { exchange: None, ..page("file:///three.html", "three") };
        let third = writer.append(&file, now).unwrap();
        writer.sync().unwrap();
        for (place, body, records) in
            [(first, long.as_str(), 2), (second, "two", 2), (third, "three", 1)]
        {
            let bytes = record_with_request(folder.path(), &place).unwrap();
            let path = folder.path().join("small.warc.gz");
            fs_err::write(&path, &bytes).unwrap();
            let mut text = String::new();
            let mut unpacked = flate2::read::MultiGzDecoder::new(bytes.as_slice());
            std::io::Read::read_to_string(&mut unpacked, &mut text).unwrap();
            assert_eq!(text.matches("WARC/1.1\r\n").count(), records);
            let mut read = WarcFile::open(&path, "small", Limits::default()).unwrap();
            assert_eq!(read.next().unwrap().unwrap().body, body.as_bytes());
            assert!(read.next().is_none());
        }
    }

    #[test]
    fn a_place_that_holds_no_record_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
        let now = "2026-03-01T08:00:00Z".parse().unwrap();
        let place = writer.append(&page("https://outlet.example/1", "one"), now).unwrap();
        writer.sync().unwrap();
        let outside = Place { file: format!("../{}", place.file), ..place.clone() };
        let shifted = Place { offset: place.offset + 1, ..place.clone() };
        let behind = Place { offset: 1_000_000, ..place.clone() };
        let endless = Place { length: u64::MAX, ..place.clone() };
        for wrong in [outside, shifted, behind, endless] {
            assert!(record_with_request(folder.path(), &wrong).is_err(), "{wrong:?}");
        }
        let gone = Place { file: "gone.warc.gz".to_owned(), ..place };
        assert!(matches!(record_with_request(folder.path(), &gone), Err(Error::Read { .. })));
    }
}
