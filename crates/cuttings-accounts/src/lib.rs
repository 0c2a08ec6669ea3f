//! Who may do what with an archive: accounts with passwords, sessions of browsers, tokens of programs.
//!
//! They stand in a database of their own beside the archive's, readable by its owner alone, so that an
//! archive can be handed on without the passwords of those who read it. Nothing secret is kept: of a
//! password its Argon2id hash ([`passwords`]), of a session's or a token's secret a digest ([`secrets`]).
//!
//! Everything here is synchronous, and what a wrong password costs is what a right one costs.

mod passwords;
mod secrets;
mod sessions;
mod store;
mod tokens;

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use jiff::Timestamp;
use rusqlite::Connection;

pub use sessions::SESSION_DAYS;
pub use tokens::{Scope, Token};

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The database of the accounts could not be used.
    #[error("the accounts cannot be read or written: {0}")]
    Database(#[from] rusqlite::Error),
    /// A file or folder could not be made.
    #[error("the accounts cannot be kept: {0}")]
    File(#[from] std::io::Error),
    /// The system gave no random bytes.
    #[error("the system gives no random numbers: {0}")]
    Random(#[from] getrandom::Error),
    /// A password could not be hashed or compared.
    #[error("the password cannot be hashed: {0}")]
    Hash(argon2::password_hash::Error),
    /// A time in the database is none.
    #[error("the accounts hold a time that is none: {0}")]
    Time(jiff::Error),
    /// The name is taken.
    #[error("there is an account or token named '{0}' already")]
    Taken(String),
    /// There is nothing of that name.
    #[error("there is no account or token named '{0}'")]
    Missing(String),
    /// The name is none.
    #[error(
        "'{0}' cannot be a name: 1 to 64 letters, digits, dots, hyphens and the like, no spaces"
    )]
    Name(String),
    /// The password is too short or too long.
    #[error("a password has {} to {} bytes", passwords::SHORTEST, passwords::LONGEST)]
    Password,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// When it was made.
    pub created: Timestamp,
    /// When somebody last logged in with it.
    pub last_login: Option<Timestamp>,
}

/// The accounts of an archive. Clones share one connection.
#[derive(Clone, Debug)]
pub struct Accounts {
    connection: Arc<Mutex<Connection>>,
}

impl Accounts {
    /// Opens the accounts in the archive's directory, making the file where there is none.
    ///
    /// # Errors
    ///
    /// Where the file cannot be made or is no database of accounts.
    pub fn open_or_create(directory: &Path) -> Result<Self, Error> {
        Ok(Self { connection: Arc::new(Mutex::new(store::create(directory)?)) })
    }

    /// Opens the accounts in the archive's directory; `None` where none were ever made.
    ///
    /// # Errors
    ///
    /// Where the file is there, but is no database of accounts.
    pub fn open(directory: &Path) -> Result<Option<Self>, Error> {
        let exists = store::path(directory).exists();
        if exists { Self::open_or_create(directory).map(Some) } else { Ok(None) }
    }

    /// Makes an account.
    ///
    /// # Errors
    ///
    /// Where the name is taken or none, or the password too short or too long.
    pub fn add(&self, name: &str, password: &str, now: Timestamp) -> Result<(), Error> {
        check_name(name)?;
        let hash = passwords::hash(password)?;
        let sql = "INSERT OR IGNORE INTO accounts (name, password, created) VALUES (?1, ?2, ?3)";
        match self.connection().execute(sql, (name, hash, now.to_string()))? {
            0 => Err(Error::Taken(name.to_owned())),
            _ => Ok(()),
        }
    }

    /// Changes the password of an account and ends its sessions.
    ///
    /// # Errors
    ///
    /// Where there is no such account, or the password is too short or too long.
    pub fn set_password(&self, name: &str, password: &str) -> Result<(), Error> {
        let hash = passwords::hash(password)?;
        let connection = self.connection();
        let sql = "UPDATE accounts SET password = ?2 WHERE name = ?1";
        if connection.execute(sql, (name, hash))? == 0 {
            return Err(Error::Missing(name.to_owned()));
        }
        connection.execute("DELETE FROM sessions WHERE account = ?1", [name])?;
        Ok(())
    }

    /// Removes an account, with its sessions.
    ///
    /// # Errors
    ///
    /// Where there is no such account.
    pub fn remove(&self, name: &str) -> Result<(), Error> {
        match self.connection().execute("DELETE FROM accounts WHERE name = ?1", [name])? {
            0 => Err(Error::Missing(name.to_owned())),
            _ => Ok(()),
        }
    }

