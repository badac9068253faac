"""What the flows of moderation do again and again. All documents and questions are made up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.audit.log import AuditLog
from index import Library
from tests.bot.conftest import World
from tests.index.versions import copy_as

if TYPE_CHECKING:
    from bot.moderation.bench import Bench

REFUSED = "Only this server's moderators"
HOURS = "# Opening hours\n\nThe made-up house opens at nine. The reading room closes at five.\n"
PARKING = "# Parking\n\nThe made-up car park has ten places for visitors of the house.\n"
FEES = "# Fees\n\nA made-up day ticket for the house costs seven crowns.\n"
GOLDEN = """\
- question: "When does the house open?"
  document: hours.md
  quote: "The made-up house opens at nine."
- question: "Who won the made-up regatta?"
  must_abstain: true
"""


def write(folder: Path, **texts: str | None) -> None:
    """Write made-up documents into a knowledge folder; None takes one away."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        file = folder / f"{name}.md"
        if text is None:
            file.unlink()
        else:
            file.write_text(text, encoding="utf-8")


def bench_of(world: World) -> Bench:
    """Return where candidates are made."""
    cog: Any = world.bot.get_cog("Moderation")
    bench: Bench = cog.bench
    return bench


async def pass_time(world: World, seconds: float = 3) -> None:
    """Let the bot's clocks run on."""
    await world.env.advance_time(seconds)


async def finish(world: World) -> None:
    """Wait until what goes on has ended, and until it was shown."""
    if (work := bench_of(world).work) is not None:
        await work.wait(120)
    await pass_time(world)


async def reindexed(world: World, moderator: Any, **options: str) -> Any:
    """Have a moderator reindex, and return the message once it shows what came of it."""
    result = await moderator.slash(world.channel, "knowledge reindex", **options)
    assert result.ephemeral
    await finish(world)
    return result.response


async def actions(world: World) -> list[str]:
    """Return what moderators did, oldest first."""
    return [each.action for each in await AuditLog(world.bot.state).entries()][::-1]


def served_in_turn(library: Library) -> None:
    """Have what is served and a copy of it served in turn, so often that it fills two pages."""
    first = str(library.current)
    second = copy_as(library.folder(first), library, "20261101-000000-copied", 1)
    for turn in range(12):
        library.publish((second, first)[turn % 2])


def install(world: World, monkeypatch: pytest.MonkeyPatch, **owners: int) -> None:
    """Have Discord say who added the bot: the ``guild`` at hand, a ``user``, or both.

    The simulated Discord says nothing of it by itself.
    """
    kinds = {"guild": "0", "user": "1"}
    said = {kinds[kind]: str(owner) for kind, owner in owners.items()}
    backend = world.env.backend
    emit = backend.emit

    def emit_with_owners(event: str, payload: Any, *rest: Any, **options: Any) -> None:
        if event == "INTERACTION_CREATE":
            payload = payload | {"authorizing_integration_owners": said}
        emit(event, payload, *rest, **options)

    monkeypatch.setattr(backend, "emit", emit_with_owners)
