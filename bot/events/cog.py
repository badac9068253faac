"""/events and /event: what is on, what was, and when, without asking in words."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.ask.buttons import ShareButton
from bot.ask.service import BusyError
from bot.errors import tell
from bot.events.buttons import (
    CalendarButton,
    DetailsButton,
    event_buttons,
    moment,
)
from bot.events.card import event_card
from bot.events.catalogue import CatalogueKeeper
from bot.events.days import days_of
from bot.events.pages import Listing, PageButton, listing_card, society_code
from bot.events.words import (
    KINDS,
    NO_SUCH_DATE,
    NO_SUCH_EVENT,
    NO_SUCH_SOCIETY,
)
from bot.markdown import escape_line, shorten
from index import QuestionError
from knowledge.calendars.model import Kind

if TYPE_CHECKING:
    from bot.app import Entente
    from bot.events.catalogue import Catalogue

_BUTTONS = (CalendarButton, DetailsButton, PageButton)
_TYPED = 60
_KINDS = [app_commands.Choice(name=name, value=kind.value) for kind, name in KINDS.items()]
_WITHIN = [
    app_commands.Choice(name=name, value=days)
    for name, days in {"a week": 7, "a month": 30, "three months": 90, "a year": 365}.items()
]


class EventsCog(commands.Cog):
    """Shows the events of the calendars, each privately to who asks."""

    events = app_commands.Group(name="events", description="What is on in the community, and when")
    event = app_commands.Group(name="event", description="One event, with all I know of it")

    def __init__(self, bot: Entente) -> None:
        self.bot = bot
        self._catalogues = CatalogueKeeper()

    async def cog_load(self) -> None:
        """Register the buttons, which work on old messages too."""
        self.bot.add_dynamic_items(*_BUTTONS)

    async def cog_unload(self) -> None:
        """Take back what `cog_load` registered."""
        self.bot.remove_dynamic_items(*_BUTTONS)

    @events.command(name="upcoming", description="What is coming up, soonest first")
    @app_commands.describe(
        society="Whose events", kind="What sort of event", within="How far ahead"
    )
    @app_commands.choices(kind=_KINDS)
    @app_commands.choices(within=_WITHIN)
    async def upcoming(
        self,
        interaction: discord.Interaction,
        society: str | None = None,
        kind: app_commands.Choice[str] | None = None,
        within: app_commands.Choice[int] | None = None,
    ) -> None:
        """List what is to come and what runs now."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._list(interaction, "upcoming", society, kind, within.value if within else None)

    @events.command(name="past", description="What took place, latest first, with recordings")
    @app_commands.describe(society="Whose events", kind="What sort of event")
    @app_commands.choices(kind=_KINDS)
    async def past(
        self,
        interaction: discord.Interaction,
        society: str | None = None,
        kind: app_commands.Choice[str] | None = None,
    ) -> None:
        """List what is over."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._list(interaction, "past", society, kind, None)

    @events.command(name="search", description="Find events by what they are about")
    @app_commands.describe(query="A topic, in your own words")
    async def search(
        self, interaction: discord.Interaction, query: app_commands.Range[str, 1, 200]
    ) -> None:
        """List the events closest in meaning."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._show(interaction, Listing("search", query=" ".join(query.split())))

    @events.command(name="on", description="What is on on a day, or in a week or a month")
    @app_commands.describe(date="Such as 2026-12-03, 3 December, tomorrow, next week")
    async def on(
        self, interaction: discord.Interaction, date: app_commands.Range[str, 1, 100]
    ) -> None:
        """List what is on on the days that a person typed."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        # The same figures are another day to Americans.
        american = interaction.locale is discord.Locale.american_english
        days = await asyncio.to_thread(days_of, date, self.bot.now(), month_first=american)
        if days is None:
            await tell(interaction, NO_SUCH_DATE.format(typed=_typed(date)))
            return
        await self._show(interaction, Listing("on", first=days[0], last=days[1]))

    @event.command(name="show", description="Show one event: when, where, its links, a reminder")
    @app_commands.describe(event="Type a part of its title")
    async def show(
        self, interaction: discord.Interaction, event: app_commands.Range[str, 1, 200]
    ) -> None:
        """Show one event, chosen or typed."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        found = (await self._catalogue()).understood(event)
        if found is None:
            await tell(interaction, NO_SUCH_EVENT.format(title=_typed(event)))
            return
        seen = moment(self.bot)
        buttons = event_buttons(found, seen)
        if interaction.guild_id:
            buttons.append(ShareButton())
        await interaction.edit_original_response(view=event_card(found, seen, buttons))

    @show.autocomplete("event")
    async def offer_events(
        self, _interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer events from memory; nothing is embedded while a person types."""
        catalogue = await self._catalogue()
        return [app_commands.Choice(name=c.name, value=c.value) for c in catalogue.choices(typed)]

    @upcoming.autocomplete("society")
    @past.autocomplete("society")
    async def offer_societies(
        self, _interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the societies that have events."""
        held = (await self._catalogue()).society_choices(typed)
        return [app_commands.Choice(name=c.name, value=c.value) for c in held]

    async def _catalogue(self) -> Catalogue:
        return await self._catalogues.of(self.bot.events.book, self.bot.now())

    async def _list(
        self,
        interaction: discord.Interaction,
        what: str,
        society: str | None,
        kind: app_commands.Choice[str] | None,
        days: int | None,
    ) -> None:
        code = None
        if society is not None:
            catalogue = await self._catalogue()
            code = catalogue.society(society)
            if code is None:
                known = ", ".join(escape_line(c.name) for c in catalogue.societies[:20]) or "none"
                said = NO_SUCH_SOCIETY.format(typed=_typed(society), known=known)
                await tell(interaction, shorten(said, 1900))
                return
            code = society_code(code)
        chosen = Kind(kind.value) if kind else None
        await self._show(interaction, Listing(what, code, chosen, days))

    async def _show(self, interaction: discord.Interaction, listing: Listing) -> None:
        private = interaction.guild_id is not None
        try:
            view = await listing_card(self.bot, listing, 0, private=private)
        except (BusyError, QuestionError) as error:
            await tell(interaction, str(error))
            return
        await interaction.edit_original_response(view=view)


def _typed(text: str) -> str:
    return escape_line(shorten(text, _TYPED))