    /// All accounts, by name.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub fn list(&self) -> Result<Vec<Account>, Error> {
        let connection = self.connection();
        let sql = "SELECT name, created, last_login FROM accounts ORDER BY name";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut accounts = Vec::new();
        while let Some(row) = rows.next()? {
            accounts.push(Account {
                name: row.get(0)?,
                created: store::time(&row.get::<_, String>(1)?)?,
                last_login: row
                    .get::<_, Option<String>>(2)?
                    .map(|t| store::time(&t))
                    .transpose()?,
            });
        }
        Ok(accounts)
    }

    /// Whether there is nobody who could log in.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub fn is_empty(&self) -> Result<bool, Error> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM accounts)";
        Ok(self.connection().query_row(sql, [], |row| row.get(0))?)
    }

    /// Whether a name and a password belong together. Takes as long where there is no such account.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub fn is_password(&self, name: &str, password: &str) -> Result<bool, Error> {
        let hash = self.password_hash(name)?;
        passwords::is_right(password, hash.as_deref())
    }

    /// The hash of an account's password. The connection is free again before anything is hashed.
    fn password_hash(&self, name: &str) -> Result<Option<String>, Error> {
        let connection = self.connection();
        let mut statement =
            connection.prepare_cached("SELECT password FROM accounts WHERE name = ?1")?;
        let mut rows = statement.query([name])?;
        Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
    }

    /// The connection, also behind a panic of another thread: every statement is whole by itself.
    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Names are shown, and typed on command lines.
fn check_name(name: &str) -> Result<(), Error> {
    let is_plain = |c: char| c.is_alphanumeric() || "._-@+".contains(c);
    let fits = (1..=64).contains(&name.chars().count()) && name.chars().all(is_plain);
    if fits { Ok(()) } else { Err(Error::Name(name.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::{Accounts, Error, Timestamp};

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    #[test]
    fn a_password_opens_its_own_account_alone() {
        let directory = tempfile::tempdir().unwrap();
        let accounts = Accounts::open_or_create(directory.path()).unwrap();
        assert!(accounts.is_empty().unwrap());
        accounts.add("ada", "salt marsh at noon", NOW).unwrap();
        accounts.add("bo", "a tunnel for toads", NOW).unwrap();
        assert!(!accounts.is_empty().unwrap());
        assert!(accounts.is_password("ada", "salt marsh at noon").unwrap());
        for (name, password) in
            [("ada", "a tunnel for toads"), ("bo", "salt marsh at noon"), ("cy", ""), ("ada", "")]
        {
            assert!(!accounts.is_password(name, password).unwrap(), "{name} {password}");
        }
    }

    #[test]
    fn names_and_passwords_that_are_none_are_refused() {
        let directory = tempfile::tempdir().unwrap();
        let accounts = Accounts::open_or_create(directory.path()).unwrap();
        for name in ["", "two words", "tab\t", "<b>", &"x".repeat(65)] {
            let added = accounts.add(name, "long enough to do", NOW);
            assert!(matches!(added, Err(Error::Name(_))), "{name}");
        }
        assert!(matches!(accounts.add("ada", "short", NOW), Err(Error::Password)));
        accounts.add("ada", "long enough to do", NOW).unwrap();
        assert!(matches!(accounts.add("ada", "long enough to do", NOW), Err(Error::Taken(_))));
        assert!(matches!(accounts.remove("bo"), Err(Error::Missing(_))));
    }

    #[test]
    fn accounts_are_there_again_after_a_restart() {
        let directory = tempfile::tempdir().unwrap();
        assert!(Accounts::open(directory.path()).unwrap().is_none());
        let accounts = Accounts::open_or_create(directory.path()).unwrap();
        accounts.add("ada", "salt marsh at noon", NOW).unwrap();
        drop(accounts);
        let accounts = Accounts::open(directory.path()).unwrap().unwrap();
        accounts.set_password("ada", "low water at dusk").unwrap();
        assert!(!accounts.is_password("ada", "salt marsh at noon").unwrap());
        assert!(accounts.is_password("ada", "low water at dusk").unwrap());
        assert_eq!(accounts.list().unwrap()[0].created, NOW);
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let directory = tempfile::tempdir().unwrap();
        Accounts::open_or_create(directory.path()).unwrap();
        let file = super::store::path(directory.path());
        let mode = std::fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
