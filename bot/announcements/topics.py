"""What a person can choose to hear of: a society, or a kind of event."""

from __future__ import annotations

from collections.abc import Iterable

from bot.events.words import KINDS, SOCIETIES, society_name
from bot.markdown import shorten
from knowledge.calendars.model import Event, Kind

TOPIC = r"(?:society|kind):[^\s]{1,60}"
"""What a topic looks like, as a regular expression."""

_MOST_SOCIETIES = 15
_PLURALS = {Kind.HACKATHON: "Hackathons", Kind.OTHER: "Other events"}


def topics_of(event: Event) -> tuple[str, ...]:
    """Return the topics of an event; a joint one is of both societies."""
    of = ("siim", "eusomii") if event.society == "joint" else filter(None, (event.society,))
    return (*(_topic(society) for society in of), f"kind:{event.kind}")


def topics(events: Iterable[Event]) -> tuple[str, ...]:
    """Return all topics there are to choose from, societies first."""
    found = {event.society for event in events} - {None, "joint"}
    others = sorted(society for society in found if society and society not in SOCIETIES)
    societies = ["siim", "eusomii", *others][:_MOST_SOCIETIES]
    return (*(_topic(society) for society in societies), *(f"kind:{kind}" for kind in Kind))


def topic_name(topic: str) -> str:
    """Return a topic as a person reads it: SIIM, or Webinars."""
    sort, _, name = topic.partition(":")
    if sort == "kind" and name in set(Kind):
        kind = Kind(name)
        return _PLURALS.get(kind, f"{KINDS[kind]}s")
    # A name of underscores alone is nobody's, and a button needs a label.
    return shorten(society_name(name.replace("_", " ")) or name, 40)


def role_name(topic: str) -> str:
    """Return the name of the role of those who chose a topic."""
    return f"Events: {topic_name(topic)}"


def _topic(society: str) -> str:
    return f"society:{'_'.join(society.split())[:60]}"
