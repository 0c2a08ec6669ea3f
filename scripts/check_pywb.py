#!/usr/bin/env python3
"""Plays an archive's WARC files with pywb, by the indexes that stand beside them.

    check_pywb.py WARC_FOLDER

Every page of the indexes is asked for at its time, revisits too, and has to come as it was fetched; where
the server said only that the page had not changed, pywb has to say so.
"""

import hashlib
import json
import os
import pathlib
import shutil
import sys
import tempfile


def lay_out(warcs, root):
    """Makes a collection of the files in the folders where pywb looks for them."""
    collection = root / "collections" / "archive"
    for folder, pattern in (("archive", "*.warc.gz"), ("indexes", "*.cdxj")):
        (collection / folder).mkdir(parents=True)
        for path in warcs.glob(pattern):
            shutil.copy(path, collection / folder)


def pages(warcs):
    """The lines of the indexes that are of pages: time, address, status, digest, whether it is a revisit."""
    for index in sorted(warcs.glob("*.cdxj")):
        for line in index.read_text(encoding="utf-8").splitlines():
            _key, time, fields = line.split(" ", 2)
            fields = json.loads(fields)
            if fields.get("status") in ("200", "304"):
                revisit = fields["mime"] == "warc/revisit"
                yield time, fields["url"], fields["status"], fields["digest"], revisit


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    warcs = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as root:
        lay_out(warcs, pathlib.Path(root))
        os.chdir(root)
        # pywb has to patch the network before anything else takes hold of it.
        from pywb.apps.frontendapp import FrontEndApp
        from werkzeug.test import Client
        from werkzeug.wrappers import Response

        client = Client(FrontEndApp(config_file=None), Response)
        # Of what was fetched within one second, any may be played.
        wanted = {}
        revisits = 0
        for time, url, status, digest, revisit in pages(warcs):
            wanted.setdefault((time, url), set()).add((status, digest if status == "200" else None))
            revisits += revisit
        for (time, url), possible in wanted.items():
            answer = client.get(f"/archive/{time}id_/{url}")
            status = str(answer.status_code)
            digest = "sha256:" + hashlib.sha256(answer.data).hexdigest()
            if (status, digest if status == "200" else None) not in possible:
                sys.exit(f"pywb answers {status} {digest} for {time} {url}, not one of {possible}")
    if not wanted or revisits == 0:
        sys.exit(f"too little to play: {len(wanted)} pages, {revisits} revisits")
    print(f"pywb plays {len(wanted)} pages as they were fetched, with {revisits} revisits")


if __name__ == "__main__":
    main()
