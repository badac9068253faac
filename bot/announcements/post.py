"""Sending what is written down, so that a crash at any point neither repeats nor loses it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

import discord
from discord import ui

from bot.announcements.choices import Choices
from bot.announcements.controls import ChooseButton
from bot.announcements.outbox import Outbox
from bot.announcements.preferences import Preferences
from bot.clock import Clock
from bot.state.announcement_tables import Announcement, AnnouncementState
from knowledge.calendars.book import EventBook

PATIENCE = timedelta(seconds=90)
"""How long Discord may take for one announcement: less than the lease, or another would begin."""

# How many messages back one is looked for that may have arrived before a crash, and how much the
# clocks of this machine and of Discord may differ: an older message of the same words is another.
_DEPTH, _SKEW = 100, timedelta(hours=1)
# Each mention takes up to 24 characters of the 200 that `TEXT_LIMIT` leaves.
_MOST_ROLES = 8
_KNOWN = (discord.HTTPException, discord.RateLimited, OSError)  # too long is a TimeoutError
_log = logging.getLogger(__name__)


async def deliver(
    client: discord.Client,
    outbox: Outbox,
    choices: Choices,
    book: EventBook,
    clock: Clock,
    patience: timedelta = PATIENCE,
) -> None:
    """Send all announcements that are due; one that cannot be sent does not hold up the others."""
    chosen = {each.guild: each for each in await choices.all()}
    for row in await outbox.due(clock()):
        now = clock()
        if not await outbox.claim(row, now):
            continue
        try:
            async with asyncio.timeout(patience.total_seconds()):
                state = await _deliver(client, choices, chosen, book, row, now)
        except Exception as error:  # the next one may go through
            known = isinstance(error, _KNOWN)
            _log.warning(
                "announcement %s is tried again later: %s",
                row.key,
                error,
                exc_info=None if known else error,
            )
            await outbox.hold(row, now)
        else:
            if state is None:
                await outbox.hold(row, now)
            else:
                await outbox.finish(row, state, now)


async def _deliver(
    client: discord.Client,
    choices: Choices,
    chosen: Mapping[int, Preferences],
    book: EventBook,
    row: Announcement,
    now: datetime,
) -> AnnouncementState | None:
    """Send one announcement; None where it waits for a moderator to let the bot do so."""
    wishes = chosen.get(row.guild_id)
    guild = client.get_guild(row.guild_id)
    found = guild.get_channel(wishes.channel or 0) if guild and wishes else None
    channel = found if isinstance(found, discord.TextChannel) else None
    if row.attempts and channel and await _arrived(channel, client, row):
        return AnnouncementState.SENT
    if wishes is None or wishes.channel is None or now >= row.expires_at or _is_off(row, book):
        return AnnouncementState.MISSED
    if channel is None or not channel.permissions_for(channel.guild.me).send_messages:
        return None  # the settings panel says so
    roles = await _roles(choices, channel.guild, row) if wishes.roles else []
    mentions = " ".join(role.mention for role in roles)
    await channel.send(
        f"{mentions}\n{row.text}" if mentions else row.text,
        nonce=row.id,
        view=_view() if wishes.roles else discord.utils.MISSING,
        suppress_embeds=True,
        allowed_mentions=discord.AllowedMentions(everyone=False, users=False, roles=roles),
    )
    return AnnouncementState.SENT


async def _arrived(channel: discord.TextChannel, client: discord.Client, row: Announcement) -> bool:
    """Look for an announcement that was being sent when the process ended, or Discord failed."""
    try:
        async for message in channel.history(limit=_DEPTH):
            mine = client.user is not None and message.author.id == client.user.id
            since = message.created_at > row.created_at - _SKEW
            if mine and since and message.content.endswith(row.text):
                return True
    except discord.Forbidden:
        # It can't be known; within minutes Discord itself drops a second one of this nonce.
        return False
    return False


def _is_off(row: Announcement, book: EventBook) -> bool:
    """Tell whether an event that was about to start was called off or moved since."""
    if row.event_uid is None or row.event_start is None:
        return False
    moment = book.between(row.event_start, row.event_start + timedelta(seconds=1))
    near = [event for event in moment if event.uid == row.event_uid]
    return not any(event.takes_place and event.starts_at == row.event_start for event in near)


async def _roles(choices: Choices, guild: discord.Guild, row: Announcement) -> list[discord.Role]:
    known = await choices.roles(guild.id)
    found = [guild.get_role(known[topic]) for topic in json.loads(row.topics) if topic in known]
    return [role for role in found if role is not None][:_MOST_ROLES]


def _view() -> ui.View:
    view = ui.View(timeout=None)
    view.add_item(ChooseButton())
    return view
