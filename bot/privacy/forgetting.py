"""All that is kept of a person: counted, and deleted in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, func, select, update

from bot.state.database import Database
from bot.state.moderation_tables import Consent, Notice, PassedQuestion, Question, Vote
from bot.state.tables import Base, Reminder

FORGOTTEN = 0
"""Stands in a consent for a moderator who was forgotten; no user has this id."""


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
    counts = {}
    async with state.session() as session:
        for name, (table, mine) in _kinds(user_id, person).items():
            wanted = select(func.count()).select_from(table).where(mine)
            counts[name] = await session.scalar(wanted) or 0
    return Kept(counts)


async def forget(state: Database, user_id: int, person: str) -> Kept:
    """Delete all that is kept of a person, or nothing if that fails; return how much it was.

    The audit log stays, and with it what the person did as a moderator.

    :param state: The state's database.
    :param user_id: Discord's id of the person.
    :param person: The pseudonym of the person.
    """
    counts = {}
    async with state.session() as session:
        for name, (table, mine) in _kinds(user_id, person).items():
            done = await session.execute(delete(table).where(mine))
            counts[name] = int(done.rowcount)  # type: ignore[attr-defined]
        asked_by = update(Consent).where(Consent.moderator_id == user_id)
        # What the author of a message said must outlive who asked.
        await session.execute(asked_by.values(moderator_id=FORGOTTEN))
    return Kept(counts)


def _kinds(user_id: int, person: str) -> dict[str, tuple[type[Base], ColumnElement[bool]]]:
    return {
        "questions": (Question, Question.person == person),
        "votes": (Vote, Vote.person == person),
        "passed": (PassedQuestion, PassedQuestion.person == person),
        "reminders": (Reminder, Reminder.user_id == user_id),
        "consents": (Consent, Consent.author_id == user_id),
        "notices": (Notice, Notice.person == person),
    }
