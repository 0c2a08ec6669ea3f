//! Bylines: "By Ada Quill and Bo Inkwell, Staff Writers" names Ada Quill and Bo Inkwell.

/// Words that a byline begins with, in lower case, sorted; those after which only a name makes it
/// one come with `false`.
const LABELS: &[(&str, bool)] = &[
    ("af", false),
    ("article by", true),
    ("article by:", true),
    ("articles by", true),
    ("authored by", true),
    ("authored by:", true),
    ("author:", true),
    ("authors:", true),
    ("author", true),
    ("autor", true),
    ("autor:", true),
    ("autora:", true),
    ("autore:", true),
    ("autorin:", true),
    ("av", false),
    ("by", true),
    ("by:", true),
    ("contributed by", true),
    ("created by", true),
    ("di", false),
    ("door", false),
    ("escrito por", true),
    ("geschreven door", true),
    ("geschrieben von", true),
    ("julkaissut", true),
    ("napisał", true),
    ("par", false),
    ("por", false),
    ("por:", true),
    ("posted by", true),
    ("posted by:", true),
    ("posted: by", true),
    ("publicado por", true),
    ("published by", true),
    ("publié par", true),
    ("scritto da", true),
    ("skriven av", true),
    ("skrevet av", true),
    ("story by", true),
    ("submitted by", true),
    ("text by", true),
    ("text:", true),
    ("texte:", true),
    ("texto:", true),
    ("tác giả:", true),
    ("verfasst von", true),
    ("veröffentlicht von", true),
    ("von", false),
    ("words by", true),
    ("written by", true),
    ("written by:", true),
    ("écrit par", true),
    ("автор:", true),
    ("بقلم", true),
    ("بقلم:", true),
    ("نویسنده:", true),
    ("文：", true),
    ("作者：", true),
    ("作者:", true),
    ("作者", true),
    ("记者", true),
    ("記者", true),
];

/// Words that join two names, in lower case, sorted.
const JOINERS: &[&str] =
    &["&", "and", "e", "en", "et", "i", "och", "og", "und", "with", "y", "и", "و"];

/// What systems write where there is no name, in lower case, sorted.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "anonymous",
    "author",
    "autor",
    "guest",
    "none",
    "null",
    "undefined",
    "unknown",
    "updated",
    "webmaster",
];

/// Words that end, or begin, a role and no name; in lower case, sorted.
const ROLES: &[&str] = &[
    "analyst",
    "chef",
    "columnist",
    "consultant",
    "contributor",
    "coordinator",
    "correspondent",
    "correspondente",
    "corresponsal",
    "critic",
    "director",
    "editor",
    "editor-in-chief",
    "expert",
    "founder",
    "freelance",
    "interim",
    "intern",
    "jornalista",
    "journalist",
    "journaliste",
    "manager",
    "officer",
    "periodista",
    "photographer",
    "producer",
    "professor",
    "redakteur",
    "redakteurin",
    "redaktör",
    "reporter",
    "researcher",
    "specialist",
    "staff",
    "strategist",
    "writer",
    "writers",
];

/// Whether a line starts as a byline does.
pub(super) fn starts(line: &str) -> bool {
    without_label(line).is_some_and(|rest| rest.len() < line.trim().len())
}

/// What follows the label that a line starts with; `None` where it starts with none.
fn without_label(line: &str) -> Option<&str> {
    let line = line.trim();
    let mut best: Option<&str> = None;
    for &(label, sure) in LABELS {
        // Lower-casing may change a text's length: compare by characters.
        let mut chars = line.chars();
        let fits =
            label.chars().all(|l| chars.next().is_some_and(|c| c == l || c.to_lowercase().eq([l])));
        if !fits {
            continue;
        }
        let rest = chars.as_str();
        let ends_word = rest
            .starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '/'))
            || label.ends_with([':', '：']);
        let rest =
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '/'));
        let named =
            sure || rest.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
        if ends_word && named && best.is_none_or(|known| rest.len() < known.len()) {
            best = Some(rest);
        }
    }
    best
}

/// Whether a line is a byline's label and nothing else.
pub(super) fn is_label(line: &str) -> bool {
    let line = line.trim().trim_end_matches(':').to_lowercase();
    LABELS.iter().any(|(label, _)| label.trim_end_matches(':') == line)
}

/// The names that a line credits, given as its runs of text: "By", "Ada Quill", "and", "Bo Inkwell",
/// "5 min read". None where no run is, or begins with, a byline's label.
pub(super) fn credited(runs: &[String]) -> Vec<String> {
    let labelled_at = runs.iter().position(|run| ends_in_label(run) || !labelled(run).is_empty());
    let Some(at) = labelled_at else { return Vec::new() };
    let first = runs.get(at).map(|run| labelled(run)).unwrap_or_default();
    let rest = runs.get(at + 1..).unwrap_or_default();
    if first.is_empty() { listed(rest) } else { with_joined(first, rest) }
}

