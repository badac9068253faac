"""Series: the occurrences of events that repeat, worked out for a span of time."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import prod
from typing import Any

import icalendar
import recurring_ical_events

from knowledge.calendars.model import Event

MOST_OCCURRENCES = 5_000
"""How many occurrences of one series are worked out at once, the first of the span."""

MOST_A_DAY = 24
"""How often a day an event may repeat; a rule that repeats more often is not followed."""

_TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
_PARTS_OF_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
# Of each frequency: the days of its period, how often a weekday and a day of the month come in it.
_PERIODS = {"DAILY": (1, 1, 1), "WEEKLY": (7, 1, 1), "MONTHLY": (28, 5, 1), "YEARLY": (365, 53, 12)}
_CYCLE_START, _CYCLE = date(2000, 1, 1), timedelta(days=28 * 365 + 7)
# Spans of a series that are kept: what is next and what was, of today and of a day asked for.
_KEPT = 16
_DAY = timedelta(days=1)
# Python's dates end with year 9999, and zones with them; rules are followed for less than that.
_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def refusal(rule: icalendar.vRecur) -> str | None:
    """Return why a recurrence rule is not followed, as the end of a sentence; None if it is."""
    if _frequency(rule) in _TOO_OFTEN:
        return "repeats more often than daily"
    if _a_day(rule) > MOST_A_DAY:
        return f"repeats more than {MOST_A_DAY} times a day"
    # dateutil would look for the next occurrence for ever, or day by day until the year 9999.
    if int(first(rule.get("INTERVAL"), 1)) < 1:
        return "has an interval of nothing"
    longest = _a_period(rule) * _a_day(rule)
    if not _has_a_day(rule) or any(abs(int(at)) > longest for at in rule.get("BYSETPOS", [])):
        return "never comes true"
    return None


def _has_a_day(rule: icalendar.vRecur) -> bool:
    """Return whether any day of the 28 years, after which days fall alike, can fulfil a rule."""
    months, monthdays, yeardays, weeks = (
        {int(value) for value in rule.get(part, [])}
        for part in ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")
    )
    if not (months or monthdays or yeardays or weeks):
        return True
    for number in range(_CYCLE.days):
        day = _CYCLE_START + timedelta(days=number)
        of_month = monthrange(day.year, day.month)[1]
        of_year, at = 366 if isleap(day.year) else 365, day.timetuple().tm_yday
        if (
            (not months or day.month in months)
            and (not monthdays or {day.day, day.day - of_month - 1} & monthdays)
            and (not yeardays or {at, at - of_year - 1} & yeardays)
            and (not weeks or {day.isocalendar().week, day.isocalendar().week - 54} & weeks)
        ):
            return True
    return bool(weeks) and not (months or monthdays or yeardays) and max(map(abs, weeks)) <= 53


def first(values: Any, default: Any) -> Any:
    """Return the first of a rule's values, which come as lists; ``default`` where there is none."""
    if isinstance(values, list | tuple):
        return values[0] if values else default
    return default if values is None else values


def _a_day(rule: icalendar.vRecur) -> int:
    """Return how many times a day a rule names."""
    return prod(_count(rule, part) for part in _PARTS_OF_A_DAY)


def _rate(rule: icalendar.vRecur) -> float:
    """Return how many occurrences a day a rule has at most, over a long time."""
    days = _PERIODS.get(_frequency(rule), (1, 1, 1))[0]
    return min(1.0, _a_period(rule) / days) * _a_day(rule)


def _a_period(rule: icalendar.vRecur) -> int:
    """Return how many days a rule names at most in one of its periods."""
    _, weekdays, monthdays = _PERIODS.get(_frequency(rule), (1, 1, 1))
    return (
        prod(_count(rule, part) for part in ("BYMONTH", "BYYEARDAY", "BYWEEKNO", "BYEASTER"))
        * (_count(rule, "BYDAY") * weekdays if "BYDAY" in rule else 1)
        * (_count(rule, "BYMONTHDAY") * monthdays if "BYMONTHDAY" in rule else 1)
    )


def _frequency(rule: icalendar.vRecur) -> str:
    return str(first(rule.get("FREQ"), "")).upper()


def _count(rule: icalendar.vRecur, part: str) -> int:
    values = rule.get(part)
    return max(1, len(values)) if isinstance(values, list | tuple) else 1


class RuleSeries:
    """The master of a series and its changed occurrences, expanded when asked."""

    def __init__(
        self,
        components: Sequence[icalendar.Event],
        make: Callable[[icalendar.Event], Event | None],
        begins: datetime,
    ) -> None:
        """Take cleaned components of one uid, what makes an event of an occurrence, and the start.

        ``begins`` is the aware start of the earliest component.
        """
        calendar = icalendar.Calendar()
        for component in components:
            calendar.add_component(component)
        rules = [c.get("RRULE") for c in components]
        rates = [_rate(rule) for rule in rules if isinstance(rule, icalendar.vRecur)]
        self._longest = int(MOST_OCCURRENCES / max(rates, default=1.0)) * _DAY
        self._calendar = calendar
        self._make = make
        self._begins = begins
        self._spans: dict[tuple[date, date], tuple[Event, ...]] = {}

    def between(self, begin: datetime, end: datetime) -> Iterable[Event]:
        """Return the occurrences that touch ``[begin, end)``, at most MOST_OCCURRENCES of them."""
        begin = max(begin.astimezone(UTC), self._begins.astimezone(UTC) - _DAY, _FIRST)
        end = min(end.astimezone(UTC), _LAST)
        if begin >= end:
            return ()
        # Whole days, so that the questions of one day are worked out once.
        span = begin.date() - _DAY, end.date() + 2 * _DAY
        span = span[0], min(span[1], span[0] + min(self._longest, _LAST - _FIRST))
        found = self._spans.pop(span, None)
        if found is None:
            found = self._cut(*span)
        if found is None:
            found = self._expand(*span)
        for old in [*self._spans][: max(0, len(self._spans) - _KEPT + 1)]:
            self._spans.pop(old, None)
        self._spans[span] = found
        return found

    def _cut(self, begin: date, end: date) -> tuple[Event, ...] | None:
        """Return the occurrences of a span out of a longer one that was worked out before."""
        for (first_day, last_day), events in [*self._spans.items()]:
            # What was cut off may be missing.
            if first_day <= begin and end <= last_day and len(events) < MOST_OCCURRENCES:
                early = datetime.combine(begin - _DAY, time(), UTC)
                late = datetime.combine(end + _DAY, time(), UTC)
                return tuple(e for e in events if e.starts_at < late and e.ends_at >= early)
        return None

    def _expand(self, begin: date, end: date) -> tuple[Event, ...]:
        # Last resort: the library's parts raise whatever they like on values nobody foresaw, and
        # the other calendars must still be read. `works` has said so when this was read.
        try:
            return self._worked_out(begin, end)
        except Exception:
            return ()

    def _worked_out(self, begin: date, end: date) -> tuple[Event, ...]:
        query = recurring_ical_events.of(self._calendar)
        made = [self._make(occurrence) for occurrence in query.between(begin, end)]
        return tuple(event for event in made if event is not None)[:MOST_OCCURRENCES]

    def works(self) -> bool:
        """Return whether the series can be worked out, though all of it may be left out."""
        first_day = self._begins.astimezone(UTC).date()
        try:
            found = self._worked_out(first_day - _DAY, first_day + 2 * _DAY)
        except Exception:
            return False
        return bool(found) or any(
            name in component
            for component in self._calendar.subcomponents
            for name in ("EXDATE", "RECURRENCE-ID")
        )
