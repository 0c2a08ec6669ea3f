//! Web archives and folders, asked like the network.

use url::Url;

use super::Replay;
use crate::warc::{Original, WarcWriter};
use crate::{Answer, Ask, Capture, Error, Exchange, Fetched, Limits, Wanted, Web};

fn page(url: &str, body: &str, at: &str) -> Fetched {
    Fetched {
        url: url.to_owned(),
        fetched_at: Some(at.parse().unwrap()),
        body: body.as_bytes().to_vec(),
        exchange: Some(Exchange {
            status_line: "HTTP/1.1 200 OK".to_owned(),
            ..Exchange::default()
        }),
        ..Fetched::default()
    }
}

fn get(replay: &Replay, url: &str) -> Result<Fetched, Error> {
    ask(replay, url, Wanted::Nearest)
}

fn ask(replay: &Replay, url: &str, wanted: Wanted) -> Result<Fetched, Error> {
    let ask = Ask { wanted, ..Ask::new(Url::parse(url).unwrap()) };
    match replay.get(&ask, &mut Vec::new())? {
        Answer::Page(page) => Ok(*page),
        Answer::Unchanged(_) => panic!("nobody asked whether it changed"),
    }
}

#[test]
fn a_warc_file_answers_with_its_snapshots_in_their_order_and_follows_redirects() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
    let (old, new) = ("2026-03-01T08:00:00Z", "2026-03-02T08:00:00Z");
    let now = new.parse().unwrap();
    let news = "https://outlet.example/news/";
    for fetched in
        [page(news, "new", new), page(news, "old", old), page("https://b.example/?p=2", "b", old)]
    {
        writer.append(&fetched, now).unwrap();
    }
    let moved = Capture {
        url: "http://outlet.example/old".to_owned(),
        at: now,
        exchange: Exchange {
            status_line: "HTTP/1.1 301 Moved Permanently".to_owned(),
            headers: vec![("Location".to_owned(), "/news/".to_owned())],
            request: None,
        },
        ip: None,
        body: Vec::new(),
    };
    writer.append_capture(&moved).unwrap();
    let first = page(news, "old", old);
    let original = Original { url: news.to_owned(), at: now, digest: first.digest() };
    let again = page(news, "old", "2026-03-03T08:00:00Z");
    let place = writer.append_same(&again, &original, now).unwrap().unwrap();
    writer.sync().unwrap();
    let replay = Replay::open(&[folder.path().join(place.file)], Limits::default()).unwrap();
    assert_eq!(replay.len(), 2);
    assert_eq!(get(&replay, "https://outlet.example/news").unwrap().body, b"old");
    let form = "http://outlet.example/news/index.html";
    assert_eq!(ask(&replay, form, Wanted::Newer).unwrap().body, b"new");
    let same = ask(&replay, news, Wanted::Newer).unwrap();
    assert_eq!((same.body.as_slice(), same.fetched_at), (b"old".as_slice(), again.fetched_at));
    let over = ask(&replay, news, Wanted::Newer).unwrap_err();
    assert!(matches!(over, Error::NotSavedAgain { .. }), "{over}");
    assert_eq!(get(&replay, "http://outlet.example/old").unwrap().url, news);
    assert_eq!(get(&replay, "https://b.example/?p=2").unwrap().body, b"b");
    let missing = get(&replay, "https://b.example/?p=3").unwrap_err();
    assert!(missing.is_gone(), "{missing}");
}

#[test]
fn every_page_is_found_however_long_the_others_are() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
    let mut file = String::new();
    for number in 0..12_usize {
        // Bytes that do not compress well, so that records are longer than any buffer.
        let mut state = number as u64 + 1;
        let noise: String = (0..number * 40_000)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                char::from(b'!' + ((state >> 58) as u8))
            })
            .collect();
        let url = format!("https://outlet.example/{number}");
        let fetched = page(&url, &format!("{number} {noise}"), "2026-03-01T08:00:00Z");
        file = writer.append(&fetched, fetched.fetched_at.unwrap()).unwrap().file;
    }
    writer.sync().unwrap();
    let replay = Replay::open(&[folder.path().join(file)], Limits::default()).unwrap();
    for number in 0..12 {
        let found = get(&replay, &format!("https://outlet.example/{number}")).unwrap();
        assert!(found.body.starts_with(format!("{number} ").as_bytes()), "{number}");
    }
}

#[test]
fn a_folder_of_saved_pages_answers_whatever_the_scheme() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("press/outlet.example/news/page/2/index.html");
    fs_err::create_dir_all(path.parent().unwrap()).unwrap();
    fs_err::write(&path, "two").unwrap();
    let replay = Replay::open(&[folder.path().join("press")], Limits::default()).unwrap();
    let page = get(&replay, "http://outlet.example/news/page/2").unwrap();
    assert_eq!(
        (page.body.as_slice(), page.url.as_str()),
        (b"two".as_slice(), "http://outlet.example/news/page/2")
    );
}

#[test]
fn a_file_whose_records_are_compressed_together_is_refused_in_words() {
    use std::io::Write;
    let folder = tempfile::tempdir().unwrap();
    let mut writer = WarcWriter::open(folder.path(), "test").unwrap();
    let mut file = String::new();
    for number in 0..3 {
        let url = format!("https://outlet.example/{number}");
        let fetched = page(&url, &url.repeat(40), "2026-03-01T08:00:00Z");
        file = writer.append(&fetched, fetched.fetched_at.unwrap()).unwrap().file;
    }
    writer.sync().unwrap();
    let packed = fs_err::read(folder.path().join(file)).unwrap();
    let mut plain = Vec::new();
    let mut reader = flate2::read::MultiGzDecoder::new(packed.as_slice());
    std::io::Read::read_to_end(&mut reader, &mut plain).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(&plain).unwrap();
    let together = folder.path().join("together.warc.gz");
    fs_err::write(&together, gzip.finish().unwrap()).unwrap();
    let error = Replay::open(&[together], Limits::default()).unwrap_err();
    assert!(matches!(error, Error::NotSeekable { .. }), "{error}");
    assert!(error.hint().unwrap().contains("recompress"));

    let unpacked = folder.path().join("unpacked.warc");
    fs_err::write(&unpacked, plain).unwrap();
    let replay = Replay::open(&[unpacked], Limits::default()).unwrap();
    assert!(get(&replay, "https://outlet.example/1").is_ok());
}
