//! An article in a list, and lists in groups of days.

use std::collections::HashMap;

use cuttings_archive::ArticleRow;
use cuttings_export::{headline, is_address_alone, teaser, web_address};
use jiff::civil::Date;

use super::foreign::{self, Run};
use super::when::{self, Basis, Shown};
use crate::href;

/// Lengths in a list, in characters. With forty items a page they keep every page under 100 kB.
const HEADLINE: usize = 200;
const SUMMARY: usize = 360;
const NAME: usize = 60;
/// Names shown before "and others".
const NAMES: usize = 4;

/// How many articles a list has at most.
pub(crate) const PAGE: usize = 40;

/// An article in a list.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) href: String,
    pub(crate) headline: Vec<Run>,
    pub(crate) summary: Vec<Run>,
    pub(crate) language: Option<String>,
    /// `None` where the whole list is of one outlet.
    pub(crate) outlet: Option<Outlet>,
    pub(crate) when: Option<Shown>,
    pub(crate) basis: Option<Basis>,
    pub(crate) kind: Option<&'static str>,
    pub(crate) authors: Vec<String>,
    pub(crate) more_authors: bool,
    pub(crate) original: Option<String>,
    /// Whether it is known by its address alone, which stands for the headline.
    pub(crate) bare: bool,
}

/// Whose article it is.
#[derive(Clone, Debug)]
pub(crate) struct Outlet {
    pub(crate) name: String,
    pub(crate) href: String,
}

/// How much of its date an item shows: in a group headed by the day, the time of day is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dated {
    InFull,
    UnderItsDay,
}

impl Item {
    pub(crate) fn new(article: &ArticleRow, dated: Dated) -> Self {
        let bare = is_address_alone(article);
        let title = headline(article);
        let summary = match &article.title {
            Some(said) => teaser(article)
                .filter(|teaser| !says_no_more(teaser, said))
                .map(|teaser| foreign::plain(&teaser, SUMMARY)),
            // The headline already is the beginning of it.
            None => None,
        };
        let names = article.authors.iter().map(|author| author.name.as_str());
        Self {
            href: href::article(article.id),
            headline: foreign::plain(&title, HEADLINE),
            summary: summary.unwrap_or_default(),
            language: foreign::language(article.language.as_deref()),
            outlet: Some(Outlet {
                name: foreign::line(&article.outlet, NAME),
                href: href::outlet(&article.outlet),
            }),
            when: shown_date(article, dated),
            basis: article.date_basis.map(when::basis).filter(|basis| !basis.certain),
            kind: kind_name(article),
            authors: names.take(NAMES).map(|name| foreign::line(name, NAME)).collect(),
            more_authors: article.authors.len() > NAMES,
            original: article.url.as_deref().and_then(web_address).map(str::to_owned),
            bare,
        }
    }

    /// The item with what a search marked in it.
    pub(crate) fn found(article: &ArticleRow, hit: &cuttings_search::Hit) -> Self {
        let mut item = Self::new(article, Dated::InFull);
        if hit.title.iter().any(|piece| !piece.text.trim().is_empty()) {
            item.headline = foreign::runs(&hit.title, HEADLINE);
        }
        let is_headline_again =
            article.title.is_none() && says_no_more(&headline(article), &text_of(&hit.snippet));
        if is_headline_again {
            item.headline = foreign::runs(&hit.snippet, HEADLINE);
        } else if hit.snippet.iter().any(|piece| !piece.text.trim().is_empty()) {
            item.summary = match says_no_more(&text_of(&hit.snippet), &text_of(&hit.title)) {
                true => Vec::new(),
                false => foreign::runs(&hit.snippet, SUMMARY),
            };
        }
        item
    }
}

