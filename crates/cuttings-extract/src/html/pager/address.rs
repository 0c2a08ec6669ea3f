//! What two addresses say about the places of their pages in a chain.

use url::Url;

/// Words that stand before the number of a page in an address, sorted.
const PAGE_WORDS: &[&str] = &[
    "cp",
    "index",
    "p",
    "pag",
    "page",
    "paged",
    "pageno",
    "pagenum",
    "pagenumber",
    "pagina",
    "pg",
    "pn",
    "seite",
    "side",
    "sida",
    "strana",
    "str",
];

/// Words before a count of entries to pass over.
const OFFSET_WORDS: &[&str] = &["first", "from", "offset", "skip", "start", "startat", "startrow"];

/// Words that name an archive, which may be followed by a page's number.
const ARCHIVES: &[&str] = &["archiv", "archive", "archives", "archivo", "arquivo"];

/// How many pages `other` is after `page`, by their addresses alone: 1 is the next page, -1 the one
/// before. `None` where the addresses are not of one chain. For chains that count entries, only the sign
/// and the order of the results mean something.
pub(super) fn distance(page: &Url, other: &Url) -> Option<i64> {
    if bare_host(page) != bare_host(other) {
        return None;
    }
    let (a, b) = (plain(page), plain(other));
    if a == b {
        return Some(0);
    }
    same_shape(&a, &b)
        .or_else(|| added_marker(&a, &b).map(|n| n - 1))
        .or_else(|| added_marker(&b, &a).map(|n| 1 - n))
        .or_else(|| same_files(&a, &b))
}

/// Saved pages say their number in the file's name, and their links perhaps in the query once more.
fn same_files(a: &str, b: &str) -> Option<i64> {
    let (path_a, query_a) = a.split_once('?').unwrap_or((a, ""));
    let (path_b, query_b) = b.split_once('?').unwrap_or((b, ""));
    if query_a.is_empty() == query_b.is_empty() { None } else { same_shape(path_a, path_b) }
}

/// Whether an address by itself names a page of a chain beyond the first.
pub(super) fn names_later_page(url: &Url) -> bool {
    let text = plain(url);
    let tokens = tokens(&text);
    tokens.windows(2).any(|pair| {
        let [(word, None), (_, Some(number))] = pair else { return false };
        let word = word
            .trim_end_matches(|c: char| !c.is_ascii_alphabetic())
            .rsplit(|c: char| !c.is_ascii_alphabetic())
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let word = word.as_str();
        (*number >= 2 || (*number >= 1 && word != "p"))
            && (PAGE_WORDS.contains(&word)
                || OFFSET_WORDS.contains(&word)
                || ARCHIVES.contains(&word))
    })
}

fn bare_host(url: &Url) -> Option<&str> {
    url.host_str().map(|h| h.strip_prefix("www.").unwrap_or(h))
}

/// Path and query without trailing slash and index file.
fn plain(url: &Url) -> String {
    let path = url.path();
    let path = ["index.html", "index.htm", "index.php"]
        .iter()
        .find_map(|name| path.strip_suffix(name))
        .unwrap_or(path)
        .trim_end_matches('/');
    match url.query() {
        Some(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// Both addresses are alike but for one number.
fn same_shape(a: &str, b: &str) -> Option<i64> {
    let (a, b) = (tokens(a), tokens(b));
    if a.len() != b.len() {
        return None;
    }
    let mut difference = None;
    for ((text_a, number_a), (text_b, number_b)) in a.iter().zip(&b) {
        match (number_a, number_b) {
            (Some(x), Some(y)) if x != y => {
                if difference.is_some() {
                    return None;
                }
                difference = Some(y - x);
            }
            (Some(_), Some(_)) => {}
            (None, None) if text_a == text_b => {}
            _ => return None,
        }
    }
    difference
}

/// An address as runs of text and of digits; long runs of digits are ids, not page numbers.
fn tokens(text: &str) -> Vec<(&str, Option<i64>)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let digit = first.is_ascii_digit();
        let end = rest.bytes().position(|b| b.is_ascii_digit() != digit).unwrap_or(rest.len());
        let (run, tail) = rest.split_at(end);
        let number = if digit && run.len() <= 6 { run.parse().ok() } else { None };
        out.push((run, number));
        rest = tail;
    }
    out
}

/// `longer` is `base` with the marker of a page: the page's number, 1 being `base` itself.
fn added_marker(base: &str, longer: &str) -> Option<i64> {
    let stem = base.strip_suffix(".html").or_else(|| base.strip_suffix(".htm")).unwrap_or(base);
    let added = longer
        .strip_prefix(base)
        .or_else(|| longer.strip_prefix(stem))
        .map(|t| t.strip_suffix(".html").or_else(|| t.strip_suffix(".htm")).unwrap_or(t))?;
    let mut number = None;
    let mut word = "";
    // A second parameter of an index file ("index1.html?page=1") says the same once more.
    for (run, value) in
        tokens(added.split_once('?').map_or(added, |(path, query)| {
            if path.is_empty() || path == "/" { query } else { path }
        }))
    {
        match value {
            Some(n) if number.is_none() => number = Some(n),
            Some(_) => return None,
            None if number.is_none() => {
                word = run.trim_matches(|c: char| !c.is_ascii_alphabetic());
            }
            None => {
                if run.chars().any(char::is_alphabetic) {
                    return None;
                }
            }
        }
    }
    let number = number?;
    let lower =
        word.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or(word).to_ascii_lowercase();
    if OFFSET_WORDS.contains(&lower.as_str()) {
        return (number > 0).then_some(number + 1);
    }
    let known = lower.is_empty() || PAGE_WORDS.contains(&lower.as_str());
    if !known || number > 9_999 || (lower.is_empty() && (1_900..2_100).contains(&number)) {
        return None;
    }
    // A chain counted from zero or whose second page is called 1.
    Some(if number <= 1 { number + 1 } else { number })
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::distance;

    fn d(a: &str, b: &str) -> Option<i64> {
        distance(&Url::parse(a).unwrap(), &Url::parse(b).unwrap())
    }

    #[test]
    fn the_next_number_in_a_path_or_query_is_the_next_page() {
        assert_eq!(d("https://a.example/news/page/2/", "https://a.example/news/page/3/"), Some(1));
        assert_eq!(d("https://a.example/news?page=4", "https://a.example/news?page=3"), Some(-1));
        assert_eq!(
            d("https://a.example/n/index-12.html", "https://a.example/n/index-11.html"),
            Some(-1)
        );
    }

    #[test]
    fn the_first_page_often_has_no_number() {
        assert_eq!(d("https://a.example/news/", "https://a.example/news/page/2/"), Some(1));
        assert_eq!(d("https://a.example/news", "https://a.example/news?page=1"), Some(1));
        assert_eq!(d("https://a.example/news/page/2/", "https://a.example/news/"), Some(-1));
        assert_eq!(d("https://a.example/", "https://a.example/archives/2"), None);
        assert_eq!(d("https://a.example/blog.html", "https://a.example/blog2.html"), Some(1));
        assert_eq!(
            d("https://a.example/n/index5.html", "https://a.example/n/index6.html?page=6"),
            Some(1)
        );
    }

    #[test]
    fn years_and_articles_are_no_pages() {
        assert_eq!(d("https://a.example/news", "https://a.example/news/2021"), None);
        assert_eq!(d("https://a.example/news", "https://a.example/news/a-story-2"), None);
        assert_eq!(d("https://a.example/news", "https://b.example/news/page/2"), None);
    }
}
