//! Snapshots from paths: files, directories, standard input.
//!
//! What a file is, is told by what it begins with rather than by its name: a WARC or WACZ file gives
//! all its pages, anything compressed with gzip is unpacked, a file of JSON lines comes in chunks of
//! whole lines, and everything else is one page.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use fs_err::File;
use jiff::Timestamp;
use url::Url;

use crate::sized::{self, Sized};
use crate::wacz::{WaczFile, is_zip};
use crate::warc::WarcFile;
use crate::{Error, Fetched, Limits, Progress, ROWS, Source, media, tree};

/// The size of a chunk of a JSON lines file, in bytes; a chunk ends with the line that reaches it.
pub const CHUNK: usize = 4 << 20;

/// What is known of the files besides their bytes.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The address of the one page.
    pub url: Option<Url>,
    /// The `Content-Type` that the pages were served with.
    pub content_type: Option<String>,
    /// When the pages were fetched.
    pub fetched_at: Option<Timestamp>,
}

/// The pages of some paths, in the order given; those of a directory by name.
pub struct Paths {
    queue: VecDeque<Input>,
    known: Known,
    limits: Limits,
    current: Option<Box<dyn Source + Send>>,
    passed_over: Vec<String>,
    assets: u64,
    taken: u64,
    total: u64,
}

/// A file to be read.
#[derive(Debug)]
enum Input {
    Stdin,
    /// A file: its path, and as much of it as the user said. What lies above is the machine's own.
    File(PathBuf, Option<PathBuf>),
    /// What could not even be looked at.
    Failed(Error),
}

impl std::fmt::Debug for Paths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Paths").field("taken", &self.taken).field("total", &self.total).finish()
    }
}

impl Paths {
    /// The pages of some paths; `-` is standard input. Directories are looked through at once, their
    /// files are read one by one as they are asked for.
    #[must_use]
    pub fn new(paths: &[PathBuf], known: Known, limits: Limits) -> Self {
        let mut queue = VecDeque::new();
        let mut assets = 0;
        for path in paths {
            if path.as_os_str() == "-" {
                queue.push_back(Input::Stdin);
            } else if path.is_dir() {
                walk(path, &mut queue, &mut assets);
            } else {
                let below = path.is_relative().then(|| path.clone());
                queue.push_back(Input::File(path.clone(), below));
            }
        }
        let total = queue.len() as u64;
        Self {
            queue,
            known,
            limits,
            current: None,
            passed_over: Vec::new(),
            assets,
            taken: 0,
            total,
        }
    }

    fn open(&mut self, input: Input) -> Result<Opened, Error> {
        match input {
            Input::Failed(error) => Err(error),
            Input::Stdin => {
                let page = Fetched {
                    url: self
                        .known
                        .url
                        .as_ref()
                        .map_or("file:///dev/stdin", Url::as_str)
                        .to_owned(),
                    content_type: self.known.content_type.clone(),
                    fetched_at: self.known.fetched_at,
                    name: "standard input".to_owned(),
                    ..Fetched::default()
                };
                open_stream(io::stdin(), page, self.limits)
            }
            Input::File(path, below) => {
                let name = path.display().to_string();
                let from_tree = below.as_deref().and_then(tree::address);
                let url = self.known.url.clone().or(from_tree);
                let page = Fetched {
                    url: url.map_or_else(|| file_address(&path), String::from),
                    content_type: self.known.content_type.clone(),
                    fetched_at: self.known.fetched_at,
                    name,
                    ..Fetched::default()
                };
                open_file(&path, page, self.limits)
            }
        }
    }
}

