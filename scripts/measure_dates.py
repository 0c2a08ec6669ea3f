#!/usr/bin/env python3
"""Measures the ranges of entries whose dates were taken away.

  scripts/measure_dates.py SHARED

SHARED is the folder with `pressbench`. The truth of its listing pages is made into plain HTML lists, some
entries without their dates: 30 or 70 of 100 at random, or all but the first of each page. These are
imported, and the days that were taken away are looked for in the ranges of the articles. The trivial range
lies between the nearest dated neighbours in the chain, with no regard to whether it is sorted.
"""

import html
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parent.parent
CUTTINGS = os.environ.get("CUTTINGS", str(ROOT / "target/release/cuttings"))


def chains(shared):
    """The listings of each site with dates, as chains of pages."""
    for file in sorted((shared / "pressbench/sites").glob("*/listings.jsonl")):
        pages = {p["url"]: p for p in map(json.loads, file.read_text().splitlines())}
        followed = {urljoin(p["url"], p["next"]) for p in pages.values() if p.get("next")}
        for url in sorted(pages):
            if url in followed:
                continue
            chain = []
            while url in pages and pages[url] not in chain:
                chain.append(pages[url])
                url = urljoin(url, pages[url].get("next") or "#none")
            if sum(bool(e.get("date")) for p in chain for e in p["entries"]) >= 4:
                yield file.parent.name, chain


def page_html(page, following, hidden):
    items = []
    for entry in page["entries"]:
        shown = entry.get("date") if id(entry) not in hidden else None
        time = f'<time datetime="{shown}">{shown}</time>' if shown else ""
        teaser = html.escape((entry.get("teaser") or "")[:400])
        items.append(f'<article><h2><a href="{html.escape(entry["url"] or "")}">'
                     f'{html.escape(entry.get("title") or "")}</a></h2>{time}<p>{teaser}</p></article>')
    more = f'<a rel="next" href="{html.escape(following)}">Next</a>' if following else ""
    return f"<html><body><main>{''.join(items)}</main>{more}</body></html>"


def trivial(chain, hidden):
    """The width in days of the span between the nearest dated neighbours of each hidden entry."""
    entries = [e for p in chain for e in p["entries"]]
    for place, entry in enumerate(entries):
        if id(entry) not in hidden:
            continue
        shown = lambda e: e.get("date") and id(e) not in hidden
        above = next((e["date"] for e in reversed(entries[:place]) if shown(e)), None)
        below = next((e["date"] for e in entries[place:] if shown(e)), None)
        if above and below:
            yield id(entry), abs((date.fromisoformat(above) - date.fromisoformat(below)).days)


def main():
    shared = Path(sys.argv[1])
    for name in ("30%", "70%", "all but each page's first"):
        inside = total = bounded = 0
        widths, plain, inverted, outside = [], [], 0, {}
        rng = random.Random(3)
        for site, chain in chains(shared):
            # An address with two dates is nobody's day.
            days = {}
            for page in chain:
                for entry in page["entries"]:
                    if entry.get("date") and entry.get("url"):
                        days.setdefault(entry["url"], set()).add(entry["date"])
            hidden = set()
            gone = set()
            for page in chain:
                dated = [e for e in page["entries"] if e.get("date")]
                for number, entry in enumerate(dated):
                    share = {"30%": 0.3, "70%": 0.7}.get(name)
                    if rng.random() < share if share else number > 0:
                        hidden.add(id(entry))
            for page in chain:
                for entry in page["entries"]:
                    if id(entry) not in hidden and entry.get("date"):
                        gone.add(entry["url"])
            with tempfile.TemporaryDirectory() as folder:
                for number, page in enumerate(chain):
                    following = f"https://site.example/page/{number + 2}/" if number + 1 < len(chain) else None
                    file = Path(folder) / f"saved/site.example/page/{number + 1}/index.html"
                    file.parent.mkdir(parents=True)
                    file.write_text(page_html(page, following, hidden))
                run = [CUTTINGS, "--archive", folder + "/archive", "--quiet"]
                subprocess.run([*run, "import", "--fetched-at", "2026-09-01T00:00:00Z", folder + "/saved"],
                               check=False, capture_output=True)
                out = subprocess.run([*run, "export"], check=True, capture_output=True, text=True).stdout
            neighbours = dict(trivial(chain, hidden))
            found = {}
            for row in map(json.loads, out.splitlines()):
                found[(row["title"] or "").strip()] = row
            for page in chain:
                for entry in page["entries"]:
                    row = found.get((entry.get("title") or "").strip())
                    if id(entry) not in hidden or entry["url"] in gone or row is None or row["date_published"]:
                        continue
                    if len(days.get(entry["url"], ())) != 1:
                        continue
                    first, last = row["date_earliest"], row["date_latest"]
                    total += 1
                    inverted += bool(first and last and first > last)
                    ok = (not first or first <= entry["date"]) and (not last or entry["date"] <= last)
                    inside += ok
                    if not ok:
                        outside[site] = outside.get(site, 0) + 1
                    bounded += bool(first and last)
                    # Only entries of which both ways give a width are compared.
                    if first and last and id(entry) in neighbours:
                        plain.append(neighbours[id(entry)])
                        widths.append((date.fromisoformat(last) - date.fromisoformat(first)).days)
        print(f"{name:26} {total} entries: true day in the range {inside / total:.3f}, {inverted} upside down; "
              f"both ends {bounded / total:.2f}, median width {statistics.median(widths):g} days "
              f"(nearest dated neighbours: {statistics.median(plain):g})")
        if "--misses" in sys.argv:
            print("  outside:", outside)


if __name__ == "__main__":
    main()
