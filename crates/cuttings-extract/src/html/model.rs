//! Models of gradient-boosted trees, and the one that judges links, learnt from pages whose lists are
//! known.
//!
//! The trees stand in `list_model.txt` as text, a node a line, so that a change of the model can be
//! reviewed; they are read once. Training is described in `training/README.md` of this crate.

use std::sync::OnceLock;

use super::features::{Features, NAMES};

const TEXT: &str = include_str!("list_model.txt");

/// A node of a tree: a question about one feature, or an answer.
///
/// An answer is written as a question that leads to itself, so that all walks of a tree take the same
/// number of steps: the processor then has no turn to guess, and walks several trees at once.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The answer, or up to where the feature's value is a yes.
    value: f32,
    feature: u16,
    /// Where a yes and where a no lead, from the beginning of the tree.
    next: [u16; 2],
    /// How many questions can still follow; 0 for an answer.
    height: u16,
}

/// Trees whose answers are added up.
#[derive(Debug, Default)]
pub(super) struct Model {
    trees: Vec<Vec<Node>>,
}

/// How likely it is, from 0 to 1, that the links of a group, with these features, belong to the page's
/// own list.
pub(super) fn likelihoods(rows: &[Features]) -> Vec<f32> {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::parse(TEXT, NAMES)).likelihoods(rows)
}

impl Model {
    /// The answer for these features, from 0 to 1.
    pub(super) fn likelihood(&self, features: &[f32]) -> f32 {
        sigmoid(self.trees.iter().map(|tree| answer(tree, 0, features)).sum())
    }

    /// The answers for several rows of features.
    ///
    /// Links of a group share the features of their group and page. A tree that begins with questions
    /// about those need not be walked from its root for every link, so these questions are asked once.
    pub(super) fn likelihoods<const N: usize>(&self, rows: &[[f32; N]]) -> Vec<f32> {
        let [first, rest @ ..] = rows else { return Vec::new() };
        if rest.is_empty() {
            return vec![self.likelihood(first)];
        }
        let shared: [bool; N] =
            std::array::from_fn(|at| rest.iter().all(|row| row.get(at) == first.get(at)));
        let mut sums = vec![0.0; rows.len()];
        for tree in &self.trees {
            let start = first_open(tree, first, &shared);
            for (sum, row) in sums.iter_mut().zip(rows) {
                *sum += answer(tree, start, row);
            }
        }
        sums.into_iter().map(sigmoid).collect()
    }

    /// Reads the text form: `tree` begins a tree; `FEATURE THRESHOLD YES NO` is a question, with the
    /// places of its answers in the tree, which stand behind it; `= VALUE` is an answer. Lines that are
    /// none of these are comments.
    pub(super) fn parse(text: &str, names: &[&str]) -> Self {
        let mut model = Self::default();
        for line in text.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            if words == ["tree"] {
                model.trees.push(Vec::new());
            } else if let Some(tree) = model.trees.last_mut() {
                tree.extend(match words.as_slice() {
                    ["=", value] => leaf(value, tree.len()),
                    [name, threshold, yes, no] => split(names, name, threshold, yes, no),
                    _ => None,
                });
            }
        }
        for tree in &mut model.trees {
            set_heights(tree);
        }
        model
    }
}

fn sigmoid(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// Where the first question of a tree stands whose answer differs between rows, or the answer of all.
fn first_open(tree: &[Node], row: &[f32], shared: &[bool]) -> usize {
    let mut at = 0;
    while let Some(node) = tree.get(at)
        && node.height > 0
        && shared.get(usize::from(node.feature)) == Some(&true)
    {
        at = next(node, row);
    }
    at
}

/// The answer of a tree, walked from one of its nodes.
fn answer(tree: &[Node], start: usize, features: &[f32]) -> f32 {
    let Some(mut node) = tree.get(start) else { return 0.0 };
    for _ in 0..node.height {
        node = tree.get(next(node, features)).unwrap_or(node);
    }
    node.value
}

fn next(node: &Node, features: &[f32]) -> usize {
    let value = features.get(usize::from(node.feature)).copied().unwrap_or_default();
    let [yes, no] = node.next;
    usize::from(if value <= node.value { yes } else { no })
}

fn leaf(value: &str, place: usize) -> Option<Node> {
    let own = u16::try_from(place).ok()?;
    Some(Node { value: value.parse().ok()?, feature: 0, next: [own, own], height: 0 })
}

fn split(names: &[&str], name: &str, threshold: &str, yes: &str, no: &str) -> Option<Node> {
    Some(Node {
        value: threshold.parse().ok()?,
        feature: u16::try_from(names.iter().position(|n| *n == name)?).ok()?,
        next: [yes.parse().ok()?, no.parse().ok()?],
        height: 0,
    })
}

/// Works out the heights of a tree from its end. A question whose answers don't stand behind it gets
/// none, and so is not asked.
fn set_heights(tree: &mut [Node]) {
    for at in (0..tree.len()).rev() {
        let Some(node) = tree.get(at) else { continue };
        let height = |next: u16| {
            let below = tree.get(usize::from(next)).filter(|_| usize::from(next) > at);
            below.map(|node| node.height + 1)
        };
        let [yes, no] = node.next;
        let height = height(yes).zip(height(no)).map_or(0, |(yes, no)| yes.max(no));
        if let Some(node) = tree.get_mut(at) {
            node.height = height;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Model, NAMES, TEXT};
    use crate::html::features::COUNT;

    #[test]
    fn every_line_of_the_model_is_understood_and_every_walk_ends() {
        let model = Model::parse(TEXT, NAMES);
        let lines = TEXT.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
        let nodes: usize = model.trees.iter().map(Vec::len).sum();
        assert_eq!(lines.clone().count(), nodes + model.trees.len());
        let answers = model.trees.iter().flatten().filter(|node| node.height == 0).count();
        assert_eq!(lines.filter(|l| l.starts_with('=')).count(), answers);
        for tree in &model.trees {
            for (at, node) in tree.iter().enumerate() {
                let inside = |&next: &u16| usize::from(next) < tree.len();
                assert!(node.next.iter().all(inside), "{node:?} at {at}");
            }
        }
    }

    #[test]
    fn a_tree_is_walked_to_its_answers() {
        let text = "tree\nb 1.5 1 4\na 0 2 3\n= 1\n= 2\n= 4\ntree\n= 0.5\n";
        let model = Model::parse(text, &["a", "b"]);
        let sum = |a, b| {
            let likelihood = model.likelihood(&[a, b]);
            (likelihood / (1.0 - likelihood)).ln()
        };
        for (a, b, wanted) in [(0.0, 1.0, 1.5), (0.1, 1.5, 2.5), (0.0, 1.6, 4.5)] {
            assert!((sum(a, b) - wanted).abs() < 1e-4, "{a} {b}");
        }
    }

    #[test]
    fn rows_are_judged_together_as_each_by_itself() {
        let model = Model::parse(TEXT, NAMES);
        let row = |link: usize| {
            std::array::from_fn::<f32, COUNT, _>(|at| {
                let own = if at < 49 { link } else { 1 };
                ((at * 37 + own * 11) % 23) as f32 / 7.0
            })
        };
        let rows: Vec<_> = (0..20).map(row).collect();
        let alone: Vec<f32> = rows.iter().map(|row| model.likelihood(row)).collect();
        assert_eq!(model.likelihoods(&rows), alone);
        assert!(alone.iter().any(|&likelihood| likelihood != alone[0]));
    }
}
