//! Sessions: a browser that logged in, for a month at most.

use jiff::{SignedDuration, Timestamp};

use crate::{Accounts, Error, secrets};

/// How long a session lasts, in days.
pub const SESSION_DAYS: i64 = 30;

impl Accounts {
    /// Begins a session of an account, whose password was checked, and gives its secret.
    ///
    /// # Errors
    ///
    /// Where there is no such account.
    pub fn begin_session(&self, account: &str, now: Timestamp) -> Result<String, Error> {
        let secret = secrets::new()?;
        let ends = now.saturating_add(SignedDuration::from_hours(24 * SESSION_DAYS));
        let ends = ends.map_or(i64::MAX, Timestamp::as_second);
        let connection = self.connection();
        connection.execute("DELETE FROM sessions WHERE ends < ?1", [now.as_second()])?;
        let sql = "UPDATE accounts SET last_login = ?2 WHERE name = ?1";
        if connection.execute(sql, (account, now.to_string()))? == 0 {
            return Err(Error::Missing(account.to_owned()));
        }
        let sql = "INSERT INTO sessions (digest, account, ends) VALUES (?1, ?2, ?3)";
        connection.execute(sql, (secrets::digest(&secret), account, ends))?;
        Ok(secret)
    }

    /// Whose session a secret is; `None` where it is over or was none.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub fn session(&self, secret: &str, now: Timestamp) -> Result<Option<String>, Error> {
        let connection = self.connection();
        let sql = "SELECT account FROM sessions WHERE digest = ?1 AND ends >= ?2";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query((secrets::digest(secret), now.as_second()))?;
        Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
    }

    /// Ends a session.
    ///
    /// # Errors
    ///
    /// Where the database cannot be written.
    pub fn end_session(&self, secret: &str) -> Result<(), Error> {
        let sql = "DELETE FROM sessions WHERE digest = ?1";
        self.connection().execute(sql, [secrets::digest(secret)])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::SESSION_DAYS;
    use crate::Accounts;

    #[test]
    fn a_session_ends_by_itself_by_log_out_and_with_its_password() {
        let directory = tempfile::tempdir().unwrap();
        let accounts = Accounts::open_or_create(directory.path()).unwrap();
        let now: Timestamp = "2026-03-16T08:00:00Z".parse().unwrap();
        accounts.add("ada", "salt marsh at noon", now).unwrap();
        let secrets: Vec<String> =
            (0..3).map(|_| accounts.begin_session("ada", now).unwrap()).collect();
        let is_open = |at: usize, when| accounts.session(&secrets[at], when).unwrap().is_some();
        assert!(is_open(0, now) && is_open(1, now));

        let late = now + SignedDuration::from_hours(24 * SESSION_DAYS + 1);
        assert!(!is_open(0, late));
        accounts.end_session(&secrets[0]).unwrap();
        assert!(!is_open(0, now) && is_open(1, now));
        accounts.set_password("ada", "low water at dusk").unwrap();
        assert!(!is_open(1, now));
        assert!(accounts.session("no secret", now).unwrap().is_none());
    }

    #[test]
    fn sessions_go_with_their_account() {
        let directory = tempfile::tempdir().unwrap();
        let accounts = Accounts::open_or_create(directory.path()).unwrap();
        let now = Timestamp::UNIX_EPOCH;
        accounts.add("ada", "salt marsh at noon", now).unwrap();
        let secret = accounts.begin_session("ada", now).unwrap();
        accounts.remove("ada").unwrap();
        assert!(accounts.session(&secret, now).unwrap().is_none());
        assert!(accounts.begin_session("ada", now).is_err());
    }
}
