"""What may be sent twice is sent again where the network fails in the middle of it.

discord.py tries again what Discord refuses for a while, but gives up what is cut off: whether that
arrived cannot be known. An edit, and a message with a nonce, do no harm where they arrive twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from math import isnan
from typing import Any

import aiohttp
import discord
from discord.http import Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

_WAITS = (0.5, 1.5, 4.0)
_HARMLESS = frozenset({"GET", "PATCH", "PUT"})
# What discord.py itself has tried for 25 s when it raises.
_WAITED_OUT = frozenset({500, 502, 504, 524})


def be_patient(client: discord.Client) -> None:
    """Let a client, and the interactions that the calling task hears of, send again what they may.

    Call it in the task that runs the client: its tasks inherit how interactions are answered.
    """
    plain = client.http.request

    async def request(route: Route, **given: Any) -> Any:
        harmless = route.method in _HARMLESS or _is_sent_once(given.get("json"))
        # Before the first connection, who starts the bot without a network hears of it at once.
        if given.get("files") or not harmless or isnan(client.latency):
            return await plain(route, **given)
        return await _insist(lambda: plain(route, **given))

    client.http.request = request  # type: ignore[method-assign]
    async_context.set(_PatientAdapter())  # type: ignore[no-untyped-call]


class _PatientAdapter(AsyncWebhookAdapter):
    """Sends again what is cut off of an interaction's answer; a follow-up could arrive twice."""

    async def request(self, route: Route, session: aiohttp.ClientSession, **given: Any) -> Any:
        """Send a request."""
        plain = super().request
        if given.get("multipart") or route.method not in _HARMLESS:
            return await plain(route, session, **given)
        return await _insist(lambda: plain(route, session, **given))


def _is_sent_once(body: Any) -> bool:
    """Tell whether Discord takes a message once, however often it arrives within minutes."""
    return isinstance(body, dict) and bool(body.get("nonce") and body.get("enforce_nonce"))


async def _insist(send: Callable[[], Awaitable[Any]]) -> Any:
    for wait in _WAITS:
        try:
            return await send()
        except discord.DiscordServerError as error:
            if error.status in _WAITED_OUT:
                raise
        except (aiohttp.ClientError, OSError):
            pass  # it may pass: the last attempt raises what it meets
        await asyncio.sleep(wait)
    return await send()
