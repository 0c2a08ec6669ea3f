use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::read;
use crate::{Entry, EntryKind, Hint, Page, PageKind};

fn page(text: &str) -> Page {
    let hint =
        Hint { reference_time: Some("2023-04-01T12:00:00Z".parse().unwrap()), ..Hint::default() };
    read(text, &hint)
}

fn titles(page: &Page) -> Vec<&str> {
    page.entries.iter().map(|entry| entry.title.as_deref().unwrap_or("-")).collect()
}

fn truncated(page: &Page) -> usize {
    page.entries.iter().filter(|entry| entry.truncated).count()
}

const TITLES_AND_TEASERS: &str = "\
Who Broke the Dike?

Last Friday the town of Berg was shocked by the news that the old dike in the north had given way.

[Video] Stone by Stone: Ada Holm on the Builders' Year

In this video Ada Holm gives an overview of the events of a year that began with a storm and ended with a […]

The Price of Stone: “Nobody Can Pay This…”

The builders of Berg pay twice as much for their stone as they did a year ago. What does it mean for the dike?

Hands off the Hall!

The council wants to sell the hall. The friends of the hall call for a protest on the market square.
";

#[test]
fn blocks_that_are_short_and_long_in_turn_are_titles_and_teasers() {
    let page = page(TITLES_AND_TEASERS);
    assert_eq!(page.kind, PageKind::Text);
    assert_eq!(page.language.as_deref(), Some("en"));
    assert_eq!(
        titles(&page),
        [
            "Who Broke the Dike?",
            "Stone by Stone: Ada Holm on the Builders' Year",
            "The Price of Stone: “Nobody Can Pay This…”",
            "Hands off the Hall!",
        ]
    );
    assert_eq!(page.entries[1].kind, EntryKind::Video);
    assert!(page.entries[1].truncated);
    assert_eq!(truncated(&page), 1);
    assert!(page.entries[0].summary.as_deref().unwrap().starts_with("Last Friday"));
}

#[test]
fn a_date_in_a_teaser_is_not_the_date_of_the_entry() {
    let page = page(&TITLES_AND_TEASERS.replace("Last Friday", "On 9 October 2022"));
    assert!(
        page.entries
            .iter()
            .all(|entry| entry.date_text.is_none() && entry.date_published.is_none())
    );
}

/// Summaries that were cut at one length, in mid-word; so many, numbered.
fn cut_summaries(count: usize) -> Vec<String> {
    let story = "The storm took the roof off the hall, and the town stood in water for a week. The mayor \
                 thanked the builders of the province, who came with stone and sand. Nobody had thought \
                 that the old dike would give way. The price of stone has doubled since then, and so has \
                 the price of bread. ";
    (0..count)
        .map(|at| format!("Number {at}. {}", story.repeat(3)).chars().take(471 + at).collect())
        .collect()
}

#[test]
fn a_block_with_an_empty_title_line_is_an_entry_without_a_title() {
    let summaries = cut_summaries(4);
    let dated = format!("Berg, October 28th  2022 {}", summaries[2]);
    let text = format!(
        "Mend the dike now!\n\n{}\n\nStone is dear\n\n\u{a0} by Ada Holm\u{a0} {}\n\n\n{dated}\n\nThe hall is sold\n\n{}",
        summaries[0], summaries[1], summaries[3]
    );
    let page = page(&text);
    assert_eq!(titles(&page), ["Mend the dike now!", "Stone is dear", "-", "The hall is sold"]);
    assert!(
        page.entries[2].summary.as_deref().unwrap().starts_with("Berg, October 28th 2022 Number")
    );
    assert_eq!(truncated(&page), 4);
    assert!(page.entries.iter().all(|entry| entry.date_text.is_none()));
    assert_eq!(page.entries[1].authors[0].name, "Ada Holm");
}

#[test]
fn long_blocks_alone_are_entries_without_titles() {
    let whole = "The storm took the roof off the hall, and the town stood in water for a week. The mayor of \
                 Berg thanked the builders of the province, who had come with stone and sand in the night.";
    let cut = "The hall of Berg is three hundred years old. It has seen two floods, a fire and a war. For the \
               first time since the great storm of the last century its friends stand on the brink of a sale and";
    let text = format!("{whole}\n\n{whole} Why?\n\n{cut}\n\n\n{whole}\n\n{cut} the\n");
    let page = page(&text);
    assert_eq!(titles(&page), ["-"; 5]);
    assert_eq!(
        page.entries.iter().map(|entry| entry.truncated).collect::<Vec<_>>(),
        [false, false, true, false, true]
    );
}

