//! Titles of a dump with looks: headings, links, indentation.
//!
//! Titles of one list share their looks, are many, say something, and are followed by dates or
//! teasers; menus and tags share theirs too, but are words. So the pieces are sorted by looks, each
//! sort is judged as a whole, and the best is the list; others are taken along if they are as good
//! and are not merely parts of the first one's entries (the subheadings of whole posts).

use std::collections::{BTreeMap, HashSet};

use super::Label;
use super::segment::{Dump, Role, Segment, Style};

/// A title is looked at so far ahead for what follows it.
const REACH: usize = 5;
/// Wider texts are no titles.
const WIDEST_TITLE: usize = 220;
/// Another sort than the best is taken along if it is so good by itself, …
const LEAST_QUALITY: f64 = 0.34;
/// … and has this part of the best one's weight.
const LEAST_SHARE: f64 = 0.12;

/// Pieces that look the same.
struct Sort {
    members: Vec<usize>,
    quality: f64,
    weight: f64,
    /// The part of its members that are followed by a date or a teaser.
    followed: f64,
}

/// Labels the pieces of a dump with looks.
pub(super) fn label(dump: &Dump) -> Vec<Label> {
    let segments = &dump.segments;
    let mut labels = vec![Label::Outside; segments.len()];
    let mut sorts = sorts(segments);
    sorts.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let mut titles: Vec<usize> = Vec::new();
    let Some(best) = sorts.first() else { return labels };
    titles.extend(&best.members);
    for sort in sorts.iter().skip(1) {
        let share = sort.weight / best.weight.max(f64::MIN_POSITIVE);
        if sort.quality >= LEAST_QUALITY && share >= LEAST_SHARE && !is_part_of(best, sort) {
            titles.extend(&sort.members);
        }
    }
    titles.sort_unstable();
    drop_repeated(segments, &mut titles);
    for title in &titles {
        if let Some(label) = labels.get_mut(*title) {
            *label = Label::Title;
        }
    }
    label_bodies(segments, &titles, &mut labels);
    labels
}

fn sorts(segments: &[Segment]) -> Vec<Sort> {
    let mut by_style: BTreeMap<Style, Vec<usize>> = BTreeMap::new();
    for (at, segment) in segments.iter().enumerate() {
        if segment.role == Role::Text && segment.width <= WIDEST_TITLE {
            by_style.entry(segment.style).or_default().push(at);
        }
    }
    by_style.into_values().filter_map(|members| sort(segments, members)).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn sort(segments: &[Segment], members: Vec<usize>) -> Option<Sort> {
    let own: Vec<&Segment> = members.iter().filter_map(|at| segments.get(*at)).collect();
    let count = own.len() as f64;
    let distinct =
        own.iter().map(|segment| segment.text.as_str()).collect::<HashSet<_>>().len() as f64;
    let part = |test: &dyn Fn(&&&Segment) -> bool| own.iter().filter(test).count() as f64 / count;
    let words = own.iter().map(|segment| words(segment)).sum::<f64>() / count;
    let stops = part(&|segment| ends_like_teaser(segment));
    let style = own.first()?.style;
    let followed = members.iter().enumerate().filter(|(place, at)| {
        let next = members.get(place + 1).copied().unwrap_or(usize::MAX);
        is_followed(segments, **at, next)
    });
    let followed = followed.count() as f64 / count;
    let slugs = part(&|segment| names_itself(segment));
    let says = ((words - 1.5) / 3.0).clamp(0.05, 1.0).max(0.3 * followed);
    let heading = if style.heading > 0 { 0.25 } else { 0.0 };
    let signs = (0.2 + 0.45 * followed + heading + 0.45 * slugs).min(1.0);
    let quality = says * (1.0 - stops).powi(2) * signs * (distinct / count);
    Some(Sort { weight: distinct.powf(0.8) * quality, members, quality, followed })
}

/// Words, with two full-width characters counting as one.
#[expect(clippy::cast_precision_loss, reason = "a count far below 2^52")]
fn words(segment: &Segment) -> f64 {
    let wide = segment.width.saturating_sub(segment.text.chars().count());
    segment.words as f64 + wide as f64 / 3.0
}

fn ends_like_teaser(segment: &Segment) -> bool {
    segment.width > 40 && segment.text.ends_with(['.', '…', '。', ']'])
}

/// Whether a date or a teaser follows a piece, before the next of its sort.
fn is_followed(segments: &[Segment], at: usize, next: usize) -> bool {
    let Some(title) = segments.get(at) else { return false };
    let rest = segments.get(at + 1..next.min(at + 1 + REACH)).unwrap_or_default();
    rest.iter().any(|segment| match segment.role {
        Role::Date => true,
        Role::Text => segment.width >= 60 && segment.width > title.width && !segment.style.linked,
        _ => false,
    })
}

/// Whether a link's address is made of its words.
fn names_itself(segment: &Segment) -> bool {
    let Some(url) = &segment.url else { return false };
    let lower = url.to_lowercase();
    let path = lower.splitn(4, '/').nth(3).unwrap_or("");
    let words: Vec<String> = segment
        .text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 3)
        .map(str::to_owned)
        .collect();
    let found = words.iter().filter(|word| path.contains(word.as_str())).count();
    found >= 3 || (path.bytes().filter(u8::is_ascii_digit).count() >= 5 && words.len() >= 3)
}

