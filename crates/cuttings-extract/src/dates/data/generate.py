#!/usr/bin/env python3
"""Writes cldr.tsv and folds.tsv, the date words of the world. Run by hand; the output is committed.

    npm install cldr-dates-full@48.2.0     # Unicode CLDR 48.2, licence Unicode-3.0
    ./generate.py node_modules/cldr-dates-full

cldr.tsv: a line is a language, a kind and its values, separated by tabs. Regional variants of a
language (ar-LB, de-AT, es-MX) are merged into it. Kinds:

    months, abbr        twelve names, from January; abbr are the short ones
    weekdays, wabbr     seven names, from Monday
    last                "last Monday" to "last Sunday"
    ago-U               patterns of "{0} units ago", U one of s min h d w mo y
    rel-UN              a phrase for N units ago ("yesterday" is d1)
    am, pm              marks of a half day

folds.tsv: a character and the one it counts as (nothing: it is dropped). Only characters that are
their own lower case are listed.
"""
import json
import pathlib
import sys
import unicodedata

# By how much is published in them, roughly: a tie between languages goes to the first.
LANGUAGES = """en es de fr ja ru pt it zh pl nl tr fa vi ar id ko cs uk sv el hu ro da fi no he th sk
bg hr sr lt hi ca sl et lv bs mk be eu gl is sq az ka hy kk ms fil bn ur ta mr sw af eo cy ga nn"""
# Where CLDR's name of the language is another.
DIRECTORY = {"no": "nb"}
ENGLISH = {tuple(names.split()) for names in (
    "January February March April May", "Jan Feb Mar Apr May", "Monday Tuesday Wednesday Thursday Friday",
    "Mon Tue Wed Thu Fri")}
# Languages that need a word for "one" in "a year ago".
ARTICLES = set("en es de fr pt it nl sv el hu ro da no ca eu gl sq is af eo cy ga nn".split())
UNITS = {"second": "s", "minute": "min", "hour": "h", "day": "d", "week": "w", "month": "mo", "year": "y"}
WEEKDAYS = "mon tue wed thu fri sat sun".split()


def clean(text):
    for mark in "\u200e\u200f\u061c\u00ad":
        text = text.replace(mark, "")
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").strip()
    return " ".join(text.split())


def name(text):
    """A name without the dot of an abbreviation, which the reader allows for by itself."""
    return clean(text).rstrip(".'׳").strip()


class Lines:
    def __init__(self, english):
        self.lines = {}
        self.english = english

    def add(self, kind, values):
        values = tuple(values)
        # Some regional files hold English names for want of their own.
        if values and all(values) and (self.english or values[:5] not in ENGLISH):
            self.lines.setdefault(kind, {})[values] = None

    def add_each(self, kind, value):
        if value:
            self.lines.setdefault(kind, {})[value] = None

    def written(self, language):
        for kind in sorted(self.lines):
            values = self.lines[kind]
            if isinstance(next(iter(values)), tuple):
                for row in sorted(values):
                    yield "\t".join((language, kind) + row)
            else:
                yield "\t".join((language, kind) + tuple(sorted(values)))


def gregorian(lines, calendar):
    for context in ("format", "stand-alone"):
        for width, kind in (("wide", "months"), ("abbreviated", "abbr")):
            names = [name(calendar["months"][context][width][str(m)]) for m in range(1, 13)]
            if not any(n[:1].isdigit() for n in names):
                lines.add(kind, names)
        for width, kind in (("wide", "weekdays"), ("abbreviated", "wabbr"), ("short", "wabbr")):
            lines.add(kind, [name(calendar["days"][context][width][d]) for d in WEEKDAYS])
        for width in ("wide", "abbreviated"):
            periods = calendar["dayPeriods"][context][width]
            for period, text in periods.items():
                kind = period.split("-")[0]
                if kind in ("am", "pm"):
                    lines.add_each(kind, name(text))


