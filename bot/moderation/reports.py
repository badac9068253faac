"""Showing the publish report to moderators, and doing what its buttons say."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING, Any

import discord

from bot.audit.noting import note
from bot.errors import tell
from bot.moderation.preparing import kept_report
from bot.moderation.progress import card
from bot.moderation.publishing import BrokenError, Publisher
from bot.moderation.report_card import confirm_card, replies_card, report_card
from bot.moderation.report_controls import Part
from index import EntenteIndexError, Library
from index.report import PublishReport
from index.report_markdown import to_markdown

if TYPE_CHECKING:
    from discord import ui

    from bot.app import Entente

_BACK = "`/knowledge history` takes it back."
_LEFT = "Nothing was published. The version waits: see `/knowledge report`."


class ReportPages:
    """Shows pages of reports that were kept, and changes what is served."""

    def __init__(self, bot: Entente, publisher: Publisher) -> None:
        """Take the bot, and what changes what is served."""
        self._bot = bot
        self._publisher = publisher

    async def turn(
        self, interaction: discord.Interaction[Any], version: str, part: Part, page: int, why: str
    ) -> None:
        """Show a page in place of the one before."""
        await interaction.response.defer()
        try:
            view = await asyncio.to_thread(self._page, version, part, page, why)
        except EntenteIndexError as error:
            await tell(interaction, str(error))
            return
        await interaction.edit_original_response(view=view)

    async def replies(self, interaction: discord.Interaction[Any], version: str, at: int) -> None:
        """Show what came back for a golden question before, and what comes now."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if (report := await self._kept(interaction, version)) is None:
            return
        if at >= len(report.golden):
            await tell(interaction, "This report has no such golden question.")
            return
        await interaction.edit_original_response(view=replies_card(report, report.golden[at]))

    async def download(self, interaction: discord.Interaction[Any], version: str) -> None:
        """Send the whole report as a Markdown file."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if (report := await self._kept(interaction, version)) is None:
            return
        text = await asyncio.to_thread(to_markdown, report)
        await note(interaction, "report download", version)
        file = discord.File(io.BytesIO(text.encode()), f"publish-report-{version}.md")
        await interaction.followup.send("The whole report:", file=file, ephemeral=True)

    async def publish(
        self, interaction: discord.Interaction[Any], version: str, agreed: str, why: str
    ) -> None:
        """Publish, and say so in place of the card; ask first where golden questions break."""
        await interaction.response.defer()
        try:
            await self._publisher.publish(interaction, version, agreed, why)
        except BrokenError as error:
            view = confirm_card(error.report, why)
            await interaction.followup.send(view=view, ephemeral=True)
        except EntenteIndexError as error:
            await tell(interaction, str(error))
        else:
            said = f"I answer from **{version}** from now on. {_BACK}"
            await interaction.edit_original_response(view=card("### Published", said))

    async def discard(self, interaction: discord.Interaction[Any], version: str) -> None:
        """Discard the candidate, and say so in place of the card."""
        await interaction.response.defer()
        try:
            await self._publisher.discard(interaction, version)
        except EntenteIndexError as error:
            await tell(interaction, str(error))
            return
        said = f"The version {version} is gone. What is served stays as it was."
        await interaction.edit_original_response(view=card("### Discarded", said))

    async def leave(self, interaction: discord.Interaction[Any], version: str) -> None:
        """Leave the candidate waiting, in place of the second yes."""
        await interaction.response.edit_message(view=card(_LEFT))
        await note(interaction, "do not publish", version)

    async def _kept(
        self, interaction: discord.Interaction[Any], version: str
    ) -> PublishReport | None:
        """Return the report on a version, or tell why there is none."""
        try:
            return await asyncio.to_thread(kept_report, self._bot.settings, version)
        except EntenteIndexError as error:
            await tell(interaction, str(error))
            return None

    def _page(self, version: str, part: Part, page: int, why: str) -> ui.LayoutView:
        """Read a report and return a page of it; blocks."""
        settings = self._bot.settings
        report = kept_report(settings, version)
        waiting = Library(settings.index_dir).candidate == version
        return report_card(report, part, page, waiting=waiting, why=why)
