"""The buttons of /forget-me. Who clicks is who is forgotten, so they need nothing else."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import ui

from bot.buttons import Lasting
from bot.privacy.forgetting import forget, kept_of
from bot.privacy.words import ASK, DELETE, DELETED, KEEP, KEPT_ON, NOTHING, STAYS, listed

Button = ui.Button[Any]


class DeleteButton(Lasting, template=r"privacy:forget"):
    """Deletes all that is kept of who clicks."""

    def __init__(self) -> None:
        style = discord.ButtonStyle.danger
        super().__init__(
            Button(label=DELETE, custom_id="privacy:forget", style=style), f"button {DELETE}"
        )

    @classmethod
    def remade(cls, _match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again."""
        return cls()

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Delete, and say what it was, in place of the question."""
        await interaction.response.defer()
        bot, user = interaction.client, interaction.user
        gone = await forget(bot.state, user.id, bot.people.of(user.id))
        said = DELETED.format(list=listed(gone)) if gone else NOTHING
        await interaction.edit_original_response(content=f"{said}{STAYS}", view=None)


class KeepButton(Lasting, template=r"privacy:keep"):
    """Leaves everything as it is."""

    def __init__(self) -> None:
        super().__init__(Button(label=KEEP, custom_id="privacy:keep"), f"button {KEEP}")

    @classmethod
    def remade(cls, _match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again."""
        return cls()

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Say that nothing was deleted."""
        await interaction.response.edit_message(content=KEPT_ON, view=None)


async def ask_to_forget(interaction: discord.Interaction[Any]) -> None:
    """Say what is kept of who asks, and offer to delete it, privately."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    bot, user = interaction.client, interaction.user
    kept = await kept_of(bot.state, user.id, bot.people.of(user.id))
    if not kept:
        await interaction.followup.send(f"{NOTHING}{STAYS}", ephemeral=True)
        return
    view = ui.View(timeout=None)
    view.add_item(DeleteButton())
    view.add_item(KeepButton())
    said = ASK.format(list=listed(kept))
    await interaction.followup.send(f"{said}{STAYS}", view=view, ephemeral=True)
