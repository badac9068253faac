"""The buttons of reminders. Their ids hold all they need, so they work after a restart."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import ui

from bot.buttons import Lasting
from bot.errors import tell
from bot.events.keys import KEY
from bot.events.lookup import EventButton, look_up
from bot.events.words import GONE
from bot.reminders.card import reminders_card
from bot.reminders.post import MARK
from bot.reminders.store import LIMIT, Reminders, TooManyError
from bot.reminders.words import (
    ASK,
    CANCEL,
    CANCELLED,
    CHOICES,
    GONE_REMINDER,
    MY_REMINDERS,
    REMIND_ME,
    SENDING,
    TOO_LATE,
    TOO_MANY,
    confirmation,
    offered,
    refusal,
    start_words,
    title_of,
)
from bot.state.tables import ReminderState
from knowledge.calendars.model import Event

Button = ui.Button[Any]


class RemindButton(EventButton, template=rf"events:remind:(?P<key>{KEY})"):
    """Asks how long before an event one wants to be reminded."""

    def __init__(self, key: str) -> None:
        button = Button(label=REMIND_ME, custom_id=f"events:remind:{key}")
        super().__init__(button, "button Remind me", key)

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["key"])

    async def answer_with(self, interaction: discord.Interaction[Any], event: Event) -> None:
        """Offer what is still possible, privately."""
        now = interaction.client.now()
        if said := refusal(event, now):
            await tell(interaction, said)
            return
        view = ui.View(timeout=None)
        for minutes in offered(event, now):
            view.add_item(ChoiceButton(self.key, minutes))
        said = ASK.format(title=title_of(event.title), when=start_words(event))
        await interaction.followup.send(said, view=view, ephemeral=True)


class ChoiceButton(
    Lasting, template=rf"events:remind:(?P<key>{KEY}):(?P<minutes>{'|'.join(map(str, CHOICES))})"
):
    """Keeps a reminder of one event, so long before it."""

    def __init__(self, key: str, minutes: int) -> None:
        button = Button(label=CHOICES[minutes], custom_id=f"events:remind:{key}:{minutes}")
        super().__init__(button, "button to choose a reminder")
        self.key = key
        self.minutes = minutes

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["key"], int(match["minutes"]))

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Keep the reminder and say when it comes, in place of the question."""
        await interaction.response.defer()
        event = await look_up(interaction, self.key)
        now = interaction.client.now()
        view: ui.View | None = None
        if event is None:
            said = GONE
        elif refused := refusal(event, now):
            said = refused
        elif self.minutes not in offered(event, now):
            said = TOO_LATE.format(title=title_of(event.title), when=start_words(event))
        else:
            said, view = await self._keep(interaction, event)
        await interaction.edit_original_response(content=said, view=view)

    async def _keep(
        self, interaction: discord.Interaction[Any], event: Event
    ) -> tuple[str, ui.View | None]:
        bot = interaction.client
        # In a direct message there is no other place to reach the person.
        in_guild = interaction.guild_id is not None
        place = (interaction.guild_id, interaction.channel_id if in_guild else None)
        try:
            reminder, created = await Reminders(bot.state).add(
                interaction.user.id, event, self.minutes, place, bot.now()
            )
        except TooManyError:
            return TOO_MANY.format(limit=LIMIT), None
        view = ui.View(timeout=None)
        view.add_item(CancelButton(reminder.id, in_list=False))
        return confirmation(reminder, created=created), view


class CancelButton(
    Lasting, template=r"events:reminder:cancel:(?P<id>[0-9a-f]{16}):(?P<where>one|list)"
):
    """Cancels one reminder, in its confirmation or in the list of all."""

    def __init__(self, reminder_id: str, *, in_list: bool) -> None:
        where = "list" if in_list else "one"
        button = Button(label=CANCEL, custom_id=f"events:reminder:cancel:{reminder_id}:{where}")
        super().__init__(button, "button Cancel reminder")
        self.reminder_id = reminder_id
        self.in_list = in_list

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["id"], in_list=match["where"] == "list")

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Cancel the reminder and say so."""
        await interaction.response.defer()
        bot = interaction.client
        reminders, person = Reminders(bot.state), interaction.user.id
        found = await reminders.cancel(self.reminder_id, person, bot.now())
        if found is None:
            said = GONE_REMINDER
        elif found.state == ReminderState.SENDING:
            said = SENDING
        else:
            said = CANCELLED.format(title=title_of(found.title))
        if not self.in_list:
            await interaction.edit_original_response(content=said, view=None)
            return
        card = reminders_card(await reminders.of(person))
        await interaction.edit_original_response(view=card)
        await tell(interaction, said)


class MineButton(Lasting, template=rf"{MARK}(?P<nonce>[0-9a-f]{{24}})"):
    """Below a reminder: shows who clicks what waits for them."""

    def __init__(self, nonce: str) -> None:
        button = Button(label=MY_REMINDERS, custom_id=f"{MARK}{nonce}")
        super().__init__(button, "button My reminders")

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["nonce"])

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Show the person's own reminders, privately."""
        await show_mine(interaction)


async def show_mine(interaction: discord.Interaction[Any]) -> None:
    """Answer with the reminders that wait for the person, privately."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    found = await Reminders(interaction.client.state).of(interaction.user.id)
    await interaction.followup.send(view=reminders_card(found), ephemeral=True)
