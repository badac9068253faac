"""What a message replies to: the question of one of the bot's own answers, if it is one."""

from __future__ import annotations

import discord
from discord import ui

from bot.ask.card import question_on


async def question_replied_to(
    message: discord.Message, me: discord.ClientUser | None
) -> str | None:
    """Return the question of the answer that a message replies to; None where there is none.

    Discord sends the answer along, or says that it was deleted. Where it does neither the answer is
    fetched; without the permission to read the channel's history the message stands alone.
    """
    reference = message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    answer = reference.resolved
    if answer is None and reference.message_id is not None:
        try:
            answer = await message.channel.fetch_message(reference.message_id)
        except discord.HTTPException:
            return None
    if not isinstance(answer, discord.Message) or me is None or answer.author.id != me.id:
        return None
    return question_on(ui.LayoutView.from_message(answer, timeout=None))
