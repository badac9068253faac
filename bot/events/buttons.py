"""The buttons of an event. Their ids hold the event's key, so they work after a restart."""

from __future__ import annotations

import asyncio
import io
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.errors import apologise, tell
from bot.events.card import Moment, event_card
from bot.events.keys import KEY, event_key, find_event
from bot.events.words import ADD_TO_CALENDAR, GONE, ics_sentence
from bot.markdown import escape_line, shorten
from bot.reminders.buttons import RemindButton
from knowledge.calendars.export import event_ics
from knowledge.calendars.model import Event, Phase

if TYPE_CHECKING:
    from bot.app import Entente


def moment(bot: Entente) -> Moment:
    """Return what the cards of events are seen by now."""
    down = frozenset(calendar.name for calendar in bot.events.calendars if calendar.problem)
    return Moment(bot.now(), down)


def event_buttons(event: Event, seen: Moment) -> list[ui.Item[Any]]:
    """Return the buttons of one event: none that would be of no use any more."""
    key, phase = event_key(event.uid), event.phase(seen.now)
    buttons: list[ui.Item[Any]] = []
    if phase is not Phase.OVER and event.day_known:
        buttons.append(CalendarButton(key))
        if phase is Phase.COMING and event.takes_place:
            buttons.append(RemindButton(key))
    return buttons


def details_button(number: int, event: Event) -> ui.Item[Any]:
    """Return the button that shows all of an event in a list."""
    return DetailsButton(event_key(event.uid), number)


async def look_up(bot: Entente, key: str) -> Event | None:
    """Return the event with a key, searched for off the event loop: a series takes computing."""
    return await asyncio.to_thread(find_event, bot.events.book, key, bot.now())


class CalendarButton(
    ui.DynamicItem[ui.Button[ui.LayoutView]], template=re.compile(rf"event:ics:(?P<key>{KEY})")
):
    """Sends an event as a file that every calendar opens."""

    def __init__(self, key: str) -> None:
        super().__init__(
            ui.Button(
                label=ADD_TO_CALENDAR,
                custom_id=f"event:ics:{key}",
                style=discord.ButtonStyle.secondary,
            )
        )
        self.key = key

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again from its id, also after a restart."""
        return cls(match["key"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Send the event's file to who asked for it."""
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
            event = await look_up(interaction.client, self.key)
            if event is None:
                await tell(interaction, GONE)
                return
            file = discord.File(io.BytesIO(event_ics(event)), file_name(event))
            title = escape_line(shorten(event.title, 200))
            await interaction.followup.send(ics_sentence(title), file=file, ephemeral=True)
        except Exception as error:  # discord.py would only log it, and the person wait for ever
            await apologise(interaction, error, "button Add to calendar")


class DetailsButton(
    ui.DynamicItem[ui.Button[ui.LayoutView]],
    template=re.compile(rf"event:show:(?P<key>{KEY}):(?P<number>\d{{1,3}})"),
):
    """Shows all of an event in a list, to one person."""

    def __init__(self, key: str, number: int) -> None:
        super().__init__(
            ui.Button(
                label=f"Details {number}",
                # The number keeps ids apart should a list hold an event twice.
                custom_id=f"event:show:{key}:{number}",
                style=discord.ButtonStyle.secondary,
            )
        )
        self.key = key

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again from its id, also after a restart."""
        return cls(match["key"], int(match["number"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show the event's card privately."""
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
            event = await look_up(interaction.client, self.key)
            if event is None:
                await tell(interaction, GONE)
                return
            seen = moment(interaction.client)
            view = event_card(event, seen, event_buttons(event, seen))
            await interaction.edit_original_response(view=view)
        except Exception as error:  # discord.py would only log it, and the person wait for ever
            await apologise(interaction, error, "button Details")


def file_name(event: Event) -> str:
    """Return a file's name for an event: its title in plain letters."""
    plain = unicodedata.normalize("NFKD", event.title).encode("ascii", "ignore").decode().lower()
    return f"{'-'.join(re.findall('[a-z0-9]+', plain))[:60].strip('-') or 'event'}.ics"
