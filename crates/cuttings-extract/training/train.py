#!/usr/bin/env python3
"""Train the models of the reader, and show how well it reads sites that were left out of training.

    train.py [--write] [--lessons PATH] [--folds N] [--deal N] [--per-site] [--predictions FILE] [--keep FOLDER]

Trains anew without each fold of sites and scores the whole reader on those: the figures are those of
Pressbench's score.py. `--write` then trains on everything, writes the models into src/html, and scores
the reader with them. `--lessons` names the built example `lessons` of this crate. `--deal` deals the sites
out to the folds in another order: how much the figures differ by that is how little they can be trusted.
See README.md.
"""

import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import numpy

import invent
import pages as corpus
import trees

HERE = pathlib.Path(__file__).resolve().parent
MODELS = HERE.parent / "src" / "html"
LIST = dict(rounds=140, num_leaves=12, max_depth=5)
RIVAL = dict(rounds=80, num_leaves=8, max_depth=4, min_data_in_leaf=30)
KIND = dict(rounds=100, num_leaves=6, max_depth=3, min_data_in_leaf=10)
# How much the pages of a source weigh, in sum, against those of Pressbench.
LIST_SHARES = {"weak": 0.25, "invented": 0.5}
RIVAL_SHARES = {"weak": 0.25, "invented": 0.5}
KIND_SHARES = {"weak": 0.5, "invented": 0.4}
INVENTED = 500
COPIES = 2
# Links of one group say nearly the same: so many are learnt from, weighing as much as all.
GROUP_SAMPLE = 5


# --- What the reader sees --------------------------------------------------------------------------


def lessons(binary, pages, models=None, brief=False):
    """What the example says of pages: the names of the features, and a row a page."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(binary)] + ["--brief"] * brief
        for name, text in zip(("list", "rival", "kind"), models or ()):
            path = pathlib.Path(folder) / name
            path.write_text(text)
            command.append(str(path))
        asked = "".join(f"{p.path}\t{p.url}\n" for p in pages)
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    return json.loads(lines[0]), [json.loads(line) for line in lines[1:]]


class Links:
    """The links of pages, as rows. Article pages are left out: whether the articles that one goes on to
    are a list of its own is a question of words."""

    def __init__(self, binary, pages):
        numbers = [n for n, p in enumerate(pages) if p.kind == "listing" or p.source == "invented"]
        names, rows = lessons(binary, [pages[n] for n in numbers])
        self.names = names["list"]
        values, labels, weights, page_of = [], [], [], []
        rng = random.Random(5)
        for number, row in zip(numbers, rows):
            groups = [g["links"] for g in row["groups"]]
            for group, answers in zip(groups, judged(pages[number], groups)):
                those = [(l, a) for l, a in zip(group, answers) if a is not None]
                sample = those if len(those) <= GROUP_SAMPLE else rng.sample(those, GROUP_SAMPLE)
                for link, answer in sample:
                    values.append(link[3])
                    labels.append(answer)
                    weights.append(len(those) / len(sample))
                    page_of.append(number)
        self.values = numpy.array(values, dtype=numpy.float32)
        self.labels = numpy.array(labels, dtype=numpy.float32)
        self.page_of = numpy.array(page_of)
        self.real = numpy.array([p.source != "invented" for p in pages])[self.page_of]
        weights = numpy.array(weights)
        per_page = numpy.bincount(self.page_of, weights, len(pages))
        self.weights = weights * page_weights(pages, numbers, LIST_SHARES)[self.page_of] / per_page[self.page_of]


def page_weights(pages, numbers, shares):
    """Each site of a source weighs the same, and each page of a site; the sources by their shares."""
    per_site = collections.Counter((pages[n].source, pages[n].site) for n in numbers)
    sites = collections.Counter(source for source, _ in per_site)
    weights = numpy.zeros(len(pages))
    for n in numbers:
        source = pages[n].source
        share = shares.get(source, 1.0) * sites["bench"] / sites[source]
        weights[n] = 1000.0 * share / per_site[(source, pages[n].site)]
    return weights


def judged(page, groups):
    """For each link, 1.0 if it is an entry's, 0.0 if not, None if that is not known."""
    if page.entries is not None:
        return [unmixed([float(corpus.canonical(l[0]) in page.entries) for l in g]) for g in groups]
    yes, no = set(), set()
    for group in groups:
        for url, text, _, _ in group:
            said = corpus.words(text)
            long = len(said) >= 18 or any(ord(c) > 0x2E80 for c in said) and len(said) >= 8
            if said and long:
                (yes if f" {said} " in f" {page.reference} " else no).add(url)
            elif said and f" {said} " not in f" {page.reference} ":
                no.add(url)
    if len(yes) < 3:
        return [[None] * len(g) for g in groups]
    no -= yes
    return [[1.0 if l[0] in yes else 0.0 if l[0] in no else None for l in g] for g in groups]


