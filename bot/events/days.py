"""Days as people type them, in the languages of the community, made into dates."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from index.events.periods import period
from index.slots.phrases import folded

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "tr"]

Days = tuple[date, date]
"""The first and the last day of a span."""

# Calendars hold no others, and the arithmetic of dates ends at the years 1 and 9999.
_YEARS = range(1900, 2200)
# Of what stands beside a span: "in June", "la semaine prochaine".
_SMALL_WORD = re.compile(r"[^\W\d_]{1,3}")


def days_of(typed: str, now: datetime, *, month_first: bool = False) -> Days | None:
    """Return the day, the week, the month or the year that was typed; None for what is none.

    ``month_first`` says that 3/12 is in March, as it is in the United States. Takes tens of
    milliseconds of computing.
    """
    text = " ".join(typed.split())
    today = now.astimezone(UTC).date()
    # A parser makes a date of any number; people do not mean one by that.
    written = any(sign.isalpha() or sign in "0123456789" for sign in text)
    if not written or (text.isdigit() and len(text) != 4):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        figures = month_first and re.search(r"\d[/.-]\d", text)
        span = None if figures else _span(text, today)
        days = span or _parsed(text, today, month_first)
    else:
        days = day, day
    return days if days and days[0].year in _YEARS else None


def _span(text: str, today: date) -> Days | None:
    """Return the span that a question would be understood to name, where it is all of the text."""
    found = period(folded(text), today)
    if found is None or not all(map(_SMALL_WORD.fullmatch, found.rest.split())):
        return None
    return found.begin, found.end - timedelta(days=1)


def _parsed(text: str, today: date, month_first: bool) -> Days | None:
    parser = _parser(today, month_first)
    data = parser.get_date_data(text)
    if data is None or data.date_obj is None:
        return None
    day = data.date_obj.date()
    if data.period == "month":
        # The parser takes "November", said in November, as that of next year.
        said_year = re.search(r"\d", text)
        this = day.month == today.month and not said_year
        return _month(day.replace(year=today.year) if this else day)
    if data.period == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


@lru_cache(maxsize=4)
def _parser(today: date, month_first: bool) -> DateDataParser:
    # Not at the top: it takes long to load, and few ask for a day.
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=LANGUAGES,
        settings={
            "RELATIVE_BASE": datetime.combine(today, time()),
            "PREFER_DATES_FROM": "future",
            "PREFER_DAY_OF_MONTH": "first",
            "DATE_ORDER": "MDY" if month_first else "DMY",
            "RETURN_AS_TIMEZONE_AWARE": False,
            "RETURN_TIME_AS_PERIOD": False,
        },
    )


def _month(day: date) -> Days:
    last = calendar.monthrange(day.year, day.month)[1]
    return day.replace(day=1), day.replace(day=last)
