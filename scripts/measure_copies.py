#!/usr/bin/env python3
"""Measures how well copies are found, on a generated set, through `cuttings import` and `export`.

  scripts/measure_copies.py SHARED [--misses]

SHARED is the folder with `pressbench` and `wcxb-dev`. Each article page of theirs with at least 80 words is
an original. A copy of it at another outlet is made in one way: whole under another headline, cut, with
paragraphs dropped, or with 10, 15, 20 or 30 of 100 words replaced (half of them left out, half another
word), the edited ones under another headline too. Near misses are what is there anyway (other articles of
the same site, so with the same template and often the same subject, filed under different outlets), and for
each original of at least 200 words a text of the same words in another order, under the same headline, that
ends in the same 30 words.
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
WAYS = ["retitled", "cut", "paragraphs dropped", "edited 10%", "edited 15%", "edited 20%", "edited 30%"]


def originals(shared):
    found = []
    for file in sorted((shared / "pressbench/sites").glob("*/articles.jsonl")):
        found += [(r.get("title"), r.get("body")) for r in map(json.loads, file.read_text().splitlines())]
    for row in map(json.loads, (shared / "wcxb-dev/truth.jsonl").read_text().splitlines()):
        if row.get("type") == "article":
            found.append((row.get("title"), row.get("text")))
    seen, kept = set(), []
    for title, text in found:
        words = (text or "").split()
        # The two sets share some pages; a page that is there twice is no near miss.
        if len(words) >= 80 and (key := " ".join(words[:12])) not in seen:
            seen.add(key)
            kept.append((title, text))
    return kept


def is_unspaced(text):
    """Whether much of a text is in scripts without spaces, whose words cannot be put in another order here:
    what stands between two spaces is whole sentences."""
    unspaced = sum(c in "\u3005" or "\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\u0e00" <= c <= "\u0fff"
                   for c in text)
    return unspaced > 0.05 * len(text)


def edited(text, share, vocabulary, rng):
    out = []
    for word in text.split():
        chance = rng.random()
        if chance < share / 2:
            continue
        out.append(rng.choice(vocabulary) if chance < share else word)
    return " ".join(out)


def copy(title, text, way, vocabulary, titles, rng):
    other = rng.choice(titles)
    if way == "retitled":
        return other, text
    if way == "cut":
        words = text.split()
        return title, " ".join(words[: max(40, int(len(words) * rng.uniform(0.2, 0.6)))])
    if way == "paragraphs dropped":
        parts = [part for part in text.split("\n") if part.strip()]
        if len(parts) < 4:
            words = text.split()
            parts = [" ".join(words[i:i + 40]) for i in range(0, len(words), 40)]
        kept = [part for part in parts if rng.random() > 0.4] or parts[:1]
        return other, "\n".join(kept)
    return other, edited(text, int(way.split()[1].rstrip("%")) / 100, vocabulary, rng)


def main():
    shared, rng = Path(sys.argv[1]), random.Random(7)
    base = originals(shared)
    vocabulary = [word for _, text in base for word in text.split()]
    titles = [title for title, _ in base if title]
    rows, made = [], {}
    for number, (title, text) in enumerate(base):
        name = f"original-{number}.example"
        rows.append({"outlet": name, "title": title, "content_text": text})
        way = WAYS[number % len(WAYS)]
        title, text_of_copy = copy(title, text, way, vocabulary, titles, rng)
        made[name.replace("original", "copy")] = (name, way)
        rows.append({"outlet": name.replace("original", "copy"), "title": title, "content_text": text_of_copy})
        words = text.split()
        if len(words) >= 200 and not is_unspaced(text):
            shuffled = rng.sample(words[:-30], len(words) - 30)
            near = " ".join(shuffled + words[-30:])
            rows.append({"outlet": f"near-{number}.example", "title": title, "content_text": near})
    rng.shuffle(rows)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows))
        run = [CUTTINGS, "--archive", folder + "/archive", "--quiet"]
        subprocess.run([*run, "import", str(file)], check=True)
        export = subprocess.run([*run, "export"], check=True, capture_output=True, text=True).stdout
    found = {row["id"]: row for row in map(json.loads, export.splitlines())}
    pairs = {(row["outlet"], found[row["copy_of"]]["outlet"]) for row in found.values() if row["copy_of"]}
    right = {frozenset((copy, original)) for copy, (original, _) in made.items()}
    hits = {frozenset(pair) for pair in pairs} & right
    wrong = [pair for pair in pairs if frozenset(pair) not in right]
    print(f"{len(base)} originals, {len(made)} copies, {len(rows) - 2 * len(base)} made near misses")
    print(f"precision {len(hits) / max(1, len(pairs)):.3f}  recall {len(hits) / len(right):.3f}")
    light = [c for c, (_, way) in made.items() if way not in ("edited 20%", "edited 30%")]
    print(f"recall up to 15% edited {sum(frozenset((c, made[c][0])) in hits for c in light) / len(light):.3f}")
    for way in WAYS:
        of = [c for c, (_, w) in made.items() if w == way]
        print(f"  {way:20} {sum(frozenset((c, made[c][0])) in hits for c in of) / len(of):.3f}  of {len(of)}")
    if "--misses" in sys.argv:
        for pair in wrong:
            print("wrong", *pair)
        for pair in right - hits:
            copy_name = next(name for name in pair if name.startswith("copy"))
            text = next(row["content_text"] for row in rows if row["outlet"] == copy_name)
            print("missed", made[copy_name][1], len(text.split()), "words:", text[:80].replace("\n", " "))


if __name__ == "__main__":
    main()