def unmixed(answers):
    """A sidebar of new articles holds some entries of the page, and is no less a sidebar: where few links
    of a group are entries' those are not learnt from."""
    few = sum(answers) < 0.5 * len(answers)
    return [None if few and a else a for a in answers]


# --- Training --------------------------------------------------------------------------------------


def train_list(links, keep, seed=0):
    """A list model from the links of the pages for which `keep` is true."""
    chosen = keep[links.page_of]
    data = varied(links, chosen, numpy.random.default_rng(seed))
    return trees.text(trees.fit(*data, links.names, **LIST, seed=7 + seed), links.names, "list")


def varied(links, chosen, rng):
    """Adds copies of real pages as other sites would make them: with opaque addresses, without telling
    class names, without landmarks, without headings. Features that differ from site to site by taste
    rather than by sense are thus not relied upon alone."""
    at = {n: i for i, n in enumerate(links.names)}
    parts = [(links.values[chosen], links.labels[chosen], links.weights[chosen])]
    real = chosen & links.real
    numbers = numpy.unique(links.page_of[real], return_inverse=True)[1]
    for _ in range(COPIES):
        copy = links.values[real]
        for change in (opaque_addresses, no_names, no_landmarks, no_headings):
            changed = (rng.random(numbers.max() + 1) < 0.4)[numbers]
            part = copy[changed]
            change(part, at, rng)
            copy[changed] = part
        parts.append((copy, links.labels[real], links.weights[real]))
    return tuple(numpy.concatenate(those) for those in zip(*parts))


def opaque_addresses(rows, at, rng):
    """Articles are named by number: /news/123456."""
    count = len(rows)
    for name, low, high in (("segment_length", 4, 9), ("digits", 4, 9)):
        rows[:, at[name]] = rng.uniform(low, high, count)
    rows[:, at["segment_joints"]] = 0
    rows[:, at["dated_path"]] = 0
    rows[:, at["group_segment"]] = rng.uniform(4, 9, count)
    rows[:, at["group_segment_share"]] = rng.uniform(0.5, 1, count)


def zero(rows, at, names):
    for name in names:
        if name in at:
            rows[:, at[name]] = 0


def no_names(rows, at, rng):
    zero(rows, at, ("hint_title", "hint_meta", "hint_more", "named_side", "named_nav", "named_edge", "named_box"))


def no_landmarks(rows, at, rng):
    zero(rows, at, ("nav", "header", "footer", "aside", "main", "article", "record_article", "page_main"))


def no_headings(rows, at, rng):
    zero(rows, at, (
        "in_heading", "heading_level", "group_headings", "record_headings", "group_with_heading", "page_headings",
    ))
    rows[:, at["group_heading_rank"]] = -8


