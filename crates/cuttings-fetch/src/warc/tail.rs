//! Finds where the last whole record of a WARC file ends.
//!
//! A crash while a record was being written leaves a cut gzip member, or zeros, at the end of the
//! file. Appending after that would hide all later records from every reader, so the writer cuts the
//! file back first. The file is searched backwards, so that this takes no longer for a large one:
//!
//! ```text
//!  … │ member │ member │ memb        the last beginning that unpacks to "WARC/" but does not end:
//!                      ▲             cut here
//!  … │ member │ member │ 00000       the last beginning unpacks wholly, and something follows:
//!                      ▲             cut here
//! ```

use std::io::{self, Read};
use std::path::Path;

use flate2::bufread::GzDecoder;

use super::section::Section;

/// The first bytes of a gzip member (RFC 1952) with the deflate method.
const MAGIC: &[u8] = &[0x1f, 0x8b, 0x08];

/// How much of the end of the file is searched at first, in bytes.
const FIRST_WINDOW: u64 = 1 << 20;

/// The length of the file up to the end of its last whole record.
pub(super) fn sound_length(path: &Path) -> io::Result<u64> {
    let length = fs_err::metadata(path)?.len();
    let mut window = FIRST_WINDOW;
    loop {
        let start = length.saturating_sub(window);
        let mut bytes = Vec::new();
        Section::new(fs_err::File::open(path)?, start, length - start)?.read_to_end(&mut bytes)?;
        if let Some(end) = last_sound_end(&bytes) {
            return Ok(start + end as u64);
        }
        if start == 0 {
            return Ok(0);
        }
        window = window.saturating_mul(8);
    }
}

/// Where the last whole record ends in the end of a file; `None` where no record begins in it.
fn last_sound_end(bytes: &[u8]) -> Option<usize> {
    let starts = memchr::memmem::rfind_iter(bytes, MAGIC);
    for start in starts {
        match member(bytes.get(start..).unwrap_or_default()) {
            Member::Whole(length) => return Some(start + length),
            Member::Cut => return Some(start),
            Member::None => {}
        }
    }
    None
}

/// What begins at a place.
enum Member {
    /// A whole record, of so many bytes.
    Whole(usize),
    /// A record without its end.
    Cut,
    /// Nothing that can be told to be a record.
    None,
}

fn member(bytes: &[u8]) -> Member {
    let mut rest = bytes;
    let mut decoder = GzDecoder::new(&mut rest);
    let mut beginning = [0_u8; 5];
    if decoder.read_exact(&mut beginning).is_err() || &beginning != b"WARC/" {
        return Member::None;
    }
    match io::copy(&mut decoder, &mut io::sink()) {
        Ok(_) => Member::Whole(bytes.len() - rest.len()),
        Err(_) => Member::Cut,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::sound_length;

    fn member(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(b"WARC/1.1\r\n").unwrap();
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn sound_length_of(bytes: &[u8]) -> u64 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.warc.gz");
        fs_err::write(&path, bytes).unwrap();
        sound_length(&path).unwrap()
    }

    #[test]
    fn a_whole_file_is_sound_to_its_end() {
        let file = [member("one"), member("two")].concat();
        assert_eq!(sound_length_of(&file), file.len() as u64);
        assert_eq!(sound_length_of(b""), 0);
    }

    #[test]
    fn whatever_is_left_of_a_cut_record_the_ones_before_it_are_sound() {
        let one = member("one");
        let two = member(&"two ".repeat(50));
        for cut in 0..two.len() {
            let file = [one.as_slice(), &two[..cut]].concat();
            assert_eq!(sound_length_of(&file), one.len() as u64, "cut after {cut} bytes");
        }
    }

    #[test]
    fn zeros_after_the_last_record_are_cut() {
        let one = member("one");
        let file = [one.as_slice(), &[0; 100]].concat();
        assert_eq!(sound_length_of(&file), one.len() as u64);
    }

    #[test]
    fn a_record_longer_than_the_first_window_is_found() {
        // Bytes that do not compress: a linear congruential generator (Knuth's MMIX constants).
        let mut state = 1_u64;
        let noise: String = (0..1_500_000)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                char::from((state >> 57) as u8)
            })
            .collect();
        let one = member("one");
        let long = member(&noise);
        assert!(long.len() > 1 << 20);
        let whole = [one.as_slice(), &long].concat();
        assert_eq!(sound_length_of(&whole), whole.len() as u64);
        assert_eq!(sound_length_of(&whole[..whole.len() - 1]), one.len() as u64);
    }
}
