"""How a long piece of work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how many are done, and how many there are."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""
