"""Times and their summaries."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

MIDDLE, LATEST = 50, 99


@dataclass(slots=True)
class Taken:
    """What something took, in seconds; both are 0 until it is over."""

    wall: float = 0.0
    cpu: float = 0.0


@contextmanager
def taking() -> Iterator[Taken]:
    """Yield what the block takes, wall and CPU of this process, its threads included."""
    taken = Taken()
    begin, worked = time.perf_counter(), time.process_time()
    try:
        yield taken
    finally:
        taken.wall = time.perf_counter() - begin
        taken.cpu = time.process_time() - worked


def percentile(values: Sequence[float], which: int) -> float:
    """Return a percentile of at least one value, rounded to what can be read."""
    return round(float(np.percentile(values, which)), 3)


def median(values: Sequence[float]) -> float:
    """Return the median of at least one value."""
    return percentile(values, MIDDLE)


def both(values: Sequence[float]) -> dict[str, float]:
    """Return the median and the 99th percentile of at least one value."""
    return {"p50": percentile(values, MIDDLE), "p99": percentile(values, LATEST)}
