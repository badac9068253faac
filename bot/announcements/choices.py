"""The choices of the guilds and their roles, kept in the state database."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcements.preferences import Preferences
from bot.state.announcement_tables import GuildChoices, TopicRole
from bot.state.database import Database
from knowledge.calendars.model import Kind


async def all_choices(session: AsyncSession) -> list[Preferences]:
    """Return what each guild has chosen that ever chose anything."""
    rows = await session.scalars(select(GuildChoices).order_by(GuildChoices.guild_id))
    return [_preferences(row) for row in rows]


class Choices:
    """Everything that is done with the tables of choices, each in a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, guild: int) -> Preferences:
        """Return what a guild has chosen."""
        async with self._database.session() as session:
            row = await session.get(GuildChoices, guild)
            return _preferences(row) if row else Preferences(guild)

    async def all(self) -> list[Preferences]:
        """Return what each guild has chosen that ever chose anything."""
        async with self._database.session() as session:
            return await all_choices(session)

    async def write(self, chosen: Preferences) -> None:
        """Keep what a guild has chosen."""
        async with self._database.session() as session:
            await session.merge(GuildChoices(**_columns(chosen)))

    async def roles(self, guild: int) -> dict[str, int]:
        """Return the ids of a guild's roles by their topic."""
        async with self._database.session() as session:
            rows = await session.scalars(select(TopicRole).where(TopicRole.guild_id == guild))
            return {row.topic: row.role_id for row in rows}

    async def write_role(self, guild: int, topic: str, role: int) -> None:
        """Keep which role stands for a topic."""
        async with self._database.session() as session:
            await session.merge(TopicRole(guild_id=guild, topic=topic, role_id=role))


def _columns(chosen: Preferences) -> dict[str, Any]:
    columns = asdict(chosen)
    return columns | {
        "guild_id": columns.pop("guild"),
        "channel_id": columns.pop("channel"),
        "societies": json.dumps(sorted(chosen.societies)),
        "kinds": json.dumps(sorted(chosen.kinds)),
    }


def _preferences(row: GuildChoices) -> Preferences:
    return Preferences(
        guild=row.guild_id,
        channel=row.channel_id,
        starting=row.starting,
        starting_since=row.starting_since,
        digest_day=row.digest_day,
        digest_hour=row.digest_hour,
        zone=row.zone,
        digest_since=row.digest_since,
        native=row.native,
        roles=row.roles,
        societies=frozenset(json.loads(row.societies)),
        kinds=frozenset(Kind(kind) for kind in json.loads(row.kinds) if kind in set(Kind)),
    )
