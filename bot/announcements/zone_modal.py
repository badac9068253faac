"""The form for a time zone that the panel of /events settings does not list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import ui

from bot.announcements.controls import COG
from bot.announcements.panel import zone_unknown
from bot.announcements.preferences import zone_named
from bot.errors import tell
from bot.modals import LastingModal, Values

if TYPE_CHECKING:
    from bot.announcements.cog import AnnouncementsCog

_LONGEST = 60


class ZoneModal(LastingModal, title="Time zone of the digest"):
    """Takes the name of a time zone."""

    template = re.compile(r"announcements:zone")
    what = "time zone of the digest"

    def __init__(self) -> None:
        super().__init__(custom_id="announcements:zone", timeout=None)
        field: ui.TextInput[Any] = ui.TextInput(custom_id="zone", max_length=_LONGEST)
        self.add_item(ui.Label(text="IANA name, such as Europe/Vienna", component=field))

    @classmethod
    async def answer(
        cls, interaction: discord.Interaction[Any], _match: re.Match[str], values: Values
    ) -> None:
        """Keep the zone, or say that there is none of that name."""
        typed = str(values.get("zone") or "")[:_LONGEST]
        zone = zone_named(typed)
        if zone is None:
            await tell(interaction, zone_unknown(typed))
            return
        cog = cast("AnnouncementsCog", interaction.client.get_cog(COG))
        await cog.change(interaction, "zone", [zone])