/// Whether a sort's members are mostly parts of another's entries: they stand singly or in short
/// runs between members of the other, which do not stand in runs themselves.
fn is_part_of(whole: &Sort, part: &Sort) -> bool {
    let (Some(first), Some(last)) = (whole.members.first(), whole.members.last()) else {
        return false;
    };
    let within = part.members.iter().filter(|at| (*first..=*last).contains(at)).count();
    if within * 2 < part.members.len() {
        // A list beside the main one, which is complete in itself: a sidebar.
        return whole.followed >= 0.8 && part.weight < whole.weight * 0.5;
    }
    let mut merged: Vec<(usize, bool)> = whole.members.iter().map(|at| (*at, true)).collect();
    merged.extend(part.members.iter().map(|at| (*at, false)));
    merged.sort_unstable();
    let neighbours =
        merged.windows(2).filter(|pair| matches!(pair, [(_, true), (_, true)])).count();
    neighbours * 2 < whole.members.len()
}

/// A title that comes again is the same entry; the first one with its looks stays.
fn drop_repeated(segments: &[Segment], titles: &mut Vec<usize>) {
    let mut seen = HashSet::new();
    titles.retain(|at| {
        segments
            .get(*at)
            .is_some_and(|segment| seen.insert((segment.text.as_str(), segment.url.as_deref())))
    });
}

/// Text between titles is the text of the entry that is open, up to a heading.
fn label_bodies(segments: &[Segment], titles: &[usize], labels: &mut [Label]) {
    let usual = usual_bodies(segments, titles);
    for (place, title) in titles.iter().enumerate() {
        let next = titles.get(place + 1).copied().unwrap_or(segments.len());
        let most = if place + 1 == titles.len() { usual.max(1) } else { usize::MAX };
        let heading = segments.get(*title).map_or(0, |segment| segment.style.heading);
        let mut taken = 0;
        for at in title + 1..next {
            let Some(segment) = segments.get(at) else { break };
            let closes =
                segment.style.heading > 0 && (heading == 0 || segment.style.heading <= heading);
            if closes || taken >= most {
                break;
            }
            if matches!(segment.role, Role::Text | Role::Code) && is_body(segment) {
                taken += 1;
                if let Some(label) = labels.get_mut(at) {
                    *label = Label::Body;
                }
            }
        }
    }
}

/// A middling number of paragraphs that follow a title.
fn usual_bodies(segments: &[Segment], titles: &[usize]) -> usize {
    let mut counts: Vec<usize> = titles
        .windows(2)
        .filter_map(|pair| segments.get(pair.first()? + 1..*pair.last()?))
        .map(|between| {
            between.iter().filter(|segment| segment.role == Role::Text && is_body(segment)).count()
        })
        .collect();
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied().unwrap_or(1)
}

/// Whether a text can be a teaser or a paragraph, rather than a tag or the name of a section.
fn is_body(segment: &Segment) -> bool {
    !segment.style.linked
        && (segment.width >= 40
            || segment.words >= 5
            || segment.text.ends_with(['.', '!', '?', '。', '！', '？', '…']))
}
