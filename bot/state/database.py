"""The state's database, opened at its newest form."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

FILE = "state.db"
_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_SECONDS = 10


class StateError(Exception):
    """A state database that cannot be used; the text says why and what to do."""


class Database:
    """The state of the bot, in SQLite or another database that SQLAlchemy reaches."""

    def __init__(self, url: str) -> None:
        """Take an SQLAlchemy address with an asynchronous driver; nothing is opened yet."""
        self._url = url
        self._engine: AsyncEngine | None = None
        self._sessions: async_sessionmaker[AsyncSession] | None = None

    @classmethod
    def at(cls, data_dir: Path) -> Database:
        """Return the database in a data folder, an SQLite file that is made when it is opened."""
        return cls(f"sqlite+aiosqlite:///{(data_dir / FILE).absolute()}")

    async def open(self) -> None:
        """Open the database and bring it to its newest form.

        :raises StateError: If it is damaged, of a newer Entente, or cannot be written.
        """
        if self._engine is not None:
            return
        engine = create_async_engine(self._url)
        where = engine.url.database or self._url
        try:
            if engine.dialect.name == "sqlite":
                Path(where).parent.mkdir(parents=True, exist_ok=True)
                event.listen(engine.sync_engine, "connect", _prepare)
            async with engine.begin() as connection:
                await connection.run_sync(_upgrade, where)
        except (DBAPIError, OSError, sqlite3.Error) as error:
            await engine.dispose()
            raise StateError(_sentence(where, error)) from None
        except BaseException:
            await engine.dispose()
            raise
        self._engine = engine
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Yield a session whose work is written when the block ends, or not at all."""
        if self._sessions is None:
            raise RuntimeError("the state database is not open")
        async with self._sessions.begin() as session:
            yield session

    async def close(self) -> None:
        """Let go of the database; closing twice does nothing."""
        if self._engine is not None:
            await self._engine.dispose()
        self._engine = self._sessions = None


def migrations(connection: Connection) -> Config:
    """Return Alembic's configuration for an open connection."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection, where: str) -> None:
    config = migrations(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in known:
        raise StateError(
            f"The state database {where} was written by a newer Entente (its form is {current}). "
            "Start that version, or name another folder in ENTENTE_DATA_DIR."
        )
    command.upgrade(config, "head")


def _prepare(connection: Any, _record: object) -> None:
    """Set what SQLite forgets with each connection (sqlite.org/pragma.html)."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    # In WAL mode FULL is what keeps a transaction that was confirmed through a loss of power.
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")
    cursor.close()


def _sentence(where: str, error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    said = str(cause).rstrip(".")
    if isinstance(error, OperationalError | OSError):
        return (
            f"The state database {where} cannot be opened ({said}). Let Entente write to its "
            "folder, or name another in ENTENTE_DATA_DIR."
        )
    return (
        f"The state database {where} is damaged ({said}). Put a backup in its place, or move it "
        "away to start with an empty one: reminders and the settings of /events are then lost."
    )
