//! Pieces of a dump: a line, a link, a paragraph, each with its looks and its role.

use std::ops::Range;

use url::Url;

use super::card;
use super::dateline::{self, Dateline};
use super::furniture::FURNITURE;
use super::inline::{self, Inline, References};
use super::lines::{self, Bullet, Paragraph};
use crate::dates::Context;
use crate::{Hint, address, kind, teaser};

/// A dump, cut into pieces.
pub(super) struct Dump {
    pub(super) segments: Vec<Segment>,
    /// Whether the pieces differ in looks (headings, links, indentation), so that titles can be
    /// told by theirs.
    pub(super) has_looks: bool,
}

/// How a piece looks. Titles of one list look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Style {
    /// 1 to 6 for headings, else 0.
    pub(super) heading: u8,
    pub(super) bullet: Bullet,
    /// The column at which it begins; in Markdown only that of its list.
    pub(super) column: usize,
    /// Whether all of it is a link.
    pub(super) linked: bool,
}

impl Style {
    /// Text without any looks.
    pub(super) const PLAIN: Self =
        Self { heading: 0, bullet: Bullet::None, column: 0, linked: false };
}

/// What a piece is, as far as it shows by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A date, perhaps with an author.
    Date,
    /// An author.
    Byline,
    /// "Read more".
    More,
    /// An address.
    Address,
    /// A menu item, a pager, a footer line.
    Furniture,
    /// A badge that names a kind: "Video", "Opinion".
    Badge,
    /// Code, which is part of no title.
    Code,
    /// Anything else: titles, teasers.
    Text,
}

/// A piece of a dump.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) text: String,
    /// Where it links to, if all of it is a link; of a "Read more" and an address, that.
    pub(super) url: Option<String>,
    pub(super) style: Style,
    /// Blank lines before it.
    pub(super) gap: usize,
    pub(super) role: Role,
    pub(super) dateline: Dateline,
    pub(super) width: usize,
    pub(super) words: usize,
}

/// Texts wider than this are no menu items, dates or bylines.
const WIDEST_LINE: usize = 120;
/// A line around links that is wider than this is prose.
const WIDEST_BESIDE_LINK: usize = 60;
/// A card that is one link has no more pieces than this.
const LONGEST_CARD: usize = 12;
/// So many marked-up things make a dump a Markdown text.
const FEWEST_MARKS: usize = 3;

impl Dump {
    pub(super) fn of(text: &str, hint: &Hint<'_>, language: Option<&str>) -> Self {
        let markdown = is_markdown(text);
        let mut builder = Builder {
            segments: Vec::new(),
            base: hint.url.and_then(|url| Url::parse(url).ok()),
            references: if markdown { references(text) } else { References::new() },
            tables: markdown
                && text
                    .lines()
                    .any(|line| line.trim_end().ends_with("---|---") || line.contains("|---")),
            context: Context { reference: hint.reference_time, language },
            open_link: None,
        };
        for paragraph in lines::paragraphs(text, markdown) {
            if markdown {
                builder.markdown(&paragraph);
            } else {
                builder.plain(&paragraph);
            }
        }
        let segments = builder.segments;
        let has_looks = markdown || is_laid_out(&segments);
        Self { segments, has_looks }
    }
}

/// Whether a text is Markdown: links, headings or reference targets.
fn is_markdown(text: &str) -> bool {
    let links = text.matches("](").take(FEWEST_MARKS).count();
    let headings = text.lines().filter(|line| heading(line).0 > 0).take(FEWEST_MARKS).count();
    let targets =
        text.lines().filter(|line| inline::reference(line).is_some()).take(FEWEST_MARKS).count();
    links + headings + targets >= FEWEST_MARKS
}

fn references(text: &str) -> References {
    text.lines().filter_map(inline::reference).collect()
}

/// Whether indentation and bullets tell pieces apart.
fn is_laid_out(segments: &[Segment]) -> bool {
    let mut styles: Vec<Style> = segments.iter().map(|segment| segment.style).collect();
    styles.sort_unstable();
    let Some(most) = styles.chunk_by(|a, b| a == b).map(<[Style]>::len).max() else { return false };
    let kinds = styles.chunk_by(|a, b| a == b).count();
    kinds >= 2 && most * 20 < segments.len() * 19
}

