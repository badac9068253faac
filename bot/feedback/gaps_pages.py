"""Showing the gaps, page by page, to who was found to be a moderator."""

from __future__ import annotations

import asyncio
import io
import re
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot.ask.service import BusyError
from bot.buttons import Lasting
from bot.errors import tell
from bot.feedback.gaps import Gaps, gaps_of
from bot.feedback.gaps_card import BUTTON, gaps_card, has_picture, on_page, pages
from bot.feedback.gaps_picture import NAME, alt_text, gaps_picture
from bot.moderation.rights import may_moderate
from index import QuestionError, Verdict

if TYPE_CHECKING:
    from bot.app import Entente
    from bot.feedback.cog import FeedbackCog

COG = "Feedback"
"""The name under which the bot holds the feature's cog."""


class GapsButton(Lasting, template=rf"{BUTTON}(?P<page>\d{{1,3}})"):
    """Shows another page of the gaps."""

    def __init__(self, page: int) -> None:
        """Take the page, counted from 0."""
        super().__init__(ui.Button(label="More", custom_id=f"{BUTTON}{page}"), "a page of the gaps")
        self._page = page

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(int(match["page"]))

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page, in place."""
        if await may_moderate(interaction):
            await interaction.response.defer()
            await show_gaps(interaction, self._page)


async def show_gaps(interaction: discord.Interaction[Any], page: int) -> None:
    """Show a page of a guild's gaps in an interaction that was acknowledged.

    The first page looks anew; the others are of what it found, as long as the bot runs.
    """
    bot, guild = interaction.client, cast("int", interaction.guild_id)
    # The commands' and buttons' moderators are of a guild.
    known = cast("FeedbackCog", bot.get_cog(COG)).gaps
    if page == 0 or guild not in known:
        try:
            known[guild] = await gaps_of(bot, guild)
        except BusyError as error:
            await tell(interaction, str(error))
            return
    gaps = known[guild]
    page = min(page, pages(gaps) - 1)
    view = gaps_card(gaps, page, await _answered_now(bot, gaps, page))
    files = [await _picture(bot, gaps)] if has_picture(gaps, page) else []
    await interaction.edit_original_response(view=view, attachments=files)


async def _answered_now(bot: Entente, gaps: Gaps, page: int) -> set[str]:
    """Return which questions of a page what is published now answers."""
    found: set[str] = set()
    for gap in on_page(gaps, page):
        try:
            answer = await bot.ask.answer(gap.question)
        except (BusyError, QuestionError):  # then it is not said
            continue
        if answer.verdict is Verdict.ANSWERED:
            found.add(gap.question)
    return found


async def _picture(bot: Entente, gaps: Gaps) -> discord.File:
    png = await asyncio.to_thread(gaps_picture, gaps.weeks, bot.settings.data_dir)
    return discord.File(io.BytesIO(png), NAME, description=alt_text(gaps.weeks))
