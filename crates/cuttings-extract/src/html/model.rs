//! Models of gradient-boosted trees, learnt from pages whose lists are known.
//!
//! The trees stand in files beside this one as text, a node a line, so that a change of
//! a model can be reviewed; they are read once. Training is described in `training/README.md` of this
//! crate.

use std::sync::OnceLock;

use super::{features, page_kind, rivals};

/// The models that the reader weighs by.
#[derive(Debug)]
pub struct Models {
    /// Judges links: see [`features::NAMES`].
    pub(super) list: Model,
    /// Judges groups of links beside each other: see [`rivals::NAMES`].
    pub(super) rival: Model,
    /// Tells articles from listings: see [`page_kind::NAMES`].
    pub(super) kind: Model,
}

impl Models {
    /// Reads models from their text form. Lines that are not understood are left out.
    #[must_use]
    pub fn parse(list: &str, rival: &str, kind: &str) -> Self {
        Self {
            list: Model::parse(list, features::NAMES),
            rival: Model::parse(rival, rivals::NAMES),
            kind: Model::parse(kind, page_kind::NAMES),
        }
    }

    /// The models that the reader comes with.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static MODELS: OnceLock<Models> = OnceLock::new();
        MODELS.get_or_init(|| {
            Self::parse(
                include_str!("list_model.txt"),
                include_str!("rival_model.txt"),
                include_str!("kind_model.txt"),
            )
        })
    }
}

/// A node of a tree. The answer to "at most?" is the node behind it where it is yes.
///
/// An answer stands for a question that leads to itself, so that all walks from a node take the same
/// number of steps: the processor then has nothing to guess, and walks several trees at once.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The limit that the feature is compared with, or the tree's answer.
    value: f32,
    /// The feature asked about, or [`LEAF`].
    feature: u16,
    /// How far behind the node for "no" is; 0 of an answer.
    no: u16,
}

const LEAF: u16 = u16::MAX;

impl Node {
    /// How far behind this node the next one is, by the answer of some features. A feature that there is
    /// none of is above any limit.
    fn step(&self, features: &[f32]) -> usize {
        let asked = features.get(usize::from(self.feature)).copied().unwrap_or(f32::NAN);
        if asked <= self.value { 1 } else { usize::from(self.no) }
    }
}

/// Trees whose answers are added up.
#[derive(Debug, Default)]
pub(super) struct Model {
    /// All trees, one behind the other, each in pre-order.
    nodes: Vec<Node>,
    /// For each node, how many questions are asked from there on at most.
    heights: Vec<u16>,
    roots: Vec<usize>,
}

/// After so many trees, sums below this stay far below those of a list: of 20 000 groups of real pages,
/// none that was given up would have come to a likelihood of a half.
const ENOUGH_TREES: usize = 35;
const HOPELESS: f32 = -2.0;

impl Model {
    /// The answer for these features, from 0 to 1.
    pub(super) fn likelihood(&self, features: &[f32]) -> f32 {
        sigmoid(self.roots.iter().map(|&root| self.answer(root, features)).sum())
    }

    /// The answers for several rows of features.
    ///
    /// Links of a group share the features of their group and page. A tree that begins with questions
    /// about those need not be walked from its root for every link, so these questions are asked once.
    /// Most groups are clearly no list: where the first trees agree on that, the others are not asked, and
    /// counted as saying the same.
    pub(super) fn likelihoods<const N: usize>(&self, rows: &[[f32; N]]) -> Vec<f32> {
        let [first, rest @ ..] = rows else { return Vec::new() };
        let shared: [bool; N] =
            std::array::from_fn(|at| rest.iter().all(|row| row.get(at) == first.get(at)));
        let mut sums = vec![0.0; rows.len()];
        for (asked, &root) in self.roots.iter().enumerate() {
            if asked == ENOUGH_TREES && sums.iter().all(|&sum| sum < HOPELESS) {
                let times = self.roots.len() as f32 / asked as f32;
                sums.iter_mut().for_each(|sum| *sum *= times);
                break;
            }
            let start = self.first_open(root, first, &shared);
            for (sum, row) in sums.iter_mut().zip(rows) {
                *sum += self.answer(start, row);
            }
        }
        sums.into_iter().map(sigmoid).collect()
    }

    /// Where the first question of a tree stands whose answer differs between rows, or the answer of all.
    fn first_open(&self, root: usize, row: &[f32], shared: &[bool]) -> usize {
        let mut at = root;
        while let Some(node) = self.nodes.get(at)
            && shared.get(usize::from(node.feature)) == Some(&true)
        {
            at += node.step(row);
        }
        at
    }

