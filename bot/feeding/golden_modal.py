"""The modal of a golden question. It keeps nothing, so that it outlives a restart."""

from __future__ import annotations

import asyncio
import re
from typing import Any, Self

import discord
from discord import ui

from bot.audit.noting import note
from bot.buttons import Lasting
from bot.feeding.cards import card, sentence
from bot.feeding.desk import desk_of
from bot.feeding.golden_card import DRAFT_IDS, golden_text, refused_card
from bot.feeding.golden_draft import Draft
from bot.feeding.words import ASKED_NEXT
from bot.markdown import unescape
from bot.modals import LastingModal, Values
from bot.moderation.rights import may_moderate
from index import MAX_CHARACTERS
from index.errors import EntenteIndexError
from index.evaluation.golden import GoldenQuestion
from knowledge import KnowledgeError

_DOCUMENT, _QUOTE = 300, 1000
_ADDED = "### Added as a golden question"
_EMPTY = "Leave this and the next empty where I must not answer."


class GoldenModal(LastingModal, title="A golden question"):
    """Takes a question, and what must come back."""

    template = re.compile(r"feeding:golden")
    what = "form of a golden question"

    def __init__(self, draft: Draft) -> None:
        """Show a draft, cut to what the fields hold."""
        super().__init__(custom_id="feeding:golden", timeout=None)
        question = _field("question", draft.question, MAX_CHARACTERS, required=True)
        document = _field("document", draft.document, _DOCUMENT)
        quote = _field("quote", draft.quote, _QUOTE, style=discord.TextStyle.paragraph)
        self.add_item(ui.Label(text="Question", component=question))
        self.add_item(ui.Label(text="Document", description=_EMPTY, component=document))
        self.add_item(ui.Label(text="Quote that must come back, word for word", component=quote))

    @classmethod
    async def answer(
        cls, interaction: discord.Interaction[Any], _match: re.Match[str], values: Values
    ) -> None:
        """Add the question, or say why not."""
        if await may_moderate(interaction):
            await interaction.response.defer(ephemeral=True, thinking=True)
            typed = {name: str(values.get(name) or "") for name in DRAFT_IDS}
            await add_question(interaction, Draft(**typed))


async def add_question(interaction: discord.Interaction[Any], draft: Draft) -> None:
    """Add a moderator's question, and say in the acknowledged interaction what became of it."""
    try:
        added = await _added(interaction, draft)
    except (EntenteIndexError, KnowledgeError) as error:
        view = refused_card(sentence(error), draft, [ChangeButton()])
        await interaction.edit_original_response(view=view)
        return
    await note(
        interaction,
        "golden add",
        added.question,
        document=added.document,
        quote=added.quote and added.quote[:200],
        must_abstain=added.kind is not None,
    )
    view = card([_ADDED, golden_text(added), ASKED_NEXT])
    await interaction.edit_original_response(view=view)


class ChangeButton(Lasting, template=r"feeding:golden:change"):
    """Shows the modal again, with the question that stands on its card."""

    def __init__(self) -> None:
        label, style = "Change it", discord.ButtonStyle.primary
        button: ui.Button[Any] = ui.Button(
            label=label, custom_id="feeding:golden:change", style=style
        )
        super().__init__(button, f"button {label}")

    @classmethod
    def remade(cls, _match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again."""
        return cls()

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Read the card, and show the modal."""
        if not await may_moderate(interaction):
            return
        typed = {name: self._on_card(number) for name, number in DRAFT_IDS.items()}
        await interaction.response.send_modal(GoldenModal(Draft(**typed)))

    def _on_card(self, number: int) -> str:
        view = self.view
        item = view.find_item(number) if isinstance(view, ui.LayoutView) else None
        return unescape(item.content) if isinstance(item, ui.TextDisplay) else ""


async def _added(interaction: discord.Interaction[Any], draft: Draft) -> GoldenQuestion:
    desk = desk_of(interaction)
    await desk.shelf.refresh()
    added = await asyncio.to_thread(draft.added, desk.shelf)
    await desk.golden.refresh()
    return added


def _field(
    name: str,
    value: str,
    limit: int,
    *,
    required: bool = False,
    style: discord.TextStyle = discord.TextStyle.short,
) -> ui.TextInput[Any]:
    return ui.TextInput(
        custom_id=name,
        default=value[:limit] or None,
        max_length=limit,
        required=required,
        style=style,
    )
