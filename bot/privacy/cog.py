"""/privacy, /forget-me, and the loop that deletes what was kept long enough."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.loops import attempt, stop
from bot.privacy.buttons import DeleteButton, KeepButton, ask_to_forget
from bot.privacy.card import privacy_card
from bot.privacy.questions import QuestionStore

if TYPE_CHECKING:
    from bot.app import Entente

_BUTTONS = (DeleteButton, KeepButton)


class PrivacyCog(commands.Cog):
    """Says what is kept of people, and has it deleted."""

    def __init__(self, bot: Entente) -> None:
        self.bot = bot
        self._ticking = asyncio.Lock()

    async def cog_load(self) -> None:
        """Register the buttons, which work on old messages too, and start deleting."""
        self.bot.add_dynamic_items(*_BUTTONS)
        self._loop.start()

    async def cog_unload(self) -> None:
        """Stop deleting, and take back what `cog_load` registered."""
        await stop(self._loop, self._ticking)
        self.bot.remove_dynamic_items(*_BUTTONS)

    @app_commands.command(name="privacy", description="What I keep of you, and for how long")
    async def privacy(self, interaction: discord.Interaction) -> None:
        """Say in plain words what is kept."""
        settings = self.bot.settings
        view = privacy_card(settings.keep_questions_days, keeping=settings.keep_questions)
        await interaction.response.send_message(view=view, ephemeral=True)

    @app_commands.command(name="forget-me", description="Delete what I keep of you")
    async def forget_me(self, interaction: discord.Interaction) -> None:
        """Say what is kept, and delete it after a confirmation."""
        await ask_to_forget(interaction)

    async def tick(self) -> None:
        """Delete what was kept for as long as it may be."""
        settings = self.bot.settings
        async with self._ticking:
            await QuestionStore(self.bot.state).expire(
                self.bot.now(), settings.keep_questions_days, keeping=settings.keep_questions
            )

    @tasks.loop(hours=1)
    async def _loop(self) -> None:
        await attempt(self.tick, "deleting what was kept long enough")

    @_loop.before_loop
    async def _until_ready(self) -> None:
        await self.bot.wait_until_ready()
