//! Whatever a file holds, reading it ends, without a panic.

use std::path::Path;

use cuttings_fetch::http::Contact;
use cuttings_fetch::paths::{Known, Paths};
use cuttings_fetch::warc::WarcWriter;
use cuttings_fetch::{Exchange, Fetched, Limits, Source, tree};
use proptest::prelude::*;

/// Reads a file to its end; gives how many pages and errors came.
fn read(bytes: &[u8]) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs_err::write(&path, bytes).unwrap();
    let mut source = Paths::new(&[path], Known::default(), Limits { page: 100_000 });
    std::iter::from_fn(|| source.next()).count()
}

/// A WARC file with three records.
fn warc() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
    let mut file = String::new();
    for number in 0..3 {
        let page = Fetched {
            url: format!("https://outlet.example/{number}"),
            content_type: Some("text/html".to_owned()),
            body: format!("<p>{number}</p>").repeat(50).into_bytes(),
            exchange: Some(Exchange {
                status_line: "HTTP/1.1 200 OK".to_owned(),
                ..Exchange::default()
            }),
            ..Fetched::default()
        };
        file = writer.append(&page, "2026-03-01T08:00:00Z".parse().unwrap()).unwrap().file;
    }
    writer.sync().unwrap();
    fs_err::read(folder.path().join(file)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_file_of_junk_is_read_to_its_end(bytes in proptest::collection::vec(any::<u8>(), 0..4000)) {
        prop_assert!(read(&bytes) <= 1);
    }

    #[test]
    fn a_file_that_begins_like_an_archive_is_read_to_its_end(
        beginning in prop_oneof![
            Just(&b"PK\x03\x04"[..]), Just(&b"WARC/1.1\r\n"[..]), Just(&b"\x1f\x8b\x08"[..]),
            Just(&b"\x28\xb5\x2f\xfd"[..]), Just(&b"\x04\x22\x4d\x18"[..]), Just(&b"{\"a\"\n"[..]),
        ],
        rest in proptest::collection::vec(any::<u8>(), 0..2000),
    ) {
        let read = read(&[beginning, &rest].concat());
        prop_assert!(read <= 2, "{read}");
    }

    #[test]
    fn a_warc_record_with_junk_for_a_head_is_read_to_its_end(
        kind in "response|resource|revisit|junk",
        head in "[ -~\r\n]{0,200}",
        length in any::<u32>(),
    ) {
        let record = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/\r\n\
             Content-Type: application/http\r\nContent-Length: {length}\r\n\r\n\
             HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip, br\r\n{head}"
        );
        prop_assert!(read(record.as_bytes()) <= 2);
    }

    #[test]
    fn a_warc_file_with_a_changed_byte_gives_at_most_an_error_more(
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = warc();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        prop_assert!(read(&bytes) <= 4);
    }

    #[test]
    fn a_cut_warc_file_gives_what_is_whole(at in any::<prop::sample::Index>()) {
        let bytes = warc();
        let at = at.index(bytes.len());
        prop_assert!(read(&bytes[..at]) <= 4);
    }

    #[test]
    fn any_path_has_an_address_on_the_web_or_none(path in "\\PC{0,60}") {
        if let Some(url) = tree::address(Path::new(&path)) {
            prop_assert_eq!(url.scheme(), "https");
            prop_assert!(url.host_str().is_some_and(|host| host.contains('.')));
        }
    }

    #[test]
    fn a_contact_never_breaks_out_of_its_header(text in "\\PC{0,40}|[ -~\r\n]{0,40}@[a-z.]{1,20}") {
        if let Ok(contact) = text.parse::<Contact>() {
            let contact = contact.to_string();
            prop_assert!(!contact.contains(['\r', '\n', '(', ')']), "{}", contact);
        }
    }
}
