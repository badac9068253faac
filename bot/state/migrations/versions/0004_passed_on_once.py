"""Let a passed question be sent once: how often that was tried, and who holds it until when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.state.types import UtcTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what `bot.state.sending` needs to know of a row."""
    with op.batch_alter_table("passed_questions") as table:
        table.add_column(sa.Column("attempts", sa.BigInteger(), nullable=False, server_default="0"))
        table.add_column(sa.Column("held_until", UtcTime(), nullable=True))


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table("passed_questions") as table:
        table.drop_column("held_until")
        table.drop_column("attempts")
