//! Secrets that programs and browsers show: 256 random bits, of which only a digest is kept. Looking a
//! digest up tells nothing of the secret by how long it takes, and no slow hash is needed for what cannot be
//! guessed.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

use crate::Error;

/// A new secret, as text that goes into headers, cookies and command lines as it is.
pub(crate) fn new() -> Result<String, Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

/// What is kept of a secret.
pub(crate) fn digest(secret: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}
