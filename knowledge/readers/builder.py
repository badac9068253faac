"""The builder every reader writes through: it makes the plain text, its sections and blocks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import Block, BlockKind, Section

INDENT = "  "
BULLET = "- "
_TIGHT = frozenset({BlockKind.ITEM, BlockKind.ROW})
_LINE_ENDS = re.compile(r"\r\n|[\r\f\v\x85]")
# Control characters and lone surrogates: neither can be shown, and the latter cannot be encoded.
_DROPPED_CATEGORIES = frozenset({"Cc", "Cs"})


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
        self._path: list[tuple[int, str]] = []
        self._sections: list[tuple[tuple[str, ...], list[Block]]] = []
        self._open = False
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
        self._path = [entry for entry in self._path if entry[0] < level]
        self._path.append((level, name))
        self._open = False
        self._write(line, "\n\n")
        self._last = None

    def section(self, name: str) -> None:
        """Begin a section that the text itself does not name, such as a page."""
        self._path = [(1, name)]
        self._open = False
        self._last = None

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
            blocks = self._sections[-1][1]
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
        sections = tuple(Section(path, tuple(blocks)) for path, blocks in self._sections)
        return Body("".join(self._parts), sections, self._first_heading)

    def _block(self, kind: BlockKind, text: str, indent: str = "", level: int = 0) -> None:
        if not text:
            return
        if not self._open:
            self._sections.append((tuple(name for _, name in self._path), []))
            self._open = True
        tight = kind in _TIGHT and self._last is not None and self._last[0] == kind
        self._write(indent + text, "\n" if tight else "\n\n")
        self._sections[-1][1].append(Block(kind, self._length - len(text), self._length))
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
