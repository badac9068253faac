"""Look into this answer, in the menu of an answer of the bot's: what only moderators have of it.

An answer that all of a channel see has no button for moderators, for all would see it.
"""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.ask.card import QUESTION_ID, question_on, question_text, version_on
from bot.errors import tell
from bot.feedback.why import WhyButton
from bot.feedback.words import LOOKED, NO_ANSWER
from bot.feeding.golden_button import GoldenButton
from bot.moderation.rights import may_moderate

_COLOUR = discord.Colour.from_rgb(46, 125, 106)


async def look_into(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    """Offer what moderators have of an answer of the bot's, privately, to one of them."""
    if not await may_moderate(interaction):
        return
    me = interaction.client.user
    mine = me is not None and message.author.id == me.id
    answer = ui.LayoutView.from_message(message, timeout=None) if mine else None
    # A question without an index version is no answer: one that was passed on, say.
    question, version = question_on(answer), version_on(answer)
    if question is None or version is None:
        await tell(interaction, NO_ANSWER)
        return
    await interaction.response.send_message(view=_card(question, version), ephemeral=True)


def _card(question: str, version: str) -> ui.LayoutView:
    """Return a card that holds what its buttons read, as the answer itself does."""
    view = ui.LayoutView(timeout=None)
    view.add_item(
        ui.Container(
            ui.TextDisplay(question_text(question), id=QUESTION_ID),
            ui.TextDisplay(LOOKED),
            ui.TextDisplay(f"-# index {version}"),
            accent_colour=_COLOUR,
        )
    )
    view.add_item(ui.ActionRow(WhyButton(), GoldenButton()))
    return view
