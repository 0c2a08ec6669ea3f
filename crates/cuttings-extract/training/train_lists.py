#!/usr/bin/env python3
"""Train the model that judges links, and show how well it does on sites that it has not seen.

    train_lists.py FEATURES.jsonl SITES_DIR [--out ../src/html/list_model.txt] [--folds 8]

FEATURES.jsonl is what `cargo run --release --example link_features` prints for the pages (see README.md
beside this file). SITES_DIR is Pressbench's `sites`. Needs lightgbm and numpy.
"""

import argparse
import collections
import json
import pathlib
import re
from urllib.parse import unquote, urlsplit

import numpy

import trees

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


def weights(sites, keys):
    """Every site weighs the same, and each of its pages."""
    per_page = collections.Counter(k[0] for k in keys)
    per_site = collections.defaultdict(set)
    for key, site in zip(keys, sites):
        per_site[site].add(key[0])
    return numpy.array([1000.0 / len(per_site[s]) / per_page[k[0]] for k, s in zip(keys, sites)])


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


def varied(rows, labels, weight, names, rng):
    """Adds copies of the rows as other sites would make them: with opaque addresses, without telling
    class names, without landmarks, without headings. Features that differ from site to site by taste
    rather than by sense are thus not relied upon alone."""
    at = {n: i for i, n in enumerate(names)}
    copies = []
    for change in (opaque_addresses, no_names, no_landmarks, no_headings):
        copy = rows.copy()
        change(copy, at, rng)
        copies.append(copy)
    share = 0.5
    return (
        numpy.concatenate([rows, *copies]),
        numpy.concatenate([labels] * (1 + len(copies))),
        numpy.concatenate([weight] + [weight * share] * len(copies)),
    )


def opaque_addresses(rows, at, rng):
    """Articles are named by number: /news/123456."""
    count = len(rows)
    for name, low, high in (("segment_length", 4, 9), ("digits", 4, 9)):
        rows[:, at[name]] = rng.uniform(low, high, count)
    rows[:, at["segment_joints"]] = 0
    rows[:, at["dated_path"]] = 0
    rows[:, at["group_segment"]] = rng.uniform(4, 9, count)
    rows[:, at["group_segment_share"]] = rng.uniform(0.5, 1, count)


def no_names(rows, at, rng):
    for name in ("hint_title", "hint_meta", "hint_more", "named_side", "named_nav", "named_edge", "named_box"):
        rows[:, at[name]] = 0


def no_landmarks(rows, at, rng):
    for name in ("nav", "header", "footer", "aside", "main", "article", "record_article", "page_main"):
        rows[:, at[name]] = 0


def no_headings(rows, at, rng):
    for name in (
        "in_heading", "heading_level", "group_headings", "record_headings", "group_with_heading", "page_headings",
    ):
        rows[:, at[name]] = 0
    rows[:, at["group_heading_rank"]] = -8


def leave_out(rows, labels, sites, keys, names, pages, folds):
    scores = numpy.zeros(len(labels))
    unique = sorted(set(sites))
    for fold in range(folds):
        held = numpy.isin(sites, unique[fold::folds])
        rng = numpy.random.default_rng(fold)
        data = varied(rows[~held], labels[~held], weights(sites, keys)[~held], names, rng)
        model = trees.fit(*data, names, ROUNDS)
        scores[held] = model.predict(rows[held])
    return entry_f1(keys, sites, scores, pages)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("features")
    parser.add_argument("sites", type=pathlib.Path)
    parser.add_argument("--out")
    parser.add_argument("--folds", type=int, default=8)
    arguments = parser.parse_args()
    pages = truths(arguments.sites)
    rows, labels, sites, keys, names = load(arguments.features, pages)
    if arguments.folds:
        result = leave_out(rows, labels, sites, keys, names, pages, arguments.folds)
        for site, f1 in sorted(result.items(), key=lambda x: x[1]):
            print(f"{f1:.3f} {site}")
        print(f"{sum(result.values()) / len(result):.4f} mean over {len(result)} sites, each left out of training")
    data = varied(rows, labels, weights(sites, keys), names, numpy.random.default_rng(99))
    model = trees.fit(*data, names, ROUNDS)
    seen = entry_f1(keys, sites, model.predict(rows), pages)
    print(f"{sum(seen.values()) / len(seen):.4f} mean over the same sites, all in training")
    for name, gain in sorted(zip(names, model.feature_importance("gain")), key=lambda x: -x[1])[:25]:
        print(f"  {gain:9.0f} {name}")
    if arguments.out:
        trees.write(model, names, arguments.out, "list model")


if __name__ == "__main__":
    main()
