//! `/articles/{id}`: what is known of an article, and every sighting that it is known from.

use askama::Template;
use axum::extract::{Extension, Path, State};
use cuttings_archive::{
    Archive, ArticleRow, Clue, CopyOf, History, SightingRow, StoryClue, StoryRow,
};
use cuttings_export::{headline, is_address_alone, web_address};

use super::head::Head;
use super::{Answer, render};
use crate::failure::Failure;
use crate::href;
use crate::origin::Origin;
use crate::site::Site;
use crate::view::dating::{self, Known};
use crate::view::difference::Change;
use crate::view::item::says_no_more;
use crate::view::kin::{Companion, Copied, OwnStory};
use crate::view::printed::Printed;
use crate::view::sighting::{Seen, Words, seen};
use crate::view::when::{self, Basis, Shown};
use crate::view::wording::{self, Changed};
use crate::view::{count, foreign};

/// Sightings shown at most: the first ones and the last ones, half of these each.
const SIGHTINGS: usize = 60;
/// The text shown at most, in bytes.
const TEXT: usize = 40_000;
/// The summary shown at most, in characters.
const SUMMARY: usize = 3000;
const NAME: usize = 80;
const NAMES: usize = 40;
/// Copies shown at most.
const COPIES: usize = 20;
/// Others of its story shown at most with what speaks for each.
const COMPANIONS: usize = 5;

#[derive(Template)]
#[template(path = "article.html")]
struct Article {
    head: Head,
    id: i64,
    headline: String,
    direction: &'static str,
    /// What stands for the headline that no page gave.
    instead: Option<&'static str>,
    language: Option<String>,
    outlet: String,
    outlet_href: String,
    original: Option<String>,
    address: Option<String>,
    when: Option<Shown>,
    basis: Option<Basis>,
    printed: Printed,
    kind: &'static str,
    authors: Vec<String>,
    section: Option<String>,
    tags: Vec<String>,
    summary: Option<String>,
    /// Who cut the teaser.
    cut: Option<&'static str>,
    paragraphs: Vec<String>,
    whole_text: bool,
    copy_of: Option<Copied>,
    copies: Vec<Copied>,
    more_copies: usize,
    story: Option<OwnStory>,
    /// Others of its story, and what speaks for each.
    companions: Vec<Companion>,
    more_companions: usize,
    changes: Vec<Changed>,
    clues: Vec<Known>,
    first_seen: Shown,
    last_seen: Shown,
    sightings: Vec<Seen>,
    left_out: usize,
    later: Vec<Seen>,
    figures: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(id): Path<String>,
) -> Answer {
    let id = number(&id)?;
    let all = site.ask(move |archive| All::of(archive, id)).await?;
    let figures = count(all.sightings.len() as u64, "sighting");
    let clues = dating::known(&all.clues);
    let (first, left_out, later) = middle_out(not_said_twice(seen(&all.sightings), &clues));
    let printed = Printed::new(&origin, &href::article(id), site.now());
    let known = known(&all.article, printed);
    render(&Article {
        cut: known.cut.map(|by| if all.is_shortened { CUT_HERE } else { by }),
        sightings: first,
        left_out,
        later,
        figures,
        copy_of: all.original.as_ref().map(|(article, copy)| Copied::new(article, copy)),
        copies: all.copies.iter().map(|(article, copy)| Copied::new(article, copy)).collect(),
        more_copies: all.more_copies,
        story: all.story.as_ref().map(OwnStory::new),
        companions: all
            .companions
            .iter()
            .map(|(article, clue)| Companion::new(article, clue))
            .collect(),
        more_companions: all.more_companions,
        changes: wording::changes(&all.history),
        clues,
        ..known
    })
}

/// Of what stands for a headline.
const UNTITLED: &str = "No page gave it a headline; these are its first words.";
const BARE: &str = "Known by its address alone: no page has told more of it.";

/// Of a teaser that may have been cut at either place.
const CUT_HERE: &str = "Cut here or by the publisher: without an account, teasers are shortened.";

/// All that an archive knows of an article.
struct All {
    /// Whether teasers are shortened for whoever asks.
    is_shortened: bool,
    article: ArticleRow,
    sightings: Vec<SightingRow>,
    original: Option<(ArticleRow, CopyOf)>,
    copies: Vec<(ArticleRow, CopyOf)>,
    more_copies: usize,
    story: Option<StoryRow>,
    companions: Vec<(ArticleRow, StoryClue)>,
    more_companions: usize,
    history: History,
    clues: Vec<Clue>,
}

