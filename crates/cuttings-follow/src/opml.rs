//! Lists of subscriptions, as feed readers export them (OPML 2.0, <http://opml.org/spec2.opml>).

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use url::Url;

/// How far into a file its first tag is looked for, in bytes.
const BEGINNING: usize = 4096;

/// A feed that somebody subscribes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Its address.
    pub feed: Url,
    /// The address of the page that it is a feed of.
    pub home: Option<Url>,
}

/// Whether a text that begins like this is a list of subscriptions.
#[must_use]
pub fn is_opml(beginning: &[u8]) -> bool {
    let beginning = beginning.get(..BEGINNING).unwrap_or(beginning);
    String::from_utf8_lossy(beginning).to_ascii_lowercase().contains("<opml")
}

/// Reads as much of a list as can be read: a list that is cut or ill-formed still names feeds.
#[must_use]
pub fn subscriptions(text: &[u8]) -> Vec<Subscription> {
    let mut reader = Reader::from_reader(text);
    reader.config_mut().check_end_names = false;
    let mut found: Vec<Subscription> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                found.extend(subscription(&tag).filter(|new| !found.contains(new)));
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

fn subscription(tag: &BytesStart<'_>) -> Option<Subscription> {
    if !tag.name().as_ref().eq_ignore_ascii_case("outline") {
        return None;
    }
    let address = |name: &str| {
        let mut attributes = tag.attributes();
        let mut named = attributes
            .with_checks(false)
            .flatten()
            .filter(|attribute| attribute.key.as_ref().eq_ignore_ascii_case(name));
        let attribute = named.next()?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        let url = Url::parse(value.trim()).ok()?;
        matches!(url.scheme(), "http" | "https").then_some(url)
    };
    Some(Subscription { feed: address("xmlUrl")?, home: address("htmlUrl") })
}

#[cfg(test)]
mod tests {
    use super::{is_opml, subscriptions};

    #[test]
    fn feeds_are_found_at_any_depth_and_once_each() {
        let found = subscriptions(
            b"<opml><body><outline text='a'><outline XMLURL='https://a.example/feed?x=1&amp;y=2' \
              htmlUrl='https://a.example/'/></outline><outline xmlUrl='https://a.example/feed?x=1&amp;y=2' \
              htmlUrl='https://a.example/'/><outline xmlUrl='javascript:x'/><outline/></body></opml>",
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].feed.as_str(), "https://a.example/feed?x=1&y=2");
        assert_eq!(found[0].home.as_ref().unwrap().as_str(), "https://a.example/");
    }

    #[test]
    fn what_is_cut_gives_what_it_has_and_junk_gives_nothing() {
        assert_eq!(
            subscriptions(b"<opml><outline xmlUrl='https://a.example/1'/><outline xmlUrl='htt")
                .len(),
            1
        );
        assert!(subscriptions(b"\xff<<<&&&").is_empty());
        assert!(is_opml(b"<?xml version='1.0'?>\n<OPML version='1.1'>"));
        assert!(!is_opml(b"<rss>"));
    }
}
