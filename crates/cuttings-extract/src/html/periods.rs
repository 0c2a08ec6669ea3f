//! Years and months that stand above entries: an archive by years shows no more of a day than "12 March".
//!
//! Such a *line* is a heading or a short block that says a year ("2018", "Year 2018"), a month ("March 2018", "No. 9 |
//! March 2018") or, below a year, the name of a month. It stands in no record, and all lines of years look alike. Where
//! a page has none, its address may name the year, month or day of all that it lists ("/blog/2018/").

use jiff::civil::Time;
use url::Url;

use super::days;
use super::groups::Record;
use super::pieces;
use super::survey::{Survey, Zone};
use crate::dates::{self, Context, Reading};
use crate::dom::{Dom, NodeId, Tag};

/// Lines weigh no more than this.
const LONGEST: u32 = 40;
/// Names of months weigh no more than this.
const MONTH: u32 = 16;
/// Years that archives are of.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2100;

/// Words beside the number of a year, in lower case, sorted.
const WORDS: &[&str] = &[
    "anno", "année", "ano", "archiv", "archive", "archives", "archivio", "archivo", "arquivo",
    "año", "el", "jaar", "jahr", "rok", "vuosi", "year", "yıl", "yılı", "år", "év", "έτος", "в",
    "г", "год", "году", "рік", "سال", "سنة", "عام", "年", "年度", "년",
];

/// The year, and perhaps the month and the day of it, that a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Period {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// A line with what it stands for.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) node: NodeId,
    pub(super) text: String,
    period: Period,
    /// Whether other words lead to the month: "No. 9 | March 2018".
    is_led: bool,
}

impl Line {
    /// What the line makes of what an entry says of its day; `None` where it adds nothing.
    pub(super) fn complete(&self, said: Option<&Reading>, day: Option<i8>) -> Option<Reading> {
        match said {
            Some(reading) => self.period.with_year(reading),
            None => Some(self.period.alone(day)),
        }
    }
}

impl Period {
    /// A day without its year, in this one, unless the month or the weekday says otherwise.
    fn with_year(self, reading: &Reading) -> Option<Reading> {
        if let Reading::Today(time) = *reading {
            return self.at(time);
        }
        let &Reading::Day { year: None, month, day, weekday, .. } = reading else { return None };
        let agrees = weekday.is_none_or(|weekday| {
            let date = jiff::civil::Date::new(self.year, month, day);
            date.is_ok_and(|date| date.weekday() == weekday)
        });
        let mut complete = reading.clone();
        if let Reading::Day { year, .. } = &mut complete {
            *year = Some(self.year);
        }
        (agrees && self.month.is_none_or(|own| own == month)).then_some(complete)
    }

    /// A time of a day, where it is one.
    fn at(self, time: Time) -> Option<Reading> {
        Some(Reading::on(self.year, self.month?, self.day?, Some(time)))
    }

    fn alone(self, day: Option<i8>) -> Reading {
        let year = self.year;
        match (self.month, day) {
            (Some(month), Some(day)) => Reading::on(year, month, day, None),
            (Some(month), None) => Reading::Month { year, month },
            (None, _) => Reading::Year(year),
        }
    }
}

/// The lines of a page, in order.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: Vec<Line>,
}

