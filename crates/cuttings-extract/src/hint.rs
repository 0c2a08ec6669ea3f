//! What the caller knows about a page besides its bytes.

use jiff::Timestamp;

/// What the caller knows about a page. All of it is optional; none of it is trusted blindly.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint<'a> {
    /// The address that the page was served from, after redirects. Relative links are resolved
    /// against it (and against the page's `<base>`).
    pub url: Option<&'a str>,
    /// The `Content-Type` header, as served.
    pub content_type: Option<&'a str>,
    /// When the page was fetched. Relative dates ("3 hours ago") and dates without a year are read
    /// against it; without it they stay unread, since the reader has no clock.
    pub reference_time: Option<Timestamp>,
    /// The title of the entry that led to the page, where one did: a page that is headed so is that article, unless
    /// it is a list for sure.
    pub told: Option<&'a str>,
}
