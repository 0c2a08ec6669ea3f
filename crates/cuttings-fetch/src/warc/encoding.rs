//! Undoes the transfer and content encodings of an archived response.
//!
//! Archivers differ: some keep the body as it came, some decode it and leave the headers as they
//! were. So an encoding is undone only where the body looks like it.

use std::io::{self, Cursor};

use fastwarc::stream_io::brotli::BrotliReader;
use fastwarc::stream_io::chunked::ChunkedReader;
use fastwarc::stream_io::zstd::ZstdReader;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::sized::{self, Sized};

/// More codings than this on one response are an attack.
const MOST_CODINGS: usize = 4;

/// Undoes the encodings that a response's headers name.
pub(super) fn undo(
    mut body: Vec<u8>,
    transfer: Option<&str>,
    content: Option<&str>,
    limit: u64,
) -> io::Result<Sized> {
    let codings = [transfer, content].into_iter().flatten();
    let codings =
        codings.flat_map(|list| list.rsplit(',')).map(|coding| coding.trim().to_ascii_lowercase());
    for coding in codings.take(MOST_CODINGS) {
        body = match undo_one(body, &coding, limit)? {
            Sized::Whole(body) => body,
            Sized::TooLarge => return Ok(Sized::TooLarge),
        };
    }
    Ok(Sized::Whole(body))
}

fn undo_one(body: Vec<u8>, coding: &str, limit: u64) -> io::Result<Sized> {
    match coding {
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => {
            sized::read(MultiGzDecoder::new(body.as_slice()), limit)
        }
        "deflate" => {
            // Servers disagree on whether "deflate" has a zlib header; text that is neither was
            // decoded before.
            let zlib = sized::read(ZlibDecoder::new(body.as_slice()), limit);
            zlib.or_else(|_| sized::read(DeflateDecoder::new(body.as_slice()), limit))
                .or(Ok(Sized::Whole(body)))
        }
        "br" if !looks_like_markup(&body) => {
            sized::read(BrotliReader::new(Cursor::new(body)), limit)
        }
        "zstd" if body.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => {
            sized::read(ZstdReader::new(Cursor::new(body)), limit)
        }
        "chunked" if begins_with_chunk(&body) => {
            sized::read(ChunkedReader::new(Cursor::new(body)), limit)
        }
        _ => Ok(Sized::Whole(body)),
    }
}

/// Whether the body begins as text pages do: brotli streams have no magic number to know them by.
fn looks_like_markup(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    matches!(body.trim_ascii_start().first(), Some(b'<' | b'{' | b'['))
}

/// Whether the body begins with a chunk's size line: hexadecimal digits, perhaps an extension.
fn begins_with_chunk(body: &[u8]) -> bool {
    let line = body.iter().take(64).position(|&byte| byte == b'\n');
    let Some(line) = line.and_then(|end| body.get(..end)) else { return false };
    let size = line.split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii();
    !size.is_empty() && size.len() <= 16 && size.iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::undo;
    use crate::sized::Sized;

    fn whole(result: std::io::Result<Sized>) -> Vec<u8> {
        match result.unwrap() {
            Sized::Whole(body) => body,
            Sized::TooLarge => panic!("too large"),
        }
    }

    fn gzip(body: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(body).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn chunks_and_compression_are_undone() {
        let packed = gzip(b"<p>hello</p>");
        let mut body = format!("{:x}\r\n", packed.len()).into_bytes();
        body.extend_from_slice(&packed);
        body.extend_from_slice(b"\r\n0\r\n\r\n");
        assert_eq!(whole(undo(body, Some("chunked"), Some("gzip"), 100)), b"<p>hello</p>");
    }

    #[test]
    fn a_body_that_was_decoded_before_is_left_alone() {
        for coding in ["gzip", "deflate", "br", "zstd", "unheard-of"] {
            let body = b"<p>plain</p>".to_vec();
            assert_eq!(
                whole(undo(body.clone(), Some("chunked"), Some(coding), 100)),
                body,
                "{coding}"
            );
        }
    }

    #[test]
    fn a_compression_bomb_stops_at_the_limit() {
        let body = gzip(&vec![b'a'; 1_000_000]);
        assert!(matches!(undo(body, None, Some("gzip"), 1000).unwrap(), Sized::TooLarge));
    }
}
