#!/usr/bin/env python3
"""Train the model that tells titles in text dumps, and write it as Rust data.

  1. text_dumps.py dump SITES_DIR DUMPS_DIR
  2. find DUMPS_DIR -name '*.txt' | \\
       cargo run --release -p cuttings-extract --example title_features > FILE
  3. train_titles.py SITES_DIR FILE crates/cuttings-extract/src/text/trees.rs

Needs PyPI lightgbm and numpy. Only dumps of whole pages are learned from (html2text, inscriptis). Each site
weighs the same. There are two models: the first judges each piece; the second judges it again, given what
the first one says of the pieces that look like it and of those around it. It learns from what the first one
says of sites that it was not trained on. The figures printed are of cross-validation by sites. The models are
small on purpose: boosted trees, each leaf with enough pieces behind it.
"""
import argparse
import collections
import math
import pathlib

import lightgbm
import numpy

import text_dumps

PARAMETERS = {
    "objective": "binary",
    "num_leaves": 12,
    "learning_rate": 0.1,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
ROUNDS = 90
SECOND_PARAMETERS = dict(PARAMETERS, num_leaves=8, min_data_in_leaf=80)
SECOND_ROUNDS = 60
FOLDS = 8
# Places in text/features.rs: what makes pieces look alike, gaps, and what the second model sees again.
STYLE = [10, 11, 12, 13, 14]
GAPS = [16, 17]
SEEN_AGAIN = [0, 1, 2, 9, 10, 14, 16, 17, 18, 24, 25, 26, 27, 28]


def load(sites, features):
    truth = {}
    for site, page in text_dumps.listings(sites):
        titles = {key for entry in page["entries"] for key in text_dumps.keys(entry["title"])}
        truth[(site.name, page["path"].replace("/", "__") + ".txt")] = titles - {()}
    rows, labels, groups, pages = [], [], [], []
    for line in open(features, encoding="utf-8"):
        path, _at, title, text, numbers = line.rstrip("\n").split("\t")
        path = pathlib.Path(path)
        shape, site = path.parts[-3], path.parts[-2]
        titles = truth.get((site, path.name))
        if titles is None or shape not in ("html2text", "inscriptis"):
            continue
        rows.append([float(number) for number in numbers.split()])
        labels.append(any(tuple(text_dumps.words(each)) in titles for each in (title, text)))
        groups.append(site)
        pages.append((shape, site, path.name))
    return numpy.array(rows), numpy.array(labels, dtype=float), groups, pages


def weights(labels, groups):
    """Each site weighs the same, and so do its titles and the rest of it."""
    counts = collections.Counter((group, label) for group, label in zip(groups, labels))
    weight = numpy.array([1.0 / counts[(group, label)] ** 0.7 for group, label in zip(groups, labels)])
    return weight / weight.mean()


def cross_validate(rows, labels, groups, parameters, rounds):
    """What a model says of each piece, not having seen its site."""
    fold = {name: at % FOLDS for at, name in enumerate(sorted(set(groups)))}
    folds = numpy.array([fold[group] for group in groups])
    scores = numpy.zeros(len(labels))
    for at in range(FOLDS):
        inside, outside = folds != at, folds == at
        scores[outside] = train(rows[inside], labels[inside], numpy.array(groups)[inside], parameters, rounds).predict(rows[outside])
    return scores


def train(rows, labels, groups, parameters, rounds):
    return lightgbm.train(parameters, lightgbm.Dataset(rows, labels, weight=weights(labels, groups)), rounds)


def second_rows(rows, pages, scores):
    """The second model's features: as `again` in text/looks.rs writes them, in the same order."""
    alike, spaced, whole = (collections.defaultdict(list) for _ in range(3))
    for at, (row, page) in enumerate(zip(rows, pages)):
        style = (page, *row[STYLE])
        alike[style].append(at)
        spaced[(*style, *(row[GAPS] > 0))].append(at)
        whole[page].append(at)
    best = collections.Counter()
    for key, places in spaced.items():
        best[key[0]] = max(best[key[0]], scores[places].sum())
    again = numpy.zeros((len(rows), 11))
    for places in alike.values():
        own = scores[places]
        again[places, 1], again[places, 2], again[places, 3] = own.mean(), own.max(), own.sum()
    for key, places in spaced.items():
        own = scores[places]
        again[places, 4], again[places, 5], again[places, 10] = own.mean(), own.sum(), own.sum() / max(best[key[0]], 1e-6)
    for places in whole.values():
        own = scores[places]
        for at, place in enumerate(places):
            again[place, 0] = own[at]
            again[place, 6] = own[max(0, at - 3) : at].max(initial=0)
            again[place, 7] = own[at + 1 : at + 4].max(initial=0)
            again[place, 8] = own[max(0, at - 8) : at].max(initial=0)
            again[place, 9] = own[at + 1 : at + 9].max(initial=0)
    return numpy.hstack([again, rows[:, SEEN_AGAIN]])


def report(chosen, labels, pages, limit):
    per = collections.defaultdict(lambda: [0, 0, 0])
    for took, label, (shape, site, _) in zip(chosen, labels, pages):
        counts = per[(shape, site)]
        counts[0] += took and label
        counts[1] += took
        counts[2] += label
    for shape in ("html2text", "inscriptis"):
        own = [counts for (kind, _), counts in per.items() if kind == shape]
        recall = numpy.mean([a / c for a, _, c in own if c])
        precision = numpy.mean([a / b if b else 0 for a, b, _ in own])
        print(f"limit {limit} {shape:10} sites: recall {recall:.3f} precision {precision:.3f}")


def nodes(tree):
    """A tree as a flat list, parents first: (feature, limit, left, right); leaves as negative places."""
    flat, leaves = [], []

    def visit(node):
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return -len(leaves)
        at = len(flat)
        flat.append(None)
        left = visit(node["left_child"])
        right = visit(node["right_child"])
        flat[at] = (node["split_feature"], node["threshold"], left, right)
        return at

    visit(tree["tree_structure"])
    return flat, leaves


def write(first, second, path):
    lines = [
        "//! The models that tell titles in text dumps: boosted trees, written by `scripts/train_titles.py`.",
        "//!",
        "//! Learned from dumps of listing pages of 47 sites in 13 languages whose titles are known; see the",
        "//! script for how, and [`super::features`] for what the numbers mean.",
        "",
        '#![allow(clippy::approx_constant, reason = "a learned threshold may come near any constant")]',
        "",
        "/// A question: is the feature at most so much? Then left, else right. Places below zero are leaves.",
        "pub(super) struct Node(pub(super) u8, pub(super) f32, pub(super) i8, pub(super) i8);",
        "",
        "/// A tree: its questions, the first one at the top, and its leaves.",
        "pub(super) type Tree = (&'static [Node], &'static [f32]);",
    ]
    for name, what, model in (("FIRST", "Judges a piece by its features.", first), ("SECOND", "Judges it again, given the others.", second)):
        lines += ["", f"/// {what}", "#[rustfmt::skip]", f"pub(super) const {name}: &[Tree] = &["]
        for tree in model.dump_model()["tree_info"]:
            flat, leaves = nodes(tree)
            asked = ", ".join(f"Node({f}, {number(t)}, {l}, {r})" for f, t, l, r in flat)
            lines.append(f"    (&[{asked}], &[{', '.join(number(leaf) for leaf in leaves)}]),")
        lines.append("];")
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def number(value):
    # Clippy takes 1.4142 for a misspelt square root; limits lie between values, so a nudge is no harm.
    if any(abs(value - known) < 0.001 for known in (math.pi, math.e, math.sqrt(2), math.log(2), math.log(10))):
        value += 0.002
    text = f"{value:.5g}"
    return text if "." in text or "e" in text else text + ".0"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites")
    parser.add_argument("features")
    parser.add_argument("out", nargs="?")
    given = parser.parse_args()
    rows, labels, groups, pages = load(given.sites, given.features)
    print(f"{len(labels)} pieces, {int(labels.sum())} titles, {rows.shape[1]} features")
    scores = cross_validate(rows, labels, groups, PARAMETERS, ROUNDS)
    again = second_rows(rows, pages, scores)
    better = cross_validate(again, labels, groups, SECOND_PARAMETERS, SECOND_ROUNDS)
    for limit in (0.3, 0.4, 0.5, 0.6):
        report(better >= limit, labels, pages, limit)
    if given.out:
        first = train(rows, labels, groups, PARAMETERS, ROUNDS)
        second = train(again, labels, groups, SECOND_PARAMETERS, SECOND_ROUNDS)
        write(first, second, given.out)


if __name__ == "__main__":
    main()
