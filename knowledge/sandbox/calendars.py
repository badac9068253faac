"""Read a calendar inside the sandbox, to know that it can be read outside."""

from __future__ import annotations

from typing import Any

from knowledge.calendars.reader import Origin, read_calendar
from knowledge.errors import CalendarError


def read_calendar_inside(data: bytes, name: str) -> dict[str, Any]:
    """Return what the parent is told of a calendar.

    :raises CalendarError: If it is none, or has no event that can be read.
    """
    reading = read_calendar(data, Origin(name))
    events = len(reading.singles) + len(reading.series)
    if not events:
        raise CalendarError("It holds no event that can be read.")
    return {"events": events, "notes": [report.reason for report in reading.reports]}
