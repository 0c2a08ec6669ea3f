#!/usr/bin/env python3
"""Walks every feed of a site from page to page to its end, with other people's readers.

    walk_feeds.py BASE_URL

For the newest articles, each outlet, each story and a search, in Atom, RSS and JSON Feed, with teasers and with whole
texts: feedparser sets no bozo flag on any page, no article comes twice, and all that the API has come.

Needs feedparser.
"""

import json
import sys
import urllib.parse
import urllib.request

import feedparser

# Few articles a page, so that there are many pages to walk.
LIMIT = 7


def get(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read()


def page_of_xml(body, url):
    feed = feedparser.parse(body)
    if feed.bozo:
        yield f"{url}: not a clean feed: {feed.bozo_exception!r}"
    links = {link["rel"]: link["href"] for link in feed.feed.get("links", [])}
    if links.get("self") != url:
        yield f"{url}: says that it is at {links.get('self')}"
    return [entry.get("id") for entry in feed.entries], links.get("next")


def page_of_json(body, url):
    feed = json.loads(body)
    if feed["feed_url"] != url:
        yield f"{url}: says that it is at {feed['feed_url']}"
    return [item["id"] for item in feed["items"]], feed.get("next_url")


def walk(url, expected):
    seen, pages = [], 0
    address = url
    while address:
        body = get(address)
        page = page_of_json if "/feed.json" in url else page_of_xml
        ids, following = yield from page(body, address)
        seen += ids
        pages += 1
        if following and not ids:
            yield f"{address}: an empty page with another one behind it"
            return
        address = following
    if len(set(seen)) != len(seen):
        yield f"{url}: {len(seen) - len(set(seen))} articles came twice"
    if len(set(seen)) != expected:
        yield f"{url}: {len(set(seen))} articles in {pages} pages, the archive has {expected}"


def feeds(base):
    """Addresses of feeds without their ending, and how many articles each leads to."""
    ask = lambda path: json.loads(get(f"{base}/api/v1/{path}"))
    outlets = ask("outlets")["outlets"]
    yield "", "", sum(outlet["articles"] for outlet in outlets)
    for outlet in outlets:
        name = urllib.parse.quote(outlet["name"], safe="-._~")
        yield f"/outlets/{name}", "", outlet["articles"]
    for story in ask("stories?limit=500")["stories"]:
        yield f"/stories/{story['id']}", "", story["articles"]
    for query in ["q=the", "lang=fr", "q=-ferry&kind=article"]:
        yield "/search", f"{query}&", ask(f"search?{query}")["total"]


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    base = arguments[0].rstrip("/")
    walked, problems = 0, []
    for view, query, expected in feeds(base):
        for ending in ["atom", "rss", "json"]:
            for content in ["", "content=full&"]:
                url = f"{base}{view}/feed.{ending}?{query}{content}limit={LIMIT}"
                problems += walk(url, expected)
                walked += 1
    for ending in ["atom", "rss"]:
        body = get(f"{base}/alarms/feed.{ending}")
        if feedparser.parse(body).bozo:
            problems.append(f"/alarms/feed.{ending}: not a clean feed")
    for problem in problems[:20]:
        print(problem)
    print(f"{walked} feeds walked to their ends: {'ok' if not problems else 'FAILED'}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
