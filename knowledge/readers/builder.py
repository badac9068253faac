"""The builder every reader writes through: it makes the plain text, its sections and blocks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from knowledge.errors import UnreadableFileError
from knowledge.model import Block, BlockKind, Section

INDENT = "  "
BULLET = "- "
_TIGHT = frozenset({BlockKind.ITEM, BlockKind.ROW})
_LINE_ENDS = re.compile(r"\r\n|[\r\f\v\x85]")
# Control characters and lone surrogates: neither can be shown, and the latter cannot be encoded.
_DROPPED_CATEGORIES = frozenset({"Cc", "Cs"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where a section comes from and the date, or its beginning, that it is as of."""

    url: str | None = None
    as_of: str | None = None

    def within(self, outer: Source) -> Source:
        """Return the source with the address of the one it stands in, if it has none of its own.

        An address alone stays undated: the date of another line is not its date.
        """
        return self if self.url is not None else Source(outer.url, self.as_of)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading above the present place, and the source of what stands under it."""

    level: int
    name: str
    source: Source


@dataclass(slots=True)
class _OpenSection:
    """A section in the making."""

    headings: tuple[str, ...]
    source: Source
    blocks: list[Block] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(self.headings, tuple(self.blocks), self.source.url, self.source.as_of)


@dataclass(frozen=True, slots=True)
class Body:
    """A text with its sections, and the first heading of the first level it has."""

    text: str
    sections: tuple[Section, ...]
    first_heading: str | None


def clean(text: str) -> str:
    """Return the text with line feeds as line ends and without BOMs and control characters."""
    text = _LINE_ENDS.sub("\n", text)
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join(
        c
        for c in text
        if c in "\n\t" or (c != "\ufeff" and unicodedata.category(c) not in _DROPPED_CATEGORIES)
    )


def one_line(text: str) -> str:
    """Return the text on one line, with single blanks between its words."""
    return " ".join(text.split())


class Builder:
    """Collect headings and blocks in reading order.

    Every call cleans its text and ignores one that is blank, so a reader need not look.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._path: list[_Heading] = []
        self._sections: list[_OpenSection] = []
        self._open = False
        self._source_line: str | None = None
        self._last: tuple[BlockKind, int] | None = None
        self._first_heading: str | None = None

    def heading(self, level: int, text: str) -> None:
        """Add a heading; 1 is the outermost level, and what follows stands under it."""
        line = one_line(clean(text))
        if not line:
            return
        # "Contact:" introduces what follows; in a path of headings the colon says nothing.
        name = line.rstrip(":").rstrip() or line
        if level <= 1 and self._first_heading is None:
            self._first_heading = name
        self._path = [heading for heading in self._path if heading.level < level]
        self._path.append(_Heading(level, name, self._source()))
        self._open = False
        self._source_line = None
        self._write(line, "\n\n")
        self._last = None

    def section(self, name: str) -> None:
        """Begin a section that the text itself does not name, such as a page."""
        self._path = [_Heading(1, name, Source())]
        self._open = False
        self._source_line = None
        self._last = None

    def source(self, source: Source, line: str) -> None:
        """Say where the text since the last heading comes from; of several, the first counts.

        What stands under deeper headings has the same source, unless it names another.

        :param line: The line that says it, for when more text follows after it.
        """
        if self._source_line is not None:
            return
        self._source_line = line
        whole = source.within(self._source())
        if self._path:
            self._path[-1] = replace(self._path[-1], source=whole)
        if self._open:
            self._sections[-1].source = whole

    def paragraph(self, text: str) -> None:
        """Add a paragraph."""
        self._block(BlockKind.PARAGRAPH, clean(text).strip())

    def quote(self, text: str) -> None:
        """Add a paragraph that is quoted as a block."""
        self._block(BlockKind.QUOTE, clean(text).strip())

    def code(self, text: str) -> None:
        """Add code, or other text whose lines and indents must stay as they are."""
        self._block(BlockKind.CODE, _without_blank_edges(clean(text)))

    def item(self, text: str, level: int = 0, marker: str = BULLET) -> None:
        """Add a list item; an empty marker continues the item before it.

        :param level: How deep the list is nested, 0 for the outermost.
        """
        body = clean(text).strip()
        if not body:
            return
        inner = INDENT * level + " " * len(BULLET)
        body = body.replace("\n", "\n" + inner)
        if marker:
            self._block(BlockKind.ITEM, marker + body, INDENT * level, level)
        elif self._last == (BlockKind.ITEM, level):
            blocks = self._sections[-1].blocks
            self._write(inner + body, "\n")
            blocks[-1] = Block(BlockKind.ITEM, blocks[-1].start, self._length)
        else:
            self._block(BlockKind.ITEM, body, inner, level)

    def row(self, cells: Sequence[str]) -> None:
        """Add a table row."""
        texts = [one_line(clean(cell)) for cell in cells]
        if any(texts):
            self._block(BlockKind.ROW, " | ".join(texts).strip())

    def apart(self) -> None:
        """Keep the next item or row apart from the list or table before it."""
        self._last = None

    def body(self) -> Body:
        """Return what was collected; headings without any text under them make no section."""
        sections = tuple(section.closed() for section in self._sections)
        return Body("".join(self._parts), sections, self._first_heading)

    def _source(self) -> Source:
        return self._path[-1].source if self._path else Source()

    def _block(self, kind: BlockKind, text: str, indent: str = "", level: int = 0) -> None:
        if not text:
            return
        if self._source_line is not None:
            raise UnreadableFileError(
                f"Text follows after the source line {self._source_line[:200]!r}, which must close "
                "its section; give what follows a heading of its own."
            )
        if not self._open:
            headings = tuple(heading.name for heading in self._path)
            self._sections.append(_OpenSection(headings, self._source()))
            self._open = True
        tight = kind in _TIGHT and self._last is not None and self._last[0] == kind
        self._write(indent + text, "\n" if tight else "\n\n")
        self._sections[-1].blocks.append(Block(kind, self._length - len(text), self._length))
        self._last = (kind, level)

    def _write(self, text: str, separator: str) -> None:
        for part in ((separator if self._length else ""), text):
            self._parts.append(part)
            self._length += len(part)


def _without_blank_edges(text: str) -> str:
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines).rstrip()
