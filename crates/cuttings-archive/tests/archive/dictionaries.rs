//! Stories across languages.

use cuttings_archive::{Archive, ComparedAnew, Dictionary};
use cuttings_extract::{DateBasis, Entry, Page};

use crate::pages::{Scratch, entry, may, page, scratch};

const FERRY: (&str, &str) = (
    "Night ferry runs aground, nineteen passengers rescued",
    "Lifeboats rescued all nineteen passengers of the night ferry, which ran aground in fog on Tuesday. Divers look \
     at the hull, the harbour master said.",
);
const FÄHRE: (&str, &str) = (
    "Nachtfähre läuft auf Grund: neunzehn Fahrgäste gerettet",
    "Rettungsboote brachten alle neunzehn Fahrgäste der Nachtfähre an Land, die am Dienstag im Nebel auf Grund lief. \
     Taucher sehen sich den Rumpf an, sagte der Hafenmeister.",
);
const LIBRARY: (&str, &str) = (
    "Council closes the library after ninety years",
    "The council voted to close the library, since there is no money for its roof. Readers stood in the street with \
     candles.",
);

const WORDS: &str = "Nachtfähre\tferry\nGrund\taground\nneunzehn\tnineteen\nFahrgast\tpassenger\nFahrgäste\tpassengers\n\
    gerettet\trescued\nRettungsboote\tlifeboats\nalle\tall\nDienstag\tTuesday\nNebel\tfog\nTaucher\tdivers\n\
    Rumpf\thull\nHafenmeister\tharbour\nder\tthe\ndie\tthe\nden\tthe\nim\tin\nsagte\tsaid\nlief\tran\nsehen\tlook\n";

fn file(scratch: &Scratch, language: &str, day: u32, (title, summary): (&str, &str)) -> i64 {
    let outlet = format!("https://{language}{day}.example");
    let entry = Entry {
        date_published: format!("2024-05-{day:02}").parse().ok(),
        date_basis: Some(DateBasis::Text),
        ..entry(title, &format!("{outlet}/article"), summary)
    };
    let page = Page { language: Some(language.to_owned()), ..page(vec![entry]) };
    scratch.file(&format!("{outlet}/list"), may(day + 1), &page);
    scratch.all().iter().map(|article| article.id).max().unwrap()
}

fn story_of(scratch: &Scratch, article: i64) -> Option<i64> {
    scratch.archive.article(article).unwrap().unwrap().story
}

fn add(archive: &Archive, words: &str) {
    let (dictionary, understood) = Dictionary::parse(words).unwrap();
    archive.set_dictionary("de", "words.txt", (understood.pairs, &dictionary), may(1)).unwrap();
}

/// Compares all articles of a language anew. Gives how many there were.
fn compare_all(archive: &Archive, language: &str) -> usize {
    let (mut behind, mut all) = (0, 0);
    loop {
        let ComparedAnew { articles, last } = archive.compare_anew(language, behind).unwrap();
        all += articles;
        let Some(last) = last else { return all };
        behind = last;
    }
}

#[test]
fn with_a_dictionary_a_newcomer_joins_a_story_of_another_language() {
    let scratch = scratch();
    add(&scratch.archive, WORDS);
    let english = file(&scratch, "en", 7, FERRY);
    let other = file(&scratch, "en", 8, LIBRARY);
    let german = file(&scratch, "de", 8, FÄHRE);
    assert!(story_of(&scratch, german).is_some());
    assert_eq!(story_of(&scratch, german), story_of(&scratch, english));
    assert_eq!(story_of(&scratch, other), None);
    // What both have is told in the words of whoever is asked about.
    let clues = scratch.archive.story_clues(german).unwrap();
    assert!(clues[0].words.iter().any(|word| word == "Nachtfähre"), "{clues:?}");
    scratch.assert_sound();
}

#[test]
fn what_is_there_already_is_compared_anew_and_parts_again_without_the_dictionary() {
    let scratch = scratch();
    let english = file(&scratch, "en", 7, FERRY);
    let german = file(&scratch, "de", 8, FÄHRE);
    assert_eq!(story_of(&scratch, german), None);
    add(&scratch.archive, WORDS);
    assert_eq!(compare_all(&scratch.archive, "de"), 1);
    assert!(story_of(&scratch, german).is_some());
    assert_eq!(story_of(&scratch, german), story_of(&scratch, english));

    let before = scratch.archive.last_change().unwrap();
    assert_eq!(compare_all(&scratch.archive, "de"), 1);
    assert_eq!(scratch.archive.last_change().unwrap(), before, "nothing changes twice");

    assert!(scratch.archive.remove_dictionary("de").unwrap());
    assert!(!scratch.archive.remove_dictionary("de").unwrap());
    compare_all(&scratch.archive, "de");
    assert_eq!((story_of(&scratch, german), story_of(&scratch, english)), (None, None));
    scratch.assert_sound();
}

#[test]
fn a_dictionary_counts_for_its_language_alone() {
    let scratch = scratch();
    add(&scratch.archive, WORDS);
    let english = file(&scratch, "en", 7, FERRY);
    // The same words, said to be Danish.
    let danish = file(&scratch, "da", 8, FÄHRE);
    assert_eq!((story_of(&scratch, danish), story_of(&scratch, english)), (None, None));
}

#[test]
fn dictionaries_are_listed_by_language_and_one_takes_the_place_of_the_other() {
    let scratch = scratch();
    file(&scratch, "en", 7, FERRY);
    file(&scratch, "de", 8, FÄHRE);
    add(&scratch.archive, "Hafen\tport\n");
    add(&scratch.archive, WORDS);
    let rows = scratch.archive.dictionaries().unwrap();
    let row = rows.first().expect("a dictionary");
    assert_eq!(rows.len(), 1);
    assert_eq!((row.language.as_str(), row.words, row.articles), ("de", 20, 1));
}
