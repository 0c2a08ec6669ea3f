//! Languages: the tags as feeds and sitemaps write them, checked against the texts.

use super::item::Item;
use crate::text::language;

/// Fewer characters than this do not contradict what a feed declares.
const EVIDENCE: usize = 400;

/// A tag in the form of BCP 47 ("pt-BR"), whatever its case and separators; `None` for what is not
/// one.
pub(crate) fn tag(text: &str) -> Option<String> {
    let mut tag = String::new();
    for (index, part) in text.trim().split(['-', '_']).enumerate() {
        let letters = part.bytes().all(|byte| byte.is_ascii_alphabetic());
        match (index, part.len()) {
            (0, 2..=3) if letters => tag.push_str(&part.to_ascii_lowercase()),
            (0, _) => return None,
            (_, 2) if letters => push(&mut tag, &part.to_ascii_uppercase()),
            (_, 4) if letters => {
                let (first, rest) = part.split_at(1);
                push(&mut tag, &(first.to_ascii_uppercase() + &rest.to_ascii_lowercase()));
            }
            (_, 1..=8) if part.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                push(&mut tag, &part.to_ascii_lowercase());
            }
            _ => return None,
        }
    }
    Some(tag)
}

/// What a feed declares, unless its texts are in another language: systems declare the language that
/// they were delivered with. The second item is a warning.
pub(super) fn checked(
    declared: Option<String>,
    items: &[Item],
) -> (Option<String>, Option<String>) {
    let mut sample = String::new();
    for item in items {
        for text in item.title.iter() {
            sample.push_str(text);
            sample.push('\n');
        }
        let prose = item.summary.as_ref().or(item.content.as_ref());
        for paragraph in prose.iter().flat_map(|prose| prose.paragraphs.iter().take(3)) {
            sample.push_str(&paragraph.text);
            sample.push('\n');
        }
        if sample.len() > 20 * EVIDENCE {
            break;
        }
    }
    let enough = sample.chars().count() >= EVIDENCE;
    let Some(found) = enough.then(|| language::of(&sample)).flatten() else {
        return (declared, None);
    };
    let Some(declared) = declared else { return (Some(found), None) };
    let primary = declared.split('-').next().unwrap_or_default();
    if primary == found || CLOSE.contains(&(primary, &*found)) {
        return (Some(declared), None);
    }
    let warning = format!("declared to be in '{declared}', but the text is in '{found}'");
    (Some(found), Some(warning))
}

/// Languages that a detector may take for each other: as declared, as found.
const CLOSE: &[(&str, &str)] = &[
    ("bs", "hr"),
    ("bs", "sr"),
    ("ca", "es"),
    ("da", "nb"),
    ("gl", "pt"),
    ("hr", "sr"),
    ("id", "jv"),
    ("mk", "bg"),
    ("nb", "da"),
    ("nn", "da"),
    ("nn", "nb"),
    ("no", "da"),
    ("no", "nb"),
    ("sr", "hr"),
    ("yue", "zh"),
];

fn push(tag: &mut String, part: &str) {
    tag.push('-');
    tag.push_str(part);
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn tags_are_written_in_one_way() {
        for (given, expected) in [
            ("en", Some("en")),
            (" EN-us ", Some("en-US")),
            ("pt_BR", Some("pt-BR")),
            ("zh-hans-cn", Some("zh-Hans-CN")),
            ("es-419", Some("es-419")),
            ("English", None),
            ("", None),
            ("en-", None),
            ("{lang}", None),
        ] {
            assert_eq!(tag(given).as_deref(), expected);
        }
    }
}
