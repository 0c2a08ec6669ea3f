//! The database of the accounts: one file in the archive's directory.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::Connection;

use crate::Error;

/// How long another process may hold the file.
const PATIENCE: Duration = Duration::from_secs(5);

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS accounts (
        name TEXT PRIMARY KEY,
        password TEXT NOT NULL,
        created TEXT NOT NULL,
        last_login TEXT
    ) STRICT;
    CREATE TABLE IF NOT EXISTS sessions (
        digest TEXT PRIMARY KEY,
        account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
        ends INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS tokens (
        name TEXT PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE,
        scope TEXT NOT NULL,
        created TEXT NOT NULL,
        last_used TEXT
    ) STRICT;
    PRAGMA user_version = 1;
";

/// The file.
pub(crate) fn path(directory: &Path) -> PathBuf {
    directory.join("accounts.sqlite")
}

/// Opens the file, making it where it is missing.
pub(crate) fn create(directory: &Path) -> Result<Connection, Error> {
    fs_err::create_dir_all(directory)?;
    let path = path(directory);
    make_private(&path)?;
    let connection = Connection::open(&path)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.execute_batch(TABLES)?;
    Ok(connection)
}

/// Makes the file before the database does, so that nobody else can read it at any moment. The database
/// gives the files beside it the same permissions.
fn make_private(path: &Path) -> Result<(), Error> {
    let mut options = fs_err::OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    {
        use fs_err::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)?;
    Ok(())
}

/// A time as it is kept.
pub(crate) fn time(text: &str) -> Result<Timestamp, Error> {
    text.parse().map_err(Error::Time)
}
