"""Bringing a database's tables to the newest revision, and back."""

from __future__ import annotations

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.state.errors import StateError

# At each start Alembic would tell which database it looks at.
logging.getLogger("alembic").setLevel(logging.WARNING)
_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the tables to a revision, in the connection's transaction: all of it or nothing."""
    config = _config(connection)
    script = ScriptDirectory.from_config(config)
    known = {each.revision for each in script.walk_revisions()}
    current = MigrationContext.configure(connection).get_current_heads()
    if unknown := [each for each in current if each not in known]:
        raise StateError(
            f"it was made by a newer version of Entente (revision {', '.join(unknown)}; this one "
            f"knows up to {script.get_current_head()}). Start the newer version again, or set "
            "ENTENTE_DATA_DIR to another folder"
        )
    command.upgrade(config, revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take the tables back to an older revision; "base" leaves none."""
    command.downgrade(_config(connection), revision)


def _config(connection: Connection) -> Config:
    config = Config()
    # Alembic reads % in a path as the start of a variable.
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    return config
