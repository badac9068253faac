"""Months and years in a folded text, in eight languages."""

from __future__ import annotations

import re
from datetime import date

from index.slots.phrases import phrases

# The names of each month, January first. Short ones that are also other words ("mar", "may", "set")
# stand here only because a year must follow before anything is read from them.
_NAMES = (
    "jan, january, januar*, janvier, enero, gennaio, stycz*, ocak*",
    "feb, february, februar*, fevrier, febrero, febbraio, luty, lutego, lutym, subat*",
    "mar, march, marz, mars, marzo, maart, marzec, marca, marcu, mart",
    "apr, april*, avril, abril, aprile, kwiecien, kwietnia, kwietniu, nisan*",
    "may, mai, mayo, maggio, mei, maj, maja, maju, mayis*",
    "jun, june, juni, juin, junio, giugno, czerwiec, czerwca, czerwcu, haziran*",
    "jul, july, juli, juillet, julio, luglio, lipiec, lipca, lipcu, temmuz*",
    "aug, august*, aout, agosto, sierpien, sierpnia, sierpniu, agustos*",
    "sep, sept, september, septembre, septiembre, settembre, wrzesien, wrzesnia, wrzesniu, eylul*",
    "oct, october, okt, oktober, octobre, octubre, ottobre, pazdziernik*, ekim*",
    "nov, november, novembre, noviembre, listopad*, kasim*",
    "dec, december, dez, dezember, decembre, diciembre, dicembre, grudzien,"
    " grudnia, grudniu, aralik*",
)
_MONTHS = tuple(phrases({"": names}) for names in _NAMES)
MONTH = phrases({str(number): names for number, names in enumerate(_NAMES, 1)})
# Not a part of a longer number, of a DOI, or of an amount.
YEAR = re.compile(r"(?<![\d./-])(?:1[0-9]|20)\d\d(?![\d]|[.,]\d)")
_DAYS = r"(?:[ ,.]+\d{1,2}(?:st|nd|rd|th)?(?:\s?-\s?\d{1,2})?)?"
_MONTH_AND_YEAR = re.compile(rf"({MONTH.pattern})\.?{_DAYS}[ ,.]+(?:de[l]? )?(20\d\d)")
_ISO = re.compile(r"\b(20\d\d)-(\d\d)(?:-\d\d)?\b")
_RANGE = re.compile(r"(?<!\d)((?:1\d|20)\d\d)\s?-\s?(\d\d(?:\d\d)?)(?!\d)")
_WRITTEN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def years(words: str) -> set[int]:
    """Return the years that a folded text names; of a span "2020-22" both ends."""
    found = {int(year) for year in YEAR.findall(words)}
    for begin, end in _RANGE.findall(words):
        found |= {int(begin), int(begin[: 4 - len(end)] + end)}
    return found


def not_over(words: str, today: date) -> bool:
    """Return whether a folded text names a month or a year that is not over today."""
    dated = [
        (int(year), next(n for n, month in enumerate(_MONTHS, 1) if month.fullmatch(name)))
        for name, year in _MONTH_AND_YEAR.findall(words)
    ]
    dated += [(int(year), int(month)) for year, month in _ISO.findall(words)]
    if any(when >= (today.year, today.month) for when in dated):
        return True
    # A year that comes with a month of its own says no more than that month.
    with_month = {year for year, _ in dated}
    return any(year >= today.year and year not in with_month for year in years(words))


def last_day(written: str | None) -> date | None:
    """Return the last day that an ISO date, or its beginning, may mean; None where it is none."""
    found = _WRITTEN.match(written or "")
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 12), int(found[3] or 28))
    except ValueError:
        return None
