"""The rules for Atom (RFC 4287, RFC 5005) and RSS 2.0 that feeds of Cuttings are checked by.

No validator of feeds can be installed from a package registry, so the rules stand here: those of Atom as a grammar
(atom.rng) with what no grammar can say, those of RSS by its specification and the advisory board's best practices.

Needs lxml.
"""

import datetime
import email.utils
import pathlib
import re
import urllib.parse

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(pathlib.Path(__file__).with_name("atom.rng")))
PAGES = ("first", "last", "previous", "next")

CHANNEL = "title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator \
    docs cloud ttl image rating textInput skipHours skipDays item".split()
ITEM = "title link description author category comments enclosure guid pubDate source".split()


def problems(body):
    """What is wrong with a feed, in words."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(body, parser)
    if root.getroottree().docinfo.doctype:
        yield "it has a document type"
    yield from atom(root) if root.tag == ATOM + "feed" else rss(root)


def atom(feed):
    if not GRAMMAR.validate(feed):
        for error in list(GRAMMAR.error_log)[:3]:
            yield f"line {error.line}: {error.message}"
        return
    entries = feed.findall(ATOM + "entry")
    yield from twice("atom:id", [entry.findtext(ATOM + "id") for entry in entries])
    for where in [feed, *entries]:
        name = where.findtext(ATOM + "id")
        links = where.findall(ATOM + "link")
        same = [(link.get("type"), link.get("hreflang")) for link in links if link.get("rel", "alternate") == "alternate"]
        yield from twice(f"{name}: link rel=alternate of one type and language", same)
        yield from pages(name, [(link.get("rel"), link.get("href")) for link in links])
    if feed.find(ATOM + "author") is None:
        for entry in entries:
            if entry.find(ATOM + "author") is None and entry.find(f"{ATOM}source/{ATOM}author") is None:
                yield f"{entry.findtext(ATOM + 'id')}: neither it nor the feed has an author"
    for entry in entries:
        links = [link for link in entry.findall(ATOM + "link") if link.get("rel", "alternate") == "alternate"]
        if entry.find(ATOM + "content") is None and not links:
            yield f"{entry.findtext(ATOM + 'id')}: neither content nor a link to it"
    if not any(link.get("rel") == "self" for link in feed.findall(ATOM + "link")):
        yield "there is no link rel=self"


def rss(root):
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        yield "it is no RSS 2.0"
        return
    for name in ("title", "link", "description"):
        if len(channel.findall(name)) != 1:
            yield f"the channel has {len(channel.findall(name))} elements {name}"
    yield from known(channel, CHANNEL)
    yield from address("the channel's link", channel.findtext("link"))
    links = [(link.get("rel"), link.get("href")) for link in channel.findall(ATOM + "link")]
    yield from pages("the channel", links)
    if not any(rel == "self" for rel, _ in links):
        yield "there is no atom:link rel=self"
    for date in channel.findall("pubDate") + channel.findall("lastBuildDate"):
        yield from moment("the channel", date.text)
    items = channel.findall("item")
    yield from twice("guid", [item.findtext("guid") for item in items if item.find("guid") is not None])
    for item in items:
        name = item.findtext("guid") or item.findtext("link") or item.findtext("title")
        yield from known(item, ITEM)
        for once in ("title", "link", "description", "guid", "pubDate", "enclosure", "author"):
            if len(item.findall(once)) > 1:
                yield f"{name}: more than one {once}"
        if item.find("title") is None and item.find("description") is None:
            yield f"{name}: neither a title nor a description"
        if item.find("link") is not None:
            yield from address(f"{name}: link", item.findtext("link"))
        guid = item.find("guid")
        if guid is not None and guid.get("isPermaLink", "true") == "true":
            yield from address(f"{name}: guid that is a permalink", guid.text)
        if item.find("pubDate") is not None:
            yield from moment(name, item.findtext("pubDate"))
        enclosure = item.find("enclosure")
        if enclosure is not None and not all(enclosure.get(part) for part in ("url", "length", "type")):
            yield f"{name}: an enclosure without url, length or type"
        if "@" not in (item.findtext("author") or "@"):
            yield f"{name}: an author without an e-mail address; that is dc:creator"


def known(element, names):
    for child in element.iterchildren(tag=etree.Element):
        if not child.tag.startswith("{") and child.tag not in names:
            yield f"{child.tag} is no element of {element.tag}"


def twice(what, values):
    seen = set()
    for value in values:
        if value in seen:
            yield f"{what} twice: {value}"
        seen.add(value)


def pages(name, links):
    """RFC 5005: one link to each of the pages around this one, absolute."""
    for rel in ("self", *PAGES):
        found = [href for other, href in links if other == rel]
        if len(found) > 1:
            yield f"{name}: {len(found)} links rel={rel}"
        for href in found:
            yield from address(f"{name}: link rel={rel}", href)


def address(what, text):
    parts = urllib.parse.urlsplit(text or "")
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"\s", text):
        yield f"{what}: no absolute web address: {text!r}"


def moment(name, text):
    """RFC 822 with a year of four digits, and a weekday that is right."""
    try:
        read = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        yield f"{name}: no date: {text!r}"
        return
    form = r"(\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT|UTC?|Z)"
    if not re.fullmatch(form, text):
        yield f"{name}: no date of RFC 822: {text!r}"
    elif text[:3].isalpha() and text[:3] != datetime.date(read.year, read.month, read.day).strftime("%a"):
        yield f"{name}: another weekday: {text!r}"
