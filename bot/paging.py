"""Buttons that turn the pages of what moderators look through."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.buttons import Lasting
from bot.moderation.rights import may_moderate


class PagingButton(Lasting, template=r"(?!)"):  # itself it stands for no id
    """Shows another page, in place, to who still moderates. One of its kind says of what."""

    _begins: ClassVar[str]
    _label: ClassVar[str]

    def __init_subclass__(cls, *, begins: str, label: str) -> None:
        """Take what the ids of this kind begin with, and what leads to the next page."""
        super().__init_subclass__(template=re.compile(rf"{begins}(?P<page>\d{{1,5}})"))
        cls._begins, cls._label = begins, label

    def __init__(self, page: int) -> None:
        """Take the page, counted from 0."""
        super().__init__(page_button(self._begins, page, self._label), f"button {self._label}")
        self.page = page

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(int(match["page"]))

    @classmethod
    def below(cls, page: int, of: int) -> list[ui.Item[Any]]:
        """Return the buttons below a page, counted from 0: back and on, as far as there are any."""
        return page_row(cls._begins, cls._label, page, of)

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page, for a moderator."""
        if await may_moderate(interaction):
            await interaction.response.defer()
            await self.turn(interaction)

    async def turn(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page in the interaction, which is acknowledged."""
        raise NotImplementedError


def page_row(begins: str, more: str, page: int, of: int) -> list[ui.Item[Any]]:
    """Return the buttons below a page, counted from 0, of so many.

    :param begins: What the ids begin with; the page follows.
    :param more: What leads to the next page.
    """
    row: list[ui.Item[Any]] = []
    if page > 0:
        row.append(page_button(begins, page - 1, "Back"))
    if page + 1 < of:
        row.append(page_button(begins, page + 1, more))
    return row


def page_button(begins: str, page: int, label: str) -> ui.Button[Any]:
    """Return a button that leads to a page, counted from 0."""
    return ui.Button(label=label, custom_id=f"{begins}{page}")
