"""Writing to the audit log, and reading it. Nothing in it is ever changed."""

from __future__ import annotations

import getpass
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import select

from bot.clock import Clock, utc_now
from bot.state.database import Database
from bot.state.moderation_tables import AuditEntry

if TYPE_CHECKING:
    import discord

    from bot.privacy.pseudonyms import Pseudonyms

_TERMINAL = "terminal:"
_KEY, _NAME = 80, 100


@dataclass(frozen=True)
class Actor:
    """Who did something: what tells them apart, and what they are called."""

    key: str
    name: str

    @property
    def is_terminal(self) -> bool:
        """Tell whether it was done at the command line."""
        return self.key.startswith(_TERMINAL)

    @classmethod
    def of(cls, user: discord.abc.User, people: Pseudonyms) -> Self:
        """Return a user of Discord, by keyed hash and by the name shown at the time."""
        return cls(f"discord:{people.of(user.id)}", user.display_name[:_NAME])

    @classmethod
    def terminal(cls) -> Self:
        """Return who runs the command line, by the account's name."""
        try:
            name = getpass.getuser()
        except (OSError, KeyError):  # an account that the system has no name for, as in containers
            name = "unknown"
        return cls(f"{_TERMINAL}{name}"[:_KEY], name[:_NAME])


@dataclass(frozen=True)
class Entry:
    """One line of the audit log."""

    id: int
    at: datetime
    guild: int | None
    actor: Actor
    action: str
    target: str
    detail: dict[str, Any]


class AuditLog:
    """The audit log in the state's database."""

    def __init__(self, state: Database, clock: Clock = utc_now) -> None:
        self._state = state
        self._clock = clock

    async def write(
        self,
        action: str,
        *,
        actor: Actor,
        target: str = "",
        detail: Mapping[str, Any] | None = None,
        guild: int | None = None,
    ) -> None:
        """Add an entry.

        :param action: What was done, in a word or two, such as ``publish`` or ``golden add``.
        :param actor: Who did it.
        :param target: What it was done to: a version, a document, a question.
        :param detail: What else is worth knowing, as JSON can hold it; never a person's id.
        :param guild: The guild it was done in.
        """
        entry = AuditEntry(
            at=self._clock(),
            guild_id=guild,
            actor=actor.key,
            actor_name=actor.name,
            action=action,
            target=target,
            detail=json.dumps(dict(detail or {}), ensure_ascii=False, sort_keys=True),
        )
        async with self._state.session() as session:
            session.add(entry)

    async def entries(
        self, limit: int = 50, before_id: int | None = None, guild: int | None = None
    ) -> Sequence[Entry]:
        """Return entries, newest first.

        :param limit: How many at most.
        :param before_id: Only those older than the entry of this id.
        :param guild: Only those of a guild and of the terminal, which is every guild's.
        """
        wanted = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)
        if before_id is not None:
            wanted = wanted.where(AuditEntry.id < before_id)
        if guild is not None:
            wanted = wanted.where(AuditEntry.guild_id.is_(None) | (AuditEntry.guild_id == guild))
        async with self._state.session() as session:
            return [_entry(row) for row in await session.scalars(wanted)]


def _entry(row: AuditEntry) -> Entry:
    return Entry(
        id=row.id,
        at=row.at,
        guild=row.guild_id,
        actor=Actor(row.actor, row.actor_name),
        action=row.action,
        target=row.target,
        detail=json.loads(row.detail),
    )
