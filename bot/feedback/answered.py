"""The button below the news that a question was answered: it shows the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.ask.buttons import show_answer
from bot.buttons import Lasting
from bot.errors import tell
from bot.feedback.passed import PassedQuestions
from bot.feedback.telling import SHOW
from bot.feedback.words import NOT_YOURS, SHOW_LABEL, TOO_OLD

if TYPE_CHECKING:
    from bot.app import Entente


class ShowButton(Lasting, template=rf"{SHOW}(?P<id>[0-9a-f]{{16}})"):
    """Answers a question that was passed on, for who passed it."""

    def __init__(self, identity: str) -> None:
        """Take the question's id."""
        button: ui.Button[Any] = ui.Button(label=SHOW_LABEL, custom_id=f"{SHOW}{identity}")
        super().__init__(button, f"button {SHOW_LABEL}")
        self._identity = identity

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["id"])

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Ask the question again, from what is published now."""
        bot: Entente = interaction.client
        await interaction.response.defer(ephemeral=True, thinking=True)
        row = await PassedQuestions(bot.state).get(self._identity)
        if row is None:
            await tell(interaction, TOO_OLD)
        elif row.person != bot.people.of(interaction.user.id):
            await tell(interaction, NOT_YOURS)
        else:
            await show_answer(interaction, row.question)
