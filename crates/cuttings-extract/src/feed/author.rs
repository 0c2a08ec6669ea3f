//! Who wrote it, from the many ways in which feeds say so.

use crate::Author;

/// More names than this are not who wrote an article.
const MOST_AUTHORS: usize = 50;

/// What systems write where there is no name; in lower case, sorted.
const NOBODY: &[&str] = &["anonymous", "author", "no author", "none", "noreply", "null", "unknown"];

/// Words that join two names, in lower case, sorted.
const JOINERS: &[&str] = &["&", "and", "e", "en", "et", "och", "og", "und", "y"];

/// Words that say what somebody is, in lower case, sorted: "Ada Example, Managing Director" is one
/// person.
const POSTS: &[&str] = &[
    "chair",
    "chairman",
    "chairwoman",
    "correspondent",
    "desk",
    "director",
    "directora",
    "editor",
    "editora",
    "fellow",
    "founder",
    "journalist",
    "lecturer",
    "manager",
    "minister",
    "officer",
    "organiser",
    "organizer",
    "photographer",
    "president",
    "presidente",
    "producer",
    "professor",
    "redacción",
    "redaktion",
    "redaktör",
    "reporter",
    "researcher",
    "rédaction",
    "secretary",
    "spokesperson",
    "staff",
    "student",
    "writer",
];

/// Adds the names in a text, without repeating any.
///
/// The text may be HTML that was escaped twice. RSS says `mail (Name)`; others `Name <mail>`, a mail address alone, or several names in one. An
/// address alone is not a name.
pub(super) fn add(authors: &mut Vec<Author>, text: &str) {
    let Some(text) = super::html_text::title(text) else { return };
    for piece in text.split(';') {
        for name in split(&without_mail(piece)) {
            let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '"'));
            let is_nobody = NOBODY.binary_search(&name.to_lowercase().as_str()).is_ok();
            let is_room = authors.len() < MOST_AUTHORS;
            if is_room
                && !name.is_empty()
                && !is_nobody
                && authors.iter().all(|known| known.name != name)
            {
                authors.push(Author { name: name.to_owned() });
            }
        }
    }
}

/// `desk@example.org (Name)` and `Name <desk@example.org>` without the mail address.
fn without_mail(text: &str) -> String {
    let text = text.trim();
    if let Some((before, name)) = text.strip_suffix(')').and_then(|text| text.split_once('('))
        && (before.contains('@') || before.trim().is_empty())
    {
        return name.trim().to_owned();
    }
    let words = text.split_whitespace();
    words.filter(|word| !word.contains('@') || word.starts_with('@')).collect::<Vec<_>>().join(" ")
}

/// Several names in one text. Only where each part looks like a full name: "Smith, John" is one, and
/// so is "Ministry of Roads and Rivers".
fn split(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for word in text.split_whitespace() {
        let (word, ends) = word.strip_suffix(',').map_or((word, false), |word| (word, true));
        let joins = JOINERS.binary_search(&word.to_lowercase().as_str()).is_ok();
        if !joins && let Some(part) = parts.last_mut() {
            if !part.is_empty() {
                part.push(' ');
            }
            part.push_str(word);
        }
        if joins || ends {
            parts.push(String::new());
        }
    }
    parts.retain(|part| !part.is_empty());
    if parts.len() > 1 && parts.iter().all(|part| is_full_name(part)) {
        return parts;
    }
    vec![text.to_owned()]
}

fn is_full_name(text: &str) -> bool {
    let mut words = text.split(' ');
    let count = text.split(' ').count();
    let is_capital = |word: &str| word.starts_with(|c: char| c.is_uppercase());
    (2..=4).contains(&count)
        && words.next().is_some_and(is_capital)
        && text.split(' ').next_back().is_some_and(is_capital)
        && text.split(' ').all(|word| POSTS.binary_search(&word.to_lowercase().as_str()).is_err())
        && !text.contains(" of ")
}

#[cfg(test)]
mod tests {
    use super::{JOINERS, NOBODY, POSTS, add};

    fn names(text: &str) -> Vec<String> {
        let mut authors = Vec::new();
        add(&mut authors, text);
        authors.into_iter().map(|author| author.name).collect()
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(NOBODY.is_sorted());
        assert!(JOINERS.is_sorted());
        assert!(POSTS.is_sorted());
    }

    #[test]
    fn mail_addresses_are_not_names() {
        assert_eq!(names("desk@example.org (Ada Example)"), ["Ada Example"]);
        assert_eq!(names("Ada Example <ada@example.org>"), ["Ada Example"]);
        assert_eq!(names("Ada Example (Paris)"), ["Ada Example (Paris)"]);
        assert_eq!(names("@ada"), ["@ada"]);
        assert!(names("noreply@example.org (Unknown)").is_empty());
        assert!(names("desk@example.org").is_empty());
    }

    #[test]
    fn several_names_in_one_text_are_several_authors() {
        assert_eq!(
            names("Ada Example, Ben van Sample and Cy Test"),
            ["Ada Example", "Ben van Sample", "Cy Test"]
        );
        assert_eq!(names("Ada Example; Ben Sample; Ada Example"), ["Ada Example", "Ben Sample"]);
        assert_eq!(names("Ada Example und Ben Sample"), ["Ada Example", "Ben Sample"]);
    }

    #[test]
    fn one_name_with_a_comma_or_an_and_stays_one() {
        assert_eq!(names("Sample, Ben"), ["Sample, Ben"]);
        assert_eq!(names("Ministry of Roads and Rivers"), ["Ministry of Roads and Rivers"]);
        assert_eq!(names("Bread and Roses"), ["Bread and Roses"]);
        assert_eq!(names("Ada Example, Artistic Director"), ["Ada Example, Artistic Director"]);
        assert_eq!(names("Fish &#8211; chips"), ["Fish – chips"]);
    }
}
