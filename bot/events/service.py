"""The calendars: read from the folder and from addresses, and kept fresh while the bot runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.settings import Settings
from index.question import clean
from knowledge.calendars import CalendarReading, EventBook, Report, book_of, read_calendar_folder
from knowledge.calendars.feeds import Feed, FeedState, FeedStore
from knowledge.calendars.model import Event

if TYPE_CHECKING:
    from bot.ask.service import AskService
    from index import EventSearcher

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CalendarState:
    """How a calendar stands: as of when it is known, and what is wrong with its source, if that.

    ``events`` counts its single events and its series, each series once.
    """

    name: str
    as_of: datetime | None
    problem: str | None
    events: int


class EventService:
    """Every event of the operator's calendars, in a book that is swapped whole."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        """Take the settings and what tells the time; nothing is read yet."""
        self.zone = settings.zone
        self.book = EventBook()
        self.calendars: tuple[CalendarState, ...] = ()
        self.reports: tuple[Report, ...] = ()
        self._clock = clock
        self._zone_name = settings.time_zone
        self._folder = settings.knowledge_dir
        self._every = timedelta(minutes=settings.calendar_minutes)
        self._feeds = tuple(
            Feed(each.name, each.url, each.society, each.zone or settings.time_zone)
            for each in settings.calendars
        )
        self._store = FeedStore(settings.events_dir / "feeds", settings.fetch_hosts)
        self._stamp: object = None
        self._files: tuple[CalendarReading, ...] = ()
        self._states: dict[str, FeedState] = {}
        self._tried: dict[str, datetime] = {}
        self._refreshing = asyncio.Lock()
        self._ask: AskService | None = None
        self.finder: EventSearcher | None = None

    def connect(self, ask: AskService) -> None:
        """Take whose thread computes with the model, for `search`."""
        self._ask = ask

    def load(self) -> None:
        """Read the folder and the last good copies; blocks, and leaves the network alone."""
        now = self._clock()
        self._read_changed_folder()
        self._states = {feed.name: self._store.read(feed, now) for feed in self._feeds}
        self._swap()

    async def refresh(self, *, always: bool = False) -> bool:
        """Read again what changed, the addresses that are due included; say whether anything did.

        With ``always``, every address is due. A calendar that cannot be read keeps its last good
        copy and says so in `calendars`.
        """
        async with self._refreshing:
            now = self._clock()
            due = [feed for feed in self._feeds if always or self._is_due(feed, now)]
            self._tried |= dict.fromkeys((feed.name for feed in due), now)
            fetched = await asyncio.gather(
                *(self._store.refresh(feed, now) for feed in due), return_exceptions=True
            )
            changed = await asyncio.to_thread(self._read_changed_folder)
            for feed, state in zip(due, fetched, strict=True):
                if isinstance(state, BaseException):
                    # A fault of this program: the copy of the last time is still good.
                    _log.error("calendar %s could not be read", feed.name, exc_info=state)
                    continue
                changed = changed or state.changed
                self._states[feed.name] = state
            if due or changed:
                await asyncio.to_thread(self._swap)
            return changed

    async def search(self, query: str, now: datetime) -> tuple[Event, ...]:
        """Return the events closest in meaning, best first.

        Raises BusyError when too many wait, QuestionError for what cannot be searched for.
        """
        ask, finder = self._ask, self.finder
        if ask is None or finder is None:
            raise RuntimeError("the calendars are not connected to the model")
        return await ask.run(lambda: finder.search(clean(query), now))

    def _is_due(self, feed: Feed, now: datetime) -> bool:
        state = self._states.get(feed.name)
        times = (self._tried.get(feed.name), state.fetched_at if state else None)
        # A time after now is of a clock that was wrong.
        return not any(last and now - self._every < last <= now for last in times)

    def _read_changed_folder(self) -> bool:
        stamp = _stamp(self._folder)
        if stamp == self._stamp:
            return False
        # An index can be served without the folder it was built from.
        there = self._folder.is_dir()
        self._files = read_calendar_folder(self._folder, self._zone_name) if there else ()
        self._stamp = stamp
        return True

    def _swap(self) -> None:
        """Make the book anew from all that was read, and put it in place of the old one."""
        states = tuple(self._states.values())
        readings = (*self._files, *(state.reading for state in states if state.reading))
        self.reports = tuple(report for reading in readings for report in reading.reports)
        self.calendars = (*map(_of_file, self._files), *map(_of_feed, states))
        self.book = book_of(readings)


def _of_file(reading: CalendarReading) -> CalendarState:
    known = [event.as_of for event in reading.singles if event.as_of]
    return CalendarState(reading.name, max(known, default=None), None, _count(reading))


def _of_feed(state: FeedState) -> CalendarState:
    return CalendarState(state.feed.name, state.fetched_at, state.problem, _count(state.reading))


def _count(reading: CalendarReading | None) -> int:
    return len(reading.singles) + len(reading.series) if reading else 0


def _stamp(folder: Path) -> object:
    """Return what tells whether a calendar in the folder was changed, added or taken away."""
    return sorted(_signs(folder))


def _signs(folder: Path) -> Iterator[tuple[str, int, int]]:
    for file in folder.rglob("*"):
        if file.suffix.lower() == ".ics":
            try:
                sign = file.stat()
            except OSError:  # taken away just now, or not to be read
                continue
            yield str(file), sign.st_mtime_ns, sign.st_size
