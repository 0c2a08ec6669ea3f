//! Whom an outlet can write to when Cuttings is a nuisance to it: a part of every request.

use std::fmt;
use std::str::FromStr;

use url::Url;

/// An e-mail address or a web address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact(String);

/// The text is neither.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is neither an e-mail address nor a web address")]
pub struct ContactError(String);

impl FromStr for Contact {
    type Err = ContactError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let plain = text.len() <= 200
            && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"()<>\"\\".contains(&byte));
        if plain && (is_mail(text) || is_web(text)) {
            return Ok(Self(text.to_owned()));
        }
        Err(ContactError(text.to_owned()))
    }
}

fn is_mail(text: &str) -> bool {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    match text.split_once('@') {
        Some((local, domain)) => {
            !local.is_empty()
                && !domain.contains(['@', '/', ':'])
                && domain.split('.').count() >= 2
                && domain.split('.').all(|label| !label.is_empty())
        }
        None => false,
    }
}

fn is_web(text: &str) -> bool {
    Url::parse(text)
        .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.domain().is_some())
}

impl fmt::Display for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Contact;

    #[test]
    fn mail_and_web_addresses_are_contacts() {
        for yes in
            ["desk@library.example", "mailto:desk@library.example", "https://library.example/bot"]
        {
            assert_eq!(yes.parse::<Contact>().unwrap().to_string(), yes);
        }
    }

    #[test]
    fn nothing_else_is() {
        for no in [
            "",
            "me",
            "me@localhost",
            "@a.example",
            "a b@c.example",
            "ftp://a.example",
            "a@b.example)\r\nX: y",
        ] {
            assert!(no.parse::<Contact>().is_err(), "{no}");
        }
    }
}
