"""What the loops of the features have in common: a failed round ends none, and how they stop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from discord.ext import tasks

from bot.errors import log_failure

_PATIENCE = 3.0


async def attempt(work: Callable[[], Awaitable[object]], what: str) -> None:
    """Do one round of a loop; what it raises is logged as a failure of ``what``."""
    try:
        await work()
    except Exception as error:  # the loop must go on: the next round may be better
        log_failure(error, what)


async def stop(loop: tasks.Loop[Any], sending: asyncio.Lock) -> None:
    """End a loop that holds a lock while it sends."""
    # Not in the middle of sending, unless that hangs: the next start finds out what arrived.
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE), sending:
            loop.cancel()
    loop.cancel()
