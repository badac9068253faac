"""How a Discord client reads a text: what of it stays text, and what becomes something else.

Written from Discord's own help pages and its SimpleAST rules, stricter than any client: a sign that
could begin a construct is reported even where the rest of the construct is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.markdown import ELLIPSIS

_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_BOLD = re.compile(r"\*\*([\s\S]+?)\*\*(?!\*)")
# What a client takes as a link goes on to the next white space.
_URL = re.compile(r"(?:https?|steam|discord)://[^\s<]+", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[\w-]+(\.[\w-]+)+", re.IGNORECASE)
_LISTED = re.compile(r" *(?:[-+*]|\d+\.) +")
# An emoji by its name; none has one that ends as the name of a link does.
_EMOJI = re.compile(r":[\w+-]+(?<!http)(?<!https):", re.IGNORECASE)
_SCHEME = re.compile(r"\w:(?=//)")
_SIGNS = "\\*_~|`<>@#[]"


@dataclass
class Reading:
    """What a client shows: the text, the bold texts in it, the links, and what went wrong."""

    text: str = ""
    bold: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    constructs: list[str] = field(default_factory=list)


def read(source: str) -> Reading:
    """Return how a client shows a text without the frame (heading, quotation) around it."""
    reading = Reading()
    _read(source, reading, inside=False)
    return reading


def _read(source: str, reading: Reading, *, inside: bool) -> None:
    at, line_start = 0, not inside
    while at < len(source):
        if source.startswith(ELLIPSIS, at) and source[at + 3 : at + 4] in {"", " "}:
            reading.text += ELLIPSIS
            at += len(ELLIPSIS)
        elif escaped := _ESCAPE.match(source, at):
            reading.text += escaped[1]
            at = escaped.end()
        elif url := _URL.match(source, at):
            _link(url[0], reading)
            at = url.end()
        elif bold := None if inside else _BOLD.match(source, at):
            _bold(bold[1], reading)
            at = bold.end()
        elif line_start and (marker := _LISTED.match(source, at)):
            reading.text += marker[0]
            at = marker.end()
            continue  # a list item may hold another
        else:
            _plain(source, at, reading)
            at += 1
        line_start = source[at - 1] == "\n"


def _link(url: str, reading: Reading) -> None:
    reading.links.append(url)
    reading.text += url
    if not _ADDRESS.match(url):
        reading.constructs.append(f"a link that is no web address: {url!r}")
    if wrong := set("\\*~|`[]") & set(url):
        reading.constructs.append(f"{wrong} in the link {url!r}")
    if re.search("@(everyone|here)", url):
        reading.constructs.append(f"a mention in the link {url!r}")


def _bold(content: str, reading: Reading) -> None:
    begin = len(reading.text)
    if content != content.strip() or "\n" in content or _LISTED.match(content):
        reading.constructs.append(f"bold that a client does not show: {content!r}")
    _read(content, reading, inside=True)
    reading.bold.append(reading.text[begin:])


def _plain(source: str, at: int, reading: Reading) -> None:
    sign = source[at]
    reading.text += sign
    if sign in _SIGNS or _EMOJI.match(source, at) or _SCHEME.match(source, at):
        reading.constructs.append(f"{sign!r} in {source[max(0, at - 20) : at + 20]!r}")
