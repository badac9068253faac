"""Telling who passed a question on that it was answered: once, then their id is forgotten.

Who is to be told is claimed before and marked after, as reminders are. One that was claimed and
never marked may have arrived: before it is sent again, the place where it would be is looked at.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import ui

from bot.feedback.passed import PassedQuestions
from bot.feedback.words import SHOW_LABEL, TOLD
from bot.markdown import escape_line, shorten
from bot.state.moderation_tables import PassedQuestion

if TYPE_CHECKING:
    from bot.app import Entente

SHOW = "feedback:show:"
"""What the id of the button below the news begins with; the question's id follows."""

# How far back a message is looked for that may have arrived before a crash.
_DM_DEPTH, _CHANNEL_DEPTH = 50, 200
_PATIENCE = timedelta(seconds=90)
"""Less than the lease, or another would begin."""

_LONGEST = 600
_NETWORK = (aiohttp.ClientError, OSError, discord.RateLimited)  # too long is an OSError too
# Discord's codes for "not so fast" that come with status 400 or 403.
_TOO_FAST = frozenset({20026, 40003})
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
            known = isinstance(error, (discord.HTTPException, *_NETWORK))
            _log.warning(
                "the asker of %s is told later: %s",
                row.id,
                str(error) or type(error).__name__,
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
    channel = _channel(bot, row)
    text = TOLD.format(question=escape_line(shorten(row.question, _LONGEST)))
    dm: discord.DMChannel | None = None
    try:
        dm = await bot.create_dm(user)
        if row.attempts and await _holds(dm, row, _DM_DEPTH):
            return True
    except discord.HTTPException as error:
        if _may_pass(error):
            raise
    if row.attempts and channel is not None and await _holds(channel, row, _CHANNEL_DEPTH):
        return True
    try:
        if dm is not None:
            await dm.send(text, nonce=row.id, view=_view(row))
            return True
    except discord.HTTPException as error:
        if _may_pass(error):
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
            allowed_mentions=discord.AllowedMentions(everyone=False, roles=False, users=[user]),
        )
    except discord.HTTPException as error:
        if _may_pass(error):
            raise
        return False
    return True


async def _holds(place: discord.abc.Messageable, row: PassedQuestion, depth: int) -> bool:
    try:
        async for message in place.history(limit=depth):
            if f"{SHOW}{row.id}" in _ids(message.components):
                return True
    except discord.Forbidden:
        # It can't be known; within minutes Discord itself drops a second one of this nonce.
        return False
    return False


def _channel(bot: Entente, row: PassedQuestion) -> discord.PartialMessageable | None:
    if row.channel_id is None:
        return None
    return bot.get_partial_messageable(row.channel_id, guild_id=row.guild_id)


def _may_pass(error: discord.HTTPException) -> bool:
    return error.status >= 500 or error.status == 429 or error.code in _TOO_FAST


def _view(row: PassedQuestion) -> ui.View:
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label=SHOW_LABEL, custom_id=f"{SHOW}{row.id}"))
    return view


def _ids(components: Iterable[Any]) -> set[str | None]:
    return {
        getattr(item, "custom_id", None)
        for each in components
        for item in (each, *getattr(each, "children", ()))
    }
