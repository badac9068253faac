"""Machines with something to back up, and the backups they make. All texts are made up."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.backup import write_backup
from bot.privacy.pseudonyms import Pseudonyms
from bot.settings import Settings
from bot.state.database import FILE as STATE
from bot.state.database import Database
from tests.bot.console import PARTNERSHIP

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PERSON = 4711
DOCUMENTS = {
    "documents/partnership.md": PARTNERSHIP,
    "documents/deep/ä b.txt": "A made-up text in a folder of its own.\n",
    "events/made-up.ics": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "golden.yaml": "# Made up.\n[]\n",
}
CODE = {"reader.py": "print('code')\n", "readers/__init__.py": "", ".hidden": "not a document"}

Tree = dict[str, bytes]


@dataclass(frozen=True)
class Machine:
    """A knowledge folder and a data folder."""

    settings: Settings

    @property
    def data(self) -> Path:
        return self.settings.data_dir

    @property
    def knowledge(self) -> Path:
        return self.settings.knowledge_dir

    def backup(self, file: Path) -> Path:
        write_backup(self.settings, file, NOW)
        return file

    def tree(self) -> Tree:
        """Return all files but locks, which say nothing."""
        return {
            path.relative_to(self.data.parent).as_posix(): path.read_bytes()
            for folder in (self.data, self.knowledge)
            for path in folder.rglob("*")
            if path.is_file() and path.suffix != ".lock"
        }


def machine(folder: Path) -> Machine:
    """Return a machine below a folder; nothing is made yet."""
    return Machine(Settings(data_dir=folder / "data", knowledge_dir=folder / "knowledge"))


def write_files(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def fill_state(file: Path, word: str) -> None:
    """Write a database of the program's own form that holds a word."""

    async def make() -> None:
        database = Database.at(file.parent)
        await database.open()
        await database.close()

    asyncio.run(make())
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO notices VALUES (?, '2026-11-24 12:00:00.000000')", (word,))
    with closing(sqlite3.connect(file)) as connection:
        # A restore leaves nothing in a write-ahead log: which would be another head of the file.
        connection.execute("PRAGMA journal_mode = DELETE")


def noticed(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT person FROM notices")]


def small_backup(folder: Path) -> Path:
    """Make a backup without an index version: whatever is done to it is done fast."""
    made = machine(folder)
    write_files(made.knowledge, DOCUMENTS)
    made.data.mkdir()
    fill_state(made.data / STATE, "before")
    return made.backup(folder / "small.tar.gz")


def other_machine(folder: Path) -> Machine:
    """Make a machine that holds something else."""
    made = machine(folder)
    write_files(made.knowledge, {"documents/old.md": "An old text.\n", "golden.yaml": "[1]"} | CODE)
    write_files(made.data, {"index/versions/old/manifest.json": "{}", "events/feeds/old": "{}"})
    (made.settings.index_dir / "current").write_text("old\n")
    fill_state(made.data / STATE, "after")
    Pseudonyms(made.data).of(PERSON)
    return made
