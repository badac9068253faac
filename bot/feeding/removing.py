"""/knowledge remove: a document or calendar leaves the knowledge folder, after a question."""

from __future__ import annotations

import asyncio
import re
from typing import Any, Self

import discord
from discord import ui

from bot.audit.noting import note
from bot.buttons import Lasting
from bot.errors import tell
from bot.feeding.cards import card, line, sentence
from bot.feeding.desk import Desk, desk_of
from bot.feeding.keys import KEY
from bot.feeding.shelf import Item
from bot.feeding.words import (
    GONE,
    KEPT,
    LATER,
    QUOTED,
    QUOTED_ONE,
    REMOVE,
    REMOVED,
)
from bot.moderation.rights import may_moderate
from index.errors import EntenteIndexError
from knowledge import KnowledgeError
from knowledge.intake import remove

_TITLE, _FILE = 200, 200


async def ask_to_remove(interaction: discord.Interaction[Any], item: Item) -> None:
    """Ask whether a file shall go, with all that goes with it."""
    said = REMOVE.format(title=line(item.title, _TITLE), file=line(item.file, _FILE))
    texts = [said, await _quoted(desk_of(interaction), item), LATER]
    view = card(texts, [RemoveButton(item.key), KeepButton()])
    await interaction.edit_original_response(view=view)


class RemoveButton(Lasting, template=rf"feeding:remove:(?P<item>{KEY})"):
    """Removes a file from the knowledge folder."""

    def __init__(self, item: str) -> None:
        style = discord.ButtonStyle.danger
        button: ui.Button[Any] = ui.Button(
            label="Remove", custom_id=f"feeding:remove:{item}", style=style
        )
        super().__init__(button, "button Remove")
        self.key = item

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["item"])

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Remove the file, and say so in place of the question."""
        if not await may_moderate(interaction):
            return
        await interaction.response.defer()
        shelf = desk_of(interaction).shelf
        try:
            await shelf.refresh()
            item = shelf.by_key(self.key)
            if item is None:
                await interaction.edit_original_response(view=card([GONE]))
                return
            await asyncio.to_thread(remove, shelf.folder, item.file)
        except KnowledgeError as error:
            await tell(interaction, sentence(error))
            return
        await note(interaction, "knowledge remove", item.file, title=item.title)
        said = REMOVED.format(title=line(item.title, _TITLE), file=line(item.file, _FILE))
        await interaction.edit_original_response(view=card([said, LATER]))
        await shelf.refresh()


class KeepButton(Lasting, template=r"feeding:keep"):
    """Leaves everything as it is."""

    def __init__(self) -> None:
        super().__init__(ui.Button[Any](label="Keep", custom_id="feeding:keep"), "button Keep")

    @classmethod
    def remade(cls, _match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again."""
        return cls()

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Say that nothing was removed."""
        if await may_moderate(interaction):
            await interaction.response.edit_message(view=card([KEPT]))


async def _quoted(desk: Desk, item: Item) -> str:
    """Return a warning where golden questions quote the document."""
    try:
        questions = await desk.golden.refresh()
    except EntenteIndexError:  # what is wrong with them is said where they are used
        return ""
    count = sum(golden.document == item.file for golden in questions)
    if not count:
        return ""
    return f"⚠️ {QUOTED_ONE if count == 1 else QUOTED.format(count=count)}"
