"""What differs between the calendar files of two index versions: the events in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from index.calendars import readings_of
from index.version import IndexVersion
from knowledge.calendars import Event, EventStatus, book_of

MOST_LISTED = 100
"""How many changes of events are listed; all are counted."""

# How far ahead the dates of series are compared; single events all are.
_AHEAD = timedelta(days=366)
_DETAILS = ("title", "status", "kind", "society", "place", "url", "recording", "description")


class EventWord(StrEnum):
    """What became of an event."""

    ADDED = "added"
    MOVED = "moved"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    CHANGED = "changed"
    REMOVED = "removed"


_OFF = {
    EventStatus.CANCELLED: EventWord.CANCELLED,
    EventStatus.POSTPONED: EventWord.POSTPONED,
}


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event that differs, with its start before and after in ISO form: a time, a day, a month.

    Of a series it is one of its dates; ``more`` counts the others of which the same is true.
    """

    uid: str
    title: str
    word: EventWord
    before: str | None
    after: str | None
    more: int = 0

    @property
    def when(self) -> str:
        """Return when it is, as people read it: both starts where it moved, and how many more."""
        starts = [each for each in (self.before, self.after) if each]
        shown = starts if self.word is EventWord.MOVED else starts[-1:]
        dates = f", and {self.more} more date{'s' * (self.more > 1)}" if self.more else ""
        return " → ".join(map(_shown, shown)) + dates


@dataclass(frozen=True, slots=True)
class EventDiff:
    """The events that differ: how many of each word, and those listed, what is to come first."""

    counts: dict[EventWord, int] = field(default_factory=dict)
    listed: tuple[EventChange, ...] = ()
    unlisted: int = 0

    @property
    def summary(self) -> str:
        """Return how many events each word is said of."""
        said = (f"{self.counts[word]} {word}" for word in EventWord if word in self.counts)
        return " · ".join(said) or "none differs"


@dataclass(frozen=True, slots=True)
class _Dated:
    """An event, and the uid of its series, or its own."""

    event: Event
    whole: str


def compare_events(
    before: IndexVersion | None, after: IndexVersion, zone: str, now: datetime
) -> EventDiff:
    """Return what differs in the events of two versions' calendar files.

    Nothing is said where one of them is from before calendar files were a part of versions: what
    it is answered with is not known. ``zone`` is the zone of times that name none; the dates of
    series are compared for a year from ``now``, an aware time.
    """
    if after.calendars is None or (before is not None and before.calendars is None):
        return EventDiff()
    old = _events(before, zone, now) if before else {}
    new = _events(after, zone, now)
    shown = old | new
    counts: Counter[EventWord] = Counter()
    found: dict[tuple[str, EventWord], EventChange] = {}
    for uid in sorted(shown, key=lambda uid: _place(shown[uid].event, now)):
        was, is_now = (side[uid].event if uid in side else None for side in (old, new))
        if (word := _word(was, is_now)) is None:
            continue
        counts[word] += 1
        place = shown[uid].whole, word
        if first := found.get(place):
            found[place] = replace(first, more=first.more + 1)
        else:
            title = shown[uid].event.title
            found[place] = EventChange(uid, title, word, _start(was), _start(is_now))
    listed = tuple(found.values())
    return EventDiff(dict(counts), listed[:MOST_LISTED], len(listed[MOST_LISTED:]))


def _events(version: IndexVersion, zone: str, now: datetime) -> dict[str, _Dated]:
    """Return a version's single events and the dates of its series that are compared, by uid."""
    book = book_of(readings_of(version, zone))
    dates = {
        event.uid: _Dated(event, event.uid.rpartition("/")[0])
        for event in book.between(now, now + _AHEAD)
    }
    return dates | {event.uid: _Dated(event, event.uid) for event in book.singles}


def _word(was: Event | None, now: Event | None) -> EventWord | None:
    """Return what became of an event; None where nothing did that people can see."""
    if was is None or now is None:
        return EventWord.ADDED if was is None else EventWord.REMOVED
    if now.status is not was.status and now.status in _OFF:
        return _OFF[now.status]
    if _when(now) != _when(was):
        return EventWord.MOVED
    same = all(getattr(now, name) == getattr(was, name) for name in _DETAILS)
    return None if same else EventWord.CHANGED


def _when(event: Event) -> tuple[datetime, datetime, bool, bool]:
    return event.starts_at, event.ends_at, event.all_day, event.day_known


def _start(event: Event | None) -> str | None:
    if event is None:
        return None
    return event.start.isoformat() if event.day_known else f"{event.start:%Y-%m}"


def _shown(start: str) -> str:
    if "T" not in start:
        return start
    return datetime.fromisoformat(start).isoformat(" ", "minutes")


def _place(event: Event, now: datetime) -> tuple[bool, float, str]:
    """Return where an event stands in the list: what is to come before what is over, near first."""
    return event.ends_at <= now, abs((event.starts_at - now).total_seconds()), event.uid