#[test]
fn short_blocks_alone_are_titles() {
    let text = "Who broke the dike?\n\nThe price of stone doubles in a year\n\nHands off the hall!\n\nMayor \
                thanks the builders of the province\n\nBerg: music returns to the hall\n";
    let page = page(text);
    assert_eq!(page.entries.len(), 5);
    assert!(page.entries.iter().all(|entry| entry.title.is_some() && entry.summary.is_none()));
}

#[test]
fn a_short_block_and_long_ones_are_one_text() {
    let long = "The storm took the roof off the hall, and the town stood in water for a week. The mayor of \
                Berg thanked the builders of the province.";
    let page = page(&format!("The night of the storm\n\n{long}\n\n{long}\n\n{long}\n\n{long}\n"));
    assert_eq!(titles(&page), ["The night of the storm"]);
    assert_eq!(page.entries[0].summary.as_deref(), Some(long));
    assert_eq!(page.entries[0].content_text.as_deref().unwrap().matches(long).count(), 4);
}

#[test]
fn datelines_give_dates_and_authors() {
    let text = "The dike holds\nby Ada Holm | 17 March 2023\n\nThe builders of Berg have mended the dike in the \
                north of the town.\nRead more\n\nThe hall is sold\nby Bo Berg | 3 March 2023\n\nThe council has \
                sold the hall to a hotel from the capital.\nRead more\n\nStone is dear\nby Ada Holm | 28 \
                February 2023\n\nThe price of stone has doubled within a year in all of the province.\nRead more\n";
    let page = page(text);
    assert_eq!(titles(&page), ["The dike holds", "The hall is sold", "Stone is dear"]);
    let days: Vec<String> = page
        .entries
        .iter()
        .filter_map(|entry| entry.date_published)
        .map(|when| when.to_string())
        .collect();
    assert_eq!(days, ["2023-03-17", "2023-03-03", "2023-02-28"]);
    assert_eq!(page.entries[1].authors[0].name, "Bo Berg");
    assert_eq!(page.entries[1].date_text.as_deref(), Some("3 March 2023"));
    assert_eq!(truncated(&page), 0);
}

#[test]
fn dates_before_titles_belong_to_what_follows() {
    let text = "17 March 2023\n\nThe dike holds\n\nThe builders of Berg have mended the dike in the north of the \
                town.\n\n3 March 2023\n\nThe hall is sold\n\nThe council has sold the hall to a hotel from the \
                capital.\n\n28 February 2023\n\nStone is dear\n\nThe price of stone has doubled within a year.\n";
    let page = page(text);
    let dates: Vec<&str> =
        page.entries.iter().filter_map(|entry| entry.date_text.as_deref()).collect();
    assert_eq!(titles(&page), ["The dike holds", "The hall is sold", "Stone is dear"]);
    assert_eq!(dates, ["17 March 2023", "3 March 2023", "28 February 2023"]);
}

#[test]
fn titles_of_dates_are_titles() {
    let teaser = "The best games of the weekend, with pictures by our readers and all of the results that count.";
    let mut text = String::new();
    for day in [15, 14, 8, 7, 1] {
        write!(text, "Weekend games: {day} December 2019\n\n{teaser} And more of them: {day}.\n\n")
            .unwrap();
    }
    let page = page(&text);
    assert_eq!(page.entries.len(), 5);
    assert_eq!(page.entries[0].title.as_deref(), Some("Weekend games: 15 December 2019"));
}

#[test]
fn a_title_and_its_teaser_may_stand_on_neighbouring_lines() {
    let text = "The dike holds\nThe builders of Berg have mended the dike in the north of the town.\n\nThe hall is \
                sold\nThe council has sold the hall to a hotel from the capital.\n\nStone is dear\nThe price of \
                stone has doubled within a year.\n";
    let page = page(text);
    assert_eq!(titles(&page), ["The dike holds", "The hall is sold", "Stone is dear"]);
    assert!(page.entries.iter().all(|entry| entry.summary.is_some()));
}

