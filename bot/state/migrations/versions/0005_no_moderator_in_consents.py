"""Let a consent no longer hold who asked for it: nothing reads it, and the audit log says it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the moderator's id away."""
    with op.batch_alter_table("consents") as table:
        table.drop_column("moderator_id")


def downgrade() -> None:
    """Make the column again; 0 stands in it for nobody, as it did for who was forgotten."""
    with op.batch_alter_table("consents") as table:
        table.add_column(
            sa.Column("moderator_id", sa.BigInteger(), nullable=False, server_default="0")
        )