impl All {
    fn of(archive: &Archive, id: i64) -> Result<Self, Failure> {
        let article = archive.article(id)?.ok_or_else(|| unknown(id))?;
        let with_row = |copy: CopyOf| -> Result<Option<(ArticleRow, CopyOf)>, Failure> {
            Ok(archive.article(copy.article)?.map(|other| (other, copy)))
        };
        let original = archive.original(id)?.map(with_row).transpose()?.flatten();
        let copies = archive.copies_of(id)?;
        let more_copies = copies.len().saturating_sub(COPIES);
        let copies = copies.into_iter().take(COPIES).map(with_row);
        let clues = archive.story_clues(id)?;
        let more_companions = clues.len().saturating_sub(COMPANIONS);
        let with_row = |clue: StoryClue| -> Result<Option<(ArticleRow, StoryClue)>, Failure> {
            Ok(archive.article(clue.article)?.map(|other| (other, clue)))
        };
        let companions = clues.into_iter().take(COMPANIONS).map(with_row);
        Ok(Self {
            is_shortened: archive.has_teasers_only(),
            original,
            copies: copies.filter_map(Result::transpose).collect::<Result<_, _>>()?,
            more_copies,
            companions: companions.filter_map(Result::transpose).collect::<Result<_, _>>()?,
            more_companions,
            story: article.story.map(|number| archive.story_row(number)).transpose()?.flatten(),
            sightings: archive.sightings(id)?,
            history: archive.article_history(id)?,
            clues: archive.clues(id)?,
            article,
        })
    }
}

/// The number in an address.
pub(crate) fn number(id: &str) -> Result<i64, Failure> {
    id.parse().map_err(|_| {
        Failure::NotFound("There is no such article: its address ends in a number.".into())
    })
}

pub(crate) fn unknown(id: i64) -> Failure {
    Failure::NotFound(format!("There is no article {id} in this archive."))
}

fn known(article: &ArticleRow, printed: Printed) -> Article {
    let is_bare = is_address_alone(article);
    let title = headline(article);
    let title = foreign::line(&title, 300);
    let text = |value: &Option<String>| value.as_deref().map(|text| foreign::line(text, 200));
    let list = |values: &mut dyn Iterator<Item = &str>| {
        values.take(NAMES).map(|value| foreign::line(value, NAME)).collect::<Vec<_>>()
    };
    let (paragraphs, whole_text) =
        foreign::paragraphs(article.content_text.as_deref().unwrap_or_default(), TEXT);
    Article {
        head: Head::new(&title),
        id: article.id,
        direction: foreign::direction(&title),
        headline: title,
        instead: article.title.is_none().then_some(if is_bare { BARE } else { UNTITLED }),
        language: foreign::language(article.language.as_deref()),
        outlet: foreign::line(&article.outlet, NAME),
        outlet_href: href::outlet(&article.outlet),
        original: article.url.as_deref().and_then(web_address).map(str::to_owned),
        address: article.url.as_deref().map(|url| foreign::line(url, 200)),
        when: when::published(article),
        basis: article.date_basis.map(when::basis),
        printed,
        kind: article.kind.name(),
        authors: list(&mut article.authors.iter().map(|author| author.name.as_str())),
        section: text(&article.section),
        tags: list(&mut article.tags.iter().map(String::as_str)),
        // What the text begins with need not stand twice.
        summary: cuttings_export::teaser(article)
            .filter(|text| !paragraphs.first().is_some_and(|first| says_no_more(text, first)))
            .map(|text| foreign::line(&text, SUMMARY)),
        cut: article.truncated.then_some("Cut by the publisher."),
        paragraphs,
        whole_text,
        copy_of: None,
        copies: Vec::new(),
        more_copies: 0,
        story: None,
        companions: Vec::new(),
        more_companions: 0,
        changes: Vec::new(),
        clues: Vec::new(),
        first_seen: when::moment(article.first_seen),
        last_seen: when::moment(article.last_seen),
        sightings: Vec::new(),
        left_out: 0,
        later: Vec::new(),
        figures: String::new(),
    }
}

/// The sightings without the dates in their words that speak for a day above them.
fn not_said_twice(mut sightings: Vec<Seen>, clues: &[Known]) -> Vec<Seen> {
    for seen in &mut sightings {
        seen.date_text.take_if(|text| clues.iter().any(|clue| clue.words.as_ref() == Some(text)));
    }
    sightings
}

/// The first and the last of many, and how many are between.
fn middle_out(mut sightings: Vec<Seen>) -> (Vec<Seen>, usize, Vec<Seen>) {
    if sightings.len() <= SIGHTINGS {
        return (sightings, 0, Vec::new());
    }
    let later = sightings.split_off(sightings.len() - SIGHTINGS / 2);
    let left_out = sightings.len() - SIGHTINGS / 2;
    sightings.truncate(SIGHTINGS / 2);
    (sightings, left_out, later)
}
