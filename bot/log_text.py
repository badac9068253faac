"""What of an error may stand in a log: where it happened, and no word that somebody wrote."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator

import aiohttp
import discord
from sqlalchemy.exc import OperationalError

_OWN = ("bot", "index", "knowledge")
# Their texts are about the program or the machine. Others may quote what they could not handle.
_TRUSTED = (
    OSError,
    aiohttp.ClientError,
    discord.DiscordException,
    ImportError,
    AttributeError,
    NameError,
    MemoryError,
)
_SECRETS = (
    # A bot's token, and that of an interaction or a webhook in an address.
    (re.compile(r"[\w-]{23,}\.[\w-]{6,}\.[\w-]{27,}"), "[token]"),
    (re.compile(r"(?<=/)((?:webhooks|interactions)/\d+/)[^/\s?]+"), r"\1[token]"),
    # Every id of Discord's, a person's included.
    (re.compile(r"(?<!\d)\d{17,20}(?!\d)"), "[id]"),
)


def said(error: BaseException) -> str:
    """Return what to call an error in a log: its text only where that can quote nobody."""
    name = type(error).__name__
    if isinstance(error, OperationalError):
        return f"{name}: {error.orig}"
    own = type(error).__module__.partition(".")[0] in _OWN
    text = str(error) if own or isinstance(error, _TRUSTED) else ""
    return f"{name}: {text}" if text else name


def scrubbed(text: str) -> str:
    """Return a text without tokens and without Discord's ids."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


def trace(error: BaseException) -> str:
    """Return where an error and its causes were raised, without texts that may quote somebody."""
    return "\n".join(_lines(error, set()))


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and id(cause) not in seen:
        yield from _lines(cause, seen)
        yield "which led to:"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
    yield said(error)
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _lines(each, seen)
