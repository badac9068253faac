"""What moderators do with a report, beside publishing it, is in the audit log too.

All documents, people and questions are made up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.audit.log import AuditLog
from bot.audit.words import detail_text
from index import Library
from tests.bot.conftest import World
from tests.bot.moderating import FEES, HOURS, actions, reindexed, write


async def test_who_downloaded_a_report_is_written_down(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    write(knowledge, fees=FEES)
    report = await reindexed(world, moderator)
    await moderator.click(report, label="Download report")
    [newest, *_] = await AuditLog(world.bot.state).entries()
    assert (newest.action, newest.target) == ("report download", library.candidate)
    assert (newest.actor.name, newest.guild) == ("moderator", world.channel.guild.id)


async def test_a_report_that_is_gone_was_not_downloaded(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    write(knowledge, fees=FEES)
    report = await reindexed(world, moderator)
    library.discard()
    await moderator.click(report, label="Download report")
    assert await actions(world) == ["reindex", "candidate"]


async def test_not_publishing_what_breaks_is_written_down(
    world: World, moderator: Any, library: Library, knowledge: Path, make_bot: Any
) -> None:
    write(knowledge, hours="# Opening hours\n\nThe reading room closes at five.\n")
    report = await reindexed(world, moderator)
    asked = await moderator.click(report, label="Publish")
    await world.env.restart_bot(make_bot())
    await moderator.click(asked.followups[0], label="Do not publish")
    [newest, *_] = await AuditLog(world.bot.state).entries()
    assert (newest.action, newest.target) == ("do not publish", library.candidate)
    assert newest.actor.name == "moderator"
    assert await actions(world) == ["reindex", "candidate", "do not publish"]


async def test_what_goes_after_a_publish_is_written_down(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    world.bot.settings.keep_versions = 2
    first = str(library.current)
    for hour in ("six", "seven"):
        write(knowledge, hours=HOURS.replace("five", hour))
        await moderator.click(await reindexed(world, moderator), label="Publish")
    [newest, *_] = await AuditLog(world.bot.state).entries()
    assert not library.folder(first).exists()
    assert (newest.action, newest.actor.name) == ("prune", "moderator")
    assert newest.detail == {"removed": [first], "after": library.current}
    assert detail_text(newest.detail) == f"after: {library.current} · removed: {first}"
    assert (await actions(world)).count("prune") == 1
