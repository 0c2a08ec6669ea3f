//! Takes records out of the archive's WARC files, for what must not be kept any longer.
//!
//! What is taken out makes room for a record of the same length that says so. No other record moves, so
//! whatever points into the file stays true. A file is written anew beside the old one and put in its
//! place when it is whole and durable: interrupted at any moment, the folder has either. Doing it again
//! does what was left.
//!
//! ```text
//!  │ response │ request │ response │ request │ revisit │        of these, two pages and a revisit…
//!  │ response │ request │ removed  │ removed │ removed │        …of the page with its request are taken out
//! ```

use std::collections::BTreeSet;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use fs_err::{File, OpenOptions};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::record::{record_id, warc_date};
use super::write::{ENDING, lock};
use super::{Place, cdxj, raw};
use crate::Error;

/// What the name of a file ends with that is being written anew.
const UNFINISHED: &str = ".part";

/// What a record says that stands where another one was.
const NOTE: &str = "note: what was kept here was removed\r\n";

/// The most bytes of a block that is stored as it is (RFC 1951, section 3.2.4).
const BLOCK: usize = 65_535;

/// Takes records out of the WARC files of a folder. Nobody can write to them meanwhile.
#[derive(Debug)]
pub struct Eraser {
    folder: PathBuf,
    _lock: File,
}

impl Eraser {
    /// Opens the folder, and removes what an earlier run left unfinished.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        fs_err::create_dir_all(folder).map_err(|source| failed(folder, source))?;
        let lock = lock(folder)?;
        for path in files(folder, UNFINISHED)? {
            fs_err::remove_file(&path).map_err(|source| failed(&path, source))?;
        }
        cdxj::update(folder)?;
        Ok(Self { folder: folder.to_owned(), _lock: lock })
    }

    /// Takes out all records of the bytes that are named by digests: those that have them, those that say
    /// that they came again, and the requests that all these answer. Gives how many.
    pub fn erase(&self, digests: &BTreeSet<String>, at: Timestamp) -> Result<u64, Error> {
        let mut erased = 0;
        for path in files(&self.folder, ENDING)? {
            let places = self.places(&path, digests)?;
            if !places.is_empty() {
                self.write_anew(&path, &places, at)?;
                erased += places.len() as u64;
            }
        }
        Ok(erased)
    }

    /// Where the records of some bytes are in a file.
    fn places(&self, warc: &Path, digests: &BTreeSet<String>) -> Result<Vec<Place>, Error> {
        let mut places = Vec::new();
        for (digest, place) in cdxj::places(warc)? {
            if digests.contains(&digest) {
                let request = raw::request_of(&self.folder, &place)?;
                places.push(place);
                places.extend(request);
            }
        }
        Ok(places)
    }

    fn write_anew(&self, warc: &Path, places: &[Place], at: Timestamp) -> Result<(), Error> {
        let mut name = warc.as_os_str().to_owned();
        name.push(UNFINISHED);
        let unfinished = PathBuf::from(name);
        let fail = |source| failed(&unfinished, source);
        fs_err::copy(warc, &unfinished).map_err(fail)?;
        let mut file = OpenOptions::new().write(true).open(&unfinished).map_err(fail)?;
        for place in places {
            let no_room = || Error::NoRecord { path: warc.to_owned(), offset: place.offset };
            let removed = removed(place, at).ok_or_else(no_room)?;
            file.seek(SeekFrom::Start(place.offset))
                .and_then(|_| file.write_all(&removed))
                .map_err(fail)?;
        }
        file.sync_all().map_err(fail)?;
        drop(file);
        // The index is made of the file, so it goes first: left behind, it would name what is gone.
        cdxj::drop_index(warc)?;
        fs_err::rename(&unfinished, warc).map_err(fail)?;
        #[cfg(unix)]
        File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(fail)?;
        cdxj::update(&self.folder)
    }
}

