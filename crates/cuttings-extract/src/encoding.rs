//! Bytes become text.
//!
//! What a page says about its encoding is often wrong, and what its bytes are is often plain. So the
//! order is: a byte order mark, UTF-16 that can be nothing else, UTF-8 that can be nothing else, and
//! only then the declarations (`Content-Type`, `<meta>`, `<?xml?>`), checked against a detector
//! where they contradict each other or the bytes.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr_iter, memmem};

/// How far into a page declarations are looked for, in bytes. Browsers stop at 1,024; pages that
/// begin with scripts declare themselves later.
const DECLARATION_WINDOW: usize = 64 * 1024;

/// How much of a page is looked at to tell UTF-16 by its zero bytes.
const UTF_16_SAMPLE: usize = 1024;

/// How many sound multi-byte characters a broken byte must come with for a page to be UTF-8 with
/// faults: texts cut in the middle of a character, or joined from several encodings.
const SOUND_PER_BROKEN: usize = 4;

/// A page as text.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// What was wrong with it.
    pub warning: Option<String>,
}

/// Decodes a page, whatever it is; a valid UTF-8 page is not copied.
#[must_use]
pub fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Decoded<'a> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        if encoding == UTF_8 {
            return utf8_or_else(rest, content_type);
        }
        return decode_as(encoding, rest, Vec::new());
    }
    if let Some(encoding) = utf16_by_pattern(bytes) {
        let warning = format!("no byte order mark: read as {}", encoding.name());
        return decode_as(encoding, bytes, vec![warning]);
    }
    utf8_or_else(bytes, content_type)
}

fn utf8_or_else<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Decoded<'a> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => ascii(bytes, text, content_type),
        Ok(text) => {
            let warning = Declarations::find(bytes, content_type).contradiction(UTF_8);
            Decoded { text: Cow::Borrowed(text), warning }
        }
        Err(_) => not_utf8(bytes, content_type),
    }
}

/// ASCII is itself in every encoding of the web but ISO-2022-JP, whose escape sequences are ASCII.
fn ascii<'a>(bytes: &'a [u8], text: &'a str, content_type: Option<&str>) -> Decoded<'a> {
    let escapes =
        memmem::find(bytes, b"\x1b$").is_some() || memmem::find(bytes, b"\x1b(").is_some();
    if escapes {
        let declared = Declarations::find(bytes, content_type).first_known();
        if declared == Some(ISO_2022_JP) || detected(bytes) == ISO_2022_JP {
            return decode_as(ISO_2022_JP, bytes, Vec::new());
        }
    }
    Decoded { text: Cow::Borrowed(text), warning: None }
}

fn not_utf8<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Decoded<'a> {
    let declarations = Declarations::find(bytes, content_type);
    if is_utf8_with_faults(bytes) {
        let mut warnings: Vec<String> = declarations.contradiction(UTF_8).into_iter().collect();
        warnings.push("some bytes are not UTF-8: these characters are lost".to_owned());
        return Decoded { text: Cow::Owned(mended_utf8(bytes)), warning: joined(warnings) };
    }
    let mut warnings = declarations.unknown.clone();
    let known = &declarations.known;
    let agreed = known.first().copied().filter(|first| known.iter().all(|each| each == first));
    if let Some(encoding) = agreed.filter(|encoding| *encoding != UTF_8) {
        let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
        if !had_errors {
            return Decoded { text, warning: joined(warnings) };
        }
    }
    // The detector decides between declarations, and against a single one that the bytes contradict.
    let found = detected(bytes);
    match known.first() {
        Some(_) if known.contains(&found) => {}
        Some(declared) => warnings.push(format!(
            "declared as {}, which it is not: read as {}",
            declared.name(),
            found.name()
        )),
        None => {}
    }
    decode_as(found, bytes, warnings)
}

fn decode_as<'a>(
    encoding: &'static Encoding,
    bytes: &'a [u8],
    mut warnings: Vec<String>,
) -> Decoded<'a> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        warnings.push(format!("some bytes are not {}: these characters are lost", encoding.name()));
    }
    Decoded { text, warning: joined(warnings) }
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

fn joined(warnings: Vec<String>) -> Option<String> {
    (!warnings.is_empty()).then(|| warnings.join("; "))
}

