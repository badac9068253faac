"""Calendars: from .ics files and addresses to events."""

from knowledge.calendars.book import EventBook, Series
from knowledge.calendars.folder import read_calendar_folder
from knowledge.calendars.model import Event, EventStatus, Kind, Phase
from knowledge.calendars.reader import (
    CalendarReading,
    Origin,
    Report,
    book_of,
    read_calendar,
)

__all__ = [
    "CalendarReading",
    "Event",
    "EventBook",
    "EventStatus",
    "Kind",
    "Origin",
    "Phase",
    "Report",
    "Series",
    "book_of",
    "read_calendar",
    "read_calendar_folder",
]
