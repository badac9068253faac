"""All known events at hand in memory: what a person can choose from while typing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, islice

from rapidfuzz import fuzz, process, utils

from bot.events.keys import event_key
from bot.events.words import NO_TITLE, day_text, society_name
from bot.markdown import shorten, size
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event

CHOICES = 25
"""How many choices Discord takes."""

_CHOICE_LIMIT = 100
# Of occurrences to come and of past ones, nearest first: a series has no end.
_EACH_WAY = 1000
_FRESH = timedelta(hours=1)
# How many titles, and how much of what was typed, are compared letter by letter while a person
# types: a choice must come within a tenth of a second.
_COMPARED, _LONG = 1000, 60
# Below this score, from 0 to 100, two titles have letters in common and no more.
_ALIKE = 60
_SAME = 85


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what a person reads, and what the bot gets."""

    name: str
    value: str


class Catalogue:
    """The events of a book, soonest first and then the past ones, latest first."""

    def __init__(self, book: EventBook, now: datetime) -> None:
        """Take the events of a book; for one with series this takes computing."""
        self.book, self.made = book, now
        found = chain(
            islice(book.coming(now), _EACH_WAY), islice(book.past(now), _EACH_WAY), book.singles
        )
        self.events = tuple({event.uid: event for event in found}.values())
        self._keys = {event_key(event.uid): event for event in self.events}
        self._titles = [utils.default_process(event.title) for event in self.events]
        self._choices = [Choice(_label(e), key) for key, e in self._keys.items()]
        names = {e.society: society_name(e.society) or "" for e in self.events if e.society}
        self.societies = tuple(Choice(shorten(n, 90), s[:90]) for s, n in sorted(names.items()))

    def is_fresh(self, book: EventBook, now: datetime) -> bool:
        """Return whether this is the catalogue of a book as of about now."""
        return book is self.book and abs(now - self.made) < _FRESH

    def choices(self, typed: str) -> list[Choice]:
        """Return the events whose titles are most like what was typed; the soonest for nothing."""
        return [self._choices[row] for row in self._rows(typed)]

    def society_choices(self, typed: str) -> list[Choice]:
        """Return the societies whose names hold what was typed."""
        wanted = typed.casefold().strip()
        held = [c for c in self.societies if wanted in f"{c.name} {c.value}".casefold()]
        return held[:CHOICES]

    def society(self, typed: str) -> str | None:
        """Return the society, as events have it, that a name or a part of one means."""
        wanted = typed.casefold().strip()
        for held in self.societies:
            if wanted in {held.name.casefold(), held.value.casefold()}:
                return held.value
        found = self.society_choices(typed)
        return found[0].value if len(found) == 1 else None

    def understood(self, typed: str) -> Event | None:
        """Return the event that a key or a title, typed as people type, means; None for none."""
        if event := self._keys.get(typed.strip()):
            return event
        rows = self._rows(typed, _SAME) if typed.strip() else []
        return self.events[rows[0]] if rows else None

    def _rows(self, typed: str, alike: int = _ALIKE) -> list[int]:
        wanted = utils.default_process(typed)
        if not wanted:
            return list(range(min(CHOICES, len(self.events))))
        # Those that hold the very words come first, then those alike; the soonest of equals.
        near = self._titles[:_COMPARED]
        scores = process.cdist([wanted[:_LONG]], near, scorer=fuzz.WRatio, score_cutoff=alike)[0]
        held = [row for row, title in enumerate(self._titles) if wanted in title]
        rest = {row for row, score in enumerate(scores) if score > 0}.difference(held)
        return [*held, *sorted(rest, key=lambda row: (-scores[row], row))][:CHOICES]


class CatalogueKeeper:
    """Keeps the catalogue of the current book, and makes a new one off the event loop."""

    def __init__(self) -> None:
        self._held: Catalogue | None = None
        self._lock = asyncio.Lock()

    async def of(self, book: EventBook, now: datetime) -> Catalogue:
        """Return the catalogue of a book, at once where it is at hand."""
        async with self._lock:
            held = self._held
            if held is None or not held.is_fresh(book, now):
                held = self._held = await asyncio.to_thread(Catalogue, book, now)
            return held


def _label(event: Event) -> str:
    """Return a title and its day in a choice's length."""
    day = f" ({day_text(event)})"
    title = shorten(event.title, _CHOICE_LIMIT - len(day)) or NO_TITLE
    while size(title) + size(day) > _CHOICE_LIMIT:
        title = shorten(title, len(title) - 1)
    return title + day
