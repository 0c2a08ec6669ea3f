//! JSON as pages have it: wrapped in comments, with raw line breaks in strings, trailing commas,
//! unescaped quotes and several values in a row.

use serde_json::Value;

/// All values of a script block; what cannot be read, even after mending, is left out.
pub(super) fn values(text: &str) -> Vec<Value> {
    let text = unwrapped(text);
    if let Ok(value) = serde_json::from_str(text) {
        return vec![value];
    }
    let mended = mended(text);
    let mut values = Vec::new();
    let mut rest = mended.as_str();
    // One unreadable value must not take those behind it along, so reading resumes at the next
    // object that starts a line of its own.
    for _ in 0..16 {
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let mut failed = false;
        for value in stream.by_ref() {
            match value {
                Ok(value) => values.push(value),
                Err(_) => failed = true,
            }
        }
        let at = stream.byte_offset();
        if !failed {
            break;
        }
        let Some(next) = rest.get(at + 1..).and_then(|tail| tail.find("\n{")) else { break };
        rest = &rest[at + 1 + next..];
    }
    values
}

/// A script's text without what is put around JSON: comments, CDATA marks, a final semicolon.
pub(super) fn unwrapped(text: &str) -> &str {
    let mut text = text;
    loop {
        let before = text;
        text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == ';');
        for mark in ["<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "<![CDATA["] {
            text = text.strip_prefix(mark).unwrap_or(text);
        }
        for mark in ["-->", "//]]>", "// ]]>", "/*]]>*/", "]]>", "//"] {
            text = text.strip_suffix(mark).unwrap_or(text);
        }
        if text.len() == before.len() {
            return text;
        }
    }
}

/// JSON with the usual faults repaired. Valid JSON keeps its meaning.
pub(super) fn mended(text: &str) -> String {
    let decoded;
    let text = if !text.contains('"') && text.contains("&quot;") {
        decoded = text.replace("&quot;", "\"").replace("&amp;", "&");
        &decoded
    } else {
        text
    };
    let mut mend = Mend { text, at: 0, out: String::with_capacity(text.len()), depth: 0 };
    while let Some(c) = mend.peek() {
        match c {
            '"' => mend.string(),
            '/' => mend.comment(),
            ',' => mend.comma(),
            ';' => mend.replace(1, " "),
            'u' if mend.rest().starts_with("undefined") => mend.replace(9, "null"),
            'N' if mend.rest().starts_with("NaN") => mend.replace(3, "null"),
            _ => {
                match c {
                    '{' | '[' => mend.depth += 1,
                    '}' | ']' => mend.depth = mend.depth.saturating_sub(1),
                    _ => {}
                }
                mend.out.push(c);
                mend.at += c.len_utf8();
            }
        }
    }
    mend.out
}

struct Mend<'a> {
    text: &'a str,
    at: usize,
    out: String,
    depth: usize,
}

impl<'a> Mend<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn replace(&mut self, bytes: usize, by: &str) {
        self.at += bytes;
        self.out.push_str(by);
    }

    /// A comma counts only between two values of an array or object.
    fn comma(&mut self) {
        self.at += 1;
        let next = self.rest().trim_start().chars().next();
        match next {
            Some('}' | ']' | ',') | None => {}
            _ if self.depth == 0 => self.out.push('\n'),
            _ => self.out.push(','),
        }
    }

    fn comment(&mut self) {
        let rest = self.rest();
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else {
            1
        };
        self.at += end;
    }

    fn string(&mut self) {
        self.out.push('"');
        self.at += 1;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            match c {
                '"' if self.closes() => break,
                '"' => self.out.push_str("\\\""),
                '\\' => self.escape(),
                '\n' => self.out.push_str("\\n"),
                '\t' => self.out.push_str("\\t"),
                c if (c as u32) < 0x20 => {}
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    /// Whether the quote just read ends its string, by what follows it.
    fn closes(&self) -> bool {
        matches!(
            self.rest().trim_start().chars().next(),
            None | Some(',' | ':' | '}' | ']' | '{' | '[' | ';' | '/')
        )
    }

    fn escape(&mut self) {
        match self.peek() {
            Some(c @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                self.out.push('\\');
                self.out.push(c);
                self.at += 1;
            }
            Some('\'') => self.replace(1, "'"),
            _ => self.out.push_str("\\\\"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::{mended, values};

    #[test]
    fn raw_line_breaks_in_strings_are_read() {
        assert_eq!(values("{\"a\": \"one\ntwo\"}"), [json!({"a": "one\ntwo"})]);
    }

    #[test]
    fn trailing_commas_and_comments_are_read() {
        let text = "<!-- {\"a\": [1, 2,], /* c */ \"b\": undefined,} -->";
        assert_eq!(values(text), [json!({"a": [1, 2], "b": null})]);
    }

    #[test]
    fn cdata_marks_are_taken_off() {
        assert_eq!(values("//<![CDATA[\n{\"a\": 1}\n//]]>"), [json!({"a": 1})]);
    }

    #[test]
    fn concatenated_objects_are_all_read() {
        assert_eq!(values("{\"a\": 1}{\"b\": 2},\n{\"c\": 3};").len(), 3);
    }

    #[test]
    fn an_unescaped_quote_inside_a_string_is_read() {
        assert_eq!(
            values(r#"{"a": "He said "no" twice"}"#),
            [json!({"a": "He said \"no\" twice"})]
        );
    }

    #[test]
    fn json_escaped_as_an_attribute_is_read() {
        assert_eq!(values("{&quot;a&quot;: &quot;b&quot;}"), [json!({"a": "b"})]);
    }

    #[test]
    fn a_broken_object_does_not_take_the_next_along() {
        assert_eq!(values("{\"a\": :}\n{\"b\": 2}"), [json!({"b": 2})]);
    }

    proptest! {
        #[test]
        fn junk_is_read_without_panic(text in "[\\[\\]{}\",:/*a-z0-9\\\\\n &;]{0,80}") {
            let _ = values(&text);
        }

        #[test]
        fn valid_json_keeps_its_meaning(words in prop::collection::vec("[^/]{0,12}", 0..6)) {
            let text = json!({"a": [words, 1, null, true]}).to_string();
            let back: serde_json::Value = serde_json::from_str(&mended(&text)).unwrap();
            prop_assert_eq!(back.to_string(), text);
        }
    }
}
