//! Stories and copies.

use cuttings_archive::{CopyBasis, StoryFilter};
use cuttings_extract::{DateBasis, Entry};
use jiff::civil::date;

use crate::pages::{Scratch, entry, may, page, scratch};

const FERRY: [(&str, &str); 4] = [
    (
        "Night ferry Petrel aground off Wrack Point",
        "The night ferry Petrel ran aground off Wrack Point at ten past one on Tuesday with 19 \
         passengers from Saltmarket aboard. Lifeboats from Grayling took them off before dawn, and \
         nobody was hurt, harbour master Ines Kolb said.",
    ),
    (
        "Nineteen rescued from Petrel at Wrack Point",
        "All 19 aboard the Petrel, the Saltmarket ferry, were brought ashore by Grayling lifeboats after \
         it struck rocks at Wrack Point. Harbour master Kolb spoke of luck and calm water.",
    ),
    (
        "Petrel: salvage begins at Wrack Point",
        "Divers have begun to look at the hull of the Petrel at Wrack Point. Saltmarket waits for its \
         ferry; harbour master Ines Kolb expects it to be towed to Grayling on Friday.",
    ),
    (
        "Ashby Library closes after ninety years",
        "The council of Moorland has voted to close the Ashby Library. Mayor Tove Lund said there was \
         no money for its roof; readers stood in Market Street with candles.",
    ),
];

/// Files an article of an outlet by itself.
fn file(scratch: &Scratch, outlet: &str, day: u32, (title, summary): (&str, &str)) -> i64 {
    let url = format!("https://{outlet}.example/{day}/{}", title.len());
    let published = format!("2024-05-{day:02}").parse().ok();
    let entry = Entry {
        date_published: published,
        date_basis: Some(DateBasis::Text),
        ..entry(title, &url, summary)
    };
    let listing = format!("https://{outlet}.example/{day}/list/{}", summary.len());
    scratch.file(&listing, may(day + 1), &page(vec![entry]));
    scratch.all().iter().map(|article| article.id).max().unwrap()
}

fn story_of(scratch: &Scratch, article: i64) -> Option<i64> {
    scratch.archive.article(article).unwrap().unwrap().story
}

#[test]
fn articles_about_one_event_are_a_story_whatever_their_outlet() {
    let scratch = scratch();
    let first = file(&scratch, "courier", 7, FERRY[0]);
    assert_eq!(story_of(&scratch, first), None, "one article is no story");
    let other = file(&scratch, "gazette", 7, FERRY[3]);
    let second = file(&scratch, "tribune", 8, FERRY[1]);
    let third = file(&scratch, "courier", 9, FERRY[2]);
    let number = story_of(&scratch, first).expect("a story");
    assert_eq!(story_of(&scratch, second), Some(number));
    assert_eq!(story_of(&scratch, third), Some(number));
    assert_eq!(story_of(&scratch, other), None);

    let story = scratch.archive.story(number).unwrap().unwrap();
    assert_eq!((story.row.articles, story.row.outlets), (3, 2));
    let timeline: Vec<i64> = story.articles.iter().map(|article| article.id).collect();
    assert_eq!(timeline, [first, second, third]);
    assert_eq!(story.row.title.as_deref(), Some(FERRY[0].0));
    let covered: Vec<(&str, u64)> =
        story.coverage.iter().map(|c| (c.outlet.as_str(), c.articles)).collect();
    assert_eq!(covered, [("courier.example", 2), ("tribune.example", 1)]);
    assert_eq!(story.silent, ["gazette.example"]);
    let listed = scratch.archive.stories(&StoryFilter::default()).unwrap();
    assert_eq!(listed, [story.row]);
    let of = |outlet: &str, outlets| {
        let filter =
            StoryFilter { covered_by: vec![outlet.to_owned()], outlets, ..StoryFilter::default() };
        scratch.archive.stories(&filter).unwrap().len()
    };
    assert_eq!((of("gazette.example", 1), of("tribune.example", 2)), (0, 1));
    assert_eq!(of("tribune.example", 3), 0);
    let any = StoryFilter {
        covered_by: ["gazette.example", "tribune.example", "courier.example"]
            .map(str::to_owned)
            .into(),
        ..StoryFilter::default()
    };
    assert_eq!(scratch.archive.stories(&any).unwrap().len(), 1, "one of several is enough");
    scratch.assert_sound();
}

