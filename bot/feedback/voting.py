"""The buttons 👍 and 👎 below an answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot.ask.card import question_on
from bot.buttons import Lasting, acknowledge_turn
from bot.errors import tell
from bot.feedback.passing import pass_button
from bot.feedback.passing_card import offer_card, passes
from bot.feedback.votes import DOWN, UP, Mark, Votes
from bot.feedback.words import DOWN_LABEL, THANKS, UNREADABLE, UP_LABEL
from bot.privacy.masking import mask

if TYPE_CHECKING:
    from bot.app import Entente

_PREFIX = "feedback:vote:"
_NAMES = {UP: "up", DOWN: "down"}
_VALUES = {name: value for value, name in _NAMES.items()}
_LABELS = {UP: UP_LABEL, DOWN: DOWN_LABEL}
_CHOSEN = {UP: discord.ButtonStyle.success, DOWN: discord.ButtonStyle.danger}


class VoteButton(Lasting, template=rf"{_PREFIX}(?P<name>up|down):{Mark.TEMPLATE}"):
    """Says that an answer helped, or that it did not; the last word of a person counts."""

    def __init__(self, value: int, mark: Mark, *, chosen: bool = False) -> None:
        """Take what a click says of which answer, and whether the person said so already."""
        super().__init__(
            ui.Button(
                label=_LABELS[value],
                custom_id=f"{_PREFIX}{_NAMES[value]}:{mark}",
                style=_CHOSEN[value] if chosen else discord.ButtonStyle.secondary,
            ),
            "a vote",
        )
        self.value, self.mark = value, mark

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(_VALUES[match["name"]], Mark.read(match))

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Keep the vote; show it, to its voter alone; offer to pass on what did not help."""
        bot: Entente = interaction.client
        message = cast("discord.Message", interaction.message)  # a button is always on one
        private = message.flags.ephemeral or interaction.guild_id is None
        await acknowledge_turn(interaction)
        question = question_on(self.view)
        if question is None:
            await tell(interaction, UNREADABLE)
            return
        await self._keep(bot, interaction, question)
        if private:
            await interaction.edit_original_response(view=self._marked(message))
        offer = None
        if self.value == DOWN and not _offers_already(message):
            asker = (interaction.guild_id, interaction.user.id)
            button = await pass_button(bot, *asker, question, self.mark.verdict)
            offer = offer_card(question, button) if button else None
        if offer is not None and private:
            await interaction.followup.send(view=offer, ephemeral=True)
        elif offer is not None:
            await interaction.edit_original_response(view=offer)
        elif not private:
            await interaction.edit_original_response(content=THANKS)

    async def _keep(
        self, bot: Entente, interaction: discord.Interaction[Any], question: str
    ) -> None:
        await Votes(bot.state).cast(
            bot.people.of(interaction.user.id),
            self.mark,
            question,
            self.value,
            guild=interaction.guild_id,
            kept=mask(question),
            document=self.mark.document_in(bot.ask.searcher.version.documents),
            now=bot.now(),
        )

    def _marked(self, message: discord.Message) -> ui.LayoutView:
        """Return the card with the vote coloured."""
        view = ui.LayoutView.from_message(message, timeout=None)
        for item in view.walk_children():
            if isinstance(item, ui.Button) and (item.custom_id or "").startswith(_PREFIX):
                mine = item.custom_id == self.custom_id
                item.style = _CHOSEN[self.value] if mine else discord.ButtonStyle.secondary
        return view


def _offers_already(message: discord.Message) -> bool:
    """Tell whether a card has the button by which its question is passed on, used or not."""
    return any(map(passes, ui.LayoutView.from_message(message, timeout=None).walk_children()))
