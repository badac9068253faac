"""Showing the gaps, page by page, to who was found to be a moderator."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING, Any, cast

import discord

from bot.ask.service import BusyError
from bot.errors import tell
from bot.feedback.gaps import Gaps, gaps_of
from bot.feedback.gaps_card import BUTTON, MORE, gaps_card, has_picture, on_page, pages
from bot.feedback.gaps_picture import NAME, alt_text, gaps_picture
from bot.paging import PagingButton
from index import QuestionError, Verdict

if TYPE_CHECKING:
    from bot.app import Entente
    from bot.feedback.cog import FeedbackCog

COG = "Feedback"
"""The name under which the bot holds the feature's cog."""


_NOT_INSTALLED = (
    "Gaps are grouped by scikit-learn and drawn by matplotlib, which are not installed where I "
    "run: what only serves is kept small. My operator can install them there."
)


class GapsButton(PagingButton, begins=BUTTON, label=MORE):
    """Shows another page of the gaps."""

    async def turn(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page."""
        await show_gaps(interaction, self.page)


async def show_gaps(interaction: discord.Interaction[Any], page: int) -> None:
    """Show a page of a guild's gaps in an interaction that was acknowledged.

    The first page looks anew; the others are of what it found, as long as the bot runs. Where what
    groups or draws them is not installed, that is said.
    """
    try:
        await _show(interaction, page)
    except ImportError:
        await tell(interaction, _NOT_INSTALLED)


async def _show(interaction: discord.Interaction[Any], page: int) -> None:
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
