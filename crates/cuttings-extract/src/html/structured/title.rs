//! The page's title without the site's name: "Bridge opens | The Gazette" is "Bridge opens".

use url::Url;

/// What stands between a headline and a site's name in `<title>`; with white space on both sides,
/// save for the marks that need none.
const SEPARATORS: &[char] = &[
    '|', '-', '\u{2010}', '\u{2013}', '\u{2014}', '·', '•', ':', '»', '«', '›', '‹', '~', '/',
    '\u{ff5c}', '\u{2015}', '\u{2016}',
];

/// Takes the site's name off a title's front or end, if one of the names known for the site, or the
/// host's, stands there.
pub(super) fn without_site(
    title: &str,
    site: Option<&str>,
    publisher: Option<&str>,
    base: Option<&Url>,
) -> String {
    let host = base.and_then(Url::host_str).map(host_name).unwrap_or_default();
    let names: Vec<String> =
        [site, publisher].into_iter().flatten().map(bare).filter(|name| !name.is_empty()).collect();
    let is_site = |part: &str| {
        let part = bare(part);
        !part.is_empty()
            && (names.contains(&part)
                || (!host.is_empty() && (part == host || named_by_host(&part, &host))))
    };
    let mut rest = title.trim();
    // A section often stands between the headline and the name, so that only the name goes.
    while let Some((front, back)) = parts(rest) {
        let (first, after) = front;
        let (before, last) = back;
        if is_site(last) && !before.is_empty() {
            rest = before;
        } else if is_site(first) && !after.is_empty() {
            rest = after;
        } else {
            break;
        }
    }
    rest.to_owned()
}

/// What stands before and behind a separator.
type Sides<'t> = (&'t str, &'t str);

/// A title split at its first and at its last separator.
fn parts(title: &str) -> Option<(Sides<'_>, Sides<'_>)> {
    let mut marks = title.char_indices().filter(|&(at, c)| is_separator(title, at, c));
    let first = marks.next()?;
    let last = marks.next_back().unwrap_or(first);
    let cut = |(at, c): (usize, char)| {
        Some((title.get(..at)?.trim(), title.get(at + c.len_utf8()..)?.trim()))
    };
    Some((cut(first)?, cut(last)?))
}

fn is_separator(title: &str, at: usize, c: char) -> bool {
    if !SEPARATORS.contains(&c) {
        return false;
    }
    let before = title.get(..at).and_then(|t| t.chars().next_back());
    let after = title.get(at + c.len_utf8()..).and_then(|t| t.chars().next());
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match c {
        '|' | '»' | '«' | '\u{ff5c}' => true,
        ':' => space(after),
        _ => space(before) && space(after),
    }
}

/// A name without all but its letters and digits, in lower case, and without a leading article.
fn bare(name: &str) -> String {
    let name = name.trim().to_lowercase();
    let name = name.strip_prefix("the ").unwrap_or(&name);
    let name = name.strip_prefix("www.").unwrap_or(name);
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The part of a host's name that names the site: "gazette" of "www.gazette.example".
fn host_name(host: &str) -> String {
    let suffix = psl::suffix_str(host).map_or(0, |suffix| suffix.len() + 1);
    let without = host.get(..host.len().saturating_sub(suffix)).unwrap_or("");
    bare(without.rsplit('.').next().unwrap_or(""))
}

/// Whether a part of a title is the host's name spelt out, with or without its top domain:
/// "Gazette", "gazette.example", "The Daily Gazette" for dailygazette.example.
fn named_by_host(part: &str, host: &str) -> bool {
    host.len() >= 4 && part.strip_prefix(host).is_some_and(|rest| rest.len() <= 5)
}

#[cfg(test)]
mod tests {
    use super::without_site;

    #[test]
    fn the_sites_name_is_taken_off_either_end() {
        for title in [
            "Bridge opens | The Gazette",
            "Bridge opens - Gazette",
            "The Gazette: Bridge opens",
            "Gazette » Bridge opens",
        ] {
            assert_eq!(without_site(title, Some("The Gazette"), None, None), "Bridge opens");
        }
    }

    #[test]
    fn the_hosts_name_is_known_without_any_claim() {
        let base = "https://www.daily-gazette.co.uk/a".parse().unwrap();
        let title = "Bridge opens – Daily Gazette";
        assert_eq!(without_site(title, None, None, Some(&base)), "Bridge opens");
    }

    #[test]
    fn a_part_that_names_no_site_stays() {
        let title = "Bridge opens - in the rain";
        assert_eq!(without_site(title, Some("Gazette"), None, None), title);
        assert_eq!(without_site("Gazette", Some("Gazette"), None, None), "Gazette");
    }
}
