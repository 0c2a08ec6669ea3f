#!/usr/bin/env python3
"""Measures when the page of a search begins and when it ends, at an archive that the example "scale" made.

  scripts/first_byte.py URL [--words N] [--seed N]

50 readers each search 20 times, twice a second, each time for other words, which are drawn as those of the invented
texts were: so most searches are asked for the first time, where the server was just started. curl asks and takes the
times; the figures are milliseconds.
"""

import argparse
import random
import subprocess
import tempfile
import time
from pathlib import Path

READERS = 50
SEARCHES = 20
SYLLABLES = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "zo", "ka", "le"]


def word(draw):
    number, spelt = int(200_000 ** draw.random()), ""
    while number:
        spelt, number = spelt + SYLLABLES[number % 16], number // 16
    return spelt


def reader(folder, number, arguments, draw):
    """A curl that asks for one search after the other."""
    lines = []
    for _ in range(SEARCHES):
        words = "+".join(word(draw) for _ in range(arguments.words))
        lines += [f'url = "{arguments.url}/search?q={words}"', f'output = "{folder}/{number}.html"']
    config = Path(folder) / f"{number}.curl"
    config.write_text("\n".join(lines))
    command = ["curl", "--silent", "--rate", "120/m", "--config", config,
               "--write-out", "%{time_starttransfer} %{time_total}\n"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def figures(name, seconds):
    ordered = sorted(1000 * second for second in seconds)
    median, p99 = (ordered[int(share * len(ordered))] for share in (0.5, 0.99))
    print(f"{name:10} median {median:.1f}  p99 {p99:.1f}  most {ordered[-1]:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("--words", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        readers = []
        for number in range(READERS):
            readers.append(reader(folder, number, arguments, draw))
            time.sleep(0.01)
        lines = [line for curl in readers for line in curl.communicate()[0].splitlines()]
    times = [tuple(map(float, line.split())) for line in lines]
    figures("first byte", [first for first, _ in times])
    figures("whole page", [whole for _, whole in times])


if __name__ == "__main__":
    main()
