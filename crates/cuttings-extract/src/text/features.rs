//! What a piece of a dump shows, as numbers: the input of the model that tells titles ([`super::trees`]).
//!
//! Three sorts of features: the piece by itself, its neighbours, and all pieces that look like it,
//! since titles of one list share their looks.

use std::collections::HashMap;

use super::lines::Bullet;
use super::segment::{Role, Segment, Style};

/// How many features a piece has.
pub(super) const COUNT: usize = 62;
/// Nothing is looked at farther away than so many pieces.
const REACH: usize = 8;
/// Wider texts are no titles.
const WIDEST_TITLE: usize = 240;

/// The features of a piece.
pub(super) type Features = [f32; COUNT];

/// The pieces that can be titles, with their features.
pub(super) fn of(segments: &[Segment]) -> Vec<(usize, Features)> {
    let looks = Looks::of(segments);
    let candidates = (0..segments.len()).filter(|at| segments.get(*at).is_some_and(is_candidate));
    candidates.filter_map(|at| Some((at, features(segments, at, &looks)?))).collect()
}

fn is_candidate(segment: &Segment) -> bool {
    let dated = segment.role == Role::Date && segment.dateline.beside >= 1;
    (segment.role == Role::Text || dated) && segment.width <= WIDEST_TITLE
}

/// How pieces that look alike are, taken together.
#[derive(Default)]
struct Group {
    count: f32,
    words: f32,
    squares: f32,
    stops: f32,
    dated: f32,
    followed: f32,
    named: f32,
}

/// The groups of a dump, and how often texts and addresses come.
struct Looks<'a> {
    styles: HashMap<Style, Group>,
    spaced: HashMap<(Style, bool, bool), Group>,
    texts: HashMap<&'a str, f32>,
    addresses: HashMap<&'a str, f32>,
    candidates: f32,
    left: usize,
}

impl<'a> Looks<'a> {
    fn of(segments: &'a [Segment]) -> Self {
        let mut looks = Self {
            styles: HashMap::new(),
            spaced: HashMap::new(),
            texts: HashMap::new(),
            addresses: HashMap::new(),
            candidates: 0.0,
            left: segments.iter().map(|segment| segment.style.column).min().unwrap_or(0),
        };
        for (at, segment) in segments.iter().enumerate() {
            if let Some(url) = &segment.url {
                *looks.addresses.entry(url).or_default() += 1.0;
            }
            if !is_candidate(segment) {
                continue;
            }
            looks.candidates += 1.0;
            *looks.texts.entry(&segment.text).or_default() += 1.0;
            let seen = Seen::of(segments, at);
            looks.styles.entry(segment.style).or_default().add(segment, &seen);
            looks.spaced.entry(spacing(segments, at)).or_default().add(segment, &seen);
        }
        looks
    }
}

/// The style of a piece, and whether it stands apart from what is before and after it.
fn spacing(segments: &[Segment], at: usize) -> (Style, bool, bool) {
    let style = segments.get(at).map_or(Style::PLAIN, |segment| segment.style);
    let before = segments.get(at).is_some_and(|segment| segment.gap > 0);
    let after = segments.get(at + 1).is_none_or(|segment| segment.gap > 0);
    (style, before, after)
}

/// What is seen around a piece.
struct Seen {
    date_after: usize,
    date_before: usize,
    teaser_after: usize,
    named: f32,
}

impl Seen {
    fn of(segments: &[Segment], at: usize) -> Self {
        let after = segments.get(at + 1..).unwrap_or_default();
        let before = segments.get(..at).unwrap_or_default();
        let own = segments.get(at);
        let width = own.map_or(0, |segment| segment.width);
        let teaser = |segment: &Segment| {
            segment.role == Role::Text
                && segment.width >= 60
                && segment.width > width
                && !segment.style.linked
        };
        let place = |found: Option<usize>| found.unwrap_or(REACH);
        Self {
            date_after: place(
                after.iter().take(REACH).position(|segment| segment.role == Role::Date),
            ),
            date_before: place(
                before.iter().rev().take(REACH).position(|segment| segment.role == Role::Date),
            ),
            teaser_after: place(after.iter().take(REACH).position(teaser)),
            named: own.map_or(0.0, named),
        }
    }
}

impl Group {
    fn add(&mut self, segment: &Segment, seen: &Seen) {
        let words = words(segment);
        self.count += 1.0;
        self.words += words;
        self.squares += words * words;
        self.stops += f32::from(u8::from(stops(segment)));
        self.dated += f32::from(u8::from(seen.date_after < 3 || seen.date_before < 2));
        self.followed += f32::from(u8::from(seen.teaser_after < 3));
        self.named += f32::from(u8::from(seen.named >= 3.0));
    }