#[test]
fn wrapped_paragraphs_are_whole_again() {
    let text = "The dike holds\n\nThe builders of Berg have mended the dike in the north of the town, and the\nmayor \
                is glad of it. He thanked them on the market square, where the band of\nthe fire brigade played \
                until the morning.\n\nThe hall is sold\n\nThe council has sold the hall to a hotel from the \
                capital. The friends of\nthe hall, who have cared for it for thirty years, have heard of the sale \
                from\nthe newspaper.\n";
    let page = page(text);
    assert_eq!(titles(&page), ["The dike holds", "The hall is sold"]);
    assert!(page.entries[1].summary.as_deref().unwrap().contains("friends of the hall, who"));
}

#[test]
fn markdown_links_give_addresses() {
    let text = "# News of Berg\n\n## [The dike holds](/2023/03/17/dike-holds)\n\n17 March 2023\n\nThe builders have \
                mended the dike in the north of the town. [Read more](/2023/03/17/dike-holds)\n\n## [The hall is \
                sold](/2023/03/03/hall-is-sold)\n\n3 March 2023\n\nThe council has sold the hall to a hotel from the \
                capital.\n\n## [Stone is dear](/2023/02/28/stone-is-dear)\n\n28 February 2023\n\nThe price of stone \
                has doubled within a year.\n";
    let hint = Hint { url: Some("https://berg.example/news/"), ..Hint::default() };
    let page = read(text, &hint);
    assert_eq!(titles(&page), ["The dike holds", "The hall is sold", "Stone is dear"]);
    assert_eq!(
        page.entries[1].url.as_deref(),
        Some("https://berg.example/2023/03/03/hall-is-sold")
    );
    assert_eq!(page.entries[2].date_text.as_deref(), Some("28 February 2023"));
    assert_eq!(page.title.as_deref(), Some("News of Berg"));
    assert_eq!(
        page.entries[0].summary.as_deref(),
        Some("The builders have mended the dike in the north of the town.")
    );
}

#[test]
fn a_markdown_list_of_links_with_dates_is_a_list() {
    let mut text = "# Archive\n\n".to_owned();
    let heads = [
        "The dike holds after all",
        "The old hall is sold",
        "Stone is dear again",
        "Music in the hall tonight",
        "Mayor thanks the builders",
    ];
    for (at, head) in heads.iter().enumerate() {
        let slug = head.to_lowercase().replace(' ', "-");
        writeln!(
            text,
            "  * [{head}](https://berg.example/2023/03/{:02}/{slug}) \\- March {}, 2023",
            20 - at,
            20 - at
        )
        .unwrap();
    }
    let page = page(&text);
    assert_eq!(titles(&page), heads);
    assert_eq!(page.entries[0].date_text.as_deref(), Some("March 20, 2023"));
}

#[test]
fn a_laid_out_page_gives_its_list_without_its_menus() {
    let mut text = "  The Berg Herald\n    * Home\n    * News\n    * Sport\n    * About us\n    * Contact\n\n          News\n\n".to_owned();
    let heads = [
        "The dike holds after all",
        "The old hall is sold to a hotel",
        "Stone is dear again this year",
        "Music returns to the hall",
        "Mayor thanks the builders of the province",
        "A long night for the fire brigade",
    ];
    for (at, head) in heads.iter().enumerate() {
        write!(text, "                {head}\n\n                    Ada Holm\n                  •\n                    {} March 2023\n\n                The builders of Berg have heard of it from the newspaper, and number {at} is what they say of it …\n\n", 20 - at).unwrap();
    }
    text.push_str("            1 2 3 … 6 Next »\n    Menu\n    * Privacy policy\n    * Contact\n  © 2023 The Berg Herald\n");
    let page = page(&text);
    assert_eq!(titles(&page), heads);
    assert!(page.entries.iter().all(|entry| entry.truncated && entry.date_published.is_some()));
}

#[test]
fn nothing_is_no_entry() {
    for text in ["", "\n\n\n", "   ", "• | —", "\u{feff}"] {
        assert_eq!(page(text).entries, Vec::<Entry>::new(), "{text:?}");
    }
}

