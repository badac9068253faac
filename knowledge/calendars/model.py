"""The noun Event: one dated occurrence, and what can be said of it by the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo


class Kind(StrEnum):
    """What sort of event it is."""

    WEBINAR = "webinar"
    MEETING = "meeting"
    COURSE = "course"
    HACKATHON = "hackathon"
    DEADLINE = "deadline"
    OTHER = "other"


class EventStatus(StrEnum):
    """Whether an event takes place."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Phase(StrEnum):
    """Where an event is by the clock."""

    COMING = "coming"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Event:
    """One dated occurrence of a calendar.

    ``start`` and ``end`` are both aware times, or both dates for an all-day event; ``end`` is
    exclusive, as in iCalendar (RFC 5545, 3.6.1), and equals ``start`` only where a timed event
    says nothing of its end. ``zone`` is the IANA zone in which an all-day event's days are days:
    its calendar's. ``uid`` is unique among occurrences and stays when an event moves: an occurrence
    of a series has its original start behind the series' uid. ``society`` is "siim", "eusomii",
    "joint", another society's name in lower case, or None. ``place`` may be a town, a building or
    "online". ``url`` leads to the event, ``recording`` to its recording, ``source`` says where the
    calendar has it from: an address, or a file of the knowledge folder. ``calendar`` names the
    calendar and ``as_of`` is the aware time at which it was last known to be good; None where
    nothing says so. ``sequence`` rises with every change (RFC 5545, 3.8.7.4). ``day_known`` is
    False where the source names only the month: then ``start`` is its first day and ``end`` the
    first day of the next month.
    """

    uid: str
    title: str
    start: datetime | date
    end: datetime | date
    zone: str
    kind: Kind = Kind.OTHER
    status: EventStatus = EventStatus.CONFIRMED
    society: str | None = None
    place: str | None = None
    url: str | None = None
    recording: str | None = None
    source: str | None = None
    description: str = ""
    calendar: str = ""
    as_of: datetime | None = None
    sequence: int = 0
    day_known: bool = True

    @property
    def all_day(self) -> bool:
        """Return whether the event has days and no times."""
        return not isinstance(self.start, datetime)

    @property
    def starts_at(self) -> datetime:
        """Return the aware instant at which the event begins."""
        return self._instant(self.start)

    @property
    def ends_at(self) -> datetime:
        """Return the aware instant at which the event is over."""
        return self._instant(self.end)

    @property
    def takes_place(self) -> bool:
        """Return whether people may still come: neither cancelled nor postponed."""
        return self.status not in {EventStatus.CANCELLED, EventStatus.POSTPONED}

    def phase(self, now: datetime) -> Phase:
        """Return where the event is at an aware time: it runs from its start to before its end."""
        if now < self.starts_at:
            return Phase.COMING
        return Phase.RUNNING if now < self.ends_at else Phase.OVER

    def _instant(self, day: datetime | date) -> datetime:
        if isinstance(day, datetime):
            return day
        return datetime.combine(day, time(), ZoneInfo(self.zone))
