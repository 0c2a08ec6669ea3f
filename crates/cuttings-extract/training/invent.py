#!/usr/bin/env python3
"""Writes invented pages whose lists are known, in more shapes than any set of real sites has.

    invent.py FOLDER [--sites N] [--seed N]

The words mean nothing: they are made of the syllables of a script. What varies is structure: how a record
is built, how its classes are named, what its addresses look like, and what stands around the list. FOLDER
gets the pages and a `truth.jsonl` (path, url, site, kind, entries). The same seed gives the same pages.
"""

import argparse
import html
import json
import pathlib
import random

SCRIPTS = {
    "latin": (
        "ba be bi bo da den di dor el fa fen ga gel hu in ka kel la len lo ma mer mi na nor o pa per ra ri ro sa sen "
        "si so ta ter ti to ul va ven vi wen zo".split(), " ", "."),
    "accented": (
        "ál bé ço dé é fü gö ha ñi jä ką lê mó nö ó př qu rá są tě ü vê ya žu ma re si to la de".split(), " ", "."),
    "cyrillic": ("ба ве го ди ет жи за ис ка ле мо на ор по ре ст та ув фо хо ше ция ный ия".split(), " ", "."),
    "greek": ("αλ βε γο δι ερ ζη θα ιν κα λο μα νη ος πα ρι σε τα υπ φω χι".split(), " ", "."),
    "arabic": ("ال با تر جم حد خل در ري سا شم صن عم في كت لم من نو هر يا".split(), " ", "."),
    "hebrew": ("אב בר גל דו הי זמ חל טו יש כנ לי מא נו סר עי פה צב קו רש שת".split(), " ", "."),
    "hindi": ("क का कि खे गा चल जी तर दे नी पर बा मे यो रा ला वि सं है".split(), " ", "।"),
    "chinese": (list("新城市中国人民大学生活动地方发展工作电话信息公司学校时间问题研究技术社会经济文化"), "", "。"),
    "japanese": (list("のにはをがでと新日本語記事東京大学生活会社山川行見出話題アイウエカキク"), "", "。"),
    "korean": (list("가나다라마바사아자차카타파하의는을에고한국일이사람시장소식"), " ", "."),
}
MONTHS = {
    "latin": "January February March April May June July August September October November December".split(),
    "accented": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "cyrillic": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "greek": "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου "
             "Νοεμβρίου Δεκεμβρίου".split(),
    "arabic": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    "hebrew": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר".split(),
    "hindi": "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split(),
}
LANGUAGES = {"latin": "en", "accented": "fr", "cyrillic": "ru", "greek": "el", "arabic": "ar", "hebrew": "he",
             "hindi": "hi", "chinese": "zh", "japanese": "ja", "korean": "ko"}
# How authors of templates name a part.
NAMES = {
    "entry": ("post", "entry", "card", "story", "item", "news-item", "teaser", "article-card", "views-row", "hentry"),
    "list": ("posts", "list", "archive", "listing", "stories", "feed", "content", "loop", "grid"),
    "title": ("entry-title", "post-title", "title", "headline", "card-title", "card__headline", "heading"),
    "date": ("date", "entry-date", "published", "post-date", "time", "timestamp", "card__date"),
    "author": ("author", "byline", "post-author", "vcard", "writer"),
    "summary": ("excerpt", "summary", "entry-summary", "description", "teaser", "card-text", "dek"),
    "meta": ("meta", "entry-meta", "post-meta", "info", "details"),
    "more": ("more", "more-link", "read-more", "btn", "button", "continue"),
    "image": ("thumb", "image", "post-thumbnail", "media", "photo", "card-img"),
    "tags": ("tags", "tag-links", "post-tags", "categories", "topics"),
    "kicker": ("kicker", "label", "eyebrow", "category", "rubric", "section-name"),
    "comments": ("comments-link", "comments", "comment-count", "replies"),
    "side": ("sidebar", "widget-area", "aside", "secondary", "rail", "right-col"),
    "widget": ("widget", "block", "box", "module", "panel"),
    "related": ("related", "popular", "most-read", "recommended", "trending", "recent-posts"),
    "nav": ("nav", "menu", "navbar", "main-menu", "navigation", "topbar"),
    "header": ("header", "masthead", "site-header", "top", "banner"),
    "footer": ("footer", "site-footer", "bottom", "colophon"),
    "pager": ("pager", "pagination", "nav-links", "page-numbers", "paging"),
    "page": ("page", "wrapper", "container", "site", "wrap"),
    "main": ("main", "content", "primary", "site-content", "col-md-8"),
    "body": ("entry-content", "post-content", "body", "text", "article-body"),
    "hero": ("hero", "lead-story", "featured", "top-story", "spotlight"),
    "section": ("section", "block", "zone", "strip", "package"),
}
UTILITY = "mt-2 flex text-sm p-4 grid gap-2 bg-white rounded col-6 row w-full font-bold mb-3 d-flex".split()


