"""The doctor's check of a token, against a Discord of this machine."""

from __future__ import annotations

import json

import discord
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.commands.doctor import _ask_discord
from tests.wire.objects import ME, TOKEN, application, user


def _json(value: object) -> web.Response:
    # discord.py parses a body only when its type is exactly this, without a charset.
    return web.Response(body=json.dumps(value).encode(), content_type="application/json")


async def test_an_accepted_token_gives_the_invitation_and_needs_no_privileged_intent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def me(_request: web.Request) -> web.Response:
        return _json(user(ME, bot=True) | {"username": "Entente"})

    async def app_info(_request: web.Request) -> web.Response:
        return _json(application())

    app = web.Application()
    app.router.add_get("/users/@me", me)
    app.router.add_get("/oauth2/applications/@me", app_info)
    async with TestServer(app) as server:
        base = str(server.make_url("")).rstrip("/")
        monkeypatch.setattr(discord.http.Route, "BASE", base)
        told = await _ask_discord(TOKEN)
    assert "Entente" in told
    assert "no privileged intent is needed" in told
    assert "client_id=42" in told
    assert TOKEN not in told