impl Source for Paths {
    fn next(&mut self) -> Option<Result<Fetched, Error>> {
        loop {
            if let Some(source) = &mut self.current {
                if let Some(result) = source.next() {
                    return Some(result);
                }
                self.passed_over.extend(source.passed_over());
                self.current = None;
            }
            let input = self.queue.pop_front()?;
            self.taken += 1;
            match self.open(input) {
                Ok(Opened::Page(page)) => return Some(Ok(*page)),
                Ok(Opened::Source(source)) => self.current = Some(source),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn progress(&self) -> Progress {
        match (&self.current, self.total) {
            // One large file: its bytes say more than "1 of 1".
            (Some(source), 1) => source.progress(),
            _ => Progress { done: self.taken, total: self.total },
        }
    }

    fn passed_over(&self) -> Vec<String> {
        let mut notes = self.passed_over.clone();
        notes.extend(self.current.iter().flat_map(|source| source.passed_over()));
        match self.assets {
            0 => {}
            1 => notes
                .push("1 file that is no page (a picture, style, script or the like)".to_owned()),
            n => notes.push(format!(
                "{n} files that are no pages (pictures, styles, scripts and the like)"
            )),
        }
        notes
    }
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Warc,
    Wacz,
    /// One page.
    Page,
}

/// Tells what a file holds by its beginning.
pub(crate) fn sort_of(path: &Path) -> Result<Sort, Error> {
    let fail = |error| Error::read(path.display().to_string(), error);
    let mut file = BufReader::with_capacity(64 << 10, File::open(path).map_err(fail)?);
    let beginning = file.fill_buf().map_err(fail)?;
    Ok(if is_zip(beginning) {
        Sort::Wacz
    } else if is_warc(beginning) {
        Sort::Warc
    } else {
        Sort::Page
    })
}

/// The files at some paths that can be pages, and the addresses of those of a saved site.
pub(crate) fn saved_files(paths: &[PathBuf]) -> Result<Vec<(PathBuf, Option<Url>)>, Error> {
    let mut queue = VecDeque::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut queue, &mut 0);
        } else {
            let below = path.is_relative().then(|| path.clone());
            queue.push_back(Input::File(path.clone(), below));
        }
    }
    let mut files = Vec::new();
    for input in queue {
        match input {
            Input::File(path, below) => {
                let address = below.as_deref().and_then(tree::address);
                files.push((path, address));
            }
            Input::Failed(error) => return Err(error),
            Input::Stdin => {}
        }
    }
    Ok(files)
}

/// What a file turned out to be.
enum Opened {
    Page(Box<Fetched>),
    Source(Box<dyn Source + Send>),
}

