"""Make the table of reminders."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.state.types import UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "reminders",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("starts_at", UtcTime(), nullable=False),
        sa.Column("ends_at", UtcTime(), nullable=False),
        sa.Column("when_said", sa.Text(), nullable=False),
        sa.Column("asked_when", sa.Text(), nullable=False),
        sa.Column("trouble", sa.String(12), nullable=False),
        sa.Column("told", sa.String(60), nullable=True),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("due_at", UtcTime(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("nonce", sa.String(24), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("held_until", UtcTime(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("finished_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
        sa.UniqueConstraint(
            "user_id", "event_uid", "minutes", name="uq_reminders_user_id_event_uid_minutes"
        ),
    )
    op.create_index("ix_reminders_state_due_at", "reminders", ["state", "due_at"])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("reminders")
