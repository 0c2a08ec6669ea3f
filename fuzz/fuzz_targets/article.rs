//! Sanitised HTML: whatever a page holds, nothing of it runs where it is shown.
#![no_main]

use cuttings_extract::dom::Dom;
use cuttings_extract::html::article;
use libfuzzer_sys::fuzz_target;
use url::Url;

fuzz_target!(|text: &str| {
    let base = Url::parse(cuttings_fuzz::ADDRESS).ok();
    let dom = Dom::parse(text);
    cuttings_fuzz::markup(&article::sanitised(&dom, Dom::ROOT, base.as_ref()));
    let _ = article::text(&dom, Dom::ROOT);
});