fn open_file(path: &Path, page: Fetched, limits: Limits) -> Result<Opened, Error> {
    let fail = |error| Error::read(page.name.as_str(), error);
    let mut file = BufReader::with_capacity(64 << 10, File::open(path).map_err(fail)?);
    let beginning = file.fill_buf().map_err(fail)?.to_vec();
    if is_zip(&beginning) {
        return Ok(Opened::Source(Box::new(WaczFile::open(path, &page.name, limits)?)));
    }
    if is_warc(&beginning) {
        return Ok(Opened::Source(Box::new(WarcFile::open(path, &page.name, limits)?)));
    }
    let plain_name = path.with_extension("");
    let rows = [path, &plain_name]
        .iter()
        .any(|path| path.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson"));
    read_stream(file, &beginning, page, limits, rows)
}

fn open_stream(
    stream: impl Read + Send + 'static,
    page: Fetched,
    limits: Limits,
) -> Result<Opened, Error> {
    let fail = |error| Error::read(page.name.as_str(), error);
    let mut stream = BufReader::with_capacity(64 << 10, stream);
    let beginning = stream.fill_buf().map_err(fail)?.to_vec();
    if is_warc(&beginning) {
        // Readers of WARC files ask where they are, which a pipe cannot tell: its bytes are held.
        let whole = sized::read(stream, limits.page.saturating_mul(20)).map_err(fail)?;
        let Sized::Whole(bytes) = whole else {
            return Err(Error::TooLarge { name: page.name, limit: limits.page.saturating_mul(20) });
        };
        let length = bytes.len() as u64;
        let reader = BufReader::new(Cursor::new(bytes));
        return Ok(Opened::Source(Box::new(WarcFile::from_reader(
            reader, &page.name, length, limits,
        ))));
    }
    let rows = begins_with_row(&beginning);
    read_stream(stream, &beginning, page, limits, rows)
}

/// Reads what is neither a WARC nor a WACZ file.
fn read_stream(
    stream: impl Read + Send + 'static,
    beginning: &[u8],
    page: Fetched,
    limits: Limits,
    rows: bool,
) -> Result<Opened, Error> {
    let stream: Box<dyn Read + Send> = match is_gzip(beginning) {
        true => Box::new(MultiGzDecoder::new(stream)),
        false => Box::new(stream),
    };
    if rows {
        let lines = BufReader::new(stream);
        return Ok(Opened::Source(Box::new(Rows { lines, page, finished: false })));
    }
    match sized::read(stream, limits.page) {
        Ok(Sized::Whole(body)) => Ok(Opened::Page(Box::new(Fetched { body, ..page }))),
        Ok(Sized::TooLarge) => Err(Error::TooLarge { name: page.name, limit: limits.page }),
        Err(error) => Err(Error::read(page.name, error)),
    }
}

fn is_gzip(beginning: &[u8]) -> bool {
    beginning.starts_with(&[0x1f, 0x8b, 0x08])
}

/// Whether bytes are the beginning of a WARC file, plain or compressed.
fn is_warc(beginning: &[u8]) -> bool {
    if is_gzip(beginning) {
        let mut start = [0_u8; 5];
        return MultiGzDecoder::new(beginning).read_exact(&mut start).is_ok() && &start == b"WARC/";
    }
    let compressed: &[&[u8]] = &[b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18", b"\x04\x22\x4d\x18"];
    beginning.starts_with(b"WARC/") || compressed.iter().any(|magic| beginning.starts_with(magic))
}

/// Whether a stream without a name begins with a line that is one JSON object, but no JSON Feed.
fn begins_with_row(beginning: &[u8]) -> bool {
    let mut plain = vec![0_u8; 8 << 10];
    let beginning = if is_gzip(beginning) {
        let read = MultiGzDecoder::new(beginning).read(&mut plain).unwrap_or_default();
        plain.get(..read).unwrap_or_default()
    } else {
        beginning
    };
    let line = beginning.trim_ascii_start().split(|&byte| byte == b'\n').next().unwrap_or_default();
    let is_feed = line.windows(12).take(500).any(|window| window == b"jsonfeed.org");
    line.starts_with(b"{\"") && !is_feed
}

/// A file of JSON lines, in chunks of whole lines.
struct Rows<R> {
    lines: R,
    page: Fetched,
    finished: bool,
}

impl<R: BufRead> Source for Rows<R> {
    fn next(&mut self) -> Option<Result<Fetched, Error>> {
        if self.finished {
            return None;
        }
        let mut body = Vec::new();
        while body.len() < CHUNK {
            // A line without end must not fill the memory.
            let mut line = self.lines.by_ref().take(2 * CHUNK as u64);
            match line.read_until(b'\n', &mut body) {
                Ok(0) => {
                    self.finished = true;
                    break;
                }
                Ok(_) => {}
                Err(error) => {
                    self.finished = true;
                    return Some(Err(Error::read(self.page.name.as_str(), error)));
                }
            }
        }
        let content_type = Some(ROWS.to_owned());
        (!body.is_empty()).then(|| Ok(Fetched { body, content_type, ..self.page.clone() }))
    }
}

/// Looks through a directory: files by name, folders in their place; hidden ones are left out, and
/// links to folders are not followed, since they can lead in circles.
fn walk(root: &Path, queue: &mut VecDeque<Input>, assets: &mut u64) {
    let above = if root.is_relative() { None } else { root.parent() };
    let mut stack = vec![(root.to_owned(), Kind::Folder)];
    while let Some((path, kind)) = stack.pop() {
        if kind == Kind::Folder {
            match children(&path) {
                // The stack gives them back in order.
                Ok(children) => stack.extend(children.into_iter().rev()),
                Err(error) => {
                    let error = Error::read(path.display().to_string(), error);
                    queue.push_back(Input::Failed(error));
                }
            }
            continue;
        }
        let file_name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        if !media::may_be_page(&file_name) {
            *assets += 1;
            continue;
        }
        let below = above.and_then(|above| path.strip_prefix(above).ok()).unwrap_or(&path);
        let below = below.to_owned();
        queue.push_back(Input::File(path, Some(below)));
    }
}

/// What lies in a directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Folder,
    File,
}

fn children(folder: &Path) -> io::Result<Vec<(PathBuf, Kind)>> {
    let mut children = Vec::new();
    for entry in fs_err::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            children.push((path, Kind::Folder));
        } else if path.is_file() {
            children.push((path, Kind::File));
        }
    }
    children.sort();
    Ok(children)
}

