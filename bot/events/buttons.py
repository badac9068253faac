"""The buttons of an event. Their ids hold the event's key, so they work after a restart."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.events.card import Moment, event_card
from bot.events.keys import KEY, event_key
from bot.events.lookup import EventButton
from bot.events.words import ADD_TO_CALENDAR, ics_sentence
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


class CalendarButton(EventButton, template=rf"event:ics:(?P<key>{KEY})"):
    """Sends an event as a file that every calendar opens."""

    def __init__(self, key: str) -> None:
        button: ui.Button[Any] = ui.Button(label=ADD_TO_CALENDAR, custom_id=f"event:ics:{key}")
        super().__init__(button, "button Add to calendar", key)

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["key"])

    async def answer_with(self, interaction: discord.Interaction[Any], event: Event) -> None:
        """Send the event's file to who asked for it."""
        file = discord.File(io.BytesIO(event_ics(event)), file_name(event))
        title = escape_line(shorten(event.title, 200))
        await interaction.followup.send(ics_sentence(title), file=file, ephemeral=True)


class DetailsButton(EventButton, template=rf"event:show:(?P<key>{KEY}):(?P<number>\d{{1,3}})"):
    """Shows all of an event in a list, to one person."""

    def __init__(self, key: str, number: int) -> None:
        # The number keeps ids apart should a list hold an event twice.
        custom_id = f"event:show:{key}:{number}"
        button: ui.Button[Any] = ui.Button(label=f"Details {number}", custom_id=custom_id)
        super().__init__(button, "button Details", key)

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["key"], int(match["number"]))

    async def answer_with(self, interaction: discord.Interaction[Any], event: Event) -> None:
        """Show the event's card privately."""
        seen = moment(interaction.client)
        view = event_card(event, seen, event_buttons(event, seen))
        await interaction.edit_original_response(view=view)


def file_name(event: Event) -> str:
    """Return a file's name for an event: its title in plain letters."""
    plain = unicodedata.normalize("NFKD", event.title).encode("ascii", "ignore").decode().lower()
    return f"{'-'.join(re.findall('[a-z0-9]+', plain))[:60].strip('-') or 'event'}.ics"