/// A record of exactly a length that says that something was removed, as one gzip member; `None` where
/// the length is too small for any.
fn removed(place: &Place, at: Timestamp) -> Option<Vec<u8>> {
    let length = usize::try_from(place.length).ok()?;
    // A gzip header and trailer, and five bytes for each block.
    let blocks = length.checked_sub(18)?.div_ceil(BLOCK + 5).max(1);
    let room = length.checked_sub(18 + 5 * blocks)?;
    let record = [true, false].into_iter().find_map(|digest| record(place, at, room, digest))?;
    let mut member = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    let mut rest = record.as_slice();
    for block in 1..=blocks {
        // Every block has something, so that each takes its five bytes.
        let (own, behind) = rest.split_at_checked((rest.len() - (blocks - block)).min(BLOCK))?;
        let size = u16::try_from(own.len()).ok()?;
        member.push(u8::from(block == blocks));
        member.extend(size.to_le_bytes());
        member.extend((!size).to_le_bytes());
        member.extend(own);
        rest = behind;
    }
    let mut checksum = flate2::Crc::new();
    checksum.update(&record);
    member.extend(checksum.sum().to_le_bytes());
    member.extend(checksum.amount().to_le_bytes());
    (member.len() == length).then_some(member)
}

/// The record itself, of exactly a length; with the digest of its block where there is room for that.
fn record(place: &Place, at: Timestamp, room: usize, digest: bool) -> Option<Vec<u8>> {
    let id = record_id(&["removed", &place.file, &place.offset.to_string()]);
    let date = warc_date(at);
    let head = |body: &str, length: &str| {
        let digest = match digest {
            true => {
                format!("WARC-Block-Digest: sha256:{}\r\n", HEXLOWER.encode(&Sha256::digest(body)))
            }
            false => String::new(),
        };
        format!(
            "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <{id}>\r\nWARC-Date: {date}\r\n{digest}\
             Content-Type: application/warc-fields\r\nContent-Length: {length}\r\n\r\n"
        )
    };
    let around = head("", "").len() + "\r\n\r\n".len();
    // The length of the body is told before it, and its digits count too.
    let (size, digits) = (1..=10).find_map(|digits| {
        let size = room.checked_sub(around + digits)?;
        (size.to_string().len() <= digits).then_some((size, digits))
    })?;
    let mut body: String = NOTE.chars().take(size).collect();
    body.extend(std::iter::repeat_n(' ', size - body.len()));
    let record = head(&body, &format!("{size:0digits$}")) + &body + "\r\n\r\n";
    (record.len() == room).then(|| record.into_bytes())
}