#[test]
fn it_is_told_why_an_article_is_in_its_story() {
    let scratch = scratch();
    let first = file(&scratch, "courier", 7, FERRY[0]);
    let other = file(&scratch, "gazette", 7, FERRY[3]);
    let second = file(&scratch, "tribune", 8, FERRY[1]);
    let third = file(&scratch, "courier", 9, FERRY[2]);
    assert_eq!(scratch.archive.story_clues(other).unwrap(), [], "it is in none");
    let clues = scratch.archive.story_clues(second).unwrap();
    let mut others: Vec<i64> = clues.iter().map(|clue| clue.article).collect();
    others.sort_unstable();
    assert_eq!(others, [first, third]);
    assert!(clues[0].likelihood >= clues[1].likelihood);
    for clue in &clues {
        assert!(clue.likelihood > 0.5 && clue.likelihood < 1.0, "{clue:?}");
        // As the article writes them, the most telling first, and none that only joins others.
        assert!(clue.words.iter().any(|word| word == "Petrel"), "{clue:?}");
        assert!(!clue.words.iter().any(|word| word == "the" || word == "at"), "{clue:?}");
    }
    let without_account = scratch.archive.with_teasers(200);
    let clues = without_account.story_clues(second).unwrap();
    assert!(clues.iter().all(|clue| clue.words.is_empty()), "{clues:?}");
}

#[test]
fn a_joined_story_is_in_the_change_log() {
    let scratch = scratch();
    let first = file(&scratch, "courier", 7, FERRY[0]);
    let seen = scratch.archive.last_change().unwrap();
    file(&scratch, "tribune", 8, FERRY[1]);
    let changed: Vec<i64> =
        scratch.archive.changes(seen, 10).unwrap().iter().map(|change| change.id).collect();
    assert!(changed.contains(&first), "{changed:?}");
}

#[test]
fn the_same_event_a_year_later_is_another_story() {
    let scratch = scratch();
    let first = file(&scratch, "courier", 7, FERRY[0]);
    let (title, summary) = FERRY[1];
    let entry = Entry {
        date_published: "2023-05-08".parse().ok(),
        date_basis: Some(DateBasis::Text),
        ..entry(title, "https://tribune.example/old", summary)
    };
    scratch.file("https://tribune.example/archive", may(20), &page(vec![entry]));
    assert_eq!(story_of(&scratch, first), None);
}

#[test]
fn a_republished_article_is_a_copy_of_the_one_published_first() {
    let scratch = scratch();
    let (_, summary) = FERRY[0];
    let cut: String = summary.chars().skip(60).collect();
    let copy =
        file(&scratch, "tribune", 9, ("Lifeboats out", &format!("What a night it was. {cut}")));
    assert_eq!(scratch.archive.original(copy).unwrap(), None);
    let original = file(&scratch, "courier", 7, FERRY[0]);
    let other = file(&scratch, "gazette", 8, FERRY[1]);
    let found = scratch.archive.original(copy).unwrap().expect("a copy");
    assert_eq!((found.article, found.basis), (original, CopyBasis::Date));
    assert!(found.similarity > 0.5, "{found:?}");
    assert_eq!(scratch.archive.article(copy).unwrap().unwrap().copy_of, Some(original));
    assert_eq!(scratch.archive.copies_of(original).unwrap().len(), 1);
    assert_eq!(scratch.archive.original(other).unwrap(), None, "the same event, in other words");
    scratch.assert_sound();
}

#[test]
fn a_copy_that_credits_an_outlet_is_its_copy_whatever_the_dates() {
    let scratch = scratch();
    let credited = format!("{} (courier.example)", FERRY[0].1);
    let copy = file(&scratch, "tribune", 6, ("From our friends", &credited));
    let original = file(&scratch, "courier", 7, FERRY[0]);
    let found = scratch.archive.original(copy).unwrap().expect("a copy");
    assert_eq!((found.article, found.basis), (original, CopyBasis::Credit));
}

