"""All that is kept of a person: counted, and deleted in one go."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import cast

from sqlalchemy import ColumnElement, CursorResult, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.state.database import Database
from bot.state.moderation_tables import Consent, Notice, PassedQuestion, Question, Vote
from bot.state.tables import Base, Reminder

_Work = Callable[[AsyncSession, type[Base], ColumnElement[bool]], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept of a person, by what it is."""

    counts: Mapping[str, int]

    def __bool__(self) -> bool:
        """Tell whether anything is."""
        return any(self.counts.values())


async def kept_of(state: Database, user_id: int, person: str) -> Kept:
    """Return how much is kept of a person.

    :param state: The state's database.
    :param user_id: Discord's id of the person.
    :param person: The pseudonym of the person.
    """
    return await _of_each_kind(_count, state, user_id, person)


async def forget(state: Database, user_id: int, person: str) -> Kept:
    """Delete all that is kept of a person, or nothing if that fails; return how much it was.

    The audit log stays, and with it what the person did as a moderator.

    :param state: The state's database.
    :param user_id: Discord's id of the person.
    :param person: The pseudonym of the person.
    """
    return await _of_each_kind(_delete, state, user_id, person)


async def _of_each_kind(work: _Work, state: Database, user_id: int, person: str) -> Kept:
    """Do something with the rows of a person, of each kind, in one transaction."""
    kinds: dict[str, tuple[type[Base], ColumnElement[bool]]] = {
        "questions": (Question, Question.person == person),
        "votes": (Vote, Vote.person == person),
        "passed": (PassedQuestion, PassedQuestion.person == person),
        "reminders": (Reminder, Reminder.user_id == user_id),
        "consents": (Consent, Consent.author_id == user_id),
        "notices": (Notice, Notice.person == person),
    }
    async with state.session() as session:
        return Kept({name: await work(session, *rows) for name, rows in kinds.items()})


async def _count(session: AsyncSession, table: type[Base], mine: ColumnElement[bool]) -> int:
    return await session.scalar(select(func.count()).select_from(table).where(mine)) or 0


async def _delete(session: AsyncSession, table: type[Base], mine: ColumnElement[bool]) -> int:
    done = await session.execute(delete(table).where(mine))
    return cast("CursorResult[object]", done).rowcount
