"""Plain text as Markdown that reads back as the very same text."""

from __future__ import annotations

import re

_INLINE = re.compile(r"[\\`*\[<~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w])")
# What begins a block where a line begins: heading, list, quotation, ruler, underline, table.
_LINE_START = re.compile(r"(?:#{1,6}(?=\s|$)|[-+](?=[\s-]|$)|>|[=|:](?=[\s=|:-]|$))")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_EDGES = re.compile(r"^[ \t]+|[ \t]+$")


def inline(line: str) -> str:
    """Return one line of text with every sign escaped that would be mark-up inside a line."""
    return _INLINE.sub(r"\\\g<0>", line)


def line(text: str) -> str:
    """Return one line of text as it may stand at the beginning of a line of Markdown."""
    escaped = inline(text)
    if _LINE_START.match(escaped):
        escaped = f"\\{escaped}"
    escaped = _NUMBER.sub(r"\1\\\2", escaped, count=1) if _NUMBER.match(escaped) else escaped
    # Blanks at the edges of a line are mark-up too; as references they are text.
    return _EDGES.sub(lambda edge: edge[0].replace(" ", "&#32;").replace("\t", "&#9;"), escaped)


def lines(text: str, indent: str = "") -> str:
    """Return text as one Markdown paragraph that keeps its line breaks.

    :param indent: What stands before every line but the first.
    """
    return f"\\\n{indent}".join(map(line, text.split("\n")))
