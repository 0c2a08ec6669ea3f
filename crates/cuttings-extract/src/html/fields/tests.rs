//! Records as they are met in the wild, each against what its fields should be. Whole lists in many
//! layouts are in `tests/layouts`.

use crate::{Entry, EntryKind, Hint, html};

/// Reads a list of three such records; `{n}` is the number of each.
fn entries(record: &str) -> Vec<Entry> {
    let records: String = (1..=3).map(|n| record.replace("{n}", &n.to_string())).collect();
    let page = format!(
        "<html lang=en><body><nav><a href=/about/>About us</a></nav><main>{records}</main></body></html>"
    );
    let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
    let entries = html::read(&page, &hint).entries;
    assert_eq!(entries.len(), 3, "{entries:#?}");
    entries
}

/// Reads a page in a language that has nothing but a list.
fn read(language: &str, list: &str) -> Vec<Entry> {
    let page = format!("<html lang={language}><body><main>{list}</main></body></html>");
    let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
    html::read(&page, &hint).entries
}

fn authors(entry: &Entry) -> Vec<&str> {
    entry.authors.iter().map(|author| author.name.as_str()).collect()
}

fn first(record: &str) -> Entry {
    entries(record).swap_remove(0)
}

#[test]
fn a_drop_cap_is_part_of_its_word() {
    let entry = first(
        "<article><h2><a href=/story-{n}-of-the-harbour/><span>T</span><span>he harbour in winter, part {n}</span></a></h2><p>Ice on the quays, and no ferry for eleven days.</p></article>",
    );
    assert_eq!(entry.title.as_deref(), Some("The harbour in winter, part 1"));
}

#[test]
fn words_set_in_another_type_stay_in_the_title() {
    let entry = first(
        "<article><h2><a href=/story-{n}-of-the-harbour/><em>Moby Dick</em> <span>is back in port {n}</span></a></h2><p>The old whaler returns after four years in dock.</p></article>",
    );
    assert_eq!(entry.title.as_deref(), Some("Moby Dick is back in port 1"));
}

#[test]
fn a_desk_before_the_reporters_of_a_byline_is_the_section_and_a_colleague_is_none() {
    let list = |bylines: &[(&str, &str)]| {
        let record = |(n, (desk, reporter)): (usize, &(&str, &str))| {
            format!(
                "<article><h2><a href=/story-{n}/>항구의 겨울, {n}부</a></h2><span class=byline><em>{desk}</em><em>{reporter} 기자</em><em>2026.03.02 20:41</em></span></article>"
            )
        };
        page_of(&bylines.iter().enumerate().map(record).collect::<String>())
    };
    let desks =
        [("사회", "윤서린 객원"), ("문화", "도하람"), ("사회", "권도윤"), ("문화", "윤서린")];
    let read = list(&desks);
    let told: Vec<(Vec<&str>, Option<&str>)> =
        read.iter().map(|entry| (authors(entry), entry.section.as_deref())).collect();
    let expected = [("윤서린", "사회"), ("도하람", "문화"), ("권도윤", "사회"), ("윤서린", "문화")];
    assert_eq!(told, expected.map(|(author, desk)| (vec![author], Some(desk))));
    let colleagues = [("한가람", "윤서린"), ("도하람", "윤서린"), ("권도윤", "한가람")];
    assert_eq!(authors(&list(&colleagues)[0]), ["한가람", "윤서린"]);
}

#[test]
fn what_stands_around_the_name_in_a_byline_is_no_part_of_it() {
    for (byline, names) in [
        ("By MIT Technology Review", vec!["MIT Technology Review"]),
        (
            "By Royal Society for the Protection of Birds",
            vec!["Royal Society for the Protection of Birds"],
        ),
        ("By Ada Holm aholm@courier.example", vec!["Ada Holm"]),
        ("By Ada Holm For the Courier", vec!["Ada Holm"]),
        ("By ADA P. HOLM Northland News Service", vec!["ADA P. HOLM"]),
        ("By ADA McHOLM", vec!["ADA McHOLM"]),
        ("Par LE GOFF Yann", vec!["LE GOFF Yann"]),
        ("Por MARIA DE LEMOS Pereira", vec!["MARIA DE LEMOS Pereira"]),
        ("By ADA HOLM Jr.", vec!["ADA HOLM Jr."]),
        ("By HARBOR TODAY Sports", vec!["HARBOR TODAY Sports"]),
        ("By Ada Holm, with Jaan Lund", vec!["Ada Holm", "Jaan Lund"]),
        ("Publicat per Mercè Vila", vec!["Mercè Vila"]),
        ("Publicerat av Ada Holm kl 09:40 |", vec!["Ada Holm"]),
        ("Von Ada Holm, Brüssel", vec!["Ada Holm"]),
        ("By Ada Holm, Reuters", vec!["Ada Holm", "Reuters"]),
        ("By Ada Holm, Nils Lund", vec!["Ada Holm", "Nils Lund"]),
        ("إعداد: رنا الحمصي", vec!["رنا الحمصي"]),
    ] {
        let entry = first(&format!(
            "<article><h2><a href=/story-{{n}}-of-the-harbour/>Night ferry, crossing {{n}}</a></h2><p class=byline>{byline}</p></article>"
        ));
        assert_eq!(authors(&entry), names, "{byline}");
    }
}