def relative(lines, fields, articles):
    for field, code in UNITS.items():
        for width in ("", "-short", "-narrow"):
            entry = fields[field + width]
            past = entry.get("relativeTime-type-past", {})
            future = entry.get("relativeTime-type-future", {}).values()
            one, other = (past.get(f"relativeTimePattern-count-{c}", "") for c in ("one", "other"))
            if one != other and "{0}" in one and not articles:
                # "před hodinou", "godzinę temu": one of them, without the number.
                lines.add_each(f"rel-{code}1", name(" ".join(clean(one).replace("{0}", " ").split())))
            for pattern in past.values():
                if pattern in future:
                    continue  # a slip in a regional file
                pattern = clean(pattern).replace("({0})", "").strip()
                if "{0}" in pattern:
                    lines.add_each("ago-" + code, pattern.rstrip("."))
                else:
                    two = pattern in (clean(past.get("relativeTimePattern-count-two", "")).replace("({0})", "").strip(),)
                    lines.add_each(f"rel-{code}{2 if two else 1}", pattern)
            for n in (1, 2):
                text = name(entry.get(f"relative-type--{n}", ""))
                if text and "{0}" not in text and not text.startswith(("-", "−")):
                    lines.add_each(f"rel-{code}{n}", text)
        if field == "day":
            text = name(fields[field].get("relative-type-0", ""))
            lines.add_each(f"rel-{code}0", text)
    lines.add("last", [name(fields[d].get("relative-type--1", "")) for d in WEEKDAYS])


def words(main):
    for language in LANGUAGES.split():
        lines = Lines(language == "en")
        base = DIRECTORY.get(language, language)
        for path in sorted(main.iterdir()):
            if path.name != base and not path.name.startswith(base + "-"):
                continue
            if path.name in ("en-Dsrt", "en-Shaw", "hi-Latn", "ms-Arab", "ms-Arab-BN", "zh-Latn"):
                continue
            dates = json.loads((path / "ca-gregorian.json").read_text())["main"][path.name]["dates"]
            gregorian(lines, dates["calendars"]["gregorian"])
            dates = json.loads((path / "dateFields.json").read_text())["main"][path.name]["dates"]
            relative(lines, dates["fields"], language in ARTICLES)
        yield from lines.written(language)


def fold(char):
    """The letter that a character counts as: no accents, no points, one form of each Arabic letter."""
    special = {"ı": "i", "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "s", "æ": "a", "œ": "o", "ə": "e",
               "ς": "σ", "ʻ": "'", "ʼ": "'", "‘": "'", "’": "'", "׳": "'", "′": "'", "´": "'", "`": "'",
               "‐": "-", "‑": "-", "־": "-", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ە": "ه", "ہ": "ه",
               "ۀ": "ه", "ـ": "", "\u200c": "", "\u200d": "", "\u00ad": ""}
    if char in special:
        return special[char]
    code = ord(char)
    if unicodedata.category(char) == "Mn":
        dropped = code < 0x0700 or code == 0x093C or 0x1AB0 <= code < 0x1B00 or 0xFE20 <= code < 0xFE30
        return "" if dropped else char
    base = unicodedata.normalize("NFKD", char)
    if len(base) > 1 and not all(unicodedata.category(c) == "Mn" for c in base[1:]):
        return char
    first = base[:1].lower()
    return special.get(first, first)


def folds():
    ranges = [(0x80, 0x700), (0x93C, 0x960), (0x1E00, 0x2000), (0x200C, 0x200E), (0x2010, 0x2033),
              (0xFB1D, 0xFEFD), (0xFF01, 0xFF5F)]
    for first, last in ranges:
        for code in range(first, last):
            char = chr(code)
            if unicodedata.category(char)[0] in "LM" or char in "‐‑‘’′´׳־\u200c\u200d\u00ad":
                lower = char.lower()[:1]
                if lower == char and fold(char) != char:
                    yield f"{char}\t{fold(char)}"


def main():
    package = pathlib.Path(sys.argv[1])
    version = json.loads((package / "package.json").read_text())["version"]
    here = pathlib.Path(__file__).parent
    header = [f"# Generated by generate.py from Unicode CLDR {version} (npm cldr-dates-full), licence Unicode-3.0."]
    header.append("languages\t" + "\t".join(LANGUAGES.split()))
    (here / "cldr.tsv").write_text("\n".join(header + list(words(package / "main"))) + "\n")
    header = ["# Generated by generate.py from the Unicode character database, licence Unicode-3.0."]
    (here / "folds.tsv").write_text("\n".join(header + list(folds())) + "\n")


if __name__ == "__main__":
    main()
