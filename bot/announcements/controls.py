"""The controls of the settings panel and of the roles. They keep nothing, and outlive a restart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot.announcements.topics import TOPIC
from bot.errors import apologise

if TYPE_CHECKING:
    from bot.announcements.cog import AnnouncementsCog

COG = "Announcements"
"""The name under which the bot holds the feature's cog."""

_CONTROL = "announcements:set:"
_ROLE = "announcements:role:"


class Control(ui.DynamicItem[ui.Item[Any]], template=r"announcements:set:(?P<field>[a-z_]+)"):
    """A select or a button of the settings panel; ``field`` is what it changes."""

    def __init__(self, item: ui.Item[Any], field: str) -> None:
        super().__init__(item)
        self.field = field

    @classmethod
    def id_of(cls, field: str) -> str:
        """Return the id of the control of a field."""
        return f"{_CONTROL}{field}"

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the control again from its id, also after a restart."""
        return cls(item, match["field"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the choice to the feature."""
        data = cast("dict[str, Any]", interaction.data or {})
        values = [str(value) for value in data.get("values", [])]
        try:
            await _cog(interaction).change(interaction, self.field, values)
        except Exception as error:  # discord.py would only log it, and the person wait for ever
            await apologise(interaction, error, f"event settings, {self.field}")


class ChooseButton(ui.DynamicItem[ui.Button[Any]], template=r"announcements:roles"):
    """Stands below announcements, and shows a person what there is to hear of."""

    def __init__(self) -> None:
        super().__init__(
            ui.Button(
                label="Choose what to hear of",
                custom_id="announcements:roles",
                style=discord.ButtonStyle.secondary,
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """Make the button again from its id, also after a restart."""
        return cls()

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show the topics, privately."""
        try:
            await _cog(interaction).show_topics(interaction)
        except Exception as error:  # discord.py would only log it, and the person wait for ever
            await apologise(interaction, error, "button Choose what to hear of")


class TopicButton(
    ui.DynamicItem[ui.Button[Any]],
    template=re.compile(rf"announcements:role:(?P<topic>{TOPIC})"),
):
    """Adds a person to those who hear of a topic, or takes them off."""

    def __init__(self, topic: str, label: str = "…", chosen: bool = False) -> None:
        style = discord.ButtonStyle.success if chosen else discord.ButtonStyle.secondary
        super().__init__(ui.Button(label=label, custom_id=f"{_ROLE}{topic}", style=style))
        self.topic = topic

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again from its id, also after a restart."""
        return cls(match["topic"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the click to the feature."""
        try:
            await _cog(interaction).toggle_topic(interaction, self.topic)
        except Exception as error:  # discord.py would only log it, and the person wait for ever
            await apologise(interaction, error, "choosing what to hear of")


def _cog(interaction: discord.Interaction[Any]) -> AnnouncementsCog:
    return cast("AnnouncementsCog", interaction.client.get_cog(COG))
