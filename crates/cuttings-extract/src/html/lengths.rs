//! Times of day that are none: the lengths of films and recordings, which are written alike ("12:44"). So are ages:
//! those of courses and of recipes ("4 hours").
//!
//! Times of articles are named as times, stand below a day, or run down a list in order. What is named as a length,
//! or stands here and there without any of that, is one.

use jiff::SignedDuration;
use jiff::civil::Time;

use super::fields::{self, DateFound, Draft};
use super::hints::Hints;
use super::survey::Survey;
use crate::dates::{self, Reading};
use crate::dom::{Dom, NodeId, Tag};

/// Fewer times are in order by chance.
const FEWEST: usize = 3;

/// Parts of class names for lengths.
const LENGTHS: &[&str] =
    &["dauer", "duracao", "duracion", "duration", "durata", "duree", "length", "runtime"];

/// How far up a name of a length can stand.
const NEAR: usize = 3;

/// Takes lengths for no dates.
pub(super) fn drop(survey: &Survey<'_, '_>, drafts: &mut [Draft]) {
    drop_times(survey, drafts);
    drop_ages(survey, drafts);
}

/// Takes what is written as ages are, but with a whole word for the unit and none that says "ago", for no dates where
/// it doesn't run down the list: the newest article is the youngest.
fn drop_ages(survey: &Survey<'_, '_>, drafts: &mut [Draft]) {
    let ages: Vec<Option<SignedDuration>> = drafts.iter().map(amount).collect();
    let count = ages.iter().flatten().count();
    let known: Vec<SignedDuration> = ages.iter().flatten().copied().collect();
    let rises = known.windows(2).filter(|pair| pair[0] < pair[1]).count();
    let falls = known.windows(2).filter(|pair| pair[0] > pair[1]).count();
    let in_order = count >= FEWEST && rises > falls * 3;
    for draft in drafts.iter_mut().filter(|draft| amount(draft).is_some()) {
        let node = draft.origins.date.and_then(|origin| origin.node);
        let is_age = |node| !is_length(survey, node) && (in_order || is_named(survey, node));
        if !node.is_some_and(is_age) {
            draft.date = DateFound::default();
            draft.origins.date = None;
        }
    }
}

/// The amount of time that is all that a draft says of its date: "4 hours".
fn amount(draft: &Draft) -> Option<SignedDuration> {
    let DateFound { machine: None, text: Some(text), reading: Some(reading), .. } = &draft.date
    else {
        return None;
    };
    // "3h" is an age by custom.
    let is_word = || text.trim().chars().rev().take(3).all(char::is_alphabetic);
    if !dates::is_amount(text) || !is_word() {
        return None;
    }
    let days = |days: i32| SignedDuration::from_hours(i64::from(days) * 24);
    match *reading {
        Reading::Ago(age) => Some(age),
        Reading::DaysAgo(count) => Some(days(count)),
        Reading::WeeksAgo(count) => Some(days(count.saturating_mul(7))),
        Reading::MonthsAgo(count) => Some(days(count.saturating_mul(30))),
        // "14 hours" may be a time of day as well.
        Reading::Today(time) if fields::says_today(text) => {
            Some(SignedDuration::from_hours(time.hour().into()))
        }
        _ => None,
    }
}

fn drop_times(survey: &Survey<'_, '_>, drafts: &mut [Draft]) {
    let times: Vec<Option<Time>> = drafts.iter().map(time).collect();
    let mut from = 0;
    for run in times.chunk_by(|a, b| a.is_some() == b.is_some()) {
        let run_of_drafts = drafts.iter_mut().skip(from).take(run.len());
        from += run.len();
        let in_order = run.len() >= FEWEST && is_in_order(run);
        for draft in run_of_drafts.filter(|draft| time(draft).is_some()) {
            let node = draft.origins.date.and_then(|origin| origin.node);
            let is_time = |node| !is_length(survey, node) && (in_order || is_named(survey, node));
            if !node.is_some_and(is_time) {
                draft.date = DateFound::default();
                draft.origins.date = None;
            }
        }
    }
}

