//! A web archive, or a folder of saved pages, asked like the network.
//!
//! On opening, the files are looked through once and it is noted where each address is; pages are read
//! when they are asked for, so a large archive takes no more memory than its addresses. Of several
//! snapshots of one address that answers which fits the request before it ([`snapshots`]). Addresses are
//! compared without their scheme and the slash at their end, since saved sites know neither for certain.

mod snapshots;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use fs_err::File;
use jiff::Timestamp;
use url::Url;

use self::snapshots::{Position, Saved};

use crate::http::robots::named_sitemaps;
use crate::paths::{Sort, saved_files, sort_of};
use crate::wacz::stored_members;
use crate::warc::section::Section;
use crate::warc::{Record, WarcFile, read_from};
use crate::web::{Answer, Ask, Capture, Wanted, Web};
use crate::{Error, Fetched, Limits, sized};

/// Redirects followed for one page.
const MOST_REDIRECTS: usize = 10;

/// Saved pages by their address.
#[derive(Debug)]
pub struct Replay {
    files: Vec<PathBuf>,
    limits: Limits,
    /// The snapshots of each address, in the order of time.
    pages: HashMap<String, Vec<Saved>>,
    /// Folders of which only their page's own address was seen, such as `index.html`.
    folders: HashMap<String, String>,
    redirects: HashMap<String, Url>,
    /// Sitemaps named by each host's robots.txt.
    sitemaps: HashMap<String, Vec<Url>>,
    name: String,
    requests: AtomicU64,
    position: Mutex<Position>,
    damaged: Vec<Error>,
}

/// That a page was the same at another time, or at another address.
struct Revisit {
    url: Url,
    at: Option<Timestamp>,
    order: u64,
    digest: String,
}

/// What is needed only while the files are looked through.
#[derive(Default)]
struct Look {
    /// How many snapshots were found.
    snapshots: u64,
    by_digest: HashMap<String, Saved>,
    revisits: Vec<Revisit>,
}

impl Replay {
    /// Looks through WARC and WACZ files and folders of saved pages.
    pub fn open(paths: &[PathBuf], limits: Limits) -> Result<Self, Error> {
        let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        let mut replay = Self {
            files: Vec::new(),
            limits,
            pages: HashMap::new(),
            folders: HashMap::new(),
            redirects: HashMap::new(),
            sitemaps: HashMap::new(),
            name: names.join(", "),
            requests: AtomicU64::new(0),
            position: Mutex::default(),
            damaged: Vec::new(),
        };
        let mut look = Look::default();
        for (path, address) in saved_files(paths)? {
            replay.add_file(path, address, &mut look)?;
        }
        replay.add_revisits(look);
        for snapshots in replay.pages.values_mut() {
            snapshots.sort_by_key(|saved| (saved.at, saved.order));
        }
        Ok(replay)
    }

    /// How many pages there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// What could not be looked through.
    #[must_use]
    pub fn damaged(&self) -> &[Error] {
        &self.damaged
    }

    fn add_file(
        &mut self,
        path: PathBuf,
        address: Option<Url>,
        look: &mut Look,
    ) -> Result<(), Error> {
        let file = self.files.len();
        let sort = sort_of(&path)?;
        let name = path.display().to_string();
        self.files.push(path.clone());
        match sort {
            Sort::Warc => {
                let length =
                    fs_err::metadata(&path).map_err(|e| Error::read(name.as_str(), e))?.len();
                self.add_warc(file, &path, (0, length), look)
            }
            Sort::Wacz => {
                for (start, length) in stored_members(&path, &name)? {
                    self.add_warc(file, &path, (start, length), look)?;
                }
                Ok(())
            }
            Sort::Page => {
                if let Some(address) = address {
                    look.snapshots += 1;
                    let order = look.snapshots;
                    self.note(&address, Saved { file, offset: None, at: None, order });
                }
                Ok(())
            }
        }
    }

    /// Notes where the pages of a stretch of a file are that is a WARC file.
    fn add_warc(
        &mut self,
        file: usize,
        path: &Path,
        (start, length): (u64, u64),
        look: &mut Look,
    ) -> Result<(), Error> {
        let name = path.display().to_string();
        let name = name.as_str();
        let section = File::open(path).and_then(|opened| Section::new(opened, start, length));
        let section = section.map_err(|error| Error::read(name, error))?;
        let reader = std::io::BufReader::with_capacity(256 << 10, section);
        let mut records = WarcFile::from_reader(reader, name, length, self.limits);
        let mut last = None;
        while let Some((offset, record)) = records.next_record(false) {
            look.snapshots += 1;
            let order = look.snapshots;
            match record {
                Ok(Record::Page { page, digest }) => {
                    let Ok(url) = Url::parse(&page.url) else { continue };
                    let at = page.fetched_at;
                    let saved = Saved { file, offset: Some(start + offset), at, order };
                    look.by_digest.extend(digest.map(|digest| (digest, saved)));
                    last = Some((saved, page.url.clone()));
                    self.note(&url, saved);
                }
                Ok(Record::Robots(robots)) => {
                    if let Ok(url) = Url::parse(&robots.url) {
                        let host = url.host_str().unwrap_or_default().to_owned();
                        self.sitemaps.insert(host, named_sitemaps(&robots.body, &url));
                    }
                }
                Ok(Record::Redirect { from, to }) => {
                    if let Ok(from) = Url::parse(&from)
                        && let Ok(to) = from.join(&to)
                    {
                        self.redirects.insert(key(&from), to);
                    }
                }
                Ok(Record::Revisit { url, at, digest }) => {
                    if let (Ok(url), Some(digest)) = (Url::parse(&url), digest) {
                        look.revisits.push(Revisit { url, at, order, digest });
                    }
                }
                Ok(Record::Other(_)) => {}
                Err(error) => self.damaged.push(error),
            }
        }
        match last {
            Some((saved, url)) if !self.is_there(saved, &url) => {
                Err(Error::NotSeekable { name: name.to_owned() })
            }
            _ => Ok(()),
        }
    }

