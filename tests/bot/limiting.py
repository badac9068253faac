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

GUILD, CHANNEL, DM, ME, PERSON = 100, 200, 300, 7, 9
NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
"""When messages are sent, unless a test says otherwise."""

# Made up; of the form of a token.
_TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA.GAbCdE.abcdefghijklmnopqrstuvwxyz0123456789ABCD"  # noqa: S105
_USER = {"username": "made-up", "discriminator": "0", "avatar": None}
_ME = _USER | {"id": str(ME), "bot": True}
_APPLICATION = {
    "id": "42",
    "name": "Entente",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "0",
    "owner": _USER | {"id": "1"},
    "team": None,
    "flags": 0,
}


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
            "author": _ME,
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
            return _json(_ME)

        async def application(_request: web.Request) -> web.Response:
            return _json(_APPLICATION)

        async def dm(_request: web.Request) -> web.Response:
            person = _USER | {"id": str(PERSON)}
            return _json({"id": str(DM), "type": 1, "recipients": [person]})

        app = web.Application()
        app.router.add_get("/users/@me", me)
        app.router.add_get("/oauth2/applications/@me", application)
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
            await client.login(_TOKEN)
            client._connection._add_guild_from_data(_guild())
            yield client


def _guild() -> Any:
    everyone = discord.Permissions(
        view_channel=True, read_message_history=True, send_messages=True
    ).value
    role = {
        "id": str(GUILD),
        "name": "@everyone",
        "permissions": str(everyone),
        "color": 0,
        "position": 0,
        "hoist": False,
        "managed": False,
        "mentionable": False,
    }
    channel = {"id": str(CHANNEL), "type": 0, "name": "made-up", "position": 0}
    member = {"user": _ME, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0}
    return {
        "id": str(GUILD),
        "name": "Made up",
        "owner_id": "1",
        "roles": [role],
        "emojis": [],
        "features": [],
        "member_count": 1,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-US",
        "afk_timeout": 60,
        "system_channel_flags": 0,
        "channels": [channel | {"permission_overwrites": [], "nsfw": False, "parent_id": None}],
        "members": [member | {"deaf": False, "mute": False}],
        "threads": [],
    }


def _refused(refusal: Refusal) -> web.Response:
    said = {"message": "Made up", "retry_after": refusal.seconds, "global": refusal.everywhere}
    answer = _json(said, refusal.status)
    answer.headers.update({"Via": "1.1 made-up", "Retry-After": str(refusal.seconds)})
    return answer


def _json(value: object, status: int = 200) -> web.Response:
    # discord.py parses a body only when its type is exactly this, without a charset.
    body = json.dumps(value).encode()
    return web.Response(body=body, status=status, content_type="application/json")
