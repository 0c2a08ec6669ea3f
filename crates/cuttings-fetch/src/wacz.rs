//! WACZ files: web archives as one zip file, with the WARC files in its `archive` folder
//! (specification: WACZ 1.1.1, Webrecorder).

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use flate2::read::DeflateDecoder;
use fs_err::File;
use zip::{CompressionMethod, ZipArchive};

use crate::warc::WarcFile;
use crate::warc::section::Section;
use crate::{Error, Fetched, Limits, Progress, Source};

/// The pages of a WACZ file.
#[derive(Debug)]
pub struct WaczFile {
    path: PathBuf,
    name: String,
    limits: Limits,
    /// The WARC files still to be read, the next one last.
    members: Vec<Member>,
    current: Option<WarcFile>,
    passed_over: Vec<String>,
    done: u64,
    total: u64,
}

/// A WARC file in the zip file.
#[derive(Debug)]
struct Member {
    name: String,
    start: u64,
    length: u64,
    deflated: bool,
}

impl WaczFile {
    /// Opens a WACZ file. `name` is what to call it when talking to the user.
    pub fn open(path: &Path, name: &str, limits: Limits) -> Result<Self, Error> {
        let file = File::open(path).map_err(|error| Error::read(name, error))?;
        let mut members = members(file).map_err(|error| not_wacz(name, error.to_string()))?;
        if members.is_empty() {
            return Err(not_wacz(name, "it has no WARC file in its 'archive' folder"));
        }
        let total = members.iter().map(|member| member.length).sum();
        members.sort_by(|a, b| b.name.cmp(&a.name));
        Ok(Self {
            path: path.to_owned(),
            name: name.to_owned(),
            limits,
            members,
            current: None,
            passed_over: Vec::new(),
            done: 0,
            total,
        })
    }

    fn open_next(&mut self) -> Option<Result<WarcFile, Error>> {
        let member = self.members.pop()?;
        let name = format!("{}: {}", self.name, member.name);
        let section =
            File::open(&self.path).and_then(|file| Section::new(file, member.start, member.length));
        let section = match section {
            Ok(section) => section,
            Err(error) => return Some(Err(Error::read(name, error))),
        };
        Some(Ok(if member.deflated {
            let unpacked = Forward { inner: DeflateDecoder::new(section), position: 0 };
            WarcFile::from_reader(BufReader::new(unpacked), &name, member.length, self.limits)
        } else {
            WarcFile::from_reader(BufReader::new(section), &name, member.length, self.limits)
        }))
    }

    fn close_current(&mut self) {
        if let Some(warc) = self.current.take() {
            self.done += warc.progress().total;
            self.passed_over.extend(warc.passed_over());
        }
    }
}

