#!/usr/bin/env python3
"""Train the model that judges links, and show how well it does on sites that it has not seen.

    train.py FEATURES.jsonl SITES_DIR [--out ../src/html/list_model.txt] [--folds 8]

FEATURES.jsonl is what `cargo run --release --example link_features` prints for the pages (see README.md
beside this file). SITES_DIR is Pressbench's `sites`. Needs lightgbm and numpy.
"""

import argparse
import collections
import json
import pathlib
import re
from urllib.parse import unquote, urlsplit

import lightgbm
import numpy

PARAMETERS = dict(
    objective="binary", learning_rate=0.06, num_leaves=12, max_depth=5, min_data_in_leaf=40,
    min_sum_hessian_in_leaf=0.5, feature_fraction=0.5, bagging_fraction=0.7, bagging_freq=1,
    lambda_l2=5.0, verbose=-1, seed=7, deterministic=True, num_threads=2,
)
ROUNDS = 160


def canonical(address):
    """An address as Pressbench's scorer compares it."""
    s = urlsplit(address.strip())
    host = re.sub(r"^www\.", "", re.sub(r":(80|443)$", "", s.netloc.lower().split("@")[-1]))
    path = re.sub(r"/+$", "", re.sub(r"/index\.html?$", "/", unquote(s.path)))
    return host + path + ("?" + s.query if s.query else "")


def truths(sites):
    """For each page's path: its site, and the addresses of its entries."""
    pages = {}
    for folder in sorted(sites.iterdir()):
        for line in open(folder / "listings.jsonl"):
            listing = json.loads(line)
            path = str(folder / "pages" / listing["path"])
            pages[path] = (folder.name, {canonical(e["url"]) for e in listing["entries"] if e["url"]})
    return pages


def load(features, pages):
    rows, labels, sites, keys, names = [], [], [], [], None
    for line in open(features):
        row = json.loads(line)
        if row["page"] not in pages:
            continue
        site, entries = pages[row["page"]]
        names = names or sorted(row["features"])
        rows.append([row["features"][n] for n in names])
        labels.append(canonical(row["url"]) in entries)
        sites.append(site)
        keys.append((row["page"], row["group"], canonical(row["url"])))
    return numpy.array(rows, dtype=numpy.float32), numpy.array(labels), numpy.array(sites), keys, names


def weights(labels, sites, keys):
    """Every site weighs the same, and within it every page."""
    per_site = collections.Counter(sites)
    return numpy.array([1000.0 / per_site[s] for s in sites])


def fit(rows, labels, weight, names):
    data = lightgbm.Dataset(rows, labels, weight=weight, feature_name=names, free_raw_data=False)
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def entry_f1(keys, sites, scores, pages):
    """The mean over sites of F1 of the addresses whose groups pass, as the reader chooses them."""
    groups = collections.defaultdict(list)
    for key, score in zip(keys, scores):
        groups[key[:2]].append((key[2], score))
    chosen = collections.defaultdict(set)
    for (page, _), links in groups.items():
        mean = sum(s for _, s in links) / len(links)
        chosen[page] |= {address for address, s in links if 0.75 * mean + 0.25 * s >= 0.5}
    counts = collections.defaultdict(lambda: [0, 0, 0])
    wanted = set(sites)
    for page, (site, entries) in pages.items():
        if site not in wanted:
            continue
        hit = len(entries & chosen[page])
        for i, n in enumerate((hit, len(chosen[page]) - hit, len(entries) - hit)):
            counts[site][i] += n
    return {s: 2 * t / max(2 * t + p + n, 1) for s, (t, p, n) in counts.items()}


def leave_out(rows, labels, sites, keys, names, pages, folds):
    scores = numpy.zeros(len(labels))
    unique = sorted(set(sites))
    for fold in range(folds):
        held = numpy.isin(sites, unique[fold::folds])
        model = fit(rows[~held], labels[~held], weights(labels, sites[~held], keys), names)
        scores[held] = model.predict(rows[held])
    return entry_f1(keys, sites, scores, pages)


def write_tree(node, lines):
    """Appends a tree in pre-order; children are named by their place within the tree."""
    at = len(lines)
    if "leaf_value" in node and "split_feature" not in node:
        lines.append(f"= {node['leaf_value']:.5g}")
        return at
    lines.append(None)
    yes = write_tree(node["left_child"], lines)
    no = write_tree(node["right_child"], lines)
    lines[at] = f"{NAMES[node['split_feature']]} {node['threshold']:.6g} {yes} {no}"
    return at


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("features")
    parser.add_argument("sites", type=pathlib.Path)
    parser.add_argument("--out")
    parser.add_argument("--folds", type=int, default=8)
    arguments = parser.parse_args()
    pages = truths(arguments.sites)
    rows, labels, sites, keys, names = load(arguments.features, pages)
    global NAMES
    NAMES = names
    if arguments.folds:
        result = leave_out(rows, labels, sites, keys, names, pages, arguments.folds)
        for site, f1 in sorted(result.items(), key=lambda x: x[1]):
            print(f"{f1:.3f} {site}")
        print(f"{sum(result.values()) / len(result):.4f} mean over {len(result)} sites, each left out of training")
    model = fit(rows, labels, weights(labels, sites, keys), names)
    seen = entry_f1(keys, sites, model.predict(rows), pages)
    print(f"{sum(seen.values()) / len(seen):.4f} mean over the same sites, all in training")
    for name, gain in sorted(zip(names, model.feature_importance("gain")), key=lambda x: -x[1])[:25]:
        print(f"  {gain:9.0f} {name}")
    if arguments.out:
        lines = ["# Trees of the list model; made by training/train.py, read by model.rs."]
        for tree in model.dump_model()["tree_info"]:
            nodes = []
            write_tree(tree["tree_structure"], nodes)
            lines += ["tree", *nodes]
        pathlib.Path(arguments.out).write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
