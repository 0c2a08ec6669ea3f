//! Lists of dates as pages show them, and what they settle to together.

use proptest::prelude::*;

use super::settle;
use crate::dates::{Context, Order, Reading, Settled, mentions};

/// Reads each text (the first date in it) and settles all of them.
fn settled(texts: &[&str], language: Option<&str>, reference: Option<&str>) -> Vec<String> {
    let reference = reference.map(|day| format!("{day}T12:00:00Z").parse().unwrap());
    let context = Context { reference, language };
    let readings: Vec<_> = texts
        .iter()
        .map(|text| mentions(text, &context).into_iter().next().map(|mention| mention.reading))
        .collect();
    settle(&readings, &context).into_iter().map(shown).collect()
}

fn shown(settled: Option<Settled>) -> String {
    let Some(Settled { when, range }) = settled else { return "none".to_owned() };
    match (when, range.earliest, range.latest) {
        (Some(when), ..) => when.to_string(),
        (None, Some(earliest), Some(latest)) => format!("{earliest}..{latest}"),
        _ => "?".to_owned(),
    }
}

const NOW: Option<&str> = Some("2023-06-15");

#[test]
fn one_date_that_is_possible_in_one_order_only_decides_for_all() {
    let texts = ["05/04/2023", "25/03/2023", "01/02/2023"];
    assert_eq!(settled(&texts, Some("en-US"), NOW), ["2023-04-05", "2023-03-25", "2023-02-01"]);
    let texts = ["05/04/2023", "03/25/2023", "02/01/2023"];
    assert_eq!(settled(&texts, Some("en-GB"), NOW), ["2023-05-04", "2023-03-25", "2023-02-01"]);
}

#[test]
fn a_weekday_decides_the_order() {
    let texts = ["Mon 03/04/2023", "04/02/2023"];
    assert_eq!(settled(&texts, Some("en-US"), NOW), ["2023-04-03", "2023-02-04"]);
}

#[test]
fn an_announced_weekday_is_to_come_where_it_fits_no_recent_year() {
    // In 2023 these are Wednesday and Friday; 21 June was a Tuesday in 2022.
    assert_eq!(
        settled(&["Wed 21 June", "Fri 7 July"], Some("en"), NOW),
        ["2023-06-21", "2023-07-07"]
    );
    assert_eq!(
        settled(&["Wed 7 June", "Tue 21 June"], Some("en"), NOW),
        ["2023-06-07", "2022-06-21"]
    );
    let unsorted = ["Sat 22 July", "Fri 16 June", "Sat 8 July", "Fri 23 June"];
    let to_come = ["2023-07-22", "2023-06-16", "2023-07-08", "2023-06-23"];
    assert_eq!(settled(&unsorted, Some("en"), NOW), to_come);
    let archive = ["Fri 23 June", "Thu 22 June", "Wed 21 June"];
    assert_eq!(
        settled(&archive, Some("en"), NOW),
        ["2017-06-23", "2017-06-22", "2017-06-21"],
        "it falls"
    );
    assert_eq!(settled(&["21 June", "7 July"], Some("en"), NOW), ["2022-06-21", "2022-07-07"]);
}

#[test]
fn no_date_of_a_list_lies_in_the_future() {
    let texts = ["04/12/2022", "09/06/2023"];
    assert_eq!(settled(&texts, Some("en-US"), NOW), ["2022-12-04", "2023-06-09"]);
}

#[test]
fn a_list_is_sorted_in_the_right_order_only() {
    let texts = ["05/01/2023", "09/01/2023", "02/02/2023", "11/02/2023"];
    let rising = ["2023-01-05", "2023-01-09", "2023-02-02", "2023-02-11"];
    assert_eq!(settled(&texts, None, None), rising);
    let texts = ["01/12/2022", "12/11/2022", "01/11/2022", "07/10/2022"];
    let falling = ["2022-12-01", "2022-11-12", "2022-11-01", "2022-10-07"];
    assert_eq!(settled(&texts, Some("en"), None), falling);
}

#[test]
fn a_part_that_never_changes_is_the_month() {
    let texts = ["02/05/2023", "01/05/2023", "09/05/2023", "04/05/2023", "07/05/2023"];
    assert_eq!(settled(&texts, Some("en-US"), None)[0], "2023-05-02");
}