#[test]
fn the_place_behind_the_linked_authors_of_a_line_is_no_part_of_a_name() {
    let entry = first(
        "<article><h2><a href=/story-{n}-of-the-harbour/>Night ferry, crossing {n}</a></h2><div class=author><a href=/author/ada-holm/>Ada Holm</a> / <a href=/author/nils-lund/>Nils Lund</a><span class=x>Madrid / Port Salis</span></div></article>",
    );
    assert_eq!(authors(&entry), ["Ada Holm", "Nils Lund"]);
}

#[test]
fn days_between_entries_that_show_times_of_day_are_those_of_the_entries_below() {
    let row = |n: u32| {
        format!(
            "<div class=row><div class=time>1{}:30</div><div class=text><a href=/news/{n}/>The ferry leaves the quay again, part {n}</a></div></div>",
            9 - n
        )
    };
    let day = |day: &str| format!("<div class=separator><span>{day}</span></div>");
    let rows = [
        row(1),
        row(2),
        day("Thursday, 13 June 2024"),
        row(3),
        row(4),
        day("Wednesday, 12 June 2024"),
        row(5),
        row(6),
    ]
    .concat();
    let page = format!(
        "<html lang=en><body><nav><a href=/about/>About us</a></nav><main>{rows}</main></body></html>"
    );
    let reference_time = "2024-06-14T21:00:00Z".parse().ok();
    let hint =
        Hint { url: Some("https://outlet.example/news/"), reference_time, ..Hint::default() };
    let days: Vec<String> = html::read(&page, &hint)
        .entries
        .iter()
        .filter_map(|e| Some(e.date_published?.to_string()[..10].to_owned()))
        .collect();
    let expected =
        ["2024-06-14", "2024-06-14", "2024-06-13", "2024-06-13", "2024-06-12", "2024-06-12"];
    assert_eq!(days, expected);
}

#[test]
fn who_wrote_something_may_be_called_its_user() {
    let entry = first(
        "<article><span class='x user-name y'>Ada Holm</span><a href=/story-{n}-of-the-harbour/><p class=post-title>Night ferry, crossing {n}</p></a></article>",
    );
    assert_eq!(authors(&entry), ["Ada Holm"]);
}

#[test]
fn a_mark_that_is_glued_to_the_title_is_its_kind() {
    let entry = first(
        "<div class=item><div class=time>14:31</div><div class=line><a href=/story-{n}-of-the-harbour/><em class='mark mark_video'>Відео</em>Як рятували порт, частина {n}</a></div></div>",
    );
    assert_eq!(entry.title.as_deref(), Some("Як рятували порт, частина 1"));
    assert_eq!(entry.kind, EntryKind::Video);
}

#[test]
fn the_line_that_says_who_said_something_is_not_the_teaser_below_it() {
    let entry = first(
        "<article><h2><a href=/story-{n}-of-the-harbour/>“The ferry sails on time”: what the figures say, part {n}</a></h2><p><b>Who said it:</b> Ada Holm, harbour master, in the council</p><div class=card__excerpt><p>Of ninety crossings in March, eleven began on time.</p></div></article>",
    );
    assert_eq!(
        entry.summary.as_deref(),
        Some("Of ninety crossings in March, eleven began on time.")
    );
}

/// A page of these records.
fn page_of(records: &str) -> Vec<Entry> {
    let page = format!(
        "<html lang=en><body><nav><a href=/about/>About us</a></nav><main>{records}</main></body></html>"
    );
    html::read(&page, &Hint { url: Some("https://outlet.example/news/"), ..Hint::default() })
        .entries
}

#[test]
fn what_all_titles_end_with_in_an_element_of_its_own_is_none_of_them() {
    let record = |(n, title): (usize, &&str)| {
        format!(
            "<div class=card><h3><a href=/story-{n}/><span>{title}</span><span class=iUeH>Open this article</span></a></h3></div>"
        )
    };
    let titles = [
        "Night ferry is back",
        "A dam for the moor",
        "Ice on the quays",
        "Choir seeks basses",
        "Bells of the isle",
    ];
    let read = page_of(&titles.iter().enumerate().map(record).collect::<String>());
    let read: Vec<&str> = read.iter().filter_map(|entry| entry.title.as_deref()).collect();
    assert_eq!(read, titles);
}

#[test]
fn who_writes_the_other_entries_wrote_the_one_that_names_them_elsewhere() {
    let lead = "<article class=lead><h2><a href=/story-9/>The harbour is full of ice</a></h2><p>Eleven ferries wait outside, and nobody knows for how long they will.</p><div><p class=bold>Ada Holm</p><p>2 March 2026</p></div></article>";
    let card = |n: usize| {
        let name = ["Ada Holm", "Nils Lund"].get(n % 2).copied().unwrap_or_default();
        format!(
            "<article><h3><a href=/story-{n}/>Night ferry, crossing {n} of the year</a></h3><p>It left at ten past one with a dog on board.</p><p>1 March 2026</p><p class=author>{name}</p></article>"
        )
    };
    let read = page_of(&(lead.to_owned() + &(1..6).map(card).collect::<String>()));
    assert_eq!(authors(&read[0]), ["Ada Holm"]);
    assert!(
        read.iter()
            .all(|entry| entry.summary.as_ref().is_none_or(|text| !text.contains("Ada Holm")))
    );
}

