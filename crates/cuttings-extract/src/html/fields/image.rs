//! The picture of an entry: the real one, not the blank that stands for it until scripts run, and not
//! the author's portrait.

use url::Url;

use super::{Draft, Origin, Scene};
use crate::address;
use crate::dom::{Attr, NodeId, Tag};
use crate::html::groups::Record;
use crate::html::hints::Hints;

/// Pictures narrower or lower than this, in pixels, are icons.
const SMALLEST: u32 = 48;

/// Attributes that hold the address which a script will put into `src`.
const LAZY: [&str; 7] = [
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-lazy",
    "data-image",
    "data-img-url",
    "data-url",
];
/// Attributes with several sizes of a picture.
const SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];

/// Parts of the names of blank pictures.
const BLANKS: &[&str] = &[
    "1x1",
    "blank",
    "clear.gif",
    "dummy",
    "empty",
    "lazyload",
    "loader",
    "loading",
    "pixel",
    "placeholder",
    "spacer",
    "transparent",
];

/// Folders of what belongs to the look of a site, and the folders in them that hold its icons.
const LOOKS: &[&str] = &["skins", "templates", "themes"];
const OF_LOOKS: &[&str] = &["assets", "icons", "images", "img"];

/// Names of portraits of authors.
const PORTRAITS: &[&str] = &["avatar", "headshot"];

/// Finds the picture of a record.
pub(super) fn set(scene: &Scene<'_, '_, '_>, record: Record, draft: &mut Draft) {
    let dom = scene.survey.dom;
    let mut node = record.start;
    while node < record.end {
        let found = match dom.tag(node) {
            Tag::Img if !is_portrait(scene, node, record) => of_image(scene, node),
            Tag::Text => None,
            _ => of_background(scene, node),
        };
        if let Some((url, attribute)) = found {
            draft.image = Some(url);
            draft.origins.image = Origin::attribute(node, attribute, "the record's first picture");
            return;
        }
        node = node.next();
    }
}

/// Whether a picture is that of a person who wrote something.
fn is_portrait(scene: &Scene<'_, '_, '_>, node: NodeId, record: Record) -> bool {
    let survey = scene.survey;
    let dom = survey.dom;
    std::iter::once(node)
        .chain(dom.ancestors(node).take(3))
        .take_while(|&n| n == node || n > record.start)
        .any(|n| {
            let within = survey.within(n);
            // An element with pictures of its own and text around is the record's rather than a person's.
            let named =
                survey.hints(n).has(Hints::AUTHOR) && within.images <= 1 && within.text < 80;
            named || dom.classes(n).any(names_portrait)
        })
        || dom.attr(node, "src").is_some_and(names_portrait)
}

fn names_portrait(name: &str) -> bool {
    holds_any(name, PORTRAITS)
}

/// The address of a picture, and the attribute that it stands in.
fn of_image(scene: &Scene<'_, '_, '_>, node: NodeId) -> Option<(Url, &'static str)> {
    let dom = scene.survey.dom;
    let small = |name| {
        dom.attr(node, name)
            .and_then(|v| v.trim_end_matches("px").parse::<u32>().ok())
            .is_some_and(|v| v < SMALLEST)
    };
    if small("width") || small("height") {
        return None;
    }
    let single = LAZY.iter().copied().chain(["src"]).find_map(|name| {
        let value = dom.attr(node, name)?;
        (!is_blank(value)).then(|| (value.to_owned(), name))
    });
    let (href, attribute) =
        single.or_else(|| of_set(scene, node)).or_else(|| of_sources(scene, node))?;
    address::resolve(scene.base, &href).map(|url| (url, attribute))
}

/// The largest picture of the element's own set.
fn of_set(scene: &Scene<'_, '_, '_>, node: NodeId) -> Option<(String, &'static str)> {
    let dom = scene.survey.dom;
    SETS.iter().find_map(|&name| largest(dom.attr(node, name)?).map(|href| (href, name)))
}

/// The largest picture of the sources beside an `<img>` in its `<picture>`.
fn of_sources(scene: &Scene<'_, '_, '_>, node: NodeId) -> Option<(String, &'static str)> {
    let dom = scene.survey.dom;
    let parent = dom.parent(node)?;
    if dom.name(parent) != "picture" {
        return None;
    }
    dom.children(parent)
        .take(12)
        .filter(|&n| dom.name(n) == "source")
        .find_map(|n| of_set(scene, n))
}

