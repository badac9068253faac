"""Make the tables of moderation; the audit log can only grow."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.state.types import UtcTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TABLES = (
    "audit_log",
    "questions",
    "votes",
    "passed_questions",
    "moderation_choices",
    "notices",
    "consents",
)
_REFUSAL = "the audit log is append-only"
# How each database is told to refuse; another one is left with what the program itself refuses.
_APPEND_ONLY = {
    "sqlite": tuple(
        f"CREATE TRIGGER audit_log_no_{word.split()[0].lower()} BEFORE {word} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for word in (
            "UPDATE ON audit_log",
            "DELETE ON audit_log",
            # REPLACE deletes what is in its way without asking the trigger above.
            "INSERT ON audit_log WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id)",
        )
    ),
    "postgresql": (
        "CREATE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
        "CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuse()",
    ),
}


def upgrade() -> None:
    """Make the tables, and what keeps the audit log as it is."""
    _make_audit_log()
    _make_what_people_say()
    _make_moderation()
    for statement in _APPEND_ONLY.get(op.get_bind().dialect.name, ()):
        op.execute(statement)


def _make_audit_log() -> None:
    op.create_table(
        "audit_log",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("actor", sa.String(80), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_log"),
    )
    op.create_index("ix_audit_log_guild_id_id", "audit_log", ["guild_id", "id"])


def _make_what_people_say() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("asked_at", UtcTime(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(12), nullable=True),
        sa.Column("verdict", sa.String(12), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("version", sa.String(80), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
    )
    op.create_index("ix_questions_asked_at", "questions", ["asked_at"])
    op.create_index("ix_questions_person", "questions", ["person"])
    op.create_table(
        "votes",
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("answer_key", sa.String(64), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.Text(), nullable=True),
        sa.Column("version", sa.String(80), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", "answer_key", name="pk_votes"),
    )
    op.create_index("ix_votes_at", "votes", ["at"])
    op.create_table(
        "passed_questions",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("asker_id", sa.BigInteger(), nullable=True),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(12), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("finished_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_passed_questions"),
    )
    op.create_index("ix_passed_questions_state_guild_id", "passed_questions", ["state", "guild_id"])
    op.create_index("ix_passed_questions_person", "passed_questions", ["person"])


def _make_moderation() -> None:
    op.create_table(
        "moderation_choices",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_moderation_choices"),
    )
    op.create_table(
        "notices",
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_notices"),
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("moderator_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("ix_consents_message_id", "consents", ["message_id"])


def downgrade() -> None:
    """Take the tables away."""
    for table in reversed(_TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_log_refuse()")
