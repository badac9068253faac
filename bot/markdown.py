"""Text of others, made safe to show in Discord: escaped, bold where asked, cut to a budget."""

from __future__ import annotations

import re

# Signs that Discord gives a meaning anywhere, and those it gives one at the start of a line.
_ANYWHERE = re.compile(r"([\\*_~|`<@\[\]])")
_LINE_START = re.compile(r"^(\s*)(#{1,3}\s|>|-#)", re.MULTILINE)
_URL = re.compile(r"https?://[^\s<>]+")
_URL_BREAKERS = re.compile(r"[*~|`\\]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MARKER = re.compile(r"(\s*(?:[-•*]|\d+[.)])\s+)?(.*?)(\s*)", re.DOTALL)
ELLIPSIS = "[…]"


def size(text: str) -> int:
    """Return a text's length as Discord's clients count it: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def shorten(text: str, limit: int) -> str:
    """Return at most ``limit`` characters of a line, cut at a word border, with … for the rest."""
    if len(text) <= limit:
        return text
    return f"{text[: _shorter(text, 0, limit - 1, 1)].rstrip()}…"


def escape(text: str) -> str:
    """Return text that Discord shows as it is; a link stays a link.

    A backslash before a sign takes away its meaning, that of mentions too.
    """
    parts: list[str] = []
    end = 0
    for match in _URL.finditer(text):
        if _URL_BREAKERS.search(match[0]):
            continue
        parts += [_escape_signs(text[end : match.start()]), match[0]]
        end = match.end()
    return _escape_line_starts("".join((*parts, _escape_signs(text[end:]))))


def escape_line(text: str) -> str:
    """Return one line of text escaped so that `unescape` gives it back exactly."""
    return _escape_line_starts(_escape_signs(text))


def unescape(text: str) -> str:
    """Return what `escape_line` was given."""
    return _ESCAPED.sub(r"\1", text)


def _escape_signs(text: str) -> str:
    return _ANYWHERE.sub(r"\\\1", text)


def _escape_line_starts(text: str) -> str:
    return _LINE_START.sub(r"\1\\\2", text)


def bold(text: str) -> str:
    """Return escaped text in bold, line by line, list markers left outside.

    Discord does not make bold what begins or ends with white space, nor a list item whose marker
    is inside.
    """
    lines = []
    for line in text.split("\n"):
        match = _MARKER.fullmatch(line)
        # The pattern has only optional parts around `.*?`, so every line matches.
        marker, words, space = match.groups() if match else ("", line, "")
        lines.append(f"{marker or ''}**{escape(words)}**{space}" if words else line)
    return "\n".join(lines)


def passage(text: str, sentence: tuple[int, int], budget: int) -> str:
    """Return a passage for Discord with its sentence in bold, in at most ``budget`` characters.

    What does not fit is left out around the sentence, at word borders, marked with […]; a sentence
    that alone is too long is cut at its end.
    """
    begin, end = sentence
    left, right = 0, len(text)
    while size(shown := _render(text, left, right, begin, end)) > budget:
        excess = (size(shown) - budget + 1) // 2
        before, after = begin - left, right - end
        if before <= 0 and after <= 0:
            end = right = _shorter(text, begin, right, excess)
        elif after >= before:
            right = max(end, _shorter(text, end, right, min(excess, after)))
        else:
            left = min(begin, _later(text, left, begin, min(excess, before)))
    return shown


def _render(text: str, left: int, right: int, begin: int, end: int) -> str:
    return "".join(
        (
            f"{ELLIPSIS} " if left > 0 else "",
            escape(text[left:begin]),
            bold(text[begin:end]),
            escape(text[end:right]),
            f" {ELLIPSIS}" if right < len(text) else "",
        )
    )


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
