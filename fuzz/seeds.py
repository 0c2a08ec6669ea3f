#!/usr/bin/env python3
"""Writes the first inputs of the fuzz targets to corpus/, from the sample press and the reader's tests.

    fuzz/seeds.py

Pages and feeds come from samples/press and the invented pages of the tests, dates and pagers from the tables
that specify them; sitemaps and texts are made of those. Each target gets whole files and pieces of files: short inputs are tried faster.
"""
import hashlib
import html.parser
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
PRESS = ROOT / "samples" / "press"
READER = ROOT / "crates" / "cuttings-extract"
DATES = READER / "src" / "dates" / "spec.md"
PAGER = READER / "src" / "html" / "pager" / "spec.md"
PIECE = 2_000


class Text(html.parser.HTMLParser):
    """The lines that a page shows, links as Markdown has them."""

    def __init__(self):
        super().__init__()
        self.lines, self.hidden, self.href = [""], 0, None

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "style"):
            self.hidden += 1
        elif tag == "a":
            self.href = dict(attrs).get("href")
        elif tag in ("p", "li", "h1", "h2", "h3", "div", "article", "tr", "br"):
            self.lines += ["", {"li": "  * ", "h2": "## ", "h3": "### "}.get(tag, "")]

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.hidden -= 1

    def handle_data(self, data):
        words = " ".join(data.split())
        if words and not self.hidden:
            self.lines[-1] += f"[{words}]({self.href})" if self.href else words + " "
            self.href = None


def text_of(page):
    reader = Text()
    reader.feed(page)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(reader.lines)) + "\n"


def pieces(data):
    yield data
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]


def read(pattern, folder=PRESS):
    return [path.read_bytes() for path in sorted(folder.rglob(pattern))]


def of_formats(start):
    return read(f"{start}*", READER / "tests" / "formats")


def decoded(data):
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252")


def dates():
    for line in DATES.read_text().splitlines():
        cells = [cell.strip() for cell in line.replace("\\|", "\0").split("|")]
        if line.startswith("|") and len(cells) == 5:
            text = re.sub("[⟦⟧]", "", cells[2]).replace("\0", "|")
            yield f"{cells[1]}\n{text}".encode()


def sitemaps():
    yield from read("sitemap.xml")
    yield from of_formats("sitemap")
    hosts = [path.name for path in sorted(PRESS.iterdir()) if path.is_dir()]
    places = [f"https://{host}/2026/03/{n:02}/a-story" for host in hosts for n in range(1, 8)]
    yield "\n".join(places).encode()
    news = (
        "<url><loc>{}</loc><lastmod>2026-03-16T08:00:00Z</lastmod><news:news><news:publication><news:name>A"
        "</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-03-16"
        "</news:publication_date><news:title>A title</news:title></news:news><image:image><image:loc>/i.png"
        "</image:loc></image:image></url>"
    )
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
        'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    )
    yield f"<urlset {spaces}>{''.join(news.format(place) for place in places)}</urlset>".encode()
    index = "".join(f"<sitemap><loc>https://{host}/sitemap.xml</loc></sitemap>" for host in hosts)
    yield f"<sitemapindex {spaces}>{index}</sitemapindex>".encode()


def main():
    pages = [decoded(data).encode() for data in read("*.html")]
    pages += read("*.html", READER / "tests" / "layouts")
    pages += [block.encode() for block in re.findall(r"```html\n(.*?)```", PAGER.read_text(), re.S)]
    feeds = read("feed.*") + of_formats("rss") + of_formats("atom") + of_formats("json")
    texts = read("*.txt") + [text_of(page.decode()).encode() for page in pages]
    made = list(sitemaps())
    corpora = {
        "article": pages,
        "dates": list(dates()),
        "feed": feeds,
        "html": pages,
        "page": read("*.html") + feeds + texts + made,
        "sitemap": made,
        "text": texts,
    }
    for target, inputs in corpora.items():
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for data in inputs:
            for piece in pieces(data):
                (folder / hashlib.sha1(piece).hexdigest()).write_bytes(piece)
        print(f"{target}: {len(list(folder.iterdir()))} inputs")


if __name__ == "__main__":
    main()
