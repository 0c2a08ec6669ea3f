//! Tokens: what a program shows instead of a password.

use jiff::{SignedDuration, Timestamp};

use crate::{Accounts, Error, check_name, secrets, store};

/// What a token allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// To read everything.
    Read,
    /// To read and to change what is followed.
    Manage,
}

impl Scope {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Manage => "manage",
        }
    }

    fn of_name(name: &str) -> Self {
        if name == Self::Manage.name() { Self::Manage } else { Self::Read }
    }
}

/// A token, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is called, so that it can be told from others and removed.
    pub name: String,
    /// What it allows.
    pub scope: Scope,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last used, to the hour.
    pub last_used: Option<Timestamp>,
}

/// Uses within this time of the last one are not noted: a program that polls would write all the time.
const NOTED_AFTER: SignedDuration = SignedDuration::from_hours(1);

impl Accounts {
    /// Makes a token and gives its secret, which is told this once.
    ///
    /// # Errors
    ///
    /// Where the name is taken or none.
    pub fn add_token(&self, name: &str, scope: Scope, now: Timestamp) -> Result<String, Error> {
        check_name(name)?;
        let secret = format!("cuttings_{}", secrets::new()?);
        let sql = "INSERT OR IGNORE INTO tokens (name, digest, scope, created)
                   VALUES (?1, ?2, ?3, ?4)";
        let values = (name, secrets::digest(&secret), scope.name(), now.to_string());
        match self.connection().execute(sql, values)? {
            0 => Err(Error::Taken(name.to_owned())),
            _ => Ok(secret),
        }
    }

    /// Removes a token.
    ///
    /// # Errors
    ///
    /// Where there is none of that name.
    pub fn remove_token(&self, name: &str) -> Result<(), Error> {
        match self.connection().execute("DELETE FROM tokens WHERE name = ?1", [name])? {
            0 => Err(Error::Missing(name.to_owned())),
            _ => Ok(()),
        }
    }

    /// All tokens, by name.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub fn tokens(&self) -> Result<Vec<Token>, Error> {
        let connection = self.connection();
        let sql = "SELECT name, scope, created, last_used FROM tokens ORDER BY name";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut tokens = Vec::new();
        while let Some(row) = rows.next()? {
            tokens.push(Token {
                name: row.get(0)?,
                scope: Scope::of_name(&row.get::<_, String>(1)?),
                created: store::time(&row.get::<_, String>(2)?)?,
                last_used: row.get::<_, Option<String>>(3)?.map(|t| store::time(&t)).transpose()?,
            });
        }
        Ok(tokens)
    }

    /// What the token with this secret allows; `None` where there is none.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read or written.
    pub fn token(&self, secret: &str, now: Timestamp) -> Result<Option<Scope>, Error> {
        let connection = self.connection();
        let digest = secrets::digest(secret);
        let sql = "SELECT scope, last_used FROM tokens WHERE digest = ?1";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([&digest])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let scope = Scope::of_name(&row.get::<_, String>(0)?);
        let last = row.get::<_, Option<String>>(1)?.map(|t| store::time(&t)).transpose()?;
        if last.is_none_or(|last| now.duration_since(last) >= NOTED_AFTER) {
            let sql = "UPDATE tokens SET last_used = ?2 WHERE digest = ?1";
            connection.execute(sql, (&digest, now.to_string()))?;
        }
        Ok(Some(scope))
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::Scope;
    use crate::Accounts;

    #[test]
    fn a_token_allows_what_it_was_made_for_until_it_is_removed() {
        let directory = tempfile::tempdir().unwrap();
        let accounts = Accounts::open_or_create(directory.path()).unwrap();
        let now: Timestamp = "2026-03-16T08:00:00Z".parse().unwrap();
        let reader = accounts.add_token("reader", Scope::Read, now).unwrap();
        let robot = accounts.add_token("robot", Scope::Manage, now).unwrap();
        assert_eq!(accounts.token(&reader, now).unwrap(), Some(Scope::Read));
        assert_eq!(accounts.token(&robot, now).unwrap(), Some(Scope::Manage));
        assert_eq!(accounts.token("cuttings_", now).unwrap(), None);
        let tokens = accounts.tokens().unwrap();
        assert_eq!(tokens[0].last_used, Some(now));
        accounts.remove_token("reader").unwrap();
        assert_eq!(accounts.token(&reader, now).unwrap(), None);
        assert!(accounts.add_token("robot", Scope::Read, now).is_err());
    }

    #[test]
    fn no_secret_is_kept() {
        let directory = tempfile::tempdir().unwrap();
        let accounts = Accounts::open_or_create(directory.path()).unwrap();
        let secret = accounts.add_token("robot", Scope::Manage, Timestamp::UNIX_EPOCH).unwrap();
        drop(accounts);
        let kept = std::fs::read(crate::store::path(directory.path())).unwrap();
        let holds = |text: &str| kept.windows(text.len()).any(|part| part == text.as_bytes());
        assert!(!holds(&secret) && holds("robot"));
    }
}
