"""A process of its own that sends what is due from a state it shares with others.

`python -m tests.bot.reminders_shared FOLDER SCENARIO` waits for a line on its input, so that
several begin at once, and sends what is due. What it sent is a line each in the file "outbox".
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from datetime import timedelta
from pathlib import Path

from bot.reminders.sender import deliver_due, follow_book
from bot.reminders.store import Reminders
from bot.state.database import Database
from bot.state.tables import Reminder
from knowledge.calendars.book import EventBook
from tests.bot.reminders_killed import DUE, EVENT, SCENARIOS, Outbox

PEOPLE = 20
NOW = DUE + timedelta(minutes=3)
OUTBOX = "outbox"


class Slow(Outbox):
    """Takes as long for a message as a network may, so that others come in between."""

    async def send(self, reminder: Reminder, text: str) -> None:
        """Let a message arrive; the process is named with it."""
        await asyncio.sleep(0.01)
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps([reminder.nonce, str(os.getpid())]) + "\n")
        await asyncio.sleep(0.01)


async def prepare(folder: Path) -> None:
    """Keep a reminder of the made-up event for each of some people."""
    database = Database.at(folder)
    await database.open()
    for person in range(1, PEOPLE + 1):
        await Reminders(database).add(person, EVENT, 60, (None, None), DUE - timedelta(days=2))
    await database.close()


async def run(folder: Path, scenario: str) -> None:
    """Do what the bot does at every tick, three times."""
    database = Database.at(folder)
    await database.open()
    reminders, post = Reminders(database), Slow(folder / OUTBOX, lambda: None)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for _ in range(3):
        await follow_book(reminders, EventBook([SCENARIOS[scenario]]), NOW)
        await deliver_due(reminders, post, lambda: NOW)
    await database.close()


if __name__ == "__main__":
    asyncio.run(run(Path(sys.argv[1]), sys.argv[2]))
