//! Text dumps.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    cuttings_fuzz::page(&cuttings_extract::text::read(text, &cuttings_fuzz::hint()));
});
