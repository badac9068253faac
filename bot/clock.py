"""What time it is: asked of one thing, so that tests and the terminal can set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the aware time that is now."""


def utc_now() -> datetime:
    """Return this machine's time, in UTC."""
    return datetime.now(UTC)
