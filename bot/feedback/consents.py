"""What authors said to having a message of theirs added to the knowledge."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import CursorResult

from bot.state.database import Database
from bot.state.moderation_tables import Consent, ConsentState


class Consents:
    """Everything that is done with the table of consents, each in a transaction of its own."""

    def __init__(self, state: Database) -> None:
        self._state = state

    async def get(self, identity: str) -> Consent | None:
        """Return a consent by its id; None if it was deleted."""
        async with self._state.session() as session:
            return await session.get(Consent, identity)

    async def on(self, message: int) -> Consent | None:
        """Return the last consent that a message's author was asked for."""
        wanted = select(Consent).where(Consent.message_id == message).order_by(Consent.at.desc())
        async with self._state.session() as session:
            found: Consent | None = await session.scalar(wanted.limit(1))
            return found

    async def ask(
        self,
        *,
        guild: int,
        channel: int,
        message: int,
        author: int,
        state: ConsentState,
        now: datetime,
    ) -> Consent:
        """Write down that a message's author is about to be asked, or agreed by asking themself."""
        row = Consent(
            id=secrets.token_hex(8),
            guild_id=guild,
            channel_id=channel,
            message_id=message,
            author_id=author,
            state=state,
            at=now,
        )
        async with self._state.session() as session:
            session.add(row)
        return row

    async def change(
        self, row: Consent, before: ConsentState, after: ConsentState, now: datetime
    ) -> bool:
        """Write down what became of it, and return whether it still was what it was before."""
        values: dict[str, Any] = {"state": after, "at": now}
        async with self._state.session() as session:
            done = await session.execute(
                update(Consent).where(Consent.id == row.id, Consent.state == before).values(values)
            )
            return isinstance(done, CursorResult) and bool(done.rowcount)


def link_of(row: Consent) -> str:
    """Return the address of the message that a consent is about."""
    return f"https://discord.com/channels/{row.guild_id}/{row.channel_id}/{row.message_id}"
