"""The doctor's check of a token, against a Discord of this machine."""

from __future__ import annotations

import json

import discord
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.commands.doctor import _ask_discord

# Made up; of the form of a token.
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA.GAbCdE.abcdefghijklmnopqrstuvwxyz0123456789ABCD"  # noqa: S105
ME = {"id": "7", "username": "Entente", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION = {
    "id": "42",
    "name": "Entente",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "0",
    "owner": {"id": "1", "username": "made-up", "discriminator": "0", "avatar": None},
    "team": None,
    "flags": 0,
}


def _json(value: object) -> web.Response:
    # discord.py parses a body only when its type is exactly this, without a charset.
    return web.Response(body=json.dumps(value).encode(), content_type="application/json")


async def test_an_accepted_token_gives_the_invitation_and_needs_no_privileged_intent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def me(_request: web.Request) -> web.Response:
        return _json(ME)

    async def application(_request: web.Request) -> web.Response:
        return _json(APPLICATION)

    app = web.Application()
    app.router.add_get("/users/@me", me)
    app.router.add_get("/oauth2/applications/@me", application)
    async with TestServer(app) as server:
        base = str(server.make_url("")).rstrip("/")
        monkeypatch.setattr(discord.http.Route, "BASE", base)
        told = await _ask_discord(TOKEN)
    assert "Entente" in told
    assert "no privileged intent is needed" in told
    assert "client_id=42" in told
    assert TOKEN not in told
