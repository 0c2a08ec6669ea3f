#!/usr/bin/env python3
"""Trains the model that tells whether two articles are of one event, and measures the stories made with it.

  scripts/train_stories.py LABELLED.jsonl            measure, each subject with a model that never saw it
  scripts/train_stories.py LABELLED.jsonl --write    train on all subjects and write the model

LABELLED holds an object a line: id, title, summary, content_text, story (the label), topic (the subject).
Needs numpy. The figures are B-cubed precision, recall and F1: articles are added one at a time, in five
random orders; the subjects are cut into seven parts, and each part is scored in a stream of all articles
that is grouped by a model trained on the other six.
"""

import argparse
import json
import random
import subprocess
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "crates/cuttings-match/src/model.in"
PARTS = 7
ORDERS = 5
# Added to the constants. Weights are learned from pairs, while what counts is stories: joining a short
# text too late costs more than joining it too early.
SHIFT = {"short": 1.0, "long": -0.3}


def line(article, whole):
    text = article["content_text"] if whole else article["summary"]
    return " ".join((article["title"] or "").split()) + "\t" + " ".join((text or "").split())


def example(name, lines):
    command = ["cargo", "run", "--quiet", "--offline", "--release", "-p", "cuttings-match", "--example", name]
    run = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, cwd=ROOT)
    if run.returncode != 0:
        sys.exit(run.stderr)
    return run.stdout.splitlines()


def pairs(articles):
    """For short and long texts: features, labels, and the subjects of both articles, of all pairs."""
    rows = {"short": [], "long": []}
    order = list(range(len(articles)))
    random.Random(1).shuffle(order)
    shuffled = [articles[i] for i in order]
    for whole in (False, True):
        for row in example("story_pairs", [line(a, whole) for a in shuffled]):
            i, j, long, *cosines = row.split("\t")
            a, b = shuffled[int(i)], shuffled[int(j)]
            same = float(a["story"] == b["story"])
            rows["long" if long == "1" else "short"].append(
                (a["topic"], b["topic"], same, *map(float, cosines)))
    made = {}
    for name, row in rows.items():
        topics = np.array([r[:2] for r in row])
        numbers = np.array([r[2:] for r in row])
        cosines = numbers[:, 1:]
        features = np.hstack([np.sqrt(cosines), cosines, np.ones((len(row), 1))])
        made[name] = (features, numbers[:, 0], topics)
    return made


def logistic(features, labels, penalty=0.05):
    """Weights of a logistic regression, by Newton's method, with a small penalty on their squares."""
    weights = np.zeros(features.shape[1])
    ridge = np.full(features.shape[1], penalty)
    ridge[-1] = 0
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        gradient = features.T @ (labels - chance) - ridge * weights
        spread = (features * (chance * (1 - chance))[:, None]).T @ features + np.diag(ridge + 1e-9)
        step = np.linalg.solve(spread, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def model(made, without=()):
    weights = []
    for name in ("short", "long"):
        features, labels, topics = made[name]
        kept = ~np.isin(topics, list(without)).any(axis=1)
        learned = logistic(features[kept], labels[kept])
        learned[-1] += SHIFT[name]
        weights.append(learned)
    return weights


def b_cubed(articles, stories, scored):
    """Precision and recall of each of the scored articles."""
    truth, found = {}, {}
    for index, article in enumerate(articles):
        truth.setdefault(article["story"], set()).add(index)
        found.setdefault(stories[index], set()).add(index)
    result = []
    for index in scored:
        t, f = truth[articles[index]["story"]], found[stories[index]]
        result.append((len(t & f) / len(f), len(t & f) / len(t)))
    return result


def measure(articles, made):
    topics = sorted({a["topic"] for a in articles})
    parts = [topics[i::PARTS] for i in range(PARTS)]
    models = [model(made, part) for part in parts]
    for whole in (False, True):
        figures = []
        for seed in range(ORDERS):
            order = list(range(len(articles)))
            random.Random(100 + seed).shuffle(order)
            shuffled = [articles[i] for i in order]
            lines = [line(a, whole) for a in shuffled]
            scores = []
            for part, weights in zip(parts, models):
                head = " ".join(f"{w:.4f}" for w in np.concatenate(weights))
                stories = example("story_stream", [head] + lines)
                scored = [i for i, a in enumerate(shuffled) if a["topic"] in part]
                scores += b_cubed(shuffled, stories, scored)
            precision, recall = np.mean(scores, axis=0)
            figures.append((precision, recall, 2 * precision * recall / (precision + recall)))
        p, r, f = np.mean(figures, axis=0)
        low, high = min(x[2] for x in figures), max(x[2] for x in figures)
        print(f"{'whole text' if whole else 'title and summary':18} precision {p:.3f}  recall {r:.3f}  "
              f"f1 {f:.3f}  (orders: {low:.3f} to {high:.3f})", flush=True)


def write(weights):
    def numbers(row):
        return ", ".join(f"{w:.4f}" for w in row)
    MODEL.write_text(f"""Model {{
    short: [{numbers(weights[0])}],
    long: [{numbers(weights[1])}],
}}
""")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--write", action="store_true", help="train on all subjects and write the model")
    args = parser.parse_args()
    articles = [json.loads(row) for row in args.labelled.read_text().splitlines()]
    made = pairs(articles)
    if args.write:
        write(model(made))
        print(f"wrote {MODEL.relative_to(ROOT)}")
    else:
        measure(articles, made)


if __name__ == "__main__":
    main()
