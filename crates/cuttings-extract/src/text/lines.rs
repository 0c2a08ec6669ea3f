//! Lines and paragraphs of a dump: indentation, bullets, blank lines, wrapped lines joined again.

/// What a line begins with, besides space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Bullet {
    /// Nothing.
    None,
    /// A sign: "*", "-", "•".
    Sign,
    /// A number of a numbered list.
    Number,
}

/// Lines that belong together, as one.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// The column at which the text begins, after a bullet.
    pub(super) column: usize,
    pub(super) bullet: Bullet,
    /// Blank lines before it.
    pub(super) gap: usize,
    /// The text; a line break in it is one that the source meant.
    pub(super) text: String,
    /// Whether it stands in a block of preformatted text.
    pub(super) code: bool,
}

/// A line with its looks.
struct Line<'a> {
    column: usize,
    bullet: Bullet,
    number: Option<u32>,
    gap: usize,
    /// Without bullet and surrounding space.
    text: &'a str,
    /// With a number that turns out to be none of a list.
    numbered_text: &'a str,
    breaks: bool,
    width: usize,
}

/// A wrapped text has lines no longer than this.
const WIDEST_WRAP: usize = 132;
/// A text is taken as wrapped if so many line pairs in a hundred look it.
const WRAPPED_PERCENT: usize = 60;
/// A heading that is shorter than this was not wrapped.
const WIDEST_UNWRAPPED_HEADING: usize = 40;
/// From this column on a line of Markdown may be code.
const CODE_COLUMN: usize = 4;
const TAB: usize = 8;

/// Cuts a dump into its paragraphs.
pub(super) fn paragraphs(text: &str, markdown: bool) -> Vec<Paragraph> {
    let mut lines = lines(text, markdown);
    drop_false_numbers(&mut lines);
    let wrap = wrap_width(&lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut last: Option<&Line<'_>> = None;
    let mut link = OpenLink::default();
    for line in &lines {
        let below = last.filter(|last| follows(last, line));
        let wrapped =
            wrap.is_some_and(|wrap| below.is_some_and(|last| continues(last, line, wrap)));
        let within = markdown && line.gap == 0 && link.is_open();
        match paragraphs.last_mut() {
            Some(paragraph) if wrapped || within => {
                join(&mut paragraph.text, line.text, link.in_target)
            }
            Some(paragraph) if markdown && wrap.is_some() && below.is_some() => {
                paragraph.text.push('\n');
                paragraph.text.push_str(line.text);
                link = OpenLink::default();
            }
            _ => {
                link = OpenLink::default();
                paragraphs.push(Paragraph {
                    column: line.column,
                    bullet: line.bullet,
                    gap: line.gap,
                    text: line.text.to_owned(),
                    code: false,
                });
            }
        }
        link.read(line.text);
        last = Some(line);
    }
    if markdown {
        mark_code(&mut paragraphs);
    }
    paragraphs
}

/// Whether a Markdown link is open at the end of a line: the next line then belongs to it.
#[derive(Default)]
struct OpenLink {
    brackets: usize,
    in_target: bool,
    lines: usize,
}

/// A link that runs over more lines is a stray bracket.
const LONGEST_LINK: usize = 40;

impl OpenLink {
    fn is_open(&self) -> bool {
        (self.brackets > 0 || self.in_target) && self.lines <= LONGEST_LINK
    }

    fn read(&mut self, line: &str) {
        self.lines += 1;
        let mut before = ' ';
        for c in line.chars() {
            match c {
                _ if before == '\\' => {}
                ')' if self.in_target => self.in_target = false,
                _ if self.in_target => {}
                '[' => self.brackets += 1,
                ']' => self.brackets = self.brackets.saturating_sub(1),
                '(' if before == ']' => self.in_target = true,
                _ => {}
            }
            before = c;
        }
        if !self.is_open() {
            self.lines = 0;
        }
    }
}

fn lines(text: &str, markdown: bool) -> Vec<Line<'_>> {
    let mut gap = 0;
    let mut lines = Vec::new();
    for raw in text.split(['\n', '\u{2028}', '\u{2029}', '\u{c}']) {
        let mut raw = raw.trim_start_matches('\u{feff}').trim_end_matches('\r');
        if markdown && raw.trim_start().starts_with('>') {
            raw = raw.trim_start_matches(['>', ' ']);
        }
        if raw.trim().is_empty() {
            gap += 1;
            continue;
        }
        lines.push(line(raw, gap));
        gap = 0;
    }
    lines
}

fn line(raw: &str, gap: usize) -> Line<'_> {
    let (indent, rest) = indentation(raw, 0);
    let breaks = raw.ends_with("  ");
    let width = raw.trim_end().chars().count();
    let whole = rest.trim();
    let plain = Line {
        column: indent,
        bullet: Bullet::None,
        number: None,
        gap,
        text: whole,
        numbered_text: whole,
        breaks,
        width,
    };
    let Some((bullet, number, after)) = bullet(rest, indent) else { return plain };
    let marked = rest.len() - after.len();
    let (column, text) = indentation(after, indent + marked);
    Line { column, bullet, number, text: text.trim(), ..plain }
}

