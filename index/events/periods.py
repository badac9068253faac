"""The day, week, month or year that a question names, as a span of the clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from index.events import time_words
from index.events.time_words import MONTH, NAMED_MONTHS

_MONTH = rf"(?P<month>(?<!\w)(?:{MONTH.pattern})'?(?:da|de|ta|te)?(?!\w))"
_OF = r"(?:of|de|del|di|d'|den)"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th|er|e|ste|de)?\b"
_TO = r"(?:\s?(?:-|to|bis|au|al|tot|do)\s?(?P<last>\d{1,2})(?!\d)(?:st|nd|rd|th)?)?"
_WRITTEN = (
    re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(
        r"(?<![\d.])(?P<day>\d{1,2})[./](?P<number>\d{1,2})[./](?P<year>\d{4}|\d\d(?![\d:]))(?!\d)"
    ),
    re.compile(
        r"(?<![\d.])(?P<day>\d{1,2})(?:\.(?P<number>\d{1,2})\.|/(?P<slashed>\d{1,2}))(?!\d)"
    ),
    re.compile(rf"(?<![\d.]){_DAY}{_TO}\.? (?:{_OF} )?{_MONTH}\.?,?(?: {_OF})?(?: {_YEAR})?"),
    re.compile(rf"{_MONTH}\.? (?:the )?{_DAY}{_TO}(?:,? {_YEAR})?"),
)
_MONTH_YEAR = re.compile(
    rf"{_MONTH}\.?,? (?:{_OF} )?{_YEAR}|(?P<year2>20\d\d) {_MONTH.replace('month', 'month2')}"
)
# Names of months that are other words as well count only behind a preposition, or alone.
_BARE = re.compile(_MONTH)
_ALSO_WORDS = re.compile(r"(?:may|mar|mai|mars|mart|set|dec|jan|maj|mei|marz|dez|sep|jun|ocak)$")
_BEFORE = re.compile(
    r"(?:^|\W)(?:in|im|en|em|de|of|for|a|ad|di|w|we|na|this|next|last|for|fur|voor|pour|para|per"
    r"|until|by|mois de|mes de|events|webinars|meetings|termine)\W+(?:the\W+)?$"
)
_YEARS = re.compile(rf"(?<![\d./-]){_YEAR}(?![./-]\d)")
_SHORT_YEAR = re.compile(r"(?<=[a-z])\s?'?(?P<year>[12]\d)(?!\d)")
_FROM_TO = re.compile(
    r"(?<!\w)(?:between|from|zwischen|von|vom|entre|du|de|desde|del|tra|fra|da|dal|tussen|van|miedzy"
    r"|od) (?P<first>\S.{1,40}?) (?:and|to|until|till|und|bis|et|au|y|hasta|al|e|a|en|tot|i|do)"
    r" (?:zum )?(?P<last>\S.{1,60})"
)
_BY = re.compile(
    r"(?<!\w)(?:(?P<before>before|vor|avant|antes de|antes del|prima di|prima del|voor|przed)"
    r"|until|till|bis|bis zum|bis ende|jusqu'a|jusqu'en|jusqu'au|hasta|entro|tot|do)"
    r" (?:the |dem |le |el |il )?(?P<last>\S.{1,60})"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, ``end`` exclusive, and the folded text without the words for it.

    ``whole_year`` says that no more than a year was named.
    """

    begin: date
    end: date
    rest: str
    whole_year: bool = False

    def between(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return the aware times at which the span begins and ends in a zone."""
        begin, end = (datetime.combine(day, time(), zone) for day in (self.begin, self.end))
        return begin, end


def period(words: str, today: date, *, past: bool = False) -> Period | None:
    """Return the span of days that a folded text names, seen from today.

    A day or month without a year is the next one, the latest one where the ``past`` is spoken of. A
    week begins on Monday. Days stand before months in 3/12, unless there is no such month.
    """
    try:
        return _range(words, today, past) or _until(words, today, past) or _one(words, today, past)
    except OverflowError:
        return None


def _one(words: str, today: date, past: bool) -> Period | None:
    return (
        _written(words, today, past)
        or _relative(words, today)
        or _month(words, today, past)
        or _weekday(words, today, past)
        or _year(words)
    )


def _range(words: str, today: date, past: bool) -> Period | None:
    """Return the span from one day or month that is named to another."""
    found = _FROM_TO.search(words)
    if found is None:
        return None
    first, last = _one(found["first"], today, past), _one(found["last"], today, past)
    # What was cut out at its beginning leaves a space there.
    if not (first and last and first.rest.startswith(" ") and last.rest.startswith(" ")):
        return None
    if last.begin < first.begin:
        return None
    rest = f"{words[: found.start()]} {first.rest} {last.rest}"
    return Period(first.begin, last.end, rest)


def _until(words: str, today: date, past: bool) -> Period | None:
    """Return the span from today to before a day or month, or to its end."""
    found = None if past else _BY.search(words)
    last = _one(found["last"], today, past) if found else None
    if not (found and last and last.rest.startswith(" ")):
        return None
    end = last.begin if found["before"] else last.end
    return Period(today, end, f"{words[: found.start()]} {last.rest}") if end > today else None


def _cut(words: str, found: re.Match[str]) -> str:
    return f"{words[: found.start()]} {words[found.end() :]}"


def _written(words: str, today: date, past: bool) -> Period | None:
    if not any(character.isdigit() for character in words):
        return None
    for pattern in _WRITTEN:
        for found in pattern.finditer(words):
            parts = found.groupdict()
            number = parts.get("number") or parts.get("slashed")
            month = int(number) if number else _number(parts["month"])
            day, year = int(parts["day"]), parts.get("year")
            if number and month > 12 >= day:
                day, month = month, day
            first = _day(
                day,
                month,
                int(year) + (2000 if len(year) == 2 else 0) if year else None,
                today,
                past,
            )
            if first is None:
                continue
            last = (
                _day(int(parts["last"]), month, first.year, today, past)
                if parts.get("last")
                else first
            )
            if last is not None and last >= first:
                return Period(first, last + timedelta(days=1), _cut(words, found))
    return None


def _day(day: int, month: int, year: int | None, today: date, past: bool) -> date | None:
    """Return the day, of the next year that has it where none is given."""
    # Eight years hold a leap day, whatever century they are in.
    steps = range(0, -9, -1) if past else range(9)
    years = (year,) if year is not None else tuple(today.year + step for step in steps)
    for each in years:
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year is not None or (found <= today if past else found >= today):
            return found
    return None


def _number(name: str) -> int:
    plain = re.sub(r"'(?:da|de|ta|te)$", "", name)
    for candidate in (plain, re.sub(r"(?:da|de|ta|te)$", "", plain)):
        for number, month in enumerate(NAMED_MONTHS, 1):
            if month.fullmatch(candidate):
                return number
    return 0


def _relative(words: str, today: date) -> Period | None:
    if found := time_words.NEXT_WEEKEND.search(words):
        saturday = _monday(today) + timedelta(days=12)
        return Period(saturday, saturday + timedelta(days=2), _cut(words, found))
    if found := time_words.WEEKEND.search(words):
        saturday = _monday(today) + timedelta(days=5)
        return Period(saturday, saturday + timedelta(days=2), _cut(words, found))
    for weeks, pattern in time_words.WEEKS:
        if found := pattern.search(words):
            monday = _monday(today) + timedelta(weeks=weeks)
            return Period(monday, monday + timedelta(weeks=1), _cut(words, found))
    for months, pattern in time_words.MONTHS:
        if found := pattern.search(words):
            return _months(today, months, _cut(words, found))
    for years, pattern in time_words.YEARS:
        if found := pattern.search(words):
            whole = _whole(today.year + years, _cut(words, found))
            return _month(whole.rest, whole.begin, False) or whole
    if found := time_words.WITHIN.search(words):
        return Period(today, _ahead(today, found) + timedelta(days=1), _cut(words, found))
    if found := time_words.AHEAD.search(words):
        day, rest = _ahead(today, found), _cut(words, found)
        if found["month"]:
            return _months(day, 0, rest)
        first = _monday(day) if found["week"] else day
        return Period(first, first + timedelta(days=7 if found["week"] else 1), rest)
    for days, pattern in time_words.DAYS:
        if found := pattern.search(words):
            day = today + timedelta(days=days)
            return Period(day, day + timedelta(days=1), _cut(words, found))
    return None


def _ahead(today: date, found: re.Match[str]) -> date:
    """Return the day that lies so many days, weeks or months ahead."""
    amount = time_words.NUMBERS.get(found["amount"]) or int(found["amount"])
    if not found["month"]:
        return today + timedelta(days=amount * (7 if found["week"] else 1))
    first = _first(today, amount)
    return min(first + timedelta(days=today.day - 1), _first(first, 1) - timedelta(days=1))


def _month(words: str, today: date, past: bool) -> Period | None:
    if found := _MONTH_YEAR.search(words):
        year = int(found["year"] or found["year2"])
        return _months(
            date(year, _number(found["month"] or found["month2"]), 1), 0, _cut(words, found)
        )
    for found in _BARE.finditer(words):
        alone = not (words[: found.start()] + words[found.end() :]).strip(" ?.!")
        if (
            _ALSO_WORDS.match(found["month"])
            and not alone
            and not _BEFORE.search(words[: found.start()])
        ):
            continue
        number = _number(found["month"])
        year = today.year + ((number < today.month) if not past else -(number > today.month))
        return _months(date(year, number, 1), 0, _cut(words, found))
    return None


def _weekday(words: str, today: date, past: bool) -> Period | None:
    for number, pattern in enumerate(time_words.WEEKDAYS):
        if found := pattern.search(words):
            days = (
                -((today.weekday() - number - 1) % 7 + 1)
                if past
                else (number - today.weekday()) % 7
            )
            day = today + timedelta(days=days)
            return Period(day, day + timedelta(days=1), _cut(words, found))
    return None


def _year(words: str) -> Period | None:
    found = _YEARS.search(words)
    return _whole(int(found["year"]), _cut(words, found)) if found else None


def _whole(year: int, rest: str) -> Period:
    return Period(date(year, 1, 1), date(year + 1, 1, 1), rest, whole_year=True)


def _months(day: date, months: int, rest: str) -> Period:
    first = _first(day, months)
    return Period(first, _first(first, 1), rest)


def _first(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
