"""Add to knowledge, in a message's menu: its author is asked, then a moderator signs it off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.audit.noting import note
from bot.delivery import only
from bot.errors import tell
from bot.feedback.adding_card import asking, fits, message_card, reviewing, text_on
from bot.feedback.adding_words import (
    ADDED_BEFORE,
    AGAIN_LABEL,
    ASKED,
    ASKED_BEFORE,
    EMPTY,
    IN_CHARGE,
    NOT_A_PERSON,
    OVER,
    PATIENT,
    QUESTION,
    READY,
    REFUSED,
    TOO_LONG,
    UNREACHABLE,
    warning,
)
from bot.feedback.consents import Consents, link_of
from bot.feedback.controls import RowButton
from bot.moderation.rights import may_moderate
from bot.privacy.patient import looks_like_patient_data
from bot.state.moderation_tables import Consent, ConsentState
from knowledge.personal import findings

if TYPE_CHECKING:
    from bot.app import Entente


async def add_message(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    """Begin adding a message to the knowledge, for a moderator; say privately what comes next."""
    if not await may_moderate(interaction):
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    text = message.content.strip()
    if fault := _fault(message, text):
        await tell(interaction, fault)
        return
    bot: Entente = interaction.client
    row = await Consents(bot.state).on(message.id)
    if row is None:
        await _begin(interaction, message, text)
    else:
        await _go_on(interaction, row, text)


def _fault(message: discord.Message, text: str) -> str | None:
    """Return why a message cannot be added at all; None if it can."""
    if message.author.bot or message.webhook_id is not None or message.is_system():
        return NOT_A_PERSON
    if not text:
        return EMPTY
    if not fits(text):
        return TOO_LONG
    if reason := looks_like_patient_data(text):
        return PATIENT.format(reason=reason)
    return None


async def _begin(
    interaction: discord.Interaction[Any], message: discord.Message, text: str
) -> None:
    bot: Entente = interaction.client
    own = message.author.id == interaction.user.id
    row = await Consents(bot.state).ask(
        guild=interaction.guild_id or 0,
        channel=message.channel.id,
        message=message.id,
        author=message.author.id,
        state=ConsentState.GIVEN if own else ConsentState.ASKED,
        now=bot.now(),
    )
    if own:
        await note(interaction, "message ask", link_of(row), own=True)
        await _show(interaction, IN_CHARGE, text, reviewing(row.id))
    else:
        await _ask(interaction, row, text)


async def _go_on(interaction: discord.Interaction[Any], row: Consent, text: str) -> None:
    """Say how far a message is that was to be added before."""
    author = f"<@{row.author_id}>"
    when = discord.utils.format_dt(row.at, "R")
    match ConsentState(row.state):
        case ConsentState.ASKED:
            said = ASKED_BEFORE.format(author=author, when=when)
            await _show(interaction, said, text, [AgainButton.shown(row.id)])
        case ConsentState.GIVEN:
            await _show(interaction, READY.format(author=author), text, reviewing(row.id))
        case ConsentState.REFUSED:
            await tell(interaction, REFUSED.format(author=author))
        case ConsentState.ADDED:
            await tell(interaction, ADDED_BEFORE)


async def _show(
    interaction: discord.Interaction[Any], said: str, text: str, buttons: list[ui.Item[Any]]
) -> None:
    told = " ".join(filter(None, (said, warning(text, findings(text)))))
    await interaction.edit_original_response(view=message_card(told, text, buttons))


async def _ask(interaction: discord.Interaction[Any], row: Consent, text: str) -> None:
    """Ask the author below the message, else by direct message; tell the moderator."""
    author = f"<@{row.author_id}>"
    found = findings(text)
    kinds = sorted({each.kind.value for each in found})
    reached = await _posted(interaction.client, row, text)
    await note(interaction, "message ask", link_of(row), found=kinds, reached=reached)
    if reached:
        said = " ".join(filter(None, (ASKED.format(author=author), warning(text, found))))
        await interaction.edit_original_response(view=message_card(said, None))
    else:
        await tell(interaction, UNREACHABLE.format(author=author))


async def _posted(bot: Entente, row: Consent, text: str) -> bool:
    view = message_card(QUESTION.format(author=row.author_id), text, asking(row.id))
    author = discord.Object(row.author_id)
    place = bot.get_partial_messageable(row.channel_id, guild_id=row.guild_id)
    message = place.get_partial_message(row.message_id)
    try:
        await message.reply(view=view, allowed_mentions=only(author))
    except discord.HTTPException as error:
        if error.status >= 500:
            raise
    else:
        return True
    try:
        dm = await bot.create_dm(author)
        await dm.send(view=view, allowed_mentions=only(author))
    except discord.HTTPException as error:
        if error.status >= 500:
            raise
        return False
    return True


class AgainButton(RowButton, begins="feedback:ask:", label=AGAIN_LABEL):
    """Asks an author again who has not answered, or was never reached."""

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Ask, for a moderator, if the author has still not answered."""
        if not await may_moderate(interaction):
            return
        await interaction.response.defer()
        bot: Entente = interaction.client
        row, text = await Consents(bot.state).get(self.identity), text_on(self.view)
        mine = row is not None and row.guild_id == interaction.guild_id
        if row is None or text is None or not mine or row.state != ConsentState.ASKED:
            await tell(interaction, OVER)
            return
        await _ask(interaction, row, text)
