"""Events called by their titles, and what else the book holds that a question may name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from index.events import nouns
from index.events.cities import city
from index.events.filling import filling
from index.slots.phrases import folded
from knowledge.calendars.model import Event, Kind

_PART = re.compile(r"[^\W\d_]+|\d+")
ONLINE = "online"
"""The place of what is nowhere in particular."""

_ONLINE = frozenset({"online", "virtual", "virtuell", "zoom"})
_SHORTEST_MISSPELT = 5
# Says nothing of a subject, but tells the meetings of one society apart.
_TELLING = frozenset({"annual"})
# How much of what a question says, and of what a title says, must be in the other.
_OF_TITLE = 0.6
_OF_QUESTION = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """What the book has: folded titles with the words that set each apart, societies, places.

    ``deadlines`` are the titles of deadlines.
    """

    titles: dict[str, frozenset[str]]
    societies: frozenset[str]
    places: frozenset[str]
    deadlines: frozenset[str] = frozenset()

    @classmethod
    def of(cls, events: Iterable[Event]) -> Known:
        """Collect what events hold."""
        titles: dict[str, frozenset[str]] = {}
        societies: set[str] = set()
        places: set[str] = set()
        deadlines: set[str] = set()
        for event in events:
            title = folded(event.title)
            if title not in titles:
                titles[title] = frozenset(parts_of(title))
            if event.kind is Kind.DEADLINE:
                deadlines.add(title)
            if event.society:
                societies.add(event.society.lower())
            places.update(place_parts(event.place))
        return cls(
            titles, frozenset(societies - {"joint"}), frozenset(places), frozenset(deadlines)
        )

    def for_deadlines(self, due: bool) -> Known:
        """Return the same with the titles of deadlines alone, or without them."""
        kept = {t: own for t, own in self.titles.items() if (t in self.deadlines) is due}
        return replace(self, titles=kept)

    @property
    def names(self) -> frozenset[str]:
        """Return every word that a title may be called by."""
        return self.societies.union(*self.titles.values())

    def named(self, words: str, societies: frozenset[str], *, alone: bool) -> frozenset[str]:
        """Return the titles that a folded question calls, the words for dates taken out of it.

        ``societies`` are those that it names, ``alone`` says that it names nothing else: only then
        a title is called by the name of a society, as "SIIM 2027" and its annual meeting are.
        """
        if alone:
            return frozenset(
                title
                for title, own in self.titles.items()
                if own & societies and all(w in societies or _is_meeting(w) for w in own)
            )
        telling = _TELLING if societies else frozenset()
        said = parts_of(words) - societies
        subject = frozenset(word for word in said if word in telling or not filling(word))
        if not subject:
            return frozenset()
        scores: dict[str, float] = {}
        for title, title_words in self.titles.items():
            of = title_words & self.societies
            own = frozenset(
                word for word in title_words - of if word in telling or not filling(word)
            )
            if not own or (of and societies and not of & societies):
                continue
            found = {word for word in own if _among(word, subject)}
            if len(found) >= max(_OF_TITLE * len(own), _OF_QUESTION * len(subject)):
                scores[title] = len(found) / len(own) + len(found) / len(subject)
        most = max(scores.values(), default=0.0)
        return frozenset(title for title, score in scores.items() if score >= most - 0.01)


NOTHING = Known({}, frozenset(), frozenset())
"""An empty book."""


def place_parts(place: str | None) -> tuple[str, ...]:
    """Return the folded names in a place: the whole and what stands between its commas.

    A city is called as in English.
    """
    if not place:
        return ()
    plain = folded(place)
    parts = {plain.strip(), *(city(part.strip()) for part in re.split(r"[,;/()]", plain))}
    return tuple(sorted(part for part in parts if len(part) > 2))


def is_online(place: str | None) -> bool:
    """Return whether a place is nowhere in particular."""
    return bool(place) and any(word in _ONLINE for word in parts_of(folded(place or "")))


def parts_of(text: str) -> frozenset[str]:
    """Return the words of a folded text, years and other numbers aside."""
    return frozenset(part for part in _PART.findall(text) if not part.isdigit())


def _is_meeting(word: str) -> bool:
    return word in _TELLING or bool(nouns.MEETING.fullmatch(word))


def _among(word: str, words: frozenset[str]) -> bool:
    if word in words:
        return True
    if len(word) < _SHORTEST_MISSPELT:
        return False
    return any(
        OSA.distance(word, other, score_cutoff=1) <= 1
        for other in words
        if len(other) >= _SHORTEST_MISSPELT
    )