/// The `file:` address of a path.
fn file_address(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match Url::from_file_path(&absolute) {
        Ok(url) => url.into(),
        Err(()) => format!("file:{}", path.display()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::path::{Path, PathBuf};

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::{Known, Paths};
    use crate::warc::WarcWriter;
    use crate::{Error, Fetched, Limits, Source};

    fn all(paths: &[PathBuf]) -> Vec<Result<Fetched, Error>> {
        let mut source = Paths::new(paths, Known::default(), Limits::default());
        std::iter::from_fn(move || source.next()).collect()
    }

    fn put(root: &Path, path: &str, body: &[u8]) {
        let path = root.join(path);
        fs_err::create_dir_all(path.parent().unwrap()).unwrap();
        fs_err::write(path, body).unwrap();
    }

    #[test]
    fn a_directory_gives_its_pages_by_name_without_hidden_files_and_pictures() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        for path in ["b/two.html", "b/.hidden/x.html", "a.txt", ".git", "b/logo.png", "c.html"] {
            put(&root, path, path.as_bytes());
        }
        let mut source =
            Paths::new(std::slice::from_ref(&root), Known::default(), Limits::default());
        let bodies: Vec<_> = std::iter::from_fn(|| source.next())
            .map(|page| String::from_utf8(page.unwrap().body).unwrap())
            .collect();
        assert_eq!(bodies, ["a.txt", "b/two.html", "c.html"]);
        assert_eq!(source.passed_over().len(), 1);
    }

    #[test]
    fn a_saved_site_knows_its_addresses_and_other_files_have_file_addresses() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("press");
        put(&root, "outlet.example/news/index.html", b"x");
        put(&root, "notes.txt", b"x");
        let urls: Vec<_> = all(&[root]).into_iter().map(|page| page.unwrap().url).collect();
        assert!(
            urls[0].starts_with("file:///") && urls[0].ends_with("/press/notes.txt"),
            "{urls:?}"
        );
        assert_eq!(urls[1], "https://outlet.example/news/");
    }

    #[test]
    fn anything_compressed_with_gzip_is_unpacked() {
        let folder = tempfile::tempdir().unwrap();
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(b"<p>page</p>").unwrap();
        put(folder.path(), "page.html.gz", &encoder.finish().unwrap());
        let pages = all(&[folder.path().join("page.html.gz")]);
        assert_eq!(pages[0].as_ref().unwrap().body, b"<p>page</p>");
    }

    #[test]
    fn a_warc_file_is_known_by_its_content() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
        let page = Fetched {
            url: "https://a.example/".to_owned(),
            body: b"x".to_vec(),
            ..Fetched::default()
        };
        let place = writer.append(&page, "2026-03-01T08:00:00Z".parse().unwrap()).unwrap();
        writer.sync().unwrap();
        let renamed = folder.path().join("something");
        fs_err::rename(folder.path().join(place.file), &renamed).unwrap();
        let pages = all(&[renamed]);
        assert_eq!(pages.len(), 1);
        assert_eq!(pages[0].as_ref().unwrap().url, "https://a.example/");
    }

    #[test]
    fn a_warc_file_that_is_damaged_gives_what_comes_before_and_one_error() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
        let now = "2026-03-01T08:00:00Z".parse().unwrap();
        let page = |n: u8| Fetched {
            url: format!("https://a.example/{n}"),
            body: vec![b'a' + n; 5000],
            ..Fetched::default()
        };
        writer.append(&page(0), now).unwrap();
        let second = writer.append(&page(1), now).unwrap();
        writer.append(&page(2), now).unwrap();
        writer.sync().unwrap();
        let path = folder.path().join(&second.file);
        let mut bytes = fs_err::read(&path).unwrap();
        let middle = usize::try_from(second.offset).unwrap() + 40;
        bytes[middle..middle + 60].fill(0xff);
        fs_err::write(&path, bytes).unwrap();
        let results = all(&[path]);
        assert!(results[0].is_ok());
        assert!(results[1..].iter().any(Result::is_err));
        assert!(results.len() <= 3, "{results:?}");
    }

    #[test]
    fn a_missing_file_and_one_too_large_are_errors_of_their_own() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "large.html", &[b'a'; 100]);
        put(folder.path(), "small.html", b"x");
        let paths = ["none.html", "large.html", "small.html"].map(|name| folder.path().join(name));
        let mut source = Paths::new(&paths, Known::default(), Limits { page: 10 });
        assert!(matches!(source.next(), Some(Err(Error::Read { .. }))));
        assert!(matches!(source.next(), Some(Err(Error::TooLarge { .. }))));
        assert_eq!(source.next().unwrap().unwrap().body, b"x");
        assert!(source.next().is_none());
    }

    #[test]
    fn a_file_of_json_lines_comes_in_chunks_of_whole_lines() {
        let folder = tempfile::tempdir().unwrap();
        let line = format!("{{\"title\":\"{}\"}}\n", "a".repeat(1000));
        put(folder.path(), "rows.jsonl", line.repeat(10_000).as_bytes());
        let chunks = all(&[folder.path().join("rows.jsonl")]);
        assert_eq!(chunks.len(), 3);
        for chunk in &chunks {
            let chunk = chunk.as_ref().unwrap();
            assert!(chunk.is_rows());
            assert!(chunk.body.ends_with(b"}\n"));
        }
    }
}
