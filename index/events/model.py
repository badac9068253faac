"""A question to the calendars, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.calendars.model import Event, Kind


class Scope(StrEnum):
    """Which events a question is about, by the clock."""

    NEXT = "next"
    UPCOMING = "upcoming"
    LAST = "last"
    PAST = "past"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class EventQuestion:
    """What a question about dates asks.

    ``begin`` and ``end`` are aware times, the end exclusive, that bound a period; None without one.
    ``kinds``, ``societies`` and ``places`` are what was named, empty for any: societies in lower
    case as in Event, places folded. ``topic`` is what is left over, to be compared by
    meaning. ``titles`` are the folded titles of the book that the question calls by name.
    ``coming`` says that it asks for what is to come in so many words, ``asks_where`` that the place
    is asked for. ``sure`` is False where the documents may answer just as well, so that they should
    be asked when the calendars hold nothing.
    """

    scope: Scope
    begin: datetime | None = None
    end: datetime | None = None
    kinds: frozenset[Kind] = frozenset()
    societies: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    topic: str = ""
    titles: frozenset[str] = frozenset()
    coming: bool = False
    asks_where: bool = False
    sure: bool = True

    @property
    def named(self) -> bool:
        """Return whether the question calls an event of the book by its title."""
        return bool(self.titles)


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """The events that a question asks for, best first.

    For what is next, a running event comes first, then the next that takes place, then those
    cancelled or postponed that would have come before it. ``last`` is the latest matching event
    that took place, given where nothing that is to come matches. ``answers`` is False where no
    event that takes place was found, and none that was asked for by its title or topic; cancelled
    ones may be among ``events`` then.
    """

    question: EventQuestion
    events: tuple[Event, ...]
    last: Event | None
    answers: bool