#[test]
fn a_short_teaser_is_no_topic_though_the_post_around_it_names_one() {
    let entry = first(
        "<div><h3>March</h3><article class='post-{n} hentry category-club'><h2><a href=/story-{n}-of-the-harbour/>Night ferry, crossing {n}</a></h2><p>Sixty years on the quay, always with a pipe [...]</p></article></div>",
    );
    assert_eq!(entry.summary.as_deref(), Some("Sixty years on the quay, always with a pipe [...]"));
    assert_eq!((entry.section, entry.tags), (None, Vec::new()));
}

#[test]
fn what_the_label_of_a_covering_link_leaves_out_of_the_heading_is_a_kicker() {
    let entry = first(
        "<div><a href=/story-{n}-of-the-harbour/ aria-label='Night ferry, crossing {n}'></a><div><h3><div>Transport</div><span>Night ferry, crossing {n}</span></h3></div><p>Ice on the quays, and no ferry for eleven days.</p></div>",
    );
    assert_eq!(entry.title.as_deref(), Some("Night ferry, crossing 1"));
}

#[test]
fn the_whole_post_is_cut_to_its_first_paragraphs() {
    let paragraph = "The ferry left at ten past one, with eleven passengers and a dog on board, and came back at three. ".repeat(4);
    let entry = first(&format!(
        "<article><h2><a href=/story-{{n}}-of-the-harbour/>Night ferry, crossing {{n}}</a></h2><p>{paragraph}</p><p>{paragraph}</p><p>{paragraph}</p><p>{paragraph}</p></article>"
    ));
    assert_eq!(entry.summary.unwrap().split("\n\n").count(), 2);
    assert_eq!(entry.content_text.unwrap().split("\n\n").count(), 4);
}

#[test]
fn an_anchor_of_comments_is_not_the_address() {
    let entry = first(
        "<article><a href=/story-{n}-of-the-harbour/#comments>4 comments</a><h2><a href=/story-{n}-of-the-harbour/>Night ferry, crossing {n}</a></h2><p>Ice on the quays, and no ferry for eleven days.</p></article>",
    );
    assert_eq!(entry.url.as_deref(), Some("https://outlet.example/story-1-of-the-harbour/"));
    assert_eq!(entry.title.as_deref(), Some("Night ferry, crossing 1"));
}

#[test]
fn a_post_that_alone_says_read_more_was_cut() {
    let records: String = ["Ice on the quays of the town", "The ferry came back", "A dog was on board"]
        .iter()
        .enumerate()
        .map(|(n, text)| {
            let more = if n == 1 { "<a class=m href=/story-1-of-the-harbour/>Read more</a>" } else { "" };
            format!(
                "<article><h2><a href=/story-{n}-of-the-harbour/>Night ferry, crossing {n}</a></h2><p>{text}</p>{more}</article>"
            )
        })
        .collect();
    let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
    let page = html::read(&format!("<body><main>{records}</main></body>"), &hint);
    let cut: Vec<bool> = page.entries.iter().map(|entry| entry.truncated).collect();
    assert_eq!(cut, [false, true, false]);
}

#[test]
fn a_date_may_be_a_heading_below_the_title() {
    let entry = first(
        "<div class=card><h5><a href=/story-{n}-of-the-harbour/>Night ferry, crossing {n}</a></h5><h6>January 2{n}, 2021</h6><p>Ice on the quays, and no ferry for eleven days.</p></div>",
    );
    assert_eq!(entry.date_published.unwrap().to_string(), "2021-01-21");
    assert_eq!(entry.summary.as_deref(), Some("Ice on the quays, and no ferry for eleven days."));
}

#[test]
fn what_has_a_player_of_sound_is_audio() {
    let entry = first(
        "<article><h2><a href=/story-{n}-of-the-harbour/>Night ferry, crossing {n}</a></h2><p>Ice on the quays, and no ferry for eleven days.</p><audio controls src=/{n}.mp3></audio></article>",
    );
    assert_eq!(entry.kind, EntryKind::Audio);
}