impl Source for WaczFile {
    fn next(&mut self) -> Option<Result<Fetched, Error>> {
        loop {
            if let Some(warc) = &mut self.current {
                match warc.next() {
                    Some(result) => return Some(result),
                    None => self.close_current(),
                }
            }
            match self.open_next()? {
                Ok(warc) => self.current = Some(warc),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn progress(&self) -> Progress {
        let current = self.current.as_ref().map_or(0, |warc| warc.progress().done);
        Progress { done: (self.done + current).min(self.total), total: self.total }
    }

    fn passed_over(&self) -> Vec<String> {
        let current = self.current.iter().flat_map(WarcFile::passed_over);
        self.passed_over.iter().cloned().chain(current).collect()
    }
}

/// Where the WARC files of a WACZ file begin, and how long they are. WACZ 1.1.1 wants them stored, not
/// packed a second time, so that records can be read one by one.
pub(crate) fn stored_members(path: &Path, name: &str) -> Result<Vec<(u64, u64)>, Error> {
    let file = File::open(path).map_err(|error| Error::read(name, error))?;
    let members = members(file).map_err(|error| not_wacz(name, error.to_string()))?;
    if members.is_empty() {
        return Err(not_wacz(name, "it has no WARC file in its 'archive' folder"));
    }
    if members.iter().any(|member| member.deflated) {
        return Err(Error::NotSeekable { name: name.to_owned() });
    }
    Ok(members.into_iter().map(|member| (member.start, member.length)).collect())
}

/// Finds the WARC files of a zip file.
fn members(file: File) -> zip::result::ZipResult<Vec<Member>> {
    let mut zip = ZipArchive::new(BufReader::new(file))?;
    let mut members = Vec::new();
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index)?;
        let name = entry.name()?.into_owned();
        let deflated = match entry.compression() {
            CompressionMethod::Stored => false,
            CompressionMethod::Deflated => true,
            _ => continue,
        };
        let is_warc = name.starts_with("archive/")
            && [".warc", ".warc.gz", ".warc.zst"].iter().any(|ending| name.ends_with(ending));
        if is_warc
            && !entry.encrypted()
            && let Some(start) = entry.data_start()
        {
            members.push(Member { name, start, length: entry.compressed_size(), deflated });
        }
    }
    Ok(members)
}

fn not_wacz(name: &str, message: impl Into<String>) -> Error {
    Error::Wacz { name: name.to_owned(), message: message.into() }
}

/// A stream that can only be read forwards, for readers that ask where they are.
struct Forward<R> {
    inner: R,
    position: u64,
}

impl<R: Read> Read for Forward<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.position += read as u64;
        Ok(read)
    }
}

impl<R: Read> Seek for Forward<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match to {
            SeekFrom::Current(0) => Ok(self.position),
            SeekFrom::Start(target) if target == self.position => Ok(self.position),
            _ => Err(io::Error::from(io::ErrorKind::Unsupported)),
        }
    }
}

/// Whether bytes are the beginning of a zip file.
pub(crate) fn is_zip(beginning: &[u8]) -> bool {
    beginning.starts_with(b"PK\x03\x04")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::WaczFile;
    use crate::warc::WarcWriter;
    use crate::{Error, Fetched, Limits, Source};

    fn warc(text: &str) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
        let url = format!("https://outlet.example/{text}");
        let page = Fetched { url, body: text.as_bytes().to_vec(), ..Fetched::default() };
        let place = writer.append(&page, "2026-03-01T08:00:00Z".parse().unwrap()).unwrap();
        writer.sync().unwrap();
        fs_err::read(folder.path().join(place.file)).unwrap()
    }

    #[test]
    fn the_warc_files_of_a_wacz_are_read_in_order_of_their_names() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("crawl.wacz");
        let mut zip = ZipWriter::new(fs_err::File::create(&path).unwrap());
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, options, text) in [
            ("archive/b.warc.gz", stored, "second"),
            ("archive/a.warc.gz", deflated, "first"),
            ("pages/pages.jsonl", deflated, "none"),
        ] {
            zip.start_file(name, options).unwrap();
            zip.write_all(&warc(text)).unwrap();
        }
        zip.finish().unwrap();

        let mut source = WaczFile::open(&path, "crawl.wacz", Limits::default()).unwrap();
        let bodies: Vec<_> =
            std::iter::from_fn(|| source.next()).map(|page| page.unwrap().body).collect();
        assert_eq!(bodies, [b"first".to_vec(), b"second".to_vec()]);
        assert_eq!(source.progress().done, source.progress().total);
    }

    #[test]
    fn a_zip_file_without_warc_files_is_not_a_wacz() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.wacz");
        let mut zip = ZipWriter::new(fs_err::File::create(&path).unwrap());
        zip.start_file("a.txt", SimpleFileOptions::default()).unwrap();
        zip.finish().unwrap();
        let error = WaczFile::open(&path, "x.wacz", Limits::default()).unwrap_err();
        assert!(matches!(error, Error::Wacz { .. }), "{error}");
        fs_err::write(&path, b"no zip").unwrap();
        assert!(WaczFile::open(&path, "x.wacz", Limits::default()).is_err());
    }
}
