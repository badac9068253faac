"""Find what points at a person in a text, in eight languages, without asking anybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from knowledge.personal.births import birth_dates
from knowledge.personal.model import Finding, Kind
from knowledge.personal.names import names
from knowledge.personal.numbers import identities, long_numbers, phones, records

Span = tuple[int, int]

_AT = r"(?:@|\s?[(\[]\s?(?:at|ät|arroba|chiocciola)\s?[)\]]\s?)"
_DOT = r"(?:\.|\s?[(\[]\s?(?:dot|punkt|punto|point)\s?[)\]]\s?)"
# Bounded, so that a long run of letters takes no quadratic time.
_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+%'-]{{1,64}}{_AT}(?:[\w-]{{1,63}}{_DOT}){{1,5}}\w{{2,24}}", re.IGNORECASE
)


def _emails(text: str) -> Iterator[Span]:
    return (match.span() for match in _EMAIL.finditer(text))


_FINDERS: dict[Kind, Callable[[str], Iterator[Span]]] = {
    Kind.EMAIL: _emails,
    Kind.BIRTH_DATE: birth_dates,
    Kind.RECORD: records,
    Kind.IDENTITY: identities,
    Kind.PHONE: phones,
    Kind.NUMBER: long_numbers,
    Kind.NAME: names,
}


def findings(text: str) -> tuple[Finding, ...]:
    """Return what in a text looks like something of a person, in reading order, without overlap.

    It is a net with holes: what it finds deserves a look, what it does not find may be there.
    """
    found: list[Finding] = []
    for kind, find in _FINDERS.items():
        for start, end in find(text):
            if all(end <= other.start or start >= other.end for other in found):
                found.append(Finding(kind, start, end))
    return tuple(sorted(found, key=lambda finding: finding.start))
