"""/events settings, the roles to choose, and the loops that tell a community of events."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands, ui
from discord.ext import commands, tasks

from bot.announcements.announcer import note_changes, note_due
from bot.announcements.choices import Choices
from bot.announcements.controls import COG, ChooseButton, Control, TopicButton
from bot.announcements.noting import choice_detail
from bot.announcements.outbox import Outbox
from bot.announcements.panel import fields_for, settings_panel
from bot.announcements.post import deliver
from bot.announcements.problems import problems
from bot.announcements.roles import SWITCHED_OFF, RoleError, TopicRoles, topics_panel
from bot.announcements.sync import sync
from bot.announcements.topics import topics
from bot.announcements.zone_modal import ZoneModal
from bot.audit.noting import note
from bot.errors import log_failure, tell
from bot.loops import attempt, stop
from bot.modals import answer_modal
from knowledge.calendars.book import EventBook

if TYPE_CHECKING:
    from bot.app import Entente

_CONTROLS = (Control, ChooseButton, TopicButton)
_SYNC_EVERY = timedelta(minutes=15)
_PRUNE_EVERY = timedelta(days=1)
_NO_SERVER = "Settings are of a server: please use this command in one where I am."
_NOT_ALLOWED = "Only who may **Manage Server** can change what I tell this server of events."
_NO_SUCH_CONTROL = "This control is of another version of mine. Please use /events settings again."


class AnnouncementsCog(commands.Cog, name=COG):
    """Tells each guild of events what its moderators chose."""

    def __init__(self, bot: Entente) -> None:
        self.bot = bot
        self.choices = Choices(bot.state)
        self._outbox = Outbox(bot.state)
        self._roles = TopicRoles(self.choices)
        self._looked_at: EventBook | None = None
        self._synced: dict[int, tuple[EventBook, datetime]] = {}
        self._pruned: datetime | None = None
        self._ticking, self._syncing = asyncio.Lock(), asyncio.Lock()
        # A subcommand of another feature's group cannot be declared by decorator.
        self._settings: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="settings",
            description="What I tell this server of events (for moderators)",
            callback=self._show_settings,
        )

    async def cog_load(self) -> None:
        """Register the command and the controls, which outlive a restart, and start telling."""
        group = self.bot.tree.get_command("events")
        if not isinstance(group, app_commands.Group):
            group = app_commands.Group(name="events", description="What is on, and when")
            self.bot.tree.add_command(group)
        group.add_command(self._settings)
        self.bot.add_dynamic_items(*_CONTROLS)
        self._tell_loop.start()
        self._sync_loop.start()

    async def cog_unload(self) -> None:
        """Stop telling, and take back what `cog_load` registered."""
        await stop(self._tell_loop, self._ticking)
        await stop(self._sync_loop, self._syncing)
        if isinstance(group := self.bot.tree.get_command("events"), app_commands.Group):
            group.remove_command(self._settings.name)
        self.bot.remove_dynamic_items(*_CONTROLS)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the form of this feature, whichever process showed it."""
        await answer_modal(interaction, [ZoneModal])

    async def tick(self) -> None:
        """Look at the calendars where they changed, and tell what is due."""
        async with self._ticking:
            now, book, telling = self.bot.now(), self.bot.events.book, self.bot.events.telling
            if book is not self._looked_at:
                await note_changes(self.bot.state, book, now, telling)
                self._looked_at = book
            await note_due(self._outbox, await self.choices.all(), book, now)
            await deliver(self.bot, self._outbox, self.choices, book, self.bot.now)
            if self._pruned is None or now - self._pruned >= _PRUNE_EVERY:
                await self._outbox.prune(now)
                self._pruned = now

    async def sync(self) -> None:
        """Bring scheduled events up to the calendars, where that is switched on."""
        async with self._syncing:
            for chosen in await self.choices.all():
                guild = self.bot.get_guild(chosen.guild)
                now, book = self.bot.now(), self.bot.events.book
                last = self._synced.get(chosen.guild)
                fresh = last is not None and last[0] is book and now - last[1] < _SYNC_EVERY
                if not chosen.native or guild is None or fresh:
                    continue
                self._synced[chosen.guild] = (book, now)
                try:
                    await sync(self.bot.state, guild, chosen, book, now)
                except Exception as error:  # the next guild may go through
                    log_failure(error, f"scheduled events of guild {chosen.guild}")

    @tasks.loop(minutes=1)
    async def _tell_loop(self) -> None:
        await attempt(self.tick, "announcements")

    # Apart from announcements: Discord lets few scheduled events be made in a minute.
    @tasks.loop(minutes=1)
    async def _sync_loop(self) -> None:
        await attempt(self.sync, "scheduled events")

    @_tell_loop.before_loop
    @_sync_loop.before_loop
    async def _until_ready(self) -> None:
        await self.bot.wait_until_ready()

    async def _show_settings(self, interaction: discord.Interaction) -> None:
        if not await self._is_moderator(interaction):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(view=await self._panel(interaction, ""))

    async def change(
        self, interaction: discord.Interaction[Any], field: str, values: Sequence[str]
    ) -> None:
        """Keep what a moderator chose with a control of the panel, and show the panel anew."""
        if not await self._is_moderator(interaction):
            return
        if field == "zone_other":
            await interaction.response.send_modal(ZoneModal())
            return
        await interaction.response.defer()
        guild = cast("discord.Guild", interaction.guild)  # a moderator is of a guild
        chosen = await self.choices.of(guild.id)
        fields = fields_for(chosen, field, values)
        if fields is None:
            await tell(interaction, _NO_SUCH_CONTROL)
            return
        await self.choices.write(chosen.changed(self.bot.now(), **fields))
        await note(interaction, "events settings", **choice_detail(fields, guild))
        self._synced.pop(guild.id, None)
        view = await self._panel(interaction, "Saved.")
        await interaction.edit_original_response(view=view)

    async def show_topics(self, interaction: discord.Interaction[Any]) -> None:
        """Show a person what there is to hear of, privately."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        member = await self._member(interaction)
        if member is not None:
            view = await self._topics(member)
            await interaction.edit_original_response(view=view)

    async def toggle_topic(self, interaction: discord.Interaction[Any], topic: str) -> None:
        """Give a person the role of a topic, or take it, and show the topics anew."""
        await interaction.response.defer()
        member = await self._member(interaction)
        if member is None:
            return
        try:
            # Only what is offered: an id may be made up by who clicks.
            if topic not in topics(self.bot.events.book.coming(self.bot.now())):
                raise RoleError("There is nothing of that any more. Please choose something else.")
            had = await self._roles.topics_of(member)
            await self._roles.toggle(member, topic)
        except RoleError as error:
            await tell(interaction, str(error))
            return
        view = await self._topics(member, had ^ {topic})
        await interaction.edit_original_response(view=view)

    async def _topics(self, member: discord.Member, held: set[str] | None = None) -> ui.LayoutView:
        held = await self._roles.topics_of(member) if held is None else held
        now, book = self.bot.now(), self.bot.events.book
        offered = await asyncio.to_thread(lambda: topics(book.coming(now)))
        return topics_panel(offered, held)

    async def _panel(self, interaction: discord.Interaction[Any], saved: str) -> ui.LayoutView:
        guild = cast("discord.Guild", interaction.guild)  # a moderator is of a guild
        chosen = await self.choices.of(guild.id)
        societies = {event.society for event in self.bot.events.book.singles if event.society}
        return settings_panel(chosen, sorted(societies), problems(guild, chosen), saved)

    async def _is_moderator(self, interaction: discord.Interaction[Any]) -> bool:
        """Tell whether who clicks may change settings; who may not is told."""
        # The permissions come with the interaction, from Discord itself.
        # Who added the bot for themselves alone can use its commands where it is not.
        if interaction.guild_id is None or self.bot.get_guild(interaction.guild_id) is None:
            await tell(interaction, _NO_SERVER)
        elif not interaction.permissions.manage_guild:
            await tell(interaction, _NOT_ALLOWED)
        else:
            return True
        return False

    async def _member(self, interaction: discord.Interaction[Any]) -> discord.Member | None:
        """Return who clicks, where roles can be chosen; else the person is told."""
        person = interaction.user
        if isinstance(person, discord.Member) and (await self.choices.of(person.guild.id)).roles:
            return person
        await tell(interaction, SWITCHED_OFF)
        return None
