"""The folders of a bot on the wire: one document, one webinar in a week. All of it is made up."""

from __future__ import annotations

import asyncio
import dataclasses
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.reminders.store import Reminders
from bot.state.database import FILE, Database
from knowledge.calendars.model import Event
from tests.bot.calendars import calendar
from tests.bot.console import PARTNERSHIP, Console
from tests.wire.interactions import PERSON

SOON = "Webinar: Made up for the wire"
QUESTION = "What will the partnership focus on?"
ANSWERS = "education"
"""What the answer to the question holds."""

CONFIRMED = "I'll remind you"
"""What a person reads whose reminder is kept."""

_UID = "made-up-soon"
_BEGIN = datetime.now(UTC).replace(microsecond=0) + timedelta(days=7)
_WEEK = 7 * 24 * 60


def build_home(root: Path, models: Path) -> Console:
    """Make folders below a folder, and publish an index version of them."""
    home = Console(root / "knowledge", root / "data", root / "elsewhere")
    for folder in (home.knowledge / "events", home.data, home.directory):
        folder.mkdir(parents=True)
    (home.data / "models").symlink_to(models)
    (home.knowledge / "partnership.md").write_text(PARTNERSHIP, encoding="utf-8")
    lines = (f"SUMMARY:{SOON}", f"DTSTART:{_BEGIN:%Y%m%dT%H%M%SZ}", "DURATION:PT1H")
    file = home.knowledge / "events" / "made-up.ics"
    file.write_bytes(calendar("Made up", {_UID: lines}).encode())
    done = home.run("index", "build")
    assert done.returncode == 0, done.stderr
    return home


def copy_of(home: Console, folder: Path) -> Console:
    """Return a home with folders of its own, to be damaged."""
    shutil.copytree(home.data, folder / "data", symlinks=True)
    shutil.copytree(home.knowledge, folder / "knowledge")
    (folder / "elsewhere").mkdir()
    return dataclasses.replace(
        home,
        data=folder / "data",
        knowledge=folder / "knowledge",
        directory=folder / "elsewhere",
    )


def remind(home: Console) -> None:
    """Keep a reminder of the webinar, which was due minutes ago."""

    async def keep() -> None:
        database = Database.at(home.data)
        await database.open()
        event = Event(_UID, SOON, _BEGIN, _BEGIN + timedelta(hours=1), "UTC")
        begun = datetime.now(UTC)
        await Reminders(database).add(PERSON, event, _WEEK + 5, (None, None), begun)
        await database.close()

    asyncio.run(keep())


def reminders(home: Console) -> list[str]:
    """Return the states of all reminders."""
    with closing(sqlite3.connect(home.data / FILE)) as connection:
        return [state for (state,) in connection.execute("SELECT state FROM reminders")]


def let_lease_pass(home: Console) -> None:
    """Let what a killed process had claimed be free, as it is after two minutes."""
    with closing(sqlite3.connect(home.data / FILE)) as connection, connection:
        connection.execute("UPDATE reminders SET held_until = '2026-01-01 00:00:00.000000'")
