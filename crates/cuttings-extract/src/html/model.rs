//! Models of gradient-boosted trees, and the one that judges links, learnt from pages whose lists are
//! known.
//!
//! The trees stand in `list_model.txt` as text, a node a line, so that a change of the model can be
//! reviewed; they are read once. Training is described in `training/README.md` of this crate.

use std::sync::OnceLock;

use super::features::{Features, NAMES};

const TEXT: &str = include_str!("list_model.txt");

/// A node of a tree: a question about one feature, or an answer.
#[derive(Clone, Copy, Debug)]
enum Node {
    Split { feature: usize, at_most: f32, yes: usize, no: usize },
    Leaf(f32),
}

/// Trees whose answers are added up.
#[derive(Debug, Default)]
pub(super) struct Model {
    trees: Vec<Vec<Node>>,
}

/// How likely it is, from 0 to 1, that a link with these features belongs to the page's own list.
pub(super) fn likelihood(features: &Features) -> f32 {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::parse(TEXT, NAMES)).likelihood(features)
}

impl Model {
    /// The answer for these features, from 0 to 1.
    pub(super) fn likelihood(&self, features: &[f32]) -> f32 {
        let sum: f32 = self.trees.iter().map(|tree| answer(tree, features)).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// Reads the text form: `tree` begins a tree; `FEATURE THRESHOLD YES NO` is a question, with the
    /// places of its answers in the tree; `= VALUE` is an answer. Lines that are none of these are
    /// comments.
    pub(super) fn parse(text: &str, names: &[&str]) -> Self {
        let mut model = Self::default();
        for line in text.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["tree"] => model.trees.push(Vec::new()),
                ["=", value] => model.push(value.parse().ok().map(Node::Leaf)),
                [name, threshold, yes, no] => model.push(split(names, name, threshold, yes, no)),
                _ => {}
            }
        }
        model
    }

    fn push(&mut self, node: Option<Node>) {
        if let (Some(tree), Some(node)) = (self.trees.last_mut(), node) {
            tree.push(node);
        }
    }
}

fn answer(tree: &[Node], features: &[f32]) -> f32 {
    let mut at = 0;
    // Children always stand behind their parents, so this ends.
    loop {
        match tree.get(at) {
            Some(&Node::Split { feature, at_most, yes, no }) => {
                let value = features.get(feature).copied().unwrap_or_default();
                let next = if value <= at_most { yes } else { no };
                if next <= at {
                    return 0.0;
                }
                at = next;
            }
            Some(&Node::Leaf(value)) => return value,
            None => return 0.0,
        }
    }
}

fn split(names: &[&str], name: &str, threshold: &str, yes: &str, no: &str) -> Option<Node> {
    Some(Node::Split {
        feature: names.iter().position(|n| *n == name)?,
        at_most: threshold.parse().ok()?,
        yes: yes.parse().ok()?,
        no: no.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Model, NAMES, Node, TEXT};

    #[test]
    fn every_line_of_the_model_is_understood_and_every_walk_ends() {
        let model = Model::parse(TEXT, NAMES);
        let lines = TEXT.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
        let nodes: usize = model.trees.iter().map(|t| t.len() + 1).sum();
        assert_eq!(lines, nodes);
        for tree in &model.trees {
            for (at, node) in tree.iter().enumerate() {
                if let Node::Split { yes, no, .. } = node {
                    assert!(*yes > at && *no > at && *yes < tree.len() && *no < tree.len());
                }
            }
        }
    }
}