    /// Seven features.
    fn write(&self, features: &mut Vec<f32>) {
        let count = self.count.max(1.0);
        let mean = self.words / count;
        let variance = (self.squares / count - mean * mean).max(0.0);
        features.extend([
            self.count,
            mean,
            variance.sqrt(),
            self.stops / count,
            self.dated / count,
            self.followed / count,
            self.named / count,
        ]);
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "small counts; beyond 2^24 precision is of no matter"
)]
fn features(segments: &[Segment], at: usize, looks: &Looks<'_>) -> Option<Features> {
    let segment = segments.get(at)?;
    let seen = Seen::of(segments, at);
    let flag = |value: bool| f32::from(u8::from(value));
    let text = &segment.text;
    let mut features = vec![
        segment.width as f32,
        words(segment),
        flag(text.ends_with(['.', '。'])),
        flag(text.ends_with(['…', ']']) || text.ends_with("...")),
        flag(text.ends_with(['?', '!', '？', '！', '؟'])),
        flag(text.ends_with([':', '：', ','])),
        flag(text.starts_with(char::is_lowercase)),
        flag(text.contains(|c: char| c.is_ascii_digit())),
        flag(text.contains(['|', '»', '›', '·', '•', '©', '@'])),
        capitals(segment),
        f32::from(segment.style.heading),
        flag(segment.style.bullet == Bullet::Sign),
        flag(segment.style.bullet == Bullet::Number),
        segment.style.column.saturating_sub(looks.left) as f32,
        flag(segment.style.linked),
        flag(segment.url.is_some()),
        segment.gap.min(3) as f32,
        segments.get(at + 1).map_or(3.0, |next| next.gap.min(3) as f32),
        seen.named,
        segment.url.as_deref().map_or(0.0, depth),
        segment
            .url
            .as_deref()
            .map_or(0.0, |url| url.bytes().filter(u8::is_ascii_digit).count() as f32),
        segment.url.as_deref().map_or(0.0, |url| {
            url.bytes().filter(|byte| matches!(byte, b'-' | b'_')).count() as f32
        }),
        looks.texts.get(text.as_str()).copied().unwrap_or(1.0),
        segment.url.as_deref().and_then(|url| looks.addresses.get(url)).copied().unwrap_or(0.0),
        seen.date_after as f32,
        seen.date_before as f32,
        seen.teaser_after as f32,
        at as f32 / segments.len().max(1) as f32,
        run(segments, at) as f32,
        flag(segment.role == Role::Date),
        segment.dateline.beside as f32,
    ];
    for offset in [1, 2] {
        neighbour(segment, segments.get(at + offset), &mut features);
        neighbour(segment, at.checked_sub(offset).and_then(|at| segments.get(at)), &mut features);
    }
    let empty = Group::default();
    looks.styles.get(&segment.style).unwrap_or(&empty).write(&mut features);
    looks.spaced.get(&spacing(segments, at)).unwrap_or(&empty).write(&mut features);
    features.push(looks.candidates);
    features.resize(COUNT, 0.0);
    features.try_into().ok()
}

/// Four features of a piece beside another.
#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn neighbour(own: &Segment, other: Option<&Segment>, features: &mut Vec<f32>) {
    let Some(other) = other else {
        features.extend([-1.0, 0.0, 0.0, 0.0]);
        return;
    };
    let role = match other.role {
        Role::Text => 0.0,
        Role::Date => 1.0,
        Role::Byline => 2.0,
        Role::More => 3.0,
        Role::Badge => 4.0,
        Role::Furniture => 5.0,
        Role::Address | Role::Code => 6.0,
    };
    let shift = other.style.column as f32 - own.style.column as f32;
    let alike = if own.style == other.style { 1.0 } else { 0.0 };
    features.extend([role, other.width.min(600) as f32, shift, alike]);
}

/// How many pieces in a row look like this one without a blank line between: a menu.
fn run(segments: &[Segment], at: usize) -> usize {
    let Some(own) = segments.get(at) else { return 0 };
    let alike = |segment: &&Segment| segment.style == own.style;
    let after = segments.get(at + 1..).unwrap_or_default().iter().take(REACH);
    let before = segments.get(..at).unwrap_or_default().iter().rev().take(REACH);
    after.take_while(|segment| alike(segment) && segment.gap == 0).count()
        + before.take_while(alike).count()
}

/// Words, with three columns of full-width characters counting as one.
#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn words(segment: &Segment) -> f32 {
    let wide = segment.width.saturating_sub(segment.text.chars().count());
    segment.words as f32 + wide as f32 / 2.5
}

fn stops(segment: &Segment) -> bool {
    segment.width > 40 && segment.text.ends_with(['.', '…', '。', ']'])
}

/// The part of the words that are written large.
#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn capitals(segment: &Segment) -> f32 {
    let words = segment.text.split_whitespace();
    let large = words.clone().filter(|word| word.starts_with(char::is_uppercase)).count();
    large as f32 / words.count().max(1) as f32
}

/// How many words of a link its address repeats.
#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn named(segment: &Segment) -> f32 {
    let Some(url) = &segment.url else { return 0.0 };
    let lower = url.to_lowercase();
    let path = lower.splitn(4, '/').nth(3).unwrap_or("");
    let text = segment.text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 3).take(30);
    words.filter(|word| path.contains(*word)).count() as f32
}

/// How many folders deep an address is.
#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn depth(url: &str) -> f32 {
    url.split('/').skip(3).filter(|part| !part.is_empty()).count() as f32
}
