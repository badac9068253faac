"""Calendars: from .ics files and addresses to events."""

from knowledge.calendars.book import EventBook, Series
from knowledge.calendars.export import event_ics, google_calendar_link, to_ics
from knowledge.calendars.feeds import Feed, FeedState, FeedStore
from knowledge.calendars.folder import CalendarFile, calendar_files, read_calendar_folder
from knowledge.calendars.ledger import Ledger
from knowledge.calendars.model import Event, EventStatus, Kind, Phase
from knowledge.calendars.reader import (
    CalendarReading,
    Origin,
    Report,
    book_of,
    read_calendar,
)

__all__ = [
    "CalendarFile",
    "CalendarReading",
    "Event",
    "EventBook",
    "EventStatus",
    "Feed",
    "FeedState",
    "FeedStore",
    "Kind",
    "Ledger",
    "Origin",
    "Phase",
    "Report",
    "Series",
    "book_of",
    "calendar_files",
    "event_ics",
    "google_calendar_link",
    "read_calendar",
    "read_calendar_folder",
    "to_ics",
]
