//! The store on disk: a directory with `archive.sqlite`, the copies of pages in `warc/` and the search
//! index in `index/`. This module opens and makes it, and lends connections to it.
//!
//! One connection writes, behind a mutex, so that threads of one process wait for each other in order;
//! another process waits for SQLite's lock. Readers see the last commit and wait for nobody
//! (write-ahead logging); a few idle ones are kept.
//!
//! What a filing reports as done has to survive a loss of power, so commits are synchronous (`FULL`):
//! the log is on the disk before a commit returns. What is only noted of where a walk is or when a listing was
//! asked need not: each such note is there whatever becomes of the program, and is on the disk with the next
//! filing, since the log keeps the order ([`Store::note`]). Were the last ones lost with the power, something would
//! be asked for once more.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use fs_err as fs;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::languages::Languages;
use crate::likeness::{AtHand, Stamp, Told};
use crate::{Error, identity, schema};

const DATABASE: &str = "archive.sqlite";

/// What else belongs to an archive's directory.
const COMPANIONS: &[&str] = &["index", "warc"];

/// How long a process waits while another one writes.
const PATIENCE: Duration = Duration::from_secs(60);
/// And looks again after this, where SQLite does not wait itself.
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// Statements kept prepared, a connection: more than there are, since one that is thrown out is parsed
/// and planned again.
const STATEMENTS: usize = 256;

/// Memory of the writer for pages of the database, in KiB: what one batch changes fits in, so that it
/// goes to the disk once, when it is committed.
const WRITER_CACHE: i64 = 32 * 1024;

/// The log is taken over into the database when it has so many pages (of 4 KiB): each time costs two
/// flushes.
const CHECKPOINT: i64 = 8000;

/// What the log keeps of the disk when it was taken over, in bytes: a filing that rearranges a table makes
/// it much longer for once.
const LOG_KEPT: i64 = 64 << 20;

/// Idle readers kept: as many as a busy server has, since a new one parses and plans each statement anew.
const IDLE_READERS: usize = 64;

#[derive(Clone, Debug)]
pub(crate) struct Store {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    directory: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    /// What the writer had at hand when it last filed something, and the state of the store then.
    at_hand: Mutex<Option<(Stamp, AtHand)>>,
    languages: Languages,
    told: Told,
}

/// A reading connection, given back when dropped.
pub(crate) struct Reader<'s> {
    store: &'s Store,
    connection: Option<Connection>,
}

impl Store {
    pub(crate) fn open_or_create(directory: &Path) -> Result<Self, Error> {
        let database = directory.join(DATABASE);
        if !database.exists() {
            fs::create_dir_all(directory)?;
            refuse_strangers(directory)?;
        }
        Self::open_database(directory, &database)
    }

    pub(crate) fn open(directory: &Path) -> Result<Self, Error> {
        let database = directory.join(DATABASE);
        if !database.exists() {
            return Err(Error::Missing(directory.to_owned()));
        }
        Self::open_database(directory, &database)
    }

