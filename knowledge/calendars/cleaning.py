"""A parsed event made whole: one value a property, aware times, an end, a rule to be followed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import icalendar
from icalendar.prop.broken import vBroken

from knowledge.calendars.recurrence import refusal
from knowledge.calendars.zones import anchored

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_REPEATING = ("RRULE", "RDATE", "EXDATE")
_LONGEST = timedelta(days=3660)
_DAY = timedelta(days=1)


def single(component: icalendar.Event, name: str) -> Any:
    """Return a property, the first where there are several; None where it is missing or broken."""
    value = component.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return None if isinstance(value, vBroken) else value


def text_of(component: icalendar.Event, name: str) -> str:
    """Return a property's text, "" where there is none."""
    value = component.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return "" if value is None or isinstance(value, vBroken) else str(value)


def zone_name(value: Any) -> str | None:
    """Return the name of the zone beside a time."""
    name = getattr(value, "params", {}).get("TZID")
    return str(name) if name else None


def clean(component: icalendar.Event, zone: str) -> str | None:
    """Make an event whole, and return what is wrong with it, as the end of a sentence.

    Without a start that can be read, DTSTART is taken away: there is no event then. Times without
    a zone are in ``zone``; a rule that cannot be followed is taken away, its first event stays.
    """
    start = single(component, "DTSTART")
    if not isinstance(getattr(start, "dt", None), date):
        missing = "DTSTART" not in component
        component.pop("DTSTART", None)
        return "has no start." if missing else "has a start that cannot be read."
    if not _FIRST_YEAR <= start.dt.year < _LAST_YEAR:
        component.pop("DTSTART", None)
        return f"is in the year {start.dt.year}, which is not read."
    begins = anchored(start.dt, zone_name(start), zone)
    ends = _end(component, begins, zone)
    problem = _rule(component)
    for name in ("DTSTART", "DTEND", "DURATION"):
        component.pop(name, None)
    component.add("DTSTART", begins)
    component.add("DTEND", ends)
    _anchor(component, "RECURRENCE-ID", zone)
    return problem


def _end(component: icalendar.Event, begins: datetime | date, zone: str) -> datetime | date:
    """Return the exclusive end of an event, after its start as RFC 5545, 3.6.1 has it."""
    given, lasts = single(component, "DTEND"), single(component, "DURATION")
    ends: datetime | date | None = None
    if isinstance(getattr(given, "dt", None), date):
        ends = anchored(given.dt, zone_name(given), zone)
    elif isinstance(getattr(lasts, "dt", None), timedelta) and abs(lasts.dt) < _LONGEST:
        ends = begins + lasts.dt
    if isinstance(begins, datetime):
        if isinstance(ends, datetime) and begins <= ends <= begins + _LONGEST:
            return ends
        return begins
    if isinstance(ends, datetime):
        ends = ends.date()
    # Sites that write their calendars by hand give a day as its own end.
    return ends if ends is not None and begins < ends <= begins + _LONGEST else begins + _DAY


def _rule(component: icalendar.Event) -> str | None:
    """Take away what does not say when an event repeats; return why, if something is left out."""
    dropped = [name for name in ("RDATE", "EXDATE") if not _keep_dates(component, name)]
    value = component.get("RRULE")
    rule = value[0] if isinstance(value, list) and value else value
    why = None
    if rule is not None:
        component["RRULE"] = rule
        try:
            why = refusal(rule)
        # The parser of rules raises whatever its parts raise.
        except Exception:
            why = "cannot be read"
    if why is not None:
        for name in _REPEATING:
            component.pop(name, None)
        return f"has a rule that {why}; only its first date was kept."
    return f"has a {dropped[0]} that cannot be read and was left out." if dropped else None


def _keep_dates(component: icalendar.Event, name: str) -> bool:
    """Keep of a list of dates those that can be read; return whether that was all of them."""
    value = component.get(name)
    if value is None:
        return True
    lists = value if isinstance(value, list) else [value]
    kept = [each for each in lists if not isinstance(each, vBroken) and _are_dates(each)]
    component.pop(name)
    if kept:
        component[name] = kept
    return len(kept) == len(lists)


def _are_dates(values: Any) -> bool:
    """Return whether a list of dates holds nothing else (RDATE may also hold periods)."""
    return all(isinstance(each.dt, date | tuple) for each in getattr(values, "dts", []))


def _anchor(component: icalendar.Event, name: str, zone: str) -> None:
    value = single(component, name)
    component.pop(name, None)
    if isinstance(getattr(value, "dt", None), date):
        component.add(name, anchored(value.dt, zone_name(value), zone))
