"""The calendars: files of an index version or a folder, and addresses, kept fresh."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.events.files import CalendarFiles
from bot.settings import Settings
from index.question import clean
from knowledge.calendars import CalendarReading, EventBook, Report, book_of
from knowledge.calendars.feeds import Feed, FeedState, FeedStore
from knowledge.calendars.model import Event

if TYPE_CHECKING:
    from bot.ask.service import AskService
    from index import EventSearcher, IndexVersion

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CalendarState:
    """How a calendar stands: as of when it is known, and what is wrong with its source, if that.

    ``events`` counts its single events and its series, each series once; ``remote`` says that it is
    fetched from an address.
    """

    name: str
    as_of: datetime | None
    problem: str | None
    events: int
    remote: bool = False


class EventService:
    """Every event of the operator's calendars, in a book that is swapped whole.

    The files are those of the knowledge folder as they are, until `load` or `turning` names an
    index version that holds calendar files.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        """Take the settings and what tells the time; nothing is read yet."""
        self.zone = settings.zone
        self.calendars: tuple[CalendarState, ...] = ()
        self.reports: tuple[Report, ...] = ()
        self.fetched_reports: tuple[Report, ...] = ()
        self._clock = clock
        self._zone_name = settings.time_zone
        self._folder = settings.knowledge_dir
        self.files = CalendarFiles(self._folder, self._zone_name)
        self._taken_back = False
        self._every = timedelta(minutes=settings.calendar_minutes)
        self._feeds = tuple(
            Feed(each.name, each.url, each.society, each.zone or settings.time_zone)
            for each in settings.calendars
        )
        self._store = FeedStore(settings.events_dir / "feeds", settings.fetch_hosts)
        self._states: dict[str, FeedState] = {}
        self._tried: dict[str, datetime] = {}
        # Two, because fetching takes long and another version must be answered from at once.
        self._refreshing, self._swapping = asyncio.Lock(), asyncio.Lock()
        self._ask: AskService | None = None
        self.finder: EventSearcher | None = None

    @property
    def book(self) -> EventBook:
        """Return all events there are now."""
        return self.files.book

    @book.setter
    def book(self, book: EventBook) -> None:
        self.files.book = book

    @property
    def telling(self) -> frozenset[str] | None:
        """Return the calendars of which a missing event was called off; None for all of them.

        Who rolls back takes a mistake back, and calls nothing off.
        """
        return frozenset(feed.name for feed in self._feeds) if self._taken_back else None

    def connect(self, ask: AskService) -> None:
        """Take whose thread computes with the model, for `search`."""
        self._ask = ask

    def load(self, version: IndexVersion | None = None, *, taken_back: bool = False) -> None:
        """Read the files and the last good copies; blocks, and leaves the network alone.

        :param version: What is served; its calendar files count, and not those of the folder.
        :param taken_back: Whether it is served by a roll back.
        """
        now = self._clock()
        if version is not None and version.calendars is not None:
            self.files.publish(version.calendars)
        self._taken_back = taken_back
        self.files.read_changed()
        self._states = {feed.name: self._store.read(feed, now) for feed in self._feeds}
        self._swap()

    @asynccontextmanager
    async def turning(
        self, version: IndexVersion, *, taken_back: bool
    ) -> AsyncIterator[EventSearcher | None]:
        """Yield what finds events in a version's calendars, which are answered from afterwards."""
        async with self._swapping:
            files = await asyncio.to_thread(self._files_of, version)
            finder = self._finder_in(files)
            yield finder
            self.files, self.finder, self._taken_back = files, finder, taken_back
            self._sum_up()

    def finder_of(self, version: IndexVersion) -> EventSearcher | None:
        """Return what finds events in a version's calendars and those that are fetched; blocks."""
        return self._finder_in(self._files_of(version))

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
            changed = False
            for feed, state in zip(due, fetched, strict=True):
                if isinstance(state, BaseException):
                    # A fault of this program: the copy of the last time is still good.
                    _log.error("calendar %s could not be read", feed.name, exc_info=state)
                    continue
                changed = changed or state.changed
                self._states[feed.name] = state
            async with self._swapping:
                changed = await asyncio.to_thread(self.files.read_changed) or changed
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

    def _files_of(self, version: IndexVersion) -> CalendarFiles:
        files = CalendarFiles(self._folder, self._zone_name)
        if version.calendars is not None:
            files.publish(version.calendars)
        files.read_changed()
        files.book = self._book_with(files)
        return files

    def _finder_in(self, files: CalendarFiles) -> EventSearcher | None:
        return self.finder and self.finder.over(lambda: files.book)

    def _book_with(self, files: CalendarFiles) -> EventBook:
        fetched = (state.reading for state in tuple(self._states.values()) if state.reading)
        return book_of((*files.readings, *fetched))

    def _swap(self) -> None:
        """Make the book anew from all that was read, and put it in place of the old one."""
        self.files.book = self._book_with(self.files)
        self._sum_up()

    def _sum_up(self) -> None:
        """Say anew how each calendar stands."""
        files, states = self.files.readings, tuple(self._states.values())
        fetched = (state.reading for state in states if state.reading)
        self.fetched_reports = tuple(report for each in fetched for report in each.reports)
        found = (report for each in files for report in each.reports)
        self.reports = (*found, *self.fetched_reports)
        self.calendars = (*map(_of_file, files), *map(_of_feed, states))


def _of_file(reading: CalendarReading) -> CalendarState:
    known = [event.as_of for event in reading.singles if event.as_of]
    return CalendarState(reading.name, max(known, default=None), None, _count(reading))


def _of_feed(state: FeedState) -> CalendarState:
    count = _count(state.reading)
    return CalendarState(state.feed.name, state.fetched_at, state.problem, count, remote=True)


def _count(reading: CalendarReading | None) -> int:
    return len(reading.singles) + len(reading.series) if reading else 0