/// The column of the first character that is not a space, and the text from there.
fn indentation(text: &str, from: usize) -> (usize, &str) {
    let mut column = from;
    for (at, c) in text.char_indices() {
        match c {
            ' ' => column += 1,
            '\t' => column += TAB - column % TAB,
            _ => return (column, text.get(at..).unwrap_or("")),
        }
    }
    (column, "")
}

/// A bullet, its number, and what follows it.
fn bullet(text: &str, indent: usize) -> Option<(Bullet, Option<u32>, &str)> {
    let first = text.chars().next()?;
    let after = text.get(first.len_utf8()..)?;
    let spaced = after.starts_with([' ', '\t', '\u{a0}']) && !after.trim().is_empty();
    let sign = matches!(
        first,
        '*' | '-' | '+' | '•' | '·' | '‣' | '◦' | '▪' | '●' | '–' | '○' | '■' | '◆'
    );
    // Deep in a laid-out text an "o" is a bullet; elsewhere it is a word of Portuguese and others.
    if spaced && (sign || (first == 'o' && indent >= 6)) {
        return Some((Bullet::Sign, None, after));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=4).contains(&digits) {
        return None;
    }
    let number = text.get(..digits)?.parse().ok()?;
    let after = text.get(digits..)?.strip_prefix(['.', ')'])?;
    let spaced = after.starts_with([' ', '\t', '|']) && !after.trim().is_empty();
    spaced.then_some((Bullet::Number, Some(number), after))
}

/// A number at the start of a line is one of a list only where another follows or precedes it.
fn drop_false_numbers(lines: &mut [Line<'_>]) {
    let numbers: Vec<u32> = lines.iter().filter_map(|line| line.number).collect();
    let mut counting = vec![false; numbers.len()];
    for (at, pair) in numbers.windows(2).enumerate() {
        if let [first, second] = pair
            && first.checked_add(1) == Some(*second)
        {
            for place in [at, at + 1] {
                if let Some(counts) = counting.get_mut(place) {
                    *counts = true;
                }
            }
        }
    }
    let mut counting = counting.into_iter();
    for line in lines.iter_mut().filter(|line| line.number.is_some()) {
        if counting.next() == Some(false) {
            line.bullet = Bullet::None;
            line.text = line.numbered_text;
        }
    }
}

/// The width at which the text was wrapped, if it was: lines of a paragraph then end where the next
/// line's first word would not have fitted.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let pairs: Vec<(&Line<'_>, &Line<'_>)> = lines
        .iter()
        .zip(lines.iter().skip(1))
        .filter(|(line, next)| follows(line, next) && !line.breaks && line.column < CODE_COLUMN)
        .collect();
    if pairs.len() < 2 {
        return None;
    }
    let mut widths: Vec<usize> = pairs
        .iter()
        .filter(|(line, _)| line.text.contains(' '))
        .map(|(line, _)| line.width)
        .collect();
    widths.sort_unstable();
    let wrap = *widths.get(widths.len().saturating_sub(1) * 95 / 100)?;
    if !(40..=WIDEST_WRAP).contains(&wrap) {
        return None;
    }
    let full = pairs.iter().filter(|(line, next)| is_full(line, next, wrap)).count();
    (full * 100 >= pairs.len() * WRAPPED_PERCENT).then_some(wrap)
}

/// Whether two lines stand directly one below the other, the second without looks of its own.
fn follows(line: &Line<'_>, next: &Line<'_>) -> bool {
    let heading = line.text.starts_with('#') && line.width <= WIDEST_UNWRAPPED_HEADING;
    next.gap == 0 && next.bullet == Bullet::None && !next.text.starts_with('#') && !heading
}

fn is_full(line: &Line<'_>, next: &Line<'_>, wrap: usize) -> bool {
    let word = next.text.split([' ', '-']).next().unwrap_or("").chars().count();
    line.width + 1 + word > wrap
}

fn continues(line: &Line<'_>, next: &Line<'_>, wrap: usize) -> bool {
    !line.breaks && is_full(line, next, wrap)
}

/// Joins a wrapped line to its paragraph; a word broken at its hyphen becomes whole.
fn join(paragraph: &mut String, line: &str, in_target: bool) {
    let mut last = paragraph.chars().rev();
    let broken = last.next() == Some('-') && last.next().is_some_and(char::is_alphanumeric);
    if !broken && !in_target {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// In Markdown a paragraph that is indented by four and no list item is code.
fn mark_code(paragraphs: &mut [Paragraph]) {
    let mut in_list = false;
    for paragraph in paragraphs {
        if paragraph.bullet != Bullet::None {
            in_list = true;
        } else if paragraph.column < CODE_COLUMN {
            in_list = paragraph.column > 0 && in_list;
        } else {
            paragraph.code = !in_list;
        }
    }
}
