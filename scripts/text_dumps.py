#!/usr/bin/env python3
"""Dump listing pages as plain text, in three shapes, and score what the reader makes of the dumps.

  text_dumps.py dump SITES_DIR DUMPS_DIR            write DUMPS_DIR/<shape>/<site>/<page>.txt
  text_dumps.py score SITES_DIR DUMPS_DIR READER    run READER on them and print figures

SITES_DIR holds a folder per site: site.json, listings.jsonl (a line per page: path, url, entries with
title and teaser) and pages/<path>. The shapes:
  blocks      title, blank line, teaser, blank line, from the truth: only what is listed
  html2text   the whole page by PyPI html2text, as it comes (Markdown, wrapped at 78 columns)
  inscriptis  the whole page by PyPI inscriptis, as it comes (laid out, without links)
The last two are written where the package is installed.

READER is the path of the `cuttings` binary, or of the example `read_page` (which takes one file). A truth
entry is found if an entry with the same words as its title is given; each counts once.
  recall     found / entries that the truth has       precision  found / entries given
  teaser     of found ones with a teaser in the truth, mean word F1 (blocks only)
Figures are over entries of all sites, and as means over sites.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
from collections import Counter


def decoded(raw):
    declared = re.search(rb'charset=["\']?([\w-]+)', raw[:4096])
    for name in ["utf-8", declared and declared.group(1).decode("ascii"), "windows-1252"]:
        try:
            return raw.decode(name) if name else None or raw.decode("utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("utf-8", "replace")


def blocks(page, _html):
    parts = []
    for entry in page["entries"]:
        parts += [one_line(entry["title"])] + ([one_line(entry["teaser"])] if entry["teaser"] else [])
    return "\n\n".join(parts) + "\n"


def one_line(text):
    return " ".join((text or "").split())


def html2text_dump(page, html):
    import html2text

    reader = html2text.HTML2Text(baseurl=page["url"] or "")
    return reader.handle(html)


def inscriptis_dump(_page, html):
    import inscriptis

    return inscriptis.get_text(html)


SHAPES = {"blocks": blocks, "html2text": html2text_dump, "inscriptis": inscriptis_dump}


def listings(sites):
    for listing in sorted(pathlib.Path(sites).glob("*/listings.jsonl")):
        for line in listing.open(encoding="utf-8"):
            yield listing.parent, json.loads(line)


def dump_path(dumps, shape, site, page):
    return pathlib.Path(dumps) / shape / site.name / (page["path"].replace("/", "__") + ".txt")


def dump(sites, dumps):
    missing = set()
    for site, page in listings(sites):
        html = decoded((site / "pages" / page["path"]).read_bytes())
        for shape, write in SHAPES.items():
            if shape in missing:
                continue
            try:
                text = write(page, html)
            except ImportError:
                missing.add(shape)
                print(f"{shape} is not installed: its dumps are left out", file=sys.stderr)
                continue
            path = dump_path(dumps, shape, site, page)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").lower())


def keys(title):
    """The words of a title, and those left when a mark such as "[Video]" or "- as it happened" is off."""
    title = title or ""
    bare = re.sub(r"^\W*\w[\w &]{1,20}[\]):|] +|\s+[-–|(\[] ?[\w ]{3,20}[)\]]?$", "", title)
    return [tuple(words(title)), tuple(words(bare))]


def word_f1(got, true):
    got, true = words(got), words(true)
    common = sum((Counter(got) & Counter(true)).values())
    return 2 * common / (len(got) + len(true)) if got and true else float(got == true)


def read(reader, path):
    command = [reader, str(path)]
    if pathlib.Path(reader).name.startswith("cuttings"):
        command = [reader, "extract", "--format", "jsonl", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)
    if done.returncode:
        print(f"{path}: {done.stderr.strip()}", file=sys.stderr)
        return []
    return [entry for line in done.stdout.splitlines() if line for entry in json.loads(line)["entries"]]


def score(sites, dumps, reader, misses, per_site):
    for shape in SHAPES:
        found, true, given, teasers = Counter(), Counter(), Counter(), []
        left = misses
        for site, page in listings(sites):
            path = dump_path(dumps, shape, site, page)
            if not path.exists():
                continue
            entries = read(reader, path)
            waiting = {}
            for entry in entries:
                waiting.setdefault(tuple(words(entry["title"])), []).append(entry)
            given[site.name] += len(entries)
            for entry in page["entries"]:
                true[site.name] += 1
                same = next((waiting[key] for key in keys(entry["title"]) if waiting.get(key)), None)
                if not same:
                    if left:
                        print(f"missed {path}: {entry['title']}")
                        left -= 1
                    continue
                got = same.pop(0)
                found[site.name] += 1
                if entry["teaser"]:
                    teasers.append(word_f1(got["content_text"] or got["summary"], entry["teaser"]))
            for entry in [entry for rest in waiting.values() for entry in rest] if left else []:
                print(f"too many {path}: {entry['title']} | {(entry['summary'] or '')[:60]}")
        if not true:
            continue
        mean = lambda part, whole: sum(part[s] / whole[s] if whole[s] else 0 for s in true) / len(true)
        print(
            f"{shape:11} entries {sum(true.values())} recall {sum(found.values()) / sum(true.values()):.4f}"
            f" (sites {mean(found, true):.4f}) precision {sum(found.values()) / max(1, sum(given.values())):.4f}"
            f" (sites {mean(found, given):.4f}) teaser {sum(teasers) / max(1, len(teasers)):.4f}"
        )
        for site in sorted(true) if per_site else []:
            print(f"  {site:28} {found[site]:4} of {true[site]:4}, {given[site]:4} given")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ["dump", "score"]:
        command = commands.add_parser(name)
        command.add_argument("sites")
        command.add_argument("dumps")
    command.add_argument("reader")
    command.add_argument("--misses", type=int, default=0, help="print so many misses a shape")
    command.add_argument("--per-site", action="store_true")
    given = parser.parse_args()
    if given.command == "dump":
        dump(given.sites, given.dumps)
    else:
        score(given.sites, given.dumps, given.reader, given.misses, given.per_site)


if __name__ == "__main__":
    main()
