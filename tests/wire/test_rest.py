"""REST as the real discord.py meets it: limits, outages, slow and cut responses, files."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import aiohttp
import discord
import pytest

from tests.wire.client import connected, noting
from tests.wire.faults import Cut, Limit, Refuse, Slow
from tests.wire.objects import CHANNEL
from tests.wire.server import Wire

POST = f"POST /channels/{CHANNEL}/messages"


def room(client: Any) -> discord.PartialMessageable:
    found: discord.PartialMessageable = client.get_partial_messageable(CHANNEL)
    return found


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_limit_is_waited_for_and_then_the_message_is_sent_once(
    wire: Wire, everywhere: bool
) -> None:
    async with connected(noting()) as client:
        wire.rest.faults.add(POST, Limit(0.3, everywhere), times=2)
        limited = asyncio.create_task(room(client).send("made up"))
        other = asyncio.create_task(client.fetch_channel(CHANNEL))
        await asyncio.gather(limited, other)
        routes = [each.route for each in wire.rest.sent if str(CHANNEL) in each.path]
        assert routes.count(POST) == 3
        assert [each["content"] for each in wire.written()] == ["made up"]
        # A limit of one route leaves the others free.
        assert everywhere or routes.index(f"GET /channels/{CHANNEL}") < 2


async def test_a_burst_of_outages_is_got_over(wire: Wire) -> None:
    async with connected(noting()) as client:
        fault = wire.rest.faults.add(POST, Refuse(502), times=1)
        await room(client).send("made up")
        assert fault.met == 1
        assert len(wire.written()) == 1


async def test_an_outage_that_discord_py_does_not_wait_out_is_an_error(wire: Wire) -> None:
    async with connected(noting()) as client:
        wire.rest.faults.add(POST, Refuse(503))
        with pytest.raises(discord.DiscordServerError):
            await room(client).send("made up")
        assert wire.written() == []


async def test_a_slow_response_is_waited_for(wire: Wire) -> None:
    async with connected(noting()) as client:
        wire.rest.faults.add(POST, Slow(0.5))
        assert (await room(client).send("made up")).content == "made up"


@pytest.mark.parametrize("arrived", [False, True])
async def test_a_cut_response_is_an_error_whether_or_not_the_message_arrived(
    wire: Wire, arrived: bool
) -> None:
    async with connected(noting()) as client:
        wire.rest.faults.add(POST, Cut(arrived), times=1)
        with pytest.raises(aiohttp.ClientError):
            await room(client).send("made up")
        assert len(wire.written()) == arrived


async def test_a_file_comes_beside_its_message(wire: Wire) -> None:
    async with connected(noting()) as client:
        await room(client).send("made up", file=discord.File(io.BytesIO(b"notes"), "notes.txt"))
        (sent,) = wire.rest.of(POST)
        assert sent.files == ("notes.txt",)
        assert sent.body["content"] == "made up"


async def test_a_token_that_is_not_known_is_refused(wire: Wire) -> None:
    async with noting() as client:
        with pytest.raises(discord.LoginFailure):
            await client.login("made-up")