/// The level of a Markdown heading, and its text.
fn heading(line: &str) -> (u8, &str) {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = line.get(level..).unwrap_or("");
    match u8::try_from(level) {
        Ok(level @ 1..=6) if rest.is_empty() || rest.starts_with([' ', '\t', '[']) => {
            (level, rest.trim().trim_end_matches('#').trim_end())
        }
        _ => (0, line),
    }
}

struct Builder<'a> {
    segments: Vec<Segment>,
    base: Option<Url>,
    references: References,
    tables: bool,
    context: Context<'a>,
    /// The first piece of a link that spans paragraphs.
    open_link: Option<usize>,
}

impl Builder<'_> {
    /// A line of a text without markup; cells of a table that was laid out become pieces.
    fn plain(&mut self, paragraph: &Paragraph) {
        let style =
            Style { heading: 0, bullet: paragraph.bullet, column: paragraph.column, linked: false };
        let mut gap = paragraph.gap;
        for cell in paragraph.text.split("    ").map(str::trim).filter(|cell| !cell.is_empty()) {
            self.push(gap, style, cell, None);
            gap = 0;
        }
    }

    fn markdown(&mut self, paragraph: &Paragraph) {
        if inline::reference(&paragraph.text).is_some() {
            return;
        }
        let (heading, text) = heading(&paragraph.text);
        let column = if paragraph.bullet == Bullet::None { 0 } else { paragraph.column };
        let style = Style { heading, bullet: paragraph.bullet, column, linked: false };
        if paragraph.code {
            let width = teaser::width(text);
            self.segments.push(Segment {
                text: text.to_owned(),
                url: None,
                style,
                gap: paragraph.gap,
                role: Role::Code,
                dateline: Dateline::default(),
                width,
                words: text.split_whitespace().count(),
            });
            return;
        }
        let inline = inline::parse(text, &self.references);
        if inline.opens {
            self.open_link = Some(self.segments.len());
        }
        let mut gap = paragraph.gap;
        let mut from = 0;
        let mut links = Links { inline: &inline, next: 0 };
        for (end, _) in inline.text.match_indices(['\n', '|']).chain([(inline.text.len(), "")]) {
            let cell = inline.text.get(end..).is_some_and(|rest| rest.starts_with('|'));
            let inside = inline
                .links
                .iter()
                .skip(links.next)
                .any(|link| link.span.start < end && end < link.span.end);
            if end < inline.text.len() && (inside || (cell && !self.tables)) {
                continue;
            }
            self.line(gap, style, &inline, links.within(from..end), from..end);
            from = (end + 1).min(inline.text.len());
            gap = 0;
        }
        if let (Some(target), Some(open)) =
            (&inline.closes, self.open_link.take_if(|_| inline.closes.is_some()))
        {
            self.link_from(open, target);
        }
    }

    /// Gives the target of a link that spans paragraphs to the pieces in it.
    fn link_from(&mut self, open: usize, target: &str) {
        let pieces = self.segments.get_mut(open..).unwrap_or_default();
        if pieces.len() > LONGEST_CARD {
            return;
        }
        let url = web_address(self.base.as_ref(), target);
        for piece in pieces.iter_mut().filter(|piece| piece.url.is_none()) {
            piece.url.clone_from(&url);
        }
    }

    /// A line with its links: one that is all links falls into these, one with a link and little
    /// else into the link and the rest; prose stays whole.
    fn line(
        &mut self,
        gap: usize,
        style: Style,
        inline: &Inline,
        links: Range<usize>,
        span: Range<usize>,
    ) {
        let links = inline.links.get(links).unwrap_or_default();
        let outer = outermost(links);
        let Some(text) = inline.text.get(span.clone()) else { return };
        let mut beside = 0;
        let mut from = span.start;
        for link in &outer {
            beside += inline.text.get(from..link.span.start).map_or(0, letters);
            from = link.span.end;
        }
        beside += inline.text.get(from..span.end).map_or(0, letters);
        let linked: usize =
            outer.iter().filter_map(|link| inline.text.get(link.span.clone())).map(letters).sum();
        let falls_apart = beside <= WIDEST_BESIDE_LINK && beside <= linked.max(4) * 2;
        if outer.is_empty() || !falls_apart {
            let (end, more) = match outer.last() {
                Some(link) if inline.text.get(link.span.clone()).is_some_and(is_more) => {
                    (link.span.start, Some(*link))
                }
                _ => (span.end, None),
            };
            self.push(gap, style, inline.text.get(span.start..end).unwrap_or(text), None);
            if let Some(link) = more {
                self.push(
                    0,
                    style,
                    inline.text.get(link.span.clone()).unwrap_or(""),
                    Some(&link.target),
                );
            }
            return;
        }
        let mut gap = gap;
        let mut from = span.start;
        for link in outer {
            self.push(gap, style, beside_link(inline, from..link.span.start), None);
            let words = inline.text.get(link.span.clone()).unwrap_or("");
            let (title, rest) = card::split(words, link).unwrap_or((words, ""));
            self.push(gap, Style { linked: true, ..style }, title, Some(&link.target));
            self.push(0, Style { heading: 0, ..style }, rest, None);
            gap = 0;
            from = link.span.end;
        }
        self.push(0, style, beside_link(inline, from..span.end), None);
    }

    fn push(&mut self, gap: usize, style: Style, original: &str, target: Option<&str>) {
        let text = one_line(original);
        let url = target.and_then(|target| web_address(self.base.as_ref(), target));
        let says = text.chars().any(char::is_alphanumeric);
        let badge = target.is_none() && kind::from_words(&text).is_some();
        if !says && !badge {
            return;
        }
        let width = teaser::width(&text);
        let dateline = if width <= WIDEST_LINE {
            dateline::of(&text, &self.context)
        } else {
            Dateline { author: dateline::leading_author(original), ..Dateline::default() }
        };
        let role = role(&text, width, &dateline);
        let url = if role == Role::Address {
            address::resolve(None, text.trim_matches(['<', '>'])).map(String::from)
        } else {
            url
        };
        let words = text.split_whitespace().count();
        self.segments.push(Segment { text, url, style, gap, role, dateline, width, words });
    }
}

