//! Passwords, as Argon2id hashes with the parameters that OWASP recommends (19 MiB, two passes, one lane:
//! the defaults of the library).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};

use crate::Error;

/// The shortest password, in bytes.
pub(crate) const SHORTEST: usize = 12;
/// The longest: more would only be work for the server.
pub(crate) const LONGEST: usize = 1024;

/// What is compared with where there is no account: the hash of a password that nobody knows.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$\
    bm9ib2R5IGtub3dzIHRoaXM$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The hash of a new password, with its salt and parameters.
pub(crate) fn hash(password: &str) -> Result<String, Error> {
    if !(SHORTEST..=LONGEST).contains(&password.len()) {
        return Err(Error::Password);
    }
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(Error::Hash)?;
    Ok(hash.to_string())
}

/// Whether a password is the one of a hash. Without a hash it is not, after as much work.
pub(crate) fn is_right(password: &str, hash: Option<&str>) -> Result<bool, Error> {
    if password.len() > LONGEST {
        return Ok(false);
    }
    let stored = PasswordHash::new(hash.unwrap_or(NOBODY))
        .map_err(|_| Error::Hash(password_hash::Error::PasswordInvalid))?;
    let is_right = Argon2::default().verify_password(password.as_bytes(), &stored).is_ok();
    Ok(is_right && hash.is_some())
}

#[cfg(test)]
mod tests {
    use super::{NOBODY, PasswordHash, hash, is_right};

    #[test]
    fn hashes_say_how_they_were_made_and_differ_by_their_salt() {
        let (one, other) = (hash("low water at dusk").unwrap(), hash("low water at dusk").unwrap());
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, other);
        assert!(is_right("low water at dusk", Some(&one)).unwrap());
        assert!(!is_right("low water at dawn", Some(&one)).unwrap());
    }

    #[test]
    fn an_account_that_is_not_there_costs_as_much() {
        assert!(PasswordHash::new(NOBODY).is_ok());
        assert!(!is_right("low water at dusk", None).unwrap());
    }
}
