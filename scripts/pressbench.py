#!/usr/bin/env python3
"""Scores the reader on Pressbench: real listing pages with checked truth.

    pressbench.py [--per-site] [--misses N] [--json] [--binary PATH] [--predictions FILE]

Pressbench is not part of this repository: it is looked for in $CUTTINGS_SHARED, else in a directory
`shared` beside the checkout or above it. Each listing page is read by `cuttings extract` with the
address it was served from, one process a page, and nothing else is known to it.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def find_pressbench():
    given = os.environ.get("CUTTINGS_SHARED")
    places = [pathlib.Path(given)] if given else [up / "shared" for up in ROOT.parents]
    for place in places:
        if (place / "pressbench" / "sites").is_dir():
            return place / "pressbench"
    return None


def find_binary():
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target")
    built = [target / profile / "cuttings" for profile in ("release", "debug")]
    built = [path for path in built if path.exists()]
    return max(built, key=lambda path: path.stat().st_mtime, default=None)


def listing_pages(bench):
    for site in sorted((bench / "sites").iterdir()):
        with (site / "listings.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                page = json.loads(line)
                yield site, page["path"], page["url"]


def predict(binary, site, path, url):
    """What `cuttings extract` says of a page, in the form that score.py reads."""
    file = site / "pages" / path
    command = [str(binary), "--quiet", "extract", "--url", url, "--format", "json", str(file)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode(errors='replace')}")
    page = json.loads(done.stdout)
    entries = [
        {
            "title": entry["title"],
            "url": entry["url"],
            "date": entry["date_published"],
            "teaser": entry["content_text"] or entry["summary"],
            "author": ", ".join(author["name"] for author in entry["authors"]) or None,
        }
        for entry in page["entries"]
    ]
    return {"site": site.name, "path": path, "entries": entries, "next": page["next"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--per-site", action="store_true", help="figures of every site")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="name N wrong entries")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--binary", type=pathlib.Path, help="the cuttings to score")
    parser.add_argument("--predictions", type=pathlib.Path, help="keep what was read in this file")
    args = parser.parse_args()

    bench = find_pressbench()
    if bench is None:
        print("skipped: Pressbench was not found (set CUTTINGS_SHARED)", file=sys.stderr)
        return 0
    binary = args.binary or find_binary()
    if binary is None:
        sys.exit("no cuttings binary: build it first, or name one with --binary")

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(predict, binary, *page) for page in listing_pages(bench)]
        predictions = [job.result() for job in jobs]
    with tempfile.TemporaryDirectory() as folder:
        file = args.predictions or pathlib.Path(folder) / "predictions.jsonl"
        lines = (json.dumps(line, ensure_ascii=False) + "\n" for line in predictions)
        file.write_text("".join(lines), encoding="utf-8")
        score = [sys.executable, str(bench / "score.py"), str(bench / "sites"), str(file)]
        score += ["--per-site"] * args.per_site + ["--json"] * args.json
        score += ["--misses", str(args.misses)] if args.misses else []
        return subprocess.run(score, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
