"""Starting the bot where Discord cannot be reached or refuses it."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.commands.run import serve
from bot.exit_codes import CONFIGURATION, UNREACHABLE

# Made up; of the form of a token.
TOKEN = SecretStr("MTIzNDU2Nzg5MDEyMzQ1Njc4OTA.GAbCdE.abcdefghijklmnopqrstuvwxyz0123456789ABCD")


async def _start(make_bot: Any, monkeypatch: pytest.MonkeyPatch, base: str) -> int:
    monkeypatch.setattr(discord.http.Route, "BASE", base)
    bot = make_bot(discord_token=TOKEN)
    with pytest.raises(SystemExit) as ended:
        await serve(bot, bot.settings)
    assert bot.is_closed()
    return int(str(ended.value.code))


async def test_an_unreachable_discord_is_a_sentence(
    make_bot: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Port 9 of this machine: nobody listens there.
    assert await _start(make_bot, monkeypatch, "http://127.0.0.1:9") == UNREACHABLE
    told = capsys.readouterr().err
    assert "Discord cannot be reached" in told
    assert "Traceback" not in told


async def test_a_refused_token_is_a_sentence_without_the_token(
    make_bot: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def refuse(_request: web.Request) -> web.Response:
        return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", refuse)
    async with TestServer(app) as server:
        base = str(server.make_url("")).rstrip("/")
        assert await _start(make_bot, monkeypatch, base) == CONFIGURATION
    told = capsys.readouterr().err
    assert "Discord does not accept the token" in told
    assert TOKEN.get_secret_value() not in told