#[test]
fn copies_of_copies_are_copies_of_the_first() {
    let scratch = scratch();
    let last = file(&scratch, "tribune", 9, ("Lifeboats out", FERRY[0].1));
    let middle = file(&scratch, "gazette", 8, ("Aground", FERRY[0].1));
    let first = file(&scratch, "courier", 7, FERRY[0]);
    for copy in [middle, last] {
        let found = scratch.archive.original(copy).unwrap().map(|copy| copy.article);
        assert_eq!(found, Some(first));
    }
    assert_eq!(scratch.archive.original(first).unwrap(), None);
}

#[test]
fn an_outlet_does_not_copy_from_itself() {
    let scratch = scratch();
    file(&scratch, "courier", 7, FERRY[0]);
    let again = file(&scratch, "courier", 9, ("Once more", FERRY[0].1));
    assert_eq!(scratch.archive.original(again).unwrap(), None);
}

/// Files articles about other things, so that the archive knows which words are rare.
fn file_others(scratch: &Scratch) {
    const WHO: [&str; 6] =
        ["Ola Brandt", "Pia Quist", "Rolf Sand", "Una Vik", "Wim Zorn", "Ada Beck"];
    const WHERE: [&str; 4] = ["Moorland", "Elmfield", "Norcross", "Underhill"];
    for number in 0..24 {
        let (who, place) = (WHO[number % 6], WHERE[number / 6]);
        let title = format!("{who} of {place} wins prize {number}");
        let summary = format!(
            "The prize for gardens, given on the day of the fair in {place}, goes to {who} this time, \
             who has grown {number} kinds of beans there, and said that the soil was good."
        );
        file(scratch, &format!("paper-{number}"), 7 + number as u32 % 3, (&title, &summary));
    }
}

/// The stories of the ferry's articles, in the order of [`FERRY`], when they come in another order.
fn ferry_in(order: &[usize]) -> (Scratch, Vec<Option<i64>>) {
    let scratch = scratch();
    file_others(&scratch);
    let mut ids = [0; 4];
    for &index in order {
        let outlet = ["courier", "tribune", "courier", "gazette"][index];
        let day = [7, 8, 9, 7][index];
        ids[index] = file(&scratch, outlet, day, FERRY[index]);
    }
    let stories = ids.map(|id| if id > 0 { story_of(&scratch, id) } else { None }).to_vec();
    (scratch, stories)
}

#[test]
fn stories_are_the_same_in_whatever_order_their_articles_come() {
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
        let (scratch, stories) = ferry_in(&order);
        assert!(stories[0].is_some(), "{order:?}");
        assert_eq!(stories, [stories[0], stories[0], stories[0], None], "{order:?}");
        scratch.assert_sound();
    }
}

#[test]
fn a_story_keeps_its_number_when_articles_join_it() {
    let (_, two) = ferry_in(&[0, 1]);
    let (scratch, three) = ferry_in(&[0, 1, 2, 3]);
    assert_eq!(two[0], three[0]);
    // And when the same pages come again.
    for index in 0..3 {
        file(&scratch, ["courier", "tribune", "courier"][index], 7 + index as u32, FERRY[index]);
    }
    let number = three[0].unwrap();
    assert_eq!(scratch.archive.story(number).unwrap().unwrap().row.articles, 3);
}

#[test]
fn forgetting_takes_an_article_out_of_its_story() {
    let (scratch, stories) = ferry_in(&[0, 1, 2]);
    let number = stories[0].unwrap();
    let ids: Vec<i64> = scratch.all().iter().map(|row| row.id).skip(24).collect();
    let forget = |id: i64| {
        scratch.archive.forget(&cuttings_archive::Forget::Article(id), may(20), true).unwrap()
    };
    forget(ids[0]);
    let story = scratch.archive.story(number).unwrap().unwrap();
    let left: Vec<i64> = story.articles.iter().map(|row| row.id).collect();
    assert_eq!(left, ids[1..]);
    forget(ids[1]);
    // One article is no story.
    assert!(
        scratch.archive.stories(&StoryFilter::default()).unwrap().iter().all(|s| s.id != number)
    );
    assert_eq!(story_of(&scratch, ids[2]), None);
    scratch.assert_sound();
}