def train_rival(pages, rows, names, keep):
    """A model of groups beside their rivals, from pages read by list models that have not seen them."""
    values, labels, weights = [], [], []
    numbers = [n for n in rows if keep[n] and pages[n].kind != "article"]
    of_page = page_weights(pages, numbers, RIVAL_SHARES)
    for n in numbers:
        groups = rows[n]["groups"]
        known = [[a for a in g if a is not None] for g in judged(pages[n], [g["links"] for g in groups])]
        sizes = [min(len(k), 10) for k in known]
        for group, answers, size in zip(groups, known, sizes):
            if size:
                values.append(group["rival"])
                labels.append(sum(answers) / len(answers))
                weights.append(of_page[n] * size / sum(sizes))
    rows = numpy.array(values, dtype=numpy.float32)
    return trees.text(trees.fit(rows, numpy.array(labels), numpy.array(weights), names, **RIVAL), names, "rival")


def train_kind(pages, looks, names, keep):
    """A kind model from how pages look; `looks` has the features of each page, as read by a list model
    that has not seen the page's site."""
    chosen = [n for n in range(len(pages)) if keep[n]]
    labels = numpy.array([float(pages[n].kind != "listing") for n in chosen])
    per = collections.Counter((pages[n].site, pages[n].kind) for n in chosen)
    weight = numpy.array([
        per[(pages[n].site, pages[n].kind)] ** -0.7 * KIND_SHARES.get(pages[n].source, 1.0) for n in chosen
    ])
    lists = labels < 0.5
    weight[lists] *= weight[~lists].sum() / weight[lists].sum()
    rows = numpy.array([looks[n] for n in chosen], dtype=numpy.float32)
    rows, labels, weight = elsewhere(rows, labels, weight, names, numpy.random.default_rng(5))
    return trees.text(trees.fit(rows, labels, weight, names, **KIND), names, "kind")


ADDRESS = ("depth", "segment_length", "segment_joints", "digits", "dated_path", "list_word", "root",
           "siblings", "children", "segment_ratio")
CLAIMS = ("says_article", "says_listing")
HEADINGS = ("headings", "first_headings", "headings_inside", "articles")


def elsewhere(rows, labels, weights, names, rng):
    """Adds copies of pages as other sites would have them: at the address of any other page, without
    claims, with the headings of any other page. What a page holds says more than what it is called."""
    parts = [(rows, labels, weights)]
    for _ in range(COPIES):
        copy = rows.copy()
        for features, of_others in ((ADDRESS, True), (CLAIMS, False), (HEADINGS, True)):
            columns = [names.index(n) for n in features]
            changed = numpy.flatnonzero(rng.random(len(rows)) < 0.4)
            values = rows[rng.permutation(len(rows))[:len(changed)]][:, columns] if of_others else 0
            copy[numpy.ix_(changed, columns)] = values
        parts.append((copy, labels, weights))
    return tuple(numpy.concatenate(those) for those in zip(*parts))


# --- Leaving sites out -----------------------------------------------------------------------------