/// The files of a folder whose names end so, in their order.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Error> {
    let fail = |source| failed(folder, source);
    let mut found = Vec::new();
    for entry in fs_err::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.ends_with(ending))
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn failed(path: &Path, source: std::io::Error) -> Error {
    Error::Write { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io::Read;
    use std::path::Path;

    use super::{Eraser, removed};
    use crate::warc::{Original, Place, WarcFile, WarcWriter, cdxj, read_at};
    use crate::{Error, Exchange, Fetched, Limits, Source};

    const NOW: &str = "2026-03-01T08:00:00Z";

    fn page(url: &str, body: &str) -> Fetched {
        Fetched {
            url: url.to_owned(),
            content_type: Some("text/html".to_owned()),
            fetched_at: NOW.parse().ok(),
            body: body.as_bytes().to_vec(),
            exchange: Some(Exchange {
                request: Some(format!("GET {url} HTTP/1.1\r\nHost: outlet.example\r\n\r\n")),
                status_line: "HTTP/1.1 200 OK".to_owned(),
                headers: vec![("Content-Type".to_owned(), "text/html".to_owned())],
            }),
            ..Fetched::default()
        }
    }

    fn text(path: &Path) -> String {
        let mut text = Vec::new();
        let bytes = fs_err::read(path).unwrap();
        flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut text).unwrap();
        String::from_utf8_lossy(&text).into_owned()
    }

    /// A page, another one, the first one again, and a file; and where each is.
    fn crawl(folder: &Path) -> (Fetched, Vec<Place>) {
        let now = NOW.parse().unwrap();
        let mut writer = WarcWriter::open(folder, "test").unwrap();
        let first = page("https://outlet.example/harbour", &"The harbour freezes. ".repeat(9_000));
        let second = page("https://outlet.example/tram", "The tram returns.");
        let third = Fetched { exchange: None, ..page("file:///saved.html", "A saved page.") };
        let original = Original { url: first.url.clone(), at: now, digest: first.digest() };
        let places = vec![
            writer.append(&first, now).unwrap(),
            writer.append(&second, now).unwrap(),
            writer.append_same(&first, &original, now).unwrap().unwrap(),
            writer.append(&third, now).unwrap(),
        ];
        writer.sync().unwrap();
        (first, places)
    }

    #[test]
    fn what_is_taken_out_is_gone_with_its_requests_and_revisits_and_nothing_else_moves() {
        let folder = tempfile::tempdir().unwrap();
        let (first, places) = crawl(folder.path());
        let path = folder.path().join(&places[0].file);
        let before = fs_err::metadata(&path).unwrap().len();
        let eraser = Eraser::open(folder.path()).unwrap();
        let digests = BTreeSet::from([first.digest()]);
        assert_eq!(eraser.erase(&digests, NOW.parse().unwrap()).unwrap(), 4);
        assert_eq!(fs_err::metadata(&path).unwrap().len(), before);

        let text = text(&path);
        assert!(!text.contains("harbour"), "{text}");
        assert_eq!(text.matches("WARC-Type: metadata\r\n").count(), 4);
        let mut source = WarcFile::open(&path, "crawl", Limits::default()).unwrap();
        let left: Vec<Fetched> = std::iter::from_fn(|| source.next()).map(Result::unwrap).collect();
        assert_eq!(left.len(), 2);
        for (place, body) in [(&places[1], "The tram returns."), (&places[3], "A saved page.")] {
            let back = read_at(folder.path(), place, Limits::default()).unwrap();
            assert_eq!(back.body, body.as_bytes());
        }
        assert!(read_at(folder.path(), &places[0], Limits::default()).is_err());
        let index = fs_err::read_to_string(path.with_extension("").with_extension("cdxj")).unwrap();
        assert_eq!(index.lines().count(), 2, "{index}");

        // It is done once, and the writer goes on where it was.
        assert_eq!(eraser.erase(&digests, NOW.parse().unwrap()).unwrap(), 0);
        drop(eraser);
        let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
        let next = writer.append(&first, NOW.parse().unwrap()).unwrap();
        assert_eq!((next.file.as_str(), next.offset), (places[0].file.as_str(), before));
        writer.sync().unwrap();
        cdxj::update(folder.path()).unwrap();
        assert_eq!(read_at(folder.path(), &next, Limits::default()).unwrap().body, first.body);
    }

    #[test]
    fn what_a_crash_left_unfinished_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let (_, places) = crawl(folder.path());
        let unfinished = folder.path().join(format!("{}.part", places[0].file));
        fs_err::write(&unfinished, "half a file").unwrap();
        Eraser::open(folder.path()).unwrap();
        assert!(!unfinished.exists());
    }

    #[test]
    fn nobody_writes_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        crawl(folder.path());
        let writer = WarcWriter::open(folder.path(), "test").unwrap();
        assert!(matches!(Eraser::open(folder.path()), Err(Error::Locked { .. })));
        drop(writer);
        let _eraser = Eraser::open(folder.path()).unwrap();
        assert!(matches!(WarcWriter::open(folder.path(), "test"), Err(Error::Locked { .. })));
    }

    #[test]
    fn a_record_in_the_place_of_another_has_exactly_its_length() {
        let lengths = (235..1500).chain(65_400..66_200).chain([131_000, 131_099, 1_000_000]);
        for length in lengths {
            let file = "cuttings-20260301080000-00001.warc.gz".to_owned();
            let place = Place { file, offset: 123, length };
            let member = removed(&place, NOW.parse().unwrap())
                .unwrap_or_else(|| panic!("no record of {length} bytes"));
            assert_eq!(member.len() as u64, length);
            let mut record = String::new();
            flate2::read::GzDecoder::new(member.as_slice()).read_to_string(&mut record).unwrap();
            let (head, body) = record.split_once("\r\n\r\n").unwrap();
            let said = head.rsplit_once("Content-Length: ").unwrap().1;
            assert_eq!(said.parse::<usize>().unwrap() + 4, body.len(), "{length}");
            assert!(body.ends_with("\r\n\r\n"));
        }
        assert!(
            removed(&Place { file: String::new(), offset: 0, length: 40 }, NOW.parse().unwrap())
                .is_none()
        );
    }
}
