"""Showing the audit log in Discord, to who was found to be a moderator."""

from __future__ import annotations

from typing import Any

import discord

from bot.audit.card import NEWEST, PER_PAGE, audit_card
from bot.audit.log import AuditLog


async def show_audit(interaction: discord.Interaction[Any], before: int = NEWEST) -> None:
    """Answer a command or a button with a page of the guild's audit log, privately.

    Whether the person may see it is for the caller to find out before.

    :param interaction: The command, or the click on a button of the card.
    :param before: The id of the entry than which older ones are shown; `NEWEST` for the newest.
    """
    if interaction.type is discord.InteractionType.component:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)
    # One more than is shown tells whether there are older ones.
    found = await AuditLog(interaction.client.state).entries(
        PER_PAGE + 1, before if before != NEWEST else None, interaction.guild_id
    )
    view = audit_card(found[:PER_PAGE], older=len(found) > PER_PAGE, newest=before != NEWEST)
    await interaction.edit_original_response(view=view)
