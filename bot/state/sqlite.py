"""What SQLite needs to be told on every connection; other databases pass by untouched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, NullPool, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine

_PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    # A reminder marked as sent must still be so after a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # What a person has deleted must not be left in the file; not every build does so by itself.
    "PRAGMA secure_delete = ON",
)


def pool_of(url: str | URL) -> dict[str, Any]:
    """Return the pool that a database at an address wants, as `create_async_engine` takes it.

    A file is opened for each transaction: that takes a millisecond, and no connection, with its
    thread, is left behind by a process that ends in any other way than by closing.
    """
    parts = make_url(url)
    is_file = parts.get_backend_name() == "sqlite" and parts.database not in {None, "", ":memory:"}
    return {"poolclass": NullPool} if is_file else {}


def prepare(engine: AsyncEngine) -> None:
    """Set what every new connection of an engine needs, where it is SQLite's."""
    if engine.dialect.name != "sqlite":
        return
    event.listen(engine.sync_engine, "connect", _on_connect)
    event.listen(engine.sync_engine, "begin", _on_begin)


def folder_of(engine: AsyncEngine) -> Path | None:
    """Return the folder of an engine's file; None where it has none."""
    database = engine.url.database
    if engine.dialect.name != "sqlite" or not database or database == ":memory:":
        return None
    return None if database.startswith("file:") else Path(database).parent


def damage(connection: Connection) -> str | None:
    """Return what SQLite finds broken in its file, None if it is whole."""
    if connection.dialect.name != "sqlite":
        return None
    found: str = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
    return None if found == "ok" else found


def _on_connect(connection: DBAPIConnection, _record: Any) -> None:
    # Python's driver would not begin a transaction before DDL: half a migration could be left.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _on_begin(connection: Connection) -> None:
    # Taking the write lock at once: two that read first and then write would refuse each other.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
