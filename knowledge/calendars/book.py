"""Every event of every calendar, in memory: what is on between two times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Protocol

from knowledge.calendars.model import Event

# How far "what is next" and "what was last" look from a moment, nearest first; beyond the last
# nothing that repeats is looked for.
_HORIZONS = (timedelta(days=92), timedelta(days=800), timedelta(days=4000))


class Series(Protocol):
    """Events that repeat, worked out for a span of time when they are asked for."""

    def between(self, begin: datetime, end: datetime) -> Iterable[Event]:
        """Return the occurrences that touch ``[begin, end)``, in any order."""


class EventBook:
    """The events of the calendars, single ones and series, as they are known now."""

    def __init__(self, events: Iterable[Event] = (), series: Iterable[Series] = ()) -> None:
        self.singles = tuple(sorted(events, key=_order))
        self.series = tuple(series)

    def between(self, begin: datetime, end: datetime) -> tuple[Event, ...]:
        """Return the events that touch the span ``[begin, end)`` of aware times, by their start.

        An event of no length touches the span its start lies in.
        """
        repeated = chain.from_iterable(each.between(begin, end) for each in self.series)
        found = {event.uid: event for event in chain(self.singles, repeated)}
        return tuple(sorted((e for e in found.values() if _touches(e, begin, end)), key=_order))

    def coming(self, now: datetime) -> Iterator[Event]:
        """Yield the events that are not over at ``now``, running ones included, soonest first."""
        given: set[str] = set()
        last = _latest(self.singles, now)
        for horizon in (*(now + step for step in _HORIZONS), last):
            for event in self.between(now, horizon):
                if event.uid not in given and (event.ends_at > now or event.starts_at >= now):
                    given.add(event.uid)
                    yield event

    def past(self, now: datetime) -> Iterator[Event]:
        """Yield the events that are over at ``now``, the latest end first."""
        given: set[str] = set()
        first = min((event.starts_at for event in self.singles), default=now)
        for horizon in (*(now - step for step in _HORIZONS), min(first, now)):
            found = [event for event in self.between(horizon, now) if _is_over(event, now)]
            for event in sorted(found, key=lambda event: event.ends_at, reverse=True):
                # What began before this horizon may have ended after events not looked at yet.
                if event.uid not in given:
                    given.add(event.uid)
                    yield event

    def find(self, uid: str, near: datetime) -> Event | None:
        """Return the occurrence with a uid; of a series only what lies around ``near``."""
        for event in self.singles:
            if event.uid == uid:
                return event
        # The near ones first: there are more of them asked for than working all out is worth, and
        # of a series that repeats often only the first part of a long span is worked out.
        for step in _HORIZONS:
            for event in self.between(near - step, near + step):
                if event.uid == uid:
                    return event
        return None


def _order(event: Event) -> tuple[datetime, datetime, str]:
    return event.starts_at, event.ends_at, event.uid


def _touches(event: Event, begin: datetime, end: datetime) -> bool:
    starts, ends = event.starts_at, event.ends_at
    return starts < end and (ends > begin or starts >= begin)


def _is_over(event: Event, now: datetime) -> bool:
    return event.ends_at <= now and event.starts_at < now


def _latest(events: Iterable[Event], now: datetime) -> datetime:
    latest = max((event.starts_at for event in events), default=now)
    return max(latest, now).astimezone(UTC) + timedelta(days=1)
