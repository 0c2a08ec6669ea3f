//! Feeds: any text as RSS or Atom, and as JSON Feed.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let hint = cuttings_fuzz::hint();
    if text.trim_start().starts_with('{') {
        cuttings_fuzz::page(&cuttings_extract::feed::read_json(text, &hint));
    } else {
        cuttings_fuzz::page(&cuttings_extract::feed::read(text, &hint));
    }
});
