"""Opt-in roles: who chose to hear of a topic has its role, and is mentioned."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import discord
from discord import ui

from bot.announcements.choices import Choices
from bot.announcements.controls import TopicButton
from bot.announcements.topics import role_name, topic_name
from bot.markdown import escape_line

NO_PERMISSION = (
    "I cannot give roles in this server: I need the permission **Manage Roles**. Please tell a "
    "moderator."
)
SWITCHED_OFF = "Choosing what to hear of is switched off in this server."
_HEAD = """\
### What do you want to hear of?
Green is what you chose: I mention you when I announce such an event. Click to choose, click again \
to take it back."""
_NOT_MINE = (
    "I leave the role **{name}** alone, because it gives more than mentions, or stands above my "
    "own role. Please ask a moderator to look at it."
)
_PER_ROW = 5


class RoleError(Exception):
    """A role that the bot must not or cannot give; the text is for the person."""


class TopicRoles:
    """Makes the roles of topics and gives them to who wants them."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._making = asyncio.Lock()

    async def toggle(self, member: discord.Member, topic: str) -> None:
        """Give a person the role of a topic, or take it. Raises RoleError with a sentence."""
        guild = member.guild
        if not guild.me.guild_permissions.manage_roles:
            raise RoleError(NO_PERMISSION)
        # Two people at once must not make two roles.
        async with self._making:
            role = await self._role(guild, topic)
        if not _is_harmless(role, guild):
            raise RoleError(_NOT_MINE.format(name=escape_line(role.name)))
        try:
            if role in member.roles:
                await member.remove_roles(role, reason="chosen by the person")
            else:
                await member.add_roles(role, reason="chosen by the person")
        except discord.Forbidden:
            raise RoleError(NO_PERMISSION) from None

    async def topics_of(self, member: discord.Member) -> set[str]:
        """Return the topics that a person chose."""
        held = {role.id for role in member.roles}
        known = await self._choices.roles(member.guild.id)
        return {topic for topic, role in known.items() if role in held}

    async def _role(self, guild: discord.Guild, topic: str) -> discord.Role:
        known = (await self._choices.roles(guild.id)).get(topic)
        role = guild.get_role(known) if known else None
        if role is None:
            name = role_name(topic)
            # One that was made just before a crash, or by a moderator for this.
            role = next((each for each in guild.roles if each.name == name), None)
            if role is None:
                try:
                    role = await guild.create_role(
                        name=name,
                        permissions=discord.Permissions.none(),
                        mentionable=False,
                        reason="to mention who chose to hear of it",
                    )
                except discord.Forbidden:
                    raise RoleError(NO_PERMISSION) from None
            if _is_harmless(role, guild):
                await self._choices.write_role(guild.id, topic, role.id)
        return role


def topics_panel(topics: Iterable[str], chosen: set[str]) -> ui.LayoutView:
    """Return the topics there are to choose from, a button each."""
    buttons = [TopicButton(topic, topic_name(topic), topic in chosen) for topic in topics]
    rows: list[ui.Item[Any]] = [
        ui.ActionRow(*buttons[first : first + _PER_ROW])
        for first in range(0, len(buttons), _PER_ROW)
    ]
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay(_HEAD), *rows))
    return view


def _is_harmless(role: discord.Role, guild: discord.Guild) -> bool:
    """Tell whether anyone may have a role: it gives nothing that everyone has not."""
    more = role.permissions.value & ~guild.default_role.permissions.value
    return not more and role.is_assignable()
