"""Alembic's entry: run migrations on the connection that the database hands over."""

from __future__ import annotations

from alembic import context

from bot.state.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # SQLite alters a table by making it anew.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
