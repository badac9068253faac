"""``entente audit``: what was changed, by whom and when."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence

from rich.text import Text

from bot.audit.log import AuditLog, Entry
from bot.audit.words import detail_text
from bot.console import err, out
from bot.settings import load
from bot.state.database import Database


def show_audit(*, limit: int, before: int | None, as_json: bool) -> None:
    """Print entries of the audit log, newest first. Raises StateError if it cannot be read."""
    entries = asyncio.run(_read(limit, before))
    if as_json:
        for entry in entries:
            sys.stdout.write(json.dumps(_record(entry), ensure_ascii=False) + "\n")
        return
    if not entries:
        err.print("Nothing is written there yet." if before is None else "Nothing is older.")
    for entry in entries:
        _show(entry)


async def _read(limit: int, before: int | None) -> Sequence[Entry]:
    state = Database.at(load().data_dir)
    await state.open()
    try:
        return await AuditLog(state).entries(limit, before)
    finally:
        await state.close()


def _record(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        # As Discord writes ids in JSON: a number so large loses digits in other languages.
        "guild": None if entry.guild is None else str(entry.guild),
        "actor": entry.actor.key,
        "name": entry.actor.name,
        "action": entry.action,
        "target": entry.target,
        "detail": entry.detail,
    }


def _show(entry: Entry) -> None:
    where = "terminal" if entry.actor.is_terminal else "Discord"
    line = f"{entry.at:%Y-%m-%d %H:%M} UTC  {entry.actor.name} ({where}): {entry.action}"
    parts = (line, entry.target, detail_text(entry.detail))
    said = " · ".join(filter(None, parts))
    # What others wrote must not steer the terminal.
    shown = "".join(sign if sign.isprintable() else " " for sign in said)
    out.print(Text(shown), soft_wrap=True)
