//! Teasers: whether the publisher cut them, and where they end.

/// A teaser, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaser {
    /// The text without a trailing "Read more".
    pub text: String,
    /// Whether it was cut.
    pub truncated: bool,
}

/// Judges a teaser.
#[must_use]
pub fn judge(text: &str) -> Teaser {
    Teaser { text: text.to_owned(), truncated: false }
}
