"""The controls of the settings panel and of the roles. They keep nothing, and outlive a restart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot.announcements.topics import TOPIC
from bot.buttons import Lasting

if TYPE_CHECKING:
    from bot.announcements.cog import AnnouncementsCog

COG = "Announcements"
"""The name under which the bot holds the feature's cog."""

_CONTROL = "announcements:set:"
_ROLE = "announcements:role:"


class Control(Lasting, template=r"announcements:set:(?P<field>[a-z_]+)"):
    """A select or a button of the settings panel; ``field`` is what it changes."""

    def __init__(self, item: ui.Item[Any], field: str) -> None:
        super().__init__(item, f"event settings, {field}")
        self.field = field

    @classmethod
    def id_of(cls, field: str) -> str:
        """Return the id of the control of a field."""
        return f"{_CONTROL}{field}"

    @classmethod
    def remade(cls, match: re.Match[str], item: ui.Item[Any]) -> Self:
        """Make the control again from its id."""
        return cls(item, match["field"])

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the choice to the feature."""
        data = cast("dict[str, Any]", interaction.data or {})
        values = [str(value) for value in data.get("values", [])]
        await _cog(interaction).change(interaction, self.field, values)


class ChooseButton(Lasting, template=r"announcements:roles"):
    """Stands below announcements, and shows a person what there is to hear of."""

    def __init__(self) -> None:
        label = "Choose what to hear of"
        button: ui.Button[Any] = ui.Button(label=label, custom_id="announcements:roles")
        super().__init__(button, f"button {label}")

    @classmethod
    def remade(cls, _match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls()

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Show the topics, privately."""
        await _cog(interaction).show_topics(interaction)


class TopicButton(Lasting, template=rf"announcements:role:(?P<topic>{TOPIC})"):
    """Adds a person to those who hear of a topic, or takes them off."""

    def __init__(self, topic: str, label: str = "…", chosen: bool = False) -> None:
        style = discord.ButtonStyle.success if chosen else discord.ButtonStyle.secondary
        button: ui.Button[Any] = ui.Button(label=label, custom_id=f"{_ROLE}{topic}", style=style)
        super().__init__(button, "choosing what to hear of")
        self.topic = topic

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["topic"])

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the click to the feature."""
        await _cog(interaction).toggle_topic(interaction, self.topic)


def _cog(interaction: discord.Interaction[Any]) -> AnnouncementsCog:
    return cast("AnnouncementsCog", interaction.client.get_cog(COG))
