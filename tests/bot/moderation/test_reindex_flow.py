"""While a candidate is made: progress, Cancel, the second moderator, a restart, what goes wrong.

A held lock of the index's own keeps the work from ending. All documents are made up.
"""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from bot.candidate import candidate_report
from bot.moderation import preparing
from index import Library
from index.lock import build_lock, pointer_lock
from tests.bot.conftest import World, buttons, shown
from tests.bot.feeding import moderator_of, said
from tests.bot.moderating import FEES, actions, bench_of, finish, pass_time, reindexed, write

OPEN = "When does the house open?"


@pytest.fixture
def index(library: Library) -> Path:
    """Return the folder of the index."""
    return library.folder("any").parent.parent


def left(index: Path) -> list[str]:
    """Return what is left of builds, besides versions and locks."""
    return sorted(path.name for path in (index / "versions").glob(".*"))


def edits(world: World) -> int:
    """Return how often the bot edited its answer to a command."""
    paths = [(call.method, call.path) for call in world.env.http_requests]
    return sum(method == "PATCH" and path.endswith("/@original") for method, path in paths)


async def test_questions_are_answered_while_a_candidate_is_made(
    world: World, moderator: Any, library: Library, index: Path, knowledge: Path
) -> None:
    write(knowledge, fees=FEES)
    with pointer_lock(index):
        result = await moderator.slash(world.channel, "knowledge reindex")
        assert "Cancel" in buttons(result.response)
        assert "Begun by moderator" in shown(result.response)
        answer = await world.alice.slash(world.channel, "ask", question=OPEN)
        assert "**The made-up house opens at nine.**" in shown(answer.response)
    await finish(world)
    assert str(library.candidate) in shown(result.response)


async def test_progress_is_edited_at_most_every_two_seconds_and_only_where_it_moved(
    world: World, moderator: Any, index: Path, knowledge: Path
) -> None:
    write(knowledge, fees=FEES)
    with pointer_lock(index):
        await moderator.slash(world.channel, "knowledge reindex")
        before = edits(world)
        await pass_time(world, 1.9)
        assert edits(world) == before
        await pass_time(world, 30)
        assert edits(world) == before
    await finish(world)
    assert edits(world) == before + 1


async def test_a_click_on_cancel_is_shown_with_the_next_edit(
    world: World, moderator: Any, index: Path, knowledge: Path
) -> None:
    write(knowledge, fees=FEES)
    with pointer_lock(index):
        result = await moderator.slash(world.channel, "knowledge reindex")
        before, shown_before = edits(world), shown(result.response)
        for _ in range(2):
            await moderator.click(result.response, label="Cancel")
        await pass_time(world, 1.9)
        assert (edits(world), shown(result.response)) == (before, shown_before)
        await pass_time(world, 1)
        assert edits(world) == before + 1
        assert "Stopping" in shown(result.response)
    await finish(world)
    assert await actions(world) == ["reindex", "cancel reindex"]


async def test_cancel_shows_what_came_of_it_where_the_first_answer_cannot_be_edited_any_more(
    world: World, moderator: Any, library: Library, index: Path, knowledge: Path
) -> None:
    write(knowledge, fees=FEES)
    with pointer_lock(index):
        result = await moderator.slash(world.channel, "knowledge reindex")
        await pass_time(world, 16 * 60)
        await moderator.click(result.response, label="Cancel")
    await finish(world)
    assert "Cancelled" in shown(result.response)
    assert library.candidate is None


async def test_cancel_leaves_nothing_behind(
    world: World, moderator: Any, library: Library, index: Path, knowledge: Path
) -> None:
    first = library.current
    write(knowledge, fees=FEES)
    with pointer_lock(index):
        result = await moderator.slash(world.channel, "knowledge reindex")
        await moderator.click(result.response, label="Cancel")
        await pass_time(world)
        assert "Stopping" in shown(result.response)
        assert not buttons(result.response)
    await finish(world)
    assert "Cancelled" in shown(result.response)
    assert (library.current, library.candidate) == (first, None)
    assert [manifest.version for manifest in library.versions()] == [first]
    assert left(index) == []
    assert await actions(world) == ["reindex", "cancel reindex"]


