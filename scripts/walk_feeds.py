#!/usr/bin/env python3
"""Walks every feed of a site from page to page to its end, with other people's readers.

    walk_feeds.py BASE_URL

For the newest articles, each outlet, each story and a search, in Atom, RSS and JSON Feed, with teasers and with whole
texts: feedparser sets no bozo flag on any page, every page keeps the rules for Atom and RSS, no article comes twice,
and all that the API has come. Beside it every other feed of the site keeps the rules.

Needs feedparser and lxml.
"""

import json
import sys
import urllib.parse
import urllib.request

import feedparser

import feed_rules

# Few articles a page, so that there are many pages to walk.
LIMIT = 7


def get(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read()


def page_of_xml(body, url):
    feed = feedparser.parse(body)
    if feed.bozo:
        yield f"{url}: not a clean feed: {feed.bozo_exception!r}"
    yield from (f"{url}: {problem}" for problem in feed_rules.problems(body))
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


def put(url, value):
    headers = {"Content-Type": "application/json"}
    body = json.dumps(value).encode()
    urllib.request.urlopen(urllib.request.Request(url, body, headers, method="PUT"), timeout=30).close()


def others(base):
    """Feeds that there are only once somebody has managed something."""
    outlets = json.loads(get(f"{base}/api/v1/outlets"))["outlets"]
    for outlet in outlets[:2]:
        put(f"{base}/api/v1/outlets/{urllib.parse.quote(outlet['name'])}/tags", {"tags": ["harbour & <sea>"]})
    put(f"{base}/api/v1/searches/Ferry%20%26%20%3Ctram%3E", {"query": "q=ferry+OR+tram"})
    return ["/alarms", "/tags/harbour%20%26%20%3Csea%3E", "/searches/Ferry%20%26%20%3Ctram%3E"]


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
    for view in others(base):
        for ending in ["atom", "rss"]:
            url = f"{base}{view}/feed.{ending}"
            body = get(url)
            if feedparser.parse(body).bozo:
                problems.append(f"{url}: not a clean feed")
            problems += [f"{url}: {problem}" for problem in feed_rules.problems(body)]
    for problem in problems[:20]:
        print(problem)
    print(f"{walked} feeds walked to their ends: {'ok' if not problems else 'FAILED'}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
