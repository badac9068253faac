"""The tables of announcements: what the migration makes is what the code expects."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

import bot.state.announcement_tables  # noqa: F401  # the tables join the others
from bot.announcements.changes import Snapshot
from bot.announcements.memory import remember, remembered
from bot.state.database import Database
from bot.state.schema import downgrade, upgrade
from bot.state.tables import Base
from tests.bot.announcing import MEETING, SOON, WEBINAR


async def test_the_migration_makes_what_the_code_expects(tmp_path: Path) -> None:
    database = Database.at(tmp_path)
    await database.open()

    def difference(connection: Connection) -> object:
        context = MigrationContext.configure(connection)
        return compare_metadata(context, Base.metadata)

    async with database.session() as session:
        assert await (await session.connection()).run_sync(difference) == []
    await database.close()


async def test_the_migration_goes_back_and_forth(tmp_path: Path) -> None:
    database = Database.at(tmp_path)
    await database.open()

    def there_and_back(connection: Connection) -> tuple[bool, bool]:
        downgrade(connection, "0001")
        gone = inspect(connection).has_table("announcements")
        upgrade(connection)
        return gone, inspect(connection).has_table("announcements")

    async with database.session() as session:
        found = await (await session.connection()).run_sync(there_and_back)
    await database.close()
    assert found == (False, True)


async def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    database = Database.at(tmp_path)
    await database.open()
    events = {event.uid: event for event in (WEBINAR, MEETING)}
    snapshot = Snapshot(events, frozenset({"Made up"}), SOON)
    async with database.session() as session:
        assert await remembered(session) == (Snapshot({}), 0)
        await remember(session, Snapshot({}), snapshot, 1)
    async with database.session() as session:
        assert await remembered(session) == (snapshot, 1)
        await remember(session, snapshot, Snapshot({WEBINAR.uid: WEBINAR}), 2)
    async with database.session() as session:
        assert (await remembered(session))[0].events == {WEBINAR.uid: WEBINAR}
    await database.close()
