//! OPML 2.0: outlets as subscriptions that a feed reader can take over.

use std::io::Write;

use crate::Error;
use crate::feed::xml::Document;

/// A feed to subscribe to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// What it is called.
    pub title: String,
    /// The feed's address.
    pub feed: String,
    /// The address of the page that it is a feed of.
    pub home: Option<String>,
}

/// Writes a list of subscriptions.
pub fn write_opml(
    out: &mut dyn Write,
    title: &str,
    subscriptions: &[Subscription],
) -> Result<(), Error> {
    let mut doc = Document::start(out)?;
    doc.open("opml", &[("version", Some("2.0"))])?;
    doc.open("head", &[])?;
    doc.text("title", &[], title)?;
    doc.close("head")?;
    doc.open("body", &[])?;
    for subscription in subscriptions {
        let attributes = [
            ("type", Some("rss")),
            ("text", Some(subscription.title.as_str())),
            ("title", Some(subscription.title.as_str())),
            ("xmlUrl", Some(subscription.feed.as_str())),
            ("htmlUrl", subscription.home.as_deref()),
        ];
        doc.empty("outline", &attributes)?;
    }
    doc.close("body")?;
    doc.close("opml")?;
    Ok(doc.finish()?)
}

#[cfg(test)]
mod tests {
    use super::{Subscription, write_opml};

    #[test]
    fn an_outlet_becomes_an_outline() {
        let subscription = Subscription {
            title: "Salt & Anchor".to_owned(),
            feed: "https://archive.example/outlets/salt/feed.atom?a=1&b=2".to_owned(),
            home: None,
        };
        let mut out = Vec::new();
        write_opml(&mut out, "Outlets", &[subscription]).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }
}
