"""Source lines: how a section of a Markdown file says where it comes from, and as of when.

A section may close with lines of the form

    Source: ADDRESS (as of DATE)

where ADDRESS is a whole http or https address, or a link to one, and DATE is a year, a year and
month, or a day: ``2018``, ``2018-04`` or ``2018-04-07``. One of the two may be left out: an
address alone is undated, and a date alone keeps the address of the document. Such a line is no
part of the text. Of several the first is what an answer shows.
"""

from __future__ import annotations

import re
from datetime import date

from knowledge.errors import UnreadableFileError
from knowledge.readers.builder import Source
from knowledge.readers.front_matter import is_web_address

# "Source:" and then something that can only be meant as an address or a date; else it is prose.
_MEANT = re.compile(
    r"\s*sources?\s*:\s*<?(?:\(?as of\b|\w+://|(?:[\w-]+\.)+[a-z]{2,}(?=[^\w.]|\.?\s*$))",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"\s*source\s*:\s*(?P<url>[^\s(]\S*?)?\s*(?:\(as of\s+(?P<as_of>[^()]*)\))?\s*\.?\s*",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_FIRST_DAY = "0000-01-01"
_SHOWN = 200


def is_source_line(line: str) -> bool:
    """Say whether a line is meant as a source line, even if it is not written well."""
    return _MEANT.match(line) is not None


def parse_source(line: str) -> Source:
    """Return what a source line says.

    :param line: The line without mark-up, a link replaced by where it leads.
    :raises UnreadableFileError: If the line is not written well, naming it and what to write.
    """
    match = _LINE.fullmatch(line)
    url, as_of = match.group("url", "as_of") if match else (None, None)
    if match is None or (url is not None and not is_web_address(url)):
        raise UnreadableFileError(
            f"The source line {line.strip()[:_SHOWN]!r} cannot be read; write "
            "`Source: https://www.eusomii.org/ (as of 2018-04-07)`, with one address in full and "
            "nothing after it, or without the bracket if there is no date."
        )
    if as_of is not None and not _is_date(as_of.strip()):
        raise UnreadableFileError(
            f"The source line {line.strip()[:_SHOWN]!r} has a date that is none; write "
            "`(as of 2018-04-07)`, `(as of 2018-04)` or `(as of 2018)`."
        )
    return Source(url, as_of.strip() if as_of else None)


def misplaced(line: str) -> UnreadableFileError:
    """Return the error for a source line that Markdown takes for a part of something else."""
    return UnreadableFileError(
        f"The source line {line.strip()[:_SHOWN]!r} is taken for a part of the heading, list or "
        "quotation it stands in; put a blank line before and after it, and nothing in front of it."
    )


def _is_date(value: str) -> bool:
    """Say whether the value is a date of the calendar, or the beginning of one."""
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + _FIRST_DAY[len(value) :])
    except ValueError:
        return False
    return True
