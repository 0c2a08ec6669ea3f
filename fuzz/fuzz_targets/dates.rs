//! Dates in text, in machine-readable form and in addresses. The first line names the language.
#![no_main]

use cuttings_extract::dates::{self, Context, Settled};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let (language, text) = input.split_once('\n').unwrap_or(("", input));
    let reference = cuttings_fuzz::hint().reference_time;
    let language = Some(language).filter(|language| !language.is_empty());
    for reference in [reference, None] {
        let context = Context { reference, language };
        let mentions = dates::mentions(text, &context);
        let mut end = 0;
        for mention in &mentions {
            assert!(mention.span.start >= end && mention.span.start < mention.span.end);
            assert!(text.get(mention.span.clone()).is_some(), "a span is a slice of the text");
            end = mention.span.end;
        }
        let readings: Vec<_> = mentions.into_iter().map(|mention| Some(mention.reading)).collect();
        dates::settle(&readings, &context).into_iter().flatten().for_each(check);
    }
    let _ = dates::machine(text);
    dates::in_address(text).into_iter().for_each(check);
});

fn check(settled: Settled) {
    let (earliest, latest) = (settled.range.earliest, settled.range.latest);
    if let (Some(earliest), Some(latest)) = (earliest, latest) {
        assert!(earliest <= latest);
    }
    if let Some(when) = settled.when {
        assert!(earliest.is_some_and(|day| day <= when.day()));
        assert!(latest.is_some_and(|day| day >= when.day()));
    }
}
