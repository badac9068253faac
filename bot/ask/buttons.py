"""The buttons below an answer. They keep nothing: their card holds all they need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot.ask.card import QUESTION_ID, answer_card, shown_question
from bot.ask.service import BusyError
from bot.errors import apologise, tell
from bot.events.buttons import moment
from bot.markdown import unescape
from index import QuestionError

if TYPE_CHECKING:
    from bot.app import Entente

# The buttons of who asked; an event's are for all who see it.
_PRIVATE = ("ask:", "events:page:")
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


class PageButton(
    ui.DynamicItem[ui.Button[ui.LayoutView]], template=re.compile(r"ask:page:(?P<page>\d{1,2})")
):
    """Shows another page of the answer whose question stands on the card."""

    def __init__(self, page: int, label: str = "More passages") -> None:
        super().__init__(
            ui.Button(
                label=label, custom_id=f"ask:page:{page}", style=discord.ButtonStyle.secondary
            )
        )
        self.page = page

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again from its id, also after a restart."""
        return cls(int(match["page"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page: in place for the asker, in a private copy for others."""
        bot: Entente = interaction.client
        message = cast("discord.Message", interaction.message)  # a button is always on one
        mine = message.flags.ephemeral or interaction.guild_id is None
        try:
            if mine:
                await interaction.response.defer()
            else:
                await interaction.response.defer(ephemeral=True, thinking=True)
            question = question_on(self.view)
            if question is None:
                raise QuestionError(_UNREADABLE)
            answer = await bot.ask.answer(question)
            buttons = private_buttons if interaction.guild_id else public_buttons
            view = answer_card(answer, self.page, buttons, moment(bot))
            await interaction.edit_original_response(view=view)
        except (BusyError, QuestionError) as error:
            await tell(interaction, str(error))
        except Exception as error:  # discord.py would only log it, and the person wait for ever
            await apologise(interaction, error, "button More passages")


class ShareButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=r"ask:share"):
    """Posts the card as it is seen, with the name of who shared it."""

    def __init__(self) -> None:
        super().__init__(
            ui.Button(
                label="Share to channel", custom_id="ask:share", style=discord.ButtonStyle.primary
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """Make the button again from its id, also after a restart."""
        return cls()

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Disable the button, so that a card is shared once, and post the card."""
        message = cast("discord.Message", interaction.message)  # a button is always on one
        try:
            private = ui.LayoutView.from_message(message, timeout=None)
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
        except Exception as error:  # discord.py would only log it, and the person wait for ever
            await apologise(interaction, error, "button Share to channel")


def question_on(view: ui.LayoutView | ui.View | None) -> str | None:
    """Return the question that stands on a card; None for what is no answer's card."""
    item = view.find_item(QUESTION_ID) if isinstance(view, ui.LayoutView) else None
    return unescape(shown_question(item.content)) if isinstance(item, ui.TextDisplay) else None


def _remove_private(row: ui.ActionRow[Any]) -> None:
    for item in list(row.children):
        if isinstance(item, ui.Button) and (item.custom_id or "").startswith(_PRIVATE):
            row.remove_item(item)
