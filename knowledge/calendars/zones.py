"""The time zone that a calendar's names mean: IANA, Windows, an offset, or its own default."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

# "UTC+2" (The Events Calendar), "(UTC-03:00) Brasília" (Exchange), "GMT+0100".
_OFFSET = re.compile(r"(?:UTC|GMT)\s*([+-])(\d{1,2}?):?(\d{2})?(?!\d)", re.IGNORECASE)


def zone_of(name: str) -> tzinfo | None:
    """Return the zone of an IANA name or of a name with an offset from UTC; None for another."""
    try:
        return ZoneInfo(name.strip().strip('"'))
    except (KeyError, ValueError, OSError):
        pass
    found = _OFFSET.search(name)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if offset >= timedelta(hours=24):
        return None
    return timezone(offset if found[1] == "+" else -offset)


def anchored(when: datetime | date, name: str | None, default: str) -> datetime | date:
    """Return a calendar's time as an aware one; a date stays a date.

    ``name`` is the zone's name that stood beside the time, ``default`` the IANA zone of times that
    float (RFC 5545, 3.3.5) or whose zone nobody knows.
    """
    if not isinstance(when, datetime):
        return when
    if when.tzinfo is None:
        return when.replace(tzinfo=(zone_of(name) if name else None) or ZoneInfo(default))
    if isinstance(when.tzinfo, ZoneInfo | timezone):
        return when
    # A zone of the calendar's own: the name may be known, its offset at that time always is.
    known = zone_of(name) if name else None
    offset = when.utcoffset() or timedelta()
    if known is not None and known.utcoffset(when.replace(tzinfo=None)) == offset:
        return when.replace(tzinfo=known)
    return when.replace(tzinfo=timezone(offset))


def at_midnight(day: date, zone: str) -> datetime:
    """Return the aware beginning of a day in an IANA zone."""
    return datetime.combine(day, time(), ZoneInfo(zone))
