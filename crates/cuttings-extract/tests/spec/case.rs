//! Cases as they are written down in Markdown.

use std::fmt::Write as _;
use std::ops::Range;

use cuttings_extract::{Hint, Page, PageKind, read};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Every page counts as fetched at this time, unless its fence says `at=`.
const FETCHED: &str = "2024-06-14T12:00:00Z";

/// A file of cases.
pub(crate) struct File {
    text: String,
    pub(crate) cases: Vec<Case>,
}

/// A page, and what is to be read in it.
pub(crate) struct Case {
    /// The heading: what holds, as a sentence.
    pub(crate) name: String,
    /// The line of the heading, from 1.
    pub(crate) line: usize,
    url: String,
    fetched: String,
    html: String,
    pub(crate) expected: Expected,
    /// What the reader is known to get wrong.
    pub(crate) known: Vec<String>,
    /// Where the block of known misses stands in the file, or would stand.
    marks: Range<usize>,
}

/// What is to be read in a page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    pub(crate) kind: PageKind,
    #[serde(default)]
    pub(crate) next: Option<String>,
    #[serde(default)]
    pub(crate) previous: Option<String>,
    /// The entries in order. Only the fields that an entry names are looked at.
    #[serde(default)]
    pub(crate) entries: Vec<Map<String, Value>>,
}

impl Case {
    pub(crate) fn read(&self) -> Page {
        let at = self.fetched.parse().expect("the time of fetching is an RFC 3339 instant");
        let hint = Hint {
            url: Some(&self.url),
            content_type: Some("text/html; charset=utf-8"),
            reference_time: Some(at),
            ..Hint::default()
        };
        read(self.html.as_bytes(), &hint)
    }
}

/// A fenced block: what stands behind its ticks, what is in it, and where it ends.
struct Fence<'a> {
    info: &'a str,
    body: &'a str,
    whole: Range<usize>,
}

/// The first fenced block of `text` from `from` on.
fn fence(text: &str, from: usize) -> Option<Fence<'_>> {
    let open = from + text[from..].find("\n```")? + 1;
    let info_end = open + text[open..].find('\n')?;
    let close = info_end + text[info_end..].find("\n```\n")?;
    Some(Fence {
        info: text[open + 3..info_end].trim(),
        body: text.get(info_end + 1..close).unwrap_or_default(),
        whole: open..close + "\n```\n".len(),
    })
}

impl File {
    pub(crate) fn parse(text: String) -> Result<Self, String> {
        let starts: Vec<usize> = headings(&text);
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let cases = starts
            .iter()
            .zip(ends)
            .map(|(start, end)| parse_case(&text, *start..end))
            .collect::<Result<_, _>>()?;
        Ok(Self { text, cases })
    }

    /// The file with the known misses of its cases as they stand now.
    pub(crate) fn marked(&self) -> String {
        let (mut out, mut at) = (String::new(), 0);
        for case in &self.cases {
            out.push_str(&self.text[at..case.marks.start]);
            if !case.known.is_empty() {
                let separator = if case.marks.is_empty() { "\n" } else { "" };
                let known = case.known.join("\n");
                let _ = write!(out, "{separator}```misses\n{known}\n```\n");
            }
            at = case.marks.end;
        }
        out.push_str(&self.text[at..]);
        out
    }
}

/// Where the headings of cases stand: `## ` at the start of a line, outside of any fence.
fn headings(text: &str) -> Vec<usize> {
    let (mut starts, mut at, mut fenced) = (Vec::new(), 0, false);
    for line in text.split_inclusive('\n') {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if !fenced && line.starts_with("## ") {
            starts.push(at);
        }
        at += line.len();
    }
    starts
}

fn parse_case(text: &str, range: Range<usize>) -> Result<Case, String> {
    let line = text[..range.start].lines().count() + 1;
    let section = &text[..range.end];
    let name = section[range.start + 3..].lines().next().unwrap_or_default().trim().to_owned();
    let fail = |what: &str| format!("line {line}, {name}: {what}");
    let html = fence(section, range.start)
        .filter(|fence| fence.info.starts_with("html "))
        .ok_or_else(|| fail("a fenced block `html url=…` is wanted"))?;
    let json = fence(section, html.whole.end - 1)
        .filter(|fence| fence.info == "json")
        .ok_or_else(|| fail("a fenced block `json` is wanted behind the page"))?;
    let expected =
        serde_json::from_str(json.body).map_err(|error| fail(&format!("expected: {error}")))?;
    let marks = fence(section, json.whole.end - 1).filter(|fence| fence.info == "misses");
    let field = |key: &str| html.info.split(' ').find_map(|part| part.strip_prefix(key));
    Ok(Case {
        url: field("url=").ok_or_else(|| fail("`url=` is wanted"))?.to_owned(),
        fetched: field("at=").unwrap_or(FETCHED).to_owned(),
        html: html.body.to_owned(),
        expected,
        known: marks
            .as_ref()
            .map(|fence| fence.body.lines().map(str::to_owned).collect())
            .unwrap_or_default(),
        marks: marks.map_or(json.whole.end..json.whole.end, |fence| fence.whole),
        name,
        line,
    })
}
