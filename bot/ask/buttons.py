"""The buttons below an answer. They keep nothing: their card holds all they need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot.ask.card import answer_card, question_on, version_on
from bot.ask.service import BusyError
from bot.buttons import Lasting, acknowledge_turn
from bot.errors import tell
from bot.events.buttons import moment
from bot.feedback.row import private_row
from index import Answer, QuestionError

if TYPE_CHECKING:
    from bot.app import Entente

# The buttons of who asked; an event's, and votes, are for all who see it.
_PRIVATE = ("ask:", "events:page:", "feedback:pass:", "feedback:why")
_OUTDATED = (
    "What I know has been published anew since this answer. Please ask again, and share that one."
)
_UNREADABLE = "I can't read the question of this answer any more. Please ask again."


def private_buttons(page: int, more: bool, what: str) -> list[ui.Item[Any]]:
    """Return the buttons of an answer that only its asker sees, in a channel others read."""
    return [*public_buttons(page, more, what), ShareButton()]


def public_buttons(page: int, more: bool, what: str) -> list[ui.Item[Any]]:
    """Return the buttons of an answer that there is no one to share with."""
    buttons: list[ui.Item[Any]] = []
    if page > 0:
        buttons.append(PageButton(page - 1, "Back"))
    if more:
        buttons.append(PageButton(page + 1, f"More {what}"))
    return buttons


async def show_answer(
    interaction: discord.Interaction[Any], question: str, page: int = 0
) -> Answer:
    """Answer a question privately, in an interaction that was acknowledged.

    :param page: Which page of the answer is shown, counted from 0.
    :raises BusyError: If too many people ask.
    :raises QuestionError: If the question cannot be searched for.
    """
    bot: Entente = interaction.client
    answer = await bot.ask.answer(question)
    buttons = private_buttons if interaction.guild_id else public_buttons
    row = await private_row(interaction, answer)
    view = answer_card(answer, page, buttons, moment(bot), row)
    await interaction.edit_original_response(view=view)
    return answer


class PageButton(Lasting, template=r"ask:page:(?P<page>\d{1,2})"):
    """Shows another page of the answer whose question stands on the card."""

    def __init__(self, page: int, label: str = "More passages") -> None:
        button: ui.Button[Any] = ui.Button(label=label, custom_id=f"ask:page:{page}")
        super().__init__(button, "button More passages")
        self.page = page

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(int(match["page"]))

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page: in place for the asker, in a private copy for others."""
        try:
            await acknowledge_turn(interaction)
            question = question_on(self.view)
            if question is None:
                raise QuestionError(_UNREADABLE)
            await show_answer(interaction, question, self.page)
        except (BusyError, QuestionError) as error:
            await tell(interaction, str(error))


class ShareButton(Lasting, template=r"ask:share"):
    """Posts the card as it is seen, with the name of who shared it."""

    def __init__(self) -> None:
        label, style = "Share to channel", discord.ButtonStyle.primary
        button: ui.Button[Any] = ui.Button(label=label, custom_id="ask:share", style=style)
        super().__init__(button, f"button {label}")

    @classmethod
    def remade(cls, _match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls()

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Disable the button, so that a card is shared once, and post the card."""
        message = cast("discord.Message", interaction.message)  # a button is always on one
        private = ui.LayoutView.from_message(message, timeout=None)
        served = interaction.client.ask.searcher.version.manifest.version
        if version_on(private) not in {None, served}:
            # What is shared may not be known any more, or not be so.
            await tell(interaction, _OUTDATED)
            return
        for item in private.walk_children():
            if isinstance(item, ui.Button) and item.custom_id == self.custom_id:
                item.label, item.disabled = "Shared", True
        await interaction.response.edit_message(view=private)
        shared = ui.LayoutView.from_message(message, timeout=None)
        for row in [item for item in shared.children if isinstance(item, ui.ActionRow)]:
            _remove_private(row)
            if not row.children:
                shared.remove_item(row)
        note = f"-# Shared by {interaction.user.mention}, who asked me privately"
        shared.add_item(ui.TextDisplay(note))
        await interaction.followup.send(view=shared)


def _remove_private(row: ui.ActionRow[Any]) -> None:
    for item in list(row.children):
        if isinstance(item, ui.Button) and (item.custom_id or "").startswith(_PRIVATE):
            row.remove_item(item)