/// The picture of the greatest width or density of a `srcset`.
fn largest(set: &str) -> Option<String> {
    let mut best: Option<(f32, &str)> = None;
    // A comma may stand in an address; the one between two pictures has white space behind it, or
    // follows a size.
    for part in set.split(", ") {
        let mut words = part.split_whitespace();
        let Some(href) = words.next().map(|h| h.trim_end_matches(',')) else { continue };
        let size = words.next().map_or("1", |s| s.trim_end_matches(','));
        let size: f32 = size.trim_end_matches(['w', 'x']).parse().unwrap_or(1.0);
        if !is_blank(href) && best.is_none_or(|(most, _)| size > most) {
            best = Some((size, href));
        }
    }
    best.map(|(_, href)| href.to_owned())
}

/// The background picture of an element.
fn of_background(scene: &Scene<'_, '_, '_>, node: NodeId) -> Option<(Url, &'static str)> {
    let dom = scene.survey.dom;
    let named = ["data-bg", "data-background-image", "data-background"]
        .iter()
        .find_map(|&name| Some((dom.attr(node, name)?, name)));
    let (value, attribute) = named.or_else(|| {
        let style = dom.known_attr(node, Attr::Style)?;
        style.contains("background").then_some((style, "style"))
    })?;
    let href = match value.split_once("url(") {
        Some((_, rest)) => rest.split(')').next()?.trim().trim_matches(['"', '\'']),
        None if attribute == "style" => return None,
        None => value.trim(),
    };
    if is_blank(href) {
        return None;
    }
    address::resolve(scene.base, href).map(|url| (url, attribute))
}

/// Whether an address is of no picture, or of one that stands for none or keeps the place of another.
fn is_blank(href: &str) -> bool {
    let href = href.trim();
    if href.is_empty() || href.starts_with("data:") || href.starts_with('#') {
        return true;
    }
    let path = href.split(['?', '#']).next().unwrap_or(href);
    if is_of_look(path) && path.len() == href.len() {
        return true;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.len() > 40 {
        return false;
    }
    holds_any(name, BLANKS)
}

/// Whether one of these words is in a text, in upper or lower case.
fn holds_any(text: &str, words: &[&str]) -> bool {
    let text = text.as_bytes();
    let begins = |rest: &[u8], word: &[u8]| {
        rest.get(..word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word))
    };
    text.iter().enumerate().any(|(at, byte)| {
        let first = byte.to_ascii_lowercase();
        let mut alike = words.iter().filter(|word| word.as_bytes().first() == Some(&first));
        alike.any(|word| text.get(at..).is_some_and(|rest| begins(rest, word.as_bytes())))
    })
}

/// Whether a path is that of an icon of the site's look: "/templates/harbour/images/pdf.png".
fn is_of_look(path: &str) -> bool {
    let mut folders = path.split('/').skip_while(|folder| !LOOKS.contains(folder)).skip(1);
    folders.clone().all(|folder| folder != "cache")
        && folders.any(|folder| OF_LOOKS.contains(&folder))
}

#[cfg(test)]
mod tests {
    use super::{is_blank, largest};

    #[test]
    fn the_largest_of_a_set_is_taken() {
        assert_eq!(largest("/a.jpg 300w, /b.jpg 900w, /c.jpg 600w").as_deref(), Some("/b.jpg"));
        assert_eq!(largest("/a.jpg 1x, /b.jpg 2x").as_deref(), Some("/b.jpg"));
        assert_eq!(largest("/a.jpg").as_deref(), Some("/a.jpg"));
        assert_eq!(largest("/w_1,h_2/a.jpg 300w").as_deref(), Some("/w_1,h_2/a.jpg"));
        assert_eq!(largest("data:image/gif;base64,R0 1w, /a.jpg 2w").as_deref(), Some("/a.jpg"));
    }

    #[test]
    fn blanks_are_known_by_name() {
        for blank in [
            "",
            "data:image/gif;base64,R0",
            "/static/blank.gif",
            "/i/1x1.png?v=2",
            "/wp-content/themes/harbour/images/date.png",
        ] {
            assert!(is_blank(blank), "{blank}");
        }
        assert!(!is_blank("/img/blanket-weavers-of-the-upper-valley-and-their-looms.jpg"));
        for picture in [
            "/img/7.jpg",
            "/themes/harbour/ferry.jpg",
            "/templates/builder/cache/ab/images/ferry.jpeg",
            "/wp-content/themes/x/images/thumb.php?src=/uploads/ferry.jpg",
        ] {
            assert!(!is_blank(picture), "{picture}");
        }
    }
}
