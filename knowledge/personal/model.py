"""The nouns of what points at a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of text looks like; the first named wins where two of them overlap."""

    EMAIL = "e-mail"
    BIRTH_DATE = "date of birth"
    RECORD = "record number"
    IDENTITY = "identity number"
    PHONE = "phone number"
    NUMBER = "long number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece ``text[start:end]`` that looks like something of a person."""

    kind: Kind
    start: int
    end: int


_PLURALS = {
    Kind.EMAIL: ("an e-mail address", "e-mail addresses"),
    Kind.BIRTH_DATE: ("a date of birth", "dates of birth"),
    Kind.RECORD: ("a record number", "record numbers"),
    Kind.IDENTITY: ("an identity or account number", "identity or account numbers"),
    Kind.PHONE: ("a phone number", "phone numbers"),
    Kind.NUMBER: ("a long number", "long numbers"),
    Kind.NAME: ("a name", "names"),
}


def described(found: Iterable[Finding]) -> str:
    """Return what was found in words, such as "a name and 2 phone numbers"; "" for nothing."""
    kinds = [finding.kind for finding in found]
    parts = [
        one if kinds.count(kind) == 1 else f"{kinds.count(kind)} {many}"
        for kind, (one, many) in _PLURALS.items()
        if kind in kinds
    ]
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
