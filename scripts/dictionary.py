#!/usr/bin/env python3
"""Makes a dictionary for `cuttings dictionary add` from one of FreeDict or of Ding.

  scripts/dictionary.py /usr/share/dictd/freedict-fra-eng.index > french-english.txt
  scripts/dictionary.py /usr/share/trans/de-en > german-english.txt
  scripts/dictionary.py --turned /usr/share/dictd/freedict-eng-rus.index > russian-english.txt

Such dictionaries are in the Debian packages dict-freedict-* and trans-de-en. Only single words are kept, each with
its translations in their order. --turned: the second language's words, with those of the first.
"""

import gzip
import re
import sys
from pathlib import Path

DIGITS = {c: i for i, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}
# What stands beside words: grammar, fields, explanations, pronunciation.
ASIDE = re.compile(r"\{[^}]*\}|\[[^\]]*\]|\([^)]*\)|<[^>]*>|/[^/]*/")
# Articles and marks of forms that come before words.
BEFORE = re.compile(r"^(to|a|an|the|der|die|das|le|la|les|l'|el|los|las|il|lo|o|os|as)\s+", re.IGNORECASE)


def number(text):
    value = 0
    for c in text:
        value = value * 64 + DIGITS[c]
    return value


def word(text):
    """A single word without what stands beside it; None for anything else."""
    text = BEFORE.sub("", " ".join(ASIDE.sub(" ", text).split()))
    return text if text[:1].isalpha() and not re.search(r"[\s:{}]", text) else None


def of_ding(path):
    """Lines of `WORD {f}; WORD | FORM; FORM :: TRANSLATION; TRANSLATION | FORM`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or " :: " not in line:
            continue
        left, right = line.split(" :: ", 1)
        for words, translations in zip(left.split("|"), right.split("|")):
            for one in words.split(";"):
                for other in translations.split(";"):
                    yield one, other


def of_dictd(index):
    """An index of `WORD, OFFSET, LENGTH` into a file of entries: a first line with the word, then senses."""
    packed = index.with_suffix(".dict.dz")
    text = gzip.decompress(packed.read_bytes()) if packed.exists() else index.with_suffix(".dict").read_bytes()
    for line in filter(None, index.read_text(encoding="utf-8").splitlines()):
        _, offset, length = line.split("\t")[:3]
        entry = text[number(offset):number(offset) + number(length)].decode(errors="replace")
        first, *senses = entry.splitlines() or [""]
        if first.startswith("00-database"):
            continue
        for sense in senses:
            sense = re.sub(r"^\s*\d+\.\s*", "", sense)
            if not sense.strip() or sense.startswith(" " * 5) or '"' in sense:
                continue
            for other in re.split(r"[,;]", sense):
                yield ASIDE.sub(" ", first), other


def main():
    arguments = [a for a in sys.argv[1:] if a != "--turned"]
    if len(arguments) != 1 or arguments[0].startswith("-"):
        sys.exit(__doc__)
    path = Path(arguments[0])
    seen = set()
    for one, other in of_dictd(path) if path.suffix == ".index" else of_ding(path):
        pair = (word(one), word(other))
        pair = pair[::-1] if "--turned" in sys.argv else pair
        if None not in pair and pair not in seen:
            seen.add(pair)
            print(*pair, sep="\t")


if __name__ == "__main__":
    main()
