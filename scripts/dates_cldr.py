#!/usr/bin/env python3
"""Compare the dates that the reader reads with those that Unicode CLDR writes, language by language.

    dates_cldr.py READER [--days N] [--misses N] [--dateparser]

Days of several years are written by PyPI Babel in every form that CLDR has for a language: full, long,
medium and short, with and without the time of day, in skeletons (day and month, with weekday, month and
year), in native digits, and as ages ("3 hours ago"). READER is the path of the example `read_dates`
(cargo build --release -p cuttings-extract --example read_dates). A date counts as read if it is the only
one found in the text and is the day that was written; of an age, the day must be in its range.

--dateparser reads the same texts by PyPI dateparser, told the language, for comparison.
"""
import argparse
import collections
import datetime as dt
import subprocess
import sys

from babel import Locale, dates

LANGUAGES = (
    "en en_GB de fr es pt it nl sv pl cs ru uk el tr ar ar_EG fa he hi vi id zh zh_Hant_TW ja ko"
).split()
DIGITS = {"ar": "٠١٢٣٤٥٦٧٨٩", "fa": "۰۱۲۳۴۵۶۷۸۹", "hi": "०१२३४५६७८९"}
NOW = dt.datetime(2023, 6, 15, 12, 0, tzinfo=dt.timezone.utc)
AGES = [
    dt.timedelta(**{unit: n})
    for unit, counts in (("minutes", (1, 2, 5, 40)), ("hours", (1, 2, 3, 5, 11)), ("days", (1, 2, 3, 5, 6)))
    for n in counts
] + [dt.timedelta(weeks=n) for n in (1, 2, 3)] + [dt.timedelta(days=30 * n + 1) for n in (1, 2, 3, 6)] + [
    dt.timedelta(days=366 * n) for n in (1, 2, 5)
]


def days(count):
    first = dt.date(2019, 1, 2)
    return [first + dt.timedelta(days=n * 1600 // count) for n in range(count)]


def texts(language, count):
    """(form, text, day or None, least and most days ago)"""
    locale = Locale.parse(language)
    for day in days(count):
        at = dt.datetime(day.year, day.month, day.day, 14, 30, tzinfo=dt.timezone.utc)
        for form in ("full", "long", "medium", "short"):
            yield form, dates.format_date(day, form, locale=locale), day, None
        for form in ("medium", "short"):
            yield f"{form} time", dates.format_datetime(at.replace(tzinfo=None), form, locale=locale), day, None
        for skeleton in ("yMMMd", "yMMMEd", "yMd", "yMEd"):
            if skeleton in locale.datetime_skeletons:
                yield skeleton, dates.format_skeleton(skeleton, day, locale=locale), day, None
        # Without a year: the last such day.
        if dt.date(2022, 6, 18) < day <= NOW.date():
            for skeleton in ("MMMd", "MMMEd", "MMMMd", "MMMMEd"):
                if skeleton in locale.datetime_skeletons:
                    yield skeleton, dates.format_skeleton(skeleton, day, locale=locale), day, None
    for age in AGES:
        for width in ("long", "short"):
            try:
                text = dates.format_timedelta(-age, add_direction=True, format=width, locale=locale, threshold=1.0001)
            except KeyError:
                continue  # Babel's data lack the pattern
            yield f"ago {width}", text, None, age


def native(language, rows):
    digits = DIGITS.get(language.split("_")[0])
    for form, text, day, age in rows:
        yield form, text, day, age
        if digits and any(c.isascii() and c.isdigit() for c in text):
            yield form + " native", text.translate({48 + n: d for n, d in enumerate(digits)}), day, age


def read(reader, rows):
    lines = "".join(f"{language.replace('_', '-')}\t{text}\n" for language, _, text, _, _ in rows)
    done = subprocess.run(
        [reader, NOW.isoformat()], input=lines, capture_output=True, encoding="utf-8", check=True
    )
    return [line.split("\t") for line in done.stdout.splitlines()]


def is_right(value, day, age):
    if day:
        return value[:10] == day.isoformat() and ".." not in value and ";" not in value
    seen = (NOW - age).date()
    try:
        ends = [dt.date.fromisoformat(part[:10]) for part in value.split("..")]
    except ValueError:
        return False
    slack = dt.timedelta(days=max(1, age.days // 20))
    return ends[0] - slack <= seen <= ends[-1] + slack


def by_dateparser(rows):
    import dateparser

    for language, _form, text, day, age in rows:
        base = {"RELATIVE_BASE": NOW.replace(tzinfo=None), "PREFER_DATES_FROM": "past"}
        codes = language.split("_")[0]
        try:
            found = dateparser.parse(text, languages=[codes], settings=base)
        except Exception:  # noqa: BLE001 - its failures count as misses
            found = None
        seen = day or (NOW - age).date()
        slack = 0 if day else max(1, age.days // 20)
        yield found is not None and abs((found.date() - seen).days) <= slack


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader")
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--misses", type=int, default=0, help="print so many misses a language")
    parser.add_argument("--dateparser", action="store_true")
    given = parser.parse_args()
    rows = [
        (language, *row) for language in LANGUAGES for row in dict.fromkeys(native(language, texts(language, given.days)))
    ]
    right, true, other = collections.Counter(), collections.Counter(), collections.Counter()
    shown = collections.Counter()
    for (language, form, text, day, age), (taken, value) in zip(rows, read(given.reader, rows), strict=True):
        true[language] += 1
        if is_right(value, day, age):
            right[language] += 1
        elif shown[language, form] < given.misses:
            shown[language, form] += 1
            print(f"{language} {form}: {text} = {day or age}, read {value or 'nothing'} in '{taken}'")
    if given.dateparser:
        for (language, *_), found in zip(rows, by_dateparser(rows)):
            other[language] += found
    for language in LANGUAGES + [None]:
        n = true[language] if language else true.total()
        k = right[language] if language else right.total()
        line = f"{language or 'all':12} {n:6} texts, read {k / n:.4f}"
        if given.dateparser:
            m = other[language] if language else other.total()
            line += f", dateparser {m / n:.4f}"
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