/// Whether the sound multi-byte characters of a page outnumber the broken ones so clearly that it
/// cannot be in another encoding.
fn is_utf8_with_faults(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        let cut_by_the_end = chunk.invalid().len() > 1 && chunk.valid().len() > 1;
        broken += usize::from(!chunk.invalid().is_empty() && !cut_by_the_end);
    }
    sound > 0 && sound >= broken.saturating_mul(SOUND_PER_BROKEN)
}

/// UTF-8 with what is broken replaced. A lone byte that is punctuation in windows-1252 is read as
/// that: it comes from text pasted into a page of another encoding.
fn mended_utf8(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        match chunk.invalid() {
            [] => {}
            [0x85] => text.push('…'),
            [0x91] => text.push('‘'),
            [0x92] => text.push('’'),
            [0x93] => text.push('“'),
            [0x94] => text.push('”'),
            [0x95] => text.push('•'),
            [0x96] => text.push('–'),
            [0x97] => text.push('—'),
            [0xA0] => text.push('\u{a0}'),
            _ => text.push(char::REPLACEMENT_CHARACTER),
        }
    }
    text
}

/// UTF-16 without a byte order mark: markup is ASCII, so that every other byte of it is zero.
fn utf16_by_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(UTF_16_SAMPLE)).unwrap_or_default();
    // Nearly every page ends its examination here.
    memchr(0, sample)?;
    let half = sample.len() / 2;
    let even = memchr_iter(0, sample).filter(|at| at % 2 == 0).count();
    let odd = memchr_iter(0, sample).count() - even;
    let clear =
        |zeros: usize, others: usize| half >= 2 && zeros * 10 >= half * 3 && others * 50 <= zeros;
    if clear(odd, even) {
        Some(UTF_16LE)
    } else if clear(even, odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What a page declares, in the order in which it counts.
#[derive(Debug, Default)]
struct Declarations {
    known: Vec<&'static Encoding>,
    unknown: Vec<String>,
}

impl Declarations {
    fn find(bytes: &[u8], content_type: Option<&str>) -> Self {
        let mut found = Self::default();
        if let Some(label) = content_type.and_then(|header| charset(header.as_bytes())) {
            found.add(label);
        }
        let window = bytes.get(..bytes.len().min(DECLARATION_WINDOW)).unwrap_or_default();
        // An XML document may hold a page with its own `<meta>` as text.
        match xml_declaration(window) {
            Some(label) => found.add(label),
            None => meta_labels(window).into_iter().for_each(|label| found.add(label)),
        }
        found
    }

    fn add(&mut self, label: &[u8]) {
        let label = label.trim_ascii();
        match Encoding::for_label_no_replacement(label) {
            // Markup that could be read as ASCII this far is not UTF-16, whatever it says.
            Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
                self.known.push(UTF_8)
            }
            Some(encoding) => self.known.push(encoding),
            None if label.is_empty() => {}
            None => {
                let label = String::from_utf8_lossy(label.get(..40).unwrap_or(label));
                self.unknown.push(format!("declared in an unknown encoding, '{label}'"));
            }
        }
    }

    fn first_known(&self) -> Option<&'static Encoding> {
        self.known.first().copied()
    }

    /// In words, if what is declared first is not what the page is.
    fn contradiction(&self, actual: &'static Encoding) -> Option<String> {
        let declared = self.known.iter().find(|encoding| **encoding != actual)?;
        Some(format!("declared as {}, but it is {}", declared.name(), actual.name()))
    }
}

/// The encoding in `<?xml version="1.0" encoding="…"?>`.
fn xml_declaration(bytes: &[u8]) -> Option<&[u8]> {
    let declaration = bytes.trim_ascii_start().strip_prefix(b"<?xml")?;
    let declaration = declaration.get(..memmem::find(declaration, b"?>")?)?;
    let at = memmem::find(declaration, b"encoding")?;
    value_after(declaration.get(at + b"encoding".len()..)?)
}

