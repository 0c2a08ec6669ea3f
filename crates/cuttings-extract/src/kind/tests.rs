use proptest::prelude::*;

use super::folders::FOLDERS;
use super::marks::{LABELS, PHRASES};
use super::{from_address_path, from_words, split};
use crate::EntryKind;

#[test]
fn a_mark_is_taken_out_and_gives_the_kind() {
    let cases = [
        ("[Video] Dynamite under the floor", EntryKind::Video, "Dynamite under the floor"),
        ("Storm hits the coast (VIDEO)", EntryKind::Video, "Storm hits the coast"),
        ("VIDEO: Storm hits the coast", EntryKind::Video, "Storm hits the coast"),
        ("Watch: Storm hits the coast", EntryKind::Video, "Storm hits the coast"),
        ("Vidéo\u{a0}: la tempête arrive", EntryKind::Video, "la tempête arrive"),
        ("VIDÉO. La tempête arrive", EntryKind::Video, "La tempête arrive"),
        ("▶ Storm hits the coast", EntryKind::Video, "Storm hits the coast"),
        ("▶\u{fe0f} Storm hits the coast", EntryKind::Video, "Storm hits the coast"),
        ("🎧 Storm talk", EntryKind::Audio, "Storm talk"),
        ("Podcast: Storm talk", EntryKind::Audio, "Storm talk"),
        ("Storm talk – podcast", EntryKind::Audio, "Storm talk"),
        ("LIVE: Storm hits the coast", EntryKind::Live, "Storm hits the coast"),
        ("+++ Liveticker +++ Sturm über der Küste +++", EntryKind::Live, "Sturm über der Küste"),
        ("In pictures: the storm", EntryKind::Gallery, "the storm"),
        ("Bildergalerie: Der Sturm", EntryKind::Gallery, "Der Sturm"),
        ("Comment | Build the dike now", EntryKind::Opinion, "Build the dike now"),
        ("Anzeige: Bauen mit Holz", EntryKind::Sponsored, "Bauen mit Holz"),
        ("【视频】大风登陆", EntryKind::Video, "大风登陆"),
        ("【社论】修建堤坝", EntryKind::Opinion, "修建堤坝"),
        ("[인터뷰] 제방을 말하다", EntryKind::Interview, "제방을 말하다"),
        ("بالفيديو.. العاصفة تصل", EntryKind::Video, "العاصفة تصل"),
        ("Видео: шторм", EntryKind::Video, "шторм"),
        ("[Video] Interview: Ada Holm", EntryKind::Video, "Interview: Ada Holm"),
    ];
    for (title, kind, rest) in cases {
        assert_eq!(split(title), (kind, rest), "{title}");
    }
}

#[test]
fn a_word_that_merely_begins_a_title_is_no_mark() {
    for title in [
        "Video games are good for you",
        "Live and let die",
        "Live music returns: a guide",
        "Comment sections considered harmful",
        "Watch what they do, not what they say",
        "Video-conference fatigue is real",
        "Opinion polls: who leads?",
        "Video. It changed everything",
        "Review of 2021 - what went well",
        "At 10:30 the dike broke",
    ] {
        assert_eq!(split(title), (EntryKind::Article, title), "{title}");
    }
}

#[test]
fn wording_gives_the_kind_and_stays() {
    for (title, kind) in [
        ("Interview with Ada Holm", EntryKind::Interview),
        ("The failed dike: A Statement by the Builders' Union", EntryKind::Statement),
        ("Statement by the Builders' Union", EntryKind::Statement),
        ("Interview: Ada Holm on dikes", EntryKind::Interview),
        ("Kommentar: Baut den Deich", EntryKind::Opinion),
        ("Nachruf: Ada Holm", EntryKind::Obituary),
        ("Press release: New dike opens", EntryKind::Statement),
        ("Review: The Dike, a novel", EntryKind::Review),
        ("The Dike, a novel – review", EntryKind::Review),
        ("社论：修建堤坝", EntryKind::Opinion),
        ("Resolution on the dike", EntryKind::Statement),
        ("A bank statement by any other name", EntryKind::Article),
    ] {
        assert_eq!(split(title), (kind, title), "{title}");
    }
}

#[test]
fn a_title_that_would_be_left_empty_keeps_all() {
    assert_eq!(split("[Video]"), (EntryKind::Video, "[Video]"));
    assert_eq!(split("Podcast:"), (EntryKind::Audio, "Podcast:"));
    assert_eq!(split(""), (EntryKind::Article, ""));
}

#[test]
fn a_badge_gives_the_kind_only_where_it_is_wholly_such_a_word() {
    assert_eq!(from_words(" LIVE "), Some(EntryKind::Live));
    assert_eq!(from_words("• Opinión"), Some(EntryKind::Opinion));
    assert_eq!(from_words("▶"), Some(EntryKind::Video));
    assert_eq!(from_words("Opinion polls"), None);
    assert_eq!(from_words("World"), None);
    assert_eq!(from_words(""), None);
}

#[test]
fn a_folder_of_an_address_gives_the_kind() {
    assert_eq!(from_address_path("https://paper.example/video/2023/storm"), Some(EntryKind::Video));
    assert_eq!(from_address_path("/opinion/build-the-dike?x=/live/"), Some(EntryKind::Opinion));
    assert_eq!(from_address_path("https://paper.example/live"), None);
    assert_eq!(from_address_path("https://video.example/a/b"), None);
    assert_eq!(from_address_path("/news/opinion-polls/1"), None);
}

#[test]
fn the_data_is_sorted_and_in_lower_case() {
    for list in [LABELS, PHRASES, FOLDERS] {
        assert!(list.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(list.iter().all(|(word, _)| word.to_lowercase() == *word));
    }
    assert!(LABELS.iter().all(|(word, _)| word.chars().count() <= super::LONGEST_LABEL));
}

proptest! {
    #[test]
    fn what_is_left_of_any_title_is_a_part_of_it(title in "\\PC{0,60}") {
        let (_, rest) = split(&title);
        prop_assert!(title.contains(rest));
        prop_assert!(title.trim().is_empty() || !rest.is_empty());
        let _ = (from_words(&title), from_address_path(&title));
    }

    #[test]
    fn a_title_of_marks_alone_stays(title in "(\\[Video\\]|LIVE:|\\+\\+\\+|[ :|/.\\[\\]()–]){0,12}") {
        let (_, rest) = split(&title);
        prop_assert!(title.contains(rest));
    }
}

#[test]
fn a_count_of_pictures_on_a_badge_gives_the_kind() {
    for badge in ["12 photos", "14 Bilder", "18 fotos", "12 फोटो"] {
        assert_eq!(super::from_count(badge), Some(EntryKind::Gallery), "{badge}");
    }
    for badge in ["photos", "3 videos", "12", "12photos", ""] {
        assert_eq!(super::from_count(badge), None, "{badge}");
    }
}

#[test]
fn words_that_end_in_a_sign_are_whole() {
    assert_eq!(from_words("พอดแคสต์"), Some(EntryKind::Audio));
    assert_eq!(from_words("(ভিডিও)"), Some(EntryKind::Video));
    assert_eq!(from_words("वीडियो।"), Some(EntryKind::Video));
}