    /// Walks a tree from one of its nodes.
    fn answer(&self, start: usize, features: &[f32]) -> f32 {
        let mut at = start;
        for _ in 0..self.heights.get(start).copied().unwrap_or_default() {
            at += self.nodes.get(at).map_or(0, |node| node.step(features));
        }
        self.nodes.get(at).map_or(0.0, |node| node.value)
    }

    /// Reads the text form: trees in pre-order, a node a line. `FEATURE LIMIT` is a question, behind it
    /// stand the tree for "at most the limit" and the tree for "more"; `= VALUE` is an answer. Lines that
    /// are none of these are comments.
    pub(super) fn parse(text: &str, names: &[&str]) -> Self {
        let mut model = Self::default();
        // The questions whose second tree has not begun.
        let mut open: Vec<usize> = Vec::new();
        let mut whole = true;
        for line in text.lines() {
            let Some((name, value)) = line.split_once(' ') else { continue };
            let Ok(value) = value.parse::<f32>() else { continue };
            let at = model.nodes.len();
            if whole {
                model.roots.push(at);
                whole = false;
            }
            if name == "=" {
                model.nodes.push(Node { value, feature: LEAF, no: 0 });
                match open.pop() {
                    Some(question) => model.set_no(question, at + 1),
                    None => whole = true,
                }
            } else {
                let feature = names.iter().position(|n| *n == name);
                let feature = feature.and_then(|f| u16::try_from(f).ok()).unwrap_or(LEAF - 1);
                model.nodes.push(Node { value, feature, no: 0 });
                open.push(at);
            }
        }
        model.set_heights();
        model
    }

    /// Works out the heights from the last node to the first: all answers stand behind their questions.
    fn set_heights(&mut self) {
        self.heights = vec![0; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().rev().filter(|(_, n)| n.feature != LEAF) {
            let below = |step: usize| self.heights.get(at + step).copied().unwrap_or_default();
            let height = below(1).max(below(usize::from(node.no.max(1)))).saturating_add(1);
            if let Some(slot) = self.heights.get_mut(at) {
                *slot = height;
            }
        }
    }

    fn set_no(&mut self, question: usize, at: usize) {
        if let Some(node) = self.nodes.get_mut(question) {
            node.no = u16::try_from(at - question).unwrap_or_default();
        }
    }
}

fn sigmoid(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

#[cfg(test)]
mod tests {
    use super::super::{features, page_kind, rivals};
    use super::{LEAF, Model, Models};

    #[test]
    fn questions_lead_to_the_answers_behind_them() {
        let model = Model::parse(
            "# two trees\na 1\nb 2\n= 0.5\n= 1\n= -4\nb 0\n= 0.25\n= 0.125\n",
            &["a", "b"],
        );
        let sum = |features: &[f32]| {
            let likelihood = model.likelihood(features);
            (likelihood / (1.0 - likelihood)).ln()
        };
        for (features, expected) in [
            ([1.0, 2.0], 0.5 + 0.125),
            ([1.0, 2.5], 1.0 + 0.125),
            ([1.5, 0.0], -4.0 + 0.25),
            ([0.0, -1.0], 0.5 + 0.25),
        ] {
            assert!((sum(&features) - expected).abs() < 1e-4, "{features:?}");
        }
    }

    #[test]
    fn every_line_of_the_models_is_understood() {
        let models = Models::built_in();
        for (model, text, names) in [
            (&models.list, include_str!("list_model.txt"), features::NAMES),
            (&models.rival, include_str!("rival_model.txt"), rivals::NAMES),
            (&models.kind, include_str!("kind_model.txt"), page_kind::NAMES),
        ] {
            let lines = text.lines().filter(|l| !l.starts_with('#')).count();
            assert_eq!(model.nodes.len(), lines);
            let leaves = model.nodes.iter().filter(|n| n.feature == LEAF).count();
            assert_eq!(leaves * 2 - model.roots.len(), model.nodes.len(), "trees are whole");
            for node in model.nodes.iter().filter(|n| n.feature != LEAF) {
                assert!(usize::from(node.feature) < names.len() && node.no > 1);
            }
        }
    }

    #[test]
    fn rows_are_judged_together_as_each_by_itself() {
        let model = &Models::built_in().list;
        let row = |link: usize| {
            std::array::from_fn::<f32, { features::COUNT }, _>(|at| {
                let own = if at < features::COUNT / 2 { link } else { 1 };
                ((at * 37 + own * 11) % 23) as f32 / 7.0
            })
        };
        let rows: Vec<_> = (0..20).map(row).collect();
        let alone: Vec<f32> = rows.iter().map(|row| model.likelihood(row)).collect();
        assert_eq!(model.likelihoods(&rows), alone);
        assert!(alone.iter().any(|&likelihood| likelihood != alone[0]));
        assert_eq!(model.likelihoods(&rows[..1]), alone[..1]);
    }
}