fn text_of(pieces: &[cuttings_search::Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// Whether a teaser is the headline again, or its beginning, whatever its quotation marks and capitals.
pub(crate) fn says_no_more(teaser: &str, headline: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(headline).starts_with(&letters(teaser))
}

fn shown_date(article: &ArticleRow, dated: Dated) -> Option<Shown> {
    match (dated, article.date_published) {
        (Dated::UnderItsDay, Some(known)) => when::time(known),
        (Dated::UnderItsDay, None) => when::range(article.date_earliest, article.date_latest)
            .filter(|_| article.date_latest.is_some())
            .filter(|_| article.date_earliest != article.date_latest),
        (Dated::InFull, _) => when::published(article).or_else(|| Some(when::unknown())),
    }
}

/// What sort of piece it is, where that is worth saying.
fn kind_name(article: &ArticleRow) -> Option<&'static str> {
    let name = article.kind.name();
    (name != "article").then_some(name)
}

/// Articles under one heading.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) heading: String,
    pub(crate) items: Vec<Item>,
}

/// What a heading stands for; the order of a list puts equal ones side by side, but for ranges that begin
/// on a day on which dated articles were published too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    Day(Date),
    /// What is known to have been published on this day or on a later one.
    OrLater(Date),
    Unknown,
}

impl Heading {
    fn of(article: &ArticleRow) -> Self {
        match (article.date_published, article.date_earliest, article.date_latest) {
            (Some(when), ..) => Self::Day(when.day()),
            (None, Some(first), Some(last)) if first == last => Self::Day(last),
            (None, Some(first), _) => Self::OrLater(first),
            (None, None, _) => Self::Unknown,
        }
    }

    fn text(self) -> String {
        match self {
            Self::Day(day) => when::weekday(day),
            Self::OrLater(day) => format!("{} or later", when::day(day)),
            Self::Unknown => "Date not known".to_owned(),
        }
    }

    fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::OrLater(day) => Some(day),
            Self::Unknown => None,
        }
    }
}