#[test]
fn a_story_stands_where_its_newest_article_does() {
    let scratch = scratch();
    file_others(&scratch);
    let ferry = [(0, 4), (1, 5), (2, 9)].map(|(text, day)| {
        let outlet = ["courier", "tribune", "gazette"][text];
        file(&scratch, outlet, day, FERRY[text])
    });
    let library = ["courier", "tribune"].map(|outlet| file(&scratch, outlet, 7, FERRY[3]));
    let numbers = [ferry[0], library[0]].map(|article| story_of(&scratch, article));
    assert!(numbers.iter().all(Option::is_some), "{numbers:?}");
    let newest_first = || -> Vec<Option<i64>> {
        let stories = scratch.archive.stories(&StoryFilter::default()).unwrap();
        let numbered = stories.iter().map(|story| Some(story.id));
        numbered.filter(|number| numbers.contains(number)).collect()
    };
    assert_eq!(newest_first(), numbers);
    let forget = cuttings_archive::Forget::Article(ferry[2]);
    scratch.archive.forget(&forget, may(20), true).unwrap();
    assert_eq!(newest_first(), [numbers[1], numbers[0]]);
}

#[test]
fn what_is_read_again_leaves_or_joins_a_story_and_the_story_keeps_its_number() {
    const OTHER: (&str, &str) = (
        "Bakery opens in Mill Lane",
        "Bread is sold again in Mill Lane, where a baker of Colport has taken over the old chandlery.",
    );
    let (scratch, stories) = ferry_in(&[0, 1, 3, 2]);
    let number = stories[0].unwrap();
    assert_eq!(stories[2], Some(number));
    let last = scratch.all().last().unwrap().clone();
    let as_read = |told: (&str, &str)| {
        let entry = Entry {
            date_published: "2024-05-09".parse().ok(),
            date_basis: Some(DateBasis::Text),
            ..entry(told.0, last.url.as_deref().unwrap(), told.1)
        };
        page(vec![entry])
    };
    let source = crate::pages::snapshot("https://courier.example/9/list", may(10), &page(vec![]));
    let reread = |told| scratch.archive.reread(28, &source, &as_read(told), true).unwrap();
    // Another text than was read before: it is about something else.
    assert_eq!(reread(OTHER).changed.len(), 1);
    assert_eq!(story_of(&scratch, last.id), None);
    let story = scratch.archive.story(number).unwrap().unwrap();
    assert_eq!(story.articles.len(), 2);
    reread(FERRY[2]);
    assert_eq!(story_of(&scratch, last.id), Some(number));
    scratch.assert_sound();
}

/// What became of the articles: their stories and the articles that they are copies of.
fn outcome(scratch: &Scratch) -> Vec<(Option<i64>, Option<i64>)> {
    scratch.all().iter().map(|article| (article.story, article.copy_of)).collect()
}

#[test]
fn an_archive_that_is_opened_anew_for_each_page_knows_what_one_that_stays_open_knows() {
    let mut texts: Vec<(&str, u32, (&str, String))> = Vec::new();
    for (index, (title, summary)) in FERRY.into_iter().enumerate() {
        let outlet = ["courier", "tribune", "gazette", "post"][index];
        texts.push((outlet, 7 + index as u32, (title, summary.to_owned())));
        texts.push(("herald", 9, (title, format!("Seen elsewhere. {summary}"))));
    }
    let stays = scratch();
    file_others(&stays);
    let mut anew = scratch();
    file_others(&anew);
    for (outlet, day, (title, summary)) in &texts {
        file(&stays, outlet, *day, (title, summary));
        anew.archive = cuttings_archive::Archive::open(anew.directory.path()).unwrap();
        file(&anew, outlet, *day, (title, summary));
    }
    let found = outcome(&stays);
    assert!(found.iter().any(|(story, _)| story.is_some()), "{found:?}");
    assert!(found.iter().any(|(_, copy)| copy.is_some()), "{found:?}");
    assert_eq!(outcome(&anew), found);
    let forgotten = cuttings_archive::Forget::Outlet("courier.example".to_owned());
    for scratch in [&stays, &anew] {
        scratch.archive.forget(&forgotten, may(20), true).unwrap();
        scratch.assert_sound();
    }
    assert_eq!(outcome(&anew), outcome(&stays));
}