#[test]
fn the_language_decides_where_nothing_else_does() {
    for (language, expected) in [
        (Some("en-US"), "2023-03-04"),
        (Some("en"), "2023-03-04"),
        (Some("en-GB"), "2023-04-03"),
        (Some("fr"), "2023-04-03"),
        (Some("en-CA"), "2023-03-04..2023-04-03"),
        (None, "2023-03-04..2023-04-03"),
    ] {
        assert_eq!(settled(&["03/04/2023"], language, None), [expected], "{language:?}");
    }
}

#[test]
fn a_missing_year_is_the_last_one_in_which_the_day_has_been() {
    for (text, expected) in [
        ("June 12", "2023-06-12"),
        ("December 30", "2022-12-30"),
        ("16 June", "2023-06-16"),
        ("18 June", "2022-06-18"),
    ] {
        assert_eq!(settled(&[text], Some("en"), NOW), [expected]);
    }
}

#[test]
fn a_missing_year_agrees_with_the_weekday() {
    assert_eq!(settled(&["Friday, 17 March"], Some("en"), NOW), ["2023-03-17"]);
    assert_eq!(settled(&["Thursday, 17 March"], Some("en"), NOW), ["2022-03-17"]);
    assert_eq!(settled(&["Friday, 29 February"], Some("en"), NOW), ["2008-02-29"]);
}

#[test]
fn a_missing_year_comes_from_the_neighbours() {
    let texts = ["12 Jan 2021", "28 Dec", "20 Dec", "17 Dec 2020"];
    assert_eq!(
        settled(&texts, Some("en"), NOW),
        ["2021-01-12", "2020-12-28", "2020-12-20", "2020-12-17"]
    );
    let texts = ["17 Dec 2020", "20 Dec", "2 Jan", "12 Jan 2021"];
    assert_eq!(
        settled(&texts, Some("en"), NOW),
        ["2020-12-17", "2020-12-20", "2021-01-02", "2021-01-12"]
    );
    let texts = ["3 Jan", "30 Dec 2022", "28 Dec"];
    assert_eq!(settled(&texts, Some("en"), None), ["2023-01-03", "2022-12-30", "2022-12-28"]);
}

#[test]
fn a_page_that_leaves_out_the_current_year_means_the_current_year() {
    let texts = ["17 Mar 2019", "12 Jun", "3 May", "30 Dec 2022"];
    assert_eq!(
        settled(&texts, Some("en"), NOW),
        ["2019-03-17", "2023-06-12", "2023-05-03", "2022-12-30"]
    );
}

#[test]
fn a_sorted_list_without_years_goes_back_over_the_years() {
    let texts = ["1 Jun", "3 Mar", "5 Jan", "20 Dec", "30 Sep", "1 Jul", "3 May", "2 Feb"];
    assert_eq!(
        settled(&texts, Some("en"), NOW),
        [
            "2023-06-01",
            "2023-03-03",
            "2023-01-05",
            "2022-12-20",
            "2022-09-30",
            "2022-07-01",
            "2022-05-03",
            "2022-02-02"
        ]
    );
}

#[test]
fn several_lists_on_a_page_are_all_of_the_current_year() {
    let texts = ["7 Jun", "6 Jun", "5 Jun", "3 Jun", "2 Jun", "20 Sep", "7 Jun", "5 Jun", "6 Jun"];
    let found = settled(&texts, Some("en"), NOW);
    assert_eq!(found[5], "2022-09-20");
    assert_eq!(found[6..], ["2023-06-07", "2023-06-05", "2023-06-06"]);
    let texts = ["7 Jun 2023", "5 Jun", "6 Jun", "1 Jun"];
    assert_eq!(settled(&texts, Some("en"), NOW)[1..], ["2023-06-05", "2023-06-06", "2023-06-01"]);
}

#[test]
fn an_entry_pinned_on_top_does_not_move_the_others_back() {
    let texts = ["3 Mar", "1 Jun", "28 May", "5 May"];
    assert_eq!(
        settled(&texts, Some("en"), NOW),
        ["2023-03-03", "2023-06-01", "2023-05-28", "2023-05-05"]
    );
}

#[test]
fn without_years_and_clock_nothing_is_known() {
    assert_eq!(settled(&["17 March", "3 hours ago"], Some("en"), None), ["?", "?"]);
}

#[test]
fn what_is_no_day_or_too_far_ahead_is_none() {
    let texts = ["31 April 2023", "17 March 2031", "31 February", "17 June 2024"];
    assert_eq!(settled(&texts, Some("en"), NOW), ["none", "none", "none", "2024-06-17"]);
}