impl Lines {
    /// Finds the lines above the entries with these records and titles.
    pub(super) fn find(
        survey: &Survey<'_, '_>,
        records: &[Record],
        titles: &[Option<NodeId>],
        context: &Context<'_>,
    ) -> Self {
        let titles = days::in_order(titles);
        let (Some(&first), Some(&last)) = (titles.first(), titles.last()) else {
            return Self::default();
        };
        let mut roots: Vec<(NodeId, NodeId)> =
            records.iter().map(|record| (record.start, survey.dom.end(record.start))).collect();
        roots.sort_unstable();
        let mut lines = Vec::new();
        // Years that look otherwise are something else's.
        let mut look = None;
        for node in short_blocks(survey, last) {
            // The name of a month tells nothing before there is a year.
            let may_tell = holds_number(survey.dom, node)
                || !lines.is_empty() && survey.within(node).text <= MONTH;
            if !may_tell || is_inside(&roots, node) {
                continue;
            }
            let text = pieces::shown_text(survey, node);
            let Some((period, is_led)) = period(&text, lines.last(), context) else { continue };
            let own = survey.signature(node);
            if period.month.is_none() {
                if node < first {
                    // The last one above the list is its own.
                    lines.clear();
                    look = Some(own);
                } else if look != Some(own) {
                    continue;
                }
            }
            lines.push(Line { node, text, period, is_led });
        }
        keep_own_months(survey, &mut lines, first);
        let stands_above = lines.first().is_some_and(|line| line.node < first);
        if stands_above { Self { lines } } else { Self::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The line above a node.
    pub(super) fn above(&self, node: NodeId) -> Option<&Line> {
        let after = self.lines.partition_point(|line| line.node < node);
        after.checked_sub(1).and_then(|at| self.lines.get(at))
    }
}

/// Keeps the months that look like the one above the first entry. Those that other words lead to are lines only where
/// there are several: "Last changed in March 2018" stands above any list.
fn keep_own_months(survey: &Survey<'_, '_>, lines: &mut Vec<Line>, first: NodeId) {
    let is_month = |line: &Line| line.period.month.is_some();
    let own = lines.iter().rfind(|line| is_month(line) && line.node < first);
    let look = own.map(|line| survey.signature(line.node));
    lines.retain(|line| !is_month(line) || Some(survey.signature(line.node)) == look);
    let led = lines.iter().filter(|line| line.is_led).count();
    if led < FEWEST_LED {
        lines.retain(|line| !line.is_led);
    }
}

/// Fewer lines of one look, with a month behind other words, may be anything.
const FEWEST_LED: usize = 2;

/// The year of all that a page lists, where its address ends in one, with its month and day if they follow: as the line
/// that it would be.
pub(super) fn of_address(page: &Url, context: &Context<'_>) -> Option<Line> {
    let segments: Vec<&str> = page.path_segments()?.filter(|segment| !segment.is_empty()).collect();
    let at = segments.iter().rposition(|segment| segment.len() == 4)?;
    let (year, rest) = segments.get(at..)?.split_first()?;
    let number = |at: usize, most: i8| match rest.get(at) {
        None => Some(None),
        Some(text) => text.parse().ok().filter(|n| (1..=most).contains(n)).map(Some),
    };
    let (month, day) = (number(0, 12)?, number(1, 31)?);
    let year = year.parse().ok().filter(|year| rest.len() <= 2 && is_past(*year, context))?;
    let period = Period { year, month, day };
    Some(Line { node: Dom::ROOT, text: page.path().to_owned(), period, is_led: false })
}

/// Whether a text says nothing but a year.
pub(super) fn is_year(text: &str) -> bool {
    year(text).is_some()
}

fn is_past(year: i16, context: &Context<'_>) -> bool {
    let now = context.reference.map(|now| crate::when::utc_day(now).year());
    YEARS.contains(&year) && now.is_none_or(|now| year <= now)
}

/// What a line says, below the one before it, and whether other words lead to that.
fn period(text: &str, above: Option<&Line>, context: &Context<'_>) -> Option<(Period, bool)> {
    if let Some(year) = year(text) {
        return is_past(year, context).then_some((Period { year, month: None, day: None }, false));
    }
    let month = |text: &str| {
        let mention = dates::first_mention(text, context)?;
        let Reading::Month { year, month } = mention.reading else { return None };
        let is_last = text.len() - mention.span.end <= COUNT;
        let period = Period { year, month: Some(month), day: None };
        is_last.then_some((period, mention.span.start > 0))
    };
    month(text).or_else(|| {
        let year = above?.period.year;
        let is_name = text.chars().all(char::is_alphabetic);
        month(&format!("{text} {year}")).filter(|_| is_name)
    })
}

/// A number of entries may follow: " (12)".
const COUNT: usize = 6;

/// The year that is all that a text says, but for a word such as "Year" and a number of entries.
fn year(text: &str) -> Option<i16> {
    let text = text.split(" (").next().unwrap_or(text);
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = |c: char| c.is_ascii_digit();
    let start = text.find(digits)?;
    let (before, rest) = text.split_at_checked(start)?;
    let end = rest.find(|c| !digits(c)).unwrap_or(rest.len());
    let (number, after) = rest.split_at_checked(end)?;
    let is_known = |words: &str| {
        let word = words.trim().trim_matches([':', '.', '-', '–', '#']).to_lowercase();
        word.is_empty() || WORDS.binary_search(&word.as_str()).is_ok()
    };
    let year = number.parse().ok().filter(|year| number.len() == 4 && YEARS.contains(year))?;
    (is_known(before) && is_known(after)).then_some(year)
}

/// The headings and short blocks up to a node, in order.
fn short_blocks(survey: &Survey<'_, '_>, last: NodeId) -> Vec<NodeId> {
    let mut blocks = Vec::new();
    let mut node = Dom::ROOT;
    while node < last {
        if is_short_block(survey, node) {
            blocks.push(node);
            node = survey.dom.end(node);
        } else {
            node = node.next();
        }
    }
    blocks
}

fn holds_number(dom: &Dom<'_>, node: NodeId) -> bool {
    dom.subtree(node).any(|n| dom.text(n).contains(char::is_numeric))
}

fn is_short_block(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    let tag = survey.dom.tag(node);
    let is_line = tag.is_heading()
        || matches!(tag, Tag::Dt | Tag::Tr | Tag::Li | Tag::P | Tag::Div | Tag::Strong | Tag::B);
    let within = survey.within(node);
    // What leads to a year heads none.
    is_line
        && (within.links == 0 || tag.is_heading())
        && (1..=LONGEST).contains(&within.text)
        && !survey.zone(node).has(Zone::HIDDEN)
        && !survey.zone(node).has(Zone::NAV.with(Zone::FOOTER))
}

fn is_inside(stretches: &[(NodeId, NodeId)], node: NodeId) -> bool {
    let after = stretches.partition_point(|&(start, _)| start <= node);
    after.checked_sub(1).and_then(|at| stretches.get(at)).is_some_and(|&(_, end)| node < end)
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{Context, Lines, NodeId, Period, Record, Survey, Tag, WORDS, of_address, year};
    use crate::dates::Reading;
    use crate::dom::Dom;

    const CONTEXT: Context<'static> = Context { reference: None, language: Some("en") };

    /// What stands above each link of a page, whose records are list items.
    fn periods(html: &str) -> Vec<Option<(i16, Option<i8>)>> {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let all = |tag: Tag| -> Vec<NodeId> {
            dom.subtree(Dom::ROOT).filter(|&n| dom.tag(n) == tag).collect()
        };
        let titles: Vec<Option<NodeId>> = all(Tag::A).into_iter().map(Some).collect();
        let record = |n: NodeId| Record { start: n, end: dom.end(n) };
        let records: Vec<Record> = all(Tag::Li).into_iter().map(record).collect();
        let lines = Lines::find(&survey, &records, &titles, &CONTEXT);
        let period =
            |&node: &NodeId| lines.above(node).map(|line| (line.period.year, line.period.month));
        titles.iter().flatten().map(period).collect()
    }

    #[test]
    fn a_year_stands_for_the_entries_below_it() {
        let html = "<h2>2019</h2><ul><li>Mar 12 <a href=a>Dam</a></ul>\
                    <h2>2018</h2><ul><li>Nov 2 <a href=b>Ferry</a><li>May 9 <a href=c>Lock</a></ul>";
        let years: Vec<i16> = periods(html).into_iter().map(|p| p.unwrap().0).collect();
        assert_eq!(years, [2019, 2018, 2018]);
    }

    #[test]
    fn a_month_below_a_year_is_one_of_it() {
        let html = "<h2>2019</h2><h3>March</h3><ul><li>12 <a href=a>Dam</a></ul>\
                    <h3>January</h3><ul><li>2 <a href=b>Ferry</a></ul>\
                    <h2>2018</h2><h3>May</h3><ul><li>9 <a href=c>Lock</a></ul>";
        assert_eq!(
            periods(html),
            [Some((2019, Some(3))), Some((2019, Some(1))), Some((2018, Some(5)))]
        );
    }

    #[test]
    fn a_month_behind_other_words_stands_for_the_entries_below_it_if_there_are_several() {
        let list = |n: u32| format!("<ul><li><a href={n}>Dam</a></ul>");
        let issue = |n: u32, month: &str| format!("<div>No. {n} | {month} 2018</div>{}", list(n));
        let issues = [issue(9, "March"), issue(8, "January")].concat();
        assert_eq!(periods(&issues), [Some((2018, Some(3))), Some((2018, Some(1)))]);
        assert_eq!(periods(&format!("<p>Last changed in March 2018</p>{}", list(1))), [None]);
    }

    #[test]
    fn a_year_within_a_record_or_of_another_look_stands_for_nothing() {
        let html = "<ul><li><b>2019</b> <a href=a>Dam</a><li><b>2018</b> <a href=b>Ferry</a></ul>";
        assert_eq!(periods(html), [None, None]);
        let html = "<h2>2019</h2><ul><li><a href=a>Dam</a></ul><p>1998</p>\
                    <ul><li><a href=b>Ferry</a></ul>";
        assert_eq!(periods(html), [Some((2019, None)), Some((2019, None))]);
    }

    #[test]
    fn a_year_is_told_with_the_words_around_it() {
        for text in
            ["2018", "2018 #", "Year 2018", "2018 (12)", "2018年", "Archive: 2018", "2018 г."]
        {
            assert_eq!(year(text), Some(2018), "{text}");
        }
        for text in ["2018 in review", "12018", "Room 2018", "1234", "20:18", "2018-2019", ""] {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_names_a_year_only_at_its_end() {
        let period = |address: &str| {
            of_address(&Url::parse(address).unwrap(), &CONTEXT).map(|line| line.period)
        };
        let of = |year, month| Some(Period { year, month, day: None });
        assert_eq!(period("https://paper.example/blog/2018/"), of(2018, None));
        assert_eq!(period("https://paper.example/2018/03/"), of(2018, Some(3)));
        assert_eq!(
            period("https://paper.example/archive/2018/03/14/"),
            Some(Period { year: 2018, month: Some(3), day: Some(14) })
        );
        assert_eq!(period("https://paper.example/2018/03/the-ferry/"), None);
        assert_eq!(period("https://paper.example/news/2481/"), None);
    }

    #[test]
    fn a_weekday_or_a_month_that_says_otherwise_is_believed() {
        let day = |weekday| Reading::Day {
            year: None,
            month: 3,
            day: 12,
            either_order: false,
            order: None,
            weekday,
            time: None,
            offset: None,
        };
        let period = Period { year: 2019, month: None, day: None };
        assert!(period.with_year(&day(None)).is_some());
        assert!(period.with_year(&day(Some(jiff::civil::Weekday::Tuesday))).is_some());
        assert!(period.with_year(&day(Some(jiff::civil::Weekday::Friday))).is_none());
        assert!(Period { month: Some(4), ..period }.with_year(&day(None)).is_none());
    }

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.is_sorted());
    }
}
