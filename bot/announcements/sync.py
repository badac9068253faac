"""Carrying out the plan for a guild's scheduled events, and writing down what was done."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime

import discord
from sqlalchemy import delete, select

from bot.announcements.changes import KEPT
from bot.announcements.draft import key_in
from bot.announcements.memory import remembered
from bot.announcements.native import WINDOW, Action, Do, Fate, Present, Status, Written, plan
from bot.announcements.preferences import Preferences
from bot.state.announcement_tables import ScheduledEventNote
from bot.state.database import Database
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event

_STATUS = {
    discord.EventStatus.scheduled: Status.SCHEDULED,
    discord.EventStatus.active: Status.ACTIVE,
}
_REASON = "the community's calendar"
_log = logging.getLogger(__name__)


async def sync(
    database: Database, guild: discord.Guild, chosen: Preferences, book: EventBook, now: datetime
) -> int:
    """Make a guild's scheduled events say what the calendars say; return how many steps failed.

    A step that fails does not keep the others from being done; the next round plans it again.
    """
    if not guild.me.guild_permissions.manage_events:
        return 0  # the settings panel says so
    there = {each.id: each for each in await guild.fetch_scheduled_events(with_counts=False)}
    present = [_present(each, guild.me.id) for each in there.values()]
    written = await _read(database, guild.id, now)
    async with database.session() as session:
        known = (await remembered(session))[0].events
    wanted = await asyncio.to_thread(_wanted, chosen, book, written, known, now)
    failed = 0
    for action in await asyncio.to_thread(plan, wanted, written, present, now):
        try:
            await _do(database, guild, there, action)
        except (discord.HTTPException, discord.RateLimited, OSError) as error:
            failed += 1
            _log.warning("%s of a scheduled event: %s", action.do, error, extra={"guild": guild.id})
    return failed


def _wanted(
    chosen: Preferences,
    book: EventBook,
    written: Mapping[str, Written],
    known: Mapping[str, Event],
    now: datetime,
) -> list[Event]:
    """Return what belongs into the guild, and what became of the events written before."""
    found = {event.uid: event for event in book.between(now, now + WINDOW)}
    wanted = [event for uid, event in found.items() if uid in written or chosen.wants(event)]
    for uid, note in written.items():
        if uid not in found:
            # What was withdrawn is remembered as cancelled; what is only missing stays as it is.
            event = book.find(uid, note.start) or known.get(uid)
            if event is not None:
                wanted.append(event)
    return wanted


async def _do(
    database: Database,
    guild: discord.Guild,
    there: Mapping[int, discord.ScheduledEvent],
    action: Action,
) -> None:
    draft = action.draft
    if action.do is Do.CREATE or action.scheduled is None:
        made = await guild.create_scheduled_event(
            name=draft.name,
            description=draft.description,
            start_time=draft.start,
            end_time=draft.end,
            entity_type=discord.EntityType.external,
            privacy_level=discord.PrivacyLevel.guild_only,
            location=draft.location,
            reason=_REASON,
        )
        await _write(database, guild.id, action, made.id, Fate.LIVE)
        return
    scheduled = there[action.scheduled]
    if action.do is Do.EDIT:
        await scheduled.edit(
            name=draft.name,
            description=draft.description,
            start_time=draft.start,
            end_time=draft.end,
            location=draft.location,
            reason=_REASON,
        )
        await _write(database, guild.id, action, scheduled.id, Fate.LIVE)
        return
    if action.do is Do.CLEAR:
        await scheduled.delete(reason=_REASON)
        return
    # Written first: should the process end in between, a moderator is not taken to have done it.
    fate = Fate.CANCELLED if action.do is Do.CANCEL else Fate.DROPPED
    await _write(database, guild.id, action, scheduled.id, fate)
    if action.do is Do.CANCEL:
        await scheduled.cancel(reason=_REASON)
    else:
        await scheduled.delete(reason=_REASON)


def _present(each: discord.ScheduledEvent, me: int) -> Present:
    mine = each.creator_id == me
    status = _STATUS.get(each.status, Status.OVER)
    return Present(each.id, status, each.start_time, key_in(each.description) if mine else None)


async def _read(database: Database, guild: int, now: datetime) -> dict[str, Written]:
    """Return what is remembered of a guild, and forget what was over long ago."""
    async with database.session() as session:
        mine = ScheduledEventNote.guild_id == guild
        await session.execute(
            delete(ScheduledEventNote).where(mine, ScheduledEventNote.ends_at < now - KEPT)
        )
        rows = await session.scalars(select(ScheduledEventNote).where(mine))
        return {
            row.event_uid: Written(
                row.event_uid,
                row.scheduled_id,
                row.digest,
                row.starts_at,
                row.ends_at,
                Fate(row.fate),
            )
            for row in rows
        }


async def _write(
    database: Database, guild: int, action: Action, scheduled: int, fate: Fate
) -> None:
    note = ScheduledEventNote(
        guild_id=guild,
        event_uid=action.uid,
        scheduled_id=scheduled,
        digest=action.draft.digest,
        starts_at=action.draft.start,
        ends_at=action.draft.end,
        fate=fate,
    )
    async with database.session() as session:
        await session.merge(note)
