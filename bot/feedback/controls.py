"""Buttons below what a row of the state is about: their ids hold the row's, and nothing else."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.buttons import Lasting

ID = "(?P<id>[0-9a-f]{16})"
"""The pattern of a row's id."""


class RowButton(Lasting, template=r"(?!)"):  # itself it stands for no id
    """A button that knows the id of a row. One of its kind says how it is called."""

    _begins: ClassVar[str]
    _label: ClassVar[str]
    _style: ClassVar[discord.ButtonStyle]

    def __init_subclass__(
        cls,
        *,
        begins: str,
        label: str,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> None:
        """Take what the ids of this kind begin with, and how it looks."""
        super().__init_subclass__(template=re.compile(f"{begins}{ID}"))
        cls._begins, cls._label, cls._style = begins, label, style

    def __init__(self, identity: str) -> None:
        """Take the row's id, which may be made up by who clicks."""
        super().__init__(self.shown(identity), f"button {self._label}")
        self.identity = identity

    @classmethod
    def shown(cls, identity: str) -> ui.Button[Any]:
        """Return the button as a card shows it."""
        custom_id = f"{cls._begins}{identity}"
        return ui.Button(label=cls._label, custom_id=custom_id, style=cls._style)

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["id"])
