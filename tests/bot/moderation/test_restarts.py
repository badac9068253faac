"""Each step of moderation goes on where the bot was restarted in the middle of it.

All documents, people and questions are made up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.audit.log import AuditLog
from bot.moderation.choices import moderation_of
from index import Library
from tests.bot.conftest import World, buttons, shown
from tests.bot.feeding import demote, said
from tests.bot.moderating import (
    FEES,
    REFUSED,
    actions,
    reindexed,
    served_in_turn,
    write,
)

OPEN = "When does the house open?"


@pytest.fixture
async def report(world: World, moderator: Any, knowledge: Path) -> Any:
    """Return the report on a version that breaks a golden question and adds many passages."""
    more = {f"note{number}": f"# Note {number}\n\nMade-up note {number}.\n" for number in range(5)}
    write(knowledge, hours="# Opening hours\n\nThe reading room closes at five.\n", **more)
    return await reindexed(world, moderator, why="Made up")


async def test_discard(
    world: World, moderator: Any, report: Any, library: Library, make_bot: Any
) -> None:
    served, version = library.current, library.candidate
    await world.env.restart_bot(make_bot())
    await moderator.click(report, label="Discard")
    assert "Discarded" in shown(report)
    assert (library.current, library.candidate) == (served, None)
    [newest, *_] = await AuditLog(world.bot.state).entries()
    assert (newest.action, newest.target, newest.actor.name) == ("discard", version, "moderator")


async def test_download(
    world: World, moderator: Any, report: Any, library: Library, make_bot: Any
) -> None:
    await world.env.restart_bot(make_bot())
    sent = await moderator.click(report, label="Download report")
    [message] = sent.followups or [sent.response]
    [file] = message.attachments
    assert file.filename == f"publish-report-{library.candidate}.md"
    assert OPEN.encode() in (world.env.backend.cdn.get(file.url) or b"")


async def test_the_pages_of_the_report_and_both_answers(
    world: World, moderator: Any, report: Any, make_bot: Any
) -> None:
    await moderator.click(report, label="Passages (6)")
    await world.env.restart_bot(make_bot())
    await moderator.click(report, label="More")
    assert "page 2 of 2" in shown(report)
    await world.env.restart_bot(make_bot())
    await moderator.click(report, label="Back")
    assert "page 1 of 2" in shown(report)
    assert "**Why**: Made up" in shown(report)
    await moderator.click(report, label="Golden questions (2)")
    await world.env.restart_bot(make_bot())
    both = await moderator.click(report, custom_id=buttons(report)["Both answers"]["custom_id"])
    assert both.ephemeral
    assert "**With this version**" in shown(both.response)


async def test_publishing_all_the_same(
    world: World, moderator: Any, report: Any, library: Library, make_bot: Any
) -> None:
    version = library.candidate
    await world.env.restart_bot(make_bot())
    [confirm] = (await moderator.click(report, label="Publish")).followups
    assert OPEN in shown(confirm)
    await world.env.restart_bot(make_bot())
    await moderator.click(confirm, label="Publish all the same")
    assert library.current == version
    assert library.history()[-1].why == "Made up"
    answer = await world.bot.ask.answer("When does the reading room close?")
    assert answer.version == version
    [newest, *_] = await AuditLog(world.bot.state).entries()
    assert (newest.action, newest.detail["breaks"]) == ("publish", [OPEN])


async def test_the_pages_of_the_history_and_the_way_back(
    world: World, moderator: Any, library: Library, make_bot: Any
) -> None:
    served_in_turn(library)
    before = library.current
    history = (await moderator.slash(world.channel, "knowledge history")).response
    await world.env.restart_bot(make_bot())
    await moderator.click(history, label="Older")
    assert "page 2 of 2" in shown(history)
    await world.env.restart_bot(make_bot())
    await moderator.click(history, label="Newer")
    assert "page 1 of 2" in shown(history)
    await moderator.click(history, label="Older")
    await world.env.restart_bot(make_bot())
    await moderator.click(history, label="Roll back")
    assert library.current != before
    assert "served again" in shown(history)
    assert (await world.bot.ask.answer(OPEN)).version == library.current


async def test_the_settings(world: World, moderator: Any, make_bot: Any) -> None:
    guild = world.channel.guild
    role = guild.create_role("Librarians")
    panel = (await moderator.slash(world.channel, "knowledge settings")).response
    await world.env.restart_bot(make_bot())
    await moderator.select(panel, [role], custom_id="knowledge:set:role")
    assert "Saved" in shown(panel)
    assert (await moderation_of(world.bot.state, guild.id)).role == role.id
    [entry] = await AuditLog(world.bot.state).entries()
    assert (entry.action, entry.detail) == ("settings", {"role": "Librarians"})


@pytest.mark.parametrize("label", ["Publish", "Discard", "Download report", "Passages (6)"])
async def test_who_is_no_moderator_any_more_after_a_restart_is_refused(
    world: World, moderator: Any, report: Any, library: Library, make_bot: Any, label: str
) -> None:
    before = (library.current, library.candidate, shown(report))
    demote(world)
    await world.env.restart_bot(make_bot())
    assert REFUSED in said(await moderator.click(report, label=label))
    assert (library.current, library.candidate, shown(report)) == before
    assert await actions(world) == ["reindex", "candidate"]


async def test_a_report_that_is_gone_says_so(
    world: World, moderator: Any, report: Any, library: Library, knowledge: Path, make_bot: Any
) -> None:
    write(knowledge, fees=FEES)
    await reindexed(world, moderator)
    await world.env.restart_bot(make_bot())
    for label in ("Passages (6)", "Download report"):
        assert "not kept any more" in said(await moderator.click(report, label=label))
    assert "does not wait" in said(await moderator.click(report, label="Discard"))
    assert library.candidate
