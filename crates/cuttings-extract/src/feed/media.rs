//! Pictures and recordings that come with an item: enclosures, Media RSS, podcasts.

use url::Url;

use super::xml::{Element, Namespace};
use crate::{EntryKind, address};

/// Hosts of pictures of authors rather than of articles.
const AVATAR_HOSTS: &[&str] = &["gravatar.com"];

/// Ends of addresses of pictures, where nothing says the type; sorted.
const PICTURE_ENDINGS: &[&str] = &["avif", "gif", "jpeg", "jpg", "png", "webp"];

/// The picture that comes with an item: the widest of Media RSS, an enclosure, a podcast's cover.
pub(super) fn image(item: Element<'_, '_>, base: Option<&Url>) -> Option<Url> {
    let media = item.descendants().filter(|e| e.namespace() == Namespace::Media && is_picture(*e));
    let widest = media
        .filter_map(|element| Some((width(element), picture(element.attribute("url")?, base)?)))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    let enclosed = || {
        let enclosures = item.children().filter(|child| is_enclosure(*child) && is_picture(*child));
        enclosures.filter_map(|child| picture(enclosure_address(child)?, base)).next()
    };
    let cover = || picture(item.child(Namespace::Itunes, "image")?.attribute("href")?, base);
    let own = || {
        let image = item.child(Namespace::Own, "image")?;
        let text = image.child_text(Namespace::Own, "url").or_else(|| image.text())?;
        picture(&text, base)
    };
    widest.map(|(_, url)| url).or_else(enclosed).or_else(cover).or_else(own)
}

/// Whether an item is an episode or a clip: a recording is enclosed, and the item or its channel is
/// described as a podcast's; or the item is a video of a video site.
pub(super) fn kind(item: Element<'_, '_>, in_podcast: bool) -> EntryKind {
    if item.child(Namespace::Youtube, "videoid").is_some() {
        return EntryKind::Video;
    }
    let says_episode = || item.children().any(|child| child.namespace() == Namespace::Itunes);
    if !in_podcast && !says_episode() {
        return EntryKind::Article;
    }
    let enclosures = || item.children().filter(|child| is_enclosure(*child));
    let is = |medium: &str| enclosures().any(|child| of_type(child, medium));
    match (is("video/"), is("audio/")) {
        (true, _) => EntryKind::Video,
        (_, true) => EntryKind::Audio,
        _ => EntryKind::Article,
    }
}

/// Where a picture is, unless it is an author's.
pub(super) fn picture(href: &str, base: Option<&Url>) -> Option<Url> {
    let url = address::resolve(base, href)?;
    let host = url.host_str()?;
    let is_avatar = AVATAR_HOSTS.iter().any(|known| {
        host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    (!is_avatar).then_some(url)
}

fn is_enclosure(element: Element<'_, '_>) -> bool {
    element.is(Namespace::Own, "enclosure")
        || (element.name() == "link" && element.attribute("rel") == Some("enclosure"))
}

fn enclosure_address<'t>(element: Element<'t, '_>) -> Option<&'t str> {
    element.attribute("url").or_else(|| element.attribute("href"))
}

fn of_type(element: Element<'_, '_>, medium: &str) -> bool {
    element.attribute("type").is_some_and(|given| given.to_ascii_lowercase().starts_with(medium))
}

fn is_picture(element: Element<'_, '_>) -> bool {
    match element.name() {
        "thumbnail" => true,
        "content" | "enclosure" | "link" => {
            let untyped =
                element.attribute("type").is_none() && element.attribute("medium").is_none();
            of_type(element, "image/")
                || element.attribute("medium") == Some("image")
                || (untyped && enclosure_address(element).is_some_and(has_picture_ending))
        }
        _ => false,
    }
}

fn has_picture_ending(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    PICTURE_ENDINGS.binary_search(&ending.as_str()).is_ok()
}

fn width(element: Element<'_, '_>) -> u32 {
    element.attribute("width").and_then(|width| width.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{PICTURE_ENDINGS, image, kind};
    use crate::EntryKind;
    use crate::feed::xml::Tree;

    fn image_of(inner: &str) -> Option<String> {
        let source = format!("<item>{inner}</item>");
        let tree = Tree::parse(&source);
        image(tree.elements().next().unwrap(), None).map(String::from)
    }

    fn kind_of(inner: &str) -> EntryKind {
        let source = format!("<item>{inner}</item>");
        let tree = Tree::parse(&source);
        kind(tree.elements().next().unwrap(), false)
    }

    #[test]
    fn the_endings_are_sorted() {
        assert!(PICTURE_ENDINGS.is_sorted());
    }

    #[test]
    fn the_widest_picture_is_taken() {
        assert_eq!(
            image_of(
                "<enclosure url='https://e.org/e.jpg' type='image/jpeg'/>\
                 <media:group><media:thumbnail url='https://e.org/s.jpg' width='100'/>\
                 <media:content url='https://e.org/v.mp4' medium='video'/>\
                 <media:content url='https://e.org/l.jpg' medium='image' width='800'/></media:group>"
            )
            .as_deref(),
            Some("https://e.org/l.jpg")
        );
    }

    #[test]
    fn enclosures_and_covers_are_pictures_and_avatars_are_not() {
        for (inner, expected) in [
            (
                "<enclosure url='https://e.org/e.jpg' type='IMAGE/jpeg'/>",
                Some("https://e.org/e.jpg"),
            ),
            ("<enclosure url='https://e.org/e.JPG?w=1'/>", Some("https://e.org/e.JPG?w=1")),
            ("<enclosure url='https://e.org/e.mp3' type='audio/mpeg'/>", None),
            ("<itunes:image href='https://e.org/c.png'/>", Some("https://e.org/c.png")),
            ("<image><url>https://e.org/i.png</url></image>", Some("https://e.org/i.png")),
            ("<media:content url='https://0.gravatar.com/a' medium='image'/>", None),
        ] {
            assert_eq!(image_of(inner).as_deref(), expected, "{inner}");
        }
    }

    #[test]
    fn only_an_episode_is_a_recording() {
        let audio = "<enclosure url='https://e.org/e.mp3' type='audio/mpeg'/>";
        assert_eq!(kind_of(audio), EntryKind::Article);
        assert_eq!(
            kind_of(&format!("{audio}<itunes:duration>9:00</itunes:duration>")),
            EntryKind::Audio
        );
        assert_eq!(kind_of("<yt:videoId>x</yt:videoId>"), EntryKind::Video);
        assert_eq!(
            kind_of("<media:content url='https://e.org/v.mp4' medium='video'/>"),
            EntryKind::Article
        );
    }
}
