//! WARC 1.1 records as bytes, each one gzip member of its own, so that any record can be read back
//! by its offset alone (ISO 28500:2017, annex D).

use std::fmt::Write as _;
use std::io::{self, Write as _};

use data_encoding::HEXLOWER;
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::{Timestamp, Unit};
use sha2::{Digest, Sha256};

use crate::digest;

/// A record to be written.
pub(super) struct Record<'a> {
    /// `WARC-Type`.
    pub(super) kind: &'static str,
    /// `WARC-Record-ID`, as a URN.
    pub(super) id: String,
    /// `WARC-Date`.
    pub(super) date: Timestamp,
    /// `WARC-Target-URI`.
    pub(super) target: Option<&'a str>,
    /// `Content-Type` of the block, where it is known.
    pub(super) content_type: Option<&'a str>,
    /// Further headers.
    pub(super) headers: Vec<(&'static str, String)>,
    /// What of the block comes before the payload: the head of an HTTP message.
    pub(super) head: &'a [u8],
    /// The payload.
    pub(super) payload: &'a [u8],
}

impl Record<'_> {
    /// The record as one gzip member.
    pub(super) fn compressed(&self) -> io::Result<Vec<u8>> {
        let member = Vec::with_capacity(self.payload.len() / 4 + 512);
        let mut encoder = GzEncoder::new(member, Compression::default());
        encoder.write_all(self.header().as_bytes())?;
        encoder.write_all(self.head)?;
        encoder.write_all(self.payload)?;
        encoder.write_all(b"\r\n\r\n")?;
        encoder.finish()
    }

    fn header(&self) -> String {
        let mut header = String::from("WARC/1.1\r\n");
        let mut line = |name: &str, value: &str| {
            // Writing to a String cannot fail.
            let _ = write!(header, "{name}: {}\r\n", one_line(value));
        };
        line("WARC-Type", self.kind);
        line("WARC-Record-ID", &format!("<{}>", self.id));
        line("WARC-Date", &warc_date(self.date));
        if let Some(target) = self.target {
            line("WARC-Target-URI", target);
        }
        for (name, value) in &self.headers {
            line(name, value);
        }
        let block = Sha256::new().chain_update(self.head).chain_update(self.payload).finalize();
        line("WARC-Block-Digest", &format!("sha256:{}", HEXLOWER.encode(&block)));
        let said = self.headers.iter().any(|(name, _)| *name == "WARC-Payload-Digest");
        if !self.head.is_empty() && !said {
            line("WARC-Payload-Digest", &digest(self.payload));
        }
        if let Some(content_type) = self.content_type {
            line("Content-Type", content_type);
        }
        line("Content-Length", &(self.head.len() + self.payload.len()).to_string());
        header.push_str("\r\n");
        header
    }
}

/// A header value cannot begin another line.
pub(super) fn one_line(value: &str) -> String {
    value.replace(['\r', '\n', '\0'], " ")
}

/// WARC 1.1 allows fractions of a second; whole seconds are what all readers know.
pub(super) fn warc_date(at: Timestamp) -> String {
    at.round(Unit::Second).unwrap_or(at).to_string()
}

/// A record's name, made of what makes it unique in an archive: a UUID of version 8 (RFC 9562).
pub(super) fn record_id(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let hash = hash.finalize();
    let mut bytes = [0_u8; 16];
    bytes.iter_mut().zip(hash.iter()).for_each(|(to, from)| *to = *from);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex = HEXLOWER.encode(&bytes);
    let part = |range: std::ops::Range<usize>| hex.get(range).unwrap_or_default();
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        part(0..8),
        part(8..12),
        part(12..16),
        part(16..20),
        part(20..32)
    )
}

#[cfg(test)]
mod tests {
    use super::{one_line, record_id};

    #[test]
    fn a_header_value_cannot_begin_another_line() {
        assert_eq!(one_line("a\r\nWARC-Type: response"), "a  WARC-Type: response");
    }

    #[test]
    fn a_record_id_is_a_uuid_of_version_8() {
        let id = record_id(&["response", "x"]);
        assert_eq!(id.len(), "urn:uuid:00000000-0000-8000-8000-000000000000".len());
        assert_eq!(&id[23..24], "8");
        assert_ne!(id, record_id(&["responsex"]));
    }
}
