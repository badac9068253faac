"""The gateway as the real discord.py meets it: identified, kept alive, broken off, resumed."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import discord
import pytest

from tests.wire.client import connected, noting, until
from tests.wire.gateway import HEARTBEAT, IDENTIFY, RESUME, Gateway
from tests.wire.interactions import written
from tests.wire.objects import CHANNEL, GUILD, TOKEN
from tests.wire.server import Wire

BREAKS: dict[str, Callable[[Gateway], Coroutine[Any, Any, None]]] = {
    "cut": lambda gateway: gateway.cut(),
    "closed": lambda gateway: gateway.close(4000),
    "asked to": lambda gateway: gateway.ask_to_reconnect(),
    "called invalid but resumable": lambda gateway: gateway.invalidate(resumable=True),
}
"""How the server breaks a connection off."""


async def test_a_client_identifies_and_knows_its_guild(wire: Wire) -> None:
    async with connected(noting()) as client:
        (identified,) = wire.gateway.of(IDENTIFY)
        assert identified["token"] == TOKEN
        assert identified["intents"] == client.intents.value
        channel = client.get_guild(GUILD).get_channel(CHANNEL)
        assert isinstance(channel, discord.TextChannel)
        await until(wire, "READY", lambda: "ready" in client.heard)
        assert client.heard == ["guild_available", "ready"]


async def test_what_is_told_comes_through_a_compressed_stream(wire: Wire) -> None:
    async with connected(noting()) as client:
        for text in ("made-up one", "made-up two" * 500):
            wire.tell("MESSAGE_CREATE", written(text))
        await until(wire, "two messages", lambda: client.heard.count("message") == 2)
        assert wire.gateway.queries == [{"v": "10", "encoding": "json", "compress": "zlib-stream"}]
        assert "made-up two" in client.cached_messages[-1].content


async def test_it_is_kept_alive_by_heartbeats(wire: Wire) -> None:
    async with connected(noting()) as client:
        await until(wire, "heartbeats", lambda: len(wire.gateway.of(HEARTBEAT)) > 3)
        assert wire.gateway.of(HEARTBEAT)[-1] == client.ws.sequence
        assert client.latency < 10
        assert "disconnect" not in client.heard


async def test_one_that_is_not_answered_any_more_connects_anew_and_misses_nothing(
    wire: Wire,
) -> None:
    async with connected(noting(heartbeat_timeout=1.0)) as client:
        wire.gateway.answers_beats = False
        await until(wire, "a new connection", lambda: wire.gateway.of(RESUME))
        wire.gateway.answers_beats = True
        wire.tell("MESSAGE_CREATE", written("made up"))
        await until(wire, "the message", lambda: "message" in client.heard)
        assert len(wire.gateway.of(IDENTIFY)) == 1


@pytest.mark.parametrize("how", list(BREAKS))
async def test_a_broken_off_session_is_resumed_and_misses_nothing(wire: Wire, how: str) -> None:
    async with connected(noting()) as client:
        wire.call(BREAKS[how](wire.gateway))
        wire.tell("MESSAGE_CREATE", written("told while it is away, or just before"))
        await until(wire, "the resumed session", lambda: "resumed" in client.heard)
        await until(wire, "the message", lambda: "message" in client.heard)
        (session,) = wire.gateway.sessions
        assert wire.gateway.of(RESUME)[-1]["session_id"] == session
        assert len(wire.gateway.of(IDENTIFY)) == 1
        assert client.heard.count("message") == 1


async def test_a_session_that_is_forgotten_is_begun_anew(wire: Wire) -> None:
    async with connected(noting()) as client:
        wire.call(wire.gateway.invalidate(resumable=False))
        await until(wire, "a second READY", lambda: client.heard.count("ready") == 2)
        assert len(wire.gateway.of(IDENTIFY)) == 2
        assert len(wire.gateway.live) == 1


async def test_a_session_that_is_unknown_when_resumed_is_begun_anew(wire: Wire) -> None:
    async with connected(noting()) as client:
        wire.gateway.sessions.clear()
        wire.call(wire.gateway.cut())
        await until(wire, "a second READY", lambda: client.heard.count("ready") == 2)
        assert len(wire.gateway.of(RESUME)) == 1
        assert len(wire.gateway.of(IDENTIFY)) == 2


async def test_a_gateway_that_was_gone_is_found_again(wire: Wire) -> None:
    async with connected(noting()) as client:
        wire.gone()
        await until(wire, "the loss", lambda: "disconnect" in client.heard)
        wire.back()
        await until(wire, "the resumed session", lambda: "resumed" in client.heard)
        assert len(wire.gateway.of(IDENTIFY)) == 1


async def test_shards_come_from_the_address_and_number_that_discord_gives(wire: Wire) -> None:
    wire.rest.shards = 2
    wire.gateway.guilds = (GUILD, GUILD | 1 << 22)
    async with connected(noting(discord.AutoShardedClient)) as client:
        assert len(wire.rest.of("GET /gateway/bot")) == 1
        assert [each["shard"] for each in wire.gateway.of(IDENTIFY)] == [[0, 2], [1, 2]]
        assert {guild.id: guild.shard_id for guild in client.guilds} == {
            GUILD: 0,
            GUILD | 1 << 22: 1,
        }
        wire.tell("MESSAGE_CREATE", written("made up"), shard=1)
        await until(wire, "the message", lambda: "message" in client.heard)
