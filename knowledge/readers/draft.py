"""What a reader found in a file, before the file's name has its say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.readers.builder import Body


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as its format gives it; whatever the format does not say is ``None``.

    ``title`` is what the format itself calls the title, which weighs less than a first heading;
    ``notes`` are sentences for the operator about a file that was read all the same.
    """

    body: Body
    title: str | None = None
    url: str | None = None
    as_of: date | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
