//! The table of `spec.md`, row by row, and what no text may do.

use jiff::Timestamp;
use proptest::prelude::*;

use super::{Context, Mention, Reading, Settled, mentions, settle};

const REFERENCE: &str = "2023-06-15T12:00:00Z";

struct Row<'a> {
    line: usize,
    language: Option<&'a str>,
    text: String,
    expected: &'a str,
    has_clock: bool,
}

fn rows() -> impl Iterator<Item = Row<'static>> {
    include_str!("spec.md").lines().enumerate().filter_map(|(number, line)| {
        let line = line.strip_prefix("| ")?.trim_end().strip_suffix('|')?;
        let (language, rest) = line.split_once('|')?;
        let (text, expected) = rest.rsplit_once(" | ")?;
        if language.trim() == "language" {
            return None;
        }
        let expected = expected.trim();
        let (expected, has_clock) = match expected.strip_prefix("no clock:") {
            Some(rest) => (rest.trim(), false),
            None => (expected, true),
        };
        Some(Row {
            line: number + 1,
            language: Some(language.trim()).filter(|l| !l.is_empty()),
            text: text.trim().replace("\\|", "|"),
            expected,
            has_clock,
        })
    })
}

/// What a mention settles to by itself, as the table writes it.
fn shown(mention: &Mention, context: &Context<'_>) -> String {
    let settled = settle(&[Some(mention.reading.clone())], context).pop().flatten();
    let Some(Settled { when, range }) = settled else { return "impossible".to_owned() };
    match (when, range.earliest, range.latest) {
        (Some(when), ..) => match mention.reading {
            Reading::Day { time: Some(time), offset: None, .. } => {
                format!("{when} {:02}:{:02}", time.hour(), time.minute())
            }
            _ => when.to_string(),
        },
        (None, Some(earliest), Some(latest)) => format!("{earliest}..{latest}"),
        _ => "?".to_owned(),
    }
}

/// The text with its dates marked, and what they are.
fn read(text: &str, context: &Context<'_>) -> (String, String) {
    let mut marked = String::new();
    let mut values = Vec::new();
    let mut at = 0;
    for mention in mentions(text, context) {
        marked.push_str(&text[at..mention.span.start]);
        marked.push('⟦');
        marked.push_str(&text[mention.span.clone()]);
        marked.push('⟧');
        at = mention.span.end;
        values.push(shown(&mention, context));
    }
    marked.push_str(&text[at..]);
    (marked, values.join("; "))
}

#[test]
fn the_table_is_read_as_it_says() {
    let mut failures = Vec::new();
    let mut count = 0;
    for row in rows() {
        count += 1;
        let reference = row.has_clock.then(|| REFERENCE.parse::<Timestamp>().unwrap());
        let context = Context { reference, language: row.language };
        let text = row.text.replace(['⟦', '⟧'], "");
        let (marked, values) = read(&text, &context);
        if marked != row.text || values != row.expected {
            let Row { line, text, expected, .. } = row;
            failures.push(format!("{line}: {text} = {expected}\n      {marked} = {values}"));
        }
    }
    assert!(count > 400, "only {count} rows were found");
    assert!(failures.is_empty(), "{} of {count} rows:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn long_text_takes_linear_time() {
    for piece in ["17 mars ", "mar ", "1.", "2 days ", "vor ", "(", "金", "1 de ", "17-", "12:"] {
        let text = piece.repeat(100_000);
        let start = std::time::Instant::now();
        let _ = mentions(&text, &Context::default());
        assert!(start.elapsed().as_secs() < 10, "{piece}");
    }
}

fn context() -> impl Strategy<Value = Context<'static>> {
    let languages = prop::sample::select(vec!["en", "de", "ja", "th", "fa", "hu", "xx", ""]);
    let reference = prop::option::of(-5_000_000_000_i64..5_000_000_000);
    (languages, reference).prop_map(|(language, reference)| Context {
        language: Some(language).filter(|l| !l.is_empty()),
        reference: reference.and_then(|second| Timestamp::from_second(second).ok()),
    })
}

fn check(text: &str, context: &Context<'_>) {
    let found = mentions(text, context);
    let mut at = 0;
    for mention in &found {
        assert!(mention.span.start >= at && mention.span.end > mention.span.start);
        assert!(text.get(mention.span.clone()).is_some_and(|t| t.trim() == t));
        at = mention.span.end;
    }
    let readings: Vec<_> = found.into_iter().map(|mention| Some(mention.reading)).collect();
    for settled in settle(&readings, context).into_iter().flatten() {
        if let Some(when) = settled.when {
            let Settled { range, .. } = settled;
            assert!(range.earliest.is_some_and(|day| day <= when.day()), "{text}");
            assert!(range.latest.is_some_and(|day| day >= when.day()), "{text}");
        }
    }
}

proptest! {
    #[test]
    fn junk_is_survived(text in "\\PC{0,80}", context in context()) {
        check(&text, &context);
    }

    #[test]
    fn what_looks_like_dates_is_survived(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "17", "3", "2023", "99", "1402", "2566", "March", "mars", "mar", ".", ",", "-", "/", ":",
            " ", " ", "Friday", "vor", "hours ago", "Stunden", "年", "月", "日", "三", "令和", "前",
            "at", "pm", "GMT", "+", "(", ")", "yesterday", "2h", "T", "Z", "th", "de", "เม.ย.",
            "فروردین", "tháng 3", "\u{200f}", "\u{301}", "99999999999", "and",
        ]), 0..12),
        context in context(),
    ) {
        check(&pieces.concat(), &context);
    }
}
