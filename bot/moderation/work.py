"""One piece of long work at a time, on a thread of its own, that says how far it is."""

from __future__ import annotations

import asyncio
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from index import Progress

_T = TypeVar("_T")

Make = Callable[[Progress, Callable[[], bool]], _T]
"""Takes what to tell how far it is, and what to ask whether it was called off."""


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a stage is, and for how many seconds it has been going on."""

    name: str
    done: int
    total: int
    seconds: float

    @property
    def rate(self) -> float | None:
        """Return how many are done in a second; None where that is not known yet."""
        return self.done / self.seconds if self.done and self.seconds >= 1 else None

    @property
    def left(self) -> float | None:
        """Return how many seconds are left of the stage; None where that is not known yet."""
        return (self.total - self.done) / self.rate if self.rate else None


class Work(Generic[_T]):
    """Work that someone began at an aware time; ``token`` tells it from all other work."""

    def __init__(self, by: str, since: datetime, make: Make[_T]) -> None:
        """Take who begins it, when, and what makes the result; nothing is done yet."""
        self.by = by
        self.since = since
        self.token = secrets.token_hex(4)
        self._make = make
        self._stage: tuple[str, int, int, float] | None = None
        self._result: _T | None = None
        self._error: Exception | None = None
        self._cancelled, self._ended = threading.Event(), threading.Event()

    def start(self) -> None:
        """Begin, on a thread that does not keep the process alive."""
        threading.Thread(target=self._run, name="reindex", daemon=True).start()

    def cancel(self) -> None:
        """Call it off: it ends at its next step."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Tell whether it was called off, be it at an end or not."""
        return self._cancelled.is_set()

    @property
    def ended(self) -> bool:
        """Tell whether there is a result, or an error."""
        return self._ended.is_set()

    @property
    def stage(self) -> Stage | None:
        """Return how far it is; None before the first step."""
        if self._stage is None:
            return None
        name, done, total, since = self._stage
        return Stage(name, done, total, time.monotonic() - since)

    def result(self) -> _T:
        """Return what was made, once it has ended.

        :raises Exception: What was raised instead.
        """
        if self._error is not None:
            raise self._error
        if self._result is None:
            raise RuntimeError("the work has not ended")
        return self._result

    async def wait(self, patience: float) -> None:
        """Wait for the end, but not for ever."""
        await asyncio.to_thread(self._ended.wait, patience)

    def _run(self) -> None:
        try:
            self._result = self._make(self._step, self._cancelled.is_set)
        except Exception as error:  # whoever asks for the result gets it
            self._error = error
        finally:
            self._ended.set()

    def _step(self, name: str, done: int, total: int) -> None:
        before = self._stage
        since = before[3] if before and before[0] == name else time.monotonic()
        self._stage = name, done, total, since
