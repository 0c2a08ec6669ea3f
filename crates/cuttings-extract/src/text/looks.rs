//! Titles of a dump with looks: headings, links, indentation.
//!
//! Titles of one list share their looks, are many, say something, and are followed by dates or
//! teasers; menus and tags share theirs too, but are words. Weighing this up is left to two small
//! learned models ([`super::trees`]): the first judges each piece by its [`features`], the second
//! judges it again, given what the first one says of the pieces that look alike and of those around.

use std::collections::{HashMap, HashSet};

use super::Label;
use super::features::{self, Features};
use super::segment::{Dump, Role, Segment, Style};
use super::trees::{FIRST, Node, SECOND, Tree};

/// A piece is a title from this probability on.
const LIMIT: f32 = 0.45;
/// What the second model sees of the first one's features.
const SEEN_AGAIN: [usize; 14] = [0, 1, 2, 9, 10, 14, 16, 17, 18, 24, 25, 26, 27, 28];
/// Places of the gaps before and after a piece among its features.
const GAPS: [usize; 2] = [16, 17];
/// The second model looks at so many pieces before and behind.
const NEAR: usize = 3;
const FAR: usize = 8;

/// Labels the pieces of a dump with looks.
pub(super) fn label(dump: &Dump) -> Vec<Label> {
    let segments = &dump.segments;
    let mut labels = vec![Label::Outside; segments.len()];
    let candidates = features::of(segments);
    let mut titles = titles(segments, &candidates);
    drop_repeated(segments, &mut titles);
    for title in &titles {
        if let Some(label) = labels.get_mut(*title) {
            *label = Label::Title;
        }
    }
    label_bodies(segments, &titles, &mut labels);
    labels
}

fn titles(segments: &[Segment], candidates: &[(usize, Features)]) -> Vec<usize> {
    let first: Vec<f32> =
        candidates.iter().map(|(_, features)| probability(FIRST, features)).collect();
    let again = again(segments, candidates, &first);
    let chosen = candidates
        .iter()
        .zip(&again)
        .filter(|(_, features)| probability(SECOND, features) >= LIMIT);
    chosen.map(|((at, _), _)| *at).collect()
}

/// What trees say of features, as a probability.
fn probability(trees: &[Tree], features: &[f32]) -> f32 {
    let sum: f32 = trees.iter().filter_map(|(nodes, leaves)| leaf(nodes, leaves, features)).sum();
    1.0 / (1.0 + (-sum).exp())
}

fn leaf(nodes: &[Node], leaves: &[f32], features: &[f32]) -> Option<f32> {
    let mut at: i8 = if nodes.is_empty() { -1 } else { 0 };
    while let Ok(place) = usize::try_from(at) {
        let Node(feature, limit, left, right) = nodes.get(place)?;
        at = if *features.get(usize::from(*feature))? <= *limit { *left } else { *right };
    }
    leaves.get(usize::from(at.unsigned_abs()) - 1).copied()
}

/// What the first model says of the pieces that look alike.
#[derive(Clone, Copy, Default)]
struct Said {
    count: f32,
    sum: f32,
    most: f32,
}

impl Said {
    fn add(&mut self, score: f32) {
        self.count += 1.0;
        self.sum += score;
        self.most = self.most.max(score);
    }

    fn mean(self) -> f32 {
        self.sum / self.count.max(1.0)
    }
}

/// The second model's features of each piece.
fn again(segments: &[Segment], candidates: &[(usize, Features)], scores: &[f32]) -> Vec<Vec<f32>> {
    let mut alike: HashMap<Style, Said> = HashMap::new();
    let mut spaced: HashMap<(Style, [bool; 2]), Said> = HashMap::new();
    let looks = |(at, features): &(usize, Features)| {
        let style = segments.get(*at).map_or(Style::PLAIN, |segment| segment.style);
        (style, GAPS.map(|gap| features.get(gap).is_some_and(|gap| *gap > 0.0)))
    };
    for (candidate, score) in candidates.iter().zip(scores) {
        let looks = looks(candidate);
        alike.entry(looks.0).or_default().add(*score);
        spaced.entry(looks).or_default().add(*score);
    }
    let best = spaced.values().map(|said| said.sum).fold(1e-6, f32::max);
    let most =
        |scores: Option<&[f32]>| scores.unwrap_or_default().iter().copied().fold(0.0, f32::max);
    let before = |place: usize, reach: usize| most(scores.get(place.saturating_sub(reach)..place));
    let after = |place: usize, reach: usize| {
        most(scores.get(place + 1..(place + 1 + reach).min(scores.len())))
    };
    candidates
        .iter()
        .enumerate()
        .map(|(place, candidate)| {
            let looks = looks(candidate);
            let style = alike.get(&looks.0).copied().unwrap_or_default();
            let group = spaced.get(&looks).copied().unwrap_or_default();
            let mut features = vec![
                scores.get(place).copied().unwrap_or(0.0),
                style.mean(),
                style.most,
                style.sum,
                group.mean(),
                group.sum,
                before(place, NEAR),
                after(place, NEAR),
                before(place, FAR),
                after(place, FAR),
                group.sum / best,
            ];
            features.extend(SEEN_AGAIN.iter().filter_map(|at| candidate.1.get(*at)));
            features
        })
        .collect()
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
