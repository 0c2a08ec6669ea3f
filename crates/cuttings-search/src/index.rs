//! The index on disk: opening it, keeping up with the archive, and searching.
//!
//! Each commit carries a note with the version of the index, the archive it was made from and the number
//! of the last change in it. Notes and documents are committed together, so that a crash leaves an
//! index that is behind, never one that is wrong.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};

use cuttings_archive::Archive;
use fs_err as fs;
use serde::{Deserialize, Serialize};
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{Count, TopDocs};
use tantivy::directory::error::LockError;
use tantivy::query::Query;
use tantivy::schema::Value;
use tantivy::{
    DocAddress, IndexReader, IndexWriter, Order as Direction, ReloadPolicy, Searcher,
    TantivyDocument, TantivyError, Term,
};

use crate::collect::{FacetCounts, Facets, Numbers};
use crate::document::{self, Fields};
use crate::highlight::Highlighter;
use crate::outlet_tags::OutletTags;
use crate::query::build::Builder;
use crate::query::{Clause, parse};
use crate::{Error, Found, Hit, Order, Request, tokens};

/// How many changes are read from the archive at once.
const BATCH: usize = 1000;

/// After how many articles what was taken in is committed.
const COMMIT_EVERY: u64 = 50_000;

/// How much memory a writer gathers before it writes a segment, in bytes.
const WRITER_MEMORY: usize = 64_000_000;

/// How many hits are given at most: each is highlighted.
const MOST_HITS: usize = 1000;

/// What a commit says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Note {
    version: u32,
    archive: String,
    change: i64,
}

/// An open index.
pub(crate) struct Shared {
    directory: PathBuf,
    index: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    /// Held while changes are taken in: of one process, one thread at a time.
    writing: Mutex<()>,
    /// What the index is known to hold, so that nobody waits to hear that nothing is new.
    held: RwLock<Option<Note>>,
    /// The user's tags of outlets. They are few, and change without any article changing, so they are kept
    /// beside the index.
    outlet_tags: RwLock<OutletTags>,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").field("index", &self.index).finish_non_exhaustive()
    }
}

impl Shared {
    pub(crate) fn open(directory: &Path) -> Result<Self, Error> {
        fs::create_dir_all(directory)?;
        if let Ok(shared) = guarded(directory, || Self::open_existing(directory)) {
            return Ok(shared);
        }
        clear(directory)?;
        let (schema, fields) = document::schema();
        let index = tantivy::Index::create_in_dir(directory, schema)?;
        Self::with(directory, index, fields)
    }

    /// Opens an index of this version that is whole.
    fn open_existing(directory: &Path) -> Result<Self, Error> {
        let index = tantivy::Index::open_in_dir(directory)?;
        let (schema, fields) = document::schema();
        let note = note(&index)?;
        if index.schema() != schema || note.is_some_and(|note| note.version != document::VERSION) {
            return Err(TantivyError::SchemaError("another version".to_owned()).into());
        }
        Self::with(directory, index, fields)
    }

    fn with(directory: &Path, index: tantivy::Index, fields: Fields) -> Result<Self, Error> {
        tokens::register(index.tokenizers());
        let builder = index.reader_builder().reload_policy(ReloadPolicy::OnCommitWithDelay);
        let reader = builder.try_into()?;
        let directory = directory.to_owned();
        Ok(Self {
            directory,
            index,
            reader,
            fields,
            writing: Mutex::new(()),
            held: RwLock::default(),
            outlet_tags: RwLock::default(),
        })
    }

