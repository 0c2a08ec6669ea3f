#!/usr/bin/env python3
"""Scores the stories of an archive that labelled articles are imported into one at a time.

  scripts/measure_stories.py LABELLED.jsonl
  scripts/measure_stories.py LABELLED.jsonl --across LANGUAGE TRANSLATED.jsonl DICTIONARY.txt …

The second form takes the articles that TRANSLATED has (lines of `id`, `title`, `summary`) in that language instead,
and says what comes of it without dictionaries and with them: over all articles, and of the pairs of articles in
different languages how many of those put together belong together (precision) and how many that do are (recall).

LABELLED is as in train_stories.py. Unlike that script this goes the whole way, through `cuttings import`
and `cuttings export`, with the model that is built in, which has seen all of LABELLED: what it shows is
whether looking up candidates by key and going through the store loses anything.
"""

import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CUTTINGS = os.environ.get("CUTTINGS", str(ROOT / "target/release/cuttings"))
ORDERS = 5


def cuttings(archive, *args):
    run = subprocess.run([CUTTINGS, "--archive", archive, "--quiet", *args], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(run.stderr)
    return run.stdout


def stories(articles, whole, folder, dictionaries=()):
    """The story of each article, in the order given."""
    rows = Path(folder) / "rows.jsonl"
    with rows.open("w") as out:
        for article in articles:
            # Every article is of an outlet of its own, so that none is taken for another's sighting.
            row = {"outlet": f"{article['id']}.example", "title": article["title"],
                   "summary": article["summary"], "content_text": article["content_text"] if whole else None,
                   "language": article.get("language", "en")}
            out.write(json.dumps(row) + "\n")
    archive = str(Path(folder) / "archive")
    for language, dictionary in dictionaries:
        cuttings(archive, "dictionary", "add", language, dictionary)
    cuttings(archive, "import", str(rows))
    found = {}
    for row in map(json.loads, cuttings(archive, "export").splitlines()):
        found[row["outlet"]] = row["story"] if row["story"] is not None else f"alone {row['id']}"
    return [found[f"{a['id']}.example"] for a in articles]


def b_cubed(articles, found):
    truth, groups = {}, {}
    for index, article in enumerate(articles):
        truth.setdefault(article["story"], set()).add(index)
        groups.setdefault(found[index], set()).add(index)
    n = len(articles)
    both = [(truth[a["story"]], groups[found[i]]) for i, a in enumerate(articles)]
    precision = sum(len(t & g) / len(g) for t, g in both) / n
    recall = sum(len(t & g) / len(t) for t, g in both) / n
    return precision, recall, 2 * precision * recall / (precision + recall)


def across(articles, found):
    """Precision and recall of the pairs of articles in different languages."""
    together = belong = right = 0
    for (a, story), (b, other) in itertools.combinations(zip(articles, found), 2):
        if a.get("language", "en") != b.get("language", "en"):
            together += story == other
            belong += a["story"] == b["story"]
            right += story == other and a["story"] == b["story"]
    return right / max(together, 1), right / max(belong, 1)


def read(path):
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


def mean(figures):
    return [sum(figure) / len(figures) for figure in zip(*figures)]


def measure_across(articles, options):
    """Each three options are a language, its articles and its dictionary."""
    if len(options) % 3:
        sys.exit("--across takes a language, its articles and its dictionary, once or more")
    dictionaries = []
    for language, path, dictionary in zip(options[::3], options[1::3], options[2::3]):
        translated = {row["id"]: row for row in read(path)}
        dictionaries.append((language, dictionary))
        for article in articles:
            if row := translated.get(article["id"]):
                article.update(title=row["title"], summary=row["summary"], language=language)
    for name, used in (("without dictionaries", ()), ("with dictionaries", dictionaries)):
        figures = []
        for seed in range(ORDERS):
            order = random.Random(100 + seed).sample(articles, len(articles))
            with tempfile.TemporaryDirectory() as folder:
                found = stories(order, False, folder, used)
                figures.append(b_cubed(order, found) + across(order, found))
        print("{:21} precision {:.3f}  recall {:.3f}  f1 {:.3f}  across languages {:.3f} {:.3f}".format(
            name, *mean(figures)))


def main():
    articles = read(sys.argv[1])
    if sys.argv[2:3] == ["--across"]:
        return measure_across(articles, sys.argv[3:])
    for whole in (False, True):
        figures = []
        for seed in range(ORDERS):
            random.Random(100 + seed).shuffle(articles)
            with tempfile.TemporaryDirectory() as folder:
                figures.append(b_cubed(articles, stories(articles, whole, folder)))
        p, r, f = mean(figures)
        print(f"{'whole text' if whole else 'title and summary':18} precision {p:.3f}  recall {r:.3f}  f1 {f:.3f}")


if __name__ == "__main__":
    main()
