"""What is kept of the questions of a guild: asked, voted down, passed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.feedback.votes import DOWN
from bot.state.database import Database
from bot.state.moderation_tables import PassedQuestion, Question, Vote


@dataclass(frozen=True, slots=True)
class Kept:
    """The questions of a guild, its votes against answers whose question is kept, what it passed.

    What was asked in direct messages is of no guild.
    """

    questions: Sequence[Question]
    down: Sequence[Vote]
    passed: Sequence[PassedQuestion]


async def kept_in(state: Database, guild: int, since: datetime) -> Kept:
    """Return what is kept of a guild since an aware time, oldest first."""
    async with state.session() as session:
        questions = await session.scalars(
            select(Question)
            .where(Question.guild_id == guild, Question.asked_at >= since)
            .order_by(Question.asked_at)
        )
        down = await session.scalars(
            select(Vote).where(
                Vote.guild_id == guild,
                Vote.value == DOWN,
                Vote.question.is_not(None),
                Vote.at >= since,
            )
        )
        passed = await session.scalars(
            select(PassedQuestion)
            .where(PassedQuestion.guild_id == guild, PassedQuestion.created_at >= since)
            .order_by(PassedQuestion.created_at)
        )
        return Kept(questions.all(), down.all(), passed.all())
