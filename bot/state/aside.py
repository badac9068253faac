"""A damaged state database is kept aside, so that the bot can start with an empty one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.state.database import FILE, Database
from bot.state.errors import DamagedError

# What SQLite keeps beside its file goes first: left alone it would be taken for a new file's.
_PARTS = ("-wal", "-shm", "-journal", "")


async def set_aside(data_dir: Path, now: datetime) -> Path | None:
    """Rename a data folder's state database if it is damaged; return what it is called then.

    None stands for one that is whole, or not there yet: it stays.

    :param now: The time that its new name holds.
    :raises StateError: If it cannot be used for another reason.
    """
    database = Database.at(data_dir)
    try:
        await database.open()
    except DamagedError:
        kept = f"{FILE}.damaged-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        for part in _PARTS:
            if (file := data_dir / f"{FILE}{part}").exists():
                file.rename(data_dir / f"{kept}{part}")
        return data_dir / kept
    finally:
        await database.close()
    return None