#[test]
fn a_day_alone_is_one_of_the_month_in_the_heading() {
    let list = |month: &str, stories: [(i8, &str); 3]| {
        let items: String = stories
            .iter()
            .map(|(day, title)| {
                let slug = title.to_lowercase().replace(' ', "-");
                format!("<li><span>{day}</span> <a href=/{slug}/>{title}</a></li>")
            })
            .collect();
        format!("<h2>{month} 2019</h2><ul>{items}</ul>")
    };
    let december = [
        (23, "Night ferry begins its trial"),
        (11, "Volunteers count seals on the sands"),
        (2, "Fish market hall gets its new roof"),
    ];
    let november = [
        (28, "Council passes budget after nine hours"),
        (17, "Boatyard takes on twelve apprentices"),
        (5, "Central library stays open until nine"),
    ];
    let page = format!(
        "<body lang=en><main><h1>Archive</h1>{}{}</main></body>",
        list("December", december),
        list("November", november)
    );
    let hint = Hint { url: Some("https://outlet.example/archive/"), ..Hint::default() };
    let dates: Vec<String> = html::read(&page, &hint)
        .entries
        .iter()
        .filter_map(|entry| entry.date_published.map(|when| when.to_string()))
        .collect();
    let expected =
        ["2019-12-23", "2019-12-11", "2019-12-02", "2019-11-28", "2019-11-17", "2019-11-05"];
    assert_eq!(dates, expected);
}

#[test]
fn what_most_titles_set_off_at_their_beginning_is_a_kicker() {
    let record = |kicker: &str, n: u32| {
        format!(
            "<div><h3><a href=/story-{n}><span class=c{n}>{kicker}</span> Ice closes the harbour, part {n}</a></h3>\
             <p>No ferry has left for eleven days.</p></div>"
        )
    };
    let records = [record("Transport", 1), record("Weather", 2), record("Transport", 3)].concat();
    let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
    let entries = html::read(&format!("<main>{records}</main>"), &hint).entries;
    assert_eq!(entries[1].title.as_deref(), Some("Ice closes the harbour, part 2"));
    assert_eq!(entries[1].section.as_deref(), Some("Weather"));
}

#[test]
fn the_number_of_comments_is_no_title() {
    let entry = first(
        "<div><p>Ice closes the harbour, part {n}</p><p>15 March 2024 · <a href=/story-{n}#comments>1{n} comments</a></p><div>No ferry has left for eleven days, and none will before Sunday, the harbour master says.</div><a href=/story-{n}>Read more</a></div>",
    );
    assert_eq!(entry.title.as_deref(), Some("Ice closes the harbour, part 1"));
    assert!(entry.summary.is_some_and(|summary| summary.starts_with("No ferry")));
}

#[test]
fn a_byline_stands_between_other_details() {
    let entry = first(
        "<article><h2><a href=/story-{n}-of-the-harbour/>The harbour in winter, part {n}</a></h2><div><time datetime=2024-03-1{n}>1{n} March</time> – <span>By Mara Lund</span> – <a href=/story-{n}-of-the-harbour/#comments>2{n}</a></div><p>Ice on the quays, and no ferry for eleven days.</p></article>",
    );
    assert_eq!(entry.authors.first().map(|author| author.name.as_str()), Some("Mara Lund"));
}

#[test]
fn a_box_between_two_records_is_part_of_neither() {
    let record = |n: u32| {
        format!(
            "<div class=post><h2><a href=/story-{n}>Ice closes the harbour, part {n}</a></h2><p>No ferry for {n} days.</p></div>"
        )
    };
    let offer = "<div class=c7><h3>Every morning in your inbox</h3><p>All that matters before breakfast.</p></div>";
    let page = format!("<main>{}{}{offer}{}{}</main>", record(1), record(2), record(3), record(4));
    let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
    let entries = html::read(&page, &hint).entries;
    assert_eq!(entries[1].summary.as_deref(), Some("No ferry for 2 days."));
    assert_eq!(entries.len(), 4);
}

#[test]
fn a_text_that_the_covering_link_is_labelled_with_is_the_title() {
    let entry = first(
        "<div><p><span>Weather</span> Ice closes the harbour, part {n}</p><div>No ferry has left for eleven days.</div><a href=/story-{n} aria-label='Ice closes the harbour, part {n}'></a></div>",
    );
    assert_eq!(entry.title.as_deref(), Some("Ice closes the harbour, part 1"));
    assert_eq!(entry.summary.as_deref(), Some("No ferry has left for eleven days."));
}

#[test]
fn the_title_of_a_card_may_be_a_paragraph_between_a_kicker_and_a_teaser() {
    let entry = first(
        "<div><a href=/story-{n}-of-the-harbour/><span>Traffic</span><p>Night ferry, crossing {n}</p><p>The ferry left at ten past one with a dog on board</p></a></div>",
    );
    assert_eq!(entry.title.as_deref(), Some("Night ferry, crossing 1"));
    assert_eq!(
        entry.summary.as_deref(),
        Some("The ferry left at ten past one with a dog on board")
    );
}

#[test]
fn a_date_and_a_byline_above_a_link_that_leads_on_are_no_title() {
    let entry = first(
        "<div><div><span>{n} March 2026</span> – <span>By Ada Holm</span></div><span>Traffic</span><p>Night ferry, crossing {n}</p><p>The ferry left at ten past one, with a dog on board.</p><a href=/story-{n}-of-the-harbour/>Read more</a></div>",
    );
    assert_eq!(entry.title.as_deref(), Some("Night ferry, crossing 1"));
    assert_eq!(entry.authors.first().map(|a| a.name.as_str()), Some("Ada Holm"));
}

