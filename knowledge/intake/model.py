"""What somebody hands in, what they say of it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: its name, its bytes, and the size that was declared for it, if one was."""

    name: str
    data: bytes
    declared_size: int | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What a person says of a file; what is None is what the file itself says.

    ``author`` is whoever wrote it or handed it in, for those who read the file.
    """

    title: str | None = None
    society: str | None = None
    as_of: date | None = None
    url: str | None = None
    language: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was taken in: ``file`` is its path in the knowledge folder, and a document's id.

    ``notes`` are sentences for the moderator. ``events`` is how many a calendar has, a series
    counted as one; None for a document.
    """

    file: str
    title: str
    replaced: bool = False
    notes: tuple[str, ...] = ()
    events: int | None = None
