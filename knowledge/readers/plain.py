"""The reader of plain text: paragraphs between blank lines, headings and lists by their looks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from knowledge.readers.builder import Builder, clean
from knowledge.readers.draft import Draft
from knowledge.readers.lines import ends_sentence, is_heading_like, is_label, is_list, write_lines

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_UNDERLINES = {"=": 1, "-": 2}
_TITLE_LENGTH = 120
_LONG_LINE = 80
_SECTION, _LABEL = 2, 3
_DATELINE = re.compile(
    r"(?P<place>[A-Z][^\n()]{1,60}?)\s+\(?(?P<day>[A-Z][a-z]{2,8}\.? [0-9]{1,2}, [0-9]{4}"
    r"|[0-9]{1,2} [A-Z][a-z]{2,8}\.? [0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\)?\s*(?:[–—]|--?)\s"
)
_DAY_FORMATS = ("%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y", "%Y-%m-%d")


def read(text: str) -> Draft:
    """Read a plain text that has no front matter any more."""
    paragraphs = [
        [line for line in part.split("\n") if line.strip()]
        for part in _BLANK_LINES.split(clean(text).strip("\n"))
        if part.strip()
    ]
    builder = Builder()
    as_of: date | None = None
    dateline_may_follow = True
    for number, lines in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        level = _heading_level(lines, following, is_first=number == 0)
        if level is not None:
            builder.heading(level, lines[0])
            lines = lines[2:]
        if lines:
            if dateline_may_follow:
                as_of = dateline_day(lines[0])
                dateline_may_follow = False
            write_lines(lines, builder)
    return Draft(builder.body(), as_of=as_of)


def dateline_day(line: str) -> date | None:
    """Return the day of a dateline such as ``Vienna, Austria (Oct 23, 2019) –``, if it is one."""
    match = _DATELINE.match(line)
    if match is None or not all(word[0].isupper() for word in match["place"].split()):
        return None
    written = match["day"].replace(".", "").replace("Sept ", "Sep ")
    for format_ in _DAY_FORMATS:
        try:
            return datetime.strptime(written, format_).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _heading_level(
    lines: Sequence[str], following: Sequence[str] | None, *, is_first: bool
) -> int | None:
    """Return the level of the heading these lines begin with, or ``None``.

    Of such lines the first is the heading and the second, if any, its underline.
    """
    line = lines[0].strip()
    if len(lines) > 1:
        underline = lines[1].strip()
        mark = underline[:1]
        is_underlined = mark in _UNDERLINES and len(underline) > 2 and set(underline) == {mark}
        return _UNDERLINES[mark] if is_underlined else None
    if following is None or is_list(lines):
        return None
    if is_first and len(line) <= _TITLE_LENGTH and line[-1] not in ".,;:":
        return 1
    if is_label(line):
        return None if is_list(following) else _LABEL
    return _SECTION if is_heading_like(line) and _is_prose(following) else None


def _is_prose(lines: Sequence[str]) -> bool:
    """Say whether the lines are a paragraph that a heading may stand over."""
    if is_list(lines):
        return len(lines) > 1
    return len(lines) > 1 or len(lines[0]) > _LONG_LINE or ends_sentence(lines[0])