class Words:
    """Invented words of one script."""

    def __init__(self, rng, script):
        self.rng, self.script = rng, script
        self.syllables, self.space, self.stop = SCRIPTS[script]
        self.months = MONTHS.get(script)

    def word(self):
        return "".join(self.rng.choice(self.syllables) for _ in range(self.rng.choice((1, 2, 2, 3, 3, 4))))

    def phrase(self, low, high):
        text = self.space.join(self.word() for _ in range(self.rng.randint(low, high)))
        return text[:1].upper() + text[1:]

    def sentence(self):
        return self.phrase(7, 20) + self.stop

    def paragraph(self, low=2, high=6):
        glue = " " if self.space else ""
        return glue.join(self.sentence() for _ in range(self.rng.randint(low, high)))

    def name(self):
        return self.phrase(1, 1) + " " + self.phrase(1, 1)


class Theme:
    """The habits of an invented site."""

    def __init__(self, rng, number):
        self.rng, self.number = rng, number
        script = rng.choice(["latin"] * 5 + ["accented"] * 3 + list(SCRIPTS))
        self.words = Words(rng, script)
        self.language = LANGUAGES[script]
        self.naming = rng.choice(("words", "words", "words", "hashed", "none", "none", "utility", "foreign"))
        self.picks = {role: rng.choice(names) for role, names in NAMES.items()}
        self.latin = Words(rng, "latin")
        self.host = f"www.{self.latin.word()}{number}.example"
        self.address = rng.choice(("dated", "slug", "slug", "section", "number", "number", "query", "html", "external"))
        self.section = self.latin.word()
        self.landmarks = rng.random() < 0.55
        self.main = rng.random() < 0.5
        self.date_form = rng.choice(("long", "long", "numeric", "iso", "time", "ago", "short"))
        self.heading = rng.choice(("h2", "h2", "h2", "h3", "h3", "h4", "h1"))
        self.title_low, self.title_high = rng.choice(((1, 4), (3, 9), (3, 9), (5, 14), (8, 20)))
        self.layout = rng.choice(LAYOUTS)
        self.has = {what: rng.random() < share for what, share in (
            ("date", 0.65), ("author", 0.35), ("summary", 0.6), ("image", 0.45), ("more", 0.35), ("tags", 0.25),
            ("comments", 0.2), ("kicker", 0.25), ("wrapper", 0.6), ("sections", 0.15), ("side first", 0.3),
            ("menu in nav", 0.6), ("link farm", 0.35), ("years", 0.4), ("local", 0.5), ("outbound", 0.3), ("extra", 0.25), ("cut", 0.3), ("large menu", 0.25),
        )}
        self.sides = rng.sample(SIDES, rng.choice((0, 0, 1, 2, 3, 4)))

    def name(self, role):
        """A class attribute."""
        if self.naming == "words":
            return f' class="{self.picks[role]}"'
        if self.naming == "hashed":
            return f' class="{"css" if self.number % 2 else "sc"}-{abs(hash_of(role + str(self.number))) % 10**7:x}"'
        if self.naming == "utility":
            at = hash_of(role + str(self.number)) % len(UTILITY)
            return f' class="{UTILITY[at]} {UTILITY[(at * 7 + 3) % len(UTILITY)]}"'
        if self.naming == "foreign":
            return f' class="{role[0]}x{self.section}{len(role)}"'
        return ""

    def url(self, date, title, kind="article"):
        """An address."""
        rng = self.rng
        slug = "-".join(self.latin.word() for _ in range(rng.randint(2, 7)))
        number = rng.randint(1000, 9999999)
        base = f"https://{self.host}"
        if kind == "list":
            return base + rng.choice((f"/{self.latin.word()}/", f"/category/{self.latin.word()}/", f"/tag/{slug[:12]}",
                                      f"/{self.section}/{self.latin.word()}", f"/index.php?cat={number % 99}"))
        if kind == "outside":
            return f"https://{self.latin.word()}.example.org/" + rng.choice(("", slug, f"{slug}.html", f"x/{number}"))
        return {
            "dated": f"{base}/{date[0]}/{date[1]:02}/{date[2]:02}/{slug}/",
            "slug": f"{base}/{slug}/",
            "section": f"{base}/{self.section}/{slug}",
            "number": f"{base}/{self.section}/{number}",
            "query": f"{base}/index.php?{rng.choice(('p', 'id', 'article'))}={number}",
            "html": f"{base}/{self.section}/{slug if number % 2 else number}.html",
            "external": f"https://{self.latin.word()}.example.net/{rng.choice((slug, f'{slug}.html', str(number)))}",
        }[self.address]

    def date(self, date, marked=True):
        """A date as this site shows it, in its element."""
        year, month, day = date
        months = self.words.months
        text = {
            "numeric": f"{day:02}.{month:02}.{year}", "iso": f"{year}-{month:02}-{day:02}",
            "ago": f"{day} h", "time": f"{day:02}/{month:02}/{year}",
        }.get(self.date_form)
        if text is None:
            if months is None:
                text = f"{year}年{month}月{day}日"
            else:
                text = f"{day} {months[month - 1]} {year}" if self.date_form == "long" else f"{months[month - 1][:3]} {day}"
        if not marked:
            return text
        if self.date_form == "time" or self.number % 5 == 0:
            return f'<time datetime="{year}-{month:02}-{day:02}">{text}</time>'
        return f"<span{self.name('date')}>{text}</span>"