/// The time of day that is all that a draft says of its date.
fn time(draft: &Draft) -> Option<Time> {
    match draft.date.reading {
        Some(Reading::Today(time)) if draft.date.machine.is_none() => {
            let text = draft.date.text.as_deref().unwrap_or_default();
            (!fields::says_today(text)).then_some(time)
        }
        _ => None,
    }
}

/// Whether times run down or up, but for one in so many; those of equal length say nothing.
fn is_in_order(run: &[Option<Time>]) -> bool {
    let steps = || run.windows(2).filter_map(|pair| Some((pair[0]?, pair[1]?)));
    let (falls, rises) =
        (steps().filter(|(a, b)| a > b).count(), steps().filter(|(a, b)| a < b).count());
    falls > rises * 3 || rises > falls * 3
}

fn is_named(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    around(survey.dom, node)
        .any(|n| survey.dom.tag(n) == Tag::Time || survey.hints(n).has(Hints::DATE))
}

fn is_length(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    let says = |class: &str| {
        let class = class.to_ascii_lowercase();
        LENGTHS.iter().any(|word| class.contains(word))
    };
    around(survey.dom, node).any(|n| survey.dom.written_classes(n).any(says))
}

fn around<'d>(dom: &'d Dom<'_>, node: NodeId) -> impl Iterator<Item = NodeId> + use<'d> {
    std::iter::once(node).chain(dom.ancestors(node).take(NEAR))
}

#[cfg(test)]
mod tests {
    use crate::{Hint, read};

    /// The dates of the entries of a page.
    fn dates(beside: impl Fn(usize) -> String) -> Vec<Option<String>> {
        let titles = [
            "The ferry is back in the bay",
            "A dam for the moor",
            "The choir seeks basses",
            "Rain again",
        ];
        let item =
            |(n, title)| format!("<li><h3><a href=/news/{n}>{title}</a></h3>{}</li>", beside(n));
        let list: String = titles.iter().enumerate().map(item).collect();
        let html =
            format!("<html lang=en><body><main><h1>News</h1><ul>{list}</ul></main></body></html>");
        let hint = Hint {
            url: Some("https://gazette.example/news/"),
            reference_time: Some("2026-03-16T20:00:00Z".parse().unwrap()),
            ..Hint::default()
        };
        let page = read(html.as_bytes(), &hint);
        page.entries.iter().map(|entry| entry.date_published.map(|when| when.to_string())).collect()
    }

    const LENGTHS: [&str; 4] = ["12:44", "3:08", "15:10", "1:05"];

    #[test]
    fn lengths_of_films_are_no_times_of_today() {
        assert_eq!(dates(|n| format!("<span>{}</span>", LENGTHS[n])), [const { None }; 4]);
        let named = |n: usize| format!("<span class=duration>1{}:30</span>", 8 - n);
        assert_eq!(dates(named), [const { None }; 4]);
    }

    #[test]
    fn what_takes_so_many_hours_is_not_so_many_hours_old() {
        let of = |hours: [u32; 4]| dates(move |n| format!("<ul><li>{} hours</li></ul>", hours[n]));
        assert_eq!(of([4, 18, 6, 12]), [const { None }; 4]);
        assert!(of([1, 2, 4, 6]).iter().all(Option::is_some), "run down the list");
        assert_eq!(of([4, 4, 4, 4]), [const { None }; 4]);
        for ago in ["hours ago", "小时前", "時間前", "시간 전", "órája"] {
            let ago = dates(|n| format!("<span>{} {ago}</span>", [4, 12, 6, 10][n]));
            assert!(ago.iter().all(Option::is_some), "{ago:?}");
        }
        let named = dates(|n| format!("<time>{} hours</time>", [4, 12, 6, 10][n]));
        assert!(named.iter().all(Option::is_some));
    }

    #[test]
    fn times_that_run_down_a_list_or_are_named_are_todays() {
        let today = || Some("2026-03-16".to_owned());
        assert_eq!(
            dates(|n| format!("<span>1{}:30</span>", 8 - n)),
            [today(), today(), today(), today()]
        );
        let named = |n: usize| format!("<span class=time>{}</span>", LENGTHS[n]);
        assert_eq!(dates(named), [today(), today(), today(), today()]);
    }
}
