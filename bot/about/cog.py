"""/help and /status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.about.card import help_card, status_card

if TYPE_CHECKING:
    from bot.app import Entente


class AboutCog(commands.Cog):
    """Says what the bot can do, and how it is."""

    def __init__(self, bot: Entente) -> None:
        self.bot = bot

    @app_commands.command(name="help", description="What I can do, and how to ask")
    async def help(self, interaction: discord.Interaction) -> None:
        """Show what the bot can do, privately."""
        await interaction.response.send_message(view=help_card(), ephemeral=True)

    @app_commands.command(name="status", description="What I know, and since when I am up")
    async def status(self, interaction: discord.Interaction) -> None:
        """Show version, documents, passages, model and uptime, privately."""
        manifest = self.bot.ask.searcher.version.manifest
        view = status_card(manifest, self.bot.started, self.bot.latency)
        await interaction.response.send_message(view=view, ephemeral=True)