/// The names that runs of text begin with, labels aside; what follows the names is left.
pub(super) fn listed(runs: &[String]) -> Vec<String> {
    for (at, run) in runs.iter().enumerate().take(4) {
        let found = names(run);
        if !found.is_empty() {
            return with_joined(found, runs.get(at + 1..).unwrap_or_default());
        }
    }
    Vec::new()
}

/// Adds the names of the runs that follow, as long as each is joined to the ones before.
fn with_joined(mut found: Vec<String>, rest: &[String]) -> Vec<String> {
    let mut rest = rest.iter();
    while let Some(run) = rest.next() {
        let joint = run.trim().to_lowercase();
        let joins = matches!(joint.as_str(), "," | ";")
            || JOINERS.binary_search(&joint.trim_start_matches(',').trim()).is_ok();
        let more = rest.next().map(|next| names(next)).unwrap_or_default();
        if !joins || more.is_empty() || found.len() >= 16 {
            break;
        }
        found.extend(more);
    }
    found
}

/// Whether a run of text is a label, or ends in one: "12 May · by".
fn ends_in_label(run: &str) -> bool {
    is_label(run)
        || run.rsplit([' ', '|', '·', '-', '\u{a0}']).find(|w| !w.is_empty()).is_some_and(|word| {
            run.len() <= 60
                && matches!(
                    word.to_lowercase().as_str(),
                    "by" | "by:" | "von" | "por" | "par" | "door" | "av" | "af"
                )
        })
}

/// The names in a byline that starts with a label ("By …"); none where it does not.
fn labelled(line: &str) -> Vec<String> {
    if line.chars().count() > 160 {
        return Vec::new();
    }
    without_label(line).map(names).unwrap_or_default()
}

/// The names in a text that holds nothing but names, and what is put around them: labels, mail
/// addresses, roles, dates.
pub(super) fn names(text: &str) -> Vec<String> {
    let mut text = text.trim();
    while let Some(rest) = without_label(text)
        && rest.len() < text.len()
        && !rest.is_empty()
    {
        text = rest;
    }
    if let Some((last, first)) = text.split_once(", ")
        && [last, first].iter().all(|part| !part.contains([' ', ',', '.']))
        && !is_suffix(first)
    {
        return name(&format!("{first} {last}")).into_iter().collect();
    }
    let mut names: Vec<String> = Vec::new();
    for part in parts(text) {
        if let Some(name) = name(&part)
            && (names.is_empty() || is_full(&name))
            && names.len() < 16
            && !names.contains(&name)
        {
            names.push(name);
        } else if !names.is_empty() && !part.trim().is_empty() && !is_suffix(&part) {
            // Behind the names come roles, dates and places.
            break;
        }
    }
    names
}

/// A byline at its commas, marks and joining words.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for word in text.split_whitespace() {
        let joins = JOINERS.binary_search(&word.to_lowercase().as_str()).is_ok();
        let parts_off = matches!(word, "|" | "·" | "•" | "-" | "–" | "—" | "/" | "»" | "«");
        if joins || parts_off {
            parts.push(String::new());
            continue;
        }
        if word.starts_with(['(', '[', '<']) {
            parts.push(String::new());
        }
        for (at, piece) in word.split([',', ';', '|', '、', '，', '·', '•']).enumerate() {
            if at > 0 {
                parts.push(String::new());
            }
            if let Some(part) = parts.last_mut() {
                if !part.is_empty() && !piece.is_empty() {
                    part.push(' ');
                }
                part.push_str(piece);
            }
        }
    }
    let full = |part: &String| part.split(' ').count() > 1 || part.chars().any(is_wide);
    let pieces: Vec<&String> = parts.iter().filter(|part| !part.is_empty()).collect();
    // "Bread and Roses" is one name: joined parts are several only if each could stand alone.
    let joined =
        text.split_whitespace().any(|w| JOINERS.binary_search(&w.to_lowercase().as_str()).is_ok());
    if joined && !pieces.iter().take(2).all(|part| full(part)) && !text.contains(',') {
        return vec![text.to_owned()];
    }
    parts
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// Words that names hold in lower case, sorted.
const PARTICLES: &[&str] = &[
    "al", "af", "av", "bin", "da", "de", "degli", "del", "della", "den", "der", "di", "do", "dos",
    "du", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "zu", "zum", "zur",
];

/// Whether a further part can be nothing but a name.
fn is_full(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    words.len() <= 4
        && words.iter().all(|word| {
            word.chars().next().is_some_and(|c| !c.is_lowercase()) || PARTICLES.contains(word)
        })
}

/// Degrees and the like behind a name.
fn is_suffix(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    letters <= 5
        && part.chars().any(char::is_uppercase)
        && part.chars().filter(|c| c.is_lowercase()).count() <= 2
}

