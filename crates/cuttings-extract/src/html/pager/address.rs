//! What two addresses say about the places of their pages in a chain.

use std::cmp::Ordering;

use url::Url;

use crate::address::is_tracking;

/// Words that stand before the number of a page in an address, sorted.
const PAGE_WORDS: &[&str] = &[
    "cp",
    "cur",
    "currentpage",
    "faqe",
    "hal",
    "halaman",
    "index",
    "lapa",
    "lehekulg",
    "leht",
    "oldal",
    "orria",
    "p",
    "pag",
    "page",
    "paged",
    "pageindex",
    "pageno",
    "pagenr",
    "pagenum",
    "pagenumber",
    "pagina",
    "paxina",
    "pg",
    "pn",
    "puslapis",
    "sahifa",
    "sayfa",
    "sehife",
    "seite",
    "sida",
    "sidan",
    "side",
    "sidenr",
    "sidor",
    "sivu",
    "str",
    "stran",
    "strana",
    "stranica",
    "stranka",
    "strona",
    "trang",
    "ukurasa",
];

/// Words before a count of entries to pass over, sorted.
const OFFSET_WORDS: &[&str] =
    &["debut", "first", "from", "limitstart", "offset", "skip", "start", "startat", "startrow"];

/// Words that name an archive, which may be followed by a page's number.
const ARCHIVES: &[&str] = &["archiv", "archive", "archives", "archivo", "arquivo"];

/// Names of parameters before the number of the entry that older ones are asked for with.
const CURSORS: &[&str] =
    &["before", "before_id", "last_id", "lastid", "max_id", "maxid", "until", "updated-max"];

/// Years, as they stand in addresses.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;

/// The web has no pages of earlier years: what names one is about it.
const FIRST_YEAR: i64 = 1990;

/// An address as the place of a page: its path and its parameters, without what says nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    host: String,
    /// Without trailing slash and index file.
    path: String,
    /// Sorted, without those that only track.
    parameters: Vec<String>,
}

/// Where another page stands, by the addresses alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Distance {
    /// So many pages on: 1 is the next page, -1 the one before, 0 the same. For chains that count entries,
    /// only the sign and the order mean something.
    Pages(i64),
    /// On another day, or in another month or year: before or after this one, or equal where the address leaves that
    /// open.
    Time(Ordering),
    /// In no chain that the addresses tell of.
    Unknown,
}

impl Distance {
    pub(super) fn pages(self) -> Option<i64> {
        match self {
            Self::Pages(pages) => Some(pages),
            Self::Time(_) | Self::Unknown => None,
        }
    }
}

impl Place {
    pub(super) fn of(url: &Url) -> Self {
        let host = url.host_str().unwrap_or_default();
        let path = url.path();
        let path = ["index.html", "index.htm", "index.php"]
            .iter()
            .find_map(|name| path.strip_suffix(name))
            .unwrap_or(path)
            .trim_end_matches('/');
        let query = url.query().unwrap_or_default();
        let mut parameters: Vec<String> = query
            .split('&')
            .filter(|pair| !pair.is_empty() && !is_tracking(pair))
            .map(str::to_owned)
            .collect();
        parameters.sort_unstable();
        Self {
            host: host.strip_prefix("www.").unwrap_or(host).to_owned(),
            path: path.to_owned(),
            parameters,
        }
    }

    /// How far it is from here to there.
    pub(super) fn distance(&self, there: &Self) -> Distance {
        if self.host != there.host {
            return Distance::Unknown;
        }
        match (self.path == there.path, self.parameters == there.parameters) {
            (true, true) => Distance::Pages(0),
            (true, false) => self.by_parameters(there),
            (false, true) => by_paths(&self.path, &there.path),
            // Saved pages say their number in the file's name, and their links perhaps in the query
            // once more.
            (false, false) if self.parameters.is_empty() != there.parameters.is_empty() => {
                by_paths(&self.path, &there.path)
            }
            (false, false) => Distance::Unknown,
        }
    }

