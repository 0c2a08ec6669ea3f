use proptest::prelude::*;

use super::words::{FUNCTION_WORDS, READ_MORE};
use super::{Shown, judge, judge_all, judge_list};

fn cut(text: &str) -> bool {
    judge(text).truncated
}

#[test]
fn a_mark_of_a_cut_stays_in_the_text() {
    for text in [
        "The dike was mended by the […]",
        "The dike was mended by the [...]",
        "The dike was mended by the…",
        "The dike was mended by the ...",
        "The dike was mended (...)",
        "堤坝已经修好……",
        "The dike was mended by the [&hellip;]",
    ] {
        let teaser = judge(text);
        assert!(teaser.truncated, "{text}");
        assert_eq!(teaser.text, text);
    }
}

#[test]
fn a_trailing_read_more_is_taken_out() {
    for (text, rest) in [
        ("The dike was mended by the… Read more", "The dike was mended by the…"),
        ("The dike was mended by the…continue reading", "The dike was mended by the…"),
        ("The dike was mended. Read More »", "The dike was mended."),
        ("The dike was mended by [Read more…]", "The dike was mended by"),
        ("The dike was mended by the … Continue reading →", "The dike was mended by the …"),
        ("The dike was […] Continue reading The dike that broke →", "The dike was […]"),
        ("Der Deich ist repariert. Weiterlesen", "Der Deich ist repariert."),
        ("La digue est réparée… Lire la suite", "La digue est réparée…"),
        ("堤防は修復された。続きを読む", "堤防は修復された。"),
        ("堤坝已经修好。阅读全文", "堤坝已经修好。"),
        ("تم إصلاح السد… اقرأ المزيد", "تم إصلاح السد…"),
        ("The dike\nmore", "The dike"),
    ] {
        let teaser = judge(text);
        assert_eq!(teaser.text, rest);
        assert!(teaser.truncated, "{text}");
    }
}

#[test]
fn a_sentence_about_reading_is_no_read_more() {
    for text in [
        "A good place where children can read more",
        "We all want more.",
        "This is why you should keep reading.",
        "Wir wollen mehr",
    ] {
        assert_eq!(judge(text).text, text);
    }
}

#[test]
fn a_read_more_may_name_the_title_in_quotation_marks() {
    for text in [
        "Continue reading \"The mended dike\" »",
        "Continue reading “The mended dike”",
        "続きを読む \"古い地図を歩く\" »",
        "Lire la suite de « La digue »",
        "Läs resten av \"Den lagade vallen\" »",
    ] {
        assert!(super::leads_on(text), "{text}");
    }
    for text in ["\"Read more\"", "The board says: \"Read more\"", "“Continue reading”"] {
        assert!(!super::leads_on(text), "{text}");
    }
}

#[test]
fn a_read_more_alone_leaves_nothing() {
    assert_eq!(judge("Read more »").text, "");
    assert!(!cut("Read more »"));
}

#[test]
fn a_teaser_cut_in_mid_sentence_is_truncated() {
    assert!(cut("Mayor Holm said that the dike will be mended by the builders and the"));
    assert!(cut("Mayor Holm said that the dike, which broke on Monday after the storm,"));
    assert!(cut(
        "The dike broke. Mayor Holm spoke of the worst night in the memory of the town and called \
         on the province to send builders"
    ));
}

#[test]
fn a_teaser_cut_in_mid_word_is_truncated() {
    assert!(cut(
        "The dike broke in the night of the storm. Half of the town stands in water, and the \
         builders' carpe"
    ));
    assert!(cut(
        "The dike broke in the night of the storm. Half of the town stands in water and the \
         builders wait for stone from the province. Ne"
    ));
}

#[test]
fn a_finished_teaser_is_whole() {
    for text in [
        "Will the dike hold?",
        "“The dike will hold.”",
        "The dike will hold (says the mayor).",
        "The dike will hold (says the mayor)",
        "堤坝会撑住的。",
        "هل يصمد السد؟",
        "बांध टिकेगा।",
        "The builders have all the stone they need. More at https://dike.example/stone",
        "The builders have all the stone that they need for the whole of the winter, and more. #dike",
        "The builders have all the stone that they need for the whole of the winter. Photo: Ada Holm",
        "The builders have all the stone that they need for the whole of the winter. — Ada Holm",
        "The builders have all the stone that they need for the whole of the winter, hurray 🎉",
    ] {
        assert!(!cut(text), "{text}");
    }
}

#[test]
fn a_label_is_whole() {
    for text in [
        "Photos from the spring party",
        "What to look out for",
        "Minutes: March",
        "Dike",
        "Vitamin A",
        "",
    ] {
        assert!(!cut(text), "{text}");
    }
}

