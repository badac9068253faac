"""Calendars for the tests, all made up."""

from __future__ import annotations

from datetime import UTC, datetime

from knowledge.calendars import CalendarReading, Event, EventBook, Origin, book_of, read_calendar

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\n"
TAIL = "END:VCALENDAR\r\n"


def component(*lines: str, uid: str = "made-up", title: str = "Made-up event") -> str:
    """Return one event with these lines."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT", ""])


def calendar(*components: str, head: str = "") -> bytes:
    """Return a calendar with these events."""
    return (HEAD + head + "".join(components) + TAIL).encode()


def read(*components: str, zone: str = "UTC", head: str = "") -> CalendarReading:
    """Read a calendar with these events, in a zone where they name none."""
    return read_calendar(calendar(*components, head=head), Origin("made-up.ics", zone))


def book(*components: str, zone: str = "UTC", head: str = "") -> EventBook:
    """Return the book of a calendar with these events."""
    return book_of([read(*components, zone=zone, head=head)])


def only(reading: CalendarReading) -> Event:
    """Return the one single event of a reading."""
    (event,) = reading.singles
    return event


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Return a time in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)