#[test]
fn cards_of_several_sections_agree_on_where_their_titles_stand() {
    let card = |n: u32, above: &str| {
        format!(
            "<section><a class=c9 href=/story-{n}-of-the-harbour/>{above}<div class=x4><p class=y7>The ferry did not leave on night {n}</p></div><div class=z1><p>{n} min read</p></div></a></section>"
        )
    };
    let news: String = (1..=4).map(|n| card(n, "")).collect();
    let names = ["The Editorial Board", "Ada Holm-Brandt", "Ben Hill"];
    let opinion: String =
        (5..=7).zip(names).map(|(n, name)| card(n, &format!("<p class=v2>{name}</p>"))).collect();
    let page =
        format!("<main><div class=a1>{news}</div><div class=b2><div>{opinion}</div></div></main>");
    let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
    let entries = html::read(&page, &hint).entries;
    assert_eq!(entries.len(), 7);
    for (n, entry) in (1..).zip(&entries) {
        let title = format!("The ferry did not leave on night {n}");
        assert_eq!(entry.title.as_deref(), Some(title.as_str()));
        assert_eq!(entry.summary, None);
    }
}

#[test]
fn a_subtitle_that_is_linked_too_is_the_summary() {
    let entry = first(
        "<div class=slot><div class=slotTitle><a href=/story-{n}>Ice closes the harbour for the whole of week {n}, says its master</a></div><div class=slotSubTitle><a class=subTitleLink href=/story-{n}>Eleven days, and no ferry has left: who pays for what the islands are waiting for</a></div></div>",
    );
    assert!(entry.title.is_some_and(|title| title.starts_with("Ice closes")));
    assert!(entry.summary.is_some_and(|summary| summary.starts_with("Eleven days")));
}

#[test]
fn a_box_that_is_named_for_the_summary_may_hold_the_title_too() {
    let entry = first(
        "<article><a href=/story-{n}><img src=/{n}.jpg><div class=Card_summary__Zc0><div class=Card_title__fP3>Ice closes the harbour, {n}</div><p class=Card_synopsis__y7G>No ferry for eleven days.</p></div></a></article>",
    );
    assert_eq!(entry.title.as_deref(), Some("Ice closes the harbour, 1"));
    assert_eq!(entry.summary.as_deref(), Some("No ferry for eleven days."));
}

#[test]
fn when_an_article_was_changed_is_not_its_date_where_only_machines_are_told() {
    let entry = first(
        "<article><h2><a href=/story-{n}>Ice closes the harbour, {n}</a></h2><p class=meta><span class='updated hide'>2019-05-2{n}T14:09:51+00:00</span><span>1{n} May 2019</span></p><p>No ferry for eleven days.</p></article>",
    );
    assert_eq!(entry.date_text.as_deref(), Some("11 May 2019"));
}

#[test]
fn titles_may_differ_by_their_numbers_alone() {
    let entry = first("<li><a href=/issue-{n}>Issue {n} of the review</a> (1{n} May 2019)</li>");
    assert_eq!(entry.title.as_deref(), Some("Issue 1 of the review"));
    let entry = first(
        "<div><p>No ferry has left for eleven days, and none will before Sunday, number {n} said.</p><a href=/{n}>{n} comments</a></div>",
    );
    assert_eq!(entry.title, None);
}

#[test]
fn a_date_at_the_beginning_of_a_summary_is_the_date() {
    let entry = first(
        "<li><h2><a href=/story-{n}>Ice closes the harbour, part {n}</a></h2><span class=descricao><span class=data>1{n}/10/2021</span><span> - </span> No ferry has left for eleven days, and none will before Sunday</span></li>",
    );
    assert_eq!(entry.date_text.as_deref(), Some("11/10/2021"));
    assert!(entry.summary.is_some_and(|summary| summary.starts_with("No ferry has left")));
}

#[test]
fn what_authors_are_is_none_of_their_names() {
    let entry = first(
        "<article><h2><a href=/story-{n}>Ice closes the harbour, part {n}</a></h2><div class=avatar itemprop=author><div class=avatar__name><a href=https://elsewhere.example/{n}><span itemprop=name>Ada Holm</span></a></div><small class=avatar__subtitle itemprop=description>Core team</small></div><p>No ferry has left for eleven days.</p></article>",
    );
    let names: Vec<&str> = entry.authors.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(names, ["Ada Holm"]);
}

#[test]
fn names_in_a_place_of_their_own_are_authors() {
    let names = ["Isaac Penn", "Maria Dell", "Isaac Penn", "Maria Dell, Isaac Penn"];
    let records: String = (1..)
        .zip(names)
        .map(|(n, name)| {
            format!(
                "<div class=c1><a href=/p/{n}><span>1{n} May 2024</span><h2>Ice closes the harbour, part {n}</h2><p>No ferry for {n} days.</p></a><div class=c2><span class=c3>{name}</span></div></div>"
            )
        })
        .collect();
    let hint = Hint { url: Some("https://outlet.example/archive"), ..Hint::default() };
    let entries = html::read(&format!("<main>{records}</main>"), &hint).entries;
    let authors: Vec<usize> = entries.iter().map(|entry| entry.authors.len()).collect();
    assert_eq!(authors, [1, 1, 1, 2]);
}

