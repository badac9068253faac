"""From a calendar's bytes to text that a parser takes: decoded, unfolded, whole events only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.errors import CalendarError, UnreadableFileError
from knowledge.readers.decoding import decode

MOST_EVENTS = 20_000
"""How many events of one calendar are read."""

LARGEST_CALENDAR = 10 * 1024 * 1024
"""Bytes of one calendar that are read."""

_WIDE = (b"\xff\xfe", b"\xfe\xff")
# RFC 5545, 3.1 folds by octets, so that a fold may stand inside a character: it goes first.
# CR CR LF is what becomes of CR LF in a file that was written as text on Windows.
_FOLD = re.compile(rb"(?:\r{0,2}\n|\r)[ \t]")
_TEXT_FOLD = re.compile(r"(?:\r{0,2}\n|\r)[ \t]")
_LINE_END = re.compile(r"\r{0,2}\n|\r")
_CUT_CHARACTER = re.compile(rb"(?:[\xc2-\xf4][\x80-\xbf]{0,2})\Z")
# WordPress names zones by their offset, and a colon in it would end the parameter.
_OFFSET_ZONE = re.compile(r"^([A-Z-]+;[^:\"]*TZID=(?:UTC|GMT)[+-]\d{1,2}):(\d\d):")
# What is before a slash the parser would guess at, with a warning; zones.py knows what it means.
_MAKERS_ZONE = re.compile(r"^([A-Z-]+;[^:]*?TZID=\"?)/+")
_TZID = re.compile(r"^TZID[^:]*:(.*)$")
_BEGIN, _END = "BEGIN:", "END:"


@dataclass(frozen=True, slots=True)
class Parts:
    """What a calendar's text is made of, as unfolded lines.

    ``header`` are the calendar's own properties, ``zones`` whole VTIMEZONE blocks, one a name,
    ``events`` whole VEVENT blocks in order. ``cut`` says that the text ends inside an event,
    ``beyond`` how many events were passed over because there were more than are read.
    """

    header: tuple[str, ...]
    zones: tuple[str, ...]
    events: tuple[str, ...]
    cut: bool
    beyond: int


def take_apart(data: bytes) -> Parts:
    """Return the whole events of a calendar's bytes, in whatever encoding and line ends.

    Raises CalendarError for what is no calendar, with a sentence about what it looks like.
    """
    if len(data) > LARGEST_CALENDAR:
        size = len(data) / 1024 / 1024
        raise CalendarError(
            f"The calendar has {size:.1f} MiB, more than the {LARGEST_CALENDAR // 1024 // 1024} "
            "MiB that are read."
        )
    lines = [
        _MAKERS_ZONE.sub(r"\1", _OFFSET_ZONE.sub(r"\1\2:", line))
        # Sites put a second byte-order mark before what has one.
        for line in _LINE_END.split(_text(data).lstrip("\ufeff"))
    ]
    if not any(line.strip().upper() == "BEGIN:VCALENDAR" for line in lines):
        raise CalendarError(_looks_like(lines))
    return _sorted(lines)


def _text(data: bytes) -> str:
    if not data.strip():
        raise CalendarError("The calendar is empty.")
    if data.startswith(_WIDE):
        # An odd byte at the end is half of a character that was cut off.
        return _TEXT_FOLD.sub("", data[: len(data) // 2 * 2].decode("utf-16", errors="replace"))
    unfolded = _FOLD.sub(b"", data)
    try:
        return decode(_CUT_CHARACTER.sub(b"", unfolded))
    except UnreadableFileError as error:
        if b"BEGIN:VCALENDAR" not in unfolded:
            raise CalendarError(f"It is no calendar. {error}") from None
        return unfolded.decode("utf-8", errors="replace")


def _looks_like(lines: list[str]) -> str:
    begin = "\n".join(lines).lstrip()[:200].lower()
    if begin.startswith(("<!doctype html", "<html", "<?xml", "<")):
        return "It is no calendar but a web page (HTML), perhaps an error page or a login."
    if begin.startswith(("{", "[")):
        return "It is no calendar but JSON."
    return "It is no calendar: the line BEGIN:VCALENDAR is missing."


def _sorted(lines: list[str]) -> Parts:
    """Sort lines into header, zones and events; what belongs to nothing is left out."""
    header: list[str] = []
    zones: dict[str, str] = {}
    events: list[str] = []
    block: list[str] = []
    inside = ""
    beyond = 0
    for line in lines:
        mark = line.strip().upper()
        if mark.startswith(_BEGIN) and (not inside or mark == "BEGIN:VEVENT"):
            # An event that begins inside another block: the end of that one is missing.
            name = mark.removeprefix(_BEGIN)
            if name != "VCALENDAR":
                inside, block = name, [line.strip()]
            continue
        if not inside:
            if line.strip() and not mark.startswith(_END):
                header.append(line)
            continue
        if line.strip():
            block.append(line)
        if mark != f"{_END}{inside}":
            continue
        whole = "\r\n".join(block)
        if inside == "VTIMEZONE":
            names = [found[1] for found in map(_TZID.match, block) if found]
            # One block for several zones (The Events Calendar) says of none what it is.
            if len(names) == 1:
                zones.setdefault(names[0], whole)
        elif inside == "VEVENT" and len(events) < MOST_EVENTS:
            events.append(whole)
        elif inside == "VEVENT":
            beyond += 1
        inside, block = "", []
    return Parts(tuple(header), tuple(zones.values()), tuple(events), inside == "VEVENT", beyond)
