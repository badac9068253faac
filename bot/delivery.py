"""What is sent to one person: by direct message, or by a mention where that is closed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import aiohttp
import discord

# How far back a message is looked for that may have arrived before a crash.
DM_DEPTH, CHANNEL_DEPTH = 50, 200

NETWORK = (aiohttp.ClientError, OSError, asyncio.TimeoutError, discord.RateLimited)
"""What is raised where the network fails, and not Discord."""

# Discord's codes for "not so fast" that come with status 400 or 403.
_TOO_FAST = frozenset({20026, 40003})


def may_pass(error: discord.HTTPException) -> bool:
    """Tell whether a refusal of Discord's may pass by itself, so that one tries again later."""
    return error.status >= 500 or error.status == 429 or error.code in _TOO_FAST


def place_of(
    client: discord.Client, channel: int | None, guild: int | None
) -> discord.PartialMessageable | None:
    """Return where somebody asked, by its ids; None where that is not known."""
    return None if channel is None else client.get_partial_messageable(channel, guild_id=guild)


def only(user: discord.abc.Snowflake) -> discord.AllowedMentions:
    """Return that a message may mention one person and nobody else."""
    return discord.AllowedMentions(everyone=False, roles=False, users=[user], replied_user=False)


async def holds(place: discord.abc.Messageable, control: str, depth: int) -> bool:
    """Tell whether one of the last messages of a place has a control of this id.

    :raises discord.HTTPException: If that cannot be found out now.
    """
    try:
        async for message in place.history(limit=depth):
            if control in _ids(message.components):
                return True
    except discord.Forbidden:
        # It can't be known; within minutes Discord itself drops a second one of this nonce.
        return False
    return False


def _ids(components: Iterable[Any]) -> set[str | None]:
    return {
        getattr(item, "custom_id", None)
        for row in components
        for item in (row, *getattr(row, "children", ()))
    }
