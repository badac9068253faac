"""Passing a question to the moderators: the button that says so, and what it leads to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot.ask.card import question_on
from bot.buttons import Lasting
from bot.errors import log_failure, tell
from bot.feedback.passed import PassedError, PassedQuestions
from bot.feedback.showing import show_to_moderators
from bot.feedback.words import (
    ADVICE,
    NO_CHANNEL,
    PASS_LABEL,
    PASSED,
    PASSED_LABEL,
    PATIENT,
    UNREADABLE,
)
from bot.moderation.choices import moderation_of
from bot.privacy.masking import mask
from bot.privacy.patient import looks_like_patient_data
from index import Intent, Verdict
from index.intents import intent_of

if TYPE_CHECKING:
    from bot.app import Entente

_PREFIX = "feedback:pass:"


async def may_pass(bot: Entente, guild: int | None, question: str) -> str | None:
    """Return why a question cannot be passed on, as a sentence for who asked; None if it can.

    :param guild: The server in which it is passed on, None for a direct message.
    """
    if reason := looks_like_patient_data(question):
        return PATIENT.format(reason=reason)
    if intent_of(question) is Intent.MEDICAL_ADVICE:
        return ADVICE
    if guild is None or (await moderation_of(bot.state, guild)).channel is None:
        return NO_CHANNEL
    return None


class PassButton(Lasting, template=rf"{_PREFIX}(?P<verdict>answered|unsure|none)"):
    """Passes the question that stands on the card to the moderators."""

    def __init__(self, verdict: Verdict) -> None:
        """Take what became of the question."""
        super().__init__(
            ui.Button(label=PASS_LABEL, custom_id=f"{_PREFIX}{verdict.value}"),
            f"button {PASS_LABEL}",
        )
        self._verdict = verdict

    @staticmethod
    def is_id(custom_id: str) -> bool:
        """Tell whether an id is that of such a button."""
        return custom_id.startswith(_PREFIX)

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(Verdict(match["verdict"]))

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Write the question down, show it to the moderators, and say so to who passed it."""
        bot: Entente = interaction.client
        message = cast("discord.Message", interaction.message)  # a button is always on one
        private = message.flags.ephemeral
        if private:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
        question, guild = question_on(self.view), interaction.guild_id
        refusal = UNREADABLE if question is None else await may_pass(bot, guild, question)
        if refusal is not None or question is None or guild is None:
            await tell(interaction, refusal or NO_CHANNEL)
            return
        try:
            row = await PassedQuestions(bot.state).add(
                mask(question),
                self._verdict.value,
                guild=guild,
                channel=interaction.channel_id,
                asker=interaction.user.id,
                person=bot.people.of(interaction.user.id),
                now=bot.now(),
            )
        except PassedError as error:
            await tell(interaction, str(error))
            return
        if private:
            await interaction.edit_original_response(view=_passed(message))
        await tell(interaction, PASSED)
        try:
            await show_to_moderators(bot, row)
        except Exception as error:  # it is written down, and shown a little later
            log_failure(error, "showing a passed question")


def _passed(message: discord.Message) -> ui.LayoutView:
    """Return a card whose question was passed on, which it is once."""
    view = ui.LayoutView.from_message(message, timeout=None)
    for item in view.walk_children():
        if isinstance(item, ui.Button) and PassButton.is_id(item.custom_id or ""):
            item.label, item.disabled = PASSED_LABEL, True
    return view
