"""The questions that were passed to the moderators: each is shown to them and answered once."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.engine import CursorResult

from bot.state import sending
from bot.state.database import Database
from bot.state.moderation_tables import PassedQuestion, PassedState

MOST = 5
"""How many questions of one person may wait in a guild."""

_OPEN = (PassedState.WAITING, PassedState.WRITTEN)
_ANSWERED = (PassedState.WRITTEN, PassedState.PUBLISHED)
_FIRST_WAIT = timedelta(minutes=1)


class PassedError(Exception):
    """A question that is not passed on; the text says why, for its asker."""


class PassedQuestions:
    """Everything that is done with the table of passed questions."""

    def __init__(self, state: Database) -> None:
        self._state = state

    async def add(
        self,
        question: str,
        verdict: str,
        *,
        guild: int,
        channel: int | None,
        asker: int,
        person: str,
        now: datetime,
    ) -> PassedQuestion:
        """Write down a question for the moderators.

        :param question: The question, masked.
        :param channel: Where it was asked, and its asker can be told.
        :param asker: Discord's id of the asker, kept until they are told.
        :param person: The pseudonym of the asker.
        :raises PassedError: If it waits already, or too many of the person do.
        """
        row = PassedQuestion(
            id=secrets.token_hex(8),
            guild_id=guild,
            channel_id=channel,
            asker_id=asker,
            person=person,
            question=question,
            verdict=verdict,
            state=PassedState.WAITING,
            attempts=0,
            created_at=now,
        )
        mine = (PassedQuestion.person == person) & (PassedQuestion.guild_id == guild)
        wanted = select(PassedQuestion.question).where(mine, PassedQuestion.state.in_(_OPEN))
        async with self._state.session() as session:
            waiting = [known.casefold() for known in await session.scalars(wanted)]
            if question.casefold() in waiting:
                raise PassedError(
                    "The moderators have this question of yours already. I tell you when there is "
                    "an answer."
                )
            if len(waiting) >= MOST:
                raise PassedError(
                    f"{MOST} of your questions are with the moderators already. Please wait until "
                    "one of them is answered."
                )
            session.add(row)
        return row

    async def get(self, identity: str) -> PassedQuestion | None:
        """Return a question by its id; None if it was deleted."""
        async with self._state.session() as session:
            return await session.get(PassedQuestion, identity)

    async def unshown(self, now: datetime) -> Sequence[PassedQuestion]:
        """Return what the moderators were not shown yet and nobody is showing now, oldest first."""
        return await self._found(
            now,
            PassedQuestion.state == PassedState.WAITING,
            PassedQuestion.message_id.is_(None),
        )

    async def answered(self, now: datetime, documents: Iterable[str]) -> Sequence[PassedQuestion]:
        """Return what some documents answer, and whose askers are still to be told."""
        found = await self._found(
            now,
            PassedQuestion.state.in_(_ANSWERED),
            PassedQuestion.asker_id.is_not(None),
            PassedQuestion.finished_at.is_(None),
        )
        known = set(documents)
        return [row for row in found if row.document in known]

    async def waiting(self, guild: int) -> int:
        """Return how many questions of a guild wait for an answer."""
        wanted = select(func.count()).where(
            PassedQuestion.guild_id == guild, PassedQuestion.state == PassedState.WAITING
        )
        async with self._state.session() as session:
            return await session.scalar(wanted) or 0

    async def claim(self, row: PassedQuestion, now: datetime) -> bool:
        """Take a question for showing it, or for telling its asker, unless somebody else did."""
        state = PassedState.PUBLISHED if row.state in _ANSWERED else row.state
        return await self._change(
            row,
            PassedQuestion.state == row.state,
            PassedQuestion.attempts == row.attempts,
            _is_free(now),
            state=state,
            held_until=now + sending.LEASE,
            attempts=row.attempts + 1,
        )

    async def hold(self, row: PassedQuestion, now: datetime) -> None:
        """Let what could not be sent be tried again, later each time."""
        await sending.hold(self._state, row, now, _FIRST_WAIT)

    async def shown(self, row: PassedQuestion, message: int) -> None:
        """Write down which message shows a question to the moderators."""
        await self._change(row, message_id=message, held_until=None, attempts=0)

    async def intend(self, row: PassedQuestion, document: str | None) -> bool:
        """Write down which document, if any, is about to answer a question that still waits."""
        waits = PassedQuestion.state == PassedState.WAITING
        return await self._change(row, waits, document=document)

    async def write(self, row: PassedQuestion) -> bool:
        """Write down that the answer was written; False if the question did not wait any more."""
        waits = PassedQuestion.state == PassedState.WAITING
        return await self._change(
            row, waits, state=PassedState.WRITTEN, held_until=None, attempts=0
        )

    async def drop(self, row: PassedQuestion, now: datetime) -> bool:
        """Write down that there will be no answer, and forget the asker; False as in `write`."""
        waits = PassedQuestion.state == PassedState.WAITING
        return await self._change(
            row, waits, state=PassedState.DROPPED, asker_id=None, finished_at=now
        )

    async def told(self, row: PassedQuestion, now: datetime, *, reached: bool) -> None:
        """Write down that the asker was told, or cannot be ``reached``, and forget who it was."""
        state = PassedState.TOLD if reached else PassedState.PUBLISHED
        await self._change(row, state=state, asker_id=None, finished_at=now, held_until=None)

    async def _found(self, now: datetime, *wanted: ColumnElement[bool]) -> Sequence[PassedQuestion]:
        async with self._state.session() as session:
            found = await session.scalars(
                select(PassedQuestion)
                .where(*wanted, _is_free(now))
                .order_by(PassedQuestion.created_at)
                .limit(100)
            )
            return found.all()

    async def _change(
        self, row: PassedQuestion, *still: ColumnElement[bool], **values: Any
    ) -> bool:
        """Change a row if it is ``still`` so, and say whether it was."""
        async with self._state.session() as session:
            done = await session.execute(
                update(PassedQuestion).where(PassedQuestion.id == row.id, *still).values(**values)
            )
            return isinstance(done, CursorResult) and bool(done.rowcount)


def _is_free(now: datetime) -> ColumnElement[bool]:
    return PassedQuestion.held_until.is_(None) | (PassedQuestion.held_until <= now)
