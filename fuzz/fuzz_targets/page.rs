//! The whole reader: any bytes, their encoding and format told by what they hold.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let page = cuttings_extract::read(bytes, &cuttings_fuzz::hint());
    for (at, entry) in page.entries.iter().enumerate() {
        assert_eq!(entry.position as usize, at + 1);
    }
    cuttings_fuzz::page(&page);
});
