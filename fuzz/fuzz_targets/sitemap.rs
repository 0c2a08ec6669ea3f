//! Sitemaps and their indexes, and lists of addresses.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    cuttings_fuzz::page(&cuttings_extract::sitemap::read(text, &cuttings_fuzz::hint()));
});