    fn open_database(directory: &Path, database: &Path) -> Result<Self, Error> {
        let mut writer = connect(database)?;
        match schema::state(&mut writer).map_err(|error| not_a_database(directory, error))? {
            schema::State::Foreign => return Err(Error::Foreign(database.to_owned())),
            schema::State::Archive(version) if version > schema::VERSION => {
                let directory = directory.to_owned();
                return Err(Error::Newer { directory, version, known: schema::VERSION });
            }
            schema::State::Archive(schema::VERSION) => {}
            schema::State::Archive(_) | schema::State::Empty => {
                write_ahead(&writer)?;
                schema::migrate(&mut writer)?;
                persist_name(directory)?;
            }
        }
        writer.pragma_update(None, "synchronous", "FULL")?;
        writer.pragma_update(None, "foreign_keys", true)?;
        writer.pragma_update(None, "cache_size", -WRITER_CACHE)?;
        writer.pragma_update(None, "wal_autocheckpoint", CHECKPOINT)?;
        writer.pragma_update(None, "journal_size_limit", LOG_KEPT)?;
        identity::renew_keys(&mut writer)?;
        let shared = Shared {
            directory: directory.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
            at_hand: Mutex::new(None),
            languages: Languages::default(),
            told: Told::default(),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    pub(crate) fn directory(&self) -> &Path {
        &self.shared.directory
    }

    /// The usual languages of outlets, as far as they are known.
    pub(crate) fn languages(&self) -> &Languages {
        &self.shared.languages
    }

    /// The lists of stories, as far as they are known.
    pub(crate) fn told(&self) -> &Told {
        &self.shared.told
    }

    /// The writing connection. A thread that panicked with it left no transaction behind: dropping one
    /// rolls it back.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        self.shared.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes something in one transaction. It takes the lock at once, so that it fails before it has
    /// done anything where another process does not let go.
    pub(crate) fn file<T>(
        &self,
        file: impl FnOnce(&Connection, &mut AtHand) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.commit(&mut self.writer(), file)
    }

    fn commit<T>(
        &self,
        writer: &mut Connection,
        file: impl FnOnce(&Connection, &mut AtHand) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut shelf = self.shared.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        // Where this fails, nothing stays at hand.
        let mut at_hand = match shelf.take() {
            Some((stamp, at_hand)) if stamp == Stamp::of(&transaction)? => at_hand,
            _ => AtHand::default(),
        };
        let filed = file(&transaction, &mut at_hand)?;
        at_hand.write_back(&transaction)?;
        let stamp = Stamp::of(&transaction)?;
        transaction.commit()?;
        *shelf = Some((stamp, at_hand));
        Ok(filed)
    }

    /// Notes something in one transaction, without waiting for the disk.
    pub(crate) fn note<T>(
        &self,
        note: impl FnOnce(&Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut writer = Unhurried::new(self.writer())?;
        self.commit(&mut writer.0, |store, _| note(store))
    }

    /// Writes the database anew, so that nothing is left in its files of what was deleted.
    pub(crate) fn write_anew(&self) -> Result<(), Error> {
        let writer = self.writer();
        writer.execute_batch("VACUUM")?;
        // Where others read meanwhile, the log is emptied by whoever writes next.
        writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Does something to see what comes of it, and takes it back.
    pub(crate) fn rehearse<T>(
        &self,
        file: impl FnOnce(&Connection, &mut AtHand) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut writer = self.writer();
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        file(&transaction, &mut AtHand::default())
    }

    pub(crate) fn reader(&self) -> Result<Reader<'_>, Error> {
        let idle = self.shared.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => {
                let connection = connect(&self.shared.directory.join(DATABASE))?;
                connection.pragma_update(None, "query_only", true)?;
                connection
            }
        };
        Ok(Reader { store: self, connection: Some(connection) })
    }
}

/// The writing connection while it does not wait for the disk. Nobody else writes before it is as it was, whatever
/// becomes of who has it.
struct Unhurried<'w>(MutexGuard<'w, Connection>);

impl<'w> Unhurried<'w> {
    fn new(writer: MutexGuard<'w, Connection>) -> Result<Self, Error> {
        writer.pragma_update(None, "synchronous", "NORMAL")?;
        Ok(Self(writer))
    }
}

impl Drop for Unhurried<'_> {
    fn drop(&mut self) {
        // It fails within a transaction only, and there is none any more.
        let _ = self.0.pragma_update(None, "synchronous", "FULL");
    }
}

impl Reader<'_> {
    /// Runs a read: all its statements see the same state of the archive.
    pub(crate) fn read<T>(
        &mut self,
        read: impl FnOnce(&Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let Some(connection) = self.connection.as_mut() else {
            return Err(Error::Database(rusqlite::Error::InvalidQuery));
        };
        let transaction = connection.transaction()?;
        let result = read(&transaction)?;
        transaction.finish()?;
        Ok(result)
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        let mut idle = self.store.shared.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < IDLE_READERS {
            idle.push(connection);
        }
    }
}

fn connect(database: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(database, flags)?;
    connection.busy_timeout(PATIENCE)?;
    // Plans do not depend on the values that are bound: else statements with partial indexes would be
    // planned anew for each value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// Puts the database into write-ahead mode, which it keeps. SQLite does not wait for others here, as it does
/// elsewhere: where several make an archive at once, each would hold what the other needs.
fn write_ahead(connection: &Connection) -> Result<(), rusqlite::Error> {
    let started = Instant::now();
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error) if is_busy(&error) && started.elapsed() < PATIENCE => {
                std::thread::sleep(BETWEEN_TRIES);
            }
            done => return done,
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy)
}

fn not_a_database(directory: &Path, error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => Error::Foreign(directory.join(DATABASE)),
        _ => Error::Database(error),
    }
}

/// An archive is made only in a directory that holds nothing else: a mistyped path must not fill
/// somebody's folder.
fn refuse_strangers(directory: &Path) -> Result<(), Error> {
    for item in fs::read_dir(directory)? {
        let name = item?.file_name();
        let name = name.to_string_lossy();
        let ours = COMPANIONS.contains(&name.as_ref()) || name.starts_with(DATABASE);
        if !ours && !name.starts_with('.') {
            let found = name.into_owned();
            return Err(Error::Occupied { directory: directory.to_owned(), found });
        }
    }
    Ok(())
}

/// The entry of a new file in its directory is durable only once the directory is.
fn persist_name(directory: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        fs::File::open(directory)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 is `NORMAL`, 2 is `FULL`.
    fn patience(writer: &Connection) -> i64 {
        writer.query_row("PRAGMA synchronous", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn filings_wait_for_the_disk_whatever_became_of_a_note() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open_or_create(directory.path()).unwrap();
        assert_eq!(store.note(|store| Ok(patience(store))).unwrap(), 1);
        assert_eq!(store.file(|store, _| Ok(patience(store))).unwrap(), 2);
        let failed = store.note(|_| Err::<(), _>(Error::Cursor("no".to_owned())));
        assert!(failed.is_err());
        assert_eq!(store.file(|store, _| Ok(patience(store))).unwrap(), 2);
        let panics = || store.note(|_| -> Result<(), Error> { panic!("of the test") });
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(panics)).is_err());
        assert_eq!(store.file(|store, _| Ok(patience(store))).unwrap(), 2);
    }
}
