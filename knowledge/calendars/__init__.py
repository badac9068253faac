"""Calendars: from .ics files and addresses to events."""

from knowledge.calendars.book import EventBook, Series
from knowledge.calendars.model import Event, EventStatus, Kind, Phase

__all__ = ["Event", "EventBook", "EventStatus", "Kind", "Phase", "Series"]