/// A list, newest first, in groups of days. Within the stretch of one day, what was certainly published
/// on it comes before what was published on it or later. What is known by its address alone is the last under
/// its heading.
pub(crate) fn by_day(articles: &[ArticleRow]) -> Vec<Group> {
    let mut groups: Vec<(Heading, Group)> = Vec::new();
    for article in articles {
        let heading = Heading::of(article);
        let item = Item::new(article, Dated::UnderItsDay);
        let same_day =
            groups.iter_mut().rev().take_while(|(other, _)| other.day() == heading.day());
        match same_day.into_iter().find(|(other, _)| *other == heading) {
            Some((_, group)) => group.items.push(item),
            None => {
                groups.push((heading, Group { heading: heading.text(), items: vec![item] }));
            }
        }
    }
    for (_, group) in &mut groups {
        group.items.sort_by_key(|item| item.bare);
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Articles in the order in which they came in, the last first, as a reader would have them: what came from one page
/// stands as it stood there, and no outlet with much holds up the others.
pub(crate) fn mixed(last_first: &[ArticleRow]) -> Vec<&ArticleRow> {
    let from_one_page =
        |a: &ArticleRow, b: &ArticleRow| (&a.outlet, a.first_seen) == (&b.outlet, b.first_seen);
    let listed = last_first.chunk_by(from_one_page).flat_map(|page| page.iter().rev());
    in_turns(listed.collect())
}

/// One article of each outlet in turn, each outlet's in their order.
pub(crate) fn in_turns(articles: Vec<&ArticleRow>) -> Vec<&ArticleRow> {
    let mut turns: HashMap<&str, usize> = HashMap::new();
    let mut placed: Vec<(usize, &ArticleRow)> = Vec::with_capacity(articles.len());
    for article in articles {
        let turn = turns.entry(article.outlet.as_str()).or_default();
        placed.push((*turn, article));
        *turn += 1;
    }
    placed.sort_by_key(|(turn, _)| *turn);
    placed.into_iter().map(|(_, article)| article).collect()
}

/// The same groups, without saying again whose they are.
pub(crate) fn of_one_outlet(mut groups: Vec<Group>) -> Vec<Group> {
    for item in groups.iter_mut().flat_map(|group| &mut group.items) {
        item.outlet = None;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::{Dated, Item, by_day, mixed};
    use cuttings_archive::ArticleRow;

    fn article(id: i64, date: Option<&str>, earliest: Option<&str>) -> ArticleRow {
        let day = |date: Option<&str>| date.and_then(|date| date.get(..10)?.parse().ok());
        ArticleRow {
            id,
            title: Some(format!("Title {id}")),
            date_published: date.map(|date| date.parse().unwrap()),
            date_earliest: day(earliest.or(date)),
            date_latest: day(date.or(Some("2023-03-19"))),
            ..ArticleRow::default()
        }
    }

    #[test]
    fn days_head_the_articles_that_were_published_on_them() {
        let groups = by_day(&[
            article(5, Some("2023-03-17T09:00:00Z"), None),
            article(4, None, Some("2023-03-17")),
            article(3, Some("2023-03-17"), None),
            article(2, Some("2023-03-16"), None),
            article(1, None, None),
        ]);
        let shape: Vec<(&str, usize)> =
            groups.iter().map(|group| (group.heading.as_str(), group.items.len())).collect();
        assert_eq!(
            shape,
            [
                ("Friday, 17 March 2023", 2),
                ("17 March 2023 or later", 1),
                ("Thursday, 16 March 2023", 1),
                ("Date not known", 1),
            ]
        );
    }

    #[test]
    fn what_is_known_by_its_address_alone_stands_last_under_its_day_and_is_short() {
        let bare = ArticleRow {
            title: None,
            url: Some("https://www.post.example/2023/03/ferry/".to_owned()),
            ..article(2, Some("2023-03-17T09:00:00Z"), None)
        };
        let groups = by_day(&[bare, article(1, Some("2023-03-17"), None)]);
        let items: Vec<(&str, bool)> = groups[0]
            .items
            .iter()
            .map(|item| (item.headline[0].text.as_str(), item.bare))
            .collect();
        assert_eq!(items, [("Title 1", false), ("post.example/2023/03/ferry", true)]);
    }

    #[test]
    fn what_came_in_stands_as_its_page_had_it_and_outlets_take_turns() {
        let of = |id, outlet: &str, second| ArticleRow {
            outlet: outlet.to_owned(),
            first_seen: jiff::Timestamp::from_second(second).unwrap(),
            ..article(id, None, None)
        };
        let came_in = [
            of(5, "post", 9),
            of(4, "post", 9),
            of(3, "post", 9),
            of(2, "news", 9),
            of(1, "post", 8),
        ];
        let order: Vec<i64> = mixed(&came_in).iter().map(|article| article.id).collect();
        assert_eq!(order, [3, 2, 4, 5, 1]);
    }

    #[test]
    fn only_what_the_heading_does_not_say_is_said_again() {
        let under = |article: &ArticleRow| {
            Item::new(article, Dated::UnderItsDay).when.map(|shown| shown.text)
        };
        assert_eq!(under(&article(1, Some("2023-03-17"), None)), None);
        assert_eq!(under(&article(1, Some("2023-03-17T09:00:00Z"), None)).unwrap(), "09:00 UTC");
        let ranged = under(&article(1, None, Some("2023-03-17")));
        assert_eq!(ranged.unwrap(), "between 17 and 19 March 2023");
        assert_eq!(under(&article(1, None, None)).unwrap(), "not later than 19 March 2023");
    }

    #[test]
    fn a_teaser_that_is_the_headline_again_is_left_out() {
        let summary = |teaser: &str| {
            let told = ArticleRow {
                title: Some("City Kicks-Off “Harbour” Fair".to_owned()),
                summary: Some(teaser.to_owned()),
                ..article(1, None, None)
            };
            Item::new(&told, Dated::InFull).summary.len()
        };
        assert_eq!(summary("City kicks off \"Harbour\" fair."), 0);
        assert_eq!(summary("City Kicks-Off…"), 0);
        assert_eq!(summary("City Kicks-Off “Harbour” Fair, which lasts a week."), 1);
    }

    #[test]
    fn an_address_that_is_none_is_not_linked() {
        let hostile =
            ArticleRow { url: Some("javascript:alert(1)".to_owned()), ..ArticleRow::default() };
        assert_eq!(Item::new(&hostile, Dated::InFull).original, None);
    }
}
