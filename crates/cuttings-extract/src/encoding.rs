//! Bytes become text.

/// A page as text.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: std::borrow::Cow<'a, str>,
    /// What was wrong with it.
    pub warning: Option<String>,
}

/// Decodes a page.
#[must_use]
pub fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Decoded<'a> {
    let _ = content_type;
    Decoded { text: String::from_utf8_lossy(bytes), warning: None }
}