#[test]
fn a_teaser_that_begins_with_a_word_for_by_is_one() {
    for teaser in
        ["By Tuesday night the fog was gone again.", "Von Montag an fährt die Fähre wieder."]
    {
        let entry = first(&format!(
            "<article><h2><a href=/story-{{n}}-of-the-harbour/>The harbour, part {{n}}</a></h2><p>{teaser}</p></article>"
        ));
        assert_eq!(entry.summary.as_deref(), Some(teaser));
        assert!(entry.authors.is_empty(), "{:?}", entry.authors);
    }
}

#[test]
fn a_byline_in_a_paragraph_of_links_is_no_text() {
    let entry = first(
        "<div><h3>The harbour in winter, part {n}</h3><p>Ice on the quays, and no ferry for eleven days.</p><p>Posted by Ada Holm at 10:42 PM | <a href=/story-{n}-of-the-harbour/>Permalink</a> | <a href=/story-{n}-of-the-harbour/#comments>Comments</a></p></div>",
    );
    assert_eq!(entry.summary.as_deref(), Some("Ice on the quays, and no ferry for eleven days."));
    assert_eq!(entry.authors[0].name, "Ada Holm");
}

#[test]
fn a_part_of_a_heading_behind_its_title_is_an_author_only_where_it_is_a_name() {
    let heading = |behind: &str| {
        first(&format!(
            "<div><a href=/story-{{n}}-of-the-harbour/></a><h3><span class=headline-text>The harbour in a long and cold winter, part {{n}}</span> <span>{behind}</span></h3><p>Ice on the quays, and no ferry for eleven days.</p></div>"
        ))
    };
    let named = heading("Peter Holm");
    assert_eq!(named.title.as_deref(), Some("The harbour in a long and cold winter, part 1"));
    assert_eq!(named.authors[0].name, "Peter Holm");
    let other = heading("Winter Special");
    assert_eq!(
        other.title.as_deref(),
        Some("The harbour in a long and cold winter, part 1 Winter Special")
    );
    assert!(other.authors.is_empty(), "{:?}", other.authors);
    let mark = heading("Live Updates");
    assert_eq!(mark.title, named.title);
    assert_eq!(mark.kind, EntryKind::Live);
    assert!(mark.authors.is_empty(), "{:?}", mark.authors);
}

#[test]
fn a_pointer_to_another_article_does_not_begin_a_text() {
    let entry = first(
        "<article><h2><a href=/story-{n}-of-the-harbour/>The harbour in winter, part {n}</a></h2><p>Read also: <a href=/ferry/>The ferry is back in the bay.</a></p><p>Ice on the quays, and no ferry for eleven days.</p></article>",
    );
    assert_eq!(entry.summary.as_deref(), Some("Ice on the quays, and no ferry for eleven days."));
}

#[test]
fn what_is_said_before_titles_to_those_who_hear_the_page_is_none_of_them() {
    let record = |lead: &str| {
        format!(
            "<article><h2>{lead}<a href=/story-{{n}}/>The harbour in winter, part {{n}}</a></h2><p>Ice on the quays, and no ferry for eleven days.</p></article>"
        )
    };
    for lead in [
        "<span class=c_i><span class=_r>Only for those who have subscribed</span></span>",
        "<span class=tx>In short</span>",
    ] {
        assert_eq!(first(&record(lead)).title.as_deref(), Some("The harbour in winter, part 1"));
    }
}

#[test]
fn a_link_that_says_the_title_once_more_is_no_text() {
    let entry = first(
        "<article><h2><a href=/story-{n}/>The harbour in winter, part {n}</a></h2><p>Ice on the quays, and no ferry for eleven days.</p><a href=/story-{n}/><span>See the pictures</span> <span class=vh>about The harbour in winter, part {n}</span></a></article>",
    );
    let teaser = "Ice on the quays, and no ferry for eleven days.";
    assert_eq!(entry.summary.as_deref(), Some(teaser));
}

#[test]
fn a_word_for_by_is_no_title() {
    let entry = first(
        "<article><a href=/story-{n}/>By</a> <span class=author>Ada Holm</span><p>Ice on the quays, and no ferry for eleven days, says reader {n}.</p><a href=/story-{n}/>Read more</a></article>",
    );
    assert_eq!(entry.title, None);
}

#[test]
fn the_length_of_a_talk_in_a_post_is_no_date() {
    let entry = first(
        "<article><h2><a href=/story-{n}/>The harbour in winter, part {n}</a></h2><p>We look for two kinds of talks, and for people who know the harbour as well as those who never saw it and would like to, for whatever reason that may be. Here is what we have in mind this year, after last year's evening was so very long that the last ferry left without any of us:</p><ul><li>short talks of 5 minutes</li><li>long talks of 20 minutes</li></ul><p>Write to us until the end of the month, and say what you want to talk about, in a few words and in whatever language you like best; we answer everybody, though it may take us a week or two.</p></article>",
    );
    let text = entry.content_text.or(entry.summary).unwrap();
    assert!(text.contains("short talks of 5 minutes"), "{text}");
}