/// A part of a byline as a name, if it can be one.
fn name(part: &str) -> Option<String> {
    let words: Vec<&str> = part.split_whitespace().filter(|word| !word.contains('@')).collect();
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '!'));
    let name = name
        .strip_suffix('.')
        .filter(|_| name.split(' ').next_back().is_some_and(|w| w.len() > 4))
        .unwrap_or(name);
    let lower = name.to_lowercase();
    let words = name.split(' ').count();
    let is_role = |word: &str| ROLES.binary_search(&word).is_ok();
    let role = words > 1
        && (lower.split(' ').next_back().is_some_and(is_role)
            || lower.split(' ').next().is_some_and(is_role));
    let possible = !name.is_empty()
        && name.chars().any(char::is_alphabetic)
        && name.len() <= 80
        && words <= 7
        && !name.contains("://")
        && !lower.starts_with("www.")
        && !name.split(' ').any(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        && NOBODY.binary_search(&lower.as_str()).is_err()
        && !role
        && !ends_small(name)
        && !is_label(name)
        && !is_suffix_only(name)
        && !(words == 1 && is_role(&lower));
    possible.then(|| name.to_owned())
}

/// Whether a text goes on in a small word where a name ends in a capital one: "Insights from". "danah boyd" has none.
fn ends_small(name: &str) -> bool {
    // "d'Ormesson" and "al-Hakim" have a capital; Georgian has no capitals that are used.
    let is_small = |word: &str| {
        let is_cased = |c: char| c.is_lowercase() && !matches!(c, '\u{10D0}'..='\u{10FF}');
        let is_rank = matches!(word.trim_end_matches('.'), "jr" | "sr" | "fils");
        word.starts_with(is_cased) && !word.contains(char::is_uppercase) && !is_rank
    };
    let words: Vec<&str> = name.split(' ').collect();
    let is_written_small = words.len() == 2 && words.iter().all(|word| is_small(word));
    words.len() > 1 && words.last().is_some_and(|last| is_small(last)) && !is_written_small
}

/// "PhD" and "RDN" alone.
fn is_suffix_only(name: &str) -> bool {
    matches!(
        name.replace('.', "").to_uppercase().as_str(),
        "PHD"
            | "MD"
            | "RD"
            | "RDN"
            | "MBA"
            | "JR"
            | "SR"
            | "CFP"
            | "CFP®"
            | "CPA"
            | "MS"
            | "MA"
            | "CEPF®"
            | "CFA"
            | "JD"
            | "DVM"
            | "DO"
            | "RN"
            | "MPH"
            | "ESQ"
    )
}

#[cfg(test)]
mod tests {
    use super::{JOINERS, LABELS, NOBODY, ROLES, credited, names, starts};

    #[test]
    fn the_tables_are_sorted() {
        assert!(JOINERS.is_sorted() && NOBODY.is_sorted() && ROLES.is_sorted());
        assert!(!LABELS.is_empty());
    }

    #[test]
    fn labels_roles_mails_and_dates_are_no_names() {
        for (line, expected) in [
            ("By Ada Quill", vec!["Ada Quill"]),
            ("By Ada Quill and Bo Inkwell, Staff Writers", vec!["Ada Quill", "Bo Inkwell"]),
            ("Von Jörg Feder", vec!["Jörg Feder"]),
            ("Por Inês Pena | 3 de março de 2023", vec!["Inês Pena"]),
            ("Written by: Cy Nib (cy@gazette.example)", vec!["Cy Nib"]),
            ("作者：王小明", vec!["王小明"]),
        ] {
            assert_eq!(credited(&[line.to_owned()]), expected, "{line}");
        }
    }

    #[test]
    fn runs_of_a_line_that_follow_the_names_are_left() {
        let runs = |runs: &[&str]| runs.iter().map(|&run| run.to_owned()).collect::<Vec<_>>();
        let line = runs(&["12 May, by", "Ada Quill", "and", "Bo Inkwell", "5 min read"]);
        assert_eq!(credited(&line), ["Ada Quill", "Bo Inkwell"]);
        assert_eq!(credited(&runs(&["By Ada Quill", "Tags"])), ["Ada Quill"]);
    }

    #[test]
    fn a_text_without_label_is_no_byline() {
        assert!(credited(&["Ada Quill wrote this".to_owned()]).is_empty());
        assert!(!starts("Byron was a poet"));
        assert!(starts("by Ada Quill"));
    }

    #[test]
    fn names_that_hold_a_joining_word_stay_whole() {
        assert_eq!(names("Bread and Roses"), ["Bread and Roses"]);
        assert_eq!(names("Ada Quill, Bo Inkwell & Cy Nib"), ["Ada Quill", "Bo Inkwell", "Cy Nib"]);
        assert_eq!(names("Ada Quill, Ph.D."), ["Ada Quill"]);
    }

    #[test]
    fn systems_are_nobody() {
        assert!(names("admin").is_empty());
        assert!(names("https://gazette.example/people/ada").is_empty());
    }
}
