//! Which addresses may become links, and which tags may name a language.
//!
//! An address comes from a publisher's page, so it can be anything: `javascript:`, `data:`, or a
//! whole paragraph. Feeds and pages link only to what this lets through.

/// The address, where it is one on the web that can be written into a link as it is.
#[must_use]
pub fn web_address(address: &str) -> Option<&str> {
    let rest = strip_scheme(address, "https://").or_else(|| strip_scheme(address, "http://"))?;
    let named = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    let unsafe_in_links = |c: char| {
        c.is_whitespace() || c.is_control() || is_direction_control(c) || "<>\"{}|\\^`".contains(c)
    };
    (named && !address.contains(unsafe_in_links)).then_some(address)
}

fn strip_scheme<'a>(address: &'a str, scheme: &str) -> Option<&'a str> {
    let head = address.get(..scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
}

/// Characters that reorder the text around them (Unicode Bidirectional Algorithm, UAX #9, table 2).
fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text has the form of a BCP 47 language tag, so that it can stand in a `lang` attribute.
#[must_use]
pub fn is_language_tag(text: &str) -> bool {
    (2..=35).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn only_web_addresses_become_links() {
        for good in ["https://gazette.example/a?b=c#d", "HTTP://gazette.example/", "https://[::1]/"]
        {
            assert_eq!(web_address(good), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//gazette.example/",
            "https://",
            "https:///path",
            "https://gazette.example/a b",
            "https://gazette.example/\u{202e}gpj.exe",
            "https://gazette.example/\"onclick=\"",
            " https://gazette.example/",
            "https\u{e9}://x",
        ] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }
}
