"""How long answers and their stages take, on however many threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

Seen = Callable[[str, float], None]
"""Called with a stage and its seconds."""

WHOLE = "whole"
"""The stage that is an answer as its asker waits for it, in the queue included."""


class Stopwatch:
    """Tells how long each stage took that it is told the end of."""

    def __init__(self, seen: Seen = lambda _stage, _seconds: None) -> None:
        """Take what is told; it is called on any thread."""
        self._seen = seen
        self._here = threading.local()

    @contextmanager
    def timing(self) -> Iterator[None]:
        """Time the stages that end on this thread until the block ends."""
        self._here.last = perf_counter()
        try:
            yield
        finally:
            del self._here.last

    def lap(self, stage: str) -> None:
        """End a stage; outside of `timing` nothing happens."""
        last = getattr(self._here, "last", None)
        if last is not None:
            self._here.last = perf_counter()
            self._seen(stage, self._here.last - last)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Time a whole answer that comes; one that is refused has no time."""
        begun = perf_counter()
        yield
        self._seen(WHOLE, perf_counter() - begun)
