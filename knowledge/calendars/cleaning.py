"""A parsed event made whole: one value a property, aware times, an end, a rule to be followed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
from icalendar.prop.broken import vBroken

from knowledge.calendars.recurrence import first, refusal
from knowledge.calendars.zones import Zones

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


def clean(component: icalendar.Event, zones: Zones) -> str | None:
    """Make an event whole, and return what is wrong with it, as the end of a sentence.

    Without a start that can be read, DTSTART is taken away: there is no event then. Times get
    their zone; a rule that cannot be followed is taken away, its first event stays.
    """
    start = single(component, "DTSTART")
    if not isinstance(getattr(start, "dt", None), date):
        missing = "DTSTART" not in component
        component.pop("DTSTART", None)
        return "has no start." if missing else "has a start that cannot be read."
    if not _FIRST_YEAR <= start.dt.year < _LAST_YEAR:
        component.pop("DTSTART", None)
        return f"is in the year {start.dt.year}, which is not read."
    begins = zones.anchored(start.dt, zone_name(start))
    ends = _end(component, begins, zones)
    problem = _rule(component, begins, zones)
    for name in ("DTSTART", "DTEND", "DURATION"):
        component.pop(name, None)
    component.add("DTSTART", begins)
    component.add("DTEND", ends)
    _anchor(component, "RECURRENCE-ID", begins, zones)
    return problem


def _end(component: icalendar.Event, begins: datetime | date, zones: Zones) -> datetime | date:
    """Return the exclusive end of an event, after its start as RFC 5545, 3.6.1 has it."""
    given, lasts = single(component, "DTEND"), single(component, "DURATION")
    ends: datetime | date | None = None
    if isinstance(getattr(given, "dt", None), date):
        ends = _beside(given.dt, given, begins, zones)
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


def _rule(component: icalendar.Event, begins: datetime | date, zones: Zones) -> str | None:
    """Take away what does not say when an event repeats; return why, if something is left out."""
    dropped = [
        name for name in ("RDATE", "EXDATE") if not _keep_dates(component, name, begins, zones)
    ]
    value = component.get("RRULE")
    rule = value[0] if isinstance(value, list) and value else value
    why = None
    if rule is not None:
        component["RRULE"] = rule
        try:
            why = refusal(rule)
            _end_in_utc(rule, begins)
        # The parser of rules raises whatever its parts raise.
        except Exception:
            why = "cannot be read"
    if why is not None:
        for name in _REPEATING:
            component.pop(name, None)
        return f"has a rule that {why}; only its first date was kept."
    return f"has a {dropped[0]} that cannot be read and was left out." if dropped else None


def _end_in_utc(rule: icalendar.vRecur, begins: datetime | date) -> None:
    """Give a rule of times the end in UTC that it must have (RFC 5545, 3.3.10).

    An end without a time is the end of its day, one without a zone is in the zone of the start.
    """
    until = first(rule.get("UNTIL"), None)
    if not isinstance(begins, datetime) or until is None:
        return
    if not isinstance(until, datetime):
        until = datetime.combine(until, time(23, 59, 59))
    if until.tzinfo is None:
        until = until.replace(tzinfo=begins.tzinfo)
    rule["UNTIL"] = [until.astimezone(UTC)]


def _keep_dates(
    component: icalendar.Event, name: str, begins: datetime | date, zones: Zones
) -> bool:
    """Keep of a list of dates those that can be read; return whether that was all of them."""
    value = component.get(name)
    if value is None:
        return True
    lists = value if isinstance(value, list) else [value]
    kept = [each for each in lists if not isinstance(each, vBroken) and _are_dates(each)]
    component.pop(name)
    if kept:
        component[name] = [_anchored_list(each, begins, zones) for each in kept]
    return len(kept) == len(lists)


def _are_dates(values: Any) -> bool:
    """Return whether a list of dates holds nothing else (RDATE may also hold periods)."""
    return all(isinstance(each.dt, date | tuple) for each in getattr(values, "dts", []))


def _anchored_list(values: Any, begins: datetime | date, zones: Zones) -> Any:
    dates = [each.dt for each in getattr(values, "dts", [])]
    if not all(isinstance(each, datetime) and each.tzinfo is None for each in dates):
        return values
    return icalendar.vDDDLists([_beside(each, values, begins, zones) for each in dates])


def _anchor(component: icalendar.Event, name: str, begins: datetime | date, zones: Zones) -> None:
    value = single(component, name)
    component.pop(name, None)
    if isinstance(getattr(value, "dt", None), date):
        kept = {key: text for key, text in value.params.items() if key not in {"TZID", "VALUE"}}
        component.add(name, _beside(value.dt, value, begins, zones), parameters=kept)


def _beside(
    when: datetime | date, value: Any, begins: datetime | date, zones: Zones
) -> datetime | date:
    """Return the aware time of a property that is about the start: without a zone, in its zone."""
    name = zone_name(value)
    if name is None and isinstance(when, datetime) and isinstance(begins, datetime):
        return when if when.tzinfo else when.replace(tzinfo=begins.tzinfo)
    return zones.anchored(when, name)
