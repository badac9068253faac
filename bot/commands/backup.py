"""``entente backup`` and ``entente restore``."""

from __future__ import annotations

from pathlib import Path

from bot.backup.manifest import Manifest
from bot.backup.places import Part
from bot.backup.restoring import restore
from bot.backup.writing import write_backup
from bot.clock import utc_now
from bot.commands.noting import note
from bot.console import out
from bot.settings import load


def make_backup(file: Path) -> None:
    """Write a backup. Raises what `write_backup` raises."""
    settings = load()
    manifest = write_backup(settings, file, utc_now())
    _say(f"Wrote {file}: {_held(manifest)}.")
    _say("It holds what people asked and the key of their codes: let only operators read it.")
    note(settings, "backup", file.name, version=manifest.version)


def restore_backup(file: Path) -> None:
    """Restore a backup. Raises what `restore` raises."""
    settings = load()
    manifest = restore(settings, file)
    made, version = manifest.made, manifest.version
    note(settings, "restore", file.name, made=made.isoformat(), version=version)
    _say(f"Restored {file}, made {made:%Y-%m-%d %H:%M} UTC: {_held(manifest)}.")
    if manifest.count(Part.STATE):
        _say("The audit log is as it was then, and what was deleted since by /forget-me is back.")
    _say("A bot that was running meanwhile must be started again.")


def _held(manifest: Manifest) -> str:
    state = "the state" if manifest.count(Part.STATE) else "no state"
    files = manifest.count(Part.KNOWLEDGE)
    version = f"index version {manifest.version}" if manifest.version else "no index version"
    return f"{state}, {files} knowledge file{'' if files == 1 else 's'}, {version}"


def _say(sentence: str) -> None:
    out.print(sentence, markup=False, soft_wrap=True)
