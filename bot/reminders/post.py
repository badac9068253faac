"""Bringing reminders to people: by direct message, or by a mention where that is closed."""

from __future__ import annotations

import discord
from discord import ui

from bot.delivery import CHANNEL_DEPTH, DM_DEPTH, NETWORK, holds, may_pass, only, place_of
from bot.links import link
from bot.reminders.sender import NotNowError, UnreachableError
from bot.reminders.words import MY_REMINDERS
from bot.state.tables import Reminder

MARK = "events:reminders:"
"""What the id of the button below every reminder begins with; the reminder's nonce follows."""


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
            if may_pass(error):
                raise NotNowError(f"the direct message: {error}") from error
            await self._mention(reminder, text)
        except NETWORK as error:
            raise NotNowError(f"the network: {type(error).__name__}") from error

    async def seen(self, reminder: Reminder) -> bool:
        """Look for the reminder among the last messages of both places it may be in."""
        try:
            dm = await self._client.create_dm(discord.Object(reminder.user_id))
            control = f"{MARK}{reminder.nonce}"
            if await holds(dm, control, DM_DEPTH):
                return True
            channel = place_of(self._client, reminder.channel_id, reminder.guild_id)
            return channel is not None and await holds(channel, control, CHANNEL_DEPTH)
        except discord.HTTPException as error:
            if may_pass(error):
                raise NotNowError(f"looking for it: {error}") from error
            return False
        except NETWORK as error:
            raise NotNowError(f"the network: {type(error).__name__}") from error

    async def _mention(self, reminder: Reminder, text: str) -> None:
        channel = place_of(self._client, reminder.channel_id, reminder.guild_id)
        if channel is None:
            raise UnreachableError("direct messages are closed, and there is no channel to use")
        try:
            await channel.send(
                f"<@{reminder.user_id}> {text}",
                nonce=reminder.nonce,
                view=_view(reminder),
                allowed_mentions=only(discord.Object(reminder.user_id)),
            )
        except discord.HTTPException as error:
            if may_pass(error):
                raise NotNowError(f"the mention: {error}") from error
            raise UnreachableError(
                f"direct messages are closed, and the channel refuses: {error.text or error.status}"
            ) from error


def _view(reminder: Reminder) -> ui.View:
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label=MY_REMINDERS, custom_id=f"{MARK}{reminder.nonce}"))
    if url := link(reminder.url):
        view.add_item(ui.Button(label="Open", url=url))
    return view
