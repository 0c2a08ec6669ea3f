#!/usr/bin/env python3
"""Looks every line of CDXJ indexes up in its WARC file, with warcio.

    check_cdxj.py INDEX.cdxj...
"""

import json
import pathlib
import sys

from warcio.archiveiterator import ArchiveIterator


def check(index):
    """Fails where a line does not name the record that stands at its place. Gives the lines' number."""
    lines = index.read_text(encoding="utf-8").splitlines()
    if lines != sorted(lines):
        sys.exit(f"{index} is not sorted")
    for line in lines:
        _key, time, fields = line.split(" ", 2)
        fields = json.loads(fields)
        with (index.parent / fields["filename"]).open("rb") as warc:
            warc.seek(int(fields["offset"]))
            record = next(iter(ArchiveIterator(warc)))
            headers = record.rec_headers
            date = "".join(c for c in headers["WARC-Date"] if c.isdigit())[:14]
            if headers["WARC-Target-URI"] != fields["url"] or date != time:
                sys.exit(f"{index}: another record stands at the place of: {line}")
            if (fields["mime"] == "warc/revisit") != (record.rec_type == "revisit"):
                sys.exit(f"{index}: the record is a {record.rec_type}: {line}")
    return len(lines)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    total = sum(check(pathlib.Path(name)) for name in sys.argv[1:])
    if total == 0:
        sys.exit("the indexes are empty")
    print(f"{total} records are where their index says")


if __name__ == "__main__":
    main()
