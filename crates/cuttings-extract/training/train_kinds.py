#!/usr/bin/env python3
"""Train the model that tells listings from articles, and show how well it does on sites not seen.

    train_kinds.py FEATURES.jsonl [--out ../src/html/kind_model.txt] [--folds 8]

FEATURES.jsonl is what `cargo run --release --example kind_features` prints for pages labelled L (listing)
or A (article). Needs lightgbm and numpy.
"""

import argparse
import collections
import json
from urllib.parse import urlsplit

import numpy

import trees

ROUNDS = 120
SETTINGS = dict(num_leaves=7, max_depth=4, min_data_in_leaf=8)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("features")
    parser.add_argument("--out")
    parser.add_argument("--folds", type=int, default=8)
    arguments = parser.parse_args()
    pages = [json.loads(line) for line in open(arguments.features)]
    names = sorted(pages[0]["features"])
    rows = numpy.array([[p["features"][n] for n in names] for p in pages], dtype=numpy.float32)
    labels = numpy.array([p["label"].endswith("A") for p in pages])
    sites = numpy.array([urlsplit(p["url"]).netloc for p in pages])
    per = collections.Counter(zip(sites, labels))
    weight = numpy.array([1.0 / per[key] ** 0.7 for key in zip(sites, labels)])
    weight[~labels] *= weight[labels].sum() / weight[~labels].sum()
    unique = sorted(set(sites))
    scores = numpy.zeros(len(labels))
    for fold in range(arguments.folds):
        held = numpy.isin(sites, unique[fold :: arguments.folds])
        model = trees.fit(rows[~held], labels[~held], weight[~held], names, ROUNDS, **SETTINGS)
        scores[held] = model.predict(rows[held])
    for name, those in (("articles", labels), ("listings", ~labels)):
        right = ((scores >= 0.5) == labels)[those]
        print(f"{right.sum()} of {right.size} {name} told, each site left out of training")
    wrong = [(s, p) for s, l, p in zip(scores, labels, pages) if (s >= 0.5) != l]
    for score, page in sorted(wrong, key=lambda x: x[0])[:60]:
        print(f"  {score:.2f} {page['label']} {page['url'][:100]}")
    model = trees.fit(rows, labels, weight, names, ROUNDS, **SETTINGS)
    for name, gain in sorted(zip(names, model.feature_importance("gain")), key=lambda x: -x[1])[:12]:
        print(f"  {gain:9.0f} {name}")
    if arguments.out:
        trees.write(model, names, arguments.out, "kind model")


if __name__ == "__main__":
    main()