#[test]
fn an_age_is_as_precise_as_its_unit() {
    let texts = ["30 minutes ago", "12 hours ago", "3 days ago", "a week ago", "a month ago"];
    let context = Context { reference: "2023-06-15T12:10:00Z".parse().ok(), language: Some("en") };
    let readings: Vec<_> =
        texts.iter().map(|t| mentions(t, &context).pop().map(|m| m.reading)).collect();
    let found = settle(&readings, &context);
    let days: Vec<_> = found
        .iter()
        .flatten()
        .map(|s| format!("{}..{}", s.range.earliest.unwrap(), s.range.latest.unwrap()))
        .collect();
    assert_eq!(
        days,
        [
            "2023-06-15..2023-06-15",
            "2023-06-14..2023-06-15",
            "2023-06-12..2023-06-12",
            "2023-06-02..2023-06-11",
            "2023-04-16..2023-05-30",
        ]
    );
    assert_eq!(shown(found[1]), "2023-06-15");
    assert_eq!(shown(found[3]), "2023-06-02..2023-06-11");
}

#[test]
fn entries_without_a_date_keep_their_place() {
    assert_eq!(settled(&["nothing", "17 March 2023"], None, None), ["none", "2023-03-17"]);
}

#[test]
fn a_long_list_takes_linear_time() {
    let texts = ["29 February", "Monday, 17 March", "03/04/2023"].repeat(20_000);
    let start = std::time::Instant::now();
    assert_eq!(settled(&texts, None, NOW).len(), texts.len());
    assert!(start.elapsed().as_secs() < 10);
}

fn reading() -> impl Strategy<Value = Reading> {
    prop_oneof![
        any::<i32>().prop_map(Reading::DaysAgo),
        any::<i32>().prop_map(Reading::WeeksAgo),
        any::<i32>().prop_map(Reading::MonthsAgo),
        any::<i64>().prop_map(|s| Reading::Ago(jiff::SignedDuration::from_secs(s))),
        any::<i16>().prop_map(Reading::Year),
        any::<(i16, i8)>().prop_map(|(year, month)| Reading::Month { year, month }),
        any::<(Option<i16>, i8, i8, bool, bool)>().prop_map(
            |(year, month, day, either_order, o)| {
                let order = o.then_some(Order::MonthFirst);
                let (weekday, time, offset) = (None, None, None);
                Reading::Day { year, month, day, either_order, order, weekday, time, offset }
            }
        ),
    ]
}

proptest! {
    /// Readings can come from anywhere.
    #[test]
    fn no_reading_is_too_odd(
        readings in prop::collection::vec(prop::option::of(reading()), 0..8),
        second in -300_000_000_000_i64..250_000_000_000,
    ) {
        for reference in [None, Some(jiff::Timestamp::from_second(second).unwrap())] {
            let context = Context { reference, language: None };
            prop_assert_eq!(settle(&readings, &context).len(), readings.len());
        }
    }

    /// Whatever the order of a sorted list of days, it is found without knowing the language.
    #[test]
    fn a_sorted_list_tells_its_order(
        start in 0_i32..3000,
        steps in prop::collection::vec(1_i32..6, 30),
        month_first: bool,
    ) {
        use jiff::ToSpan;
        let mut day = jiff::civil::date(2023, 6, 1).checked_sub(start.days()).unwrap();
        let mut texts = Vec::new();
        let mut expected = Vec::new();
        for step in steps {
            day = day.checked_sub(step.days()).unwrap();
            let (d, m, y) = (day.day(), day.month(), day.year());
            texts.push(if month_first { format!("{m}/{d}/{y}") } else { format!("{d}/{m}/{y}") });
            expected.push(day.to_string());
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        prop_assert_eq!(settled(&texts, None, None), expected);
    }

    /// A sorted list of days without years, its newest close to the reference, is found again.
    #[test]
    fn a_sorted_list_without_years_is_found_again(
        start in 0_i32..90,
        steps in prop::collection::vec(1_i32..90, 1..40),
    ) {
        use jiff::ToSpan;
        let mut day = jiff::civil::date(2023, 6, 15).checked_sub(start.days()).unwrap();
        let mut texts = Vec::new();
        let mut expected = Vec::new();
        for step in steps {
            texts.push(day.strftime("%-d %B").to_string());
            expected.push(day.to_string());
            day = day.checked_sub(step.days()).unwrap();
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        prop_assert_eq!(settled(&texts, Some("en"), NOW), expected);
    }
}
