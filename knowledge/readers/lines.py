"""What a line of plain text looks like: an item of a list, a heading, the end of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.readers.builder import BULLET, Builder

_ITEM = re.compile(r"(?P<indent>\s*)(?P<marker>[-*•‣▪]|[0-9]{1,3}[.)])\s+(?P<text>\S.*)")
_BULLETS = frozenset("-*•‣▪")
_SENTENCE_END = re.compile(r"[.!?…。！？]['\")\]”’»]*$")
_HEADING_LENGTH = 80
_HEADING_WORDS = 12
_LABEL_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Item:
    indent: int
    marker: str
    text: str


def ends_sentence(line: str) -> bool:
    """Say whether the line ends like a sentence."""
    return _SENTENCE_END.search(line.rstrip()) is not None


def is_heading_like(line: str) -> bool:
    """Say whether the line is short, begins like a title and has no sentence punctuation."""
    line = line.strip()
    return (
        len(line) <= _HEADING_LENGTH
        and len(line.split()) <= _HEADING_WORDS
        and _ITEM.match(line) is None
        and line[:1].isalnum()
        and not line[:1].islower()
        and any(c.isalpha() for c in line)
        and line[-1] not in ".!?…,;。！？"
    )


def is_label(line: str) -> bool:
    """Say whether the line is a short label such as ``Media Contact:``."""
    line = line.strip()
    return line.endswith(":") and len(line.split()) <= _LABEL_WORDS and is_heading_like(line)


def is_list(lines: Sequence[str]) -> bool:
    """Say whether the lines are a list, perhaps with a lead-in before it."""
    items = [_ITEM.match(line) is not None for line in lines]
    if not any(items):
        return False
    first = items.index(True)
    # One line of wrapped prose may well begin with "2019." or a dash.
    return first == 0 or sum(items) > 1 or lines[first - 1].rstrip().endswith(":")


def write_lines(lines: Sequence[str], builder: Builder) -> None:
    """Write the lines of one paragraph: joined, or as the list they are."""
    if not is_list(lines):
        builder.paragraph(" ".join(line.strip() for line in lines))
        return
    lead_in: list[str] = []
    items: list[_Item] = []
    for line in lines:
        match = _ITEM.match(line)
        if match:
            marker = BULLET if match["marker"] in _BULLETS else match["marker"] + " "
            items.append(_Item(len(match["indent"].expandtabs(4)), marker, match["text"].strip()))
        elif items:
            last = items[-1]
            items[-1] = _Item(last.indent, last.marker, f"{last.text} {line.strip()}")
        else:
            lead_in.append(line.strip())
    builder.paragraph(" ".join(lead_in))
    indents: list[int] = []
    for item in items:
        while indents and item.indent < indents[-1]:
            indents.pop()
        if not indents or item.indent > indents[-1]:
            indents.append(item.indent)
        builder.item(item.text, len(indents) - 1, item.marker)
