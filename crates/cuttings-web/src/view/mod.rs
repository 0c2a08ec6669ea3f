//! Rows put into words for readers.
//!
//! Everything from a publisher passes through [`foreign`] on its way to a template; templates escape it,
//! mark its language and isolate its direction.

pub(crate) mod alarm;
pub(crate) mod chain;
pub(crate) mod copy;
pub(crate) mod dating;
pub(crate) mod difference;
pub(crate) mod facets;
pub(crate) mod followed;
pub(crate) mod foreign;
pub(crate) mod heat;
pub(crate) mod item;
pub(crate) mod kin;
pub(crate) mod page_kind;
pub(crate) mod plot;
pub(crate) mod printed;
pub(crate) mod sighting;
pub(crate) mod timeline;
pub(crate) mod when;
pub(crate) mod wording;

/// A whole number with its thousands apart.
pub(crate) fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number and the noun that it counts, whose plural has an s.
pub(crate) fn count(value: u64, noun: &str) -> String {
    let plural = if value == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", number(value))
}

#[cfg(test)]
mod tests {
    use super::{count, number};

    #[test]
    fn thousands_stand_apart() {
        for (value, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn one_is_not_a_plural() {
        assert_eq!(count(1, "article"), "1 article");
        assert_eq!(count(0, "article"), "0 articles");
    }
}
