"""What has changed in the calendars since they were last looked at."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, EventStatus

SERIES_AHEAD = timedelta(days=92)
"""How far ahead the occurrences of series are remembered; single events all are."""

KEPT = timedelta(days=30)
"""How long an event is remembered after its end: one that is moved late is no new one."""

_FAR = timedelta(days=400)
_START = datetime(1970, 1, 1, tzinfo=UTC)


class What(StrEnum):
    """What happened to an event."""

    NEW = "new"
    MOVED = "moved"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    REINSTATED = "reinstated"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an event: how it is now, and how it was where it was known."""

    what: What
    event: Event
    before: Event | None = None


@dataclass(frozen=True)
class Snapshot:
    """How the calendars were: their events, their names, and how far series were worked out.

    An event that was withdrawn is kept as cancelled, so that its return is told.
    """

    events: Mapping[str, Event]
    calendars: frozenset[str] = frozenset()
    until: datetime = _START


def take(
    before: Snapshot, book: EventBook, now: datetime, telling: Container[str] | None = None
) -> Snapshot:
    """Return how the calendars are now, with what is remembered of events that are gone.

    :param telling: The calendars that call off what they no longer have; None for all.
    """
    until = max(before.until, now + SERIES_AHEAD)
    fresh = _events(before, book, now, until)
    horizons = _horizons(fresh.values(), telling)
    kept = {
        uid: _after_leaving(event, horizons, now)
        for uid, event in before.events.items()
        if uid not in fresh and event.ends_at > now - KEPT
    }
    calendars = before.calendars | {event.calendar for event in fresh.values()}
    return Snapshot({**kept, **fresh}, calendars, until)


def changes(
    before: Snapshot, book: EventBook, now: datetime, telling: Container[str] | None = None
) -> tuple[Change, ...]:
    """Return what is worth telling, soonest event first.

    Nothing of a calendar seen for the first time is new: it only becomes known. Nor is an
    occurrence that merely came within reach as time passed. What is over is not told.

    :param telling: The calendars that call off what they no longer have; None for all.
    """
    fresh = _events(before, book, now, max(before.until, now + SERIES_AHEAD))
    singles = {event.uid for event in book.singles}
    found: list[Change] = []
    for uid, event in fresh.items():
        old = before.events.get(uid)
        if old is not None:
            change = _changed(old, event, now)
        else:
            reached = uid in singles or event.starts_at < before.until
            known = event.calendar in before.calendars and reached
            fits = event.takes_place and event.ends_at > now and event.starts_at > now
            change = Change(What.NEW, event) if known and fits else None
        if change:
            found.append(change)
    found += _withdrawn(before, fresh, now, telling)
    return tuple(sorted(found, key=lambda change: (change.event.starts_at, change.event.uid)))


def _events(before: Snapshot, book: EventBook, now: datetime, until: datetime) -> dict[str, Event]:
    """Return the events to compare: all single ones to come, and series as far as ``until``."""
    coming = [event for event in book.singles if event.ends_at > now - KEPT]
    found = {event.uid: event for event in (*coming, *book.between(now - KEPT, until))}
    missing = {uid for uid in before.events if uid not in found}
    if missing and book.series:
        # An occurrence may have been moved to where series are not worked out yet.
        later = book.between(until, until + _FAR)
        found |= {event.uid: event for event in later if event.uid in missing}
    return found


def _changed(old: Event, event: Event, now: datetime) -> Change | None:
    """Return what became of a known event, if it is worth telling."""
    coming = event.starts_at > now
    if old.takes_place and not event.takes_place:
        what = What.CANCELLED if event.status is EventStatus.CANCELLED else What.POSTPONED
        # A date that is already over calls nobody off; the date it had counts, not a new one.
        return Change(what, event, old) if old.ends_at > now else None
    if not event.takes_place:
        cancelled = event.status is EventStatus.CANCELLED is not old.status
        return Change(What.CANCELLED, event, old) if cancelled and old.ends_at > now else None
    if not coming:
        return None
    if not old.takes_place:
        return Change(What.REINSTATED, event, old)
    return Change(What.MOVED, event, old) if _start(old) != _start(event) else None


def _start(event: Event) -> tuple[datetime | date, bool]:
    start = event.start
    # In UTC, because Python holds times of two zones in an hour that comes twice for different.
    same = start.astimezone(UTC) if isinstance(start, datetime) else start
    return same, event.day_known


def _withdrawn(
    before: Snapshot, fresh: Mapping[str, Event], now: datetime, telling: Container[str] | None
) -> Iterator[Change]:
    horizons = _horizons(fresh.values(), telling)
    for uid, event in before.events.items():
        if uid not in fresh and event.takes_place:
            left = _after_leaving(event, horizons, now)
            if not left.takes_place:
                yield Change(What.WITHDRAWN, left, event)


def _horizons(
    events: Iterable[Event], telling: Container[str] | None
) -> dict[str, tuple[datetime, datetime]]:
    """Return of each calendar that tells when it was last read, and when its last event starts."""
    found: dict[str, tuple[datetime, datetime]] = {}
    for event in events:
        if telling is not None and event.calendar not in telling:
            continue
        read, last = found.get(event.calendar, (_START, _START))
        found[event.calendar] = (max(read, event.as_of or _START), max(last, event.starts_at))
    return found


def _after_leaving(
    event: Event, horizons: Mapping[str, tuple[datetime, datetime]], now: datetime
) -> Event:
    """Return a remembered event that the calendars no longer have.

    It is taken as called off only where its calendar was read since, and still has an event at
    least as late: many feeds hold only the next few, and a calendar that is gone says nothing.
    """
    read, last = horizons.get(event.calendar, (_START, _START))
    gone = event.starts_at > now and last >= event.starts_at and read > (event.as_of or _START)
    return replace(event, status=EventStatus.CANCELLED) if gone else event
