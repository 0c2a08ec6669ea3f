//! Titles and teasers of a dump of bare blocks, by the rhythm of the whole document.
//!
//! Each block is a title or a summary; what follows what (a title mostly precedes a summary), how
//! long blocks of either sort are and how they end is learned from the document itself. This is a
//! hidden Markov model of two states with Viterbi training: start from how titles and teasers
//! commonly look, label, learn from the labels, repeat (Juang & Rabiner, "The segmental K-means
//! algorithm for estimating parameters of hidden Markov models", 1990).

use std::collections::HashSet;

use super::Label;
use super::lines::Bullet;
use super::segment::{Dump, Role, Segment};
use crate::{kind, teaser};

const TITLE: usize = 0;
const SUMMARY: usize = 1;
/// So many words of a block are compared with those of the one before it.
const LONGEST_COMPARED: usize = 60;
/// Rounds of learning; labels hardly change after the third.
const ROUNDS: usize = 5;
/// So many imagined blocks stand behind what is assumed at first.
const PRIOR_WEIGHT: f64 = 4.0;
const FEATURES: usize = 7;
/// How often titles and summaries commonly show each feature (see [`features`]).
const COMMON_FEATURES: [[f64; FEATURES]; 2] =
    [[0.04, 0.12, 0.01, 0.03, 0.03, 0.5, 0.02], [0.7, 0.08, 0.2, 0.6, 0.05, 0.5, 0.15]];
/// The common natural logarithm of widths, and how much it varies.
const COMMON_WIDTH: [(f64, f64); 2] = [(4.0, 0.5), (5.35, 0.75)];
/// How often a title, a summary follows each: `[from][to]`.
const COMMON_STEPS: [[f64; 2]; 2] = [[0.25, 0.75], [0.85, 0.15]];
/// How far, in logarithms, the usual width of a document's titles strays from the common one.
const MODEL_DEVIATION: f64 = 0.35;
/// Below this, learned widths would shut out everything that is not of one length.
const LEAST_DEVIATION: f64 = 0.22;

/// Labels the pieces of a dump without looks.
pub(super) fn label(dump: &Dump) -> Vec<Label> {
    let mut labels = vec![Label::Outside; dump.segments.len()];
    let mut texts = texts(dump, |segment| segment.role == Role::Text);
    let mut states = states(&blocks(&texts));
    if datelines_are_titles(dump, &texts, &states) {
        texts = self::texts(dump, |segment| segment.role == Role::Text || holds_date(segment));
        states = self::states(&blocks(&texts));
    }
    let usual_gap = usual_gap(&texts, &states);
    let untitled = untitled(&texts, &states);
    for (place, (at, segment)) in texts.iter().enumerate() {
        let state = states.get(place).copied().unwrap_or(TITLE);
        let before = place.checked_sub(1).and_then(|before| states.get(before)).copied();
        let label = if untitled.0 {
            if state == TITLE && untitled.1 == Some(place) {
                Label::Outside
            } else {
                Label::Opening
            }
        } else if state == TITLE {
            Label::Title
        } else if before.is_none() || (before == Some(SUMMARY) && segment.gap > usual_gap) {
            Label::Opening
        } else {
            Label::Body
        };
        if let Some(slot) = labels.get_mut(*at) {
            *slot = label;
        }
    }
    labels
}

/// Whether a line is a date with words beside it: a dateline or a title.
fn holds_date(segment: &Segment) -> bool {
    segment.role == Role::Date && segment.dateline.beside > 0
}

/// Whether lines such as "Highlights: 15 December 2019" are titles. Datelines come once an entry, next
/// to a title; titles come next to each other, or between summaries, or are few among other titles.
fn datelines_are_titles(dump: &Dump, texts: &[(usize, &Segment)], states: &[usize]) -> bool {
    let mut state_of = vec![None; dump.segments.len()];
    for ((at, _), state) in texts.iter().zip(states) {
        if let Some(slot) = state_of.get_mut(*at) {
            *slot = Some(*state);
        }
    }
    let dated: Vec<usize> = dump
        .segments
        .iter()
        .enumerate()
        .filter(|(_, segment)| holds_date(segment))
        .map(|(at, _)| at)
        .collect();
    let is = |at: Option<usize>, state: usize| {
        at.and_then(|at| state_of.get(at)).copied().flatten() == Some(state)
    };
    let in_run =
        |at: Option<usize>| at.and_then(|at| dump.segments.get(at)).is_some_and(holds_date);
    let like_titles = dated.iter().filter(|at| {
        let (before, after) = (at.checked_sub(1), Some(*at + 1));
        let between_summaries = (before.is_none() || is(before, SUMMARY)) && is(after, SUMMARY);
        between_summaries || in_run(before) || in_run(after)
    });
    let rare = dated.len() * 3 < texts.len() && !states.contains(&SUMMARY);
    !dated.is_empty() && (rare || like_titles.count() * 2 >= dated.len())
}

