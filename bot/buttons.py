"""What all controls have in common: they outlive a restart, and never fail silently."""

from __future__ import annotations

import re
from typing import Any, Self, cast

import discord
from discord import ui

from bot.errors import apologise


class Lasting(ui.DynamicItem[ui.Item[Any]], template=r"(?!)"):  # itself it stands for no id
    """A control whose id holds all it needs, so that it works after a restart.

    One of its kind says in `remade` how it is read from an id, and in `answer` what it does.
    """

    def __init__(self, item: ui.Item[Any], what: str) -> None:
        """Take what is shown, and what the log calls it."""
        super().__init__(item)
        self._what = what

    @classmethod
    def remade(cls, match: re.Match[str], item: ui.Item[Any]) -> Self:
        """Return the control that an id stands for; ``item`` is how its message shows it."""
        raise NotImplementedError

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Answer a click; what is raised is logged, and the person told."""
        raise NotImplementedError

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the control again from its id, also after a restart."""
        return cls.remade(match, item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer a click, with an apology where that fails."""
        interaction.client.unfinished.began(interaction)
        try:
            await self.answer(interaction)
        except Exception as error:  # discord.py would only log it, and the person wait for ever
            await apologise(interaction, error, self._what)


async def acknowledge_turn(interaction: discord.Interaction[Any]) -> None:
    """Acknowledge that a page is turned: in place for who asked, in a private copy for others."""
    message = cast("discord.Message", interaction.message)  # a button is always on one
    if message.flags.ephemeral or interaction.guild_id is None:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)
