"""Whether a question is one for the calendars, and what it asks of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from index.aliases import EMPTY, Aliases
from index.events import nouns, words
from index.events.cities import finder
from index.events.filling import left_over
from index.events.model import EventQuestion, Scope
from index.events.periods import Period, period
from index.events.spelling import corrected
from index.events.titles import NOTHING, ONLINE, Known
from index.slots.phrases import folded
from knowledge.calendars.model import Kind

_ONLINE = re.compile(
    r"(?<!\w)(?:online|virtual|virtuell\w*|en ligne|en linea|in linea|zdalnie|cevrimici)(?!\w)"
)
# An event without a word that asks for a date is asked for in few words.
_FEW = 3
# "Was" is a German question word, too, where it comes first.
_GERMAN_WAS = re.compile(r"^\W*was (?!there|the|it|this|that|a |an |siim|eusomii)")
# "What is", not "who".
_FRENCH_WHAT = re.compile(r"qu'?est[\s-]ce qui(?!\w)")
_TOOK_PLACE = re.compile(r"(?<!\w)(?:did|happened|took)(?!\w)")
_SHORT_YEAR = re.compile(r"(?<!\w)([^\W\d_]{3,})-?'?(\d\d)(?!\w)")
_WORD = re.compile(r"\w+")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a folded question says."""

    when: bool
    where: bool
    coming: bool
    last: bool
    was: bool
    is_there: bool
    whats_on: bool
    getting_in: bool
    off: bool
    never: bool
    asks: bool

    @classmethod
    def of(cls, text: str) -> _Signs:
        tables = (
            words.WHEN,
            words.WHERE,
            words.NEXT,
            words.LAST,
            words.WAS,
            words.IS_THERE,
            words.WHATS_ON,
            words.GETTING_IN,
            words.NOT_A_DATE,
            words.NEVER,
        )
        said = {table: bool(table.search(text)) for table in tables}
        # What is on now is the first of what comes next.
        said[words.NEXT] |= bool(words.RUNNING.search(text))
        # "Will there be a recording of the webinar?" is not about what comes next.
        said[words.NEXT] |= bool(words.WILL.search(text)) and not said[words.GETTING_IN]
        said[words.LAST] = bool(words.LAST.search(nouns.DEADLINE.sub(" ", text)))
        said[words.NOT_A_DATE] = bool(words.NOT_A_DATE.search(_FRENCH_WHAT.sub(" ", text)))
        said[words.WAS] = bool(words.WAS.search(_GERMAN_WAS.sub("", text)))
        if words.CALLED_OFF.search(text):
            # "Was it cancelled?" may be asked of what is to come.
            said[words.WHEN], said[words.WAS] = True, bool(_TOOK_PLACE.search(text))
        return cls(*(*said.values(), "?" in text))


def understand(
    text: str,
    now: datetime,
    zone: str | ZoneInfo,
    known: Known = NOTHING,
    aliases: Aliases = EMPTY,
) -> EventQuestion | None:
    """Return what a question asks of the calendars; None for one that is not for them.

    ``now`` is an aware time and ``zone`` the IANA zone in which days are days. ``known`` is what
    the book has, by which titles, societies and places are recognised, and ``aliases`` names
    societies that are called otherwise.
    """
    here = zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)
    plain = _with_years(corrected(folded(text[:_LONGEST])), known, aliases)
    signs = _Signs.of(plain)
    past = (signs.last or signs.was) and not signs.coming
    span = period(plain, now.astimezone(here).date(), past=past)
    if span is not None:
        # "next week" does not ask for the next event, "the next webinar in June" does.
        signs = replace(_Signs.of(span.rest), whats_on=signs.whats_on, was=signs.was)
    asked = _Asked.of(text, span.rest if span else plain, known, aliases)
    if not (_is_for_calendar(signs, span, asked) or _is_bare(plain, signs, span, asked)):
        return None
    if span and span.whole_year and asked.kinds == {Kind.DEADLINE}:
        # The year of what the deadline is for, which lies before it.
        topic = f"{asked.topic} {span.begin.year}".strip()
        span, asked = None, replace(asked, topic=topic, titles=frozenset(), weak=True)
    begin, end = span.between(here) if span else (None, None)
    scope = _scope(plain, signs, span, asked)
    over = end is not None and end <= now
    return EventQuestion(
        scope=scope,
        begin=begin,
        end=end,
        kinds=asked.kinds,
        societies=asked.societies,
        places=asked.places,
        topic="" if asked.titles else _as_written(asked.topic, text),
        titles=asked.titles,
        coming=signs.coming,
        asks_where=signs.where,
        sure=not (over or asked.weak or (signs.was and not signs.last)) or signs.whats_on,
    )


def _with_years(plain: str, known: Known, aliases: Aliases) -> str:
    """Return a folded text with the years of names like SIIM27 written out."""
    names = known.names

    def written(found: re.Match[str]) -> str:
        named = found[1] in names or aliases.societies(found[1]).spans
        return f"{found[1]} 20{found[2]}" if named else found[0]

    return _SHORT_YEAR.sub(written, plain)


