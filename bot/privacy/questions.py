"""The questions that are kept: masked, under a pseudonym, for as long as the operator says."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, update

from bot.privacy.masking import mask
from bot.state.database import Database
from bot.state.moderation_tables import Consent, PassedQuestion, Question, Vote
from index import Answer, Verdict
from index.language import question_language


class QuestionStore:
    """Everything that is done with the table of questions, each in a transaction of its own."""

    def __init__(self, state: Database) -> None:
        self._state = state

    async def keep(self, answer: Answer, person: str, guild: int | None, now: datetime) -> None:
        """Keep the question of an answer, masked.

        :param answer: What was answered; its question is kept, and how well it went.
        :param person: The pseudonym of who asked.
        :param guild: The guild in which it was asked, None for a direct message.
        :param now: When it was asked.
        """
        best = answer.hits[0].document.id if answer.hits else None
        text = mask(answer.question)
        row = Question(
            id=secrets.token_hex(8),
            asked_at=now,
            guild_id=guild,
            person=person,
            text=text,
            language=question_language(text),
            verdict=answer.verdict.value,
            confidence=answer.confidence,
            version=answer.version,
            answered_by=None if answer.verdict is Verdict.NONE else best,
        )
        async with self._state.session() as session:
            session.add(row)

    async def expire(self, now: datetime, days: int, *, keeping: bool) -> int:
        """Delete what is older than it may be kept; return how many rows that were.

        :param now: The aware time that it is.
        :param days: For how long questions, votes, passed questions and consents are kept.
        :param keeping: Whether questions are kept at all. If not, all that were are deleted, and
            the votes' questions too.
        """
        oldest = now - timedelta(days=days)
        finished = func.coalesce(PassedQuestion.finished_at, PassedQuestion.created_at)
        gone = 0
        async with self._state.session() as session:
            doomed: tuple[tuple[type, ColumnElement[bool]], ...] = (
                (Question, Question.asked_at < oldest),
                (Vote, Vote.at < oldest),
                (PassedQuestion, finished < oldest),
                (Consent, Consent.at < oldest),
            )
            for table, old in doomed:
                done = await session.execute(delete(table).where(old))
                gone += int(done.rowcount)  # type: ignore[attr-defined]
            if not keeping:
                done = await session.execute(delete(Question))
                gone += int(done.rowcount)  # type: ignore[attr-defined]
                named = update(Vote).where(Vote.question.is_not(None))
                await session.execute(named.values(question=None))
        return gone
