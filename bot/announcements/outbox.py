"""Announcements on their way: written before they are sent, marked after, each told once."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.state import sending
from bot.state.announcement_tables import Announcement, AnnouncementState
from bot.state.database import Database
from knowledge.calendars.model import Event

# A year: the same digest or start must not be told again by a clock that is put back.
_KEPT = timedelta(days=365)
_FIRST_WAIT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Letter:
    """An announcement to be written down; ``key`` says what it tells, once for each guild."""

    guild: int
    key: str
    text: str
    topics: tuple[str, ...]
    expires: datetime
    starting: Event | None = None


async def write_letters(session: AsyncSession, letters: Iterable[Letter], now: datetime) -> None:
    """Write announcements down, those not yet written."""
    for letter in letters:
        mine = Announcement.guild_id == letter.guild
        known = select(Announcement.id).where(mine, Announcement.key == letter.key)
        if await session.scalar(known) is None:
            session.add(_row(letter, now))
            await session.flush()


class Outbox:
    """Everything that is done with the table of announcements."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, letters: Iterable[Letter], now: datetime) -> None:
        """Write announcements down, those not yet written."""
        async with self._database.session() as session:
            await write_letters(session, letters, now)

    async def keys(self, guild: int, beginning: str) -> set[str]:
        """Return the keys of a guild's announcements that begin so."""
        async with self._database.session() as session:
            found = await session.scalars(
                select(Announcement.key).where(
                    Announcement.guild_id == guild, Announcement.key.startswith(beginning)
                )
            )
            return set(found)

    async def due(self, now: datetime) -> Sequence[Announcement]:
        """Return the announcements to be sent now, in the order in which they were written."""
        async with self._database.session() as session:
            found = await session.scalars(
                select(Announcement)
                .where(sending.may_be_sent(Announcement, now))
                .order_by(Announcement.created_at, Announcement.key)
                .limit(100)
            )
            return found.all()

    async def claim(self, row: Announcement, now: datetime) -> bool:
        """Take an announcement for sending, unless somebody else did."""
        return await sending.claim(self._database, row, now)

    async def hold(self, row: Announcement, now: datetime) -> None:
        """Let an announcement that could not be sent be tried again, later each time."""
        await sending.hold(self._database, row, now, _FIRST_WAIT)

    async def finish(self, row: Announcement, state: AnnouncementState, now: datetime) -> None:
        """Write what became of an announcement that was claimed."""
        await sending.finish(self._database, row, state, now)

    async def prune(self, now: datetime) -> None:
        """Delete what was finished long ago."""
        await sending.prune(self._database, Announcement, now - _KEPT)


def _row(letter: Letter, now: datetime) -> Announcement:
    event = letter.starting
    return Announcement(
        id=secrets.token_hex(8),
        guild_id=letter.guild,
        key=letter.key,
        text=letter.text,
        topics=json.dumps(letter.topics),
        event_uid=event.uid if event else None,
        event_start=event.starts_at if event else None,
        state=AnnouncementState.WAITING,
        attempts=0,
        created_at=now,
        expires_at=letter.expires,
    )