#[test]
fn a_line_with_a_date_between_bars_is_no_text_and_its_date_the_posts() {
    let entry = first(
        "<div class=item><h3><a href=/story-{n}/>The harbour in winter, part {n}</a></h3><div class=meta>tenants of the quay | 14.05.2006 22:5{n} | <a href=/topic/homes/>homes</a>, <a href=/topic/town/>town</a></div><p>Ice on the quays, and no ferry for eleven days.</p><ul class=more><li><a href=/story-{n}/#9>The report is there</a> <small>reader - 15.05.2006 00:12</small></li></ul></div>",
    );
    assert_eq!(entry.date_published.unwrap().day().to_string(), "2006-05-14");
    let text = entry.summary.unwrap();
    assert!(text.starts_with("Ice on the quays"), "{text}");
}

#[test]
fn the_day_that_stands_for_the_title_of_a_post_without_one_is_none() {
    let day = |n: u32| {
        format!(
            "<time class=dt-published datetime=2023-11-0{n}T20:15:03Z><a href=/n{n}>{n} November 2023</a></time>"
        )
    };
    let titled = |n: u32, title: &str| {
        format!(
            "<h2><a href=/n{n}>{title}</a></h2><time class=dt-published datetime=2023-11-0{n}>{n} November 2023</time>"
        )
    };
    let untitled = |n: u32| format!("<h2 itemprop=name>{}</h2>", day(n));
    let heads = [
        titled(9, "The first real snow"),
        untitled(8),
        titled(7, "On mending a clock that nobody needs"),
        titled(6, "Silence, part two"),
        untitled(5),
        titled(4, "Five books that I did not finish"),
        titled(3, "The year of the potato in figures"),
    ];
    let text = "<p>I have begun to count the cars on the road. Three today, of which one was a tractor.</p>";
    let posts: String =
        heads.iter().map(|head| format!("<article>{head}{text}</article>")).collect();
    let entries = read("en", &posts);
    let titles: Vec<bool> = entries.iter().map(|entry| entry.title.is_some()).collect();
    assert_eq!(titles, [true, false, true, true, false, true, true]);
    assert!(entries.iter().all(|entry| entry.date_published.is_some()));
}

#[test]
fn a_card_that_is_one_link_keeps_its_details() {
    let entry = first(
        "<article><a href=/story-{n}/><span class=date>2{n} May 2024</span> <span class=cat>Harbour</span> <span class=title>The {n}th report of the harbour board</span><p class=excerpt>Ice on the quays, and no ferry for eleven days.</p></a></article>",
    );
    assert_eq!(entry.title.as_deref(), Some("The 1th report of the harbour board"));
    assert!(entry.date_published.is_some());
}

#[test]
fn titles_that_end_in_a_word_for_by_are_titles() {
    for title in ["Passing by", "Årets by", "Strømmen går af", "Voces por"] {
        let record = format!(
            "<article><h2><a href=/story-{{n}}/>{title}</a></h2><p>Ice on the quays, and no ferry for eleven days, says reader {{n}}.</p></article>"
        );
        assert_eq!(first(&record).title.as_deref(), Some(title));
    }
}

#[test]
fn a_name_of_which_a_part_is_set_apart_stays_whole() {
    let quay = "<span class=brand>Quay</span>OS";
    let titles = [
        "is out",
        "The ferry is back",
        "runs on the ferry",
        "A dam for the moor",
        "Choir seeks basses",
    ];
    let record = |(n, title): (usize, &&str)| {
        let name = if title.starts_with(char::is_lowercase) { quay } else { "" };
        format!(
            "<article><h2><a href=/story-{n}/>{name} {title}</a></h2><p>Ice on the quays, and no ferry for eleven days.</p></article>"
        )
    };
    let records: String = titles.iter().enumerate().map(record).collect();
    let entries = read("en", &records);
    assert_eq!(entries[0].title.as_deref(), Some("QuayOS is out"));
    assert_eq!(entries[2].title.as_deref(), Some("QuayOS runs on the ferry"));
}

#[test]
fn issues_that_are_named_by_their_days_keep_their_names() {
    let names =
        ["Spring special", "21 May 2024", "Harbour fair extra", "7 May 2024", "Regatta issue"];
    let issue = |(n, name): (usize, &&str)| {
        format!(
            "<li><h3><a href=/issue-{n}><time datetime=2024-05-2{n}>{name}</time></a></h3><p>Ice on the quays, and no ferry for eleven days.</p></li>"
        )
    };
    let list: String = names.iter().enumerate().map(issue).collect();
    let entries = read("en", &format!("<ul>{}</ul>", list));
    let titles: Vec<&str> = entries.iter().filter_map(|entry| entry.title.as_deref()).collect();
    assert_eq!(titles, names);
}

