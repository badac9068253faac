"""A few of many questions, the same few every time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def spread(items: Sequence[T], limit: int | None) -> tuple[T, ...]:
    """Return at most ``limit`` items, taken at even distances: sets are sorted by their subject."""
    if limit is None or limit >= len(items):
        return tuple(items)
    return tuple(items[place * len(items) // limit] for place in range(limit))