def hash_of(text):
    """The same in every run, unlike Python's own."""
    value = 7
    for c in text:
        value = (value * 131 + ord(c)) % 2**31
    return value


class Entry:
    def __init__(self, theme, at):
        rng, words = theme.rng, theme.words
        day = 28 * 12 * 20 - at * rng.randint(0, 4) - theme.number % 900
        self.date = (2004 + day // 336, day % 336 // 28 + 1, day % 28 + 1)
        self.title = words.phrase(theme.title_low, theme.title_high)
        if rng.random() < 0.05:
            self.title = words.phrase(1, 2)
        self.url = theme.url(self.date, self.title)
        self.summary = words.paragraph(1, 3)
        self.author = words.name()
        self.section = words.phrase(1, 2)
        self.tags = [words.phrase(1, 2) for _ in range(rng.randint(1, 4))]
        self.rng = rng


def e(text):
    return html.escape(text, quote=True)


def link(url, inner, attributes=""):
    return f'<a href="{e(url)}"{attributes}>{inner}</a>'


# --- Records -----------------------------------------------------------------------------------------


def meta(t, x):
    """The line of details."""
    parts = []
    if t.has["kicker"]:
        parts.append(link(t.url(x.date, "", "list"), e(x.section), t.name("kicker")))
    if t.has["date"]:
        date = t.date(x.date)
        parts.append(link(x.url, date) if t.number % 11 == 0 else date)
    if t.has["author"]:
        name = e(x.author)
        parts.append(link(t.url(x.date, "", "list"), name, t.name("author")) if t.number % 2 else
                     f"<span{t.name('author')}>{name}</span>")
    if t.has["comments"]:
        parts.append(link(x.url + "#comments", f"{x.rng.randint(0, 80)} {t.picks['comments'][:8]}", t.name("comments")))
    if not parts:
        return ""
    if x.rng.random() < 0.02:
        parts.pop()
    tag = "p" if t.number % 3 == 0 else "div"
    return f"<{tag}{t.name('meta')}>{(' | ' if t.number % 4 == 0 else ' ').join(parts)}</{tag}>"


def below(t, x):
    """Summary, "read more", tags."""
    out = ""
    if t.has["summary"]:
        out += f"<{'p' if t.number % 2 else 'div'}{t.name('summary')}>{e(x.summary)}</{'p' if t.number % 2 else 'div'}>"
    if t.has["more"]:
        out += link(x.url, t.more, t.name("more"))
    if t.has["tags"]:
        tags = ", ".join(link(t.url(x.date, "", "list"), e(tag)) for tag in x.tags)
        out += f"<div{t.name('tags')}>{tags}</div>"
    return out


def picture(t, x, alt=None):
    alt = x.title if alt is None else alt
    return f'<img src="/i/{hash_of(x.title) % 99999}.jpg" alt="{e(alt)}">'


def blog(t, x):
    """Heading that is a link, details, summary."""
    image = link(x.url, picture(t, x, ""), t.name("image")) if t.has["image"] else ""
    head = f"<{t.heading}{t.name('title')}>{link(x.url, e(x.title))}</{t.heading}>"
    if t.number % 3 == 0:
        head = meta(t, x) + head
        return wrap(t, image + head + below(t, x))
    return wrap(t, image + head + meta(t, x) + below(t, x))


def linked_heading(t, x):
    """A link that holds the heading."""
    head = link(x.url, f"<{t.heading}>{e(x.title)}</{t.heading}>")
    return wrap(t, (link(x.url, picture(t, x)) if t.has["image"] else "") + head + meta(t, x) + below(t, x))


def whole_card(t, x):
    """A card that is one link."""
    tag = t.heading if t.number % 2 else "div"
    inner = picture(t, x, "") if t.has["image"] else ""
    inner += f"<span{t.name('kicker')}>{e(x.section)}</span>" if t.has["kicker"] else ""
    inner += f"<{tag}{t.name('title')}>{e(x.title)}</{tag}>"
    inner += f"<p{t.name('summary')}>{e(x.summary)}</p>" if t.has["summary"] else ""
    inner += t.date(x.date) if t.has["date"] else ""
    card = link(x.url, inner, t.name("entry"))
    return card if t.number % 3 else wrap(t, card)


def overlay(t, x):
    """A title that is no link, under a link without words."""
    said = f' aria-label="{e(x.title)}"' if t.number % 2 else ""
    over = link(x.url, "", said + ' class="overlay"' * (t.naming == "words"))
    tag = t.heading if t.number % 3 else "div"
    inner = (picture(t, x, "") if t.has["image"] else "") + f"<{tag}{t.name('title')}>{e(x.title)}</{tag}>" + (
        f"<p>{e(x.summary)}</p>" if t.has["summary"] else "")
    inner += t.date(x.date) if t.has["date"] else ""
    return wrap(t, over + inner if t.number % 2 else inner + over)


def plain_title(t, x):
    """A title that is a link in a block of its own, no heading."""
    words = f"<b>{e(x.title)}</b>" if t.number % 3 == 0 else e(x.title)
    title = link(x.url, words, t.name("title") if t.number % 2 else "")
    tag = ("div", "p", "span")[t.number % 3]
    return wrap(t, (link(x.url, picture(t, x)) if t.has["image"] else "") + f"<{tag}>{title}</{tag}>" + meta(t, x)
                + below(t, x))


def image_only(t, x):
    """A picture that is a link; the title is its alternative text."""
    return wrap(t, link(x.url, picture(t, x)))


def tile(t, x):
    """A picture and a title in one link."""
    return wrap(t, link(x.url, picture(t, x, "") + f"<span>{e(x.title)}</span>"))


def pointer(t, x):
    """A title that is no link; the link says "read more"."""
    head = f"<{t.heading}{t.name('title')}>{e(x.title)}</{t.heading}>"
    return wrap(t, head + meta(t, x) + f"<p>{e(x.summary)}</p>" + f"<p>{link(x.url, t.more, t.name('more'))}</p>")


def table_row(t, x):
    cells = [link(x.url, e(x.title))]
    if t.has["date"]:
        cells.insert(0 if t.number % 2 else 1, t.date(x.date, t.number % 3 == 0))
    if t.has["author"]:
        cells.append(e(x.author))
    if t.has["outbound"]:
        cells.append(link(t.url(x.date, "", "list"), e(x.section)))
    if t.has["image"]:
        cells.insert(0, link(x.url, picture(t, x, "")))
    if t.has["summary"]:
        cells.append(f"<p>{e(x.summary)}</p>" if t.number % 2 else e(x.summary))
    return "<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"


def ranked_rows(t, x):
    """Two rows of a table: the title, and below it who, when, how many comments."""
    who = link(t.url(x.date, "", "list"), e(x.author.split(" ")[0]))
    talk = f"https://{t.host}/item?id={hash_of(x.url) % 99999}"
    site = f" (<a href=\"https://{t.host}/from?site={t.latin.word()}\"><span>{t.latin.word()}.example</span></a>)"
    vote = "" if t.has["local"] else f'<td><a href="/vote?id={hash_of(x.url) % 99999}"></a></td>'
    return (f"<tr><td>{x.rng.randint(1, 99)}.</td>{vote}<td>{link(x.url, e(x.title))}{site if t.has['outbound'] else ''}</td></tr>"
            f"<tr><td></td><td>{x.rng.randint(1, 300)} {who} {link(talk, '3 h')} | {link(talk, str(x.rng.randint(0, 90)) + ' c')}</td></tr>")


def definition(t, x):
    if t.number % 2:
        return f"<dt>{link(x.url, e(x.title))}</dt><dd>{e(x.summary)}</dd>"
    return f"<dt>{t.date(x.date, False)}</dt><dd>{link(x.url, e(x.title))}</dd>"


def broken_line(t, x):
    """A line between line breaks."""
    date = t.date(x.date, False) if t.has["date"] else ""
    text = link(x.url, e(x.title))
    return (f"{date} {text}" if t.number % 2 else f"{text} {date}") + "<br>\n"


def bare_item(t, x):
    date = t.date(x.date, t.number % 4 == 0) if t.has["date"] else ""
    text = link(x.url, e(x.title))
    order = {0: f"{date} {text}", 1: f"{text} {date}", 2: f"{date} – {text}", 3: f"{text} ({date})" if date else text}
    more = f" {e(x.summary)}" if t.has["summary"] and t.number % 7 == 0 else ""
    return f"<li>{order[t.number % 4]}{more}</li>"


def whole_post(t, x):
    words, rng = t.words, x.rng
    head = f"<{t.heading}{t.name('title')}>{link(x.url, e(x.title))}</{t.heading}>"
    paragraphs = []
    for _ in range(rng.randint(2, 9)):
        text = e(words.paragraph())
        if rng.random() < 0.4:
            url = rng.choice((t.url(x.date, "", "outside"), t.url(x.date, ""), t.url(x.date, "", "list")))
            text += " " + link(url, e(words.phrase(1, 5))) + " " + e(words.sentence())
        paragraphs.append(f"<p>{text}</p>")
        if rng.random() < 0.12:
            paragraphs.append(f"<h3>{e(words.phrase(2, 5))}</h3>")
        if rng.random() < 0.15:
            paragraphs.append(f'<p><a href="/i/{hash_of(text) % 99999}.jpg">{picture(t, x, "")}</a></p>')
        if rng.random() < 0.1:
            items = "".join(f"<li>{link(t.url(x.date, '', 'outside'), e(words.phrase(2, 6)))}</li>" for _ in range(4))
            paragraphs.append(f"<ul>{items}</ul>")
    if t.has["cut"] and rng.random() < 0.5:
        paragraphs.append(f"<p>{link(x.url, t.more, t.name('more'))}</p>")
    body = f"<div{t.name('body')}>{''.join(paragraphs)}</div>"
    return wrap(t, head + meta(t, x) + body + (below(t, x) if not t.has["summary"] else ""))


def bold_paragraph(t, x):
    date = t.date(x.date, False) + " " if t.has["date"] else ""
    return f"<p>{date}<b>{link(x.url, e(x.title))}</b><br>{e(x.summary)}</p>"


def flat(t, x):
    """Siblings without anything around them."""
    head = f"<{t.heading}>{link(x.url, e(x.title))}</{t.heading}>"
    date = f"<div>{t.date(x.date)}</div>" if t.has["date"] else ""
    return (date + head if t.number % 2 else head + date) + f"<p>{e(x.summary)}</p>" + ("<hr>" if t.number % 3 == 0 else "")


def wrap(t, inner):
    tag = ("article", "div", "li", "div", "section")[t.number % 5]
    return f"<{tag}{t.name('entry')}>{inner}</{tag}>"


LAYOUTS = [
    blog, blog, blog, linked_heading, whole_card, whole_card, overlay, plain_title, plain_title, image_only, tile,
    pointer, table_row, table_row, ranked_rows, definition, broken_line, bare_item, bare_item, bare_item, whole_post, whole_post,
    bold_paragraph, flat,
]


def listing(t, entries, layout):
    """The records in what holds them."""
    records = [layout(t, x) for x in entries]
    if layout in (table_row, ranked_rows):
        head = "" if t.number % 3 else "<tr><th>1</th><th>2</th></tr>"
        return f"<table{t.name('list')}>{head}{''.join(records)}</table>"
    if layout is definition:
        return f"<dl>{''.join(records)}</dl>"
    if layout is broken_line:
        return f"<p>{''.join(records)}</p>"
    if layout in (bare_item,) or records and records[0].startswith("<li"):
        if t.has["years"] and len(records) > 8:
            half = len(records) // 2
            return "".join(f"<h3>{year}</h3><ul>{''.join(part)}</ul>" for year, part in
                           ((entries[0].date[0], records[:half]), (entries[half].date[0], records[half:])))
        tag = "ol" if t.number % 6 == 0 else "ul"
        return f"<{tag}{t.name('list') if t.has['wrapper'] else ''}>{''.join(records)}</{tag}>"
    inner = "".join(records)
    return f"<div{t.name('list')}>{inner}</div>" if t.has["wrapper"] else inner


# --- What stands around the list ---------------------------------------------------------------------


def menu_links(t, count, low=1, high=2):
    return [link(t.url((2020, 1, 1), "", "list"), e(t.words.phrase(low, high))) for _ in range(count)]


def deep_links(t, count):
    """Links of a large menu, which say as much as titles do: services, departments, guides."""
    parents = [t.latin.word() for _ in range(4)]
    return [link(f"https://{t.host}/{t.rng.choice(parents)}/{'-'.join(t.latin.word() for _ in range(t.rng.randint(1, 6)))}/",
                 e(t.words.phrase(1, 6))) for _ in range(count)]


def tree(t, links):
    """A menu in a menu in a menu."""
    out = ""
    while links:
        size = t.rng.randint(2, 7)
        items, links = links[:size], links[size:]
        below, links = links[:t.rng.choice((0, 2, 5))], links[t.rng.choice((0, 2, 5)):]
        inner = "".join(f"<li>{l}</li>" for l in items[1:])
        if below and len(items) > 1:
            inner += f"<li>{items[1]}<ul>{''.join(f'<li>{l}</li>' for l in below)}</ul></li>"
        out += f"<li{t.name('widget')}>{items[0]}<ul{t.name('list')}>{inner}</ul></li>"
    return f"<ul>{out}</ul>"


def panels(t, links):
    """A menu whose parts unfold to cards with a text."""
    cards = "".join(f"<div>{l}<p>{e(t.words.sentence())}</p></div>" for l in links)
    return f"<div{t.name('widget')}>{cards}</div>"


def menu(t):
    count = t.rng.choice((4, 6, 8, 12, 30, 60))
    links = deep_links(t, count) if t.has["large menu"] else menu_links(t, count)
    if t.has["large menu"]:
        inner = panels(t, links[:16]) if t.number % 5 == 0 else tree(t, links)
    elif count >= 30:
        groups = [links[i:i + 6] for i in range(0, count, 6)]
        inner = "".join(f"<li>{g[0]}<ul>{''.join(f'<li>{l}</li>' for l in g[1:])}</ul></li>" for g in groups)
        inner = f"<ul>{inner}</ul>"
    elif t.number % 3 == 0:
        inner = " | ".join(links)
    else:
        inner = "<ul>" + "".join(f"<li>{l}</li>" for l in links) + "</ul>"
    tag = "nav" if t.has["menu in nav"] else "div"
    return f"<{tag}{t.name('nav')}>{inner}</{tag}>"


def header(t):
    tag = "header" if t.landmarks else "div"
    logo = link(f"https://{t.host}/", e(t.words.phrase(1, 3)))
    return f"<{tag}{t.name('header')}><h1>{logo}</h1>{menu(t)}</{tag}>" if t.number % 2 else (
        f"<{tag}{t.name('header')}>{logo}</{tag}>{menu(t)}")


def footer(t):
    tag = "footer" if t.landmarks else "div"
    links = menu_links(t, t.rng.choice((3, 5, 8)))
    inner = " ".join(links)
    if t.has["link farm"]:
        for _ in range(t.rng.randint(2, 5)):
            items = "".join(f"<li>{l}</li>" for l in menu_links(t, t.rng.randint(4, 10), 1, 4))
            inner += f"<div><h4>{e(t.words.phrase(1, 2))}</h4><ul>{items}</ul></div>"
    return f"<{tag}{t.name('footer')}>{inner}<p>{e(t.words.phrase(3, 8))}</p></{tag}>"


def recent(t, entries, others):
    """Newest articles, some of them not in the list."""
    shown = (entries[:2] if t.number % 2 else []) + others[:t.rng.randint(3, 10)]
    return "<ul>" + "".join(f"<li>{link(x.url, e(x.title))}</li>" for x in shown) + "</ul>"


def most_read(t, entries, others):
    shown = others[:t.rng.randint(4, 8)]
    return "".join(f"<div>{picture(t, x, '')}<h4>{link(x.url, e(x.title))}</h4></div>" for x in shown)


def related_cards(t, entries, others):
    return "".join(f"<div>{link(x.url, picture(t, x))}{link(x.url, e(x.title))}<p>{t.date(x.date)}</p></div>"
                   for x in others[:t.rng.randint(3, 6)])


def tag_cloud(t, entries, others):
    return " ".join(menu_links(t, t.rng.randint(8, 40)))


def categories(t, entries, others):
    return "<ul>" + "".join(f"<li>{l} ({t.rng.randint(1, 99)})</li>" for l in menu_links(t, t.rng.randint(4, 15), 1, 3)) + "</ul>"


def months(t, entries, others):
    names = t.words.months or [f"{m}月" for m in range(1, 13)]
    return "<ul>" + "".join(
        "<li>" + link(f"https://{t.host}/{2024 - i // 12}/{i % 12 + 1:02}/", f"{names[11 - i % 12]} {2024 - i // 12}") + "</li>"
        for i in range(t.rng.randint(6, 30))) + "</ul>"


def blogroll(t, entries, others):
    return "<ul>" + "".join(f"<li>{link(t.url((2020, 1, 1), '', 'outside'), e(t.words.phrase(1, 5)))}</li>"
                            for _ in range(t.rng.randint(4, 15))) + "</ul>"


def comments(t, entries, others):
    return "<ul>" + "".join(f"<li>{e(t.words.name())}: {link(x.url + '#comment-' + str(hash_of(x.url) % 999), e(x.title))}</li>"
                            for x in others[:5]) + "</ul>"


def about(t, entries, others):
    return f"<p>{e(t.words.paragraph())} {link(t.url((2020, 1, 1), '', 'list'), e(t.words.phrase(1, 3)))}</p>"


def pages_of_site(t, entries, others):
    """A menu of pages that read like articles."""
    return "<ul>" + "".join(f"<li>{link(t.url((2020, 1, 1), ''), e(t.words.phrase(2, 7)))}</li>"
                            for _ in range(t.rng.randint(3, 20))) + "</ul>"


def features(t, entries, others):
    """Boxes with a heading, a text and a link: services, projects."""
    return "".join(f"<div><h3>{link(t.url((2020, 1, 1), '', 'list'), e(t.words.phrase(1, 4)))}</h3>"
                   f"<p>{e(t.words.sentence())}</p></div>" for _ in range(t.rng.randint(2, 6)))


SIDES = [pages_of_site, features, recent, most_read, related_cards, tag_cloud, categories, months, blogroll, comments, about]


def sidebar(t, entries, others):
    if not t.sides:
        return ""
    boxes = "".join(f"<div{t.name('widget')}><h3>{e(t.words.phrase(1, 3))}</h3>{side(t, entries, others)}</div>"
                    for side in t.sides)
    tag = "aside" if t.landmarks else "div"
    return f"<{tag}{t.name('side')}>{boxes}</{tag}>"


def pager(t, page):
    if t.number % 4 == 0:
        return ""
    base = f"https://{t.host}/{t.section}/page/"
    if t.number % 2:
        inner = link(base + str(page + 1), e(t.words.phrase(1, 2)) + " »")
    else:
        inner = " ".join(link(base + str(n), str(n)) for n in range(1, 8) if n != page)
    return f"<div{t.name('pager')}>{inner}</div>"


# --- Pages -------------------------------------------------------------------------------------------


def page(t, title, main, entries, others):
    side = sidebar(t, entries, others)
    if t.has["extra"]:
        extra = t.rng.choice((pages_of_site, features, related_cards, most_read))(t, entries, others)
        side += f"<div{t.name('section')}><h2>{e(t.words.phrase(1, 3))}</h2>{extra}</div>"
    main = f"<main{t.name('main')}>{main}</main>" if t.main else f"<div{t.name('main')}>{main}</div>"
    content = side + main if t.has["side first"] else main + side
    body = f"{header(t)}{content}{footer(t)}"
    if t.number % 2:
        body = f"<div{t.name('page')}>{body}</div>"
    return (f'<!DOCTYPE html><html lang="{t.language}"><head><meta charset="utf-8"><title>{e(title)}</title></head>'
            f"<body>{body}</body></html>")


def list_address(t, at):
    """Where a list is: mostly in a place of its own, sometimes at an address like that of an article."""
    if t.number % 10 < 3 and t.address != "external":
        return t.url((2019, 3, 4), "") + (f"?page={at + 1}" if at else "")
    if t.number % 10 < 6:
        return f"https://{t.host}/{t.section}/index{at + 1 if at else ''}.html"
    return f"https://{t.host}/{t.section}/" + (f"page/{at + 1}/" if at else "")


def list_page(t, at):
    count = t.rng.choice((1, 2, 3, 5, 8, 10, 10, 12, 20, 30, 50))
    if t.layout in (whole_post, pointer):
        count = min(count, 10)
    entries = [Entry(t, i) for i in range(count)]
    others = [Entry(t, i + 60) for i in range(10)]
    title = t.words.phrase(1, 4)
    main = f"<h1>{e(title)}</h1>" if t.number % 3 else f"<h2>{e(title)}</h2>" if t.number % 2 else ""
    if t.has["summary"] and t.number % 5 == 0:
        main += f"<p>{e(t.words.paragraph(1, 4))}</p>"
    main += listing(t, entries, t.layout) + pager(t, at + 1)
    return list_address(t, at), page(t, title, main, entries, others), entries, "listing"


def front_page(t, at):
    """Sections with a hero, cards of several kinds and lists of titles."""
    entries, main = [], ""
    kinds = [k for k in LAYOUTS if k in (blog, linked_heading, whole_card, overlay, plain_title, bare_item, tile)]
    if t.number % 4 == 0:
        kinds = [whole_post, pointer, blog]
        main += f"<p>{e(t.words.paragraph(1, 5))}</p>"
    if t.rng.random() < 0.6:
        hero = Entry(t, 0)
        entries.append(hero)
        main += f"<div{t.name('hero')}>{link(hero.url, picture(t, hero, ''))}<h2>{link(hero.url, e(hero.title))}</h2><p>{e(hero.summary)}</p></div>"
    for _ in range(t.rng.randint(2, 7)):
        few = [Entry(t, i) for i in range(t.rng.randint(2, 8))]
        entries += few
        name = e(t.words.phrase(1, 2))
        name = link(t.url((2020, 1, 1), "", "list"), name) if t.number % 2 else name
        main += f"<section{t.name('section')}><h2>{name}</h2>{listing(t, few, t.rng.choice(kinds))}</section>"
    others = [Entry(t, i + 60) for i in range(10)]
    return f"https://{t.host}/", page(t, t.words.phrase(1, 3), main, entries, others), entries, "listing"


def article_page(t, at):
    x = Entry(t, at)
    post = "".join(
        f"<p>{e(t.words.paragraph())}" + (
            " " + link(t.rng.choice((t.url(x.date, "", "outside"), t.url(x.date, ""))), e(t.words.phrase(1, 5)))
            if t.rng.random() < 0.3 else "") + "</p>" for _ in range(t.rng.randint(3, 20)))
    others = [Entry(t, i + 20) for i in range(10)]
    main = f"<h1>{e(x.title)}</h1>{meta(t, x)}<div{t.name('body')}>{post}</div>"
    if t.rng.random() < 0.6:
        few = others[:t.rng.randint(2, 6)]
        main += f"<div{t.name('related')}><h3>{e(t.words.phrase(1, 3))}</h3>{listing(t, few, t.layout if t.layout is not whole_post else blog)}</div>"
    return x.url, page(t, x.title, main, [], others), [], "article"


def empty_page(t, at):
    """No articles: an empty category, an error, a login."""
    words = t.words
    main = f"<h1>{e(words.phrase(1, 4))}</h1><p>{e(words.sentence())}</p>"
    form = '<form action="/login"><input name="user"><input name="pass" type="password"><button>OK</button></form>'
    main += t.rng.choice(("", form, link(f"https://{t.host}/", e(words.phrase(1, 3)))))
    t.sides = [s for s in t.sides if s not in (recent, most_read, related_cards)]
    return t.url((2020, 1, 1), "", "list"), page(t, words.phrase(1, 3), main, [], []), [], "other"


def write(folder, sites, seed=11):
    """Writes the pages of so many sites."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "truth.jsonl", "w", encoding="utf-8") as truth:
        for number in range(sites):
            rng = random.Random(seed * 100_003 + number)
            theme = Theme(rng, number)
            theme.more = e(theme.words.phrase(1, 3))
            makers = [front_page] if theme.has["sections"] else [list_page]
            makers += rng.choice(([], [list_page], [article_page], [article_page], [empty_page]))
            for at, make in enumerate(makers):
                url, text, entries, kind = make(theme, at)
                path = f"{number:04}-{at}.html"
                (folder / path).write_text(text, encoding="utf-8")
                row = {"path": path, "url": url, "site": f"invented {number}", "kind": kind,
                       "entries": [x.url for x in entries], "layout": theme.layout.__name__}
                truth.write(json.dumps(row) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--sites", type=int, default=600)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    write(options.folder, options.sites, options.seed)


if __name__ == "__main__":
    main()
