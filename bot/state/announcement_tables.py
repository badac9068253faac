"""The tables of what a community is told: choices, announcements, scheduled events, roles."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.state.tables import Base, Sendable


class AnnouncementState(StrEnum):
    """Where an announcement is on its way."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    MISSED = "missed"


class GuildChoices(Base):
    """What a guild's moderators have chosen; ``societies`` and ``kinds`` are JSON lists."""

    __tablename__ = "guild_choices"

    guild_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    channel_id: Mapped[int | None]
    starting: Mapped[int | None]
    starting_since: Mapped[datetime]
    digest_day: Mapped[int | None]
    digest_hour: Mapped[int]
    zone: Mapped[str] = mapped_column(String(64))
    digest_since: Mapped[datetime]
    native: Mapped[bool]
    roles: Mapped[bool]
    societies: Mapped[str] = mapped_column(Text)
    kinds: Mapped[str] = mapped_column(Text)


class Announcement(Sendable):
    """A message to a guild, written before it is sent; ``key`` says what it tells, and is unique.

    ``topics`` is a JSON list. ``event_uid`` and ``event_start`` are of the event that is starting,
    so that one called off meanwhile is not told.
    """

    __tablename__ = "announcements"
    __table_args__ = (UniqueConstraint("guild_id", "key"), Index(None, "state", "guild_id"))

    guild_id: Mapped[int]
    key: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    topics: Mapped[str] = mapped_column(Text)
    event_uid: Mapped[str | None] = mapped_column(Text)
    event_start: Mapped[datetime | None]
    expires_at: Mapped[datetime]


class ScheduledEventNote(Base):
    """The scheduled event of Discord's that stands for an event in a guild."""

    __tablename__ = "scheduled_events"

    guild_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    event_uid: Mapped[str] = mapped_column(Text, primary_key=True)
    scheduled_id: Mapped[int]
    digest: Mapped[str] = mapped_column(String(32))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    fate: Mapped[str] = mapped_column(String(12))


class KnownEvent(Base):
    """An event as it was when the calendars were last looked at, as a JSON object."""

    __tablename__ = "known_events"

    uid: Mapped[str] = mapped_column(Text, primary_key=True)
    event: Mapped[str] = mapped_column(Text)


class CalendarWatch(Base):
    """What was looked at: ``calendars`` is a JSON list of names, ``revision`` rises by the look."""

    __tablename__ = "calendar_watch"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int]
    until: Mapped[datetime]
    calendars: Mapped[str] = mapped_column(Text)


class TopicRole(Base):
    """The role of those in a guild who chose to hear of a topic."""

    __tablename__ = "topic_roles"

    guild_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    topic: Mapped[str] = mapped_column(String(80), primary_key=True)
    role_id: Mapped[int]
