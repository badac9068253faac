"""``entente backup`` and ``entente restore``."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.audit.log import Actor, AuditLog
from bot.backup.manifest import Manifest
from bot.backup.places import Part
from bot.backup.restoring import restore
from bot.backup.writing import write_backup
from bot.clock import utc_now
from bot.console import out
from bot.settings import Settings, load
from bot.state.database import Database


def make_backup(file: Path) -> None:
    """Write a backup. Raises what `write_backup` raises."""
    manifest = write_backup(load(), file, utc_now())
    _say(f"Wrote {file}: {_held(manifest)}.")
    _say("It holds what people asked and the key of their codes: let only operators read it.")


def restore_backup(file: Path) -> None:
    """Restore a backup. Raises what `restore` raises."""
    settings = load()
    manifest = restore(settings, file)
    asyncio.run(_write_down(settings, file, manifest))
    made = f"{manifest.made:%Y-%m-%d %H:%M} UTC"
    _say(f"Restored {file}, made {made}: {_held(manifest)}.")
    _say("A bot that was running meanwhile must be started again.")


async def _write_down(settings: Settings, file: Path, manifest: Manifest) -> None:
    state = Database.at(settings.data_dir)
    await state.open()
    try:
        detail = {"made": manifest.made.isoformat(), "version": manifest.version}
        await AuditLog(state).write(
            "restore", actor=Actor.terminal(), target=file.name, detail=detail
        )
    finally:
        await state.close()


def _held(manifest: Manifest) -> str:
    state = "the state" if manifest.count(Part.STATE) else "no state"
    files = manifest.count(Part.KNOWLEDGE)
    version = f"index version {manifest.version}" if manifest.version else "no index version"
    return f"{state}, {files} knowledge file{'' if files == 1 else 's'}, {version}"


def _say(sentence: str) -> None:
    out.print(sentence, markup=False, soft_wrap=True)
