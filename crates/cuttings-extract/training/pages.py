"""The pages that the models learn from, and what is known of each.

Pressbench: listing pages whose entries are known, and article pages. The pages of `wcxb-dev`: of its
listing pages a reference text is known, and what stands in it is taken for the list (weak labels); its
article pages have no list. Invented pages, written by `invent.py`.
"""

import collections
import dataclasses
import gzip
import json
import os
import pathlib
import random
import re
import unicodedata
from urllib.parse import unquote, urlsplit

ROOT = pathlib.Path(__file__).resolve().parents[3]


@dataclasses.dataclass
class Page:
    path: str
    url: str
    site: str
    # "bench", "weak" or "invented"
    source: str
    # "listing", "article", or "other": no list, no article
    kind: str
    # Of a listing page: the canonical addresses of its entries, where they are known.
    entries: set | None = None
    # Else the reference text, as words.
    reference: str | None = None
    # Pages of one fold are left out together.
    fold: int = 0


def shared():
    given = os.environ.get("CUTTINGS_SHARED")
    places = [pathlib.Path(given)] if given else [up / "shared" for up in ROOT.parents]
    for place in places:
        if (place / "pressbench" / "sites").is_dir():
            return place
    raise SystemExit("Pressbench was not found: set CUTTINGS_SHARED")


def canonical(address):
    """An address as Pressbench's scorer compares it."""
    s = urlsplit(address.strip())
    host = re.sub(r"^www\.", "", re.sub(r":(80|443)$", "", s.netloc.lower().split("@")[-1]))
    path = re.sub(r"/+$", "", re.sub(r"/index\.html?$", "/", unquote(s.path)))
    return host + path + ("?" + s.query if s.query else "")


def words(text):
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def bench(root):
    for folder in sorted((root / "pressbench" / "sites").iterdir()):
        for line in open(folder / "listings.jsonl"):
            row = json.loads(line)
            entries = {canonical(e["url"]) for e in row["entries"] if e["url"]}
            yield Page(str(folder / "pages" / row["path"]), row["url"], folder.name, "bench", "listing", entries)
        if (folder / "articles.jsonl").exists():
            for line in open(folder / "articles.jsonl"):
                row = json.loads(line)
                yield Page(str(folder / "pages" / row["path"]), row["url"], folder.name, "bench", "article", set())


def weak(root):
    folder = root / "wcxb-dev"
    for line in open(folder / "truth.jsonl"):
        row = json.loads(line)
        path = str(folder / "html" / f"{row['id']}.html.gz")
        site = registrable(row["url"])
        if row["type"] == "article":
            yield Page(path, row["url"], site, "weak", "article", set())
        else:
            yield Page(path, row["url"], site, "weak", "listing", None, words(row["text"]))


def invented(folder):
    for line in open(folder / "truth.jsonl"):
        row = json.loads(line)
        entries = {canonical(u) for u in row["entries"]}
        yield Page(str(folder / row["path"]), row["url"], row["site"], "invented", row["kind"], entries)


# Hosts whose subdomains have publishers of their own.
RENTED = {"github.io", "pantheonsite.io", "wordpress.com", "blogspot.com", "substack.com"}


def registrable(url):
    """The part of a host that one publisher has."""
    labels = urlsplit(url).netloc.lower().split(":")[0].split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    rented = ".".join(labels[-2:]) in RENTED
    return ".".join(labels[-3:] if short or rented else labels[-2:])


def set_folds(pages, count, deal=0):
    """Deals the sites out to folds, so that sites of one publisher or one template go together: those of
    one registrable domain, and those whose pages share most of their class names. Another `deal` puts other
    sites together."""
    names = {}
    for page in pages:
        if page.source != "invented":
            names.setdefault(page.site, set()).update(class_names(page.path))
            names[page.site].add("host " + registrable(page.url))
    sites = sorted(names)
    group = {s: s for s in sites}

    def find(site):
        while group[site] != site:
            site = group[site]
        return site

    for at, a in enumerate(sites):
        for b in sites[:at]:
            both = names[a] & names[b]
            same_host = any(n.startswith("host ") for n in both)
            if same_host or len(both) > 0.5 * min(len(names[a]), len(names[b])) and len(both) >= 30:
                group[find(a)] = find(b)
    clusters = collections.defaultdict(list)
    for site in sites:
        clusters[find(site)].append(site)
    scored = {p.site for p in pages if p.source == "bench"}
    order = sorted(clusters.values())
    if deal:
        random.Random(deal).shuffle(order)
    order.sort(key=lambda c: -sum(s in scored for s in c))
    fold_of = {}
    for at, cluster in enumerate(order):
        for site in cluster:
            fold_of[site] = at % count
    for page in pages:
        page.fold = fold_of[page.site] if page.site in fold_of else int(page.site.split()[-1]) % count
    return [c for c in order if len(c) > 1]


def class_names(path):
    data = gzip.open(path).read() if path.endswith(".gz") else open(path, "rb").read()
    return {n for c in re.findall(rb'class="([^"]*)"', data) for n in c.decode("utf-8", "replace").split()}