def _as_written(topic: str, text: str) -> str:
    """Return a folded topic with the accents of the question, which its meaning hangs on."""
    written = {folded(word): word for word in _WORD.findall(unicodedata.normalize("NFC", text))}
    return " ".join(written.get(word, word) for word in topic.split())


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question is about, besides the time.

    ``noun`` says that it has a word for events. ``weak`` that it is about something near an event,
    like its abstracts.
    """

    noun: bool
    kinds: frozenset[Kind]
    societies: frozenset[str]
    places: frozenset[str]
    titles: frozenset[str]
    topic: str
    weak: bool

    @classmethod
    def of(cls, text: str, rest: str, known: Known, aliases: Aliases) -> _Asked:
        """Read a folded text, the period taken out of it."""
        found = aliases.societies(text)
        societies = {name.lower() for name in found.names}
        for begin, end in sorted(s for spans in found.spans.values() for s in spans):
            rest = re.sub(rf"(?<!\w){re.escape(found.text[begin:end])}(?!\w)", " ", rest)
        own = {
            s
            for s in known.societies
            if re.search(rf"(?<![^\W\d_]){re.escape(s)}(?![^\W\d_])", rest)
        }
        naming = words.ANNUAL.sub(" annual ", rest)
        for society in own:
            rest = re.sub(rf"(?<![^\W\d_]){re.escape(society)}(?![^\W\d_])", " ", rest)
        societies |= own
        weak = bool(words.NEAR.search(rest))
        noun, kinds = bool(nouns.ANY.search(rest)), frozenset[Kind]()
        for each, pattern in nouns.KINDS:
            rest, times = pattern.subn(" ", rest)
            if times:
                noun, kinds = True, kinds | each
        rest = words.NEAR.sub(" ", rest)
        if weak or (Kind.DEADLINE in kinds and not nouns.SEVERAL.search(naming)):
            # The deadline of a meeting is not the meeting.
            kinds = frozenset({Kind.DEADLINE})
        places = {place for place in known.places if finder(place).search(rest)}
        for place in sorted(places, key=len, reverse=True):
            rest = finder(place).sub(" ", rest)
        if _ONLINE.search(rest):
            places.add(ONLINE)
            rest = _ONLINE.sub(" ", rest)
        topic = left_over(rest)
        alone = not (noun or topic or weak)
        nameable = known.for_deadlines(kinds == {Kind.DEADLINE})
        titles = nameable.named(naming, frozenset(societies), alone=alone)
        return cls(noun, kinds, frozenset(societies), frozenset(places), titles, topic, weak)


def _is_for_calendar(signs: _Signs, span: Period | None, asked: _Asked) -> bool:
    """Return whether a question asks for a date, or for what is on, of something in a calendar."""
    timed = signs.coming or signs.last or span is not None
    few = len(asked.topic.split()) <= _FEW
    if signs.never and not asked.titles:
        return False
    if signs.never and not signs.coming and asked.topic and not asked.noun:
        return False
    if signs.whats_on and (span is not None or signs.coming) and (few or asked.noun):
        return not signs.off or asked.noun
    asks = signs.is_there or signs.coming or signs.asks
    if span and asks and not (span.whole_year or asked.topic or signs.off):
        return True
    if asked.noun or asked.weak:
        if signs.when or signs.where:
            return timed or signs.when or bool(asked.titles) or _meets(signs, asked)
        if signs.off and not (signs.getting_in and signs.coming):
            return False
        if signs.coming or signs.last or asked.kinds == {Kind.DEADLINE}:
            return True
        if span is not None:
            return few or signs.is_there
        if asked.places and signs.is_there and not asked.topic:
            return True
        return signs.getting_in and bool(asked.titles)
    if asked.titles:
        if signs.when or signs.where:
            return True
        return timed and not signs.off and few
    if asked.societies and not asked.topic and not signs.off:
        return ((signs.when or signs.where) and timed) or (span is not None and signs.is_there)
    return bool(asked.places and span and not asked.topic and not signs.off)


def _meets(signs: _Signs, asked: _Asked) -> bool:
    """Return whether it is asked where a society meets."""
    about = asked.societies and asked.kinds == {Kind.MEETING} and not asked.topic
    return bool(about) and not (signs.was or signs.off or signs.getting_in)


def _is_bare(plain: str, signs: _Signs, span: Period | None, asked: _Asked) -> bool:
    """Return whether a text is no more than a few words for events, or for a time."""
    if asked.topic or signs.off or signs.never or len(plain.split()) > _FEW:
        return False
    if span is not None:
        return not span.whole_year and not asked.societies
    return asked.noun and bool(nouns.SEVERAL.search(plain))


def _scope(plain: str, signs: _Signs, span: Period | None, asked: _Asked) -> Scope:
    if span is not None:
        return Scope.PERIOD
    several = bool(nouns.SEVERAL.search(plain))
    if signs.last and not signs.coming:
        return Scope.PAST if several else Scope.LAST
    if signs.was and not signs.coming:
        return Scope.LAST
    if several or (words.LIST.search(plain) and not asked.titles):
        return Scope.UPCOMING
    return Scope.NEXT
