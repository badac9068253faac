"""Whether an event is one of those that a question asks for, its time and its topic aside."""

from __future__ import annotations

from index.events import nouns
from index.events.model import EventQuestion
from index.events.titles import ONLINE, is_online, parts_of, place_parts
from index.slots.phrases import folded
from knowledge.calendars.model import Event, Kind

_BOTH = frozenset({"siim", "eusomii"})


def matches(event: Event, question: EventQuestion) -> bool:
    """Return whether an event has the title, kind, society and place that were asked for."""
    title = folded(event.title)
    if question.titles:
        return title in question.titles
    return (
        (not question.kinds or _is_of_kind(event.kind, title, question.kinds))
        and all(_is_of_society(event, title, society) for society in question.societies)
        and all(_is_at(event, place) for place in question.places)
    )


def _is_of_kind(kind: Kind, title: str, kinds: frozenset[Kind]) -> bool:
    """Return whether an event is of one of some kinds, or is called so in its title."""
    if kind in kinds or kind is Kind.DEADLINE:
        # A deadline is called by what it is for, and is none.
        return kind in kinds
    called = (each for each, pattern in nouns.KINDS if pattern.search(title))
    return any(each & kinds for each in called if len(each) == 1)


def _is_of_society(event: Event, title: str, society: str) -> bool:
    own = (event.society or "").lower()
    return own == society or (own == "joint" and society in _BOTH) or society in parts_of(title)


def _is_at(event: Event, place: str) -> bool:
    return is_online(event.place) if place == ONLINE else place in place_parts(event.place)
