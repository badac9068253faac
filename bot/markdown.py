"""Text of others, made safe to show in Discord: escaped, bold where asked, cut to a budget."""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]
"""A part of a text: where it begins and where it ends, in characters."""

ELLIPSIS = "[…]"

# Signs that Discord gives a meaning, anywhere or at the start of a line; a colon only where it
# makes a link (`https://`) or an emoji (`:tada:`).
_SIGN = re.compile(r"[\\*_~|`<>@#\[\]]|:(?=//|[\w+-]+:)")
# A link is left as it is only when nothing up to the next white space needs a backslash, because
# Discord takes all of that as the link, backslashes too.
_LINK = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+[^\s*~|`\\<>\[\]]*(?!\S)", re.IGNORECASE)
_LISTED = re.compile(r"^(\s*\d*)([-+.)])(?=\s)")
_EVERYONE = re.compile(r"@(?:everyone|here)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MARKER = re.compile(r"(\s*(?:(?:[-+•*]|\d+[.)])\s+)*)(.*?)(\s*)", re.DOTALL)


def size(text: str) -> int:
    """Return a text's length as Discord's clients count it: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def shorten(text: str, limit: int) -> str:
    """Return a text on one line, cut at a word border to ``limit`` characters, … at its end."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return f"{text[: _shorter(text, 0, limit - 1, 1)].rstrip()}…"


def escape(text: str) -> str:
    """Return text that Discord shows as it is; a link stays a link.

    A backslash before a sign takes away its meaning, that of mentions too.
    """
    return _escape_part(text, 0, len(text))


def escape_line(text: str) -> str:
    """Return one line of text escaped, links and a list's marker too: it is shown and no more."""
    return _LISTED.sub(r"\1\\\2", _escape_signs(text))


def unescape(text: str) -> str:
    """Return what `escape` or `escape_line` was given."""
    return _ESCAPED.sub(r"\1", text)


def _escape_signs(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text)


def _escape_part(text: str, begin: int, end: int) -> str:
    """Return a part of a text escaped; a link stays one only where the part holds all of it."""
    parts: list[str] = []
    for match in _LINK.finditer(text):
        if begin <= match.start() and match.end() <= end and not _EVERYONE.search(match[0]):
            parts += [_escape_signs(text[begin : match.start()]), match[0]]
            begin = match.end()
    return "".join((*parts, _escape_signs(text[begin:end])))


def _bold(text: str, begin: int, end: int) -> str:
    """Return a part of a text, escaped, in bold, line by line, list markers left outside.

    Discord does not make bold what holds a line end or begins with white space, nor a list item
    whose marker is inside.
    """
    lines = []
    for line in text[begin:end].split("\n"):
        match = _MARKER.fullmatch(line)
        # All its parts are optional, so the pattern takes every line.
        marker, words, space = match.groups() if match else ("", line, "")
        start = begin + len(marker)
        shown = _escape_part(text, start, start + len(words))
        lines.append(f"{_escape_signs(marker)}**{shown}**{space}" if words else line)
        begin += len(line) + 1
    return "\n".join(lines)


def passage(text: str, sentences: Sequence[Span], budget: int) -> str:
    """Return a passage for Discord with its sentences in bold, in at most ``budget`` characters.

    What does not fit is left out around the sentences, at word borders, marked with […]. Where not
    all of them fit, the first is kept; one that alone is too long is cut at its end.
    """
    begin, end = min(span[0] for span in sentences), max(span[1] for span in sentences)
    left, right = 0, len(text)
    while size(shown := _render(text, left, right, sentences)) > budget and left < right:
        excess = (size(shown) - budget + 1) // 2
        before, after = begin - left, right - end
        if before <= 0 and after <= 0:
            if (begin, end) != tuple(sentences[0]):
                begin, end = sentences[0]
            else:
                end = right = _shorter(text, begin, right, excess)
                sentences = [(begin, end)]
        elif after >= before:
            right = max(end, _shorter(text, end, right, min(excess, after)))
        else:
            left = min(begin, _later(text, left, begin, min(excess, before)))
    return shown


def _render(text: str, left: int, right: int, sentences: Sequence[Span]) -> str:
    parts = [f"{ELLIPSIS} "] if left > 0 else []
    at = left
    for begin, end in _joined(sentences):
        if max(begin, left) < min(end, right):
            begin, end = max(begin, left), min(end, right)
            parts += [_escape_part(text, at, begin), _bold(text, begin, end)]
            at = end
    parts.append(_escape_part(text, at, right))
    if right < len(text):
        parts.append(f" {ELLIPSIS}")
    return "".join(parts)


def _joined(sentences: Sequence[Span]) -> list[Span]:
    """Return sentences in order, those without a space between as one: **a****b** is not bold."""
    joined: list[Span] = []
    for begin, end in sorted(sentences):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def _shorter(text: str, low: int, end: int, by: int) -> int:
    """Return an end at least ``by`` smaller, after a word where there is one; never below low."""
    target = max(low, end - max(1, by))
    space = text.rfind(" ", low, target + 1)
    return space if space > low else target


def _later(text: str, start: int, high: int, by: int) -> int:
    """Return a start at least ``by`` larger, before a word where there is one; never above high."""
    target = min(high, start + max(1, by))
    space = text.find(" ", target, high)
    return space + 1 if space >= 0 else target