#[test]
fn dates_within_the_phrases_of_titles_are_no_lines_of_their_own() {
    let heads = [
        "The Harbour Master’s Public Hours for Friday, March 17, 2023",
        "The Harbour Master’s Public Hours for Thursday, March 16, 2023",
        "The Harbour Master’s Public Hours for March 15, 2023",
        "2 April: what has changed",
        "The Lock Is Shut",
    ];
    let mut text = String::new();
    for (at, head) in heads.iter().enumerate() {
        let teaser = "Whoever wants to see the harbour master may come to the pier from nine to noon, and wait";
        write!(text, "{head}\n\n{teaser} behind the {at} who came before and have their papers with them.\n\n").unwrap();
    }
    assert_eq!(titles(&page(&text)), heads);
}

/// The folder of shared data beside the checkout, where there is one.
fn shared() -> Option<PathBuf> {
    if let Ok(folder) = std::env::var("CUTTINGS_SHARED") {
        return Some(PathBuf::from(folder));
    }
    let ancestors = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    ancestors.map(|folder| folder.join("shared")).find(|folder| folder.join("pressbench").is_dir())
}

#[test]
fn dumps_of_real_pages_come_out_exactly() {
    let Some(folder) = shared().map(|shared| shared.join("seeds")).filter(|folder| folder.is_dir())
    else {
        #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
        {
            eprintln!("skipped: no folder of shared data with seeds");
        }
        return;
    };
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let pages: Vec<Page> =
        paths.iter().map(|path| page(&std::fs::read_to_string(path).unwrap())).collect();
    let counts: Vec<(usize, usize)> =
        pages.iter().map(|page| (page.entries.len(), truncated(page))).collect();
    assert_eq!(counts, [(12, 0), (12, 5), (7, 7), (12, 6), (14, 3)]);
    let untitled = |page: &Page| -> Vec<usize> {
        let entries = page.entries.iter().enumerate();
        entries.filter(|(_, entry)| entry.title.is_none()).map(|(at, _)| at).collect()
    };
    assert_eq!(untitled(&pages[2]), [5]);
    assert!(
        pages[2].entries[5]
            .summary
            .as_deref()
            .unwrap()
            .starts_with("Rome, October 28th 2023 Delegates")
    );
    assert_eq!(untitled(&pages[4]).len(), 14);
    for page in [&pages[0], &pages[1], &pages[3]] {
        assert!(page.entries.iter().all(|entry| entry.title.is_some() && entry.summary.is_some()));
    }
    let cut: Vec<&str> = pages[4]
        .entries
        .iter()
        .filter(|entry| entry.truncated)
        .filter_map(|entry| entry.summary.as_deref())
        .collect();
    assert!(
        cut[0].ends_with("across the")
            && cut[1].ends_with("Cuba and")
            && cut[2].ends_with("imminent and")
    );
    let videos: Vec<&Entry> =
        pages[3].entries.iter().filter(|entry| entry.kind == EntryKind::Video).collect();
    assert_eq!(videos.len(), 1);
    assert!(videos[0].title.as_deref().unwrap().starts_with("Dynamite in the Foundations"));
    let entries = pages.iter().flat_map(|page| &page.entries);
    assert!(entries.clone().all(|entry| entry.date_text.is_none()
        && entry.date_published.is_none()
        && entry.date_earliest.is_none()
        && entry.date_basis.is_none()));
    assert!(pages.iter().all(|page| page.language.as_deref() == Some("en")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn whatever_is_read_is_an_entry_with_words(text in "\\PC{0,400}") {
        for entry in page(&text).entries {
            prop_assert!(entry.title.is_some() || entry.summary.is_some());
        }
    }

    #[test]
    fn junk_of_markup_is_read(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "[", "](", ")", "](http://a.example/b)", "![", "# ", "## ", "* ", "  * ", "1. ", "2. ", "\n", "\n\n", "    ",
                "|", "---|---", "> ", "[1]: http://a.example", "][1]", "\\", "`", "**", "_", "\"", "3 March 2023", "by Ada",
                "word", "A whole sentence stands here.", "Read more", "…", "\u{a0}", "\t", "о", "堤", "😀", "İ",
            ]),
            0..120,
        )
    ) {
        for entry in page(&pieces.concat()).entries {
            prop_assert!(entry.title.is_some_and(|title| !title.trim().is_empty()) || entry.summary.is_some_and(|summary| !summary.trim().is_empty()));
        }
    }
}