fn texts(dump: &Dump, test: impl Fn(&Segment) -> bool) -> Vec<(usize, &Segment)> {
    dump.segments.iter().enumerate().filter(|(_, segment)| test(segment)).collect()
}

/// What is seen of a block.
struct Block {
    width: f64,
    features: [bool; FEATURES],
}

fn blocks(texts: &[(usize, &Segment)]) -> Vec<Block> {
    let least = texts.iter().skip(1).map(|(_, segment)| segment.gap).min().unwrap_or(0);
    let before = std::iter::once("").chain(texts.iter().map(|(_, segment)| segment.text.as_str()));
    texts.iter().zip(before).map(|((_, segment), before)| block(segment, before, least)).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a width far below 2^52")]
fn block(segment: &Segment, before: &str, least_gap: usize) -> Block {
    let judged = teaser::judge(&segment.text);
    let end = segment
        .text
        .trim_end_matches(['"', '”', '’', '\'', ')', '»', '」', '】'])
        .chars()
        .next_back();
    let features = [
        matches!(end, Some('.' | '。' | '।' | '۔')) && !judged.truncated,
        matches!(end, Some('!' | '?' | '！' | '？' | '؟' | ':')),
        judged.truncated,
        segment.text.contains(['。']) || holds_sentence(&segment.text),
        segment.text.starts_with(char::is_lowercase),
        segment.gap > least_gap || segment.style.bullet != Bullet::None,
        repeats(&segment.text, before),
    ];
    let marked = kind::split(&segment.text).1.len() < segment.text.len();
    Block { width: (segment.width.max(1) as f64).ln() - if marked { 0.7 } else { 0.0 }, features }
}

/// Whether a block says again what the one before it says, as teasers do of titles.
fn repeats(text: &str, before: &str) -> bool {
    let old: HashSet<String> = words(before);
    let new: HashSet<String> = words(text);
    let common = old.intersection(&new).count();
    let opens_alike = before.chars().count() >= 4 && text.starts_with(before);
    opens_alike || (common >= 2 && common * 10 >= old.len().min(new.len()) * 6)
}

fn words(text: &str) -> HashSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    words.take(LONGEST_COMPARED).map(str::to_lowercase).collect()
}

fn holds_sentence(text: &str) -> bool {
    text.match_indices(['.', '!', '?']).any(|(at, _)| {
        let mut after = text.get(at + 1..).unwrap_or("").chars();
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        after.next().is_some_and(char::is_whitespace)
            && after.next().is_some_and(|c| !c.is_lowercase())
            && before.is_some_and(|c| c.is_lowercase() || !c.is_alphanumeric())
    })
}

/// The parameters of the model.
struct Model {
    width: [(f64, f64); 2],
    features: [[f64; FEATURES]; 2],
    steps: [[f64; 2]; 2],
}

/// The states of the blocks: of several guesses to begin with, the one that explains most.
fn states(blocks: &[Block]) -> Vec<usize> {
    let common = Model { width: COMMON_WIDTH, features: COMMON_FEATURES, steps: COMMON_STEPS };
    let guesses = [
        viterbi(blocks, &common).0,
        (0..blocks.len()).map(|at| at % 2).collect(),
        vec![TITLE; blocks.len()],
        vec![SUMMARY; blocks.len()],
    ];
    let trained = guesses.into_iter().map(|guess| train(blocks, guess));
    trained.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(states, _)| states).unwrap_or_default()
}

/// Learns and labels in turn; the labels and how likely they make the document.
fn train(blocks: &[Block], mut states: Vec<usize>) -> (Vec<usize>, f64) {
    let mut score = f64::NEG_INFINITY;
    for _ in 0..ROUNDS {
        let model = learn(blocks, &states);
        let (better, likely) = viterbi(blocks, &model);
        score = likely + oddness(&model);
        if better == states {
            break;
        }
        states = better;
    }
    (states, score)
}

/// How odd a model is, as the logarithm of its likelihood: titles longer than summaries are.
fn oddness(model: &Model) -> f64 {
    let [(title, _), (summary, _)] = model.width;
    let off =
        |mean: f64, (common, _): (f64, f64)| ((mean - common) / MODEL_DEVIATION).powi(2) / 2.0;
    -off(title, COMMON_WIDTH[TITLE]) - off(summary, COMMON_WIDTH[SUMMARY])
}

/// How likely each state is to show the block, as logarithms.
fn shows(model: &Model, block: &Block) -> [f64; 2] {
    [TITLE, SUMMARY].map(|state| {
        let (mean, deviation) = model.width.get(state).copied().unwrap_or((4.0, 1.0));
        let off = (block.width - mean) / deviation;
        // Nothing is so odd in length that its length alone decides.
        let width = (-off * off / 2.0).max(-8.0) - deviation.ln();
        let rates = model.features.get(state).copied().unwrap_or([0.5; FEATURES]);
        let features = block.features.iter().zip(rates);
        width
            + features
                .map(|(seen, rate)| if *seen { rate.ln() } else { (1.0 - rate).ln() })
                .sum::<f64>()
    })
}

