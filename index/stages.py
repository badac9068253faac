"""Hooks into answering, for whoever wants to know how long each stage takes, and what is shared."""

from __future__ import annotations

from collections.abc import Callable

Lap = Callable[[str], None]
"""Called at the end of each stage with its name, on the thread that answers."""

Batched = Callable[[int], None]
"""Called with how many questions were encoded together, on the thread that encoded them."""


def unwatched(_stage: str) -> None:
    """Let a stage pass: nobody watches."""


def uncounted(_size: int) -> None:
    """Let a batch pass: nobody counts."""
