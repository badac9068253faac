"""Remote calendars: fetched when asked, with the last good copy served while a source is down."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from knowledge.calendars.feed_store import Record, Shelf, digest_of, key_of
from knowledge.calendars.reader import CalendarReading, Origin, read_calendar
from knowledge.calendars.repair import LARGEST_CALENDAR
from knowledge.errors import CalendarError
from knowledge.fetching import Fetched, FetchError, fetch, shown

LONGEST_PAUSE = timedelta(days=1)
"""How long a source may ask to be left alone."""

_ACCEPT = "text/calendar, */*;q=0.1"
_END = b"END:VCALENDAR"


@dataclass(frozen=True, slots=True)
class Feed:
    """A remote calendar: its name, its address, whose it is, and the zone where it names none."""

    name: str
    url: str
    society: str | None = None
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class FeedState:
    """How a remote calendar stands.

    ``reading`` is the last good copy, None where there never was one; ``fetched_at`` is when the
    source last gave it or said that it has not changed. ``problem`` says why the last try failed,
    as a sentence. ``checked_at`` is when the source was last asked, ``next_try`` until when it
    wants to be left alone. ``changed`` says that this refresh brought another copy.
    """

    feed: Feed
    reading: CalendarReading | None = None
    fetched_at: datetime | None = None
    problem: str | None = None
    checked_at: datetime | None = None
    next_try: datetime | None = None
    changed: bool = False


class FeedStore:
    """Fetches remote calendars and keeps the last good copy of each on the disk."""

    def __init__(self, folder: Path, allowed_hosts: frozenset[str] = frozenset()) -> None:
        """Take the folder of the copies, and the hosts whose addresses need not be public."""
        self._shelf = Shelf(folder)
        self._allowed = allowed_hosts

    def read(self, feed: Feed, now: datetime) -> FeedState:
        """Return how a calendar stands by what lies on the disk. Blocks; asks nobody."""
        record, data, wrong = self._shelf.take(_key(feed))
        if wrong is not None:
            problem = f"The last good copy cannot be used: {wrong}. It is fetched anew."
            return FeedState(feed, problem=problem)
        return _state(feed, record, data, now)

    async def refresh(self, feed: Feed, now: datetime) -> FeedState:
        """Ask a calendar's source, and return how the calendar stands then.

        What goes wrong is a sentence in the state; the last good copy is served on.
        """
        record, data, _ = await asyncio.to_thread(self._shelf.take, _key(feed))
        if _rests(record, now):
            return await asyncio.to_thread(_state, feed, record, data, now)
        try:
            fetched = await fetch(
                feed.url,
                allowed_hosts=self._allowed,
                etag=record.etag,
                last_modified=record.last_modified,
                max_bytes=LARGEST_CALENDAR,
                accept=_ACCEPT,
            )
        except FetchError as error:
            failed = replace(
                record, checked_at=now, problem=str(error), next_try=_pause(error.retry_after, now)
            )
            return await asyncio.to_thread(self._keep, feed, failed, data, None, now)
        return await asyncio.to_thread(self._take_in, feed, record, data, fetched, now)

    def _take_in(
        self, feed: Feed, record: Record, old: bytes | None, fetched: Fetched, now: datetime
    ) -> FeedState:
        """Keep what came, if it is as good as what is at hand."""
        new, problem = fetched.data, None
        if new is None and old is None:
            problem = f"{shown(feed.url)} says that nothing changed, but there is no copy of it."
        elif new is not None:
            problem = _worse(feed, new, old)
        if problem is not None:
            failed = replace(record, checked_at=now, problem=problem, next_try=None)
            return self._keep(feed, failed, old, None, now)
        good = replace(record, fetched_at=now, checked_at=now, problem=None, next_try=None)
        if new is None:
            return self._keep(feed, good, old, None, now)
        good = replace(
            good,
            digest=digest_of(new),
            etag=fetched.etag,
            last_modified=fetched.last_modified,
        )
        return self._keep(feed, good, new, new if new != old else None, now)

    def _keep(
        self, feed: Feed, record: Record, data: bytes | None, new: bytes | None, now: datetime
    ) -> FeedState:
        state = _state(feed, record, data, now)
        try:
            self._shelf.put(_key(feed), record, new)
        except OSError as error:
            problem = (
                f"Its copy cannot be written to the disk ({error.strerror or error}). Make room, "
                "or give the data folder the right permissions."
            )
            state = replace(state, problem=f"{state.problem} {problem}".removeprefix("None "))
        return replace(state, changed=new is not None)


def _key(feed: Feed) -> str:
    return key_of(feed.name, feed.url)


def _rests(record: Record, now: datetime) -> bool:
    # A time further off was written by a clock that was wrong.
    return record.next_try is not None and now < record.next_try <= now + LONGEST_PAUSE


def _pause(wanted: timedelta | datetime | None, now: datetime) -> datetime | None:
    """Return until when a source is left alone, for at most LONGEST_PAUSE."""
    if wanted is None:
        return None
    until = now + wanted if isinstance(wanted, timedelta) else wanted
    return min(until, now + LONGEST_PAUSE) if until > now else None


def _state(feed: Feed, record: Record, data: bytes | None, now: datetime) -> FeedState:
    """Return how a calendar stands by a record and its copy."""
    reading, problem, fetched_at = None, record.problem, record.fetched_at
    if data is not None:
        try:
            reading = _reading(feed, data, fetched_at)
        except CalendarError as error:
            # It was good when it was kept: the reader of another version of this program says no.
            problem, fetched_at = f"The last good copy cannot be used: {error}", None
    return FeedState(
        feed,
        reading,
        fetched_at,
        problem,
        record.checked_at,
        record.next_try if _rests(record, now) else None,
    )


def _reading(feed: Feed, data: bytes, as_of: datetime | None) -> CalendarReading:
    # Events show their source: what an address has behind the question mark may be a secret.
    origin = Origin(feed.name, feed.zone, feed.society, shown(feed.url), as_of)
    return read_calendar(data, origin)


def _worse(feed: Feed, new: bytes, old: bytes | None) -> str | None:
    """Return why what came may not replace the copy at hand, as sentences; None if it may."""
    try:
        reading = _reading(feed, new, None)
    except CalendarError as error:
        return f"{shown(feed.url)} answered, but not with a calendar. {error}"
    if old is None or new == old:
        return None
    try:
        before = _reading(feed, old, None)
    except CalendarError:
        return None
    if not _is_whole(new) and _is_whole(old) and _size(reading) < _size(before):
        return (
            f"{shown(feed.url)} sent a calendar that breaks off (END:VCALENDAR is missing) and has "
            f"{_size(reading)} of {_size(before)} events."
        )
    # A calendar may honestly be empty, after the last event of a season for instance. One of which
    # nothing could be read is not.
    if not _size(reading) and _size(before) and reading.reports:
        return f"{shown(feed.url)} sent a calendar of which no event can be read."
    return None


def _is_whole(data: bytes) -> bool:
    return _END in data.replace(b"\0", b"").upper()


def _size(reading: CalendarReading) -> int:
    return len(reading.singles) + len(reading.series)
