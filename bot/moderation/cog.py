"""/knowledge reindex, report, history, settings and audit; and what answers, kept up to date."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.audit.pages import show_audit
from bot.loops import attempt, stop
from bot.moderation.bench import Bench
from bot.moderation.controls import COG, AuditButton, CancelButton
from bot.moderation.following import Follower
from bot.moderation.groups import KNOWLEDGE, knowledge_group, remove_from
from bot.moderation.history import HistoryPages
from bot.moderation.publishing import Publisher
from bot.moderation.report_controls import REPORT_CONTROLS, WHY_LIMIT
from bot.moderation.reports import ReportPages
from bot.moderation.rights import may_moderate
from bot.moderation.settings import SettingsSelect, show_settings

if TYPE_CHECKING:
    from bot.app import Entente

_CONTROLS = (AuditButton, CancelButton, SettingsSelect, *REPORT_CONTROLS)
_WHY = app_commands.describe(why="Why, for the history")
_WHY_BACK = app_commands.describe(why="Why you roll back, if you do, for the history")
Why = app_commands.Range[str, 1, WHY_LIMIT]


class ModerationCog(commands.Cog, name=COG):
    """Changes what the bot knows: seen first, then published, and taken back if need be."""

    def __init__(self, bot: Entente) -> None:
        self.bot = bot
        self.follower = Follower(bot)
        publisher = Publisher(bot, self.follower.look)
        self.reports = ReportPages(bot, publisher)
        self.history = HistoryPages(bot, publisher)
        self.bench = Bench(bot)
        self._following = asyncio.Lock()
        self._commands = tuple(
            app_commands.Command[Any, ..., None](name=name, description=said, callback=callback)
            for name, said, callback in (
                (
                    "reindex",
                    "Read documents and calendars anew, and see what would change",
                    self._reindex,
                ),
                (
                    "report",
                    "See what waits, and what it would change",
                    self._report,
                ),
                ("history", "What I answered from, with a way back", self._history),
                ("settings", "Who moderates, and where I write to them", self._settings),
                ("audit", "What moderators did, newest first", self._audit),
            )
        )

    async def cog_load(self) -> None:
        """Register the commands and the controls, which outlive a restart, and start following."""
        group = knowledge_group(self.bot)
        for command in self._commands:
            group.add_command(command)
        self.bot.add_dynamic_items(*_CONTROLS)
        self._follow_loop.start()

    async def cog_unload(self) -> None:
        """Call off what goes on, and take back what `cog_load` registered."""
        await stop(self._follow_loop, self._following)
        await self.bench.close()
        remove_from(self.bot, KNOWLEDGE, *self._commands)
        self.bot.remove_dynamic_items(*_CONTROLS)

    async def follow(self) -> None:
        """Answer from what is served now."""
        async with self._following:
            await self.follower.look()

    # Whoever publishes, also in a terminal: everybody is answered from it within 2 s.
    @tasks.loop(seconds=1)
    async def _follow_loop(self) -> None:
        await attempt(self.follow, "following the published version")

    @_WHY
    async def _reindex(self, interaction: discord.Interaction, why: Why | None = None) -> None:
        if await may_moderate(interaction):
            await self.bench.reindex(interaction, why or "")

    @_WHY
    async def _report(self, interaction: discord.Interaction, why: Why | None = None) -> None:
        if await may_moderate(interaction):
            await self.bench.report(interaction, why or "")

    @_WHY_BACK
    async def _history(self, interaction: discord.Interaction, why: Why | None = None) -> None:
        if await may_moderate(interaction):
            await self.history.show(interaction, why or "")

    async def _settings(self, interaction: discord.Interaction) -> None:
        await show_settings(interaction)

    async def _audit(self, interaction: discord.Interaction) -> None:
        if await may_moderate(interaction):
            await show_audit(interaction)

    async def cancel(self, interaction: discord.Interaction[Any], token: str) -> None:
        """Call off the work of a token."""
        await self.bench.cancel(interaction, token)
