//! An article in a list, and lists in groups of days.

use cuttings_archive::ArticleRow;
use cuttings_export::{headline, teaser, web_address};
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
        }
    }

    /// The item with what a search marked in it.
    pub(crate) fn found(article: &ArticleRow, hit: &cuttings_search::Hit) -> Self {
        let mut item = Self::new(article, Dated::InFull);
        if hit.title.iter().any(|piece| !piece.text.trim().is_empty()) {
            item.headline = foreign::runs(&hit.title, HEADLINE);
        }
        if hit.snippet.iter().any(|piece| !piece.text.trim().is_empty()) {
            let words = |pieces: &[cuttings_search::Piece]| {
                pieces.iter().map(|piece| piece.text.as_str()).collect::<String>()
            };
            item.summary = match says_no_more(&words(&hit.snippet), &words(&hit.title)) {
                true => Vec::new(),
                false => foreign::runs(&hit.snippet, SUMMARY),
            };
        }
        item
    }
}

/// Whether a teaser is the headline again, or its beginning, whatever its quotation marks and capitals.
fn says_no_more(teaser: &str, headline: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(headline).starts_with(&letters(teaser))
}

fn shown_date(article: &ArticleRow, dated: Dated) -> Option<Shown> {
    match (dated, article.date_published) {
        (Dated::UnderItsDay, Some(known)) => when::time(known),
        (Dated::UnderItsDay, None) => when::range(article.date_earliest, article.date_latest)
            .filter(|_| article.date_earliest.is_some() && article.date_latest.is_some())
            .filter(|_| article.date_earliest != article.date_latest),
        (Dated::InFull, _) => when::published(article)
            .or_else(|| Some(Shown { text: "undated".to_owned(), machine: None })),
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
    /// Whether it is headed by the day on which all of it was published.
    pub(crate) is_day: bool,
    pub(crate) items: Vec<Item>,
}

/// What a heading stands for; the order of a list puts equal ones side by side, but for ranges that end
/// on a day on which dated articles were published too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    Day(Date),
    NotLaterThan(Date),
    NotEarlierThan(Date),
    Undated,
}

impl Heading {
    fn of(article: &ArticleRow) -> Self {
        match (article.date_published, article.date_earliest, article.date_latest) {
            (Some(when), ..) => Self::Day(when.day()),
            (None, Some(first), Some(last)) if first == last => Self::Day(last),
            (None, _, Some(last)) => Self::NotLaterThan(last),
            (None, Some(first), None) => Self::NotEarlierThan(first),
            (None, None, None) => Self::Undated,
        }
    }

    fn text(self) -> String {
        match self {
            Self::Day(day) => when::weekday(day),
            Self::NotLaterThan(day) => format!("Not later than {}", when::day(day)),
            Self::NotEarlierThan(day) => format!("Not earlier than {}", when::day(day)),
            Self::Undated => "Undated".to_owned(),
        }
    }

    fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::NotLaterThan(day) | Self::NotEarlierThan(day) => Some(day),
            Self::Undated => None,
        }
    }
}

/// A list, newest first, in groups of days. Within the stretch of one day, what was certainly published
/// on it comes before what was published on it or earlier.
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
                let is_day = matches!(heading, Heading::Day(_));
                groups
                    .push((heading, Group { heading: heading.text(), is_day, items: vec![item] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The same groups, those whose day is known first: what may be old is no news.
pub(crate) fn dated_first(mut groups: Vec<Group>) -> Vec<Group> {
    groups.sort_by_key(|group| !group.is_day);
    groups
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
    use super::{Dated, Item, by_day};
    use cuttings_archive::ArticleRow;

    fn article(id: i64, date: Option<&str>, latest: Option<&str>) -> ArticleRow {
        ArticleRow {
            id,
            title: Some(format!("Title {id}")),
            date_published: date.map(|date| date.parse().unwrap()),
            date_latest: latest.or(date).and_then(|date| date.get(..10)?.parse().ok()),
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
                ("Not later than 17 March 2023", 1),
                ("Thursday, 16 March 2023", 1),
                ("Undated", 1),
            ]
        );
    }

    #[test]
    fn only_what_the_heading_does_not_say_is_said_again() {
        let under = |article: &ArticleRow| {
            Item::new(article, Dated::UnderItsDay).when.map(|shown| shown.text)
        };
        assert_eq!(under(&article(1, Some("2023-03-17"), None)), None);
        assert_eq!(under(&article(1, Some("2023-03-17T09:00:00Z"), None)).unwrap(), "09:00 UTC");
        assert_eq!(under(&article(1, None, Some("2023-03-17"))), None);
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
