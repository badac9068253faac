"""/reminders, and the loop that sends them."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.loops import attempt, stop
from bot.reminders.buttons import (
    CancelButton,
    ChoiceButton,
    MineButton,
    RemindButton,
    show_mine,
)
from bot.reminders.post import DiscordPost
from bot.reminders.sender import deliver_due, follow_book
from bot.reminders.store import Reminders
from knowledge.calendars.book import EventBook

if TYPE_CHECKING:
    from bot.app import Entente

_BUTTONS = (RemindButton, ChoiceButton, CancelButton, MineButton)
_PRUNE_EVERY = timedelta(hours=6)


class RemindersCog(commands.Cog):
    """Keeps people's reminders and sends them when they are due."""

    def __init__(self, bot: Entente) -> None:
        self.bot = bot
        self._reminders = Reminders(bot.state)
        self._post = DiscordPost(bot)
        self._followed: EventBook | None = None
        self._pruned: datetime | None = None
        self._ticking = asyncio.Lock()

    async def cog_load(self) -> None:
        """Register the buttons, which work on old messages too, and start sending."""
        self.bot.add_dynamic_items(*_BUTTONS)
        self._loop.start()

    async def cog_unload(self) -> None:
        """Stop sending, and take back what `cog_load` registered."""
        await stop(self._loop, self._ticking)
        self.bot.remove_dynamic_items(*_BUTTONS)

    @app_commands.command(name="reminders", description="The reminders that wait for you")
    async def reminders(self, interaction: discord.Interaction) -> None:
        """Show a person's reminders, privately."""
        await show_mine(interaction)

    async def tick(self) -> None:
        """Follow the calendars where they changed, and send what is due."""
        async with self._ticking:
            await self._tick()

    async def _tick(self) -> None:
        now, book = self.bot.now(), self.bot.events.book
        # Every reading of the calendars makes a new book; nothing moves in between.
        if book is not self._followed:
            await follow_book(self._reminders, book, now)
            self._followed = book
        told = self.bot.metrics.reminded
        await deliver_due(self._reminders, self._post, self.bot.now, told=told)
        if self._pruned is None or now - self._pruned >= _PRUNE_EVERY:
            await self._reminders.prune(now)
            self._pruned = now

    @tasks.loop(seconds=15)
    async def _loop(self) -> None:
        await attempt(self.tick, "sending reminders")

    @_loop.before_loop
    async def _until_ready(self) -> None:
        await self.bot.wait_until_ready()
