"""The nouns of the ground floor: Document, its sections and blocks, Passage."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of text is; the splitter cuts only paragraphs and quotes if it can."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CODE = "code"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that belongs together: characters ``[start, end)`` of the document's text."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading: the heading path, outermost first, and its blocks in order.

    ``url`` and ``as_of`` (an ISO date, or its beginning) are the section's own source; where it
    names none, it is the document's.
    """

    headings: tuple[str, ...]
    blocks: tuple[Block, ...]
    url: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source as it was read: plain text with its sections, and where it comes from.

    ``id`` is the file's path inside the knowledge folder, with ``/`` between the parts.
    ``as_of`` is the day the text was true, not the day it was read.
    """

    id: str
    title: str
    text: str
    sections: tuple[Section, ...]
    url: str | None = None
    society: str | None = None
    as_of: date | None = None
    language: str | None = None
    revision: str = field(init=False)

    def __post_init__(self) -> None:
        """Derive the revision: the SHA-256 of everything a reader of an answer would see."""
        seen = {
            "title": self.title,
            "text": self.text,
            "sections": [
                [list(s.headings), [[b.kind, b.start, b.end] for b in s.blocks], s.url, s.as_of]
                for s in self.sections
            ],
            "url": self.url,
            "society": self.society,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "language": self.language,
        }
        encoded = json.dumps(seen, ensure_ascii=False, sort_keys=True).encode()
        object.__setattr__(self, "revision", hashlib.sha256(encoded).hexdigest())

    def origin(self, section: Section) -> tuple[str | None, str | None]:
        """Return the address of a section's source, and the date (or its beginning) it is as of.

        The document's own date says nothing about a source at another address.
        """
        as_of = self.as_of.isoformat() if self.as_of else None
        if section.url not in {None, self.url}:
            return section.url, section.as_of
        return self.url, section.as_of or as_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim span of a document: ``document.text[start:end] == text``, always.

    ``sentences`` are the spans of its sentences, as characters of ``text``: in order, without
    overlap, never a part of a list item, a table row, a code fence or a quotation unless that alone
    was too long for one passage.

    ``url`` and ``as_of`` (an ISO date, or its beginning) are where this very text comes from: its
    section's source, or the document's.
    """

    document: str
    headings: tuple[str, ...]
    text: str
    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]
    url: str | None = None
    as_of: str | None = None
