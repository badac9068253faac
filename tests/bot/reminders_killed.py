"""A process of its own, whose children are killed at every step of sending a reminder.

`python -m tests.bot.reminders_killed FOLDER SCENARIO` prints, for each step at which a child was
killed, what its successors made of it: a list of the nonces that arrived, and the states.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event, select

from bot.reminders.sender import deliver_due, follow_book
from bot.reminders.store import Reminders
from bot.state.database import Database
from bot.state.tables import Reminder
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, EventStatus

START = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
EVENT = Event("made-up", "A made-up webinar", START, START + timedelta(hours=1), "UTC")
DUE = START - timedelta(hours=1)
SCENARIOS = {
    "due": EVENT,
    "cancelled": replace(EVENT, status=EventStatus.CANCELLED),
    "moved": replace(EVENT, start=START + timedelta(minutes=1)),
}
_LATER = timedelta(minutes=3)


@dataclass(frozen=True)
class Steps:
    """Counts what a process does, and kills it at one of the steps; 0 at none."""

    fatal: int
    numbers: Iterator[int]

    def __call__(self, *_args: Any, **_kwargs: Any) -> None:
        """Make a step."""
        if next(self.numbers) == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class Outbox:
    """A file in place of Discord: what is in it has arrived."""

    file: Path
    step: Callable[[], None]

    async def send(self, reminder: Reminder, text: str) -> None:
        """Let a message arrive; the process may end before it hears so."""
        self.step()
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps([reminder.nonce, text]) + "\n")
        self.step()

    async def seen(self, reminder: Reminder) -> bool:
        """Return whether a message arrived."""
        self.step()
        return reminder.nonce in [nonce for nonce, _ in self.arrived()]

    def arrived(self) -> list[tuple[str, str]]:
        """Return the nonce and text of all that arrived."""
        if not self.file.exists():
            return []
        return [tuple(json.loads(line)) for line in self.file.read_text("utf-8").splitlines()]


async def prepare(folder: Path) -> None:
    """Keep a reminder of the made-up event."""
    database = Database.at(folder)
    await database.open()
    await Reminders(database).add(1, EVENT, 60, (None, None), START - timedelta(days=2))
    await database.close()


async def run(folder: Path, known: Event, now: datetime, fatal: int) -> None:
    """Do what the bot does at a tick, with the calendars holding what is known."""
    database = Database.at(folder)
    await database.open()
    step = Steps(fatal, count(1))
    # Before and after each statement, and before each end of a transaction.
    for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(Engine, name, step)
    reminders = Reminders(database)
    await follow_book(reminders, EventBook([known]), now)
    await deliver_due(reminders, Outbox(folder / "outbox", step), lambda: now)
    await database.close()


async def states(folder: Path) -> list[str]:
    """Return the states of all reminders."""
    database = Database.at(folder)
    await database.open()
    async with database.session() as session:
        found = [each.state for each in await session.scalars(select(Reminder))]
    await database.close()
    return found


def child(folder: Path, known: Event, now: datetime, fatal: int) -> int:
    """Run a tick in a process of its own and return how that ended, 0 or minus a signal."""
    pid = os.fork()
    if pid == 0:
        asyncio.run(run(folder, known, now, fatal))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main(folder: Path, known: Event) -> None:
    """Kill at every step: a first process, its successor at the same step; a third may finish."""
    for fatal in count(1):
        home = folder / str(fatal)
        asyncio.run(prepare(home))
        ended = child(home, known, DUE, fatal)
        if ended == 0:
            break
        after = [child(home, known, DUE + _LATER, fatal), child(home, known, DUE + 2 * _LATER, 0)]
        outcome = {
            "killed": ended == -signal.SIGKILL,
            "finished": after[-1] == 0,
            "arrived": Outbox(home / "outbox", lambda: None).arrived(),
            "states": asyncio.run(states(home)),
        }
        sys.stdout.write(json.dumps(outcome) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), SCENARIOS[sys.argv[2]])
