"""What the buttons of events have in common: they look up what their event is now."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
from discord import ui

from bot.buttons import Lasting
from bot.errors import tell
from bot.events.keys import find_event
from bot.events.words import GONE
from knowledge.calendars.model import Event


async def look_up(interaction: discord.Interaction[Any], key: str) -> Event | None:
    """Return the event with a key, searched for off the event loop: a series takes computing."""
    bot = interaction.client
    return await asyncio.to_thread(find_event, bot.events.book, key, bot.now())


class EventButton(Lasting, template=r"(?!)"):  # itself it stands for no id
    """A button of one event, whose key is in its id; what it answers is for one person alone.

    One of its kind says in `answer_with` what that is.
    """

    def __init__(self, item: ui.Item[Any], what: str, key: str) -> None:
        """Take what is shown, what the log calls it, and the event's key."""
        super().__init__(item, what)
        self.key = key

    async def answer_with(self, interaction: discord.Interaction[Any], event: Event) -> None:
        """Answer a click, which is acknowledged, with what the event is now."""
        raise NotImplementedError

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Answer with the event, or say that it is gone."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        event = await look_up(interaction, self.key)
        if event is None:
            await tell(interaction, GONE)
        else:
            await self.answer_with(interaction, event)
