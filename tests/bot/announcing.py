"""What the flows of announcements share: the feature switched on, its permissions, its turns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import discord

from bot.announcements.cog import AnnouncementsCog
from bot.announcements.preferences import Preferences
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, Kind
from tests.bot.calendars import NOW
from tests.bot.conftest import World

SOON = NOW + timedelta(days=2)
WEBINAR = Event(
    "made-up-webinar",
    "Made-up webinar",
    SOON,
    SOON + timedelta(hours=1),
    "UTC",
    kind=Kind.WEBINAR,
    society="siim",
    place="online",
    url="https://example.org/made-up",
    calendar="Made up and announced",
    as_of=NOW,
)
MEETING = replace(
    WEBINAR,
    uid="made-up-meeting",
    title="Made-up meeting",
    kind=Kind.MEETING,
    society="eusomii",
    start=SOON + timedelta(days=3),
    end=SOON + timedelta(days=3, hours=2),
)


async def cog_of(world: World) -> AnnouncementsCog:
    """Return the feature of the bot that runs now, loaded where the bot does not come with it.

    Its loops are stopped: a test takes each turn itself.
    """
    bot = world.bot
    if "bot.announcements" not in bot.extensions:
        await bot.load_extension("bot.announcements")
        await bot.tree.sync()
    cog = cast("AnnouncementsCog", bot.get_cog("Announcements"))
    for loop in (cog._tell_loop, cog._sync_loop, bot._refresh_calendars):
        cast("Any", loop).cancel()
    await world.env.settle()
    return cog


async def choose(world: World, **fields: Any) -> None:
    """Choose as a moderator of the guild would, now."""
    cog = await cog_of(world)
    chosen = await cog.choices.of(world.alice.guild.id)
    await cog.choices.write(chosen.changed(world.bot.now(), **fields))


async def chosen(world: World) -> Preferences:
    """Return what the guild has chosen."""
    return await (await cog_of(world)).choices.of(world.alice.guild.id)


async def show(world: World, events: Iterable[Event]) -> None:
    """Put these into the calendars, and let the bot look and tell."""
    world.bot.events.book = EventBook(events)
    await tell(world)


async def tell(world: World) -> None:
    """Let the bot take one turn."""
    await (await cog_of(world)).tick()
    await world.env.settle()


def permit(world: World, **permissions: bool) -> None:
    """Give the bot permissions in its guild, or take them; others may only read and ask."""
    number = world.alice.guild.id
    guild = world.env.backend.get_guild(number)
    [role] = [role for role in guild.roles.values() if role.id != number and role.managed]
    everyone = discord.Permissions(
        view_channel=True, read_message_history=True, use_application_commands=True
    )
    world.env.backend.edit_role(number, number, {"permissions": everyone.value})
    wanted = discord.Permissions(role.permissions)
    wanted.update(**permissions)
    world.env.backend.edit_role(number, role.id, {"permissions": wanted.value})


def told(world: World) -> list[str]:
    """Return what the bot said in the channel, in order."""
    return [message.content for message in world.channel.history()]


def letters(world: World) -> list[dict[str, Any]]:
    """Return what the bot sent with a nonce, as Discord got it."""
    bodies = [call.json for call in world.env.http_requests]
    return [body for body in bodies if isinstance(body, dict) and body.get("nonce")]
