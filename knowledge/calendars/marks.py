"""What a title says besides its name: that the event is off, or will be on another day."""

from __future__ import annotations

import re

from knowledge.calendars.model import EventStatus
from knowledge.calendars.words import folded

# Folded, in the eight languages of the trainees.
_OFF = (
    r"cancell?ed|called off|abgesagt|entfallt|fallt(?: \w+){0,2} aus|annulee?s?|cancelad[oa]s?"
    r"|suspendid[oa]s?|annullat[oaie]|geannuleerd|afgelast|odwolan[yea]|iptal(?: edil\w+)?"
)
_LATER = (
    r"postponed|rescheduled|verschoben|reportee?s?|pospuest[oa]s?|aplazad[oa]s?|rinviat[oaie]"
    r"|posticipat[oaie]|uitgesteld|przelozon[yea]|ertelen(?:di|mistir)"
)
_MARKS = ((EventStatus.CANCELLED, _OFF), (EventStatus.POSTPONED, _LATER))
_BEFORE = (
    r"is|ist|are|was|wird|wurde|has been|have been|leider|unfortunately|est|sont|a ete|es|ha sido"
    r"|e stat[oa]|e|jest|zostal[oa]?|zostaje|helaas|event|veranstaltung"
)
_BEHIND = (
    r"to|until|till|due|because|today|heute|auf|bis|wegen|au|jusqu\w*|a|al|alla|por|per|naar|tot"
    r"|wegens|vanwege|na|do|z powodu|sine die|indefinitely"
)
_PARTS = re.compile(r"\s-+|-+\s|[–—:|!,;()\[\]{}*•\"]|/|\.(?=\s|$)")
# A part of a title that says nothing else, and what a title may end in.
_WHOLE = tuple(
    (status, re.compile(rf"(?:(?:{_BEFORE}) )*(?:{words})(?: (?:{_BEHIND})\b.*)?"))
    for status, words in _MARKS
)
_AT_END = tuple(
    (status, re.compile(rf"(?: (?:{_BEFORE}))* (?:{words})$")) for status, words in _MARKS
)
# Behind these, the end of a title is a matter it speaks of: "What to do when a talk is cancelled".
_SPEAKS_OF = re.compile(
    r"\b(?:one|some|any|what|when|if|why|how|which|was|wenn|falls|warum|wie|quand|si|pourquoi|comment|cuando"
    r"|como|quando|se|perche|als|wanneer|waarom|hoe|gdy|jesli|dlaczego|jak|neden|nasil)\b"
)
_SHOUTED = tuple((status, re.compile(rf"(?:{words})\b")) for status, words in _MARKS)


def marked(title: str) -> EventStatus | None:
    """Return what a title says of its event: cancelled, postponed, or nothing.

    A mark stands apart: as a part of the title between colons, dashes, brackets and the like, at
    the end, or in capitals before a title that has none. "Cancelled flights" has no mark.
    """
    return _taken_apart(title)[0]


def without_mark(title: str) -> str:
    """Return a folded title without its mark and without what stands between its parts."""
    return _taken_apart(title)[1]


def _taken_apart(title: str) -> tuple[EventStatus | None, str]:
    parts = [each for part in _PARTS.split(folded(title)) if (each := " ".join(part.split()))]
    whole = " ".join(parts)
    for status, pattern in _WHOLE:
        others = [part for part in parts if not pattern.fullmatch(part)]
        if len(others) < len(parts) and not _is_spanish_report(status, title):
            return status, " ".join(others) or whole
    if not _SPEAKS_OF.search(whole):
        for status, pattern in _AT_END:
            if (found := pattern.search(whole)) and not _is_spanish_report(status, title):
                return status, whole[: found.start()].strip() or whole
    first, _, rest = title.strip().partition(" ")
    if first.isupper() and not rest.isupper() and rest:
        for status, pattern in _SHOUTED:
            if (found := pattern.match(whole)) and not _is_spanish_report(status, title):
                return status, whole[found.end() :].strip() or whole
    return None, whole


def _is_spanish_report(status: EventStatus, title: str) -> bool:
    """Return whether all that marks a title is "reporte", which without its accent is a report."""
    return (
        status is EventStatus.POSTPONED
        and re.search(r"\breportes?\b", title.casefold()) is not None
        and not re.search(_LATER.replace("|reportee?s?", ""), folded(title))
    )
