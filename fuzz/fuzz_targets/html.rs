//! The HTML reader: any text as a page, and why it is read so.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let hint = cuttings_fuzz::hint();
    cuttings_fuzz::page(&cuttings_extract::html::read(text, &hint));
    let _ = cuttings_extract::explain(text.as_bytes(), &hint);
});
