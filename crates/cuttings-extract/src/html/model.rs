//! Models of gradient-boosted trees, and the one that judges links, learnt from pages whose lists are
//! known.
//!
//! The trees stand in `list_model.txt` as text, a node a line, so that a change of the model can be
//! reviewed; they are read once. Training is described in `training/README.md` of this crate.

use std::sync::OnceLock;

use super::features::{Features, NAMES};

const TEXT: &str = include_str!("list_model.txt");

/// A node of a tree: a question about one feature, or, with [`LEAF`] for the feature, an answer.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The answer, or up to where the feature's value is a yes.
    value: f32,
    feature: u16,
    /// Where to go on, from the beginning of the tree: always further back than this node.
    yes: u16,
    no: u16,
}

const LEAF: u16 = u16::MAX;

/// Trees whose answers are added up.
#[derive(Debug, Default)]
pub(super) struct Model {
    /// All trees, one after the other.
    nodes: Vec<Node>,
    /// Where each tree begins.
    trees: Vec<usize>,
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
        sigmoid(self.trees().map(|tree| answer(tree, 0, features)).sum())
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
        let shared: Vec<bool> =
            (0..N).map(|at| rest.iter().all(|row| row.get(at) == first.get(at))).collect();
        let mut sums = vec![0.0; rows.len()];
        for tree in self.trees() {
            let start = first_open(tree, first, &shared);
            for (sum, row) in sums.iter_mut().zip(rows) {
                *sum += answer(tree, start, row);
            }
        }
        sums.into_iter().map(sigmoid).collect()
    }

    fn trees(&self) -> impl Iterator<Item = &[Node]> {
        let ends = self.trees.iter().skip(1).copied().chain([self.nodes.len()]);
        self.trees.iter().zip(ends).map(|(&start, end)| self.nodes.get(start..end).unwrap_or(&[]))
    }

    /// Reads the text form: `tree` begins a tree; `FEATURE THRESHOLD YES NO` is a question, with the
    /// places of its answers in the tree; `= VALUE` is an answer. Lines that are none of these are
    /// comments.
    pub(super) fn parse(text: &str, names: &[&str]) -> Self {
        let mut model = Self::default();
        for line in text.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let node = match words.as_slice() {
                ["tree"] => {
                    model.trees.push(model.nodes.len());
                    None
                }
                ["=", value] => leaf(value),
                [name, threshold, yes, no] => split(names, name, threshold, yes, no),
                _ => None,
            };
            model.nodes.extend(node.filter(|_| !model.trees.is_empty()));
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
        && shared.get(usize::from(node.feature)) == Some(&true)
    {
        let next = next(node, row);
        if next <= at {
            break;
        }
        at = next;
    }
    at
}

/// The answer of a tree, walked from one of its nodes.
fn answer(tree: &[Node], start: usize, features: &[f32]) -> f32 {
    let mut at = start;
    while let Some(node) = tree.get(at) {
        if node.feature == LEAF {
            return node.value;
        }
        let next = next(node, features);
        // Children always stand behind their parents, so this ends.
        if next <= at {
            break;
        }
        at = next;
    }
    0.0
}

fn next(node: &Node, features: &[f32]) -> usize {
    let value = features.get(usize::from(node.feature)).copied().unwrap_or_default();
    usize::from(if value <= node.value { node.yes } else { node.no })
}

fn leaf(value: &str) -> Option<Node> {
    Some(Node { value: value.parse().ok()?, feature: LEAF, yes: 0, no: 0 })
}

fn split(names: &[&str], name: &str, threshold: &str, yes: &str, no: &str) -> Option<Node> {
    Some(Node {
        value: threshold.parse().ok()?,
        feature: u16::try_from(names.iter().position(|n| *n == name)?).ok()?,
        yes: yes.parse().ok()?,
        no: no.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{LEAF, Model, NAMES, TEXT};
    use crate::html::features::COUNT;

    #[test]
    fn every_line_of_the_model_is_understood_and_every_walk_ends() {
        let model = Model::parse(TEXT, NAMES);
        let lines = TEXT.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
        assert_eq!(lines, model.nodes.len() + model.trees.len());
        for tree in model.trees() {
            for (at, node) in tree.iter().enumerate().filter(|(_, node)| node.feature != LEAF) {
                let (yes, no) = (usize::from(node.yes), usize::from(node.no));
                assert!(yes > at && no > at && yes < tree.len() && no < tree.len());
            }
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
