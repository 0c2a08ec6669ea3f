#!/usr/bin/env python3
"""Reads exported files with other people's readers and fails where one of them stumbles.

    check_feeds.py PATH...

- *.atom, *.rss, *.xml: read with feedparser; bozo must be 0, every entry needs a title and an id, an
  Atom entry an update time.
- feed*.json, *.feed.json: must be a JSON Feed 1.1.
- *.parquet: read with pyarrow. Where a .jsonl file of the same name stands beside it, both must hold
  the same rows; the same goes for a .csv file.

Needs feedparser and pyarrow.
"""

import csv
import datetime
import json
import pathlib
import sys

csv.field_size_limit(sys.maxsize)


def check_xml_feed(path):
    import feedparser

    feed = feedparser.parse(path.read_bytes())
    if feed.bozo:
        yield f"not a clean feed: {feed.bozo_exception!r}"
    if not feed.version:
        yield "feedparser does not know the format"
    if not feed.feed.get("title"):
        yield "the feed has no title"
    ids = [entry.get("id") for entry in feed.entries]
    if None in ids or len(set(ids)) != len(ids):
        yield "entries without an id, or two with the same"
    for entry in feed.entries:
        if not entry.get("title"):
            yield f"entry without a title: {entry.get('id')}"
        if feed.version.startswith("atom") and not entry.get("updated_parsed"):
            yield f"entry without an update time: {entry.get('id')}"
        if "published" in entry and not entry.get("published_parsed"):
            yield f"cannot read the date {entry.published!r}"


def check_json_feed(path):
    feed = json.loads(path.read_text("utf-8"))
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "not JSON Feed 1.1"
    if not feed.get("title"):
        yield "the feed has no title"
    for item in feed.get("items", []):
        if not isinstance(item.get("id"), str) or not item["id"]:
            yield "item without an id"
        if not (item.get("content_text") or item.get("content_html")):
            yield f"item without content: {item.get('id')}"
        if "date_published" in item:
            datetime.datetime.fromisoformat(item["date_published"].replace("Z", "+00:00"))


def flat(row):
    """A JSON row as Parquet has it: authors as names, days as dates, instants to the microsecond."""
    row = dict(row)
    row["authors"] = [author["name"] for author in row["authors"]]
    for name in ("date_earliest", "date_latest"):
        row[name] = row[name] and datetime.date.fromisoformat(row[name])
    for name in ("first_seen", "last_seen"):
        if name in row:
            row[name] = micros(row[name])
    return row


def micros(text):
    whole, _, fraction = text.rstrip("Z").partition(".")
    at = datetime.datetime.fromisoformat(whole).replace(tzinfo=datetime.timezone.utc)
    return at + datetime.timedelta(microseconds=int((fraction + "000000")[:6]))


def as_csv(value):
    """A Parquet value as CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "; ".join(value)
    text = str(value)
    return "'" + text if isinstance(value, str) and text[:1] in tuple("=+-@＝＋－＠\t\r") else text


def check_parquet(path):
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(path)
    rows = table.to_pylist()
    lines = path.with_suffix(".jsonl")
    if lines.exists():
        with lines.open(encoding="utf-8") as file:
            expected = [flat(json.loads(line)) for line in file]
        yield from differences("JSON lines", rows, expected)
    sheet = path.with_suffix(".csv")
    if sheet.exists():
        with sheet.open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        instants = ("first_seen", "last_seen")
        expected = [
            {name: as_csv(value) for name, value in row.items() if name not in instants}
            for row in rows
        ]
        found = [{k: v for k, v in row.items() if k not in instants} for row in found]
        yield from differences("CSV", found, expected)
    if not lines.exists() and not sheet.exists():
        yield f"nothing to compare with: {lines.name} and {sheet.name} are missing"


def differences(name, rows, expected):
    if len(rows) != len(expected):
        yield f"{len(rows)} rows, but {len(expected)} by {name}"
    for number, (row, other) in enumerate(zip(rows, expected), 1):
        if set(row) != set(other):
            yield f"columns differ from {name}: {sorted(set(row) ^ set(other))}"
            return
        for column in row:
            if row[column] != other[column]:
                yield f"row {number}, {column}: {row[column]!r}, but {other[column]!r} by {name}"


def check(path):
    name = path.name
    if name.endswith(".parquet"):
        return check_parquet(path)
    if name.endswith(".json"):
        return check_json_feed(path)
    if name.endswith((".atom", ".rss", ".xml")):
        return check_xml_feed(path)
    return ["do not know how to check this kind of file"]


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    failed = 0
    for path in map(pathlib.Path, arguments):
        problems = list(check(path))
        failed += bool(problems)
        print(f"{path}: {'ok' if not problems else 'FAILED'}")
        for problem in problems[:20]:
            print(f"  {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
