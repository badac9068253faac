"""The tables of the state: the base of all, and the reminders."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.state.types import UtcTime

# Names that migrations can count on in every database.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What all tables have in common: names of constraints, aware times, and wide numbers."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {datetime: UtcTime, int: BigInteger}  # noqa: RUF012 - SQLAlchemy's


class Open(StrEnum):
    """The states of what is still to be sent, with which those of every such table begin."""

    WAITING = "waiting"
    SENDING = "sending"


class Sendable(Base):
    """What is written down before it is sent, and marked after.

    ``held_until`` keeps others off: while it is being sent it is a lease, after a failure the time
    to try again.
    """

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    state: Mapped[str] = mapped_column(String(12), default=Open.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    held_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class ReminderState(StrEnum):
    """Where a reminder is on its way."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    MISSED = "missed"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Trouble(StrEnum):
    """Why an event is not simply to come."""

    NONE = ""
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    GONE = "gone"


class Reminder(Sendable):
    """One person's wish to be reminded of one event, with all that is said when it comes.

    ``asked_when`` and ``told`` are what the person knows: when the event was said to be, and the
    `facts` that the last message was made of. ``nonce`` is what Discord knows the message by.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("user_id", "event_uid", "minutes"),
        Index(None, "state", "due_at"),
    )

    user_id: Mapped[int]
    guild_id: Mapped[int | None]
    channel_id: Mapped[int | None]
    event_uid: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    when_said: Mapped[str] = mapped_column(Text)
    asked_when: Mapped[str] = mapped_column(Text)
    trouble: Mapped[str] = mapped_column(String(12), default=Trouble.NONE)
    told: Mapped[str | None] = mapped_column(String(60))
    minutes: Mapped[int]
    due_at: Mapped[datetime]
    nonce: Mapped[str] = mapped_column(String(24))

    @property
    def facts(self) -> str:
        """Return in short what would be said of the event now."""
        return f"{self.trouble} {self.starts_at.isoformat()}".strip()
