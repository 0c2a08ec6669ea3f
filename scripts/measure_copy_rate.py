#!/usr/bin/env python3
"""Near-duplicates a second, as a ratio to datasketch (PyPI, 1.6 or later) on the same texts.

  cargo build --release -p cuttings-match --example copy_rate
  scripts/measure_copy_rate.py SHARED

The texts are those of measure_copies.py. datasketch gets the same runs of three words, MinHash with its
default of 128 permutations, updated in one batch for each text, and MinHashLSH; what it finds is what it
says is near, without a look at the texts. Its best of three runs counts, and ours. Each is given with how
many of the made copies it finds, since a fast search that misses them is none.
"""

import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

from datasketch import MinHash, MinHashLSH

from measure_copies import WAYS, copy, originals

ROOT = Path(__file__).resolve().parent.parent
OURS = os.environ.get("COPY_RATE", str(ROOT / "target/release/examples/copy_rate"))
THRESHOLD = 0.5


def texts(shared):
    rng = random.Random(7)
    base = originals(shared)
    vocabulary = [word for _, text in base for word in text.split()]
    titles = [title for title, _ in base if title]
    made = list(base)
    for number, (title, text) in enumerate(base):
        made.append(copy(title, text, WAYS[number % len(WAYS)], vocabulary, titles, rng))
    rng.shuffle(made)
    return [" ".join(text.split()) for _, text in made], len(base)


def ours(lines):
    run = subprocess.run([OURS], input="\n".join(lines), capture_output=True, text=True, check=True)
    pairs, seconds = run.stdout.split()
    return int(pairs), float(seconds)


def theirs(lines):
    started = time.perf_counter()
    lsh, pairs = MinHashLSH(threshold=THRESHOLD), 0
    for number, text in enumerate(lines):
        words = re.findall(r"\w+", text.lower())
        runs = {" ".join(words[i:i + 3]).encode() for i in range(max(1, len(words) - 2))}
        sketch = MinHash()
        sketch.update_batch(runs)
        pairs += len(lsh.query(sketch))
        lsh.insert(number, sketch)
    return pairs, time.perf_counter() - started


def main():
    lines, made = texts(Path(sys.argv[1]))
    rates = {}
    for name, find in (("cuttings-match", ours), ("datasketch", theirs)):
        pairs, seconds = min((find(lines) for _ in range(3)), key=lambda run: run[1])
        rates[name] = len(lines) / seconds
        print(f"{name:15} {rates[name]:8.0f} texts a second, {pairs} pairs found ({made} made)")
    print(f"ratio {rates['cuttings-match'] / rates['datasketch']:.1f}")


if __name__ == "__main__":
    main()
