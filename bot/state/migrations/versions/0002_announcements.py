"""Make the tables of choices, announcements, scheduled events and roles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.state.types import UtcTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = (
    "guild_choices",
    "announcements",
    "scheduled_events",
    "known_events",
    "calendar_watch",
    "topic_roles",
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "guild_choices",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("starting", sa.BigInteger(), nullable=True),
        sa.Column("starting_since", UtcTime(), nullable=False),
        sa.Column("digest_day", sa.BigInteger(), nullable=True),
        sa.Column("digest_hour", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("digest_since", UtcTime(), nullable=False),
        sa.Column("native", sa.Boolean(), nullable=False),
        sa.Column("roles", sa.Boolean(), nullable=False),
        sa.Column("societies", sa.Text(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_guild_choices"),
    )
    op.create_table(
        "announcements",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("event_uid", sa.Text(), nullable=True),
        sa.Column("event_start", UtcTime(), nullable=True),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("held_until", UtcTime(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.Column("finished_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
        sa.UniqueConstraint("guild_id", "key", name="uq_announcements_guild_id_key"),
    )
    op.create_index("ix_announcements_state_guild_id", "announcements", ["state", "guild_id"])
    op.create_table(
        "scheduled_events",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("scheduled_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("starts_at", UtcTime(), nullable=False),
        sa.Column("ends_at", UtcTime(), nullable=False),
        sa.Column("fate", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "event_uid", name="pk_scheduled_events"),
    )
    op.create_table(
        "known_events",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_known_events"),
    )
    op.create_table(
        "calendar_watch",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("until", UtcTime(), nullable=False),
        sa.Column("calendars", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_watch"),
    )
    op.create_table(
        "topic_roles",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topic", sa.String(80), nullable=False),
        sa.Column("role_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "topic", name="pk_topic_roles"),
    )


def downgrade() -> None:
    """Take the tables away."""
    for table in reversed(_TABLES):
        op.drop_table(table)
