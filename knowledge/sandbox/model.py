"""What goes into the sandbox and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.errors import KnowledgeError

_MIB = 1024 * 1024


class RefusedFileError(KnowledgeError):
    """A file that is not taken; its text is a whole sentence that names the file and why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader may use: seconds of computing, and bytes of memory beyond its own.

    ``patience`` is how many seconds of the clock it gets in all, on a machine that is busy.
    """

    seconds: int = 10
    memory: int = 512 * _MIB
    patience: float = 60.0


@dataclass(frozen=True, slots=True)
class SafeText:
    """The text of a file as Markdown, and what the file says of itself; ``notes`` are sentences."""

    markdown: str
    title: str
    url: str | None
    society: str | None
    as_of: date | None
    language: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SafeCalendar:
    """How many events a calendar holds, a series counted as one, and what could not be read."""

    events: int
    notes: tuple[str, ...]
