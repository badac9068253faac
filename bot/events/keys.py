"""Short names for events, that fit into a button's id and stay the same when an event moves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event

KEY = r"[0-9a-f]{12}"
"""What a key looks like, as a regular expression."""

# How far from now an occurrence of a series is looked for, nearest first.
_REACH = (timedelta(days=92), timedelta(days=800), timedelta(days=4000))


def event_key(uid: str) -> str:
    """Return the key of the event with a uid."""
    return hashlib.sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def find_event(book: EventBook, key: str, now: datetime) -> Event | None:
    """Return the event with a key, one of a series only some years around ``now``; None if gone."""
    if found := _among(book.singles, key):
        return found
    if book.series:
        for reach in _REACH:
            if found := _among(book.between(now - reach, now + reach), key):
                return found
    return None


def _among(events: Iterable[Event], key: str) -> Event | None:
    return next((event for event in events if event_key(event.uid) == key), None)