    /// By the one parameter in which they differ.
    fn by_parameters(&self, there: &Self) -> Distance {
        let only = |these: &Self, those: &Self| -> Vec<String> {
            these
                .parameters
                .iter()
                .filter(|p| those.parameters.binary_search(p).is_err())
                .cloned()
                .collect()
        };
        match (only(self, there).as_slice(), only(there, self).as_slice()) {
            ([here], [there]) => {
                by_several_counts(here, there).unwrap_or_else(|| same_shape(here, there))
            }
            ([], [added]) => marker(added).map_or(Distance::Unknown, |n| Distance::Pages(n - 1)),
            ([added], []) => marker(added).map_or(Distance::Unknown, |n| Distance::Pages(1 - n)),
            _ => Distance::Unknown,
        }
    }

    /// Whether both are of one path and one host.
    pub(super) fn has_path_of(&self, there: &Self) -> bool {
        self.host == there.host && self.path == there.path
    }

    /// Whether another address is this one with a parameter more that is 2, whatever it is called.
    pub(super) fn has_for_second(&self, there: &Self) -> bool {
        let added = |p: &&String| self.parameters.binary_search(p).is_err();
        self.has_path_of(there)
            && there.parameters.len() == self.parameters.len() + 1
            && there.parameters.iter().find(added).is_some_and(|p| p.ends_with("=2"))
    }

    /// Whether the address by itself names a page of a chain beyond the first.
    pub(super) fn names_later_page(&self) -> bool {
        names_later_page(&self.path) || self.parameters.iter().any(|p| names_later_page(p))
    }
}

/// Whether an address has any number behind its host; most have none, and this is quickly seen.
pub(super) fn holds_number(url: &Url) -> bool {
    let holds = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    holds(url.path()) || url.query().is_some_and(holds)
}

/// The address of the page with the next number, if the address says its own and that is one less.
pub(super) fn turned_to(page: &Url, number: i64) -> Option<Url> {
    let text = page.as_str();
    let head = page.origin().ascii_serialization().len();
    let (head, rest) = text.split_at_checked(head)?;
    let tokens = tokens(rest);
    let mut found = None;
    let mut at = 0;
    for (index, (run, value)) in tokens.iter().enumerate() {
        if *value == Some(number - 1) && index > 0 && is_page_word(last_word(tokens[index - 1].0)) {
            // Two numbers that could be the page's leave it open which is.
            if found.is_some() {
                return None;
            }
            found = Some(at..at + run.len());
        }
        at += run.len();
    }
    let found = found?;
    let turned = format!("{head}{}{number}{}", rest.get(..found.start)?, rest.get(found.end..)?);
    Url::parse(&turned).ok()
}

/// A page with several lists keeps the numbers of all in one parameter, the first one's first, and leaves out noughts at
/// the end: from "page=31" to "page=31%2C1" turns the pager of another list, to "page=32%2C0" that of the first.
fn by_several_counts(a: &str, b: &str) -> Option<Distance> {
    let ((name, a), (other, b)) = (a.split_once('=')?, b.split_once('=')?);
    let (mut a, mut b) = (counts(a)?, counts(b)?);
    if name != other || !is_page_word(name) || a.len() == b.len() {
        return None;
    }
    let all = a.len().max(b.len());
    a.resize(all, 0);
    b.resize(all, 0);
    let (first, others) = (b.first()? - a.first()?, a.get(1..) == b.get(1..));
    // Some forget the number of the first list when they turn the others.
    Some(Distance::Pages(if others { first } else { 0 }))
}

/// Numbers with commas between them, or a single one.
fn counts(value: &str) -> Option<Vec<i64>> {
    let value = value.replace("%2C", ",").replace("%2c", ",");
    value
        .split(',')
        .map(|count| count.parse().ok().filter(|count| (0..1_000_000).contains(count)))
        .collect()
}

fn by_paths(a: &str, b: &str) -> Distance {
    match same_shape(a, b) {
        Distance::Unknown => {}
        known => return known,
    }
    let added = added_marker(a, b).map(|n| n - 1);
    added.or_else(|| added_marker(b, a).map(|n| 1 - n)).map_or(Distance::Unknown, Distance::Pages)
}

