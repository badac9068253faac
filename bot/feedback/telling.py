"""Telling who passed a question on that it was answered: once, then their id is forgotten.

Who is to be told is claimed before and marked after, as reminders are. One that was claimed and
never marked may have arrived: before it is sent again, the place where it would be is looked at.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.delivery import CHANNEL_DEPTH, DM_DEPTH, NETWORK, holds, may_pass, only, place_of
from bot.feedback.passed import PassedQuestions
from bot.feedback.words import SHOW_LABEL, TOLD
from bot.markdown import escape_line, shorten
from bot.state.moderation_tables import PassedQuestion

if TYPE_CHECKING:
    from bot.app import Entente

SHOW = "feedback:show:"
"""What the id of the button below the news begins with; the question's id follows."""

_PATIENCE = timedelta(seconds=90)
"""Less than the lease, or another would begin."""

_LONGEST = 600
_log = logging.getLogger(__name__)


async def tell_askers(bot: Entente) -> None:
    """Tell all whose questions the served version answers, and who were not told yet."""
    passed, documents = PassedQuestions(bot.state), bot.ask.searcher.version.documents
    for row in await passed.answered(bot.now(), documents):
        if not await passed.claim(row, bot.now()):
            continue
        try:
            async with asyncio.timeout(_PATIENCE.total_seconds()):
                reached = await _told(bot, row)
        except Exception as error:  # the next one may go through
            known = isinstance(error, (discord.HTTPException, *NETWORK))
            _log.warning(
                "the asker of %s is told later: %s",
                row.id,
                error,
                exc_info=None if known else error,
            )
            await passed.hold(row, bot.now())
        else:
            if not reached:
                _log.warning("the asker of %s cannot be reached", row.id)
            await passed.told(row, bot.now(), reached=reached)


async def _told(bot: Entente, row: PassedQuestion) -> bool:
    """Tell an asker, unless that arrived earlier; return whether they could be reached."""
    user = discord.Object(row.asker_id or 0)
    channel = place_of(bot, row.channel_id, row.guild_id)
    text = TOLD.format(question=escape_line(shorten(row.question, _LONGEST)))
    control = f"{SHOW}{row.id}"
    dm: discord.DMChannel | None = None
    try:
        dm = await bot.create_dm(user)
        if row.attempts and await holds(dm, control, DM_DEPTH):
            return True
    except discord.HTTPException as error:
        if may_pass(error):
            raise
    if row.attempts and channel is not None and await holds(channel, control, CHANNEL_DEPTH):
        return True
    try:
        if dm is not None:
            await dm.send(text, nonce=row.id, view=_view(row))
            return True
    except discord.HTTPException as error:
        if may_pass(error):
            raise
    return await _mentioned(channel, row, user, text)


async def _mentioned(
    channel: discord.PartialMessageable | None,
    row: PassedQuestion,
    user: discord.Object,
    text: str,
) -> bool:
    """Mention an asker whose direct messages are closed, where they asked."""
    if channel is None:
        return False
    try:
        await channel.send(
            f"<@{user.id}> {text}",
            nonce=row.id,
            view=_view(row),
            allowed_mentions=only(user),
        )
    except discord.HTTPException as error:
        if may_pass(error):
            raise
        return False
    return True


def _view(row: PassedQuestion) -> ui.View:
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label=SHOW_LABEL, custom_id=f"{SHOW}{row.id}"))
    return view
