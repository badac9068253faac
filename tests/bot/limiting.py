"""A Discord on this machine that says "not so fast", and real clients of it. All is made up."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import discord
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.app import intents
from tests.wire.objects import CHANNEL, DM, GUILD, ME, TOKEN, application, guild, user

__all__ = ["CHANNEL", "DM", "GUILD"]

PERSON = 9
NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
"""When messages are sent, unless a test says otherwise."""


@dataclass
class Refusal:
    """How a message is not taken: for how long, for all requests of the bot, and if it arrived."""

    seconds: float = 0.01
    everywhere: bool = False
    status: int = 429
    arrived: bool = False


@dataclass
class Discord:
    """Takes messages, each nonce once, after having refused some."""

    refusals: list[Refusal] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    messages: dict[int, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    now: datetime = NOW

    async def post(self, request: web.Request) -> web.Response:
        """Take a message, or refuse it as Discord does."""
        body, channel = await request.json(), int(request.match_info["channel"])
        self.asked.append(body)
        if self.refusals:
            refusal = self.refusals.pop(0)
            if refusal.arrived:
                self._keep(channel, body)
            return _refused(refusal)
        return _json(self._keep(channel, body))

    async def history(self, request: web.Request) -> web.Response:
        """Return the messages of a channel, newest first."""
        return _json(self.messages[int(request.match_info["channel"])][::-1])

    def _keep(self, channel: int, body: dict[str, Any]) -> dict[str, Any]:
        there = self.messages[channel]
        same = [each for each in there if each["nonce"] == body["nonce"]]
        if same and body["enforce_nonce"]:
            return same[0]
        message = {
            # A message's number holds the time at which Discord took it.
            "id": str(discord.utils.time_snowflake(self.now) + len(there)),
            "channel_id": str(channel),
            "author": user(ME, bot=True),
            "content": body["content"],
            "nonce": body["nonce"],
            "components": body.get("components", []),
            "timestamp": self.now.isoformat(),
            "edited_timestamp": None,
            "tts": False,
            "pinned": False,
            "mention_everyone": False,
            "type": 0,
        } | {name: [] for name in ("mentions", "mention_roles", "attachments", "embeds")}
        there.append(message)
        return message

    def app(self) -> web.Application:
        """Return what answers requests."""

        async def me(_request: web.Request) -> web.Response:
            return _json(user(ME, bot=True))

        async def app_info(_request: web.Request) -> web.Response:
            return _json(application())

        async def dm(_request: web.Request) -> web.Response:
            person = user(PERSON)
            return _json({"id": str(DM), "type": 1, "recipients": [person]})

        app = web.Application()
        app.router.add_get("/users/@me", me)
        app.router.add_get("/oauth2/applications/@me", app_info)
        app.router.add_post("/users/@me/channels", dm)
        app.router.add_post("/channels/{channel}/messages", self.post)
        app.router.add_get("/channels/{channel}/messages", self.history)
        return app


@asynccontextmanager
async def connected(
    server: Discord, monkeypatch: pytest.MonkeyPatch, longest: float | None = None
) -> AsyncIterator[discord.Client]:
    """Yield a client of the server that is in a guild with one channel.

    It waits at most ``longest`` seconds for a limit to pass, as long as it takes where that is
    None.
    """
    async with TestServer(server.app()) as running:
        monkeypatch.setattr(discord.http.Route, "BASE", str(running.make_url("")).rstrip("/"))
        async with discord.Client(
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=longest,
        ) as client:
            await client.login(TOKEN)
            made: Any = guild()
            client._connection._add_guild_from_data(made)
            yield client


def _refused(refusal: Refusal) -> web.Response:
    said = {"message": "Made up", "retry_after": refusal.seconds, "global": refusal.everywhere}
    answer = _json(said, refusal.status)
    answer.headers.update({"Via": "1.1 made-up", "Retry-After": str(refusal.seconds)})
    return answer


def _json(value: object, status: int = 200) -> web.Response:
    # discord.py parses a body only when its type is exactly this, without a charset.
    body = json.dumps(value).encode()
    return web.Response(body=body, status=status, content_type="application/json")
