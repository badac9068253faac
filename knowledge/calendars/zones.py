"""The time zone that a calendar's names mean: IANA, Windows, its own, an offset, or its default."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import icalendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from knowledge.calendars.recurrence import first, refusal

# "UTC+2" and "UTC+5.5" (The Events Calendar), "(UTC-03:00) Brasília" (Exchange), "GMT+0100".
_OFFSET = re.compile(
    r"(?:UTC|GMT)\s*([+-])(\d{1,2}?)(?:\.(\d{1,2})|:?(\d{2}))?(?![\d.])", re.IGNORECASE
)
# "The second Sunday in March" is also written as a Sunday among seven days; no month has six.
_PARTS = {"BYMONTH": 1, "BYDAY": 1, "BYMONTHDAY": 7}
_NEVER = re.compile(r"[+-]?(?:[6-9]|\d\d)")
_LONGEST_NAME = 200
_TZID = re.compile(r"^TZID[^:]*:.*$", re.MULTILINE)

MOST_ZONES = 50
"""How many zones of its own are read of one calendar."""


def iana_zone(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name, of a name that ends in one, or of one of Windows' names."""
    wanted = name.strip().strip('"').strip("/")
    if len(wanted) > _LONGEST_NAME:
        return None
    parts = wanted.split("/")
    # Evolution and Mozilla put their maker before the name: /mozilla.org/20050126_1/Europe/Berlin.
    # One word at the end ("Eastern") would be no place.
    names = [wanted, *("/".join(parts[at:]) for at in range(1, len(parts) - 1))]
    for each in (*names, WINDOWS_TO_OLSON.get(wanted)):
        try:
            if each:
                return ZoneInfo(each)
        except (KeyError, ValueError, OSError):
            continue
    return None


def offset_zone(name: str) -> timezone | None:
    """Return the zone of a name that holds an offset from UTC; None for another."""
    found = _OFFSET.search(name)
    if found is None:
        return None
    minutes = round(float(f"0.{found[3]}") * 60) if found[3] else int(found[4] or 0)
    offset = timedelta(hours=int(found[2]), minutes=minutes)
    if offset >= timedelta(hours=24):
        return None
    return timezone(offset if found[1] == "+" else -offset)


def zones_described(blocks: Iterable[str]) -> dict[str, tzinfo]:
    """Return the zones that a calendar describes itself and nobody else knows, by name.

    Each block is the text of a VTIMEZONE; one that is broken is left out.
    """
    found: dict[str, tzinfo] = {}
    read = 0
    for block in blocks:
        line = _TZID.search(block)
        name = line[0].partition(":")[2].strip().strip("/") if line else ""
        if not name or iana_zone(name) is not None:
            continue
        read += 1
        if read > MOST_ZONES:
            break
        zone = _described(block)
        if zone is not None:
            found[name] = zone
    return found


def _described(block: str) -> tzinfo | None:
    # The parser remembers zones by their names for as long as the program runs, so that one
    # calendar's "Customized Time Zone" would be the next one's; it leaves names of IANA's alone.
    unnamed = _TZID.sub("TZID:UTC", block)
    try:
        component = icalendar.Timezone.from_ical(unnamed)
        if not isinstance(component, icalendar.Timezone) or not all(
            _is_yearly(part.get("RRULE")) for part in component.subcomponents
        ):
            return None
        component["TZID"] = icalendar.vText("described by the calendar")
        zone: tzinfo = component.to_tz(lookup_tzid=False)
        datetime(2020, 1, 1, tzinfo=zone).utcoffset()
    # Last resort: the parsers raise whatever they like, and the zone may not be needed at all.
    except Exception:
        return None
    return zone


def _is_yearly(rules: object) -> bool:
    """Return whether rules are what changes of clocks have: others would be followed for ever."""
    each = rules if isinstance(rules, list) else [rules]
    return all(rule is None or _changes_clocks(rule) for rule in each)


def _changes_clocks(rule: object) -> bool:
    return (
        isinstance(rule, icalendar.vRecur)
        and str(first(rule.get("FREQ"), "")).upper() == "YEARLY"
        and all(len(rule[part]) <= _PARTS.get(part, 0) for part in rule if part.startswith("BY"))
        and not any(_NEVER.match(str(day)) for day in rule.get("BYDAY", []))
        and refusal(rule) is None
    )


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones of one calendar.

    ``default`` is the IANA zone of times that float (RFC 5545, 3.3.5) or whose zone nobody knows,
    ``own`` are those that the calendar describes. ``unknown`` collects the names nobody knows.
    """

    default: str
    own: Mapping[str, tzinfo] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)

    def named(self, name: str) -> tzinfo | None:
        """Return the zone that a name means in this calendar; None where nobody knows it."""
        return iana_zone(name) or self.own.get(name.strip().strip("/")) or offset_zone(name)

    def anchored(self, when: datetime | date, name: str | None) -> datetime | date:
        """Return a calendar's time, beside which stood a zone's name, as an aware one.

        A date stays a date.
        """
        if not isinstance(when, datetime) or when.tzinfo is not None:
            return when
        zone = self.named(name) if name else None
        if name and zone is None:
            self.unknown.add(name)
        return when.replace(tzinfo=zone or ZoneInfo(self.default))


def settled(when: datetime | date) -> datetime | date:
    """Return a time with its offset where its zone is described nowhere but in its calendar."""
    if not isinstance(when, datetime) or isinstance(when.tzinfo, ZoneInfo | timezone):
        return when
    return when.replace(tzinfo=timezone(when.utcoffset() or timedelta()))


def at_midnight(day: date, zone: str) -> datetime:
    """Return the aware beginning of a day in an IANA zone."""
    return datetime.combine(day, time(), ZoneInfo(zone))
