"""The events that a question, a search or a few letters ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from datetime import datetime
from itertools import islice
from pathlib import Path
from threading import Lock
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz

from index.aliases import EMPTY, Aliases
from index.embedder import Embedder
from index.events.filtering import matches
from index.events.meaning import Meanings, text_of
from index.events.model import EventAnswer, EventQuestion, Scope
from index.events.titles import Known
from index.events.understanding import understand
from index.slots.phrases import folded
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, Phase

MOST = 25
"""How many events an answer holds at most."""

# Of events that repeat, so many occurrences on either side of now are looked at for their titles.
_POOL_COMING = 600
_POOL_PAST = 1400
# Of 100; a word in which one letter in eight is wrong has this.
_ALIKE = 75.0
_SHORTEST_MISSPELT = 4


class EventSearcher:
    """Finds events of the book as it is then; from any thread, off the event loop."""

    def __init__(
        self,
        book: Callable[[], EventBook],
        embedder: Embedder,
        zone: str | ZoneInfo,
        store: Path | None = None,
    ) -> None:
        """Take what gives the current book, the loaded model, and the zone in which days are days.

        ``store`` is a folder in which the encodings of the events are kept; None for none.
        """
        self._book = book
        self._zone = zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)
        self._meanings = Meanings(embedder, store)
        self._lock = Lock()
        self._pool: tuple[EventBook, datetime, tuple[Event, ...], Known] | None = None

    def over(self, book: Callable[[], EventBook]) -> EventSearcher:
        """Return what finds events of another book, with the same model and encodings."""
        other = copy(self)
        other._book, other._lock, other._pool = book, Lock(), None
        return other

    def answer(self, text: str, now: datetime, aliases: Aliases = EMPTY) -> EventAnswer | None:
        """Return what the calendars answer at an aware time; None for what is not for them.

        That is also a question that the documents may answer, where the calendars hold nothing.
        """
        book = self._book()
        pool, known = self._pooled(book, now)
        question = understand(text, now, self._zone, known, aliases)
        if question is None:
            return None
        answer = self._answered(question, book, pool, now)
        if answer.answers or answer.events or question.sure:
            return answer
        return None

    def search(self, query: str, now: datetime, limit: int = MOST) -> tuple[Event, ...]:
        """Return the events that mean what a query says, what is not over first, soonest first.

        Among those that are over, the latest comes first.
        """
        pool, _ = self._pooled(self._book(), now)
        about = self._meanings.about(query, pool)
        found = sorted((event for event in pool if text_of(event) in about), key=_by_start)
        ahead = [event for event in found if _is_ahead(event, now)]
        over = [event for event in reversed(found) if not _is_ahead(event, now)]
        return tuple((ahead + over)[:limit])

    def by_title(self, prefix: str, limit: int, now: datetime) -> tuple[Event, ...]:
        """Return the events whose titles hold what was typed so far, or nearly so, from memory.

        What is not over comes first, soonest first, then what is over, latest first; among the
        titles that differ in how well they match, the better.
        """
        pool, _ = self._pooled(self._book(), now)
        typed = folded(prefix).strip()
        scored = []
        for event in pool:
            score = _alike(typed, folded(event.title))
            if score >= _ALIKE:
                over = not _is_ahead(event, now)
                away = abs((event.starts_at - now).total_seconds())
                scored.append((-round(score / 20), over, away, event.uid, event))
        return tuple(each[-1] for each in sorted(scored, key=lambda each: each[:4])[:limit])

    def _pooled(self, book: EventBook, now: datetime) -> tuple[tuple[Event, ...], Known]:
        """Return the events around a time and what they hold, collected once an hour and book."""
        hour = now.replace(minute=0, second=0, microsecond=0)
        with self._lock:
            kept = self._pool
            if kept is None or kept[0] is not book or kept[1] != hour:
                ahead = islice(book.coming(hour), _POOL_COMING)
                over = islice(book.past(hour), _POOL_PAST)
                events = tuple(
                    {event.uid: event for event in (*ahead, *over, *book.singles)}.values()
                )
                self._pool = kept = book, hour, events, Known.of(events)
        return kept[2], kept[3]

    def _answered(
        self, question: EventQuestion, book: EventBook, pool: tuple[Event, ...], now: datetime
    ) -> EventAnswer:
        fits = self._filter(question, pool)
        if question.scope is Scope.PERIOD and question.begin and question.end:
            events = [e for e in book.between(question.begin, question.end) if fits(e)]
            last = None if events else _first_that_is_on(book.past(now), fits)
            return _answer(question, events[:MOST], last)
        if question.scope in (Scope.LAST, Scope.PAST):
            events = list(islice((e for e in book.past(now) if fits(e)), MOST))
            if question.scope is Scope.LAST:
                events = _first_on_first(events)
            return _answer(question, events, None)
        coming = list(islice((e for e in book.coming(now) if fits(e)), MOST))
        last = None
        if not any(event.takes_place for event in coming):
            last = _first_that_is_on(book.past(now), fits)
        if question.scope is Scope.UPCOMING:
            return _answer(question, coming, last)
        if question.named and not question.coming:
            # "When is SIIM?" long after the last one is best answered with that one.
            found = _next(coming, now) or ([last] if last else [])
            return EventAnswer(question, tuple(found), None, bool(found))
        return _answer(question, _next(coming, now), last)

    def _filter(self, question: EventQuestion, pool: Iterable[Event]) -> Callable[[Event], bool]:
        about = self._meanings.about(question.topic, tuple(pool)) if question.topic else None
        return lambda event: matches(event, question) and (about is None or text_of(event) in about)


def _answer(question: EventQuestion, events: list[Event], last: Event | None) -> EventAnswer:
    answers = any(event.takes_place for event in events) or (
        # That what was asked for is off is an answer, too.
        bool(events) and (question.named or bool(question.topic))
    )
    return EventAnswer(question, tuple(events), None if answers else last, answers)


def _next(coming: list[Event], now: datetime) -> list[Event]:
    """Return what runs, the next that takes place, and what would have come before it."""
    running = [e for e in coming if e.takes_place and e.phase(now) is Phase.RUNNING]
    ahead = [e for e in coming if e.phase(now) is Phase.COMING]
    following = next((e for e in ahead if e.takes_place), None)
    missed = [
        e
        for e in coming
        if not e.takes_place and (following is None or e.starts_at <= following.starts_at)
    ]
    return [*running, *([following] if following else []), *missed]


def _first_on_first(events: list[Event]) -> list[Event]:
    """Return events with the first that takes place in front."""
    on = next((at for at, event in enumerate(events) if event.takes_place), 0)
    return [*events[on : on + 1], *events[:on], *events[on + 1 :]]


def _first_that_is_on(events: Iterator[Event], fits: Callable[[Event], bool]) -> Event | None:
    return next((event for event in events if event.takes_place and fits(event)), None)


def _is_ahead(event: Event, now: datetime) -> bool:
    return event.phase(now) is not Phase.OVER


def _by_start(event: Event) -> datetime:
    return event.starts_at


def _alike(typed: str, title: str) -> float:
    """Return how well a title holds what was typed, from 0 to 100."""
    if not typed or title.startswith(typed):
        return 100.0
    if typed in title:
        return 95.0
    if len(typed) < _SHORTEST_MISSPELT:
        return 0.0
    return max(fuzz.token_set_ratio(typed, title), fuzz.partial_ratio(typed, title)) * 0.9
