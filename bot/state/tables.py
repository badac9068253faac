"""The tables of the state: the base of all, and the reminders."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.state.types import UtcTime

# Names that migrations can count on in every database.
_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What all tables have in common."""

    metadata = MetaData(naming_convention=_NAMES)


class Reminder(Base):
    """A person's wish to be reminded of an event, until 30 days after it was granted.

    ``state`` is waiting, sending, sent, missed, failed or cancelled; ``lease`` is until when a
    process that is sending has for it; ``nonce`` is what Discord knows the message by.
    ``starts_at`` is the start that the person was told last, so that a move can be said.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("user_id", "event_uid", "minutes"),
        Index("ix_reminders_state_due_at", "state", "due_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    user_id: Mapped[int] = mapped_column(BigInteger)
    event_uid: Mapped[str] = mapped_column(String(500))
    title: Mapped[str] = mapped_column(String(300))
    minutes: Mapped[int] = mapped_column(Integer)
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    starts_at: Mapped[datetime] = mapped_column(UtcTime)
    due_at: Mapped[datetime] = mapped_column(UtcTime)
    state: Mapped[str] = mapped_column(String(20))
    lease: Mapped[datetime | None] = mapped_column(UtcTime)
    nonce: Mapped[str] = mapped_column(String(25))
    attempts: Mapped[int] = mapped_column(Integer, default=0)
