//! Language tags as feeds and sitemaps write them.

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
