"""The state database: opened at its newest form, or refused with a sentence."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Row, func, inspect, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.schema import CreateTable

import bot.state
from bot.reminders.following import new_reminder
from bot.state.database import FILE, Database
from bot.state.errors import StateError
from bot.state.schema import downgrade, upgrade
from bot.state.tables import Base, Reminder
from bot.state.types import UtcTime
from knowledge.calendars.model import Event

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
EVENT = Event("made-up", "A made-up meeting", NOW, NOW + timedelta(hours=1), "UTC")

for module in pkgutil.iter_modules(bot.state.__path__):
    if module.name.endswith("tables"):
        importlib.import_module(f"bot.state.{module.name}")


async def filled(folder: Path) -> Database:
    """Return an open database with one reminder in it."""
    database = Database.at(folder)
    await database.open()
    async with database.session() as session:
        session.add(new_reminder(2**63 - 1, EVENT, 10, (None, None), NOW))
    return database


async def on_file(folder: Path, work: Any) -> Any:
    """Run something on a connection to a database's file, as the program's own do."""
    database = Database.at(folder)
    async with database._engine.begin() as connection:
        found = await connection.run_sync(work)
    await database.close()
    return found


async def test_an_empty_folder_gets_a_database_and_keeps_what_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "ä b%c?d" / "state"
    await (await filled(folder)).close()
    again = Database.at(folder)
    await again.open()
    async with again.session() as session:
        [found] = await session.scalars(select(Reminder))
    await again.close()
    assert (folder / FILE).is_file()
    assert (found.user_id, found.starts_at) == (2**63 - 1, NOW)


async def test_an_error_takes_back_all_of_a_session(tmp_path: Path) -> None:
    database = await filled(tmp_path)

    async def fail() -> None:
        async with database.session() as session:
            session.add(new_reminder(2, EVENT, 10, (None, None), NOW))
            await session.flush()
            raise ArithmeticError("made up")

    with pytest.raises(ArithmeticError):
        await fail()
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(Reminder)) == 1
    await database.close()


async def test_each_connection_writes_ahead_waits_for_others_and_keeps_foreign_keys(
    tmp_path: Path,
) -> None:
    database = await filled(tmp_path)
    async with database.session() as session:
        found = [
            await session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        ]
    await database.close()
    assert found[:3] == ["wal", 1, 2]
    assert found[3] > 0


async def test_models_and_migrations_agree(tmp_path: Path) -> None:
    await (await filled(tmp_path)).close()

    def differences(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))

    assert await on_file(tmp_path, differences) == []


async def test_the_way_back_leaves_nothing_and_forward_makes_all_again(tmp_path: Path) -> None:
    await (await filled(tmp_path)).close()
    before = await on_file(tmp_path, tables)
    await on_file(tmp_path, lambda connection: downgrade(connection, "base"))
    assert await on_file(tmp_path, tables) == {"alembic_version"}
    await on_file(tmp_path, upgrade)
    assert await on_file(tmp_path, tables) == before == {*Base.metadata.tables, "alembic_version"}


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_what_was_written_before_an_upgrade_survives_it(tmp_path: Path) -> None:
    await (await filled(tmp_path)).close()
    await on_file(tmp_path, lambda connection: downgrade(connection, "0001"))

    def rows(connection: Connection) -> list[Row[Any]]:
        return list(connection.execute(text("SELECT * FROM reminders")))

    before = await on_file(tmp_path, rows)
    await on_file(tmp_path, upgrade)
    assert len(before) == 1
    assert await on_file(tmp_path, rows) == before


async def test_a_failed_upgrade_leaves_nothing_half_done(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        # In the way of the index that the first migration makes after its table.
        connection.execute("CREATE TABLE ix_reminders_state_due_at (a)")
    connection.close()
    with pytest.raises(StateError):
        await Database.at(tmp_path).open()
    assert await on_file(tmp_path, tables) == {"ix_reminders_state_due_at"}


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    await (await filled(tmp_path)).close()
    newer = text("UPDATE alembic_version SET version_num = '9999'")
    await on_file(tmp_path, lambda connection: connection.execute(newer))
    with pytest.raises(StateError, match=r"state\.db.*newer version of Entente.*9999"):
        await Database.at(tmp_path).open()
    found = text("SELECT version_num FROM alembic_version")
    assert await on_file(tmp_path, lambda c: c.execute(found).scalar()) == "9999"


async def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"This is a text, and no database at all. " * 100)
    with pytest.raises(StateError, match=r"state\.db.*damaged.*backup"):
        await Database.at(tmp_path).open()


async def test_a_file_that_was_damaged_is_refused(tmp_path: Path) -> None:
    await (await filled(tmp_path)).close()
    file = tmp_path / FILE
    whole = file.read_bytes()
    # The first page describes the tables; the others are theirs.
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StateError, match="damaged"):
        await Database.at(tmp_path).open()


async def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StateError, match="ENTENTE_DATA_DIR"):
        await Database.at(tmp_path / "data").open()


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder that nobody but root may write to."""
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    yield tmp_path
    tmp_path.chmod(stat.S_IRWXU)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_folder_that_cannot_be_written_is_refused(read_only: Path) -> None:
    with pytest.raises(StateError, match="Let Entente write"):
        await Database.at(read_only).open()


async def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE made_up (a)")
    connection.close()
    url = f"sqlite+aiosqlite:///file:{tmp_path / FILE}?mode=ro&uri=true"
    with pytest.raises(StateError, match="read-only"):
        await Database(url).open()


async def test_two_that_open_at_once_both_find_all_tables(tmp_path: Path) -> None:
    first = await filled(tmp_path)
    second = Database.at(tmp_path)
    await second.open()
    async with second.session() as session:
        assert len((await session.scalars(select(Reminder))).all()) == 1
    await first.close()
    await second.close()


async def test_a_session_before_opening_is_a_fault_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="not open"):
        async with Database.at(tmp_path).session():
            pass


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_in_postgresql(table: Any) -> None:
    made = str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
    assert "DATETIME" not in made
    assert ("TIMESTAMP WITHOUT TIME ZONE" in made) is False
    assert all(
        isinstance(column.type, UtcTime) for column in table.columns if column.name.endswith("_at")
    )


def test_times_are_kept_in_utc_and_a_naive_one_is_refused() -> None:
    sqlite = create_async_engine("sqlite+aiosqlite://").dialect
    kind = UtcTime()
    tokyo = datetime(2026, 1, 1, 9, tzinfo=timezone(timedelta(hours=9)))
    kept = kind.process_bind_param(tokyo, sqlite)
    assert kept is not None
    assert kept.replace(tzinfo=None) == datetime(2026, 1, 1)  # noqa: DTZ001 - as SQLite keeps it
    assert kind.process_result_value(kept.replace(tzinfo=None), sqlite) == tokyo
    with pytest.raises(ValueError, match="without a zone"):
        kind.process_bind_param(datetime(2026, 1, 1), sqlite)  # noqa: DTZ001 - that is the point
