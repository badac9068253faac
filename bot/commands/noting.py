"""Write down in the audit log what was changed at the command line."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.audit.log import Actor, AuditLog
from bot.engine import prune
from bot.settings import Settings
from bot.state.database import Database
from index import Library


def note(settings: Settings, action: str, target: str = "", **detail: Any) -> None:
    """Add an entry for what was just done. Raises StateError when the state cannot be written."""
    asyncio.run(_write(settings, action, target, detail))


def tidy(settings: Settings, version: str) -> None:
    """Remove what need not be kept once a version is published, and add an entry if any went.

    Raises StateError when the state cannot be written.
    """
    if removed := prune(Library(settings.index_dir), settings):
        note(settings, "prune", removed=removed, after=version)


async def _write(settings: Settings, action: str, target: str, detail: dict[str, Any]) -> None:
    state = Database.at(settings.data_dir)
    await state.open()
    try:
        await AuditLog(state).write(action, actor=Actor.terminal(), target=target, detail=detail)
    finally:
        await state.close()