    pub(crate) fn catch_up(
        &self,
        archive: &Archive,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, Error> {
        if self.is_current(archive)? {
            return Ok(0);
        }
        let _guard = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let id = archive.id()?;
        let last = archive.last_change()?;
        if let Some(note) = note(&self.index)?
            && note.archive == id
            && note.change == last
        {
            self.hold(note);
            return Ok(0);
        }
        let mut writer: IndexWriter = match self.index.writer_with_num_threads(1, WRITER_MEMORY) {
            Ok(writer) => writer,
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => return Ok(0),
            Err(error) => return Err(error.into()),
        };
        // Only now nobody else moves the index on: another process may have, before the lock.
        let mut held = note(&self.index)?.unwrap_or_default();
        if held.archive != id || held.change > last {
            writer.delete_all_documents()?;
            held = Note { version: document::VERSION, archive: id, change: 0 };
        }
        self.guarded(move || {
            let (taken_in, held) = self.take_in(archive, &mut writer, held, progress)?;
            writer.wait_merging_threads()?;
            self.reader.reload()?;
            self.hold(held);
            Ok(taken_in)
        })
    }

    /// Whether the index is known to hold all changes of an archive. Takes in the tags of outlets, which are
    /// no changes of articles. Waits for nobody.
    pub(crate) fn is_current(&self, archive: &Archive) -> Result<bool, Error> {
        let tags = OutletTags::of(archive)?;
        *self.outlet_tags.write().unwrap_or_else(PoisonError::into_inner) = tags;
        let now = Note {
            version: document::VERSION,
            archive: archive.id()?,
            change: archive.last_change()?,
        };
        Ok(*self.held.read().unwrap_or_else(PoisonError::into_inner) == Some(now))
    }

    fn hold(&self, note: Note) {
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Some(note);
    }

    fn take_in(
        &self,
        archive: &Archive,
        writer: &mut IndexWriter,
        mut held: Note,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(u64, Note), Error> {
        let mut taken_in = 0;
        let mut committed = 0;
        loop {
            let changes = archive.changes(held.change, BATCH)?;
            for change in &changes {
                writer.delete_term(Term::from_field_i64(self.fields.id, change.id));
                if let Some(article) = &change.article {
                    let document = document::document(&self.fields, article, &change.order_key);
                    writer.add_document(document)?;
                }
                held.change = change.number;
                taken_in += 1;
            }
            let done = changes.is_empty();
            if done || taken_in - committed >= COMMIT_EVERY {
                commit(writer, &held)?;
                committed = taken_in;
            }
            if done {
                return Ok((taken_in, held));
            }
            progress(taken_in);
        }
    }

    pub(crate) fn search(&self, request: &Request<'_>, tags: bool) -> Result<Found, Error> {
        let clauses = parse(request.query)?;
        self.guarded(|| {
            let searcher = self.reader.searcher();
            let query = self.query(&searcher, &clauses, tags);
            let (total, top) = run(&searcher, query.as_ref(), request)?;
            let highlighter = Highlighter::new(&clauses);
            let hits = top
                .into_iter()
                .map(|(score, address)| self.hit(&searcher, &highlighter, score, address));
            Ok(Found { total, hits: hits.collect::<Result<_, _>>()? })
        })
    }

    /// The numbers of all articles that match, newest first.
    pub(crate) fn numbers(&self, query: &str, tags: bool) -> Result<Vec<i64>, Error> {
        let clauses = parse(query)?;
        self.guarded(|| {
            let searcher = self.reader.searcher();
            let query = self.query(&searcher, &clauses, tags);
            let found = searcher.search(query.as_ref(), &Numbers)?;
            Ok(found.into_iter().map(|(_, id)| id).collect())
        })
    }

    /// Counts of the articles that match.
    pub(crate) fn facets(&self, query: &str, tags: bool) -> Result<FacetCounts, Error> {
        let clauses = parse(query)?;
        self.guarded(|| {
            let searcher = self.reader.searcher();
            let query = self.query(&searcher, &clauses, tags);
            Ok(searcher.search(query.as_ref(), &Facets)?)
        })
    }

    fn query(&self, searcher: &Searcher, clauses: &[Clause], tags: bool) -> Box<dyn Query> {
        let is_outlet = |name: &str| {
            let term = Term::from_field_text(self.fields.outlet_name, name);
            searcher.doc_freq(&term).is_ok_and(|articles| articles > 0)
        };
        let known = self.outlet_tags.read().unwrap_or_else(PoisonError::into_inner);
        let tags = tags.then_some(&*known);
        Builder::new(&self.fields, &is_outlet, tags).query(clauses)
    }

    fn guarded<T>(&self, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        guarded(&self.directory, work)
    }

    fn hit(
        &self,
        searcher: &Searcher,
        highlighter: &Highlighter,
        score: f32,
        address: DocAddress,
    ) -> Result<Hit, Error> {
        let document: TantivyDocument = searcher.doc(address)?;
        let text = |field| {
            let value = document.get_first(field);
            value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
        };
        let segment = searcher.segment_reader(address.segment_ord);
        let id = segment.fast_fields().i64(document::ID)?.first(address.doc_id).unwrap_or_default();
        Ok(Hit {
            id,
            score,
            title: highlighter.title(&text(self.fields.title)),
            snippet: highlighter.snippet(&text(self.fields.summary), &text(self.fields.body)),
        })
    }
}

/// How many articles match, and those asked for, with their scores.
fn run(
    searcher: &Searcher,
    query: &dyn Query,
    request: &Request<'_>,
) -> Result<(usize, Vec<(f32, DocAddress)>), Error> {
    let limit = request.limit.min(MOST_HITS);
    let documents = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
    if limit == 0 || request.offset >= documents {
        return Ok((searcher.search(query, &Count)?, Vec::new()));
    }
    let top = TopDocs::with_limit(limit).and_offset(request.offset);
    let by_list = |direction| {
        let by = |name| (SortByStaticFastValue::<u64>::for_field(name), direction);
        let [first, second, third] = document::ORDER_KEYS;
        (by(first), (by(second), by(third)))
    };
    let (total, hits) = match request.order {
        Order::Relevance => {
            let by_score = (SortBySimilarityScore, Direction::Desc);
            let order = top.order_by((by_score, by_list(Direction::Asc)));
            let (total, hits) = searcher.search(query, &(Count, order))?;
            (total, hits.into_iter().map(|((score, _), address)| (score, address)).collect())
        }
        Order::Newest | Order::Oldest => {
            let oldest = request.order == Order::Oldest;
            let order =
                top.order_by(by_list(if oldest { Direction::Desc } else { Direction::Asc }));
            let (total, hits) = searcher.search(query, &(Count, order))?;
            (total, hits.into_iter().map(|(_, address)| (0.0, address)).collect())
        }
    };
    Ok((total, hits))
}

fn commit(writer: &mut IndexWriter, note: &Note) -> Result<(), Error> {
    let mut commit = writer.prepare_commit()?;
    let note = serde_json::to_string(note).map_err(std::io::Error::from)?;
    commit.set_payload(&note);
    commit.commit()?;
    Ok(())
}

/// Tantivy checks files when they are written, not when they are read: it panics on damaged ones. That
/// must not take a server down, and is no reason not to make the index anew.
fn guarded<T>(directory: &Path, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    // Nothing is left half done: what was not committed is gone when the index is opened next.
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(Error::Damaged(directory.to_owned())))
}

/// The note of the last commit; `None` where there was none. What cannot be read is another version's.
fn note(index: &tantivy::Index) -> Result<Option<Note>, Error> {
    let payload = index.load_metas()?.payload;
    Ok(payload.map(|text| serde_json::from_str(&text).unwrap_or_default()))
}

/// Removes an index that cannot be used. Nothing else is ever removed.
fn clear(directory: &Path) -> Result<(), Error> {
    let mut files = Vec::new();
    for item in fs::read_dir(directory)? {
        let item = item?;
        let name = item.file_name().to_string_lossy().into_owned();
        if !is_index_file(&name) {
            return Err(Error::Occupied { directory: directory.to_owned(), found: name });
        }
        files.push(item.path());
    }
    if files.is_empty() {
        return Ok(());
    }
    // Whoever holds this lock is writing to the index.
    let mapped = tantivy::directory::MmapDirectory::open(directory).map_err(TantivyError::from)?;
    let lock = tantivy::Directory::acquire_lock(&mapped, &tantivy::directory::INDEX_WRITER_LOCK);
    let Ok(_lock) = lock else { return Err(Error::Busy(directory.to_owned())) };
    for file in files {
        match fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// The names that Tantivy gives: its lists, its locks, segments named by 32 hexadecimal digits, and the drafts
/// of lists that a crash leaves behind.
fn is_index_file(name: &str) -> bool {
    let is_segment = name
        .split_once('.')
        .is_some_and(|(id, _)| id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let is_draft = name
        .strip_prefix(".tmp")
        .is_some_and(|id| id.len() == 6 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    is_segment
        || is_draft
        || name == "meta.json"
        || name == ".managed.json"
        || name.starts_with(".tantivy-")
}
