"""How what is kept is sent once: claimed before, marked after, tried again later each time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, update

from bot.state.database import Database
from bot.state.tables import Open, Sendable

LEASE = timedelta(minutes=2)
"""How long what is being sent is left alone: longer than any request takes."""

OPEN = tuple(Open)
"""The states of what is still to be sent."""

_LONGEST_WAIT = timedelta(hours=1)


def may_be_sent(table: type[Sendable], now: datetime) -> ColumnElement[bool]:
    """Return which rows of a table are still to be sent, and held by nobody now."""
    return table.state.in_(OPEN) & _is_free(table, now)


async def claim(
    database: Database, row: Sendable, now: datetime, *unchanged: ColumnElement[bool]
) -> bool:
    """Take a row for sending, unless somebody else did; ``unchanged`` must still be so as well."""
    table = type(row)
    async with database.session() as session:
        taken = await session.execute(
            update(table)
            .where(
                table.id == row.id,
                table.state == row.state,
                table.attempts == row.attempts,
                _is_free(table, now),
                *unchanged,
            )
            .values(state=Open.SENDING, held_until=now + LEASE, attempts=row.attempts + 1)
        )
        return bool(taken.rowcount)  # type: ignore[attr-defined]


async def hold(database: Database, row: Sendable, now: datetime, first_wait: timedelta) -> None:
    """Let a row that could not be sent be tried again, twice as late each time."""
    table = type(row)
    wait = min(_LONGEST_WAIT, first_wait * 2 ** min(row.attempts, 10))
    async with database.session() as session:
        await session.execute(update(table).where(table.id == row.id).values(held_until=now + wait))


async def finish(
    database: Database,
    row: Sendable,
    state: str,
    now: datetime,
    *unchanged: ColumnElement[bool],
    **also: str,
) -> None:
    """Write what became of a row that was claimed, and ``also`` these, if ``unchanged`` is so."""
    table = type(row)
    async with database.session() as session:
        await session.execute(
            update(table)
            .where(table.id == row.id, *unchanged)
            .values(state=state, finished_at=now, held_until=None, **also)
        )


async def prune(database: Database, table: type[Sendable], before: datetime) -> None:
    """Delete what was finished before a time."""
    async with database.session() as session:
        await session.execute(delete(table).where(table.finished_at < before))


def _is_free(table: type[Sendable], now: datetime) -> ColumnElement[bool]:
    return table.held_until.is_(None) | (table.held_until <= now)