#[test]
fn initials_and_titles_end_no_sentence() {
    assert!(!cut(
        "A talk with Dr. Ada Holm and J. Berg about the dikes of the north and their long history of \
         decay"
    ));
}

#[test]
fn teasers_of_one_length_are_cut_even_where_a_sentence_ends() {
    let texts = [
        "Mayor Holm opened the new dike on Monday and spoke of hop",
        "The builders of the dike want better pay and better bread",
        "A storm came in the night. It took the roof off the hall.",
        "Music and dance at the hall.",
    ];
    let cuts: Vec<bool> = judge_all(&texts).iter().map(|teaser| teaser.truncated).collect();
    assert_eq!(cuts, [true, true, true, false]);
}

#[test]
fn teasers_of_as_many_words_are_cut() {
    let texts = [
        "one two three four five six seven eight nine extraordinarily",
        "un deux trois quatre cinq six sept huit neuf dix",
        "eins zwei drei vier fünf sechs sieben acht neun zehn",
        "Short and done.",
    ];
    let cuts: Vec<bool> = judge_all(&texts).iter().map(|teaser| teaser.truncated).collect();
    assert_eq!(cuts, [true, true, true, false]);
}

#[test]
fn where_a_page_never_writes_full_stops_their_lack_says_nothing() {
    let texts = [
        "Mayor opens the new dike in the north of the town after years of quarrels over its price",
        "Builders want better pay",
        "A storm took the roof off the hall",
        "Music and dance in the hall for all who have helped in the night of the great storm of the year",
        "The price of stone",
    ];
    assert!(judge_all(&texts).iter().all(|teaser| !teaser.truncated));
}

#[test]
fn where_a_page_marks_its_cuts_a_missing_full_stop_is_none() {
    let long = "The dike broke. Mayor Holm spoke of the worst night in the memory of the town and called \
                for builders";
    let texts = ["The dike broke in the […]", "A storm took the roof off […]", long];
    let cuts: Vec<bool> = judge_all(&texts).iter().map(|teaser| teaser.truncated).collect();
    assert_eq!(cuts, [true, true, false]);
}

#[test]
fn among_finished_teasers_a_long_unfinished_one_is_cut() {
    let mut texts = vec!["A whole sentence stands here."; 5];
    texts.push("The council met in the town hall on Monday evening to talk about the new dike in the north");
    texts.push("Photos from the party");
    let cuts: Vec<bool> = judge_all(&texts).iter().map(|teaser| teaser.truncated).collect();
    assert_eq!(cuts, [false, false, false, false, false, true, false]);
}

#[test]
fn where_a_page_marks_its_cuts_prose_that_stops_dead_is_cut_if_other_prose_ends() {
    let long = "The dike broke. Mayor Holm spoke of the worst night in the memory of the town and called \
                for builders";
    let texts = ["The dike broke in the […]", "A storm took the roof off […]", "It is over.", long];
    let cuts: Vec<bool> = judge_all(&texts).iter().map(|teaser| teaser.truncated).collect();
    assert_eq!(cuts, [true, true, false, true]);
}

#[test]
fn labels_of_about_one_length_are_whole() {
    let texts = [
        "Surgery hours on Tuesdays and Fridays",
        "No hosepipe ban expected before August",
        "Jumble sale on Saturday, pies welcome",
        "Resurfacing between the inn and the kilns",
    ];
    assert!(judge_all(&texts).iter().all(|teaser| !teaser.truncated));
}

#[test]
fn a_link_that_leads_on_tells_a_cut_unless_all_have_it() {
    let shown = |leads: [bool; 3]| {
        let texts = ["The ferry came back", "Ice on the quays of the town", "A whole one."];
        let shown: Vec<Shown<'_>> =
            texts.iter().zip(leads).map(|(text, says_more)| Shown { text, says_more }).collect();
        judge_list(&shown).iter().map(|teaser| teaser.truncated).collect::<Vec<bool>>()
    };
    assert_eq!(shown([true, false, false]), [true, false, false]);
    assert_eq!(shown([true, true, true]), [false, false, false]);
}

#[test]
fn the_data_is_sorted_and_in_lower_case() {
    for list in [READ_MORE, FUNCTION_WORDS] {
        assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(list.iter().all(|word| word.to_lowercase() == *word));
    }
}

proptest! {
    #[test]
    fn the_text_of_any_teaser_is_its_start(text in "\\PC{0,120}") {
        let teaser = judge(&text);
        prop_assert!(text.trim().starts_with(&teaser.text));
    }

    #[test]
    fn every_text_gets_its_teaser(texts in prop::collection::vec("([a-z]{1,9}[ .…,]{0,2}|Read more|»){0,30}", 0..12)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        prop_assert_eq!(judge_all(&texts).len(), texts.len());
    }
}
