"""The button below the news that a question was answered: it shows the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.ask.buttons import show_answer
from bot.errors import tell
from bot.feedback.controls import RowButton
from bot.feedback.passed import PassedQuestions
from bot.feedback.telling import SHOW
from bot.feedback.words import NOT_YOURS, SHOW_LABEL, TOO_OLD

if TYPE_CHECKING:
    from bot.app import Entente


class ShowButton(RowButton, begins=SHOW, label=SHOW_LABEL):
    """Answers a question that was passed on, for who passed it."""

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Ask the question again, from what is published now."""
        bot: Entente = interaction.client
        await interaction.response.defer(ephemeral=True, thinking=True)
        row = await PassedQuestions(bot.state).get(self.identity)
        if row is None:
            await tell(interaction, TOO_OLD)
        elif row.person != bot.people.of(interaction.user.id):
            await tell(interaction, NOT_YOURS)
        else:
            await show_answer(interaction, row.question)