fn names_later_page(text: &str) -> bool {
    tokens(text).windows(2).any(|pair| {
        let [(run, None), (_, Some(number))] = pair else { return false };
        let word = last_word(run);
        let is_known = is_page_word(word)
            || names_offset(run)
            || names_cursor(run)
            || ARCHIVES.iter().any(|w| w.eq_ignore_ascii_case(word));
        is_known && (*number >= 2 || (*number >= 1 && !word.eq_ignore_ascii_case("p")))
    })
}

/// The last word of a run of text: "page" of "&page=". Brackets may be written as "%5B" and "%5D".
fn last_word(run: &str) -> &str {
    let run = run.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
    run.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default()
}

/// Whether an address counts the entries to pass over.
pub(super) fn is_offset(url: &Url) -> bool {
    let pairs = url.query().into_iter().flat_map(|query| query.split('&'));
    pairs.filter_map(|pair| pair.split_once('=')).any(|(name, _)| names_offset(name))
}

/// Whether the last name in a run of text is one of a place in a stream: "?before=".
fn names_cursor(run: &str) -> bool {
    let name = run.rsplit(['&', '?']).next().unwrap_or_default().trim_end_matches('=');
    CURSORS.contains(&name)
}

/// Whether the last name in a run of text is one of an offset: "&start=", "&debut_articles=".
fn names_offset(run: &str) -> bool {
    let name = run.rsplit(['&', '?', '/', ';']).next().unwrap_or_default();
    name.split(|c: char| !c.is_ascii_alphabetic())
        .any(|word| OFFSET_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

fn is_page_word(word: &str) -> bool {
    PAGE_WORDS.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// Both texts are alike but for one number.
fn same_shape(a: &str, b: &str) -> Distance {
    let (a, b) = (tokens(a), tokens(b));
    if a.len() != b.len() {
        return Distance::Unknown;
    }
    let mut differing = None;
    let mut by_time = false;
    let mut order = Some(Ordering::Equal);
    for (at, ((text_a, number_a), (text_b, number_b))) in a.iter().zip(&b).enumerate() {
        match (number_a, number_b) {
            (Some(x), Some(y)) if x != y => {
                by_time |= is_of_date(&a, at) && is_of_date(&b, at);
                let steps = [(text_a, *x), (text_b, *y)];
                let says_order =
                    is_of_date(&a, at) && steps.iter().all(|(run, n)| is_step(run, *n));
                order = order.filter(|_| says_order).map(|order| order.then(y.cmp(x)));
                if differing.is_some() && !by_time {
                    return Distance::Unknown;
                }
                differing = Some(y - x);
            }
            (Some(_), Some(_)) => {}
            (None, None) if text_a == text_b => {}
            _ => return Distance::Unknown,
        }
    }
    match differing {
        _ if by_time => Distance::Time(order.unwrap_or(Ordering::Equal)),
        Some(pages) => Distance::Pages(pages),
        None => Distance::Unknown,
    }
}

/// Whether a number in a date says how time runs: a year in which pages could be published, a month or a day of two
/// digits. One digit may as well be a page of the year.
fn is_step(run: &str, number: i64) -> bool {
    match run.len() {
        4 => FIRST_YEAR <= number,
        length => length == 2,
    }
}

/// An address as runs of text and of digits; long runs of digits are ids, not page numbers. The digits
/// of escapes ("%5B", "%2C") are no numbers.
fn tokens(text: &str) -> Vec<(&str, Option<i64>)> {
    let bytes = text.as_bytes();
    let is_escaped = |at: usize| {
        (at >= 1 && bytes[at - 1] == b'%')
            || (at >= 2 && bytes[at - 2] == b'%' && bytes[at - 1].is_ascii_hexdigit())
    };
    let is_digit = |at: usize| bytes[at].is_ascii_digit() && !is_escaped(at);
    let mut out = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let digit = is_digit(start);
        let end = (start..bytes.len()).find(|at| is_digit(*at) != digit).unwrap_or(bytes.len());
        let run = text.get(start..end).unwrap_or_default();
        let number = if digit && run.len() <= 6 { run.parse().ok() } else { None };
        out.push((run, number));
        start = end;
    }
    out
}

/// Whether the number at a place is a year, or a month or day behind one: "/2022/05/", "2022-05-17".
fn is_of_date(tokens: &[(&str, Option<i64>)], at: usize) -> bool {
    let number = |at: usize| tokens.get(at).and_then(|(run, n)| Some((run.len(), (*n)?)));
    let Some((length, value)) = number(at) else { return false };
    let word = at.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |(run, _)| run);
    if length == 4 && YEARS.contains(&value) {
        return !is_page_word(last_word(word)) || !word.ends_with(['/', '=']);
    }
    let follows = length <= 2 && value <= 31 && matches!(word, "/" | "-" | "_" | "." | "%2F");
    follows && at >= 2 && is_of_date(tokens, at - 2)
}

/// `longer` is `base` with the marker of a page: the page's number, 1 being `base` itself.
fn added_marker(base: &str, longer: &str) -> Option<i64> {
    let stem = without_extension(base);
    let added = longer.strip_prefix(base).or_else(|| longer.strip_prefix(stem))?;
    let is_in_time =
        tokens(base).len().checked_sub(1).is_some_and(|at| is_of_date(&tokens(base), at));
    let is_bare = !added.contains(|c: char| c.is_ascii_alphabetic());
    if is_in_time && is_bare { None } else { marker(without_extension(added)) }
}

fn without_extension(path: &str) -> &str {
    path.strip_suffix(".html").or_else(|| path.strip_suffix(".htm")).unwrap_or(path)
}

/// The number of a page in what an address has for it: "/page/2", "-2", "page=2".
fn marker(added: &str) -> Option<i64> {
    let mut number = None;
    let mut word = "";
    for (run, value) in tokens(added) {
        match value {
            Some(n) if number.is_none() => number = Some(n),
            Some(_) => return None,
            None if number.is_none() => word = run,
            None if run.chars().any(char::is_alphabetic) => return None,
            None => {}
        }
    }
    let number = number?;
    if names_offset(word) {
        return Some(number + 1);
    }
    let word = last_word(word);
    let known = word.is_empty() || is_page_word(word);
    if !known || number > 9_999 || (word.is_empty() && YEARS.contains(&number)) {
        return None;
    }
    // A chain counted from zero or whose second page is called 1.
    Some(if number <= 1 { number + 1 } else { number })
}

#[cfg(test)]
mod tests {
    use url::Url;

    use std::cmp::Ordering;

    use super::{Distance, Place, turned_to};

    fn distance(a: &str, b: &str) -> Distance {
        let place = |text: &str| Place::of(&Url::parse(text).unwrap());
        place(a).distance(&place(b))
    }

    fn d(a: &str, b: &str) -> Option<i64> {
        distance(a, b).pages()
    }

    #[test]
    fn the_next_number_in_a_path_or_query_is_the_next_page() {
        assert_eq!(d("https://a.example/news/page/2/", "https://a.example/news/page/3/"), Some(1));
        assert_eq!(d("https://a.example/news?page=4", "https://a.example/news?page=3"), Some(-1));
        assert_eq!(
            d("https://a.example/n/index-12.html", "https://a.example/n/index-11.html"),
            Some(-1)
        );
        assert_eq!(d("https://a.example/n?page=0%2C2", "https://a.example/n?page=0%2C3"), Some(1));
        assert_eq!(
            d("https://a.example/n?l%5Bpage%5D=2", "https://a.example/n?l%5Bpage%5D=3"),
            Some(1)
        );
    }

    #[test]
    fn a_place_in_a_stream_names_a_later_page() {
        let later = |text: &str| Place::of(&Url::parse(text).unwrap()).names_later_page();
        assert!(later("https://a.example/news/?before=918102"));
        assert!(later("https://a.example/search?updated-max=2026-09-18T06:10:00Z&max-results=7"));
        assert!(!later("https://a.example/news/?id=918102"));
    }

    #[test]
    fn the_first_page_often_has_no_number() {
        assert_eq!(d("https://a.example/news/", "https://a.example/news/page/2/"), Some(1));
        assert_eq!(d("https://a.example/n?page=31", "https://a.example/n?page=31%2C1"), Some(0));
        assert_eq!(d("https://a.example/n?page=1", "https://a.example/n?page=2%2C0"), Some(1));
        assert_eq!(d("https://a.example/n?page=31", "https://a.example/n?page=0%2C1"), Some(0));
        assert_eq!(d("https://a.example/n?von=0", "https://a.example/n?von=20,20"), None);
        assert_eq!(d("https://a.example/?s=news", "https://a.example/?s=news,2"), None);
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
    fn the_order_of_parameters_and_those_that_track_say_nothing() {
        assert_eq!(
            d("https://a.example/s?sort=new&page=2&q=x", "https://a.example/s?q=x&sort=new&page=3"),
            Some(1)
        );
        assert_eq!(
            d("https://a.example/s?q=x&sort=new", "https://a.example/s?page=2&q=x&sort=new"),
            Some(1)
        );
        assert_eq!(
            d("https://a.example/n?page=2&utm_source=a", "https://a.example/n?page=3"),
            Some(1)
        );
    }

    #[test]
    fn an_offset_may_say_of_what() {
        let page = "https://a.example/spip.php?rubrique3";
        assert_eq!(d(page, "https://a.example/spip.php?rubrique3&debut_articles=6"), Some(6));
        assert_eq!(d(page, "https://a.example/spip.php?rubrique3&lang=fr"), None);
    }

    #[test]
    fn years_and_articles_are_no_pages() {
        assert_eq!(d("https://a.example/news", "https://a.example/news/2021"), None);
        assert_eq!(d("https://a.example/news", "https://a.example/news/a-story-2"), None);
        assert_eq!(d("https://a.example/news", "https://b.example/news/page/2"), None);
    }

    #[test]
    fn other_days_months_and_years_are_apart_in_time() {
        for (later, earlier) in [
            ("https://a.example/news/2022/", "https://a.example/news/2021/"),
            ("https://a.example/2022/05/", "https://a.example/2022/04/"),
            ("https://a.example/2022/01/", "https://a.example/2021/12/"),
            ("https://a.example/2022/5/17", "https://a.example/2022/5/16"),
            ("https://a.example/e?date=2022-05-18", "https://a.example/e?date=2022-05-17"),
            ("https://a.example/e?year=2022", "https://a.example/e?year=2021"),
        ] {
            assert_eq!(distance(later, earlier), Distance::Time(Ordering::Less), "{later}");
            assert_eq!(distance(earlier, later), Distance::Time(Ordering::Greater), "{later}");
        }
        assert_eq!(d("https://a.example/2022/05/", "https://a.example/2022/05/02/"), None);
        assert_eq!(d("https://a.example/2022/05/", "https://a.example/2022/05/page/2/"), Some(1));
        assert_eq!(d("https://a.example/n?page=2022", "https://a.example/n?page=2023"), Some(1));
        assert_eq!(d("https://a.example/n/page/1950", "https://a.example/n/page/1951"), Some(1));
    }

    #[test]
    fn an_address_is_turned_where_its_own_number_is_known() {
        let turned = |page: &str, number| turned_to(&Url::parse(page).unwrap(), number);
        assert_eq!(turned("https://a.example/n?page=3", 4).unwrap().query(), Some("page=4"));
        assert_eq!(turned("https://a.example/n/page/3/", 4).unwrap().path(), "/n/page/4/");
        assert_eq!(turned("https://a.example/n?page=3", 5), None);
        assert_eq!(turned("https://a.example/n", 2), None);
        assert_eq!(turned("https://a.example/page/3/n?page=3", 4), None);
    }
}