#[test]
fn what_is_said_below_a_picture_alone_is_the_text_unless_it_says_whose_it_is() {
    let entry = |caption: &str| {
        first(&format!(
            "<article><a href=/image/{{n}}><img src=/{{n}}.jpg width=900></a><div class=caption><p>{caption}</p></div><footer><a href=/post/{{n}}-of-the-quay><time datetime=2024-05-1{{n}}>1{{n}} May 2024</time></a></footer></article>"
        ))
    };
    let text = "The north quay, at ten past seven in the morning.";
    assert_eq!(entry(text).summary.as_deref(), Some(text));
    assert_eq!(entry("Photo: Mara Holm, Quay Pictures.").summary, None);
}

#[test]
fn a_reporter_on_the_line_of_the_date_is_the_author_and_what_stands_before_the_section() {
    let record = |n: u32, section: &str, name: &str| {
        format!(
            "<li><h2><a href=/view?no=21487{n}>마을 회관이 {n}년 만에 다시 문을 연다</a></h2><p>마을 회관이 긴 공사를 마치고 다시 문을 연다고 한솔군이 밝혔다.</p>\
             <span class=byline><em>{section}</em><em>{name} 기자</em><em>2024.03.1{n} 18:02</em></span></li>"
        )
    };
    let list = [
        record(1, "행정", "윤다인"),
        record(2, "문화", "강태오"),
        record(3, "행정", "서지온"),
        record(4, "행정", "윤다인"),
    ];
    let entries = read("ko", &format!("<ul>{}</ul>", list.concat()));
    assert_eq!(authors(&entries[1]), ["강태오"]);
    assert_eq!(entries[1].section.as_deref(), Some("문화"));
    assert!(entries[1].date_published.is_some());
}

#[test]
fn the_year_of_a_day_above_entries_may_stand_in_its_date_for_machines() {
    let item = |n: u32| {
        format!(
            "<li><a href=/articles/{n}><span>11:4{n}</span> <p>灯台に泊まれます、7月から1日{n}組限定</p></a></li>"
        )
    };
    let items: String = (1..5).map(item).collect();
    let day = |day: u32| {
        format!("<section><h2><time datetime=2023-06-0{day}>6月{day}日</time></h2><ul>{items}</ul></section>").replace("/articles/", &format!("/articles/{day}/"))
    };
    let page = format!("<html lang=ja><body><main>{}{}</main></body></html>", day(2), day(1));
    let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
    let entries = html::read(&page, &hint).entries;
    let days: Vec<String> =
        entries.iter().filter_map(|e| Some(e.date_published?.day().to_string())).collect();
    assert_eq!(days.len(), 8);
    assert_eq!((days[0].as_str(), days[7].as_str()), ("2023-06-02", "2023-06-01"));
}

#[test]
fn different_words_before_titles_without_a_space_are_kickers_though_few_titles_have_one() {
    let item = |(n, (kicker, title)): (usize, &(&str, &str))| {
        let mark = if kicker.is_empty() {
            String::new()
        } else {
            format!("<span class=text-red-700>{kicker}</span>")
        };
        format!(
            "<article><h3><a href=/news/story-48{n}>{mark}{title}</a></h3><p>1{n} May 2024</p></article>"
        )
    };
    let titles = |list: &[(&str, &str)]| {
        let page: String = list.iter().enumerate().map(item).collect();
        let entries = read("en", &page);
        entries.into_iter().filter_map(|entry| entry.title).collect::<Vec<_>>()
    };
    let mixed = [
        ("Weather", "Fog keeps the ferries in the harbour"),
        ("", "Board puts the bridge off once more"),
        ("Schools", "Pupils build a radio station of their own"),
        ("", "Choir looks for basses"),
        ("", "Night bus to the isle from Friday on"),
        ("Nature", "Birds of the pond are back"),
    ];
    assert_eq!(titles(&mixed), mixed.map(|(_, title)| title));
    let named = [
        ("Quay", "OS 5 is out"),
        ("", "Board puts the bridge off"),
        ("Quay", "OS 6 is late"),
        ("", "Choir sings"),
    ];
    assert_eq!(
        titles(&named),
        ["QuayOS 5 is out", "Board puts the bridge off", "QuayOS 6 is late", "Choir sings"]
    );
}

#[test]
fn what_a_columnist_wrote_lies_below_the_name_and_is_no_link_to_an_author() {
    let item = |n: u32, folder: &str| {
        format!(
            "<article><h3><a href=/gundem/haber-48{n}>Köprü {n}. kez ertelendi</a></h3><div><a href={folder}>Defne Karaçalı</a> \
             <time datetime=2024-05-1{n}>1{n} Mayıs 2024</time></div></article>"
        )
    };
    let page: String = (1..5).map(|n| item(n, "/yazar/defne-karacali")).collect();
    assert_eq!(authors(&read("tr", &page)[1]), ["Defne Karaçalı"]);
    let column = |n: u32| {
        format!(
            "<article><h3><a href=/yazarlar/defne-karacali/kopru-neden-ertelendi-{n}>Köprü neden {n}. kez ertelendi</a></h3></article>"
        )
    };
    assert_eq!(read("tr", &(1..5).map(column).collect::<String>()).len(), 4);
}
