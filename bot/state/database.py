"""The state's database: opened at its newest form, used a transaction at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from bot.state.errors import DamagedError, StateError
from bot.state.schema import upgrade
from bot.state.sqlite import damage, folder_of, pool_of, prepare

__all__ = ["FILE", "Database", "StateError"]

FILE = "state.db"
_RESTORE = (
    "Put a backup in its place, or start with an empty one by `entente run --fresh-state`, which "
    "keeps the damaged file aside: reminders and the settings of /events are then lost"
)
# What SQLite says, and what it means for the operator.
_ADVICE = {
    "file is not a database": f"its file is damaged, or not a database at all. {_RESTORE}",
    "malformed": f"its file is damaged. {_RESTORE}",
    "readonly": "it is read-only. Let Entente write to its file and folder",
    "unable to open": "it cannot be opened. Let Entente write to its folder",
    "locked": "another process keeps it locked. End that one, then start again",
    "disk is full": "the disk is full. Make room, then start again",
}


class Database:
    """The state of the bot, in SQLite or another database that SQLAlchemy reaches."""

    def __init__(self, url: str | URL) -> None:
        """Take an SQLAlchemy address with an asynchronous driver; nothing is opened yet."""
        self._engine: AsyncEngine = create_async_engine(url, **pool_of(url))
        self._sessions = async_sessionmaker(self._engine, expire_on_commit=False)
        self._open = False
        prepare(self._engine)

    @classmethod
    def at(cls, data_dir: Path) -> Self:
        """Return the database in a data folder; neither has to exist yet."""
        # Not put together as text: a folder's name may hold any sign.
        return cls(URL.create("sqlite+aiosqlite", database=str((data_dir / FILE).absolute())))

    @property
    def name(self) -> str:
        """Return what to call the database: its file, or its address without a password."""
        url = self._engine.url
        return str(url.database) if folder_of(self._engine) else url.render_as_string()

    async def open(self) -> None:
        """Make the folder and bring the tables to their newest form; twice does nothing.

        :raises DamagedError: If its file is damaged.
        :raises StateError: If it is of a newer Entente, or cannot be written.
        """
        if self._open:
            return
        try:
            if folder := folder_of(self._engine):
                folder.mkdir(parents=True, exist_ok=True)
            async with self._engine.begin() as connection:
                await connection.run_sync(_bring_up_to_date)
        except StateError as error:
            raise await self._refusal(str(error), type(error)) from None
        except OSError as error:
            advice = "Set ENTENTE_DATA_DIR to a folder that Entente may write to"
            raise await self._refusal(f"{error.strerror or error}. {advice}") from error
        except SQLAlchemyError as error:
            reason = _explain(error)
            kind = DamagedError if _RESTORE in reason else StateError
            raise await self._refusal(reason, kind) from error
        self._open = True

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Yield a session whose work is written when the block ends, or not at all."""
        if not self._open:
            raise RuntimeError("the state database is not open")
        async with self._sessions.begin() as session:
            yield session

    async def close(self) -> None:
        """Let go of the database; closing twice does nothing."""
        self._open = False
        await self._engine.dispose()

    async def _refusal(self, reason: str, kind: type[StateError] = StateError) -> StateError:
        await self.close()
        return kind(f"The state database {self.name} cannot be used: {reason}.")


def _bring_up_to_date(connection: Connection) -> None:
    if broken := damage(connection):
        raise DamagedError(f"its file is damaged ({broken.splitlines()[0]}). {_RESTORE}")
    upgrade(connection)


def _explain(error: SQLAlchemyError) -> str:
    said = str(getattr(error, "orig", None) or error).strip()
    found = (advice for words, advice in _ADVICE.items() if words in said)
    return next(found, said.splitlines()[0].rstrip("."))
