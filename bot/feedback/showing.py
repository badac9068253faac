"""Showing passed questions in the moderators' channel: each once, whatever happens in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.ask.card import QUESTION_ID, question_text
from bot.feedback.passed import PassedQuestions
from bot.feedback.words import DROP_LABEL, PASSED_ON, REASONS, WRITE_LABEL
from bot.moderation.choices import moderation_of
from bot.state.moderation_tables import PassedQuestion

if TYPE_CHECKING:
    from bot.app import Entente

WRITE, DROP = "feedback:write:", "feedback:drop:"
"""What the ids of the buttons below a passed question begin with; the question's id follows."""

_DEPTH = 100
_WAITING = discord.Colour.from_rgb(196, 138, 36)
_DONE = discord.Colour.from_rgb(120, 124, 132)


def passed_card(row: PassedQuestion, outcome: str | None = None) -> ui.LayoutView:
    """Return a passed question as moderators see it; ``outcome`` is what became of it, if known."""
    at = discord.utils.format_dt(row.created_at, "R")
    children: list[ui.Item[Any]] = [
        ui.TextDisplay(PASSED_ON),
        ui.TextDisplay(question_text(row.question), id=QUESTION_ID),
        ui.TextDisplay(f"-# {REASONS.get(row.verdict, REASONS['none'])} · {at}"),
    ]
    if outcome is not None:
        children += [ui.Separator(), ui.TextDisplay(outcome)]
    view = ui.LayoutView(timeout=None)
    colour = _WAITING if outcome is None else _DONE
    view.add_item(ui.Container(*children, accent_colour=colour))
    if outcome is None:
        write: ui.Button[Any] = ui.Button(
            label=WRITE_LABEL,
            custom_id=f"{WRITE}{row.id}",
            style=discord.ButtonStyle.primary,
        )
        drop: ui.Button[Any] = ui.Button(label=DROP_LABEL, custom_id=f"{DROP}{row.id}")
        view.add_item(ui.ActionRow(write, drop))
    return view


async def show_unshown(bot: Entente) -> None:
    """Show the moderators what they were not shown yet, as far as there is a channel for it."""
    for row in await PassedQuestions(bot.state).unshown(bot.now()):
        await show_to_moderators(bot, row)


async def show_to_moderators(bot: Entente, row: PassedQuestion) -> None:
    """Show one question in the channel that the moderators chose, unless it is there already."""
    passed, now = PassedQuestions(bot.state), bot.now()
    channel = await moderators_channel(bot, row.guild_id)
    if channel is None or not await passed.claim(row, now):
        return
    try:
        # One that was tried before may have arrived although nobody wrote that down.
        message = await _arrived(bot, channel, row) if row.attempts else None
        if message is None:
            message = (await channel.send(view=passed_card(row), nonce=row.id)).id
    except Exception:
        await passed.hold(row, now)
        raise
    await passed.shown(row, message)


async def moderators_channel(bot: Entente, guild_id: int) -> discord.TextChannel | None:
    """Return the channel that a guild's moderators chose; None if the bot cannot write there."""
    chosen, guild = await moderation_of(bot.state, guild_id), bot.get_guild(guild_id)
    channel = guild.get_channel(chosen.channel or 0) if guild else None
    if not isinstance(channel, discord.TextChannel):
        return None
    allowed = channel.permissions_for(channel.guild.me)
    return channel if allowed.view_channel and allowed.send_messages else None


async def _arrived(bot: Entente, channel: discord.TextChannel, row: PassedQuestion) -> int | None:
    try:
        async for message in channel.history(limit=_DEPTH):
            if bot.user is not None and message.author.id == bot.user.id and _is_of(message, row):
                return message.id
    except discord.Forbidden:
        # It can't be known; within minutes Discord itself drops a second one of this nonce.
        return None
    return None


def _is_of(message: discord.Message, row: PassedQuestion) -> bool:
    view = ui.LayoutView.from_message(message, timeout=None)
    buttons = (item for item in view.walk_children() if isinstance(item, ui.Button))
    return any(button.custom_id == f"{WRITE}{row.id}" for button in buttons)