#[test]
fn a_list_of_stories_is_told_anew_when_an_article_comes() {
    let scratch = scratch();
    file_others(&scratch);
    let filter = cuttings_archive::StoryFilter { articles: 2, limit: 100, ..Default::default() };
    let mut before = scratch.archive.stories(&filter).unwrap();
    for (index, outlet) in ["courier", "tribune", "gazette"].into_iter().enumerate() {
        file(&scratch, outlet, 7 + index as u32, FERRY[index]);
        let told = scratch.archive.stories(&filter).unwrap();
        assert_eq!(scratch.archive.stories(&filter).unwrap(), told);
        let anew = cuttings_archive::Archive::open(scratch.directory.path()).unwrap();
        assert_eq!(anew.stories(&filter).unwrap(), told);
        assert_eq!(told != before, index > 0, "the second of them makes a story");
        before = told;
    }
}

#[test]
fn a_story_lasts_from_its_first_known_day_to_its_last() {
    let scratch = scratch();
    file_others(&scratch);
    let first = file(&scratch, "courier", 7, FERRY[0]);
    file(&scratch, "tribune", 9, FERRY[1]);
    let (title, summary) = FERRY[2];
    let undated = page(vec![entry(title, "https://gazette.example/petrel", summary)]);
    scratch.file("https://gazette.example/news/", may(20), &undated);
    let number = story_of(&scratch, first).unwrap();
    let story = scratch.archive.story(number).unwrap().unwrap();
    assert_eq!(story.articles.len(), 3);
    let days = |first, last| (Some(date(2024, 5, first)), Some(date(2024, 5, last)));
    assert_eq!((story.row.first_date, story.row.last_date), days(7, 9));
    let covered = |outlet: &str| story.coverage.iter().find(|c| c.outlet == outlet).unwrap();
    assert_eq!(covered("gazette.example").last_date, None, "it could be of any time before");
    assert_eq!(story.articles.last().unwrap().outlet, "gazette.example");
}

/// Files an article of an outlet that shows no day.
fn file_undated(scratch: &Scratch, outlet: &str, (title, summary): (&str, &str)) -> i64 {
    let url = format!("https://{outlet}.example/{}", title.len());
    let listing = format!("https://{outlet}.example/list/{}", title.len());
    scratch.file(&listing, may(20), &page(vec![entry(title, &url, summary)]));
    scratch.all().iter().map(|article| article.id).max().unwrap()
}

#[test]
fn one_word_makes_no_story_with_an_article_of_any_time() {
    let scratch = scratch();
    file_others(&scratch);
    file(&scratch, "courier", 8, ("The Marathon is a sprint this year", ""));
    let undated =
        file_undated(&scratch, "tribune", ("Why some train for birth like a Marathon", ""));
    assert_eq!(story_of(&scratch, undated), None);
}

#[test]
fn two_headlines_of_one_event_are_a_story_though_one_shows_no_day() {
    let scratch = scratch();
    file_others(&scratch);
    file(&scratch, "courier", 8, ("Grayling to ban night ferries for under 16s", ""));
    let title = "Grayling to ban night ferries and other boats for under 16s";
    let undated = file_undated(&scratch, "tribune", (title, ""));
    assert!(story_of(&scratch, undated).is_some());
}

#[test]
fn a_story_of_no_known_day_comes_last_and_has_no_span() {
    let scratch = scratch();
    file_others(&scratch);
    file_undated(&scratch, "courier", FERRY[0]);
    let undated = file_undated(&scratch, "tribune", FERRY[1]);
    let number = story_of(&scratch, undated).expect("a story");
    let story = scratch.archive.story(number).unwrap().unwrap();
    assert_eq!((story.row.first_date, story.row.last_date), (None, None));
    assert!(story.silent.is_empty());
    let filter = StoryFilter { limit: 100, ..StoryFilter::default() };
    let listed = scratch.archive.stories(&filter).unwrap();
    assert!(listed.len() > 1, "there are others");
    assert_eq!(listed.last().unwrap().id, number);
}