/// The encodings in `<meta charset>` and `<meta http-equiv>`, up to the end of the head.
fn meta_labels(bytes: &[u8]) -> Vec<&[u8]> {
    let mut labels = Vec::new();
    let mut at = 0;
    let mut comments_end = true;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr(b'<', rest)) {
        at += found + 1;
        let rest = bytes.get(at..).unwrap_or_default();
        if comments_end && rest.starts_with(b"!--") {
            // An unclosed comment hides nothing: what comes after it is looked at.
            let end = memmem::find(rest, b"-->");
            comments_end = end.is_some();
            at += end.unwrap_or(3);
        } else if starts_with_name(rest, b"/head") || starts_with_name(rest, b"body") {
            break;
        } else if starts_with_name(rest, b"meta") {
            let tag = rest.get(..memchr(b'>', rest).unwrap_or(rest.len())).unwrap_or_default();
            labels.extend(charset(tag));
            at += tag.len();
        }
    }
    labels
}

fn starts_with_name(bytes: &[u8], name: &[u8]) -> bool {
    bytes.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
        && bytes.get(name.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
}

/// The value of the first `charset=…` of a header or a tag.
fn charset(bytes: &[u8]) -> Option<&[u8]> {
    const NAME: &[u8] = b"charset";
    let mut at = 0;
    loop {
        let rest = bytes.get(at..)?;
        let found = rest.windows(NAME.len()).position(|w| w.eq_ignore_ascii_case(NAME))?;
        at += found + NAME.len();
        if let Some(value) = value_after(bytes.get(at..)?) {
            return Some(value);
        }
    }
}

/// What follows an equals sign, perhaps in quotes.
fn value_after(bytes: &[u8]) -> Option<&[u8]> {
    let value = bytes.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let is_end = |byte: &u8| {
        matches!(byte, b'"' | b'\'' | b';' | b',' | b'>' | b'/') || byte.is_ascii_whitespace()
    };
    value.get(..value.iter().position(is_end).unwrap_or(value.len()))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use encoding_rs::{BIG5, EUC_KR, GBK, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
    use proptest::prelude::*;

    use super::decode;

    const RUSSIAN: &str = "<title>Новости дня: забастовка продолжается третью неделю</title>";
    const GERMAN: &str =
        "<p>Die Müllwerker hören nicht auf: „Wir bleiben“, sagt die Wortführerin.</p>";

    fn text(bytes: &[u8], content_type: Option<&str>) -> String {
        decode(bytes, content_type).text.into_owned()
    }

    #[test]
    fn valid_utf8_is_not_copied() {
        let decoded = decode(GERMAN.as_bytes(), None);
        assert!(matches!(decoded.text, Cow::Borrowed(text) if text == GERMAN));
        assert_eq!(decoded.warning, None);
    }

    #[test]
    fn a_byte_order_mark_wins_and_is_taken_off() {
        assert_eq!(text(b"\xef\xbb\xbfa", Some("text/html; charset=windows-1251")), "a");
        assert_eq!(text(b"\xff\xfea\0b\0", None), "ab");
        assert_eq!(text(b"\xfe\xff\0a\0b", None), "ab");
    }

    #[test]
    fn utf8_declared_as_something_else_is_utf8_with_a_warning() {
        let decoded = decode(GERMAN.as_bytes(), Some("text/html; charset=ISO-8859-1"));
        assert_eq!(decoded.text, GERMAN);
        assert_eq!(decoded.warning.as_deref(), Some("declared as windows-1252, but it is UTF-8"));
    }

    #[test]
    fn something_else_declared_as_utf8_is_detected_with_a_warning() {
        let (bytes, _, _) = WINDOWS_1251.encode(RUSSIAN);
        let decoded = decode(&bytes, Some("text/html; charset=utf-8"));
        assert_eq!(decoded.text, RUSSIAN);
        assert_eq!(
            decoded.warning.as_deref(),
            Some("declared as UTF-8, which it is not: read as windows-1251")
        );
    }

    #[test]
    fn the_header_the_meta_and_the_xml_declaration_are_believed() {
        let (russian, _, _) = WINDOWS_1251.encode(RUSSIAN);
        assert_eq!(text(&russian, Some("text/html;charset=\"windows-1251\"")), RUSSIAN);
        for start in [
            "<meta charset=windows-1251>",
            "<META http-equiv=Content-Type content='text/html; charset=windows-1251' />",
            "<!-- <meta charset=koi8-r> --><meta name=x><meta CHARSET = \"windows-1251\">",
            "<?xml version='1.0' encoding='windows-1251'?>",
        ] {
            let page = [start.as_bytes(), &russian].concat();
            let decoded = decode(&page, None);
            assert_eq!(decoded.text, format!("{start}{RUSSIAN}"));
            assert_eq!(decoded.warning, None);
        }
    }

    #[test]
    fn a_meta_after_a_long_script_counts_and_one_in_the_body_does_not() {
        let script = format!("<script>{}</script>", "x".repeat(9_000));
        let (euro, _, _) = WINDOWS_1252.encode("<p>5 €</p>");
        let page = [script.as_bytes(), b"<meta charset=windows-1252>", &euro].concat();
        assert!(text(&page, None).contains("5 €"));
        let (russian, _, _) = WINDOWS_1251.encode(RUSSIAN);
        let page = [b"</head><body><meta charset=euc-kr>", &russian[..]].concat();
        assert!(text(&page, None).contains("Новости"));
    }

    #[test]
    fn two_declarations_that_disagree_are_decided_by_the_bytes() {
        let (russian, _, _) = WINDOWS_1251.encode(RUSSIAN);
        let page = [b"<meta charset=windows-1251>", &russian[..]].concat();
        let decoded = decode(&page, Some("text/html; charset=iso-8859-1"));
        assert!(decoded.text.contains(RUSSIAN));
    }

    #[test]
    fn undeclared_encodings_are_detected() {
        let korean = "파업이 셋째 주에 접어들면서 노동조합은 협상을 다시 요구했다";
        let japanese = "ストライキは三週間目に入り、組合は交渉の再開を求めている";
        let chinese = "罢工进入第三周，工会要求重新开始谈判，市政府至今没有答复";
        let taiwanese = "罷工進入第三週，工會要求重新開始談判，市政府至今沒有答覆";
        for (encoding, expected) in
            [(EUC_KR, korean), (SHIFT_JIS, japanese), (GBK, chinese), (BIG5, taiwanese)]
        {
            let (bytes, _, _) = encoding.encode(expected);
            assert_eq!(text(&bytes, None), expected);
        }
    }

    #[test]
    fn iso_2022_jp_is_told_from_ascii() {
        assert_eq!(text(b"\x1b$B%K%e!<%9\x1b(B", None), "ニュース");
        assert_eq!(text(b"a \x1b[0m b", None), "a \x1b[0m b");
    }

    #[test]
    fn utf16_without_a_byte_order_mark_is_read_where_the_pattern_is_clear() {
        let little: Vec<u8> = RUSSIAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let page = format!("<html><head><meta name=description content=x>{RUSSIAN}");
        let big: Vec<u8> = page.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little, None), RUSSIAN);
        assert_eq!(text(&big, None), page);
    }

    #[test]
    fn a_page_cut_within_a_character_is_still_utf8() {
        let page = "é".repeat(20);
        let decoded = decode(&page.as_bytes()[..39], None);
        assert_eq!(decoded.text, format!("{}\u{fffd}", "é".repeat(19)));
        assert!(decoded.warning.is_some());
    }

    #[test]
    fn a_utf8_page_with_a_pasted_byte_is_still_utf8() {
        let page = [GERMAN.as_bytes(), b"it\x92s", GERMAN.as_bytes()].concat();
        assert_eq!(text(&page, Some("text/html; charset=utf-8")), format!("{GERMAN}it’s{GERMAN}"));
    }

    #[test]
    fn an_unknown_label_is_named() {
        let decoded = decode(b"caf\xe9", Some("text/html; charset=x-nothing"));
        assert_eq!(decoded.text, "café");
        assert_eq!(
            decoded.warning.as_deref(),
            Some("declared in an unknown encoding, 'x-nothing'")
        );
    }

    proptest! {
        #[test]
        fn any_bytes_become_text(bytes in prop::collection::vec(any::<u8>(), 0..400), header in "\\PC{0,40}") {
            let _ = decode(&bytes, Some(&header));
        }

        #[test]
        fn any_text_in_utf8_is_itself(page in "[^\0\x1b\u{feff}]{0,200}") {
            prop_assert_eq!(text(page.as_bytes(), None), page);
        }
    }
}