/// Walks over the links of a paragraph, line by line.
struct Links<'a> {
    inline: &'a Inline,
    next: usize,
}

impl Links<'_> {
    /// The links that end within this part of the text.
    fn within(&mut self, span: Range<usize>) -> Range<usize> {
        let from = self.next;
        while self.inline.links.get(self.next).is_some_and(|link| link.span.end <= span.end) {
            self.next += 1;
        }
        from..self.next
    }
}

/// The links that no other link encloses, in reading order.
fn outermost(links: &[inline::Link]) -> Vec<&inline::Link> {
    let mut outer: Vec<&inline::Link> = Vec::new();
    for link in links {
        while outer
            .last()
            .is_some_and(|last| last.span.start >= link.span.start && !last.span.is_empty())
        {
            outer.pop();
        }
        outer.push(link);
    }
    outer
}

fn beside_link(inline: &Inline, span: Range<usize>) -> &str {
    let text = inline.text.get(span).unwrap_or("");
    let sign = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '–' | '—' | ',' | ':' | '|' | '·' | '•' | ';' | '/' | '»' | '«' | '>'
            )
    };
    text.trim_start_matches(sign).trim_end_matches(sign)
}

fn web_address(base: Option<&Url>, target: &str) -> Option<String> {
    let url = address::resolve(base, target)?;
    matches!(url.scheme(), "http" | "https").then(|| String::from(url))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn is_more(text: &str) -> bool {
    teaser::leads_on(text)
}

fn role(text: &str, width: usize, dateline: &Dateline) -> Role {
    if is_address(text) {
        return Role::Address;
    }
    if width > WIDEST_LINE {
        return Role::Text;
    }
    if dateline.is_date {
        return Role::Date;
    }
    if dateline.is_byline {
        return Role::Byline;
    }
    if is_more(text) {
        return Role::More;
    }
    if kind::from_words(text).is_some() {
        return Role::Badge;
    }
    if is_furniture(text) { Role::Furniture } else { Role::Text }
}

fn is_address(text: &str) -> bool {
    let bare = text.trim_matches(['<', '>']);
    (bare.starts_with("https://") || bare.starts_with("http://"))
        && !bare.contains(char::is_whitespace)
}

/// Whether a text is part of the page around the list.
fn is_furniture(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '©').to_lowercase();
    if FURNITURE.binary_search(&bare.as_str()).is_ok()
        || bare.starts_with('©')
        || bare.starts_with("copyright ")
    {
        return true;
    }
    // A pager: "1 2 3 … 14 Next".
    let mut words = bare
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '…' | '.' | '›' | '»'))
        .filter(|word| !word.is_empty());
    let pager = words.clone().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit())).count();
    pager > 0
        && words.all(|word| {
            word.bytes().all(|byte| byte.is_ascii_digit())
                || FURNITURE.binary_search(&word).is_ok()
                || word == "of"
        })
}