fn viterbi(blocks: &[Block], model: &Model) -> (Vec<usize>, f64) {
    let mut best = [0.7_f64.ln(), 0.3_f64.ln()];
    let mut from: Vec<[usize; 2]> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let shown = shows(model, block);
        let mut next = [f64::NEG_INFINITY; 2];
        let mut came = [TITLE; 2];
        for to in [TITLE, SUMMARY] {
            for origin in [TITLE, SUMMARY] {
                let step = if at == 0 {
                    if origin == to { 0.0 } else { f64::NEG_INFINITY }
                } else {
                    model
                        .steps
                        .get(origin)
                        .and_then(|row| row.get(to))
                        .map_or(0.0, |step| step.ln())
                };
                let score = best.get(origin).copied().unwrap_or(0.0) + step;
                if next.get(to).is_some_and(|known| score > *known)
                    && let (Some(slot), Some(source)) = (next.get_mut(to), came.get_mut(to))
                {
                    *slot = score;
                    *source = origin;
                }
            }
        }
        let [title, summary] = shown;
        best = [next[TITLE] + title, next[SUMMARY] + summary];
        from.push(came);
    }
    let likely = best[TITLE].max(best[SUMMARY]);
    let mut state = if best[TITLE] >= best[SUMMARY] { TITLE } else { SUMMARY };
    let mut states = vec![TITLE; blocks.len()];
    for (slot, came) in states.iter_mut().zip(&from).rev() {
        *slot = state;
        state = came.get(state).copied().unwrap_or(TITLE);
    }
    (states, likely)
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn learn(blocks: &[Block], states: &[usize]) -> Model {
    let mut model = Model { width: COMMON_WIDTH, features: COMMON_FEATURES, steps: COMMON_STEPS };
    for state in [TITLE, SUMMARY] {
        let own: Vec<&Block> = blocks
            .iter()
            .zip(states)
            .filter(|(_, found)| **found == state)
            .map(|(block, _)| block)
            .collect();
        let weight = own.len() as f64 + PRIOR_WEIGHT;
        let (mean, deviation) = COMMON_WIDTH[state];
        let learned =
            (own.iter().map(|block| block.width).sum::<f64>() + PRIOR_WEIGHT * mean) / weight;
        let squares: f64 = own.iter().map(|block| (block.width - learned).powi(2)).sum();
        let spread = ((squares + PRIOR_WEIGHT * deviation * deviation) / weight).sqrt();
        model.width[state] = (learned, spread.max(LEAST_DEVIATION));
        for (feature, rate) in model.features[state].iter_mut().enumerate() {
            let seen =
                own.iter().filter(|block| block.features.get(feature) == Some(&true)).count();
            *rate = ((seen as f64 + PRIOR_WEIGHT * *rate) / weight).clamp(0.005, 0.995);
        }
        let pairs = states.iter().zip(states.iter().skip(1));
        let onward: Vec<usize> =
            pairs.filter(|(from, _)| **from == state).map(|(_, to)| *to).collect();
        for (to, rate) in model.steps[state].iter_mut().enumerate() {
            let seen = onward.iter().filter(|next| **next == to).count();
            *rate = ((seen as f64 + PRIOR_WEIGHT * *rate) / (onward.len() as f64 + PRIOR_WEIGHT))
                .clamp(0.005, 0.995);
        }
    }
    model
}

/// The most common number of blank lines before a summary.
fn usual_gap(texts: &[(usize, &Segment)], states: &[usize]) -> usize {
    let mut gaps: Vec<usize> = texts
        .iter()
        .zip(states)
        .filter(|(_, state)| **state == SUMMARY)
        .map(|((_, segment), _)| segment.gap)
        .collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied().unwrap_or(usize::MAX)
}

/// Whether the dump is a list of teasers without titles, and which block is its heading.
fn untitled(texts: &[(usize, &Segment)], states: &[usize]) -> (bool, Option<usize>) {
    let titles = states.iter().filter(|state| **state == TITLE).count();
    let summaries = states.len() - titles;
    if titles == 0 {
        return (true, None);
    }
    let first = states.first() == Some(&TITLE);
    if titles == 1 && first && summaries >= 3 {
        // One short block and then long ones are an article, unless the long ones were cut.
        let bodies: Vec<&str> =
            texts.iter().skip(1).map(|(_, segment)| segment.text.as_str()).collect();
        let cut = teaser::judge_all(&bodies).iter().filter(|teaser| teaser.truncated).count();
        return (cut >= 2 && cut * 5 >= summaries, Some(0));
    }
    (!first && titles * 6 <= summaries, None)
}
