"""The state database: opened at its newest form, or refused with a sentence."""

from __future__ import annotations

import importlib
import io
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
from alembic.operations import Operations
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, Row, func, inspect, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError
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


MODERATOR = 10**17 + 3
_CONSENTS = (
    "INSERT INTO consents VALUES ('one', 7, 8, 9, 11, :moderator, 'given', '2026-11-24 12:00')",
    "INSERT INTO consents VALUES ('two', 7, 8, 10, 12, :moderator, 'asked', '2026-11-23 12:00')",
    "INSERT INTO audit_log VALUES (1, '2026-11-24 12:00', 7, 'discord:a', 'Anna', 'x', '', '{}')",
)


async def with_consents(folder: Path) -> None:
    """Make a database of the revision in which a consent held the moderator's id, with rows."""

    def fill(connection: Connection) -> None:
        upgrade(connection, "0004")
        for statement in _CONSENTS:
            given = {"moderator": MODERATOR} if ":moderator" in statement else {}
            connection.execute(text(statement), given)

    await on_file(folder, fill)


def consents(connection: Connection) -> list[tuple[Any, ...]]:
    """Return all of them but who asked."""
    rows = connection.execute(text("SELECT * FROM consents")).mappings()
    return [tuple(value for name, value in row.items() if name != "moderator_id") for row in rows]


async def test_the_moderator_leaves_a_consent_and_all_else_of_it_stays(tmp_path: Path) -> None:
    await with_consents(tmp_path)
    before = await on_file(tmp_path, consents)
    database = Database.at(tmp_path)
    await database.open()
    await database.close()
    assert len(before) == len(_CONSENTS) - 1
    assert await on_file(tmp_path, consents) == before
    described = await on_file(tmp_path, lambda c: inspect(c).get_columns("consents"))
    assert "moderator_id" not in {column["name"] for column in described}
    [index] = await on_file(tmp_path, lambda c: inspect(c).get_indexes("consents"))
    assert (index["name"], index["column_names"]) == ("ix_consents_message_id", ["message_id"])


async def test_the_moderators_id_is_not_in_the_file_any_more(tmp_path: Path) -> None:
    await with_consents(tmp_path)
    # As SQLite keeps a number of this size.
    kept = MODERATOR.to_bytes(8)
    assert kept in on_disk(tmp_path)
    database = Database.at(tmp_path)
    await database.open()
    assert kept not in on_disk(tmp_path)
    await database.close()


def on_disk(folder: Path) -> bytes:
    """Return all bytes of a database, its write-ahead log included."""
    return b"".join(file.read_bytes() for file in folder.glob(f"{FILE}*"))


async def test_the_audit_log_still_refuses_after_the_upgrade(tmp_path: Path) -> None:
    await with_consents(tmp_path)
    await on_file(tmp_path, upgrade)
    with pytest.raises(DBAPIError, match="append-only"):
        await on_file(tmp_path, lambda c: c.execute(text("DELETE FROM audit_log")))


async def test_an_older_program_finds_a_consent_of_nobody(tmp_path: Path) -> None:
    await with_consents(tmp_path)
    before = await on_file(tmp_path, consents)
    await on_file(tmp_path, upgrade)
    await on_file(tmp_path, lambda connection: downgrade(connection, "0004"))
    assert await on_file(tmp_path, consents) == before
    found = text("SELECT DISTINCT moderator_id FROM consents")
    assert await on_file(tmp_path, lambda c: c.execute(found).scalars().all()) == [0]


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


@pytest.mark.parametrize("revision", ["0004", "0005"])
def test_a_change_of_tables_can_be_made_in_postgresql_and_taken_back(revision: str) -> None:
    [script] = [each for each in _scripts() if each.revision == revision]
    said = io.StringIO()
    options = {"as_sql": True, "output_buffer": said}
    context = MigrationContext.configure(dialect_name="postgresql", opts=options)
    with Operations.context(context):
        script.module.upgrade()
        forward = said.getvalue()
        script.module.downgrade()
    back = said.getvalue().removeprefix(forward)
    # A table is changed as it stands, and not made anew.
    for statements in (forward, back):
        assert statements.count("ALTER TABLE") == statements.count(";") > 0
    assert (forward.count("DROP COLUMN"), forward.count("ADD COLUMN")) == (
        back.count("ADD COLUMN"),
        back.count("DROP COLUMN"),
    )


def _scripts() -> list[Script]:
    folder = Path(bot.state.__path__[0]) / "migrations"
    return list(ScriptDirectory(str(folder)).walk_revisions())


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
