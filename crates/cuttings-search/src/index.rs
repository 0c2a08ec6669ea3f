//! The index on disk: opening it, and keeping up with the archive.
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
use tantivy::directory::error::LockError;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyError, Term};

use crate::document::{self, Fields};
use crate::find::Answers;
use crate::outlet_tags::OutletTags;
use crate::under_way::{Sent, UnderWay};
use crate::{Error, tokens};

/// How many changes are read from the archive at once.
const BATCH: usize = 1000;

/// After how many articles what was taken in is committed.
const COMMIT_EVERY: u64 = 50_000;

/// How much memory a writer gathers before it writes a segment, in bytes. With less there is more to be merged: with
/// four times as much, a hundred thousand articles are taken in 4% faster.
const WRITER_MEMORY: usize = 16_000_000;

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
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    /// Held while changes are taken in: of one process, one thread at a time.
    writing: Mutex<()>,
    /// What the index is known to hold, so that nobody waits to hear that nothing is new.
    held: RwLock<Option<Note>>,
    /// The user's tags of outlets. They are few, and change without any article changing, so they are kept
    /// beside the index.
    pub(crate) outlet_tags: RwLock<Tags>,
    pub(crate) answers: Answers,
}

/// The user's tags of outlets, and how often they were found to be others.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    pub(crate) known: OutletTags,
    pub(crate) changes: u64,
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

    fn with(directory: &Path, mut index: tantivy::Index, fields: Fields) -> Result<Self, Error> {
        tokens::register(index.tokenizers());
        // The parts of an index are searched at once, so that who asks first for a common word waits less.
        index.set_default_multithread_executor()?;
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
            answers: Answers::default(),
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
        let mut writer: IndexWriter<Sent> =
            match self.index.writer_with_num_threads(1, WRITER_MEMORY) {
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

    /// Writes anew the parts of the index in which the words of removed articles still stand.
    pub(crate) fn let_go(&self) -> Result<(), Error> {
        let _guard = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer: IndexWriter<Sent> =
            match self.index.writer_with_num_threads(1, WRITER_MEMORY) {
                Ok(writer) => writer,
                Err(TantivyError::LockFailure(LockError::LockBusy, _)) => {
                    return Err(Error::Busy(self.directory.clone()));
                }
                Err(error) => return Err(error.into()),
            };
        self.guarded(move || {
            for part in self.index.searchable_segment_metas()? {
                if part.has_deletes() {
                    writer.merge(&[part.id()]).wait()?;
                }
            }
            writer.garbage_collect_files().wait()?;
            writer.wait_merging_threads()?;
            Ok(self.reader.reload()?)
        })
    }

    /// Whether the index is known to hold all changes of an archive. Takes in the tags of outlets, which are
    /// no changes of articles. Waits for nobody.
    pub(crate) fn is_current(&self, archive: &Archive) -> Result<bool, Error> {
        self.know_tags(OutletTags::of(archive)?);
        let now = Note {
            version: document::VERSION,
            archive: archive.id()?,
            change: archive.last_change()?,
        };
        Ok(*self.held.read().unwrap_or_else(PoisonError::into_inner) == Some(now))
    }

    fn know_tags(&self, tags: OutletTags) {
        if self.outlet_tags.read().unwrap_or_else(PoisonError::into_inner).known == tags {
            return;
        }
        let mut known = self.outlet_tags.write().unwrap_or_else(PoisonError::into_inner);
        *known = Tags { known: tags, changes: known.changes + 1 };
    }

    fn hold(&self, note: Note) {
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Some(note);
    }

    fn take_in(
        &self,
        archive: &Archive,
        writer: &mut IndexWriter<Sent>,
        mut held: Note,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(u64, Note), Error> {
        let under_way = UnderWay::default();
        // Articles are numbered as they come: what is behind this has no document that would have to go.
        let mut newest = self.newest()?;
        let mut taken_in = 0;
        let mut committed = 0;
        loop {
            let changes = archive.changes(held.change, BATCH)?;
            for change in &changes {
                if change.id <= newest {
                    writer.delete_term(Term::from_field_i64(self.fields.id, change.id));
                }
                newest = newest.max(change.id);
                if let Some(article) = &change.article {
                    let document = document::document(&self.fields, article, &change.order_key);
                    writer.add_document(under_way.send(document, document::size(article)))?;
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

    /// No document in the index, or taken out of it, is of an article with a higher number.
    fn newest(&self) -> Result<i64, Error> {
        self.reader.reload()?;
        let mut newest = 0;
        for segment in self.reader.searcher().segment_readers() {
            newest = newest.max(segment.fast_fields().i64(document::ID)?.max_value());
        }
        Ok(newest)
    }

    pub(crate) fn guarded<T>(&self, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        guarded(&self.directory, work)
    }
}

fn commit(writer: &mut IndexWriter<Sent>, note: &Note) -> Result<(), Error> {
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
