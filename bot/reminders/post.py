"""Bringing reminders to people: by direct message, or by a mention where that is closed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import aiohttp
import discord
from discord import ui

from bot.links import link
from bot.reminders.sender import NotNowError, UnreachableError
from bot.reminders.words import MY_REMINDERS
from bot.state.tables import Reminder

MARK = "events:reminders:"
"""What the id of the button below every reminder begins with; the reminder's nonce follows."""

# How far back a message is looked for that may have arrived before a crash.
_DM_DEPTH, _CHANNEL_DEPTH = 50, 200
_NETWORK = (aiohttp.ClientError, OSError, asyncio.TimeoutError, discord.RateLimited)
# Discord's codes for "not so fast" that come with status 400 or 403.
_TOO_FAST = frozenset({20026, 40003})


class DiscordPost:
    """Sends reminders as the bot."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def send(self, reminder: Reminder, text: str) -> None:
        """Write to the person, else mention them where they asked."""
        try:
            dm = await self._client.create_dm(discord.Object(reminder.user_id))
            await dm.send(text, nonce=reminder.nonce, view=_view(reminder))
        except discord.HTTPException as error:
            if _may_pass(error):
                raise NotNowError(f"the direct message: {error}") from error
            await self._mention(reminder, text)
        except _NETWORK as error:
            raise NotNowError(f"the network: {type(error).__name__}") from error

    async def seen(self, reminder: Reminder) -> bool:
        """Look for the reminder among the last messages of both places it may be in."""
        try:
            dm = await self._client.create_dm(discord.Object(reminder.user_id))
            if await self._holds(dm, reminder, _DM_DEPTH):
                return True
            channel = self._channel(reminder)
            return channel is not None and await self._holds(channel, reminder, _CHANNEL_DEPTH)
        except discord.HTTPException as error:
            if _may_pass(error):
                raise NotNowError(f"looking for it: {error}") from error
            return False
        except _NETWORK as error:
            raise NotNowError(f"the network: {type(error).__name__}") from error

    async def _mention(self, reminder: Reminder, text: str) -> None:
        channel = self._channel(reminder)
        if channel is None:
            raise UnreachableError("direct messages are closed, and there is no channel to use")
        try:
            await channel.send(
                f"<@{reminder.user_id}> {text}",
                nonce=reminder.nonce,
                view=_view(reminder),
                allowed_mentions=discord.AllowedMentions(
                    everyone=False, roles=False, users=[discord.Object(reminder.user_id)]
                ),
            )
        except discord.HTTPException as error:
            if _may_pass(error):
                raise NotNowError(f"the mention: {error}") from error
            raise UnreachableError(
                f"direct messages are closed, and the channel refuses: {error.text or error.status}"
            ) from error

    def _channel(self, reminder: Reminder) -> discord.PartialMessageable | None:
        if reminder.channel_id is None:
            return None
        return self._client.get_partial_messageable(reminder.channel_id, guild_id=reminder.guild_id)

    async def _holds(self, place: discord.abc.Messageable, reminder: Reminder, depth: int) -> bool:
        try:
            async for message in place.history(limit=depth):
                if f"{MARK}{reminder.nonce}" in _ids(message.components):
                    return True
        except discord.Forbidden:
            # It can't be known; within minutes Discord itself drops a second one of this nonce.
            return False
        return False


def _may_pass(error: discord.HTTPException) -> bool:
    return error.status >= 500 or error.status == 429 or error.code in _TOO_FAST


def _view(reminder: Reminder) -> ui.View:
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label=MY_REMINDERS, custom_id=f"{MARK}{reminder.nonce}"))
    if url := link(reminder.url):
        view.add_item(ui.Button(label="Open", url=url))
    return view


def _ids(components: Iterable[Any]) -> set[str | None]:
    return {
        getattr(item, "custom_id", None)
        for row in components
        for item in (row, *getattr(row, "children", ()))
    }
