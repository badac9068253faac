"""Votes on answers: one a person and answer, which may change its mind."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Self

from sqlalchemy import select

from bot.state.database import Database
from bot.state.moderation_tables import Question, Vote
from index import Answer, Verdict

UP, DOWN = 1, -1
NO_DOCUMENT = "-"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a button below an answer knows of it: verdict, version, and the first hit's document.

    ``document`` stands for its id, which may be too long for a button.
    """

    TEMPLATE: ClassVar[str] = (
        r"(?P<verdict>answered|unsure|none):(?P<version>[\w.-]{1,40}):(?P<document>[\da-f]{8}|-)"
    )

    verdict: Verdict
    version: str
    document: str

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """Return the mark of an answer."""
        best = _short(answer.hits[0].document.id) if answer.hits else NO_DOCUMENT
        return cls(answer.verdict, answer.version, best)

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Return the mark in a button's id, which `TEMPLATE` matched."""
        return cls(Verdict(match["verdict"]), match["version"], match["document"])

    def __str__(self) -> str:
        """Return the mark as it stands in a button's id."""
        return f"{self.verdict.value}:{self.version}:{self.document}"

    def key(self, question: str) -> str:
        """Return what tells an answer from others: the same question, version and document."""
        told = "\0".join((question.casefold(), self.version, self.document))
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def document_in(self, documents: Iterable[str]) -> str | None:
        """Return which of some documents' ids is meant; None if none is any more."""
        return next((each for each in documents if _short(each) == self.document), None)


class Votes:
    """Everything that is done with the table of votes, each in a transaction of its own."""

    def __init__(self, state: Database) -> None:
        self._state = state

    async def of(self, person: str, key: str) -> int | None:
        """Return how a person voted on an answer, None if not at all."""
        async with self._state.session() as session:
            row = await session.get(Vote, (person, key))
            return row.value if row else None

    async def cast(
        self,
        person: str,
        mark: Mark,
        question: str,
        value: int,
        *,
        guild: int | None,
        kept: str,
        document: str | None,
        now: datetime,
    ) -> None:
        """Write down a person's vote, in place of an earlier one.

        :param question: The question, which tells the answer from others and is not written down.
        :param value: `UP` or `DOWN`.
        :param kept: The question, masked. It is written down only where it was kept as a question
            of this person: nobody's words are kept by another's vote.
        :param document: The id of the document that the answer began with.
        """
        mine = select(Question.id).where(Question.person == person, Question.text == kept)
        async with self._state.session() as session:
            known = await session.scalar(mine.limit(1)) is not None
            row = Vote(
                person=person,
                answer_key=mark.key(question),
                guild_id=guild,
                value=value,
                question=kept if known else None,
                version=mark.version,
                document=document,
                at=now,
            )
            await session.merge(row)


def _short(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()[:8]
