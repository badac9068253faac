"""Everything that is logged, as an operator finds it."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from bot import logs


class Logged(io.StringIO):
    """The log of some flows."""

    @property
    def entries(self) -> list[dict[str, Any]]:
        """Return the entries of a log that is JSON."""
        return [json.loads(line) for line in self.getvalue().splitlines()]


@contextmanager
def logged(form: Literal["json", "console"] = "json", level: str = "DEBUG") -> Iterator[Logged]:
    """Configure the log as `entente run` does, yield what is written, and put all back."""
    loggers = [logging.getLogger(), *map(logging.getLogger, (*logs.OWN, *logs.QUIET))]
    before = [(each, each.level) for each in loggers]
    handlers = loggers[0].handlers
    written = Logged()
    try:
        logs.configure(form, level, written)
        # What pytest listens with goes on listening.
        loggers[0].handlers = [*handlers, *loggers[0].handlers]
        yield written
    finally:
        loggers[0].handlers = handlers
        for each, old in before:
            each.setLevel(old)
