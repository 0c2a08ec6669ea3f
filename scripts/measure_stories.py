#!/usr/bin/env python3
"""Scores the stories of an archive that labelled articles are imported into one at a time.

  scripts/measure_stories.py LABELLED.jsonl

LABELLED is as in train_stories.py. Unlike that script this goes the whole way, through `cuttings import`
and `cuttings export`, with the model that is built in, which has seen all of LABELLED: what it shows is
whether looking up candidates by key and going through the store loses anything.
"""

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


def stories(articles, whole, folder):
    """The story of each article, in the order given."""
    rows = Path(folder) / "rows.jsonl"
    with rows.open("w") as out:
        for article in articles:
            # Every article is of an outlet of its own, so that none is taken for another's sighting.
            row = {"outlet": f"{article['id']}.example", "title": article["title"],
                   "summary": article["summary"], "content_text": article["content_text"] if whole else None}
            out.write(json.dumps(row) + "\n")
    archive = str(Path(folder) / "archive")
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


def main():
    articles = [json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines()]
    for whole in (False, True):
        figures = []
        for seed in range(ORDERS):
            random.Random(100 + seed).shuffle(articles)
            with tempfile.TemporaryDirectory() as folder:
                figures.append(b_cubed(articles, stories(articles, whole, folder)))
        p, r, f = (sum(figure[i] for figure in figures) / ORDERS for i in range(3))
        print(f"{'whole text' if whole else 'title and summary':18} precision {p:.3f}  recall {r:.3f}  f1 {f:.3f}")


if __name__ == "__main__":
    main()