class Left:
    """Models of each fold that have not seen its sites, and what they make of its pages."""

    def __init__(self, binary, pages, links, folds, say):
        self.pages, self.folds, self.binary, self.say = pages, folds, binary, say
        self.fold_of = numpy.array([p.fold for p in pages])
        self.models = {f: [train_list(links, self.fold_of != f), "", ""] for f in range(folds)}
        say("list models")
        self.names, self.rows = self.read(brief=True)
        for fold, models in self.models.items():
            models[1] = train_rival(pages, self.rows, self.names["rival"], self.fold_of != fold)
        _, self.rows = self.read(brief=True)
        say("rival models")
        self.looks = {n: row["kind_features"] for n, row in self.rows.items()}
        for fold, models in self.models.items():
            models[2] = train_kind(pages, self.looks, self.names["kind"], self.fold_of != fold)
        _, self.rows = self.read(brief=True)
        say("kind models")

    def keep(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        for fold, models in self.models.items():
            for name, text in zip(("list", "rival", "kind"), models):
                (folder / f"{fold}_{name}.txt").write_text(text)
        lines = [f"{p.fold}\t{p.source}\t{p.site}\t{p.url}\n" for p in self.pages]
        (folder / "folds.tsv").write_text("".join(lines))

    def read(self, brief):
        out = {}
        for fold, models in self.models.items():
            numbers = numpy.flatnonzero(self.fold_of == fold)
            names, rows = lessons(self.binary, [self.pages[n] for n in numbers], models, brief)
            out.update(zip(numbers.tolist(), rows))
        return names, out


def score(pages, rows, options):
    """Prints Pressbench's figures for rows of pages, and how many pages were told from articles."""
    told = collections.Counter()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for number, row in rows.items():
            page = pages[number]
            right = row["read"]["kind"] == page.kind if page.kind != "other" else not row["read"]["entries"]
            told[(page.source, page.kind, right)] += 1
            if page.source == "bench" and page.kind == "listing":
                path = page.path.split("/pages/", 1)[1]
                file.write(json.dumps({"site": page.site, "path": path, **row["read"]}) + "\n")
        file.flush()
        if options.predictions:
            pathlib.Path(options.predictions).write_text(pathlib.Path(file.name).read_text())
        bench = corpus.shared() / "pressbench"
        command = [sys.executable, str(bench / "score.py"), str(bench / "sites"), file.name]
        done = subprocess.run(command + ["--per-site"], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    if options.per_site:
        for line in sorted(lines[:-1], key=lambda l: l.split("entry_f1=")[1]):
            print(line)
    counts = collections.Counter(p.site for p in pages if p.source == "bench" and p.kind == "listing")
    chained = [site for site, count in counts.items() if count > 1]
    f1 = {l.split()[0]: float(l.split("entry_f1=")[1].split()[0]) for l in lines[:-1]}
    print(lines[-1])
    print(f"entry_f1 of {len(chained)} sites with chains: {sum(f1[s] for s in chained) / len(chained):.4f}")
    for source, kind in sorted({k[:2] for k in told}):
        right, wrong = told[(source, kind, True)], told[(source, kind, False)]
        print(f"{source}, {kind}: {right} of {right + wrong} pages told")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="train on all and write the models")
    parser.add_argument("--lessons", type=pathlib.Path, help="the built example `lessons`")
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--deal", type=int, default=0, help="which of many ways to deal sites out to folds")
    parser.add_argument("--per-site", action="store_true", help="figures of every site, worst first")
    parser.add_argument("--predictions", help="keep what was read in this file")
    parser.add_argument("--keep", type=pathlib.Path, help="keep the models of each fold in this folder")
    options = parser.parse_args()
    binary = options.lessons or corpus.ROOT / "target" / "release" / "examples" / "lessons"
    began = time.monotonic()

    def say(what):
        print(f"{time.monotonic() - began:5.0f} s  {what}", file=sys.stderr)

    root = corpus.shared()
    with tempfile.TemporaryDirectory() as folder:
        pages = [*corpus.bench(root), *corpus.weak(root)]
        benched = {p.url for p in pages if p.source == "bench"}
        pages = [p for p in pages if p.source == "bench" or p.url not in benched]
        if INVENTED:
            invent.write(pathlib.Path(folder), INVENTED)
            pages += corpus.invented(pathlib.Path(folder))
        together = corpus.set_folds(pages, options.folds, options.deal)
        say(f"{len(pages)} pages; left out together: {together}")
        links = Links(binary, pages)
        say(f"{len(links.labels)} links")
        everything = numpy.ones(len(pages), dtype=bool)
        left = Left(binary, pages, links, options.folds, say)
        if options.keep:
            left.keep(options.keep)
        print("Sites left out of training:")
        score(pages, left.rows, options)
        if options.write:
            models = (
                train_list(links, everything),
                train_rival(pages, left.rows, left.names["rival"], everything),
                train_kind(pages, left.looks, left.names["kind"], everything),
            )
            for name, text in zip(("list", "rival", "kind"), models):
                (MODELS / f"{name}_model.txt").write_text(text)
            _, rows = lessons(binary, pages, models, brief=True)
            options.predictions = None
            print("All sites in training:")
            score(pages, dict(enumerate(rows)), options)


if __name__ == "__main__":
    main()