    /// Notes the snapshots whose bytes are in the records of others.
    fn add_revisits(&mut self, look: Look) {
        for Revisit { url, at, order, digest } in look.revisits {
            if let Some(original) = look.by_digest.get(&digest) {
                self.note(&url, Saved { at, order, ..*original });
            }
        }
    }

    fn note(&mut self, url: &Url, saved: Saved) {
        let key = key(url);
        // A folder's page goes by two addresses, of which a crawl saw one.
        let folder = folder_key(url);
        if folder != key {
            self.folders.entry(folder).or_insert_with(|| key.clone());
        }
        self.pages.entry(key).or_default().push(saved);
    }

    /// The snapshot that answers a request; `None` where there is none at all.
    fn choose(&self, url: &Url, wanted: Wanted) -> Option<Result<Saved, Error>> {
        let (key, folder) = (key(url), folder_key(url));
        let keys = [Some(&key), Some(&folder), self.folders.get(&key)];
        let (key, snapshots) =
            keys.into_iter().flatten().find_map(|key| self.pages.get_key_value(key))?;
        let mut position = self.position.lock().unwrap_or_else(PoisonError::into_inner);
        let saved = position.choose(key, snapshots, wanted);
        let only = || Error::NotSavedAgain { url: url.to_string(), name: self.name.clone() };
        Some(saved.ok_or_else(only))
    }

    /// Reads a snapshot, as it was answered to a request for an address.
    fn read(&self, saved: Saved, url: &Url) -> Option<Result<Fetched, Error>> {
        if saved.offset.is_none() {
            return Some(self.read_file(saved, url));
        }
        let mut page = match self.read_record(saved)? {
            Ok(page) => page,
            Err(error) => return Some(Err(error)),
        };
        // The bytes of a revisit may be those of another time and address.
        page.fetched_at = saved.at;
        if Url::parse(&page.url).is_ok_and(|own| folder_key(&own) != folder_key(url)) {
            page.url = url.to_string();
        }
        Some(Ok(page))
    }

    /// Whether a record can be read by its place alone.
    fn is_there(&self, saved: Saved, url: &str) -> bool {
        self.read_record(saved).is_some_and(|page| match page {
            Ok(page) => page.url == url,
            Err(Error::TooLarge { .. } | Error::DamagedRecord { .. }) => true,
            Err(_) => false,
        })
    }

    fn read_record(&self, saved: Saved) -> Option<Result<Fetched, Error>> {
        let path = self.files.get(saved.file)?;
        let name = path.display().to_string();
        let section = File::open(path).and_then(|file| {
            let length = file.metadata()?.len();
            let offset = saved.offset.unwrap_or_default();
            Section::new(file, offset, length.saturating_sub(offset))
        });
        match section {
            Ok(section) => read_from(section, &name, self.limits),
            Err(error) => Some(Err(Error::read(name, error))),
        }
    }

    /// Reads a page that is a file of its own.
    fn read_file(&self, saved: Saved, url: &Url) -> Result<Fetched, Error> {
        let path = self.files.get(saved.file).cloned().unwrap_or_default();
        let name = path.display().to_string();
        let file = File::open(&path).map_err(|error| Error::read(name.as_str(), error))?;
        match sized::read(file, self.limits.page) {
            Ok(sized::Sized::Whole(body)) => {
                Ok(Fetched { url: url.to_string(), body, name, ..Fetched::default() })
            }
            Ok(sized::Sized::TooLarge) => Err(Error::TooLarge { name, limit: self.limits.page }),
            Err(error) => Err(Error::read(name, error)),
        }
    }
}

impl Web for Replay {
    fn get(&self, ask: &Ask, _captures: &mut Vec<Capture>) -> Result<Answer, Error> {
        let mut url = ask.url.clone();
        url.set_fragment(None);
        for _ in 0..=MOST_REDIRECTS {
            self.requests.fetch_add(1, Ordering::Relaxed);
            let key = key(&url);
            let not_saved = || Error::NotSaved { url: url.to_string(), name: self.name.clone() };
            if let Some(saved) = self.choose(&url, ask.wanted) {
                let page = self.read(saved?, &url).ok_or_else(not_saved)??;
                return Ok(Answer::Page(Box::new(page)));
            }
            let Some(next) = self.redirects.get(&key) else { return Err(not_saved()) };
            url = next.clone();
        }
        Err(Error::Redirects { url: ask.url.to_string(), limit: MOST_REDIRECTS })
    }

    fn sitemaps(&self, site: &Url, _captures: &mut Vec<Capture>) -> Vec<Url> {
        self.sitemaps.get(site.host_str().unwrap_or_default()).cloned().unwrap_or_default()
    }

    fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }
}

/// What addresses are compared by.
fn key(url: &Url) -> String {
    let rest = &url[url::Position::BeforeHost..url::Position::AfterPath];
    let rest = rest.trim_end_matches('/');
    match url.query() {
        Some(query) => format!("{rest}?{query}"),
        None => rest.to_owned(),
    }
}

/// The same of the folder, where an address names a folder's page.
fn folder_key(url: &Url) -> String {
    let mut folder = url.clone();
    if let Some((above, "index.html" | "index.htm" | "index.xhtml")) = url.path().rsplit_once('/') {
        folder.set_path(above);
    }
    key(&folder)
}

#[cfg(test)]
mod tests;
