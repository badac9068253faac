"""The log: one line an entry, as JSON or for a terminal, with no one's words, tokens or ids in it.

Libraries log through the standard library, and so does Entente: structlog gives all the same form.
"""

from __future__ import annotations

import copy
import logging
import sys
from typing import Any, Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor

from bot.log_text import said, scrubbed, trace

OWN = ("bot", "index", "knowledge")
FIELDS = ("reference", "guild")
"""What an entry may have beside its sentence; `extra` of a call names it."""

QUIET = ("sentence_transformers", "torch", "aiohttp.access")


def configure(form: Literal["json", "console"], level: str, stream: TextIO | None = None) -> None:
    """Send all log entries of the process to a stream in one form.

    Other libraries are heard from INFO on, whatever the level: at DEBUG discord.py writes down
    every message and every token.

    :param form: A JSON object a line, or words for a terminal.
    :param level: What is logged of Entente itself, such as ``INFO``.
    :param stream: Where to, if not standard error.
    """
    root = logging.getLogger()
    root.handlers = [handler(form, stream or sys.stderr)]
    root.setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level]))
    for name in OWN:
        logging.getLogger(name).setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def handler(form: Literal["json", "console"], stream: TextIO) -> logging.Handler:
    """Return what writes entries to a stream."""
    made = logging.StreamHandler(stream)
    last: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=stream.isatty())
    )
    remove = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    made.setFormatter(
        _Formatter(
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.stdlib.ExtraAdder(allow=FIELDS),
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
            processors=[remove, _tell_error, _scrub, last],
        )
    )
    return made


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """Takes care of errors among the arguments before they become text."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of an entry."""
        record = copy.copy(record)
        if isinstance(record.args, tuple):
            record.args = tuple(
                said(each) if isinstance(each, BaseException) else each for each in record.args
            )
        if record.name == "asyncio":
            # What follows is the task as Python shows it, with the text of its error.
            record.msg, record.args = record.getMessage().partition("\n")[0], ()
        return super().format(record)


def _tell_error(_logger: Any, _method: str, event: EventDict) -> EventDict:
    found = event.pop("exc_info", None)
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["exception"] = trace(error)
    event.pop("stack_info", None)
    return event


def _scrub(_logger: Any, _method: str, event: EventDict) -> EventDict:
    return {
        key: scrubbed(value) if isinstance(value, str) else value for key, value in event.items()
    }