async def test_what_waited_before_a_cancelled_reindex_waits_on(
    world: World, moderator: Any, library: Library, index: Path, knowledge: Path
) -> None:
    write(knowledge, fees=FEES)
    await reindexed(world, moderator)
    waited = library.candidate
    write(knowledge, parking=None)
    with pointer_lock(index):
        result = await moderator.slash(world.channel, "knowledge reindex")
        await moderator.click(result.response, label="Cancel")
    await finish(world)
    assert library.candidate == waited


async def test_what_waited_waits_on_after_a_cancel_while_golden_questions_are_asked(
    world: World, moderator: Any, library: Library, knowledge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(knowledge, fees=FEES)
    await reindexed(world, moderator)
    waited, folders = library.candidate, library.versions()
    write(knowledge, parking=None)
    asked = threading.Event()
    go_on = threading.Event()

    def held(*arguments: Any, **options: Any) -> Any:
        asked.set()
        assert go_on.wait(60)
        return candidate_report(*arguments, **options)

    monkeypatch.setattr(preparing, "candidate_report", held)
    result = await moderator.slash(world.channel, "knowledge reindex")
    await asyncio.to_thread(asked.wait, 60)
    assert library.candidate != waited
    await moderator.click(result.response, label="Cancel")
    go_on.set()
    await finish(world)
    assert library.candidate == waited
    assert library.versions() == folders
    assert library.report_path(str(waited)).is_file()


async def test_the_second_moderator_is_told_who_is_at_work(
    world: World, moderator: Any, library: Library, index: Path, knowledge: Path
) -> None:
    second = moderator_of(world, "second")
    write(knowledge, fees=FEES)
    with pointer_lock(index):
        await moderator.slash(world.channel, "knowledge reindex")
        told = await second.slash(world.channel, "knowledge reindex")
        assert "moderator is reindexing since" in said(told)
    await finish(world)
    report = await reindexed(world, second)
    assert str(library.candidate) in shown(report)


async def test_who_is_at_work_in_the_terminal_is_named(
    world: World, moderator: Any, index: Path, knowledge: Path
) -> None:
    write(knowledge, fees=FEES)
    with build_lock(index, "Anna, made up"):
        assert "Anna, made up is reindexing since" in shown(await reindexed(world, moderator))


async def test_a_restart_in_the_middle_leaves_a_clean_start(
    world: World, moderator: Any, library: Library, index: Path, knowledge: Path, make_bot: Any
) -> None:
    first = library.current
    write(knowledge, fees=FEES)
    with pointer_lock(index):
        result = await moderator.slash(world.channel, "knowledge reindex")
        work = bench_of(world).work
        # What a stopped bot does last; the simulated restart forgets the bot without stopping it.
        await world.bot.unload_extension("bot.moderation")
        await world.env.restart_bot(make_bot())
    assert work is not None
    await work.wait(60)
    assert (library.current, library.candidate) == (first, None)
    assert left(index) == []
    await moderator.click(result.response, label="Cancel")
    assert "This is over" in shown(result.response)
    report = await reindexed(world, moderator)
    assert str(library.candidate) in shown(report)


async def test_word_is_left_where_the_message_cannot_be_edited_any_more(
    world: World, moderator: Any, index: Path, knowledge: Path
) -> None:
    channel = world.channel.guild.create_text_channel("moderators")
    panel = await moderator.slash(world.channel, "knowledge settings")
    await moderator.select(panel.response, [channel], custom_id="knowledge:set:channel")
    write(knowledge, fees=FEES)
    with pointer_lock(index):
        await moderator.slash(world.channel, "knowledge reindex")
        await pass_time(world, 16 * 60)
    await finish(world)
    assert "moderator: what you asked me to read anew is done" in channel.last_message.content


async def test_golden_questions_that_cannot_be_read_are_named(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    golden = (knowledge / "golden.yaml").read_text(encoding="utf-8")
    (knowledge / "golden.yaml").write_text("- question: [made up", encoding="utf-8")
    write(knowledge, fees=FEES)
    told = shown(await reindexed(world, moderator))
    assert "golden.yaml" in told
    assert "`/knowledge report`" in told
    (knowledge / "golden.yaml").write_text(golden, encoding="utf-8")
    again = await moderator.slash(world.channel, "knowledge report")
    await finish(world)
    assert str(library.candidate) in shown(again.response)


async def test_a_folder_without_any_text_is_named(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    first = library.current
    write(knowledge, hours="\n", parking="\n")
    told = shown(await reindexed(world, moderator))
    assert "nothing was built" in told
    assert "- empty: hours.md" in told
    assert (library.current, library.candidate) == (first, None)
