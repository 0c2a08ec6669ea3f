//! Where snapshots come from: live HTTP, WARC and WACZ files, files and directories; and the WARC
//! files that keep them.

use jiff::Timestamp;

/// One copy of a page, as it came.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The address it was served from, after redirects; a `file:` address for files.
    pub url: String,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// When it was fetched, where that is known (HTTP, WARC); `None` for files.
    pub fetched_at: Option<Timestamp>,
    /// The body, decompressed.
    pub body: Vec<u8>,
}
