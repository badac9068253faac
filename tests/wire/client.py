"""The real discord.py, pointed at the wire; a small client that notes what it hears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import discord
import pytest
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket

from bot.app import intents
from tests.wire.objects import TOKEN
from tests.wire.server import LONG, Wire


def point_at(wire: Wire, patch: pytest.MonkeyPatch) -> None:
    """Let discord.py take the wire for Discord."""
    patch.setattr(discord.http.Route, "BASE", wire.base)
    patch.setattr(discord.Asset, "BASE", wire.base)
    patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(wire.gateway.url))


def noting(kind: type[Any] = discord.Client, **settings: Any) -> Any:
    """Return a client, sharded or not, with the names of what it hears in ``heard``."""
    client = kind(intents=intents(), allowed_mentions=discord.AllowedMentions.none(), **settings)
    client.heard = []
    client.tree = app_commands.CommandTree(client)
    client._connection.guild_ready_timeout = 0.05
    for name in ("ready", "resumed", "disconnect", "guild_available", "message", "shard_ready"):
        setattr(client, f"on_{name}", _note(client, name))
    return client


def _note(client: Any, name: str) -> Callable[..., Any]:
    async def note(*_args: object) -> None:
        client.heard.append(name)

    note.__name__ = f"on_{name}"
    return note


@asynccontextmanager
async def connected(client: Any) -> AsyncIterator[Any]:
    """Yield a client once it is ready; close it at the end."""
    async with client:
        running = asyncio.create_task(client.start(TOKEN))
        async with asyncio.timeout(LONG):
            await client.wait_until_ready()
        try:
            yield client
        finally:
            await client.close()
            with suppress(asyncio.CancelledError):
                await running


async def until(wire: Wire, what: str, arrived: Callable[[], Any]) -> Any:
    """Return what arrives at the wire, once it is there, while the client goes on."""
    return await asyncio.to_thread(wire.wait, what, arrived)
