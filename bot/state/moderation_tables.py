"""The tables of moderation: the audit log, what people asked and voted, passed on and agreed to."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Float, Index, Integer, String, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from bot.state.tables import Base, Sendable

HASH = 32
"""How many signs a person's keyed hash has; see `bot.privacy.pseudonyms`."""


class PassedState(StrEnum):
    """Where a question that was passed to the moderators is on its way."""

    WAITING = "waiting"
    WRITTEN = "written"
    PUBLISHED = "published"
    TOLD = "told"
    DROPPED = "dropped"


class ConsentState(StrEnum):
    """What the author of a message said to having it added to the knowledge."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    ADDED = "added"


class AuditEntry(Base):
    """One thing a moderator or operator did; never changed, never deleted. ``detail`` is JSON.

    ``actor`` is ``discord:`` and the keyed hash, or ``terminal:`` and the account's name.
    """

    __tablename__ = "audit_log"
    __table_args__ = (Index(None, "guild_id", "id"),)

    # Only an INTEGER counts up by itself in SQLite.
    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True
    )
    at: Mapped[datetime]
    guild_id: Mapped[int | None]
    actor: Mapped[str] = mapped_column(String(80))
    actor_name: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(String(40))
    target: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text)


class Question(Base):
    """A question that was asked, masked; kept only where the operator says so.

    ``answered_by`` is the document whose passage came first, if any did.
    """

    __tablename__ = "questions"
    __table_args__ = (Index(None, "asked_at"), Index(None, "person"))

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    asked_at: Mapped[datetime]
    guild_id: Mapped[int | None]
    person: Mapped[str] = mapped_column(String(HASH))
    text: Mapped[str] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(String(12))
    verdict: Mapped[str] = mapped_column(String(12))
    confidence: Mapped[float] = mapped_column(Float)
    version: Mapped[str] = mapped_column(String(80))
    answered_by: Mapped[str | None] = mapped_column(Text)


class Vote(Base):
    """What one person thinks of one answer: ``value`` is 1 or -1."""

    __tablename__ = "votes"
    __table_args__ = (Index(None, "at"),)

    person: Mapped[str] = mapped_column(String(HASH), primary_key=True)
    answer_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    guild_id: Mapped[int | None]
    value: Mapped[int]
    question: Mapped[str | None] = mapped_column(Text)
    version: Mapped[str] = mapped_column(String(80))
    document: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]


class PassedQuestion(Sendable):
    """A question that its asker passed to the moderators.

    It is sent twice: to the moderators, which ``message_id`` shows, and its answer to ``asker_id``,
    who is taken out once that is done.
    """

    __tablename__ = "passed_questions"
    __table_args__ = (Index(None, "state", "guild_id"), Index(None, "person"))

    guild_id: Mapped[int]
    channel_id: Mapped[int | None]
    asker_id: Mapped[int | None]
    person: Mapped[str] = mapped_column(String(HASH))
    question: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(String(12))
    document: Mapped[str | None] = mapped_column(Text)
    message_id: Mapped[int | None]


class ModerationChoices(Base):
    """Who moderates in a guild besides those who manage it, and where they are written to."""

    __tablename__ = "moderation_choices"

    guild_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    role_id: Mapped[int | None]
    channel_id: Mapped[int | None]
    changed_at: Mapped[datetime]


class Notice(Base):
    """Who was shown the notice of the first answer, and when."""

    __tablename__ = "notices"

    person: Mapped[str] = mapped_column(String(HASH), primary_key=True)
    at: Mapped[datetime]


class Consent(Base):
    """A message that a moderator would like to add to the knowledge, if its author agrees."""

    __tablename__ = "consents"
    __table_args__ = (Index(None, "message_id"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    guild_id: Mapped[int]
    channel_id: Mapped[int]
    message_id: Mapped[int]
    author_id: Mapped[int]
    state: Mapped[str] = mapped_column(String(12), default=ConsentState.ASKED)
    at: Mapped[datetime]


def _refuse(*_: object) -> None:
    raise TypeError("the audit log is append-only: an entry is never changed or deleted")


# The database refuses too, with a trigger, whatever does not come this way.
event.listen(AuditEntry, "before_update", _refuse)
event.listen(AuditEntry, "before_delete", _refuse)
