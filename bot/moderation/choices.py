"""Who moderates in a guild besides those who manage it, and where moderators are written to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.state.database import Database
from bot.state.moderation_tables import ModerationChoices


@dataclass(frozen=True)
class Moderation:
    """What a guild has chosen: a role that may moderate, and the moderators' channel."""

    guild: int
    role: int | None = None
    channel: int | None = None


async def moderation_of(state: Database, guild: int) -> Moderation:
    """Return what a guild has chosen, nothing before it chose."""
    async with state.session() as session:
        row = await session.get(ModerationChoices, guild)
        return Moderation(guild, row.role_id, row.channel_id) if row else Moderation(guild)


async def choose(state: Database, chosen: Moderation, now: datetime) -> None:
    """Keep what a guild has chosen at an aware time."""
    async with state.session() as session:
        await session.merge(
            ModerationChoices(
                guild_id=chosen.guild,
                role_id=chosen.role,
                channel_id=chosen.channel,
                changed_at=now,
            )
        )
